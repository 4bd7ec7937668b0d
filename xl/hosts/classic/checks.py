"""What ``pyxl-bench doctor`` looks at, each with its mend, in Danish."""

from __future__ import annotations

import importlib.metadata
import re
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Final, NamedTuple

import pyxl_bench
from xl.hosts.classic.machine import Machine
from xl.hosts.classic.settings import ADD_FOLDER, INTERPRETER, LANGUAGE, read
from xl.hosts.classic.workbook import ADDIN, addin

INSTALL: Final = "pyxl-bench install"
AGAIN: Final = f"Luk Excel, og kør: {INSTALL}"
_OFFICE: Final = r"Software\Microsoft\Office\16.0\Excel"
_POLICY: Final = r"Software\Policies\Microsoft\Office\16.0\Excel"
_SLOW: Final = 30
"""Seconds for Python to start; xlwings gives up after 90."""


class State(StrEnum):
    """How a check came out."""

    FINE = "ok"
    NOTE = "bemærk"
    BAD = "fejl"
    NOT_HERE = "gælder ikke"


class Finding(NamedTuple):
    """What a check found, and what to do about it."""

    check: str
    state: State
    said: str
    mend: str = ""


def findings(machine: Machine) -> Iterator[Finding]:
    """Every check in turn; those of Windows and Excel say so where they do not apply."""
    for title, check in ANYWHERE.items():
        yield _found(title, check, machine)
    for title, check in ON_WINDOWS.items():
        if machine.windows:
            yield _found(title, check, machine)
        else:
            yield Finding(title, State.NOT_HERE, f"kun på Windows; denne maskine er {machine.system}")


Check = Callable[[Machine], tuple[State, str, str]]


def _found(title: str, check: Check, machine: Machine) -> Finding:
    try:
        return Finding(title, *check(machine))
    except Exception as fault:  # one check that fails must not hide the others
        return Finding(title, State.BAD, f"kunne ikke undersøges ({type(fault).__name__}: {fault})",
                       "Meld den gerne.")


def _fine(said: str) -> tuple[State, str, str]:
    return State.FINE, said, ""


# --- on any machine --------------------------------------------------------------


def _python(machine: Machine) -> tuple[State, str, str]:
    said = f"{sys.version.split()[0]}, {8 * struct.calcsize('P')} bit: {machine.python}"
    if "WindowsApps" in machine.python.parts:
        return State.BAD, f"{said} er fra Microsoft Store, og den kan Excel ikke starte", (
            "Installér Python fra python.org (vælg 'kun for mig'), lav et virtuelt miljø, og installér pyxl_bench dér.")
    return _fine(said)


def _packages(machine: Machine) -> tuple[State, str, str]:
    missing, old, have = [], [], []
    for requirement in importlib.metadata.requires("pyxl_bench") or ():
        match = re.fullmatch(r"([\w.-]+)\s*(?:.*?>=\s*([\d.]+))?[^;]*(;.*extra.*)?", requirement)
        if match is None or match[3]:
            continue
        try:
            version = importlib.metadata.version(match[1])
        except importlib.metadata.PackageNotFoundError:
            missing.append(match[1])
            continue
        have.append(f"{match[1]} {version}")
        if match[2] and _numbers(version) < _numbers(match[2]):
            old.append(f"{match[1]} {version} (mindst {match[2]})")
    mend = f'"{machine.python}" -m pip install --upgrade pyxl_bench'
    if missing or old:
        return State.BAD, "; ".join(
            part for part in (missing and f"mangler {', '.join(missing)}", old and f"for gammel: {', '.join(old)}")
            if part), f"Kør: {mend}"
    return _fine(f"pyxl_bench {pyxl_bench.__version__} med {', '.join(sorted(have, key=str.lower))}")


