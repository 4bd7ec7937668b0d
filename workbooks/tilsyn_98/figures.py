"""The sheets of figures: Tal, a sheet of monthly shares per target, and what every month's means were."""

from __future__ import annotations

from typing import Any

from workbooks.style import Book
from workbooks.tilsyn_98.generated import COUNT, MADE_UP, MONTHS, Municipality
from workbooks.tilsyn_98.layout import BLOCKS, FIGURES, FIRST, LAST, MEANS, TARGETS, YEAR, all_rows, month_row


def write(book: Book, municipalities: tuple[Municipality, ...]) -> None:
    sheet = book.sheet(
        FIGURES, "Tal", f"{MADE_UP}: skriv de offentliggjorte i stedet (jobindsats.dk)", [22, 18, 18, 18, 20])
    titles = ["Kommune", "16-66-årige", "Forventet andel", "Faktisk andel", "Personer med anciennitet"]
    book.headers(sheet, FIRST - 1, 0, titles)
    for row, each in enumerate(municipalities, start=FIRST):
        sheet.write(row, 0, each.name, book.format("label"))
        for column, (value, look) in enumerate(
            ((each.population, "0"), (each.expected, "pct2"), (each.actual, "pct2"), (each.seniors, "0")), start=1
        ):
            sheet.write(row, column, value, book.format(f"input.{look}"))
    sheet.freeze_panes(FIRST, 1)
    sheet.repeat_rows(FIRST - 1)
    for target, series in zip(TARGETS, zip(*((each.interviews, each.offers) for each in municipalities))):
        _monthly(book, target, [each.name for each in municipalities], series)


def _monthly(book: Book, target: str, names: list[str], series: Any) -> None:
    sheet = book.sheet(
        target, f"{target}: månedlige andele", f"{MADE_UP}: andel med mindst 12 måneders anciennitet, der har fået nok",
        [16, *[9.5] * len(MONTHS)])
    sheet.write(FIRST - 1, 0, "Kommune", book.format("header"))
    for column, month in enumerate(MONTHS, start=1):
        sheet.write_datetime(FIRST - 1, column, month, book.format("month_header"))
    for row, (name, shares) in enumerate(zip(names, series), start=FIRST):
        sheet.write(row, 0, name, book.format("label"))
        for column, share in enumerate(shares, start=1):
            sheet.write(row, column, share, book.format("input.pct"))
    sheet.freeze_panes(FIRST, 1)
    sheet.repeat_rows(FIRST - 1)


def write_means(book: Book) -> None:
    """Every month's mean of 12 months and its requirement, all municipalities and months in one formula each."""
    last = BLOCKS[-1].left + len(BLOCKS[-1].months) - 1
    sheet = book.sheet(
        MEANS, "Beregning", f"{MADE_UP}: 12-måneders gennemsnit og krav, som de var kendt i hver måned",
        [16, *[9.5] * last])
    sheet.write(FIRST - 1, 0, "Kommune", book.format("header"))
    book.spilled(sheet, FIRST, 0, COUNT, f"={all_rows(FIGURES, 0)}", "calc.text")
    for block in BLOCKS:
        sheet.write(FIRST - 2, block.left, block.title, book.format("strong"))
        for column, place in enumerate(block.months, start=block.left):
            sheet.write_datetime(FIRST - 1, column, MONTHS[place], book.format("month_header"))
        ends = 1 + block.months[0], 1 + block.months[-1]
        shares, dates = all_rows(block.target, *ends), month_row(block.target, *ends)
        required = block.months == YEAR
        formula = f"=FOCUS_REQUIRED({shares},Mål,{dates})" if required else f"=FOCUS_12M({shares},{dates})"
        book.spilled(sheet, FIRST, block.left, COUNT, formula, "calc.pct", width=len(block.months))
    sheet.freeze_panes(FIRST, 1)
    sheet.repeat_rows(FIRST - 1)
    sheet.print_area(0, 0, LAST, len(MONTHS))
