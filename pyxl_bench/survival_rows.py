"""What a row of durations may hold, and who is told when it holds something else.

Columns come as whole numbers or, from a spreadsheet, as floats that are whole;
both are looked at a chunk at a time while it is in the processor's cache.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NoReturn, TypeAlias

import numpy as np
import numpy.typing as npt

from pyxl_bench.errors import (
    ArgumentMissing,
    BenchError,
    EntryNotBeforeExit,
    NegativeWeight,
    NotADuration,
    NotAnEvent,
)

Column: TypeAlias = npt.NDArray[Any]

CHUNK = 1 << 18
"""Rows looked at a time: many enough that the calls cost little, few enough for the processor's cache."""

_TOO_HIGH = 1 << 62


@dataclass(frozen=True, eq=False)
class Rows:
    """The columns of the rows to be counted, and how many causes and groups there are."""

    durations: Column
    events: Column | None
    groups: Column | None
    entries: Column | None
    weights: Column | None
    causes: int
    group_count: int
    sampling: bool


def whole(part: Column) -> Column | None:
    """The values as integers when all of them are whole, else nothing."""
    if part.dtype.kind in "bui":
        return part
    with np.errstate(invalid="ignore"):
        integers = part.astype(np.int32)  # half the work of int64; what does not fit is not whole
    return integers if (integers == part).all() else None


def ceiling(part: Column, limit: int) -> int:
    """A number that no integer is above, up to ``limit`` when none of them is above it; too high for a negative one."""
    bits = int(np.bitwise_or.reduce(part))  # every bit that any has: one pass, where lowest and highest take two
    if bits < 0:
        return _TOO_HIGH
    return bits if bits <= limit else int(part.max())


def coded(part: Column, highest: int, argument: str, start: int) -> Column:
    """Codes 0 .. ``highest`` as integers."""
    integers = whole(part)
    if integers is None or ceiling(integers, highest) > highest:
        values = part.astype(np.float64)
        wrong = int(np.flatnonzero(~((values >= 0) & (values <= highest) & (values == np.floor(values))))[0])
        refuse(NotAnEvent, argument, start + wrong, values[wrong], **NotAnEvent.codes(highest))
    return part if integers is None else integers


def check_durations(time: Column) -> None:
    """Refuse a duration that is blank, negative or infinite."""
    wrong = ~((time >= 0) & (time < np.inf))
    if wrong.any():
        row = int(np.argmax(wrong))
        refuse(NotADuration, "durations", row, float(time[row]))


def check_entries(entry: Column, time: Column, start: int) -> None:
    """Refuse an entry that is blank, negative or not before the exit; 0 is from the start."""
    if not (entry >= 0).all():
        row = int(np.argmin(entry >= 0))
        refuse(NotADuration, "entries", start + row, float(entry[row]))
    late = (entry > 0) & (entry >= time)
    if late.any():
        row = int(np.argmax(late))
        refuse(EntryNotBeforeExit, "entries", start + row, float(entry[row]), time=float(time[row]))


def check_weights(weights: Column) -> bool:
    """Refuse a weight that is blank, negative or infinite; say whether all are whole."""
    every = True
    for start in range(0, weights.size, CHUNK):
        part = weights[start : start + CHUNK]
        wrong = ~((part >= 0) & (part < np.inf))
        if wrong.any():
            row = int(np.argmax(wrong))
            refuse(NegativeWeight, "weights", start + row, float(part[row]))
        every = every and bool((part == np.floor(part)).all())
    return every


def refuse(error: type[BenchError], argument: str, row: int, value: float, **facts: Any) -> NoReturn:
    """Raise for a row, numbered from 1; a blank is told as a blank."""
    if np.isnan(value):
        raise ArgumentMissing(argument=argument, row=row + 1)
    raise error(argument=argument, row=row + 1, value=float(value), **facts)