def _numbers(version: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", version)[:3]]


def _functions(machine: Machine) -> tuple[State, str, str]:
    from xl.catalogue import functions

    return _fine(f"{len(functions())} funktioner, fra {next(iter(functions()))} til {list(functions())[-1]}")


def _start(machine: Machine) -> tuple[State, str, str]:
    python = _noted_python(machine) or machine.python
    code = "import xl.hosts.classic.addin, pyxl_bench; print(pyxl_bench.__version__)"
    started = time.perf_counter()
    try:
        done = subprocess.run([str(python), "-B", "-c", code], capture_output=True, text=True, timeout=120, check=False)
    except (OSError, subprocess.TimeoutExpired) as fault:
        return State.BAD, f"{python} svarer ikke ({type(fault).__name__})", AGAIN
    took = time.perf_counter() - started
    if done.returncode or done.stdout.strip() != pyxl_bench.__version__:
        reason = (done.stderr.strip().splitlines() or [done.stdout.strip()])[-1]
        return State.BAD, f"{python} kan ikke hente pyxl_bench: {reason}", (
            f'Kør: "{python}" -m pip install pyxl_bench, eller vælg denne Python: {INSTALL}')
    said = f"Python er klar på {took:.1f} s".replace(".", ",")
    if took > _SLOW:
        return State.NOTE, f"{said}; Excel opgiver efter 90 s", (
            "Bed it-afdelingen undtage Python-mappen fra virusskanning, eller flyt den til pc'ens egen disk.")
    return _fine(said)


# --- Windows and Excel -------------------------------------------------------------


def _noted_python(machine: Machine) -> Path | None:
    noted = read(machine.config).get(INTERPRETER)
    return Path(noted) if noted else None


def _interpreter(machine: Machine) -> tuple[State, str, str]:
    noted = _noted_python(machine)
    if noted is None:
        return State.BAD, f"Excel ved ikke, hvor Python er: {INTERPRETER} mangler i {machine.config}", AGAIN
    if not noted.is_file():
        return State.BAD, f"den Python, Excel bruger, findes ikke: {noted}", AGAIN
    if noted != machine.python:
        return State.NOTE, f"Excel bruger en anden Python end denne: {noted}", f"Skal det være denne, så kør: {INSTALL}"
    return _fine(f"Excel bruger denne Python ({machine.config})")


def _bridge(machine: Machine) -> tuple[State, str, str]:
    python = _noted_python(machine) or machine.python
    version = importlib.metadata.version("xlwings")
    names = [f"xlwings{bits}-{version}.dll" for bits in (64, 32)]
    for folder in (python.parent, python.parent.parent):
        if all((folder / name).is_file() for name in names):
            return _fine(f"xlwings {version}: {folder}")
    return State.BAD, f"{names[0]} ligger ikke ved Python", (
        f"Installér pyxl_bench i et virtuelt miljø (python -m venv), ikke med pip --user, og kør dér: {INSTALL}")


def _command_prompt(machine: Machine) -> tuple[State, str, str]:
    if machine.registry(r"Software\Policies\Microsoft\Windows\System", "DisableCMD"):
        return State.BAD, "kommandoprompten er spærret, og xlwings starter Python gennem den", (
            "Bed it-afdelingen tillade cmd.exe for Excel. Indtil da: pyxl-bench recalc BOG regner uden Excel.")
    return _fine("cmd.exe er ikke spærret")


def _addin_file(machine: Machine) -> tuple[State, str, str]:
    path = machine.startup / ADDIN
    if not path.is_file():
        return State.BAD, f"findes ikke: {path}", AGAIN
    language = read(machine.config).get(LANGUAGE, "da")
    if path.read_bytes() != addin(language):
        return State.BAD, f"{path} hører til en anden version af pyxl_bench eller xlwings", AGAIN
    return _fine(f"{path}")


def _disabled(machine: Machine) -> tuple[State, str, str]:
    key = rf"{_OFFICE}\Resiliency\DisabledItems"
    for name in machine.names_under(key):
        data = machine.registry(key, name)
        if isinstance(data, bytes) and ADDIN in data.decode("utf-16-le", errors="ignore").lower():
            return State.BAD, "Excel har slået tilføjelsesprogrammet fra efter et nedbrud", (
                "Filer > Indstillinger > Tilføjelsesprogrammer > Administrer: Deaktiverede elementer > Aktivér.")
    return _fine("Excel har ikke slået det fra")


def _macros(machine: Machine) -> tuple[State, str, str]:
    asked = "Bed it-afdelingen"
    trusted = r"Security\Trusted Locations"
    if any(machine.registry(rf"{root}\{trusted}", "AllLocationsDisabled") for root in (_POLICY, _OFFICE)):
        return State.BAD, "steder, der er tillid til, er slået fra, så tilføjelsesprogrammet ikke kan køre", (
            f"{asked} tillade mappen {machine.startup}.")
    for name in ("RequireAddinSig", "DisableAllAddins"):
        if any(machine.registry(rf"{root}\Security", name) for root in (_POLICY, _OFFICE)):
            return State.BAD, f"kun signerede tilføjelsesprogrammer må køre ({name})", (
                f"{asked} undtage {machine.startup / ADDIN} eller signere det.")
    level = machine.registry(rf"{_POLICY}\Security", "VBAWarnings") or machine.registry(
        rf"{_OFFICE}\Security", "VBAWarnings")
    if level in (3, 4):
        return State.NOTE, "makroer i arbejdsbøger er spærret: funktionerne virker, knapperne gør ikke", (
            f"{asked} gøre din mappe med arbejdsbøger til et sted, der er tillid til.")
    return _fine("makroer kan slås til")


def _downloaded(machine: Machine) -> tuple[State, str, str]:
    if any(machine.registry(rf"{root}\Security", "blockcontentexecutionfrominternet") for root in (_POLICY, _OFFICE)):
        return State.NOTE, "makroer i filer fra internettet eller mail er spærret", (
            "Højreklik på filen > Egenskaber > Fjern blokering, eller lav bogen selv med pyxl-bench new.")
    return _fine("ingen regel ud over Excels egen: fjern blokeringen i filens Egenskaber, hvis knapperne er døde")


def _xlwings_addin(machine: Machine) -> tuple[State, str, str]:
    path = machine.startup / "xlwings.xlam"
    if not path.is_file():
        return _fine("er ikke installeret; pyxl_bench kræver det ikke")
    import xlwings

    if path.read_bytes() != (Path(xlwings.__file__).parent / "addin" / "xlwings.xlam").read_bytes():
        return State.NOTE, f"{path} er af en anden version end xlwings {xlwings.__version__}", (
            "pyxl_bench kræver det ikke. Bruger du det selv, så kør: xlwings addin install")
    return _fine(f"{path}; pyxl_bench kræver det ikke")


def _reference(machine: Machine) -> tuple[State, str, str]:
    own = "Bruger du xlwings' egen import, så sæt i VBA (Alt+F11) flueben ved xlwings under Funktioner > Referencer"
    trusted = machine.registry(rf"{_OFFICE}\Security", "AccessVBOM")
    if trusted:
        return _fine(f"ingen er nødvendig. {own}, ellers viser VBA 'Object required'")
    return State.FINE, "ingen er nødvendig, og adgang til VBA-projekter behøver ikke være slået til", ""


def _onedrive(machine: Machine) -> tuple[State, str, str]:
    synced = [name for name in ("OneDriveCommercial", "OneDrive") if machine.environment.get(name)]
    python = _noted_python(machine) or machine.python
    for name in synced:
        if str(python).lower().startswith(machine.environment[name].lower()):
            return State.BAD, f"Python ligger i OneDrive: {python}", (
                "Flyt det virtuelle miljø til pc'ens egen disk, fx %LOCALAPPDATA%, og kør pyxl-bench install.")
    if read(machine.config).get(ADD_FOLDER, "true").lower() != "false":
        said = "xlwings leder efter bogens mappe, og det går galt for bøger i OneDrive og SharePoint"
        return State.BAD if synced else State.NOTE, said, AGAIN
    return _fine("bøger i OneDrive og SharePoint er ikke noget problem")


def _excel(machine: Machine) -> tuple[State, str, str]:
    key = r"Software\Microsoft\Office\ClickToRun\Configuration"
    version, bits = machine.registry(key, "VersionToReport"), machine.registry(key, "Platform")
    if not version:
        return State.NOTE, "fandt ingen Microsoft 365", (
            "Ældre Excel regner, men svar på flere celler skal skrives med Ctrl+Skift+Enter.")
    return _fine(f"{version}, {'64' if bits == 'x64' else '32'} bit")


ANYWHERE: Final[dict[str, Check]] = {
    "Python": _python, "Pakker": _packages, "Funktioner": _functions, "Start": _start,
}
ON_WINDOWS: Final[dict[str, Check]] = {
    "Excel": _excel,
    "Excels Python": _interpreter,
    "Broen til Python": _bridge,
    "Kommandoprompt": _command_prompt,
    "Tilføjelsesprogram": _addin_file,
    "Slået fra": _disabled,
    "Makroer": _macros,
    "Hentede filer": _downloaded,
    "xlwings' eget tilføjelsesprogram": _xlwings_addin,
    "VBA-reference": _reference,
    "OneDrive": _onedrive,
}
