"""A workbook that is open in Excel on the web or a Mac, refreshed through xlwings' own objects alone.

Where Excel runs on Windows, :mod:`.live` has more of Excel to ask.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from xl.buttons.errors import NoHeaderRow, NotWrittenInExcel
from xl.buttons.target import Rows, TableState
from xl.names import key
from xl.package.references import moved

_PLAIN: Final = re.compile(r"[^\W\d_][^\W\d_ .,()/]*(?: [^\W\d_ .,()/]+)*")
"""Words that Excel takes for nothing else than text."""
_TRUTH: Final = ("true", "false", "sand", "falsk")


class _Formula(str):
    """A formula, so that it is not taken for text that looks like one."""


@dataclass(frozen=True, slots=True)
class _Body:
    """The rows of data of a table: where they stand, and what they hold, formulas as such."""

    sheet: Any
    table: Any
    top: int
    left: int
    rows: int
    columns: int
    cells: list[list[Any]]

    def range(self, first: int, last: int, column: int, columns: int) -> Any:
        """Some rows and columns of the data, counted from 0, ends included."""
        return self.sheet.range(
            (self.top + first, self.left + column), (self.top + last, self.left + column + columns - 1)
        )

    def uniform(self, column: int) -> str | None:
        """The formula that fills a column, as its first row has it."""
        texts = [row[column] for row in self.cells]
        first = texts[0]
        if not isinstance(first, _Formula):
            return None
        return str(first) if all(moved(first, index, 0) == text for index, text in enumerate(texts)) else None


class SharedBook:
    """An ``xlwings.Book``. Excel itself moves what stands below a table, and makes references follow."""

    def __init__(self, book: Any) -> None:
        self._book = book

    @property
    def name(self) -> str:
        """The file's name."""
        return str(self._book.name)

    @property
    def folder(self) -> Path:
        """Where the file lies; one that lies on the net has no folder."""
        full = str(self._book.fullname)
        return Path() if "://" in full else Path(full).parent

    def tables(self) -> list[str]:
        """The names of all tables."""
        return [str(table.name) for _, table in self._tables()]

    def read(self, table: str) -> TableState:
        """What stands in a table."""
        body = self._body(table)
        if not body.table.show_headers:
            raise NoHeaderRow(value=table)
        headers = tuple(str(header) for header in _grid(body.table.header_row_range.value, body.columns)[0])
        values = _grid(body.range(0, body.rows - 1, 0, body.columns).value, body.columns)
        columns = tuple([_read(row[number]) for row in values] for number in range(body.columns))
        calculated = frozenset(number for number in range(body.columns) if body.uniform(number) is not None)
        mixed = frozenset(
            number
            for number in range(body.columns)
            if number not in calculated and any(isinstance(row[number], _Formula) for row in body.cells)
        )
        dates = frozenset(
            number for number, cells in enumerate(columns) if any(isinstance(cell, dt.date) for cell in cells)
        )
        return TableState(str(body.table.name), headers, columns, calculated, mixed, dates)

    def write(self, table: str, rows: Rows) -> None:
        """Give a table new rows; where Excel refuses, they are put back as they were."""
        body = self._body(table)
        count = len(rows.origins)
        sized = body.rows
        try:
            self._size(body, body.rows, count)
            sized = count
            for column in range(body.columns):
                cells = self._cells(body, column, rows)
                body.range(0, count - 1, column, 1).value = [[cell] for cell in cells]
        except Exception as error:  # whatever Excel says
            self._size(body, sized, body.rows)
            body.range(0, body.rows - 1, 0, body.columns).value = [
                [_kept(cell, 0) for cell in row] for row in body.cells
            ]
            reason = " ".join(str(error).split())[:200] or type(error).__name__
            raise NotWrittenInExcel(value=table, reason=reason) from None

    def recalculate(self) -> None:
        """Calculate every formula."""
        self._book.app.calculate()

    def _tables(self) -> Iterator[tuple[Any, Any]]:
        for sheet in self._book.sheets:
            for table in sheet.tables:
                yield sheet, table

    def _body(self, name: str) -> _Body:
        sheet, table = next(found for found in self._tables() if key(str(found[1].name)) == key(name))
        area = table.data_body_range or table.insert_row_range
        rows, columns = area.shape
        shown, typed = _grid(area.value, columns), _grid(area.formula, columns)
        cells = [[_cell(*pair) for pair in zip(*both)] for both in zip(shown, typed)]
        return _Body(sheet, table, area.row, area.column, rows, columns, cells)

    def _size(self, body: _Body, now: int, wanted: int) -> None:
        """More or fewer rows, put in or taken out above the last one, so that what names all of them still does."""
        if wanted > now:
            body.range(now - 1, wanted - 2, 0, body.columns).insert("down")
        elif wanted < now:
            body.range(wanted - 1, now - 2, 0, body.columns).delete("up")
        if wanted != now:
            header, totals = 1, int(bool(body.table.show_totals))
            body.table.resize(body.range(-header, wanted - 1 + totals, 0, body.columns))

    def _cells(self, body: _Body, column: int, rows: Rows) -> list[Any]:
        """A column as it is to be written: the source's, one formula's, or the user's own in their new rows."""
        if column in rows.columns:
            return [_written(cell) for cell in rows.columns[column]]
        filled = body.uniform(column)
        if filled is not None:
            return [moved(filled, index, 0) for index in range(len(rows.origins))]
        return [
            None if origin is None else _kept(body.cells[origin][column], index - origin)
            for index, origin in enumerate(rows.origins)
        ]


def _grid(value: Any, columns: int) -> list[list[Any]]:
    """What xlwings answers for a range, as rows: a single row or column comes flat."""
    if not isinstance(value, (list, tuple)):
        return [[value]]
    if value and isinstance(value[0], (list, tuple)):
        return [list(row) for row in value]
    return [list(value)] if columns > 1 else [[cell] for cell in value]


def _cell(value: Any, formula: Any) -> Any:
    """A cell by its value, or by its formula if it has one; text that shows itself is no formula."""
    has_one = isinstance(formula, str) and formula.startswith("=") and formula != value
    return _Formula(formula) if has_one else value


def _read(cell: Any) -> Any:
    if isinstance(cell, dt.datetime):
        return cell.date() if cell.time() == dt.time() else cell
    if isinstance(cell, int) and not isinstance(cell, bool):
        return float(cell)
    return cell


def _written(cell: Any) -> Any:
    """A cell as Excel is to be given it: text that it could take for anything else is marked as text."""
    if isinstance(cell, str):
        return cell if _PLAIN.fullmatch(cell) and key(cell) not in _TRUTH else f"'{cell}"
    if isinstance(cell, dt.date) and not isinstance(cell, dt.datetime):
        return dt.datetime.combine(cell, dt.time())
    return cell


def _kept(cell: Any, rows: int) -> Any:
    """The user's own cell so many rows further down."""
    return moved(cell, rows, 0) if isinstance(cell, _Formula) else _written(cell)
