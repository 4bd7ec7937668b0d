"""The municipality's share of a benefit, and amounts in another year's prices."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyxl_bench import errors
from pyxl_bench.price_level import price_level
from pyxl_bench.refusion import municipal_share, municipal_share_by_month, refusion_rules, rules_on


def paid_in(week: int) -> float:
    """The municipality's share in one week of support, as the reform states it."""
    return 0.20 if week <= 4 else 0.60 if week <= 26 else 0.70 if week <= 52 else 0.80


@given(st.integers(1, 120), st.integers(0, 120))
def test_the_share_between_two_weeks_is_the_mean_of_its_weeks(first: int, more: int) -> None:
    weeks = range(first, first + more + 1)
    assert municipal_share(weeks[0], weeks[-1]) == pytest.approx(np.mean([paid_in(week) for week in weeks]))


def test_the_first_year_costs_the_municipality_61_9_per_cent_and_80_after() -> None:
    assert round(100 * municipal_share(1, 52), 1) == 61.9
    assert municipal_share(53, 104) == pytest.approx(0.80)


def test_months_of_support_take_both_shares_of_a_month_in_which_a_band_ends() -> None:
    shares = municipal_share_by_month(24)
    assert shares[:12].mean() == pytest.approx(municipal_share(1, 52))
    assert shares[0] == pytest.approx((4 * 0.2 + (52 / 12 - 4) * 0.6) / (52 / 12))
    assert shares[12:] == pytest.approx(np.full(12, 0.8))
    assert municipal_share_by_month(3, weeks_before=52) == pytest.approx(np.full(3, 0.8))


def test_the_rules_are_dated_and_say_their_source() -> None:
    (rules,) = refusion_rules()
    assert rules.valid_from == date(2016, 1, 4)
    assert rules.source.startswith("Lov nr. 994 af 30. august 2015")
    assert rules_on(date(2016, 1, 4)) is rules_on()
    assert municipal_share(1, 4, date(2020, 6, 1)) == pytest.approx(0.2)
    with pytest.raises(errors.DateOutsideRules, match=r"03-01-2016 is outside .* from 04-01-2016 on"):
        municipal_share(1, 4, date(2016, 1, 3))


@pytest.mark.parametrize("weeks", [(0, 4), (1.5, 4), (5, 4), (1, 4.5), (np.nan, 4), (1, np.inf)])
def test_what_is_no_week_of_support_is_refused(weeks: tuple[float, float]) -> None:
    with pytest.raises(errors.NotAWeek):
        municipal_share(*weeks)
    with pytest.raises(errors.NotAWeek):
        municipal_share_by_month(3, weeks_before=-1)


YEARS, CHANGES = np.array([2021.0, 2022.0, 2023.0]), np.array([2.0, 3.0, 5.0])


def test_an_amount_is_carried_year_by_year_both_ways() -> None:
    assert price_level(np.array([100.0]), 2020, 2023, YEARS, CHANGES) == pytest.approx(100 * 1.02 * 1.03 * 1.05)
    assert price_level(np.array([100.0]), 2023, 2021, YEARS, CHANGES) == pytest.approx(100 / 1.05 / 1.03)
    assert price_level(np.array([7.0]), 2019, 2019, YEARS, CHANGES).tolist() == [7.0]


@given(st.integers(2020, 2023), st.integers(2020, 2023))
def test_there_and_back_is_the_same_amount(first: int, last: int) -> None:
    there = price_level(np.array([3.079]), first, last, YEARS, CHANGES)
    assert price_level(there, last, first, YEARS, CHANGES) == pytest.approx([3.079])


def test_a_year_that_is_missing_blank_twice_or_worthless_is_refused() -> None:
    amount = np.array([1.0])
    with pytest.raises(errors.YearNotInIndex, match="2024"):
        price_level(amount, 2020, 2024, YEARS, CHANGES)
    with pytest.raises(errors.YearNotInIndex, match="2020"):
        price_level(amount, 2023, 2019, YEARS, CHANGES)
    with pytest.raises(errors.ArgumentMissing) as blank:
        price_level(amount, 2020, 2023, YEARS, np.array([2.0, np.nan, 5.0]))
    assert blank.value.row == 2
    with pytest.raises(errors.DuplicateName):
        price_level(amount, 2020, 2021, np.array([2021.0, 2021.0]), np.array([2.0, 3.0]))
    with pytest.raises(errors.NotAPriceChange):
        price_level(amount, 2020, 2021, YEARS, np.array([-100.0, 3.0, 5.0]))
    with pytest.raises(errors.PriceChangeIsAShare) as share:
        price_level(amount, 2020, 2022, YEARS, np.array([0.0, 0.021, 5.0]))
    assert share.value.row == 2
    with pytest.raises(errors.ShapeMismatch):
        price_level(amount, 2020, 2021, YEARS, np.array([2.0]))
    with pytest.raises(errors.EmptyRange):
        price_level(amount, 2020, 2021, np.array([]), np.array([]))
