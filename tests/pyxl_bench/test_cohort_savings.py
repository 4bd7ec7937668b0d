"""What a cohort has saved is its difference in restricted means, month by month and priced month by month."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pyxl_bench import errors
from pyxl_bench.cohort_savings import cohort_savings, months_followed
from pyxl_bench.investment import MonthlySavings, ShareCurve, survival_savings
from pyxl_bench.limits import normal_quantile
from pyxl_bench.restricted_mean import difference_from_whole, restricted_mean_difference
from pyxl_bench.survival import at_times, kaplan_meier
from pyxl_bench.survival_counts import Counts, count
from tests.pyxl_bench.cohorts import Cohort, cohorts
from tests.pyxl_bench.test_jackknife import by_derivatives, weighted

nan = np.nan


def common_months(cohort: Cohort) -> int:
    return int(min(cohort.durations[cohort.groups == group].max() for group in (0, 1)))


@given(cohorts(), st.booleans(), st.integers(0, 90))
def test_the_sum_to_a_month_is_the_difference_in_means_times_persons_and_cost(
    cohort: Cohort, whole: bool, persons: int
) -> None:
    counts, to = cohort.counts(), common_months(cohort)
    saved = cohort_savings(counts, persons, 11.5, to, whole=whole, confidence=0.9)
    compared = difference_from_whole if whole else restricted_mean_difference
    means = compared(counts, float(to), confidence=0.9)
    for ours, months in ((saved.cumulative, means.estimate), (saved.lower, means.lower), (saved.upper, means.upper)):
        assert ours[-1] == pytest.approx(months * persons * 11.5, abs=1e-6)
    np.testing.assert_allclose(np.cumsum(saved.change), saved.cumulative, atol=1e-8)
    np.testing.assert_allclose(saved.change, -11.5 * saved.avoided)


@given(cohorts(), st.lists(st.integers(0, 40), min_size=12, max_size=12), st.integers(1, 200))
def test_from_the_persons_and_from_their_curves_the_answer_is_the_same(
    cohort: Cohort, costs: list[int], persons: int
) -> None:
    counts, to = cohort.counts(), common_months(cohort)
    curves = []
    for group in (0, 1):
        read = at_times(counts.of(group), np.arange(to + 1.0))
        curves.append(ShareCurve(read.time, read.survival, read.at_risk))
    cost = np.array(costs, dtype=float)
    ours, theirs = cohort_savings(counts, persons, cost, to), survival_savings(*curves, persons, cost, to)
    for name in ("month", "avoided", "change", "cumulative", "lower", "upper"):
        np.testing.assert_allclose(getattr(ours, name), getattr(theirs, name), rtol=1e-9, atol=1e-6, err_msg=name)


@settings(max_examples=20, deadline=None)
@given(cohorts(size=12), st.booleans())
def test_the_error_of_a_sum_with_a_price_per_month_is_its_own_derivative(cohort: Cohort, whole: bool) -> None:
    cohort, to = weighted(cohort), common_months(cohort)
    came, cost = np.linspace(9, 5, 12), np.linspace(1, 3, 12) ** 2

    def sums(counts: Counts) -> MonthlySavings:
        return cohort_savings(counts, came, cost, to, whole=whole)

    ours = sums(cohort.counts(sampling=True))
    error = (ours.upper - ours.lower) / 2 / normal_quantile(0.95)
    np.testing.assert_allclose(error, by_derivatives(cohort, lambda c: sums(c).cumulative), rtol=1e-4, atol=1e-5)


@given(cohorts())
def test_half_of_the_group_treated_hides_half_of_the_saving(cohort: Cohort) -> None:
    """Without censoring, the gap to the whole is the gap to the rest times the rest's part of the group."""
    cohort = Cohort(cohort.durations, np.ones_like(cohort.events), cohort.groups)
    to = common_months(cohort)
    rest, whole = (cohort_savings(cohort.counts(), 10, 1.0, to, whole=choice) for choice in (False, True))
    np.testing.assert_allclose(whole.avoided, rest.avoided * np.mean(cohort.groups == 0), atol=1e-9)


def two(base: list[float], treated: list[float], censored: int = 0) -> Counts:
    durations = np.array([*base, *treated], dtype=float)
    events = np.arange(durations.size) >= censored
    return count(durations, events, groups=np.repeat([0, 1], [len(base), len(treated)]))


def test_a_month_counts_once_both_groups_have_been_followed_through_it() -> None:
    counts = two([2, 5, 5], [1, 3, 3], censored=3)
    assert months_followed(counts) == 5  # all treated have left: later months of theirs are known
    saved = cohort_savings(counts, 3, 10.0, 7)
    assert saved.avoided == pytest.approx([0, 1, 1, 3, 3, nan, nan], nan_ok=True)
    assert saved.cumulative == pytest.approx([0, -10, -20, -50, -80, nan, nan], nan_ok=True)
    assert np.isnan(saved.upper).tolist() == [False] * 5 + [True] * 2
    assert saved.silent_from == 6


def test_those_who_have_come_and_what_they_cost_may_differ_by_month() -> None:
    saved = cohort_savings(two([2, 2], [1, 1]), np.array([9.0, 4.0]), np.array([1.0, 100.0]), 2)
    assert saved.avoided == pytest.approx([0, 4])
    assert saved.cumulative == pytest.approx([0, -400])
    assert np.isnan(saved.silent_from)


def test_days_within_a_month_are_its_part() -> None:
    saved = cohort_savings(two([1.5, 1.5], [0.25, 0.25]), 1, 1.0, 2)
    assert saved.avoided == pytest.approx([0.75, 0.5])


@pytest.mark.parametrize("error, row, options", [
    (errors.NotACount, None, {"to": 0}),
    (errors.NegativePersons, None, {"persons": -1.0}),
    (errors.NegativePersons, 2, {"persons": np.array([1.0, -1.0])}),
    (errors.MonthsRunOut, None, {"monthly_cost": np.array([1.0])}),
    (errors.NotAConfidence, None, {"confidence": 95}),
])
def test_what_cannot_be_is_refused(error: type, row: int | None, options: dict) -> None:
    with pytest.raises(error) as refused:
        cohort_savings(two([2, 2], [1, 1]), **({"persons": 1.0, "monthly_cost": 1.0, "to": 2} | options))
    assert refused.value.row == row


def test_a_side_without_anybody_is_refused() -> None:
    counts = count(np.array([1, 2]), groups=np.array([1, 1]), group_count=2)
    with pytest.raises(errors.EmptyGroup):
        cohort_savings(counts, 1, 1.0, 1)


@given(cohorts())
def test_months_end_with_the_first_group_that_still_has_somebody_left(cohort: Cohort) -> None:
    assume((cohort.events > 0).any())
    followed = months_followed(cohort.counts())
    ends = [curve.time[-1] for group in (0, 1) if (curve := kaplan_meier(cohort.counts()).of(group)).survival[-1] > 0]
    assert followed == min(ends, default=np.inf)
