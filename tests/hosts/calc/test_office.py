"""LibreOffice before 25.2 gets names written its own way, and gives them back plainly."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from xl.hosts.calc import Office


def program(folder: Path, version: str) -> Office:
    """A program that only tells its version."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\necho 'LibreOffice {version} 520(Build:2)'\n", encoding="utf-8")
    path.chmod(0o755)
    return Office(str(path))


@pytest.mark.parametrize(("version", "plain"), [
    ("7.4.7.2", False), ("24.8.4.2", False), ("25.2.3.2", True), ("25.8.0.1", True), ("26.2", True),
])
def test_the_version_decides_how_names_are_written(tmp_path: Path, version: str, plain: bool) -> None:
    assert program(tmp_path, version).reads_plain_names is plain


def test_names_written_for_an_older_program_are_calculated_and_come_back_plainly(soffice: str, tmp_path: Path) -> None:
    """Newer programs read the old way of writing too, so it can be tried on any."""
    book = tmp_path / "bog.xlsx"
    writer = xlsxwriter.Workbook(str(book))
    writer.add_worksheet("Ark1").write_formula("A1", "=UNITCOST(3000,100)+LEN(\"UNITCOST(\")")
    writer.close()
    before = book.read_bytes()
    office = Office(soffice)
    office.reads_plain_names = False
    (result,) = office.recalculated([book], tmp_path / "ud")
    assert openpyxl.load_workbook(result, data_only=True)["Ark1"]["A1"].value == 39
    assert openpyxl.load_workbook(result)["Ark1"]["A1"].value == "=UNITCOST(3000,100)+LEN(\"UNITCOST(\")"
    assert book.read_bytes() == before
