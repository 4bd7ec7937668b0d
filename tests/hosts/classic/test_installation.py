"""Excel set up for the current user, and taken away again."""

import os

import pytest

from tests.hosts.classic.windows import Windows
from xl import cli
from xl.hosts.classic import machine as this
from xl.hosts.classic.errors import ExcelHasAddinOpen, NotWindows
from xl.hosts.classic.installation import NOTE, install, uninstall
from xl.hosts.classic.machine import this_machine
from xl.hosts.classic.settings import change, language, read
from xl.hosts.classic.workbook import ADDIN, addin


@pytest.fixture
def windows(tmp_path):
    return Windows(tmp_path)


def test_the_addin_and_the_settings_are_written_for_the_user(windows):
    done = install(windows.machine, "da")
    assert done.addin == windows.machine.startup / ADDIN
    assert done.addin.read_bytes() == addin("da")
    assert read(windows.machine.config) == {
        "INTERPRETER_WIN": str(windows.python), "UDF MODULES": "xl.hosts.classic.functions",
        "ADD_WORKBOOK_TO_PYTHONPATH": "false", "PYXL_BENCH_LANGUAGE": "da"}


def test_nothing_is_written_outside_the_users_own_folders(windows):
    before = {path for path in windows.folder.rglob("*") if path.is_file()} | {windows.python}
    install(windows.machine, "en")
    written = {path for path in windows.folder.rglob("*") if path.is_file() and "venv" not in path.parts} - before
    assert written == {
        windows.machine.startup / ADDIN, windows.machine.config, windows.machine.config.with_name(NOTE)}
    assert (windows.machine.startup / ADDIN).read_bytes() == addin("en")


def test_the_settings_come_back_as_they_were(windows):
    change(windows.machine.config, {"INTERPRETER_WIN": r"C:\Python\python.exe", "SHOW CONSOLE": "True"})
    install(windows.machine, "da")
    install(windows.machine, "en")
    assert uninstall(windows.machine).addin == windows.machine.startup / ADDIN
    assert read(windows.machine.config) == {"INTERPRETER_WIN": r"C:\Python\python.exe", "SHOW CONSOLE": "True"}
    assert not (windows.machine.startup / ADDIN).exists()
    assert not windows.machine.config.with_name(NOTE).exists()


def test_a_setting_that_the_user_has_changed_since_is_left(windows):
    install(windows.machine, "da")
    change(windows.machine.config, {"INTERPRETER_WIN": r"D:\ny\python.exe"})
    uninstall(windows.machine)
    assert read(windows.machine.config) == {"INTERPRETER_WIN": r"D:\ny\python.exe"}


def test_where_nothing_is_installed_nothing_is_removed(windows):
    assert uninstall(windows.machine) is None
    assert not windows.machine.config.exists()


def test_a_damaged_note_stops_nobody(windows):
    install(windows.machine, "da")
    windows.machine.config.with_name(NOTE).write_text("{")
    assert uninstall(windows.machine) is not None
    assert not (windows.machine.startup / ADDIN).exists()


def test_an_addin_that_excel_has_open_is_told_and_the_settings_left(windows):
    windows.machine.startup.mkdir(parents=True)
    (windows.machine.startup / f"~${ADDIN}").touch()
    with pytest.raises(ExcelHasAddinOpen) as refused:
        install(windows.machine, "da")
    assert "Luk Excel" in refused.value.message("da")
    assert not windows.machine.config.exists()


def test_elsewhere_than_on_windows_it_says_so(capsys):
    assert not this_machine().windows
    for action in (lambda: install(this_machine(), "da"), lambda: uninstall(this_machine())):
        with pytest.raises(NotWindows):
            action()
    for command in ("install", "uninstall"):
        assert cli.main([command]) == 1
        shown = capsys.readouterr()
        assert "pyxl-bench recalc" in shown.err and shown.err.count("\n") == 1 and not shown.out


def test_the_commands_tell_what_they_did(windows, monkeypatch, capsys):
    monkeypatch.setattr(this, "this_machine", lambda: windows.machine)
    assert cli.main(["install"]) == 0
    told = capsys.readouterr().out
    assert str(windows.machine.startup / ADDIN) in told and "=PB_VERSION()" in told
    assert cli.main(["uninstall"]) == 0
    assert str(windows.machine.startup / ADDIN) in capsys.readouterr().out
    assert cli.main(["uninstall"]) == 0
    assert "intet at fjerne" in capsys.readouterr().out


def test_settings_are_read_however_xlwings_or_the_user_wrote_them(tmp_path):
    path = tmp_path / "xlwings.conf"
    path.write_bytes(b'"Interpreter_Win","C:\\A, B\\python.exe"\n\n"EMPTY",""\n"LONE"\n')
    assert read(path) == {"INTERPRETER_WIN": r"C:\A, B\python.exe", "EMPTY": ""}


@pytest.mark.parametrize(
    ("said", "spoken"), [("en", "en"), ("English", "en"), ("da", "da"), ("tysk", "da"), ("", "da")])
def test_the_language_of_the_help(monkeypatch, tmp_path, said, spoken):
    monkeypatch.setattr("xlwings.USER_CONFIG_FILE", os.fspath(tmp_path / "xlwings.conf"))
    monkeypatch.setenv("PYXL_BENCH_LANGUAGE", said)
    assert language() == spoken
    monkeypatch.delenv("PYXL_BENCH_LANGUAGE")
    change(tmp_path / "xlwings.conf", {"PYXL_BENCH_LANGUAGE": said})
    assert language() == spoken
