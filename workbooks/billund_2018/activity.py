"""The sheet Aktivitet: the tidy table that DRIVER_SPLIT reads, derived from the printed tables by formulas."""

from __future__ import annotations

from typing import Any, Final

from xlsxwriter.utility import xl_rowcol_to_cell

from workbooks.billund_2018 import group_sheets, key_figures
from workbooks.billund_2018.figures import GROUPS, MUNICIPALITIES, SHORT
from workbooks.style import Book
from xl.activities import COLUMNS

NAME: Final = "Aktivitet"
WORK, OFFERS = "Virksomhedsindsats", "Beskæftigelsestilbud"
_HEAD: Final = 10
"""The row (from 0) of the table's header."""
_SHIFTED: Final = ("Kontanthjælp mv. aktivitetsparat", "Kommune 7")
"""Where table 3.6 prints the work-based activation degree one column too far right, and from which municipality on."""
_NOTES: Final = {
    "Trykt": "Udgift pr. fuldtidsperson og aktiveringsgrader (tabel 3.4-3.16), Billunds fuldtidspersoner (tabel 3.1).",
    "Udledt": "De andre kommuners fuldtidspersoner (arket Mellemregninger). Fuldtidsaktiverede = grad x personer; i "
    "beskæftigelsestilbud er graden den samlede minus den virksomhedsrettede. Øvrig udgift = samlet udgift minus de "
    "to redskaber.",
    "Ikke med": "Rapporten regnede på flere redskaber og på uafrundede tal; de trykkes ikke. Intet tal er opdigtet.",
}


def write(book: Book) -> None:
    """Write the table: for each municipality and group the two tools, and what is spent without a tool."""
    lead = "Én række pr. kommune, målgruppe og redskab; uden redskab er øvrige omkostninger. Udgift i 1.000 kr."
    sheet = book.sheet(NAME, "Aktivitet", lead, [20, 48, 18, 24, 20, 14])
    for row, (title, text) in enumerate(_NOTES.items(), start=3):
        sheet.write(row, 0, title, book.format("strong"))
        sheet.merge_range(row, 1, row, 5, text, book.format("wrap"))
        sheet.set_row(row, 32 if len(text) > 120 else 17)
    sheet.write(7, 0, "Ret trykfejl", book.format("strong"))
    sheet.write(7, 1, "Ja", book.format("input.text"))
    sheet.data_validation(7, 1, 7, 1, {"validate": "list", "source": ["Ja", "Nej"]})
    why = "Ja: den forskudte række i tabel 3.6 læses én kolonne længere til højre fra Kommune 7. Nej: som trykt"
    sheet.write(7, 2, why, book.format("lead"))
    book.writer.define_name("Ret_trykfejl", f"={NAME}!$B$8")
    looks = ("label", "label", "calc.1", "label", "calc.1", "calc.0")
    keys = [(name, group, tool) for group in GROUPS for name in MUNICIPALITIES for tool in (WORK, OFFERS, None)]
    book.table(sheet, _HEAD, 0, "Aktivitet", list(zip(COLUMNS, looks)), [[n, g, None, t] for n, g, t in keys])
    for row, (name, group, tool) in enumerate(keys, start=_HEAD + 1):
        _row(book, sheet, row, name, group, tool)
    sheet.freeze_panes(_HEAD + 1, 0)
    sheet.repeat_rows(_HEAD)


def _row(book: Book, sheet: Any, row: int, name: str, group: str, tool: str | None) -> None:
    persons = xl_rowcol_to_cell(row, 2)
    sheet.write_formula(row, 2, f"={key_figures.persons(group, name)}", book.format("calc.1"))
    total, work, offers = (
        group_sheets.cell(group, group_sheets.row_of(group, line), name)
        for line in ("Samlet", "Virksomhedsindsats i alt", "Beskæftigelsestilbud i alt")
    )
    all_degree = group_sheets.cell(group, group_sheets.degree_rows(group)[0], name)
    money = {WORK: work, OFFERS: offers, None: f"({total}-{work}-{offers})"}[tool]
    sheet.write_formula(row, 5, f"={persons}*{money}", book.format("calc.0"))
    if tool == WORK:
        sheet.write_formula(row, 4, f"={persons}*{_work_degree(group, name)}", book.format("calc.1"))
    elif tool == OFFERS:
        degree = f"MAX(0,{all_degree}-{_work_degree(group, name)})"
        sheet.write_formula(row, 4, f"={persons}*{degree}", book.format("calc.1"))


def _work_degree(group: str, name: str) -> str:
    row = group_sheets.degree_rows(group)[1]
    as_printed = group_sheets.cell(group, row, name)
    shifted, first = _SHIFTED
    column = 1 + MUNICIPALITIES.index(name)
    if group != shifted or column < 1 + MUNICIPALITIES.index(first):
        return as_printed
    return f"IF(Ret_trykfejl=\"Ja\",'{SHORT[group]}'!{xl_rowcol_to_cell(row, column + 1)},{as_printed})"
