"""Who has left some weeks later, and how long has anyone been on support?

*Afgangsrate*: for every week a person is on the benefit, is the person
self-supporting 13 weeks later? *Varighed*: unbroken time on any public support,
gaps of up to 3 weeks allowed. Source: jobindsats.dk and mploy a/s, *Billund
Kommune*, May 2019, tables 3.4-3.16, whose definitions these are.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pyxl_bench.registers.line import Line, Stays
from pyxl_bench.registers.stretches import Ints, Stretches, overlaps, running


class Window(NamedTuple):
    """The times that are counted: from ``first`` up to, not including, ``stop``."""

    first: int
    stop: int

    @property
    def length(self) -> int:
        return self.stop - self.first


def present(line: Line, stays: Stays, cells: int, window: Window) -> Ints:
    """Persons in each cell at each time."""
    return _running(line, stays, stays.start, stays.stop, cells, window)


def followed(line: Line, stays: Stays, on: Stretches, cells: int, window: Window, horizon: int) -> tuple[Ints, Ints]:
    """Persons in each cell at each time who can be followed ``horizon`` ahead, and those of them still on.

    ``on`` is where the persons are on support. Who is gone by then (dead,
    retired) cannot be followed. Times whose look-ahead lies outside the window
    count none.
    """
    stop = stays.stop if line.gone is None else np.minimum(stays.stop, line.gone[stays.rank] - horizon)
    known = Window(window.first, max(window.stop - horizon, window.first))
    seen = np.zeros((cells, window.length), np.int64)
    still = np.zeros_like(seen)
    seen[:, : known.length] = _running(line, stays, stays.start, np.maximum(stop, stays.start), cells, known)
    later = overlaps(stays.start, stop, on.start - horizon, on.stop - horizon)
    whose = Stays(stays.rank[later.one], stays.cell[later.one], later.start, later.stop)
    still[:, : known.length] = _running(line, whose, whose.start, whose.stop, cells, known)
    return seen, still


def begun(stays: Stays, runs: Stretches) -> Ints:
    """Where the unbroken support began that each stay is part of; ``runs`` are merged across gaps."""
    return runs.start[np.searchsorted(runs.start, stays.start, side="right") - 1]


def time_so_far(line: Line, stays: Stays, begun: Ints, cells: int, window: Window) -> Ints:
    """The time on support so far, this one included, summed over the persons in each cell at each time."""
    first = line.time(begun, stays.rank) - window.first
    starts = _running(line, stays, stays.start, stays.stop, cells, window, first)
    return present(line, stays, cells, window) * np.arange(1, window.length + 1) - starts


def with_seniority(line: Line, stays: Stays, begun: Ints, cells: int, window: Window, least: int) -> Ints:
    """Persons in each cell at each time who have been on support for at least ``least``, this time included."""
    since = np.minimum(np.maximum(stays.start, begun + least - 1), stays.stop)
    return _running(line, stays, since, stays.stop, cells, window)


def _running(
    line: Line, stays: Stays, start: Ints, stop: Ints, cells: int, window: Window, weight: Ints | None = None
) -> Ints:
    shift = stays.rank * line.stride - line.origin + window.first
    return running(stays.cell, start - shift, stop - shift, (cells, window.length), weight)
