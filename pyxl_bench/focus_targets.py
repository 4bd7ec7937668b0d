"""What must the rest of the year look like for a focus target to be met?

A focus target is met when the mean of the monthly shares of persons who have had
enough (four interviews, or an offer) reaches the threshold. Two means are
looked at, and they differ: that of the last 12 months, and that of the calendar
year. Shares are 0-1, municipalities down the rows, months across; ``nan`` where
a month is not known.

Source: Styrelsen for Arbejdsmarked og Rekruttering, *Ballerup kommunes
Jobcenterindblikrapport for september 2020*, table 1.5: the required 90.88 per
cent follow from a mean of 76.37 for January-September, not from that of the last
12 months (75.58).
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from pyxl_bench.supervision_rules import NOISE
from pyxl_bench.unit_cost import Floats

YEAR: Final = 12
"""Months of a year."""

Months = npt.NDArray[np.int_]
"""Months counted on from any January: month % 12 is 0 in January."""


def year_to_date(shares: Floats, months: Months) -> Floats:
    """The mean from January to each month; ``nan`` where a month of the year so far is not known.

    ``months`` are the consecutive calendar months of the columns.
    """
    means = np.full(shares.shape, np.nan)
    total = np.full(shares.shape[0], np.nan)
    for place, month in enumerate(months % YEAR):
        total = shares[:, place] + (total if month else 0.0)
        means[:, place] = total / (month + 1)
    return means


def last_12_months(shares: Floats) -> Floats:
    """The mean of each month and the 11 before it; ``nan`` where one of them is not known."""
    means = np.full(shares.shape, np.nan)
    if shares.shape[1] >= YEAR:
        windows = np.lib.stride_tricks.sliding_window_view(shares, YEAR, axis=1)
        means[:, YEAR - 1 :] = windows.mean(axis=-1)
    return means


def required_mean(mean: Floats, months: Months, target: float) -> Floats:
    """The mean needed in the rest of the calendar year for the whole year's mean to be ``target``.

    ``mean`` is that from January to each of the ``months``: (12 x target - n x
    mean) / (12 - n). 0 when the year is already safe; above 1 it is out of
    reach. ``nan`` in a December that did not reach the target.
    """
    known = months % YEAR + 1
    missing = YEAR * target - known * mean
    with np.errstate(divide="ignore", invalid="ignore"):
        needed = missing / np.where(known < YEAR, YEAR - known, np.nan)
    return np.where(missing <= NOISE * YEAR, 0.0, needed)


def best_mean(mean: Floats, months: Months) -> Floats:
    """The year's mean if everybody has had enough in each month that is left."""
    known = months % YEAR + 1
    best: Floats = (known * mean + (YEAR - known)) / YEAR
    return best
