"""A question of single numbers asked for every cell of ranges: an answer, a blank or a refusal in each."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import numpy as np

from pyxl_bench.errors import ArgumentMissing, BenchError
from xl.catalogue import Answer, Told
from xl.cells import Cell, Cells, Grid, common_shape, spread, worst


def cell_by_cell(
    calculate: Callable[..., float],
    ranges: dict[str, Grid],
    tell: Callable[..., Told],
    *,
    leads: str,
    optional: tuple[str, ...] = (),
) -> Answer:
    """What ``calculate`` answers of the numbers in each cell of the ranges, and what ``tell`` tells of it.

    A cell where the argument ``leads`` is blank is blank, among several; any
    other blank is missing, but for the ``optional`` arguments, whose blanks are ``nan``.

    Raises:
        ShapeMismatch: ranges that do not cover the same rows and columns.
    """
    shape = common_shape(ranges)
    several = shape != (1, 1)
    over = {name: spread(given, shape) for name, given in ranges.items()}

    def numbers(place: tuple[int, int]) -> dict[str, float]:
        return {name: float(given.values[place]) for name, given in over.items()}

    def cell(place: tuple[int, int]) -> Cell:
        fault = worst(given.faults.get(place) for given in over.values())
        if fault is not None:
            return fault
        at = numbers(place)
        missing = [name for name in at if np.isnan(at[name]) and name not in optional]
        if several and leads in missing:
            return None
        try:
            if missing:
                raise ArgumentMissing(argument=missing[0])
            return calculate(*at.values())
        except BenchError as error:
            own = ranges.get(error.argument or "")
            return error.located("", place[0] + 1 if own is not None and own.shape[0] > 1 else None)

    out: Cells = [[None] * shape[1] for _ in range(shape[0])]
    for row, column in product(range(shape[0]), range(shape[1])):
        out[row][column] = cell((row, column))

    def how(row: int, column: int) -> Told:
        return tell(*numbers((row, column)).values()) if isinstance(out[row][column], float) else ()

    return Answer(out, how=how)
