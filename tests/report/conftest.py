"""Reports made once for many tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.report import books
from xl.package.container import Package
from xl.package.files import read_package
from xl.report import report
from xl.report.settings import Settings

SAMPLES = Path(__file__).parents[2] / "workbooks"


@pytest.fixture(scope="session")
def written() -> Callable[[Package], str]:
    """The page of a workbook without anything added to it."""
    return lambda package: report(package, Settings())


@pytest.fixture(scope="session")
def everything(written: Callable[[Package], str]) -> str:
    """The page of a workbook that holds a bit of everything."""
    return written(books.of(*books.EVERYTHING))


@pytest.fixture(scope="session")
def billund(written: Callable[[Package], str]) -> str:
    """The page of the sample workbook of Billund."""
    return written(read_package(SAMPLES / "billund_2018.xlsx"))
