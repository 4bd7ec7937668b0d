"""CSV, Excel and Parquet files as batches of text, told by header, never held whole."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import duckdb

from xl.cpr import masked
from xl.package.errors import system_reason
from xl.registers.errors import (
    LineBroken,
    RegisterColumnMissing,
    RegisterFileMissing,
    RegisterFileUnreadable,
)
from xl.registers.libraries import arrow

if TYPE_CHECKING:
    import pyarrow as pa

BATCH: Final = 100_000
"""Rows taken in at a time."""
_SEPARATORS: Final = ";\t,|"
_EXCEL: Final = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")


def quoted(name: str) -> str:
    """A name or path inside a query."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: object) -> str:
    """A text inside a query."""
    return "'" + str(text).replace("'", "''") + "'"


class TextFile:
    """A file whose columns are read as text, whatever its format."""

    def __init__(self, path: Path) -> None:
        if path.is_dir():
            raise RegisterFileUnreadable(value=str(path), reason="det er en mappe")
        if not path.is_file():
            raise RegisterFileMissing(value=str(path))
        arrow()
        self.path = path
        self._connection = duckdb.connect(config={"memory_limit": "400MB", "threads": 2})
        try:
            self._source = self._relation()
            self.columns: list[str] = [row[0] for row in self._run(f"DESCRIBE FROM {self._source}")]
        except (duckdb.Error, OSError) as error:
            raise self._refused(error) from None

    def rows(self) -> int:
        """About how many rows there are; known for sure only of Parquet and Excel."""
        if self.path.suffix.lower() != ".csv" and not self._is_text():
            return int(self._run(f"SELECT count(*) FROM {self._source}")[0][0])
        with self.path.open("rb") as file:
            sample = file.read(1 << 16)
        return self.path.stat().st_size * sample.count(b"\n") // max(len(sample), 1)

    def column(self, role: str, words: Sequence[str], *, needed: bool = True) -> str | None:
        """The column whose header is one of some words.

        Raises:
            RegisterColumnMissing: there is none, and it is needed.
        """
        for column in self.columns:
            if plain(column) in words:
                return column
        if needed:
            found = ", ".join(map(masked, self.columns[:12]))  # without a header the first row stands for one
            raise RegisterColumnMissing(value=self.path.name, column=role, found=found)
        return None

    def batches(self, expressions: Sequence[str], rows: int = BATCH) -> Iterator[pa.RecordBatch]:
        """The values of expressions over the columns, in the order of the file."""
        try:
            query = f"SELECT {', '.join(expressions)} FROM {self._source}"
            yield from self._connection.sql(query).to_arrow_reader(rows)
        except (duckdb.Error, OSError) as error:
            raise self._refused(error) from None

    def _run(self, query: str) -> list[Any]:
        return self._connection.execute(query).fetchall()

    def _is_text(self) -> bool:
        return self.path.suffix.lower() not in (*_EXCEL, ".parquet")

    def _relation(self) -> str:
        if self.path.suffix.lower() in _EXCEL:
            self._connection.register("excel", _excel(self.path))
            return "excel"
        if not self._is_text():
            return f"(SELECT COLUMNS(*)::VARCHAR FROM read_parquet({literal(self.path)}))"
        encoding, separator = _looked_at(self.path)
        return (f"read_csv({literal(self.path)}, all_varchar=true, header=true, delim={literal(separator)}, "
                f"quote='\"', encoding={literal(encoding)}, null_padding=false, strict_mode=true, auto_detect=false, "
                f"columns={_columns(self.path, encoding, separator)}, max_line_size=4000000)")

    def _refused(self, error: Exception) -> RegisterFileUnreadable | LineBroken:
        text = system_reason(error)["reason_da"] if isinstance(error, OSError) else str(error)
        line = re.search(r"CSV Error on Line: (\d+)", text)
        if line and ("columns" in text.lower() or "quote" in text.lower()):
            return LineBroken(value=self.path.name, line=int(line[1]))
        reason = text.splitlines()[0] if text else type(error).__name__
        return RegisterFileUnreadable(value=self.path.name, reason=reason)


def plain(header: str) -> str:
    """How headers are compared: letters and digits only, case ignored."""
    return "".join(filter(str.isalnum, header)).casefold()


def _looked_at(path: Path) -> tuple[str, str]:
    """The encoding and the separator of a text file."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    encoding, first = "utf-8", b""
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            first = first or chunk
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError:
                encoding = "latin-1"
                break
    header = first.split(b"\n", 1)[0].decode(encoding, "replace")
    return encoding, max(_SEPARATORS, key=header.count)


def _columns(path: Path, encoding: str, separator: str) -> str:
    """The columns of a text file, all of text, as its first line names them."""
    import csv

    with path.open(encoding="utf-8-sig" if encoding == "utf-8" else encoding, newline="") as file:
        header = next(csv.reader(file, delimiter=separator), [])
    names: list[str] = []
    for place, name in enumerate(header, start=1):
        name = name.strip() or f"kolonne {place}"
        names.append(name if name not in names else f"{name} ({place})")
    if not names:
        raise RegisterFileUnreadable(value=path.name, reason="filen er tom")
    return "{" + ", ".join(f"{literal(name)}: 'VARCHAR'" for name in names) + "}"


def _excel(path: Path) -> Any:
    """The first sheet of a workbook as a table of text."""
    import datetime as dt

    from python_calamine import CalamineError, CalamineWorkbook

    try:
        rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    except (CalamineError, OSError, IndexError) as error:
        raise RegisterFileUnreadable(value=path.name, reason=str(error)) from None
    if not rows:
        raise RegisterFileUnreadable(value=path.name, reason="arket er tomt")

    def text(cell: Any) -> str:
        if isinstance(cell, dt.datetime):
            return cell.date().isoformat()
        return f"{cell:.15g}" if isinstance(cell, float) else str(cell)

    header = [str(name).strip() for name in rows[0]]
    return arrow().table({name: [text(row[place]) for row in rows[1:]] for place, name in enumerate(header)})
