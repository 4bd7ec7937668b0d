"""What stands in the cells of a table: values, styles and formulas, column by column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Final, NamedTuple

from xl.cells import ErrorValue
from xl.package.book import Area, Book, column_number
from xl.package.edits import Value
from xl.package.references import moved
from xl.package.sheet import Sheet, attributes, string_value

_CELL: Final = re.compile(
    rb"""<c r="([A-Z]{1,3})\d+"(?: s="(\d+)")?(?: t="(n|s|str|b|e)")?(?:/>|>(?:<v>([^<]*)</v>)?</c>)""")
"""A cell without a formula as nearly every program writes it."""
_TEXT: Final = re.compile(rb"<(?:[\w.-]+:)?t(?:\s[^>]*?)?(?:/>|>(.*?)</(?:[\w.-]+:)?t\s*>)", re.S)
_PHONETIC: Final = re.compile(rb"<((?:[\w.-]+:)?)rPh[\s>].*?</\1rPh\s*>", re.S)


class Strings:
    """The strings that cells share."""

    def __init__(self, book: Book) -> None:
        self._package = book.package
        self._part = book.related("/sharedStrings")

    @cached_property
    def _items(self) -> list[str]:
        if self._part is None:
            return []
        xml = self._package.xml(self._part)
        items = re.finditer(rb"<((?:[\w.-]+:)?)si(?:/>|\s*>(.*?)</\1si\s*>)", xml, re.S)
        return [rich_text(item[2] or b"") for item in items]

    def __getitem__(self, index: int) -> str:
        return self._items[index] if 0 <= index < len(self._items) else ""


def rich_text(xml: bytes) -> str:
    """The text of a string item, without the readings that stand beside it."""
    if b"rPh" in xml:
        xml = _PHONETIC.sub(b"", xml)
    return "".join(string_value(text) for text in _TEXT.findall(xml))


class Raw(NamedTuple):
    """A cell as it stands in the file."""

    column: int
    style: bytes
    type: bytes
    value: bytes | None
    """The inside of its ``<v>``, or of its ``<is>``."""


@dataclass(slots=True)
class Content:
    """The cells of an area, column by column; formulas by the row's number in the area, from 0."""

    values: list[list[Value]]
    styles: list[list[bytes]]
    formulas: list[dict[int, str]] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """How many rows the area has."""
        return len(self.values[0]) if self.values else 0


def content(sheet: Sheet, area: Area, strings: Strings) -> Content:
    """What stands in an area of a sheet."""
    width, height = area.right - area.left + 1, area.bottom - area.top + 1
    found = Content(
        [[None] * height for _ in range(width)], [[b""] * height for _ in range(width)], [{} for _ in range(width)])
    for row, span in sheet.rows.items():
        if area.top <= row <= area.bottom:
            for raw in _cells(sheet, row, span):
                if area.left <= raw.column <= area.right:
                    column = raw.column - area.left
                    found.values[column][row - area.top] = _value(raw, strings)
                    found.styles[column][row - area.top] = raw.style
    for (row, column), text in spelled_out(sheet).items():
        if (row, column) in area:
            found.formulas[column - area.left][row - area.top] = text
    return found


def spelled_out(sheet: Sheet) -> dict[tuple[int, int], str]:
    """The formula of every cell that has one, also where its text stands at another that shares it."""
    shared = {cell.shared: cell for cell in sheet.formulas if cell.kind == "shared" and cell.text}
    texts = {}
    for cell in sheet.formulas:
        text = cell.text
        if cell.kind == "shared" and not text and cell.shared in shared:
            first = shared[cell.shared]
            text = moved(first.text, cell.row - first.row, cell.column - first.column)
        texts[cell.place] = text
    return texts


def _cells(sheet: Sheet, row: int, span: tuple[int, int]) -> Iterator[Raw]:
    """The cells of a row: the quick way where all of them are written the usual way."""
    xml = sheet.scanned
    at = xml.index(b">", span[0]) + 1
    quick = list(_CELL.finditer(xml, at, span[1]))
    if quick and quick[0].start() == at and sum(m.end() - m.start() for m in quick) == span[1] - at - len(b"</row>"):
        for match in quick:
            letters, style, kind, value = match.groups()
            yield Raw(_column(letters), style or b"0", kind or b"n", value)
        return
    inside = re.compile(rb"<%b(v|is)(?:\s[^>]*?)?(?:/>|>(.*?)</%b\1\s*>)" % (sheet.prefix, sheet.prefix), re.S)
    for column, (start, end) in sheet.cells(row).items():
        head = attributes(xml[start : xml.index(b">", start)].removesuffix(b"/"))
        match_ = inside.search(xml, start, end)
        value = None if match_ is None else sheet.xml[slice(*match_.span(2))] if match_[2] is not None else b""
        yield Raw(column, head.get(b"s", b"0"), head.get(b"t", b"n"), value)


@cache
def _column(letters: bytes) -> int:
    return column_number(letters.decode())


def _value(raw: Raw, strings: Strings) -> Value:
    if raw.value is None:
        return None
    if raw.type == b"n":
        try:
            return float(raw.value)
        except ValueError:
            return None
    if raw.type == b"s":
        return strings[int(raw.value)] if raw.value.strip().isdigit() else ""
    if raw.type == b"inlineStr":
        return rich_text(raw.value)
    text = string_value(raw.value)
    return text == "1" if raw.type == b"b" else ErrorValue(text) if raw.type == b"e" else text

