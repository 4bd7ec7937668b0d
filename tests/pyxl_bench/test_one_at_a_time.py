"""One driver at a time at the peers' level, held against unit costs of activities changed accordingly."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from pyxl_bench.activity import Activity
from pyxl_bench.drivers import EFFECTS, one_at_a_time
from tests.pyxl_bench.activities import activities, built_from, table

OWN = {
    "persons": [[30], [70]],
    "volume": [[0.2], [0.6]],
    "tool_mix": [[[0.3], [0.7]], [[0.9], [0.1]]],
    "unit_price": [[[9], [30]], [[60], [80]]],
    "other": [[5], [12]],
}
PEERS = {
    "persons": [[80, 10], [20, 40]],
    "volume": [[0.5, 0.3], [0.1, 0.9]],
    "tool_mix": [[[0.8, 0.5], [0.2, 0.5]], [[0.4, 0.6], [0.6, 0.4]]],
    "unit_price": [[[4, 7], [50, 20]], [[10, 12], [90, 25]]],
    "other": [[9, 4], [3, 8]],
}
# By hand: activated in the first group 40 and 3, in the second 2 and 36; each tool's share of them, and its spending.
TOGETHER = {
    "persons": [[80 + 10], [20 + 40]],
    "volume": [[(40 + 3) / 90], [(2 + 36) / 60]],
    "tool_mix": [[[(32 + 1.5) / 43], [(8 + 1.5) / 43]], [[(0.8 + 21.6) / 38], [(1.2 + 14.4) / 38]]],
    "unit_price": [[[(128 + 10.5) / 33.5], [(400 + 30) / 9.5]], [[(8 + 259.2) / 22.4], [(108 + 360) / 15.6]]],
    "other": [[(720 + 40) / 90], [(60 + 320) / 60]],
}
DRIVER = dict(zip(EFFECTS, OWN))


def side_by_side(first, second):
    return built_from(**{name: np.concatenate([table(first[name]), table(second[name])], axis=-1) for name in first})


def costs(levels):
    return built_from(**levels).unit_cost()[:, 0]


@pytest.mark.parametrize("driver", EFFECTS)
def test_an_effect_is_own_minus_own_with_that_driver_at_the_level_of_the_peers_together(driver):
    answer = one_at_a_time(side_by_side(OWN, PEERS), 0)
    own, changed = costs(OWN), costs({**OWN, DRIVER[driver]: TOGETHER[DRIVER[driver]]})
    expected = (own - changed) / own
    if driver == "target_group_mix":
        expected[:-1] = np.nan
    np.testing.assert_allclose(answer[:, EFFECTS.index(driver)], expected)


def test_the_deviation_is_from_the_simple_mean_of_unit_costs_and_the_residual_is_what_the_effects_leave():
    answer = one_at_a_time(side_by_side(OWN, PEERS), 0)
    own, peers = costs(OWN), built_from(**PEERS).unit_cost()
    np.testing.assert_allclose(answer[:, 5], (own - peers.mean(axis=1)) / own)
    np.testing.assert_allclose(answer[:, 6], answer[:, 5] - np.nansum(answer[:, :5], axis=1))
    assert abs(answer[-1, 6]) > 0.01


def test_the_total_of_a_driver_is_the_groups_effects_weighted_by_own_spending():
    activity = side_by_side(OWN, PEERS)
    answer = one_at_a_time(activity, 0)
    spending = activity.money[:, 0]
    np.testing.assert_allclose(answer[-1, 1:5], spending @ answer[:-1, 1:5] / spending.sum())


@settings(deadline=None)
@given(activities())
def test_the_peers_count_as_one_municipality(activity):
    figures = (activity.persons, activity.activated, activity.spending, activity.other)
    groups_of_all = (activity.persons > 0).all(axis=1)
    merged = Activity(*(np.stack([part[..., 0], part[..., 1:].sum(axis=-1)], axis=-1) for part in figures))
    together, apart = one_at_a_time(merged, 0), one_at_a_time(activity, 0)
    rows = np.flatnonzero(groups_of_all)
    np.testing.assert_allclose(apart[rows, :5], together[rows, :5], rtol=1e-9, atol=1e-9)
    if (activity.persons.sum(axis=0) > 0).all():
        np.testing.assert_allclose(apart[-1, :5], together[-1, :5], rtol=1e-9, atol=1e-9)


@settings(deadline=None)
@given(activities())
def test_municipalities_that_are_alike_have_no_effects_and_no_residual(activity):
    alike = Activity(*(part[..., [0, 0, 0]] for part in
                       (activity.persons, activity.activated, activity.spending, activity.other)))
    answer = one_at_a_time(alike, 0)
    np.testing.assert_allclose(answer[~np.isnan(answer)], 0, atol=1e-9)


@settings(deadline=None)
@given(activities())
def test_money_in_another_unit_leaves_the_shares(activity):
    dearer = replace(activity, spending=activity.spending * 1000, other=activity.other * 1000)
    np.testing.assert_allclose(one_at_a_time(dearer, 0), one_at_a_time(activity, 0), rtol=1e-9, atol=1e-6)


def test_a_large_peer_counts_for_more():
    activity = Activity(
        table([[10, 30, 10]]), table([[[5, 15, 0]]]), table([[[500, 900, 0]]]), table([[0, 0, 0]]),
    )
    # Volume 0.5 at 100 = 50; prices 100 against 60, volumes 0.5 against 15 of 40; unit costs 50 against 30 and 0.
    expected = [0, (50 - 37.5) / 50, 0, (50 - 30) / 50, 0, (50 - 15) / 50]
    assert one_at_a_time(activity, 0)[-1, :6] == pytest.approx(expected)


def test_own_unit_cost_of_zero_gives_no_shares():
    activity = Activity(table([[10, 10]]), table([[[0, 5]]]), table([[[0, 300]]]), table([[0, 0]]))
    assert np.isnan(one_at_a_time(activity, 0)).all()


def test_without_peers_there_is_no_answer():
    assert np.isnan(one_at_a_time(built_from(**OWN), 0)).all()


def three_of_which_one_is_unknown(municipality):
    activity = side_by_side(OWN, PEERS)
    spending = activity.spending.copy()
    spending[0, 0, municipality] = np.nan
    return replace(activity, spending=spending)


def test_an_unknown_figure_of_our_own_spoils_its_group_and_the_total_alone():
    answer = one_at_a_time(three_of_which_one_is_unknown(0), 0)
    assert np.isnan(answer[[0, 2]]).all()
    np.testing.assert_array_equal(answer[1], one_at_a_time(side_by_side(OWN, PEERS), 0)[1])


def test_a_peer_with_an_unknown_figure_is_left_out_of_that_group_and_of_the_total():
    answer = one_at_a_time(three_of_which_one_is_unknown(2), 0)
    first_peer = {name: table(levels)[..., :1] for name, levels in PEERS.items()}
    np.testing.assert_allclose(answer[[0, 2]], one_at_a_time(side_by_side(OWN, first_peer), 0)[[0, 2]])
    np.testing.assert_array_equal(answer[1], one_at_a_time(side_by_side(OWN, PEERS), 0)[1])
