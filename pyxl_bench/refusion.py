"""How much of a benefit does the municipality pay itself? (refusion)

The state refunds a share of the benefit that falls with the weeks a person has
been on support; the municipality pays the rest. The shares are dated rule
tables, data in ``rules/refusion.toml`` with their source.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from pyxl_bench.dated_rules import in_force, read_rules
from pyxl_bench.errors import NotAWeek
from pyxl_bench.unit_cost import Floats

WEEKS_PER_MONTH = 52 / 12
"""Twelve months of support are the rules' 52 weeks."""


@dataclass(frozen=True)
class RefusionRules:
    """One rule table: in force from a date until the next table's."""

    valid_from: datetime.date
    valid_to: datetime.date | None
    source: str
    last_weeks: tuple[float, ...]  # of each band; the last band has no end
    refunded: tuple[float, ...]  # by the state, 0-1, per band

    def paid(self, weeks: Floats) -> Floats:
        """Weeks' worth of benefit the municipality has paid itself after so many weeks on support."""
        first = np.array([0.0, *self.last_weeks[:-1]])
        spent = np.clip(weeks[..., np.newaxis] - first, 0.0, np.array(self.last_weeks) - first)
        own: Floats = spent @ (1 - np.array(self.refunded))
        return own


@cache
def refusion_rules() -> tuple[RefusionRules, ...]:
    """All known rule tables, the oldest first."""
    return read_rules("refusion", _table)


def _table(data: Mapping[str, Any]) -> RefusionRules:
    return RefusionRules(
        valid_from=data["valid_from"],
        valid_to=data.get("valid_to"),
        source=data["source"],
        last_weeks=tuple(float(band.get("last_week", np.inf)) for band in data["band"]),
        refunded=tuple(band["refunded"] for band in data["band"]),
    )


def rules_on(date: datetime.date | None = None) -> RefusionRules:
    """The rule table in force on a date; without a date the newest.

    Raises:
        DateOutsideRules: before the oldest table.
    """
    tables = refusion_rules()
    return tables[-1] if date is None else in_force(tables, date)


def municipal_share(from_week: float, to_week: float, date: datetime.date | None = None) -> float:
    """The municipality's mean share (0-1) of a benefit between two weeks of support.

    Weeks count from 1, both included: weeks 1 to 52 are the first year. Time
    before ``date``'s rules is not told apart; all weeks follow one table.

    Raises:
        NotAWeek: not a whole number from 1, or the last before the first.
        DateOutsideRules: before the oldest table.
    """
    for argument, week, lowest in (("from_week", from_week, 1), ("to_week", to_week, max(from_week, 1))):
        if not (week >= lowest and week == np.floor(week) and week < np.inf):
            raise NotAWeek(argument=argument, value=float(week), lowest=float(lowest))
    before, after = rules_on(date).paid(np.array([from_week - 1.0, to_week]))
    return float((after - before) / (to_week - from_week + 1))


def municipal_share_by_month(months: int, weeks_before: float = 0.0, date: datetime.date | None = None) -> Floats:
    """The municipality's share (0-1) in each month of support from month 1, one element per month.

    ``weeks_before`` is how long the persons had been on support in month 0. A
    month in which a band ends takes both shares, by its days in each.

    Raises:
        NotAWeek: negative ``weeks_before``. DateOutsideRules: before the oldest table.
    """
    if not 0 <= weeks_before < np.inf:
        raise NotAWeek(argument="weeks_before", value=float(weeks_before), lowest=0)
    weeks = weeks_before + np.arange(months + 1, dtype=np.float64) * WEEKS_PER_MONTH
    shares: Floats = np.diff(rules_on(date).paid(weeks)) / WEEKS_PER_MONTH
    return shares
