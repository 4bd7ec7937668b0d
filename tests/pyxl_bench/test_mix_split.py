"""Target-group mix and rates: worked by hand, and laws."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from pyxl_bench.mix import mix_split
from tests.pyxl_bench.activities import table

NAN = float("nan")


@st.composite
def tables(draw, least_persons=0):
    shape = (draw(st.integers(1, 4)), draw(st.integers(2, 5)))
    persons = draw(arrays.arrays(float, shape, elements=st.integers(least_persons, 40).map(float)))
    costs = draw(arrays.arrays(float, shape, elements=st.integers(0, 200).map(float)))
    return np.where(persons > 0, costs, np.nan), persons


def test_with_one_peer_each_is_weighed_by_the_mean_of_the_other():
    costs, persons = table([[20, 30], [100, 80]]), table([[30, 50], [70, 50]])
    mix = (0.3 - 0.5) * (20 + 30) / 2 + (0.7 - 0.5) * (100 + 80) / 2
    rates = (20 - 30) * (0.3 + 0.5) / 2 + (100 - 80) * (0.7 + 0.5) / 2
    assert mix_split(costs, persons, 0) == pytest.approx([mix, rates, 76 - 55])


def test_a_group_that_only_one_has_is_target_group_mix_alone():
    costs, persons = table([[20, 20], [100, NAN]]), table([[30, 50], [70, 0]])
    assert mix_split(costs, persons, 0) == pytest.approx([56, 0, 56])
    assert mix_split(costs, persons, 1) == pytest.approx([-56, 0, -56])


def test_a_group_that_nobody_has_is_nothing():
    costs, persons = table([[20, 25], [NAN, NAN]]), table([[30, 50], [0, NAN]])
    assert mix_split(costs, persons, 0) == pytest.approx([0, -5, -5])


def test_a_unit_cost_without_persons_counts_for_nothing():
    costs, persons = table([[20, 20], [100, 999]]), table([[30, 50], [70, 0]])
    assert mix_split(costs, persons, 0) == pytest.approx([56, 0, 56])


def test_a_peer_whose_total_is_unknown_is_left_out():
    costs = table([[20, 30, 40, 70, 90], [100, 80, NAN, 0, 60]])
    persons = table([[30, 50, 10, 0, NAN], [70, 50, 10, 0, 10]])
    np.testing.assert_allclose(mix_split(costs, persons, 0), mix_split(costs[:, :2], persons[:, :2], 0))


@pytest.mark.parametrize(("costs", "persons"), [
    ([[20, 30], [NAN, 80]], [[30, 50], [70, 50]]),
    ([[20, 30], [50, 80]], [[0, 50], [0, 50]]),
    ([[20, NAN], [50, NAN]], [[30, 0], [70, 0]]),
    ([[20, 30], [50, 80]], [[NAN, 50], [70, 50]]),
])
def test_without_an_own_total_or_a_peer_there_is_no_answer(costs, persons):
    assert np.isnan(mix_split(table(costs), table(persons), 0)).all()


@settings(deadline=None)
@given(tables())
def test_mix_and_rates_add_up_to_own_total_minus_the_simple_mean_of_the_peers_totals(given_tables):
    costs, persons = given_tables
    mix, rates, deviation = mix_split(costs, persons, 0)
    people = persons.sum(axis=0)
    totals = np.nansum(costs * persons, axis=0) / np.where(people > 0, people, np.nan)
    peers = totals[1:][people[1:] > 0]
    if people[0] == 0 or peers.size == 0:
        assert np.isnan([mix, rates, deviation]).all()
    else:
        assert deviation == pytest.approx(totals[0] - peers.mean(), abs=1e-9 * 200)
        assert mix + rates == pytest.approx(deviation, abs=1e-9 * 200)


@settings(deadline=None)
@given(tables(), st.randoms(use_true_random=False))
def test_the_order_of_groups_and_peers_changes_nothing(given_tables, random):
    costs, persons = given_tables
    groups, municipalities = costs.shape
    rows = random.sample(range(groups), groups)
    peers = [0, *random.sample(range(1, municipalities), municipalities - 1)]
    moved = mix_split(costs[rows][:, peers], persons[rows][:, peers], 0)
    np.testing.assert_allclose(moved, mix_split(costs, persons, 0), atol=1e-9 * 200)


@settings(deadline=None)
@given(tables(least_persons=1))
def test_equal_unit_costs_leave_all_to_the_mix_and_equal_shares_all_to_the_rates(given_tables):
    costs, persons = given_tables
    same_costs = np.broadcast_to(costs[:, :1], costs.shape)
    assert mix_split(same_costs, persons, 0)[1] == pytest.approx(0, abs=1e-9 * 200)
    same_shares = persons[:, :1] * np.arange(1, costs.shape[1] + 1)
    assert mix_split(costs, same_shares, 0)[0] == pytest.approx(0, abs=1e-9 * 200)
