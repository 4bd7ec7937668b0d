"""A sheet of an Excel file as headers and columns of cells.

A cell that shows an error comes as the error's text, ``#DIV/0!``, so that no
column of numbers takes it for a blank one. The library that reads the sheets
leaves such cells blank; they are looked up in the file itself, where its format
is that of Excel since 2007.
"""

from __future__ import annotations

import datetime as dt
import re
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from xl.sources.delimited import named
from xl.sources.errors import NoSuchSheet, SheetWithoutRows, SourceEmpty, SourceFileUnreadable
from xl.sources.order import Fetched, frame

SUFFIXES: Final = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_OPEN_XML: Final = (".xlsx", ".xlsm")
_ERROR: Final = re.compile(
    rb"""<((?:[\w.-]+:)?)c\s(?=[^>]*?\br=["']([A-Z]+)(\d+)["'])(?=[^>]*?\bt=["']e["'])[^>]*>"""
    rb"(?:(?!</\1c>).)*?<\1v>([^<]*)</\1v>", re.S)


def read(path: Path, sheet: str | None, header: int | None) -> Fetched:
    """The rows of a sheet, the first one where none is named, below the header in a row of it.

    Without a row the header is the first row that holds anything. Blank rows are left out.

    Raises:
        SourceError: it cannot be read, has no such sheet, or no rows.
    """
    name, names, rows = _sheet(path, sheet)
    at = (header or 1) - 1
    if header is None:
        at = next((number for number, row in enumerate(rows) if any(cell != "" for cell in row)), 0)
    headers = named((cell if cell != "" else None for cell in rows[at]), path.name) if at < len(rows) else []
    data, numbers = [], array("L")
    for number, row in enumerate(rows[at + 1 :], start=at + 2):
        if any(cell != "" for cell in row[: len(headers)]):
            data.append(row)
            numbers.append(number)
    if not data:
        if len(names) > 1:
            raise SheetWithoutRows(value=path.name, sheet=name, found=", ".join(names))
        raise SourceEmpty()
    columns = [[_cell(row[number]) for row in data] for number in range(len(headers))]
    notes = [] if sheet or len(names) == 1 else [
        f"{path.name} har {len(names)} ark; '{name}' er læst (ark=NAVN vælger et andet)"]
    return Fetched(frame(headers, columns), notes, lambda row: f"{path.name}, række {numbers[row]}")


def _sheet(path: Path, wanted: str | None) -> tuple[str, list[str], list[list[Any]]]:
    """A sheet's name, those of all that are to be seen, and its rows from the first."""
    from python_calamine import CalamineError, PasswordError, SheetTypeEnum, SheetVisibleEnum, load_workbook

    try:
        with load_workbook(str(path)) as book:
            sheets = [sheet for sheet in book.sheets_metadata if sheet.typ is SheetTypeEnum.WorkSheet]
            seen = [sheet.name for sheet in sheets if sheet.visible is SheetVisibleEnum.Visible]
            names = [sheet.name for sheet in sheets]
            asked = wanted or next(iter(seen), "")
            name = next((name for name in names if name.casefold() == asked.casefold()), None)
            if name is None:
                raise NoSuchSheet(value=path.name, sheet=asked, found=", ".join(names))
            rows: list[list[Any]] = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except PasswordError:
        raise SourceFileUnreadable(value=path.name, reason="den er beskyttet med adgangskode") from None
    except CalamineError:
        raise SourceFileUnreadable(value=path.name, reason="den er ikke en hel Excel-fil") from None
    for row, column, error in _errors(path, name):
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = error
    return name, seen, rows


def _errors(path: Path, name: str) -> Iterator[tuple[int, int, str]]:
    """The cells of a sheet that show an error: row and column from 0, and the error."""
    from xl.package.book import Book, column_number
    from xl.package.files import read_package

    if path.suffix.lower() not in _OPEN_XML:
        return
    book = Book(read_package(path))
    part = next((sheet.part for sheet in book.sheets if sheet.name == name), None)
    xml = book.package.read(part) if part else b""
    for found in _ERROR.finditer(xml) if b't="e"' in xml or b"t='e'" in xml else ():
        yield int(found[3]) - 1, column_number(found[2].decode()) - 1, found[4].decode()


def _cell(cell: Any) -> object:
    """A cell: text trimmed, blank as ``None``, a date without a time as one."""
    if isinstance(cell, str):
        return cell.strip() or None
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date()
    return cell
