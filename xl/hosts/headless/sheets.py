"""The sheets and cells of a run, by number."""

from __future__ import annotations

from dataclasses import dataclass

from xl.package.book import SheetPart
from xl.package.sheet import FormulaCell, Sheet

CellPlace = tuple[int, int, int]
"""A cell: sheet number, row, column."""


@dataclass(slots=True)
class BookSheet:
    """A worksheet of the run: its number (from 0), its part, its scan."""

    number: int
    part: SheetPart
    scan: Sheet

    def place(self, cell: FormulaCell) -> CellPlace:
        """A cell of the sheet as a cell of the book."""
        return self.number, cell.row, cell.column
