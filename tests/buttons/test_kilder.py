"""A sheet Kilder that is filled in wrongly is told of by row and cell, and no table is touched by it."""

from __future__ import annotations

from pathlib import Path

import pytest

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
