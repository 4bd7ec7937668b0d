"""``pyxl-bench audit``: which tables of a workbook it finds, what it says of them, and its exit codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from tests.published.test_audit_of_billund import GROUP_TABLES
from workbooks.published import distinct, table
from xl import cli

Rows = list[list[Any]]
FORMATS = {0: "0", 1: "0.0", 2: "0.00"}


def written(path: Path, sheets: dict[str, Any]) -> Path:
    """A workbook from functions that fill a sheet."""
    book = xlsxwriter.Workbook(str(path))
    for name, fill in sheets.items():
        fill(book, book.add_worksheet(name))
    book.close()
    return path


def group_table(number: str) -> Any:
    """A printed table as it stands on a page: a title, headings, sections, figures in their formats."""
    def fill(book: Any, sheet: Any) -> None:
        cells = table("billund_2018", number)
        columns = distinct(cell.column for cell in cells)
        sheet.write(0, 0, f"Tabel {number}")
        sheet.write_row(2, 1, ["1.000 kr.", *columns])
        row = 2
        section = name = ""
        for cell in cells:
            if cell.section != section:
                section, row = cell.section, row + 1
                sheet.write(row, 1, section)
            if cell.row != name:
                name, row = cell.row, row + 1
                sheet.write(row, 1, name)
            place = 2 + columns.index(cell.column)
            if cell.value is None:
                sheet.write(row, place, cell.printed)
            elif cell.printed.endswith("%"):
                sheet.write(row, place, cell.value / 100, book.add_format({"num_format": "0.0%"}))
            else:
                sheet.write(row, place, cell.value, book.add_format({"num_format": FORMATS[cell.decimals]}))
    return fill


def filled(rows: Rows, *, name: str = "", top: int = 0) -> Any:
    """A sheet with rows from ``top`` on, as an Excel table where it has a name."""
    def fill(book: Any, sheet: Any) -> None:
        for place, row in enumerate(rows, start=top):
            sheet.write_row(place, 0, row)
        if name:
            sheet.add_table(top, 0, top + len(rows) - 1, len(rows[0]) - 1,
                            {"name": name, "columns": [{"header": heading} for heading in rows[0]]})
    return fill


HEADINGS = ["Indsats", "Billund", "Vejle", "Ærø", "Gennemsnit øvrige", "Difference"]
WRONG = [HEADINGS, ["Indsats", 5.1, 4.2, 6.2, 5.2, -0.1], ["Ledelse", 1.6, 1.1, 0.9, 4.0, 0.6],
         ["Samlet", 6.7, 5.3, 7.1, 6.2, 0.5]]


def audited(path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, Any]]:
    code = cli.main(["audit", str(path), "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_the_misprints_of_a_whole_report_are_found_by_their_cells(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path / "rapport.xlsx", {f"Tabel {number}": group_table(number) for number in GROUP_TABLES})
    before = path.read_bytes()
    code, said = audited(path, capsys)
    assert code == 3 and path.read_bytes() == before and said["skipped"] == []
    sheets = [each["place"].partition("!")[0] for each in said["tables"]]
    assert sheets == [f"Tabel {number}" for number in GROUP_TABLES]
    found = [finding for each in said["tables"] for finding in each["findings"]]
    # Kommune 7 stands in column I (B holds the names, C is Billund), Kommune 11 in M; the headings in row 3, sections
    # in rows 4 and 21, and the rows are the 12th of the costs and the 5th of the indicators.
    assert [(each["cell"], each["row"]) for each in found] == [
        ("Tabel 3.6!I26", "Virksomhedsrettede aktiveringsgrad"), ("Tabel 3.13!M16", "Ledelse/teamledelse")]
    assert (found[1]["printed"], found[1]["implied_from"], found[1]["implied_to"]) == (1.1, 3.9, 4.5)
    assert said["tables"][0]["checked"] == 228


@pytest.mark.parametrize(("fill", "cell"), [
    (filled(WRONG, name="Omkostninger"), "Ark1!E3"), (filled(WRONG), "Ark1!E3"), (filled(WRONG, top=7), "Ark1!E10"),
    (filled([*WRONG, [], ["Kilde: egne tal"], [], *WRONG[:1], *WRONG[1:]]), "Ark1!E3"),
    (filled([[None, *row[1:]] if row is HEADINGS else row for row in WRONG]), "Ark1!E3"),
])
def test_excel_tables_and_plain_ranges_are_found(
    fill: Any, cell: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said = audited(written(tmp_path / "b.xlsx", {"Ark1": fill}), capsys)
    assert code == 3
    assert [each["cell"] for each in said["tables"][0]["findings"]] == [cell]


def test_formulas_are_calculated_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def fill(book: Any, sheet: Any) -> None:
        filled(WRONG)(book, sheet)
        sheet.write_formula("E3", "=AVERAGE(C3:D3)")
    assert audited(written(tmp_path / "b.xlsx", {"Ark1": fill}), capsys)[0] == 0


def test_figures_are_taken_as_they_are_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """34 and 33 are shown; that 33.6 and 33.4 lie behind them a reader of the page cannot know."""
    rows = [["", "A", "B", "C", "Gennemsnit"], ["x", 33.6, 33.6, 33.6, 33.4], ["y", 1.0, 2.0, 3.0, 2.0]]

    def fill(shown: str) -> Any:
        def inner(book: Any, sheet: Any) -> None:
            for place, row in enumerate(rows):
                sheet.write_row(place, 0, row, book.add_format({"num_format": shown}))
        return inner
    assert audited(written(tmp_path / "a.xlsx", {"Ark1": fill("0")}), capsys)[0] == 0
    assert audited(written(tmp_path / "b.xlsx", {"Ark1": fill("0.0")}), capsys)[0] == 3


@pytest.mark.parametrize("rows", [
    [["a", "b"], ["x", 1]], [["Navn", "A", "B", "C", "D"], ["x", 1, 2, 3, 4], ["y", 5, 6, 7, 8]],
    [["Dato", "Tekst", "Art", "Sted", "Note"], ["1", "x", "y", "z", "w"]], [[1, 2, 3, 4, 5], [1, 2, 3, 4, 5]], [[]],
])
def test_other_ranges_are_left_alone(rows: Rows, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = audited(written(tmp_path / "b.xlsx", {"Ark1": filled(rows)}), capsys)
    assert (code, said["tables"], said["skipped"]) == (0, [], [])


def test_a_table_that_refutes_its_own_headings_is_listed_and_not_judged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Figures of several kinds beside each other; the last column's total is no sum, and nothing is their average."""
    rows = [["Målgruppe", "Mod gns.", "Andel", "Gns. trykt", "Egen"], ["a", 10.5, 30.5, 24.5, 29.5],
            ["b", 20.5, 40.5, 31.5, 33.5], ["c", 30.5, 50.5, 28.5, 31.5], ["Samlet", 61.5, 121.5, 84.5, 80.5]]
    code, said = audited(written(tmp_path / "b.xlsx", {"Ark1": filled(rows)}), capsys)
    assert (code, said["tables"]) == (0, [])
    assert "gennemsnittet i 'Gns. trykt'" in said["skipped"][0]["reason"]


