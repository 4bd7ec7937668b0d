"""ISO weeks as whole numbers, and periods of them.

Week 0 is the week of Thursday 1 January 1970; week ``w`` has its Thursday on
day ``7 * w`` of that count. By ISO 8601 a week belongs to the year in which its
Thursday lies, and here to the quarter and month of that Thursday as well: so
every week belongs to exactly one period, and periods add up.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from pyxl_bench.registers.stretches import Ints

Step: TypeAlias = Literal["year", "quarter", "month", "week"]

_EPOCH: Final = dt.date(1970, 1, 1).toordinal()
FIRST_DAY: Final = dt.date(1970, 1, 1)
LAST_DAY: Final = dt.date(2099, 12, 31)
"""The window of dates that spells may lie in: later ones are marks such as 31-12-9999, not dates."""


def day_number(date: dt.date) -> int:
    """Days since 1 January 1970."""
    return date.toordinal() - _EPOCH


def date_of(day: int) -> dt.date:
    """The date of a day number."""
    return dt.date.fromordinal(day + _EPOCH)


def week_of_day(day: Ints) -> Ints:
    """The week of each day number."""
    return (day + 3) // 7


def week_of(date: dt.date) -> int:
    """The week of a date."""
    return (day_number(date) + 3) // 7


def monday(week: int) -> dt.date:
    """The first day of a week."""
    return date_of(7 * week - 3)


def sunday(week: int) -> dt.date:
    """The last day of a week."""
    return date_of(7 * week + 3)


def week_number(year: int, number: int) -> int | None:
    """ISO week ``number`` of ``year``; ``None`` where that year has no such week."""
    try:
        return week_of(dt.date.fromisocalendar(year, number, 1))
    except ValueError:
        return None


class Periods(NamedTuple):
    """Periods in order, each from a first week up to, not including, a stop week."""

    names: tuple[str, ...]
    first: Ints
    stop: Ints

    def of_weeks(self, first: int, stop: int) -> Ints:
        """The period of each week from ``first`` up to ``stop``; weeks in none have the nearest one."""
        found = np.searchsorted(self.stop, np.arange(first, stop), side="right")
        return np.minimum(found, len(self.names) - 1)


def periods(first: int, stop: int, step: Step) -> Periods:
    """The whole years, quarters, months or weeks that hold the weeks from ``first`` up to ``stop``."""
    weeks = np.arange(first, stop)
    labels = _labels(weeks, step)
    starts = np.flatnonzero(np.append(True, labels[1:] != labels[:-1])) if weeks.size else weeks
    names = tuple(_names(weeks[starts], step))
    return Periods(names, weeks[starts], np.append(weeks[starts[1:]], stop)[: starts.size])


def _labels(weeks: Ints, step: Step) -> Ints:
    if step == "week":
        return weeks
    months = _thursdays(weeks).astype("M8[M]").astype(np.int64)
    return months // {"year": 12, "quarter": 3, "month": 1}[step]


def _names(weeks: Ints, step: Step) -> Iterator[str]:
    for week in weeks.tolist():
        thursday = date_of(7 * week)
        yield {
            "year": f"{thursday.year}",
            "quarter": f"{thursday.year}K{(thursday.month + 2) // 3}",
            "month": f"{thursday.year}M{thursday.month:02}",
            "week": f"{thursday.year}U{thursday.isocalendar().week:02}",
        }[step]


def _thursdays(weeks: Ints) -> npt.NDArray[np.datetime64]:
    return (7 * weeks).astype("M8[D]")
