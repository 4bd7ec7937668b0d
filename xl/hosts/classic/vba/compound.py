"""A compound file, version 3: the little file system in a file that VBA projects lie in (MS-CFB).

Sectors of 512 bytes, chained by an allocation table; streams below 4,096 bytes
share the mini stream in sectors of 64 bytes. The layout is always the same:
header, allocation tables, directory, mini allocation table, mini stream, streams.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias, Union

Tree: TypeAlias = Mapping[str, Union[bytes, "Tree"]]
"""Streams by name, and storages with streams of their own."""

_SECTOR, _MINI, _CUTOFF = 512, 64, 4096
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_TABLES_IN_HEADER: Final = 109


@dataclass(slots=True)
class _Entry:
    """A line of the directory."""

    name: str
    kind: int
    data: bytes = b""
    children: list[_Entry] = field(default_factory=list)
    number: int = 0
    left: int = _FREE
    right: int = _FREE
    child: int = _FREE
    black: bool = True
    start: int = _END

    def pack(self) -> bytes:
        name = (self.name + "\0").encode("utf-16-le")
        size = 0 if self.kind == _STORAGE else len(self.data)
        start = 0 if self.kind == _STORAGE else self.start
        return struct.pack(
            "<64sHBBIII36xIQ", name, len(name), self.kind, self.black, self.left, self.right, self.child, start, size
        )


def compound_file(tree: Tree) -> bytes:
    """A compound file of these streams and storages.

    Raises:
        ValueError: more data than one header can address (about 7 MB).
    """
    root = _Entry("Root Entry", _ROOT, children=_entries(tree))
    entries = _numbered(root)
    small = [entry for entry in entries if entry.kind == _STREAM and 0 < len(entry.data) < _CUTOFF]
    large = [entry for entry in entries if entry.kind == _STREAM and len(entry.data) >= _CUTOFF]
    mini_table, root.data = _mini_stream(small)

    after_tables = [_sectors(128 * len(entries)), _sectors(4 * len(mini_table)), _sectors(len(root.data))]
    after_tables += [_sectors(len(entry.data)) for entry in large]
    tables = 0
    while tables * (_SECTOR // 4) < tables + sum(after_tables):
        tables += 1
    if tables > _TABLES_IN_HEADER:
        raise ValueError("more data than one header of a compound file can address")

    table = [_TABLE] * tables
    starts = []
    for count in after_tables:
        starts.append(len(table) if count else _END)
        table += [*range(len(table) + 1, len(table) + count), _END][: count or 0]
    root.start = starts[2]
    for entry, start in zip(large, starts[3:]):
        entry.start = start

    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII", bytes.fromhex("d0cf11e0a1b11ae1"), 0x3E, 3, 0xFFFE, 9, 6,
        0, tables, starts[0], 0, _CUTOFF, starts[1], after_tables[1], _END, 0,
    ) + _numbers(range(tables), _TABLES_IN_HEADER)
    unused = struct.pack("<68xIII48x", _FREE, _FREE, _FREE)
    directory = b"".join(entry.pack() for entry in entries)
    return b"".join([
        header,
        _numbers(table, tables * _SECTOR // 4),
        directory + unused * (-len(entries) % 4),
        _numbers(mini_table, after_tables[1] * _SECTOR // 4),
        *(_filled(data, _SECTOR) for data in (root.data, *(entry.data for entry in large))),
    ])


def _entries(tree: Tree) -> list[_Entry]:
    """The entries of a storage in the order of MS-CFB: shorter names first, then by capitals."""
    found = [
        _Entry(name, _STREAM, content) if isinstance(content, bytes) else _Entry(name, _STORAGE, b"", _entries(content))
        for name, content in tree.items()
    ]
    return sorted(found, key=lambda entry: (len(entry.name), entry.name.upper()))


def _numbered(root: _Entry) -> list[_Entry]:
    """All entries, root first, each knowing its number and its neighbours in the tree of its storage."""
    entries: list[_Entry] = []

    def number(entry: _Entry) -> None:
        entry.number = len(entries)
        entries.append(entry)
        for child in entry.children:
            number(child)
        entry.child = _balanced(entry.children, 0, max(len(entry.children).bit_length() - 1, 1))

    number(root)
    return entries


def _balanced(entries: list[_Entry], depth: int, deepest: int) -> int:
    """Make a red-black tree of entries in order: the middle one on top, only the lowest level red."""
    if not entries:
        return _FREE
    middle = len(entries) // 2
    top = entries[middle]
    top.left = _balanced(entries[:middle], depth + 1, deepest)
    top.right = _balanced(entries[middle + 1 :], depth + 1, deepest)
    top.black = depth < deepest
    return top.number


def _mini_stream(small: list[_Entry]) -> tuple[list[int], bytes]:
    """The mini allocation table and the mini stream."""
    table: list[int] = []
    stream = b""
    for entry in small:
        entry.start = len(table)
        count = -(-len(entry.data) // _MINI)
        table += [*range(len(table) + 1, len(table) + count), _END]
        stream += _filled(entry.data, _MINI)
    return table, stream


def _sectors(size: int) -> int:
    return -(-size // _SECTOR)


def _filled(data: bytes, unit: int) -> bytes:
    return data + bytes(-len(data) % unit)


def _numbers(values: list[int] | range, count: int) -> bytes:
    return struct.pack(f"<{count}I", *values, *[_FREE] * (count - len(values)))
