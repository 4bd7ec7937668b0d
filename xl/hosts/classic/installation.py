"""Setting Excel up for the current user, and taking it away again.

The add-in goes into the user's own XLSTART folder, which Excel opens and trusts
by itself; the interpreter goes into xlwings' settings. What the settings were
before is noted beside them, so that nothing is lost.
"""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Final, NamedTuple

from xl.hosts.classic.errors import ExcelHasAddinOpen, NotWindows
from xl.hosts.classic.machine import Machine
from xl.hosts.classic.settings import ADD_FOLDER, INTERPRETER, LANGUAGE, MODULES, change, read
from xl.hosts.classic.workbook import ADDIN, addin
from xl.package.errors import PackageError
from xl.package.files import replace_file

NOTE: Final = "pyxl_bench.json"


class Done(NamedTuple):
    """What was written or taken away."""

    addin: Path
    settings: dict[str, str | None]


def wanted_settings(machine: Machine, language: str) -> dict[str, str | None]:
    """xlwings' settings as our add-in and buttons need them."""
    return {
        INTERPRETER: str(machine.python),
        MODULES: "xl.hosts.classic.functions",
        ADD_FOLDER: "false",  # a workbook on OneDrive has no folder that Python could use
        LANGUAGE: language,
    }


def install(machine: Machine, language: str) -> Done:
    """Write the add-in and the settings.

    Raises:
        NotWindows: there is no classic Excel here.
        ExcelHasAddinOpen: Excel runs.
    """
    _insist_on_windows(machine)
    target = machine.startup / ADDIN
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        replace_file(target, addin(language))
    except PackageError:
        raise ExcelHasAddinOpen(value=str(target)) from None
    settings = wanted_settings(machine, language)
    before = change(machine.config, settings)
    _note(machine, {**before, **_noted(machine)}, settings)
    return Done(target, settings)


def uninstall(machine: Machine) -> Done | None:
    """Take away what :func:`install` wrote; settings changed since are left. ``None`` where there is nothing.

    Raises:
        NotWindows: there is no classic Excel here.
        ExcelHasAddinOpen: Excel runs.
    """
    _insist_on_windows(machine)
    target, note = machine.startup / ADDIN, machine.config.with_name(NOTE)
    if not target.exists() and not note.exists():
        return None
    try:
        target.unlink(missing_ok=True)
    except OSError:
        raise ExcelHasAddinOpen(value=str(target)) from None
    now, written = read(machine.config), _read_note(machine).get("written", {})
    back = {name: value for name, value in _noted(machine).items() if now.get(name) == written.get(name)}
    if back:
        change(machine.config, back)
    note.unlink(missing_ok=True)
    return Done(target, back)


def _insist_on_windows(machine: Machine) -> None:
    if not machine.windows:
        raise NotWindows(value=machine.system)


def _noted(machine: Machine) -> dict[str, str | None]:
    """The settings as they were before the first installation."""
    return dict(_read_note(machine).get("before", {}))


def _read_note(machine: Machine) -> dict[str, dict[str, str | None]]:
    with contextlib.suppress(OSError, ValueError):
        found = json.loads(machine.config.with_name(NOTE).read_text(encoding="utf-8"))
        if isinstance(found, dict):
            return found
    return {}


def _note(machine: Machine, before: dict[str, str | None], written: dict[str, str | None]) -> None:
    text = json.dumps({"before": before, "written": written}, ensure_ascii=False, indent=2)
    replace_file(machine.config.with_name(NOTE), text.encode())
