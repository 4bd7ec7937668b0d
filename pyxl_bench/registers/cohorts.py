"""Who came in when, how long did they stay, and where did they go?

A cohort is everybody whose stay in a cell began in a period, gaps of up to
``gap`` weeks bridged. What became of them is a small table of counts, the input
of survival curves: a row per cell, period, duration in weeks and cause.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from pyxl_bench.registers.exits import Window
from pyxl_bench.registers.line import NEVER, Line, Stays
from pyxl_bench.registers.stretches import Ints, Stretches

CENSORED, SELF_SUPPORT, OTHER_SUPPORT, GONE = range(4)
CAUSES: Final = ("fortsat på ydelsen", "selvforsørgelse", "anden forsørgelse", "død eller pension")
"""The causes by number, as the tables name them; 0 is still on the benefit when last seen."""


class Cohorts(NamedTuple):
    """Persons by cell, period of entry, weeks stayed and cause, in that order."""

    cell: Ints
    period: Ints
    weeks: Ints
    cause: Ints
    persons: Ints


def cohorts(line: Line, runs: Stays, on: Stretches, gap: int, window: Window, period: Ints) -> Cohorts:
    """The cohorts of ``runs``, stays merged across ``gap``.

    A run that begins so early in the window that it may have begun before is in
    no cohort. One that ends so late that the person may yet come back is
    censored when last seen. ``on`` is where the persons are on support:
    whoever is so within the gap after leaving went to other support.
    """
    start = line.time(runs.start, runs.rank)
    stop = line.time(runs.stop, runs.rank)
    seen_from_start = np.flatnonzero((start > window.first + gap) & (start < window.stop))
    start, stop = start[seen_from_start], np.minimum(stop[seen_from_start], window.stop)
    cause = np.where(stop + gap < window.stop, _causes(line, runs, on, gap)[seen_from_start], CENSORED)
    return _counted(runs.cell[seen_from_start], period[start - window.first], stop - start, cause,
                    np.ones(start.size, np.int64))


def _causes(line: Line, runs: Stays, on: Stretches, gap: int) -> Ints:
    nearest = np.searchsorted(on.stop, runs.stop, side="right")
    back = np.append(on.start, NEVER)[nearest] <= runs.stop + gap
    cause = np.where(back, OTHER_SUPPORT, SELF_SUPPORT)
    return cause if line.gone is None else np.where(line.gone[runs.rank] <= runs.stop + gap, GONE, cause)


def added(parts: list[Cohorts]) -> Cohorts:
    """Cohorts of several batches of whole persons as one table."""
    return _counted(*(np.concatenate(column) for column in zip(*parts)))


def _counted(cell: Ints, period: Ints, weeks: Ints, cause: Ints, persons: Ints) -> Cohorts:
    sizes = (*(int(column.max(initial=0)) + 1 for column in (cell, period, weeks)), len(CAUSES))
    keys, place = np.unique(np.ravel_multi_index((cell, period, weeks, cause), sizes), return_inverse=True)
    total = np.rint(np.bincount(place, weights=persons, minlength=keys.size)).astype(np.int64)
    cell, period, weeks, cause = (column.astype(np.int64) for column in np.unravel_index(keys, sizes))
    return Cohorts(cell, period, weeks, cause, total)
