"""Delimited text as Danish systems write it: semicolons, a decimal comma, Latin-1 or UTF-8."""

from __future__ import annotations

import csv
import io
from array import array
from collections.abc import Iterable, Sequence
from typing import Final

from xl.names import key
from xl.sources.errors import HeaderRepeated, LineOfOtherWidth, SourceEmpty, SourceFileUnreadable

_DELIMITERS: Final = ";\t,|"
_PARSED: Final = 1 << 17
"""The longest field: more is an unclosed quotation mark."""


def decoded(data: bytes, encoding: str | None = None) -> str:
    """The text of a file: UTF-8 or UTF-16 where it says or shows so, else the Windows code page of Western Europe.

    Raises:
        ValueError: the encoding that was asked for does not fit, or is unknown.
    """
    if encoding:
        try:
            return data.decode(encoding)
        except LookupError:
            raise ValueError(encoding) from None
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace") if b"\x00" not in data else data.decode("utf-16")


def delimiter(text: str) -> str:
    """The sign that parts the fields: the one that the first line has most of."""
    line = next((line for line in text.splitlines() if line.strip()), "")
    if line.lower().startswith("sep=") and len(line) == 5:
        return line[4]
    return max(_DELIMITERS, key=line.count)


def table(
    text: str, name: str, sign: str | None = None, skipped: int = 0
) -> tuple[list[str], list[list[object]], Sequence[int]]:
    """Headers, columns of text (``None`` where blank), and the line that each row begins in.

    Raises:
        SourceError: lines of different width, a header twice, no rows, or broken quoting.
    """
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=sign or delimiter(text), strict=True)
    csv.field_size_limit(_PARSED)
    headers: list[str] = []
    columns: list[list[object]] = []
    seen: dict[str, str] = {}  # a word that comes a thousand times is kept once
    lines = array("L")
    read = 0
    try:
        for row in rows:
            begun, read = read + 1, rows.line_num
            if rows.line_num <= skipped or not any(row) or (not headers and row[0].lower().startswith("sep=")):
                continue
            if not headers:
                headers = named(row, name)
                columns = [[] for _ in headers]
                continue
            if len(row) != len(headers) and any(row[len(headers) :] or [True]):
                raise LineOfOtherWidth(value=name, line=begun, found=len(row), expected=len(headers))
            for column, cell in zip(columns, row):
                text = cell.strip()
                column.append(seen.setdefault(text, text) if text else None)
            lines.append(begun)
    except csv.Error:
        raise SourceFileUnreadable(
            value=name, reason=f"et anførselstegn i linje {read + 1} har ingen mage, hvor det skal være") from None
    if not lines:
        raise SourceEmpty()
    return headers, columns, lines


def named(cells: Iterable[object], name: str) -> list[str]:
    """A header row as names; blank ones at its end are left out.

    Raises:
        HeaderRepeated: one name twice.
    """
    headers = ["" if cell is None else " ".join(str(cell).split()) for cell in cells]
    while headers and not headers[-1]:
        headers.pop()
    seen: set[str] = set()
    for number, header in enumerate(headers):
        if header and key(header) in seen:
            raise HeaderRepeated(value=name, header=header)
        seen.add(key(header))
        headers[number] = header or f"Kolonne {number + 1}"
    return headers
