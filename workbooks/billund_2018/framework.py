"""The sheets Rammevilkår and Sammenlignelige: Bilag 1, and the municipalities most like the chosen one."""

from __future__ import annotations

from typing import Any, Final

from xlsxwriter.utility import xl_rowcol_to_cell

from workbooks.billund_2018.figures import AVERAGE, GROUPS, IN_BILAG, MUNICIPALITIES, look, printed, rows, value
from workbooks.billund_2018.spending import FIRST
from workbooks.billund_2018.spending import LAST as LAST_GROUP
from workbooks.charts import Cells, paired_bars, place
from workbooks.style import Book
from xl.palette import ACCENT

NAME, COMPARABLE = "Rammevilkår", "Sammenlignelige"
_PLACES: Final = "Rammevilkår (placering)"
_POPULATION: Final = "Befolkning (18-66 år)"
_PRESSURE: Final = "Forsørgelsestryk (18-66-årige)"
_SPENDING: Final = "Ressourcefordeling på beskæftigelsesområdet"
_TABLES: Final = {"": "Befolkning", _PRESSURE: "Tryk", _SPENDING: "Ressourcer", "Andre oplysninger": "Oplysninger"}
"""The sections of Bilag 1 that have a municipality a column, and their names as Excel tables."""
_PEERS: Final = 5
_WEIGHT, _NEAREST = 6, 8
"""The columns of who is among the nearest, and of their names."""
_CHECKED: Final = len(MUNICIPALITIES) + 3
"""The column of Billund's support pressure, calculated."""


def _first_rows() -> dict[str, int]:
    """The row (from 0) of each section's first line."""
    at, found = FIRST + len(MUNICIPALITIES) + 4, {}
    for section in _TABLES:
        found[section] = at + 1
        at += len(lines(section)) + 4
    return found


def lines(section: str) -> list[str]:
    """What the lines of a section are called."""
    return [group for found, group, _ in rows("Bilag 1") if found == section]


def population(municipality: str) -> str:
    """The cell with a municipality's population, for formulas on any sheet."""
    return _cell("", _POPULATION, municipality)


def pressure_in_total(municipality: str) -> str:
    """The cell with the share of the population on support, førtidspension left out."""
    return _cell(_PRESSURE, "I alt ekskl. førtidspension", municipality)


def share_of_spending(group: str, municipality: str) -> str:
    """The cell with a target group's share of a municipality's spending."""
    return _cell(_SPENDING, IN_BILAG.get(group, group), municipality)


def shares_of_spending() -> str:
    """Every municipality's shares of spending, the groups and the total, for formulas on any sheet."""
    return Cells(NAME, _first_rows()[_SPENDING], 1, len(GROUPS) + 1, len(MUNICIPALITIES)).formula


def _cell(section: str, line: str, municipality: str) -> str:
    row = _first_rows()[section] + lines(section).index(line)
    return f"{NAME}!{xl_rowcol_to_cell(row, 1 + MUNICIPALITIES.index(municipality))}"


def _line(section: str, line: str, column: str) -> float | None:
    return value("Bilag 1", section, line, section or line, column)


def write(book: Book) -> None:
    """Write the printed background figures and, beside the framework conditions, who is most alike."""
    sheet = book.sheet(
        NAME,
        "Rammevilkår",
        "Rapportens Bilag 1, 2018. Rammevilkårene er placeringer (1-98) blandt landets kommuner",
        [48, *[13] * 12, 14, 3, 16],
        pages=1,
    )
    _conditions(book, sheet)
    for section, name in _TABLES.items():
        _section(book, sheet, section, name)
    pressure = _first_rows()[_PRESSURE]
    book.headers(sheet, pressure - 1, _CHECKED, ["Beregnet, egen kommune"])
    for row, line in enumerate(lines(_PRESSURE)[:-1]):
        formula = f"=SUPPORT_PRESSURE(Udgifter!D{FIRST + 1 + row},{population('Billund')})"
        sheet.write_formula(pressure + row, _CHECKED, formula, book.format("calc.pct"))
        assert line == (IN_BILAG.get(GROUPS[row], GROUPS[row]) if row < len(GROUPS) else "I alt ekskl. førtidspension")
    sheet.freeze_panes(FIRST, 1)


