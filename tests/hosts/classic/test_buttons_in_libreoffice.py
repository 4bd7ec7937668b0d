"""The macros behind the buttons, run by LibreOffice in a real workbook."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import xlsxwriter

import pyxl_bench
from tests.conftest import needed
from xl.hosts.classic import workbook
from xl.hosts.classic.vba.project import module
from xl.hosts.classic.vba.sources import addin_modules, button_modules

HERE = Path(__file__).parent
FAKE_PYTHON = """#!/bin/sh
printf '%s\\n' "$@" > "$PB_TEST_SEEN"
[ -z "$PB_TEST_SAYS" ] || printf "$PB_TEST_SAYS" > "$PB_TEST_ANSWER"
"""


@pytest.fixture(scope="module")
def system_python():
    """The Python that LibreOffice's bridge is installed for."""
    needed("soffice", "libreoffice-calc")
    for folder in (*os.environ["PATH"].split(os.pathsep), *os.defpath.split(os.pathsep)):
        found = shutil.which("python3", path=folder)
        if found and subprocess.run([found, "-c", "import uno"], check=False, capture_output=True).returncode == 0:
            return found
    reason = "LibreOffice's bridge to Python is not installed: apt install python3-uno"
    return pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)


@pytest.fixture
def book(tmp_path, monkeypatch):
    """Makes a workbook with buttons, two errors and a text in it."""

    def made(*, for_libreoffice=True):
        if for_libreoffice:
            events, buttons, _ = button_modules()
            ours = [events, buttons, module((HERE / "libreoffice.bas").read_text(encoding="utf-8"))]
            monkeypatch.setattr(workbook, "button_modules", lambda: ours)
        path = tmp_path / "Budget æøå 2019.xlsm"
        writer = xlsxwriter.Workbook(str(path))
        sheet = writer.add_worksheet("Om")
        other = writer.add_worksheet("Tal")
        other.write_formula("A1", "=1/0")
        other.write_formula("A2", '=VLOOKUP("x",B1:B2,1,FALSE)')
        other.write("A3", "#N/A er her en tekst")
        workbook.add_buttons(writer, sheet, 2)
        writer.close()
        return path

    return made


@pytest.fixture
def office(system_python, tmp_path):
    """Does things with a workbook in LibreOffice; answers what came of each."""

    def did(path, *items, **environment):
        done = subprocess.run(
            [system_python, str(HERE / "office_macros.py"), str(path), *items], capture_output=True, text=True,
            timeout=120, check=True,
            env={**os.environ, "LC_ALL": "C.UTF-8", "PYTHONPATH": "",
                 **{f"PB_TEST_{name.upper()}": str(tmp_path / name) for name in ("answer", "command", "seen")},
                 **environment})
        return json.loads(done.stdout)

    return did


@pytest.fixture
def pressed(office):
    """Presses buttons one after another; answers what the cell below them says after each."""

    def press(path, *buttons, **environment):
        items = [item for button in buttons for item in (f"pyxl_bench_buttons.{button}", "Om!A4")]
        return office(path, *items, **environment)[1::2]

    return press


def test_without_python_each_button_says_so_and_how_to_get_it(book, pressed, tmp_path):
    told = pressed(book(for_libreoffice=False), "Opdater", "Rapport", "Om", USERPROFILE=str(tmp_path))
    assert told == ["Python blev ikke fundet på denne pc, så knappen kan ikke arbejde. Bogens tal er uændrede."] * 3


def test_a_button_starts_python_for_its_own_book_and_shows_the_answer(book, pressed, tmp_path):
    python = tmp_path / "fake python"
    python.write_text(FAKE_PYTHON)
    python.chmod(0o755)
    path = book()
    told = pressed(path, "Opdater", PB_TEST_PYTHON=str(python), PB_TEST_SAYS="To tabeller er opdateret.\\nTabel 1\\n")
    assert told == ["To tabeller er opdateret."]
    assert not (tmp_path / "answer").exists(), "the answer is taken away once it has been read"
    seen = (tmp_path / "seen").read_text(encoding="utf-8").splitlines()
    assert seen == ["-B", "-m", "xl.hosts.classic.buttons", "refresh", f"--answer={tmp_path / 'answer'}",
                    f"--wb={path.name}", "--from_xl=1", "--hwnd=4711"]


def test_a_python_that_answers_nothing_is_told_as_such(book, pressed, tmp_path):
    python = tmp_path / "python"
    python.write_text(FAKE_PYTHON)
    python.chmod(0o755)
    told = pressed(book(), "Rapport", PB_TEST_PYTHON=str(python))
    assert told == ["Python blev startet, men pyxl_bench svarede ikke. Bogens tal er uændrede."]


def test_the_buttons_reach_the_real_python(book, pressed):
    about, report = pressed(book(), "Om", "Rapport", PB_TEST_PYTHON=sys.executable)
    assert about.startswith(f"pyxl_bench {pyxl_bench.__version__}: kommunal benchmark med ")
    assert report.startswith("Excel svarer ikke for arbejdsbogen 'Budget æøå 2019.xlsm'.")


def test_recalculating_counts_the_cells_that_show_an_error(book, pressed):
    (told,) = pressed(book(), "Genberegn")
    assert told.startswith("Genberegnet ")
    assert told.endswith(" 2 celler viser en fejl; skriv =WHY(celle) for at få grunden.")


def test_libreoffice_reads_every_module_of_the_addin(office, tmp_path):
    path = tmp_path / "as a book.xlsm"  # LibreOffice opens no add-ins
    writer = xlsxwriter.Workbook(str(path))
    writer.add_worksheet()
    modules = addin_modules("da")
    workbook.add_project(writer, modules)
    writer.close()
    (read,) = office(path, "modules")
    assert set(read) == {m.name for m in modules} | {"Ark1"}
    for ours in modules[1:]:
        code = [line for line in ours.source.splitlines() if line.strip() and not line.startswith("Attribute ")]
        assert set(code) <= set(read[ours.name].splitlines())