def test_an_error_in_a_table_is_a_finding_and_a_remark_is_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def fill(book: Any, sheet: Any) -> None:
        filled([[*row, "se noten" if place else "Note"] for place, row in enumerate(WRONG)])(book, sheet)
        sheet.write("E3", 1.0)
        sheet.write("C2", "oplyses senere")
        sheet.write_formula("D2", "=1/0")
    code, said = audited(written(tmp_path / "b.xlsx", {"Ark1": fill}), capsys)
    (finding,) = said["tables"][0]["findings"]
    assert code == 3 and finding["cell"] == "Ark1!D2" and "#DIV/0!" in finding["text"]


def test_a_person_reads_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    twice = [[*HEADINGS[:5], "Vejle"], *WRONG[1:]]
    path = written(tmp_path / "b.xlsx", {"Ark1": filled(WRONG), "Ark2": filled(twice)})
    assert cli.main(["audit", str(path)]) == 3
    out = capsys.readouterr().out
    assert "b.xlsx: 1 tabel set efter, 11 sammenhænge regnet efter på" in out and "; 1 fund." in out
    assert "1 celle kan ikke være rigtig:\n  Ark1!E3 'Ledelse', Gennemsnit øvrige: Trykt 4,0, men skal være" in out
    assert "Ikke set efter: Ark2!A1:F4: table: 'Vejle' står to gange." in out


def test_no_book_is_one_clear_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["audit", str(tmp_path / "findes ikke.xlsx")]) == 1
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
