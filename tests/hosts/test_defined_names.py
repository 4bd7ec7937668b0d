"""Defined names of every kind, also those that the engine does not take."""

from __future__ import annotations

import pytest

from tests.hosts.books import F, SheetSpec, book, recalc
from xl.package.container import Package

NAMES = {
    "Tal": "25", "Andel": "25%", "Tekst": '"hej"', "Falsk": "FALSE", "Celle": "Data!$A$1", "Omr": "Data!$A$1:$A$3",
    "Kolonne": "Data!$A:$A", "Citeret": "'Ark med æøå'!$A$1", "Års_Beløb": "Data!$A$1", "Sats_2024": "0.5",
    "Budget2024": "Data!$A$1:$A$2", "Formel": "SUM(Data!$A$1:$A$3)*1.5", "Dobbelt": "Formel*2", "Række": "{1,2,3}",
    "Voksende": "OFFSET(Data!$A$1,0,0,COUNT(Data!$A:$A),1)", "Op.til": "Data!$A$1:INDEX(Data!$A:$A,COUNT(Data!$A:$A))",
    "Vores": "UNITCOST(3000,100)", "Vores_alle": "UNITCOST(Data!$A$1:$A$3,Data!$A$1:$A$3)", "Brudt": "Data!#REF!",
    "Lokal": ("Data!$A$2", 0), "Samlet": "Data!$A$1,Data!$A$2", "Flytter": "Data!B1",
    "Gange_to": "_xlfn.LAMBDA(_xlpm.x,_xlpm.x*2)", "Rundt": "Rundt+1", "Ude": "[1]Ark1!$A$1",
    "Løn2020": "OFFSET(Data!$A$1,0,0,3,1)",
}


def _run(formula: str, stored: object = None):
    return recalc({"B": {"A1": F(formula, stored), "A2": F("A1", stored)},
                   "Data": SheetSpec({"A1": 1, "A2": 2, "A3": 3}), "Ark med æøå": {"A1": 77}}, names=NAMES)


@pytest.mark.parametrize(("formula", "expected"), [
    ("Tal", 25), ("Andel*4", 1), ('Tekst&"!"', "hej!"), ("IF(Falsk,1,2)", 2), ("celle+1", 2), ("SUM(OMR)", 6),
    ("SUM(Kolonne)", 6), ("Citeret", 77), ("ÅRS_BELØB", 1), ("Sats_2024*2", 1), ("SUM(Budget2024)", 3),
    ("Formel", 9), ("Dobbelt", 18), ("SUM(Række)", 6), ("INDEX(Række,2)", 2), ("SUM(Voksende)", 6),
    ("ROWS(Voksende)", 3), ("COUNTIF(Voksende,2)", 1), ("IFERROR(SUM(Voksende),-1)", 6), ("SUMPRODUCT(Voksende*2)", 12),
    ("VLOOKUP(2,Voksende,1,FALSE)", 2), ("SUM(Op.til)", 6), ("Vores", 30), ("Vores*2", 60), ("SUM(Vores_alle)", 3),
    ("UNITCOST(SUM(Voksende),2)", 3), ("Lokal", 2), ("B!Lokal", 2), ("IFERROR(Brudt,0)", 0), ("Brudt", "#REF!"),
    ("IFERROR(Findes_ikke,-1)", -1), ("Findes_ikke", "#NAME?"), ("SUM(Løn2020)", 6), ("SUM(LØN2020)+1", 7),
])
def test_a_name_means_what_it_stands_for(formula, expected):
    run = _run(formula)
    assert run["A1"] == expected
    assert not run.kept


@pytest.mark.parametrize("formula", [
    "SUM(Samlet)", "Flytter", "IFERROR(Flytter,-1)", "ISERROR(Flytter)", "Gange_to(4)", "IFERROR(Gange_to(4),-1)",
    "IFERROR(SUM(Samlet),-1)", "IFERROR(Rundt,-1)", "Ude", "IFERROR(Ude,-1)",
])
def test_a_formula_on_a_name_that_the_engine_cannot_have_keeps_its_value(formula):
    run = _run(formula, 12345)
    assert run.column("A1:A2") == [12345, 12345]
    assert set(run.kept) == {"B!A1", "B!A2"}


def test_a_local_name_hides_the_workbooks_name_on_its_own_sheet_only():
    run = recalc({"Et": {"A1": F("Sats"), "A2": F("To!Sats")}, "To": {"A1": F("Sats")}},
                 names={"Sats": "1+1"} | {"sats": ("5*1", 1)})
    assert [run["Et!A1"], run["Et!A2"], run["To!A1"]] == [2, 5, 5]


def test_a_name_with_danish_letters_and_a_number_is_known_however_its_letters_are_written():
    data = book({"B": {"A1": F("SUM(Løn2020)")}, "Data": {"A1": 1, "A2": 2, "A3": 3}}, names=NAMES)
    part = "xl/worksheets/sheet1.xml"
    xml = Package(data).read(part)
    assert "Løn".encode() in xml
    assert recalc(Package(data).with_parts({part: xml.replace("ø".encode(), b"&#xF8;")}))["A1"] == 6
