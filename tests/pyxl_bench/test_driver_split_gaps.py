"""The driver split where something is missing: worked by hand, columns as ``EFFECTS`` and the deviation."""

from dataclasses import replace

import numpy as np
import pytest

from pyxl_bench.activity import Activity
from pyxl_bench.drivers import compared, driver_split
from tests.pyxl_bench.activities import table

NAN = float("nan")


def one_group(persons, activated, spending, other):
    """One group: municipalities across, tools down."""
    return Activity(table([persons]), table([activated]), table([spending]), table([other]))


def test_a_municipality_without_activity_takes_the_peers_tool_mix_and_prices():
    # The peer: volume 0.5, 100 per activated; we activate nobody, so all 50 per person is volume.
    activity = one_group([10, 20], [[0, 4], [0, 6]], [[0, 250], [0, 750]], [70, 60])
    expected = [0, -50, 0, 0, 4, -46]
    assert driver_split(activity, 0)[-1] == pytest.approx(expected)
    assert driver_split(activity, 1)[-1] == pytest.approx([-effect for effect in expected])


def test_an_unused_tool_takes_the_peers_price():
    # Volume 0.5 in both; the peer splits evenly between tools at 100 and 300, we use the first only, at 140.
    # Tool mix: half of the activated at (own or 100 for the first) against 300; unit price: 40 on 1 or 0.5.
    activity = one_group([10, 10], [[5, 2.5], [0, 2.5]], [[700, 250], [0, 750]], [0, 0])
    tool_mix = 0.5 * 0.5 * ((140 - 300) + (100 - 300)) / 2
    unit_price = 0.5 * 40 * (1 + 0.5) / 2
    assert driver_split(activity, 0)[0] == pytest.approx([NAN, 0, tool_mix, unit_price, 0, 70 - 100], nan_ok=True)


def test_a_group_without_tools_is_other_cost():
    activity = Activity(table([[10, 20]]), np.zeros((1, 0, 2)), np.zeros((1, 0, 2)), table([[70, 60]]))
    assert driver_split(activity, 0)[-1] == pytest.approx([0, 0, 0, 0, 4, 4])


def test_money_for_a_tool_that_nobody_was_in_is_other_cost():
    activity = one_group([10, 20], [[0, 4]], [[30, 400]], [70, 60])
    assert driver_split(activity, 0)[-1] == pytest.approx([0, -20, 0, 0, 10 - 3, -13])


TWO_GROUPS = Activity(
    persons=table([[30, 40, 40], [10, 0, 40]]),
    activated=table([[[3, 4, 8]], [[2, 0, 8]]]),
    spending=table([[[300, 800, 800]], [[100, 0, 800]]]),
    other=table([[60, 80, 80], [40, 0, 80]]),
)


@pytest.mark.parametrize("missing", [0.0, NAN])
def test_a_peer_without_persons_in_a_group_is_left_out_of_that_group(missing):
    activity = replace(TWO_GROUPS, persons=table([[30, 40, 40], [10, missing, 40]]))
    assert compared(activity, 0).tolist() == [[False, True, True], [False, False, True], [False, True, True]]
    alone = Activity(*(figures[1:, ..., [0, 2]] for figures in
                       (activity.persons, activity.activated, activity.spending, activity.other)))
    np.testing.assert_allclose(driver_split(activity, 0)[1], driver_split(alone, 0)[0])


def test_in_the_total_the_whole_weight_of_a_group_the_peer_lacks_is_target_group_mix():
    # Only the peer without the second group: unit costs 12 and 14 against 22; shares 3/4 and 1/4 against 1.
    activity = Activity(*(figures[..., :2] for figures in
                          (TWO_GROUPS.persons, TWO_GROUPS.activated, TWO_GROUPS.spending, TWO_GROUPS.other)))
    answer = driver_split(activity, 0)[-1]
    # Volume, tool and other cost are alike in the first group; its price is 100 against 200, at volume 0.1.
    unit_price = 0.1 * (100 - 200) * (3 / 4 + 1) / 2
    mix = 14 / 4 - (12 + 22) / 2 / 4
    assert answer == pytest.approx([mix, 0, 0, unit_price, 0, (3 * 12 + 14) / 4 - 22])
    assert driver_split(activity, 1)[-1] == pytest.approx(-answer)


def test_money_spent_in_a_group_without_persons_is_in_the_total_as_other_cost():
    spent = replace(TWO_GROUPS, other=table([[60, 80, 80], [40, 120, 80]]))
    before, after = driver_split(TWO_GROUPS, 0), driver_split(spent, 0)
    np.testing.assert_array_equal(after[:-1], before[:-1])
    # 120 over the peer's 40 persons is 3; it is one of two peers.
    assert after[-1] - before[-1] == pytest.approx([0, 0, 0, 0, -1.5, -1.5], abs=1e-12)


def test_a_municipality_without_a_group_has_no_answer_for_it_but_one_for_the_total():
    answer = driver_split(TWO_GROUPS, 1)
    assert np.isnan(answer[1]).all()
    assert np.nansum(answer[-1, :5]) == pytest.approx(answer[-1, 5])
    assert answer[-1, 5] == pytest.approx(22 - ((3 * 12 + 14) / 4 + 22) / 2)


def unknown(municipality):
    spending = TWO_GROUPS.spending.copy()
    spending[0, 0, municipality] = NAN
    return replace(TWO_GROUPS, spending=spending)


def test_an_unknown_figure_of_our_own_spoils_its_group_and_the_total_alone():
    answer = driver_split(unknown(0), 0)
    assert np.isnan(answer[[0, 2]]).all()
    np.testing.assert_array_equal(answer[1], driver_split(TWO_GROUPS, 0)[1])


def test_a_peer_with_an_unknown_figure_is_left_out_of_that_group_and_of_the_total():
    answer = driver_split(unknown(2), 0)
    without = Activity(*(figures[..., :2] for figures in
                         (TWO_GROUPS.persons, TWO_GROUPS.activated, TWO_GROUPS.spending, TWO_GROUPS.other)))
    np.testing.assert_allclose(answer[[0, 2]], driver_split(without, 0)[[0, 2]])
    np.testing.assert_array_equal(answer[1], driver_split(TWO_GROUPS, 0)[1])


def test_a_peer_without_any_persons_is_nobody_to_compare_with():
    closed = Activity(*(np.concatenate([figures, np.zeros_like(figures[..., :1])], axis=-1) for figures in
                        (TWO_GROUPS.persons, TWO_GROUPS.activated, TWO_GROUPS.spending, TWO_GROUPS.other)))
    np.testing.assert_allclose(driver_split(closed, 0), driver_split(TWO_GROUPS, 0))


def test_without_peers_there_is_no_answer():
    assert np.isnan(driver_split(one_group([10], [[5]], [[700]], [90]), 0)).all()


def test_percentages_of_a_peer_mean_of_zero_are_not_defined():
    activity = one_group([10, 20], [[5, 0]], [[700, 0]], [90, 0])
    assert np.isnan(driver_split(activity, 0, relative=True)).all()
