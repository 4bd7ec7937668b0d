"""The sheet Kontrol: what the workbook calculates against what the presentation prints."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from xlsxwriter.utility import xl_rowcol_to_cell

from workbooks.charts import Cells
from workbooks.jobcentre_18 import development, pressure, unit_costs
from workbooks.jobcentre_18.figures import AREAS, SAME_GROUP, value
from workbooks.style import Book

NAME: Final = "Kontrol"
VERDICT: Final = "B4"
_FIRST: Final = 6
_PRINTED_AT: Final = 8
"""The column of printed figures that no other sheet needs."""


def write(book: Book) -> None:
    """Write a line for each check, and whether all of them hold."""
    sheet = book.sheet(
        NAME,
        "Kontrol",
        "Beregnet mod trykt. Kun forskelle, som afrundingen ikke kan forklare, tælles",
        [66, 12, 22, 14, 3, 3, 3, 44, 16, 16],
    )
    sheet.write(3, 0, "Alt stemmer", book.format("strong"))
    book.headers(sheet, _FIRST - 1, 0, ["Kontrol", "Tal", "Uden for afrundingen", "Stemmer"])
    sheet.write(_FIRST - 1, 3, "Stemmer", book.format("header"))
    row = _FIRST
    for what, figures, off in _checks():
        sheet.write(row, 0, what, book.format("label"))
        sheet.write(row, 1, figures, book.format("calc.0"))
        sheet.write_dynamic_array_formula(row, 2, row, 2, off, book.format("calc.0"))
        sheet.write_formula(row, 3, f'=IF(C{row + 1}=0,"Ja","Nej")', book.format("output.text"))
        row += 1
    verdicts = f"D{_FIRST + 1}:D{row}"
    formula = f'=IF(COUNTIF({verdicts},"Ja")={row - _FIRST},"Ja","Nej")'
    sheet.write_formula(VERDICT, formula, book.format("output.text"))
    sheet.write(_FIRST - 1, _PRINTED_AT - 1, "Trykte ændringer", book.format("header"))
    for column, change in enumerate(development.CHANGES, start=_PRINTED_AT):
        sheet.write(_FIRST - 1, column, ("Seneste år", "2017-2019")[column - _PRINTED_AT], book.format("number_header"))
        for at, group in enumerate(development.GROUPS, start=_FIRST):
            sheet.write(at, _PRINTED_AT - 1, group, book.format("label"))
            sheet.write(at, column, value("fuldtidspersoner", group, change), book.format("input.pluspct0"))
    sheet.freeze_panes(_FIRST, 1)


def _off(difference: str, room: str) -> str:
    return f"=SUMPRODUCT(--(({difference})^2>({room}+1E-9)^2))"


def _checks() -> Iterator[tuple[str, int, str]]:
    height = len(development.GROUPS)
    for column, change in zip((development.YEAR, development.LONG), ("det seneste år", "2017-2019")):
        ours = Cells(development.NAME, development.FIRST, column, height).formula
        printed = Cells(NAME, _FIRST, _PRINTED_AT + column - development.YEAR, height).formula
        # Persons are whole: half a person of some 150 moves a change by 0.4 per cent at most.
        yield f"Udvikling: ændring {change}", height, _off(f"{ours}-{printed}", "0.01")
    for whole, parts in pressure.PARTS.items():
        yield f"Forsørgelsestryk: {whole} er summen af sine dele", len(AREAS), _sum_off(whole, parts)
    yield "Forsørgelsestryk: trykt tryk følger af personer og én befolkning", len(SAME_GROUP), _pressure_off()
    deviations, printed = (
        Cells(unit_costs.NAME, unit_costs.SECOND, unit_costs.DEVIATION + at, len(unit_costs.COMPARED)).formula
        for at in (1, 2)
    )
    yield ("Enhedsomkostninger: Kommune X's afvigelse i pct.", len(unit_costs.COMPARED),
           _off(f"{deviations}-{printed}", "0.01"))
    low, high, difference = (
        Cells(unit_costs.WORTH, unit_costs.FIRST, column, len(unit_costs.COMPARED)).formula for column in (6, 7, 8)
    )
    yield ("Spredning: trykt forskel er højeste minus laveste", len(unit_costs.COMPARED),
           _off(f"{high}-{low}-{difference}", "1.5"))


def _sum_off(whole: str, parts: list[str]) -> str:
    def across(group: str) -> str:
        row = pressure.row_of(group)
        return f"{pressure.NAME}!{xl_rowcol_to_cell(row, 1)}:{xl_rowcol_to_cell(row, len(AREAS))}"

    total = "+".join(across(part) for part in parts)
    return _off(f"{across(whole)}-({total})", f"{0.0005 * (len(parts) + 1):.4g}")


def _pressure_off() -> str:
    rows = [pressure.row_of(group) for group in SAME_GROUP.values()]
    last = pressure.CALCULATED
    wrong = "+".join(
        f"({pressure.NAME}!{xl_rowcol_to_cell(row, last)}-{pressure.NAME}!{xl_rowcol_to_cell(row, 1)})^2>0.000501^2"
        for row in rows
    ).replace("+", ")+(")
    return f"=({wrong})"
