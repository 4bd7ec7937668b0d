"""What must the rest of the year look like? A table per focus target, levels to choose from, and the explanation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from workbooks.style import Book

FIRST: Final = 4
"""The row (from 0) of the first line."""
_LINES: Final = 9
_LEVELS: Final = (0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.0)
_SCENARIOS: Final = FIRST + _LINES + 2
_WHY: Final = _SCENARIOS + len(_LEVELS) + 1
BELOW: Final = _WHY + 3
"""The row (from 0) below it all."""
WIDTHS: Final = [54.0, 24.0, 24.0, 24.0, 24.0]


class Year(NamedTuple):
    """A focus target's calendar year: its 12 cells from January, blank until known, and its persons with seniority."""

    name: str
    months: str
    persons: str


def required_at(number: int) -> str:
    """The cell of what is required for a target, numbered from 0."""
    return f"${'BC'[number]}${FIRST + 5}"


def write(book: Book, sheet: Any, title: str, years: Sequence[Year]) -> None:
    """The tables; targets stand beside each other from column B on. The name Mål is the level to reach."""
    book.headers(sheet, FIRST - 1, 0, [title, *(year.name for year in years)])
    lines: list[tuple[str, str, str]] = [
        ("Kendte måneder", "=COUNT({months})", "calc.0"),
        ("Måneder tilbage", "=12-{c}5", "calc.0"),
        ("Gennemsnit til dato", "=AVERAGE({months})", "calc.pct2"),
        ("Seneste måned", "=INDEX({months},{c}5)", "calc.pct2"),
        ("Krav i resten af året", "=FOCUS_REQUIRED({months},Mål)", "output.pct2"),
        ("Inden for rækkevidde", '=IF({c}9=0,"Allerede sikret",IF({c}9>1,"Nej","Ja"))', "output.word"),
        ("Krav mod seneste måned, %-point", "={c}9-{c}8", "calc.pluspct2"),
        ("Personer med anciennitet", "={persons}", "calc.0"),
        ("Så mange flere skal have nok end i seneste måned", "=MAX(0,ROUNDUP({c}11*{c}12,0))", "output.0"),
    ]
    for row, (label, formula, look) in enumerate(lines, start=FIRST):
        sheet.write(row, 0, label, book.format("label"))
        for column, year in enumerate(years, start=1):
            filled = formula.format(c="ABC"[column], months=year.months, persons=year.persons)
            sheet.write_formula(row, column, filled, book.format(look))
    _scenarios(book, sheet, years)
    for row, (year, letter) in enumerate(zip(years, "BC"), start=_WHY):
        sheet.write(row, 0, f"Forklaring, {year.name.lower()}", book.format("label"))
        sheet.merge_range(row, 1, row, 4, "", book.format("wrap"))
        sheet.write_formula(row, 1, f"=WHY({letter}9)", book.format("wrap"))
        sheet.set_row(row, 78)


def _scenarios(book: Book, sheet: Any, years: Sequence[Year]) -> None:
    titles = [*(f"{year.name}: året" for year in years), *(f"{year.name}: nås målet" for year in years)]
    book.headers(sheet, _SCENARIOS - 1, 0, ["Hvis resten af året ligger på", *titles])
    for row, level in enumerate(_LEVELS, start=_SCENARIOS):
        sheet.write(row, 0, level, book.format("input.pct0"))
        for column in range(1, len(years) + 1):
            letter = "ABC"[column]
            mean = f"=({letter}$5*{letter}$7+{letter}$6*$A{row + 1})/12"
            sheet.write_formula(row, column, mean, book.format("calc.pct2"))
            reached = f'=IF(ROUND({letter}{row + 1}-Mål,9)>=0,"Ja","Nej")'
            sheet.write_formula(row, column + len(years), reached, book.format("output.word"))
