"""Persons reduced to one small table of counts, from which all curves are computed.

Ten million durations in months hold a few hundred different rows. They are
counted once, a chunk at a time, into cells of (group, entry, time, cause); each
cell keeps how many rows it stands for, their weight and their squared weight.
Curves, tests and restricted means need nothing else.

Conventions: time runs from 0; cause 0 is censored (still on support when last
seen), 1 and up are exits; a person is at risk at t when entry < t <= time, so
those censored at t are still at risk at t. An entry of 0 is "from the start".
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from pyxl_bench.errors import EmptyRange, ShapeMismatch
from pyxl_bench.survival_bins import tables_of
from pyxl_bench.survival_rows import Column, Rows, check_durations, check_entries, check_weights, coded

Floats: TypeAlias = npt.NDArray[np.float64]
Ints: TypeAlias = npt.NDArray[np.int64]

SAME_TIME = 1e-12
"""Times closer than this share of the longest are one time: only rounding tells them apart."""


@dataclass(frozen=True, eq=False)
class Counts:
    """The table of counts: one element per cell (group, entry, time, cause).

    ``rows`` counts rows of data, ``weight`` sums their weights and ``square``
    what a cell adds to a variance: the sum of squared weights when weights are
    ``sampling`` weights, the weight itself when they count persons.
    ``groups`` and ``causes`` say how many there are; a group may be empty.
    """

    group: Ints
    entry: Floats
    time: Floats
    cause: Ints
    rows: Ints
    weight: Floats
    square: Floats
    groups: int
    causes: int
    sampling: bool

    def of(self, *groups: int) -> Counts:
        """The named groups alone, numbered 0, 1 ... in the order named."""
        place = np.full(self.groups, -1)
        place[list(groups)] = np.arange(len(groups))
        kept = place[self.group] >= 0
        columns = {name: getattr(self, name)[kept] for name in _COLUMNS}
        columns["group"] = place[columns["group"]]
        return replace(self, **columns, groups=len(groups))

    def pooled(self) -> Counts:
        """Everybody as one group."""
        return replace(self, group=np.zeros_like(self.group), groups=1)


_COLUMNS = ("group", "entry", "time", "cause", "rows", "weight", "square")


def count(
    durations: Column,
    events: Column | None = None,
    *,
    causes: int = 1,
    groups: Column | None = None,
    group_count: int | None = None,
    entries: Column | None = None,
    weights: Column | None = None,
    sampling: bool | None = None,
) -> Counts:
    """Reduce persons to the table of counts, in one pass.

    Args:
        durations: time of exit or censoring per row, 0 or more, in any unit.
        events: 0 censored, 1 .. ``causes`` exits; left out, every row is an exit.
        causes: how many kinds of exit there are.
        groups: the group of each row, numbered from 0.
        group_count: how many groups there are; left out, the highest number says.
        entries: from when each row is followed (left truncation); 0 is from the start.
        weights: how much each row counts; rows of weight 0 are left out.
        sampling: whether weights are sampling weights (they inflate a variance)
            rather than numbers of persons. Left out: when one is not a whole number.

    Raises:
        EmptyRange, ShapeMismatch, ArgumentMissing (a blank), NotADuration,
        NotAnEvent, EntryNotBeforeExit, NegativeWeight; each names its row, from 1.
    """
    if durations.size == 0:
        raise EmptyRange(argument="durations")
    given = {"durations": durations, "events": events, "groups": groups, "entries": entries, "weights": weights}
    for name, column in given.items():
        if column is not None and column.shape != durations.shape:
            raise ShapeMismatch(argument=name, height=column.size, width=1, other="durations",
                                other_height=durations.size, other_width=1)
    if weights is not None:
        all_whole = check_weights(weights)
        sampling = not all_whole if sampling is None else sampling
    if groups is not None and group_count is None:
        group_count = int(groups.max()) + 1
    data = Rows(durations, events, groups, entries, weights, causes, group_count or 1, bool(sampling))
    return _in_bins(data) or _in_ranks(data)


def _in_bins(data: Rows) -> Counts | None:
    """The counts of whole durations: the bins that anybody is in. Nothing when a time is not whole or too large."""
    counted = tables_of(data)
    if counted is None:
        return None
    tables, sizes = counted
    stride = int(np.prod(sizes))
    padded = [np.append(table, np.zeros(-table.size % stride)) for table in tables]
    shaped = [table.reshape(-1, *sizes).transpose(2, 0, 1, 3) for table in padded]
    cells = np.nonzero(shaped[0])
    group, time, entry, cause = (index.astype(np.int64) for index in cells)
    rows = shaped[0][cells]
    weight = rows if data.weights is None else shaped[1][cells]
    square = shaped[2][cells] if data.sampling and data.weights is not None else weight
    return Counts(group, np.where(entry > 0, entry, -np.inf), time.astype(np.float64), cause,
                  rows.astype(np.int64), weight, square, data.group_count, data.causes, data.sampling)


def _in_ranks(data: Rows) -> Counts:
    """The counts of any durations: number the distinct times, then count the rows that are alike."""
    time = data.durations.astype(np.float64)
    check_durations(time)
    none = np.zeros(time.size, dtype=np.int64)
    group = none if data.groups is None else coded(data.groups, data.group_count - 1, "groups", 0)
    cause = none + 1 if data.events is None else coded(data.events, data.causes, "events", 0)
    times, place = _ranked(time)
    start = none
    if data.entries is not None:
        entry = data.entries.astype(np.float64)
        times, both = _ranked(np.concatenate([time, np.maximum(entry, 0.0)]))  # a negative entry is refused below
        place, start = np.split(both, 2)
        check_entries(np.where(entry >= 0, times[start], entry), times[place], 0)

    sizes = (data.group_count, times.size, 1 if data.entries is None else times.size, data.causes + 1)
    key = np.ravel_multi_index((group, place, start, cause), sizes)
    if data.weights is None:
        cells, rows = np.unique(key, return_counts=True)
        weight: Floats = rows.astype(np.float64)
        square = weight
    else:
        given = data.weights.astype(np.float64)
        key, given = key[given > 0], given[given > 0]
        cells, same, rows = np.unique(key, return_inverse=True, return_counts=True)
        weight = np.bincount(same, given).astype(np.float64)
        square = np.bincount(same, given * given).astype(np.float64) if data.sampling else weight
    group, place, start, cause = np.unravel_index(cells, sizes)
    since = times[start] if data.entries is not None else np.zeros(cells.size)
    return Counts(group, np.where(since > 0, since, -np.inf), times[place], cause, rows, weight, square,
                  data.group_count, data.causes, data.sampling)


def as_known(asked: Floats, known: Floats) -> Floats:
    """Times asked for; one that only rounding tells from a known time (they ascend) is that time."""
    place = np.searchsorted(known, asked)
    for side in (place - 1, place):
        near = known[np.clip(side, 0, known.size - 1)]
        asked = np.where(np.abs(near - asked) <= SAME_TIME * known[-1], near, asked)
    return asked


def _ranked(values: Floats) -> tuple[Floats, Ints]:
    """The distinct values in order and the number of each; those that only rounding tells apart are one."""
    distinct, place = np.unique(values, return_inverse=True)
    apart = np.diff(distinct, prepend=-np.inf) > SAME_TIME * np.nanmax(distinct)
    return distinct[apart], (np.cumsum(apart) - 1)[place]
