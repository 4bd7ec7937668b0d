"""Ranges with names along two sides, and cost tables.

A *cost table* is a range whose first row names municipalities and whose first
column names target groups. A row named Samlet, I alt or Total is the total row;
rows that begin with ``-`` are parts of the row above, and rows such as
"Samlet ekskl. puljer" are other totals: they are answered like any row but never
summed as groups. The rows are kept in the order of an answer: the total last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from pyxl_bench.errors import (
    BenchError,
    CellHoldsError,
    DuplicateName,
    EmptyRange,
    HeaderIsAStatistic,
    HeaderIsBlank,
    HeaderNotAName,
    NotAVector,
    NoTotalAnswer,
    RowCountMismatch,
    RowsReadTwoWays,
    TableTooSmall,
    TwoTotalRows,
)
from pyxl_bench.unit_cost import Floats
from xl.cells import (
    ErrorValue,
    Fault,
    Grid,
    grid,
    is_blank,
    is_suppressed,
    number_from_text,
    rows_of,
    worst,
)
from xl.names import TOTAL_WORDS, find, is_statistic_row, is_total, key, refuse_statistic

_NUMERIC = re.compile(r"[-+\u2212]?[\d., ]*\d[\d., ]*%?")


@dataclass(frozen=True, slots=True)
class CostTable:
    """A cost table's figures, rows in the order of the answer: the total last."""

    argument: str
    municipalities: tuple[str, ...]
    labels: tuple[str, ...]
    costs: Floats
    faults: tuple[Fault | None, ...]
    """The fault of each row; a row with a suppressed or faulty cell is spoiled."""
    in_table: tuple[int, ...]
    """Where each row stands among the rows marked below the header, blank ones counted."""
    marked: int
    """How many rows were marked below the header."""
    has_total: bool

    @property
    def groups(self) -> np.ndarray[Any, np.dtype[np.bool_]]:
        """Which rows are target groups, and so may be summed."""
        groups = [not (_is_memo(label) or is_total(label)) for label in self.labels]
        return np.array(groups, dtype=np.bool_)

    @property
    def is_total(self) -> np.ndarray[Any, np.dtype[np.bool_]]:
        """Which row is the total row: the last one or none."""
        last = np.zeros(len(self.labels), bool)
        last[-1:] = self.has_total
        return last

    @property
    def total(self) -> Floats | None:
        """The total row's unit cost in each municipality."""
        return self.costs[-1] if self.has_total else None

    def municipality(self, name: str) -> int:
        """The column of a municipality."""
        return find(name, self.municipalities, "municipality")

    def row(self, name: str) -> int:
        """The row of a target group; any total word finds the total row."""
        if is_total(name):
            if not self.has_total:
                raise NoTotalAnswer(argument="group", value=name)
            return len(self.labels) - 1
        return find(name, self.labels, "group")

    def align(self, column: Grid, argument: str) -> tuple[Floats, list[Fault | None]]:
        """One number per row of the table, from a column that goes with it.

        The column has a cell per group row or per row, with or without the
        total; the total's own cell, if any, is not used. Where the table's rows
        are marked with the row of headings, the cell beside it is a heading.
        """
        if 1 not in column.shape:
            raise NotAVector(argument=argument, height=column.shape[0], width=column.shape[1])
        column = column.column()
        if column.shape[0] == self.marked + 1 and np.isnan(column.values[0, 0]):
            column = column.below()
        height = column.shape[0]
        readings = [set(layout.items()) for heights, layout in self._layouts() if height in heights]
        agreed = dict(set.intersection(*readings)) if readings else {}
        groups = np.flatnonzero(self.groups)
        if any(int(row) not in agreed for row in groups):
            reason = RowsReadTwoWays if readings else RowCountMismatch
            raise reason(argument=argument, value=height, expected=len(groups))
        values = np.full(len(self.labels), np.nan)
        faults: list[Fault | None] = [None] * len(self.labels)
        for row, place in agreed.items():
            if not self.is_total[row]:
                values[row] = column.values[place, 0]
                fault = column.faults.get((place, 0))
                faults[row] = fault.in_row(self.labels[row]) if isinstance(fault, BenchError) else fault
        return values, faults

    def _layouts(self) -> Iterator[tuple[range, dict[int, int]]]:
        """The ways a column can go with the table: its possible heights, and where each row then stands.

        One cell per group, with or without total and other rows; or the rows as
        they are marked, blank ones counted. What two ways of one height tell
        differently is not known.
        """
        order = [int(row) for row in np.argsort(self.in_table)]
        for keep in (self.groups, self.groups | self.is_total, ~self.is_total, self.groups | True):
            rows = [row for row in order if keep[row]]
            yield range(len(rows), len(rows) + 1), {row: place for place, row in enumerate(rows)}
        as_marked = dict(enumerate(self.in_table))
        yield range(max(self.in_table) + 1, self.marked + 1), as_marked
        if self.has_total and order[-1] == len(self.labels) - 1:
            total = as_marked.pop(order[-1])
            yield range(max(as_marked.values(), default=-1) + 1, total + 1), as_marked


