"""What ``pyxl-bench registers`` says and writes."""

from __future__ import annotations

import errno
import json
from pathlib import Path

import pytest

from tests.registers.conftest import take_in
from xl.cli import main


@pytest.fixture
def one_person(desk: Path) -> Path:
    (desk / "f.csv").write_text("Person;Ydelse;Fra;Til\n0101011234;Dagpenge;01-01-2020;31-03-2020\n")
    return desk


def test_one_person_is_told_in_the_singular(one_person, capsys):
    assert take_in("f.csv") == 0
    assert "f.csv: 1 forløb for 1 person i 1 kommune indlæst" in capsys.readouterr().out


@pytest.mark.parametrize("more", [[], ["--cohorts"]])
def test_indicators_answer_machines_with_dates_as_iso_writes_them(one_person, capsys, more):
    assert take_in("f.csv") == 0
    capsys.readouterr()
    assert main(["registers", "indicators", "register", "--json", *more]) == 0
    rows = json.loads(capsys.readouterr().out)
    if not more:
        assert (rows[0]["Fra"], rows[0]["Til"], rows[0]["Personer"]) == ("2019-12-30", "2020-04-05", "(.)")


@pytest.mark.parametrize(("name", "said"), [
    ("ny.txt", "ny.txt: filen findes, og en overskrevet nøgle er tabt. Vælg et andet navn."),
    ("væk/ny.txt", "kan ikke skrives (findes ikke)"),
])
def test_a_key_that_cannot_be_written_is_one_line(desk, capsys, name, said):
    Path("ny.txt").write_text("en nøgle")
    assert main(["registers", "key", name]) == 1
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert said in told.err
    assert Path("ny.txt").read_text() == "en nøgle"


def test_a_folder_in_place_of_a_file_is_said_to_be_one(desk, capsys):
    Path("mappe").mkdir()
    assert take_in("mappe") == 1
    assert "mappe: kan ikke læses (det er en mappe)" in capsys.readouterr().err


@pytest.mark.parametrize(("step", "said"), [
    ("xl.registers.files._looked_at", "f.csv: kan ikke læses (adgang nægtet)"),
    ("pathlib.Path.mkdir", "register: kan ikke skrives (adgang nægtet)"),
])
def test_what_the_system_refuses_is_told_as_that(one_person, monkeypatch, capsys, step, said):
    def refuse(*_, **__):
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(step, refuse)
        assert take_in("f.csv") == 1
    told = capsys.readouterr().err
    assert said in told and told.count("\n") == 1
    assert not Path("register").exists()
