"""Where a chart's figures stand: a column of cells, and the sheet of columns that only charts need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from xlsxwriter.utility import xl_rowcol_to_cell

from workbooks.style import Book


class Cells(NamedTuple):
    """A column of cells on a sheet, counted from 0; a row of them where it has a width."""

    sheet: str
    row: int
    column: int
    height: int
    width: int = 1

    @property
    def reference(self) -> list[Any]:
        """As XlsxWriter's charts take it."""
        return [self.sheet, self.row, self.column, self.row + self.height - 1, self.column + self.width - 1]

    @property
    def formula(self) -> str:
        """As a formula on any sheet takes it."""
        last = xl_rowcol_to_cell(self.row + self.height - 1, self.column + self.width - 1, True, True)
        return f"{self.at(0)}:{last}"

    @property
    def last(self) -> Cells:
        """The last cell alone."""
        return self.one(self.height - 1)

    def one(self, place: int) -> Cells:
        """One of the cells alone."""
        return self._replace(row=self.row + place, height=1)

    def at(self, place: int) -> str:
        """One of the cells, as a formula on any sheet takes it."""
        return f"'{self.sheet}'!{xl_rowcol_to_cell(self.row + place, self.column, True, True)}"


class ChartData:
    """The sheet Diagramdata: columns calculated for charts only. Make it the last but Funktioner."""

    NAME: Final = "Diagramdata"

    def __init__(self, book: Book) -> None:
        self._book = book
        self._blocks: list[tuple[int, str, Mapping[str, Sequence[str]], str | Mapping[str, str]]] = []
        self._row = 3

    def columns(
        self, title: str, formulas: Mapping[str, Sequence[str]], look: str | Mapping[str, str] = "calc.feed"
    ) -> list[Cells]:
        """Columns of formulas under a title, each with its header; answers where they will stand.

        ``look`` is that of every column, or of the columns it names.
        """
        first, height = self._row + 2, max(len(column) for column in formulas.values())
        self._blocks.append((self._row, title, formulas, look))
        self._row = first + height + 1
        return [Cells(self.NAME, first, place, len(column)) for place, column in enumerate(formulas.values())]

    def write(self) -> None:
        """Write the sheet, once every chart has asked for its columns."""
        widths = [48.0, *[29.0] * 11]
        lead = "Kolonner, som kun diagrammerne bruger: formler, der henter fra de andre ark. Ret dem ikke"
        sheet = self._book.sheet(self.NAME, "Diagramdata", lead, widths, colour="#6B7280")
        for row, title, formulas, look in self._blocks:
            sheet.write(row, 0, title, self._book.format("strong"))
            self._book.headers(sheet, row + 1, 0, list(formulas))
            for column, (name, cells) in enumerate(formulas.items()):
                own = look if isinstance(look, str) else look.get(name, "calc.feed")
                for place, formula in enumerate(cells, start=row + 2):
                    sheet.write_formula(place, column, formula, self._book.format(own))
