"""Savings between curves, payback and follow-up."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyxl_bench import errors
from pyxl_bench.investment import ShareCurve, follow_up, investment_case, survival_savings
from pyxl_bench.restricted_mean import difference_from_whole, restricted_mean_difference
from pyxl_bench.survival_counts import count

nan = np.nan


def curve(*shares: float, months: tuple[float, ...] | None = None) -> ShareCurve:
    return ShareCurve(np.arange(len(shares), dtype=float) if months is None else np.array(months), np.array(shares))


def test_month_k_uses_the_shares_at_k_minus_one() -> None:
    saved = survival_savings(curve(1, 0.9, 0.8, 0.7), curve(1, 0.8, 0.5, 0.1), 100, 11.0)
    assert saved.month.tolist() == [1, 2, 3]
    assert saved.avoided == pytest.approx([0, 10, 30])
    assert saved.change == pytest.approx([0, -110, -330])
    assert saved.cumulative == pytest.approx([0, -110, -440])
    assert np.signbit(saved.change[0]) == np.False_


def test_months_not_observed_yet_are_silent_not_zero() -> None:
    saved = survival_savings(curve(1, 0.9, 0.8, 0.7, 0.6), curve(1, 0.8, 0.5, nan, nan), 10, 1.0)
    assert saved.silent_from == 4
    assert saved.avoided == pytest.approx([0, 1, 3, nan], nan_ok=True)
    assert saved.cumulative == pytest.approx([0, -1, -4, nan], nan_ok=True)


def test_asking_for_later_months_than_the_curves_have_is_answered_with_silence() -> None:
    saved = survival_savings(curve(1, 0.9), curve(1, 0.5), 10, 1.0, to=4)
    assert saved.avoided == pytest.approx([0, 4, nan, nan], nan_ok=True)
    assert saved.silent_from == 3


def test_a_step_holds_until_the_next_month_given() -> None:
    saved = survival_savings(curve(1, 0.8, 0.4, months=(0, 2, 5)), curve(1, 0.5, 0.0, months=(0, 3, 4)), 10, 1.0)
    assert saved.avoided == pytest.approx([0, 0, -2, 3, 8])
    assert np.isnan(saved.silent_from)  # nobody of the treated was left: later months are known


def test_a_cost_per_month_is_taken_month_by_month() -> None:
    saved = survival_savings(curve(1, 0.9, 0.8), curve(1, 0.8, 0.6), 10, np.array([1.0, 2.0, 3.0]))
    assert saved.change == pytest.approx([0, -2])
    with pytest.raises(errors.MonthsRunOut):
        survival_savings(curve(1, 0.9, 0.8), curve(1, 0.8, 0.6), 10, np.array([1.0]))


@pytest.mark.parametrize("error, row, base", [
    (errors.CurveEndsEarly, 3, curve(1, 0.9, 0.8, 0.7)),
    (errors.CurveEndsEarly, 2, curve(1, 0.9)),
    (errors.CurveNotFromOne, 1, curve(0.9, 0.8, 0.7)),
    (errors.CurveNotFromOne, 1, curve(1, 0.8, 0.7, months=(1, 2, 3))),
    (errors.ArgumentMissing, 1, curve(nan, 0.8, 0.7)),
    (errors.CurveRises, 3, curve(1, 0.8, 0.9)),
    (errors.NotAShare, 2, curve(1, -0.1, nan)),
    (errors.ArgumentMissing, 2, curve(1, nan, 0.7)),
    (errors.ArgumentMissing, 3, curve(1, 0.8, 0.7, months=(0, 1, nan))),
    (errors.MonthsNotAscending, 3, curve(1, 0.8, 0.7, months=(0, 2, 2))),
    (errors.MonthsNotAscending, 2, curve(1, 0.8, 0.7, months=(0, 0.5, 1))),
])
def test_what_is_no_curve_is_refused_by_its_row(error: type, row: int | None, base: ShareCurve) -> None:
    with pytest.raises(error) as refused:
        survival_savings(base, curve(1, 0.8, 0.6), 10, 1.0)
    assert refused.value.row == row
    assert "{" not in refused.value.message("da")


def test_negative_persons_and_months_before_the_first_are_refused() -> None:
    with pytest.raises(errors.NegativePersons):
        survival_savings(curve(1, 0.9), curve(1, 0.8), -1, 1.0)
    with pytest.raises(errors.NotACount):
        survival_savings(curve(1, 0.9), curve(1, 0.8), 1, 1.0, to=0)
    with pytest.raises(errors.EmptyRange):
        survival_savings(curve(), curve(), 1, 1.0)


def test_the_whole_target_group_hides_a_part_of_what_the_untreated_rest_shows() -> None:
    counts = count(np.array([3, 6, 9, 2, 4, 9]), np.array([1, 1, 0, 1, 1, 0]), groups=np.array([0, 0, 0, 1, 1, 1]))
    rest, whole = restricted_mean_difference(counts, 9).estimate, difference_from_whole(counts, 9).estimate
    assert whole == pytest.approx(rest / 2)  # half of the target group is treated


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(-50, 0)), min_size=1, max_size=8), st.floats(0, 0.2))
def test_a_case_is_the_sum_of_its_years_and_pays_back_when_the_sum_is_no_cost(
    years: list[tuple[int, int]], rate: float
) -> None:
    investment, savings = (np.array(column, dtype=float) / 10 for column in zip(*years))
    case = investment_case(investment, savings, rate)
    total = discounted = 0
    paid_back = nan
    for year, (spent, saved) in enumerate(years):
        total += spent + saved
        discounted += (spent + saved) / 10 / (1 + rate) ** year
        assert case.cumulative[year] == pytest.approx(total / 10, abs=1e-12)
        assert case.discounted[year] == pytest.approx(discounted, abs=1e-12)
        if total <= 0 and any(spent for spent, _ in years[: year + 1]) and np.isnan(paid_back):
            paid_back = year + 1
    assert case.payback == pytest.approx(paid_back, nan_ok=True)


def test_nothing_is_paid_back_before_something_is_invested() -> None:
    case = investment_case(np.array([0.0, 100.0, 0.0]), np.array([0.0, -60.0, -60.0]))
    assert case.payback == 3
    assert np.isnan(investment_case(np.zeros(2), np.zeros(2)).payback)


def test_a_case_refuses_years_that_do_not_match_and_a_rate_that_is_none() -> None:
    with pytest.raises(errors.ShapeMismatch):
        investment_case(np.array([1.0]), np.array([1.0, 2.0]))
    with pytest.raises(errors.NotADiscountRate):
        investment_case(np.array([1.0]), np.array([1.0]), -1)
    with pytest.raises(errors.NotADiscountRate):
        investment_case(np.array([1.0]), np.array([1.0]), 4)
    with pytest.raises(errors.EmptyRange):
        investment_case(np.array([]), np.array([]))


def test_periods_with_blank_realised_are_not_counted() -> None:
    told = follow_up(np.array([10.0, 20.0, 40.0, 80.0]), np.array([8.0, 25.0, nan, nan]))
    assert (told.budget, told.realised, told.difference) == (30, 33, 3)
    assert told.share == pytest.approx(1.1)
    nothing = follow_up(np.array([10.0]), np.array([nan]))
    assert (nothing.budget, nothing.realised, nothing.difference) == (0, 0, 0)
    assert np.isnan(nothing.share)


def test_a_realised_period_needs_a_budget() -> None:
    with pytest.raises(errors.ArgumentMissing) as refused:
        follow_up(np.array([10.0, nan]), np.array([8.0, 2.0]))
    assert refused.value.row == 2
    with pytest.raises(errors.ShapeMismatch):
        follow_up(np.array([10.0]), np.array([8.0, 2.0]))
    with pytest.raises(errors.EmptyRange):
        follow_up(np.array([]), np.array([]))
