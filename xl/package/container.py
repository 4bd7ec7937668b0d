"""The zip container of a workbook: read within limits, written back part by part.

A part that is not replaced is copied with its header and compressed bytes as
they stand in the original file, so it cannot lose anything. Format: PKWARE
APPNOTE 6.3.9, sections 4.3-4.4.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import Final

from xl.package.errors import Damaged, Encrypted, NotAWorkbook, OldFormat, TooLarge, UnsafeXml

MAX_ENTRIES: Final = 10_000
MAX_EXPANDED: Final = 1 << 30
"""The most bytes that all parts together may unpack to."""

_OLE_MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCAL: Final = struct.Struct("<4s5H3L2H")
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_END: Final = struct.Struct("<4s4H2LH")


class Package:
    """A workbook file held in memory, part by part.

    Raises (from the constructor and :meth:`read`):
        PackageError: the file is not a workbook that can be read safely.
    """

    def __init__(self, data: bytes, name: str = "workbook") -> None:
        self.name = name
        self._data = data
        self._zip = self._open(data)
        self._entries = {info.filename: info for info in self._zip.infolist()}
        self._by_lower = {filename.lower(): filename for filename in self._entries}
        self._ends: dict[int, int] = {}
        self._check()

    @property
    def parts(self) -> list[str]:
        """Names of all parts, in the order of the file."""
        return list(self._entries)

    def find(self, part: str) -> str | None:
        """The part of that name, whatever its case (part names ignore case)."""
        return self._by_lower.get(part.lower())

    def read(self, part: str) -> bytes:
        """A part's content."""
        try:
            return self._zip.read(self._entries[part])
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise Damaged(value=self.name, reason=f"{part}: {error}") from None

    def xml(self, part: str) -> bytes:
        """The content of an XML part, refused where it declares entities or is not UTF-8."""
        content = self.read(part)
        head = content[:200]
        if head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in head:
            raise Damaged(value=self.name, reason=f"{part}: UTF-16")
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            raise UnsafeXml(value=self.name, part=part)
        return content

    def with_parts(self, changed: Mapping[str, bytes]) -> bytes:
        """The file with some parts replaced; every other byte of every other part as it was."""
        out = io.BytesIO()
        directory = []
        for info, record in zip(self._zip.infolist(), self._central_records()):
            offset = out.tell()
            if info.filename in changed:
                local, record = _packed(info, changed[info.filename], record)
                out.write(local)
            else:
                out.write(self._local_bytes(info))
            directory.append(record[:42] + struct.pack("<L", offset) + record[46:])
        start = out.tell()
        out.write(b"".join(directory))
        size = out.tell() - start
        comment = self._zip.comment
        out.write(_END.pack(b"PK\5\6", 0, 0, len(directory), len(directory), size, start, len(comment)) + comment)
        return out.getvalue()

    # --- opening -------------------------------------------------------------

    def _open(self, data: bytes) -> zipfile.ZipFile:
        if data.startswith(_OLE_MAGIC):
            if "EncryptedPackage".encode("utf-16-le") in data:
                raise Encrypted(value=self.name)
            raise OldFormat(value=self.name, kind=".xls")
        if not data.startswith(b"PK"):
            raise NotAWorkbook(value=self.name)
        try:
            return zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, struct.error, OverflowError) as error:
            raise Damaged(value=self.name, reason=str(error)) from None

    def _check(self) -> None:
        infos = self._zip.infolist()
        if len(infos) > MAX_ENTRIES:
            raise TooLarge(value=self.name, reason=f"{len(infos)} > {MAX_ENTRIES}")
        expanded = sum(info.file_size for info in infos)
        if expanded > MAX_EXPANDED:
            raise TooLarge(value=self.name, reason=f"{expanded >> 20} MB > {MAX_EXPANDED >> 20} MB")
        if any(info.flag_bits & 1 for info in infos):
            raise Encrypted(value=self.name)
        if len(self._entries) != len(infos) or len(self._by_lower) != len(infos):
            raise Damaged(value=self.name, reason="2 x " + _twice(infos))
        end = self._zip.start_dir
        for info in sorted(infos, key=lambda info: info.header_offset, reverse=True):
            if self._content_start(info) + info.compress_size > end:
                raise Damaged(value=self.name, reason=f"{info.filename} @ {info.header_offset}")
            self._ends[info.header_offset] = end
            end = info.header_offset
        if "[content_types].xml" not in self._by_lower:
            raise NotAWorkbook(value=self.name)

    # --- raw bytes -----------------------------------------------------------

    def _content_start(self, info: zipfile.ZipInfo) -> int:
        try:
            fields = _LOCAL.unpack_from(self._data, info.header_offset)
        except struct.error:
            fields = (b"",)
        if fields[0] != b"PK\3\4":
            raise Damaged(value=self.name, reason=f"{info.filename} @ {info.header_offset}")
        return info.header_offset + _LOCAL.size + int(fields[9]) + int(fields[10])

    def _local_bytes(self, info: zipfile.ZipInfo) -> bytes:
        """Header, content and whatever follows it up to the next entry."""
        return self._data[info.header_offset : self._ends[info.header_offset]]

    def _central_records(self) -> list[bytes]:
        records = []
        at = self._zip.start_dir
        for _ in self._zip.infolist():
            fields = _CENTRAL.unpack_from(self._data, at)
            size = _CENTRAL.size + int(fields[10]) + int(fields[11]) + int(fields[12])
            records.append(self._data[at : at + size])
            at += size
        return records


def _twice(infos: list[zipfile.ZipInfo]) -> str:
    names = [info.filename.lower() for info in infos]
    return next(name for name in names if names.count(name) > 1)


def _packed(info: zipfile.ZipInfo, content: bytes, record: bytes) -> tuple[bytes, bytes]:
    """A replaced part: its local header and data, and its record in the directory."""
    stored = info.compress_type == zipfile.ZIP_STORED
    compressor = zlib.compressobj(6, zlib.DEFLATED, -15)
    packed = content if stored else compressor.compress(content) + compressor.flush()
    method = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    fields = list(_CENTRAL.unpack_from(record))
    name = record[_CENTRAL.size : _CENTRAL.size + fields[10]]
    comment = record[_CENTRAL.size + fields[10] + fields[11] :]
    flags = fields[3] & 0x800  # keep the name's encoding; sizes stand in the header, no descriptor
    crc = zlib.crc32(content)
    local = _LOCAL.pack(b"PK\3\4", 20, flags, method, fields[5], fields[6], crc, len(packed), len(content), len(name), 0)
    fields[2:5] = [20, flags, method]
    fields[7:10] = [crc, len(packed), len(content)]
    fields[11] = 0
    return local + name + packed, _CENTRAL.pack(*fields) + name + comment
