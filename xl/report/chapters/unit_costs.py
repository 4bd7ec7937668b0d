"""Spending and unit costs: own against the others, group by group."""

from __future__ import annotations

from xl.report.benchmark import Benchmark
from xl.report.blocks import Chapter, Chart, Highlight, Paragraph, Part, Sentence, Table, Told, joined, pairs
from xl.report.charts.bars import deviation_bars
from xl.report.figures import DASH, Figure
from xl.report.reading import Reading
from xl.report.sentences import against_average, counted, in_prose, listed, place_among, sentence

COLUMNS = (
    ("own", "{municipality}"), ("average", "Gns. øvrige"), ("deviation", "Afvigelse"),
    ("deviation_pct", "Afvigelse, pct."), ("rank", "Placering (1 = dyrest)"),
)


def chapter(reading: Reading, benchmark: Benchmark) -> Chapter | None:
    """What a full-time person costs; ``None`` where the workbook compares nothing."""
    measure = measure_of(benchmark)
    if measure is None:
        return None
    made = Chapter("enhedsomkostninger", "Udgifter og enhedsomkostninger")
    unit = reading.money_unit(benchmark.place)
    said = [_whole(benchmark, unit), *_outliers(benchmark, measure), _most_alike(reading)]
    made.add(Paragraph(joined([one for one in said if one])), _bars(benchmark, measure, unit),
             table(benchmark, unit))
    total = benchmark.total and benchmark.get(measure, benchmark.total)
    if isinstance(total, Figure) and total.number is not None:
        name = "Enhedsomkostning mod de øvriges gennemsnit"
        made.highlights.append(Highlight(90, name, total, "", _whole(benchmark, unit)))
    return made


def measure_of(benchmark: Benchmark) -> str | None:
    """The measure by which groups are held against the others; ``None`` where the workbook has none."""
    return next((measure for measure in ("deviation_pct", "deviation") if benchmark.has(measure)), None)


def _whole(benchmark: Benchmark, unit: str) -> Sentence:
    """``Enhedsomkostningerne ligger 21 pct. over gennemsnittet; den tredje højeste af 12.``"""
    label = benchmark.total
    if label is None:
        return ()
    said = told(benchmark, label, "enhedsomkostningerne", unit)
    return sentence(*said) if said else ()


def told(benchmark: Benchmark, label: str, subject: str, unit: str) -> Sentence:
    """A row's deviation and place; empty where its cells hold no numbers."""
    deviation = benchmark.get("deviation_pct", label) or benchmark.get("deviation", label)
    if deviation is None or deviation.number is None:
        return ()
    said = against_average(subject, deviation, "" if "%" in deviation.number_format else f" {in_prose(unit)}".rstrip())
    rank, standing = benchmark.get("rank", label), benchmark.standing(label)
    if rank is not None and rank.number is not None and standing is not None and standing[0] == rank.number:
        return (*said, "; ", *place_among(standing[0], rank.cell, standing[1], benchmark.among))
    return said


def _outliers(benchmark: Benchmark, measure: str) -> list[Sentence]:
    """The groups that lie furthest over and under, small ones left out."""
    found = [
        (figure.number, label, figure) for label in benchmark.groups
        if (figure := benchmark.get(measure, label)) and figure.number is not None and not benchmark.small(label)
    ]
    said: list[Sentence] = []
    over = sorted((one for one in found if one[0] > 0), reverse=True, key=lambda one: one[0])[:2]
    under = sorted((one for one in found if one[0] < 0), key=lambda one: one[0])[:2]
    for some, where in ((over, "over"), (under, "under")):
        if some:
            parts: list[Part] = [f"Længst {where} gennemsnittet ligger "]
            for place, (_, label, figure) in enumerate(some):
                parts += [" og " if place else "", f"{label} (", Told(str(figure), figure.cell), ")"]
            said.append(sentence(*parts))
    small = [label for label in benchmark.groups if benchmark.small(label)]
    if small:
        words = counted(len(small), "lille målgruppe", "små målgrupper")
        said.append(sentence(f"{words} med under 5 pct. af udgiften er ikke regnet med her: {listed(small)}"))
    return said


def _most_alike(reading: Reading) -> Sentence:
    """The municipalities with the most similar framework conditions, where the workbook asks for them."""
    for said in reading.of("NEAREST_PEERS")[:1]:
        parts: list[Part] = []
        for figure in reading.flat(said.place):
            parts += [", " if parts else "", figure]
        return sentence("Rammevilkårene ligner mest (den nærmeste først): ", *parts)
    return ()


def _bars(benchmark: Benchmark, measure: str, unit: str) -> Chart | None:
    rows = [
        (label, figure) for label in [*benchmark.groups, *([benchmark.total] if benchmark.total else [])]
        if (figure := benchmark.get(measure, label)) and figure.number is not None
    ]
    if not rows:
        return None
    labels = [label for label, _ in rows]
    svg = deviation_bars("afvigelse", labels, [figure for _, figure in rows], [benchmark.small(n) for n in labels])
    pale = " Målgrupper med under 5 pct. af udgiften er blege." if any(map(benchmark.small, labels)) else ""
    told = f", {unit} pr. fuldtidsperson" if unit and measure == "deviation" else ""
    return Chart(f"Afvigelse fra de øvriges gennemsnit pr. målgruppe{told}.{pale}", svg, pairs(rows))


def table(benchmark: Benchmark, unit: str) -> Table:
    """Own, average, deviation and place of every row."""
    columns = [(measure, title) for measure, title in COLUMNS if benchmark.has(measure)]
    rows: list[tuple[Part, ...]] = []
    for label in benchmark.table.labels:
        figures = [benchmark.get(measure, label) for measure, _ in columns]
        rows.append((label, *(figure if figure is not None else DASH for figure in figures)))
    header = ("Målgruppe", *(title.format(municipality=benchmark.municipality) for _, title in columns))
    caption = f"Enhedsomkostninger, {unit} pr. fuldtidsperson" if unit else "Enhedsomkostninger pr. fuldtidsperson"
    return Table(caption, header, tuple(rows), total=benchmark.total is not None)
