"""The sheet Overblik: the status, target by target, and what the gap is worth."""

from __future__ import annotations

from typing import Final

from workbooks.ballerup_2020_09.figures import ASKED_ON, TARGETS
from workbooks.style import Book
from xl.palette import ACCENT

NAME: Final = "Overblik"
STATUS: Final = "B5"


def write(book: Book) -> None:
    sheet = book.sheet(
        NAME,
        "Ballerup, september 2020",
        "Er kommunen i risiko for skærpet tilsyn?",
        [50, 22, 22, 22, 22],
        colour=ACCENT,
    )
    sheet.write(3, 0, "Opgjort", book.format("label"))
    sheet.write_datetime(3, 1, ASKED_ON, book.format("input.date"))
    book.writer.define_name("Opgjort", f"={NAME}!$B$4")
    sheet.write(4, 0, "Status", book.format("total_label"))
    sheet.merge_range(4, 1, 4, 2, "", book.format("output.text"))
    status = "=SUPERVISION_STATUS(Afstand_andel,Fokus_12_mdr,Fokus_krav,Opgjort)"
    sheet.write_formula(4, 1, status, book.format("output.text"))
    sheet.set_row(4, 26)
    sheet.write(5, 0, "Forklaring", book.format("label"))
    sheet.merge_range(5, 1, 5, 4, "", book.format("wrap"))
    sheet.write_formula(5, 1, f"=WHY({STATUS})", book.format("wrap"))
    sheet.set_row(5, 76)

    book.headers(sheet, 7, 0, ["Mål", "Nu", "Grænse", "Opfyldt", "Krav i resten af året"])
    sheet.write(8, 0, "Resultatmål: andel på offentlig forsørgelse, under", book.format("label"))
    sheet.write_formula(8, 1, "=Andel_faktisk", book.format("calc.pct2"))
    sheet.write_formula(8, 2, "=Andel_forventet", book.format("calc.pct2"))
    sheet.write_formula(8, 3, "=Resultatmål_opfyldt", book.format("output.word"))
    sheet.write(8, 4, "", book.format("calc.pct2"))
    for number, target in enumerate(TARGETS, start=1):
        row = 8 + number
        sheet.write(row, 0, f"Fokusmål: {target.name.lower()}, seneste 12 måneder, over", book.format("label"))
        sheet.write_formula(row, 1, f"=INDEX(Fokus_12_mdr,{number})", book.format("calc.pct2"))
        sheet.write_formula(row, 2, "=Mål", book.format("calc.pct2"))
        sheet.write_formula(row, 3, f'=IF(B{row + 1}>C{row + 1},"Ja","Nej")', book.format("output.word"))
        sheet.write_formula(row, 4, f"=INDEX(Fokus_krav,{number})", book.format("output.pct2"))

    book.headers(sheet, 12, 0, ["Afstand til det forventede niveau", "Personer", "Kr. pr. år"])
    sheet.write(13, 0, "Faktisk minus forventet; under 0 er færre end forventet", book.format("label"))
    sheet.write_formula(13, 1, "=Afstand_personer", book.format("output.plus0"))
    sheet.write_formula(13, 2, "=Afstand_værd", book.format("output.plus0"))
    sheet.write(15, 0, "De månedlige andele er konstruerede, så rapportens trykte gennemsnit og krav følger af dem; se "
                       "arket Om.", book.format("lead"))
