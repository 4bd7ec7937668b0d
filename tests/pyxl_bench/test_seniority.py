"""Seniority and the monthly share of a focus target, against a count person by person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyxl_bench.seniority import Course, Happened, clock, focus_count
from pyxl_bench.supervision_rules import rules_on

RULES = rules_on(date(2020, 9, 30))
INTERVIEWS, OFFERS = RULES.targets
ALIVE = replace(RULES, dead_periods=())


def days(*dates: date) -> np.ndarray:
    return np.array(dates, dtype="datetime64[D]")


def courses(*rows: tuple[int, date, date]) -> Course:
    """Whose, first and last day."""
    person, first, last = zip(*rows)
    return Course(np.array(person), days(*first), days(*last) + 1)


def happened(*rows: tuple[int, date] | tuple[int, date, float]) -> Happened:
    return Happened(np.array([row[0] for row in rows], dtype=np.int64), days(*(row[1] for row in rows)),
                    np.array([row[2] if len(row) > 2 else np.nan for row in rows], dtype=float))


def seniors(start: date, at: date, rules=RULES) -> int:
    return focus_count(courses((1, start, at + timedelta(90))), happened(), at, INTERVIEWS, rules).persons


def is_dead(day: date) -> bool:
    return any(first <= day <= last for first, last in RULES.dead_periods)


def test_the_clock_stands_still_in_the_dead_period() -> None:
    march, july = clock(days(date(2020, 3, 1), date(2020, 7, 1)), RULES.dead_periods)
    assert march == july
    assert np.diff(clock(days(date(2020, 2, 10), date(2020, 9, 10)), RULES.dead_periods)) == pytest.approx(3)
    assert np.diff(clock(days(date(2020, 2, 10), date(2020, 9, 10)), ())) == pytest.approx(7)


@pytest.mark.parametrize(("start", "at", "senior"), [
    (date(2019, 1, 1), date(2019, 12, 31), 1),  # a whole year
    (date(2019, 1, 2), date(2019, 12, 31), 0),  # a day short
    (date(2019, 2, 1), date(2020, 1, 31), 1),
    (date(2019, 2, 15), date(2020, 2, 14), 1),  # into a leap year
    (date(2018, 12, 31), date(2019, 12, 30), 1),
    (date(2019, 9, 15), date(2020, 9, 14), 0),  # 12 months, of which four dead
    (date(2019, 6, 1), date(2020, 9, 30), 1),  # 16 months, of which four dead
    (date(2019, 6, 2), date(2020, 9, 30), 0),
    (date(2020, 4, 10), date(2021, 6, 30), 1),  # begun in the dead period: counted from July
    (date(2020, 4, 10), date(2021, 6, 29), 0),
    (date(2019, 3, 1), date(2020, 2, 29), 1),  # senior the day before the dead period, and through it
    (date(2019, 3, 1), date(2020, 5, 15), 1),
    (date(2019, 3, 2), date(2020, 6, 30), 0),
])
def test_seniority_is_12_months_that_count(start: date, at: date, senior: int) -> None:
    assert seniors(start, at) == senior


def test_the_same_persons_are_senior_earlier_without_a_dead_period() -> None:
    assert seniors(date(2019, 9, 15), date(2020, 9, 14), ALIVE) == 1


def test_only_those_on_support_on_the_date_count() -> None:
    given_ = courses((1, date(2018, 1, 1), date(2019, 6, 29)), (2, date(2018, 1, 1), date(2019, 6, 30)),
                     (3, date(2019, 7, 1), date(2020, 6, 30)))
    assert focus_count(given_, happened(), date(2019, 6, 30), INTERVIEWS, RULES) == (1, 0)


def test_four_interviews_in_the_months_looked_at_are_enough_and_three_are_not() -> None:
    at, on = date(2019, 12, 31), courses((1, date(2017, 1, 1), date(2020, 1, 1)))
    talks = [(1, date(2019, month, 1)) for month in (1, 4, 7)]
    assert focus_count(on, happened(*talks, (1, at)), at, INTERVIEWS, RULES) == (1, 1)
    assert focus_count(on, happened(*talks), at, INTERVIEWS, RULES) == (1, 0)
    assert focus_count(on, happened(*talks, (1, date(2018, 12, 31))), at, INTERVIEWS, RULES).met == 0
    assert focus_count(on, happened(*talks, (1, date(2020, 1, 1))), at, INTERVIEWS, RULES).met == 0
    assert focus_count(on, happened(*talks, (2, at)), at, INTERVIEWS, RULES).met == 0


def test_the_months_looked_at_reach_back_over_the_dead_period() -> None:
    at, on = date(2020, 9, 30), courses((1, date(2017, 1, 1), date(2020, 12, 31)))
    early = (1, date(2019, 6, 1))
    later = [(1, date(2020, month, 1)) for month in (2, 5, 9)]  # one of them in the dead period
    assert focus_count(on, happened(early, *later), at, INTERVIEWS, RULES).met == 1
    assert focus_count(on, happened((1, date(2019, 5, 31)), *later), at, INTERVIEWS, RULES).met == 0
    assert focus_count(on, happened(early, *later), at, INTERVIEWS, ALIVE).met == 0


def test_an_offer_or_225_hours_of_work_are_enough_for_the_other_target() -> None:
    at, on = date(2019, 12, 31), courses((1, date(2017, 1, 1), date(2020, 1, 1)))
    worked = [(1, date(2019, 3, 31), 125.0), (1, date(2019, 6, 30), 100.0)]
    assert focus_count(on, happened((1, at)), at, OFFERS, RULES).met == 1
    assert focus_count(on, happened(*worked), at, OFFERS, RULES).met == 1
    assert focus_count(on, happened(worked[0], (1, at, 99.5)), at, OFFERS, RULES).met == 0
    assert focus_count(on, happened(*worked * 3), at, INTERVIEWS, RULES).met == 0  # work is no interview


dates = st.dates(date(2018, 6, 1), date(2021, 12, 31))


@given(
    st.lists(st.tuples(st.integers(1, 3), dates, st.integers(0, 900)), min_size=1, max_size=5),
    st.lists(st.tuples(st.integers(1, 4), dates), max_size=15),
    dates,
)
def test_the_counts_are_those_of_a_calendar_with_the_dead_months_torn_out(spells, events, at) -> None:
    given_ = courses(*((who, first, first + timedelta(length)) for who, first, length in spells))
    found = focus_count(given_, happened(*events), at, INTERVIEWS, RULES)
    seniors_, met = set(), set()
    for who, first, length in spells:
        if not first <= at <= first + timedelta(length):
            continue
        if _counted_months(first, at) >= 12:
            seniors_.add(who)
    for who in seniors_:
        talks = [day for person, day in events if person == who and day <= at and _counted_months(day, at) <= 12]
        if len(talks) >= 4:
            met.add(who)
    assert found == (len(seniors_), len(met))


def _counted_months(first: date, last: date) -> float:
    """Months from the beginning of ``first`` to the end of ``last``: its dead months less, and days as 31st parts."""
    def at(day: date) -> float:
        dead = sum(12 * day.year + day.month > 12 * 2020 + month for month in (3, 4, 5, 6))
        part = 0 if is_dead(day) else (day.day - 1) / 31
        return 12 * day.year + day.month - dead + part

    return round(at(last + timedelta(days=1)) - at(first), 6)
