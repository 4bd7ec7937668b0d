"""The sheets Status and Rangliste: all municipalities in the month chosen, as they stand and in their order."""

from __future__ import annotations

from typing import Any

from workbooks.charts import Axis, Cells, ChartData, marked_columns, place
from workbooks.style import Book
from workbooks.tilsyn_98.generated import COUNT, MADE_UP
from workbooks.tilsyn_98.layout import BLOCKS, FIGURES, FIRST, LAST, MEANS, RANKING, STATUS, all_rows


def write(book: Book) -> None:
    sheet = book.sheet(
        STATUS, "Status", f"{MADE_UP}. Måneden vælges på arket Overblik",
        [18, 14, 14, 14, 12, 14, 16, 13, 13, 13, 13, 30, 10])
    titles = ["Kommune", "Forventet andel", "Faktisk andel", "Forskel, %-point", "Placering", "Forskel, personer",
              "Værd, mio. kr. pr. år", "Samtaler, 12 mdr.", "Tilbud, 12 mdr.", "Samtaler, krav", "Tilbud, krav"]
    book.headers(sheet, FIRST - 1, 0, titles)
    sheet.write(FIRST - 1, 11, "Status", book.format("header"))
    sheet.write(FIRST - 1, 12, "Orden", book.format("number_header"))
    expected, actual = all_rows(FIGURES, 2), all_rows(FIGURES, 3)
    population = all_rows(FIGURES, 1)
    rows = f"{FIRST + 1}:{{}}{LAST + 1}"
    for column, (formula, look) in enumerate((
        (f"={all_rows(FIGURES, 0)}", "calc.text"),
        (f"={expected}", "calc.pct2"),
        (f"={actual}", "calc.pct2"),
        (f"=BENCHMARK_GAP({actual},{expected})", "output.pluspct2"),
        (f"=BENCHMARK_RANK({actual},{expected})", "output.0"),
        (f"=D{rows.format('D')}*{population}", "calc.plus0"),
        (f"=BENCHMARK_VALUE({actual}*{population},{expected}*{population},Udgift_pr_person/1000000)", "calc.plus1"),
    )):
        book.spilled(sheet, FIRST, column, COUNT, formula, look)
    for column, block in enumerate(BLOCKS, start=7):
        formula = f"=INDEX({all_rows(MEANS, *block.year)},0,Månednr)"
        book.spilled(sheet, FIRST, column, COUNT, formula, "calc.pct2")
    parts = [f"{letters[0]}{rows.format(letters[1])}" for letters in ("DD", "HI", "JK")]
    book.spilled(sheet, FIRST, 11, COUNT, f"=SUPERVISION_STATUS({','.join(parts)},Valgt_måned)", "output.text")
    for row in range(FIRST + 1, LAST + 2):
        order = f"=E{row}+COUNTIF(E${FIRST + 1}:E{row},E{row})-1"
        sheet.write_formula(row - 1, 12, order, book.format("calc.0"))
    _colours(book, sheet, 11, 0)
    sheet.freeze_panes(FIRST, 1)
    sheet.repeat_rows(FIRST - 1)


def write_ranking(book: Book, data: ChartData) -> None:
    sheet = book.sheet(
        RANKING, "Rangliste", f"{MADE_UP}. Længst under det forventede først; lige tal deler den bedste plads",
        [10, 20, 18, 18, 18, 32])
    titles = ["Placering", "Kommune", "Forskel, %-point", "Forskel, personer", "Værd, mio. kr. pr. år"]
    book.headers(sheet, FIRST - 1, 0, titles)
    sheet.write(FIRST - 1, 1, "Kommune", book.format("header"))
    sheet.write(FIRST - 1, 5, "Status", book.format("header"))
    looks = ((4, "calc.0"), (0, "label"), (3, "output.pluspct2"), (5, "calc.plus0"), (6, "calc.plus1"),
             (11, "output.text"))
    for row in range(FIRST, LAST + 1):
        at = f"MATCH({row - FIRST + 1},{all_rows(STATUS, 12)},0)"
        for column, (source, look) in enumerate(looks):
            sheet.write_formula(row, column, f"=INDEX({all_rows(STATUS, source)},{at})", book.format(look))
    _colours(book, sheet, 5, 1)
    chart = marked_columns(
        book, data, "Faktisk minus forventet andel, %-point: 98 tænkte kommuner",
        Cells(RANKING, FIRST, 1, COUNT), Cells(RANKING, FIRST, 2, COUNT), "Valgt_kommune", Axis("", "0.0%"))
    place(sheet, FIRST, 7, chart, width=860, height=380)
    sheet.freeze_panes(FIRST, 0)
    sheet.repeat_rows(FIRST - 1)


def _colours(book: Book, sheet: Any, status: int, name: int) -> None:
    """The statuses told apart, and the municipality chosen in bold."""
    letters = "ABCDEFGHIJKLM"
    for text, colours in (("Risiko for skærpet tilsyn", {"bg_color": "#F6D9CA"}),
                          ("Inspirationskommune", {"bg_color": "#BFE3CC"})):
        sheet.conditional_format(FIRST, status, LAST, status, {
            "type": "cell", "criteria": "==", "value": f'"{text}"', "format": book.writer.add_format(colours)})
    sheet.conditional_format(FIRST, name, LAST, name, {
        "type": "formula", "criteria": f"=${letters[name]}{FIRST + 1}=Valgt_kommune",
        "format": book.writer.add_format({"bold": True, "font_color": "#C8602B"})})
