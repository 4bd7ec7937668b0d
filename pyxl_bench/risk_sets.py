"""Who is at risk and who leaves, time by time, from the table of counts.

All groups stand under one another, a row per group and time at which someone
leaves or is censored; :class:`Segments` sums and multiplies within each group.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pyxl_bench.errors import EmptyGroup
from pyxl_bench.survival_counts import Counts, Floats, Ints


@dataclass(frozen=True, eq=False)
class Segments:
    """Running sums and products that start anew in every group.

    ``bounds`` are the positions where groups begin, and the end; the arrays
    summed have one row per row of the table.
    """

    bounds: Ints

    def sums(self, values: Floats) -> Floats:
        """The sum up to and including each row."""
        return self._running(np.add, values)

    def sums_before(self, values: Floats) -> Floats:
        """The sum of the rows before each."""
        out = np.zeros_like(values)
        out[1:] = self.sums(values)[:-1]
        out[self.bounds[:-1]] = 0
        return out

    def sums_from(self, values: Floats) -> Floats:
        """The sum from each row on; small towards the end, where it matters."""
        return self._running(np.add, values, backwards=True)

    def sums_after(self, values: Floats) -> Floats:
        """The sum of the rows after each."""
        out = np.zeros_like(values)
        out[:-1] = self.sums_from(values)[1:]
        out[self.bounds[1:] - 1] = 0
        return out

    def products(self, values: Floats) -> Floats:
        """The product up to and including each row."""
        return self._running(np.multiply, values)

    def totals(self, values: Floats) -> Floats:
        """The sum of each group."""
        return np.add.reduceat(values, self.bounds[:-1], axis=0)

    def _running(self, function: np.ufunc, values: Floats, backwards: bool = False) -> Floats:
        out = np.empty_like(values)
        for start, end in zip(self.bounds[:-1].tolist(), self.bounds[1:].tolist()):
            part = slice(start, end)
            if backwards:
                function.accumulate(values[part][::-1], axis=0, out=out[part][::-1])
            else:
                function.accumulate(values[part], axis=0, out=out[part])
        return out


@dataclass(frozen=True, eq=False)
class RiskSets:
    """One row per group and time at which someone leaves or is censored.

    ``at_risk``, ``exits`` (a column per cause) and ``censored`` are sums of
    weights, ``rows_at_risk`` counts rows of data. ``emptied`` marks rows where
    everybody at risk leaves: the survival there is 0, exactly. ``left_in`` and
    ``came_in`` are, per cell of the counts, the row in which it leaves and the
    first row in which it is at risk.
    """

    counts: Counts
    segments: Segments
    group: Ints
    time: Floats
    at_risk: Floats
    rows_at_risk: Ints
    exits: Floats
    censored: Floats
    emptied: npt.NDArray[np.bool_]
    left_in: Ints
    came_in: Ints

    @property
    def events(self) -> Floats:
        """Exits of any kind, per row."""
        total: Floats = self.exits.sum(axis=1)
        return total

    def leaving(self, per_cell: Floats) -> Floats:
        """A number per cell, summed over the cells that leave in each row."""
        return summed(self.left_in, per_cell, self.time.size)

    def remaining(self, per_cell: Floats) -> Floats:
        """A number per cell, summed over the cells still followed after each row's leavers have left."""
        entering = summed(self.came_in, per_cell, self.time.size)
        return _followed(self.segments, entering, self.leaving(per_cell), leavers=False)


def _followed(segments: Segments, entering: Floats, leaving: Floats, *, leavers: bool) -> Floats:
    """The sum over those who have entered up to each row and not left before it; without its ``leavers``, by it.

    Either entries less exits so far, or exits less entries still to come:
    whichever sums less, so that a few persons keep their digits beside many.
    """
    gone, to_go = (segments.sums_before, segments.sums_from) if leavers else (segments.sums, segments.sums_after)
    late = entering.copy()
    late[segments.bounds[:-1]] = 0.0
    if not late.any():
        return to_go(leaving)
    so_far = segments.sums(np.abs(entering)) + gone(np.abs(leaving))
    to_come = to_go(np.abs(leaving)) + segments.sums_after(np.abs(entering))
    return np.where(so_far < to_come, segments.sums(entering) - gone(leaving),
                    to_go(leaving) - segments.sums_after(entering))


def summed(place: Ints, values: Floats, size: int) -> Floats:
    """The values summed by their place, 0 .. size - 1."""
    return np.bincount(place, values, size).astype(np.float64)


def risk_sets(counts: Counts) -> RiskSets:
    """Line the counts up by group and time.

    Raises:
        EmptyGroup: a group that nobody is in.
    """
    missing = np.bincount(counts.group, minlength=counts.groups) == 0
    if missing.any():
        raise EmptyGroup(argument="groups", value=int(np.argmax(missing)) + 1)
    times = np.unique(counts.time)
    key = counts.group * times.size + np.searchsorted(times, counts.time)
    row_key, left_in = np.unique(key, return_inverse=True)
    entered = counts.group * times.size + np.searchsorted(times, counts.entry, side="right")
    came_in = np.searchsorted(row_key, entered)
    group = row_key // times.size
    segments = Segments(np.searchsorted(group, np.arange(counts.groups + 1)))

    size, columns = row_key.size, counts.causes + 1
    by_cause = summed(left_in * columns + counts.cause, counts.weight, size * columns).reshape(size, columns)
    at_risk = _followed(segments, summed(came_in, counts.weight, size), by_cause.sum(axis=1), leavers=True)
    # Weights that are not whole leave a rest when subtracted; whole rows tell who is left.
    rows = counts.rows.astype(np.float64)
    rows_at_risk = _followed(segments, summed(came_in, rows, size), summed(left_in, rows, size), leavers=True)
    emptied = summed(left_in, rows * (counts.cause > 0), size) == rows_at_risk
    return RiskSets(
        counts=counts,
        segments=segments,
        group=group,
        time=times[row_key % times.size],
        at_risk=np.where(emptied, by_cause[:, 1:].sum(axis=1), at_risk),
        rows_at_risk=rows_at_risk.astype(np.int64),
        exits=by_cause[:, 1:],
        censored=by_cause[:, 0],
        emptied=emptied,
        left_in=left_in,
        came_in=came_in,
    )


def at_risk_at(counts: Counts, times: Floats) -> Floats:
    """How many (weights) of everybody in ``counts`` are at risk at any times: entry < t <= time."""
    return _from(counts.time, counts.weight, times) - _from(counts.entry, counts.weight, times)


def _from(values: Floats, weight: Floats, times: Floats) -> Floats:
    """The weight of the values at or after each time, summed from the far end."""
    order = np.argsort(values, kind="stable")
    tail = np.append(np.cumsum(weight[order][::-1])[::-1], 0.0)
    return tail[np.searchsorted(values[order], times)]
