"""The sheet Enhedsomkostninger: twelve municipalities, and how the chosen one deviates."""

from __future__ import annotations

from typing import Any, Final

from xlsxwriter.utility import xl_col_to_name

from workbooks.billund_2018.figures import GROUPS, MUNICIPALITIES, OWN, value
from workbooks.billund_2018.framework import shares_of_spending
from workbooks.billund_2018.spending import FIRST, LAST
from workbooks.charts import Cells, ChartData, deviation_bars, place
from workbooks.style import Book
from xl.palette import ACCENT

NAME: Final = "Enhedsomkostninger"
_CHOICE: Final = len(MUNICIPALITIES) + 2
"""The column of the chosen municipality and of the first answer."""
_TITLES: Final = [
    "Gns. øvrige",
    "Afvigelse",
    "Afvigelse, pct.",
    "Placering, 1 er dyrest",
    "Gns. alle",
    "Laveste",
    "Højeste",
    "Andel af udgift",
]


def write(book: Book, data: ChartData) -> None:
    """Write the sheet; its chart shows the municipality that is chosen in the yellow cell."""
    sheet = book.sheet(
        NAME,
        "Enhedsomkostninger",
        "1.000 kr. pr. fuldtidsperson, 2018 (rapportens tabel 3.2). Vælg kommune i den gule celle; "
        "valget gælder også arkene Drivere, Kvadranter, Sammenlignelige og målgruppernes ark",
        [48, *[12] * 12, 3, *[12] * 8],
        pages=1,
    )
    sheet.set_paper(8)
    columns = [("Målgruppe", "label"), *((name, "input.1") for name in MUNICIPALITIES)]
    rows = [
        [group, *(value("3.2", "", group, "Enhedsomkostning", name) for name in MUNICIPALITIES)]
        for group in [*GROUPS, "Samlet"]
    ]
    book.table(sheet, FIRST - 1, 0, "Enhedsomk", columns, rows)
    for row in range(FIRST, LAST + 1):  # the own municipality's figures are live: from spending and persons
        sheet.write_formula(row, 1, f"=Udgifter!F{row + 1}", book.format("calc.1"))
    _choice(book, sheet)
    _answers(book, sheet)
    chosen = book.writer.add_format({"bold": True, "font_color": ACCENT})
    criteria = {"type": "formula", "criteria": f"=B${FIRST}=Valgt_kommune", "format": chosen}
    sheet.conditional_format(FIRST, 1, LAST, len(MUNICIPALITIES), criteria)
    chart = deviation_bars(
        book,
        data,
        "Valgt kommunes afvigelse fra de øvriges gennemsnit, 1.000 kr. pr. fuldtidsperson",
        Cells(NAME, FIRST, 0, len(GROUPS)),
        Cells(NAME, FIRST, _CHOICE + 1, len(GROUPS)),
        chosen_shares(),
    )
    place(sheet, LAST + 2, 0, chart, width=1150, height=520)
    sheet.freeze_panes(FIRST, 1)


def chosen_shares() -> Cells:
    """Each target group's share of the chosen municipality's spending."""
    return Cells(NAME, FIRST, _CHOICE + 7, len(GROUPS))


def _choice(book: Book, sheet: Any) -> None:
    sheet.write(1, _CHOICE, OWN, book.format("input.text"))
    sheet.data_validation(1, _CHOICE, 1, _CHOICE, {"validate": "list", "source": f"=$B${FIRST}:$M${FIRST}"})
    sheet.write(1, _CHOICE + 1, "er valgt", book.format("lead"))
    book.writer.define_name("Valgt_kommune", f"={NAME}!${xl_col_to_name(_CHOICE)}$2")


def _answers(book: Book, sheet: Any) -> None:
    book.headers(sheet, FIRST - 1, _CHOICE, _TITLES)
    height = len(GROUPS) + 1
    for column, formula, look, width in (
        (0, "=PEER_AVERAGE(Enhedsomk[#All],Valgt_kommune)", "calc.1", 1),
        (1, "=COST_DEVIATION(Enhedsomk[#All],Valgt_kommune)", "output.plus1", 1),
        (2, '=COST_DEVIATION(Enhedsomk[#All],Valgt_kommune,,"pct")', "output.pluspct0", 1),
        (3, "=COST_RANK(Enhedsomk[#All],Valgt_kommune)", "output.0", 1),
        (4, "=COST_SPREAD(Enhedsomk[#All])", "calc.1", 3),
        (7, f"=INDEX({shares_of_spending()},0,MATCH(Valgt_kommune,Ressourcer[#Headers],0)-1)", "calc.pct", 1),
    ):
        book.spilled(sheet, FIRST, _CHOICE + column, height, formula, look, width=width)
