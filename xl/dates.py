"""Ranges of dates."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np

from pyxl_bench.errors import BenchError
from xl.cells import SUPPRESSED, Fault, Grid, date, is_blank, is_suppressed, rows_of


def dates(raw: Any, argument: str) -> Grid:
    """The dates of a range as days (:func:`day`), with their faults; blanks are ``nan``."""
    rows = rows_of(raw)
    values = np.full((len(rows), max(map(len, rows))), np.nan)
    faults: dict[tuple[int, int], Fault] = {}
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            if is_suppressed(cell):
                faults[r, c] = SUPPRESSED
            elif not is_blank(cell):
                try:
                    values[r, c] = date(cell).toordinal()
                except BenchError as error:
                    faults[r, c] = error.located(argument, r + 1 if len(rows) > 1 else None)
    return Grid(values, faults)


def day(value: float) -> dt.date:
    """The date of a day as :func:`dates` gives it."""
    return dt.date.fromordinal(int(value))
