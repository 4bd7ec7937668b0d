"""Structured references as Excel stores them, with built-ins and with our functions."""

from __future__ import annotations

import pytest

from tests.hosts.books import F, SheetSpec, TableSpec, filled, recalc

HEADERS = ["Målgruppe", "Udgift i alt", "Pers#oner", "A[b]c", "To\nlinjer", "År's"]
ROWS = [
    ["Dagpenge", 3000, 100, 1, 10, 5],
    ["Sygedagpenge", 2000, 100, 2, 20, 6],
    ["Fleksjob", 600, 10, 3, 30, 7],
]


def _run(formula: str, **more: object):
    cells = {**filled("A1", [HEADERS, *ROWS]), "K9": F(formula), **more}
    return recalc({"Ark1": SheetSpec(cells, [TableSpec("Tbl", "A1:F4", HEADERS)])})


@pytest.mark.parametrize(("formula", "expected"), [
    ("SUM(Tbl[Udgift i alt])", 5600),
    ("SUM(TBL[UDGIFT I ALT])", 5600),
    ("SUM(Tbl[Pers'#oner])", 210),
    ("SUM(Tbl[A'[b']c])", 6),
    ("SUM(Tbl[To\nlinjer])", 60),
    ("SUM(Tbl[År''s])", 18),
    ("Tbl[[#Headers],[Udgift i alt]]", "Udgift i alt"),
    ("COUNTA(Tbl[#Headers])", 6),
    ("COUNTA(Tbl[[#Headers],[Målgruppe]:[Pers'#oner]])", 3),
    ("SUM(Tbl[[#All],[Udgift i alt]:[Pers'#oner]])", 5810),
    ("SUM(Tbl[[Udgift i alt]:[To\nlinjer]])", 5600 + 210 + 6 + 60),
    ("SUM(Tbl[[To\nlinjer]:[Udgift i alt]])", 5600 + 210 + 6 + 60),
    ("SUM(Tbl[Udgift i alt]:Tbl[Pers'#oner])", 5810),
    ("ROWS(Tbl)", 3),
    ("ROWS(Tbl[])", 3),
    ("ROWS(Tbl[#All])", 4),
    ("ROWS(Tbl[#Data])", 3),
    ("ROWS(Tbl[[#Headers],[#Data],[A'[b']c]])", 4),
    ("INDEX(Tbl[Udgift i alt],2)", 2000),
    ('SUMIFS(Tbl[Udgift i alt],Tbl[Målgruppe],"Fleksjob")', 600),
    ('VLOOKUP("Fleksjob",Tbl,2,FALSE)', 600),
    ("SUM(Tbl[ [Udgift i alt] ])", 5600),
    ("SUM(UNITCOST(Tbl[Udgift i alt],Tbl[Pers'#oner]))", 30 + 20 + 60),
    ("IFERROR(SUM(Tbl[[#Totals],[Udgift i alt]]),\"ingen\")", "ingen"),
    ("SUM(Tbl[#REF!])", "#REF!"),
    ("SUM(Tbl[Findes ikke])", "#REF!"),
])
def test_a_structured_reference_means_its_cells(formula, expected):
    assert _run(formula)["K9"] == expected


@pytest.mark.parametrize("formula", [
    "Tbl[[#This Row],[Udgift i alt]]/Tbl[[#This Row],[Pers'#oner]]",
    "UNITCOST(Tbl[[#This Row],[Udgift i alt]],Tbl[[#This Row],[Pers'#oner]])",
    "Tbl[@[Udgift i alt]]/Tbl[@[Pers'#oner]]",
    "ROUND(UNITCOST(Tbl[[#This Row],[Udgift i alt]],Tbl[[#This Row],[Pers'#oner]]),1)",
])
def test_this_row_is_the_row_of_the_formula_also_where_the_formula_is_shared(formula):
    each = _run(formula, H2=F(formula), H3=F(formula), H4=F(formula))
    shared = _run("0", H2=F(formula, 0, "shared", "H2:H4"), H3=F("", 0, "shared"), H4=F("", 0, "shared"))
    assert each.column("H2:H4") == shared.column("H2:H4") == [30, 20, 60]


def test_this_row_outside_the_tables_rows_is_an_error():
    assert _run("Tbl[[#This Row],[Udgift i alt]]")["K9"] == "#VALUE!"


