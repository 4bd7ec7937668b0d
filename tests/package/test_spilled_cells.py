"""Cells that an array spills into are put where they belong, and taken out when it shrinks."""

import io
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.package.sheet_xml import read, sheets
from tests.package.small_book import pack, parts, worksheet
from tests.package.test_values_beside_formulas import VALUES, shown
from xl.cells import ErrorValue
from xl.package.edits import Value, apply, spill_edits
from xl.package.sheet import Sheet

Values = dict[tuple[int, int], Value]
PLACES = st.tuples(st.integers(1, 18), st.sampled_from([1, 2, 3, 4, 26, 27, 60]))


def spilled(xml: bytes, values: Values) -> bytes:
    return apply(xml, spill_edits(Sheet(xml), values)[0])


def rows(data: str, values: Values) -> str:
    text = spilled(worksheet(data), values).decode()
    return text[text.index("<sheetData>") + 11 : text.index("</sheetData>")]


def opened(data: str) -> Any:
    return openpyxl.load_workbook(io.BytesIO(pack(parts(data)))).active


@st.composite
def sheets_and_values(draw: Any) -> tuple[bytes, Values]:
    """A sheet, and values for cells of it that hold no formula (there or not)."""
    xml = draw(sheets())
    formulas = {place for place, cell in read(xml).items() if cell.formula is not None}
    values = draw(st.dictionaries(PLACES, VALUES, max_size=8))
    return xml, {place: value for place, value in values.items() if place not in formulas}


@settings(max_examples=80, deadline=None)
@given(sheets_and_values())
def test_what_is_spilled_is_read_and_other_cells_are_as_they_were(given_: tuple[bytes, Values]) -> None:
    xml, values = given_
    before, after = read(xml), read(spilled(xml, values))
    assert after.keys() == before.keys() | {place for place, value in values.items() if value is not None}
    for place, cell in after.items():
        if place in values:
            assert (cell.formula, shown(cell)) == (None, values[place])
            assert place not in before or cell.style == before[place].style
        else:
            assert cell == before[place]


@settings(max_examples=80, deadline=None)
@given(sheets_and_values())
def test_rows_without_spilled_cells_keep_their_bytes(given_: tuple[bytes, Values]) -> None:
    xml, values = given_
    touched = {row for row, _ in values}
    before, after = Sheet(xml), Sheet(spilled(xml, values))
    assert _others(after, touched) == _others(before, touched)
    assert after.xml[: after.data_start] == xml[: before.data_start]
    assert after.xml[after.data_end :] == xml[before.data_end :]


@settings(max_examples=80, deadline=None)
@given(sheets_and_values())
def test_spilling_twice_is_spilling_once(given_: tuple[bytes, Values]) -> None:
    xml, values = given_
    once = spilled(xml, values)
    assert spilled(once, values) == once


def _others(sheet: Sheet, touched: set[int]) -> list[bytes]:
    return [sheet.xml[slice(*span)] for row, span in sheet.rows.items() if row not in touched]


