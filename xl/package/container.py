"""The zip container of a workbook: read within limits, written back part by part.

A part that is not replaced is copied with its header and compressed bytes as
they stand in the original file, so it cannot lose anything. Format: PKWARE
APPNOTE 6.3.9, sections 4.3-4.5.
"""

from __future__ import annotations

import copy
import io
import re
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Mapping
from typing import Final
from xml.parsers import expat

from xl.package.errors import Damaged, Encrypted, NotAWorkbook, OldFormat, TooLarge, UnsafeXml

MAX_ENTRIES: Final = 10_000
MAX_EXPANDED: Final = 1 << 30
"""The most bytes that all parts together may unpack to."""
_MAX_FILE: Final = (1 << 32) - 1

_LEVEL: Final = 4
"""How hard changed parts are packed: within a few per cent of the densest, in half the time."""
_LEVELS: Final = (_LEVEL, 6, 9, 1, 2, 3, 5, 7, 8)
"""The levels to try when a part is to be packed as it was, the usual ones first."""

_NO_TIME: Final = 0x21
"""The first day that a zip file can tell, 1 January 1980: the same workbook gives the same bytes."""

_OLE_MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_WORKBOOKS: Final = tuple(name.encode("utf-16-le") for name in ("Workbook\0", "Book\0"))
_LOCAL: Final = struct.Struct("<4s5H3L2H")
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_END: Final = struct.Struct("<4s4H2LH")
_IN_EXTRA: Final = 0xFFFFFFFF
"""A size or offset that stands in the entry's zip64 extra field instead."""
_ENCODING: Final = re.compile(rb"""\s*<\?xml\s[^>]*?\sencoding\s*=\s*["']([^"']*)""")


