"""The sheet Udvikling: every municipality's status in every month of the year, and how many have which."""

from __future__ import annotations

from typing import Any

from xlsxwriter.utility import xl_col_to_name

from pyxl_bench.supervision import STATUSES
from workbooks.charts import Axis, Cells, place, stacked_columns
from workbooks.style import Book
from workbooks.tilsyn_98.generated import COUNT, MADE_UP, MONTHS
from workbooks.tilsyn_98.layout import BLOCKS, COURSE, FIGURES, FIRST, LAST, MEANS, STATUS, YEAR, all_rows
from xl.palette import ACCENT, GRID, PALETTE

_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def write(book: Book) -> None:
    width = len(YEAR)
    sheet = book.sheet(
        COURSE, "Udvikling", f"{MADE_UP}. Afstanden til det forventede er den senest offentliggjorte i alle måneder",
        [28, *[25.0] * width, 3, *[9.5] * width * len(BLOCKS)])
    last = width
    dates = f"$B${FIRST}:${xl_col_to_name(last)}${FIRST}"
    sheet.write(FIRST - 1, 0, "Kommune", book.format("header"))
    for column, at in enumerate(YEAR, start=1):
        sheet.write_datetime(FIRST - 1, column, MONTHS[at], book.format("month_header"))
    book.spilled(sheet, FIRST, 0, COUNT, f"={all_rows(FIGURES, 0)}", "calc.text")
    parts = []
    for number, block in enumerate(BLOCKS):
        left = last + 2 + number * width
        sheet.write(FIRST - 1, left, block.title, book.format("strong"))
        book.spilled(sheet, FIRST, left, COUNT, f"={all_rows(MEANS, *block.year)}", "calc.pct", width=width)
        if number % 2 == 0:
            parts.append(f"{xl_col_to_name(left)}{FIRST + 1}:{xl_col_to_name(left + 2 * width - 1)}{LAST + 1}")
    formula = f"=SUPERVISION_STATUS({all_rows(STATUS, 3)},{','.join(parts)},{dates})"
    book.spilled(sheet, FIRST, 1, COUNT, formula, "output.text", width=width)

    counts = LAST + 3
    book.headers(sheet, counts - 1, 0, ["Antal kommuner", *(f"{_MONTHS[MONTHS[at].month - 1]} 2020" for at in YEAR)])
    for row, status in enumerate(STATUSES, start=counts):
        sheet.write(row, 0, status, book.format("label"))
        for column in range(1, width + 1):
            letter = xl_col_to_name(column)
            formula = f'=COUNTIF({letter}{FIRST + 1}:{letter}{LAST + 1},$A{row + 1})'
            sheet.write_formula(row, column, formula, book.format("output.0"))
    sheet.freeze_panes(FIRST, 1)
    sheet.print_area(0, 0, counts + len(STATUSES), last)
    sheet.repeat_rows(FIRST - 1)


def chart(book: Book, sheet: Any, row: int, column: int) -> None:
    """How many municipalities have which status, month by month."""
    counts = LAST + 3
    made = stacked_columns(
        book, "Kommuner efter status, måned for måned", Cells(COURSE, counts - 1, 1, 1, len(YEAR)),
        {status: Cells(COURSE, counts + place_, 1, 1, len(YEAR)) for place_, status in enumerate(STATUSES)},
        Axis("", "0", 0, COUNT), (PALETTE[2], GRID, ACCENT))
    place(sheet, row, column, made, width=620, height=340)
