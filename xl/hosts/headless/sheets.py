"""The sheets and cells of a run, by number."""

from __future__ import annotations

from dataclasses import dataclass

from xl.package.book import SheetPart
from xl.package.content import spelled_out
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


def formula_texts(sheets: list[BookSheet]) -> dict[CellPlace, str]:
    """The formula of each cell that has one, shared ones as they read there."""
    return {(sheet.number, *place): text for sheet in sheets for place, text in spelled_out(sheet.scan).items()}
