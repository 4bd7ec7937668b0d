"""A workbook open in Excel as COM shows it, as far as a refresh goes: typed text is read as Excel would read it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries


class Sheet:
    """A worksheet: a grid of formulas and values."""

    def __init__(self, name: str, cells: dict[tuple[int, int], Any]) -> None:
        self.Name, self.cells, self.ProtectContents = name, cells, False
        self.ListObjects: list[Listed] = []
        self.formats: dict[int, str] = {}

    def Cells(self, row: int, column: int) -> tuple[int, int]:
        return row, column

    def Range(self, first: tuple[int, int], last: tuple[int, int]) -> Range:
        return Range(self, *first, *last)


class Range:
    """A rectangle of cells."""

    def __init__(self, sheet: Sheet, top: int, left: int, bottom: int, right: int) -> None:
        self.sheet, self.Row, self.Column, self.bottom, self.right = sheet, top, left, bottom, right

    @property
    def _places(self) -> list[list[tuple[int, int]]]:
        return [[(r, c) for c in range(self.Column, self.right + 1)] for r in range(self.Row, self.bottom + 1)]

    def _get(self) -> Any:
        rows = tuple(tuple(self.sheet.cells.get(place) for place in row) for row in self._places)
        return rows[0][0] if len(rows) == len(rows[0]) == 1 else rows

    def _set(self, values: Any) -> None:
        for r, row in enumerate(self._places):
            for c, place in enumerate(row):
                value = values[r][c] if isinstance(values, tuple) else values
                self.sheet.cells[place] = _typed(value)

    Value2 = FormulaR1C1 = property(_get, _set)

    def _format(self, code: str) -> None:
        self.sheet.formats[self.Column] = code

    NumberFormat = property(None, _format)

    def ClearContents(self) -> None:
        self._set(None)


class Listed:
    """A table."""

    def __init__(self, sheet: Sheet, name: str, ref: str, totals: bool) -> None:
        left, top, right, bottom = range_boundaries(ref)
        self.Parent, self.Name, self.ShowTotals = sheet, name, totals
        self.area = (top, left, bottom - totals, right)

    @property
    def HeaderRowRange(self) -> Range:
        top, left, _, right = self.area
        return Range(self.Parent, top, left, top, right)

    @property
    def ListRows(self) -> Any:
        return type("ListRows", (), {"Count": self.area[2] - self.area[0]})

    @property
    def ListColumns(self) -> Any:
        top, left, bottom, right = self.area

        class Columns:
            Count = right - left + 1

            def __call__(_, number: int) -> Any:
                column = left + number - 1
                return type("ListColumn", (), {
                    "DataBodyRange": Range(self.Parent, top + 1, column, bottom, column)})

        return Columns()

    def Resize(self, area: Range) -> None:
        assert not self.ShowTotals
        self.area = (area.Row, area.Column, area.bottom, area.right)


class App:
    """Excel: how far it has come, and how often it has calculated."""

    def __init__(self) -> None:
        self.status_bar = ""
        self.steps: list[str] = []
        self.calculated = 0

    def properties(self, **_: Any) -> App:
        return self

    def __enter__(self) -> App:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def CalculateFull(self) -> None:
        self.calculated += 1


class Open:
    """xlwings' workbook over it; ``api`` is COM's."""

    def __init__(self, path: Path) -> None:
        self.fullname, self.name, self.app, self.api = str(path), path.name, App(), self
        self.Path, self.Date1904 = str(path.parent), False
        self.Application = self.app
        self.Worksheets = []
        for found in load_workbook(path):
            cells = {(cell.row, cell.column): cell.value for row in found.iter_rows() for cell in row}
            sheet = Sheet(found.title, cells)
            sheet.ListObjects = [
                Listed(sheet, table.name, table.ref, bool(table.totalsRowCount)) for table in found.tables.values()]
            self.Worksheets.append(sheet)

    def SaveCopyAs(self, path: str) -> None:
        shutil.copyfile(self.fullname, path)

    def sheet(self, name: str) -> Sheet:
        return next(sheet for sheet in self.Worksheets if sheet.Name == name)

    def table(self, name: str) -> list[list[Any]]:
        """What a table's rows of data hold."""
        listed = next(listed for sheet in self.Worksheets for listed in sheet.ListObjects if listed.Name == name)
        top, left, bottom, right = listed.area
        return [[listed.Parent.cells.get((r, c)) for c in range(left, right + 1)] for r in range(top + 1, bottom + 1)]


def _typed(value: Any) -> Any:
    """What Excel makes of a value that is put into a cell of no particular format."""
    if not isinstance(value, str) or value.startswith("="):
        return value
    if value.startswith("'"):
        return value[1:]
    try:
        return float(value)
    except ValueError:
        return value or None
