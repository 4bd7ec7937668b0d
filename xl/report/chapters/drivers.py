"""What drives the deviation: a waterfall that ends at it."""

from __future__ import annotations

from xl.names import is_total
from xl.report.blocks import Caveat, Chapter, Chart, Heading, Highlight, Paragraph, Sentence, Table, pairs
from xl.report.charts.bars import waterfall
from xl.report.figures import Figure
from xl.report.reading import Reading, Said
from xl.report.sentences import in_prose, sentence

SHAPLEY = ("Målgruppesammensætning", "Volumen", "Redskabssammensætning", "Enhedspris", "Øvrige omkostninger")
_DEVIATION = "Afvigelse i alt"
_RESIDUAL = "Restled"


def chapter(reading: Reading) -> Chapter | None:
    """The drivers of the workbook's driver splits; ``None`` where there are none."""
    splits = reading.of("DRIVER_SPLIT")
    exact = next((said for said in splits if said.given["method"] == "shapley"), None)
    apart = next((said for said in splits if said.given["method"] != "shapley"), None)
    if exact is None and apart is None:
        return None
    made = Chapter("drivere", "Hvad driver omkostningen")
    if exact is not None:
        _exact(reading, made, exact)
    if apart is not None:
        _one_at_a_time(reading, made, apart)
    return made


def labels_of(said: Said) -> list[str]:
    """The names of a split's rows: its groups and the total, or those asked for."""
    asked = said.given["group"]
    if asked is None:
        return [*said.given["activity"].groups, "Samlet"]
    return [name if isinstance(name, str) else "" for line in asked.rows for name in line]


def _exact(reading: Reading, made: Chapter, said: Said) -> None:
    rows = dict(zip(labels_of(said), reading.rows(said.place)))
    unit = reading.money_unit(said.place)
    told = next((label for label in rows if is_total(label)), next(iter(rows)))
    figures = rows[told]
    if all(figure.number is not None for figure in figures) and len(figures) == len(SHAPLEY) + 1:
        steps = [(name, figure) for name, figure in zip(SHAPLEY, figures) if str(figure).strip("0,+- %")]
        says = pairs(zip((*SHAPLEY, _DEVIATION), figures))
        svg = waterfall("drivere", [*(name for name, _ in steps), _DEVIATION], [step for _, step in steps], figures[-1])
        largest = max(steps, key=lambda step: abs(step[1].number or 0.0), default=None)
        if largest is not None:
            made.add(Paragraph(_largest(largest, figures[-1], unit)))
            made.highlights.append(Highlight(60, "Den driver, der betyder mest", largest[1], unit,
                                             _largest(largest, figures[-1], unit)))
        per = f", {unit} pr. fuldtidsperson" if unit else ""
        made.add(Chart(f"Fra gennemsnittet til egen enhedsomkostning ({told.lower()}{per})", svg, says))
    header = ("Målgruppe", *SHAPLEY, "I alt")
    made.add(_table("Drivere, der tilsammen giver afvigelsen", header, rows))
    made.add(*(Caveat(note) for note in said.notes))


def _largest(largest: tuple[str, Figure], deviation: Figure, unit: str) -> Sentence:
    name, figure = largest
    return sentence(f"{name} trækker mest: ", figure, f" {in_prose(unit)}".rstrip(), " af en samlet afvigelse på ",
                    deviation)


def _one_at_a_time(reading: Reading, made: Chapter, said: Said) -> None:
    rows = dict(zip(labels_of(said), reading.rows(said.place)))
    header = ("Målgruppe", *SHAPLEY, "I alt", _RESIDUAL)
    made.add(Heading("Drivere en ad gangen"),
             _table("Andel af egen enhedsomkostning, når driveren alene sættes til de øvriges niveau", header, rows),
             Caveat("En ad gangen går driverne ikke op i afvigelsen; resten står som restled."))


def _table(caption: str, header: tuple[str, ...], rows: dict[str, list[Figure]]) -> Table:
    width = max(map(len, rows.values()))
    return Table(caption, header[: width + 1], tuple((label, *figures) for label, figures in rows.items()),
                 total=any(map(is_total, rows)))
