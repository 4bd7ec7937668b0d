"""The workbook that Excel hands over to a script, refreshed by what the script answers.

The script sees values, not formulas, and Excel carries out its answer once it
has ended. So cells of the user's own are never moved: where new rows would ask
for that, the table is left as it is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from xl.buttons.errors import NoHeaderRow, OwnCellsWouldMove
from xl.buttons.target import Rows, TableState
from xl.names import key

_MIDNIGHT: Final = dt.time()


class ScriptBook:
    """An open workbook as a refresh sees it."""

    def __init__(self, book: Any, folder: Path) -> None:
        """``book`` is xlwings' workbook; sources' relative paths start from ``folder``."""
        self._book = book
        self.folder = folder

    @property
    def name(self) -> str:
        """The file's name."""
        return str(self._book.name)

    def tables(self) -> list[str]:
        """The names of all tables."""
        return [table.name for sheet in self._book.sheets for table in sheet.tables]

    def read(self, table: str) -> TableState:
        """What stands in a table."""
        found = self._found(table)
        if not found.show_headers:
            raise NoHeaderRow(value=found.name)
        headers = tuple(str(cell) for cell in _rows(found.header_row_range)[0])
        body = [] if found.data_body_range is None else _rows(found.data_body_range)
        columns = tuple([_cell(row[number]) for row in body] for number in range(len(headers)))
        dated = frozenset(
            number for number, cells in enumerate(columns)
            if sum(isinstance(cell, dt.date) for cell in cells) * 2 > len(cells)
        )
        return TableState(found.name, headers, columns, frozenset(), frozenset(), dated)

    def write(self, table: str, rows: Rows) -> None:
        """Give a table new rows.

        Raises:
            OwnCellsWouldMove: cells beside the source's would have to follow their rows.
        """
        found, before = self._found(table), self.read(table)
        count = len(rows.origins)
        own = [number for number in range(len(before.headers)) if number not in rows.columns
               and any(cell is not None for cell in before.columns[number])]
        stays = all(origin == place for place, origin in enumerate(rows.origins[: before.rows]))
        if own and not stays:
            raise OwnCellsWouldMove(value=found.name, column=before.headers[own[0]])
        sheet, header = found.parent, found.header_row_range
        top, left = header.row, header.column
        right = left + len(before.headers) - 1
        totals = found.show_totals and count != before.rows
        if totals:
            found.show_totals = False
        if count != before.rows:
            found.resize(sheet.range((top, left), (top + max(count, 1), right)))
        for number, cells in rows.columns.items():
            column = left + number
            if cells:
                sheet.range((top + 1, column), (top + len(cells), column)).value = [[_as_excel(cell)] for cell in cells]
        if count < before.rows:
            sheet.range((top + count + 1, left), (top + before.rows, right)).clear_contents()
        if totals:
            found.show_totals = True

    def recalculate(self) -> None:
        """Excel calculates by itself once it has the answer."""

    def _found(self, name: str) -> Any:
        return next(table for sheet in self._book.sheets for table in sheet.tables if key(table.name) == key(name))


def _rows(cells: Any) -> Sequence[Sequence[Any]]:
    found: Sequence[Sequence[Any]] = cells.options(ndim=2).value
    return found


def _cell(value: Any) -> Any:
    """A cell as a refresh compares it: whole days as dates, blank text as nothing."""
    if isinstance(value, dt.datetime) and value.time() == _MIDNIGHT:
        return value.date()
    return None if value == "" else value


def _as_excel(cell: Any) -> Any:
    """Text that stays text, whatever Excel would make of it if it were typed: 0101, 1-2, =A1."""
    return f"'{cell}" if isinstance(cell, str) else cell
