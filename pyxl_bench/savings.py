"""What would spending be at the level of other municipalities?

The saving is a change in spending, so it is negative where the municipality
lies above the level it is held against: -(own unit cost - level) x full-time
persons. The level is the mean of the others, or of the n cheapest of them. The
total is the sum over target groups, not the total row's deviation times all
persons: the mix of groups is the municipality's own.

Arrays as in :mod:`pyxl_bench.unit_cost`. Source of the definitions: mploy a/s,
Billund Kommune, May 2019, table 2.1 (top 3 are the three municipalities with
the lowest *total* unit cost) and table 2.2 (the three cheapest per row).
"""

from __future__ import annotations

import numpy as np

from pyxl_bench.unit_cost import Floats, cost_spread, difference, peers, weighted_row_mean


def cheapest_shares(costs: Floats, own: int, n: int) -> Floats:
    """How much each municipality counts among the ``n`` cheapest others, per row.

    1 for a municipality that is among them, 0 for one that is not. Where several
    tie for the last places they share them equally, so that the order of the
    columns decides nothing. A row sums to ``n``; it is ``nan`` where fewer than
    ``n`` others have a number.
    """
    known = peers(costs, own)
    candidates = np.where(known, costs, np.inf)
    place = min(n, costs.shape[1]) - 1
    last = np.partition(candidates, place, axis=1)[:, [place]]
    cheaper = candidates < last
    tied = candidates == last
    shares = cheaper + tied * ((n - cheaper.sum(axis=1, keepdims=True)) / tied.sum(axis=1, keepdims=True))
    return np.where(known.sum(axis=1, keepdims=True) >= n, shares, np.nan)


def cheapest_average(costs: Floats, own: int, n: int, total: Floats | None = None) -> Floats:
    """The mean unit cost of the ``n`` cheapest other municipalities, per group.

    With ``total`` (the total unit cost of each municipality) they are chosen
    once, by it; without, anew in each row, among those that have a number.
    A chosen municipality without a number in a row is left out of that row.
    ``nan`` where fewer than ``n`` others can be chosen from.
    """
    if total is not None:
        return weighted_row_mean(costs, cheapest_shares(total[np.newaxis, :], own, n))
    return weighted_row_mean(costs, cheapest_shares(costs, own, n))


def savings(own_cost: Floats, level: Floats, persons: Floats, *, only_above: bool = False) -> Floats:
    """The change in spending per group if the unit cost were at ``level``.

    Negative is a saving. With ``only_above`` a group that is not above the
    level changes nothing. In the money unit of the costs.
    """
    deviation = difference(own_cost, level)
    if only_above:
        deviation = np.maximum(deviation, 0.0)
    return -deviation * persons + 0.0  # + 0.0: a saving of nothing is 0, not -0


def spread_value(costs: Floats, persons: Floats) -> Floats:
    """What the spread is worth for one municipality's persons.

    Three columns per group: spending at the lowest unit cost of all, at the
    highest, and the difference. In the money unit of the costs.
    """
    spread = cost_spread(costs)
    at = spread[:, 1:] * persons[:, np.newaxis]
    return np.column_stack([at, at[:, 1] - at[:, 0]])
