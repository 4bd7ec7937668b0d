"""What doctor finds wrong on a pc, and the mend it names."""

import importlib.metadata
import json

import pytest

from tests.hosts.classic.windows import Windows
from xl import cli
from xl.hosts.classic import machine as this
from xl.hosts.classic.checks import ON_WINDOWS, State, findings
from xl.hosts.classic.installation import install
from xl.hosts.classic.settings import change
from xl.hosts.classic.workbook import ADDIN

OFFICE, POLICY = (rf"Software\{part}Microsoft\Office\16.0\Excel" for part in ("", "Policies\\"))
CLICK = r"Software\Microsoft\Office\ClickToRun\Configuration"


@pytest.fixture
def windows(tmp_path):
    pc = Windows(tmp_path, {(CLICK, "VersionToReport"): "16.0.17328.20124", (CLICK, "Platform"): "x64"})
    install(pc.machine, "da")
    return pc


def only(machine, name, checks=ON_WINDOWS):
    return checks[name](machine)


def test_a_pc_that_is_set_up_has_nothing_wrong(windows):
    found = list(findings(windows.machine))
    assert [f for f in found if f.state is not State.FINE] == []
    assert {f.check for f in found} >= set(ON_WINDOWS)


def mended(windows, check, state, *words):
    found, said, mend = only(windows.machine, check)
    assert found is state and mend
    for word in words:
        assert word in f"{said} {mend}"


def test_before_installation_python_and_the_addin_are_missing(tmp_path):
    pc = Windows(tmp_path)
    mended(pc, "Excels Python", State.BAD, "INTERPRETER_WIN", "pyxl-bench install")
    mended(pc, "Tilføjelsesprogram", State.BAD, ADDIN, "pyxl-bench install")


def test_a_python_that_is_gone(windows):
    change(windows.machine.config, {"INTERPRETER_WIN": str(windows.folder / "gone" / "python.exe")})
    mended(windows, "Excels Python", State.BAD, "gone", "pyxl-bench install")


def test_another_python_than_this(windows, tmp_path):
    other = tmp_path / "other.exe"
    other.touch()
    change(windows.machine.config, {"INTERPRETER_WIN": str(other)})
    mended(windows, "Excels Python", State.NOTE, "anden Python", "pyxl-bench install")


def test_a_bridge_that_does_not_lie_beside_python(windows):
    for dll in windows.folder.rglob("xlwings*.dll"):
        dll.unlink()
    mended(windows, "Broen til Python", State.BAD, "xlwings64-", "venv", "--user")


def test_an_addin_of_another_version(windows):
    (windows.machine.startup / ADDIN).write_bytes(b"an older one")
    mended(windows, "Tilføjelsesprogram", State.BAD, "anden version", "pyxl-bench install")


def test_an_addin_that_excel_has_switched_off(windows):
    windows.registry[rf"{OFFICE}\Resiliency\DisabledItems", "1A2B"] = (
        b"\x02\0\0\0" + f"C:\\Users\\x\\XLSTART\\{ADDIN}".encode("utf-16-le"))
    mended(windows, "Slået fra", State.BAD, "Deaktiverede elementer")


@pytest.mark.parametrize(("key", "name", "value", "state", "word"), [
    (rf"{POLICY}\Security", "VBAWarnings", 4, State.NOTE, "knapperne"),
    (rf"{OFFICE}\Security", "VBAWarnings", 3, State.NOTE, "knapperne"),
    (rf"{POLICY}\Security\Trusted Locations", "AllLocationsDisabled", 1, State.BAD, "XLSTART"),
    (rf"{POLICY}\Security", "RequireAddinSig", 1, State.BAD, "signere"),
    (rf"{POLICY}\Security", "DisableAllAddins", 1, State.BAD, "it-afdelingen"),
])
def test_macro_and_trust_settings_of_the_user_and_of_the_it_department(windows, key, name, value, state, word):
    windows.registry[key, name] = value
    mended(windows, "Makroer", state, word)


def test_files_from_the_internet(windows):
    windows.registry[rf"{POLICY}\Security", "blockcontentexecutionfrominternet"] = 1
    mended(windows, "Hentede filer", State.NOTE, "Fjern blokering")


