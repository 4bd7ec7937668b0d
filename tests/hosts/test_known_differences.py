"""Where the engine answers otherwise than Excel: what is refused, and what stands until its cells change.

*Refused* formulas keep the stored value always. *Delicate* ones are right but in
rare cases (letters outside a to z, 15 digits, the country's way of writing):
their stored value stands while nothing that they lean on has changed.
"""

from __future__ import annotations

import pytest

from tests.hosts.books import F, filled, recalc

CELLS = filled("A1", [[3, "ØL", 0.1], [1, "øl", 0.2], [4, "abc", "3"], [1, "Ål", None], [5, "12,5", True]])
REFUSED = """
SUMPRODUCT(LEN(B1:B3))
SUMPRODUCT(--ISNUMBER(A1:A3))
SUM(ROUND(A1:A3,0))
SUM(ABS(A1:A3))
SUMPRODUCT(1/COUNTIF(A1:A3,A1:A3))
SUM(SUMIFS(A1:A3,B1:B3,{"abc","ØL"}))
SUM(COUNTIF(A1:A3,{1,3}))
SUM(VLOOKUP(A1:A3,A1:B3,1,0))
SUM(_xlfn.XLOOKUP(A1:A3,A1:A3,A1:A3))
SUM(MATCH(A1:A3,A1:A3,0))
LOOKUP(2,1/(A1:A3=1),B1:B3)
SUM(LARGE(A1:A3,{1,2}))
SUM(INDEX(A1:B3,{1,2},1))
SUM(ROW(A1:A3))
SUMPRODUCT(A1:A5>2)
SUM(CHOOSE({1,2},A1,A2))
SUM(_xlfn.IFS(A1:A3>1,1,TRUE,0))
ROWS(_xlfn.UNIQUE(A1:C1,TRUE))
SUM(_xlfn.SORTBY(A1:A3,B1:B3,1,A1:A3,1))
ROWS(_xlfn._xlws.FILTER(A1:C3,{1,0,1}))
_xlfn.TEXTBEFORE(B1,"l",1,1)
_xlfn.TEXTAFTER(B1,"Ø",1,1)
CEILING.MATH(-2.5,2,-1)
FLOOR.MATH(-2.5,2,-1)
DATE(1900,2,29)
TEXT(A1,"# ?/?")
TEXT(A1,"0.0E+00")
TEXT(A1,"#.##0,00")
TEXT(A1,"[>=3]0;0,0")
TEXT(A1,"mmmm")
TEXT(A1,"dddd d. mmm")
TEXT(A1,"dd-mm-åååå")
TEXT(A1,"[$-406]d. mmmm")
ISFORMULA(A1)
CELL("format",A1)
INDIRECT("R1C1",FALSE)
_xlfn.AGGREGATE(15,6,A1:A5,1)
MODE(A1:A5)
""".strip().splitlines()
DELICATE = {
    "IF(B1=B2,1,2)": 1, "SUMPRODUCT(--(B1:B5=\"ØL\"))": 2, "SEARCH(\"Ø\",B2)": 1, "C1&\"\"": "0,1",
    "0.1+0.2=0.3": True, "LEN(1/3)": 17, "_xlfn.CONCAT(1/3,\"\")": "0,333333333333333", "VALUE(\"12,5\")": 12.5,
    "DATEVALUE(\"29-02-2024\")": 45351, "SUMPRODUCT(A1:A3,C1:C3)": 0.5, "CEILING(-2.5,-2)": -4,
    "_xlfn.SWITCH(\"ØL\",\"øl\",1,2)": 1, "TEXT(1234.5,\"0.0\")": "1234,5",
}


@pytest.mark.parametrize("formula", REFUSED)
@pytest.mark.parametrize("calculation", ['calcId="191029"', None])
def test_what_the_engine_gets_wrong_keeps_its_value(formula, calculation):
    run = recalc({"Ark1": {**CELLS, "E1": F(formula, 4711), "F1": F("E1+1", 4712)}}, calculation=calculation)
    assert [run["E1"], run["F1"]] == [4711, 4712]
    assert set(run.kept) == {"Ark1!E1", "Ark1!F1"}


@pytest.mark.parametrize(("formula", "stored"), DELICATE.items())
def test_a_delicate_value_stands_in_a_settled_book(formula, stored):
    run = recalc({"Ark1": {**CELLS, "E1": F(formula, stored), "F1": F("IF(E1=0,1,2)", 2)}})
    assert run["E1"] == stored
    assert "Ark1!E1" in run.kept


def test_a_delicate_value_is_calculated_where_what_it_leans_on_has_changed():
    cells = {"A1": F("UNITCOST(3000,100)", None), "A2": F("A1&\" kr.\"", "gammel"),

             "A3": F("IF(A1=30,\"ja\",\"nej\")", "nej"), "A4": F("A2&A3", "gammel"),
             "B1": F("1+1", 0), "B2": F("B1&\"\"", "0")}
    run = recalc({"Ark1": cells})
    assert run.column("A1:A4") == [30, "30 kr.", "ja", "30 kr.ja"]
    assert [run["B1"], run["B2"]] == [2, "2"]
    assert not run.kept


def test_a_delicate_value_that_leans_on_a_cell_of_a_spill_is_calculated():
    cells = {**filled("A1", [[10, 1], [20, 1]]), "D1": F("UNITCOST(A1:A2,B1:B2)", 10, "dynamic", "D1:D2"), "D2": 5,
             "E1": F("D2&\" kr.\"", "5 kr.")}
    assert recalc({"Ark1": cells})["E1"] == "20 kr."


@pytest.mark.parametrize("calculation", [None, 'fullCalcOnLoad="1"', 'calcMode="manual"', 'calcCompleted="0"'])
def test_a_delicate_value_is_calculated_where_the_book_was_never_finished(calculation):
    run = recalc({"Ark1": {"A1": 2, "A2": F("A1&\"x\"", "gammel")}}, calculation=calculation)
    assert run["A2"] == "2x"


@pytest.mark.parametrize("formula", ['VALUE("1.234,5")', 'DATEVALUE("29-02-2024")', 'SEARCH("Ø",B2)+A1*0'])
def test_an_error_from_text_of_another_country_never_replaces_a_value(formula):
    run = recalc({"Ark1": {**CELLS, "A1": F("UNITCOST(3,1)"), "E1": F(f"{formula}+A1", 77), "F1": F("E1+1", 78)}})
    assert [run["A1"], run["E1"], run["F1"]] == [3, 77, 78]
    assert set(run.kept) == {"Ark1!E1", "Ark1!F1"}


@pytest.mark.parametrize(("formula", "expected"), [
    ('UPPER("æøå")', "ÆØÅ"), ('LOWER("ÆØÅ")', "æøå"), ('PROPER("ærø kommune")', "Ærø Kommune"), ("UPPER(TRUE)", "TRUE"),
    ("LEN(UPPER(1/3))", 17), ("UPPER(1E+21)", "1E+21"), ("IFERROR(UPPER(NA()),1)", 1), ("COLUMN(B:B)+ROW(3:3)", 5),
])
def test_what_the_engine_lacked_is_mended(formula, expected):
    assert recalc({"Ark1": {"E1": F(formula)}})["E1"] == expected
