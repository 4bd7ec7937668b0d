"""The sheet Forsørgelsestryk: one municipality against its cluster, its region and the country."""

from __future__ import annotations

from typing import Final

from xlsxwriter.utility import xl_rowcol_to_cell

from workbooks.charts import Cells, paired_bars, place
from workbooks.jobcentre_18.figures import AREAS, OWN, PERIODS, SAME_GROUP, rows, value
from workbooks.style import Book

NAME: Final = "Forsørgelsestryk"
FIRST: Final = 4
GROUPS: Final = tuple(rows("forsoergelsestryk"))
PARTS: Final = {
    "I alt": [row for row in GROUPS if ":" not in row and row != "I alt"],
    **{whole: [row for row in GROUPS if row.startswith(f"{whole}:")] for whole in ("Kontanthjælp", "Uddannelseshjælp")},
}
"""Which lines add up to which."""
_AGAINST: Final = len(AREAS) + 2
CALCULATED: Final = _AGAINST + len(AREAS)
POPULATION: Final = f"{NAME}!$B${FIRST + len(GROUPS) + 3}"


def row_of(group: str) -> int:
    """The row (from 0) of a line."""
    return FIRST + GROUPS.index(group)


def write(book: Book) -> None:
    """Write the sheet."""
    sheet = book.sheet(
        NAME,
        "Forsørgelsestryk",
        "Fuldtidspersoner på offentlig forsørgelse i pct. af befolkningen i den arbejdsdygtige alder, 2. kvartal 2019",
        [44, *[13] * len(AREAS), 3, *[17] * 3, 3, 20],
        pages=1,
    )
    sheet.set_portrait()
    columns = [("Ydelse", "label"), *((area, "input.pct") for area in AREAS)]
    figures = [[group, *(value("forsoergelsestryk", group, area) for area in AREAS)] for group in GROUPS]
    book.table(sheet, FIRST - 1, 0, "Tryk", columns, figures)
    book.headers(sheet, FIRST - 1, _AGAINST, [f"Mod {area}" for area in ("klynge", "RAR Sjælland", "hele landet")])
    for column, area in enumerate(AREAS[1:], start=_AGAINST):
        difference = f"=Tryk[{OWN}]-Tryk[{area}]"
        book.spilled(sheet, FIRST, column, len(GROUPS), difference, "output.pluspct")
    book.headers(sheet, FIRST - 1, CALCULATED, ["Af fuldtidspersoner"])
    persons = {other: row for row, other in enumerate(SAME_GROUP.values(), start=FIRST)}
    for group, row in persons.items():
        formula = f"=SUPPORT_PRESSURE(Udvikling!{xl_rowcol_to_cell(row, len(PERIODS))},{POPULATION})"
        sheet.write_formula(row_of(group), CALCULATED, formula, book.format("calc.pct2"))
    below = FIRST + len(GROUPS) + 2
    sheet.write(below, 0, "Befolkning i den arbejdsdygtige alder, udledt", book.format("label"))
    sheet.write_formula(below, 1, f"=ROUND(({_implied('MAX', '+')}+{_implied('MIN', '-')})/2,0)", book.format("calc.0"))
    note = "Trykkes ikke: midt i det, som alle otte gruppers trykte personer og tryk tillader. Skriv jeres eget tal"
    sheet.write(below, 2, note, book.format("lead"))
    names, own, cluster, country = (Cells(NAME, FIRST, column, len(GROUPS) - 1) for column in (0, 1, 2, 4))
    chart = paired_bars(
        book,
        "Forsørgelsestryk: Kommune X, klyngen og hele landet, pct. af befolkningen",
        names,
        {OWN: own, "Klynge": cluster, "Hele landet": country},
        number="0.0%",
    )
    place(sheet, below + 2, 0, chart, width=1080, height=680)
    sheet.freeze_panes(FIRST, 1)


def _implied(extreme: str, sign: str) -> str:
    """The lowest or highest population that every group's printed persons and pressure allow."""
    ends = (
        f"(Udvikling!{xl_rowcol_to_cell(row, len(PERIODS))}{'-' if sign == '+' else '+'}0.5)/"
        f"({xl_rowcol_to_cell(row_of(group), 1)}{sign}0.0005)"
        for row, group in enumerate(SAME_GROUP.values(), start=FIRST)
    )
    return f"{extreme}({','.join(ends)})"
