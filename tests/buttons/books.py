"""Workbooks to refresh: a table of accounts that formulas, a chart and a name lean on, and the table Kilder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import xlsxwriter
from openpyxl import load_workbook

KILDER: Final = (
    "Navn",
    "Slags",
    "Adresse",
    "Forespørgsel",
    "Tabel",
    "Nøgle",
    "Kolonner",
    "Sidst hentet",
    "Rækker",
    "Resultat",
    "Fingeraftryk",
)
ROWS: Final = (("Dagpenge", 100, 4), ("Sygedagpenge", 200, 5))
CSV: Final = "Målgruppe;Udgift;Personer\nSygedagpenge;2.000,5;50\nDagpenge;1.000;40\nKontanthjælp;(.);3\n"


def sources(book: Any, *rows: Sequence[str]) -> None:
    """The sheet Kilder with a row per source: name, kind, address, query, table, key, columns."""
    sheet = book.add_worksheet("Kilder")
    when = book.add_format({"num_format": "dd-mm-yyyy hh:mm"})
    sheet.add_table(
        0,
        0,
        max(len(rows), 1),
        len(KILDER) - 1,
        {
            "name": "Kilder",
            "data": [list(row) for row in rows],
            "columns": [{"header": h, **({"format": when} if h == "Sidst hentet" else {})} for h in KILDER],
        },
    )
    for row in range(1, len(rows) + 1):
        sheet.write_blank(row, KILDER.index("Sidst hentet"), None, when)


def write(
    path: Path, *rows: Sequence[str], data: Sequence[Sequence[Any]] = ROWS, totals: bool = False, below: str = ""
) -> Path:
    """A workbook whose table Konti stands in Data!B3, with a chart and formulas on the sheet Svar."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Data")
    last = 2 + len(data)
    amount = book.add_format({"num_format": "#,##0.0"})
    sheet.add_table(
        2,
        1,
        last + totals,
        5,
        {
            "name": "Konti",
            "data": [list(row) for row in data],
            "total_row": totals,
            "columns": [
                {"header": "Målgruppe", "total_string": "I alt"},
                {"header": "Udgift", "format": amount, "total_function": "sum"},
                {"header": "Personer"},
                {"header": "Enhed", "formula": "=UNITCOST([@Udgift],[@Personer])"},
                {"header": "Bemærkning"},
            ],
        },
    )
    sheet.write("H4", "ved siden af")
    sheet.conditional_format(3, 2, last, 2, {"type": "data_bar"})
    if below:
        sheet.write(below, "noget andet")
    answers = book.add_worksheet("Svar")
    answers.write_formula("A1", "=SUM(Konti[Udgift])")
    answers.write_formula("A2", f"=SUM(Data!C4:C{last + 1})")
    answers.write_formula("A3", f"=Data!C{last + 2}")
    chart = book.add_chart({"type": "column"})
    chart.add_series({"categories": f"=Data!$B$4:$B${last + 1}", "values": f"=Data!$C$4:$C${last + 1}"})
    answers.insert_chart("C3", chart)
    book.define_name("Udgifter", f"=Data!$C$4:$C${last + 1}")
    sources(book, *(rows or [("Regnskab", "csv", "konti.csv", "", "Konti")]))
    book.close()
    return path


def csv(folder: Path, text: str = CSV, name: str = "konti.csv", encoding: str = "latin-1") -> Path:
    """A file beside the workbook."""
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def values(path: Path, sheet: str, area: str | None = None) -> list[list[Any]]:
    """The values that a sheet shows, by another program's reading."""
    found = load_workbook(path, data_only=True)[sheet]
    return [[cell.value for cell in row] for row in (found[area] if area else found.iter_rows())]


def stamp(path: Path, row: int = 0) -> dict[str, Any]:
    """A row of the table Kilder by header."""
    shown = values(path, "Kilder")
    return dict(zip(shown[0], shown[1 + row]))
