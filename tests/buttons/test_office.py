"""The same refresh in a workbook that is open in Excel on the web or a Mac."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from tests.buttons import books
from tests.buttons.fake_excel import Book
from xl.buttons import refresh
from xl.buttons.errors import NotWrittenInExcel
from xl.buttons.office import SharedBook
from xl.buttons.report import Outcome
from xl.buttons.target import Rows

NOW = dt.datetime(2026, 11, 25, 8, 30)
HEADER = ["Målgruppe", "Udgift", "Personer", "Enhed", "Bemærkning"]
DATA = [["Dagpenge", 100.0, 4.0, "=C4/D4", "husk"], ["Sygedagpenge", 200.0, 5.0, "=C5/D5", None]]


def workbook(folder: Path, data: list[list[Any]] = DATA, totals: bool = False) -> Book:
    book = Book(f"{folder}/bog.xlsx")
    rows = [HEADER, *data]
    book.table(
        "Konti", [*rows, ["I alt", "=SUBTOTAL(109,[Udgift])", None, None, None]] if totals else rows, totals=totals
    )
    book.table(
        "Kilder",
        [
            list(books.KILDER),
            [
                "Regnskab",
                "csv",
                "konti.csv",
                None,
                "Konti",
                None,
                "Målgruppe; Udgift; Personer",
                None,
                None,
                None,
                None,
            ],
        ],
    )
    return book


def shown(book: Book, sheet: int, rows: int, columns: int = 5) -> list[list[Any]]:
    cells = book.sheets[sheet].cells
    return [[cells.get((3 + r, 2 + c), (None,))[0] for c in range(columns)] for r in range(rows)]


def test_a_table_grows_with_its_formulas_and_own_cells(tmp_path: Path) -> None:
    books.csv(tmp_path)
    book = workbook(tmp_path)
    report = refresh(SharedBook(book), now=NOW)
    assert [source.outcome for source in report.sources] == [Outcome.UPDATED]
    assert shown(book, 0, 4) == [
        HEADER,
        ["Sygedagpenge", 2000.5, 50, "=C4/D4", None],
        ["Dagpenge", 1000, 40, "=C5/D5", "husk"],
        ["Kontanthjælp", "(.)", 3, "=C6/D6", None],
    ]
    assert book.sheets[0].tables[0].area.last == (6, 6)
    assert book.sheets[0].cells[9, 2] == ("under tabellen", False)
    assert book.app.calculated == 1


def test_kilder_is_stamped(tmp_path: Path) -> None:
    books.csv(tmp_path)
    book = workbook(tmp_path)
    refresh(SharedBook(book), now=NOW)
    stamp = dict(zip(books.KILDER, shown(book, 1, 2, 11)[1]))
    assert (stamp["Sidst hentet"], stamp["Rækker"]) == (NOW, 3)
    assert stamp["Resultat"] == "Opdateret: 1 ny, 2 ændrede, 0 udgåede rækker"
    assert stamp["Adresse"] == "konti.csv"


def test_a_table_shrinks_and_its_totals_come_after(tmp_path: Path) -> None:
    books.csv(tmp_path, "Målgruppe;Udgift;Personer\nDagpenge;7;1\n")
    book = workbook(tmp_path, [*DATA, ["Fleksjob", 1.0, 1.0, "=C6/D6", None]], totals=True)
    refresh(SharedBook(book), now=NOW)
    assert shown(book, 0, 4)[1:] == [
        ["Dagpenge", 7, 1, "=C4/D4", "husk"],
        ["I alt", "=SUBTOTAL(109,[Udgift])", None, None, None],
        [None] * 5,
    ]
    assert book.sheets[0].tables[0].area.last == (5, 6)


@pytest.mark.parametrize("text", ["=1+1", "+A1", "-x", "@SUM(A1)", "007", "1-2", "12,5", "SAND", "'citat"])
def test_text_stays_text(tmp_path: Path, text: str) -> None:
    book = workbook(tmp_path)
    SharedBook(book).write("konti", Rows({0: [text, "Dagpenge"], 1: [1.0, 2.0], 2: [1.0, 2.0]}, [0, 1]))
    assert book.sheets[0].cells[4, 2] == (text, False)


def test_where_excel_refuses_the_table_is_put_back(tmp_path: Path) -> None:
    book = workbook(tmp_path)
    before = dict(book.sheets[0].cells)
    with pytest.raises(NotWrittenInExcel, match="0x800A03EC") as refusal:
        SharedBook(book).write(
            "Konti", Rows({0: ["a", "b", "c"], 1: [1.0, 2.0, 3.0], 2: [None, "giv fejl", None]}, [0, 1, None])
        )
    assert "\n" not in refusal.value.message("da")
    assert book.sheets[0].cells == before
    assert book.sheets[0].tables[0].area.last == (5, 6)


def test_a_book_on_the_net_has_no_folder() -> None:
    target = SharedBook(Book("https://kommune.sharepoint.com/bog.xlsx"))
    assert (target.folder, target.name) == (Path(), "bog.xlsx")
