"""Rows and columns whose figures were printed one place off.

A shift is supposed and undone; it is believed when that mends failures which
would otherwise take several wrong cells to explain, and breaks nothing. Of the
shifts that mend the most, the one that moves the fewest cells is named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from pyxl_bench.audit.relations import Bools, Cell, Relation
from pyxl_bench.audit.rounding import Ints
from pyxl_bench.audit.suspects import Check, Evidence, Suspicion
from pyxl_bench.audit.table import PrintedTable

MOST_COLUMNS = 5
Direction = Literal["swapped", "down", "up", "right", "left"]


@dataclass(frozen=True, eq=False)
class Shift:
    """Figures printed in the wrong place, and where each cell's own figure stands."""

    direction: Direction
    """Which way the figures were moved."""
    first: Cell
    """The first cell that shows another's figure."""
    whole_rows: bool
    source: Ints
    """Per cell the flattened position of its figure; -1 where it was lost."""

    @property
    def moved(self) -> Bools:
        """The cells that show another cell's figure."""
        stay: Ints = np.arange(self.source.size).reshape(self.source.shape)
        elsewhere: Bools = self.source != stay
        return elsewhere


def find_shift(evidence: Evidence, suspicions: list[Suspicion], total: int | None) -> Shift | None:
    """The shift that explains several suspicions at once, or None."""
    if len(suspicions) < 2:
        return None
    families = (
        _row_shifts(evidence.table, total),
        _shifts_in_rows(evidence, suspicions),
        _shifts_in_columns(evidence, suspicions, total),
    )
    ranked: list[tuple[tuple[int, ...], Shift]] = []
    for supposed in families:
        ranked += [(rank, shift) for shift in supposed if (rank := _rank(evidence, suspicions, shift)) is not None]
        if any(rank[0] == len(suspicions) for rank, _ in ranked):
            break
    return max(ranked, key=lambda pair: pair[0])[1] if ranked else None


def _rank(evidence: Evidence, suspicions: list[Suspicion], shift: Shift) -> tuple[int, ...] | None:
    """How well undoing ``shift`` explains the failures; None when it does not."""
    moved = shift.moved
    table = evidence.table.rearranged(shift.source)
    fixed: set[Check] = set()
    silenced: set[Check] = set()
    remaining = lost = gained = 0
    failures = set(evidence.failures)
    for position, relation in enumerate(evidence.relations):
        lines = np.flatnonzero(_lines_read(relation, moved))
        if not lines.size:
            continue
        checked, violated = relation.checked(table), relation.violated(table)
        before = evidence.checked[position]
        for line in lines.tolist():
            check = (position, line)
            lost += int(before[line] and not checked[line])
            gained += int(checked[line] and not before[line] and not violated[line])
            if check not in failures:
                if violated[line]:
                    return None
            elif violated[line]:
                remaining += 1
            else:
                (fixed if checked[line] else silenced).add(check)
    mended = fixed | silenced
    covered = sum(suspicion.failures <= mended for suspicion in suspicions)
    borne_out = len(fixed) + gained
    enough = borne_out >= 2 or _average_under_difference(evidence.table, shift)
    if covered < 2 or not fixed or not enough or lost > borne_out or 4 * remaining > len(fixed):
        return None
    # A part larger than its whole is mended by many swaps: the one of these two rows is meant.
    swapped = shift.direction == "swapped"
    inside = sum(all(moved[cell] for cell in evidence.cells(check)) for check in fixed) if swapped else 0
    return covered, borne_out - (lost - len(silenced)), inside, -int(moved.sum())


def _lines_read(relation: Relation, moved: Bools) -> Bools:
    """The lines of a relation that read a moved cell."""
    return relation.lines & np.asarray((moved if relation.down else moved.T)[relation.terms].any(axis=0))


def _average_under_difference(table: PrintedTable, shift: Shift) -> bool:
    """Whether the average was printed in the column of the difference."""
    if table.average is None or table.difference is None or shift.direction not in ("left", "right"):
        return False
    width = len(table.columns)
    row = shift.first[0]
    return bool(shift.source[row, table.average] == row * width + table.difference)


def _row_shifts(table: PrintedTable, total: int | None) -> Iterator[Shift]:
    """Two neighbouring rows swapped; a block of rows printed one row off."""
    height, width = table.values.shape
    stay = np.arange(height * width).reshape(height, width)
    for row in range(height - 1):
        source = stay.copy()
        source[[row, row + 1]] = stay[[row + 1, row]]
        yield Shift("swapped", (row, 0), True, source)
    for start, end in _spans(height, total):
        for direction, order in (("down", _undo(start, end, 1)), ("up", _undo(start, end, -1))):
            source = stay.copy()
            for row, origin in order:
                source[row] = stay[origin] if origin >= 0 else -1
            yield Shift("down" if direction == "down" else "up", (order[0][0], 0), True, source)


def _shifts_in_rows(evidence: Evidence, suspicions: list[Suspicion]) -> Iterator[Shift]:
    """Figures of one row moved a column."""
    table = evidence.table
    height, width = table.values.shape
    stay = np.arange(height * width).reshape(height, width)
    for row in _promising(evidence, suspicions, axis=0):
        for start, end in _spans(width, table.average, max(table.municipalities, default=None)):
            for forward in (1, -1):
                order = _undo(start, end, forward)
                source = stay.copy()
                for column, origin in order:
                    source[row, column] = stay[row, origin] if origin >= 0 else -1
                yield Shift("right" if forward > 0 else "left", (row, order[0][0]), False, source)


def _shifts_in_columns(evidence: Evidence, suspicions: list[Suspicion], total: int | None) -> Iterator[Shift]:
    """Figures of one column moved a row."""
    height, width = evidence.table.values.shape
    stay = np.arange(height * width).reshape(height, width)
    # A shift in one column makes that column stand out; a large table has many that do not.
    for column in _promising(evidence, suspicions, axis=1)[:MOST_COLUMNS]:
        for start, end in _spans(height, total):
            for forward in (1, -1):
                order = _undo(start, end, forward)
                source = stay.copy()
                for row, origin in order:
                    source[row, column] = stay[origin, column] if origin >= 0 else -1
                yield Shift("down" if forward > 0 else "up", (order[0][0], column), False, source)


def _promising(evidence: Evidence, suspicions: list[Suspicion], axis: int) -> list[int]:
    """The rows (or columns) that several suspicions touch, the most touched first."""
    touched: Counter[int] = Counter()
    for suspicion in suspicions:
        cells = (cell for check in suspicion.failures for cell in evidence.cells(check))
        touched.update({cell[axis] for cell in cells})
    return [line for line, times in touched.most_common() if times >= 2]


def _spans(length: int, *stops: int | None) -> Iterator[tuple[int, int]]:
    """Where a shift may begin and end: at a neighbour, before or at a stop, at the edge."""
    ends = {length - 1, *(stop - back for stop in stops if stop is not None for back in (0, 1))}
    for start in range(length - 1):
        for end in sorted({start + 1, *ends}):
            if start < end < length:
                yield start, end


def _undo(start: int, end: int, forward: int) -> list[tuple[int, int]]:
    """(place, where its figure was printed) for each place of a shifted span.

    The figure that was pushed over the edge is lost: -1, listed last.
    """
    if forward > 0:
        return [(place, place + 1) for place in range(start, end)] + [(end, -1)]
    return [(place, place - 1) for place in range(start + 1, end + 1)] + [(start, -1)]
