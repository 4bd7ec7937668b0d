"""The printed tables of a workbook and what their audit finds.

Audited are the Excel tables and the ranges that look like a printed cost table:
a row of at least four headings, names in the column to the left of them, and
figures in between. Figures are taken as they are shown, with the decimals of
the cell's format; a cell whose format shows as many as there are keeps its own.
A table without anything to check (no average, difference, sum or parts) is
none. One whose figures refute its headings is listed and left to its reader, so
that a table of something else gives no false alarm. Formulas are calculated
first, in memory; the workbook is not changed.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import openpyxl
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.worksheet.worksheet import Worksheet

from pyxl_bench import audit as au
from pyxl_bench.errors import BenchError
from xl.cells import ErrorValue, is_blank, is_word
from xl.hosts.headless import recalculate
from xl.hosts.headless.result import Progress
from xl.package.book import Area, address
from xl.package.container import Package
from xl.printed import Printed, printed_table
from xl.tables import frame

_FEWEST_HEADINGS: Final = 4
"""Own, two others and their average: with fewer columns a sum of parts is as likely something else."""
_FIXED_DECIMALS: Final = re.compile(r'(?:"[^"]*"|[#, ])*0(?:\.(0+))?(%?)(?:"[^"]*"|[ _)\\-])*')
_ERROR: Final = re.compile(r"#[A-Z0-9/]+[!?]?")


@dataclass(frozen=True, slots=True)
class Finding:
    """A cell that cannot be true, or cannot be read."""

    cell: str
    row: str
    column: str
    printed: float | None
    implied_from: float | None
    implied_to: float | None
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the workbook, and what its audit found."""

    place: str
    checked: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A table that cannot be read as one."""

    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class BookAudit:
    """All tables of a workbook that can be audited, and those that could not be read."""

    tables: tuple[Table, ...]
    skipped: tuple[Skipped, ...]

    @property
    def findings(self) -> list[Finding]:
        return [finding for table in self.tables for finding in table.findings]


def audit_book(package: Package, progress: Progress = lambda step, count: None) -> BookAudit:
    """Audit every printed table of a workbook.

    Raises:
        PackageError: the workbook cannot be read.
    """
    data = recalculate(package, progress).data
    progress("Leder efter tabeller", 0)
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    tables: list[Table] = []
    skipped: list[Skipped] = []
    for sheet in book.worksheets:
        for area in _areas(sheet):
            place = f"{sheet.title}!{area}"
            try:
                found = _audited(sheet, area, place)
            except BenchError as error:
                found = Skipped(place, error.message("da"))
            if isinstance(found, Skipped):
                skipped.append(found)
            elif found.checked:
                tables.append(found)
    return BookAudit(tuple(tables), tuple(skipped))


def _audited(sheet: Worksheet, area: Area, place: str) -> Table | Skipped:
    rows = list(sheet.iter_rows(min_row=area.top, max_row=area.bottom, min_col=area.left, max_col=area.right))
    printed = printed_table(
        frame([[_as_shown(cell) for cell in row] for row in rows], "table"), own=None, average=None, difference=None)
    audit = au.audit_table(printed.table)
    if audit.left_out and audit.findings:  # what its headings say does not hold, so it may be no printed table at all
        refuted = ", ".join(au.relation_in_words(kind, name)[1] for kind, name in audit.left_out)
        return Skipped(place, f"det meste af tabellen siger imod: {refuted}. "
                              "Er den en trykt omkostningstabel, så regn den efter med AUDIT_TABLE.")

    def cell(row: int, column: int) -> str:
        return f"{sheet.title}!{address(area.top + row, area.left + column)}"

    findings = [
        Finding(cell(*each.place), each.row, each.column, None, None, None, each.error.message("da"))
        for each in printed.unreadable if not _is_word(rows[each.place[0]][each.place[1]].value)  # words are remarks
    ]
    for found in audit.findings:
        at_row, at_column = _named(printed, found)
        findings.append(Finding(cell(printed.rows[at_row], printed.columns[at_column]), found.row, found.column,
                                found.printed, _end(found.implied_from), _end(found.implied_to), found.text_da))
    return Table(place, audit.checked, tuple(findings))


def _named(printed: Printed, found: au.Finding) -> tuple[int, int]:
    """The cell that a finding names, among those where the error may be."""
    table = printed.table
    return next(((r, c) for r, c in found.cells if (table.rows[r], table.columns[c]) == (found.row, found.column)),
                found.cells[0])


def _end(value: float) -> float | None:
    return None if math.isnan(value) else value


# --- where tables stand ------------------------------------------------------


def _areas(sheet: Worksheet) -> Iterator[Area]:
    """The Excel tables of a sheet, and the ranges that look like a table, from the top."""
    named = [Area.parse(table.ref) for table in sheet.tables.values()]
    yield from named
    taken = [*named]
    for top in range(1, sheet.max_row):
        for left, right in _headings(sheet, top):
            if not any((top, left + 1) in area for area in taken):
                bottom = _last_row(sheet, top, left, right)
                if bottom > top:
                    taken.append(Area(top, left, bottom, right))
                    yield taken[-1]


def _headings(sheet: Worksheet, row: int) -> Iterator[tuple[int, int]]:
    """The runs of words in a row, each with the column of row names to its left."""
    start = None
    for column in range(2, sheet.max_column + 2):
        if _is_word(sheet.cell(row, column).value):
            start = start or column
        elif start is not None:
            corner = start if _has_names(sheet, row, start) else start - 1
            if column - 1 - corner >= _FEWEST_HEADINGS:
                yield corner, column - 1
            start = None


def _has_names(sheet: Worksheet, row: int, column: int) -> bool:
    """Whether the cell below a heading is a name: the heading stands over the names of the rows."""
    return _is_word(sheet.cell(row + 1, column).value)


def _last_row(sheet: Worksheet, top: int, left: int, right: int) -> int:
    """The last row with a name and figures; a blank row or a heading among the rows does not end a table."""
    last = blank = 0
    for row in range(top + 1, sheet.max_row + 1):
        words, figures = 0, 0
        for column in range(left + 1, right + 1):
            value = sheet.cell(row, column).value
            words += _is_word(value)
            figures += isinstance(value, (int, float)) or (isinstance(value, str) and not _is_word(value))
        named = _is_word(sheet.cell(row, left).value)
        if words >= _FEWEST_HEADINGS and not figures:
            break
        last = row if named and figures else last
        blank = 0 if named else blank + 1
        if blank > 1 or (figures and not named):
            break
    return last


def _is_word(value: Any) -> bool:
    return is_word(value) and _ERROR.fullmatch(value) is None


def _as_shown(cell: SheetCell) -> Any:
    """A cell as a reader of the sheet sees it: an error, words, or a figure in the decimals of its format."""
    value = cell.value
    if isinstance(value, str) and cell.data_type == "e":
        return ErrorValue(value)
    if isinstance(value, bool) or not isinstance(value, (int, float)) or is_blank(value):
        return value if isinstance(value, (str, int, float)) or value is None else str(value)
    fixed = _FIXED_DECIMALS.fullmatch(cell.number_format.split(";")[0])
    if fixed is None:
        return float(value)
    scale, sign = (100, "%") if fixed[2] else (1, "")
    return f"{value * scale:.{len(fixed[1] or '')}f}{sign}".replace(".", ",")
