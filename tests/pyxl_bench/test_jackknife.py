"""Standard errors with sampling weights are the estimate's own derivatives, taken numerically."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from hypothesis import given, settings

from pyxl_bench.competing import aalen_johansen, time_in_states
from pyxl_bench.restricted_mean import difference_from_whole, restricted_mean
from pyxl_bench.survival import kaplan_meier
from pyxl_bench.survival_counts import Counts
from tests.pyxl_bench.cohorts import Cohort, cohorts

STEP = 1e-5
CLOSE = {"rtol": 1e-5, "atol": 1e-7}


def by_derivatives(cohort: Cohort, estimate: Callable[[Counts], np.ndarray]) -> np.ndarray:
    """The root of the sum of (weight x derivative of the estimate by that weight) squared."""
    weights = cohort.weights
    variance: np.ndarray | float = 0.0
    for row in range(weights.size):
        nudge = np.where(np.arange(weights.size) == row, STEP, 0.0)
        up, down = (estimate(cohort.with_weights(weights + sign * nudge).counts(sampling=True)) for sign in (1, -1))
        variance = variance + (weights[row] * (up - down) / (2 * STEP)) ** 2
    return np.sqrt(variance)


def weighted(cohort: Cohort) -> Cohort:
    return cohort.with_weights(0.6 + (np.arange(cohort.durations.size) * 7 % 11) / 9)


@settings(max_examples=25, deadline=None)
@given(cohorts(truncated=True, size=12))
def test_the_error_of_a_share_and_of_the_hazard(cohort: Cohort) -> None:
    cohort = weighted(cohort)
    curves = kaplan_meier(cohort.counts(sampling=True))
    np.testing.assert_allclose(curves.se, by_derivatives(cohort, lambda c: kaplan_meier(c).survival), **CLOSE)
    hazard = by_derivatives(cohort, lambda c: kaplan_meier(c).cumulative_hazard)
    np.testing.assert_allclose(curves.hazard_se, hazard, **CLOSE)


@settings(max_examples=25, deadline=None)
@given(cohorts(truncated=True, size=12))
def test_the_error_of_the_share_gone_for_each_cause(cohort: Cohort) -> None:
    cohort = weighted(cohort)
    exits = aalen_johansen(cohort.counts(sampling=True))
    np.testing.assert_allclose(exits.se, by_derivatives(cohort, lambda c: aalen_johansen(c).share), **CLOSE)


@settings(max_examples=25, deadline=None)
@given(cohorts(truncated=True, size=12))
def test_the_error_of_mean_months_on_support_and_in_every_state(cohort: Cohort) -> None:
    cohort = weighted(cohort)
    horizon = float(min(cohort.durations[cohort.groups == group].max() for group in (0, 1)))
    counts = cohort.counts(sampling=True)
    mean = by_derivatives(cohort, lambda c: restricted_mean(c, horizon).mean)
    np.testing.assert_allclose(restricted_mean(counts, horizon).se, mean, **CLOSE)
    states = by_derivatives(cohort, lambda c: time_in_states(c, horizon).mean)
    np.testing.assert_allclose(time_in_states(counts, horizon).se, states, **CLOSE)


@settings(max_examples=25, deadline=None)
@given(cohorts(truncated=True, size=12))
def test_the_error_of_a_difference_from_the_whole_knows_that_the_treated_are_in_both(cohort: Cohort) -> None:
    cohort = weighted(cohort)
    horizon = float(min(cohort.durations[cohort.groups == group].max() for group in (0, 1)))
    ours = difference_from_whole(cohort.counts(sampling=True), horizon)
    means = (restricted_mean(cohort.counts(sampling=True).of(1), horizon).mean[0],
             restricted_mean(cohort.counts(sampling=True).pooled(), horizon).mean[0])
    assert abs(ours.estimate - (means[0] - means[1])) < 1e-12
    numeric = by_derivatives(cohort, lambda c: np.array(difference_from_whole(c, horizon).estimate))
    np.testing.assert_allclose(ours.se, numeric, **CLOSE)
