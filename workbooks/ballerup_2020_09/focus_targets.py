"""The sheet Fokusmål: interviews and offers, against the threshold and against others."""

from __future__ import annotations

from typing import Final

from workbooks.ballerup_2020_09 import months
from workbooks.ballerup_2020_09.figures import CONSTRUCTED, TARGETS, number
from workbooks.charts import Axis, month_lines, place
from workbooks.style import Book

NAME: Final = "Fokusmål"
PERSONS: Final = 4
"""The row (from 0) of the first target in the table of persons."""
MEANS: Final = 10
"""The row (from 0) of the first target in the table of means."""


def write(book: Book) -> None:
    sheet = book.sheet(
        NAME,
        "Fokusmål",
        "Har ydelsesmodtagere med mindst 12 måneders anciennitet fået samtaler og tilbud nok?",
        [60, 20, 20, 20, 22, 28],
    )
    headers = ["Juli - september 2020", "Personer med anciennitet", "Heraf opfyldt", "Andel opfyldt",
               "Placering blandt 98"]
    book.headers(sheet, PERSONS - 1, 0, headers)
    sheet.write(PERSONS - 1, 5, "Grundlag", book.format("header"))
    for row, target in enumerate(TARGETS, start=PERSONS):
        sheet.write(row, 0, target.label, book.format("label"))
        sheet.write(row, 1, number("1.3", "Antal unikke", target.mark), book.format("input.0"))
        sheet.write(row, 2, number("1.3", "Antal borgere, hvor", target.mark), book.format("input.0"))
        sheet.write_formula(row, 3, f"=C{row + 1}/B{row + 1}", book.format("output.pct"))
        sheet.write(row, 4, number("1.3", "Placering", target.mark), book.format("input.0"))
        sheet.write(row, 5, "Rapportens tabel 1.3", book.format("label"))
    sheet.write(PERSONS + 3, 0, "Målet: gennemsnittet skal være mere end", book.format("label"))
    sheet.write(PERSONS + 3, 1, 0.8, book.format("input.pct0"))
    book.writer.define_name("Mål", f"='{NAME}'!$B${PERSONS + 4}")

    headers = ["September 2020", "Seneste 12 måneder", "Opfyldt for 12 måneder", "Januar - september",
               "Krav i resten af året"]
    book.headers(sheet, MEANS - 1, 0, headers)
    sheet.write(MEANS - 1, 5, "Grundlag", book.format("header"))
    for row, target in enumerate(TARGETS, start=MEANS):
        year = months.column(target.name, year=True).formula
        sheet.write(row, 0, target.label, book.format("label"))
        sheet.write_formula(row, 1, f"=FOCUS_12M(Maaneder[{target.name}])", book.format("output.pct2"))
        sheet.write_formula(row, 2, f'=IF(B{row + 1}>Mål,"Ja","Nej")', book.format("output.word"))
        sheet.write_formula(row, 3, f"=AVERAGE({year})", book.format("calc.pct2"))
        sheet.write_formula(row, 4, f"=FOCUS_REQUIRED({year},Mål)", book.format("output.pct2"))
        sheet.write(row, 5, f"{CONSTRUCTED}: Månedstal", book.format("label"))
    for name, letter in (("Fokus_12_mdr", "B"), ("Fokus_krav", "E")):
        book.writer.define_name(name, f"='{NAME}'!${letter}${MEANS + 1}:${letter}${MEANS + 2}")
    for place_, target in enumerate(TARGETS):
        chart = month_lines(
            book,
            f"{target.name}: andel opfyldt måned for måned (konstruerede tal)",
            months.column("Måned", known=True),
            {name: months.column(f"{target.name}{which}", known=True)
             for name, which in (("Ballerup", ""), ("Top 10", ", top 10"), ("Hele landet", ", hele landet"))},
            Axis("", "0%", 0.6, 1.0),
        )
        place(sheet, MEANS + 4, 0 if not place_ else 3, chart, width=660, height=360)
    sheet.freeze_panes(PERSONS, 1)
