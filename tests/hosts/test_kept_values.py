"""What the engine lacks never overwrites what Excel stored, nor does anything that leans on it."""

from __future__ import annotations

import pytest

from tests.hosts.books import Error, F, filled, recalc

LACKING = """
    MAP REDUCE SCAN BYROW BYCOL MAKEARRAY ISOMITTED EXPAND WRAPROWS WRAPCOLS TRIMRANGE SINGLE GROUPBY PIVOTBY
    PERCENTOF REGEXTEST REGEXEXTRACT REGEXREPLACE IMAGE TRANSLATE DETECTLANGUAGE COPILOT STOCKHISTORY MMULT
    MINVERSE MDETERM MUNIT PERMUTATIONA PROB AREAS ECMA.CEILING FORECAST.ETS FORECAST.ETS.CONFINT
    FORECAST.ETS.SEASONALITY FORECAST.ETS.STAT VDB FVSCHEDULE AMORDEGRC AMORLINC COUPDAYBS COUPDAYS COUPDAYSNC
    COUPNCD COUPNUM COUPPCD DISC DURATION MDURATION INTRATE ODDFPRICE ODDFYIELD ODDLPRICE ODDLYIELD PRICEDISC
    PRICEMAT RECEIVED YIELDDISC YIELDMAT INFO GETPIVOTDATA BAHTTEXT PHONETIC DBCS JIS ENCODEURL FILTERXML
    WEBSERVICE RTD CALL REGISTER.ID EUROCONVERT CUBEKPIMEMBER CUBEMEMBER CUBEMEMBERPROPERTY CUBERANKEDMEMBER
    CUBESET CUBESETCOUNT CUBEVALUE ISFORMULA CELL
"""

SYNTAX = {
    "intersection": "SUM(D1:E2 E1:E3)", "union": "SUM((D1,E1))", "three-dimensional": "SUM(Bog:Data!D1)",
    "three-dimensional, quoted": "SUM('Bog:Data'!D1:E2)", "range between two answers":
    "SUM(_xlfn.XLOOKUP(1,D1:D3,E1:E3):_xlfn.XLOOKUP(3,D1:D3,E1:E3))", "a lambda called at once":
    "_xlfn.LAMBDA(_xlpm.x,_xlpm.x+1)(5)", "a function as an argument": "SUM(_xlfn.BYROW(D1:E3,_xleta.SUM))",
    "the at sign": "_xlfn.SINGLE(D1:D3)", "another book without values": "[1]Ark1!A1", "its name": "[1]!Navn",
    "a path": "'C:\\mappe\\[b.xlsx]Ark1'!A1", "R1C1 text": 'INDIRECT("R1C4",FALSE)', "large by AGGREGATE":
    "AGGREGATE(14,6,D1:D3,1)", "an area that has to be one cell": "D1:D3*2", "a bare area": "D1:D3",
    "a macro of the workbook": "MinMakro(D1)", "a macro by its module": "Modul1.MinMakro(D1)",
    "another add-in": "_xll.ANDET(D1)", "text for a criterion range": "SUMPRODUCT(1/COUNTIF(D1:D3,D1:D3))",
    "length of each": "SUMPRODUCT(LEN(D1:D3))", "months of each": "SUMPRODUCT(--(MONTH(D1:D3)=2))",
    "choose with an array": "VLOOKUP(1,CHOOSE({1,2},E1:E3,D1:D3),2,FALSE)",
    "several columns": "SUM(INDEX(D1:E3,1,{1,2}))",
    "the last match": "LOOKUP(2,1/(D1:D3>0),E1:E3)", "ranks of several": "SUM(LARGE(D1:D3,{1,2}))",
    "truth values": "SUMPRODUCT(D1:D3>1)", "unfinished": "SUM(D1", "nonsense": ")(", "empty": "",
    "too deep": "(" * 90 + "1" + ")" * 90, "too long": "+".join(["1"] * 400),
}


