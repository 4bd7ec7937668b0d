"""A workbook file refreshed without a spreadsheet program."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from xl.buttons.errors import ChangedMeanwhile, NoHeaderRow
from xl.buttons.report import Report
from xl.buttons.run import Progress, refresh
from xl.buttons.target import Rows, TableState
from xl.hosts.headless import Recalculated, recalculate
from xl.package.book import Area, Book, SheetPart, Table
from xl.package.container import Package
from xl.package.content import Content, Strings, content
from xl.package.edits import Value
from xl.package.files import keep_copy, read_bytes, refuse_target, replace_file
from xl.package.sheet import Sheet
from xl.package.styles import date_styles, with_date_style
from xl.package.tables import NewRows, uniform, write_rows

_EPOCH: Final = dt.datetime(1899, 12, 30)
_EPOCH_1904: Final = dt.datetime(1904, 1, 1)


@dataclass(slots=True)
class PackageTarget:
    """A workbook in memory; :attr:`book` is its state after what was written."""

    book: Book
    folder: Path
    tell: Callable[[str, int], None] = lambda step, count: None
    recalculated: Recalculated | None = None
    """What the calculation did, once it has been asked for."""
    fresh: list[tuple[str, Area]] = field(default_factory=list)
    """The cells that were written, by sheet."""
    _last: tuple[Book, str, Content] | None = None
    """What was read last: a table that is written next need not be read again."""

    @property
    def name(self) -> str:
        """The file's name."""
        return self.book.package.name

    def tables(self) -> list[str]:
        """The names of all tables."""
        return [table.name for sheet in self.book.sheets for table in sheet.tables]

    def read(self, table: str) -> TableState:
        """What stands in a table."""
        _, found, old = self._content(table)
        if not found.header_row:
            raise NoHeaderRow(value=found.name)
        dates = date_styles(self.book)
        epoch = _EPOCH_1904 if self.book.date1904 else _EPOCH
        dated = frozenset(
            number
            for number, styles in enumerate(old.styles)
            if sum(style in dates for style in styles) * 2 > len(styles)
        )
        columns = tuple(
            [_date(value, epoch) if style in dates else value for value, style in zip(values, styles)]
            if number in dated
            else values
            for number, (values, styles) in enumerate(zip(old.values, old.styles))
        )
        filled = frozenset(n for n in range(len(found.headers)) if uniform(found, old, n) is not None)
        mixed = frozenset(n for n, formulas in enumerate(old.formulas) if formulas and n not in filled)
        return TableState(found.name, found.headers, columns, filled, mixed, dated)

    def write(self, table: str, rows: Rows) -> None:
        """Give a table new rows; a refusal leaves the book as it was."""
        place, found, old = self._content(table)
        dates = date_styles(self.book)
        epoch = _EPOCH_1904 if self.book.date1904 else _EPOCH
        styles = {}
        columns: dict[int, list[Value]] = {}
        book = self.book
        for number, cells in rows.columns.items():
            if any(isinstance(cell, dt.date) for cell in cells):
                last = next((style for style in reversed(old.styles[number]) if style), b"0")
                if last not in dates:
                    book, styles[number] = with_date_style(book, last)
            columns[number] = [serial(cell, epoch) if isinstance(cell, dt.date) else cell for cell in cells]
        self.book = write_rows(book, place, found, old, NewRows(columns, rows.origins, styles))
        self._last = None
        written = self.book.table(found.name)
        assert written is not None
        self.fresh.append((place.name, written[1].area))

    def recalculate(self) -> None:
        """Calculate every formula."""
        self.recalculated = recalculate(self.book.package, self.tell, self.fresh)

    def _content(self, name: str) -> tuple[SheetPart, Table, Content]:
        found = self.book.table(name)
        assert found is not None
        place, table = found
        if self._last is None or self._last[0] is not self.book or self._last[1] != table.name:
            self._last = None
            area = Area(table.first_row, table.area.left, table.last_row, table.area.right)
            sheet = Sheet(self.book.package.xml(place.part))
            self._last = (self.book, table.name, content(sheet, area, Strings(self.book)))
        return place, table, self._last[2]


def _date(value: Value, epoch: dt.datetime) -> Any:
    """A serial number as the date or time that its cell shows."""
    if type(value) is not float or not 0 <= value < 2_958_466:
        return value
    moment = epoch + dt.timedelta(seconds=round(value * 86_400))
    return moment.date() if value.is_integer() else moment


def serial(moment: dt.date, epoch: dt.datetime) -> float:
    """A date or time as the serial number that a cell keeps."""
    if not isinstance(moment, dt.datetime):
        moment = dt.datetime.combine(moment, dt.time())
    return (moment - epoch) / dt.timedelta(days=1)


@dataclass(slots=True)
class Refreshed:
    """A file's refresh: what came of the sources, and of the calculation."""

    report: Report
    recalculated: Recalculated | None


def refresh_file(
    path: Path,
    output: Path | None = None,
    *,
    only: Collection[str] = (),
    now: dt.datetime | None = None,
    progress: Progress = lambda step, number, count: None,
    dry_run: bool = False,
    backup: bool = True,
) -> Refreshed:
    """Refresh a workbook file; at every moment it is the old or the new one.

    The version before is kept as ``NAME.bak`` unless ``backup`` says not to, or
    the result goes to another file.

    Raises:
        BenchError: the file cannot be read or replaced, or has no table Kilder; it is as it was.
    """
    target_path = output or path
    if not dry_run:
        refuse_target(target_path)
    before = read_bytes(path)
    target = PackageTarget(
        Book(Package(before, path.name)), path.resolve().parent, lambda step, count: progress(step, 0, 0)
    )
    report = refresh(target, only=only, now=now, progress=progress, dry_run=dry_run)
    done = target.recalculated
    if done is not None:
        if output is None or output.resolve() == path.resolve():
            if read_bytes(path) != before:
                raise ChangedMeanwhile(value=path.name)
            if backup:
                keep_copy(path, before)
        replace_file(target_path, done.data)
    return Refreshed(report, done)
