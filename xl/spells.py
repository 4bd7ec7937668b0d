"""A range of spells: one row per person, benefit and period.

Its header names the columns Person, Ydelse, Fra and Til, in any order; both
dates are included. Other columns are passed over, and so are blank rows.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from pyxl_bench.errors import (
    ArgumentMissing,
    BenchError,
    CellHoldsError,
    CprNumber,
    DateOutsideWindow,
    EndBeforeStart,
    NotAWord,
    UnknownBenefit,
)
from pyxl_bench.registers.benefits import Benefit, folded, shipped, traits_of
from pyxl_bench.registers.count import Traits
from pyxl_bench.registers.line import Line, Spells, lay_out
from pyxl_bench.registers.stretches import Ints
from pyxl_bench.registers.weeks import FIRST_DAY, LAST_DAY, day_number, week_of_day
from xl.cells import SUPPRESSED, ErrorValue, date, is_blank, is_suppressed
from xl.columns import label
from xl.cpr import MASKED, holds_cpr
from xl.names import is_total, nearest
from xl.tidy import tidy_rows

COLUMNS: Final = ("Person", "Ydelse", "Fra", "Til")


@dataclass(frozen=True, slots=True, eq=False)
class SpellRange:
    """Spells of a sheet: days, and places in the list of benefits, a row per spell."""

    person: Ints
    benefit: Ints
    first: Ints
    last: Ints
    benefits: tuple[Benefit, ...]
    """What each benefit of the range is; a name of its own as the range spells it."""
    spelled: tuple[str, ...]
    persons: dict[str, int]
    """The number of each person, by what the range calls them."""

    @property
    def traits(self) -> Traits:
        return traits_of(list(self.benefits))

    def by_day(self, margin: int = 0) -> Line:
        """The persons on a line of days."""
        return self._line(self.first, self.last, margin)

    def by_week(self, margin: int) -> Line:
        """The persons on a line of ISO weeks; a week counts when the spell covers a day of it."""
        return self._line(week_of_day(self.first), week_of_day(self.last), margin)

    def _line(self, first: Ints, last: Ints, margin: int) -> Line:
        nowhere = np.zeros(self.person.size, np.int64)
        return lay_out(Spells(self.person, nowhere, self.benefit, first, last), self.traits.gone, margin)

    def asked(self, name: str | None) -> npt.NDArray[np.bool_]:
        """Which of the benefits a name stands for: a benefit, a target group, or (``None``, a total word) all support.

        Raises:
            UnknownBenefit: neither the range nor the table of codes has it.
        """
        if name is None or is_total(name):
            return np.array([benefit.support for benefit in self.benefits])
        known = shipped().find(name)
        wanted = {folded(name)} if known is None else {folded(name), folded(known.name)}
        found = np.array([bool(wanted & {folded(spelled), folded(benefit.name), folded(benefit.group)})
                          for spelled, benefit in zip(self.spelled, self.benefits)])
        if not found.any() and known is None and folded(name) not in map(folded, shipped().names):
            raise _unknown(name, [*self.spelled, *shipped().names]).located("benefit")
        return found


def spell_range(raw: Any, argument: str) -> SpellRange:
    """Read a range of spells.

    Raises:
        EmptyRange: no rows below the header.
        ColumnMissing: the header lacks a column.
        ArgumentMissing, NotADate, EndBeforeStart, DateOutsideWindow, UnknownBenefit,
        CprNumber, CellHoldsError: told with the row.
    """
    reader = _Reader()
    for place, row in tidy_rows(raw, argument, COLUMNS):
        try:
            reader.read(row)
        except BenchError as error:
            raise error.located(argument, place) from None
    return reader.spells()


class _Reader:
    """The rows gathered."""

    def __init__(self) -> None:
        self._persons: dict[str, int] = {}
        self._places: dict[str, int] = {}
        self._benefits: list[Benefit] = []
        self._spelled: list[str] = []
        self._rows: list[tuple[int, int, int, int]] = []

    def read(self, row: list[Any]) -> None:
        """Take one row in, or refuse it."""
        person, name, start, end = row
        for cell in row:
            if isinstance(cell, ErrorValue):
                raise CellHoldsError(value=cell.code)
            if is_suppressed(cell):
                raise NotAWord(value=SUPPRESSED)
            if is_blank(cell):
                raise ArgumentMissing()
        if holds_cpr(person):
            raise CprNumber(value=MASKED)
        first, last = _day(start), _day(end)
        if last < first:
            raise EndBeforeStart(value=date(end), start=date(start))
        who = self._persons.setdefault(str(label(person)), len(self._persons))
        self._rows.append((who, self._benefit(str(label(name))), first, last))

    def _benefit(self, spelled: str) -> int:
        if spelled not in self._places:
            benefit = shipped().find(spelled)
            if benefit is None:
                raise _unknown(spelled, shipped().names)
            self._places[spelled] = len(self._benefits)
            self._benefits.append(benefit)
            self._spelled.append(spelled)
        return self._places[spelled]

    def spells(self) -> SpellRange:
        """All rows, person by person."""
        person, benefit, first, last = np.array(sorted(self._rows), dtype=np.int64).T
        return SpellRange(person, benefit, first, last, tuple(self._benefits), tuple(self._spelled), self._persons)


def _day(cell: Any) -> int:
    when: dt.date = date(cell)
    if not FIRST_DAY <= when <= LAST_DAY:
        raise DateOutsideWindow(value=when, first=FIRST_DAY, last=LAST_DAY)
    return day_number(when)


def _unknown(name: str, names: list[str]) -> BenchError:
    near = nearest(name, names)
    return UnknownBenefit(
        value=name,
        nearest_en=f" Did you mean {' / '.join(near)}?" if near else "",
        nearest_da=f" Mente du {' / '.join(near)}?" if near else "",
    )
