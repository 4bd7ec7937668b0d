"""The scanner finds in a sheet's XML what an XML parser finds, whatever way it is written."""

import io

import openpyxl
import pytest
from hypothesis import given, settings

from tests.package.handmade_parts import MAIN
from tests.package.sheet_xml import read, sheets
from tests.package.small_book import SHEET, pack, parts, worksheet
from xl.package.content import spelled_out
from xl.package.sheet import Sheet, string_value, unescape


@settings(max_examples=100, deadline=None)
@given(sheets())
def test_every_formula_is_found_where_it_stands(xml: bytes) -> None:
    expected = {place: cell for place, cell in read(xml).items() if cell.formula is not None}
    found = {cell.place: cell for cell in Sheet(xml).formulas}
    assert found.keys() == expected.keys()
    for place, cell in found.items():
        other = expected[place]
        assert cell.text == other.formula
        assert cell.type.decode() == other.type
        assert unescape(cell.value or b"") == (other.value or "")
        assert str(cell.area) == other.attributes.get("ref", "None").partition(":")[0]
        assert cell.shared.decode() == other.attributes.get("si", "")


@settings(max_examples=60, deadline=None)
@given(sheets())
def test_every_cell_is_found_in_its_row(xml: bytes) -> None:
    sheet = Sheet(xml)
    assert {(row, column) for row in sheet.rows for column in sheet.cells(row)} == read(xml).keys()


@settings(max_examples=60, deadline=None)
@given(sheets())
def test_a_span_holds_one_whole_element(xml: bytes) -> None:
    sheet = Sheet(xml)
    p = sheet.prefix
    row = b'<%brow xmlns%b="%b">%%b</%brow>' % (p, b":" + p[:-1] if p else b"", MAIN.encode(), p)
    for cell in sheet.formulas:
        assert len(read(row % xml[slice(*cell.span)])) == 1


FORMULA_KINDS = {
    "<c r='A1'><f>1+2</f></c>": ("plain", "1+2"),
    "<c r='A1'><f/></c>": ("plain", ""),
    "<c r='A1'><f ca='1'>NOW()</f></c>": ("plain", "NOW()"),
    "<c r='A1'><f t='normal'>1</f></c>": ("plain", "1"),
    "<c r='A1'><f t='shared' ref='A1:A3' si='0'>B1</f></c>": ("shared", "B1"),
    "<c r='A1'><f t='shared' si='0'/></c>": ("shared", ""),
    "<c r='A1'><f t='array' ref='A1:B2'>B1:C2</f></c>": ("array", "B1:C2"),
    "<c r='A1' cm='1'><f t='array' ref='A1:B2'>B1:C2</f></c>": ("dynamic", "B1:C2"),
    "<c r='A1'><f t='dataTable' ref='A1:B2' dt2D='1' r1='C1' r2='C2'/></c>": ("table", ""),
    "<c r='a1'><f>1</f></c>": ("plain", "1"),
    "<c r='A1'><f>\"linje&#10;skift\"</f></c>": ("plain", '"linje\nskift"'),
    "<c r='A1'><f>\"linje\r\nskift\"</f></c>": ("plain", '"linje\nskift"'),
}


@pytest.mark.parametrize(("cell", "expected"), FORMULA_KINDS.items())
def test_each_kind_of_formula_is_told_apart(cell: str, expected: tuple[str, str]) -> None:
    found, = Sheet(worksheet(f"<row r='1'>{cell}</row>")).formulas
    assert (found.kind, found.text, found.place) == (*expected, (1, 1))


@pytest.mark.parametrize("data", [
    "", "<row r='1'/>", "<row r='1'></row>", "<row r='1'><c r='A1'/></row>", "<row r='1'><c r='A1' s='1'></c></row>",
    "<row r='1'><c r='A1' s='1'/><c r='B1'><v>1</v></c></row>",
    "<row r='1'><c r='A1' t='inlineStr'><is><t>f</t></is></c></row>",
])
def test_a_sheet_without_formulas_has_none(data: str) -> None:
    assert Sheet(worksheet(data)).formulas == []


def test_a_sheet_without_data_has_none() -> None:
    assert Sheet(f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>'.encode()).formulas == []
    assert Sheet(f'<worksheet xmlns="{MAIN}"/>'.encode()).rows == {}


def test_a_cell_before_a_formula_is_not_taken_for_its_cell() -> None:
    cells = "<c r='A1' s='1'/><c r='B1'><v>1</v></c><c r='C1'/><c r='D1'><f>1</f></c>"
    assert [cell.place for cell in Sheet(worksheet(f"<row r='1'>{cells}</row>")).formulas] == [(1, 4)]


def test_the_last_cell_of_the_largest_sheet_is_found() -> None:
    cell, = Sheet(worksheet("<row r='1048576'><c r='XFD1048576'><f>1</f></c></row>")).formulas
    assert cell.place == (1048576, 16384)


def test_numbers_that_no_sheet_has_are_taken_as_missing() -> None:
    cell, = Sheet(worksheet(f"<row r='x'><c r='A{'9' * 5000}'><f>1</f></c></row>")).formulas
    assert cell.place == (1, 1)


def test_a_row_of_many_cells_is_scanned() -> None:
    cells = "".join(f"<c><f>{number}</f><v>{number}</v></c>" for number in range(16384))
    found = Sheet(worksheet(f"<row>{cells}</row>")).formulas
    assert [cell.column for cell in found] == list(range(1, 16385))


@pytest.mark.parametrize(("raw", "text"), [
    (b"a_x000D_b", "a\rb"), (b"_x005F_x0041_", "_x0041_"), (b"&lt;&#x41;&#66;&quot;&apos;&amp;", "<AB\"'&"),
    (b"<![CDATA[a<b]]>&lt;<!-- x -->c", "a<b<c"), (b"_x00e6_", "æ"),
])
def test_the_text_of_a_value_is_read(raw: bytes, text: str) -> None:
    assert string_value(raw) == text


def test_openpyxl_finds_the_same_formulas() -> None:
    data = ("<row r='2'><c r='B2'><f>1+2</f><v>3</v></c><c><f>\"&lt;\"</f></c></row>"
            "<row><c r='A3' t='str'><f>T(\"æ\")</f><v>æ</v></c></row>")
    book = openpyxl.load_workbook(io.BytesIO(pack(parts(data))))
    theirs = {(cell.row, cell.column): cell.value for row in book.active.iter_rows() for cell in row if cell.value}
    assert {cell.place: f"={cell.text}" for cell in Sheet(parts(data)[SHEET]).formulas} == theirs


def test_a_shared_formula_reads_as_it_does_in_each_cell_also_where_its_number_is_used_anew() -> None:
    rows = "".join(f'<row r="{row}"><c r="C{row}">{formula}</c></row>' for row, formula in enumerate([
        '<f t="shared" si="0"/>', '<f t="shared" ref="C1:C3" si="0">A2</f>', '<f t="shared" si="0"/>',
        '<f t="shared" ref="C4:C5" si="0">B$1*A4</f>', '<f t="shared" si="0"/>'], start=1))
    texts = spelled_out(Sheet(worksheet(rows)))
    assert list(texts.values()) == ["A1", "A2", "A3", "B$1*A4", "B$1*A5"]
