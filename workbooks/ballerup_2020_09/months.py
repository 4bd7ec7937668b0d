"""The sheet Månedstal: the monthly shares, and what every month's means and requirement were."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from workbooks.ballerup_2020_09.figures import FIRST_MONTH, MONTHLY
from workbooks.charts import Cells
from workbooks.style import Book

NAME: Final = "Månedstal"
FIRST: Final = 5
"""The row (from 0) of the first month."""
_KNOWN: Final = len(MONTHLY["Samtaler"])
_JANUARY: Final = FIRST + 3
HEIGHT: Final = 15
"""October 2019 - December 2020; the last ones are blank until they are known."""
_COLUMNS: Final = list(MONTHLY)


def write(book: Book) -> None:
    sheet = book.sheet(
        NAME,
        "Månedstal",
        "Andel med mindst 12 måneders anciennitet, for hvem fokusmålet er opfyldt",
        [14, 13, 13, 13, 13, 13, 13, 3, 13, 13, 13, 13],
    )
    sheet.write(2, 0, "KONSTRUEREDE TAL: rapporten trykker ikke de enkelte måneder. De er valgt, så de trykte "
                      "gennemsnit (75,58 % og 88,17 %) og det trykte krav (90,88 %) følger af dem.",
                book.format("strong"))
    rows: list[list[Any]] = []
    for place in range(HEIGHT):
        months = FIRST_MONTH.month - 1 + place
        day = dt.date(FIRST_MONTH.year + months // 12, months % 12 + 1, 1)
        rows.append([day, *(series[place] / 100 if place < _KNOWN else None for series in MONTHLY.values())])
    looks = [("Måned", "input.month"), *((name, "input.pct2") for name in _COLUMNS)]
    book.table(sheet, FIRST - 1, 0, "Maaneder", looks, rows)
    titles = [f"{name}: {what}" for name in ("Samtaler", "Tilbud") for what in ("12 mdr.", "krav")]
    book.headers(sheet, FIRST - 1, 8, titles)
    for column, name in ((8, "Samtaler"), (10, "Tilbud")):
        series = f"Maaneder[{name}]"
        book.spilled(sheet, FIRST, column, HEIGHT, f"=FOCUS_12M({series},Maaneder[Måned])", "calc.pct2")
        book.spilled(sheet, FIRST, column + 1, HEIGHT, f"=FOCUS_REQUIRED({series},Mål,Maaneder[Måned])", "calc.pct2")
    sheet.write(FIRST + HEIGHT + 1, 0, "12 mdr.: gennemsnit af måneden og de 11 før. Krav: hvad resten af kalenderåret "
                "skal ligge på i gennemsnit, set fra måneden.", book.format("lead"))
    sheet.freeze_panes(FIRST, 1)


def column(name: str, *, year: bool = False, known: bool = False) -> Cells:
    """A series: all months, those of the calendar year 2020, or those known."""
    at = 0 if name == "Måned" else 1 + _COLUMNS.index(name)
    if year:
        return Cells(NAME, _JANUARY, at, 12)
    return Cells(NAME, FIRST, at, _KNOWN if known else HEIGHT)