def _conditions(book: Book, sheet: Any) -> None:
    areas = [line.removeprefix("Rammevilkår - ") for line in lines(_PLACES)]
    columns = [("Kommune", "label"), *((area, "input.0") for area in areas)]
    cells = [[name, *(_line(_PLACES, line, name) for line in lines(_PLACES))] for name in MUNICIPALITIES]
    book.table(sheet, FIRST - 1, 0, "Rammer", columns, cells)
    row = FIRST + len(MUNICIPALITIES)
    sheet.write(row, 0, AVERAGE + ", trykt", book.format("label"))
    for column, line in enumerate(lines(_PLACES), start=1):
        sheet.write(row, column, _line(_PLACES, line, AVERAGE), book.format("input.0"))
    book.headers(sheet, FIRST - 1, _WEIGHT, ["Ligner mest, 1 er ja"])
    book.headers(sheet, FIRST - 1, _NEAREST, ["Nærmest først"])
    nearest = f"=NEAREST_PEERS(Rammer[[Kommune]:[Permanente ydelser]],Valgt_kommune,{_PEERS})"
    book.spilled(sheet, FIRST, _NEAREST, _PEERS, nearest, "output.text")
    alike = Cells(NAME, FIRST, _NEAREST, _PEERS).formula
    for place_, name in enumerate(MUNICIPALITIES):
        weight = f'=IF(COUNTIF({alike},"{name}")>0,1,0)'
        sheet.write_formula(FIRST + place_, _WEIGHT, weight, book.format("calc.0"))


def _section(book: Book, sheet: Any, section: str, name: str) -> None:
    row = _first_rows()[section]
    sheet.write(row - 2, 0, section or "Befolkning", book.format("strong"))
    columns = [("Forhold", "label"), *((column, "input.any") for column in (*MUNICIPALITIES, AVERAGE))]
    book.table(sheet, row - 1, 0, name, columns, [[line] for line in lines(section)])
    for place_, line in enumerate(lines(section)):
        for column, municipality in enumerate((*MUNICIPALITIES, AVERAGE), start=1):
            cell = printed("Bilag 1")[section, line, section or line, municipality]
            look_ = book.format(f"input.{look(cell)}")
            sheet.write(row + place_, column, _line(section, line, municipality), look_)


def write_comparable(book: Book) -> None:
    """Write how the chosen municipality's unit costs stand against those most like it."""
    sheet = book.sheet(
        COMPARABLE,
        "Sammenlignelige kommuner",
        "Den valgte kommunes enhedsomkostning mod de fem kommuner, hvis rammevilkår ligner mest, og mod alle øvrige. "
        "1.000 kr. pr. fuldtidsperson",
        [48, 16, 20, 18, 21, 23],
        colour=ACCENT,
        pages=1,
    )
    titles = ["Målgruppe", "Valgt kommune", "Gns. fem nærmeste", "Gns. alle øvrige", "Afvigelse, nærmeste"]
    book.headers(sheet, FIRST - 1, 0, [*titles, "Afvigelse, alle øvrige"])
    for row, label in enumerate([*GROUPS, "Samlet"], start=FIRST):
        sheet.write(row, 0, label, book.format("total_label" if label == "Samlet" else "label"))
    weights = Cells(NAME, FIRST, _WEIGHT, len(MUNICIPALITIES)).formula
    first, last, height = FIRST + 1, LAST_GROUP + 1, len(GROUPS) + 1
    for column, formula, look_ in (
        (1, "=INDEX(Enhedsomk[],0,MATCH(Valgt_kommune,Enhedsomk[#Headers],0))", "calc.1"),
        (2, f"=PEER_AVERAGE(Enhedsomk[#All],Valgt_kommune,,{weights})", "calc.1"),
        (3, "=PEER_AVERAGE(Enhedsomk[#All],Valgt_kommune)", "calc.1"),
        (4, f"=B{first}:B{last}-C{first}:C{last}", "output.plus1"),
        (5, f"=B{first}:B{last}-D{first}:D{last}", "output.plus1"),
    ):
        book.spilled(sheet, FIRST, column, height, formula, look_)
    sheet.write(LAST_GROUP + 2, 0, "De fem nærmeste", book.format("strong"))
    names = f'=_xlfn.TEXTJOIN(", ",TRUE,{Cells(NAME, FIRST, _NEAREST, _PEERS).formula})'
    sheet.write_formula(LAST_GROUP + 2, 1, names, book.format("text"))
    cells = {name: Cells(COMPARABLE, FIRST, column, height) for column, name in enumerate(titles)}
    chart = paired_bars(
        book,
        "Enhedsomkostning mod de fem kommuner med mest lignende vilkår, 1.000 kr.",
        cells.pop("Målgruppe"),
        {name: cells[name] for name in ("Valgt kommune", "Gns. fem nærmeste")},
    )
    place(sheet, LAST_GROUP + 4, 0, chart, width=1000, height=540)
    sheet.freeze_panes(FIRST, 1)


def pressure_check() -> tuple[str, str]:
    """Billund's support pressures, calculated and printed; førtidspension left out."""
    row, height = _first_rows()[_PRESSURE], len(lines(_PRESSURE)) - 1
    return Cells(NAME, row, _CHECKED, height).formula, Cells(NAME, row, 1, height).formula
