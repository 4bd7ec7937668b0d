"""A range of interviews, offers or work: one row per person and date.

Its header names the columns Person and Dato, and, where there is work in it,
Timer; in any order. A row with hours is ordinary work and no interview or offer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from pyxl_bench.errors import (
    ArgumentMissing,
    BenchError,
    CellHoldsError,
    CprNumber,
    NegativeFigure,
    NotAWord,
)
from pyxl_bench.seniority import Days
from pyxl_bench.unit_cost import Floats
from xl.cells import SUPPRESSED, ErrorValue, date, is_blank, is_suppressed, number
from xl.columns import label
from xl.cpr import MASKED, holds_cpr
from xl.tidy import tidy_rows

COLUMNS: Final = ("Person", "Dato")
HOURS: Final = "Timer"


@dataclass(frozen=True, slots=True, eq=False)
class Happenings:
    """What happened to whom, and when; ``hours`` is ``nan`` for an interview or an offer."""

    person: npt.NDArray[np.object_]
    day: Days
    hours: Floats


def happenings(raw: Any, argument: str) -> Happenings:
    """Read a range of interviews, offers or work; a header alone means that there were none.

    Raises:
        EmptyRange: no header. ColumnMissing: the header lacks a column.
        ArgumentMissing, NotADate, NotANumber, NotAWord, NegativeFigure, CprNumber,
        CellHoldsError: told with the row.
    """
    persons, days, hours = [], [], []
    for place, row in tidy_rows(raw, argument, COLUMNS, (HOURS,), none=True):
        try:
            person, day, worked = _read(row)
        except BenchError as error:
            raise error.located(argument, place) from None
        persons.append(person)
        days.append(day)
        hours.append(worked)
    return Happenings(
        np.array(persons, dtype=object), np.array(days, dtype="datetime64[D]"), np.array(hours, dtype=np.float64))


def _read(row: list[Any]) -> tuple[str, np.datetime64, float]:
    person, day, worked = row
    for cell in row:
        if isinstance(cell, ErrorValue):
            raise CellHoldsError(value=cell.code)
        if is_suppressed(cell):
            raise NotAWord(value=SUPPRESSED)
    if is_blank(person) or is_blank(day):
        raise ArgumentMissing()
    if holds_cpr(person):
        raise CprNumber(value=MASKED)
    hours = number(worked)
    if hours < 0:
        raise NegativeFigure(value=hours)
    return str(label(person)), np.datetime64(date(day), "D"), hours
