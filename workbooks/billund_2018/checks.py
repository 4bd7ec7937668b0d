"""The sheet Kontrol: what the workbook calculates against what the report prints, with what rounding allows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from xlsxwriter.utility import xl_rowcol_to_cell

from workbooks.billund_2018 import drivers, group_sheets, savings
from workbooks.billund_2018.figures import AVERAGE, GROUPS, MUNICIPALITIES, NUMBER, OWN, SHORT, value
from workbooks.billund_2018.framework import pressure_check
from workbooks.billund_2018.spending import FIRST, LAST
from workbooks.style import Book

NAME: Final = "Kontrol"
VERDICT: Final = "B4"
"""The cell that says whether everything agrees."""
_HEIGHT: Final = len(GROUPS) + 1
_DETAIL: Final = 36
"""The row (from 0) of the first group in the detailed comparison."""
_WHY_TO: Final = 9
"""The last column of the reasons."""
_VOLUME_ROOM: Final = "0.015"


class Check(NamedTuple):
    """A line of the sheet: how many figures are off, and how many of them are known to be."""

    what: str
    figures: str
    off: str
    known: int = 0
    why: str = ""


def write(book: Book) -> None:
    """Write the sheet: a line for each check, then tables 2.1, 3.1 and 3.2 figure by figure."""
    sheet = book.sheet(
        NAME,
        "Kontrol",
        "Beregnet mod trykt. Rapporten regnede med uafrundede tal; her tælles kun forskelle, som afrundingen ikke "
        "kan forklare",
        [62, 18, 18, 18, 18, *[18] * 5],
        pages=1,
    )
    sheet.write(3, 0, "Alt stemmer, når de kendte trykfejl ses bort fra", book.format("strong"))
    book.headers(sheet, 5, 0, ["Kontrol", "Tal", "Uden for afrundingen", "Heraf kendte"])
    for column, title in ((4, "Stemmer"), (5, "Hvorfor")):
        sheet.write(5, column, title, book.format("header"))
    sheet.merge_range(5, 5, 5, _WHY_TO, "Hvorfor", book.format("header"))
    row = 6
    for check in _checks():
        sheet.write(row, 0, check.what, book.format("label"))
        sheet.write_dynamic_array_formula(row, 1, row, 1, check.figures, book.format("calc.0"))
        sheet.write_dynamic_array_formula(row, 2, row, 2, check.off, book.format("calc.0"))
        sheet.write(row, 3, check.known, book.format("input.0"))
        _why(book, sheet, row, check)
        sheet.write_formula(row, 4, f'=IF(C{row + 1}<=D{row + 1},"Ja","Nej")', book.format("output.text"))
        row += 1
    assert row < _DETAIL - 2
    verdict = f'=IF(COUNTIF(E7:E{row},"Ja")=ROWS(E7:E{row}),"Ja","Nej")'
    sheet.write_formula(VERDICT, verdict, book.format("output.text"))
    _details(book, sheet)
    sheet.freeze_panes(6, 1)


def _why(book: Book, sheet: Any, row: int, check: Check) -> None:
    """A reason, or the finding of the audit as it stands on the group's sheet."""
    sheet.merge_range(row, 5, row, _WHY_TO, "", book.format("wrap"))
    if check.why.startswith("="):
        sheet.write_formula(row, 5, check.why, book.format("wrap"))
    else:
        sheet.write(row, 5, check.why, book.format("wrap"))
    sheet.set_row(row, 32 if check.known else 17)


def _area(column: str) -> str:
    return f"{column}{_DETAIL + 1}:{column}{_DETAIL + _HEIGHT}"


def _count_off(difference: str, room: str) -> str:
    """How many figures differ by more than there is room for; squared, as a difference can go both ways."""
    return f"=SUMPRODUCT(--(({difference})^2>({room}+1E-9)^2))"