def _is_memo(label: str) -> bool:
    name = key(label)
    return name.startswith(("-", "\u2013", "\u2212")) or name.startswith(tuple(word + " " for word in TOTAL_WORDS))


@dataclass(frozen=True, slots=True)
class Frame:
    """A range with names along its top and its left side; wholly blank rows and columns are passed over."""

    argument: str
    headings: tuple[str, ...]
    labels: tuple[str, ...]
    cells: list[list[Any]]
    rows: tuple[int, ...]
    """Where each row stands in the range, the heading row being 0."""
    columns: tuple[int, ...]
    """Where each column stands in the range, the column of names being 0."""
    marked: int
    """How many rows were marked below the headings."""


def frame(raw: Any, argument: str) -> Frame:
    """Read the names of a range and the cells between them.

    Raises:
        EmptyRange, TableTooSmall: no table.
        HeaderIsBlank, HeaderNotAName, CellHoldsError: no name where one belongs.
        DuplicateName: two columns of one name.
    """
    rows = [list(row) for row in rows_of(raw)]
    marked = len(rows) - 1
    while rows and all(map(is_blank, rows[-1])):
        rows.pop()
    if not rows:
        raise EmptyRange(argument=argument)
    width = max(max((c for c, cell in enumerate(row) if not is_blank(cell)), default=0) for row in rows) + 1
    if len(rows) < 2 or width < 2:
        raise TableTooSmall(argument=argument, height=len(rows), width=width)
    columns = [c for c in range(1, width) if not all(is_blank(row[c]) for row in rows)]
    kept = [r for r in range(1, len(rows)) if not all(is_blank(cell) for cell in rows[r])]
    headings = [_header(rows[0][c], argument, 1, c + 1) for c in columns]
    labels = [_header(rows[r][0], argument, r + 1, 1) for r in kept]
    _refuse_duplicates(headings, argument)
    cells = [[rows[r][c] for c in columns] for r in kept]
    return Frame(argument, tuple(headings), tuple(labels), cells, tuple(kept), tuple(columns), marked)


def cost_table(raw: Any, argument: str) -> CostTable:
    """Read a range as a cost table.

    Raises:
        Malformed: no table, numbers or blanks where names belong, a name twice,
            a column of averages among the municipalities.
    """
    table = frame(raw, argument)
    for name in table.headings:
        refuse_statistic(name, argument)
    for label in table.labels:
        if is_statistic_row(label):
            raise HeaderIsAStatistic(argument=argument, value=label, what_en="target group", what_da="målgruppe")
    totals = [is_total(label) for label in table.labels]
    named_total = [label for label, total in zip(table.labels, totals) if total]
    if len(named_total) > 1:
        raise TwoTotalRows(argument=argument, value=named_total[0], other=named_total[1])
    _refuse_duplicates(table.labels, argument)
    figures = grid(table.cells, argument)
    order = [r for r, total in enumerate(totals) if not total] + [r for r, total in enumerate(totals) if total]
    spoiled: list[Fault | None] = [None] * len(totals)
    for (r, _), fault in figures.faults.items():
        spoiled[r] = worst([spoiled[r], fault.in_row(table.labels[r]) if isinstance(fault, BenchError) else fault])
    return CostTable(
        argument=argument,
        municipalities=table.headings,
        labels=tuple(table.labels[r] for r in order),
        costs=figures.values[order],
        faults=tuple(spoiled[r] for r in order),
        in_table=tuple(table.rows[r] - 1 for r in order),
        marked=table.marked,
        has_total=any(totals),
    )


def _header(cell: Any, argument: str, row: int, column: int) -> str:
    if isinstance(cell, ErrorValue):
        raise CellHoldsError(argument=argument, row=row, value=cell.code)
    if is_blank(cell):
        raise HeaderIsBlank(argument=argument, row=row, column=column)
    if not isinstance(cell, str) or is_suppressed(cell) or _is_numeric(cell.strip()):
        raise HeaderNotAName(argument=argument, row=row, column=column, value=cell)
    return cell.strip()


def _is_numeric(text: str) -> bool:
    """Whether a text is a number, well written or not; "18-29" and "Kommune 2" are names."""
    try:
        number_from_text(text)
    except BenchError:
        return _NUMERIC.fullmatch(text) is not None
    return True


def _refuse_duplicates(names: Sequence[str], argument: str) -> None:
    seen: set[str] = set()
    for name in names:
        if key(name) in seen:
            raise DuplicateName(argument=argument, value=name)
        seen.add(key(name))
