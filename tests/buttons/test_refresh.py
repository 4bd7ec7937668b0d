"""A refresh from file to file: what is written, what is kept, what is told."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.buttons import books
from tests.package.zip_bytes import entries
from xl import cli
from xl.buttons.headless import Refreshed, refresh_file
from xl.buttons.report import Outcome
from xl.package.errors import OpenElsewhere

NOW = dt.datetime(2026, 11, 25, 8, 30)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    books.csv(tmp_path)
    return books.write(tmp_path / "bog.xlsx")


def refreshed(book: Path) -> Refreshed:
    return refresh_file(book, now=NOW)


def test_the_table_holds_the_source_and_formulas_follow(book: Path) -> None:
    refreshed(book)
    assert books.values(book, "Data", "B3:F6") == [
        ["Målgruppe", "Udgift", "Personer", "Enhed", "Bemærkning"],
        ["Sygedagpenge", 2000.5, 50, 40.01, None],
        ["Dagpenge", 1000, 40, 25, None],
        ["Kontanthjælp", "(.)", 3, "(.)", None],
    ]
    assert [row[0] for row in books.values(book, "Svar", "A1:A2")] == [3000.5, 3000.5]
    sheet = load_workbook(book)["Data"]
    assert (sheet.tables["Konti"].ref, sheet.tables["Konti"].autoFilter.ref) == ("B3:F6", "B3:F6")
    assert sheet["H4"].value == "ved siden af"
    assert sheet["C6"].number_format == "#,##0.0"


def test_what_names_all_rows_of_the_table_names_all_of_them_still(book: Path) -> None:
    refreshed(book)
    opened = load_workbook(book)
    assert opened["Svar"]["A2"].value == "=SUM(Data!C4:C6)"
    assert opened.defined_names["Udgifter"].value == "Data!$C$4:$C$6"
    series = opened["Svar"]._charts[0].series[0]
    assert (series.val.numRef.f, series.cat.strRef.f) == ("Data!$C$4:$C$6", "Data!$B$4:$B$6")
    assert [str(rule.sqref) for rule in opened["Data"].conditional_formatting] == ["C4:C6"]


def test_a_totals_row_moves_and_what_names_it_follows(tmp_path: Path) -> None:
    books.csv(tmp_path)
    book = books.write(tmp_path / "bog.xlsx", totals=True)
    refreshed(book)
    sheet = load_workbook(book)
    assert sheet["Data"].tables["Konti"].ref == "B3:F7"
    assert sheet["Data"].tables["Konti"].autoFilter.ref == "B3:F6"
    assert sheet["Svar"]["A3"].value == "=Data!C7"
    assert books.values(book, "Data", "B7:C7") == [["I alt", 3000.5]]
    assert books.values(book, "Svar", "A3:A3") == [[3000.5]]


def test_fewer_rows_leave_no_trace_of_the_others(tmp_path: Path) -> None:
    books.csv(tmp_path, "Målgruppe;Udgift;Personer\nDagpenge;7;1\n")
    book = books.write(tmp_path / "bog.xlsx", data=[*books.ROWS, ("Fleksjob", 5, 5), ("Andet", 6, 6)], totals=True)
    refreshed(book)
    assert (
        books.values(book, "Data", "B4:F8")
        == [["Dagpenge", 7, 1, 7, None], ["I alt", 7, None, None, None]] + [[None] * 5] * 3
    )
    assert [row[0] for row in books.values(book, "Svar", "A1:A3")] == [7, 7, 7]


def test_kilder_says_when_how_much_and_of_what(book: Path) -> None:
    done = refreshed(book)
    stamp = books.stamp(book)
    assert (stamp["Sidst hentet"], stamp["Rækker"]) == (NOW, 3)
    assert stamp["Resultat"] == "Opdateret: 1 ny, 2 ændrede, 0 udgåede rækker"
    assert stamp["Kolonner"] == "Målgruppe; Udgift; Personer"
    assert stamp["Fingeraftryk"] == done.report.sources[0].fingerprint
    assert len(stamp["Fingeraftryk"]) == 16


def test_what_changed_is_told_before_and_after(book: Path) -> None:
    source = refreshed(book).report.sources[0]
    assert (source.outcome, source.rows_before, source.rows_after) == (Outcome.UPDATED, 2, 3)
    assert (source.changes.added, source.changes.changed, source.changes.gone) == (1, 2, 0)
    assert [(t.column, t.before, t.after) for t in source.changes.totals] == [
        ("Udgift", 300, 3000.5),
        ("Personer", 9, 93),
    ]


def test_a_second_refresh_changes_nothing_but_the_stamp(book: Path) -> None:
    refreshed(book)
    before = entries(book.read_bytes())
    later = refresh_file(book, now=NOW + dt.timedelta(days=1))
    assert later.report.sources[0].outcome is Outcome.UNCHANGED
    after = entries(book.read_bytes())
    assert [name for name in before if before[name] != after[name]] == [b"xl/worksheets/sheet3.xml"]
    assert books.stamp(book)["Resultat"] == "Uændret"


def test_the_users_own_cells_stay_with_their_rows(tmp_path: Path) -> None:
    books.csv(tmp_path)
    data = [("Dagpenge", 100, 4, None, "husk dette"), ("Sygedagpenge", 200, 5, None, "=1+1")]
    book = books.write(
        tmp_path / "bog.xlsx",
        ("Regnskab", "csv", "konti.csv", "", "Konti", "", "Målgruppe; Udgift; Personer"),
        data=data,
    )
    refreshed(book)
    assert [row[0] for row in books.values(book, "Data", "F4:F6")] == [2, "husk dette", None]


def test_own_cells_of_rows_that_are_gone_are_told(tmp_path: Path) -> None:
    books.csv(tmp_path, "Målgruppe;Udgift;Personer\nDagpenge;1;1\n")
    data = [("Dagpenge", 100, 4, None, ""), ("Sygedagpenge", 200, 5, None, "vigtigt")]
    book = books.write(
        tmp_path / "bog.xlsx",
        ("Regnskab", "csv", "konti.csv", "", "Konti", "", "Målgruppe; Udgift; Personer"),
        data=data,
    )
    assert refreshed(book).report.sources[0].changes.lost == ("Sygedagpenge: Bemærkning = vigtigt",)


def test_own_cells_that_could_not_follow_stop_the_source(tmp_path: Path) -> None:
    books.csv(tmp_path, "Målgruppe;Udgift;Personer\nDagpenge;1;1\nDagpenge;2;2\n")
    data = [("Dagpenge", 100, 4, None, "hvis er jeg?"), ("Dagpenge", 200, 5, None, "")]
    book = books.write(
        tmp_path / "bog.xlsx",
        ("Regnskab", "csv", "konti.csv", "", "Konti", "", "Målgruppe; Udgift; Personer"),
        data=data,
    )
    source = refreshed(book).report.sources[0]
    assert source.outcome is Outcome.FAILED
    assert "Nøgle" in source.reason
    assert [row[0] for row in books.values(book, "Data", "C4:C5")] == [100, 200]


def test_a_key_of_the_users_choice_tells_the_rows_apart(tmp_path: Path) -> None:
    books.csv(tmp_path, "Målgruppe;Udgift;Personer\nDagpenge;1;5\nDagpenge;2;4\n")
    data = [("Dagpenge", 100, 4, None, "fire"), ("Dagpenge", 200, 5, None, "fem")]
    row = ("Regnskab", "csv", "konti.csv", "", "Konti", "Målgruppe; Personer", "Målgruppe; Udgift; Personer")
    book = books.write(tmp_path / "bog.xlsx", row, data=data)
    refreshed(book)
    assert [row[0] for row in books.values(book, "Data", "F4:F5")] == ["fem", "fire"]


def test_rows_that_the_key_does_not_tell_apart_stop_the_source(tmp_path: Path) -> None:
    books.csv(tmp_path, "Målgruppe;Udgift;Personer\nDagpenge;1;5\nFleksjob;3;3\nDagpenge;2;4\n")
    book = books.write(tmp_path / "bog.xlsx", ("Regnskab", "csv", "konti.csv", "", "Konti", "Målgruppe"))
    source = refreshed(book).report.sources[0]
    assert source.outcome is Outcome.FAILED
    assert source.reason.startswith("Målgruppe skal skille kildens rækker ad, men Dagpenge står to gange.")
    assert [row[0] for row in books.values(book, "Data", "C4:C5")] == [100, 200]


def test_rows_that_are_alike_in_every_cell_are_told(tmp_path: Path) -> None:
    books.csv(tmp_path, "Målgruppe;Udgift;Personer\nDagpenge;1,5;5\nDagpenge;2;5\nDagpenge;1,5;5\n")
    source = refreshed(books.write(tmp_path / "bog.xlsx")).report.sources[0]
    assert source.rows_after == 3
    assert source.notes == ["1 række er magen til en anden i hver celle og talt med (Dagpenge / 1,5 / 5)"]


def test_a_failed_source_leaves_its_table_and_the_others_refresh(tmp_path: Path) -> None:
    books.csv(tmp_path)
    book = books.write(
        tmp_path / "bog.xlsx",
        ("Væk", "csv", "væk.csv", "", "Kilder2"),
        ("Regnskab", "csv", "konti.csv", "", "Konti"),
        ("Også væk", "csv", "væk.csv", "", "Konti3"),
    )
    done = refreshed(book)
    assert [source.outcome for source in done.report.sources] == [Outcome.FAILED, Outcome.UPDATED, Outcome.FAILED]
    assert books.stamp(book)["Resultat"].startswith("Fejl: projektmappen har ingen tabel 'Kilder2'. Mente du Kilder?")
    assert books.stamp(book)["Sidst hentet"] is None
    assert books.stamp(book, 1)["Rækker"] == 3


def test_no_room_below_is_a_reason_and_nothing_is_pushed_or_overwritten(tmp_path: Path) -> None:
    books.csv(tmp_path)
    book = books.write(tmp_path / "bog.xlsx", below="D6")
    done = refreshed(book)
    assert "Data!D6 er i brug" in done.report.sources[0].reason
    assert books.values(book, "Data", "C4:C6") == [[100], [200], [None]]
    assert books.values(book, "Data", "D6:D6") == [["noget andet"]]


def test_cells_that_do_not_fit_stop_the_source_and_are_all_named(tmp_path: Path) -> None:
    books.csv(tmp_path, "Målgruppe;Udgift;Personer\nA;1.5;x\nB;2;3\nC;ukendt;4\n")
    book = books.write(tmp_path / "bog.xlsx")
    source = refreshed(book).report.sources[0]
    assert [(f.row, f.column, f.value) for f in source.faults] == [
        ("konti.csv, linje 2", "Udgift", "1.5"),
        ("konti.csv, linje 2", "Personer", "x"),
        ("konti.csv, linje 4", "Udgift", "ukendt"),
    ]
    assert books.values(book, "Data", "B4:C5") == [["Dagpenge", 100], ["Sygedagpenge", 200]]
    assert "celler, der ikke kan bruges: 3; den første er konti.csv, linje 2" in books.stamp(book)["Resultat"]


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    books.csv(tmp_path, "Målgruppe;Udgift;Personer\n=1+1;1;1\n+A1;2;2\n@SUM(A1);3;3\n-cmd|x;4;4\n")
    book = books.write(tmp_path / "bog.xlsx")
    refreshed(book)
    cells = [row[0] for row in load_workbook(book)["Data"]["B4:B7"]]
    assert [(cell.value, cell.data_type) for cell in cells] == [
        ("=1+1", "s"),
        ("+A1", "s"),
        ("@SUM(A1)", "s"),
        ("-cmd|x", "s"),
    ]


def test_the_version_before_is_kept_unless_told_not_to(book: Path) -> None:
    before = book.read_bytes()
    refreshed(book)
    assert book.with_name("bog.xlsx.bak").read_bytes() == before
    book.with_name("bog.xlsx.bak").unlink()
    refresh_file(book, backup=False)
    assert not book.with_name("bog.xlsx.bak").exists()


def test_another_output_leaves_the_book_without_a_copy(book: Path) -> None:
    before = book.read_bytes()
    refresh_file(book, book.with_name("ny.xlsx"))
    assert book.read_bytes() == before
    assert sorted(path.name for path in book.parent.iterdir()) == ["bog.xlsx", "konti.csv", "ny.xlsx"]


def test_a_dry_run_tells_all_and_writes_nothing(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = book.read_bytes()
    assert cli.main(["refresh", str(book), "--dry-run", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["dry_run"], told["output"], told["sources"][0]["added"]) == (True, None, 1)
    assert book.read_bytes() == before
    assert sorted(path.name for path in book.parent.iterdir()) == ["bog.xlsx", "konti.csv"]


def test_a_workbook_open_elsewhere_is_not_even_read(book: Path) -> None:
    (book.parent / "~$bog.xlsx").touch()
    before = book.read_bytes()
    with pytest.raises(OpenElsewhere):
        refreshed(book)
    assert book.read_bytes() == before


def test_a_workbook_saved_meanwhile_is_not_replaced(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from xl.buttons.errors import ChangedMeanwhile

    def save(step: str, number: int, count: int) -> None:
        if step == "Skriver Regnskab":
            book.write_bytes(book.read_bytes() + b" ")

    with pytest.raises(ChangedMeanwhile):
        refresh_file(book, progress=save)
    assert not book.with_name("bog.xlsx.bak").exists()


def test_progress_tells_each_source_and_step(tmp_path: Path) -> None:
    books.csv(tmp_path)
    book = books.write(
        tmp_path / "bog.xlsx", ("Et", "csv", "væk.csv", "", "Konti"), ("To", "csv", "konti.csv", "", "Konti2")
    )
    told: list[tuple[str, int, int]] = []
    refresh_file(book, progress=lambda *step: told.append(step))
    assert told[:2] == [("Henter Et", 1, 2), ("Henter To", 2, 2)]
    assert ("Regner", 2, 2) in told


def test_the_log_names_rows_and_reasons(tmp_path: Path) -> None:
    books.csv(tmp_path, "Målgruppe;Udgift;Personer\nA;x;1\n")
    book = books.write(tmp_path / "bog.xlsx")
    assert cli.main(["refresh", str(book)]) == 3
    log = (tmp_path / "bog.xlsx.log").read_text(encoding="utf-8")
    assert "FEJL Regnskab: konti.csv, linje 2, Udgift 'x': 'x' er ikke et tal." in log


def test_a_log_that_cannot_be_written_hides_nothing_of_what_was_done(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["refresh", str(book), "--log", str(book.parent / "væk" / "log.txt")]) == 0
    told = capsys.readouterr()
    assert f"Skrevet: {book}" in told.out
    assert "Log:" not in told.out
    assert told.err.startswith("Loggen er ikke skrevet: ")
    assert told.err.count("\n") == 1
    assert cli.main(["refresh", str(book), "--json", "--log", str(book.parent)]) == 0
    assert json.loads(capsys.readouterr().out)["log"] is None


def test_a_write_protected_book_is_refused_before_anything_is_fetched(book: Path) -> None:
    book.chmod(0o444)
    assert cli.main(["refresh", str(book)]) == 1
    assert not book.with_name("bog.xlsx.bak").exists()


def test_the_command_shows_sources_totals_and_where_it_wrote(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["refresh", str(book)]) == 0
    out = capsys.readouterr().out
    assert "Kilder i bog.xlsx" in out
    assert "3.000,50" in out
    assert f"Skrevet: {book}" in out


def test_only_one_source(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    books.csv(tmp_path)
    book = books.write(
        tmp_path / "bog.xlsx", ("Væk", "csv", "væk.csv", "", "Konti2"), ("Regnskab", "csv", "konti.csv", "", "Konti")
    )
    assert cli.main(["refresh", str(book), "--only", "regnskab"]) == 0
    assert books.stamp(book)["Resultat"] is None
    assert cli.main(["refresh", str(book), "--only", "findes ikke"]) == 1
    assert "ingen kilde: findes ikke" in capsys.readouterr().err


def test_a_book_without_kilder_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import xlsxwriter

    path = tmp_path / "bog.xlsx"
    writer = xlsxwriter.Workbook(str(path))
    writer.add_worksheet()
    writer.close()
    assert cli.main(["refresh", str(path)]) == 1
    err = capsys.readouterr().err
    assert "ingen tabel ved navn Kilder" in err
    assert err.count("\n") == 1


def test_ctrl_c_changes_no_file(
    book: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before = book.read_bytes()
    monkeypatch.setattr("xl.buttons.run.fit", stop)
    assert cli.main(["refresh", str(book)]) == 1
    assert "Afbrudt; ingen fil er ændret." in capsys.readouterr().err
    assert (book.read_bytes(), len(list(book.parent.iterdir()))) == (before, 2)
