"""Benefit administration 2018: five municipalities, each row against the three cheapest others."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from xlsxwriter.utility import xl_rowcol_to_cell

from workbooks.charts import Cells, paired_bars, place
from workbooks.published import distinct, table
from workbooks.style import Book
from xl.palette import ACCENT

SOURCES: Final = [
    "mploy a/s: Ressourcer, serviceniveau og resultater af den beskæftigelsesrettede indsats. Delanalyse til "
    "serviceeftersyn på beskæftigelsesområdet i Billund Kommune, maj 2019, tabel 2.2 (tal for 2018; tabellen "
    "nummererer sine fem kommuner for sig, og Kommune 1 er Billund).",
]
_REPORT, _NUMBER = "billund_2018", "2.2"
NAMES: Final = ("Billund", *(f"Kommune {number}" for number in range(2, 6)))
_PRINTED_AS: Final = dict(zip(NAMES, ("Kommune 1", *NAMES[1:])))
_STAFF, _COST = "Årsværk pr. 1.000 fuldtidspersoner", "Omkostning pr. fuldtidsperson"
_TABLES: Final = {
    _STAFF: ("Aarsvaerk", "1", "Årsværk pr. 1.000 fuldtidspersoner (enkeltydelser: pr. mio. kr. udbetalt)"),
    _COST: ("Omkostninger", "0", "Kr. pr. fuldtidsperson (enkeltydelser: pr. mio. kr. udbetalt)"),
}
"""The two halves of the table: name in Excel, decimals, unit."""
_ROWS: Final = tuple(distinct(cell.row for cell in table(_REPORT, _NUMBER)))
_RUNNING: Final = len(_ROWS) - 1
"""The rows of running benefits; the last row is single payments, in another unit."""
_FIRST: Final = {_STAFF: 5, _COST: 5 + len(_ROWS) + 4}
"""The row (from 0) of the first line of each half, the same on every sheet."""
_PERSONS: Final = {
    "Kontanthjælpsområdet": "=35+172+70+90+50+24",
    "Sygedagpenge": "=349",
}
"""Billund's full-time persons where table 3.1 prints them."""
_ANSWERS: Final = ["Ydelse", "Egen", "Tre billigste andre", "Afvigelse", "Afvigelse, pct.", "Gns. alle", "Laveste",
                   "Højeste", "Placering, 1 er dyrest"]


def write(path: Path) -> None:
    """Write the workbook; its values come from a recalculation."""
    book = Book(path, "Ydelsesadministration 2018", "Kommunal benchmark")
    book.about(
        [
            "Hvor mange medarbejdere og kroner bruger kommunen på at udbetale ydelser, og hvad bruger de tre billigste "
            "andre? Niveauet findes på ny for hver ydelse: de tre, der er billigst i den række. Vælg kommune på arket "
            "Tal, og skriv jeres egne fuldtidspersoner på arket Potentiale.",
            "Alle svar er levende formler. Rapporten regnede med uafrundede tal; arket Kontrol viser, at de trykte "
            "gennemsnit følger af tallene inden for afrundingen.",
        ],
        SOURCES,
        [
            ("Tal", "De trykte tal for fem kommuner; her vælges kommunen"),
            ("Benchmark", "Den valgte kommune mod de tre billigste andre i hver række"),
            ("Potentiale", "Ændringen i udgiften på de tre billigstes niveau"),
            ("Kontrol", "Beregnet mod trykt"),
            ("Funktioner", "De funktioner, formlerne kan bruge"),
        ],
    )
    _figures(book)
    _benchmark(book)
    _potential(book)
    _checks(book)
    book.functions()
    book.close()


def _value(section: str, row: str, column: str) -> float | None:
    cells = {(cell.section, cell.row, cell.column): cell.value for cell in table(_REPORT, _NUMBER)}
    return cells[section, row, _PRINTED_AS.get(column, column)]


