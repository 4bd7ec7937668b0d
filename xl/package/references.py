"""References in formulas: moved along with the cell that holds them, or following a table as it grows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from xl.package.book import LAST_COLUMN, LAST_ROW, Area, column_letters, column_number

_MOVING: Final = re.compile(
    r"""("(?:[^"]|"")*"|'(?:[^']|'')*'!?|\[(?:[^\[\]']|'.)*\])"""
    r"""|(?<![\w$.:])(\$?)([A-Za-z]{1,3})(\$?)(\d+)(?::(\$?)([A-Za-z]{1,3})(\$?)(\d+))?(?![\w(.!])"""
    r"""|(?<![\w$.:])(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})(?![\w(.!])"""
    r"""|(?<![\w$.:])(\$?)(\d+):(\$?)(\d+)(?![\w(.!])""")
"""Text, quoted sheet names and brackets (left alone); cells and areas; whole columns; whole rows."""


def moved(formula: str, rows: int, columns: int) -> str:
    """A formula as it reads so many rows and columns further on."""

    def column(fixed: str, letters: str) -> str:
        if fixed:
            return f"${letters}"
        return column_letters((column_number(letters) + columns - 1) % LAST_COLUMN + 1)

    def row(fixed: str, digits: str) -> str:
        return f"${digits}" if fixed else str((int(digits) + rows - 1) % LAST_ROW + 1)

    def there(match: re.Match[str]) -> str:
        part = match.groups("")
        if part[0]:
            return part[0]
        if part[2]:
            first = column(part[1], part[2]) + row(part[3], part[4])
            return f"{first}:{column(part[5], part[6])}{row(part[7], part[8])}" if part[6] else first
        if part[10]:
            return f"{column(part[9], part[10])}:{column(part[11], part[12])}"
        return f"{row(part[13], part[14])}:{row(part[15], part[16])}"

    return _MOVING.sub(there, formula) if rows or columns else formula


_SHEET: Final = r"(?:'(?:[^']|'')*'|[\w.]+(?::[\w.]+)?)!"
_CELLS: Final = r"\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?"
_REFERENCE: Final = re.compile(
    rf"""("(?:[^"]|"")*"|\[(?:[^\[\]']|'.|\[(?:[^\[\]']|'.)*\])*\](?:[\w.]+!(?:{_CELLS})?)?)"""
    rf"""|(?:({_SHEET})|(?<![\w.$:!'\]]))({_CELLS})(?![\w(.!\[])""")
"""Text, brackets and what other workbooks hold (left alone); a sheet's name; a cell or an area."""
_ROW: Final = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Growth:
    """A table that got more or fewer rows: what stood for all of its rows is to stand for all of them again."""

    sheet: str
    before: Area
    after: Area
    header_row: bool
    totals_row: bool

    @property
    def rows_that_move(self) -> frozenset[int]:
        """The rows that a reference must end in to follow: the last one of data, and the totals."""
        return frozenset((self.before.bottom, self.before.bottom - self.totals_row))

    def follow(self, area: Area) -> Area:
        """An area of the sheet after the change: one that covers the whole table's rows grows or shrinks with it."""
        old, move = self.before, self.after.bottom - self.before.bottom
        if area.right < old.left or area.left > old.right:
            return area
        last = old.bottom - self.totals_row
        if self.totals_row and area.top == area.bottom == old.bottom:
            return Area(area.top + move, area.left, area.bottom + move, area.right)
        if area.top <= old.top + self.header_row and area.bottom in (last, old.bottom):
            return Area(area.top, area.left, area.bottom + move, area.right)
        return area

    def concerns(self, text: str) -> bool:
        """Whether a text may hold a reference that follows: it names one of the rows that move."""
        return any(str(row) in text for row in self.rows_that_move)

    def formula(self, text: str, home: str, *, lone_cells: bool = False) -> str:
        """A formula on the sheet ``home`` with its references following.

        The one cell of a table of one row is that row's, and stays itself in a
        formula; a chart's, with ``lone_cells``, is all of the column.
        """

        def followed(match: re.Match[str]) -> str:
            aside, sheet, cells = match.groups("")
            name = sheet[:-1].strip("'").replace("''", "'") if sheet else home
            if aside or name.casefold() != self.sheet.casefold():
                return match[0]
            return sheet + self._cells(cells, lone_cells=lone_cells)

        return _REFERENCE.sub(followed, text) if self.concerns(text) else text

    def areas(self, references: str) -> str:
        """A list of areas such as a conditional format's, following."""
        if not self.concerns(references):
            return references
        return " ".join(self._cells(cells, lone_cells=True) for cells in references.split(" "))

    def _cells(self, cells: str, *, lone_cells: bool) -> str:
        try:
            area = Area.parse(cells)
        except ValueError:
            return cells
        first, colon, last = cells.partition(":")
        is_totals = self.totals_row and area.top == area.bottom == self.before.bottom
        if not (colon or lone_cells or is_totals):
            return cells
        there = self.follow(area)
        if there == area:
            return cells
        if int(_ROW.findall(first)[0]) > int(_ROW.findall(last or first)[0]):
            first, last = last, first
        top, bottom = _ROW.sub(str(there.top), first), _ROW.sub(str(there.bottom), last or first)
        return f"{top}:{bottom}" if colon or there.top != there.bottom else top
