"""A page for each target group: everything the workbook says of it."""

from __future__ import annotations

import re

from xl.names import key
from xl.report.benchmark import Benchmark
from xl.report.blocks import Chapter, Paragraph, Part, Sentence, Table, joined
from xl.report.chapters import drivers, unit_costs
from xl.report.chapters.quadrants import field_of
from xl.report.figures import DASH, Figure
from xl.report.reading import Reading
from xl.report.sentences import change, sentence

_ENOUGH = 5
"""How many key figures make a page of their own."""


def chapters(reading: Reading, main: Benchmark, others: list[Benchmark]) -> list[Chapter]:
    """A chapter per target group of the main comparison."""
    fields = {key(label): figure for label, figure in field_of(reading).items()}
    splits = [said for said in reading.of("DRIVER_SPLIT") if said.given["method"] == "shapley"][:1]
    effects = {
        key(label): figures for said in splits
        for label, figures in zip(drivers.labels_of(said), reading.rows(said.place))
    }
    made = []
    for number, label in enumerate(main.groups, start=1):
        tables = [one for one in others if _about(reading, one, label)]
        called = [label, *(one.place.sheet for one in tables if one.place)]
        field = next((fields[key(name)] for name in called if key(name) in fields), None)
        made.append(_group(reading, main, label, number, field, effects.get(key(label)), tables))
    return made


def _about(reading: Reading, one: Benchmark, label: str) -> bool:
    """Whether a further comparison is about a group: its sheet says so."""
    if one.place is None:
        return False
    sheet = one.place.sheet
    return key(label) in (key(sheet), key(reading.sheet_title(sheet))) or key(label) in key(reading.sheet_title(sheet))


def _group(
    reading: Reading, main: Benchmark, label: str, number: int, field: Figure | None,
    effects: list[Figure] | None, tables: list[Benchmark],
) -> Chapter:
    made = Chapter(f"gruppe-{number}", label)
    unit = reading.money_unit(main.place)
    said: list[Sentence] = []
    about = unit_costs.told(main, label, "enhedsomkostningen", unit)
    if about:
        said.append(sentence(*about))
    for measure, level in (("savings_average", "de øvriges gennemsnit"), ("savings_top", "de billigstes niveau")):
        amount = main.get(measure, label)
        if amount is not None and amount.number is not None:
            money = reading.money_unit(next(s.place for s in main.said if s.function.startswith("SAVINGS")))
            said.append(sentence(f"På {level}: ", *change(amount, money)))
    if field is not None:
        said.append(sentence("Omkostning mod resultat: ", field))
    made.add(Paragraph(joined(said)) if said else None)
    figures = _key_figures(main, label)
    made.add(figures)
    made.new_page = bool(tables or effects) or (figures is not None and len(figures.rows) >= _ENOUGH)
    if effects is not None:
        rows: list[tuple[Part, ...]] = list(zip((*drivers.SHAPLEY, "I alt"), effects))
        made.add(Table("Drivere bag afvigelsen", ("Driver", unit or "Bidrag"), tuple(rows), total=True, narrow=True))
    for one in tables:
        made.add(_composition(reading, one))
    return made


def _key_figures(main: Benchmark, label: str) -> Table | None:
    names = {**dict(unit_costs.COLUMNS), "own": main.municipality, "top_average": f"Gns. {main.cheapest} billigste",
             "savings_average": "Potentiale mod gns.", "savings_top": f"Potentiale mod {main.cheapest} billigste"}
    rows = [(title, figure) for measure, title in names.items() if (figure := main.get(measure, label)) is not None]
    return Table("Nøgletal", ("Nøgletal", "Værdi"), tuple(rows), narrow=True) if rows else None


def _composition(reading: Reading, one: Benchmark) -> Table:
    """A group's own table: what the cost is made of, and its indicators."""
    columns = [(measure, title) for measure, title in unit_costs.COLUMNS[:4] if one.has(measure)]
    rows: list[tuple[Part, ...]] = [
        (label, *((one.get(measure, label) or DASH) for measure, _ in columns)) for label in one.table.labels
    ]
    assert one.place is not None
    header = ("Række", *(title.format(municipality=one.municipality) for _, title in columns))
    lead = re.split(r"\. (?=[A-ZÆØÅ])", reading.lead(one.place.sheet))[0]
    return Table(lead or one.place.sheet, header, tuple(rows))