class Package:
    """A workbook file held in memory, part by part.

    Raises (from the constructor, :meth:`read` and :meth:`xml`):
        PackageError: the file is not a workbook that can be read safely.
    """

    def __init__(self, data: bytes, name: str = "workbook") -> None:
        self.name = name
        self._data = data
        self._zip = self._open(data)
        infos = self._zip.infolist()
        self._entries = {_part_name(info): info for info in infos}
        self._by_lower = {part.lower(): part for part in self._entries}
        self._ends: dict[int, int] = {}
        self._replaced: dict[str, bytes] = {}
        self._sound: set[str] = set()
        self._last: tuple[str, bytes] = ("", b"")
        self._check(infos)
        self._records = self._central_records()

    @property
    def parts(self) -> list[str]:
        """Names of all parts, in the order of the file."""
        return list(self._entries)

    def find(self, part: str) -> str | None:
        """The part of that name, whatever its case (part names ignore case)."""
        return self._by_lower.get(part.lower())

    def read(self, part: str) -> bytes:
        """A part's content; never more of it than the directory declares."""
        if part in self._replaced:
            return self._replaced[part]
        if part == self._last[0]:
            return self._last[1]
        info = self._entries[part]
        start = self._content_start(info)
        packed = memoryview(self._data)[start : start + info.compress_size]
        try:
            content = bytes(packed) if info.compress_type == zipfile.ZIP_STORED else (
                zlib.decompressobj(-15).decompress(packed, info.file_size + 1))
        except zlib.error as error:
            raise self._damaged(part, str(error)) from None
        if len(content) != info.file_size or zlib.crc32(content) != info.CRC:
            raise self._damaged(part, "CRC")
        self._last = (part, content)
        return content

    def xml(self, part: str) -> bytes:
        """The content of an XML part; refused where it is not UTF-8, not well-formed, or declares entities."""
        content = self.read(part)
        if part in self._sound:
            return content
        head = content[:200]
        if head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in head:
            raise self._damaged(part, "UTF-16")
        encoding = _ENCODING.match(content.removeprefix(b"\xef\xbb\xbf"))
        if encoding and encoding[1].lower() not in (b"utf-8", b"utf8"):
            raise self._damaged(part, encoding[1].decode("ascii", "replace"))
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            raise UnsafeXml(value=self.name, part=part)
        try:
            expat.ParserCreate("utf-8").Parse(content, True)
        except expat.ExpatError as error:
            raise self._damaged(part, str(error)) from None
        self._sound.add(part)
        return content

    def replacing(self, changed: Mapping[str, bytes]) -> Package:
        """The package with some parts replaced, to be read from and changed further before it is packed."""
        other = copy.copy(self)
        other._replaced = {**self._replaced, **changed}
        other._sound = self._sound - changed.keys()
        if self._last[0] in changed:
            other._last = ("", b"")
        return other

    def with_parts(self, changed: Mapping[str, bytes], *, same_level: bool = False) -> bytes:
        """The file with some parts replaced; every other byte of every other part as it was.

        Parts that it does not have come behind the others.

        With ``same_level`` a part is packed as hard as it was, where that can be
        told, so that a change taken back gives the file that was.
        """
        changed = {**self._replaced, **changed}
        if not changed:
            return self._data
        order = sorted(self._entries, key=lambda part: self._entries[part].header_offset)
        records: dict[str, bytes] = {}
        out = io.BytesIO()
        out.write(self._data[: self._entries[order[0]].header_offset])
        for part in order:
            info, record = self._entries[part], self._records[part]
            offset = out.tell()
            if part in changed:
                level = self._level(part) if same_level else _LEVEL
                local, record = _packed(info, changed[part], record, level)
                out.write(local)
            else:
                out.write(self._data[info.header_offset : self._ends[info.header_offset]])
            records[part] = _moved(record, offset)
        new = [part for part in changed if part not in self._entries]
        for part in new:
            local, record = _added(part, changed[part])
            records[part] = _moved(record, out.tell())
            out.write(local)
        start = out.tell()
        out.write(b"".join(records[part] for part in (*self._entries, *new)))
        size = out.tell() - start
        comment = self._zip.comment
        out.write(_END.pack(b"PK\5\6", 0, 0, len(records), len(records), size, start, len(comment)) + comment)
        return out.getvalue()

    # --- opening -------------------------------------------------------------

    def _open(self, data: bytes) -> zipfile.ZipFile:
        if data.startswith(_OLE_MAGIC):
            if "EncryptedPackage".encode("utf-16-le") in data:
                raise Encrypted(value=self.name)
            if any(name in data for name in _OLE_WORKBOOKS):
                raise OldFormat(value=self.name, kind=".xls")
            raise NotAWorkbook(value=self.name)
        if not data.startswith(b"PK"):
            raise NotAWorkbook(value=self.name)
        if len(data) > _MAX_FILE:
            raise TooLarge(value=self.name, reason=f"{len(data) >> 20} MB")
        try:
            return zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error, OverflowError) as error:
            raise Damaged(value=self.name, reason=str(error)) from None

    def _check(self, infos: list[zipfile.ZipInfo]) -> None:
        if len(infos) > MAX_ENTRIES:
            raise TooLarge(value=self.name, reason=f"{len(infos)} > {MAX_ENTRIES}")
        expanded = sum(info.file_size for info in infos)
        if expanded > MAX_EXPANDED:
            raise TooLarge(value=self.name, reason=f"{expanded >> 20} MB > {MAX_EXPANDED >> 20} MB")
        if any(info.flag_bits & 1 for info in infos):
            raise Encrypted(value=self.name)
        if len(self._by_lower) != len(infos):
            (twice, count), = Counter(_part_name(info).lower() for info in infos).most_common(1)
            raise Damaged(value=self.name, reason=f"{count} x {twice}")
        end = self._zip.start_dir
        for info in sorted(infos, key=lambda info: info.header_offset, reverse=True):
            if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise self._damaged(_part_name(info), f"zip {info.compress_type}")
            if self._content_start(info) + info.compress_size > end:
                raise self._damaged(_part_name(info), f"@ {info.header_offset}")
            self._ends[info.header_offset] = end
            end = info.header_offset
        if "[content_types].xml" not in self._by_lower:
            if "mimetype" in self._entries and b"opendocument.spreadsheet" in self.read("mimetype"):
                raise OldFormat(value=self.name, kind=".ods")
            raise NotAWorkbook(value=self.name)

    def _damaged(self, part: str, reason: str) -> Damaged:
        return Damaged(value=self.name, reason=f"{part}: {reason}")

    # --- raw bytes -----------------------------------------------------------

    def _content_start(self, info: zipfile.ZipInfo) -> int:
        header = self._data[info.header_offset : info.header_offset + _LOCAL.size]
        if not header.startswith(b"PK\3\4") or len(header) < _LOCAL.size:
            raise self._damaged(_part_name(info), f"@ {info.header_offset}")
        fields = _LOCAL.unpack(header)
        return info.header_offset + _LOCAL.size + int(fields[9]) + int(fields[10])

    def _level(self, part: str) -> int:
        """How hard a part is packed: the level that gives the bytes that stand there."""
        info = self._entries[part]
        start = self._content_start(info)
        packed, content = self._data[start : start + info.compress_size], self.read(part)
        return next((level for level in _LEVELS if _deflated(content, level) == packed), _LEVEL)

    def _central_records(self) -> dict[str, bytes]:
        records = {}
        at = self._zip.start_dir
        for part in self._entries:
            fields = _CENTRAL.unpack_from(self._data, at)
            size = _CENTRAL.size + int(fields[10]) + int(fields[11]) + int(fields[12])
            if at + size > len(self._data):
                raise self._damaged(part, f"@ {at}")
            records[part] = self._data[at : at + size]
            at += size
        return records


