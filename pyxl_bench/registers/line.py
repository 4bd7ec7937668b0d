"""Whole persons one after another on a single line of time.

Each person has a part of the line of its own, long enough that looking some
weeks ahead, or across a gap, never reaches the next person. So one merge, one
search or one sum does for all persons at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from pyxl_bench.registers.stretches import Ints, Stretches, merge

NEVER: Final = np.iinfo(np.int64).max // 4
"""Later than anything."""


class Spells(NamedTuple):
    """Spells of whole persons, the persons in ascending order; ``first`` and ``last`` are covered.

    Times are weeks, or days: the line does not ask. ``area`` and ``benefit``
    are places in lists of municipalities and of benefits.
    """

    person: npt.NDArray[np.integer]
    area: npt.NDArray[np.integer]
    benefit: npt.NDArray[np.integer]
    first: npt.NDArray[np.integer]
    last: npt.NDArray[np.integer]

    def take(self, rows: npt.NDArray[np.integer] | npt.NDArray[np.bool_] | slice) -> Spells:
        """Some of the rows."""
        return Spells(*(column[rows] for column in self))


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """Spells laid out: ``start`` and ``stop`` of each row on the line, and whose it is (``rank``)."""

    persons: Ints
    """The person of each rank."""
    rank: Ints
    start: Ints
    stop: Ints
    area: npt.NDArray[np.integer]
    benefit: npt.NDArray[np.integer]
    origin: int
    """The time at which each person's part of the line begins."""
    stride: int
    """How long that part is."""
    gone: Ints | None
    """Where on the line each person is gone for good (dead, retired); ``None`` when nobody is."""

    def time(self, place: Ints, rank: Ints) -> Ints:
        """The time at a place on a person's part of the line."""
        return place - rank * self.stride + self.origin

    def place(self, time: Ints, rank: Ints) -> Ints:
        """The place of a time on a person's part of the line."""
        return time + (rank * self.stride - self.origin)

    def rank_at(self, place: Ints) -> Ints:
        """Whose part of the line a place is in."""
        return place // self.stride

    def cover(self, rows: npt.NDArray[np.bool_], gap: int = 0) -> Stretches:
        """Where the persons are on any of the marked rows."""
        return merge(self.start[rows], self.stop[rows], gap)


def lay_out(spells: Spells, gone: npt.NDArray[np.bool_], margin: int) -> Line:
    """Lay whole persons out on the line.

    ``gone`` marks the benefits (by place) after which nothing of a person
    counts any more: spells end there. ``margin`` is the longest look ahead or
    gap that will be asked for.
    """
    person = np.asarray(spells.person)
    if not (person[1:] >= person[:-1]).all():
        spells = spells.take(np.argsort(person, kind="stable"))
        person = spells.person
    new = np.zeros(person.size, dtype=bool)
    np.not_equal(person[1:], person[:-1], out=new[1:])
    rank = np.cumsum(new)
    new[:1] = True
    origin, end = (int(spells.first.min()), int(spells.last.max())) if person.size else (0, 0)
    stride = end - origin + 2 + margin
    base = rank * stride - origin
    stop = base + spells.last
    stop += 1
    line = Line(person[new].astype(np.int64), rank, base + spells.first, stop, spells.area, spells.benefit,
                origin, stride, None)
    if not gone.any():
        return line
    marks = gone[spells.benefit]
    return _until_gone(line, marks) if marks.any() else line


def _until_gone(line: Line, marks: npt.NDArray[np.bool_]) -> Line:
    """The line with everything cut where its person is gone."""
    gone = np.full(line.persons.size, NEVER)
    np.minimum.at(gone, line.rank[marks], line.start[marks])
    stop = np.minimum(line.stop, gone[line.rank])
    kept = (stop > line.start) & ~marks
    return Line(line.persons, line.rank[kept], line.start[kept], stop[kept], line.area[kept], line.benefit[kept],
                line.origin, line.stride, gone)


@dataclass(frozen=True, slots=True, eq=False)
class Stays:
    """Unbroken stretches of a person in a cell, on the persons' line; ordered by cell within a person."""

    rank: Ints
    cell: Ints
    start: Ints
    stop: Ints


def stays(line: Line, cell: Ints, cells: int, gap: int = 0) -> Stays:
    """Merge each person's rows of the same cell; rows in cell -1 are in none."""
    rank, start, stop = line.rank, line.start, line.stop
    if cell.size and cell.min() < 0:
        rows = np.flatnonzero(cell >= 0)
        rank, start, stop, cell = rank[rows], start[rows], stop[rows], cell[rows]
    shift = (rank * (cells - 1) + cell) * line.stride
    merged = merge(start + shift, stop + shift, gap)
    lane = merged.start // line.stride
    rank = lane // cells
    shift = (lane - rank) * line.stride
    return Stays(rank, lane - rank * cells, merged.start - shift, merged.stop - shift)


def together(parts: list[Stays]) -> Stays:
    """Stays of several sets of cells as one."""
    return Stays(*(np.concatenate([getattr(part, name) for part in parts])
                   for name in ("rank", "cell", "start", "stop")))
