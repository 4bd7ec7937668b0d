"""The second opinion: every sample workbook calculated by LibreOffice shows what the headless host wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hosts.agreement import differences
from workbooks import FOLDER, KINDS
from xl.hosts.calc import Office


@pytest.fixture(scope="module")
def calculated(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    books = [FOLDER / f"{kind}.xlsx" for kind in KINDS]
    return dict(zip(KINDS, Office(soffice).recalculated(books, tmp_path_factory.mktemp("calc"))))


@pytest.mark.parametrize("kind", KINDS)
def test_both_hosts_show_the_same_in_every_cell(calculated: dict[str, Path], kind: str) -> None:
    assert differences(FOLDER / f"{kind}.xlsx", calculated[kind], "calc") == []


def test_libreoffice_itself_has_calculated(calculated: dict[str, Path]) -> None:
    """The values are not those that stood in the file: the host names itself."""
    told = differences(FOLDER / "selftest.xlsx", calculated["selftest"], "headless")
    assert len(told) == 1 and "(headless)" in told[0] and "(calc)" in told[0]
