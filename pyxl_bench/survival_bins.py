"""Whole durations counted into bins, a chunk at a time and in two threads.

A bin is a cell of (time, entry, group, cause). Months and weeks have few of
them, however many the rows: counting needs one pass, and no memory to speak of.
"""

from __future__ import annotations

from functools import partial, reduce
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from pyxl_bench.survival_rows import CHUNK, Column, Rows, ceiling, check_entries, coded, whole

Table: TypeAlias = npt.NDArray[np.float64]
"""A number per bin, flat; beyond its end it is zero."""
Sizes: TypeAlias = tuple[int, int, int]
"""How many entries, groups and causes there are, the censored among the causes."""

THREADS = 2
"""More gain nothing: looking for the highest key, numpy lets no other thread on."""
SPAN = 1 << 20
"""Rows that are worth a thread of their own."""
MOST_BINS = 1 << 20
"""Above this many possible cells, sorting takes less memory than counting into bins."""
_KINDS: tuple[type[np.integer[Any]], ...] = (np.uint8, np.int16, np.int64)
"""Of the keys: the smallest that hold them all is the fastest."""


def tables_of(data: Rows) -> tuple[list[Table], Sizes] | None:
    """The tables of rows, or of rows, weights and squares, and their sizes but for time.

    A table is flat, with time as its slowest dimension, and ends with the last
    bin that anybody is in. Nothing when a time is not whole or too large for bins.

    Raises:
        NotAnEvent, EntryNotBeforeExit, ArgumentMissing; each names its row, from 1.
    """
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
    return [reduce(_added, tables) for tables in zip(*counted)], sizes


def _span(data: Rows, sizes: Sizes, begin: int, end: int) -> list[Table] | None:
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
        kind = next(kind for kind in _KINDS if max(bins - 1, *sizes) <= np.iinfo(kind).max)
        key = _keys(data, sizes, part, time, kind)
        if data.weights is None:
            new: list[npt.NDArray[Any]] = [_tally(key)]
        else:
            weight = data.weights[part].astype(np.float64)
            key, weight = key[weight > 0], weight[weight > 0]
            new = [np.bincount(key), np.bincount(key, weight), np.bincount(key, weight * weight)]
        tables = [_added(table, more) for table, more in zip(tables, new)]
    return tables


def _keys(data: Rows, sizes: Sizes, part: slice, time: Column, kind: type[np.integer[Any]]) -> Column:
    """The bin of each row of a chunk."""
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
    both: npt.NDArray[np.int64] = pairs.sum(axis=0) + pairs.sum(axis=1)
    return both


def _added(table: Table, more: npt.NDArray[Any]) -> Table:
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
