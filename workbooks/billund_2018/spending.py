"""The sheet Udgifter: what Billund spends on each target group, and how many it spends it on."""

from __future__ import annotations

from typing import Final

from workbooks.billund_2018.figures import GROUPS, OWN, value
from workbooks.charts import Cells, paired_bars, place
from workbooks.style import Book

NAME: Final = "Udgifter"
FIRST: Final = 4
"""The row (from 0) of the first target group, here and on the sheets of unit costs and savings."""
LAST: Final = FIRST + len(GROUPS)
"""The row of the total."""
SPENDING, PERSONS, OTHERS_SHARE, UNIT_COST, SHARE = 1, 3, 4, 5, 6
_PRINTED: Final = ("Udgifter", "Udgifter ekskl. puljer", "Fuldtidspersoner")


def write(book: Book) -> None:
    """Write the sheet."""
    sheet = book.sheet(
        NAME,
        "Udgifter og fuldtidspersoner",
        "Billund 2018, 1.000 kr., konto 5 og 6 (rapportens tabel 3.1)",
        [48, 14, 18, 18, 16, 20, 14, 16],
        pages=1,
    )
    columns = [
        ("Målgruppe", "label"),
        ("Udgift", "input.0"),
        ("Udgift ekskl. puljer", "input.0"),
        ("Fuldtidspersoner", "input.0"),
        ("Andel, 11 øvrige", "input.pct"),
    ]
    rows = [
        [
            group,
            *(value("3.1", "", group, row, OWN) for row in _PRINTED),
            value("3.1", "", group, "11 øvrige: Procent", "11 øvrige jobcentre"),
        ]
        for group in [*GROUPS, "Samlet"]
    ]
    book.table(sheet, FIRST - 1, 0, "Udgifter", columns, rows)
    book.headers(sheet, FIRST - 1, UNIT_COST, ["Enhedsomkostning", "Andel", "Forskel i andel"])
    unit_cost = "=UNITCOST(Udgifter[Udgift],Udgifter[Fuldtidspersoner])"
    book.spilled(sheet, FIRST, UNIT_COST, len(rows), unit_cost, "calc.1")
    book.spilled(sheet, FIRST, SHARE, len(GROUPS), f"=SPENDING_SHARE(B{FIRST + 1}:B{LAST})", "calc.pct")
    difference = f"=G{FIRST + 1}:G{LAST}-E{FIRST + 1}:E{LAST}"
    book.spilled(sheet, FIRST, SHARE + 1, len(GROUPS), difference, "output.pluspct")
    sheet.write_formula(LAST, SHARE, f"=SUM(G{FIRST + 1}:G{LAST})", book.format("calc.pct"))
    sheet.write_blank(LAST, SHARE + 1, None, book.format("output.pluspct"))
    sheet.write(LAST + 2, 0, "Egen kommune", book.format("label"))
    sheet.write(LAST + 2, 1, OWN, book.format("input.text"))
    book.writer.define_name("Egen_kommune", f"={NAME}!$B${LAST + 3}")
    chart = paired_bars(
        book,
        "Andel af udgifterne pr. målgruppe: Billund og de 11 øvrige",
        groups(),
        {"Billund": shares(), "11 øvrige": Cells(NAME, FIRST, OTHERS_SHARE, len(GROUPS))},
        number="0.0%",
    )
    place(sheet, LAST + 4, 0, chart, width=1100, height=520)
    sheet.freeze_panes(FIRST, 1)


def groups() -> Cells:
    """The names of the target groups."""
    return Cells(NAME, FIRST, 0, len(GROUPS))


def shares() -> Cells:
    """Each target group's share of Billund's spending."""
    return Cells(NAME, FIRST, SHARE, len(GROUPS))
