"""The sheet Mellemregninger: full-time persons and exit rates of all twelve municipalities, gathered or derived."""

from __future__ import annotations

from typing import Any, Final

from xlsxwriter.utility import xl_rowcol_to_cell

from workbooks.billund_2018 import framework, group_sheets
from workbooks.billund_2018.figures import GROUPS, MUNICIPALITIES, OWN
from workbooks.billund_2018.spending import FIRST, LAST
from workbooks.style import Book

NAME: Final = "Mellemregninger"
_PERSONS: Final = FIRST + 1
_EXITS: Final = _PERSONS + len(GROUPS) + 4
_DERIVED: Final = (
    "De andre kommuners fuldtidspersoner trykkes ikke. De er udledt af Bilag 1: målgruppens andel af udgiften "
    "x samlet enhedsomkostning x befolkning x forsørgelsestryk i alt / målgruppens enhedsomkostning."
)


def persons(group: str, municipality: str) -> str:
    """The cell with a municipality's full-time persons in a group, for formulas on any sheet."""
    return f"{NAME}!{xl_rowcol_to_cell(_PERSONS + GROUPS.index(group), 1 + MUNICIPALITIES.index(municipality))}"


def write(book: Book) -> None:
    """Write the sheet."""
    lead = "Tal, som flere ark bruger: hentet fra de trykte tabeller eller udledt af dem"
    sheet = book.sheet(NAME, "Mellemregninger", lead, [48, *[12] * len(MUNICIPALITIES)])
    sheet.write(_PERSONS - 2, 0, "Fuldtidspersoner", book.format("strong"))
    sheet.merge_range(_PERSONS - 2, 1, _PERSONS - 2, len(MUNICIPALITIES), _DERIVED, book.format("wrap"))
    sheet.set_row(_PERSONS - 2, 32)
    sheet.write(_EXITS - 2, 0, "Afgangsrate til job og uddannelse", book.format("strong"))
    _table(book, sheet, _PERSONS, "Personer", "calc.0", _persons)
    _table(book, sheet, _EXITS, "Afgangsrater", "calc.pct", _exit_rate)
    sheet.freeze_panes(0, 1)


def _table(book: Book, sheet: Any, row: int, name: str, look: str, formula: Any) -> None:
    columns = [("Målgruppe", "label"), *((municipality, look) for municipality in MUNICIPALITIES)]
    book.table(sheet, row - 1, 0, name, columns, [[group] for group in GROUPS])
    for at, group in enumerate(GROUPS, start=row):
        for column, municipality in enumerate(MUNICIPALITIES, start=1):
            sheet.write_formula(at, column, formula(group, municipality), book.format(look))


def _persons(group: str, municipality: str) -> str:
    row = FIRST + GROUPS.index(group)
    if municipality == OWN:
        return f"=Udgifter!D{row + 1}"
    column = 1 + MUNICIPALITIES.index(municipality)
    of_group, in_total = (f"Enhedsomkostninger!{xl_rowcol_to_cell(at, column)}" for at in (row, LAST))
    everyone = f"{framework.population(municipality)}*{framework.pressure_in_total(municipality)}"
    return f"={framework.share_of_spending(group, municipality)}*{in_total}*{everyone}/{of_group}"


def _exit_rate(group: str, municipality: str) -> str:
    return f"={group_sheets.cell(group, group_sheets.exit_row(group), municipality)}"
