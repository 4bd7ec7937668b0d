"""Weekly columns, one per week (``y_YYWW``), as spells: runs of one code become one spell.

The form of the DREAM register: a row per person, blank or 0 where there is no
benefit. A week has a code when the person was on the benefit for a day of it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from pyxl_bench.registers.stretches import Ints
from pyxl_bench.registers.weeks import monday, week_number
from xl.registers.errors import RowFault
from xl.registers.files import TextFile, quoted

if TYPE_CHECKING:
    import pyarrow as pa

_WEEK = re.compile(r"y_?([0-9]{2})([0-9]{2})", re.IGNORECASE)
_TURN: Final = 90
"""Two-digit years from here are of the last century: the register begins in 1991."""
_NOT_A_CODE: Final = -1
_CELLS: Final = 4_000_000
"""Cells taken in at a time."""


class CodeSpells(NamedTuple):
    """Spells of a batch of rows: the row each is from, its code, its first and last week."""

    row: Ints
    code: Ints
    first: Ints
    last: Ints


def is_wide(columns: Sequence[str]) -> bool:
    """Whether a file has weekly columns."""
    return any(_WEEK.fullmatch(column.strip()) for column in columns)


def column_of(week: int) -> str:
    """The column of a week."""
    year, number, _ = (monday(week) + dt.timedelta(days=3)).isocalendar()
    return f"y_{year % 100:02}{number:02}"


class WideFile:
    """A file with a column per week."""

    def __init__(self, file: TextFile) -> None:
        self._file = file
        found = sorted((self._week(column, match), column) for column in file.columns
                       if (match := _WEEK.fullmatch(column.strip())))
        self._columns = [column for _, column in found]
        self._weeks = np.array([week for week, _ in found], dtype=np.int64)
        again = np.flatnonzero(np.diff(self._weeks) == 0)
        if again.size:
            raise RowFault(value=file.path.name, line=1, column=self._columns[int(again[0]) + 1],
                           fault_en="the week has two columns", fault_da="ugen har to kolonner")

    def _week(self, column: str, match: re.Match[str]) -> int:
        year, number = int(match[1]), int(match[2])
        week = week_number(year + (1900 if year >= _TURN else 2000), number)
        if week is None:
            raise RowFault(value=self._file.path.name, line=1, column=column,
                           fault_en="the year has no such week", fault_da="året har ingen sådan uge")
        return week

    def batches(self, expressions: Sequence[str]) -> Iterator[tuple[int, pa.RecordBatch, CodeSpells]]:
        """The line of each batch's first row, the values of the expressions, and the spells of its rows."""
        codes = [f"CASE WHEN coalesce(trim({quoted(c)}), '') IN ('', '.') THEN 0 "
                 f"ELSE coalesce(try_cast({quoted(c)} AS SMALLINT), {_NOT_A_CODE}) END" for c in self._columns]
        line = 2
        for batch in self._file.batches([*expressions, *codes], max(_CELLS // len(codes), 100)):
            columns = [batch.column(place).to_numpy(zero_copy_only=False)
                       for place in range(len(expressions), batch.num_columns)]
            matrix = np.stack(columns, axis=1).astype(np.int16)
            self._refuse(matrix, line)
            yield line, batch, runs(matrix, self._weeks)
            line += batch.num_rows

    def _refuse(self, matrix: npt.NDArray[Any], line: int) -> None:
        wrong = np.argwhere(matrix < 0)
        if wrong.size:
            row, column = wrong[0].tolist()
            raise RowFault(value=self._file.path.name, line=line + row, column=self._columns[column],
                           fault_en="is not a code", fault_da="er ikke en kode")


def runs(codes: npt.NDArray[np.integer], weeks: Ints) -> CodeSpells:
    """Runs of one code in weeks that follow one another; 0 is none. ``codes`` is (rows, weeks)."""
    rows, width = codes.shape
    apart = np.append(True, np.diff(weeks) != 1)[:width]
    changes = np.ones((rows, width), dtype=bool)
    changes[:, 1:] = (codes[:, 1:] != codes[:, :-1]) | apart[1:]
    starts = np.flatnonzero(changes)
    stops = np.append(starts[1:], rows * width)[: starts.size] - 1
    code = codes.reshape(-1)[starts]
    kept = np.flatnonzero(code)
    starts, stops = starts[kept], stops[kept]
    return CodeSpells(starts // width, code[kept].astype(np.int64), weeks[starts % width], weeks[stops % width])
