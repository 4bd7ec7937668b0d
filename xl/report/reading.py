"""A workbook as a report reads it: every call of ours with its answer, and the words around it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import openpyxl

from pyxl_bench.errors import BenchError
from xl.cells import ErrorValue
from xl.hosts.headless import ErrorCell, KeptCell, Recalculated, ShownCall, recalculate
from xl.hosts.headless.result import Progress
from xl.package.book import Area, address
from xl.package.container import Package
from xl.report.figures import Figure, period

_ERRORS: Final = frozenset({"#N/A", "#VALUE!", "#DIV/0!", "#NUM!", "#REF!", "#NAME?", "#NULL!", "#SPILL!", "#CALC!"})
_MONEY: Final = re.compile(
    r"(?<!pr\. )(?<!pr\. mi[oa]\. )(?<!pr\. 1\.000 )(?<!\w)(?:1\.000 |mio\. |mia\. )?kr\.(?! *\d)", re.IGNORECASE)
"""A money unit; "pr. mio. kr." says what something else is measured by."""
_LONGEST_LABEL: Final = 90


@dataclass(frozen=True, slots=True)
class Range:
    """Cells of a sheet."""

    sheet: str
    area: Area

    @classmethod
    def parse(cls, reference: str) -> Range | None:
        """From ``Sheet!A1:B9``; ``None`` where it is no plain range."""
        sheet, _, cells = reference.rpartition("!")
        try:
            return cls(sheet.strip("'").replace("''", "'"), Area.parse(cells))
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Said:
    """A call of ours: what it was given, and the cells that show its answer."""

    function: str
    place: Range
    given: dict[str, Any]
    """Its arguments by name, as the function takes them; left out ones are their defaults."""
    ranges: dict[str, Range]
    """Where the arguments stand that are plain ranges."""
    notes: tuple[str, ...]


class Reading:
    """A workbook, recalculated in memory, for its report.

    Raises:
        PackageError: the workbook cannot be read.
    """

    def __init__(self, package: Package, progress: Progress = lambda step, count: None) -> None:
        result = recalculate(package, progress, keep_calls=True)
        progress("Læser svarene", 0)
        self.name = package.name
        self._book = openpyxl.load_workbook(io.BytesIO(result.data), data_only=True)
        self._calls = result.calls
        self._result = result

    @property
    def errors(self) -> list[ErrorCell]:
        """Cells that show an error, with the reason."""
        return self._result.errors

    @property
    def kept(self) -> list[KeptCell]:
        """Cells whose stored value could not be calculated anew."""
        return self._result.kept

    @property
    def result(self) -> Recalculated:
        return self._result

    @property
    def sheets(self) -> list[str]:
        return list(self._book.sheetnames)

    @cached_property
    def title(self) -> str:
        """The workbook's title; without one, its file name."""
        return str(self._book.properties.title or "").strip() or self.name.rpartition(".")[0] or self.name

    @property
    def subject(self) -> str:
        """What the workbook says it is about."""
        return str(self._book.properties.subject or "").strip()

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """All calls whose answers the workbook shows."""
        return tuple(said for call in self._calls if (said := _said(call)) is not None)

    def of(self, *functions: str) -> list[Said]:
        """The calls of some functions, in the workbook's order."""
        return [said for said in self.said if said.function in functions]

    # --- cells ---------------------------------------------------------------

    def figure(self, sheet: str, row: int, column: int) -> Figure:
        """What a cell shows."""
        cell = self._book[sheet].cell(row, column)
        value = ErrorValue(cell.value) if cell.value in _ERRORS else cell.value
        return Figure(value, f"{sheet}!{address(row, column)}", cell.number_format)

    def rows(self, place: Range) -> list[list[Figure]]:
        """What the cells of a range show."""
        a = place.area
        return [
            [self.figure(place.sheet, row, column) for column in range(a.left, a.right + 1)]
            for row in range(a.top, a.bottom + 1)
        ]

    def column(self, place: Range, number: int = 0) -> list[Figure]:
        """One column of a range."""
        return [row[number] for row in self.rows(place)]

    def flat(self, place: Range) -> list[Figure]:
        """The cells of a range one after another."""
        return [figure for row in self.rows(place) for figure in row]

    # --- words ---------------------------------------------------------------

    def text(self, sheet: str, row: int, column: int) -> str:
        """A cell's text; empty where it holds none."""
        value = self._book[sheet].cell(row, column).value
        return value.strip() if isinstance(value, str) and value not in _ERRORS else ""

    def label(self, sheet: str, row: int, column: int) -> str:
        """The text that names a row: the first of the cells that stand together to the left."""
        name, together = "", False
        for c in range(column - 1, 0, -1):
            blank = self.figure(sheet, row, c).blank
            if blank and together and name:
                break
            together = together or not blank
            name = self.text(sheet, row, c) or name
        return name

    def labels(self, place: Range) -> list[str]:
        """The names of a range's rows."""
        return [self.label(place.sheet, row, place.area.left) for row in range(place.area.top, place.area.bottom + 1)]

    def periods(self, place: Range) -> list[str]:
        """The months, quarters or years that stand to the left of a column or above a row; empty where none do."""
        a = place.area
        beside = (
            (Range(place.sheet, Area(a.top, column, a.bottom, column)) for column in range(a.left - 1, 0, -1))
            if a.left == a.right else
            (Range(place.sheet, Area(row, a.left, row, a.right)) for row in range(a.top - 1, 0, -1)))
        for one in beside:
            names = [period(figure) for figure in self.flat(one)]
            if all(names):
                return names
        return []

    def header(self, place: Range, number: int = 0) -> str:
        """The text above a column of a range."""
        column = place.area.left + number
        texts = (self.text(place.sheet, row, column) for row in range(place.area.top - 1, 0, -1))
        found = next(filter(None, texts), "")
        return found if len(found) <= _LONGEST_LABEL else ""

    def sheet_title(self, sheet: str) -> str:
        """What the sheet calls itself: the text of its first cell; without one, its tab's name."""
        return self.text(sheet, 1, 1) or sheet

    def lead(self, sheet: str) -> str:
        """The line below the sheet's title."""
        return self.text(sheet, 2, 1)

    def money_unit(self, place: Range | None) -> str:
        """The money unit a sheet states above its figures, such as ``1.000 kr.``; empty where it states none."""
        if place is None:
            return ""
        above = (
            self.text(place.sheet, row, column)
            for row in range(max(1, place.area.top), 0, -1)
            for column in range(1, place.area.right + 1)
        )
        found = next((match for text in above if (match := _MONEY.search(text))), None)
        return found[0] if found else ""


def _said(call: ShownCall) -> Said | None:
    """A shown call as a report reads it; ``None`` where its arguments were refused."""
    try:
        given = call.function.read(call.arguments)
    except BenchError:
        return None
    names = [parameter.name for parameter in call.function.parameters]
    ranges = {name: found for name, text in zip(names, call.areas) if text and (found := Range.parse(text)) is not None}
    notes = tuple(note.da for note in call.answer.notes)
    return Said(call.function.name, Range(call.sheet, call.area), given, ranges, notes)


def numbered(figures: list[Figure]) -> Iterator[float]:
    """The numbers among some figures."""
    return (figure.number for figure in figures if figure.number is not None)
