"""The target groups one by one: everything the workbook says of each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xl.names import key
from xl.report.benchmark import Benchmark
from xl.report.blocks import Chapter, Paragraph, Part, Sentence, Table, joined
from xl.report.chapters import drivers, unit_costs
from xl.report.chapters.quadrants import field_of
from xl.report.figures import DASH, Figure
from xl.report.reading import Reading
from xl.report.sentences import against_cheapest, change, sentence

_ENOUGH = 5
"""How many key figures make a chapter of a group that the workbook says no more of."""
_SAVINGS = ("savings_average", "savings_top")


def chapters(reading: Reading, main: Benchmark, others: list[Benchmark]) -> list[Chapter]:
    """A chapter per target group of the main comparison; one for all of them where little is said of each."""
    fields = {key(label): figure for label, figure in field_of(reading).items()}
    splits = [said for said in reading.of("DRIVER_SPLIT") if said.given["method"] == "shapley"][:1]
    effects = {
        key(label): figures for said in splits
        for label, figures in zip(drivers.labels_of(said), reading.rows(said.place))
    }
    tables = {label: [one for one in others if _about(reading, one, label)] for label in main.groups}
    said_of_each = len(_columns(reading, main))
    if said_of_each < _ENOUGH and not effects and not any(tables.values()):
        alike = [one for one in others if list(map(key, one.groups)) == list(map(key, main.groups))]
        return list(_all_in_one(reading, main, alike))
    made = []
    for number, (label, own) in enumerate(tables.items(), start=1):
        called = [label, *(one.place.sheet for one in own if one.place)]
        field = next((fields[key(name)] for name in called if key(name) in fields), None)
        made.append(_group(reading, main, label, number, field, effects.get(key(label)), own))
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
    more = bool(tables or effects)
    made = Chapter(f"gruppe-{number}", label, new_page=more, whole=not more)
    unit = reading.money_unit(main.place)
    said: list[Sentence] = []
    about = unit_costs.told(main, label, "enhedsomkostningen", unit)
    if about:
        said.append(sentence(*about))
    for measure, level in zip(_SAVINGS, ("de øvriges gennemsnit", "de billigstes niveau")):
        amount = main.get(measure, label)
        if amount is not None and amount.number is not None:
            said.append(sentence(f"På {level}: ", *change(amount, _money(reading, main))))
    if field is not None:
        said.append(sentence("Omkostning mod resultat: ", field))
    made.add(Paragraph(joined(said)) if said else None)
    figures = [(title, figure) for measure, title in _columns(reading, main).items()
               if (figure := main.get(measure, label)) is not None]
    if figures:
        made.add(Table(_caption("Nøgletal", unit), ("Nøgletal", "Værdi"), tuple(figures), narrow=True))
    if effects is not None:
        rows: list[tuple[Part, ...]] = list(zip((*drivers.SHAPLEY, "I alt"), effects))
        made.add(Table(_caption("Drivere bag afvigelsen", unit), ("Driver", "Bidrag"), tuple(rows), total=True,
                       narrow=True))
    for one in tables:
        made.add(_composition(reading, one))
    return made


def _all_in_one(reading: Reading, main: Benchmark, others: list[Benchmark]) -> Iterator[Chapter]:
    """The key figures of all groups in a table per comparison, where the chapters before do not hold them."""
    told = {measure for measure, _ in unit_costs.COLUMNS} if unit_costs.measure_of(main) else set()
    made = Chapter("grupper", "Målgrupperne")
    for one in (main, *others):
        columns = _columns(reading, one)
        if one is main and columns.keys() <= told | set(_SAVINGS):
            continue
        rows: list[tuple[Part, ...]] = [
            (label, *((one.get(measure, label) or DASH) for measure in columns)) for label in one.groups]
        made.add(Table(_stated(reading, one), ("Målgruppe", *columns.values()), tuple(rows)))
    if made.blocks:
        yield made


def _stated(reading: Reading, one: Benchmark) -> str:
    """What a comparison's table says it holds: the line above it."""
    place = one.place
    above = reading.text(place.sheet, place.area.top - 1, place.area.left) if place and place.area.top > 3 else ""
    return above or _caption("Nøgletal pr. målgruppe", reading.money_unit(place))


def _columns(reading: Reading, main: Benchmark) -> dict[str, str]:
    """The measures that the workbook has of its groups, with what they are called."""
    money = f", {unit}" if (unit := _money(reading, main)) else ""
    top = {measure: against_cheapest(number) for measure, number in main.cheapest.items()}
    names = {**dict(unit_costs.COLUMNS), "own": main.municipality,
             "top_average": top.get("top_average", "").replace("Mod", "Gns. af"),
             "savings_average": f"Ændring i udgift mod gns.{money}",
             "savings_top": f"Ændring i udgift {top.get('savings_top', '').lower()}{money}"}
    return {measure: title for measure, title in names.items() if main.has(measure)}


def _money(reading: Reading, main: Benchmark) -> str:
    """The unit of the savings; empty where the workbook has none."""
    place = next((said.place for said in main.said if said.function.startswith("SAVINGS")), None)
    return reading.money_unit(place) or (reading.money_unit(main.place) if place else "")


def _caption(what: str, unit: str) -> str:
    return f"{what}, {unit} pr. fuldtidsperson" if unit else what


def _composition(reading: Reading, one: Benchmark) -> Table:
    """A group's own table: what the cost is made of, and its indicators."""
    columns = [(measure, title) for measure, title in unit_costs.COLUMNS[:4] if one.has(measure)]
    rows: list[tuple[Part, ...]] = [
        (label, *((one.get(measure, label) or DASH) for measure, _ in columns)) for label in one.table.labels
    ]
    assert one.place is not None
    header = ("Række", *(title.format(municipality=one.municipality) for _, title in columns))
    lead = re.split(r"\. (?=[A-ZÆØÅ])", reading.lead(one.place.sheet))[0]
    return Table(lead or one.place.sheet, header, tuple(rows), total=one.total is not None)
