"""Laws that hold for every cohort, whatever its numbers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyxl_bench.competing import aalen_johansen, incidence_at, time_in_states
from pyxl_bench.investment import ShareCurve, survival_savings
from pyxl_bench.restricted_mean import difference_from_whole, restricted_mean, restricted_mean_difference
from pyxl_bench.survival import Curves, at_times, kaplan_meier
from pyxl_bench.survival_tests import log_rank
from tests.pyxl_bench.cohorts import Cohort, at_risk, cohorts, shares_by_hand

COLUMNS = ("time", "at_risk", "events", "censored",
           "survival", "se", "lower", "upper", "cumulative_hazard", "hazard_se")


def assert_same_curve(one: Curves, other: Curves, *, columns: tuple[str, ...] = COLUMNS) -> None:
    for name in columns:
        np.testing.assert_allclose(getattr(one, name), getattr(other, name), rtol=1e-9, atol=1e-12, err_msg=name)


@given(st.booleans().flatmap(lambda whole: cohorts(whole=whole)) | cohorts(truncated=True))
def test_curves_are_the_definition_written_out_person_by_person(cohort: Cohort) -> None:
    counts = cohort.counts()
    curves, exits = kaplan_meier(counts), aalen_johansen(counts)
    for group, time, followed, survival, shares in zip(
        curves.group, curves.time, curves.at_risk, curves.survival, exits.share
    ):
        by_hand = shares_by_hand(cohort, group, time)
        assert followed == at_risk(cohort, cohort.groups == group, time)
        assert survival == pytest.approx(by_hand[0], abs=1e-12)
        assert shares == pytest.approx(by_hand, abs=1e-12)


@given(cohorts(truncated=True), st.lists(st.integers(0, 14), min_size=1, max_size=5))
def test_reading_off_at_any_month_is_the_step_in_force(cohort: Cohort, months: list[int]) -> None:
    counts = cohort.counts().of(1)
    read = at_times(counts, np.array(months, dtype=float))
    exits = incidence_at(counts, np.array(months, dtype=float))
    last = cohort.durations[cohort.groups == 1].max()
    for row, month in enumerate(months):
        by_hand = shares_by_hand(cohort, 1, month)
        known = month <= last or by_hand[0] < 1e-12
        expected = by_hand if known else (np.nan,) * 3
        assert read.survival[row] == pytest.approx(expected[0], abs=1e-12, nan_ok=True)
        assert exits.share[row] == pytest.approx(expected, abs=1e-12, nan_ok=True)
        assert read.at_risk[row] == at_risk(cohort, cohort.groups == 1, month)


@given(cohorts())
def test_censoring_the_last_exit_lifts_only_the_end_of_the_curve(cohort: Cohort) -> None:
    last = cohort.durations == cohort.durations[cohort.groups == 0].max()
    last &= cohort.groups == 0
    censored = replace(cohort, events=np.where(last, 0, cohort.events))
    before, after = (kaplan_meier(one.counts()).of(0) for one in (cohort, censored))
    np.testing.assert_array_equal(before.survival[:-1], after.survival[:-1])
    assert after.survival[-1] == (after.survival[-2] if after.survival.size > 1 else 1.0)


@given(cohorts(truncated=True), st.integers(2, 9))
def test_scaling_sampling_weights_changes_no_share_and_no_error(cohort: Cohort, scale: int) -> None:
    weights = 0.5 + (np.arange(cohort.durations.size) % 5) / 7
    one, scaled = (kaplan_meier(cohort.with_weights(w).counts(sampling=True)) for w in (weights, weights * scale))
    assert_same_curve(one, scaled, columns=("time", "survival", "cumulative_hazard"))
    for name in ("se", "hazard_se"):  # as variances: a variance of nothing may be a rounding, its root is larger
        np.testing.assert_allclose(getattr(one, name) ** 2, getattr(scaled, name) ** 2, rtol=1e-9, atol=1e-14)
    np.testing.assert_allclose(scaled.at_risk, one.at_risk * scale)


@given(cohorts(), st.data())
def test_rows_written_out_are_the_same_as_one_row_with_a_weight(cohort: Cohort, data: st.DataObject) -> None:
    size = cohort.durations.size
    times = np.array(data.draw(st.lists(st.integers(0, 3), min_size=size, max_size=size)))
    times[:2] = np.maximum(times[:2], 1)
    out = np.repeat(np.arange(size), times)
    written = Cohort(cohort.durations[out], cohort.events[out], cohort.groups[out])
    weighted = cohort.with_weights(times)
    assert_same_curve(kaplan_meier(written.counts()), kaplan_meier(weighted.counts()))
    first, second = aalen_johansen(written.counts()), aalen_johansen(weighted.counts())
    np.testing.assert_allclose(first.se, second.se, atol=1e-12)


@given(cohorts())
def test_merging_two_identical_groups_keeps_the_curve_and_halves_its_variance(cohort: Cohort) -> None:
    one = cohort.counts().of(0)
    twice = Cohort(*(np.tile(column[cohort.groups == 0], 2) for column in (cohort.durations, cohort.events)),
                   groups=np.repeat([0, 1], (cohort.groups == 0).sum()))
    single, merged = kaplan_meier(one), kaplan_meier(twice.counts().pooled())
    np.testing.assert_allclose(merged.survival, single.survival, rtol=1e-12)
    np.testing.assert_allclose(merged.se, single.se / np.sqrt(2), rtol=1e-9)


@given(cohorts())
def test_identical_groups_do_not_differ(cohort: Cohort) -> None:
    rows = np.flatnonzero(cohort.events > 0)
    if np.unique(cohort.durations[rows]).size < 2:
        return
    twice = Cohort(np.tile(cohort.durations, 2), np.tile(cohort.events, 2), np.repeat([0, 1], cohort.durations.size))
    assert log_rank(twice.counts()).statistic == pytest.approx(0, abs=1e-12)


@given(cohorts(truncated=True), st.randoms())
def test_the_order_of_rows_does_not_matter(cohort: Cohort, random: object) -> None:
    order = np.arange(cohort.durations.size)
    random.shuffle(order)  # type: ignore[attr-defined]
    shuffled = Cohort(cohort.durations[order], cohort.events[order], cohort.groups[order], None, cohort.entries[order])
    assert_same_curve(kaplan_meier(cohort.counts()), kaplan_meier(shuffled.counts()))


@given(cohorts(truncated=True))
def test_counting_into_bins_and_putting_in_order_give_the_same_curves(cohort: Cohort) -> None:
    halved = replace(cohort, durations=cohort.durations / 1.6, entries=cohort.entries / 1.6)
    counted, ordered = kaplan_meier(cohort.counts()), kaplan_meier(halved.counts())
    assert_same_curve(counted, ordered, columns=COLUMNS[1:])
    np.testing.assert_allclose(counted.time, ordered.time * 1.6)


@given(cohorts())
def test_numbers_of_persons_have_the_same_error_by_greenwood_and_by_the_jackknife(cohort: Cohort) -> None:
    ones = cohort.with_weights(np.ones(cohort.durations.size))
    greenwood, jackknife = (kaplan_meier(ones.counts(sampling=kind)) for kind in (False, True))
    some = greenwood.survival > 0
    np.testing.assert_allclose(greenwood.se[some], jackknife.se[some], rtol=1e-9, atol=1e-12)
    horizon = float(min(cohort.durations[cohort.groups == group].max() for group in (0, 1)))
    plug_in, influence = (restricted_mean(ones.counts(sampling=kind), horizon) for kind in (False, True))
    np.testing.assert_allclose(plug_in.se, influence.se, rtol=1e-9, atol=1e-12)


@given(cohorts(truncated=True))
def test_shares_and_months_of_all_states_add_up(cohort: Cohort) -> None:
    counts = cohort.counts()
    np.testing.assert_allclose(aalen_johansen(counts).share.sum(axis=1), 1)
    horizon = float(min(cohort.durations[cohort.groups == group].max() for group in (0, 1)))
    np.testing.assert_allclose(time_in_states(counts, horizon).mean.sum(axis=1), horizon)


@given(cohorts(), st.integers(0, 500))
def test_savings_to_a_horizon_are_persons_times_the_difference_in_means(cohort: Cohort, persons: int) -> None:
    counts = cohort.counts()
    horizon = int(min(cohort.durations[cohort.groups == group].max() for group in (0, 1)))
    months = np.arange(horizon + 1.0)
    base, treated = (ShareCurve(months, at_times(counts.of(group), months).survival) for group in (0, 1))
    saved = survival_savings(base, treated, persons, 11.5)
    difference = restricted_mean_difference(counts, horizon).estimate
    assert saved.month.tolist() == list(range(1, horizon + 1))
    assert saved.avoided.sum() == pytest.approx(-persons * difference, abs=1e-9)
    assert saved.cumulative[-1] == pytest.approx(persons * 11.5 * difference, abs=1e-8)
    assert np.isnan(saved.silent_from)


@given(cohorts())
def test_everybody_treated_does_not_differ_from_the_whole(cohort: Cohort) -> None:
    counts = cohort.counts().pooled()
    own = difference_from_whole(counts, float(cohort.durations.max()), treated=0)
    assert own.estimate == pytest.approx(0, abs=1e-12)
    assert own.se == pytest.approx(0, abs=1e-9)
