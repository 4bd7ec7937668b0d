"""LibreOffice as a second opinion."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest

from xl.hosts.calc import Office


@pytest.fixture(scope="session")
def libreoffice(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], Any] | None:
    """Recalculates a workbook in LibreOffice and reads it back; ``None`` where there is no LibreOffice."""
    program = shutil.which("soffice")
    if program is None:
        return None
    folder = tmp_path_factory.mktemp("libreoffice")

    def recalculated(data: bytes) -> Any:
        source = folder / "book.xlsx"
        source.write_bytes(data)
        (result,) = Office(program).recalculated([source], folder / "out")
        return openpyxl.load_workbook(io.BytesIO(result.read_bytes()), data_only=True)

    return recalculated
