"""What stands in the cells of a table: values, styles and formulas, column by column."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from xl.cells import ErrorValue
from xl.package.book import Area, Book, column_letters
from xl.package.edits import Value
from xl.package.references import moved
from xl.package.sheet import Sheet, attributes, string_value

_CELL: Final = re.compile(
    rb'<c r="([A-Z]{1,3})\d+"(?: s="(\d+)")?(?: t="(n|s|str|b|e|inlineStr)")?'
    rb"(?:/>|>(?:<v>|<is>(?=<t>[^<]*</t></is>))?((?:<t>)?[^<]*(?:</t>)?)(?:</v>|</is>)?</c>)")
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


@dataclass(slots=True)
class Content:
    """The cells of an area, column by column; formulas by the row's number in the area, from 0."""

    sheet: Sheet
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
        sheet, [[None] * height for _ in range(width)], [[b""] * height for _ in range(width)],
        [{} for _ in range(width)])
    places = {column_letters(area.left + number).encode(): number for number in range(width)}
    seen: dict[bytes, bytes] = {}
    for row, span in sheet.rows.items():
        if not area.top <= row <= area.bottom:
            continue
        index = row - area.top
        for letters, style, kind, value in _cells(sheet, row, span):
            number = places.get(letters)
            if number is not None:
                found.styles[number][index] = seen.setdefault(style, style) or b"0"
                found.values[number][index] = _value(kind, value, strings) if value else _blank(kind)
    for (row, column), text in spelled_out(sheet).items():
        if (row, column) in area:
            found.formulas[column - area.left][row - area.top] = text
    return found


def spelled_out(sheet: Sheet) -> dict[tuple[int, int], str]:
    """The formula of every cell that has one, also where its text stands at another that shares it."""
    shared = {cell.shared: cell for cell in reversed(sheet.formulas) if cell.kind == "shared" and cell.text}
    texts = {}
    for cell in sheet.formulas:
        text = cell.text
        if cell.kind == "shared" and text:
            shared[cell.shared] = cell  # a number that is used anew
        elif cell.kind == "shared" and cell.shared in shared:
            first = shared[cell.shared]
            text = moved(first.text, cell.row - first.row, cell.column - first.column)
        texts[cell.place] = text
    return texts


def _cells(sheet: Sheet, row: int, span: tuple[int, int]) -> list[tuple[bytes, bytes, bytes, bytes]]:
    """Column, style, type and value of a row's cells; the quick way where all are written the usual way."""
    xml = sheet.scanned
    quick: list[tuple[bytes, bytes, bytes, bytes]] = _CELL.findall(xml, *span)
    if not sheet.prefix and len(quick) == xml.count(b"<c", *span):
        return quick
    inside = re.compile(rb"<%b(v|is)(?:\s[^>]*?)?(?:/>|>(.*?)</%b\1\s*>)" % (sheet.prefix, sheet.prefix), re.S)
    cells = []
    for column, (start, end) in sheet.cells(row).items():
        head = attributes(xml[start : xml.index(b">", start)].removesuffix(b"/"))
        shown = inside.search(xml, start, end)
        value = sheet.xml[slice(*shown.span(2))] if shown and shown[2] is not None else b""
        cells.append((column_letters(column).encode(), head.get(b"s", b""), head.get(b"t", b"n"), value))
    return cells


def _blank(kind: bytes) -> Value:
    return "" if kind in (b"str", b"inlineStr") else None


def _value(kind: bytes, value: bytes, strings: Strings) -> Value:
    if kind in (b"", b"n"):
        try:
            return float(value)
        except ValueError:
            return None
    if kind == b"s":
        return strings[int(value)] if value.strip().isdigit() else ""
    if kind == b"inlineStr":
        return rich_text(value)
    text = string_value(value)
    return text == "1" if kind == b"b" else ErrorValue(text) if kind == b"e" else text
