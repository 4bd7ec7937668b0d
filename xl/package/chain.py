"""The chain of calculation: which cells hold formulas. Excel takes one that names other cells for damage."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from xl.package.book import Area, address
from xl.package.sheet import attributes

_ENTRY: Final = re.compile(rb"<((?:[\w.-]+:)?c)(\s[^>]*?)/>")


def chained(xml: bytes, sheet: str, area: Area, formulas: Collection[tuple[int, int]]) -> bytes:
    """The chain with the cells of an area of a sheet that hold formulas now; unchanged where it names just those."""
    number = b""
    listed: set[tuple[int, int]] = set()
    kept = []
    entries = list(_ENTRY.finditer(xml))
    if not entries:
        return xml
    for entry in entries:
        given = attributes(entry[2])
        number = given.get(b"i", number)  # an entry without one goes on with the one before
        cell = Area.parse(given[b"r"].decode())
        place = (cell.top, cell.left)
        if number == sheet.encode() and place in area:
            listed.add(place)
        else:
            kept.append(_entry(entry[1], {**given, b"i": number}))
    if listed == set(formulas):
        return xml
    name = entries[0][1]
    kept += [
        _entry(name, {b"r": address(*place).encode(), b"i": sheet.encode()}) for place in sorted(formulas)]
    return xml[: entries[0].start()] + b"".join(kept) + xml[entries[-1].end() :]


def _entry(name: bytes, given: dict[bytes, bytes]) -> bytes:
    return b"<%b%b/>" % (name, b"".join(b' %b="%b"' % item for item in given.items()))