def test_a_column_whose_name_looks_like_a_keyword_is_a_column():
    headers = ["#All", "#Totals"]
    sheet = SheetSpec({**filled("A1", [headers, [1, 10], [2, 20]]), "D1": F("SUM(Tbl['#All])"),
                       "D2": F("SUM(Tbl[['#All]:['#Totals]])")}, [TableSpec("Tbl", "A1:B3", headers)])
    assert recalc({"Ark1": sheet}).column("D1:D2") == [3, 33]


def test_two_tables_on_one_sheet_with_and_without_headers_and_totals():
    cells = {
        **filled("A1", [["Navn", "Beløb"], ["a", 10], ["b", 20]]),
        "A4": "I alt", "B4": F("SUBTOTAL(109,[Beløb])"), "C4": F("SUM(Første[Beløb])"),
        **filled("E1", [["x", 1], ["y", 2]]),
        "H1": F("Første[[#Totals],[Beløb]]"), "H2": F("SUM(Anden[Kolonne2])"), "H3": F("COUNTA(Anden[#All])"),
        "H4": F("IFERROR(SUM(Anden[#Headers]),-1)"), "H5": F("SUM(Første[#Data])"),
        "H6": F("ROWS(Første[#All])"), "H7": F("SUM(Første[[#Data],[#Totals],[Beløb]])"),
    }
    tables = [TableSpec("Første", "A1:B4", ["Navn", "Beløb"], totals_row=True),
              TableSpec("Anden", "E1:F2", ["Kolonne1", "Kolonne2"], header_row=False)]
    run = recalc({"Ark1": SheetSpec(cells, tables)})
    assert run.column("B4:C4") == [30, 30]
    assert run.column("H1:H7") == [30, 3, 4, -1, 30, 4, 60]


def test_a_table_is_named_from_another_sheet_and_through_a_defined_name():
    headers = ["Navn", "Beløb"]
    data = SheetSpec(filled("A1", [headers, ["a", 10], ["b", 20]]), [TableSpec("Tbl", "A1:B3", headers)])
    run = recalc({"Ark": {"A1": F("SUM(Tbl[Beløb])"), "A2": F("SUM(Beløbene)")}, "Løn & data": data},
                 names={"Beløbene": "Tbl[Beløb]"})
    assert run.column("A1:A2") == [30, 30]


def test_this_row_with_a_bare_column_name_as_xlsxwriter_stores_it(tmp_path):
    """``[@Udgift]`` typed into XlsxWriter stands in the file as ``[[#This Row],Udgift]``."""
    import xlsxwriter
    from openpyxl import load_workbook

    from xl.hosts.headless import recalculate
    from xl.package.files import read_package

    writer = xlsxwriter.Workbook(str(tmp_path / "b.xlsx"))
    unit_cost = {"header": "Enhed", "formula": "=UNITCOST([@[Udgift i kr.]],[@Pers])"}
    columns = [{"header": "Udgift i kr."}, {"header": "Pers"}, unit_cost]
    writer.add_worksheet("Ark1").add_table("A1:C3", {"columns": columns, "data": [[10, 2], [30, 3]]})
    writer.close()
    (tmp_path / "c.xlsx").write_bytes(recalculate(read_package(tmp_path / "b.xlsx")).data)
    sheet = load_workbook(tmp_path / "c.xlsx", data_only=True).active
    assert [sheet["C2"].value, sheet["C3"].value] == [5, 10]


# --- formulas that are alike to the letter ------------------------------------------


def test_the_same_text_means_another_row_in_another_row():
    """Header, data, totals and rows outside: only rows of data have an own row in the table."""
    text = "IFERROR(Tbl[[#This Row],[Beløb]]*10,-1)"
    cells = {**filled("A1", [["Navn", "Beløb"], ["a", 1], ["b", 2], ["c", 3], ["I alt", 6], ["", 7]]),
             **{f"D{row}": F(text) for row in range(1, 8)}}
    run = recalc({"Ark1": SheetSpec(cells, [TableSpec("Tbl", "A1:B5", ["Navn", "Beløb"], totals_row=True)])})
    assert run.column("D1:D7") == [-1, 10, 20, 30, -1, -1, -1]


