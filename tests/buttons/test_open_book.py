"""Opdater in an open workbook: what is written to Excel's own tables, and what never reaches them."""

import datetime as dt

import pytest
import xlsxwriter

from tests.buttons import books
from tests.buttons.open_excel import Open
from xl.buttons import refresh
from xl.buttons.live import OpenBook
from xl.buttons.target import Rows
from xl.hosts.classic import buttons


@pytest.fixture
def opened(tmp_path):
    """Opens a workbook with the table Konti and its source."""

    def made(**options):
        books.csv(tmp_path)
        return Open(books.write(tmp_path / "budget.xlsx", **options))

    return made


def fetched(book, tmp_path):
    return refresh(OpenBook(book, tmp_path), now=dt.datetime(2026, 11, 1, 12, 0))


def test_a_table_gets_the_rows_of_its_source_and_keeps_its_formula(opened, tmp_path):
    book = opened()
    assert not fetched(book, tmp_path).failed
    rows = book.table("Konti")
    assert [row[:3] for row in rows] == [
        ["Sygedagpenge", 2000.5, 50], ["Dagpenge", 1000, 40], ["Kontanthjælp", "(.)", 3]]
    assert len({row[3] for row in rows}) == 1 and rows[0][3].startswith("=UNITCOST")
    assert book.app.calculated == 1


def test_the_users_own_cells_follow_their_rows(opened, tmp_path):
    book = opened(data=[("Dagpenge", 100, 4, None, "=A1*2"), ("Sygedagpenge", 200, 5, None, "0101")])
    fetched(book, tmp_path)
    assert [row[4] for row in book.table("Konti")] == ["0101", "=A1*2", None]


def test_a_shorter_source_leaves_nothing_of_the_rows_that_are_gone(opened, tmp_path):
    book = opened(data=[(f"Gruppe {n}", n, n) for n in range(6)])
    fetched(book, tmp_path)
    assert len(book.table("Konti")) == 3
    cells = book.sheet("Data").cells
    assert all(cells.get((row, column)) is None for row in range(7, 10) for column in range(2, 7))
    assert cells[4, 8] == "ved siden af"


def test_the_sheet_kilder_is_stamped(opened, tmp_path):
    book = opened()
    fetched(book, tmp_path)
    (row,) = book.table("Kilder")
    assert row[8] == 3 and row[9].startswith("Opdateret: ")


def test_a_table_without_room_stands_as_it_stood(opened, tmp_path):
    book = opened(below="B6")
    before = book.table("Konti")
    (source,) = fetched(book, tmp_path).failed
    assert "Konti" in source.reason
    assert book.table("Konti") == before and book.sheet("Data").cells[6, 2] == "noget andet"


def test_a_protected_sheet_is_told_and_left(opened, tmp_path):
    book = opened()
    before = book.table("Konti")
    book.sheet("Data").ProtectContents = True
    (source,) = fetched(book, tmp_path).failed
    assert "beskyttet" in source.reason and "Fjern arkbeskyttelse" in source.reason
    assert book.table("Konti") == before


def test_text_stays_text_and_dates_become_dates(opened, tmp_path):
    book = opened()
    target = OpenBook(book, tmp_path)
    target.write("Konti", Rows({0: ["0101", "1-2"], 1: [dt.date(2026, 11, 1), None], 2: [True, 7.5]}, [0, 1]))
    assert [row[:3] for row in book.table("Konti")] == [["0101", 46327, True], ["1-2", None, 7.5]]
    assert book.sheet("Data").formats == {3: "dd-mm-yyyy"}


def test_days_count_from_1904_where_the_workbook_does(opened, tmp_path):
    book = opened()
    book.Date1904 = True
    target = OpenBook(book, tmp_path)
    target.write("Konti", Rows({1: [dt.date(2026, 11, 1), None]}, [0, 1]))
    assert book.table("Konti")[0][1] == 46327 - 1462


# --- the buttons themselves ------------------------------------------------------


def test_the_button_tells_what_came_of_each_source_and_leaves_a_log(opened, tmp_path):
    book = opened()
    headline, source = buttons.refresh(book).splitlines()
    assert headline == "1 af 1 kilde er hentet."
    assert source.startswith("Regnskab: Opdateret: ")
    assert "Regnskab" in (tmp_path / "budget.xlsx.log").read_text(encoding="utf-8")
    assert book.app.status_bar.startswith("Regner (1 af 1)")


def test_a_log_that_cannot_be_written_is_told_after_what_was_fetched(opened, tmp_path):
    (tmp_path / "budget.xlsx.log").mkdir()
    headline, _, unlogged = buttons.refresh(opened()).splitlines()
    assert headline == "1 af 1 kilde er hentet."
    assert "budget.xlsx.log: kan ikke skrives (det er en mappe)" in unlogged


def test_a_source_that_fails_is_told_by_the_button(opened, tmp_path):
    book = opened()
    (tmp_path / "konti.csv").unlink()
    headline, source = buttons.refresh(book).splitlines()
    assert headline == "0 af 1 kilde er hentet; 1 tabel står, som den stod."
    assert source.startswith("Regnskab: Fejl: ")


def test_a_book_without_sources_or_without_a_file_is_refused_in_one_line(opened, tmp_path, monkeypatch):
    said = tmp_path / "answer.txt"

    def pressed(book):
        monkeypatch.setattr(buttons, "_calling_book", lambda options: book)
        code = buttons.main(["refresh", f"--answer={said}", "--wb=budget.xlsx", "--hwnd=1"])
        return code, said.read_text(encoding="utf-8")

    book = opened()
    book.Path = ""
    assert pressed(book) == (
        1, "Arbejdsbogen 'budget.xlsx' er ikke gemt endnu. Gem den først, og tryk på knappen igen.\n")
    without = xlsxwriter.Workbook(str(tmp_path / "uden.xlsx"))
    without.add_worksheet("Ark1")
    without.close()
    code, text = pressed(Open(tmp_path / "uden.xlsx"))
    assert code == 1 and "Kilder" in text and text.count("\n") == 1


def test_a_workbook_of_a_newer_version_is_refused_and_left(opened, monkeypatch, capsys):
    book = opened()
    before = book.table("Konti")
    monkeypatch.setattr("xl.history.stamp", lambda package: "99.0.0")
    monkeypatch.setattr(buttons, "_calling_book", lambda options: book)
    assert buttons.main(["refresh", "--wb=budget.xlsx"]) == 1
    told = capsys.readouterr().out
    assert "99.0.0" in told and told.count("\n") == 1
    assert book.table("Konti") == before


def test_a_book_in_the_cloud_whose_folder_is_unknown(opened, monkeypatch, tmp_path, capsys):
    book = opened()

    class Cloud:
        api, name = book, "budget.xlsx"

        @property
        def fullname(self):
            raise RuntimeError("Couldn't find the local OneDrive folder")

    monkeypatch.setattr(buttons, "_calling_book", lambda options: Cloud())
    assert buttons.main(["report", "--wb=budget.xlsx"]) == 1
    assert "OneDrive" in capsys.readouterr().out


def test_a_fault_of_ours_ends_in_one_line(monkeypatch, capsys):
    monkeypatch.setitem(buttons.ACTIONS, "about", lambda book: 1 / 0)
    assert buttons.main(["about"]) == 1
    told = capsys.readouterr().out
    assert told.startswith("Intern fejl (ZeroDivisionError") and told.count("\n") == 1
