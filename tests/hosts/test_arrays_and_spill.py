"""Dynamic arrays: growing, shrinking, blocked, read by others; and the legacy arrays of a fixed size."""

from __future__ import annotations

import pytest

from tests.hosts.books import Error, F, SheetSpec, TableSpec, filled, recalc

DATA = filled("A1", [[3000, 100], [2000, 100], [600, 10]])
OURS = "UNITCOST(A1:A3,B1:B3)"


def _run(**cells: object):
    return recalc({"Ark1": {**DATA, **cells}, "Ark2": {"A1": F("SUM(_xlfn.ANCHORARRAY('Ark1'!D1))")}})


@pytest.mark.parametrize("ref", ["D1", "D1:D2", "D1:D3", "D1:D9", "D1:G2"])
def test_a_spill_takes_the_place_it_needs_whatever_it_filled_before(ref):
    before = {f"{column}{row}": 99 for column, last in (("D", int(ref[-1])), ("G", 2)) for row in range(2, last + 1)
              if column in ref}
    run = _run(D1=F(OURS, 7, "dynamic", ref), E20=F("SUM(D1:D9)"), **before)
    assert run.column("D1:D10") == [30, 20, 60, *[None] * 7]
    assert run["E20"] == run["Ark2!A1"] == 110
    assert 'ref="D1:D3"' in run.xml()


def test_a_spill_reaches_rows_that_the_file_does_not_have():
    run = _run(D3=F(OURS, None, "dynamic", "D3"), F9=1)
    assert run.column("D3:D6") == [30, 20, 60, None]


@pytest.mark.parametrize(("ref", "beside", "changed"), [
    ("D1", {}, 5),  # two of them in a row that the file lacks
    ("D1:E3", {"E1": 2, "D2": 3, "E2": 4, "D3": 5, "E3": 7}, 1),
    ("D1:F3", {"E1": 2, "D2": 3, "E2": 4, "D3": 5, "E3": 6, "F1": 7, "F2": 8, "F3": 9}, 3),
    ("D1:E3", {"E1": 2, "D2": 3, "E2": 4, "D3": 5, "E3": 6}, 0),
])
def test_what_changes_is_counted_by_the_cell(ref, beside, changed):
    cells = {**filled("A1", [[1, 2], [3, 4]]), "D1": F("_xlfn.VSTACK(A1:B2,{5,6})", 1, "dynamic", ref), **beside}
    assert recalc({"Ark1": cells}).result.changed == changed


@pytest.mark.parametrize("inside", ["optaget", 0, F("1+1", 2)])
def test_a_blocked_spill_is_an_error_and_what_blocks_it_stands(inside):
    run = _run(D1=F(OURS, 7, "dynamic", "D1"), D3=inside, E1=F("D1+1"))
    assert run.kind("D1") == run.kind("E1") == "e"
    assert [run["D2"], run["D3"]] == [None, 2 if isinstance(inside, F) else inside]
    assert run.errors["Ark1!D1"][0] == "#SPILL!"
    assert "ikke tomme" in run.errors["Ark1!D1"][1]


def test_a_stored_spill_error_of_the_time_before_is_calculated_anew():
    assert _run(D1=F(OURS, Error("#SPILL!"), "dynamic", "D1")).column("D1:D3") == [30, 20, 60]


def test_two_spills_side_by_side_lean_on_each_other():
    run = _run(D1=F(OURS, 0, "dynamic", "D1"), E1=F("_xlfn.ANCHORARRAY(D1)*2", 0, "dynamic", "E1"),
               F1=F("SUM(_xlfn.ANCHORARRAY(E1))"), G1=F("INDEX(_xlfn.ANCHORARRAY(D1),3)"),
               H1=F("ROWS(_xlfn.ANCHORARRAY(D1))"))
    assert run.column("E1:E3") == [60, 40, 120]
    assert run.column("F1:H1") == [220, 60, 3]


