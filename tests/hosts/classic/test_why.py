"""WHY in Excel: what the add-in remembers of the cells."""

from tests.hosts.classic.excel import area, error, pointed

REST = area([[10], [50], [0]])


def why(excel, *described, **options):
    return excel.call("WHY", pointed(*described), **options)[0][0]


def test_an_error_tells_its_reason(excel):
    excel.call("UNITCOST", 1, 0, place="'[Budget 2019.xlsm]Ark 1'!$B$5")
    told = why(excel, "'[Budget 2019.xlsm]Ark 1'!$B$5", "=UNITCOST(A5;B5)", error("#DIV/0!"))
    assert told.startswith("#DIV/0!: UNITCOST: ") and "persons" in told


def test_a_cell_of_a_spilled_answer_tells_its_own_reason(excel):
    excel.call("UNITCOST", area([[100], [200], [300]]), REST, place="[Bog1.xlsm]Ark1!$C$2")
    told = why(excel, "[Bog1.xlsm]Ark1!$C$2", "=UNITCOST(A2:A4;B2:B4)", error("#DIV/0!"), 2)
    assert "række 3" in told


def test_a_number_tells_the_call_and_its_source(excel):
    excel.call("UNITCOST", 3000, 100, place="[Bog1.xlsm]Ark1!$B$5:$B$7")
    told = why(excel, "[Bog1.xlsm]Ark1!$B$5", "=UNITCOST(A5;B5)", 30)
    assert told.startswith("30 = UNITCOST(A5;B5). ") and "Kilde:" in told


def test_what_is_remembered_belongs_to_one_book_and_one_sheet(excel):
    for sheet in ("[En.xlsx]Ark1", "[To.xlsx]Ark1", "[En.xlsx]Ark2"):
        excel.call("UNITCOST", 1, 0 if sheet == "[En.xlsx]Ark1" else 1, place=f"{sheet}!$A$1")
    assert "persons" in why(excel, "[En.xlsx]Ark1!$A$1", "=UNITCOST(1;0)", error("#DIV/0!"))
    assert why(excel, "[To.xlsx]Ark1!$A$1", "=1/0", error("#DIV/0!")) == "#DIV/0! i formlen =1/0"
    assert why(excel, "[En.xlsx]Ark2!$A$1", "=1/0", error("#DIV/0!")) == "#DIV/0! i formlen =1/0"


def test_a_reason_that_no_longer_holds_is_not_told(excel):
    excel.call("UNITCOST", 1, 0, place="[Bog1.xlsm]Ark1!$D$1")
    excel.call("UNITCOST", 8, 4, place="[Bog1.xlsm]Ark1!$D$1")
    assert why(excel, "[Bog1.xlsm]Ark1!$D$1", "=UNITCOST(8;4)", 2).startswith("2 = UNITCOST(8;4)")
    assert why(excel, "[Bog1.xlsm]Ark1!$D$1", "=7*7", 49) == "49 =7*7"


def test_an_error_is_followed_to_the_cell_it_came_from(excel):
    excel.call("UNITCOST", 1, 0, place="'[Bog1.xlsm]Ark 1'!$B$5")
    told = why(excel, "[Bog1.xlsm]Sum!$A$1", "=SUM('Ark 1'!B5;1)", error("#DIV/0!"))
    assert told.startswith("#DIV/0! kommer fra Ark 1!B5: persons")


def test_cells_without_formula_are_told_as_they_are(excel):
    assert why(excel, "[Bog1.xlsm]Ark1!$Z$1", "", None) == "Cellen er tom."
    assert why(excel, "[Bog1.xlsm]Ark1!$Z$1", "", 1234.5) == "Cellen indeholder 1.234,5; ingen formel."


def test_something_that_is_no_cell_is_told_how(excel):
    assert excel.call("WHY", 5) == [["Peg på én celle, fx =WHY(B5)."]]


def test_an_imported_function_points_to_the_addin(excel):
    assert "pyxl-bench install" in excel.call("WHY", area([[1]]), way="import")[0][0]
