"""What curves answer at their ends, and what they refuse."""

from __future__ import annotations

import numpy as np
import pytest

from pyxl_bench import errors, survival_bins
from pyxl_bench.competing import aalen_johansen, incidence_at
from pyxl_bench.limits import INTERVALS, chi_square_tail, share_limits, two_sided
from pyxl_bench.restricted_mean import restricted_mean, restricted_mean_difference
from pyxl_bench.survival import at_times, kaplan_meier, median
from pyxl_bench.survival_counts import Counts, count


def months(*durations: float, events: tuple[int, ...] | None = None, **options: object) -> Counts:
    return count(np.array(durations), None if events is None else np.array(events), **options)


def test_without_events_every_row_is_an_exit() -> None:
    curve = kaplan_meier(months(1, 2, 3, 4))
    assert curve.survival.tolist() == [0.75, 0.5, 0.25, 0]
    assert curve.censored.tolist() == [0, 0, 0, 0]


def test_those_censored_in_a_month_are_at_risk_in_it() -> None:
    curve = kaplan_meier(months(2, 2, 3, events=(1, 0, 1)))
    assert curve.at_risk.tolist() == [3, 1]
    assert curve.survival[0] == pytest.approx(2 / 3)


def test_a_share_of_nothing_is_exactly_zero_whatever_the_weights_leave() -> None:
    weights = np.array([0.1, 0.2, 0.3, 0.7, 1.1])
    curve = kaplan_meier(months(1, 2, 2, 3, 3, weights=weights, entries=np.array([0, 0, 1, 2, 2])))
    assert curve.survival.tolist()[1:] == [0.0, 0.0]
    assert curve.lower[1:] == pytest.approx([np.nan] * 2, nan_ok=True)


def test_once_all_have_left_no_share_and_no_limit_moves_though_others_come() -> None:
    entries = np.append(0.0, 1 + np.arange(40) % 7)
    durations = np.append(0.7, entries[1:] + 0.3 + np.arange(40) % 11)
    found = aalen_johansen(count(durations, 1 + np.arange(41) % 3, causes=3, entries=entries))
    assert found.share[:, 1].tolist() == [1.0] * found.time.size
    assert found.se.tolist() == [[0.0] * 4] * found.time.size
    assert found.lower[:, 1].tolist() == [1.0] * found.time.size


def test_after_the_last_known_month_nothing_is_known_unless_all_have_left() -> None:
    at = np.array([0.0, 2.0, 3.0, 9.0])
    assert at_times(months(1, 2, events=(1, 0)), at).survival == pytest.approx([1, 0.5, np.nan, np.nan], nan_ok=True)
    assert at_times(months(1, 2), at).survival.tolist() == [1, 0, 0, 0]


def test_exits_read_off_at_months_are_those_since_the_month_before() -> None:
    read = at_times(months(1, 2, 3, 4, 5, 6, events=(1, 0, 1, 1, 0, 1)), np.array([6.0, 2.0, 4.0]))
    assert read.events.tolist() == [1, 1, 2]
    assert read.censored.tolist() == [1, 1, 0]
    assert read.at_risk.tolist() == [1, 5, 3]


def test_times_that_only_rounding_tells_apart_are_one_time() -> None:
    curve = kaplan_meier(months(0.1 + 0.2, 0.3, 1.5))
    assert curve.time.tolist() == [0.3, 1.5]
    assert curve.events.tolist() == [2, 1]


def test_a_time_asked_for_that_only_rounding_tells_from_a_known_one_is_that_time() -> None:
    third = 0.1 + 0.2  # a little above 0.3
    for known, asked in ((third, 0.3), (0.3, third)):
        counts = months(0.1, known, 0.2, events=(1, 1, 0))
        read = at_times(counts, np.array([asked]))
        assert (read.survival.tolist(), read.at_risk.tolist()) == ([0.0], [1.0])
        assert incidence_at(counts, np.array([asked])).share.tolist() == [[0.0, 1.0]]
        assert restricted_mean(counts, asked).mean == pytest.approx([0.1 + 0.2 * 2 / 3])
    assert at_times(months(0.3, 0.4, events=(1, 0)), np.array([0.4 + 1e-9])).survival == pytest.approx(
        [np.nan], nan_ok=True)


