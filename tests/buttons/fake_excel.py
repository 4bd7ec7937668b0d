"""A workbook as xlwings shows one that is open in Excel: its ways with text, formulas, rows and tables."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

Place = tuple[int, int]


class ComError(Exception):
    """What Excel says when it will not."""


class Sheet:
    """Cells by row and column."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.cells: dict[Place, Any] = {}
        self.tables: list[Table] = []

    def range(self, first: Place, last: Place) -> Range:
        return Range(self, first, last)

    def put(self, place: Place, value: Any) -> None:
        """Type a value: Excel reads text that looks like something else as that."""
        if isinstance(value, str):
            if value.startswith("'"):
                self.cells[place] = (value[1:], False)
                return
            if re.fullmatch(r"[-+]?\d+([.,]\d+)?", value):
                value = float(value.replace(",", "."))
            elif re.fullmatch(r"\d{1,2}-\d{1,2}", value):
                value = dt.datetime(2026, int(value.split("-")[1]), int(value.split("-")[0]))
            elif value.startswith(("+", "-", "@")):
                value = "=" + value
        if value is None or value == "":
            self.cells.pop(place, None)
        else:
            self.cells[place] = (value, True) if isinstance(value, str) and value.startswith("=") else (value, False)

    def shifted(self, row: int, left: int, right: int, by: int) -> None:
        moved = {p: v for p, v in self.cells.items() if p[0] >= row and left <= p[1] <= right}
        for place in moved:
            del self.cells[place]
        self.cells.update({(r + by, c): v for (r, c), v in moved.items() if r + by >= row})


class Range:
    """A rectangle of cells."""

    def __init__(self, sheet: Sheet, first: Place, last: Place) -> None:
        self.sheet, (self.row, self.column), self.last = sheet, first, last

    @property
    def shape(self) -> Place:
        return self.last[0] - self.row + 1, self.last[1] - self.column + 1

    def _flat(self, rows: list[list[Any]]) -> Any:
        """As xlwings gives it: a cell by itself, one row or column flat."""
        if len(rows) == 1:
            return rows[0][0] if len(rows[0]) == 1 else rows[0]
        return [row[0] for row in rows] if len(rows[0]) == 1 else rows

    def _rows(self, show: Any) -> Any:
        return self._flat(
            [
                [show(self.sheet.cells.get((r, c))) for c in range(self.column, self.last[1] + 1)]
                for r in range(self.row, self.last[0] + 1)
            ]
        )

    @property
    def value(self) -> Any:
        return self._rows(lambda cell: None if cell is None else 42.0 if cell[1] else cell[0])

    @value.setter
    def value(self, rows: list[list[Any]]) -> None:
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                if value == "giv fejl":
                    raise ComError("Der opstod en fejl\n0x800A03EC")
                self.sheet.put((self.row + r, self.column + c), value)

    @property
    def formula(self) -> Any:
        return self._rows(lambda cell: "" if cell is None else str(cell[0]))

    def insert(self, shift: str) -> None:
        assert shift == "down"
        self.sheet.shifted(self.row, self.column, self.last[1], self.shape[0])

    def delete(self, shift: str) -> None:
        assert shift == "up"
        for place in [
            p for p in self.sheet.cells if self.row <= p[0] <= self.last[0] and self.column <= p[1] <= self.last[1]
        ]:
            del self.sheet.cells[place]
        self.sheet.shifted(self.row, self.column, self.last[1], -self.shape[0])


class Table:
    """A table over a range; resized it only says where it stands."""

    insert_row_range = None
    show_headers = True

    def __init__(self, name: str, area: Range, *, totals: bool = False) -> None:
        self.name, self.area, self.show_totals = name, area, totals

    @property
    def header_row_range(self) -> Range:
        return Range(self.area.sheet, (self.area.row, self.area.column), (self.area.row, self.area.last[1]))

    @property
    def data_body_range(self) -> Range:
        last = (self.area.last[0] - self.show_totals, self.area.last[1])
        return Range(self.area.sheet, (self.area.row + 1, self.area.column), last)

    def resize(self, area: Range) -> None:
        self.area = area


class App:
    """Counts how often it was asked to calculate."""

    calculated = 0

    def calculate(self) -> None:
        self.calculated += 1


class Book:
    """An open workbook."""

    def __init__(self, fullname: str) -> None:
        self.fullname, self.name = fullname, fullname.replace("\\", "/").rpartition("/")[2]
        self.sheets: list[Sheet] = []
        self.app = App()

    def table(self, name: str, rows: list[list[Any]], *, totals: bool = False) -> Sheet:
        """A sheet with a table in B3, and a note below it."""
        sheet = Sheet(name)
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                sheet.put((3 + r, 2 + c), value)
        sheet.put((5 + len(rows), 2), "under tabellen")
        area = sheet.range((3, 2), (2 + len(rows), 1 + len(rows[0])))
        sheet.tables.append(Table(name, area, totals=totals))
        self.sheets.append(sheet)
        return sheet
