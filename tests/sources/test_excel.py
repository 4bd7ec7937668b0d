"""Sheets of Excel files: found, read from their first row, and no error in them taken for a blank cell."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import xlsxwriter

from tests.sources.test_files import read, rows
from xl.sources.errors import NoSuchSheet, SheetWithoutRows, SourceFileUnreadable


@pytest.fixture
def sheets(tmp_path: Path) -> Path:
    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    first, second = book.add_worksheet("Ark1"), book.add_worksheet("Data")
    first.write_row("A3", ["A", "B", "Dato", "Ja"])
    first.write_row("A4", ["x", 1.5])
    first.write_datetime("C4", dt.datetime(2026, 1, 31), book.add_format({"num_format": "dd-mm-yyyy"}))
    first.write_boolean("D4", True)
    second.write_column("A1", ["C", 2])
    book.close()
    return tmp_path


def test_an_excel_file_from_its_first_row_with_content(sheets: Path) -> None:
    found = read(sheets, "a.xlsx")
    assert rows(found) == [["A", "B", "Dato", "Ja"], ["x", 1.5, dt.date(2026, 1, 31), True]]
    assert found.row_name(0) == "a.xlsx, række 4"


def test_a_sheet_by_name(sheets: Path) -> None:
    assert rows(read(sheets, "a.xlsx", "ark=data")) == [["C"], [2]]
    with pytest.raises(NoSuchSheet, match="it has: Ark1, Data"):
        read(sheets, "a.xlsx", "ark=Daat")


def test_of_several_sheets_the_first_that_is_seen_is_read_and_told(sheets: Path) -> None:
    assert read(sheets, "a.xlsx").notes == ["a.xlsx har 2 ark; 'Ark1' er læst (ark=NAVN vælger et andet)"]
    assert read(sheets, "a.xlsx", "ark=Ark1").notes == []
    book = xlsxwriter.Workbook(str(sheets / "b.xlsx"))
    book.add_worksheet("Skjult").hide()
    shown = book.add_worksheet("Vist")
    shown.write_column("A1", ["C", 2])
    shown.activate()
    book.close()
    assert rows(read(sheets, "b.xlsx")) == [["C"], [2]]


def test_a_front_page_without_rows_names_the_other_sheets(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    book.add_worksheet("Forside").write("A1", "Udtræk for marts")
    book.add_worksheet("Data").write_column("A1", ["C", 2])
    book.close()
    with pytest.raises(SheetWithoutRows) as caught:
        read(tmp_path, "a.xlsx")
    assert "ark=NAVN (filen har: Forside, Data)" in caught.value.message("da")


def test_a_cell_that_shows_an_error_comes_as_its_text_and_blank_rows_do_not_come(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    sheet = book.add_worksheet()
    sheet.write_row("B2", ["A", "B"])
    sheet.write("B3", "x")
    sheet.write_formula("C3", "=1/0", None, "#DIV/0!")
    sheet.write_row("B5", ["y", 2])
    book.close()
    found = read(tmp_path, "a.xlsx")
    assert rows(found) == [["Kolonne 1", "A", "B"], [None, "x", "#DIV/0!"], [None, "y", 2]]
    assert [found.row_name(row) for row in range(2)] == ["a.xlsx, række 3", "a.xlsx, række 5"]


def test_a_broken_file_is_told_of_in_danish(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 halv")
    with pytest.raises(SourceFileUnreadable) as caught:
        read(tmp_path, "a.xlsx")
    assert caught.value.message("da").startswith("a.xlsx: kan ikke læses (den er ikke en hel Excel-fil).")
