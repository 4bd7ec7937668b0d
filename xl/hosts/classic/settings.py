"""Settings of the user, kept where xlwings keeps its own: ``.xlwings/xlwings.conf`` in the home folder.

VBA reads the same file, line by line, in the code page of Windows.
"""

from __future__ import annotations

import csv
import io
import locale
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import xlwings

INTERPRETER: Final = "INTERPRETER_WIN"
MODULES: Final = "UDF MODULES"
ADD_FOLDER: Final = "ADD_WORKBOOK_TO_PYTHONPATH"
LANGUAGE: Final = "PYXL_BENCH_LANGUAGE"
"""The language of the function wizard's help: ``da`` or ``en``; an environment variable of that name goes first."""


def config_file() -> Path:
    """Where xlwings and our VBA look for the user's settings."""
    return Path(xlwings.USER_CONFIG_FILE)


def read(path: Path) -> dict[str, str]:
    """The settings by name, in capitals; none where there is no file."""
    if not path.is_file():
        return {}
    text = path.read_text(encoding=locale.getencoding(), errors="replace")
    return {row[0].upper(): row[1] for row in csv.reader(io.StringIO(text)) if len(row) > 1}


def change(path: Path, changes: Mapping[str, str | None]) -> dict[str, str | None]:
    """Set some settings, or take them out where the value is ``None``; answers what they were."""
    from xl.package.files import replace_file

    settings = read(path)
    before = {name: settings.get(name) for name in changes}
    for name, value in changes.items():
        settings.pop(name, None)
        if value is not None:
            settings[name] = value
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = "".join(f'"{name}","{value}"\r\n' for name, value in settings.items())
    replace_file(path, lines.encode(locale.getencoding(), errors="replace"))
    return before


def language() -> str:
    """The language of the help: Danish unless the user chose English."""
    chosen = os.environ.get(LANGUAGE) or read(config_file()).get(LANGUAGE, "da")
    return "en" if chosen.strip().lower().startswith("en") else "da"
