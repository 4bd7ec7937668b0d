"""Which of a workbook's cell styles show dates."""

from __future__ import annotations

import re
from typing import Final

from xl.package.book import Book
from xl.package.sheet import attributes, unescape

_FORMATS: Final = re.compile(rb"<(?:[\w.-]+:)?numFmt(\s[^>]*?)/?>")
_CELL_STYLES: Final = re.compile(rb"<((?:[\w.-]+:)?)cellXfs(\s[^>]*?)?>(.*?)</\1cellXfs\s*>", re.S)
_STYLE: Final = re.compile(rb"<((?:[\w.-]+:)?)xf((?:\s[^>]*?)?)(?:/>|(?<!/)>.*?</\1xf\s*>)", re.S)
_BUILT_IN_DATES: Final = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
_NOT_LETTERS: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_DATE_LETTERS: Final = re.compile(r"[dmyhs]", re.IGNORECASE)
_SHORT_DATE: Final = 14
"""The built-in format that shows a date the way of the reader's country."""


def date_styles(book: Book) -> frozenset[bytes]:
    """The numbers of the cell styles, as cells name them, that show a number as a date or a time."""
    part = book.related("/styles")
    if part is None:
        return frozenset()
    xml = book.package.xml(part)
    custom = {}
    for match in _FORMATS.finditer(xml):
        given = attributes(match[1])
        code = _NOT_LETTERS.sub("", unescape(given.get(b"formatCode", b"")))
        custom[given.get(b"numFmtId", b"")] = _DATE_LETTERS.search(code) is not None
    return frozenset(
        b"%d" % number for number, style in enumerate(_styles(xml))
        if custom.get(style, style.isdigit() and int(style) in _BUILT_IN_DATES))


def with_date_style(book: Book, like: bytes) -> tuple[Book, bytes]:
    """The book with a cell style that is like another but shows a date, and that style's number."""
    part = book.related("/styles")
    xml = book.package.xml(part) if part else b""
    styles = _CELL_STYLES.search(xml)
    if part is None or styles is None:
        return book, like
    elements = list(_STYLE.finditer(styles[3]))
    chosen = elements[int(like)] if like.isdigit() and int(like) < len(elements) else elements[0]
    head = re.sub(rb"""\s(?:numFmtId|applyNumberFormat)\s*=\s*(?:"[^"]*"|'[^']*')""", b"", chosen[2])
    start = len(chosen[1]) + len(b"<xf")
    new = chosen[0][:start] + b' numFmtId="%d" applyNumberFormat="1"' % _SHORT_DATE + head + (
        chosen[0][start + len(chosen[2]) :])
    count = re.sub(rb"""\scount\s*=\s*(?:"[^"]*"|'[^']*')""", b"", styles[2] or b"")
    p = styles[1]
    written = b'<%bcellXfs%b count="%d">%b%b</%bcellXfs>' % (p, count, len(elements) + 1, styles[3], new, p)
    xml = xml[: styles.start()] + written + xml[styles.end() :]
    return Book(book.package.replacing({part: xml})), b"%d" % len(elements)


def _styles(xml: bytes) -> list[bytes]:
    """The number format of each cell style."""
    found = _CELL_STYLES.search(xml)
    return [attributes(style[2]).get(b"numFmtId", b"0") for style in _STYLE.finditer(found[3])] if found else []
