"""What a workbook says of itself: dates, calculation mode, circles, hidden things, links to others."""

from __future__ import annotations

import pytest

from tests.hosts.books import MAIN, PACKAGE_RELATIONS, RELATIONS, Error, F, SheetSpec, book, filled, recalc

LINK = {
    "xl/externalLinks/externalLink1.xml":
    f'<externalLink xmlns="{MAIN}" xmlns:r="{RELATIONS}"><externalBook r:id="rId1"><sheetNames>'
    '<sheetName val="Års tal"/></sheetNames>'
    '<sheetDataSet><sheetData sheetId="0"><row r="1"><cell r="A1"><v>500</v></cell><cell r="B1" t="str">'
    '<v>hej</v></cell></row><row r="2"><cell r="A2"><v>600</v></cell></row></sheetData></sheetDataSet></externalBook>'
    "</externalLink>",
    "xl/externalLinks/_rels/externalLink1.xml.rels":
    f'<Relationships xmlns="{PACKAGE_RELATIONS}"><Relationship Id="rId1" Type="{RELATIONS}/externalLinkPath" '
    'Target="anden.xlsx" TargetMode="External"/></Relationships>',
}


def test_days_are_counted_from_1904_where_the_book_says_so():
    # 31 January 2024 is 43,860 days after 1 January 1904 and 45,322 in the usual count.
    cells = {"A1": F("DATE(2024,1,31)"), "A2": F("YEAR(43860)"), "A3": F("EOMONTH(43850,0)"),
             "A4": F('TEXT(43860,"yyyy")')}
    assert recalc({"Ark1": cells}, date1904=True).column("A1:A4") == [43860, 2024, 43860, "2024"]
    assert recalc({"Ark1": cells})["A1"] == 45322


@pytest.mark.parametrize("mode", ['calcMode="manual"', 'calcMode="autoNoTable"', 'fullCalcOnLoad="1"'])
def test_every_mode_is_calculated_and_none_is_changed(mode):
    before = book({"Ark1": {"A1": 2, "B1": F("A1*2", 1)}}, calculation=mode)
    run = recalc(before)
    assert run["B1"] == 4


def test_a_circle_keeps_its_values_and_the_rest_is_calculated():
    run = recalc({"Ark1": {"A1": F("A2+1", 5), "A2": F("A1+1", 6), "A3": F("A1*2", 10), "A4": F("IFERROR(A2,0)", 6),
                           "B1": F("1+1", 0), "C1": F("C2+1"), "C2": F("C1+1"), "D1": F("UNITCOST(D1,1)", 4)}})
    assert run.column("A1:A4") == [5, 6, 10, 6]
    assert [run["B1"], run["D1"]] == [2, 4]
    assert run.kind("C1") == "e"
    assert run.errors["Ark1!C1"][1] == "cirkulær reference"
    assert run.kept["Ark1!A1"] == "cirkulær reference"


def test_a_cell_that_asks_where_it_stands_is_no_circle():
    cells = {"D5": F("ROW(D5)"), "D6": F("ROWS(D$1:D6)"), "D7": F("COLUMNS($A7:D7)+COLUMN(D7)"), "D8": F("ROW()")}
    assert recalc({"Ark1": cells}).column("D5:D8") == [5, 6, 8, 8]


def test_iterative_calculation_runs_as_often_as_the_book_says():
    run = recalc({"Ark1": {"A1": F("IF(A1>5,A1,A1+1)", 3), "B1": F("A1*10", 30)}},
                 calculation='iterate="1" iterateCount="50"')
    assert run.column("A1:B1") == [6, 60]


def test_a_data_table_keeps_its_values():
    run = recalc({"Ark1": {"A1": 5, "B1": F("A1*2", 0), "D2": F("", 6, "dataTable", "D2:D3"), "D3": 7,
                           "E1": F("D2+1", 7), "E2": F("D3+1", 8)}})
    assert [run["B1"], run["D2"], run["D3"], run["E1"], run["E2"]] == [10, 6, 7, 7, 8]
    assert set(run.kept) == {"Ark1!D2", "Ark1!E1", "Ark1!E2"}


