"""Values of every kind are written beside formulas, and nothing else of the sheet is touched."""

import io
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.package.sheet_xml import Read, read, sheets
from tests.package.small_book import pack, parts, worksheet
from xl.cells import ErrorValue
from xl.package.book import Area
from xl.package.edits import Value, apply, value_edit
from xl.package.sheet import Sheet, string_value

VALUES = st.one_of(
    st.floats(allow_nan=False, allow_infinity=False), st.booleans(), st.text(max_size=20), st.none(),
    st.sampled_from(["#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!"]).map(ErrorValue))


def written(xml: bytes, values: dict[tuple[int, int], Value]) -> bytes:
    sheet = Sheet(xml)
    edits = [value_edit(sheet, cell, values[cell.place]) for cell in sheet.formulas if cell.place in values]
    return apply(xml, [edit for edit in edits if edit])


def shown(cell: Read) -> Value:
    """What a cell shows, from what an XML parser read."""
    if cell.value is None:
        return None
    if cell.type == "n":
        return float(cell.value)
    if cell.type == "b":
        return cell.value == "1"
    return ErrorValue(cell.value) if cell.type == "e" else string_value(cell.value.replace("&", "&amp;").encode())


def one_cell(cell: str, value: Value, area: Area | None = None) -> str:
    """The cell of a sheet of one cell, with a value written into it."""
    xml = worksheet(f'<row r="1">{cell}</row>')
    sheet = Sheet(xml)
    edit = value_edit(sheet, sheet.formulas[0], value, area)
    text = apply(xml, [edit] if edit else []).decode()
    return text[text.index('<row r="1">') + 11 : text.index("</row>")]


def book_of(value: Value) -> bytes:
    cell = one_cell('<c r="A1"><f>X()</f></c>', value)
    return pack(parts(f'<row r="1">{cell}</row>'))


@settings(max_examples=60, deadline=None)
@given(sheets(), st.data())
def test_what_is_written_is_read(xml: bytes, data: st.DataObject) -> None:
    values = {place: data.draw(VALUES) for place, cell in read(xml).items() if cell.formula is not None}
    after = read(written(xml, values))
    assert {place: shown(after[place]) for place in values} == values


@settings(max_examples=60, deadline=None)
@given(sheets(), st.data())
def test_everything_but_type_and_value_is_as_it_was(xml: bytes, data: st.DataObject) -> None:
    before = read(xml)
    values = {place: data.draw(VALUES) for place, cell in before.items() if cell.formula is not None}
    after = read(written(xml, values))
    assert after.keys() == before.keys()
    for place, cell in before.items():
        now = after[place]
        assert (now.formula, now.attributes, now.style) == (cell.formula, cell.attributes, cell.style)
        assert place in values or now == cell


@settings(max_examples=60, deadline=None)
@given(sheets(), st.data())
def test_every_byte_outside_the_cells_is_as_it_was(xml: bytes, data: st.DataObject) -> None:
    values = {cell.place: data.draw(VALUES) for cell in Sheet(xml).formulas}
    assert _between(written(xml, values)) == _between(xml)


@settings(max_examples=60, deadline=None)
@given(sheets(), st.data())
def test_writing_twice_is_writing_once(xml: bytes, data: st.DataObject) -> None:
    values = {cell.place: data.draw(VALUES) for cell in Sheet(xml).formulas}
    once = written(xml, values)
    assert written(once, values) == once


@settings(max_examples=60, deadline=None)
@given(sheets())
def test_the_values_that_stand_change_nothing(xml: bytes) -> None:
    assert written(xml, {place: shown(cell) for place, cell in read(xml).items()}) == xml


def _between(xml: bytes) -> list[bytes]:
    pieces, at = [], 0
    for cell in Sheet(xml).formulas:
        pieces.append(xml[at : cell.span[0]])
        at = cell.span[1]
    return [*pieces, xml[at:]]


TEXTS = [
    "a & b < c > d", "  foran", "bagved  ", "\tfane\n", "linje\nskift", "vogn\rretur", "\r\n", "_x0041_", "_x000D_",
    "_X0041_", "__x0041__", "\x01\x1f", "\ufffe", "æøå ÆØÅ", "😀", "]]>", "<!-- -->", "'\"", " ", "", "#N/A",
    "x" * 32_767, "😀" * 16_383,
]


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: ascii(text[:20]))
def test_openpyxl_reads_the_text(text: str) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(book_of(text)), data_only=True).active
    assert openpyxl.utils.escape.unescape(sheet["A1"].value or "") == text


