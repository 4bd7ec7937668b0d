"""A workbook that is open in Excel, refreshed where it stands.

A copy that Excel saves is read and written as any file; what that refuses never
reaches the open workbook. What it accepts is then put into Excel's own table, so
that formulas, charts and undo-able edits elsewhere stay Excel's business.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from xl.buttons.errors import SheetProtected
from xl.buttons.headless import PackageTarget, serial
from xl.buttons.target import Rows, TableState
from xl.history import refuse_other_versions
from xl.package.book import Book
from xl.package.files import read_package
from xl.package.sheet import Sheet

_DATE: Final = "dd-mm-yyyy"
_EPOCHS: Final = {False: dt.datetime(1899, 12, 30), True: dt.datetime(1904, 1, 1)}


class OpenBook:
    """An open workbook as a refresh sees it."""

    def __init__(self, book: Any, folder: Path) -> None:
        """``book`` is xlwings' workbook; sources' relative paths start from ``folder``.

        Raises:
            MadeByNewerVersion: a later version of ours made the workbook.
            FunctionRemoved: it calls a function that the catalogue had once.
        """
        self._api = book.api
        self._epoch = _EPOCHS[bool(self._api.Date1904)]
        with TemporaryDirectory(prefix="pyxl-bench-") as temporary:
            copy = Path(temporary) / book.name
            self._api.SaveCopyAs(str(copy))
            saved = Book(read_package(copy))
        refuse_other_versions(
            saved.package, ((part, Sheet(saved.package.xml(part.part))) for part in saved.sheets))
        self._copy = PackageTarget(saved, folder)

    @property
    def name(self) -> str:
        """The file's name."""
        return self._copy.name

    @property
    def folder(self) -> Path:
        """What relative paths of sources start from."""
        return self._copy.folder

    def tables(self) -> list[str]:
        """The names of all tables."""
        return self._copy.tables()

    def read(self, table: str) -> TableState:
        """What stands in a table."""
        return self._copy.read(table)

    def write(self, table: str, rows: Rows) -> None:
        """Give a table new rows, in the copy first.

        Raises:
            SheetProtected: Excel would refuse.
            BenchError: the copy refused; Excel's table stands as it stood.
        """
        listed = self._listed(table)
        if listed.Parent.ProtectContents:
            raise SheetProtected(value=listed.Parent.Name, table=table)
        before = self._copy.read(table)
        self._copy.write(table, rows)
        own = [n for n in range(len(before.headers)) if n not in rows.columns and n not in before.calculated]
        kept = {number: _contents(_cells(listed, number)) for number in own}
        filled = {number: _column(_cells(listed, number).FormulaR1C1)[0] for number in before.calculated}
        _resize(listed, len(rows.origins))
        for number, cells in rows.columns.items():
            column = _cells(listed, number)
            if number not in before.dates and any(isinstance(cell, dt.date) for cell in cells):
                column.NumberFormat = _DATE
            column.Value2 = tuple((self._as_excel(cell),) for cell in cells)
        if list(rows.origins) != list(range(before.rows)):
            for number, contents in kept.items():
                moved = tuple((None if origin is None else contents[origin],) for origin in rows.origins)
                _cells(listed, number).FormulaR1C1 = moved
        for number, formula in filled.items():
            _cells(listed, number).FormulaR1C1 = formula

    def recalculate(self) -> None:
        """Calculate every formula, which Excel does."""
        self._api.Application.CalculateFull()

    def _listed(self, table: str) -> Any:
        """Excel's own table of that name."""
        wanted = self._copy.read(table).name
        return next(
            listed for sheet in self._api.Worksheets for listed in sheet.ListObjects if listed.Name == wanted
        )

    def _as_excel(self, cell: Any) -> Any:
        """A source's cell as it is to stand."""
        return serial(cell, self._epoch) if isinstance(cell, dt.date) else _as_text(cell)


def _as_text(cell: Any) -> Any:
    """Text that stays text, whatever Excel would make of it if it were typed: 0101, 1-2, mar 19."""
    return f"'{cell}" if isinstance(cell, str) else cell


def _cells(listed: Any, number: int) -> Any:
    """The cells of a column of a table, without its header."""
    return listed.ListColumns(number + 1).DataBodyRange


def _column(cells: Any) -> Sequence[Any]:
    """A column's cells as COM answers them: rows of one, or a single cell bare."""
    return [row[0] for row in cells] if isinstance(cells, tuple) else [cells]


def _contents(cells: Any) -> list[Any]:
    """What stands in a user's own cells, ready to be put elsewhere: formulas, and values as they are."""
    return [
        formula if isinstance(formula, str) and formula.startswith("=") and formula != value else _as_text(value)
        for formula, value in zip(_column(cells.FormulaR1C1), _column(cells.Value2))
    ]


def _resize(listed: Any, count: int) -> None:
    """Let a table have so many rows of data; cells that it leaves are emptied."""
    before = listed.ListRows.Count
    if count == before:
        return
    totals = listed.ShowTotals
    listed.ShowTotals = False
    sheet, header = listed.Parent, listed.HeaderRowRange
    top, left, right = header.Row, header.Column, header.Column + listed.ListColumns.Count - 1
    listed.Resize(sheet.Range(sheet.Cells(top, left), sheet.Cells(top + count, right)))
    if count < before:
        sheet.Range(sheet.Cells(top + count + 1, left), sheet.Cells(top + before, right)).ClearContents()
    listed.ShowTotals = totals
