"""A call from Excel through xlwings to the catalogue and back, by both ways there are."""

import pytest

from pyxl_bench.errors import BenchError
from tests.hosts.classic.excel import OMITTED, area, error, handed_over, pointed
from tests.test_catalogue import EXAMPLES, arguments
from xl.cells import error_code

COLUMN = area([[3000.0], [None], [2000.0]])
PERSONS = area([[100.0], [50.0], [0.0]])


def in_a_cell(cell, shown):
    return "" if cell is None else shown(cell) if isinstance(cell, BenchError) else cell


@pytest.mark.parametrize("way", ["addin", "import"])
@pytest.mark.parametrize(("entry", "example"), EXAMPLES, ids=lambda item: getattr(item, "formula", None))
def test_an_example_answers_in_excel_what_the_catalogue_answers(excel, entry, example, way):
    text = example.formula.removeprefix(f"={entry.name}(").removesuffix(")")
    shown = error_code if way == "addin" else lambda e: f"{error_code(e)} {e.message('da')}"
    wanted = [[in_a_cell(cell, shown) for cell in row] for row in entry(*arguments(text)).cells]
    assert excel.call(entry.name, *map(handed_over, arguments(text)), way=way) == wanted


def test_a_blank_cell_stays_blank_and_an_error_spoils_its_own_row(excel):
    assert excel.call("UNITCOST", COLUMN, PERSONS) == [[30.0], [""], ["#DIV/0!"]]


def test_an_imported_function_says_why_in_the_cell(excel):
    (_, _, (third,)) = excel.call("UNITCOST", COLUMN, PERSONS, way="import")
    assert third.startswith("#DIV/0! ") and "række 3" in third


@pytest.mark.parametrize("way", ["addin", "import"])
def test_an_error_in_a_range_keeps_its_code(excel, way):
    answer = excel.call("UNITCOST", area([[error("#N/A")], [error("#SPILL!")], [10]]), area([[1], [1], [1]]), way=way)
    assert [str(cell).split()[0] for (cell,) in answer] == ["#N/A", "#SPILL!", "10.0"]


@pytest.mark.parametrize("way", ["addin", "import"])
def test_an_argument_left_out_is_its_default(excel, way):
    costs = area([["", "A", "B", "C"], ["Dagpenge", 30, 20, 22], ["Samlet", 30, 20, 22]])
    full = excel.call("COST_RANK", costs, "A", "Dagpenge", "high", way=way)
    assert excel.call("COST_RANK", costs, "A", "Dagpenge", OMITTED, way=way) == full == [[1.0]]
    assert excel.call("COST_RANK", costs, "A", OMITTED, "low", way=way) == [[3.0], [3.0]]


@pytest.mark.parametrize("way", ["addin", "import"])
def test_a_row_written_out_in_the_formula_is_a_row(excel, way):
    assert excel.call("DEVELOPMENT", {"row": [100, 110, 121]}, way=way)[0][1:] == pytest.approx([0.1, 0.1])


@pytest.mark.parametrize("way", ["addin", "import"])
def test_danish_numbers_arrive_as_text(excel, way):
    column = area([["1.303"], ["kr. 4.533"], ["29,6"]])
    assert excel.call("UNITCOST", column, 1, way=way) == [[1303.0], [4533.0], [29.6]]


@pytest.mark.parametrize("way", ["addin", "import"])
def test_a_suppressed_value_passes_through(excel, way):
    assert excel.call("UNITCOST", area([["(.)"], [10]]), area([[5], [5]]), way=way) == [["(.)"], [2.0]]


@pytest.mark.parametrize("way", ["addin", "import"])
def test_a_large_column_is_one_call(excel, way):
    rows = [[float(n)] for n in range(1, 20_001)]
    answer = excel.call("UNITCOST", area(rows), area([[2.0]] * len(rows)), way=way)
    assert len(answer) == len(rows) and answer[-1] == [10_000.0]


def test_several_areas_are_refused_and_never_cut_to_the_first(excel):
    (only,) = excel.call("UNITCOST", area([[1], [2]], areas=2), 1, way="import")
    assert only[0].startswith("#REF!")


@pytest.mark.parametrize(("way", "host"), [("addin", "Excel"), ("import", "Excel, xlwings")])
def test_the_version_names_the_host(excel, way, host):
    assert excel.call("PB_VERSION", way=way)[0][0].endswith(f"({host})")


@pytest.mark.parametrize("way", ["addin", "import"])
def test_a_workbook_that_counts_from_1904_is_read_that_way(excel, way):
    first, later = 45_000.0, 45_000.0 - 1462
    assert excel.call("MUNICIPAL_SHARE", 0, 4, first, way=way) == excel.call(
        "MUNICIPAL_SHARE", 0, 4, later, way=way, date1904=True)
    assert excel.call("MUNICIPAL_SHARE", 0, 4, 1.0, way=way) != excel.call(
        "MUNICIPAL_SHARE", 0, 4, first, way=way)


def test_a_function_that_is_gone_from_the_catalogue_is_an_unknown_name(excel):
    assert excel.call("SAVINGS_BEST") == [["#NAME?"]]
    (told,) = excel.call("WHY", pointed("[B]Ark1!$A$1", "=SAVINGS_BEST(B2)", error("#NAME?")))
    assert "SAVINGS_BEST" in told[0] and "pyxl-bench install" in told[0]
