"""Cells that have changed since the last calculation: what leans on them is not held against its stored value."""

from __future__ import annotations

import pytest

from tests.hosts.books import F, SheetSpec, TableSpec, book, filled
from xl.hosts.headless import recalculate
from xl.hosts.headless.fresh import calculating_on_load
from xl.package.book import Area
from xl.package.container import Package

HEADERS = ["Navn", "Beløb", "Egen", "Alle"]
REFUSED = 'INFO("x")&'
"""The engine lacks ``INFO``: such a cell keeps its stored value, and is stale where its figures have changed."""


def stale(sheets, *fresh):
    """The cells that Excel must calculate when it opens the book, and whether it is told to."""
    done = recalculate(Package(book(sheets)), fresh=[(sheet, Area.parse(area)) for sheet, area in fresh])
    told = b'fullCalcOnLoad="1"' in Package(done.data).read("xl/workbook.xml")
    return sorted(done.stale), told


def two_tables():
    own = [F(f"{REFUSED}[@Beløb]", "gl"), F(f"{REFUSED}SUM([Beløb])", "gl")]
    cells = {**filled("A1", [HEADERS, ["a", 1, *own], ["b", 2, *own]]),
             **filled("F1", [HEADERS, ["c", 3, *own], ["d", 4, *own]])}
    return SheetSpec(cells, [TableSpec("En", "A1:D3", HEADERS), TableSpec("To", "F1:I3", HEADERS)])


@pytest.mark.parametrize(("fresh", "expected"), [
    ("B2:B3", ["Ark1!C2", "Ark1!C3", "Ark1!D2", "Ark1!D3"]),
    ("B3", ["Ark1!C3", "Ark1!D2", "Ark1!D3"]),
    ("G3", ["Ark1!H3", "Ark1!I2", "Ark1!I3"]),
    ("K1:K9", []),
])
def test_a_cell_leans_on_its_own_row_and_its_own_table(fresh, expected):
    assert stale({"Ark1": two_tables()}, ("Ark1", fresh)) == (expected, bool(expected))


def test_what_leans_by_way_of_others_and_from_other_sheets_is_found():
    sheets = {"Ark1": {"A1": 1, "B1": F("A1*2", 2)}, "Ark2": {"A1": F(f"{REFUSED}'Ark1'!B1", "gl"),
              "A2": F(f"{REFUSED}A9", "gl"), "A3": F(f"{REFUSED}'Ark1'!A5", "gl")}}
    assert stale(sheets, ("Ark1", "A1")) == (["Ark2!A1"], True)


def test_what_leans_on_a_spilled_answer_or_on_another_refused_cell_is_found():
    cells = {**filled("A1", [[3000, 100], [2000, 100]]),
             "C1": F("UNITCOST(A1:A2,B1:B2)", 30, "dynamic", "C1:C2"), "C2": 20,
             "E1": F(f"{REFUSED}C2", "gl"), "E2": F(f"{REFUSED}E1", "gl"), "E3": F(f"{REFUSED}C3", "gl"),
             "E4": F("LEN(E2)", 2)}
    assert stale({"Ark1": cells}, ("Ark1", "A2")) == (["Ark1!E1", "Ark1!E2", "Ark1!E4"], True)


def test_what_leans_on_a_legacy_array_is_found():
    cells = {**filled("A1", [[1], [2]]), "C1": F("A1:A2*2", 2, "array", "C1:C2"), "C2": 4,
             "E1": F(f"{REFUSED}C2", "gl"), "E2": F(f"{REFUSED}D2", "gl")}
    assert stale({"Ark1": cells}, ("Ark1", "A2")) == (["Ark1!E1"], True)
    assert stale({"Ark1": {**cells, "A1": F("B1", 1), "A2": F("B2", 2)}}, ("Ark1", "B2")) == (["Ark1!E1"], True)


def test_a_formula_that_cannot_be_read_might_lean_on_anything():
    assert stale({"Ark1": {"A1": 1, "B1": F("SUM(A9", 7)}}, ("Ark1", "A1")) == (["Ark1!B1"], True)


@pytest.mark.parametrize(("part", "expected"), [
    (b"<workbook><sheets/><calcPr calcId='1'/></workbook>",
     b"<workbook><sheets/><calcPr calcId='1' fullCalcOnLoad=\"1\"/></workbook>"),
    (b"<workbook><sheets></sheets></workbook>", b'<workbook><sheets></sheets><calcPr fullCalcOnLoad="1"/></workbook>'),
    (b"<workbook><sheets></sheets><externalReferences></externalReferences><pivotCaches/></workbook>",
     b'<workbook><sheets></sheets><externalReferences></externalReferences><calcPr fullCalcOnLoad="1"/><pivotCaches/>'
     b"</workbook>"),
    (b"<x:workbook><x:sheets></x:sheets><x:definedNames></x:definedNames></x:workbook>",
     b'<x:workbook><x:sheets></x:sheets><x:definedNames></x:definedNames><x:calcPr fullCalcOnLoad="1"/></x:workbook>'),
])
def test_the_order_to_calculate_stands_where_the_format_wants_it(part, expected):
    assert calculating_on_load(part) == expected


def test_without_fresh_cells_nothing_is_stale():
    assert stale({"Ark1": two_tables()}) == ([], False)


def test_a_delicate_formula_of_fresh_cells_is_written():
    """Elsewhere an answer that differs from the stored one though nothing has changed is the engine's fault."""
    sheets = {"Ark1": {"A1": 5, "B1": F('A1&" kr."', "4 kr.")}}
    kept = recalculate(Package(book(sheets)))
    assert [cell.cell for cell in kept.kept] == ["Ark1!B1"]
    assert recalculate(Package(book(sheets)), fresh=[("Ark1", Area.parse("A1"))]).kept == []