def _part_name(info: zipfile.ZipInfo) -> str:
    return info.filename.replace("\\", "/")


def _moved(record: bytes, offset: int) -> bytes:
    """A record of the directory for an entry that now stands at ``offset``."""
    fields = _CENTRAL.unpack_from(record)
    if fields[16] != _IN_EXTRA:
        return record[:42] + struct.pack("<L", offset) + record[46:]
    at = _CENTRAL.size + fields[10]
    end = at + fields[11]
    while at + 4 <= end:
        kind, size = struct.unpack_from("<2H", record, at)
        if kind == 1:  # the offset comes after the sizes that do not fit either
            at += 4 + 8 * (fields[9], fields[8]).count(_IN_EXTRA)
            return record[:at] + struct.pack("<Q", offset) + record[at + 8 :]
        at += 4 + size
    return record


def _deflated(content: bytes, level: int) -> bytes:
    compressor = zlib.compressobj(level, zlib.DEFLATED, -15)
    return compressor.compress(content) + compressor.flush()


def _added(part: str, content: bytes) -> tuple[bytes, bytes]:
    """A new part: its local header and data, and its record in the directory."""
    name, packed = part.encode(), _deflated(content, _LEVEL)
    sizes = (zlib.crc32(content), len(packed), len(content), len(name), 0)
    local = _LOCAL.pack(b"PK\3\4", 20, 0x800, zipfile.ZIP_DEFLATED, 0, _NO_TIME, *sizes)
    record = _CENTRAL.pack(b"PK\1\2", 20, 20, 0x800, zipfile.ZIP_DEFLATED, 0, _NO_TIME, *sizes, 0, 0, 0, 0, 0)
    return local + name + packed, record + name


def _packed(info: zipfile.ZipInfo, content: bytes, record: bytes, level: int) -> tuple[bytes, bytes]:
    """A replaced part: its local header and data, and its record in the directory."""
    packed = _deflated(content, level) if info.compress_type == zipfile.ZIP_DEFLATED else content
    fields = list(_CENTRAL.unpack_from(record))
    name = record[_CENTRAL.size : _CENTRAL.size + fields[10]]
    comment = record[_CENTRAL.size + fields[10] + fields[11] :]
    flags = fields[3] & 0x800  # keep the name's encoding; sizes stand in the header, no descriptor
    sizes = [zlib.crc32(content), len(packed), len(content)]
    method, time, date = fields[4:7]
    local = _LOCAL.pack(b"PK\3\4", 20, flags, method, time, date, *sizes, len(name), 0)
    fields[2:4] = [20, flags]
    fields[7:10] = sizes
    fields[11], fields[13], fields[16] = 0, 0, 0  # no extra field, first disk, moved later
    return local + name + packed, _CENTRAL.pack(*fields) + name + comment
