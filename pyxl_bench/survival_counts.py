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
from functools import partial, reduce
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from pyxl_bench.errors import EmptyRange, ShapeMismatch
from pyxl_bench.survival_rows import (
    CHUNK,
    Column,
    ceiling,
    check_durations,
    check_entries,
    check_weights,
    coded,
    whole,
)

Floats: TypeAlias = npt.NDArray[np.float64]
Ints: TypeAlias = npt.NDArray[np.int64]

THREADS = 2
"""More gain nothing: looking for the highest key, numpy lets no other thread on."""
SPAN = 1 << 20
"""Rows that are worth a thread of their own."""
MOST_BINS = 1 << 20
"""Above this many possible cells, sorting takes less memory than counting into bins."""
_KINDS: tuple[type[np.integer[Any]], ...] = (np.uint8, np.int16, np.int64)
"""Of the keys: the smallest that hold them all is the fastest."""

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
    data = _Data(durations, events, groups, entries, weights, causes, group_count or 1, bool(sampling))
    return _in_bins(data) or _in_ranks(data)


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
    if int(np.prod(sizes, dtype=object)) > MOST_BINS:
        return None
    size = data.durations.size
    spans = min(size // SPAN + 1, THREADS)
    edges = [size * place // spans for place in range(spans + 1)]
    if spans == 1:
        counted = [_span(data, sizes, 0, size)]
    else:
        from concurrent.futures import ThreadPoolExecutor  # a worksheet's few rows never need it

        with ThreadPoolExecutor(spans) as pool:
            counted = list(pool.map(partial(_span, data, sizes), edges[:-1], edges[1:]))
    if any(tables is None for tables in counted):
        return None
    return _from_bins([reduce(_added, tables) for tables in zip(*counted)], sizes, data)


def _span(data: _Data, sizes: tuple[int, int, int], begin: int, end: int) -> list[Floats] | None:
    """The tables of rows, weights and squares of a span of rows, counted a chunk at a time."""
    stride = int(np.prod(sizes))
    chunk = max(CHUNK, stride)
    tables = [np.zeros(0)] * (1 if data.weights is None else 3)
    for start in range(begin, end, chunk):
        part = slice(start, min(start + chunk, end))
        time = whole(data.durations[part])
        bins = 0 if time is None else (ceiling(time, MOST_BINS // stride - 1) + 1) * stride
        if time is None or bins > MOST_BINS:
            return None
        key = _keys(data, sizes, part, time, next(kind for kind in _KINDS if bins <= np.iinfo(kind).max + 1))
        if data.weights is None:
            new: list[npt.NDArray[Any]] = [_tally(key)]
        else:
            weight = data.weights[part].astype(np.float64)
            key, weight = key[weight > 0], weight[weight > 0]
            new = [np.bincount(key), np.bincount(key, weight), np.bincount(key, weight * weight)]
        tables = [_added(table, more) for table, more in zip(tables, new)]
    return tables


def _keys(
    data: _Data, sizes: tuple[int, int, int], part: slice, time: Column, kind: type[np.integer[Any]]
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


def _tally(key: Column) -> npt.NDArray[Any]:
    """How many rows are in each bin. A full chunk of one-byte keys is counted two rows at a time: half the steps."""
    if key.dtype != np.uint8 or key.size != CHUNK:
        return np.bincount(key)
    pairs = np.bincount(key.view(np.uint16), minlength=1 << 16).reshape(1 << 8, 1 << 8)
    both: Ints = pairs.sum(axis=0) + pairs.sum(axis=1)
    return both


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
        top = max(top, ceiling(part, 0) + 1)
    return top if top <= MOST_BINS else None


# --- real durations: distinct times numbered, then counted -------------------


def _in_ranks(data: _Data) -> Counts:
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
