"""The command line: exit codes, one clear line, nothing half-written."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import load_workbook

from workbooks import KINDS
from xl import cli
from xl.catalogue import functions
from xl.cli.functions import _in_danish


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "budget æøå.xlsx"
    writer = xlsxwriter.Workbook(str(path))
    sheet = writer.add_worksheet("Ark1")
    sheet.write_row(0, 0, [3000, 100])
    sheet.write_formula("C1", "=UNITCOST(A1,B1)")
    sheet.write_formula("D1", "=C1*2")
    writer.close()
    return path


def broken(path: Path) -> Path:
    writer = xlsxwriter.Workbook(str(path))
    writer.add_worksheet("Ark1").write_formula("A1", "=UNITCOST(3000,0)")
    writer.close()
    return path


def test_recalc_writes_values_and_answers_0(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["recalc", str(book)]) == 0
    sheet = load_workbook(book, data_only=True).active
    assert (sheet["C1"].value, sheet["D1"].value) == (30, 60)
    assert "2 formler genberegnet, heraf 1 med pyxl_bench; 2 celler ændret" in capsys.readouterr().out


def test_one_formula_is_told_in_the_singular(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["recalc", str(broken(tmp_path / "b.xlsx"))]) == 3
    assert "1 formel genberegnet, heraf 1 med pyxl_bench; 1 celle ændret" in capsys.readouterr().out


def test_recalc_to_another_file_leaves_the_input_alone(book: Path) -> None:
    before = book.read_bytes()
    assert cli.main(["recalc", str(book), "-o", str(book.with_name("ny.xlsx"))]) == 0
    assert book.read_bytes() == before
    assert load_workbook(book.with_name("ny.xlsx"), data_only=True).active["C1"].value == 30


def test_cells_with_errors_are_listed_and_answer_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["recalc", str(broken(tmp_path / "b.xlsx"))]) == 3
    out = capsys.readouterr().out
    assert "1 celle viser en fejl:" in out
    assert "Ark1!A1 #DIV/0! persons: antallet af fuldtidspersoner er 0" in out


def test_json_tells_the_same_to_machines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["recalc", str(broken(tmp_path / "b.xlsx")), "--json"]) == 3
    told = json.loads(capsys.readouterr().out)
    assert (told["formulas"], told["ours"], told["kept"]) == (1, 1, [])
    assert told["errors"][0]["cell"] == "Ark1!A1"
    assert told["errors"][0]["code"] == "#DIV/0!"


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("nothing.xlsx", None, "filen findes ikke"),
        ("text.xlsx", b"hej", "ikke en Excel-projektmappe"),
        ("cut.xlsx", b"PK\3\4 and no more", "beskadiget eller afkortet"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ".xls"),
    ],
)
def test_what_is_no_workbook_ends_in_one_line_and_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes | None, line: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    assert cli.main(["recalc", str(path)]) == 1
    told = capsys.readouterr()
    assert line in told.err
    assert told.err.count("\n") == 1
    assert told.out == ""


def test_a_workbook_open_elsewhere_is_left_alone(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book.with_name(f"~${book.name}").touch()
    before = book.read_bytes()
    assert cli.main(["recalc", str(book)]) == 1
    assert "er åben i et regneark" in capsys.readouterr().err
    assert book.read_bytes() == before


def test_an_output_of_another_kind_is_a_usage_error(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["recalc", str(book), "-o", str(book.with_suffix(".xlsm"))]) == 2
    assert "skal ende på .xlsx" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "der mangler KOMMANDO"),
        (["nonsense"], "KOMMANDO kan ikke være nonsense; vælg recalc, refresh, "),
        (["recalc"], "der mangler BOG"),
        (["recalc", "a", "b"], "ukendt: b"),
        (["recalc", "a", "--hurtigt"], "ukendt: --hurtigt"),
        (["recalc", "a", "-o"], "der mangler noget efter -o/--output"),
        (["recalc", "a", "--json=ja"], "--json tager ikke imod ja"),
        (["new"], "der mangler SLAGS"),
        (["convert", "a", "--to", "gnumeric"], "--to kan ikke være gnumeric; vælg excel, office, calc"),
        (["refresh", "a", "--o", "b"], "--o kan være --output, --only"),
        (["serve", "--port", "ja"], "--port skal være et helt tal, ikke ja"),
        (["registers", "import", "a", "--key", "b", "--until", "igår"], "--until: igår er ikke en dato"),
    ],
)
def test_wrong_words_answer_2_and_one_line_in_danish(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        cli.main(words)
    assert stop.value.code == 2
    usage, *_, line = capsys.readouterr().err.splitlines()
    assert usage.startswith("Brug: pyxl-bench")
    assert line.startswith(f"Forkert brug ({said}")


def parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from parsers(inner)


def test_every_argument_of_every_command_has_its_help() -> None:
    silent = [f"{parser.prog} {action.dest}" for parser in parsers(cli._parser()) for action in parser._actions
              if not action.help and not isinstance(action, argparse._SubParsersAction)]
    assert silent == []


def test_a_word_that_a_command_does_not_know_shows_the_help_of_that_command(
    capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        cli.main(["recalc", "a", "--hurtigt"])
    assert capsys.readouterr().err.endswith("Se: pyxl-bench recalc --help\n")


def test_functions_lists_the_whole_catalogue(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["functions"]) == 0
    out = capsys.readouterr().out
    assert [name for name in functions() if f"  {name}(" not in out] == []


def test_functions_as_json_holds_every_field(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["functions", "--json"]) == 0
    told = {entry["name"]: entry for entry in json.loads(capsys.readouterr().out)}
    assert list(told) == list(functions())
    assert [argument["name"] for argument in told["SAVINGS_TOPN"]["arguments"]] == [
        "cost_table",
        "municipality",
        "persons",
        "n",
        "group",
        "rank_by",
    ]


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("name", sorted(functions()))
def test_every_function_has_help_in_both_languages(
    name: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["functions", name.lower(), "--language", language]) == 0
    out = capsys.readouterr().out
    assert functions()[name].answers.in_language(language) in out
    assert "{value}" not in out


def test_examples_read_as_the_excel_of_the_language_has_them(capsys: pytest.CaptureFixture[str]) -> None:
    def shown(name: str, language: str) -> str:
        assert cli.main(["functions", name, "--language", language]) == 0
        return capsys.readouterr().out

    danish = shown("INVESTMENT_CASE", "da")
    assert "  =INVESTMENT_CASE({invested};{saved};0,25)  ->  60; 60; 60 | -40; 20; 28 | -40; -20; 2,4 | 3;" in danish
    assert "  {invested}: 100 | 0 | 0\n  {saved}: -40 | -40 | -40\n" in danish
    assert "  =INVESTMENT_CASE({invested},{saved},0.25)  ->  60; 60; 60 |" in shown("INVESTMENT_CASE", "en")
    assert '{persons};"Samlet";SAND)' in shown("SAVINGS_AVG", "da")
    assert '{persons},"Samlet",TRUE)' in shown("SAVINGS_AVG", "en")
    assert ("[FALSK]" in shown("SAVINGS_AVG", "da"), "[FALSE]" in shown("SAVINGS_AVG", "en")) == (True, True)


def test_texts_in_examples_keep_their_signs() -> None:
    assert _in_danish('=F("1,234.5",0.5,"TRUE",FALSE)') == '=F("1,234.5";0,5;"TRUE";FALSK)'


def test_an_unknown_function_suggests_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["functions", "SAVINGS_TOP4"]) == 1
    assert "SAVINGS_TOP3" in capsys.readouterr().err


@pytest.mark.parametrize("kind", KINDS)
def test_new_writes_a_sample_that_is_ready(kind: str, tmp_path: Path) -> None:
    target = tmp_path / "min.xlsx"
    assert cli.main(["new", kind, "-o", str(target)]) == 0
    assert load_workbook(target, data_only=True)["Om"]["B1"].value is None
    assert "Funktioner" in load_workbook(target).sheetnames


def test_new_never_overwrites_unasked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "min.xlsx"
    target.write_text("mine")
    assert cli.main(["new", "selftest", "-o", str(target)]) == 1
    assert target.read_text() == "mine"
    assert "findes allerede" in capsys.readouterr().err
    assert cli.main(["new", "selftest", "-o", str(target), "--force"]) == 0


def test_new_tells_only_of_the_files_that_it_wrote(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "min.xlsx"
    assert cli.main(["new", "budgetopfoelgning", "-o", str(target)]) == 0
    first = capsys.readouterr().out
    extract = tmp_path / "data" / "budgetopfoelgning" / "kontoudtraek.csv"
    assert f"Skrevet: {extract}\n" in first
    extract.write_text("mine")
    assert cli.main(["new", "budgetopfoelgning", "-o", str(target), "--force"]) == 0
    assert (extract.read_text(), capsys.readouterr().out) == ("mine", f"Skrevet: {target}\n")


def test_new_of_an_unknown_kind_names_the_kinds(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["new", "budget"]) == 2
    assert "billund_2018" in capsys.readouterr().err


def test_a_fault_of_ours_ends_in_one_line(
    book: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("two\nlines")

    monkeypatch.setattr("xl.hosts.headless.recalculate", fail)
    assert cli.main(["recalc", str(book)]) == 1
    err = capsys.readouterr().err
    assert err.startswith("Intern fejl (ZeroDivisionError")
    assert err.count("\n") == 1


def test_the_command_starts_without_pandas_or_openpyxl() -> None:
    """Start-up stays light: what a listing does not need is not imported."""
    code = (
        "import sys; from xl.cli import main; main(['functions']); "
        "print({'pandas', 'openpyxl', 'xlwings'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "set()"


def test_an_interruption_in_the_midst_of_the_calculation_changes_no_file(
    book: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The engine would take Ctrl-C in a call of ours for that cell's error, and go on."""

    def stop(*_: object) -> float:
        raise KeyboardInterrupt

    before = book.read_bytes()
    monkeypatch.setattr("xl.catalogue.Function.number", stop)
    assert cli.main(["recalc", str(book)]) == 1
    assert "Afbrudt; ingen fil er ændret." in capsys.readouterr().err
    assert book.read_bytes() == before


def test_the_command_itself_says_all_and_answers_with_its_code(tmp_path: Path) -> None:
    def ran(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, "-m", "xl.cli", *words], capture_output=True, text=True, check=False)

    listed = ran("functions", "--json")
    assert (listed.returncode, [entry["name"] for entry in json.loads(listed.stdout)]) == (0, list(functions()))
    assert ran("recalc", str(broken(tmp_path / "b.xlsx"))).returncode == 3
    missing = ran("recalc", str(tmp_path / "no.xlsx"))
    assert (missing.returncode, missing.stdout, missing.stderr.count("\n")) == (1, "", 1)
    assert ran("--help").returncode == 0
    assert ran("nonsense").returncode == 2