def _figures(book: Book) -> None:
    lead = "Rapportens tabel 2.2. Kommune 2-5 er ikke de samme som i rapportens andre tabeller"
    sheet = book.sheet("Tal", "Ydelsesadministration", lead, [52, *[14] * 5, 18])
    sheet.write(2, 0, "Valgt kommune", book.format("strong"))
    sheet.write(2, 1, NAMES[0], book.format("input.text"))
    sheet.data_validation(2, 1, 2, 1, {"validate": "list", "source": list(NAMES)})
    book.writer.define_name("Valgt_kommune", "=Tal!$B$3")
    for section, (name, decimals, unit) in _TABLES.items():
        row = _FIRST[section]
        sheet.write(row - 2, 0, unit, book.format("strong"))
        columns = [("Ydelse", "label"), *((name_, f"input.{decimals}") for name_ in (*NAMES, "Gennemsnit, trykt"))]
        figures = [[line, *(_value(section, line, column) for column in (*NAMES, "Gennemsnit"))] for line in _ROWS]
        book.table(sheet, row - 1, 0, name, columns, figures)


def _marked(name: str) -> str:
    return f"{name}[[#All],[Ydelse]:[{NAMES[-1]}]]"


def _benchmark(book: Book) -> None:
    sheet = book.sheet(
        "Benchmark",
        "Mod de tre billigste andre",
        "Den valgte kommune mod gennemsnittet af de tre billigste andre i hver række. Positiv afvigelse er dyrere",
        [52, *[16] * 8],
        colour=ACCENT,
        pages=1,
    )
    sheet.write_formula(2, 0, '="Valgt kommune: "&Valgt_kommune', book.format("strong"))
    for section, (name, decimals, unit) in _TABLES.items():
        row, marked = _FIRST[section], _marked(name)
        sheet.write(row - 2, 0, unit, book.format("strong"))
        book.headers(sheet, row - 1, 0, _ANSWERS)
        for at, line in enumerate(_ROWS, start=row):
            sheet.write(at, 0, line, book.format("label"))
        own, level = (f"{letter}{row + 1}:{letter}{row + len(_ROWS)}" for letter in "BC")
        for column, formula, look, width in (
            (1, f"=INDEX({name}[],0,MATCH(Valgt_kommune,{name}[#Headers],0))", f"calc.{decimals}", 1),
            (2, f'=TOPN_AVERAGE({marked},Valgt_kommune,3,,"gruppe")', f"calc.{decimals}", 1),
            (3, f"={own}-{level}", f"output.plus{decimals}", 1),
            (4, f"=({own}-{level})/{level}", "output.pluspct0", 1),
            (5, f"=COST_SPREAD({marked})", f"calc.{decimals}", 3),
            (8, f"=COST_RANK({marked},Valgt_kommune)", "calc.0", 1),
        ):
            book.spilled(sheet, row, column, len(_ROWS), formula, look, width=width)
    for place_, (section, title) in enumerate(
        ((_STAFF, "Løbende ydelser: årsværk pr. 1.000 fuldtidspersoner"),
         (_COST, "Løbende ydelser: kr. pr. fuldtidsperson"))
    ):
        names, own_, level_ = (Cells("Benchmark", _FIRST[section], column, _RUNNING) for column in (0, 1, 2))
        number = "#,##0.0" if section == _STAFF else "#,##0"
        series = {"Valgt kommune": own_, "Tre billigste andre": level_}
        chart = paired_bars(book, title, names, series, number=number)
        place(sheet, _FIRST[_COST] + len(_ROWS) + 1, 4 * place_, chart, width=720, height=360)
    sheet.freeze_panes(0, 1)


