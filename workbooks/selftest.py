"""The self-test: every worked example of the catalogue as a live formula beside its answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from workbooks.style import Book
from xl.catalogue import Example, functions
from xl.example_data import TABLES, with_ranges
from xl.package.book import Area

_ERROR_NUMBERS: Final = {"#DIV/0!": 2, "#VALUE!": 3, "#REF!": 4, "#NAME?": 5, "#NUM!": 6, "#N/A": 7}
_DATA: Final = "Eksempeldata"


def write(path: Path) -> None:
    """Write the workbook; its values come from a recalculation."""
    book = Book(path, "Selvtest af pyxl_bench", "Hver funktions eksempler, regnet her og nu")
    book.about(
        [
            "Åbn denne bog først, når pyxl_bench er sat op, og genberegn: hvert eksempel i funktionskataloget står som "
            "levende formel ved siden af det svar, den skal give. Står der SAND i alle rækker, regner din "
            "installation rigtigt."
        ],
        [
            "Eksemplerne er regnet i hovedet på små tal for fem opdigtede kommuner; metodernes kilder står på "
            "arket Funktioner."
        ],
        [
            ("Selvtest", "Eksemplerne, svarene og om de er ens"),
            (_DATA, "De små tabeller, eksemplerne bruger"),
            ("Funktioner", "Hele kataloget"),
        ],
    )
    examples = [(entry.name, example) for entry in functions().values() for example in entry.examples]
    sheet = book.sheet("Selvtest", "Selvtest", "Hver række skal vise SAND", [20, 92, 13, 13, 13, 3, 13, 13, 13, 10])
    ranges = _example_tables(book)
    for column, title in enumerate(["Funktion", "Formel", "Svar", "", "", "", "Skal være", "", "", "Ens"]):
        if column != 5:
            sheet.write(4, column, title, book.format("header"))
    row = 5
    checks = []
    for name, example in examples:
        checks.append(f"J{row + 1}")
        row = _example(book, sheet, row, name, example, ranges)
    sheet.write(2, 0, "Samlet dom", book.format("strong"))
    sheet.write_formula(
        2,
        1,
        f'=IF(AND({",".join(checks)}),"Alle {len(checks)} eksempler stemmer",'
        '"Mindst ét eksempel stemmer ikke: se kolonnen Ens")',
        book.format("output.text"),
    )
    sheet.conditional_format(
        5, 9, row, 9, {"type": "cell", "criteria": "==", "value": "TRUE", "format": book.format("good")}
    )
    sheet.conditional_format(
        5, 9, row, 9, {"type": "cell", "criteria": "==", "value": "FALSE", "format": book.format("bad")}
    )
    sheet.freeze_panes(5, 1)
    book.functions()
    book.close()


def _example_tables(book: Book) -> dict[str, str]:
    """Write the examples' tables to their sheet; answers where each stands."""
    sheet = book.sheet(_DATA, "Eksempeldata", "Opdigtede tal for fem kommuner, 1.000 kr.", [20, *[14] * 6])
    ranges = {}
    row = 3
    for name, rows in TABLES.items():
        sheet.write(row, 0, name, book.format("strong"))
        for r, line in enumerate(rows, start=row + 1):
            for c, value in enumerate(line):
                sheet.write(r, c, value, book.format("label" if isinstance(value, str) else "input.any"))
        ranges[name] = f"{_DATA}!{_absolute(row + 1, 0, len(rows), len(rows[0]))}"
        row += len(rows) + 2
    return ranges


def _example(book: Book, sheet: Any, row: int, name: str, example: Example, ranges: dict[str, str]) -> int:
    """Write one example; answers the row where the next one stands."""
    expected = example.expected if isinstance(example.expected, list) else [[example.expected]]
    height, width = len(expected), len(expected[0])
    formula = with_ranges(example.formula, ranges)
    sheet.write(row, 0, name, book.format("label"))
    sheet.write_string(row, 1, formula.replace(",", ";").lstrip("="), book.format("code"))
    for r in range(height):
        for c in range(width):
            sheet.write_blank(row + r, 2 + c, None, book.format("calc.any"))
            sheet.write(row + r, 6 + c, expected[r][c], book.format("output.any"))
    sheet.write_dynamic_array_formula(row, 2, row, 2, formula, book.format("calc.any"))
    shown, wanted = (str(Area(row + 1, left, row + height, left + width - 1)) for left in (3, 7))
    if expected[0][0] in _ERROR_NUMBERS:
        check = f"=IFERROR(ERROR.TYPE({shown})={_ERROR_NUMBERS[expected[0][0]]},FALSE)"
    elif isinstance(expected[0][0], (bool, str)):
        check = f"=IFERROR({shown}={wanted},FALSE)"
    else:
        check = f"=IFERROR(AND(COUNT({shown})={height * width},SUMXMY2({shown},{wanted})<1E-12),FALSE)"
    sheet.write_formula(row, 9, check, book.format("calc.any"))
    return row + height + 1


def _absolute(row: int, column: int, height: int, width: int) -> str:
    area = Area(row + 1, column + 1, row + height, column + width)
    first, _, last = str(area).partition(":")
    return ":".join("$" + corner[0] + "$" + corner[1:] for corner in (first, last) if corner)