def test_a_spill_that_has_shrunk_to_one_cell_is_still_a_spill():
    run = _run(D1=F("_xlfn._xlws.FILTER(A1:A3,B1:B3=10)", None, "dynamic", "D1:D2"), D2=2,
               E1=F("SUMIFS(_xlfn.ANCHORARRAY(D1),_xlfn.ANCHORARRAY(D1),600)"),
               E2=F("UNITCOST(_xlfn.ANCHORARRAY(D1),10)"))
    assert run.column("D1:D2") == [600, None]
    assert [run["Ark2!A1"], run["E1"], run["E2"]] == [600, 600, 60]


def test_built_ins_spill_too():
    run = _run(D1=F("_xlfn._xlws.SORT(A1:A3,,1)", 600, "dynamic", "D1"),
               E1=F("_xlfn._xlws.FILTER(A1:A3,B1:B3=100)", None, "dynamic", "E1"),
               F1=F("_xlfn.SEQUENCE(2,2)", None, "dynamic", "F1"), H1=F("TRANSPOSE(A1:A3)", None, "dynamic", "H1"),
               E9=F('_xlfn._xlws.FILTER(A1:A3,B1:B3>999,"ingen")', None, "dynamic", "E9"),
               F9=F("_xlfn._xlws.FILTER(A1:A3,B1:B3>999)", None, "dynamic", "F9"))
    assert run.column("D1:D3") == [600, 2000, 3000]
    assert run.column("E1:E3") == [3000, 2000, None]
    assert run.column("F1:G2") == [1, 2, 3, 4]
    assert run.column("H1:J1") == [3000, 2000, 600]
    assert run["E9"] == "ingen"
    assert run.kind("F9") == "e"


def test_an_answer_above_the_engines_limit_says_so_and_a_stored_one_stands():
    rows = {f"A{row}": 2.0 * row for row in range(1, 10_003)}
    fresh = recalc({"Ark1": {**rows, "D1": F("UNITCOST(A1:A10002,2)", None, "dynamic", "D1")}})
    assert "10000" in fresh.errors["Ark1!D1"][1]
    stored = recalc({"Ark1": {**rows, "D1": F("_xlfn.SEQUENCE(10002)", 1, "dynamic", "D1:D10002"), "D10002": 10_002,
                              "E1": F("SUM(D1:D10002)", 50_025_003)}})
    assert [stored["D1"], stored["D10002"], stored["E1"]] == [1, 10_002, 50_025_003]
    assert {"Ark1!D1", "Ark1!E1"} == set(stored.kept)


def test_a_plain_formula_shows_the_first_cell_and_is_listed():
    run = _run(D1=F(OURS), D2=F("1+1"), E1=F(f"{OURS}+1"), E2=F("1+1"), F1=F(f"IFERROR({OURS},0)"), F2="optaget")
    assert [run["D1"], run["D2"], run["E1"], run["F1"]] == [30, 2, 31, 30]
    assert run.cut["Ark1!D1"] == "viser kun den første af 3 celler"


def test_a_plain_formula_whose_answer_turns_out_to_be_an_area_is_kept():
    cells = {**DATA, "D1": F("OFFSET(A1,0,0,3,1)", 5), "E1": F('INDIRECT("A1:A3")', 7), "E2": "i vejen",
             "G1": F("OFFSET(A1,1,0)", 0), "H1": F("D3+1", 6)}
    run = recalc({"Ark1": cells}, calculation=None)
    assert [run["D1"], run["E1"], run["G1"], run["H1"]] == [5, 7, 2000, 6]
    assert set(run.kept) == {"Ark1!D1", "Ark1!E1", "Ark1!H1"}


@pytest.mark.parametrize("formula", [OURS, "A1:A3/B1:B3", "IF(A1:A3>0,A1:A3/B1:B3)"])
@pytest.mark.parametrize(("ref", "expected"), [
    ("D1", [30, None, None, None, None]), ("D1:D2", [30, 20, None, None, None]), ("D1:D3", [30, 20, 60, None, None]),
    ("D1:D5", [30, 20, 60, "#N/A", "#N/A"]), ("D1:E3", [30, 20, 60, None, None]),
])
@pytest.mark.parametrize("cells_present", [True, False])
def test_a_legacy_array_fills_its_own_area(formula, ref, expected, cells_present):
    present = {f"D{row}": 99 for row in range(2, int(ref[-1]) + 1)} if cells_present and ref != "D1" else {}
    run = _run(D1=F(formula, 99, "array", ref), G1=F("SUM(D1:D3)"), **present)
    assert run.column("D1:D5") == expected
    assert run.column("E1:E3") == ([30, 20, 60] if "E" in ref else [None] * 3)
    assert run["G1"] == sum(value for value in expected[:3] if value)
    assert not run.kept


