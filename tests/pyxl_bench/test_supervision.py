"""Gap, rank, requirement and status: laws, edges, and the rules of each year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from pyxl_bench import errors
from pyxl_bench.focus_targets import best_mean, last_12_months, required_mean, year_to_date
from pyxl_bench.supervision import (
    AT_RISK,
    INSPIRATION,
    NOT_AT_RISK,
    STATUSES,
    benchmark_gap,
    benchmark_rank,
    benchmark_value,
    supervision_status,
)
from pyxl_bench.supervision_rules import SupervisionRules, rules_on, supervision_rules

RULES_2020, RULES_2021 = supervision_rules()
AT_LEAST = replace(RULES_2020, strict=False)

hundredths = st.integers(0, 100).map(lambda whole: whole / 100)
needs = st.integers(0, 200).map(lambda whole: whole / 100)
gaps = st.integers(-300, 300).map(lambda whole: whole / 100)


def status(gap: float, lately: tuple[float, float], needed: tuple[float, float],
           rules: SupervisionRules = RULES_2020) -> str | None:
    found = float(supervision_status(np.array(gap), np.array(lately), np.array(needed), rules))
    return None if np.isnan(found) else STATUSES[int(found)]


# --- rank and money ----------------------------------------------------------

tables = st.integers(1, 12).flatmap(lambda n: st.tuples(*[st.lists(hundredths, min_size=n, max_size=n)] * 2))


def ranks(actual: list[float], expected: list[float]) -> list[float]:
    return benchmark_rank(np.array([actual]).T, np.array([expected]).T)[:, 0].tolist()


@given(tables)
def test_a_rank_is_one_more_than_those_strictly_better(table: tuple[list[float], list[float]]) -> None:
    differences = [round(100 * a) - round(100 * e) for a, e in zip(*table)]
    assert ranks(*table) == [1 + sum(other < own for other in differences) for own in differences]


def test_ties_that_floats_tell_apart_share_the_better_rank() -> None:
    """0.3 - 0.1 and 0.2 - 0 are not the same float."""
    assert ranks([0.3, 0.2, 0.5, 0.1], [0.1, 0.0, 0.0, 0.0]) == [2, 2, 4, 1]


@given(tables, st.data())
def test_a_better_result_never_worsens_the_rank(table: tuple[list[float], list[float]], data: st.DataObject) -> None:
    actual, expected = table
    own = data.draw(st.integers(0, len(actual) - 1))
    better = [*actual]
    better[own] = data.draw(st.floats(0, actual[own]))
    assert ranks(better, expected)[own] <= ranks(actual, expected)[own]


@given(tables, st.randoms(use_true_random=False))
def test_the_order_of_the_municipalities_changes_no_rank(table, random) -> None:
    order = list(range(len(table[0])))
    random.shuffle(order)
    shuffled = ranks(*([column[place] for place in order] for column in table))
    assert shuffled == [ranks(*table)[place] for place in order]


def test_an_unknown_municipality_has_no_rank_and_changes_no_other() -> None:
    assert np.isnan(ranks([0.1, np.nan, 0.2], [0.1, 0.1, 0.1])[1])
    assert ranks([0.1, np.nan, 0.2], [0.1, 0.1, 0.1])[::2] == [1, 2]


@given(st.integers(0, 9000), st.integers(0, 9000), st.integers(1, 200_000))
def test_the_money_has_the_sign_of_the_gap_and_is_the_difference_of_two_spendings(a: int, e: int, cost: int) -> None:
    actual, expected, price = (np.array(float(value)) for value in (a, e, cost))
    worth = benchmark_value(actual, expected, price)
    assert worth == actual * price - expected * price
    assert np.sign(worth) == np.sign(benchmark_gap(actual, expected))


# --- what the rest of the year must look like --------------------------------

year_so_far = st.lists(st.floats(0, 1), min_size=1, max_size=11)


@given(year_so_far, st.floats(0.01, 1))
def test_the_required_mean_if_reached_makes_the_years_mean_exactly_the_target(
    shares: list[float], target: float
) -> None:
    n = len(shares)
    months = np.arange(n)
    (needed,) = required_mean(year_to_date(np.array([shares]), months), months, target)[:, -1]
    whole = (sum(shares) + (12 - n) * needed) / 12
    assert whole == pytest.approx(target) if needed > 0 else whole >= target - 1e-9


@given(year_so_far, st.data())
def test_a_better_month_never_raises_what_is_required(shares: list[float], data: st.DataObject) -> None:
    months = np.arange(len(shares))
    place = data.draw(st.integers(0, len(shares) - 1))
    better = [*shares]
    better[place] = data.draw(st.floats(shares[place], 1))
    before, after = (required_mean(year_to_date(np.array([each]), months), months, 0.8)[0, -1]
                     for each in (shares, better))
    assert after <= before + 1e-12


@given(year_so_far)
def test_out_of_reach_is_what_100_per_cent_in_the_rest_of_the_year_cannot_mend(shares: list[float]) -> None:
    months = np.arange(len(shares))
    mean = year_to_date(np.array([shares]), months)[:, -1]
    (needed,), (best,) = required_mean(mean, months[-1:], 0.8), best_mean(mean, months[-1:])
    assume(abs(best - 0.8) > 1e-9)
    assert (needed > 1) == (best < 0.8)


def test_a_year_that_is_over_requires_nothing_or_is_lost() -> None:
    months = np.arange(12)
    assert required_mean(year_to_date(np.full((1, 12), 0.8), months), months, 0.8)[0, -1] == 0
    assert np.isnan(required_mean(year_to_date(np.full((1, 12), 0.79), months), months, 0.8)[0, -1])


def test_a_safe_year_requires_nothing_though_floats_do_not_add_up() -> None:
    """Ten months of 0.96 are 9.6, within what adding them is off."""
    months = np.arange(10)
    assert required_mean(year_to_date(np.full((1, 10), 0.96), months), months, 0.8)[0, -1] == 0


@given(hnp.arrays(float, st.tuples(st.integers(1, 3), st.integers(1, 30)), elements=st.floats(0, 1)),
       st.integers(0, 11))
def test_means_are_those_of_the_months_they_are_named_after(shares: np.ndarray, first: int) -> None:
    months = np.arange(first, first + shares.shape[1])
    to_date, lately = year_to_date(shares, months), last_12_months(shares)
    for place, month in enumerate(months % 12):
        january = place - month
        if january < 0:
            assert np.isnan(to_date[:, place]).all()
        else:
            assert to_date[:, place] == pytest.approx(shares[:, january : place + 1].mean(axis=1))
        if place < 11:
            assert np.isnan(lately[:, place]).all()
        else:
            assert lately[:, place] == pytest.approx(shares[:, place - 11 : place + 1].mean(axis=1))


def test_a_month_that_is_not_known_silences_the_means_over_it_and_no_others() -> None:
    shares = np.full((1, 26), 0.5)
    shares[0, 3] = np.nan
    months = np.arange(26)
    assert np.flatnonzero(np.isnan(year_to_date(shares, months)[0])).tolist() == list(range(3, 12))
    assert np.flatnonzero(np.isnan(last_12_months(shares)[0])).tolist() == list(range(15))


# --- status ------------------------------------------------------------------

MET, UNMET, SAFE, BEHIND = 0.9, 0.7, 0.8, 0.81


@pytest.mark.parametrize(("gap", "lately", "needed", "expected"), [
    (-0.1, (MET, MET), (SAFE, 0.0), INSPIRATION),
    (-0.1, (MET, MET), (SAFE, BEHIND), NOT_AT_RISK),  # the year is not on its way
    (-0.1, (MET, UNMET), (0.0, 0.0), NOT_AT_RISK),
    (-0.1, (UNMET, UNMET), (2.0, 2.0), NOT_AT_RISK),  # good results are never at risk
    (0.1, (MET, UNMET), (0.0, 2.0), NOT_AT_RISK),
    (0.1, (UNMET, MET), (2.0, 0.0), NOT_AT_RISK),
    (0.1, (UNMET, UNMET), (2.0, 2.0), AT_RISK),
    (0.0, (UNMET, UNMET), (2.0, 2.0), AT_RISK),  # at what is expected is not below it
    (0.0, (MET, MET), (0.0, 0.0), NOT_AT_RISK),
])
def test_the_status_is_that_of_the_rules(gap, lately, needed, expected) -> None:
    assert status(gap, lately, needed) == expected


def test_a_mean_exactly_at_the_threshold_is_met_only_where_the_rules_say_at_least() -> None:
    exactly = float(np.mean([0.75, 0.85] * 6))
    for mean in (exactly, 0.8, 0.1 + 0.7, np.nextafter(0.8, 1), np.nextafter(0.8, 0)):
        assert status(-0.1, (mean, MET), (0.0, 0.0)) == NOT_AT_RISK
        assert status(0.1, (mean, mean), (0.0, 0.0)) == AT_RISK
        assert status(-0.1, (mean, MET), (0.0, 0.0), AT_LEAST) == INSPIRATION
        assert status(0.1, (mean, mean), (0.0, 0.0), AT_LEAST) == NOT_AT_RISK
    assert status(-0.1, (0.8001, MET), (0.0, 0.0)) == INSPIRATION


def test_a_requirement_at_the_target_still_holds() -> None:
    assert status(-0.1, (MET, MET), (0.8, 0.1 + 0.7)) == INSPIRATION
    assert status(-0.1, (MET, MET), (0.8001, 0.0)) == NOT_AT_RISK


def test_a_suspended_target_counts_in_no_status() -> None:
    assert status(-0.1, (MET, UNMET), (0.0, 2.0), RULES_2021) == INSPIRATION
    assert status(0.1, (UNMET, MET), (2.0, 0.0), RULES_2021) == AT_RISK
    assert status(-0.1, (MET, np.nan), (0.0, np.nan), RULES_2021) == INSPIRATION


@pytest.mark.parametrize("rules", [RULES_2020, RULES_2021, AT_LEAST], ids=["2020", "2021-2022", "at least"])
@given(gaps, st.tuples(hundredths, hundredths), st.tuples(needs, needs), st.data())
def test_improving_never_worsens_the_status(rules, gap, lately, needed, data) -> None:
    better = (
        data.draw(st.floats(-3, gap)),
        tuple(data.draw(st.floats(mean, 1)) for mean in lately),
        tuple(data.draw(st.floats(0, need)) for need in needed),
    )
    before, after = status(gap, lately, needed, rules), status(*better, rules)
    assert STATUSES.index(after) <= STATUSES.index(before)


@given(st.lists(st.one_of(st.none(), st.floats(0, 1)), min_size=5, max_size=5), st.data())
def test_a_missing_figure_matters_only_where_the_status_depends_on_it(figures, data) -> None:
    """Whatever the missing ones turn out to be, a status that was given holds; one that was not can differ."""
    def told(values):
        gap, a, b, c, d = (np.nan if value is None else value for value in values)
        return status(gap - 0.5, (a, b), (c, d))

    def filled(strategy):
        return [data.draw(strategy) if value is None else value for value in figures]

    known = told(figures)
    if known is not None:
        assert told(filled(st.floats(0, 1))) == known
    else:
        good = [(0.0, 1.0, 1.0, 0.0, 0.0)[place] if value is None else value for place, value in enumerate(figures)]
        bad = [(1.0, 0.0, 0.0, 1.0, 1.0)[place] if value is None else value for place, value in enumerate(figures)]
        assert told(good) != told(bad)


# --- the rules ---------------------------------------------------------------


def test_the_rules_are_dated_and_say_their_source() -> None:
    for rules in supervision_rules():
        assert rules.source and rules.valid_to is not None and rules.valid_from < rules.valid_to
        assert rules.dead_periods == ((date(2020, 3, 1), date(2020, 6, 30)),)
    assert rules_on(date(2020, 12, 31)) is RULES_2020
    assert rules_on(date(2021, 1, 1)) is rules_on(date(2022, 12, 31)) is RULES_2021
    assert RULES_2020.counting == (0, 1) and RULES_2021.counting == (0,)


def test_without_a_date_the_newest_rules_without_a_suspension_hold() -> None:
    assert rules_on() is RULES_2020


@pytest.mark.parametrize("day", [date(2019, 12, 31), date(2023, 1, 1)])
def test_a_date_outside_all_rule_sets_is_refused_and_says_what_is_known(day: date) -> None:
    with pytest.raises(errors.DateOutsideRules, match=r"from 01-01-2020 to 31-12-2022"):
        rules_on(day)
