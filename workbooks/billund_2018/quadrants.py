"""The sheet Kvadranter: cost deviation against result deviation, a bubble for each target group."""

from __future__ import annotations

from typing import Any, Final

from workbooks.billund_2018.figures import GROUPS, SHORT
from workbooks.billund_2018.spending import FIRST
from workbooks.charts import Axis, Bubbles, Cells, ChartData, bubble_quadrants, place
from workbooks.style import Book
from xl.palette import ACCENT

NAME: Final = "Kvadranter"
_FIELDS: Final = ("Læringspotentiale", "Effektiviseringspotentiale", "Investeringspotentiale", "Optimeringspotentiale")
"""Upper left, upper right, lower left, lower right."""
_BESIDE: Final = {
    "Integrationsydelse under int.program jobparat": "left",
    "Ressourceforløb": "above",
    "Sygedagpenge": "left",
    "Fleksjob og ledighedsydelse": "below",
    "Jobafklaring": "left",
}
"""Where names stand that would cover another beside their bubble, with Billund chosen."""
_MEANING: Final = {
    "Investeringspotentiale": "Billigere end de øvrige, men svagere resultater: overvej at bruge mere.",
    "Optimeringspotentiale": "Dyrere og svagere resultater: få mere ud af pengene.",
    "Effektiviseringspotentiale": "Dyrere, men bedre resultater: overvej, om det kan gøres billigere.",
    "Læringspotentiale": "Billigere og bedre resultater: her kan andre lære.",
}


def write(book: Book, data: ChartData) -> None:
    """Write the sheet."""
    sheet = book.sheet(
        NAME,
        "Kvadranter: udgift mod resultat",
        "Valgt kommune mod de øvriges gennemsnit. Resultatet er afgangsraten til job og uddannelse; høj er god",
        [30, 18, 19, 20, 20, 29, 18, 16],
        colour=ACCENT,
        pages=1,
    )
    titles = ["Udgift, afvigelse", "Afgangsrate, valgt", "Afgangsrate, øvrige", "Resultat, afvigelse", "Felt"]
    book.headers(sheet, FIRST - 1, 0, ["Målgruppe", *titles, "Fuldtidspersoner", "Andel af udgift"])
    sheet.write(FIRST - 1, 5, "Felt", book.format("header"))
    height = len(GROUPS)
    for row, group in enumerate(GROUPS, start=FIRST):
        sheet.write(row, 0, SHORT[group], book.format("label"))
    first, last = FIRST + 1, FIRST + height
    for column, formula, look in (
        (1, f"=Enhedsomkostninger!Q{first}:Q{last}", "calc.pluspct"),
        (2, _chosen("Afgangsrater"), "calc.pct"),
        (3, "=PEER_AVERAGE(Afgangsrater[#All],Valgt_kommune)", "calc.pct"),
        (4, f"=C{first}:C{last}-D{first}:D{last}", "calc.pluspct"),
        (5, f"=QUADRANT(B{first}:B{last},E{first}:E{last})", "output.text"),
        (6, _chosen("Personer"), "calc.0"),
        (7, f"=Enhedsomkostninger!V{first}:V{last}", "calc.pct"),
    ):
        book.spilled(sheet, FIRST, column, height, formula, look)
    _meaning(book, sheet, last + 1)
    names, x, y, sizes, shares = (Cells(NAME, FIRST, column, height) for column in (0, 1, 4, 6, 7))
    chart = bubble_quadrants(
        book,
        data,
        "Udgift og resultat pr. målgruppe; boblens areal er fuldtidspersoner",
        Bubbles(names, x, y, sizes, shares, [_BESIDE.get(group, "right") for group in GROUPS]),
        Axis("Enhedsomkostning: afvigelse fra de øvriges gennemsnit, pct.", "0%"),
        Axis("Afgangsrate: afvigelse i procentpoint", "0%"),
        _FIELDS,
    )
    place(sheet, last + 7, 0, chart, width=1120, height=620)
    sheet.freeze_panes(FIRST, 1)


def _chosen(table: str) -> str:
    return f"=INDEX({table}[],0,MATCH(Valgt_kommune,{table}[#Headers],0))"


def _meaning(book: Book, sheet: Any, row: int) -> None:
    for at, (field, text) in enumerate(_MEANING.items(), start=row):
        sheet.write(at, 0, field, book.format("strong"))
        sheet.write(at, 1, text, book.format("text"))