@pytest.mark.parametrize("text", ["x" * 32_768, "😀" * 16_384])
def test_a_text_longer_than_a_cell_holds_is_an_error(text: str) -> None:
    assert one_cell('<c r="A1"><f>X()</f></c>', text) == '<c r="A1" t="e"><f>X()</f><v>#VALUE!</v></c>'


@pytest.mark.parametrize(("value", "cell"), [
    (3.0, "<c><f>X()</f><v>3</v></c>"),
    (-0.1, "<c><f>X()</f><v>-0.1</v></c>"),
    (1e300, "<c><f>X()</f><v>1e+300</v></c>"),
    (2.0**53, "<c><f>X()</f><v>9007199254740992.0</v></c>"),
    (7, "<c><f>X()</f><v>7</v></c>"),
    (float("nan"), '<c t="e"><f>X()</f><v>#NUM!</v></c>'),
    (float("inf"), '<c t="e"><f>X()</f><v>#NUM!</v></c>'),
    (True, '<c t="b"><f>X()</f><v>1</v></c>'),
    (ErrorValue("#N/A"), '<c t="e"><f>X()</f><v>#N/A</v></c>'),
    (ErrorValue("#SPILL!"), '<c t="e"><f>X()</f><v>#VALUE!</v></c>'),
    ("a<b", '<c t="str"><f>X()</f><v>a&lt;b</v></c>'),
    (" a", '<c t="str"><f>X()</f><v xml:space="preserve"> a</v></c>'),
    ("", '<c t="str"><f>X()</f><v></v></c>'),
    (None, "<c><f>X()</f></c>"),
    ("\ud83d", '<c t="str"><f>X()</f><v>_xD83D_</v></c>'),
])
def test_a_value_is_stored_as_excel_stores_it(value: Any, cell: str) -> None:
    assert one_cell("<c><f>X()</f></c>", value) == cell


@pytest.mark.parametrize(("before", "after"), [
    ("<c r='A1' t = 's' s='2'><f>X()</f><v>5</v></c>", "<c r='A1' s='2'><f>X()</f><v>1</v></c>"),
    ("<c t='e' vm='1'><f>X()</f><v>#VALUE!</v></c>", "<c><f>X()</f><v>1</v></c>"),
    ("<c vm='1'><f>X()</f><v>0</v></c>", "<c><f>X()</f><v>1</v></c>"),
    ("<c t='inlineStr'><f>X()</f><v>a</v><is><t>a</t></is></c>", "<c><f>X()</f><v>1</v></c>"),
    ("<c t='inlineStr'><f>X()</f><is><t>a</t></is></c>", "<c><f>X()</f><v>1</v></c>"),
    ("<c><f>X()</f><v/></c>", "<c><f>X()</f><v>1</v></c>"),
    ("<c>\n <f>X()</f>\n <v>2</v>\n</c>", "<c>\n <f>X()</f>\n <v>1</v>\n</c>"),
    ("<c><f>X()</f><v>2</v><extLst><ext/></extLst></c>", "<c><f>X()</f><v>1</v><extLst><ext/></extLst></c>"),
    ("<c><f>X()</f><extLst><ext/></extLst></c>", "<c><f>X()</f><v>1</v><extLst><ext/></extLst></c>"),
    ("<c><f>X()</f><!-- <v>9</v> --><v>2</v></c>", "<c><f>X()</f><!-- <v>9</v> --><v>1</v></c>"),
    ("<c t='n'><f>X()</f><v>1.0</v></c>", "<c t='n'><f>X()</f><v>1.0</v></c>"),
])
def test_the_rest_of_the_cell_stays(before: str, after: str) -> None:
    assert one_cell(before, 1.0) == after


@pytest.mark.parametrize(("ref", "area", "now"), [
    ("'A1:A3'", Area(1, 1, 2, 1), '"A1:A2"'), ("'A1:A3'", Area(1, 1, 3, 1), "'A1:A3'"),
    ("'A1'", Area(1, 1, 3, 2), '"A1:B3"'), ('"A1:A3"', Area(1, 1, 1, 1), '"A1"'),
])
def test_a_dynamic_array_says_what_it_fills(ref: str, area: Area, now: str) -> None:
    cell = "<c r='A1' cm='1'><f t='array' ref=%s>X()</f><v>1</v></c>"
    assert one_cell(cell % ref, 1.0, area) == cell % now
