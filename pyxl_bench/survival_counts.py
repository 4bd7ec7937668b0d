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
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from pyxl_bench.errors import EmptyRange, ShapeMismatch
from pyxl_bench.survival_rows import (
    Column,
    check_durations,
    check_entries,
    check_weights,
    coded,
    highest_of,
    whole,
)

Floats: TypeAlias = npt.NDArray[np.float64]
Ints: TypeAlias = npt.NDArray[np.int64]

CHUNK = 1 << 15
"""Rows counted at a time: small enough that a chunk stays in the processor's cache."""
MOST_BINS = 1 << 20
"""Above this many possible cells, sorting takes less memory than counting into bins."""

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
        check_weights(weights)
        if sampling is None:
            sampling = bool((weights != np.floor(weights)).any())
    if groups is not None and group_count is None:
        group_count = int(groups.max()) + 1
    data = _Data(durations, events, groups, entries, weights, causes, group_count or 1, bool(sampling))
    return _in_bins(data) or _in_order(data)


@dataclass(frozen=True, eq=False)
class _Data:
    durations: Column
    events: Column | None
    groups: Column | None
    entries: Column | None
    weights: Column | None
    causes: int
    group_count: int
    sampling: bool


# --- whole durations: chunks counted into bins -------------------------------


def _in_bins(data: _Data) -> Counts | None:
    """The counts of whole durations; nothing when a time is not whole or too large for bins."""
    entry_count = 1 if data.entries is None else _whole_top(data.entries)
    if entry_count is None:
        return None
    sizes = (entry_count, data.group_count, data.causes + 1)
    stride = int(np.prod(sizes, dtype=object))
    if stride > MOST_BINS:
        return None
    chunk = max(CHUNK, stride)
    tables = [np.zeros(0)] * (1 if data.weights is None else 3)
    for start in range(0, data.durations.size, chunk):
        part = slice(start, start + chunk)
        time = whole(data.durations[part])
        bins = 0 if time is None else (highest_of(time) + 1) * stride
        if time is None or bins > MOST_BINS:
            return None
        key = _keys(data, sizes, part, time, np.int16 if bins <= np.iinfo(np.int16).max else np.int64)
        if data.weights is None:
            new: list[npt.NDArray[Any]] = [np.bincount(key)]
        else:
            weight = data.weights[part].astype(np.float64)
            key, weight = key[weight > 0], weight[weight > 0]
            new = [np.bincount(key), np.bincount(key, weight), np.bincount(key, weight * weight)]
        tables = [_added(table, more) for table, more in zip(tables, new)]
    return _from_bins(tables, sizes, data)


def _keys(
    data: _Data, sizes: tuple[int, int, int], part: slice, time: Column, kind: type[np.signedinteger[Any]]
) -> Column:
    """The bin of each row of a chunk; in small integers, where they hold it, four are summed at a time."""
    key = time.astype(kind)
    if data.entries is not None:
        check_entries(data.entries[part], time, part.start)
        key *= sizes[0]
        key += data.entries[part].astype(kind)
    if data.groups is not None:
        key *= sizes[1]
        key += coded(data.groups[part], data.group_count - 1, "groups", part.start).astype(kind)
    key *= sizes[2]
    key += 1 if data.events is None else coded(data.events[part], data.causes, "events", part.start).astype(kind)
    return key


def _from_bins(tables: list[Floats], sizes: tuple[int, int, int], data: _Data) -> Counts:
    """The cells that anybody is in, ordered by group and time."""
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


def _added(table: Floats, more: npt.NDArray[Any]) -> Floats:
    """The sum of two tables of counts, the shorter one zero beyond its end."""
    if more.size > table.size:
        grown = np.zeros(more.size)
        grown[: table.size] = table
        table = grown
    table[: more.size] += more
    return table


def _whole_top(column: Column) -> int | None:
    """One above the highest of whole values; nothing when one is not whole, negative or large."""
    top = 0
    for start in range(0, column.size, CHUNK):
        part = whole(column[start : start + CHUNK])
        if part is None:
            return None
        top = max(top, highest_of(part) + 1)
    return top if top <= MOST_BINS else None


# --- real durations: rows put in order ---------------------------------------


def _in_order(data: _Data) -> Counts:
    """The counts of any durations: sort the rows, then sum those that are alike."""
    size = data.durations.size
    time = data.durations.astype(np.float64)
    check_durations(time)
    zeros = np.zeros(size, dtype=np.int64)
    group = zeros if data.groups is None else coded(data.groups, data.group_count - 1, "groups", 0)
    cause = zeros + 1 if data.events is None else coded(data.events, data.causes, "events", 0)
    entry = zeros if data.entries is None else data.entries
    if data.entries is None:
        time = _tied(time)
    else:
        both = _tied(np.concatenate([time, np.maximum(entry, 0.0)]))  # a negative entry is refused below
        time = both[:size]
        check_entries(np.where(entry >= 0, both[size:], entry), time, 0)
        entry = both[size:]
    weight = np.ones(size) if data.weights is None else data.weights.astype(np.float64)

    varied = [key for key in (cause, entry, time, group) if (key != key[0]).any()]
    order = np.lexsort(varied) if varied else np.arange(size)
    order = order[weight[order] > 0]
    new = np.arange(order.size) == 0
    for key in varied:
        new[1:] |= key[order[1:]] != key[order[:-1]]
    first, weight = np.flatnonzero(new), weight[order]
    kept = order[first]
    total = np.add.reduceat(weight, first) if first.size else weight
    square = np.add.reduceat(weight * weight, first) if data.sampling and first.size else total
    return Counts(group[kept].astype(np.int64), np.where(entry[kept] > 0, entry[kept], -np.inf), time[kept],
                  cause[kept].astype(np.int64), np.diff(np.append(first, order.size)), total, square,
                  data.group_count, data.causes, data.sampling)


def _tied(values: Floats) -> Floats:
    """The values, those that only rounding tells apart made equal: 0.1 + 0.2 months are 0.3 months."""
    distinct, place = np.unique(values, return_inverse=True)
    apart = np.diff(distinct, prepend=-np.inf) > SAME_TIME * np.nanmax(distinct)
    return distinct[np.maximum.accumulate(np.where(apart, np.arange(distinct.size), 0))][place]
