"""``WHY``: what it says of every kind of cell. ``PB_VERSION``."""

from __future__ import annotations

import pytest

import pyxl_bench
from tests.hosts.books import F, SheetSpec, TableSpec, filled, recalc

REASON = "antallet af fuldtidspersoner er 0"
CELLS = {
    **filled("A1", [["Udgift", "Personer"], [3000, 100], [2000, 0], [600, 10]]),
    "C2": F("UNITCOST(A2,B2)"), "C3": F("UNITCOST(A3,B3)"), "C4": F("C3+1"), "C5": F("SUM(C2:C4)"),
    "D2": F("UNITCOST(A2:A4,B2:B4)", None, "dynamic", "D2"),
    "E2": F("Enheden*2"), "E3": F("SUM(Tbl[Personer])/0"), "E4": F("1/0"), "E5": F("E4*2"), "E6": F("A2*2"),
    "E7": F("IFERROR(C3,0)+1/0"), "E8": F("C3", None, "shared", "E8:E9"), "E9": F("", None, "shared"), "F1": True,
    "F3": F("NOGET(1)"),
}


def _why(argument: str, sheet: str = "Ark1") -> str:
    table = TableSpec("Tbl", "A1:B4", ["Udgift", "Personer"])
    spec = SheetSpec({**CELLS, "Z1": F(f"WHY({argument})")}, [table])
    other = {"A1": F("'Ark1'!C3+1"), "A2": F("A1"), "Z1": F(f"WHY({argument})")}
    return recalc({"Ark1": spec, "Ærø 2": other}, names={"Enheden": "Ark1!$C$3"})[f"{sheet}!Z1"]


@pytest.mark.parametrize("cell", ["C3", "$C$3", "Ark1!C3", "'Ark1'!$C3", "D3", "Enheden"])
def test_an_error_of_ours_tells_its_reason_and_what_to_do(cell):
    text = _why(cell)
    assert text.startswith("#DIV/0!: UNITCOST: ")
    assert REASON in text


@pytest.mark.parametrize("cell", ["C4", "C5", "E2", "E8", "'Ærø 2'!A1", "'Ærø 2'!A2"])
def test_an_error_from_upstream_is_traced_through_ranges_names_and_sheets(cell):
    text = _why(cell)
    assert text.startswith("#DIV/0! kommer fra Ark1!C3: ")
    assert REASON in text


def test_a_shared_formula_is_traced_by_what_it_reads_in_its_own_cell():
    assert "Ark1!C3" in _why("E9")


def test_an_error_of_a_built_in_tells_the_formula():
    assert _why("E4") == "#DIV/0! i formlen =1/0"
    assert "=SUM(Tbl[Personer])/0" in _why("E3")


def test_a_number_of_ours_tells_its_arguments_method_and_source():
    text = _why("C2")
    assert text.startswith("30 = UNITCOST(expenditure = 3.000; persons = 100).")
    assert "Kilde: " in text
    assert _why("D4").startswith("60 = UNITCOST(")


def test_a_year_is_told_as_a_year_and_a_date_as_a_date():
    cells = {**filled("A1", [[2019, 10], [2020, 20]]), "C1": F("PRICE_LEVEL(100,2018,2020,A1:B2)"),
             "C2": F("MUNICIPAL_SHARE(1,4,DATE(2016,1,4))"), "D1": F("WHY(C1)"), "D2": F("WHY(C2)")}
    told = recalc({"Ark1": SheetSpec(cells)})
    assert "from_year = 2018; to_year = 2020;" in told["Ark1!D1"]
    assert "date = 04-01-2016)" in told["Ark1!D2"]


@pytest.mark.parametrize(("argument", "text"), [
    ("A2", "Cellen indeholder 3.000; ingen formel."), ("A1", 'Cellen indeholder "Udgift"; ingen formel.'),
    ("F1", "Cellen indeholder SAND; ingen formel."), ("Y99", "Cellen er tom."), ("E6", "6.000 = A2*2"),
    ("1+1", "Peg på én celle, fx =WHY(B5)."), ('"C3"', "Peg på én celle, fx =WHY(B5)."),
    ("C2:C4", "Peg på én celle, fx =WHY(B5)."),
])
def test_other_cells_are_told_as_they_are(argument, text):
    assert _why(argument) == text


