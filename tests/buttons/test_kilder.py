"""The sheet Kilder: put into a workbook that lacks it, and told of by row and cell where it is filled in wrongly."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.table import Table

from tests.buttons import books
from xl import cli


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (("", "csv", "konti.csv", "", "Konti"), "! række 1: Kilder, række 1: Navn er tom. Udfyld cellen."),
        (("A", "", "konti.csv", "", "Konti"), "! A: Kilder, række 1: Slags er tom. Udfyld cellen."),
        (("A", "csv", "", "", "Konti"), "! A: Kilder, række 1: Adresse er tom. Udfyld cellen."),
        (("A", "kontoudtræk", "", "", "Konti"), "! A: Kilder, række 1: Adresse er tom. Udfyld cellen."),
        (("A", "csv", "konti.csv", "", ""), "! A: Kilder, række 1: Tabel er tom. Udfyld cellen."),
        (("A", "cvs", "konti.csv", "", "Konti"), "! A: 'cvs' er ikke en slags kilde. Skriv en af disse: csv."),
        (("A", "csv", "konti.csv", "", "Kontii"), "har ingen tabel 'Kontii'. Mente du Konti?"),
    ],
)
def test_a_cell_that_is_blank_or_misspelt(
    tmp_path: Path, row: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    books.csv(tmp_path)
    book = books.write(tmp_path / "bog.xlsx", row)
    assert cli.main(["refresh", str(book)]) == 3
    assert says in capsys.readouterr().out
    assert books.values(book, "Data", "B4:C5") == [["Dagpenge", 100], ["Sygedagpenge", 200]]


def test_a_row_that_was_copied_does_not_fill_the_table_twice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    books.csv(tmp_path)
    book = books.write(
        tmp_path / "bog.xlsx", ("A", "csv", "konti.csv", "", "Konti"), ("A", "csv", "nyere.csv", "", "konti")
    )
    before = book.read_bytes()
    assert cli.main(["refresh", str(book)]) == 1
    assert "Kilder, række 2: tabellen konti fyldes allerede af række 1." in capsys.readouterr().err
    assert book.read_bytes() == before


def test_the_sheet_is_added_filled_in_and_refreshed_from(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = tmp_path / "bog.xlsx"
    made = Workbook()
    for row in (["Målgruppe", "Udgift"], ["Dagpenge", 1]):
        made.worksheets[0].append(row)
    made.worksheets[0].add_table(Table(displayName="Konti", ref="A1:B2"))
    made.save(book)
    assert cli.main(["refresh", str(book)]) == 1
    assert "Tilføj den med `pyxl-bench sources BOG`" in capsys.readouterr().err
    assert cli.main(["sources", str(book)]) == 0
    assert f"Skrevet: {book}" in capsys.readouterr().out
    assert cli.main(["sources", str(book)]) == 1
    assert "har allerede et ark, en tabel eller et navn, der hedder 'Kilder'" in capsys.readouterr().err
    filled = load_workbook(book)
    for column, cell in zip("ABCE", ("Regnskab", "csv", "konti.csv", "Konti")):
        filled["Kilder"][f"{column}2"] = cell
    filled.save(book)
    books.csv(tmp_path, "Målgruppe;Udgift\nDagpenge;7\nFleksjob;8\n")
    assert cli.main(["refresh", str(book)]) == 0
    assert books.values(book, "Sheet") == [["Målgruppe", "Udgift"], ["Dagpenge", 7], ["Fleksjob", 8]]
    assert books.stamp(book)["Resultat"] == "Opdateret: 1 ny, 1 ændret, 0 udgåede rækker"
