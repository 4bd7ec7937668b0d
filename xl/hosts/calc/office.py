"""LibreOffice with the extension, run without a screen: workbooks in, recalculated workbooks or pages out.

The user's own profile and extensions are left alone: a run has a profile of its
own, thrown away afterwards.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from xl.hosts.calc.extension import parts
from xl.hosts.spelling import convert
from xl.hosts.tokens import OLD_CALC_PREFIX
from xl.package.files import read_package

_SETTINGS: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode"><value>0</value></prop></item>
</oor:items>
"""
"""Calculate every formula when a file is opened, whoever saved it."""

_TIMEOUT: Final = 300
_PLAIN_NAMES_SINCE: Final = (25, 2)
"""Since when LibreOffice finds an add-in's functions in an Excel file by their plain names."""


class Office:
    """An installed LibreOffice."""

    def __init__(self, program: str | None = None) -> None:
        """``program`` is ``soffice``, sought on the path by default."""
        self._program = program or shutil.which("soffice") or "soffice"

    def recalculated(self, books: Sequence[Path], folder: Path) -> list[Path]:
        """Each workbook with every formula calculated by LibreOffice, of the same name, in ``folder``.

        Texts of numbers and dates are read and written the American way, as the headless host does.
        """
        results = self.convert(books, folder, "xlsx:Calc MS Excel 2007 XML", "en_US")
        if not self.reads_plain_names:
            for result in results:
                _respell(result, result, "")
        return results

    @cached_property
    def reads_plain_names(self) -> bool:
        """Whether function names can stand in a file as Excel writes them; else LibreOffice's own must."""
        told = subprocess.run([self._program, "--version"], check=True, capture_output=True, timeout=_TIMEOUT).stdout
        version = re.search(rb"(\d+)\.(\d+)", told)
        return version is None or tuple(map(int, version.groups())) >= _PLAIN_NAMES_SINCE

    def convert(self, books: Sequence[Path], folder: Path, kind: str, language: str) -> list[Path]:
        """Each workbook, calculated, as another kind of file."""
        with TemporaryDirectory(prefix="pyxl-bench-") as temporary:
            home = Path(temporary)
            self._prepare(home)
            read = books if self.reads_plain_names else [
                _respell(book, home / book.name, OLD_CALC_PREFIX) for book in books]
            subprocess.run(
                [self._program, "--headless", "--norestore", f"-env:UserInstallation={(home / 'profile').as_uri()}",
                 f"-env:BUNDLED_EXTENSIONS={(home / 'extensions').as_uri()}", "--convert-to", kind,
                 "--outdir", str(folder), *map(str, read)],
                check=True, capture_output=True, timeout=_TIMEOUT, env=_environment(language))
        return [folder / book.with_suffix(f".{kind.partition(':')[0]}").name for book in books]

    @staticmethod
    def _prepare(home: Path) -> None:
        settings = home / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS, encoding="utf-8")
        for name, content in parts().items():
            file = home / "extensions" / "pyxl_bench" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)


def _respell(book: Path, copy: Path, prefix: str) -> Path:
    """A copy of a workbook with another prefix before the names of our functions."""
    copy.write_bytes(convert(read_package(book), prefix).data)
    return copy


def _environment(language: str) -> dict[str, str]:
    """The environment without a virtual environment, which LibreOffice's own Python would take for its home."""
    path = [folder for folder in os.environ.get("PATH", "").split(os.pathsep)
            if not Path(folder, os.pardir, "pyvenv.cfg").exists()]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    return {**kept, "PATH": os.pathsep.join(path), "LANG": f"{language}.UTF-8", "LC_ALL": f"{language}.UTF-8"}
