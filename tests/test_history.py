"""Workbooks of other versions are refused with one clear line, and left as they were."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter

import pyxl_bench
from workbooks import FOLDER, KINDS
from xl import cli
from xl.catalogue import functions
from xl.history import PROPERTY, names, stamp
from xl.package.container import Package
from xl.package.files import read_package


def made(path: Path, version: str | None, formula: str = "=UNITCOST(3000,100)") -> Path:
    writer = xlsxwriter.Workbook(str(path))
    if version is not None:
        writer.set_custom_property(PROPERTY, version)
    writer.set_custom_property("Sagsnummer", "9.9.9")
    writer.add_worksheet("Ark1").write_formula("B3", formula)
    writer.close()
    return path


def later() -> str:
    major, rest = re.fullmatch(r"(\d+)(\..*)", pyxl_bench.__version__).groups()  # type: ignore[union-attr]
    return f"{int(major) + 1}{rest}"


@pytest.mark.parametrize("kind", KINDS)
def test_a_sample_workbook_says_which_version_made_it(kind: str) -> None:
    assert stamp(read_package(FOLDER / f"{kind}.xlsx")) == pyxl_bench.__version__


@pytest.mark.parametrize("version", [None, "", "en version", "0.0.1", pyxl_bench.__version__])
def test_an_older_workbook_and_one_without_a_stamp_are_calculated(tmp_path: Path, version: str | None) -> None:
    assert cli.main(["recalc", str(made(tmp_path / "bog.xlsx", version))]) == 0


def test_a_newer_workbook_asks_for_an_upgrade(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = made(tmp_path / "bog.xlsx", later())
    before = path.read_bytes()
    assert cli.main(["recalc", str(path)]) == 1
    told = capsys.readouterr().err
    assert len(told.splitlines()) == 1 and later() in told and "Opdatér pyxl_bench" in told
    assert path.read_bytes() == before


@pytest.fixture
def deleted() -> Iterator[None]:
    """A catalogue without UNITCOST; afterwards it is whole again, in its order."""
    whole = dict(functions())
    del functions()["UNITCOST"]
    yield
    functions().clear()
    functions().update(whole)


@pytest.mark.usefixtures("deleted")
@pytest.mark.parametrize("formula", ["=UNITCOST(3000,100)", "=1+PB.unitcost(3000,100)"])
def test_a_function_deleted_from_the_catalogue_is_told_with_its_cell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], formula: str
) -> None:
    path = made(tmp_path / "bog.xlsx", "0.0.9", formula)
    before = path.read_bytes()
    assert cli.main(["recalc", str(path)]) == 1
    told = capsys.readouterr().err
    assert "Ark1!B3 kalder UNITCOST" in told and "0.0.9" in told and len(told.splitlines()) == 1
    assert path.read_bytes() == before


@pytest.mark.usefixtures("deleted")
def test_a_text_that_names_a_deleted_function_is_no_call(tmp_path: Path) -> None:
    path = made(tmp_path / "bog.xlsx", None, '="UNITCOST("&1')
    assert cli.main(["recalc", str(path)]) == 0


def test_every_name_of_the_catalogue_is_on_the_list_that_only_grows() -> None:
    assert functions().keys() <= names(), "stale: run make workbooks"


def test_a_package_without_properties_has_no_stamp(tmp_path: Path) -> None:
    path = tmp_path / "bog.xlsx"
    writer = xlsxwriter.Workbook(str(path))
    writer.add_worksheet()
    writer.close()
    assert stamp(Package(path.read_bytes())) == ""
