"""Where a worksheet's cells and formulas stand in its XML.

The XML is scanned, never rebuilt: offsets into the part's own bytes are what
later edits use. ECMA-376 part 1, 18.3.1.4 (c) and 18.3.1.40 (f).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from html import escape
from typing import Final, Literal

from xl.package.book import Area, column_number

FormulaKind = Literal["plain", "shared", "array", "dynamic", "table"]
"""How a formula is stored; "array" is a legacy one of fixed size, "dynamic" one that spills."""

_ATTRIBUTE: Final = re.compile(rb"""\s([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_REFERENCE: Final = re.compile(rb"([A-Za-z]{1,3})(\d{1,7})")
_ROW_NUMBER: Final = re.compile(rb"\d{1,7}")
_ASIDE: Final = re.compile(r"<!\[CDATA\[(.*?)\]\]>|<!--.*?-->|<\?.*?\?>", re.S)
"""What may hold anything without being an element: literal text, comments, instructions."""
_ASIDE_BYTES: Final = re.compile(_ASIDE.pattern.encode(), re.S)
_ENTITY: Final = re.compile(r"&(?:#x([0-9A-Fa-f]+)|#(\d+)|(\w+));")
_NAMED: Final = {"lt": "<", "gt": ">", "quot": '"', "apos": "'", "amp": "&"}
CONTENT: Final = re.compile(rb"<(?:[\w.-]+:)?(?:v|f|is)[\s>/]")
"""What a cell has in it that holds a value or a formula."""
_STRING_ESCAPE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")


def attributes(raw: bytes) -> dict[bytes, bytes]:
    """The attributes of a start tag's inside."""
    return {name: double or single for name, double, single in _ATTRIBUTE.findall(raw)}


def unescape(raw: bytes) -> str:
    """XML character data as text."""
    text = raw.decode("utf-8", "replace")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "<" in text:
        text = _ASIDE.sub(lambda aside: escape(aside[1] or "", quote=False), text)
    if "&" not in text:
        return text
    return _ENTITY.sub(_character, text) if "&#" in text else _named(text)


def _named(text: str) -> str:
    """Named entities read; the ampersand last, so that nothing is read twice."""
    for name, character in _NAMED.items():
        text = text.replace(f"&{name};", character)
    return text


def _character(entity: re.Match[str]) -> str:
    if entity[1] or entity[2]:
        return chr(int(entity[1], 16) if entity[1] else int(entity[2]))
    return _NAMED.get(entity[3], entity[0])


def string_value(raw: bytes) -> str:
    """The text of a string value, with its ``_x000D_`` escapes undone."""
    return _STRING_ESCAPE.sub(lambda code: chr(int(code[1], 16)), unescape(raw))


def escaped(text: str) -> bytes:
    """Text as XML character data."""
    return escape(text, quote=False).encode("utf-8", "replace")


@dataclass(slots=True)
class FormulaCell:
    """A formula's cell: where it stands, what it says, what it showed last."""

    row: int
    column: int
    span: tuple[int, int]
    """Where the whole ``<c>`` element stands in the part."""
    formula_span: tuple[int, int]
    """Where its ``<f>`` element stands."""
    kind: FormulaKind
    text: str
    """The formula without ``=``; empty where a shared formula's text stands elsewhere."""
    area: Area | None
    """The cells that an array fills, or that a shared formula is shared by."""
    shared: bytes
    """The index of a shared formula."""
    type: bytes
    """The type of the stored value: ``n``, ``str``, ``s``, ``b``, ``e``."""
    value: bytes | None
    """The stored value as it stands in the XML."""

    @property
    def place(self) -> tuple[int, int]:
        return self.row, self.column


class Sheet:
    """A worksheet part (well-formed XML in UTF-8) scanned for rows, cells and formulas."""

    def __init__(self, xml: bytes) -> None:
        self.xml = xml
        self.scanned = scannable(xml)
        opening = re.search(rb"<((?:[\w.-]+:)?)sheetData(?:\s[^>]*?)?(/?)>", self.scanned)
        self.prefix = opening[1] if opening else b""
        self.data_start = opening.end() if opening else len(xml)
        closing = re.compile(rb"</%bsheetData\s*>" % self.prefix).search(self.scanned, self.data_start)
        self.data_end = closing.start() if closing and opening and not opening[2] else self.data_start

    @cached_property
    def formulas(self) -> list[FormulaCell]:
        """Every cell that holds a formula, in the order of the part."""
        p = self.prefix
        pattern = re.compile(
            rb"""<%bc(?:\sr="([A-Z]{1,3})(\d{1,7})")?(\s[^>]*?)?>\s*(<%bf(\s[^>]*?)?(?:/>|>(.*?)</%bf\s*>))"""
            rb"\s*(?:<%bv(?:\s[^>]*?)?(/>|>(.*?)</%bv\s*>))?.*?</%bc\s*>" % ((p,) * 6), re.S)
        found = []
        for match in pattern.finditer(self.scanned, self.data_start, self.data_end):
            letters, digits, raw, _, inner, text, shown, value = match.groups()
            if shown == b"/>":
                value = b""
            if self.scanned is not self.xml:
                text = text and self.xml[slice(*match.span(6))]
                value = value and self.xml[slice(*match.span(8))]
            cell = attributes(raw) if raw else {}
            row, column = (int(digits), _column(letters)) if letters else self._place(cell, match.start())
            formula = attributes(inner) if inner else {}
            kind: FormulaKind = _kind(formula, cell) if formula else "plain"
            found.append(FormulaCell(
                row, column, match.span(), match.span(4), kind, unescape(text) if text else "",
                _area(formula.get(b"ref")) if formula else None, formula.get(b"si", b""), cell.get(b"t", b"n"), value,
            ))
        return found

    @cached_property
    def rows(self) -> dict[int, tuple[int, int]]:
        """Row number -> where its ``<row>`` element stands, in the order of the part."""
        return dict(self._rows())

    @cached_property
    def last_filled_row(self) -> int:
        """The last row with a value or a formula in it, whatever is formatted below; 1 where there is none."""
        return next((row for row in sorted(self.rows, reverse=True)
                     if CONTENT.search(self.scanned, *self.rows[row])), 1)

    def _rows(self) -> Iterator[tuple[int, tuple[int, int]]]:
        p = self.prefix
        pattern = re.compile(rb"<%brow(\s[^>]*?)?(?:/>|>.*?</%brow\s*>)" % (p, p), re.S)
        number = 0
        for match in pattern.finditer(self.scanned, self.data_start, self.data_end):
            given = _ROW_NUMBER.fullmatch(attributes(match[1] or b"").get(b"r", b""))
            number = int(given[0]) if given else number + 1
            yield number, match.span()

    def cells(self, row: int) -> dict[int, tuple[int, int]]:
        """Column number -> where its ``<c>`` element stands, for one row."""
        return dict(self._cells(*self.rows[row])) if row in self.rows else {}

    def _cells(self, start: int, end: int) -> Iterator[tuple[int, tuple[int, int]]]:
        column = 0
        for match in self._cell.finditer(self.scanned, start, end):
            letters, raw = match.groups()
            if letters is None and raw:
                reference = _REFERENCE.fullmatch(attributes(raw).get(b"r", b""))
                letters = reference and reference[1]
            column = _column(letters) if letters else column + 1
            yield column, match.span()

    @cached_property
    def _cell(self) -> re.Pattern[bytes]:
        """A cell's element; its column where its place comes first, as nearly every program writes it."""
        p = self.prefix
        return re.compile(rb"""<%bc(?:\sr="([A-Z]{1,3})\d{1,7}")?(\s[^>]*?)?(?:/>|>.*?</%bc\s*>)""" % (p, p), re.S)

    def _place(self, cell: dict[bytes, bytes], start: int) -> tuple[int, int]:
        reference = _REFERENCE.fullmatch(cell.get(b"r", b""))
        if reference:
            return int(reference[2]), _column(reference[1])
        return self._implied[start]

    @cached_property
    def _implied(self) -> dict[int, tuple[int, int]]:
        """Where cells that do not say stand: after the one before."""
        return {span[0]: (row, column) for row, place in self._rows() for column, span in self._cells(*place)}


def scannable(xml: bytes) -> bytes:
    """A part with all that only looks like elements blanked out; every offset still stands."""
    aside = b"<!" in xml or xml.count(b"<?") > 1
    return _ASIDE_BYTES.sub(lambda match: b" " * len(match[0]), xml) if aside else xml


@cache
def _column(letters: bytes) -> int:
    return column_number(letters.decode())


def _kind(formula: dict[bytes, bytes], cell: dict[bytes, bytes]) -> FormulaKind:
    kind = formula.get(b"t", b"normal")
    if kind == b"shared":
        return "shared"
    if kind == b"dataTable":
        return "table"
    if kind == b"array":
        return "dynamic" if b"cm" in cell else "array"
    return "plain"


def _area(reference: bytes | None) -> Area | None:
    try:
        return Area.parse(reference.decode()) if reference else None
    except ValueError:
        return None
