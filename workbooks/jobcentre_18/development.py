"""The sheet Udvikling: full-time persons over three years, against the cluster and the country."""

from __future__ import annotations

from typing import Final

from workbooks.charts import Cells, paired_bars, place
from workbooks.jobcentre_18.figures import OWN, PERIODS, rows, value
from workbooks.style import Book

NAME: Final = "Udvikling"
FIRST: Final = 4
GROUPS: Final = tuple(rows("fuldtidspersoner"))
CHANGES: Final = {"Udv. seneste år pct": 1, "Udv. 2017-2019 pct": 2}
"""The printed changes, and how many periods they go back."""
_OTHERS: Final = {
    "Klynge seneste år": "Klynge: udv. seneste år pct",
    "Hele landet seneste år": "Hele landet: udv. seneste år pct",
}
YEAR, LONG = len(PERIODS) + len(_OTHERS) + 2, len(PERIODS) + len(_OTHERS) + 3
"""The columns of the changes."""


def write(book: Book) -> None:
    """Write the sheet."""
    sheet = book.sheet(
        NAME,
        "Udvikling i fuldtidspersoner",
        "Kommune X, 2. kvartal 2017-2019; klyngens og landets udvikling som trykt",
        [44, *[14] * len(PERIODS), 18, 20, 3, 18, 18, 22],
        pages=1,
    )
    columns = [
        ("Ydelse", "label"),
        *((period, "input.0") for period in PERIODS),
        *((header, "input.pluspct0") for header in _OTHERS),
    ]
    figures = [
        [group, *(value("fuldtidspersoner", group, column) for column in (*PERIODS, *_OTHERS.values()))]
        for group in GROUPS
    ]
    book.table(sheet, FIRST - 1, 0, "Personer", columns, figures)
    book.headers(sheet, FIRST - 1, YEAR, ["Seneste år", "2017-2019", "Seneste år mod landet"])
    first, last = f"Personer[[{PERIODS[0]}]:[{PERIODS[-1]}]]", len(PERIODS)
    for column, lag in ((YEAR, 1), (LONG, 2)):
        formula = f"=INDEX(DEVELOPMENT({first},{lag}),0,{last})"
        book.spilled(sheet, FIRST, column, len(GROUPS), formula, "output.pluspct")
    ours = f"{Cells(NAME, FIRST, YEAR, len(GROUPS)).formula}"
    difference = f"={ours}-Personer[Hele landet seneste år]"
    book.spilled(sheet, FIRST, LONG + 1, len(GROUPS), difference, "calc.pluspct")
    names, own, cluster, country = (
        Cells(NAME, FIRST, column, len(GROUPS)) for column in (0, YEAR, len(PERIODS) + 1, len(PERIODS) + 2)
    )
    chart = paired_bars(
        book,
        "Ændring i fuldtidspersoner det seneste år: Kommune X, klyngen og hele landet",
        names,
        {OWN: own, "Klynge": cluster, "Hele landet": country},
        number="+0%;-0%;0%",
    )
    place(sheet, FIRST + len(GROUPS) + 2, 0, chart, width=1080, height=520)
    sheet.freeze_panes(FIRST, 1)
