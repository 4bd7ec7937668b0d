"""Programs that are not ours open the recalculated workbook and show the values worked out by hand."""

import io
import shutil
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.package import everything
from xl.hosts.headless import recalculate
from xl.package.container import Package

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")

SOFFICE = shutil.which("soffice")
CELLS = [(sheet, cell, value) for sheet, cells in everything.EXPECTED.items() for cell, value in cells.items()]
NOT_SHOWN_ELSEWHERE = {"B2", "B3", "B4", "E8", "H30", "H31", "H32"}
"""Cells of the sheet Beregning that a program without these functions calculates anew, to #NAME?."""


@pytest.fixture(scope="module")
def recalculated() -> bytes:
    return recalculate(Package(everything.build(), "alt.xlsm")).data


@pytest.fixture(scope="module")
def values(recalculated: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(recalculated), data_only=True)


@pytest.mark.parametrize(("sheet", "cell", "value"), CELLS)
def test_openpyxl_reads_the_value(values: Any, sheet: str, cell: str, value: Any) -> None:
    assert values[sheet][cell].value == value


def test_openpyxl_reads_the_formulas_as_they_were(recalculated: bytes) -> None:
    before, after = (openpyxl.load_workbook(io.BytesIO(data)) for data in (everything.build(), recalculated))
    assert _formulas(after) == _formulas(before)


def test_the_dynamic_arrays_say_what_they_fill_now(recalculated: bytes) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(recalculated))["Beregning"]
    assert (sheet["B2"].value.ref, sheet["H30"].value.ref, sheet["D2"].value.ref) == ("B2:B4", "H30:H32", "D2:D4")


if SOFFICE:  # a machine without LibreOffice asks openpyxl alone

    def test_libreoffice_shows_the_values(recalculated: bytes, tmp_path: Path) -> None:
        (tmp_path / "alt.xlsm").write_bytes(recalculated)
        profile = (tmp_path / "profile").as_uri()
        subprocess.run(
            [str(SOFFICE), f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx",
             "--outdir", str(tmp_path / "out"), str(tmp_path / "alt.xlsm")], check=True, capture_output=True)
        shown = openpyxl.load_workbook(tmp_path / "out" / "alt.xlsx", data_only=True)
        asked = [row for row in CELLS if row[0] != "Grundlag" and row[1] not in NOT_SHOWN_ELSEWHERE]
        assert [(sheet, cell, shown[sheet][cell].value) for sheet, cell, _ in asked] == asked


def _formulas(book: Any) -> list[tuple[str, str, str]]:
    return [
        (sheet.title, cell.coordinate, getattr(cell.value, "text", None) or cell.value)
        for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.data_type == "f"
    ]
