"""Structured references (``Table[Column]``) as A1 references."""

from __future__ import annotations

import re
from typing import Final, Protocol

from xl.package.book import Table, column_letters

_SPECIAL: Final = re.compile(r"(?<!')#(All|Data|Headers|Totals|This Row)", re.IGNORECASE)
_COLUMN_ESCAPE: Final = re.compile(r"'(.)")
_PART: Final = re.compile(r"\[((?:[^\[\]']|'.)*)\]|([^\[\],:]+)")
_GONE: Final = "#REF!"


class _Row(Protocol):
    @property
    def row(self) -> int: ...


def a1(inside: str, sheet: str, table: Table, place: _Row | None) -> str:
    """What stands between a structured reference's brackets, as an A1 reference or the error that it is.

    ``place`` is the cell that asks, for references to its own row.
    """
    specials = {word.lower() for word in _SPECIAL.findall(inside)}
    this_row = "this row" in specials or inside.startswith("@")
    headers = {_key(header): number for number, header in enumerate(table.headers)}
    numbers = [headers.get(_key(column), -1) for column in _columns(inside)] or [0, len(table.headers) - 1]
    if -1 in numbers or len(numbers) > 2 or "#REF!" in inside:
        return _GONE
    rows = _rows(specials - {"this row"}, table)
    if rows is None:
        return _GONE
    if this_row:
        if place is None or not rows[0] <= place.row <= rows[1]:
            return "#VALUE!"
        rows = (place.row, place.row)
    row_mark = "" if this_row else "$"
    ends = [f"${column_letters(table.area.left + column)}{row_mark}{row}"
            for column, row in zip((min(numbers), max(numbers)), rows)]
    quoted = "'" + sheet.replace("'", "''") + "'!"
    return quoted + (ends[0] if ends[0] == ends[1] else ":".join(ends))


def _rows(specials: set[str], table: Table) -> tuple[int, int] | None:
    """The first and last row meant; ``None`` where the table has no such row."""
    area = table.area
    bands = {
        "headers": (area.top, area.top) if table.header_row else None,
        "data": (area.top + table.header_row, area.bottom - table.totals_row),
        "totals": (area.bottom, area.bottom) if table.totals_row else None,
        "all": (area.top, area.bottom),
    }
    found = [band for name in specials or {"data"} if (band := bands[name]) is not None]
    return (min(top for top, _ in found), max(bottom for _, bottom in found)) if found else None


def _columns(inside: str) -> list[str]:
    """The column names of a structured reference: ``Col``, ``[A]:[B]``, ``[#Headers],[Col]``, ``@Col``.

    Some writers leave the brackets of a plain name out: ``[#This Row],Col``.
    """
    inside = inside.strip().removeprefix("@")
    if not inside.startswith("["):
        return [] if not inside or inside.startswith("#") else [_COLUMN_ESCAPE.sub(r"\1", inside)]
    parts = [bracketed or bare.strip() for bracketed, bare in _PART.findall(inside)]
    return [_COLUMN_ESCAPE.sub(r"\1", part) for part in parts if part and not part.startswith("#")]


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
