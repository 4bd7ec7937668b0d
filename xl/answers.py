"""Names asked for, and the answers that stand beside them.

Without a group a municipality's answer is a column in table order, the total
last; with groups and municipalities named, the answer has their shape.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from pyxl_bench.errors import (
    BenchError,
    CellHoldsError,
    MunicipalitiesInAColumn,
    NameIsBlank,
    NotAWord,
    NoTotalAnswer,
    ShapeMismatch,
    UnknownName,
)
from pyxl_bench.unit_cost import Floats
from xl.catalogue import Answer, How, Told
from xl.cells import Cell, Cells, ErrorValue, Fault, cells, is_blank, rows_of
from xl.tables import CostTable


@dataclass(frozen=True, slots=True)
class Names:
    """Names in the shape they were given: a cell or a range."""

    argument: str
    rows: list[list[str | BenchError | None]]

    @property
    def shape(self) -> tuple[int, int]:
        return len(self.rows), max(map(len, self.rows))


def names(raw: Any, argument: str, what_en: str, what_da: str) -> Names:
    """Read a cell or range of names; a single blank cell is refused."""
    out: list[list[str | BenchError | None]] = []
    rows = rows_of(raw)
    for r, row in enumerate(rows, start=1):
        line: list[str | BenchError | None] = []
        place = r if len(rows) > 1 else None
        for cell in row:
            if isinstance(cell, ErrorValue):
                line.append(CellHoldsError(argument=argument, row=place, value=cell.code))
            elif is_blank(cell):
                line.append(None)
            elif isinstance(cell, str):
                line.append(cell)
            else:
                line.append(NotAWord(argument=argument, row=place, value=cell))
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
    how: Callable[[int, int], Told] | None = None,
) -> Answer:
    """The answers for the municipalities and groups asked for.

    ``column`` gives a municipality's whole answer, one cell per row of the
    answer; ``row`` finds a group in it (by default in the table). Without a
    group the whole column stands under each municipality; with both, names and
    groups pair up as ranges do. ``how`` tells of a municipality's answer in a row
    of it, counted from the top.
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
            raise MunicipalitiesInAColumn(argument="municipality", value=municipality.shape[0])
        columns = [_guard(whole, name) for name in municipality.rows[0]]
        height = max((len(c) for c in columns if isinstance(c, list)), default=1)
        out = [[c[r] if isinstance(c, list) else c for c in columns] for r in range(height)]
        return _answer(out, how, lambda r, c: (table.municipality(str(municipality.rows[0][c])), r))
    height, width = (max(pair) for pair in zip(municipality.shape, group.shape))
    for asked in (municipality, group):
        if any(size not in (1, full) for size, full in zip(asked.shape, (height, width))):
            other = group if asked is municipality else municipality
            raise ShapeMismatch(
                argument=asked.argument, height=asked.shape[0], width=asked.shape[1],
                other=other.argument, other_height=other.shape[0], other_width=other.shape[1],
            )
    out = [
        [
            _in_row(r, height, _guard(lambda n, g: whole(n)[find(g)], n, g))
            for n, g in ((_at(municipality, r, c), _at(group, r, c)) for c in range(width))
        ]
        for r in range(height)
    ]

    def place(r: int, c: int) -> tuple[int, int]:
        name = str(_at(municipality, r, c))
        rows = len(whole(name))
        return table.municipality(name), range(rows)[find(str(_at(group, r, c)))]

    return _answer(out, how, place)


def _answer(
    out: Cells, how: Callable[[int, int], Told] | None, place: Callable[[int, int], tuple[int, int]]
) -> Answer:
    """The answer, its numbers told by the municipality and row that stand in each place."""
    if how is None:
        return Answer(out)
    return Answer(out, how=lambda r, c: how(*place(r, c)) if isinstance(out[r][c], float) else ())


def rows_asked(
    group: Names | None, whole: Cells, find: Callable[[str], int], how: How | None = None
) -> Answer:
    """Of a whole answer (a row of cells per table row) the rows asked for; ``how`` tells of the whole one."""
    asked = None if group is None else [name for line in group.rows for name in line]

    def place(r: int) -> int:
        return r if asked is None else range(len(whole))[find(str(asked[r]))]

    out = whole if group is None or asked is None else _rows(group, asked, whole, find)
    if how is None:
        return Answer(out)
    return Answer(out, how=lambda r, c: how(place(r), c) if isinstance(out[r][c], float) else ())


def _rows(
    group: Names, asked: list[str | BenchError | None], whole: Cells, find: Callable[[str], int]
) -> Cells:
    blank: list[Cell] = [None] * len(whole[0])
    out: Cells = []
    for r, name in enumerate(asked):
        found = _in_row(r, group.shape[0], _guard(lambda asked: whole[find(asked)], name))
        out.append(found if isinstance(found, list) else blank if found is None else [found for _ in blank])
    return out


def _at(asked: Names, r: int, c: int) -> str | BenchError | None:
    return asked.rows[r if asked.shape[0] > 1 else 0][c if asked.shape[1] > 1 else 0]


def _guard(get: Callable[..., Any], *given: str | BenchError | None) -> Any:
    """What ``get`` finds for the names given; the fault or blank of a name given instead; its refusal."""
    for name in given:
        if not isinstance(name, str):
            return name
    try:
        return get(*given)
    except BenchError as error:
        return error


def _in_row(r: int, height: int, found: Any) -> Any:
    """What was found, a name's refusal told with its row in the range of names."""
    if height > 1 and isinstance(found, (UnknownName, NoTotalAnswer)):
        return found.in_row(r + 1)
    return found


def column_of(values: Floats, faults: Sequence[Fault | None]) -> list[Cell]:
    """A column of an answer: numbers, blanks where there are none, faults in their rows."""
    column = [row[0] for row in cells(values[:, np.newaxis])]
    return [value if fault is None else fault for value, fault in zip(column, faults)]
