"""The sheets Overblik and Resten af året: one municipality chosen among the 98, in a month chosen."""

from __future__ import annotations

from typing import Any

from pyxl_bench.supervision import STATUSES
from workbooks import year_plan
from workbooks.charts import Axis, Cells, ChartData, Level, month_lines, place
from workbooks.style import Book
from workbooks.tilsyn_98 import course
from workbooks.tilsyn_98.generated import MADE_UP, MONTHS
from workbooks.tilsyn_98.layout import FIGURES, OVERVIEW, REST, STATUS, TARGETS, YEAR, all_rows, month_row
from xl.palette import ACCENT, GREY

_COST = 120_000
_CHOSEN = "Kommune 42"
_OWN_MONTHS = year_plan.BELOW + 1
"""The row (from 0) of Resten af året where the chosen municipality's year stands."""


def write(book: Book) -> None:
    sheet = book.sheet(
        OVERVIEW, "98 kommuner: overblik", f"{MADE_UP}. Vælg kommune og måned i de gule celler",
        [48, 22, 22, 22, 22], colour=ACCENT)
    year = month_row(TARGETS[0], 1 + YEAR[0], 1 + YEAR[-1])
    for row, (label, value, look, name) in enumerate((
        ("Kommune", _CHOSEN, "input.word", "Valgt_kommune"),
        ("Måned", MONTHS[-1], "input.month", "Valgt_måned"),
        ("Målet: gennemsnittet skal være mere end", 0.8, "input.pct0", "Mål"),
        ("Udgift pr. fuldtidsperson og år, kr. (eksempel)", _COST, "input.0", "Udgift_pr_person"),
    ), start=3):
        sheet.write(row, 0, label, book.format("label"))
        sheet.write(row, 1, value, book.format(look))
        book.writer.define_name(name, f"={OVERVIEW}!$B${row + 1}")
    sheet.data_validation(3, 1, 3, 1, {"validate": "list", "source": f"={all_rows(FIGURES, 0)}"})
    sheet.data_validation(4, 1, 4, 1, {"validate": "list", "source": f"={year}"})
    for row, (label, formula, name) in enumerate((
        ("Kommunens nummer i listen", f"=MATCH(Valgt_kommune,{all_rows(FIGURES, 0)},0)", "Kommunenr"),
        ("Månedens nummer i året", f"=MATCH(Valgt_måned,{year},0)", "Månednr"),
    ), start=7):
        sheet.write(row, 0, label, book.format("label"))
        sheet.write_formula(row, 1, formula, book.format("calc.0"))
        book.writer.define_name(name, f"={OVERVIEW}!$B${row + 1}")

    book.headers(sheet, 10, 0, ["Den valgte kommune", "Nu", "Placering", "Personer", "Mio. kr. pr. år"])
    sheet.write(11, 0, "Afstand til det forventede niveau, %-point", book.format("label"))
    for column, (source, look) in enumerate(
        ((3, "output.pluspct2"), (4, "output.0"), (5, "output.plus0"), (6, "output.plus1")), start=1
    ):
        sheet.write_formula(11, column, f"=INDEX({all_rows(STATUS, source)},Kommunenr)", book.format(look))
    book.headers(sheet, 13, 0, ["Fokusmål", "Seneste 12 måneder", "Krav i resten af året"])
    for number, target in enumerate(TARGETS):
        sheet.write(14 + number, 0, target, book.format("label"))
        for column, source in ((1, 7 + number), (2, 9 + number)):
            formula = f"=INDEX({all_rows(STATUS, source)},Kommunenr)"
            sheet.write_formula(14 + number, column, formula, book.format("output.pct2"))
    sheet.write(17, 0, "Status", book.format("total_label"))
    sheet.merge_range(17, 1, 17, 2, "", book.format("output.text"))
    sheet.write_formula(17, 1, "=SUPERVISION_STATUS(B12,B15:B16,C15:C16,Valgt_måned)", book.format("output.text"))
    sheet.write(18, 0, "Forklaring", book.format("label"))
    sheet.merge_range(18, 1, 18, 4, "", book.format("wrap"))
    sheet.write_formula(18, 1, "=WHY(B18)", book.format("wrap"))
    sheet.set_row(18, 92)
    book.headers(sheet, 20, 0, ["Alle 98 kommuner", "Antal"])
    for row, status in enumerate(STATUSES, start=21):
        sheet.write(row, 0, status, book.format("label"))
        sheet.write_formula(row, 1, f'=COUNTIF({all_rows(STATUS, 11)},A{row + 1})', book.format("output.0"))
    course.chart(book, sheet, 25, 0)
    sheet.fit_to_pages(1, 1)


