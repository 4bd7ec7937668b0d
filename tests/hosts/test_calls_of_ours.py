"""Our functions in formulas: prefixes, omitted arguments, nesting, errors in and out."""

from __future__ import annotations

import pytest

from tests.hosts.books import Error, F, book, filled, recalc
from xl.hosts.tokens import shown_call, tokens_of
from xl.package.container import Package

TABLE = filled("E1", [["Gruppe", "Xby", "Yby", "Zby", "Æby"], ["a", 10, 20, 30, 50], ["b", 4, 5, 6, 7],
                      ["Samlet", 7, 12, 18, 29]])
DATA = {"A1": 3000, "B1": 100, "A2": 2000, "B2": 100, "A3": 600, "B3": 10, **TABLE}


def _shows(formula: str):
    run = recalc({"Ark1": {**DATA, "D9": F(formula)}})
    return run["D9"], run.kind("D9")


@pytest.mark.parametrize("call", [
    "UNITCOST(A1,B1)", "unitcost(A1,B1)", "PB.UNITCOST(A1,B1)", "pb.UnitCost(A1,B1)", "_xldudf_PB_UNITCOST(A1,B1)",
    "_xll.UNITCOST(A1,B1)", "_xll.PB.UNITCOST(A1,B1)", "[1]!UNITCOST(A1,B1)", "_xlfn.UNITCOST(A1,B1)",
    "_xludf.UNITCOST(A1,B1)", "'C:\\add ins\\pyxl.xlam'!UNITCOST(A1,B1)", "pyxl.xlam!UNITCOST(A1,B1)",
    "UNITCOST( A1 , B1 )", "UNITCOST((A1),((B1)))", "UNITCOST(Ark1!$A$1,'Ark1'!B$1)",
])
def test_a_call_is_recognised_whatever_a_host_put_before_it(call):
    assert _shows(call)[0] == 30


@pytest.mark.parametrize(("formula", "expected"), [
    ('PEER_AVERAGE(E1:I4,"Xby","a",)', 100 / 3),
    ('SUM(PEER_AVERAGE(E1:I4,"Xby"))', 100 / 3 + 6 + 59 / 3),
    ('SUM(PEER_AVERAGE(E1:I4,"Xby",))', 100 / 3 + 6 + 59 / 3),
    ('COST_RANK(E1:I4,"Xby","a",)', 4),
    ('SUM(COST_DEVIATION(E1:I4,"Yby",,"kr"))', (20 - 30) + (5 - 17 / 3) + (12 - 18)),
    ('TOPN_AVERAGE(E1:I4,"Xby",,"a")', 100 / 3),
    ('TOPN_AVERAGE(E1:I4,"Xby",2,"a",)', 25),
    ('SAVINGS_TOP3(E1:I4,"Æby",{2;10},"a")', -60),
])
def test_an_argument_left_out_is_its_default_in_every_position(formula, expected):
    assert _shows(formula)[0] == pytest.approx(expected)


@pytest.mark.parametrize(("formula", "code"), [
    ("UNITCOST(,B1)", "#N/A"), ("UNITCOST(A1,)", "#N/A"), ("UNITCOST( , )", "#N/A"), ("UNITCOST()", "#VALUE!"),
    ("UNITCOST(A1)", "#VALUE!"), ("UNITCOST(A1,B1,3)", "#VALUE!"), ("UNITCOST(A1,B1,)", "#VALUE!"),
    ("UNITCOST(1,0)", "#DIV/0!"), ("UNITCOST(1,-1)", "#NUM!"), ('UNITCOST("x",1)', "#VALUE!"),
    ("UNITCOST(TRUE,1)", "#VALUE!"), ("UNITCOST(NA(),1)", "#N/A"), ("UNITCOST(1/0,1)", "#DIV/0!"),
    ("UNITCOST(#REF!,1)", "#REF!"), ("UNITCOST(SQRT(-1),1)", "#NUM!"), ("UNITCOST(NOGET(),1)", "#NAME?"),
    ('PEER_AVERAGE(E1:I4,"Findes ikke","a")', "#N/A"),
])
def test_a_refusal_is_a_real_error_value(formula, code):
    assert _shows(formula) == (code, "e")


@pytest.mark.parametrize(("formula", "expected"), [
    ("UNITCOST(UNITCOST(3000,100),2)", 15), ("SUM(UNITCOST(A1:A3,B1:B3))", 110),
    ("SUM(UNITCOST({100;200},{2;4}))", 100),
    ("SUM(UNITCOST(A1:A3,B1:B3)*{1;2;3})", 250), ("MAX(UNITCOST(A:A,B:B))", 60), ("-UNITCOST(A1,B1)%", -0.3),
    ('UNITCOST("1.303","29,6")', 1303 / 29.6), ("IFERROR(UNITCOST(1,0),-1)", -1), ("ISERROR(UNITCOST(1,0))", True),
    ("IFNA(UNITCOST(NA(),1),9)", 9), ("ERROR.TYPE(UNITCOST(1,0))", 2), ("IF(FALSE,UNITCOST(1,0),7)", 7),
    ("_xlfn.LET(_xlpm.x,UNITCOST(A1,B1),_xlpm.x*2)", 60), ("ROUND(UNITCOST(A1,7),1)", 428.6),
    ("SUMIFS(A1:A3,A1:A3,\">\"&UNITCOST(A2,1))", 3000), ("IF(UNITCOST(A1,B1)>25,\"høj\",\"lav\")", "høj"),
    ('SUM(SAVINGS_TOP3(E1:I4,"Æby",{2;10}))', -60 - 20 - 80), ("TEXT(UNITCOST(A1,7),\"0\")", "429"),
])
def test_calls_nest_in_each_other_and_in_built_ins(formula, expected):
    assert _shows(formula)[0] == pytest.approx(expected)


