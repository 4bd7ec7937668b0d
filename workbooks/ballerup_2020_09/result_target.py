"""The sheet Resultatmål: what is expected of the municipality, in persons, in share and in money."""

from __future__ import annotations

from typing import Final

from workbooks.ballerup_2020_09.figures import AREAS, CONSTRUCTED, number
from workbooks.charts import Cells, paired_bars, place
from workbooks.style import Book

NAME: Final = "Resultatmål"
_FIRST: Final = 4
_COST: Final = 120_000
_TOTAL: Final = "Alle ydelser"


def write(book: Book) -> None:
    sheet = book.sheet(
        NAME,
        "Resultatmål",
        "Er der færre på offentlig forsørgelse end forventet ud fra rammevilkårene? Juli 2019 - juni 2020",
        [44, 18, 18, 18, 24, 28],
    )
    headers = ["Fuldtidspersoner, 16-66-årige", "Forventet", "Faktisk", "Forskel", "Værd, kr. pr. år"]
    book.headers(sheet, _FIRST - 1, 0, headers)
    sheet.write(_FIRST - 1, 5, "Grundlag", book.format("header"))
    persons = [(_TOTAL, number("1.1", "Forventet antal"), number("1.1", "Faktisk antal")), *AREAS]
    last = _FIRST + len(persons) - 1
    for row, (label, expected, actual) in enumerate(persons, start=_FIRST):
        total = label == _TOTAL
        sheet.write(row, 0, label, book.format("total_label" if total else "label"))
        sheet.write(row, 1, expected, book.format("input.0"))
        sheet.write(row, 2, actual, book.format("input.0"))
        sheet.write(row, 5, "Rapportens tabel 1.1" if total else CONSTRUCTED, book.format("label"))
    both = ",".join(f"{letter}{_FIRST + 1}:{letter}{last + 1}" for letter in "CB")
    book.spilled(sheet, _FIRST, 3, len(persons), f"=BENCHMARK_GAP({both})", "output.plus0")
    worth = f"=BENCHMARK_VALUE({both},Udgift_pr_person)"
    book.spilled(sheet, _FIRST, 4, len(persons), worth, "output.plus0")
    sheet.write(last + 1, 0, "Antal er afrundet til 10, så områderne summer ikke nødvendigvis til alle ydelser.",
                book.format("lead"))

    row = last + 3
    headers = ["Andel af de 16-66-årige", "Forventet", "Faktisk", "Forskel, %-point", "Placering blandt 98"]
    book.headers(sheet, row, 0, headers)
    sheet.write(row, 5, "Grundlag", book.format("header"))
    sheet.write(row + 1, 0, _TOTAL, book.format("total_label"))
    sheet.write(row + 1, 1, number("1.4", "Forventet andel"), book.format("input.pct2"))
    sheet.write(row + 1, 2, number("1.4", "Faktiske andel"), book.format("input.pct2"))
    sheet.write_formula(row + 1, 3, f"=BENCHMARK_GAP(C{row + 2},B{row + 2})", book.format("output.pluspct2"))
    sheet.write(row + 1, 4, number("1.1", "Placering"), book.format("input.0"))
    sheet.write(row + 1, 5, "Rapportens tabel 1.1 og 1.4", book.format("label"))
    sheet.write(row + 3, 0, "Udgift pr. fuldtidsperson og år, kr.", book.format("label"))
    sheet.write(row + 3, 1, _COST, book.format("input.0"))
    sheet.write(row + 3, 2, "Et eksempel: skriv kommunens egen udgift efter refusion.", book.format("lead"))
    sheet.write(row + 4, 0, "Resultatmålet er opfyldt", book.format("total_label"))
    sheet.write_formula(row + 4, 1, '=IF(Afstand_andel<0,"Ja","Nej")', book.format("output.word"))
    for name, cell in (("Afstand_andel", f"$D${row + 2}"), ("Afstand_personer", f"$D${_FIRST + 1}"),
                       ("Afstand_værd", f"$E${_FIRST + 1}"), ("Udgift_pr_person", f"$B${row + 4}"),
                       ("Resultatmål_opfyldt", f"$B${row + 5}"), ("Andel_faktisk", f"$C${row + 2}"),
                       ("Andel_forventet", f"$B${row + 2}")):
        book.writer.define_name(name, f"='{NAME}'!{cell}")
    chart = paired_bars(
        book,
        "Forventet og faktisk antal fuldtidspersoner",
        Cells(NAME, _FIRST, 0, len(persons)),
        {"Faktisk": Cells(NAME, _FIRST, 2, len(persons)), "Forventet": Cells(NAME, _FIRST, 1, len(persons))},
        number="#,##0",
    )
    place(sheet, row + 6, 0, chart, width=900, height=360)
    sheet.freeze_panes(_FIRST, 1)
