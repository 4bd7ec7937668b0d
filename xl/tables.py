"""Cost tables, names and the answers that stand beside them.

A *cost table* is a range whose first row names municipalities and whose first
column names target groups. A row named Samlet, I alt or Total is the total row;
rows that begin with ``-`` are parts of the row above, and rows such as
"Samlet ekskl. puljer" are other totals: they are answered like any row but never
summed as groups. Answers run in table order with the total last.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from pyxl_bench.errors import (
    BenchError,
    CellHoldsError,
    DuplicateName,
    EmptyRange,
    HeaderIsAStatistic,
    HeaderIsBlank,
    HeaderNotAName,
    NameIsBlank,
    NoTotalAnswer,
    NotAVector,
    NotAWord,
    RowCountMismatch,
    ShapeMismatch,
    TableTooSmall,
    UnknownName,
)
from pyxl_bench.unit_cost import Floats
from xl.cells import Cell, Cells, ErrorValue, Fault, Grid, cells, grid, is_blank, is_suppressed, rows_of, worst

TOTAL_WORDS: Final = ("samlet", "i alt", "total")
_STATISTICS: Final = ("gennemsnit", "gns", "difference", "afvigelse", "average", "median")


def key(name: str) -> str:
    """How names are compared: trimmed, case ignored, runs of blanks as one."""
    return " ".join(name.split()).casefold()


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
    """Where each row stands in the table as marked."""
    has_total: bool

    @property
    def groups(self) -> np.ndarray[Any, np.dtype[np.bool_]]:
        """Which rows are target groups, and so may be summed."""
        return np.array([not _is_memo(label) for label in self.labels]) & ~self.is_total

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
        return _find(name, self.municipalities, "municipality")

    def row(self, name: str) -> int:
        """The row of a target group; any total word finds the total row."""
        if key(name) in TOTAL_WORDS:
            if not self.has_total:
                raise NoTotalAnswer(argument="group", value=name)
            return len(self.labels) - 1
        return _find(name, self.labels, "group")

    def align(self, column: Grid, argument: str) -> tuple[Floats, list[Fault | None]]:
        """One number per row of the table, from a column that goes with it.

        The column has a cell per group row or per row, with or without the
        total; the total's own cell, if any, is not used.
        """
        if 1 not in column.shape:
            raise NotAVector(argument=argument, height=column.shape[0], width=column.shape[1])
        column = column.column()
        height = column.shape[0]
        order = np.argsort(self.in_table)
        readings = []
        for keep in (self.groups, self.groups | self.is_total, ~self.is_total, self.groups | True):
            rows = [int(row) for row in order if keep[row]]
            if len(rows) == height:
                readings.append({row: place for place, row in enumerate(rows)})
        places = {tuple((row, reading[row]) for row in np.flatnonzero(self.groups)) for reading in readings}
        if len(places) != 1:
            groups = int(self.groups.sum())
            raise RowCountMismatch(argument=argument, value=height, expected=f"{groups}-{groups + 1}" if self.has_total else groups)
        values = np.full(len(self.labels), np.nan)
        faults: list[Fault | None] = [None] * len(self.labels)
        for row, place in readings[-1].items():
            if not self.is_total[row]:
                values[row] = column.values[place, 0]
                faults[row] = column.faults.get((place, 0))
        return values, faults


def _is_memo(label: str) -> bool:
    name = key(label)
    return name.startswith(("-", "\u2013", "\u2212")) or name.startswith(tuple(word + " " for word in TOTAL_WORDS))


def cost_table(raw: Any, argument: str) -> CostTable:
    """Read a range as a cost table.

    Raises:
        Malformed: no table, numbers or blanks where names belong, a name twice,
            a column of averages among the municipalities.
    """
    rows = [list(row) for row in rows_of(raw)]
    while rows and all(map(is_blank, rows[-1])):
        rows.pop()
    if not rows:
        raise EmptyRange(argument=argument)
    width = max(max((c for c, cell in enumerate(row) if not is_blank(cell)), default=0) for row in rows) + 1
    if len(rows) < 2 or width < 2:
        raise TableTooSmall(argument=argument, height=len(rows), width=width)
    kept_columns = [c for c in range(1, width) if not all(is_blank(row[c]) for row in rows)]
    kept_rows = [r for r in range(1, len(rows)) if not all(is_blank(cell) for cell in rows[r])]
    municipalities = [_header(rows[0][c], argument, 1, c + 1) for c in kept_columns]
    labels = [_header(rows[r][0], argument, r + 1, 1) for r in kept_rows]
    for name in municipalities:
        if key(name).startswith(_STATISTICS):
            raise HeaderIsAStatistic(argument=argument, value=name)
    _refuse_duplicates(municipalities, argument)
    _refuse_duplicates(["samlet" if key(label) in TOTAL_WORDS else label for label in labels], argument)
    figures = grid([[rows[r][c] for c in kept_columns] for r in kept_rows], argument)
    totals = [key(label) in TOTAL_WORDS for label in labels]
    order = [r for r, total in enumerate(totals) if not total] + [r for r, total in enumerate(totals) if total]
    spoiled: list[Fault | None] = [None] * len(labels)
    for (r, _), fault in figures.faults.items():
        told = fault.located(argument) if isinstance(fault, BenchError) else fault
        if isinstance(told, BenchError):
            told.row = labels[r]
        spoiled[r] = worst([spoiled[r], told])
    return CostTable(
        argument=argument,
        municipalities=tuple(municipalities),
        labels=tuple(labels[r] for r in order),
        costs=figures.values[order],
        faults=tuple(spoiled[r] for r in order),
        in_table=tuple(order),
        has_total=any(totals),
    )


def _header(cell: Any, argument: str, row: int, column: int) -> str:
    if isinstance(cell, ErrorValue):
        raise CellHoldsError(argument=argument, row=row, value=cell.code)
    if is_blank(cell):
        raise HeaderIsBlank(argument=argument, row=row, column=column)
    if not isinstance(cell, str) or is_suppressed(cell) or cell.strip().replace(".", "").isdigit():
        raise HeaderNotAName(argument=argument, row=row, column=column, value=cell)
    return cell.strip()


def _refuse_duplicates(names: Sequence[str], argument: str) -> None:
    seen: set[str] = set()
    for name in names:
        if key(name) in seen:
            raise DuplicateName(argument=argument, value=name)
        seen.add(key(name))


def _find(name: str, names: Sequence[str], argument: str) -> int:
    wanted = key(name)
    for place, candidate in enumerate(names):
        if key(candidate) == wanted:
            return place
    near = nearest(name, names)
    raise UnknownName(
        argument=argument, value=name,
        nearest_en=f" Did you mean {' / '.join(near)}?" if near else "",
        nearest_da=f" Mente du {' / '.join(near)}?" if near else "",
    )


def nearest(name: str, names: Sequence[str]) -> list[str]:
    """Up to three names that resemble ``name``, the closest first."""
    import difflib

    by_key = {key(candidate): candidate for candidate in names}
    wanted = key(name)
    close = difflib.get_close_matches(wanted, by_key, n=3, cutoff=0.6)
    holding = [k for k in by_key if wanted and wanted in k and k not in close]
    return [by_key[k] for k in (close + holding)[:3]]


# --- names asked for ---------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Names:
    """Names in the shape they were given: a cell or a range."""

    argument: str
    rows: list[list[str | None | BenchError]]

    @property
    def shape(self) -> tuple[int, int]:
        return len(self.rows), max(map(len, self.rows))


def names(raw: Any, argument: str, what_en: str, what_da: str) -> Names:
    """Read a cell or range of names; a single blank cell is refused."""
    out: list[list[str | None | BenchError]] = []
    for row in rows_of(raw):
        line: list[str | None | BenchError] = []
        for cell in row:
            if isinstance(cell, ErrorValue):
                line.append(CellHoldsError(argument=argument, value=cell.code))
            elif is_blank(cell):
                line.append(None)
            elif isinstance(cell, str):
                line.append(cell)
            else:
                line.append(NotAWord(argument=argument, value=cell))
        out.append(line)
    if all(name is None for line in out for name in line):
        raise NameIsBlank(argument=argument, what_en=what_en, what_da=what_da)
    return Names(argument, out)


def answer(
    table: CostTable,
    municipality: Names,
    group: Names | None,
    column: Callable[[int], list[Cell]],
    row: Callable[[str], int] | None = None,
) -> Cells:
    """The answers for the municipalities and groups asked for.

    ``column`` gives a municipality's whole answer, one cell per row of the
    answer; ``row`` finds a group in it (by default in the table). Without a
    group the whole column stands under each municipality; with both, names and
    groups pair up as ranges do.
    """
    known: dict[int, list[Cell]] = {}

    def whole(name: str) -> list[Cell]:
        own = table.municipality(name)
        if own not in known:
            known[own] = column(own)
        return known[own]

    find = row or table.row
    if group is None:
        if municipality.shape[0] > 1:
            raise ShapeMismatch(
                argument="municipality", height=municipality.shape[0], width=municipality.shape[1],
                other="group", other_height=1, other_width=1,
            )
        columns = [_guard(lambda name=name: whole(name), name) for name in municipality.rows[0]]
        height = max((len(c) for c in columns if isinstance(c, list)), default=1)
        return [[c[r] if isinstance(c, list) else c for c in columns] for r in range(height)]
    height, width = (max(pair) for pair in zip(municipality.shape, group.shape))
    for asked in (municipality, group):
        if any(size not in (1, full) for size, full in zip(asked.shape, (height, width))):
            other = group if asked is municipality else municipality
            raise ShapeMismatch(
                argument=asked.argument, height=asked.shape[0], width=asked.shape[1],
                other=other.argument, other_height=other.shape[0], other_width=other.shape[1],
            )
    return [
        [
            _guard(lambda n=n, g=g: whole(n)[find(g)], n, g)
            for n, g in ((_at(municipality, r, c), _at(group, r, c)) for c in range(width))
        ]
        for r in range(height)
    ]


def rows_asked(group: Names | None, whole: Cells, find: Callable[[str], int]) -> Cells:
    """Of a whole answer (a row of cells per table row) the rows asked for."""
    if group is None:
        return whole
    blank = [None] * len(whole[0])
    out: Cells = []
    for name in (name for line in group.rows for name in line):
        found = _guard(lambda name=name: whole[find(name)], name)
        out.append(found if isinstance(found, list) else blank if found is None else [found] * len(whole[0]))
    return out


def _at(asked: Names, r: int, c: int) -> str | None | BenchError:
    return asked.rows[r if asked.shape[0] > 1 else 0][c if asked.shape[1] > 1 else 0]


def _guard(get: Callable[[], Any], *given: str | None | BenchError) -> Any:
    """What ``get`` finds; the fault or blank of a name given instead; its refusal."""
    for name in given:
        if not isinstance(name, str):
            return name
    try:
        return get()
    except BenchError as error:
        return error


def column_of(values: Floats, faults: Sequence[Fault | None]) -> list[Cell]:
    """A column of an answer: numbers, blanks where there are none, faults in their rows."""
    column = [row[0] for row in cells(values[:, np.newaxis])]
    return [value if fault is None else fault for value, fault in zip(column, faults)]
