"""New rows in a table: what stands around it, what leans on it, and what Excel would take for damage."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from xl.buttons.headless import PackageTarget
from xl.buttons.target import Rows
from xl.package.book import Area, Book
from xl.package.chain import chained
from xl.package.container import Package
from xl.package.errors import NoRoomBelow, TooManyRowsForSheet
from xl.package.references import Growth, moved

CELL = st.one_of(st.none(), st.integers(-1000, 1000).map(float), st.sampled_from(["a", "<&>", " æ ", "=1+1", "x\ny"]))


def book(rows: int, around: dict[tuple[int, int], Any], *, totals: bool = False, sheet_name: str = "Data") -> bytes:
    """A table of two columns and an own one in C3, with other cells on its sheet."""
    out = io.BytesIO()
    writer = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = writer.add_worksheet(sheet_name)
    columns = [
        {"header": "A", "total_string": "I alt"},
        {"header": "B", "total_function": "sum"},
        {"header": "C", "formula": "=[@B]*2"},
    ]
    sheet.add_table(
        2,
        2,
        2 + rows + totals,
        4,
        {"name": "T", "columns": columns, "total_row": totals, "data": [[f"r{n}", n] for n in range(rows)]},
    )
    for (row, column), value in around.items():
        sheet.write(row, column, value)
    writer.close()
    return out.getvalue()


def written(data: bytes, columns: dict[int, list[Any]], count: int) -> tuple[bytes, PackageTarget]:
    target = PackageTarget(Book(Package(data, "bog.xlsx")), Path())
    target.write("T", Rows(columns, [None] * count))
    return target.book.package.with_parts({}), target


def cells(data: bytes, sheet: str = "Data") -> dict[tuple[int, int], Any]:
    return {
        (cell.row - 1, cell.column - 1): cell.value
        for row in load_workbook(io.BytesIO(data))[sheet].iter_rows()
        for cell in row
        if cell.value is not None
    }


@settings(max_examples=60)
@given(
    before=st.integers(1, 6),
    table=st.lists(st.tuples(CELL, CELL), min_size=1, max_size=9),
    totals=st.booleans(),
    beside=st.dictionaries(st.tuples(st.integers(0, 14), st.sampled_from([0, 1, 5, 7])), st.integers(1, 9), max_size=8),
)
def test_the_table_holds_the_new_rows_and_all_beside_it_stays(
    before: int, table: list[tuple[Any, Any]], totals: bool, beside: dict[tuple[int, int], int]
) -> None:
    data, _ = written(
        book(before, beside, totals=totals), {0: [r[0] for r in table], 1: [r[1] for r in table]}, len(table)
    )
    found = cells(data)
    assert {place: found.pop(place) for place in beside} == beside
    expected: dict[tuple[int, int], Any] = {(2, 2): "A", (2, 3): "B", (2, 4): "C"}
    for index, (a, b) in enumerate(table):
        expected |= {(3 + index, 2): a, (3 + index, 3): b, (3 + index, 4): "=[[#This Row],[B]]*2"}
    last = 3 + len(table)
    if totals:
        expected |= {(last, 2): "I alt", (last, 3): "=SUBTOTAL(109,[B])"}
    assert {
        place: str(value).replace("T[", "[").replace("[#This Row],B", "[#This Row],[B]")
        for place, value in found.items()
    } == {
        place: str(int(value) if isinstance(value, float) else value)
        for place, value in expected.items()
        if value is not None
    }
    sheet = load_workbook(io.BytesIO(data))["Data"]
    assert sheet.tables["T"].ref == f"C3:E{last + totals}"


@pytest.mark.parametrize("blocked", [(6, 2), (8, 4)])
def test_what_stands_where_the_table_would_grow_is_named(blocked: tuple[int, int]) -> None:
    with pytest.raises(NoRoomBelow) as refusal:
        written(book(2, {blocked: "her"}), {0: list("abcdefgh"), 1: [1.0] * 8}, 8)
    assert f"Data!{'ABCDE'[blocked[1]]}{blocked[0] + 1}" in refusal.value.message("da")


def test_rows_that_stand_in_no_order_are_found_all_the_same() -> None:
    package = Package(book(3, {(10, 0): "nede"}), "bog.xlsx")
    part = Book(package).sheets[0].part
    rows = re.findall(rb"<row .*?</row>", package.read(part), re.S)
    turned = package.read(part).replace(b"".join(rows), b"".join(rows[::-1]))
    data, _ = written(package.with_parts({part: turned}), {0: list("abcde"), 1: [1.0, 2.0, 3.0, 4.0, 5.0]}, 5)
    found = cells(data)
    assert [found[3 + row, 2] for row in range(5)] == list("abcde")
    assert found[10, 0] == "nede"


def test_a_merged_area_and_another_table_are_in_the_way_too() -> None:
    out = io.BytesIO()
    writer = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = writer.add_worksheet("Data")
    sheet.add_table("C3:E4", {"name": "T"})
    sheet.merge_range("A8:C8", "")
    sheet.add_table("E10:F11", {"name": "U"})
    writer.close()
    for count, place in ((6, "C8"), (4, None)):
        if place is None:
            written(out.getvalue(), {0: ["x"] * count}, count)
        else:
            with pytest.raises(NoRoomBelow, match=place):
                written(out.getvalue(), {0: ["x"] * count}, count)


def test_no_table_reaches_beyond_the_sheet() -> None:
    with pytest.raises(TooManyRowsForSheet):
        written(book(1, {}), {0: [None] * 1_048_576, 1: [None] * 1_048_576}, 1_048_576)


def test_dates_get_a_style_that_shows_them_once() -> None:
    data, target = written(book(2, {}), {0: [dt.date(2026, 1, 31)] * 2, 1: [1.0] * 2}, 2)
    assert cells(data)[3, 2] == dt.datetime(2026, 1, 31)
    styles = target.book.package.read("xl/styles.xml")
    target.write("T", Rows({0: [dt.date(2026, 2, 1)] * 3}, [None] * 3))
    assert target.book.package.read("xl/styles.xml") == styles
    assert target.read("T").columns[0] == [dt.date(2026, 2, 1)] * 3


def test_a_shared_formula_that_names_the_whole_table_is_written_out() -> None:
    source = zipfile.ZipFile(io.BytesIO(book(2, {(8, 6): 1, (9, 6): 1})))
    parts = {name: source.read(name) for name in source.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    for row, formula in (
        (9, b'<f t="shared" ref="G9:G10" si="0">SUM(D4:D5)+SUM(D$4:D$5)</f>'),
        (10, b'<f t="shared" si="0"/>'),
    ):
        parts[sheet] = parts[sheet].replace(b'<c r="G%d"><v>1</v>' % row, b'<c r="G%d">%b<v>1</v>' % (row, formula))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    data, _ = written(out.getvalue(), {0: ["x"] * 3, 1: [1.0] * 3}, 3)
    found = cells(data)
    assert (found[8, 6], found[9, 6]) == ("=SUM(D4:D6)+SUM(D$4:D$6)", "=SUM(D5:D6)+SUM(D$4:D$6)")


CHAIN = (
    b'<calcChain xmlns="x"><c r="E4" i="1"/><c r="E5"/><c r="A1" i="2"/><c r="E4"/><c r="D9" i="1" l="1"/></calcChain>'
)


def test_the_chain_of_calculation_names_the_cells_that_hold_formulas() -> None:
    area = Area.parse("C4:E9")
    new = chained(CHAIN, "1", area, {(4, 5), (5, 5), (6, 5)})
    found = re.findall(rb'r="(\w+)"(?: i="(\d)")?', new)
    assert found == [(b"A1", b"2"), (b"E4", b"2"), (b"E4", b"1"), (b"E5", b"1"), (b"E6", b"1")]
    assert chained(CHAIN, "1", area, {(4, 5), (5, 5), (9, 4)}) == CHAIN


@pytest.mark.parametrize(
    ("formula", "followed"),
    [
        ("SUM(Data!C5:C16)", "SUM(Data!C5:C29)"),
        ("SUM('Data'!$C$4:$C$17)", "SUM('Data'!$C$4:$C$30)"),
        ("Data!C17*2", "Data!C30*2"),
        ("Data!C16", "Data!C16"),
        ("SUM(Data!C6:C16)", "SUM(Data!C6:C16)"),
        ("SUM(Data!C5:C100)", "SUM(Data!C5:C100)"),
        ("SUM(C5:C16)", "SUM(C5:C16)"),
        ("SUM(Data!G5:G16)", "SUM(Data!G5:G16)"),
        ('"Data!C5:C16"&[1]Data!C5:C16', '"Data!C5:C16"&[1]Data!C5:C16'),
        ("T[C16]+Data!LOG16", "T[C16]+Data!LOG16"),
        ("SUM(Data!C16:C5)", "SUM(Data!C5:C29)"),
        ("SUM('Data:Andet'!C5:C16)", "SUM('Data:Andet'!C5:C16)"),
    ],
)
def test_references_that_follow(formula: str, followed: str) -> None:
    growth = Growth("Data", Area(4, 2, 17, 6), Area(4, 2, 30, 6), header_row=True, totals_row=True)
    assert growth.formula(formula, "Andet") == followed


def test_references_that_move_with_their_cell() -> None:
    assert moved("A1+$A$1+T[A1]&\"A1\"+B:B+'A1'!C3", 2, 1) == "B3+$A$1+T[A1]&\"A1\"+C:C+'A1'!D5"
