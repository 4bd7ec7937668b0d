"""A workbook that holds everything, and one of fifty sheets: refreshed, every other part keeps every byte."""

from __future__ import annotations

import io
import os
import re
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from tests.buttons import books
from tests.package import everything
from tests.package.sheet_difference import around_the_cells
from tests.package.zip_bytes import entries
from xl.buttons.headless import PackageTarget, refresh_file
from xl.buttons.target import Rows
from xl.package.book import Book
from xl.package.container import Package

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")

GROUPS = [["Dagpenge", 30.0, 2.0], ["Fleksjob", 50.0, 5.0], ["Ny", 70.0, 7.0], ["Til", 90.0, 9.0]]
FOLLOW = {
    "xl/worksheets/sheet1.xml",  # the table's sheet
    "xl/tables/table1.xml",
    "xl/worksheets/sheet2.xml",  # formulas and a validation that name all rows of the table
    "xl/workbook.xml",  # a defined name
    "xl/charts/chart1.xml",
    "xl/charts/chart2.xml",
    "xl/pivotCache/pivotCacheDefinition1.xml",  # a pivot table of those rows
}


@pytest.fixture(scope="module")
def written() -> bytes:
    """The table Udgifter of the workbook that holds everything, one row longer."""
    target = PackageTarget(Book(Package(everything.build(), "alt.xlsm")), Path())
    target.write("Udgifter", Rows({n: [row[n] for row in GROUPS] for n in range(3)}, [0, None, None, None]))
    target.recalculate()
    assert target.recalculated is not None
    return target.recalculated.data


def part(data: bytes, name: str) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode()


def test_only_what_names_the_table_changes(written: bytes) -> None:
    before, after = entries(everything.build()), entries(written)
    assert list(after) == list(before)
    assert {name.decode() for name in before if before[name] != after[name]} == FOLLOW


def test_the_sheets_around_their_cells_change_in_the_references_alone(written: bytes) -> None:
    for name in ("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"):
        before, after = (part(data, name).encode() for data in (everything.build(), written))
        expected = [
            re.sub(rb"(Grundlag!\$[ABC]\$2:\$[ABC]\$)4", rb"\g<1>5", piece) for piece in around_the_cells(before)
        ]
        assert [re.sub(rb'"A1:D[45]"', b"", piece) for piece in around_the_cells(after)] == [
            re.sub(rb'"A1:D[45]"', b"", piece) for piece in expected
        ]


def test_formulas_names_charts_and_pivot_tables_follow(written: bytes) -> None:
    opened = openpyxl.load_workbook(io.BytesIO(written))
    sheet = opened["Beregning"]
    assert (sheet["E2"].value, sheet["B2"].value.text) == (
        "=SUM(Grundlag!B2:B5)",
        "=UNITCOST(Grundlag!B2:B5,Grundlag!C2:C5)",
    )
    assert opened.defined_names["alle_udgifter"].value == "Grundlag!$B$2:$B$5"
    assert "Grundlag!$B$2:$B$5" in part(written, "xl/charts/chart2.xml") + part(written, "xl/charts/chart1.xml")
    cache = part(written, "xl/pivotCache/pivotCacheDefinition1.xml")
    assert 'ref="A1:B5"' in cache
    assert 'refreshOnLoad="1"' in cache
    shown = openpyxl.load_workbook(io.BytesIO(written), data_only=True)
    assert [shown["Grundlag"][f"D{row}"].value for row in range(2, 6)] == [15, 10, 10, 10]
    assert shown["Beregning"]["E2"].value == 240


def test_the_same_rows_again_change_no_byte_of_them(written: bytes) -> None:
    target = PackageTarget(Book(Package(written, "alt.xlsm")), Path())
    state = target.read("udgifter")
    assert [list(column) for column in state.columns[:3]] == [[row[n] for row in GROUPS] for n in range(3)]
    assert state.calculated == {3}


def test_fifty_sheets_with_protection_filters_and_hidden_rows(tmp_path: Path, soffice: str) -> None:
    books.csv(tmp_path)
    path = tmp_path / "bog.xlsx"
    book = xlsxwriter.Workbook(str(path))
    for number in range(48):
        sheet = book.add_worksheet(f"Ark {number}")
        sheet.write_row(0, 0, ["x", number])
        sheet.write_formula("C1", "=B1*2", None, 2 * number)
        if number % 2:
            sheet.protect("kode")
    data = book.add_worksheet("Data")
    data.add_table(
        "A1:C4",
        {
            "name": "Konti",
            "data": [["Fleksjob", 1, 1], ["Dagpenge", 2, 2], ["Andet", 3, 3]],
            "columns": [{"header": "Målgruppe"}, {"header": "Udgift"}, {"header": "Personer"}],
        },
    )
    data.protect("kode")
    data.set_row(1, None, None, {"hidden": True})
    books.sources(book, ("Regnskab", "csv", "konti.csv", "", "Konti"))
    book.close()
    filtered = zipfile.ZipFile(path)
    parts = {name: filtered.read(name) for name in filtered.namelist()}
    parts["xl/tables/table1.xml"] = parts["xl/tables/table1.xml"].replace(
        b'<autoFilter ref="A1:C4"/>',
        b'<autoFilter ref="A1:C4"><filterColumn colId="0"><filters><filter val="Dagpenge"/></filters></filterColumn>'
        b'</autoFilter><sortState ref="A2:C4"><sortCondition ref="A2:A4"/></sortState>',
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in parts.items():
            out.writestr(name, content)
    before = entries(path.read_bytes())
    refresh_file(path)
    after = entries(path.read_bytes())
    assert {name.decode() for name in before if before[name] != after[name]} == {
        "xl/worksheets/sheet49.xml",
        "xl/worksheets/sheet50.xml",
        "xl/tables/table1.xml",
    }
    table = part(path.read_bytes(), "xl/tables/table1.xml")
    assert "filterColumn" not in table
    assert "sortState" not in table
    assert "hidden" not in part(path.read_bytes(), "xl/worksheets/sheet49.xml")
    assert_libreoffice_shows(soffice, path, tmp_path)


def assert_libreoffice_shows(soffice: str, path: Path, folder: Path) -> None:
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [
            soffice,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            "xlsx",
            "--outdir",
            str(folder / "out"),
            str(path),
        ],
        check=True,
        capture_output=True,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    shown = openpyxl.load_workbook(folder / "out" / path.name, data_only=True)["Data"]
    assert [[cell.value for cell in row] for row in shown["A1:C4"]] == [
        ["Målgruppe", "Udgift", "Personer"],
        ["Sygedagpenge", 2000.5, 50],
        ["Dagpenge", 1000, 40],
        ["Kontanthjælp", "(.)", 3],
    ]
