"""Stretches of time, counted without ever writing out a week.

A stretch is half-open: it covers ``start`` and not ``stop``. Everything that
registers need comes down to three operations on arrays of stretches: merge
those that touch, find where they overlap others, and sum +1 at each start and
-1 at each stop.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

Ints: TypeAlias = npt.NDArray[np.int64]


class Stretches(NamedTuple):
    """Stretches in order of time, none touching the next."""

    start: Ints
    stop: Ints


def merge(start: Ints, stop: Ints, gap: int = 0) -> Stretches:
    """Stretches that overlap, touch or lie at most ``gap`` apart become one."""
    start, stop = _in_order(start, stop)
    if not start.size:
        return Stretches(start, stop)
    reach = np.maximum.accumulate(stop)
    breaks = np.flatnonzero(start[1:] > reach[:-1] + gap)
    return Stretches(np.append(start[:1], start[breaks + 1]), np.append(reach[breaks], reach[-1:]))


def _in_order(start: Ints, stop: Ints) -> tuple[Ints, Ints]:
    """Stretches by their start; where both fit in one number, that is what is sorted: many times faster."""
    if (start[1:] >= start[:-1]).all():
        return start, stop
    lowest = int(start.min())
    bits = int((stop - start).max()).bit_length()
    if int(start.max() - lowest).bit_length() + bits < 63 and (stop >= start).all():
        both = np.sort((start - lowest << bits) + (stop - start))
        start = (both >> bits) + lowest
        return start, start + (both & (1 << bits) - 1)
    order = np.argsort(start)
    return start[order], stop[order]


class Overlaps(NamedTuple):
    """Where stretches overlap others: which of them, which of the others, and the part they share."""

    one: Ints
    other: Ints
    start: Ints
    stop: Ints


def overlaps(start: Ints, stop: Ints, others_start: Ints, others_stop: Ints) -> Overlaps:
    """Every overlap of stretches, in any order, with others whose starts and stops both ascend."""
    first = np.searchsorted(others_stop, start, side="right")
    many = np.maximum(np.searchsorted(others_start, stop, side="left") - first, 0)
    one = np.repeat(np.arange(start.size), many)
    before = np.cumsum(many) - many
    other = np.arange(one.size) + np.repeat(first - before, many)
    return Overlaps(
        one, other, np.maximum(start[one], others_start[other]), np.minimum(stop[one], others_stop[other])
    )


def levels(start: Ints, stop: Ints, weight: Ints) -> tuple[Stretches, Ints]:
    """The sum of weights over time: stretches on which it stays the same and is not 0, and that sum."""
    at = np.concatenate([start, stop])
    order = np.argsort(at, kind="stable")
    at, level = at[order], np.cumsum(np.concatenate([weight, -weight])[order])
    kept = np.flatnonzero((at[1:] > at[:-1]) & (level[:-1] != 0))
    return Stretches(at[kept], at[kept + 1]), level[kept]


def running(cell: Ints, start: Ints, stop: Ints, shape: tuple[int, int], weight: Ints | None = None) -> Ints:
    """How many stretches (or how much weight) cover each moment, a row per cell.

    ``shape`` is (cells, moments); what lies before moment 0 or after the last
    one is cut off.
    """
    cells, moments = shape
    width = moments + 1
    at = cell * width
    ends = [_summed(at + np.clip(edge, 0, moments), cells * width, weight) for edge in (start, stop)]
    change: Ints = (ends[0] - ends[1]).reshape(cells, width)
    return np.cumsum(change, axis=1)[:, :moments]


def _summed(place: Ints, size: int, weight: Ints | None) -> Ints:
    if weight is None:
        return np.bincount(place, minlength=size)
    return np.rint(np.bincount(place, weights=weight, minlength=size)).astype(np.int64)
