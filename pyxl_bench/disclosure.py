"""Which counts must be withheld so that no small one can be worked out?

A count of 1 to ``minimum - 1`` persons is withheld (primary suppression). Where
sums are printed beside the counts that is not enough: what is left of a sum
gives the withheld count away. So further counts are withheld (secondary or
complementary suppression): as few as will do, and of those the small ones.

*What is safe.* Whoever reads the table knows the printed counts, the sums, and
that persons come in whole numbers. As zeros are printed he also knows that a
withheld count is at least 1. A small count is safe when such a reader can rule
out none of 1 .. ``minimum - 1``: the table tells him no more than the mark
itself does. In the words of Fischetti and Salazar, the lower and upper
protection levels reach to 1 and to ``minimum - 1``. So 1, 1, 50 with their
total are all withheld, for 1 + 1 = 2 leaves nothing open. Where the sums keep
that from being reached whatever is withheld, as much of it as can be is kept
open, and never less than two values. Counts withheld for the sake of others
also keep at least two values.

*What is taken to be printed.* The counts are safe even when every row, column
and grand total is printed. That has two consequences. Zeros stay unless nothing
else protects a small count (a row 3, 0, 0 beside its total): only then is a
zero withheld as well, and there a reader can no longer be sure that a withheld
count is at least 1. And a total that is itself small is withheld like a count,
with the further totals from which it would follow. A total is withheld for the
sake of a count only where the totals repeat the counts (a single count; all
persons in one row of a table).

Sources: L. Willenborg and T. de Waal, *Elements of Statistical Disclosure
Control* (Springer 2001), chapters 4-5; M. Fischetti and J. J. Salazar,
*Management Science* 47 (2001), 1008-1027; A. Hundepool et al., *Statistical
Disclosure Control* (Wiley 2012), chapter 4. The threshold is that of
jobindsats.dk, which prints populations under 5 as ``(.)``.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from pyxl_bench.errors import NotACount, NotAWholeCount
from pyxl_bench.protection import Demand, Ints, Mask, Network, flow, matrix, protect, vector
from pyxl_bench.unit_cost import Floats

WIDEST: Final = 1000
"""Above so many persons no more is kept open, whatever the minimum: flows count in 32 bits."""


class Suppression(NamedTuple):
    """What to withhold, ``True`` where a number is not to be printed.

    ``cells`` has the shape of the counts, ``row_totals`` one value per row,
    ``column_totals`` one per column. A single column has one sum: its
    ``column_totals`` and ``grand_total`` are the same and its ``row_totals`` are
    the counts themselves. A single row likewise.
    """

    cells: Mask
    row_totals: Mask
    column_totals: Mask
    grand_total: bool


def suppress(counts: Floats, minimum: int = 5) -> Suppression:
    """Which counts and totals to withhold so that no withheld one can be derived.

    ``counts`` are persons, rows by columns, ``nan`` where there is no count;
    ``minimum`` is the smallest count that may be printed (0 always may).

    Raises :class:`~pyxl_bench.errors.NotAWholeCount` for a count that is negative
    or not whole and :class:`~pyxl_bench.errors.NotACount` for such a ``minimum``.
    """
    if not (minimum >= 1 and minimum == int(minimum)):
        raise NotACount(argument="minimum", value=minimum)
    blank = np.isnan(counts)
    whole = np.isfinite(counts) & (counts >= 0) & (counts == np.floor(counts))
    for row, column in np.argwhere(~blank & ~whole)[:1]:
        raise NotAWholeCount(argument="counts", row=int(row) + 1, value=counts[row, column], column=int(column) + 1)
    known = np.where(blank, 0, counts).astype(np.int64)
    net = vector(known) if 1 in known.shape else matrix(known)
    there = np.append(~blank.ravel(), np.ones(net.persons.size - blank.size, dtype=bool))
    return _by_place(_withheld(net, there, int(minimum)), known.shape)


def _by_place(withheld: Mask, shape: tuple[int, ...]) -> Suppression:
    height, width = shape
    cells, totals = withheld[: height * width].reshape(shape), withheld[height * width :]
    if width == 1:
        return Suppression(cells, cells[:, 0], totals, bool(totals[0]))
    if height == 1:
        return Suppression(cells, totals, cells[0], bool(totals[0]))
    return Suppression(cells, totals[:height], totals[height:-1], bool(totals[-1]))


def _withheld(net: Network, there: Mask, minimum: int) -> Mask:
    """The lightest safe choice, which takes first other counts, then zeros, then totals."""
    some, cell = net.persons > 0, ~net.is_total & there
    small = some & (net.persons < minimum)
    light = 1 + net.persons / (1.0 + net.persons.sum())  # few numbers first, then few persons
    weight = np.where(cell & some, light, light * (1 + light[cell & some].sum()))
    at_least_one, at_least_none = some.astype(np.int64), np.zeros_like(net.persons)
    widest = min(minimum - 1, WIDEST)

    hidden = needed = small & cell
    unsafe, demands = np.flatnonzero(hidden), []
    for usable, floor, kept_open in (
        (cell & some, at_least_one, widest),
        (cell, at_least_one, 0),
        (cell, at_least_none, 0),
    ):
        more, unsafe = _demands(net, unsafe, usable, floor, kept_open)
        demands += more
        needed = needed | usable if more else needed
    # All at once: what is withheld for one count, also a zero, protects others.
    hidden = protect(net, hidden, needed, weight, demands) | small
    usable = hidden | some
    demands, _ = _demands(net, np.union1d(unsafe, np.flatnonzero(small & net.is_total)), usable, at_least_one, widest)
    return protect(net, hidden, usable, weight, demands)


def _demands(net: Network, small: Ints, usable: Mask, floor: Ints, kept_open: int) -> tuple[list[Demand], Ints]:
    """What can be kept open of each small count if all ``usable`` are withheld, and the counts it does not help.

    As much of 1 .. ``kept_open`` as is possible, or else one other value.
    """
    demands: list[Demand] = []
    helpless: list[int] = []
    for arc in map(int, small):
        here = int(net.persons[arc])
        room = (Demand(arc, True, kept_open - here, floor), Demand(arc, False, min(here, kept_open) - 1, floor))
        step = (Demand(arc, True, 1, floor), Demand(arc, False, min(here - int(floor[arc]), 1), floor))
        possible = _possible(net, room, usable) or _possible(net, step, usable)[:1]
        demands += possible
        if not possible:
            helpless.append(arc)
    return demands, np.array(helpless, dtype=np.int64)


def _possible(net: Network, demands: tuple[Demand, ...], usable: Mask) -> list[Demand]:
    """The demands cut to what can be met at all."""
    reached = [demand._replace(amount=flow(net, demand, usable).value) for demand in demands]
    return [demand for demand in reached if demand.amount > 0]
