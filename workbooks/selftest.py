"""The self-test: every worked example of the catalogue, and what hosts may get wrong, live beside its answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from workbooks import host_checks
from workbooks.style import Book
from xl.catalogue import Example, functions
from xl.example_data import TABLES, with_ranges
from xl.package.book import Area, address

_ERROR_NUMBERS: Final = {"#DIV/0!": 2, "#VALUE!": 3, "#REF!": 4, "#NAME?": 5, "#NUM!": 6, "#N/A": 7}
_DATA: Final = "Eksempeldata"
_WIDTH: Final = max(
    len(example.expected[0]) if isinstance(example.expected, list) else 1
    for entry in functions().values()
    for example in entry.examples
)
_SAME, _LIVE = 2, 3
_WANTED: Final = _LIVE + _WIDTH + 1
"""The columns (from 0) of the verdicts, the live answers, and the answers that should be."""
_FIRST: Final = 5
"""The row (from 0) of the first example."""


def write(path: Path) -> None:
    """Write the workbook; its values come from a recalculation."""
    book = Book(path, "Selvtest af pyxl_bench", "Hver funktions eksempler, regnet her og nu")
    book.about(
        [
            "Åbn denne bog først, når pyxl_bench er sat op, og genberegn: hvert eksempel i funktionskataloget står som "
            "levende formel ved siden af det svar, den skal give, og til sidst det, der kan gå galt mellem et "
            "regneark og pyxl_bench: fejl, tomme celler, danske tal, udeladte argumenter, svar i flere celler. Står "
            "der SAND i alle rækker, regner din installation rigtigt."
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
    examples += host_checks.CHECKS
    widths: list[float] = [20, 92, 10, *[12] * _WIDTH, 3, *[12] * _WIDTH]
    sheet = book.sheet("Selvtest", "Selvtest", "Hver række skal vise SAND", widths)
    ranges = _example_tables(book)
    for column in range(len(widths)):
        title = {0: "Funktion", 1: "Formel", _SAME: "Ens", _LIVE: "Svar", _WANTED: "Skal være"}.get(column, "")
        if column != _WANTED - 1:
            sheet.write(_FIRST - 1, column, title, book.format("header"))
    row = _FIRST
    for name, example in examples:
        row = _example(book, sheet, row, name, example, ranges)
    verdicts = str(Area(_FIRST + 1, _SAME + 1, row, _SAME + 1))
    sheet.write(2, 0, "Samlet dom", book.format("strong"))
    sheet.write_formula(
        2,
        1,
        f'=IF(COUNTIF({verdicts},TRUE)={len(examples)},"Alle {len(examples)} eksempler stemmer",'
        '"Mindst ét eksempel stemmer ikke: se kolonnen Ens")',
        book.format("output.text"),
    )
    sheet.freeze_panes(_FIRST, 1)
    book.functions()
    book.close()


def _example_tables(book: Book) -> dict[str, str]:
    """Write the examples' tables to their sheet; answers where each stands."""
    sheet = book.sheet(_DATA, "Eksempeldata", "Opdigtede tal for fem kommuner, 1.000 kr.", [20, *[14] * 6])
    ranges = {}
    row = 3
    for name, rows in {**TABLES, **host_checks.TABLES}.items():
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
            sheet.write_blank(row + r, _LIVE + c, None, book.format("calc.any"))
            sheet.write(row + r, _WANTED + c, expected[r][c], book.format("output.any"))
    sheet.write_dynamic_array_formula(row, _LIVE, row, _LIVE, formula, book.format("calc.any"))
    shown, wanted = (str(Area(row + 1, at + 1, row + height, at + width)) for at in (_LIVE, _WANTED))
    if expected[0][0] in _ERROR_NUMBERS:
        check = f"=IFERROR(ERROR.TYPE({shown})={_ERROR_NUMBERS[expected[0][0]]},FALSE)"
    elif any(isinstance(cell, (bool, str)) for line in expected for cell in line):
        pairs = (
            f"EXACT({address(row + r + 1, _LIVE + c + 1)},{address(row + r + 1, _WANTED + c + 1)})"
            for r in range(height)
            for c in range(width)
        )
        check = f"=IFERROR(AND({','.join(pairs)}),FALSE)"
    elif any(cell is None for line in expected for cell in line):
        given = sum(cell is not None for line in expected for cell in line)
        check = (
            f"=IFERROR(AND(COUNT({shown})={given},ABS(SUM({shown})-SUM({wanted}))<1E-9,"
            f"ABS(SUMSQ({shown})-SUMSQ({wanted}))<1E-9),FALSE)"
        )
    else:
        check = f"=IFERROR(AND(COUNT({shown})=COUNT({wanted}),SUMXMY2({shown},{wanted})<1E-12),FALSE)"
    sheet.write_formula(row, _SAME, check, book.format("calc.any"))
    return row + height + 1


def _absolute(row: int, column: int, height: int, width: int) -> str:
    area = Area(row + 1, column + 1, row + height, column + width)
    first, _, last = str(area).partition(":")
    return ":".join("$" + corner[0] + "$" + corner[1:] for corner in (first, last) if corner)
