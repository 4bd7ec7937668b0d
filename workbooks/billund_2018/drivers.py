"""The sheet Drivere: why the unit costs deviate, split so that it adds up, and one at a time as table 3.3."""

from __future__ import annotations

from typing import Any, Final

from xlsxwriter.utility import xl_rowcol_to_cell

from workbooks.billund_2018.figures import GROUPS, OWN, value
from workbooks.billund_2018.spending import FIRST, LAST
from workbooks.charts import Cells, ChartData, place, waterfall
from workbooks.style import Book
from xl.palette import ACCENT

NAME: Final = "Drivere"
EFFECTS: Final = ("Målgruppesammensætning", "Volumen", "Redskabssammensætning", "Enhedspris", "Øvrige omkostninger")
_SINGLY: Final = LAST + 6
"""The row (from 0) of the first group in the second table."""
_CHART: Final = _SINGLY + len(GROUPS) + 5
_RESIDUAL: Final = len(EFFECTS) + 2
PRINTED: Final = ("Redskabssammensætning", "Volumen", "Enhedspriser")


def write(book: Book, data: ChartData) -> None:
    """Write the sheet."""
    sheet = book.sheet(
        NAME,
        "Hvad driver omkostningen?",
        "Den valgte kommunes enhedsomkostning minus de øvriges gennemsnit, fordelt på årsager. Tallene kommer fra "
        "arket Aktivitet, hvor det står, hvad der er trykt, og hvad der er udledt",
        [48, 25, 14, 25, 14, 21, 14, 20, 25, 16, 18],
        colour=ACCENT,
        pages=1,
    )
    _adding_up(book, sheet)
    _one_at_a_time(book, sheet)
    _chart(book, sheet, data)
    sheet.freeze_panes(0, 1)


def effects() -> tuple[Cells, Cells]:
    """The sum of each row's effects, and the deviation it should be."""
    height = len(GROUPS) + 1
    return Cells(NAME, FIRST, len(EFFECTS) + 2, height), Cells(NAME, FIRST, len(EFFECTS) + 1, height)


def volume() -> tuple[Cells, Cells]:
    """The volume driver one at a time, calculated and printed."""
    height = len(GROUPS) + 1
    return Cells(NAME, _SINGLY, 2, height), Cells(NAME, _SINGLY, _RESIDUAL + 2, height)


def unit_prices() -> Cells:
    """What the report prints as unit prices."""
    return Cells(NAME, _SINGLY, _RESIDUAL + 3, len(GROUPS) + 1)


def _labels(book: Book, sheet: Any, first: int) -> None:
    for row, label in enumerate([*GROUPS, "Samlet"], start=first):
        sheet.write(row, 0, label, book.format("total_label" if label == "Samlet" else "label"))


def _adding_up(book: Book, sheet: Any) -> None:
    sheet.write(FIRST - 2, 0, "Fordeling, der går op: 1.000 kr. pr. fuldtidsperson", book.format("strong"))
    book.headers(sheet, FIRST - 1, 0, ["Målgruppe", *EFFECTS, "Afvigelse", "Summen af årsagerne"])
    _labels(book, sheet, FIRST)
    height, width = len(GROUPS) + 1, len(EFFECTS) + 1
    split = "=DRIVER_SPLIT(Aktivitet[#All],Valgt_kommune)"
    book.spilled(sheet, FIRST, 1, height, split, "output.plus1", width=width)
    for row in range(FIRST, FIRST + height):
        effects_ = f"{xl_rowcol_to_cell(row, 1)}:{xl_rowcol_to_cell(row, len(EFFECTS))}"
        sheet.write_formula(row, width + 1, f"=SUM({effects_})", book.format("calc.plus1"))


def _one_at_a_time(book: Book, sheet: Any) -> None:
    title = "Én årsag ad gangen, som rapportens tabel 3.3: (egen - egen med årsagen på de øvriges niveau) / egen"
    sheet.write(_SINGLY - 3, 0, title, book.format("strong"))
    note = (
        "Går ikke op; resten står for sig. Volumen følger af de trykte tabeller. Redskaber er her regnet på to, "
        "rapporten brugte flere. Det, rapporten trykker som Enhedspriser, er i alle rækker hele afvigelsen."
    )
    sheet.write(_SINGLY - 2, 0, note, book.format("lead"))
    titles = ["Målgruppe", *EFFECTS, "Afvigelse", "Rest", *(f"{name}, trykt" for name in PRINTED)]
    book.headers(sheet, _SINGLY - 1, 0, titles)
    _labels(book, sheet, _SINGLY)
    split = '=DRIVER_SPLIT(Aktivitet[#All],Valgt_kommune,,"en_ad_gangen")'
    book.spilled(sheet, _SINGLY, 1, len(GROUPS) + 1, split, "calc.pluspct0", width=_RESIDUAL)
    for row, group in enumerate([*GROUPS, "I alt"], start=_SINGLY):
        for column, driver in enumerate(PRINTED, start=_RESIDUAL + 1):
            share = value("3.3", "", group, driver, OWN)
            sheet.write(row, column, share, book.format("input.pluspct0"))


def _chart(book: Book, sheet: Any, data: ChartData) -> None:
    sheet.write(_CHART, 0, "Målgruppe i diagrammet (vælg)", book.format("strong"))
    sheet.write(_CHART, 1, "Samlet", book.format("input.text"))
    groups = Cells(NAME, FIRST, 0, len(GROUPS) + 1).formula
    sheet.data_validation(_CHART, 1, _CHART, 1, {"validate": "list", "source": f"={groups}"})
    for at, name in enumerate(EFFECTS):
        row = _CHART + 1 + at
        sheet.write(row, 0, name, book.format("label"))
        column = Cells(NAME, FIRST, 1 + at, len(GROUPS) + 1).formula
        chosen = f"INDEX({column},MATCH({xl_rowcol_to_cell(_CHART, 1, True, True)},{groups},0))"
        sheet.write_formula(row, 1, f"=N({chosen})", book.format("calc.plus1"))
    chart = waterfall(
        book,
        data,
        "Fra de øvriges gennemsnit til egen enhedsomkostning, 1.000 kr. pr. fuldtidsperson",
        Cells(NAME, _CHART + 1, 0, len(EFFECTS)),
        Cells(NAME, _CHART + 1, 1, len(EFFECTS)),
        "Afvigelse",
    )
    place(sheet, _CHART, 3, chart, width=1000, height=420)