def test_the_median_lies_in_the_middle_of_a_level_stretch_at_one_half() -> None:
    assert median(kaplan_meier(months(1, 2, 3, 4)))[0] == 2.5
    assert median(kaplan_meier(months(1, 2, 3)))[0] == 2
    assert np.isnan(median(kaplan_meier(months(1, 2, 3, events=(1, 0, 0))))[0])


def test_entries_of_zero_are_followed_from_the_start() -> None:
    late = kaplan_meier(months(0, 1, 2, events=(1, 1, 0), entries=np.zeros(3)))
    assert late.survival.tolist() == kaplan_meier(months(0, 1, 2, events=(1, 1, 0))).survival.tolist()


def test_rows_of_weight_zero_stand_for_nobody() -> None:
    weighted = kaplan_meier(months(1, 2, 3, 4, events=(1, 1, 0, 1), weights=np.array([1, 0, 1, 1])))
    assert weighted.survival.tolist() == kaplan_meier(months(1, 3, 4, events=(1, 0, 1))).survival.tolist()


@pytest.mark.parametrize("months_of_follow_up", [37, 300, 40_000])  # keys of one byte, of two and of eight
@pytest.mark.parametrize("span", [1 << 20, 3_000])  # in one thread and in several
def test_where_a_chunk_or_a_thread_ends_changes_no_count(
    months_of_follow_up: int, span: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(survival_bins, "CHUNK", 1 << 10)
    monkeypatch.setattr(survival_bins, "SPAN", span)
    size = 10_007
    draw = np.random.default_rng(size)
    durations, events = draw.integers(0, months_of_follow_up, size), draw.random(size) < 0.3
    weights = np.arange(size) % 5
    for given in (None, weights):
        each = np.ones(size, dtype=int) if given is None else given
        counts = count(durations, events, weights=given)
        cells = zip(counts.time.tolist(), counts.cause.tolist(), counts.rows.tolist(), counts.weight.tolist())
        expected: dict[tuple[int, int], list[int]] = {}
        for month, gone, weight in zip(durations.tolist(), events.tolist(), each.tolist()):
            if weight:
                cell = expected.setdefault((month, int(gone)), [0, 0])
                cell[0] += 1
                cell[1] += weight
        assert {(time, cause): [rows, weight] for time, cause, rows, weight in cells} == expected


@pytest.mark.parametrize("causes", [254, 255, 256, 32_767, 32_768])  # where a smaller integer no longer holds them
def test_there_may_be_any_number_of_causes(causes: int) -> None:
    counts = count(np.zeros(3, dtype=int), np.array([0, causes, causes]), causes=causes)
    assert (counts.cause.tolist(), counts.rows.tolist()) == ([0, causes], [1, 2])


def test_of_several_threads_the_first_row_that_cannot_be_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(survival_bins, "SPAN", 100)
    events = np.zeros(1_000, dtype=int)
    events[[311, 700, 950]] = 7
    with pytest.raises(errors.NotAnEvent) as refused:
        count(np.ones(1_000, dtype=int), events)
    assert refused.value.row == 312


@pytest.mark.parametrize("kind", [np.int8, np.int16, np.int32, np.int64, np.uint8, np.float32, np.float64])
def test_columns_of_any_number_type_count_the_same(kind: type) -> None:
    curve = kaplan_meier(count(np.array([3, 1, 2, 2], dtype=kind), np.array([1, 1, 0, 1], dtype=kind)))
    assert curve.survival.tolist() == [0.75, 0.5, 0]


def test_a_mean_beyond_the_follow_up_is_refused_even_where_all_have_left() -> None:
    with pytest.raises(errors.BeyondFollowUp, match="5 is beyond 4"):
        restricted_mean(months(1, 4, events=(1, 0)), 5)
    with pytest.raises(errors.BeyondFollowUp) as alone:
        restricted_mean(months(1, 4), 5)
    assert alone.value.message("da") == (
        "horizon: 5 ligger efter 4, det sidste kendte tidspunkt. Vælg 4 eller tidligere.")
    with pytest.raises(errors.BeyondFollowUp, match="group 2"):
        restricted_mean_difference(months(1, 9, 1, 4, groups=np.array([0, 0, 1, 1])), 5)
    with pytest.raises(errors.BeyondFollowUp, match=r"is beyond 4.*group 2"):  # not 9, that would be refused next
        restricted_mean_difference(months(1, 9, 1, 4, groups=np.array([0, 0, 1, 1])), 10)
    with pytest.raises(errors.NotAHorizon):
        restricted_mean(months(1, 4), 0)
    assert restricted_mean(months(1, 4), 4).mean.tolist() == [2.5]


def test_limits_are_undefined_where_all_are_still_there() -> None:
    for interval in ("log-log", "logit", "arcsin"):
        lower, upper = share_limits(np.array([1.0]), np.array([0.0]), 0.95, interval)
        assert np.isnan(lower[0]) and np.isnan(upper[0])


def test_chi_square_probabilities_are_those_of_the_printed_tables() -> None:
    for freedom, five_per_cent, one_per_mille in ((1, 3.841, 10.828), (2, 5.991, 13.816), (3, 7.815, 16.266),
                                                  (4, 9.488, 18.467), (10, 18.307, 29.588)):
        assert chi_square_tail(five_per_cent, freedom) == pytest.approx(0.05, rel=5e-4)
        assert chi_square_tail(one_per_mille, freedom) == pytest.approx(0.001, rel=5e-4)
    assert two_sided(1.959963984540054) == pytest.approx(0.05, rel=1e-12)


REFUSED = [
    (errors.NotADuration, 2, {"durations": [1, -2, 3]}),
    (errors.NotADuration, 3, {"durations": [1.5, 2, -0.5]}),
    (errors.ArgumentMissing, 2, {"durations": [1, np.nan, 3]}),
    (errors.NotAnEvent, 1, {"durations": [1, 2, 3], "events": [2, 1, 0]}),
    (errors.NotAnEvent, 3, {"durations": [1, 2, 3], "events": [1, 1, -1]}),
    (errors.NotAnEvent, 2, {"durations": [1, 2, 3], "events": [1, 0.5, 1]}),
    (errors.NotAnEvent, 2, {"durations": [1.5, 2, 3], "events": [1, 0.5, 1]}),
    (errors.ArgumentMissing, 3, {"durations": [1, 2, 3], "events": [1, 0, np.nan]}),
    (errors.EntryNotBeforeExit, 2, {"durations": [1, 2, 3], "entries": [0, 2, 1]}),
    (errors.EntryNotBeforeExit, 1, {"durations": [0.5, 2, 3], "entries": [0.75, 0, 1]}),
    (errors.NotADuration, 3, {"durations": [1, 2, 3], "entries": [0, 1, -1]}),
    (errors.ArgumentMissing, 1, {"durations": [1, 2, 3], "entries": [np.nan, 1, 1]}),
    (errors.NegativeWeight, 2, {"durations": [1, 2, 3], "weights": [1, -1, 1]}),
    (errors.ArgumentMissing, 2, {"durations": [1, 2, 3], "weights": [1, np.nan, 1]}),
    (errors.EmptyRange, None, {"durations": []}),
    (errors.ShapeMismatch, None, {"durations": [1, 2, 3], "events": [1, 0]}),
]


@pytest.mark.parametrize("error, row, columns", REFUSED)
def test_a_row_that_cannot_be_is_refused_by_its_number(error: type, row: int | None, columns: dict) -> None:
    with pytest.raises(error) as refused:
        count(**{name: np.array(values, dtype=float) for name, values in columns.items()})
    assert type(refused.value) is error
    assert refused.value.row == row
    assert refused.value.message("da") and "{" not in refused.value.message("da")


def test_a_group_without_anybody_is_refused() -> None:
    with pytest.raises(errors.EmptyGroup, match="group 2"):
        kaplan_meier(months(1, 2, 3, groups=np.array([0, 2, 2])))
    with pytest.raises(errors.EmptyGroup):
        kaplan_meier(months(1, 2, weights=np.zeros(2)))


def test_a_confidence_or_interval_that_is_none_is_refused() -> None:
    for confidence in (0, 1, 95, np.nan):
        with pytest.raises(errors.NotAConfidence):
            kaplan_meier(months(1, 2), confidence)
    with pytest.raises(errors.UnknownOption, match=INTERVALS[2]):
        kaplan_meier(months(1, 2), interval="loglog")  # type: ignore[arg-type]
