"""A tidy range: a header row that names the columns, in any order, and a row per case."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pyxl_bench.errors import ColumnMissing, DuplicateName, EmptyRange
from xl.cells import is_blank, rows_of
from xl.names import key, nearest


def tidy_rows(
    raw: Any, argument: str, columns: Sequence[str], optional: Sequence[str] = (), *, none: bool = False
) -> list[tuple[int, list[Any]]]:
    """The rows below the header, each with its place in the range and its cells in the order of ``columns``.

    Blank rows and other columns are passed over; an ``optional`` column that is
    not there is blank. ``none`` allows a header without rows.

    Raises:
        EmptyRange: no rows below the header.
        ColumnMissing: the header lacks a column. DuplicateName: it names one twice.
    """
    rows = [(place, row) for place, row in enumerate(rows_of(raw), start=1) if not all(map(is_blank, row))]
    if len(rows) < (1 if none else 2):
        raise EmptyRange(argument=argument)
    header = [str(cell) for cell in rows[0][1]]
    names = {key(name): place for place, name in enumerate(header) if not is_blank(rows[0][1][place])}
    known = [key(name) for name in header]
    for column in (*columns, *optional):
        if known.count(key(column)) > 1:
            raise DuplicateName(argument=argument, value=column)
    for column in columns:
        if key(column) not in names:
            near = nearest(column, [header[place] for place in names.values()])
            raise ColumnMissing(argument=argument, value=column, found=" / ".join(near) or "-")
    wanted = [names.get(key(column)) for column in (*columns, *optional)]
    return [(place, [None if at is None or at >= len(row) else row[at] for at in wanted]) for place, row in rows[1:]]
