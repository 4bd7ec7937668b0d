"""The sheets Enhedsomkostninger and Spredning: how far eighteen municipalities are apart, and what that is worth."""

from __future__ import annotations

from typing import Any, Final

from workbooks.charts import Axis, Cells, ChartData, paired_bars, place, spread_columns
from workbooks.jobcentre_18.figures import OWN, rows, value
from workbooks.style import Book
from xl.palette import ACCENT

NAME, WORTH = "Enhedsomkostninger", "Spredning"
FIRST: Final = 4
GROUPS: Final = tuple(rows("enhedsomk_18"))
COMPARED: Final = tuple(rows("eksempel_kommune"))
"""The groups that Kommune X is compared in."""
SECOND: Final = FIRST + len(GROUPS) + 4
"""The row (from 0) of Kommune X's first group."""
_ENDS: Final = {"Billigste kommune": "Mindste", "Dyreste kommune": "Højeste", "Gennemsnit": "Gennemsnit"}
"""The columns of the spread, here and in print."""
_EXAMPLE: Final = {
    OWN: OWN,
    "Øvrige i snit": "Gennemsnit (ekskl.)",
    "Billigste samlet": "Kommune med laveste enhedsomk.",
    "Dyreste samlet": "Kommune med højeste enhedsomk.",
}
"""The columns of the comparison, here and in print; a column of averages is no municipality of its own."""
DEVIATION: Final = len(_EXAMPLE) + 3
_PERSONS: Final = {
    "Dagpenge": "Dagpenge mv.",
    "Kontanthjælp mv. jobparat": "Kontanthjælp: Jobparate",
    "Kontanthjælp mv. aktivitetsparat": "Kontanthjælp: Aktivitetsparate",
    "Uddannelseshjælp mv. uddannelsesparat": "Uddannelseshjælp: Uddannelsesparate",
    "Uddannelseshjælp mv. aktivitetsparat": "Uddannelseshjælp: Aktivitetsparate",
    "Integrationsydelse under int.program jobparat": "Integrationsydelse mv.",
}
"""Which of the printed full-time persons go with a group."""


def write(book: Book, data: ChartData) -> None:
    """Write the printed unit costs, and Kommune X against the others."""
    sheet = book.sheet(
        NAME,
        "Enhedsomkostninger",
        "1.000 kr. pr. fuldtidsperson: laveste, gennemsnit og højeste blandt 18 kommuner, og Kommune X mod de øvrige",
        [48, *[18] * 4, 3, 3, *[16] * 3],
        pages=1,
    )
    sheet.set_portrait()
    columns = [("Målgruppe", "label"), *((name, "input.1") for name in _ENDS)]
    figures = [[group, *(value("enhedsomk_18", group, column) for column in _ENDS.values())] for group in GROUPS]
    book.table(sheet, FIRST - 1, 0, "Atten", columns, figures)
    book.headers(sheet, FIRST - 1, 4, ["Dyreste / billigste"])
    book.spilled(sheet, FIRST, 4, len(GROUPS), "=Atten[Dyreste kommune]/Atten[Billigste kommune]", "output.1")
    _compared(book, sheet)
    names, low, high, mean = (Cells(NAME, FIRST, column, len(GROUPS)) for column in range(4))
    chart = spread_columns(
        book,
        data,
        "Enhedsomkostninger i 18 kommuner: laveste til højeste, og gennemsnittet",
        names,
        (low, high),
        {"Gennemsnit": mean},
        Axis("", "#,##0"),
    )
    below = SECOND + len(COMPARED) + 2
    place(sheet, below, 0, chart, width=1180, height=560)
    names, own, others = (Cells(NAME, SECOND, column, len(COMPARED)) for column in (0, 1, 2))
    series = {OWN: own, "Gns. af de øvrige": others}
    chart = paired_bars(book, "Kommune X mod de øvriges gennemsnit, 1.000 kr. pr. fuldtidsperson", names, series)
    place(sheet, below + 29, 0, chart, width=1180, height=400)
    sheet.freeze_panes(0, 1)


