"""What spending would be at the level of others."""

from __future__ import annotations

from xl.names import is_total
from xl.report.benchmark import TOTAL, Benchmark
from xl.report.blocks import Caveat, Chapter, Chart, Highlight, Paragraph, Part, Sentence, Table, joined, pairs
from xl.report.charts.bars import deviation_bars
from xl.report.figures import DASH, Figure
from xl.report.reading import Reading
from xl.report.sentences import against_cheapest, change, of_cheapest, sentence

_AVERAGE = "de øvrige kommuners gennemsnit"
_SPREAD = ("Ved laveste", "Ved højeste", "Forskel")


def chapter(reading: Reading, benchmark: Benchmark) -> Chapter | None:
    """The savings potential; ``None`` where the workbook asks for none."""
    if not (benchmark.has("savings_average") or benchmark.has("savings_top")):
        return None
    made = Chapter("besparelser", "Besparelsespotentiale")
    unit = _unit(reading, benchmark)
    said: list[Sentence] = []
    for measure in ("savings_average", "savings_top"):
        level = _level(benchmark, measure)
        total = benchmark.get(measure, TOTAL)
        if total is not None and total.number is not None:
            meaning = sentence(f"På niveau med {level} ville udgiften give ", *change(total, unit))
            said.append(meaning)
            weight = 80 if measure == "savings_top" else 70
            made.highlights.append(Highlight(weight, f"Potentiale mod {level}", total, unit, meaning))
    made.highlights.sort(key=lambda highlight: -highlight.weight)
    made.add(Paragraph(joined(said)) if said else None, _bars(benchmark, unit), _table(benchmark, unit),
             Caveat("Potentialet er et regnestykke på enhedsomkostninger: det siger, hvad forskellen er værd, ikke at "
                    "den kan hentes. En besparelse er negativ."))
    return made


def spread(reading: Reading) -> Chapter | None:
    """What it is worth to lie at the lowest or the highest unit cost; ``None`` where the workbook does not ask."""
    made = Chapter("spredning", "Hvad spredningen er værd")
    for said in reading.of("SPREAD_VALUE"):
        labels, rows = reading.labels(said.place), reading.rows(said.place)
        if len(rows[0]) == len(_SPREAD):
            unit = reading.money_unit(said.place)
            made.add(Table(f"Kommunens udgift ved andres enhedsomkostninger{f', {unit}' if unit else ''}",
                           ("Målgruppe", *_SPREAD), tuple((label, *row) for label, row in zip(labels, rows)),
                           total=is_total(labels[-1])))
    return made if made.blocks else None


def _unit(reading: Reading, benchmark: Benchmark) -> str:
    call = next(said for said in benchmark.said if said.function.startswith("SAVINGS"))
    return reading.money_unit(call.place) or reading.money_unit(benchmark.place)


def _level(benchmark: Benchmark, measure: str) -> str:
    """Whose level a saving is measured at."""
    return of_cheapest(benchmark.cheapest.get(measure, 0)) if measure == "savings_top" else _AVERAGE


def _rows(benchmark: Benchmark) -> list[str]:
    return [*benchmark.groups, TOTAL]


def _bars(benchmark: Benchmark, unit: str) -> Chart | None:
    measure = "savings_top" if benchmark.has("savings_top") else "savings_average"
    rows = [(label, figure) for label in benchmark.groups
            if (figure := benchmark.get(measure, label)) and figure.number is not None]
    if not rows:
        return None
    labels, figures = [label for label, _ in rows], [figure for _, figure in rows]
    svg = deviation_bars("besparelse", labels, figures, [benchmark.small(label) for label in labels])
    told = f", {unit}" if unit else ""
    return Chart(f"Ændring i udgiften pr. målgruppe på niveau med {_level(benchmark, measure)}{told}", svg,
                 pairs(rows))


def _table(benchmark: Benchmark, unit: str) -> Table:
    columns = [(measure, title) for measure, title in
               (("savings_average", "Mod gennemsnittet"),
                ("savings_top", against_cheapest(benchmark.cheapest.get("savings_top", 0))))
               if benchmark.has(measure)]
    rows: list[tuple[Part, ...]] = []
    for label in _rows(benchmark):
        figures: list[Figure | None] = [benchmark.get(measure, label) for measure, _ in columns]
        rows.append((label, *(figure if figure is not None else DASH for figure in figures)))
    caption = f"Ændring i udgiften, {unit}" if unit else "Ændring i udgiften"
    return Table(caption, ("Målgruppe", *(title for _, title in columns)), tuple(rows), total=True)
