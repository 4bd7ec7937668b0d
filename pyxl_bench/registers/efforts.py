"""What was done for the persons while they were on the benefit?

*Samtaleintensitet*: interviews per 13 full-time benefit weeks. *Berørt*: share
of the group's persons touched by an offer. *Aktiveringsgrad*: full-time
activated / full-time recipients, 37 hours a week being full time. Source:
jobindsats.dk; mploy a/s, *Billund Kommune*, May 2019, tables 3.4-3.16.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from pyxl_bench.registers.exits import Window
from pyxl_bench.registers.line import Line, Stays
from pyxl_bench.registers.stretches import Ints, levels, merge, overlaps, running

FULL_TIME: Final = 37
"""Hours a week; nobody is activated for more."""


class Interviews(NamedTuple):
    """Interviews held: whose, and in which week; persons in ascending order."""

    person: npt.NDArray[np.integer]
    week: npt.NDArray[np.integer]


class Offers(NamedTuple):
    """Offers taken part in, with hours a week; persons in ascending order, ``first`` and ``last`` covered."""

    person: npt.NDArray[np.integer]
    first: npt.NDArray[np.integer]
    last: npt.NDArray[np.integer]
    hours: npt.NDArray[np.integer]


def interviews_held(line: Line, stays: Stays, interviews: Interviews, cells: int, window: Window) -> Ints:
    """Interviews with persons while in each cell, by week."""
    at = np.sort(_on_line(line, interviews.person, interviews.week, interviews.week)[1])
    inside = overlaps(stays.start, stays.stop, at, at + 1)
    shift = stays.rank[inside.one] * line.stride - line.origin + window.first
    return running(
        stays.cell[inside.one], inside.start - shift, inside.stop - shift, (cells, window.length)
    )


class Activated(NamedTuple):
    """Hours of offers by week while in each cell, and persons touched by an offer in each period."""

    hours: Ints
    touched: Ints


def activated(
    line: Line, stays: Stays, offers: Offers, cells: int, window: Window, period: Ints, periods: int
) -> Activated:
    """What offers reached the persons in each cell; ``period`` is that of each week of the window."""
    rows, start, stop = _on_line(line, offers.person, offers.first, offers.last)
    taken, hours = levels(start, stop, offers.hours[rows].astype(np.int64))
    inside = overlaps(stays.start, stays.stop, taken.start, taken.stop)
    part = Stays(stays.rank[inside.one], stays.cell[inside.one], inside.start, inside.stop)
    shift = part.rank * line.stride - line.origin + window.first
    summed = running(part.cell, part.start - shift, part.stop - shift, (cells, window.length),
                     np.minimum(hours[inside.other], FULL_TIME))
    return Activated(summed, different(line, part, cells, window, period, periods))


def different(line: Line, stays: Stays, cells: int, window: Window, period: Ints, periods: int) -> Ints:
    """Different persons in each cell in each period: a person counts once, however many the stays."""
    shift = stays.rank * line.stride - line.origin + window.first
    start, stop = (np.clip(edge - shift, 0, window.length) for edge in (stays.start, stays.stop))
    some = np.flatnonzero(stop > start)
    lane = (stays.rank[some] * cells + stays.cell[some]) * (periods + 1)
    merged = merge(lane + period[start[some]], lane + period[stop[some] - 1] + 1)
    lane = merged.start // (periods + 1)
    shift = lane * (periods + 1)
    return running(lane % cells, merged.start - shift, merged.stop - shift, (cells, periods))


def _on_line(
    line: Line, person: npt.NDArray[np.integer], first: npt.NDArray[np.integer], last: npt.NDArray[np.integer]
) -> tuple[npt.NDArray[np.intp], Ints, Ints]:
    """Which rows are about persons of the line, and where on their part of it; not merged."""
    at = np.searchsorted(line.persons, person)
    start = np.maximum(first.astype(np.int64), line.origin)
    stop = np.minimum(last.astype(np.int64) + 1, line.origin + line.stride - 1)
    rows = np.flatnonzero((np.append(line.persons, -1)[at] == person) & (stop > start))
    return rows, line.place(start[rows], at[rows]), line.place(stop[rows], at[rows])