def _potential(book: Book) -> None:
    sheet = book.sheet(
        "Potentiale",
        "Hvad de tre billigstes niveau er værd",
        "Ændring i udgiften, kr.: en besparelse er negativ. Ret fuldtidspersonerne til jeres egne; et tomt felt giver "
        "et tomt svar",
        [52, 24, 26],
        colour=ACCENT,
    )
    row = _FIRST[_STAFF]
    book.headers(sheet, row - 1, 0, ["Ydelse", "Fuldtidspersoner", "Ændring i udgiften, kr."])
    for at, line in enumerate(_ROWS, start=row):
        sheet.write(at, 0, line, book.format("label"))
        if line in _PERSONS:
            sheet.write_formula(at, 1, _PERSONS[line], book.format("input.0"))
        else:
            sheet.write_blank(at, 1, None, book.format("input.0"))
        deviation = f"Benchmark!D{at + 1 + _FIRST[_COST] - row}"
        sheet.write_formula(at, 2, f'=IF(B{at + 1}="","",-{deviation}*B{at + 1})', book.format("output.0"))
    notes = (
        "Udfyldt med Billunds fuldtidspersoner fra rapportens tabel 3.1 i de to rækker, som tabellen dækker "
        "(kontanthjælp, uddannelseshjælp og integrationsydelse; sygedagpenge).",
        "Enkeltydelser: skriv mio. kr. udbetalt i stedet for personer. Løbende ydelser i alt er summen af de tre "
        "rækker nedenunder og lægges ikke sammen med dem.",
    )
    for at, note in enumerate(notes, start=row + len(_ROWS) + 1):
        sheet.merge_range(at, 0, at, 2, note, book.format("wrap"))
        sheet.set_row(at, 34)


def _checks(book: Book) -> None:
    sheet = book.sheet(
        "Kontrol",
        "Kontrol",
        "De trykte gennemsnit er over alle fem kommuner. De tre billigste andre er regnet på ny med Excels egne "
        "funktioner",
        [52, *[18] * 6],
    )
    titles = ["Ydelse", "Gns., beregnet", "Gns., trykt", "Afrundingen tillader", "Tre billigste", "Excels egne"]
    titles.append("Stemmer")
    verdicts = []
    for section, (name, decimals, unit) in _TABLES.items():
        row, half = _FIRST[section], 0.5 * 10.0 ** -int(decimals)
        sheet.write(row - 2, 0, unit, book.format("strong"))
        book.headers(sheet, row - 1, 0, titles)
        for at, line in enumerate(_ROWS, start=row):
            others = f"Tal!{xl_rowcol_to_cell(at, 2)}:{xl_rowcol_to_cell(at, len(NAMES))}"
            cheapest = "+".join(f"SMALL({others},{rank})" for rank in (1, 2, 3))
            cell = at + 1
            sheet.write(at, 0, line, book.format("label"))
            sheet.write_formula(at, 1, f"=Benchmark!F{cell}", book.format(f"calc.{decimals}"))
            sheet.write_formula(at, 2, f"=Tal!G{cell}", book.format(f"calc.{decimals}"))
            sheet.write(at, 3, 2 * half, book.format(f"calc.{decimals}"))
            level = f'=TOPN_AVERAGE({_marked(name)},"{NAMES[0]}",3,"{line}","gruppe")'
            sheet.write_dynamic_array_formula(at, 4, at, 4, level, book.format(f"calc.{decimals}"))
            sheet.write_formula(at, 5, f"=({cheapest})/3", book.format(f"calc.{decimals}"))
            right = f'=IF(AND(ABS(B{cell}-C{cell})<=D{cell}+1E-9,ABS(E{cell}-F{cell})<1E-9),"Ja","Nej")'
            sheet.write_formula(at, 6, right, book.format("output.text"))
        verdicts.append(f"G{row + 1}:G{row + len(_ROWS)}")
    sheet.write(2, 0, "Alt stemmer", book.format("strong"))
    every = "+".join(f'COUNTIF({area},"Ja")' for area in verdicts)
    sheet.write_formula(2, 1, f'=IF({every}={2 * len(_ROWS)},"Ja","Nej")', book.format("output.text"))
