"""The calculations by themselves: arrays in, arrays out, ``nan`` where there is no number."""

import ast
from pathlib import Path

import numpy as np
import pytest

import pyxl_bench
from pyxl_bench import savings, unit_cost

NAN = np.nan
COSTS = np.array([[30.0, 20.0, 22.0, NAN], [20.0, NAN, NAN, NAN], [NAN, 1.0, 2.0, 3.0]])


def test_a_unit_cost_needs_persons():
    answer = unit_cost.unit_cost(np.array([3000.0, 1.0, 1.0, NAN, 1.0]), np.array([100.0, 0.0, -1.0, 5.0, NAN]))
    np.testing.assert_array_equal(answer, [30.0, NAN, NAN, NAN, NAN])


def test_the_peers_are_the_others_that_have_a_number():
    np.testing.assert_array_equal(unit_cost.peers(COSTS, 0), [
        [False, True, True, False], [False, False, False, False], [False, True, True, True],
    ])
    assert np.array_equal(COSTS[:, 0], [30.0, 20.0, NAN], equal_nan=True)


def test_a_mean_without_peers_is_no_number():
    np.testing.assert_array_equal(unit_cost.peer_average(COSTS, 0), [21.0, NAN, 2.0])
    np.testing.assert_array_equal(unit_cost.peer_average(COSTS, 0, np.array([9.0, 1.0, 3.0, 0.0])), [21.5, NAN, 1.75])


def test_deviations_and_ranks_need_an_own_number():
    np.testing.assert_array_equal(unit_cost.cost_deviation(COSTS, 0), [9.0, NAN, NAN])
    np.testing.assert_array_equal(unit_cost.cost_rank(COSTS, 0), [1.0, 1.0, NAN])
    np.testing.assert_array_equal(unit_cost.cost_rank(COSTS, 0, dearest_first=False), [3.0, 1.0, NAN])


def test_a_deviation_relative_to_nothing_is_no_number():
    table = np.array([[5.0, 0.0, 0.0]])
    assert np.isnan(unit_cost.cost_deviation(table, 0, relative=True)).all()


def test_shares_of_what_sums_to_nothing_are_no_numbers():
    answer = unit_cost.spending_share(np.array([[1.0, 0.1], [NAN, 0.2], [3.0, -0.3]]))
    np.testing.assert_array_equal(answer, [[0.25, NAN], [NAN, NAN], [0.75, NAN]])


def test_groups_without_persons_weigh_nothing_together():
    unit_costs = np.array([[10.0, 10.0], [NAN, NAN], [40.0, 40.0]])
    persons = np.array([[2.0, 2.0], [0.0, 1.0], [1.0, 1.0]])
    np.testing.assert_array_equal(unit_cost.combined_unit_cost(unit_costs, persons), [20.0, NAN])


def test_the_spread_is_over_those_that_have_a_number():
    expected = [[24.0, 20.0, 30.0], [20.0, 20.0, 20.0], [2.0, 1.0, 3.0]]
    np.testing.assert_array_equal(unit_cost.cost_spread(COSTS), expected)
    assert np.isnan(unit_cost.cost_spread(np.full((1, 3), NAN))).all()


def test_the_cheapest_are_counted_among_the_others_and_sum_to_n():
    shares = savings.cheapest_shares(COSTS, 0, 2)
    np.testing.assert_array_equal(shares, [[0, 1, 1, 0], [NAN] * 4, [0, 1, 1, 0]])


@pytest.mark.parametrize(("row", "n", "expected"), [
    ([0.0, 1.0, 1.0, 1.0], 1, [0, 1 / 3, 1 / 3, 1 / 3]),
    ([0.0, 1.0, 1.0, 1.0], 2, [0, 2 / 3, 2 / 3, 2 / 3]),
    ([0.0, 1.0, 2.0, 2.0], 2, [0, 1, 1 / 2, 1 / 2]),
    ([0.0, 3.0, 2.0, 1.0], 3, [0, 1, 1, 1]),
    ([0.0, 3.0, 2.0, 1.0], 4, [NAN] * 4),
])
def test_those_that_tie_for_the_last_places_share_them(row, n, expected):
    np.testing.assert_allclose(savings.cheapest_shares(np.array([row]), 0, n), [expected])


def test_one_chosen_by_the_total_is_left_out_where_it_has_no_number():
    total = np.array([5.0, 1.0, 2.0, 3.0])
    np.testing.assert_array_equal(savings.cheapest_average(COSTS, 0, 2, total), [21.0, NAN, 1.5])
    np.testing.assert_array_equal(savings.cheapest_average(COSTS, 0, 3, total), [21.0, NAN, 2.0])


def test_a_saving_is_negative_and_nothing_is_plain_zero():
    own, level, persons = np.array([30.0, 20.0, 20.0]), np.array([20.0, 30.0, 20.0]), np.array([10.0, 10.0, 10.0])
    np.testing.assert_array_equal(savings.savings(own, level, persons), [-100.0, 100.0, 0.0])
    above = savings.savings(own, level, persons, only_above=True)
    np.testing.assert_array_equal(above, [-100.0, 0.0, 0.0])
    assert not np.signbit(above[1:]).any()


def test_the_calculations_know_no_spreadsheet_no_file_and_no_clock():
    for module in Path(pyxl_bench.__file__).parent.rglob("*.py"):
        imported = {
            (name.split(".")[0])
            for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
            if isinstance(node, (ast.Import, ast.ImportFrom))
            for name in ([alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""])
        }
        assert not imported & {"xl", "workbooks", "openpyxl", "xlwings", "formualizer", "time", "os", "pathlib", "io"}
