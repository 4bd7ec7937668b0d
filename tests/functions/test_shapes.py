"""A function answers in the shape it is asked in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyxl_bench.errors import MunicipalitiesInAColumn, ShapeMismatch
from tests.functions.cases import ask, cases, cell, column, headcount, money
from xl.catalogue import OMITTED

TABLE = [
    ["", "Ærø", "Billund", "Læsø"],
    ["Dagpenge", 30.0, 20.0, 22.0],
    ["Sygedagpenge", 20.0, 26.0, 24.0],
    ["Samlet", 25.0, 23.0, 23.0],
]
PERSONS = [[10.0], [20.0]]


@given(st.integers(1, 4), st.integers(1, 4), st.data())
def test_unit_costs_stand_where_their_figures_stand(height, width, data):
    def matrix(numbers):
        return data.draw(st.lists(st.lists(numbers, min_size=width, max_size=width), min_size=height, max_size=height))

    spending, persons = matrix(money), matrix(headcount)
    expected = [[s / p for s, p in zip(*rows)] for rows in zip(spending, persons)]
    assert ask("UNITCOST", spending, persons) == expected
    assert ask("UNITCOST", spending, 4.0) == [[s / 4 for s in row] for row in spending]
    assert ask("UNITCOST", 100.0, persons) == [[100 / p for p in row] for row in persons]


def test_a_column_or_a_row_goes_with_each_column_or_row_of_a_matrix():
    matrix = [[10.0, 20.0], [30.0, 40.0]]
    assert ask("UNITCOST", matrix, [[1.0], [2.0]]) == [[10.0, 20.0], [15.0, 20.0]]
    assert ask("UNITCOST", matrix, [[1.0, 2.0]]) == [[10.0, 10.0], [30.0, 20.0]]


@pytest.mark.parametrize(("spending", "persons"), [
    ([[1.0], [2.0], [3.0]], [[1.0], [2.0]]),
    ([[1.0], [2.0]], [[1.0], [2.0], [3.0]]),
    ([[1.0], [2.0]], [[1.0, 2.0]]),
    ([[1.0, 2.0], [3.0, 4.0]], [[1.0], [2.0], [3.0]]),
])
def test_ranges_of_different_height_are_refused(spending, persons):
    assert isinstance(cell("UNITCOST", spending, persons), ShapeMismatch)


@pytest.mark.parametrize("given_", [20.0, [[20.0]], [20.0], ((20.0,),)])
def test_a_cell_is_a_cell_however_the_host_hands_it_over(given_):
    assert ask("UNITCOST", given_, 4.0) == [[5.0]]
    assert ask("UNITCOST", given_, [[4.0]]) == [[5.0]]


@given(cases(peers=3))
def test_a_whole_column_is_its_cells_one_by_one(case):
    labels = [*case.labels, "Samlet"]
    for name, rest in (
        ("PEER_AVERAGE", ()), ("COST_DEVIATION", ()), ("COST_RANK", ()), ("SAVINGS_AVG", (case.persons_column,)),
        ("SAVINGS_TOP3", (case.persons_column,)),
    ):
        whole = column(name, case.marked, case.own, *rest)
        assert [cell(name, case.marked, case.own, *rest, label) for label in labels] == whole
        assert column(name, case.marked, case.own, *rest, [[label] for label in labels]) == whole
        assert ask(name, case.marked, case.own, *rest, [labels]) == [whole]
    spread = ask("COST_SPREAD", case.marked)
    assert ask("COST_SPREAD", case.marked, [[label] for label in labels]) == spread
    worth = ask("SPREAD_VALUE", case.marked, case.persons_column)
    assert [row for label in labels for row in ask("SPREAD_VALUE", case.marked, case.persons_column, label)] == worth


def test_municipalities_beside_each_other_get_a_column_each():
    columns = [column("PEER_AVERAGE", TABLE, name) for name in ("Billund", "Læsø")]
    assert ask("PEER_AVERAGE", TABLE, [["Billund", "Læsø"]]) == [list(row) for row in zip(*columns)]


def test_municipalities_below_each_other_need_a_group():
    names = [["Billund"], ["Læsø"], ["Ærø"]]
    assert isinstance(cell("PEER_AVERAGE", TABLE, names), MunicipalitiesInAColumn)
    assert column("PEER_AVERAGE", TABLE, names, "Dagpenge") == [26.0, 25.0, 21.0]


def test_municipalities_and_groups_pair_up_or_cross():
    names, groups = [["Billund"], ["Ærø"]], [["Dagpenge"], ["Sygedagpenge"]]
    assert column("PEER_AVERAGE", TABLE, names, groups) == [26.0, 25.0]
    assert ask("PEER_AVERAGE", TABLE, names, [["Dagpenge", "Sygedagpenge"]]) == [[26.0, 22.0], [21.0, 25.0]]
    assert isinstance(cell("PEER_AVERAGE", TABLE, names, [*groups, ["Samlet"]]), ShapeMismatch)


def test_blank_names_among_others_stay_blank():
    groups = [["Dagpenge"], [None], [""], ["Samlet"]]
    assert column("PEER_AVERAGE", TABLE, "Billund", groups) == [26.0, None, None, 24.0]
    assert ask("COST_SPREAD", TABLE, [["Dagpenge"], [None]])[1] == [None] * 3


def test_an_unknown_name_spoils_its_own_cell():
    first, unknown, last = column("COST_RANK", TABLE, "Billund", [["Dagpenge"], ["Dagpeng"], ["Samlet"]])
    assert (first, last) == (3.0, 2.0)
    assert unknown.row == 2 and "Dagpenge" in unknown.message("da")


@pytest.mark.parametrize("total", ["Samlet", "i alt", "TOTAL", "Samlet:"])
def test_the_total_is_found_by_any_of_its_names(total):
    assert cell("PEER_AVERAGE", TABLE, "Billund", total) == 24.0
    assert cell("SAVINGS_AVG", TABLE, "Billund", PERSONS, total) == 10.0 * 6 - 20.0 * 4


@pytest.mark.parametrize("persons", [PERSONS, [[10.0, 20.0]], [[10.0], [20.0], [30.0]], [[10.0], [20.0], [None]]])
def test_persons_stand_in_a_column_or_a_row_with_or_without_the_total(persons):
    assert column("SAVINGS_AVG", TABLE, "Billund", persons) == [60.0, -80.0, -20.0]


def test_the_share_of_a_row_of_cells_is_a_row():
    assert ask("SPENDING_SHARE", [[1.0, 3.0]]) == [[0.25, 0.75]]
    assert ask("SPENDING_SHARE", [[1.0, 10.0], [3.0, 10.0]]) == [[0.25, 0.5], [0.75, 0.5]]
    assert ask("COMBINE_GROUPS", [[1.0, 3.0]], [[1.0, 1.0]]) == [[2.0]]
    assert ask("COMBINE_GROUPS", [[1.0, 5.0], [3.0, 7.0]], [[1.0], [1.0]]) == [[2.0, 6.0]]


@pytest.mark.parametrize("option", [OMITTED, None, "", " ", [[None]], [[""]]])
def test_a_blank_option_is_its_default(option):
    assert column("COST_DEVIATION", TABLE, "Billund", "Dagpenge", option) == [-6.0]
    assert cell("TOPN_AVERAGE", TABLE, "Billund", 1.0, "Samlet", option) == 23.0
    assert cell("SAVINGS_AVG", TABLE, "Billund", PERSONS, "Samlet", option) == -20.0
