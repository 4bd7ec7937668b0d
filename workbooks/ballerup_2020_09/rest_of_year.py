"""The sheet Resten af året: what the months that are left must look like, and what levels lead to."""

from __future__ import annotations

from typing import Any, Final

from workbooks.ballerup_2020_09 import focus_targets, months
from workbooks.ballerup_2020_09.figures import TARGETS
from workbooks.charts import Axis, ChartData, Level, month_lines, place
from workbooks.style import Book
from xl.palette import ACCENT, GREY

NAME: Final = "Resten af året"
_FIRST: Final = 4
_LEVELS: Final = (0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.0)
_SCENARIOS: Final = _FIRST + 11
_WHY: Final = _SCENARIOS + len(_LEVELS) + 1


def write(book: Book, data: ChartData) -> None:
    sheet = book.sheet(
        NAME,
        "Resten af året",
        "Hvad de resterende måneder skal ligge på i gennemsnit, for at kalenderåret når målet",
        [54, 24, 24, 24, 24],
    )
    _required(book, sheet)
    _scenarios(book, sheet)
    for row, (target, letter) in enumerate(zip(TARGETS, "BC"), start=_WHY):
        sheet.write(row, 0, f"Forklaring, {target.name.lower()}", book.format("label"))
        sheet.merge_range(row, 1, row, 4, "", book.format("wrap"))
        sheet.write_formula(row, 1, f"=WHY({letter}9)", book.format("wrap"))
        sheet.set_row(row, 78)
    _charts(book, sheet, data)
    sheet.freeze_panes(_FIRST, 1)
    sheet.fit_to_pages(1, 1)


def _required(book: Book, sheet: Any) -> None:
    book.headers(sheet, _FIRST - 1, 0, ["Kalenderåret 2020", *(target.name for target in TARGETS)])
    lines: list[tuple[str, str, str]] = [
        ("Kendte måneder", "=COUNT({year})", "calc.0"),
        ("Måneder tilbage", "=12-{c}5", "calc.0"),
        ("Gennemsnit til dato", "=AVERAGE({year})", "calc.pct2"),
        ("Seneste måned", "=INDEX({year},{c}5)", "calc.pct2"),
        ("Krav i resten af året", "=FOCUS_REQUIRED({year},Mål)", "output.pct2"),
        ("Inden for rækkevidde", '=IF({c}9=0,"Allerede sikret",IF({c}9>1,"Nej","Ja"))', "output.word"),
        ("Krav mod seneste måned, %-point", "={c}9-{c}8", "calc.pluspct2"),
        ("Personer med anciennitet", "={persons}", "calc.0"),
        ("Så mange flere skal have nok end i seneste måned", "=MAX(0,ROUNDUP({c}11*{c}12,0))", "output.0"),
    ]
    for row, (label, formula, look) in enumerate(lines, start=_FIRST):
        sheet.write(row, 0, label, book.format("label"))
        for column, target in enumerate(TARGETS, start=1):
            filled = formula.format(
                c="ABC"[column],
                year=months.column(target.name, year=True).formula,
                persons=f"'{focus_targets.NAME}'!B{focus_targets.PERSONS + column}",
            )
            sheet.write_formula(row, column, filled, book.format(look))


def _scenarios(book: Book, sheet: Any) -> None:
    headers = ["Hvis resten af året ligger på", *(f"{target.name}: året" for target in TARGETS),
               *(f"{target.name}: nås målet" for target in TARGETS)]
    book.headers(sheet, _SCENARIOS - 1, 0, headers)
    for row, level in enumerate(_LEVELS, start=_SCENARIOS):
        sheet.write(row, 0, level, book.format("input.pct0"))
        for column in range(1, len(TARGETS) + 1):
            letter = "ABC"[column]
            formula = f"=({letter}$5*{letter}$7+{letter}$6*$A{row + 1})/12"
            sheet.write_formula(row, column, formula, book.format("calc.pct2"))
            reached = f'=IF(ROUND({letter}{row + 1}-Mål,9)>=0,"Ja","Nej")'
            sheet.write_formula(row, column + 2, reached, book.format("output.word"))


def _charts(book: Book, sheet: Any, data: ChartData) -> None:
    """Each target's months, the level that the rest of the year requires, and the target."""
    for number, target in enumerate(TARGETS):
        title = f"{target.name} i 2020: måned for måned, krav og mål"
        goal, required = data.columns(
            title, {"Mål": ["=Mål"] * 12, "Krav": [f"='{NAME}'!${'BC'[number]}$9"] * 12}, "calc.pct2")
        chart = month_lines(
            book,
            title,
            months.column("Måned", year=True),
            {target.name: months.column(target.name, year=True)},
            Axis("", "0%", 0.5, 1.0),
            (Level("Krav i resten af året", required, ACCENT), Level("Mål for året", goal, GREY)),
        )
        place(sheet, _WHY + len(TARGETS) + 1, (0, 3)[number], chart, width=620, height=340)