def test_a_fixed_cell_beside_the_own_row_stays_where_it_is():
    cells = {**filled("A1", [["Navn", "Beløb"], ["a", 1], ["b", 2], ["c", 3]]), "F2": 100,
             **{f"D{row}": F("Tbl[[#This Row],[Beløb]]+F2") for row in range(2, 5)}}
    run = recalc({"Ark1": SheetSpec(cells, [TableSpec("Tbl", "A1:B4", ["Navn", "Beløb"])])})
    assert run.column("D2:D4") == [101, 102, 103]


def test_a_column_of_row_numbers_counts_its_own_rows():
    """The engine takes a question of where the asking cell itself stands for a circle."""
    headers = ["Navn", "Nr.", "Af", "Ark"]
    own = [F("ROW(Tbl[[#This Row],[Nr.]])-1"), F("ROWS(Tbl[Af])"), F("ROW('Den ene'!D2)")]
    sheet = SheetSpec(filled("A1", [headers, *([name, *own] for name in "abc")]), [TableSpec("Tbl", "A1:D4", headers)])
    run = recalc({"Den ene": sheet, "Den anden": {"D2": F("ROW('Den ene'!D2)*10")}})
    assert [run.column(f"{column}2:{column}4") for column in "BCD"] == [[1, 2, 3], [3, 3, 3], [2, 2, 2]]
    assert run["Den anden!D2"] == 20


def test_a_reference_without_a_table_is_to_the_table_around_it():
    headers = ["Navn", "Beløb", "Dobbelt", "Andel"]
    own = [F("[@Beløb]*2"), F("[@Beløb]/SUM([Beløb])")]
    cells = {**filled("A1", [headers, ["a", 1, *own], ["b", 3, *own]]),
             **filled("F1", [headers, ["c", 5, *own], ["d", 15, *own]])}
    run = recalc({"Ark1": SheetSpec(cells, [TableSpec("En", "A1:D3", headers), TableSpec("To", "F1:I3", headers)])})
    assert (run.column("C2:C3"), run.column("D2:D3")) == ([2, 6], [0.25, 0.75])
    assert (run.column("H2:H3"), run.column("I2:I3")) == ([10, 30], [0.25, 0.75])


def test_numbers_in_the_names_of_tables_and_columns_are_no_row_numbers():
    headers = ["Kode", "Sats2020", "Sats2021"]
    cells = {**filled("A1", [headers, ["x", 1, 10], ["y", 2, 20]]), **filled("E1", [["x"], ["y"]]),
             "F1": F("SUMIFS(Tbl1[Sats2020],Tbl1[Kode],E1)"), "F2": F("SUMIFS(Tbl1[Sats2020],Tbl1[Kode],E2)"),
             "G1": F("SUMIFS(Tbl1[Sats2021],Tbl1[Kode],E1)"), "G2": F("SUMIFS(Tbl1[Sats2021],Tbl1[Kode],E2)"),
             "H1": F("COUNTIFS(Tbl_2[Kode],E1)"), "H2": F("COUNTIFS(Tbl_2[Kode],E2)"),
             **filled("J1", [["Kode"], ["y"], ["y"]])}
    tables = [TableSpec("Tbl1", "A1:C3", headers), TableSpec("Tbl_2", "J1:J3", ["Kode"])]
    run = recalc({"Ark1": SheetSpec(cells, tables)})
    assert [run.column(f"{column}1:{column}2") for column in "FGH"] == [[1, 2], [10, 20], [0, 2]]


def test_a_long_column_of_one_formula_is_judged_once(monkeypatch):
    from xl.hosts.headless.judge import Judge

    judged = []
    monkeypatch.setattr(Judge, "_judge", lambda self, text, *more, one=Judge._judge: (
        judged.append(text), one(self, text, *more))[1])
    rows = [[number, F("Tbl[[#This Row],[Beløb]]*2")] for number in range(1, 301)]
    cells = {**filled("A1", [["Beløb", "Dobbelt"], *rows]),
             **{f"D{row}": F(f"SUMIFS(Tbl[Dobbelt],Tbl[Beløb],A{row})") for row in range(2, 302)}}
    run = recalc({"Ark1": SheetSpec(cells, [TableSpec("Tbl", "A1:B301", ["Beløb", "Dobbelt"])])})
    assert run.column("D2:D301") == [number * 2 for number in range(1, 301)]
    assert len(judged) == 2
