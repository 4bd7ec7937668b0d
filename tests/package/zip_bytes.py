"""A zip file taken apart by hand, apart from the code under test (PKWARE APPNOTE 4.3)."""

from __future__ import annotations

import struct
from typing import NamedTuple


class Entry(NamedTuple):
    """An entry as its bytes stand in the file."""

    directory: bytes
    """Its record in the central directory but for the offset: flags, times, sizes, attributes, extra, comment."""
    local: bytes
    """Its local header, compressed content, data descriptor and whatever follows."""


def entries(data: bytes) -> dict[bytes, Entry]:
    """Every entry by its raw name, in the order of the directory."""
    end = data.rindex(b"PK\5\6")
    count, _, start = struct.unpack_from("<HLL", data, end + 10)
    records = []
    at = start
    for _ in range(count):
        assert data[at : at + 4] == b"PK\1\2"
        name, extra, comment = struct.unpack_from("<3H", data, at + 28)
        size = 46 + name + extra + comment
        records.append((data[at + 46 : at + 46 + name], data[at : at + size]))
        at += size
    offsets = [struct.unpack_from("<L", record, 42)[0] for _, record in records]
    borders = sorted([*offsets, start])
    return {
        name: Entry(record[:42] + record[46:], data[offset : borders[borders.index(offset) + 1]])
        for (name, record), offset in zip(records, offsets)
    }
