"""Printed figures in cells: how many decimals they show, and tables of them.

Text keeps the decimals it was printed with (30,0). A number has lost its final
zeros, and no function sees how a cell is formatted; its row and column tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple, TypeAlias

import numpy as np

from pyxl_bench import audit as au
from pyxl_bench.errors import BenchError, ShapeMismatch
from xl.answers import names
from xl.cells import is_blank, is_suppressed, number, rows_of
from xl.names import find, is_statistic, key
from xl.tables import Frame

NO_FIGURE: Final = ("-", "\u2013", "\u2014", "\u2212", "..", "...", "\u2026", "i.a.")
"""What tables print where there is no figure."""

_ROLES: Final = {"own": "Egen", "average": "Gennemsnit", "difference": "Difference"}
"""The arguments that are columns of the table, and what a column without a heading is called."""

Given: TypeAlias = str | list[Any]
"""A column by its heading, or the cells of one."""


def printed_number(cell: Any) -> tuple[float, int | None]:
    """A printed number and the decimals it shows; ``None`` where a number has lost them, ``nan`` for no figure.

    Raises:
        BenchError: as :func:`xl.cells.number`.
    """
    if is_suppressed(cell) or (isinstance(cell, str) and cell.strip() in NO_FIGURE):
        return np.nan, None
    value = number(cell)
    if np.isnan(value) or not isinstance(cell, str):
        return value, None
    percent = "%" in cell or "pct" in cell.casefold()
    digits = cell.casefold().strip().rstrip("%krpct. ")
    return value, len(digits.partition(",")[2]) + (2 if percent else 0)


class Unreadable(NamedTuple):
    """A cell that holds no figure but should."""

    row: str
    column: str
    error: BenchError
    place: tuple[int, int]
    """Its row and column in the range."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed table ready for its audit."""

    table: au.PrintedTable
    rows: tuple[int, ...]
    """Where its rows stand in the range, the heading row being 0."""
    columns: tuple[int, ...]
    """Where its columns stand in the range; -1 for one that was given apart."""
    unreadable: tuple[Unreadable, ...] = ()
    passed_over: tuple[str, ...] = ()
    """Columns that are neither municipalities nor one of the three: other statistics."""


def column_given(raw: Any, argument: str) -> Given:
    """A heading, or a column of figures with or without its heading.

    Raises:
        NameIsBlank, NotAWord, CellHoldsError: one cell that holds no heading.
    """
    rows = rows_of(raw)
    if len(rows) == 1 and len(rows[0]) == 1:
        found = names(raw, argument, "column", "kolonne").rows[0][0]
        if isinstance(found, BenchError):
            raise found
        return str(found)
    if len(rows) > 1 and max(map(len, rows)) > 1:
        raise ShapeMismatch(argument=argument, height=len(rows), width=max(map(len, rows)),
                            other=argument, other_height=len(rows), other_width=1)
    return [row[0] for row in rows] if len(rows) > 1 else list(rows[0])


def printed_table(table: Frame, **given: Given | None) -> Printed:
    """The table with its three special columns: as ``given``, else as its headings and figures tell.

    Raises:
        UnknownName: no column has the heading given.
        ShapeMismatch: a column given by its cells has not the table's rows.
        ColumnInTwoRoles: one column is given twice.
    """
    headings, cells = list(table.headings), [list(row) for row in table.cells]
    roles: dict[str, int | None] = {}
    for argument, column in given.items():
        roles[argument] = None if column is None else _place(column, argument, table, headings, cells)
    for argument, told in (("average", au.average_column), ("difference", au.difference_column)):
        if roles[argument] is None:
            found = told(headings)
            roles[argument] = found if found not in roles.values() else None
    keep = [c for c, name in enumerate(headings) if c in roles.values() or not is_statistic(name)]
    at = {role: keep.index(column) if column is not None else None for role, column in roles.items()}
    rows = [[row[c] for c in keep] for row in cells]
    passed_over = tuple(name for c, name in enumerate(headings) if c not in keep)
    places = [table.columns[c] if c < len(table.columns) else -1 for c in keep]
    return _read(table, [headings[c] for c in keep], rows, at, places, passed_over)


def _read(
    table: Frame, headings: list[str], cells: list[list[Any]], at: dict[str, int | None], places: list[int],
    passed_over: tuple[str, ...],
) -> Printed:
    values = np.full((len(cells), len(headings)), np.nan)
    known = np.full(values.shape, -1, dtype=np.int64)
    unreadable = []
    for r, c in np.ndindex(*values.shape):
        try:
            values[r, c], decimals = printed_number(cells[r][c])
        except BenchError as error:
            told = error.located(table.argument, table.labels[r])
            unreadable.append(Unreadable(table.labels[r], headings[c], told, (table.rows[r], places[c])))
            continue
        known[r, c] = -1 if decimals is None else decimals
    # A row without any figure is a heading among the rows, such a column holds remarks; neither is part of a sum.
    filled = ~np.isnan(values)
    rows = np.flatnonzero(filled.any(axis=1))
    columns = [c for c in range(len(headings)) if filled[:, c].any() or c in at.values()]
    kept = np.ix_(rows, np.array(columns, dtype=np.int64))
    values, known = values[kept], known[kept]
    whole = au.PrintedTable(
        [table.labels[r] for r in rows], [headings[c] for c in columns], values, au.table_decimals(values, known),
        **{role: None if column is None else columns.index(column) for role, column in at.items()})
    if whole.own is None:
        whole = whole.with_own(au.own_column(whole))
    among_figures = tuple(each for each in unreadable if each.column in whole.columns)
    return Printed(whole, tuple(table.rows[r] for r in rows), tuple(places[c] for c in columns), among_figures,
                   passed_over)


def _place(column: Given, argument: str, table: Frame, headings: list[str], cells: list[list[Any]]) -> int:
    """Where a column given stands; one given by cells that are not in the table is set beside it."""
    if isinstance(column, str):
        return find(column, headings, argument)
    height = table.marked + 1
    if len(column) not in (height, height - 1):
        raise ShapeMismatch(argument=argument, height=len(column), width=1,
                            other=table.argument, other_height=height, other_width=1)
    heading = column[0] if len(column) == height else None
    own_cells = [column[row - (height - len(column))] for row in table.rows]
    for place, name in enumerate(headings):
        same_name = heading is None or (isinstance(heading, str) and key(heading) == key(name))
        if same_name and [row[place] for row in cells] == own_cells:
            return place
    headings.append(_free_name(heading, argument, headings))
    for row, cell in zip(cells, own_cells):
        row.append(cell)
    return len(headings) - 1


def _free_name(heading: Any, argument: str, headings: Sequence[str]) -> str:
    name = str(heading).strip() if isinstance(heading, str) and not is_blank(heading) else _ROLES[argument]
    return name if key(name) not in map(key, headings) else f"{name} ({argument})"

