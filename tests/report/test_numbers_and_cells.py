"""Every number of a report stands in the cell it names, and no number stands outside a cell."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest

from tests.report import books
from tests.report.conftest import SAMPLES
from tests.report.html import Page, read
from workbooks import KINDS
from xl.catalogue import functions
from xl.hosts.headless import recalculate
from xl.package.container import Package
from xl.package.files import read_package
from xl.report.figures import MONTHS

NUMBER = re.compile(r"[-+]?\d{1,3}(?:\.\d{3})+(?:,\d+)?|[-+]?\d+(?:,\d+)?")
OWN_WORDS = (
    "1 = dyrest", "seneste 12 måneder", "5 pct.", "færre end 5 personer", "År 1", "År 2", "År 3", "År 4", "År 5",
    "de 3 billigste", "Gns. 3 billigste", "1.000 kr.", "pyxl_bench 0.1.0",
)
"""The digits that a report writes by itself."""


def values(package: Package) -> Any:
    return openpyxl.load_workbook(io.BytesIO(recalculate(package).data), data_only=True)


def stands_in(book: Any, cell: str, text: str) -> bool:
    """Whether a cell's value reads as the text does, rounded to as many decimals; ranges are counted."""
    sheet, _, place = cell.rpartition("!")
    if ":" in place:
        return text == str(sum(c.value is not None for row in book[sheet][place] for c in row))
    value = book[sheet][place].value
    if isinstance(value, dt.datetime):
        return text in (f"{value:%d-%m-%Y}", f"{MONTHS[value.month - 1]} {value.year}")
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        return text == str(value) or (value is None and text == "–")
    percent = text.endswith(("%", "pct.", "procentpoint"))
    number = text.removesuffix("pct.").removesuffix("procentpoint").removesuffix("%").strip()
    if not re.search(r"\d", number):
        return True  # an ordinal in words; checked against the figures elsewhere
    if number.startswith("<"):
        return 0 <= value < float(number[1:].replace(",", "."))
    decimals = len(number.partition(",")[2])
    read_back = float(number.replace(".", "").replace(",", "."))
    scaled = value * 100 if percent else value
    return abs(abs(scaled) - abs(read_back)) <= 0.5 * 10.0**-decimals * (1 + 1e-9)


def texts_of(book: Any) -> str:
    shown = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    catalogue = [f"{entry.answers.da} {entry.source}" for entry in functions().values()]
    return "\n".join([*shown, *catalogue, *OWN_WORDS, *book.sheetnames, str(book.properties.title)])


def outside(page: Page, book: Any) -> list[str]:
    """The numbers that stand outside cells and are not part of the workbook's own words."""
    known = texts_of(book)
    return [number for text in page.words for number in NUMBER.findall(text) if number not in known]


def check(package: Package, html: str) -> None:
    book, page = values(package), read(html)
    assert page.numbers
    assert [(cell, text) for cell, text in page.numbers if not stands_in(book, cell, text)] == []
    assert outside(page, book) == []


def test_of_a_workbook_with_a_bit_of_everything(everything: str) -> None:
    check(books.of(*books.EVERYTHING), everything)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "selftest"])
def test_of_the_sample_workbooks(kind: str, written: Callable[[Package], str]) -> None:
    package = read_package(SAMPLES / f"{kind}.xlsx")
    check(package, written(package))


def test_a_wrong_number_would_be_found(everything: str) -> None:
    assert "30,4" not in everything
    book = values(books.of(*books.EVERYTHING))
    assert not stands_in(book, "Priser!J5", "31 %")
    assert stands_in(book, "Priser!J5", "30 %")
    assert outside(read("<p>Der er 4711 af dem</p>"), book) == ["4711"]
