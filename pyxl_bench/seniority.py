"""What share of those with seniority on support has had enough contact or offers?

A person has seniority at a date when they are on support on it, and have been
without a longer break for the months that the rules ask for. What they have had
is counted over the last months that the rules look at. Both are read on a clock
that stands still in the rules' dead periods, so that a dead period makes nobody
senior, and the months looked at reach as much further back.

Sources: jobindsats.dk, *Fokusmålinger* (26 February 2020): persons with at least
12 months on public support, and at least four interviews, or one offer or 225
hours of ordinary work, in the last 12 months of the course; Styrelsen for
Arbejdsmarked og Rekruttering on COVID-19: the months March-June 2020 do not count.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from pyxl_bench.supervision_rules import FocusTarget, SupervisionRules
from pyxl_bench.unit_cost import Floats

Days = npt.NDArray[np.datetime64]
"""Dates with the precision of a day."""
Ints = npt.NDArray[np.int64]

_A_MOMENT: Final = 1e-6
"""Months; far less than a day."""
_LONGEST_MONTH: Final = 31


class Course(NamedTuple):
    """Unbroken courses of support, in any order: whose, the first day, and the day after the last."""

    person: Ints
    start: Days
    stop: Days


class Happened(NamedTuple):
    """Interviews, offers, or work: whose, when, and the hours of work (``nan`` for an interview or an offer)."""

    person: Ints
    day: Days
    hours: Floats


class FocusCount(NamedTuple):
    """Persons with seniority at a date, and those of them for whom the target is met."""

    persons: int
    met: int


def clock(days: Days, dead_periods: Sequence[tuple[datetime.date, datetime.date]]) -> Floats:
    """Months at the beginning of each day, on a clock that stands still in the dead periods.

    A day is the 31st part of a month, so that from any day to the same day of
    another month there are whole months.
    """
    months = _months(days)
    run = months.copy()
    for first, last in dead_periods:
        begins, ends = _months(np.array([first, last + datetime.timedelta(days=1)], dtype="datetime64[D]"))
        run -= np.clip(months - begins, 0.0, ends - begins)
    return run


def _months(days: Days) -> Floats:
    month = days.astype("datetime64[M]")
    day = (days - month.astype("datetime64[D]")).astype(np.float64)
    whole: Floats = month.astype(np.int64) + day / _LONGEST_MONTH
    return whole


def focus_count(
    courses: Course, happened: Happened, at: datetime.date, target: FocusTarget, rules: SupervisionRules
) -> FocusCount:
    """How many have seniority at the end of a date, and how many of them have had what the target asks for.

    Breaks in support that the rules allow must be closed in ``courses`` already.
    """
    end = np.datetime64(at, "D") + 1
    now = clock(np.array([end]), rules.dead_periods)[0]
    here = (courses.start < end) & (end <= courses.stop)
    long_enough = now - clock(courses.start, rules.dead_periods) >= rules.seniority_months - _A_MOMENT
    seniors = np.unique(courses.person[here & long_enough])
    since = clock(happened.day, rules.dead_periods) >= now - rules.window_months - _A_MOMENT
    looked_at = since & (happened.day < end) & np.isin(happened.person, seniors)
    place = np.searchsorted(seniors, happened.person[looked_at])
    hours = happened.hours[looked_at]
    work = ~np.isnan(hours)
    met = np.bincount(place[~work], minlength=seniors.size) >= target.events
    if target.hours is not None:
        met |= np.bincount(place[work], hours[work], minlength=seniors.size) >= target.hours
    return FocusCount(int(seniors.size), int(met.sum()))
