"""Whether a table has room to grow: nothing may stand where its new rows would."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from xl.package.book import LAST_ROW, Area, SheetPart, Table, address
from xl.package.errors import NoRoomBelow, TooManyRowsForSheet
from xl.package.sheet import CONTENT, Sheet

_MERGED: Final = re.compile(rb"""<(?:[\w.-]+:)?mergeCell\s[^>]*?ref\s*=\s*["']([A-Z0-9:$]+)["']""")


def refuse_without_room(place: SheetPart, table: Table, after: Area, sheet: Sheet) -> None:
    """Refuse a table that would grow into cells in use.

    Raises:
        NoRoomBelow: something stands there.
        TooManyRowsForSheet: there is no such row.
    """
    if after.bottom > LAST_ROW:
        raise TooManyRowsForSheet(value=after.bottom, table=table.name)
    grown = Area(table.area.bottom + 1, after.left, after.bottom, after.right)
    if grown.top > grown.bottom:
        return
    others = [other.area for other in place.tables if other.part != table.part]
    others += [Area.parse(reference.decode()) for reference in _MERGED.findall(sheet.xml, sheet.data_end)]
    blocked = [(max(other.top, grown.top), max(other.left, grown.left)) for other in others if _meet(other, grown)]
    blocked += _cells_in_use(sheet, grown)
    if blocked:
        raise NoRoomBelow(value=address(*min(blocked)), table=table.name, sheet=place.name, last=after.bottom)


def _meet(one: Area, other: Area) -> bool:
    return one.top <= other.bottom and other.top <= one.bottom and (
        one.left <= other.right and other.left <= one.right)


def _cells_in_use(sheet: Sheet, area: Area) -> Iterator[tuple[int, int]]:
    """The cells of an area that hold a value or a formula."""
    for row in sheet.rows:
        if area.top <= row <= area.bottom:
            for column, (start, end) in sheet.cells(row).items():
                if area.left <= column <= area.right and CONTENT.search(sheet.scanned, start, end):
                    yield row, column
