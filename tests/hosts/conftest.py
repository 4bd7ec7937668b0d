"""LibreOffice as a second opinion, started once a session in a profile of its own."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

_ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode"><value>0</value></prop></item>
</oor:items>
"""


@pytest.fixture(scope="session")
def libreoffice(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], Any] | None:
    """Recalculates a workbook in LibreOffice and reads it back; ``None`` where there is no LibreOffice."""
    program = shutil.which("soffice")
    if program is None:
        return None
    folder = tmp_path_factory.mktemp("libreoffice")
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_ALWAYS_RECALCULATE, encoding="utf-8")

    def recalculated(data: bytes) -> Any:
        source, out = folder / "book.xlsx", folder / "out"
        source.write_bytes(data)
        subprocess.run(
            [program, "--headless", f"-env:UserInstallation={Path(folder, 'profile').as_uri()}", "--convert-to", "xlsx",
             "--outdir", str(out), str(source)], check=True, capture_output=True, timeout=120)
        return openpyxl.load_workbook(io.BytesIO((out / source.name).read_bytes()), data_only=True)

    return recalculated
