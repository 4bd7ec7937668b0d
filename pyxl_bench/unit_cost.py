"""What does a full-time person cost, here and in other municipalities?

A unit cost is what the job centre spends on a target group (accounts 5 and 6)
per full-time person. A cost table is a float array, target groups down and
municipalities across; ``nan`` where a municipality has no such group. ``own``
is the column of the municipality that asks; its peers are the other columns
that have a number in the row.

Source of the definitions: mploy a/s, *Ressourcer, serviceniveau og resultater
af den beskæftigelsesrettede indsats. Billund Kommune*, May 2019, tables 2.1
and 3.1-3.2.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

_NOISE: Final = 1e-13
"""How far, relative to its size, a mean of equal figures may be off."""


def unit_cost(expenditure: Floats, persons: Floats) -> Floats:
    """What one full-time person costs: expenditure / persons, element by element.

    The result is in the money unit of ``expenditure`` per full-time person and
    ``nan`` where there are no persons to share the spending between.
    """
    return expenditure / np.where(persons > 0, persons, np.nan)


def spending_share(expenditure: Floats) -> Floats:
    """Each row's share (0-1) of its column's total; ``nan`` rows stand outside.

    ``nan`` throughout a column that sums to zero, as far as floats can tell.
    """
    total = np.nansum(expenditure, axis=0)
    rounding = 1e-14 * np.nansum(np.abs(expenditure), axis=0)
    share: Floats = expenditure / np.where(np.abs(total) > rounding, total, np.nan)
    return share


def combined_unit_cost(unit_costs: Floats, persons: Floats) -> Floats:
    """The unit cost of several groups taken together, weighted by persons.

    Groups run down the rows. A group of no persons weighs nothing, whether its
    unit cost is known or not; an unknown cost of a group that has persons makes
    the answer ``nan``, and so does a column without any persons.
    """
    weight = np.nan_to_num(persons)
    total = weight.sum(axis=0)
    spent: Floats = np.where(weight > 0, unit_costs * weight, 0.0).sum(axis=0)
    return spent / np.where(total > 0, total, np.nan)


def peers(costs: Floats, own: int) -> npt.NDArray[np.bool_]:
    """Which cells of ``costs`` belong to another municipality and hold a number."""
    known = ~np.isnan(costs)
    known[:, own] = False
    return known


def weighted_row_mean(costs: Floats, weights: Floats) -> Floats:
    """The mean of each row with ``weights`` (a row's, or one set for all rows).

    A cell without a number takes its weight out of the mean; a row without any
    weight left is ``nan``.
    """
    weight = np.where(np.isnan(costs), 0.0, weights)
    total = weight.sum(axis=1)
    value: Floats = np.where(weight > 0, costs * weight, 0.0).sum(axis=1)
    return value / np.where(total > 0, total, np.nan)


def peer_average(costs: Floats, own: int, weights: Floats | None = None) -> Floats:
    """The mean unit cost of the other municipalities, per group.

    Simple, or with one weight per municipality (``own``'s is ignored).
    """
    weight = np.ones(costs.shape[1]) if weights is None else weights
    return weighted_row_mean(costs, np.where(peers(costs, own), weight, 0.0))


def difference(own: Floats, level: Floats) -> Floats:
    """``own`` minus ``level``; 0 where they differ by no more than floats lose in a mean."""
    size = np.maximum(np.abs(own), np.abs(level))
    return np.where(np.abs(own - level) <= _NOISE * size, 0.0, own - level)


def cost_deviation(costs: Floats, own: int, *, relative: bool = False) -> Floats:
    """Own unit cost minus the simple mean of the others, per group.

    In the table's money unit, or ``relative`` to the others' mean (0.21 is 21
    per cent above); ``nan`` where that mean is zero.
    """
    average = peer_average(costs, own)
    deviation = difference(costs[:, own], average)
    return deviation / np.where(average != 0, average, np.nan) if relative else deviation


def cost_rank(costs: Floats, own: int, *, dearest_first: bool = True) -> Floats:
    """Own place among all municipalities, per group: 1 is the dearest.

    With ``dearest_first=False`` 1 is the cheapest. Ties share the better place.
    """
    mine = costs[:, [own]]
    ahead = costs > mine if dearest_first else costs < mine
    return np.where(np.isnan(mine[:, 0]), np.nan, 1.0 + ahead.sum(axis=1))


def cost_spread(costs: Floats) -> Floats:
    """Mean, lowest and highest of all municipalities: a row per group, three columns."""
    known = ~np.isnan(costs)
    mean = weighted_row_mean(costs, known.astype(float))
    empty = ~known.any(axis=1)
    lowest = np.where(empty, np.nan, np.where(known, costs, np.inf).min(axis=1))
    highest = np.where(empty, np.nan, np.where(known, costs, -np.inf).max(axis=1))
    return np.column_stack([mean, lowest, highest])
