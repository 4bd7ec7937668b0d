"""The sheet Besparelser: what spending would be at the level of others."""

from __future__ import annotations

from typing import Final

from workbooks.billund_2018.figures import GROUPS
from workbooks.billund_2018.spending import FIRST, LAST
from workbooks.charts import Cells, paired_bars, place
from workbooks.style import Book
from xl.palette import ACCENT

NAME: Final = "Besparelser"
TO_AVERAGE, TO_TOP3 = 6, 7
_TITLES: Final = [
    "Målgruppe",
    "Gns. øvrige",
    "Gns. top 3",
    "Egen kommune",
    "Afvigelse fra gns.",
    "Afvigelse fra top 3",
    "Potentiale mod gns.",
    "Potentiale mod top 3",
]


def write(book: Book) -> None:
    """Write the sheet: table 2.1 of the report, every number a formula."""
    sheet = book.sheet(
        NAME,
        "Besparelsespotentiale",
        "Ændring i udgiften, 1.000 kr.: en besparelse er negativ. Svarer til rapportens tabel 2.1",
        [48, 14, 14, 16, 18, 20, 20, 21],
        colour=ACCENT,
        pages=1,
    )
    book.headers(sheet, FIRST - 1, 0, _TITLES)
    count, first, last = len(GROUPS) + 1, FIRST + 1, LAST + 1
    for row, label in enumerate([*GROUPS, "Samlet"], start=FIRST):
        sheet.write(row, 0, label, book.format("total_label" if label == "Samlet" else "label"))
    for column, formula, look in (
        (1, "=PEER_AVERAGE(Enhedsomk[#All],Egen_kommune)", "calc.1"),
        (2, "=TOPN_AVERAGE(Enhedsomk[#All],Egen_kommune,3)", "calc.1"),
        (3, "=INDEX(Enhedsomk[],0,MATCH(Egen_kommune,Enhedsomk[#Headers],0))", "calc.1"),
        (4, "=COST_DEVIATION(Enhedsomk[#All],Egen_kommune)", "calc.plus1"),
        (5, f"=D{first}:D{last}-C{first}:C{last}", "calc.plus1"),
        (TO_AVERAGE, "=SAVINGS_AVG(Enhedsomk[#All],Egen_kommune,Udgifter[Fuldtidspersoner])", "output.0"),
        (TO_TOP3, "=SAVINGS_TOP3(Enhedsomk[#All],Egen_kommune,Udgifter[Fuldtidspersoner])", "output.0"),
    ):
        book.spilled(sheet, FIRST, column, count, formula, look)
    sheet.write(last + 1, 0, "Sådan er første tal mod top 3 fremkommet", book.format("strong"))
    sheet.merge_range(last + 1, 1, last + 1, 7, "", book.format("wrap"))
    sheet.write_formula(last + 1, 1, f"=WHY(H{first})", book.format("wrap"))
    sheet.set_row(last + 1, 66)
    names, average, top3 = (Cells(NAME, FIRST, column, len(GROUPS)) for column in (0, TO_AVERAGE, TO_TOP3))
    chart = paired_bars(
        book,
        "Ændring i udgiften på andres niveau, 1.000 kr. (negativ = besparelse)",
        names,
        {"Mod top 3": top3, "Mod gennemsnittet": average},
        number="#,##0",
    )
    place(sheet, last + 3, 0, chart, width=1100, height=520)
    sheet.freeze_panes(FIRST, 1)