def test_a_command_prompt_that_is_barred(windows):
    windows.registry[r"Software\Policies\Microsoft\Windows\System", "DisableCMD"] = 2
    mended(windows, "Kommandoprompt", State.BAD, "cmd.exe")


def test_the_xlwings_addin_of_another_version(windows):
    assert only(windows.machine, "xlwings' eget tilføjelsesprogram")[0] is State.FINE
    (windows.machine.startup / "xlwings.xlam").write_bytes(b"old")
    mended(windows, "xlwings' eget tilføjelsesprogram", State.NOTE, "xlwings addin install")


def test_the_vba_reference_is_told_to_those_who_need_it(windows):
    assert "Object required" not in only(windows.machine, "VBA-reference")[1]
    windows.registry[rf"{OFFICE}\Security", "AccessVBOM"] = 1
    assert "Object required" in only(windows.machine, "VBA-reference")[1]


def test_workbooks_and_python_in_onedrive(windows):
    windows.environment["OneDriveCommercial"] = str(windows.folder / "OneDrive")
    assert only(windows.machine, "OneDrive")[0] is State.FINE
    change(windows.machine.config, {"ADD_WORKBOOK_TO_PYTHONPATH": None})
    mended(windows, "OneDrive", State.BAD, "OneDrive", "pyxl-bench install")
    windows.environment["OneDriveCommercial"] = str(windows.folder)
    mended(windows, "OneDrive", State.BAD, "%LOCALAPPDATA%")


def test_an_excel_that_does_not_spill(tmp_path):
    mended(Windows(tmp_path), "Excel", State.NOTE, "Ctrl+Skift+Enter")


def of_any(machine, name):
    return next(f for f in findings(machine) if f.check == name)


def test_a_python_that_lacks_the_package(windows):
    windows.python.write_text("#!/bin/sh\necho \"ModuleNotFoundError: No module named 'xl'\" >&2\nexit 1\n")
    found = of_any(windows.machine, "Start")
    assert found.state is State.BAD and "No module named 'xl'" in found.said and "pip install pyxl_bench" in found.mend


def test_packages_that_are_missing_or_too_old(windows, monkeypatch):
    real = importlib.metadata.version

    def version(name):
        if name == "pandas":
            raise importlib.metadata.PackageNotFoundError(name)
        return "0.12.0" if name == "xlwings" else real(name)

    monkeypatch.setattr("importlib.metadata.version", version)
    monkeypatch.setattr("xl.hosts.classic.checks.ON_WINDOWS", {})
    found = of_any(windows.machine, "Pakker")
    assert found.state is State.BAD and "pandas" in found.said and "xlwings 0.12.0" in found.said
    assert "pip install --upgrade" in found.mend


def test_a_check_that_breaks_does_not_hide_the_others(windows, monkeypatch):
    def broken(machine):
        raise OSError("registry")

    monkeypatch.setitem(ON_WINDOWS, "Makroer", broken)
    found = {f.check: f for f in findings(windows.machine)}
    assert found["Makroer"].state is State.BAD and "registry" in found["Makroer"].said
    assert found["OneDrive"].state is State.FINE


def test_the_command_says_what_is_wrong_and_what_does_not_apply(windows, monkeypatch, capsys):
    assert cli.main(["doctor"]) == 0
    told = capsys.readouterr().out
    assert "GÆLDER IKKE" in told and "kun på Windows; denne maskine er Linux" in " ".join(told.split())
    assert told.endswith("Ingen fejl.\n")
    (windows.machine.startup / ADDIN).unlink()
    monkeypatch.setattr(this, "this_machine", lambda: windows.machine)
    assert cli.main(["doctor"]) == 1
    told = capsys.readouterr().out
    assert "FEJL         Tilføjelsesprogram: findes ikke" in told and "-> Luk Excel, og kør: pyxl-bench install" in told
    assert cli.main(["doctor", "--json"]) == 1
    assert {"fejl", "ok"} == {finding["state"] for finding in json.loads(capsys.readouterr().out)}