def _checks() -> Iterator[Check]:
    yield Check("Tabel 2.1: potentiale mod gennemsnittet", f"=COUNT({_area('C')})",
                _count_off(f"{_area('B')}-{_area('C')}", _area("H")))
    yield Check("Tabel 2.1: potentiale mod top 3", f"=COUNT({_area('E')})",
                _count_off(f"{_area('D')}-{_area('E')}", _area("H")))
    yield Check("Tabel 3.1: andel af udgiften", f"=COUNT({_area('F')})-1",
                _count_off(f"Udgifter!G{FIRST + 1}:G{LAST}-F{_DETAIL + 1}:F{_DETAIL + len(GROUPS)}", "0.0006"))
    yield Check("Tabel 3.2: de øvriges gennemsnit", f"=COUNT({_area('G')})",
                _count_off(f"PEER_AVERAGE(Enhedsomk[#All],Egen_kommune)-{_area('G')}", "0.1"))
    for group in GROUPS:
        yield _group_check(group)
    totals = "+".join(
        f"(I{_DETAIL + 1 + at}<>{group_sheets.cell(group, group_sheets.row_of(group, 'Samlet'), OWN)})"
        for at, group in enumerate(GROUPS)
    )
    yield Check("Tabel 3.4-3.16: Billunds enhedsomkostning som i tabel 3.2", f"={len(GROUPS)}", f"={totals}", 1,
                "Ressourceforløb: tabel 3.16 trykker 60,3, tabel 3.2 62,2; udgift og personer i tabel 3.1 giver 62,2.")
    sums, deviations = (cells.formula for cells in drivers.effects())
    yield Check("Drivere: årsagerne går op i afvigelsen", f"={_HEIGHT}", _count_off(f"{sums}-{deviations}", "0"))
    ours, printed = (cells.formula for cells in drivers.volume())
    yield Check("Tabel 3.3: volumen, inden for 1,5 procentpoint (når Billund er valgt)", f"={_HEIGHT}",
                f"=IF(Valgt_kommune=Egen_kommune,{_count_off(f'{ours}-{printed}', _VOLUME_ROOM)[1:]},0)", 2,
                "Revalidering og Fleksjob: de andre kommuners personer trykkes ikke og er udledt af afrundede tal; "
                "de vejer graderne.")
    singly, own_cost = f"-{_area('B')}/Udgifter!B{FIRST + 1}:B{LAST + 1}", f"Udgifter!B{FIRST + 1}:B{LAST + 1}"
    yield Check("Tabel 3.3: 'Enhedspriser' er hele afvigelsen i pct. af egen udgift", f"={_HEIGHT}",
                _count_off(f"{singly}-{drivers.unit_prices().formula}", f"(0.005+{_area('H')}/{own_cost})"), 0,
                "Potentialet mod gennemsnittet i forhold til udgiften; det er ikke en pris pr. redskab.")
    for name, room in (("Tryk", "0.001"), ("Ressourcer", "0.001"), ("Befolkning", "1")):
        average = f"PEER_AVERAGE({name}[[#All],[Forhold]:[{MUNICIPALITIES[-1]}]],Egen_kommune,{name}[Forhold])"
        yield Check(f"Bilag 1, {name}: de øvriges gennemsnit", f"=ROWS({name}[Forhold])",
                    _count_off(f"{average}-{name}[{AVERAGE}]", room))
    pressure, of_print = pressure_check()
    yield Check("Bilag 1: Billunds forsørgelsestryk af personer og befolkning", f"=ROWS({of_print})",
                _count_off(f"{pressure}-{of_print}", "0.0006"))


def _group_check(group: str) -> Check:
    cells = group_sheets.checks(group)
    off, room, sums = (cells[name].formula for name in ("off", "allowed", "sums"))
    known = {"3.6": 1, "3.13": 2}.get(NUMBER[group], 0)
    text = group_sheets.finding(group)
    found = f"{text[: text.index('!')]}!F{text.rpartition('A')[2]}"
    return Check(
        f"Tabel {NUMBER[group]}: gennemsnit og summer, {SHORT[group]}",
        f"=COUNT({off})+COUNT({sums})",
        f"{_count_off(off, room)}+SUM({sums})",
        known,
        f'=IF({found}="",{text},{found})',
    )


def _details(book: Book, sheet: Any) -> None:
    """Tables 2.1, 3.1 and 3.2 beside what is calculated."""
    sheet.write(_DETAIL - 2, 0, "Tabel 2.1, 3.1 og 3.2, tal for tal (1.000 kr.)", book.format("strong"))
    titles = ["Målgruppe", "Mod gns., beregnet", "Mod gns., trykt", "Mod top 3, beregnet", "Mod top 3, trykt"]
    titles += ["Andel, trykt", "Gns. øvrige, trykt", "Afrundingen tillader", "Billund, trykt (3.2)"]
    book.headers(sheet, _DETAIL - 1, 0, titles)
    printed = (("Besparelspotentiale gns.", savings.TO_AVERAGE, 1), ("Besparelspotentiale top 3", savings.TO_TOP3, 3))
    for at, group in enumerate([*GROUPS, "Samlet"]):
        row, source = _DETAIL + at, FIRST + at
        sheet.write(row, 0, group, book.format("total_label" if group == "Samlet" else "label"))
        for what, column, to in printed:
            sheet.write_formula(row, to, f"=Besparelser!{xl_rowcol_to_cell(source, column)}", book.format("calc.0"))
            sheet.write(row, to + 1, value("2.1", "", group, what, OWN), book.format("input.0"))
        sheet.write(row, 5, value("3.1", "", group, "Procent", OWN), book.format("input.pct"))
        sheet.write(row, 6, value("3.2", "", group, "Enhedsomkostning", AVERAGE), book.format("input.1"))
        sheet.write(row, 8, value("3.2", "", group, "Enhedsomkostning", OWN), book.format("input.1"))
        # Printed: spending and savings within 0.5, persons within 0.5, the level within 0.05.
        room = (
            f"=0.05*Udgifter!D{source + 1}+0.5*MAX(Besparelser!B{source + 1},Besparelser!C{source + 1})+1"
            if group != "Samlet"
            else f"=SUM(H{_DETAIL + 1}:H{row})"
        )
        sheet.write_formula(row, 7, room, book.format("calc.0"))
