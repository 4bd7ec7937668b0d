"""Log-rank and milestone comparisons follow their definitions."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pyxl_bench import errors
from pyxl_bench.survival import at_times
from pyxl_bench.survival_counts import count
from pyxl_bench.survival_tests import log_rank, milestone_difference
from tests.pyxl_bench.cohorts import Cohort, at_risk, cohorts, leaving


def two_groups_by_hand(cohort: Cohort) -> tuple[float, float]:
    """Observed less expected exits of group 1 and the variance, a two-by-two table per time."""
    everybody, treated = np.ones(cohort.durations.size, dtype=bool), cohort.groups == 1
    gap = variance = 0.0
    for time in set(cohort.durations.tolist()):
        followed, gone = at_risk(cohort, everybody, time), leaving(cohort, everybody, time)
        share = at_risk(cohort, treated, time) / followed
        gap += leaving(cohort, treated, time) - gone * share
        if followed > 1:
            variance += gone * share * (1 - share) * (followed - gone) / (followed - 1)
    return gap, variance


@given(cohorts(truncated=True))
def test_two_groups_are_compared_by_a_table_per_time(cohort: Cohort) -> None:
    gap, variance = two_groups_by_hand(cohort)
    assume(variance > 1e-9)
    ours = log_rank(cohort.counts())
    assert ours.freedom == 1
    assert ours.statistic == pytest.approx(gap**2 / variance, abs=1e-9)
    assert ours.p == pytest.approx(math.erfc(math.sqrt(ours.statistic / 2)))


@given(cohorts(truncated=True), cohorts(truncated=True))
def test_strata_are_compared_apart_and_summed(one: Cohort, other: Cohort) -> None:
    gap, variance = (sum(parts) for parts in zip(two_groups_by_hand(one), two_groups_by_hand(other)))
    assume(variance > 1e-9)
    assert log_rank([one.counts(), other.counts()]).statistic == pytest.approx(gap**2 / variance, abs=1e-9)


@given(cohorts(), st.permutations([0, 1, 2]))
def test_the_names_of_groups_do_not_matter(cohort: Cohort, names: list[int]) -> None:
    groups = np.arange(cohort.durations.size) % 3
    events = (cohort.events > 0).astype(int)
    first, second = (count(cohort.durations, events, groups=codes) for codes in (groups, np.array(names)[groups]))
    try:
        expected = log_rank(first)
    except errors.NothingToCompare:
        return
    ours = log_rank(second)
    assert (ours.statistic, ours.freedom) == (pytest.approx(expected.statistic, rel=1e-6, abs=1e-9), expected.freedom)


def test_a_group_whose_follow_up_never_meets_an_exit_is_left_out() -> None:
    durations, groups = np.array([1, 2, 3, 4, 5, 6, 0.5]), np.array([0, 1, 0, 1, 0, 1, 2])
    events = np.array([1, 1, 1, 1, 0, 1, 0])
    ours = log_rank(count(durations, events, groups=groups))
    assert ours.freedom == 1
    assert ours.statistic == pytest.approx(log_rank(count(durations[:6], events[:6], groups=groups[:6])).statistic)


def test_nothing_to_compare_is_refused() -> None:
    for columns in (
        {"durations": [1, 2, 3], "events": [1, 1, 1], "groups": [0, 0, 0]},
        {"durations": [1, 2, 3], "events": [0, 0, 0], "groups": [0, 1, 0]},
        {"durations": [1, 2, 9, 8], "events": [1, 1, 1, 1], "groups": [0, 0, 1, 1], "entries": [0, 0, 4, 4]},
    ):
        with pytest.raises(errors.NothingToCompare):
            log_rank(count(**{name: np.array(values) for name, values in columns.items()}))
    with pytest.raises(errors.NotForSamplingWeights):
        log_rank(count(np.array([1, 2]), groups=np.array([0, 1]), weights=np.array([0.5, 2])))


@given(cohorts())
def test_a_milestone_is_the_difference_of_two_shares_with_independent_errors(cohort: Cohort) -> None:
    counts, month = cohort.counts(), 3.0
    read = [at_times(counts.of(group), np.array([month])) for group in (0, 1)]
    assume(not any(np.isnan(curve.survival[0]) for curve in read))
    ours = milestone_difference(counts, month)
    assert ours.estimate == read[1].survival[0] - read[0].survival[0]
    variance = sum(s * (1 - s) / n for s, n in (
        (np.mean(cohort.durations[cohort.groups == g] > month), (cohort.groups == g).sum()) for g in (0, 1)))
    if (cohort.events > 0).all() and not any(curve.survival[0] == 0 for curve in read):
        assert ours.se == pytest.approx(math.sqrt(variance))  # without censoring: two binomial shares


def test_a_milestone_beyond_a_groups_follow_up_is_refused() -> None:
    counts = count(np.array([9, 9, 3, 3]), np.array([0, 1, 0, 1]), groups=np.array([0, 0, 1, 1]))
    with pytest.raises(errors.BeyondFollowUp, match=r"4 is beyond 3.*group 2"):
        milestone_difference(counts, 4)
