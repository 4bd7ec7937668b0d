"""Built-in functions of one value around an answer of several cells: each cell has its own, as in Excel."""

from __future__ import annotations

import pytest

from tests.hosts.books import F, filled, recalc

DATA = filled("A1", [[3000, 96], [2000, 0], [None, 10], ["(.)", 4], [-500, 8]])
OURS = "UNITCOST(A1:A5,B1:B5)"
"""31,25; #DIV/0!; blank; suppressed; -62,5."""


def _column(formula: str) -> list[object]:
    return recalc({"Ark1": {**DATA, "D1": F(formula, None, "dynamic", "D1")}}).column("D1:D5")


@pytest.mark.parametrize(("formula", "shown"), [
    (f"ROUND({OURS},1)", [31.3, "#DIV/0!", "#VALUE!", "#VALUE!", -62.5]),
    (f"ROUND({OURS}/10,0)*10", [30, "#DIV/0!", "#VALUE!", "#VALUE!", -60]),
    (f"ISNUMBER({OURS})", [True, False, False, False, True]),
    (f"IF(ISERROR({OURS}),0,{OURS})", [31.25, 0, "", "(.)", -62.5]),
    (f"IFERROR(ABS({OURS}),\"-\")", [31.25, "-", "-", "-", 62.5]),
    (f"IFERROR(TEXT({OURS},\"0\"),\"-\")", ["31", "-", "", "(.)", "-63"]),
    (f"LEN(UPPER({OURS}))=0", [False, "#DIV/0!", True, False, False]),
    (f"IFERROR(ROUND({OURS},{{0;1;1;1;-1}}),0)", [31, 0, 0, 0, -60]),
    (f"_xlfn.LET(_xlpm.x,{OURS},IFERROR(ROUND(_xlpm.x,0),0))", [31, 0, 0, 0, -63]),
])
def test_each_cell_is_asked_for(formula, shown):
    assert ["" if cell is None else cell for cell in _column(formula)] == shown


def test_a_column_and_a_row_make_a_matrix_and_what_does_not_reach_is_not_there():
    run = recalc({"Ark1": {"A1": F("ROUND(UNITCOST({10;20},3),{0,2})", None, "dynamic", "A1"),
                           "D1": F("ROUND(UNITCOST({10;20;30},3),{0;2})", None, "dynamic", "D1")}})
    assert run.column("A1:B2") == [3, 3.33, 7, 6.67]
    assert run.column("D1:D3") == [3, 6.67, "#N/A"]


def test_an_answer_of_one_cell_is_one_cell():
    run = recalc({"Ark1": {
        **DATA, "D1": F("ROUND(UNITCOST(A1,B1),1)"), "D2": F("ROUND(UNITCOST(SUM(A1:A2),SUM(B1:B2)),2)"),
        "D3": F("IF(ISERROR(UNITCOST(A2,B2)),\"ingen\",1)"), "D4": F("ROUND(SUM(SPENDING_SHARE(A1:A2)),3)")}})
    assert run.column("D1:D4") == [31.3, 52.08, "ingen", 1]


def test_a_plain_formula_shows_the_first_cell():
    summed = F(f"SUM(IFERROR(ROUND({OURS},0),0))", kind="array", ref="D2")
    run = recalc({"Ark1": {**DATA, "D1": F(f"ROUND({OURS},1)"), "D2": summed}})
    assert run.column("D1:D2") == [31.3, -32]


@pytest.mark.parametrize(("formula", "shown"), [
    ("UNITCOST(ROUND(A1:A2/900,0),{1;2})", [3, 1]),
    ("ROUND(A1:A2,-3)-UNITCOST(A1:A2,{96;80})", [2968.75, 1975]),
    ("FULLTIME_PERSONS(D1:G2,DATE(2018,{1;2;3},1),EOMONTH(DATE(2018,{1;2;3},1),0),\"Dagpenge\")", [1, 0.5, 0]),
])
def test_what_we_are_given_is_asked_for_each_cell_too(formula, shown):
    spell = {"D1": "Person", "E1": "Ydelse", "F1": "Fra", "G1": "Til", "D2": "A", "E2": "Dagpenge",
             "F2": "01-01-2018", "G2": "14-02-2018"}
    run = recalc({"Ark1": {**DATA, **spell, "I1": F(formula, None, "dynamic", "I1")}})
    assert run.column(f"I1:I{len(shown)}") == shown


def test_a_spill_of_ours_may_be_rounded_where_it_stands():
    run = recalc({"Ark1": {**DATA, "D1": F("UNITCOST(A1:A2,{9;7})", None, "dynamic", "D1"),
                           "E1": F("ROUND(_xlfn.ANCHORARRAY(D1),1)", None, "dynamic", "E1")}})
    assert run.column("E1:E2") == [333.3, 285.7]
