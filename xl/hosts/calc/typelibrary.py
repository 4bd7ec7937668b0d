"""The add-in's interface as a type library in LibreOffice's own binary format.

The format is what ``unoidl-write`` of the LibreOffice SDK writes and every
LibreOffice since 4.1 reads: maps of names to entities, numbers little-endian,
offsets from the start of the file. Only what one interface needs is here.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from typing import Final

from xl.catalogue import Function, Parameter
from xl.hosts.calc.names import INTERFACE, MODULE, argument, method

_MAGIC: Final = b"UNOIDL\xff\0"
_MODULE_KIND, _INTERFACE_KIND = b"\x00", b"\x05"
_INWARD: Final = b"\x00"
_NONE: Final = struct.pack("<I", 0)

_TABLE: Final = "[][]any"
"""Rows of cells of any kind: what a function answers, and an argument that must be given."""
_OPTIONAL: Final = "any"
"""A value or rows of cells, or nothing; the only type whose argument may be left out."""
_CELL: Final = "com.sun.star.table.XCellRange"
"""The cell itself rather than what it shows."""
_DOCUMENT: Final = ("document", "com.sun.star.beans.XPropertySet")
"""LibreOffice fills a parameter of this type with the workbook that asks; no formula shows it."""


def type_library(functions: Iterable[Function]) -> bytes:
    """A file that declares an interface with a method per function."""
    data = bytearray(_MAGIC + bytes(8))

    def put(record: bytes) -> int:
        data.extend(record)
        return len(data) - len(record)

    entity, name = _interface(list(functions)), INTERFACE
    for outer in (*reversed(MODULE), ""):
        entry = struct.pack("<2I", put(name.encode() + b"\0"), put(entity))
        entity, name = _MODULE_KIND + struct.pack("<I", 1) + entry, outer
    data[len(_MAGIC) : len(_MAGIC) + 8] = struct.pack("<2I", put(entry), 1)
    return bytes(data)


def _interface(functions: list[Function]) -> bytes:
    bases = struct.pack("<I", 1) + _text("com.sun.star.uno.XInterface")
    optional_bases = attributes = _NONE
    methods = struct.pack("<I", len(functions)) + b"".join(map(_method, functions))
    return _INTERFACE_KIND + bases + optional_bases + attributes + methods


def _method(function: Function) -> bytes:
    parameters = [_DOCUMENT, *((argument(parameter), _type(parameter)) for parameter in function.parameters)]
    return b"".join([
        _text(method(function)), _text(_OPTIONAL), struct.pack("<I", len(parameters)),
        *(_INWARD + _text(name) + _text(kind) for name, kind in parameters), _NONE,
    ])


def _type(parameter: Parameter) -> str:
    if parameter.arg.reference:
        return _CELL
    return _TABLE if parameter.required else _OPTIONAL


def _text(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode()