def test_a_legacy_array_in_a_row_of_a_block_and_of_one_value():
    run = _run(D1=F("TRANSPOSE(A1:A3)", 0, "array", "D1:F1"), D5=F("UNITCOST(3000,100)", 0, "array", "D5:E6"),
               D8=F("SUM(IF(A1:A3>1000,B1:B3))", 0, "array", "D8"),
               D9=F("SUM(UNITCOST(A1:A3,B1:B3)*2)", 0, "array", "D9"),
               D10=F("INDEX(A1:A3,MATCH(1,(A1:A3>600)*(B1:B3=100),0))", None, "array", "D10"))
    assert run.column("D1:F1") == [3000, 2000, 600]
    assert run.column("D5:E6") == [30] * 4
    assert run.column("D8:D10") == [200, 220, 3000]


def test_the_cells_beyond_an_arrays_answer_say_why_they_show_an_error():
    run = _run(D1=F(OURS, 0, "array", "D1:D4"))
    assert run.errors["Ark1!D4"] == ("#N/A", "matrixformlen fylder flere celler, end dens svar har")


@pytest.mark.parametrize(("formula", "expected"), [
    ("UNITCOST(A1,B1)", [30, 20, 60]), ("A1/$B$1+SUM(A$1:A1)", [3030, 5020, 5606]), ("Ark2!$B1*2", [2, 4, 6]),
    ("'Ark2'!B$1+'Ark1'!A1", [3001, 2001, 601]), ("IFERROR(ROUND(UNITCOST(A1,Ark2!B1),0),0)", [3000, 1000, 200]),
    ("SUM(Ark2!B:B)", [6, 6, 6]), ("SUMIFS(A:A,B:B,B1)", [5000, 5000, 600]), ('"A1"&A1', ["A13000", "A12000", "A1600"]),
    ("SUM(Tbl[Tal A1])+A1", [3003, 2003, 603]), ("LOG10(A1)*0+Faktor", [5, 5, 5]), ("SUM(A1:B1)", [3100, 2100, 610]),
    ("ROWS(D$1:D1)", [1, 2, 3]), ("ROW(D1)*10+COLUMN(D1)", [14, 24, 34]), ("ROW(A1)+ROWS(A1:A$9)", [10, 10, 10]),
])
def test_a_shared_formula_moves_with_its_cell(formula, expected):
    cells = {**DATA, "J1": "Tal A1", "J2": 1, "J3": 2,
             "D1": F(formula, None, "shared", "D1:D3", 4), "D2": F("", None, "shared", si=4),
             "D3": F("", None, "shared", si=4)}
    run = recalc({"Ark1": SheetSpec(cells, [TableSpec("Tbl", "J1:J3", ["Tal A1"])]),
                  "Ark2": {"B1": 1, "B2": 2, "B3": 3}}, names={"Faktor": "Ark2!$B$2+Ark2!$B$3"})
    assert run.column("D1:D3") == expected


def test_a_shared_formula_moves_sideways_and_keeps_what_the_engine_lacks():
    run = _run(A9=F("A1*2", 0, "shared", "A9:B9"), B9=F("", 0, "shared"),
               A10=F("SUM(Ark2!A:A)+A1", 0, "shared", "A10:B10", 1), B10=F("", 0, "shared", si=1),
               A11=F("MDETERM(A1)", 5, "shared", "A11:B11", 2), B11=F("", 6, "shared", si=2), C11=F("B11+1", 7),
               D1=F("3", None, "dynamic", "D1"))
    assert run.column("A9:B9") == [6000, 200]
    assert run.column("A10:B10") == [3003, 100]
    assert run.column("A11:C11") == [5, 6, 7]