def test_a_cell_without_sheet_is_one_of_the_sheet_that_asks():
    assert _why("A1", "Ærø 2").startswith("#DIV/0! kommer fra Ark1!C3")


def test_too_few_and_too_many_cells_are_an_error():
    assert _why("") == _why("C2,C3") == "#VALUE!"


def test_the_version_names_the_host():
    run = recalc({"Ark1": {"A1": F("PB_VERSION()"), "A2": F("PB.PB_VERSION( )"), "A3": F("PB_VERSION(1)")}})
    assert run.column("A1:A3") == [f"pyxl_bench {pyxl_bench.__version__} (headless)"] * 2 + ["#VALUE!"]


def test_the_run_lists_errors_with_the_cell_they_came_from():
    run = recalc({"Ark1": {"A1": F("UNITCOST(1,0)"), "A2": F("A1+1"), "A3": F("1/0"), "A4": F("A3*2"),
                           "A5": F("NOGET(1)")}, "Ark2": {"A1": F("Ark1!A2")}})
    assert {cell: code for cell, (code, _) in run.errors.items()} == {
        "Ark1!A1": "#DIV/0!", "Ark1!A2": "#DIV/0!", "Ark1!A3": "#DIV/0!", "Ark1!A4": "#DIV/0!", "Ark1!A5": "#NAME?",
        "Ark2!A1": "#DIV/0!"}
    assert REASON in run.errors["Ark1!A1"][1]
    assert run.errors["Ark2!A1"][1].startswith("#DIV/0! kommer fra Ark1!A1: ")
    assert run.errors["Ark1!A4"][1] == "#DIV/0! kommer fra Ark1!A3: =1/0"
    assert "NOGET" in run.errors["Ark1!A5"][1]


def test_a_spilled_cell_tells_of_its_own_row_and_a_withheld_or_blank_one_why():
    rows = [["", "Billund", "Vejle", "Ærø"], ["Dagpenge", 30, 20, 22], ["Sygedagpenge", 20, "(.)", 24],
            ["Fleksjob", 5, None, 7]]
    asked = {f"K{row}": F(f"WHY(G{row})") for row in range(1, 4)}
    run = recalc({"Ark1": {**filled("A1", rows), "G1": F('PEER_AVERAGE(A1:D4,"Billund")', None, "dynamic", "G1"),
                           **asked, "I1": F("UNITCOST(E1:E2,F1:F2)", None, "dynamic", "I1"), "K4": F("WHY(I2)")}})
    assert "Dagpenge: det simple gennemsnit af 2 øvrige er 21: Vejle 20; Ærø 22." in run["K1"]
    assert run["K2"].startswith('"(.)" = PEER_AVERAGE(')
    assert "Skjult, fordi et tal, svaret bygger på, er skjult." in run["K2"]
    assert "Fleksjob: det simple gennemsnit af 1 øvrige er 7: Ærø 7." in run["K3"]
    assert "Ikke med: Vejle (ingen tal i rækken)." in run["K3"]
    assert run["K4"].startswith("tom = UNITCOST(") and "er tomme" in run["K4"]


def test_a_cell_that_was_calculated_again_tells_its_last_answer_once():
    told = {"B2": F("FOLLOW_UP(Data!A1:A3,Data!C1:C3)", None, "dynamic", "B2"), "Z1": F("WHY(B2)")}
    spilled = {  # the engine asks for B2 before the answer in E1 has spilled
        **filled("A1", [[10], [20], [30]]), **filled("G1", [[50, 10], [100, 10], [150, 10]]),
        **{f"C{row}": F(f'IF(E{row}="",0,E{row}*1)') for row in (1, 2, 3)},
        "E1": F("UNITCOST(G1:G3,H1:H3)", None, "dynamic", "E1"),
    }
    text = recalc({"Ark1": told, "Data": spilled})["Ark1!Z1"]
    assert "realised = 5 | 10 | 15" in text
    assert text.count("FOLLOW_UP(") == 1