def write_rest(book: Book, data: ChartData) -> None:
    sheet = book.sheet(
        REST, "Resten af året", f"{MADE_UP}. Kommune og måned vælges på arket Overblik", year_plan.WIDTHS)
    years = []
    for number, target in enumerate(TARGETS):
        letter = "BC"[number]
        months = f"${letter}${_OWN_MONTHS + 1}:${letter}${_OWN_MONTHS + 12}"
        years.append(year_plan.Year(target, months, f"INDEX({all_rows(FIGURES, 4)},Kommunenr)"))
    year_plan.write(book, sheet, "Den valgte kommunes 2020", years)
    _own_months(book, sheet)
    for number, target in enumerate(TARGETS):
        _chart(book, sheet, data, number, target)
    sheet.freeze_panes(year_plan.FIRST, 1)
    sheet.fit_to_pages(1, 1)


def _own_months(book: Book, sheet: Any) -> None:
    """The chosen municipality's months, top 10 and the mean of all, blank after the month chosen."""
    titles = ["Måned", *TARGETS, *(f"{target}, {others}" for target in TARGETS for others in ("top 10", "alle"))]
    sheet.set_column(5, 6, 24, book.format("text"))
    book.headers(sheet, _OWN_MONTHS - 1, 0, titles)
    for place_ in range(12):
        row, month = _OWN_MONTHS + place_, MONTHS[YEAR[0]].replace(month=place_ + 1)
        sheet.write_datetime(row, 0, month, book.format("calc.month"))
        for column, (target, what) in enumerate([
            *((target, "own") for target in TARGETS),
            *((target, what) for target in TARGETS for what in ("top", "all")),
        ], start=1):
            formula = '=""'
            if place_ < len(YEAR):
                shares = all_rows(target, 1 + YEAR[place_])
                value = {"own": f"INDEX({shares},Kommunenr)", "all": f"AVERAGE({shares})",
                         "top": "(" + "+".join(f"LARGE({shares},{n})" for n in range(1, 11)) + ")/10"}[what]
                formula = f'=IF($A{row + 1}<=Valgt_måned,{value},"")'
            sheet.write_formula(row, column, formula, book.format("calc.pct2"))


def _chart(book: Book, sheet: Any, data: ChartData, number: int, target: str) -> None:
    months = Cells(REST, _OWN_MONTHS, 0, len(YEAR))
    title = f"{target} i 2020: den valgte kommune, top 10 og alle"
    height = len(YEAR)
    goal, required = data.columns(
        title, {"Mål": ["=Mål"] * height, "Krav": [f"='{REST}'!{year_plan.required_at(number)}"] * height}, "calc.pct2")
    columns = {"Valgt kommune": 1 + number, "Top 10": 3 + 2 * number, "Alle 98": 4 + 2 * number}
    chart = month_lines(
        book, title, months, {name: Cells(REST, _OWN_MONTHS, at, height) for name, at in columns.items()},
        Axis("", "0%", 0.5, 1.0),
        (Level("Krav i resten af året", required, ACCENT), Level("Mål for året", goal, GREY)))
    place(sheet, _OWN_MONTHS + 13, (0, 3)[number], chart, width=640, height=400)