def _compared(book: Book, sheet: Any) -> None:
    """Kommune X against the others; deviations as the municipality's own functions give them."""
    columns = [("Målgruppe", "label"), *((name, "input.1") for name in _EXAMPLE)]
    figures = [
        [group, *(value("eksempel_kommune", group, column) for column in _EXAMPLE.values())] for group in COMPARED
    ]
    book.table(sheet, SECOND - 1, 0, "Eksempel", columns, figures)
    marked = "Eksempel[[#All],[Målgruppe]:[Øvrige i snit]]"
    book.headers(sheet, SECOND - 1, DEVIATION, ["Afvigelse", "Afvigelse, pct.", "Trykt afvigelse"])
    height = len(COMPARED)
    book.spilled(sheet, SECOND, DEVIATION, height, f'=COST_DEVIATION({marked},"{OWN}")', "output.plus1")
    formula = f'=COST_DEVIATION({marked},"{OWN}",,"pct")'
    book.spilled(sheet, SECOND, DEVIATION + 1, height, formula, "output.pluspct")
    for row, group in enumerate(COMPARED, start=SECOND):
        share = value("eksempel_kommune", group, "Afvigelse fra gns. pct")
        sheet.write(row, DEVIATION + 2, share, book.format("input.pluspct0"))


def write_worth(book: Book) -> None:
    """Write what it would cost to be as cheap or as dear as the extremes."""
    sheet = book.sheet(
        WORTH,
        "Hvad spredningen er værd",
        "Kommune X's fuldtidspersoner (2. kvartal 2019) til laveste og højeste enhedsomkostning af de 18, 1.000 kr.",
        [48, 18, 16, 16, 16, 3, 16, 16, 16],
        colour=ACCENT,
        pages=1,
    )
    book.headers(sheet, FIRST - 1, 0, ["Målgruppe", "Fuldtidspersoner", "Til laveste", "Til højeste", "Forskel"])
    for row, group in enumerate(COMPARED, start=FIRST):
        sheet.write(row, 0, group, book.format("label"))
        at = rows("fuldtidspersoner").index(_PERSONS[group])
        sheet.write_formula(row, 1, f"=Udvikling!D{FIRST + at + 1}", book.format("calc.0"))
    height = len(COMPARED)
    sheet.write(FIRST + height, 0, "I alt", book.format("total_label"))
    sheet.write_formula(FIRST + height, 1, f"=SUM(B{FIRST + 1}:B{FIRST + height})", book.format("calc.0"))
    table = Cells(NAME, FIRST - 1, 0, height + 1, 3).formula
    persons = Cells(WORTH, FIRST, 1, height).formula
    book.spilled(sheet, FIRST, 2, height + 1, f"=SPREAD_VALUE({table},{persons})", "output.0", width=3)
    book.headers(sheet, FIRST - 1, 6, ["Laveste, trykt", "Højeste, trykt", "Forskel, trykt"])
    for row, group in enumerate(COMPARED, start=FIRST):
        for column, end in enumerate(("Mindste", "Højeste", "Difference"), start=6):
            sheet.write(row, column, value("variation_kommune_x", group, end), book.format("input.0"))
    note = (
        "De trykte beløb bygger på personer, som ikke trykkes; for fem af de seks grupper findes intet antal personer, "
        "der giver begge ender ud fra de trykte enhedsomkostninger. Derfor regnes her på de trykte fuldtidspersoner, "
        "og beløbene skal ikke være ens. Integrationsydelse trykkes som én gruppe."
    )
    sheet.merge_range(FIRST + height + 2, 0, FIRST + height + 2, 8, note, book.format("wrap"))
    sheet.set_row(FIRST + height + 2, 34)
    names, low, high = (Cells(WORTH, FIRST, column, height) for column in (0, 2, 3))
    chart = paired_bars(
        book,
        "Kommune X's udgift til højeste og laveste enhedsomkostning, 1.000 kr.",
        names,
        {"Til højeste": high, "Til laveste": low},
        number="#,##0",
    )
    place(sheet, FIRST + height + 4, 0, chart, width=1080, height=440)
    sheet.freeze_panes(FIRST, 1)
