"""The formulas that budget workbooks are made of are calculated, and as other programs calculate them."""

from __future__ import annotations

import datetime as dt

import pytest
from openpyxl.utils.datetime import to_excel

from tests.hosts.books import F, book, filled, recalc

ROWS = [
    ["Målgruppe", "Konto", "Beløb", "Personer", "Dato", "Kode"],
    ["Dagpenge", 5, 3000.5, 100, 45322, "A-1"],
    ["Sygedagpenge", 5, 2000.25, 80, 45351, "B-2"],
    ["Fleksjob", 6, 600, 10, 45382, "A-3"],
    ["Ærøordning", 6, -150.75, 4, 45412, "C-4"],
    ["Ålborgmodel", 5, 0, 7, 45443, None],
    ["dagpenge", 6, 42.42, 3, 45473, "a-6"],
]
COMMON = """
SUM(C2:C7)
SUM(C:C)
SUM(C2:C4,C7,1)
AVERAGE(C2:C7)
MAX(C2:C7)-MIN(C2:C7)
COUNT(C:C)
COUNTA(A1:F7)
COUNTBLANK(A1:F7)
MEDIAN(C2:C7)
ROUND(C3/D3,2)
ROUND(-2.5,0)
ROUNDUP(C2,-2)
ROUNDDOWN(C4/7,1)
ABS(C5)
MOD(17,5)
INT(C7)
POWER(1.02,3)
SQRT(D2)
SUMIFS(C2:C7,A2:A7,"dagpenge")
SUMIFS(C2:C7,B2:B7,5,D2:D7,">50")
SUMIFS(C:C,B:B,B2,F:F,"a*")
SUMIF(A2:A7,"*penge",C2:C7)
SUMIF(C2:C7,">0")
SUMIF(B2:B7,B4,C2:C7)
COUNTIFS(B2:B7,5,C2:C7,">=2000")
COUNTIF(A2:A7,"æ*")
COUNTIF(C2:C7,"<>0")
AVERAGEIFS(C2:C7,B2:B7,6)
AVERAGEIF(B2:B7,6,C2:C7)
IF(C2>C3,"mere","mindre")
IF(AND(C2>0,OR(B2=5,B2=6)),1,0)
IF(ISBLANK(F6),"mangler",F6)
IF(F6="",0,1)
IFERROR(C2/C6,"-")
IFERROR(VLOOKUP("Findes ikke",A2:C7,3,FALSE),0)
_xlfn.IFNA(MATCH("x",A2:A7,0),-1)
VLOOKUP("fleksjob",A2:D7,3,FALSE)
VLOOKUP("Ærøordning",$A$2:$D$7,4,0)
VLOOKUP(45400,E2:E7,1,TRUE)
HLOOKUP("Beløb",A1:F7,3,FALSE)
INDEX(C2:C7,MATCH("Sygedagpenge",A2:A7,0))
INDEX(A1:F7,3,MATCH("Personer",A1:F1,0))
INDEX(C2:C7,3)*2
LOOKUP(45390,E2:E7,C2:C7)
SUMPRODUCT(C2:C7,D2:D7)
SUMPRODUCT(C2:C7*D2:D7)
SUMPRODUCT((B2:B7=5)*C2:C7)
SUMPRODUCT((B2:B7=5)*(D2:D7>50)*C2:C7)
SUMPRODUCT(--(B2:B7=6),C2:C7)
SUMPRODUCT(C2:C7)/SUM(D2:D7)
CONCATENATE(A2,": ",D2)
A2&" "&B2
LEFT(A3,4)&MID(A3,5,3)&RIGHT(F2,1)
LEN(A5)
TRIM("  to  ord ")
UPPER(A5)
LOWER("ÆBLE Å")
SUBSTITUTE(F2,"-","/")
FIND("-",F2)
SEARCH("JOB",A4)
TEXT(C2,"0")
TEXT(C2,"0.00")
TEXT(0.256,"0%")
TEXT(E2,"yyyy-mm-dd")
VALUE("12")
DATE(2024,2,31)
YEAR(E2)*100+MONTH(E2)
DAY(EOMONTH(E2,1))
EOMONTH(E2,-1)
EDATE(E2,1)
DATEDIF(E2,E7,"m")
NETWORKDAYS(E2,E3)
WORKDAY(E2,10)
WEEKDAY(E2,2)
_xlfn.ISOWEEKNUM(E2)
YEARFRAC(E2,E7)
PMT(0.03/12,120,-100000)
NPV(0.04,C2:C4)
IRR({-100,60,60})
RANK(C3,C2:C7)
LARGE(C2:C7,2)
SMALL(D2:D7,1)
PERCENTILE(D2:D7,0.25)
STDEV(D2:D7)
CHOOSE(2,C2,C3,C4)
ROWS(A1:A7)*COLUMNS(A1:F1)
COLUMN(C:C)
ROW(A4)
OFFSET(A1,2,2)
SUM(OFFSET(C1,1,0,3,1))
INDIRECT("C"&3)
INDIRECT("'Ark2'!A1")
'Ark2'!A1*2
SUM('Ark2'!A1:A3)
SUBTOTAL(9,C2:C7)
_xlfn.AGGREGATE(9,6,C2:C7)
Andel*C2
SUM(Beløbene)
ISNUMBER(C2)
ISTEXT(A2)
ISERROR(1/0)
NOT(B2=5)
_xlfn.MAXIFS(C2:C7,B2:B7,6)
_xlfn.MINIFS(C2:C7,B2:B7,5)
CEILING(C3,100)
FLOOR(C3,100)
MROUND(C3,50)
C2*(1+2.5%)^3
-C2^2
1-D3/D2
(C2+C3)/(D2+D3)*1000
C2>C3
"10"*1+TRUE
SUM(C2:INDEX(C:C,4))
""".strip().splitlines()
NEWER = {
    '_xlfn.XLOOKUP("Fleksjob",A2:A7,C2:C7)': 600,
    '_xlfn.XLOOKUP("Findes ikke",A2:A7,C2:C7,"ingen")': "ingen",
    '_xlfn.XMATCH("Fleksjob",A2:A7)': 3,
    "SUM(_xlfn._xlws.FILTER(C2:C7,B2:B7=6))": 491.67,
    "SUM(_xlfn._xlws.FILTER(C2:C7,(B2:B7=6)*(C2:C7>0)))": 642.42,
    "INDEX(_xlfn._xlws.SORT(C2:C7,1,-1),2)": 2000.25,
    "ROWS(_xlfn.UNIQUE(B2:B7))": 2,
    "_xlfn.LET(_xlpm.sats,SUM(C2:C3)/SUM(D2:D3),ROUND(_xlpm.sats,2))": 27.78,
    "_xlfn.LET(_xlpm.r,C2:C4,SUM(_xlpm.r)/ROWS(_xlpm.r))": 1866.9166666666667,
    "_xlfn.LET(_xlpm.f,_xlfn.LAMBDA(_xlpm.x,_xlpm.x*2),_xlpm.f(C4))": 1200,
    "_xlfn.CONCAT(A2:A3)": "DagpengeSygedagpenge",
    '_xlfn.TEXTJOIN("; ",TRUE,A2:A4)': "Dagpenge; Sygedagpenge; Fleksjob",
    '_xlfn.IFS(B2=6,"seks",B2=5,"fem")': "fem",
    '_xlfn.SWITCH(B4,5,"fem",6,"seks")': "seks",
    "SUM(_xlfn.SEQUENCE(4))": 10,
}
NAMES = {"Andel": "0.25", "Beløbene": "OFFSET(Ark1!$C$2,0,0,COUNT(Ark1!$C:$C),1)"}
SHEETS = {"Ark2": {"A1": 7, "A2": 8, "A3": 9}}