def _book(formula: str, stored: object):
    return recalc({
        "Bog": {
            "A1": F(formula, stored), "A2": F("A1+1", 11), "A3": F("SUM(A1:A2)", 12), "B3": F("SUM(A:A)", 13),
            "A5": F("IFERROR(Svaret,0)", 14), "A6": F("UNITCOST(A1,2)", 15), "B1": F("SUM(D1:D3)", 0),
            "B2": F("IFERROR(Andet!A1,0)", 16), **filled("D1", [[1, 10], [2, 20], [3, 30]]),
        },
        "Data": {"D1": 5}, "Andet": {"A1": F("Bog!A1*2", 17), "A2": F("Data!D1*2", 0)},
    }, names={"Svaret": "Bog!$A$1"})


def _stands(formula: str):
    run = _book(formula, 10)
    assert run.column("A1:A3") == [10, 11, 12]
    assert [run["A5"], run["A6"], run["B2"], run["B3"], run["Andet!A1"]] == [14, 15, 16, 13, 17]
    assert {"Bog!A1", "Bog!A2", "Bog!A3", "Bog!A5", "Bog!A6", "Bog!B2", "Bog!B3", "Andet!A1"} <= set(run.kept)
    assert [run["B1"], run["Andet!A2"]] == [6, 10]
    assert not {"Bog!B1", "Andet!A2"} & set(run.kept)


@pytest.mark.parametrize("name", LACKING.split())
def test_a_lacking_function_keeps_its_value_and_all_that_leans_on_it(name):
    _stands(f"{name}(D1:D3)")


@pytest.mark.parametrize("name", ["MMULT", "_xlfn.BYROW", "VDB", "GETPIVOTDATA"])
@pytest.mark.parametrize("around", ["IFERROR({},0)", "IF(ISERROR({}),1,2)", "SUM(1,{})", "_xlfn.LET(_xlpm.x,{},1)",
                                    "UNITCOST({},2)", "-{}", "IF(D1>0,{},0)"])
def test_nothing_round_a_lacking_function_hides_it(name, around):
    _stands(around.format(f"{name}(D1:D3)"))


@pytest.mark.parametrize("formula", SYNTAX.values(), ids=SYNTAX.keys())
def test_what_the_engine_cannot_read_keeps_its_value(formula):
    _stands(formula)


def test_a_cell_that_leans_on_a_kept_one_through_a_whole_column_is_kept():
    run = recalc({"Ark1": {"A1": F("MMULT(D1,D1)", 10), "B1": F("SUM(A:A)", 10), "C1": F("COUNT($A$1:$A$5000)", 1)}})
    assert set(run.kept) == {"Ark1!A1", "Ark1!B1", "Ark1!C1"}


@pytest.mark.parametrize("stored", [Error("#N/A"), Error("#VALUE!"), "tekst", True, 0.1])
def test_whatever_is_stored_stands(stored):
    run = recalc({"Ark1": {"A1": F("MMULT(D1:D2,D1:D2)", stored)}})
    assert run["A1"] == (stored.code if isinstance(stored, Error) else stored)


def test_a_misspelt_function_that_nobody_answered_is_an_error_and_says_what_was_meant():
    run = recalc({"Ark1": {"A1": F("UNITCOTS(1,2)"), "A2": F("UNITCOTS(1,2)", Error("#NAME?")), "A3": F("A1+1")}})
    assert run.column("A1:A3") == ["#NAME?"] * 3
    assert "UNITCOST" in run.errors["Ark1!A1"][1]


def test_a_whole_array_is_kept_with_its_formula():
    run = recalc({"Ark1": {"A1": F("MMULT(D1:E2,D1:E2)", 1, "array", "A1:B2"), "B1": 2, "A2": 3, "B2": 4,
                           "C1": F("B2*2", 8), **filled("D1", [[1, 2], [3, 4]])}})
    assert [run["A1"], run["B1"], run["A2"], run["B2"], run["C1"]] == [1, 2, 3, 4, 8]
    assert {"Ark1!A1", "Ark1!C1"} <= set(run.kept)
