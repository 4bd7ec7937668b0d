"""The Shapley split of a unit cost deviation: against all orders written out, and its laws."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pyxl_bench.activity import Activity
from pyxl_bench.drivers import EFFECTS, driver_split
from pyxl_bench.unit_cost import peer_average
from tests.pyxl_bench.activities import activities, built_from
from tests.pyxl_bench.drivers_by_hand import FACTORS, split_by_hand


def close(ours, theirs, scale=900.0):
    np.testing.assert_allclose(ours, theirs, rtol=1e-9, atol=1e-9 * scale)


def columns(activity, order):
    """The municipalities in another order."""
    return Activity(*(figures[..., order] for figures in
                      (activity.persons, activity.activated, activity.spending, activity.other)))


@settings(max_examples=150, deadline=None)
@given(activities())
def test_it_is_the_mean_over_all_orders_and_all_peers(activity):
    assert EFFECTS == FACTORS
    ours = driver_split(activity, 0)
    for row, (answered, by_hand) in enumerate(zip(ours, split_by_hand(activity, 0))):
        if by_hand is None:
            assert np.isnan(answered).all()
        elif row < len(ours) - 1:
            assert np.isnan(answered[0])
            close(answered[1:5], by_hand[1:])
        else:
            close(answered[:5], by_hand)


@settings(deadline=None)
@given(activities())
def test_the_effects_add_up_to_own_minus_the_simple_mean_of_the_peers(activity):
    answer = driver_split(activity, 0)
    costs = activity.unit_cost()
    scale = np.nanmax(costs, initial=1.0)
    with_peers = ~np.isnan(costs[:, 0]) & ~np.isnan(costs[:, 1:]).all(axis=1)
    assert (np.isnan(answer[:, 5]) == ~with_peers).all()
    for row in np.flatnonzero(with_peers):
        peers = costs[row, 1:][~np.isnan(costs[row, 1:])]
        close(answer[row, 5], costs[row, 0] - peers.mean(), scale)
        close(np.nansum(answer[row, :5]), answer[row, 5], scale)


@settings(deadline=None)
@given(activities())
def test_the_total_unit_cost_is_all_spending_over_all_persons(activity):
    money = activity.spending.sum(axis=(0, 1)) + activity.other.sum(axis=0)
    persons = activity.persons.sum(axis=0)
    close(activity.unit_cost()[-1], money / np.where(persons > 0, persons, np.nan))


@settings(deadline=None)
@given(activities(), st.randoms(use_true_random=False))
def test_the_order_of_peers_groups_and_tools_changes_nothing(activity, random):
    groups, tools, municipalities = activity.activated.shape
    answer = driver_split(activity, 0)

    def shuffled(count):
        return random.sample(range(count), count)

    peers = [0, *(1 + place for place in shuffled(municipalities - 1))]
    close(driver_split(columns(activity, peers), 0), answer)
    rows = shuffled(groups)
    moved = Activity(*(figures[rows] for figures in
                       (activity.persons, activity.activated, activity.spending, activity.other)))
    close(driver_split(moved, 0), answer[[*rows, groups]])
    order = shuffled(tools)
    close(driver_split(replace(activity, activated=activity.activated[:, order],
                               spending=activity.spending[:, order]), 0), answer)


@settings(deadline=None)
@given(activities())
def test_municipalities_that_are_alike_have_nothing_between_them(activity):
    alike = columns(activity, [0, 0, 0])
    answer = driver_split(alike, 0)
    assert (answer[~np.isnan(answer)] == 0).all()


@settings(deadline=None)
@given(activities(), st.sampled_from([0.001, 7.5, 1000.0]))
def test_money_in_another_unit_scales_the_effects_and_leaves_the_percentages(activity, unit):
    scaled = replace(activity, spending=activity.spending * unit, other=activity.other * unit)
    close(driver_split(scaled, 0), driver_split(activity, 0) * unit, 900 * unit)
    close(driver_split(scaled, 0, relative=True), driver_split(activity, 0, relative=True), 1e6)


@settings(deadline=None)
@given(activities())
def test_a_tool_in_two_identical_halves_changes_nothing(activity):
    halves = [0, *range(activity.activated.shape[1])]
    share = np.ones(len(halves))
    share[:2] = 0.5
    split = replace(activity, activated=activity.activated[:, halves] * share[:, np.newaxis],
                    spending=activity.spending[:, halves] * share[:, np.newaxis])
    close(driver_split(split, 0), driver_split(activity, 0))


@settings(deadline=None)
@given(activities())
def test_a_municipality_counted_in_another_unit_of_persons_is_the_same(activity):
    tenfold = Activity(*(figures * 10 for figures in
                         (activity.persons, activity.activated, activity.spending, activity.other)))
    close(driver_split(tenfold, 0), driver_split(activity, 0))


LEVELS = {
    "persons": [[30, 80, 10], [70, 20, 40]],
    "volume": [[0.2, 0.5, 0.3], [0.6, 0.1, 0.9]],
    "tool_mix": [[[0.3, 0.8, 0.5], [0.7, 0.2, 0.5]], [[1.0, 0.4, 0.6], [0.0, 0.6, 0.4]]],
    "unit_price": [[[9, 4, 7], [30, 50, 20]], [[60, 10, 12], [80, 90, 25]]],
    "other": [[5, 9, 4], [12, 3, 8]],
}
LEVEL_OF = dict(zip(EFFECTS, LEVELS))


@pytest.mark.parametrize("equal", EFFECTS)
def test_a_driver_that_is_equal_everywhere_has_no_effect_and_the_others_do(equal):
    levels = {name: np.array(values, dtype=float) for name, values in LEVELS.items()}
    levels[LEVEL_OF[equal]] = levels[LEVEL_OF[equal]][..., [0, 0, 0]]
    answer = driver_split(built_from(**levels), 0)
    effects = dict(zip(EFFECTS, answer[:, :5].T))
    assert effects[equal][~np.isnan(effects[equal])] == pytest.approx(0, abs=1e-12)
    assert all(abs(effects[name][-1]) > 0.1 for name in EFFECTS if name != equal)


@pytest.mark.parametrize("different", EFFECTS)
def test_a_driver_that_alone_differs_has_all_of_the_deviation(different):
    levels = {name: np.array(values, dtype=float)[..., [0, 0, 0]] for name, values in LEVELS.items()}
    levels[LEVEL_OF[different]] = np.array(LEVELS[LEVEL_OF[different]], dtype=float)
    answer = driver_split(built_from(**levels), 0)
    assert answer[-1, EFFECTS.index(different)] == pytest.approx(answer[-1, 5])
    assert abs(answer[-1, 5]) > 0.1


def test_relative_effects_are_shares_of_the_peers_mean():
    activity = built_from(**LEVELS)
    average = peer_average(activity.unit_cost(), 0)
    expected = driver_split(activity, 0) / average[:, np.newaxis]
    np.testing.assert_allclose(driver_split(activity, 0, relative=True), expected)
