"""The page as PDF, printed by a browser the machine already has.

Every Windows has Edge, and a browser prints exactly the page the reader sees;
nothing has to be installed on a locked-down machine.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from xl.report.errors import NoBrowser, PrintFailed

_COMMANDS: Final = ("msedge", "microsoft-edge", "google-chrome", "google-chrome-stable", "chrome", "chromium",
                    "chromium-browser")
_WINDOWS: Final = (r"Microsoft\Edge\Application\msedge.exe", r"Google\Chrome\Application\chrome.exe")
_MAC: Final = ("Google Chrome", "Microsoft Edge", "Chromium")
_SECONDS: Final = 120
_SWITCHES: Final = (
    "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-pdf-header-footer",
)


def browser() -> str | None:
    """The path of a browser that prints, or ``None``."""
    return next(_browsers(), None)


def _browsers() -> Iterator[str]:
    yield from (found for command in _COMMANDS if (found := shutil.which(command)))
    for folder in ("ProgramFiles(x86)", "ProgramFiles", "LOCALAPPDATA"):
        for program in _WINDOWS:
            path = Path(os.environ.get(folder, ""), *program.split("\\"))
            if os.environ.get(folder) and path.is_file():
                yield str(path)
    for name in _MAC:
        path = Path(f"/Applications/{name}.app/Contents/MacOS/{name}")
        if sys.platform == "darwin" and path.is_file():
            yield str(path)


def printed(html: str, page: Path) -> bytes:
    """A page as PDF; ``page`` is the file that holds it, for messages.

    Raises:
        NoBrowser: none was found.
        PrintFailed: the browser found did not do it.
    """
    program = browser()
    if program is None:
        raise NoBrowser(value=page.name)
    with TemporaryDirectory(prefix="pyxl-bench-") as folder:
        source, target = Path(folder, "rapport.html"), Path(folder, "rapport.pdf")
        source.write_text(html, encoding="utf-8")
        # a browser refuses its sandbox to the superuser, as in a container
        sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        command = [program, *_SWITCHES, *sandbox, f"--user-data-dir={folder}/profil", f"--print-to-pdf={target}",
                   source.as_uri()]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)
            return target.read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            reason = type(error).__name__ if not isinstance(error, OSError) else error.strerror or str(error)
            raise PrintFailed(value=page.name, browser=Path(program).name, reason=reason) from None