def test_subtotals_over_hidden_rows_stand_and_other_sums_are_calculated():
    cells = {"A1": 1, "A2": 2, "A3": 4, "B1": F("SUBTOTAL(109,A1:A3)", 3), "B2": F("SUBTOTAL(9,A1:A3)", 3),
             "B3": F("AGGREGATE(9,5,A1:A3)", 3), "B4": F("SUM(A1:A3)", 0), "B5": F("B1+1", 4)}
    hidden = recalc({"Ark1": SheetSpec(cells, hidden=(3,))})
    assert hidden.column("B1:B5") == [3, 3, 3, 7, 4]
    assert set(hidden.kept) == {"Ark1!B1", "Ark1!B2", "Ark1!B3", "Ark1!B5"}
    assert recalc({"Ark1": cells}).column("B1:B5") == [7, 7, 7, 7, 8]


def test_hidden_empty_and_oddly_named_sheets_are_sheets():
    names = ["Ærø's tal", "A & B <2>", "1.kvt", "Data 2024 (ny)", "日本"]
    sheets: dict[str, object] = {name: SheetSpec({"A1": number}, state="veryHidden" if number % 2 else "hidden")
                                 for number, name in enumerate(names, 1)}
    quoted = ["'" + name.replace("'", "''") + "'" for name in names]
    cells = {f"A{number}": F(f"{name}!A1*10", 0) for number, name in enumerate(quoted, 1)}
    run = recalc({"Ark1": cells, "Tom": {}, **sheets})
    assert run.column("A1:A5") == [10, 20, 30, 40, 50]


def test_two_hundred_sheets_hand_a_number_on():
    sheets = {"Ark1": {"A1": 1, "B1": F("UNITCOST(A1,1)", 0)}}
    sheets |= {f"Ark{n}": {"A1": F(f"'Ark{n - 1}'!A1+1", 0), "B1": F("UNITCOST(A1,2)", 0)} for n in range(2, 201)}
    run = recalc(sheets)
    assert [run["Ark200!A1"], run["Ark200!B1"]] == [200, 100]


@pytest.mark.parametrize("code", ["#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#UNKNOWN!", "#CONNECT!", "#BUSY!",
                                  "#GETTING_DATA", "#PYTHON!", "#EXTERNAL!"])
def test_the_newer_errors_in_a_file_do_no_harm(code):
    run = recalc({"Ark1": {"A1": Error(code), "A2": F("A1+1", Error(code)), "A3": F("1+1", Error(code)),
                           "A4": F("IFERROR(A1,5)", Error(code)), "A5": F("IFERROR(UNITCOST(A1,2),6)", 0)}})
    assert run["A1"] == code
    assert run.kind("A2") == "e"
    assert run.column("A3:A5") == [2, 5, 6]


@pytest.mark.parametrize(("formula", "expected"), [
    ("'[1]Års tal'!A1", 500), ("'[1]Års tal'!$A$1+B9", 503), ("UNITCOST('[1]Års tal'!A1,5)", 100),
    ("SUM('[1]Års tal'!A1:A2)", 1100), ("SUM(UNITCOST('[1]Års tal'!A1:A2,10))", 110), ("'[1]Års tal'!B1&\"!\"", "hej!"),
])
def test_the_stored_values_of_another_book_are_used(formula, expected):
    run = recalc({"Ark1": {"A1": F(formula), "B9": 3}}, links=LINK)
    assert run["A1"] == expected


@pytest.mark.parametrize("formula", [
    "IFERROR(VLOOKUP(1,'[1]Års tal'!$A:$B,2,0),0)", "'[1]Findes ikke'!A1", "[2]Ark1!A1", "[1]!Navn",
    "'C:\\x\\[y.xlsx]Ark1'!A1", "IFERROR([2]Ark1!A1,0)", "UNITCOST([2]Ark1!A1,2)",
])
def test_what_is_not_stored_of_another_book_leaves_the_cell_alone(formula):
    run = recalc({"Ark1": {"A1": F(formula, 7), "A2": F("A1+1", 8), "A3": F("1+1", 0)}}, links=LINK)
    assert run.column("A1:A3") == [7, 8, 2]
    assert set(run.kept) == {"Ark1!A1", "Ark1!A2"}


def test_a_book_without_formulas_is_left_byte_for_byte():
    data = book({"Ark1": filled("A1", [[1, "x"]])})
    assert recalc(data).result.data == data
