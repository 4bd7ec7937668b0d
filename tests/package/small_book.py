"""The smallest workbook there is, and ways to pack it that no library offers."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import Final

from tests.package.handmade_parts import MAIN, OFFICE, relations
from xl.package.book import Book
from xl.package.container import Package
from xl.package.sheet import FormulaCell, Sheet

_XML: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_TYPES: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml."
SHEET: Final = "xl/worksheets/sheet1.xml"


def worksheet(data: str = '<row r="1"><c r="A1"><f>1+2</f><v>3</v></c></row>') -> bytes:
    """A worksheet part around the rows given."""
    return f'{_XML}<worksheet xmlns="{MAIN}"><sheetData>{data}</sheetData></worksheet>'.encode()


def parts(data: str | None = None) -> dict[str, bytes]:
    """The parts of a workbook of one sheet."""
    return {
        "[Content_Types].xml": (
            f'{_XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}sheet.main+xml"/>'
            f'<Override PartName="/{SHEET}" ContentType="{_TYPES}worksheet+xml"/></Types>').encode(),
        "_rels/.rels": relations(("rId1", "officeDocument", "xl/workbook.xml")).encode(),
        "xl/workbook.xml": (
            f'{_XML}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Ark1" sheetId="1" r:id="rId1"/>'
            "</sheets></workbook>").encode(),
        "xl/_rels/workbook.xml.rels": relations(("rId1", "worksheet", "worksheets/sheet1.xml")).encode(),
        SHEET: worksheet() if data is None else worksheet(data),
    }


def pack(content: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Parts as a zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as book:
        for name, part in content.items():
            book.writestr(zipfile.ZipInfo(name), part, compression)
    return out.getvalue()


def formulas(data: bytes) -> list[FormulaCell]:
    """Everything that reading a workbook does, up to its formulas."""
    book = Book(Package(data, "bog.xlsx"))
    assert isinstance(book.settled, bool)
    assert isinstance(book.date1904, bool)
    return [cell for sheet in book.sheets for cell in Sheet(book.package.xml(sheet.part)).formulas]


@dataclass
class Crafted:
    """A zip entry whose header may lie."""

    name: bytes
    content: bytes
    method: int = 8
    flags: int = 0
    declared: int | None = None
    offset: int | None = None
    extra: bytes = b""
    """Extra field of the directory's record."""


def craft(entries: list[Crafted], before: bytes = b"", between: bytes = b"") -> bytes:
    """A zip file written byte by byte."""
    out, directory = before, b""
    for entry in entries:
        compressor = zlib.compressobj(9, zlib.DEFLATED, -15)
        packed = compressor.compress(entry.content) + compressor.flush() if entry.method == 8 else entry.content
        size = len(entry.content) if entry.declared is None else entry.declared
        head = struct.pack("<4H3L", entry.flags, entry.method, 0, 33, zlib.crc32(entry.content), len(packed), size)
        offset = len(out) if entry.offset is None else entry.offset
        out += b"PK\3\4" + struct.pack("<H", 20) + head + struct.pack("<2H", len(entry.name), 0) + entry.name + packed
        out += between
        directory += b"PK\1\2" + struct.pack("<2H", 20, 20) + head + struct.pack(
            "<5H2L", len(entry.name), len(entry.extra), 0, 0, 0, 0, offset) + entry.name + entry.extra
    end = struct.pack("<4H2LH", 0, 0, len(entries), len(entries), len(directory), len(out), 0)
    return out + directory + b"PK\5\6" + end


def crafted(**changes: object) -> list[Crafted]:
    """The smallest workbook as crafted entries, its last one changed."""
    entries = [Crafted(name.encode(), content) for name, content in parts().items()]
    for field, value in changes.items():
        setattr(entries[-1], field, value)
    return entries