@pytest.mark.parametrize(("before", "place", "after"), [
    ('<row r="2"><c r="A2"/></row>', (1, 1), '<row r="1"><c r="A1"><v>7</v></c></row><row r="2"><c r="A2"/></row>'),
    ('<row r="2"><c r="A2"/></row>', (3, 1), '<row r="2"><c r="A2"/></row><row r="3"><c r="A3"><v>7</v></c></row>'),
    ('<row r="2"/>', (2, 28), '<row r="2"><c r="AB2"><v>7</v></c></row>'),
    ('<row r="2" />', (2, 1), '<row r="2" ><c r="A2"><v>7</v></c></row>'),
    ('<row r="2"></row>', (2, 1), '<row r="2"><c r="A2"><v>7</v></c></row>'),
    ("<row r='1'><c r='B1'/></row>", (1, 1), "<row r='1'><c r=\"A1\"><v>7</v></c><c r='B1'/></row>"),
    ("<row r='1'><c r='B1'/></row>", (1, 3), "<row r='1'><c r='B1'/><c r=\"C1\"><v>7</v></c></row>"),
    ("<row><c/><c r='C1'/></row>", (1, 2), "<row><c/><c r=\"B1\"><v>7</v></c><c r='C1'/></row>"),
    ("<row r='1'><c r='A1' s='3'/></row>", (1, 1), "<row r='1'><c r='A1' s='3'><v>7</v></c></row>"),
    ("<row r='1'><c r='A1' t='s'><v>0</v></c></row>", (1, 1), "<row r='1'><c r='A1'><v>7</v></c></row>"),
    ("<row r='1'><c r='A1' t='inlineStr'><is/></c></row>", (1, 1), "<row r='1'><c r='A1'><v>7</v></c></row>"),
    ("<row r='1'><c r='A1'><v>7.0</v></c></row>", (1, 1), "<row r='1'><c r='A1'><v>7.0</v></c></row>"),
    ("<row r='1'>\n <c r='A1'/>\n</row>", (1, 2), "<row r='1'>\n <c r='A1'/>\n<c r=\"B1\"><v>7</v></c></row>"),
])
def test_a_cell_is_put_where_it_belongs(before: str, place: tuple[int, int], after: str) -> None:
    assert rows(before, {place: 7.0}) == after


@pytest.mark.parametrize(("before", "after"), [
    ("<c r='A1' s='3' t='str'><v>a</v></c>", "<c r='A1' s='3'/>"),
    ("<c r='A1' t='s'><v>0</v></c>", "<c r='A1'/>"),
    ("<c r='A1' t='inlineStr'><is><t>a</t></is></c>", "<c r='A1'/>"),
    ("<c r='A1' s='3'/>", "<c r='A1' s='3'/>"),
    ("<c r='B1'><v>1</v></c>", "<c r='B1'><v>1</v></c>"),
])
def test_a_cell_is_emptied_and_keeps_its_style(before: str, after: str) -> None:
    assert rows(f"<row r='1'>{before}</row>", {(1, 1): None}) == f"<row r='1'>{after}</row>"


def test_nothing_is_put_where_nothing_is_to_be_shown() -> None:
    assert rows('<row r="1"/>', {(1, 1): None, (2, 1): None}) == '<row r="1"/>'


@pytest.mark.parametrize(("before", "columns", "after"), [
    ("2:3", [4], "2:4"), ("2:3", [1], "1:3"), ("2:3", [1, 4], "1:4"), ("1:9", [5], "1:9"), ("1:2 8:9", [5], "1:9"),
    ("1:2 8:9", [9], "1:2 8:9"),
])
def test_the_spans_of_a_row_reach_its_new_cells(before: str, columns: list[int], after: str) -> None:
    row = rows(f'<row r="1" spans="{before}" ht="15"/>', {(1, column): 7.0 for column in columns})
    assert row.startswith(f'<row r="1" spans="{after}" ht="15">')


def test_the_spans_of_a_row_stay_where_cells_are_only_emptied() -> None:
    row = '<row r="1" spans="2:3"><c r="B1"/></row>'
    assert rows(row, {(1, 9): None}) == row


def test_an_array_that_grows_over_many_missing_rows_is_read_by_openpyxl() -> None:
    data = "".join(f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in range(1, 2000, 2))
    values: Values = {(row, 2): float(row) for row in range(1, 2500)}
    sheet = opened(rows(data, values))
    assert [row[1] for row in sheet.iter_rows(values_only=True)] == list(range(1, 2500))


def test_openpyxl_reads_each_kind_of_spilled_value() -> None:
    values: Values = {(1, 1): 1.5, (1, 2): " a<b ", (1, 3): True, (1, 4): ErrorValue("#N/A"), (1, 5): None}
    assert [cell.value for cell in opened(rows("", values))[1]] == [1.5, " a<b ", True, "#N/A"]