def test_errors_that_stand_in_cells_spoil_their_own_row_only():
    cells = {**DATA, "A2": Error("#N/A"), "D1": F("UNITCOST(A1:A3,B1:B3)", None, "dynamic", "D1")}
    run = recalc({"Ark1": cells})
    assert run.column("D1:D3") == [30, "#N/A", 60]
    assert [run.kind(f"D{row}") for row in (1, 2, 3)] == ["n", "e", "n"]


def test_a_blank_stays_blank():
    assert _shows("UNITCOST(A1,Z50)")[0] in (None, "")


def test_text_that_names_a_function_is_no_call():
    assert _shows('"UNITCOST("&A1&")"')[0] == "UNITCOST(3000)"


def test_whole_columns_that_end_at_different_rows_are_read_to_the_same_row():
    """A blank stays blank; it does not make the columns ranges of different height."""
    sheet = {"A1": 3000, "A2": 2000, "A3": 900, "B1": 100, "B2": 100}
    run = recalc({"Ark1": {**sheet, "C1": F("UNITCOST(A:A,B:B)", kind="dynamic", ref="C1")}})
    assert [run[place] for place in ("C1", "C2")] == [30, 20]
    assert run["C3"] in (None, "")


@pytest.mark.parametrize("name", ["Data", "Ark2", "Ark 2", "Ark2 kopi", "Budget v2", "År2020", "Løn & drift 1"])
def test_whole_columns_of_another_sheet_reach_as_far_as_that_sheet_whatever_its_name(name):
    """A number in a sheet's name is no number of a row: it must not hide which sheet is meant."""
    there = f"'{name}'!" if " " in name else f"{name}!"
    formulas = {place: F(text, kind="dynamic", ref=place) for place, text in {
        "C1": f"UNITCOST({there}A:A,{there}B:B)", "D1": "UNITCOST(Ark3!A:A,Ark3!B:B)"}.items()}
    run = recalc({"Her": formulas, name: filled("A1", [[100, 10], [200, 10], [300, None], [None, 1]]),
                  "Ark3": filled("A1", [[90, 10]])})
    assert run.column("D1:D2") == [9, None]
    assert run.column("C1:C5") == [10, 20, None, None, None]



def test_whole_columns_reach_as_far_as_there_is_anything_in_the_sheet_whatever_is_formatted_below():
    data = book({"Her": {"C1": F("UNITCOST(Data!A:A,Data!B:B)", kind="dynamic", ref="C1")},
                 "Data": filled("A1", [[100, 10], [200, 10]])})
    part = "xl/worksheets/sheet2.xml"
    xml = Package(data).read(part).replace(
        b"</sheetData>", b'<row r="1048576" ht="20" customHeight="1"><c r="A1048576" s="0"/></row></sheetData>')
    run = recalc(Package(data).with_parts({part: xml}))
    assert (run.column("C1:C3"), run.errors) == ([10, 20, None], {})


def test_whole_columns_of_another_sheet_are_a_cost_table():
    run = recalc({"Ark1": {"A1": F("PEER_AVERAGE('Tal æ'!A:E,\"Xby\",\"a\")")}, "Tal æ": filled("A1", [
        ["Gruppe", "Xby", "Yby", "Zby", "Æby"], ["a", 10, 20, 30, 50], ["Samlet", 7, 12, 18, 29]])})
    assert run["A1"] == pytest.approx(100 / 3)


def test_a_misspelt_function_over_ranges_is_told_as_such_and_the_nearest_suggested():
    run = recalc({"Ark1": {**DATA, "D9": F('SAVINGS_AVGG(E1:I4,"Xby",A1:A2)', 7)}})
    assert run["D9"] == 7
    assert [(kept.cell, "mente du SAVINGS_AVG" in kept.reason) for kept in run.result.kept] == [("Ark1!D9", True)]


@pytest.mark.parametrize(("formula", "shown"), [
    ("UNITCOST(A1,B1)", "UNITCOST(A1,B1)"), ('IF(Z1=0,"",UNITCOST(A1,B1))', "UNITCOST(A1,B1)"),
    ('if(A1>0, UNITCOST(A1,B1) ,"")', "UNITCOST(A1,B1)"),
    ('IF(A1="","",IF(B1="","",UNITCOST(A1,B1)))', "UNITCOST(A1,B1)"),
    ("IF(A1>0,UNITCOST(A1,B1),0)", None), ('IF(A1>0,"",UNITCOST(A1,B1)*2)', None), ("1+UNITCOST(A1,B1)", None),
    ('IF(A1="","")', None), ('IF(A1="","",A2)', None), ('IF(A1="","",)', None),
])
def test_a_formula_shows_a_call_also_where_it_may_be_blank(formula, shown):
    tokens = tokens_of(f"={formula}")
    part = shown_call(tokens)
    assert (part and "".join(token.text for token in tokens[part])) == shown
