"""CSV, Excel and Parquet files, and folders of them.

The address is a path, a pattern such as ``udtræk/*.csv``, or a folder. Options:
``ark`` (sheet of an Excel file), ``overskrift`` (the line or row of the header),
``adskiller``, ``tegnsæt``, ``decimal`` (``,`` or ``.``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pandas as pd

from xl.sources import excel
from xl.sources.delimited import decoded, table
from xl.sources.errors import (
    AddressOfTheWeb,
    BadOption,
    HeadersDiffer,
    NoFilesInFolder,
    SourceFileMissing,
    SourceFileUnreadable,
    SourceTooLarge,
)
from xl.sources.order import Fetched, Order, frame

OPTIONS: Final = ("ark", "overskrift", "adskiller", "tegnsæt", "decimal")
FILE: Final = "Fil"
"""The column that says which file of several a row comes from."""
MAX_BYTES: Final = 1 << 28
_TEXT: Final = (".csv", ".txt", ".tsv")
_POINT: Final = re.compile(r"[-+]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?")
_ENCODINGS: Final = {"latin-1": "cp1252", "latin1": "cp1252", "iso-8859-1": "cp1252", "ansi": "cp1252"}


def fetch(order: Order) -> Fetched:
    """The rows of one file, or of all files of a folder below each other."""
    if "://" in order.address:
        raise AddressOfTheWeb(value=order.address.strip(), kind=order.kind)
    options = order.options(*OPTIONS)
    paths = files(order.path())
    parts = [_read(path, options) for path in paths]
    if len(parts) == 1:
        return parts[0]
    headers = list(parts[0].frame.columns)
    for path, part in zip(paths, parts):
        for header in headers:
            if header not in part.frame.columns:
                raise HeadersDiffer(value=path.name, header=header, other=paths[0].name)
        part.frame.insert(0, FILE, pd.Series([path.name] * len(part.frame), dtype=object))
    ends = [sum(len(part.frame) for part in parts[: number + 1]) for number in range(len(parts))]

    def row_name(row: int) -> str:
        number = next(number for number, end in enumerate(ends) if row < end)
        return parts[number].row_name(row - (ends[number - 1] if number else 0))

    joined = pd.concat([part.frame[[FILE, *headers]] for part in parts], ignore_index=True)
    return Fetched(joined.astype(object), [f"{len(parts)} filer: {', '.join(path.name for path in paths)}"], row_name)


def files(path: Path) -> list[Path]:
    """The files that an address means, in the order of their names.

    Raises:
        SourceError: there are none.
    """
    if "*" in path.name or "?" in path.name:
        return _usable(path.parent.glob(path.name), path)
    if path.is_dir():
        return _usable(path.iterdir(), path)
    if not path.is_file():
        raise SourceFileMissing(value=str(path))
    return [path]


def _usable(candidates: Iterator[Path], path: Path) -> list[Path]:
    found = sorted(
        file
        for file in candidates
        if file.suffix.lower() in (*_TEXT, *excel.SUFFIXES, ".parquet") and not file.name.startswith(("~$", "."))
    )
    if not found:
        raise NoFilesInFolder(value=str(path))
    return found


def _read(path: Path, options: dict[str, str]) -> Fetched:
    suffix = path.suffix.lower()
    try:
        if path.stat().st_size > MAX_BYTES:
            raise SourceTooLarge(value=path.name, limit=MAX_BYTES >> 20)
        if suffix in _TEXT:
            return _text(path, options)
        if suffix in excel.SUFFIXES:
            return excel.read(path, options.get("ark"), _header_row(options))
        if suffix == ".parquet":
            return parquet(path)
    except OSError as error:
        raise SourceFileUnreadable(value=path.name, reason=error.strerror or str(error)) from None
    raise SourceFileUnreadable(value=path.name, reason=f"ukendt filtype {suffix or path.name}")


def _text(path: Path, options: dict[str, str]) -> Fetched:
    encoding = options.get("tegnsæt", "").lower()
    try:
        text = decoded(path.read_bytes(), _ENCODINGS.get(encoding, encoding))
    except ValueError:
        if not encoding:
            raise SourceFileUnreadable(value=path.name, reason="den er ikke tekst") from None
        raise BadOption(name="tegnsæt", value=encoding, choices="det, filen er gemt i: utf-8 eller latin-1") from None
    sign = options.get("adskiller")
    if sign is not None and len(sign := {"tab": "\t", "semikolon": ";", "komma": ","}.get(sign, sign)) != 1:
        raise BadOption(name="adskiller", value=sign, choices="ét tegn, fx ;")
    headers, columns, lines = table(text, path.name, sign, (_header_row(options) or 1) - 1)
    if options.get("decimal", ",") not in (",", "."):
        raise BadOption(name="decimal", value=options["decimal"], choices=", eller .")
    if options.get("decimal") == ".":
        columns = [[_with_point(cell) for cell in column] for column in columns]
    return Fetched(frame(headers, columns), row_name=lambda row: f"{path.name}, linje {lines[row]}")


def _with_point(cell: Any) -> Any:
    """Number text of the English way as a number."""
    return float(cell.replace(",", "")) if cell and _POINT.fullmatch(cell) else cell


def _header_row(options: dict[str, str]) -> int | None:
    row = options.get("overskrift")
    if row is None:
        return None
    if not row.isdecimal() or int(row) < 1:
        raise BadOption(name="overskrift", value=row, choices="rækkens nummer, fx 4")
    return int(row)


def parquet(path: Path) -> Fetched:
    """The rows of a Parquet file."""
    import duckdb

    from xl.sources.sql import rows_of

    try:
        with duckdb.connect() as database:
            return rows_of(database.execute("SELECT * FROM read_parquet(?)", [str(path)]), path.name)
    except duckdb.Error:
        raise SourceFileUnreadable(value=path.name, reason="den er ikke en hel Parquet-fil") from None
