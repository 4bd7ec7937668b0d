"""A VBA project of sources alone: MS-OVBA 2.2 and 2.3.

Sources are ``.bas`` text as the VBA editor exports it, with its ``Attribute``
lines. Each sheet and the workbook have a document module under the code name
that the sheet's XML gives.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Sequence
from typing import Final, NamedTuple

from xl.hosts.classic.vba.compound import compound_file
from xl.hosts.classic.vba.compression import compress

CODE_PAGE: Final = "cp1252"
WORKBOOK: Final = "ThisWorkbook"
_WORKBOOK_CLASS: Final = "00020819-0000-0000-C000-000000000046"
_SHEET_CLASS: Final = "00020820-0000-0000-C000-000000000046"
_IDENTITY: Final = "{7B1D6E52-3C0A-4B57-9E64-5D0F2A61C8E3}"
"""Any identity will do, the same in every project so that equal sources give equal bytes."""
_NAME: Final = re.compile(r'^Attribute VB_Name = "(\w+)"\r?$', re.MULTILINE)
_LONGEST_LINE: Final = 1023
_MOST_CONTINUATIONS: Final = 24


class Module(NamedTuple):
    """A module of the project."""

    name: str
    source: str
    document: bool = False

    def encoded(self) -> bytes:
        """The source as VBA stores it: Windows lines, Western code page."""
        lines = self.source.replace("\r\n", "\n").rstrip("\n").split("\n")
        return ("\r\n".join(lines) + "\r\n").encode(CODE_PAGE)


def module(source: str) -> Module:
    """A standard module from its ``.bas`` text.

    Raises:
        ValueError: it has no name, or a line that VBA does not take.
    """
    name = _NAME.search(source)
    if name is None:
        raise ValueError("a module needs its line: Attribute VB_Name")
    continued = 0
    for number, line in enumerate(source.splitlines(), start=1):
        continued = continued + 1 if line.endswith(" _") else 0
        if len(line) > _LONGEST_LINE or continued > _MOST_CONTINUATIONS:
            raise ValueError(f"{name[1]}, line {number}: too long for VBA")
    return Module(name[1], source)


def workbook_module(source: str = "") -> Module:
    """The module of the workbook itself, with its events."""
    return _document(WORKBOOK, _WORKBOOK_CLASS, source)


def sheet_module(code_name: str) -> Module:
    """The empty module of a sheet."""
    return _document(code_name, _SHEET_CLASS, "")


def _document(name: str, kind: str, source: str) -> Module:
    attributes = {
        "Base": f'"0{{{kind}}}"', "GlobalNameSpace": False, "Creatable": False, "PredeclaredId": True,
        "Exposed": True, "TemplateDerived": False, "Customizable": True,
    }
    lines = [f'Attribute VB_Name = "{name}"', *(f"Attribute VB_{key} = {value}" for key, value in attributes.items())]
    return Module(name, "\n".join([*lines, source]), document=True)


def vba_project(modules: Sequence[Module]) -> bytes:
    """The bytes of ``xl/vbaProject.bin``."""
    return compound_file({
        "VBA": {
            "_VBA_PROJECT": struct.pack("<HHBH", 0x61CC, 0xFFFF, 0, 0),
            "dir": compress(_directory(modules)),
            **{module.name: compress(module.encoded()) for module in modules},
        },
        "PROJECT": _project(modules),
        "PROJECTwm": b"".join(_name_pair(module.name) for module in modules) + b"\0\0",
    })


def _name_pair(name: str) -> bytes:
    return name.encode(CODE_PAGE) + b"\0" + name.encode("utf-16-le") + b"\0\0"


# --- the stream dir ------------------------------------------------------------


def _record(number: int, content: bytes = b"") -> bytes:
    return struct.pack("<HI", number, len(content)) + content


def _number(number: int, value: int, form: str = "<I") -> bytes:
    return _record(number, struct.pack(form, value))


def _text(number: int, unicode_number: int, text: str) -> bytes:
    """A text in the code page and again in UTF-16."""
    return _record(number, text.encode(CODE_PAGE)) + _record(unicode_number, text.encode("utf-16-le"))


def _directory(modules: Sequence[Module]) -> bytes:
    """What the project consists of."""
    ole = rb"*\G{00020430-0000-0000-C000-000000000046}#2.0#0#C:\Windows\System32\stdole2.tlb#OLE Automation"
    return b"".join([
        _number(0x01, 3),  # a project of 64-bit Windows, as Excel writes it today
        _number(0x02, 0x0409), _number(0x14, 0x0409), _number(0x03, 1252, "<H"),
        _record(0x04, b"VBAProject"),
        _text(0x05, 0x40, ""), _text(0x06, 0x3D, ""), _number(0x07, 0), _number(0x08, 0),
        struct.pack("<HIIH", 0x09, 4, 1, 0),
        _text(0x0C, 0x3C, ""),
        _text(0x16, 0x3E, "stdole"),
        _record(0x0D, struct.pack("<I", len(ole)) + ole + bytes(6)),
        _number(0x0F, len(modules), "<H"), _number(0x13, 0xFFFF, "<H"),
        *(_module_record(module) for module in modules),
        _record(0x10),
    ])


def _module_record(module: Module) -> bytes:
    return b"".join([
        _text(0x19, 0x47, module.name),
        _text(0x1A, 0x32, module.name),
        _text(0x1C, 0x48, ""),
        _number(0x31, 0),  # the source begins where the stream does: no compiled code stands before it
        _number(0x1E, 0), _number(0x2C, 0xFFFF, "<H"),
        _record(0x22 if module.document else 0x21),
        _record(0x2B),
    ])


# --- the stream PROJECT ---------------------------------------------------------


def _project(modules: Sequence[Module]) -> bytes:
    lines = [f'ID="{_IDENTITY}"']
    lines += [f"Document={m.name}/&H00000000" if m.document else f"Module={m.name}" for m in modules]
    lines += [
        'Name="VBAProject"', 'HelpContextID="0"', 'VersionCompatible32="393222000"',
        f'CMG="{_scrambled(bytes(4))}"',  # not protected
        f'DPB="{_scrambled(bytes(1))}"',  # no password
        f'GC="{_scrambled(bytes([0xFF]))}"',  # visible
        "", "[Host Extender Info]", "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000",
        "", "[Workspace]",
    ]
    lines += [f"{m.name}=0, 0, 0, 0, C" for m in modules]
    return ("\r\n".join(lines) + "\r\n").encode(CODE_PAGE)


def _scrambled(data: bytes, seed: int = 0x1A) -> str:
    """Data in the thin disguise of MS-OVBA 2.4.3.2."""
    key = sum(_IDENTITY.encode()) & 0xFF
    out = [seed, seed ^ 2, seed ^ key]
    before = key
    for byte in bytes((seed & 6) // 2) + struct.pack("<I", len(data)) + data:
        out.append(byte ^ (out[-2] + before & 0xFF))
        before = byte
    return bytes(out).hex().upper()