def _cells(formulas: list[str], stored: object = None) -> dict[str, object]:
    return {**filled("A1", ROWS), **{f"H{row}": F(formula, stored) for row, formula in enumerate(formulas, 1)}}


def test_common_formulas_agree_with_libreoffice(libreoffice):
    data = book({"Ark1": _cells(COMMON), **SHEETS}, names=NAMES)
    run = recalc(data)
    assert not run.kept
    if libreoffice is None:  # no second opinion here; what is written must at least be no error
        assert not run.errors
        return
    other = libreoffice(data)["Ark1"]
    differing = {formula: (run[f"H{row}"], theirs) for row, formula in enumerate(COMMON, 1)
                 if not _same(run[f"H{row}"], theirs := other[f"H{row}"].value)}
    assert differing == {}


def _same(ours: object, theirs: object) -> bool:
    if isinstance(theirs, dt.datetime):  # LibreOffice gives such a cell a date format
        theirs = to_excel(theirs)
    return ours == (pytest.approx(theirs, rel=1e-9) if isinstance(theirs, float) else theirs)


@pytest.mark.parametrize(("formula", "expected"), NEWER.items())
def test_newer_formulas_are_calculated(formula, expected):
    run = recalc({"Ark1": _cells([formula], "gammel")}, calculation=None)
    assert run["H1"] == (pytest.approx(expected) if isinstance(expected, float) else expected)
    assert not run.kept


@pytest.mark.parametrize("formula", COMMON)
def test_common_formulas_are_calculated_anew_where_their_cells_have_changed(formula):
    # A formula of ours on which everything leans had no value in Excel; now it has.
    cells = _cells([f"IF(UNITCOST(1,1)=1,{formula},0)"], "gammel")
    cells |= {"G1": F("UNITCOST(1,1)", None), "H2": F(formula, "gammel")}
    run = recalc({"Ark1": cells, **SHEETS}, names=NAMES, calculation='fullCalcOnLoad="1"')
    assert run["H1"] == run["H2"]
    assert run["H1"] != "gammel"
