"""Columns that stand beside each other: one row per person, month, year or period.

Rows that are blank in every column are dropped. A refusal names the row as the
sheet has it, also when rows above it were dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from pyxl_bench.errors import (
    ArgumentMissing,
    BenchError,
    CellHoldsError,
    EmptyRange,
    NotANumber,
    NotAVector,
    NotAWord,
    NotTwoColumns,
    NotYesOrNo,
    ShapeMismatch,
)
from pyxl_bench.unit_cost import Floats
from xl.cells import SUPPRESSED, ErrorValue, Fault, grid, is_blank, is_suppressed, is_word, rows_of
from xl.names import key


@dataclass(frozen=True, slots=True)
class Column:
    """A column of numbers, ``nan`` where a cell is blank or has a fault."""

    argument: str
    values: Floats
    faults: dict[int, Fault] = field(default_factory=dict)

    @property
    def filled(self) -> npt.NDArray[np.bool_]:
        """The cells that hold something."""
        filled = ~np.isnan(self.values)
        filled[list(self.faults)] = True
        return filled

    def take(self, rows: npt.NDArray[np.intp]) -> Floats:
        """The numbers of some rows.

        Raises:
            BenchError: one of them holds no number; suppressed is no number either.
        """
        for row in sorted(self.faults):
            if (rows == row).any():
                raise refusal(self.faults[row], self.argument, row + 1)
        return self.values[rows]


@dataclass(frozen=True, slots=True)
class Labels:
    """A column of names; ``None`` where a cell is blank. Numbers stand as text."""

    argument: str
    names: list[str | None]
    faults: dict[int, BenchError] = field(default_factory=dict)

    @property
    def filled(self) -> npt.NDArray[np.bool_]:
        filled = np.array([name is not None for name in self.names])
        filled[list(self.faults)] = True
        return filled

    def take(self, rows: npt.NDArray[np.intp]) -> list[str | None]:
        """The names of some rows, the first spelling of each.

        Raises:
            BenchError: one of them holds an error.
        """
        kept = rows.tolist()
        for row in kept if self.faults else ():
            if row in self.faults:
                raise self.faults[row]
        spelled: dict[str, str] = {}
        return [None if name is None else spelled.setdefault(key(name), name)
                for name in (self.names[row] for row in kept)]


def refusal(fault: Fault, argument: str, row: int | None) -> BenchError:
    """A fault as a refusal, for what cannot be worked out in part."""
    return fault if isinstance(fault, BenchError) else NotANumber(argument=argument, row=row, value=fault)


def _upright(raw: Any, argument: str) -> list[Any]:
    """The cells of one column, or of one row.

    Raises:
        NotAVector: several columns and rows are marked.
    """
    rows = rows_of(raw)
    width = max(map(len, rows))
    if width <= 1:
        return [row[0] if row else None for row in rows]
    if len(rows) > 1:
        raise NotAVector(argument=argument, height=len(rows), width=width)
    return list(rows[0])


def column(raw: Any, argument: str) -> Column:
    """A column of numbers, or a row of them."""
    return _column(_upright(raw, argument), argument)


def yes_no_column(raw: Any, argument: str) -> Column:
    """A column of 0 and 1, or FALSE and TRUE, as truth values or words in either language."""
    read = _column([truth(cell) for cell in _upright(raw, argument)], argument)
    for row, fault in read.faults.items():
        if isinstance(fault, NotANumber):
            read.faults[row] = NotYesOrNo(argument=argument, row=fault.row, value=fault.value)
    return read


def truth(cell: Any) -> Any:
    """1 for TRUE and 0 for FALSE, as truth values or words in either language; anything else as it stands."""
    word = cell.strip().casefold() if isinstance(cell, str) else cell
    if word is True or word in ("true", "sand"):
        return 1.0
    return 0.0 if word is False or word in ("false", "falsk") else cell


def _column(items: list[Any], argument: str) -> Column:
    found = grid([[cell] for cell in items], argument)
    return Column(argument, found.values[:, 0], {row: fault for (row, _), fault in found.faults.items()})


def labels(raw: Any, argument: str) -> Labels:
    """A column of names or numbers, or a row of them."""
    items = _upright(raw, argument)
    names: list[str | None] = []
    faults: dict[int, BenchError] = {}
    for row, cell in enumerate(items):
        place = row + 1 if len(items) > 1 else None
        names.append(label(cell))
        if isinstance(cell, ErrorValue):
            faults[row] = CellHoldsError(argument=argument, row=place, value=cell.code)
        elif is_suppressed(cell):
            faults[row] = NotAWord(argument=argument, row=place, value=SUPPRESSED)
    return Labels(argument, names, faults)


def label(cell: Any) -> str | None:
    """A name or a number as text; ``None`` when blank."""
    if is_blank(cell):
        return None
    return f"{cell:.12g}" if isinstance(cell, (int, float)) else str(cell).strip()


def shared_rows(first: Column, *others: Column | Labels | None) -> npt.NDArray[np.intp]:
    """The rows in which some column holds something.

    Raises:
        ShapeMismatch: columns of different height.
        EmptyRange: there is no such row.
    """
    some = first.filled
    for other in others:
        if other is None:
            continue
        if other.filled.size != some.size:
            raise ShapeMismatch(argument=other.argument, height=other.filled.size, width=1,
                                other=first.argument, other_height=some.size, other_width=1)
        some = some | other.filled
    rows = np.flatnonzero(some)
    if not rows.size:
        raise EmptyRange(argument=first.argument)
    return rows


@contextmanager
def told_as(rows: npt.NDArray[np.intp], **arguments: str) -> Iterator[None]:
    """Tell a calculation's refusals with the rows of the sheet, and the worksheet's names of arguments."""
    try:
        yield
    except BenchError as error:
        row = int(rows[error.row - 1]) + 1 if isinstance(error.row, int) else error.row
        name = arguments.get(error.argument or "", error.argument)
        raise type(error)(argument=name, row=row, value=error.value, **error.facts) from None


# --- two columns with a header or without ------------------------------------


@dataclass(frozen=True, slots=True)
class Pairs:
    """Two columns, such as month and share, without their header and their blank rows."""

    argument: str
    first: Floats
    second: Floats
    faults: dict[int, Fault]
    """Why a number of the second column is missing, by row (from 0)."""
    rows: npt.NDArray[np.intp]
    """The rows (from 0) of the range that were kept."""


def pairs(raw: Any, argument: str) -> Pairs:
    """Read two columns, the first of numbers throughout; a header of texts is passed over.

    Raises:
        NotTwoColumns, EmptyRange, ArgumentMissing (a blank in the first column
        beside something), and as :func:`xl.cells.number` for the first column.
    """
    cells = rows_of(raw)
    width = max(map(len, cells))
    if width != 2:
        raise NotTwoColumns(argument=argument, height=len(cells), width=width)
    found = grid(cells, argument)
    start = 1 if _is_header(cells[0]) else 0
    filled: npt.NDArray[np.bool_] = np.any(~np.isnan(found.values), axis=1)
    filled[[row for row, _ in found.faults]] = True
    filled[:start] = False
    rows = np.flatnonzero(filled)
    if not rows.size:
        raise EmptyRange(argument=argument)
    for row in rows.tolist():
        if (row, 0) in found.faults:
            raise refusal(found.faults[row, 0], argument, row + 1)
        if np.isnan(found.values[row, 0]):
            raise ArgumentMissing(argument=argument, row=row + 1)
    faults = {place: found.faults[row, 1] for place, row in enumerate(rows.tolist()) if (row, 1) in found.faults}
    return Pairs(argument, found.values[rows, 0], found.values[rows, 1], faults, rows)


def percent_pairs(raw: Any, argument: str) -> Pairs:
    """Two columns, the second in per cent: what is written with a per cent sign is what stands before it.

    Raises:
        As :func:`pairs`.
    """
    return pairs([[*row[:1], *map(_per_cent, row[1:])] for row in rows_of(raw)], argument)


def _per_cent(cell: Any) -> Any:
    """``2,1 %`` as 2.1; anything else as it stands."""
    if not isinstance(cell, str):
        return cell
    before = re.sub(r"\s*(%|pct\.?)\s*$", "", cell, flags=re.IGNORECASE)
    return before or cell


def _is_header(row: Sequence[Any]) -> bool:
    """Whether a row holds words, and no figure."""
    return all(is_blank(cell) or is_word(cell) for cell in row)
