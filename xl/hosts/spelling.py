"""Workbooks carried between hosts: the names of our functions as each host writes them, and nothing else changed.

Excel with xlwings, LibreOffice and the headless host write a name plainly;
Office.js puts its namespace before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from xl.catalogue import functions
from xl.hosts.tokens import Token, opening, tokens_of
from xl.package.book import Book
from xl.package.container import Package
from xl.package.edits import Edit, apply
from xl.package.sheet import scannable, unescape

PREFIXES: Final = {"excel": "", "office": "PB.", "calc": ""}
"""What a host writes before a function's name."""

_FORMULA: Final = re.compile(
    rb"<((?:\w+:)?(?:f|formula[12]?|definedName|calculatedColumnFormula|totalsRowFormula))(?:\s[^<>]*)?"
    rb"(?<!/)>([^<]+)</\1\s*>")
"""Every element whose text is a formula: of cells, conditional formats, validations, names and tables."""
_PARTS: Final = re.compile(r"xl/(?:workbook|worksheets/[^/]+|tables/[^/]+)\.xml", re.IGNORECASE)
_CHARACTER: Final = re.compile(r"&[^;]*;|\r\n|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Converted:
    """What a conversion did."""

    data: bytes
    """The new file."""
    calls: int
    """How many calls are written otherwise now."""


def convert(package: Package, prefix: str) -> Converted:
    """The workbook with its calls of ours written with ``prefix``; converted back it is the file it was.

    Raises:
        PackageError: the workbook or a part of it cannot be read.
    """
    book = Book(package)
    spelling = Spelling(prefix, functions().keys() - book.names)
    changed, calls = {}, 0
    for part in package.parts:
        if part == book.part or _PARTS.fullmatch(part):
            xml = package.xml(part)
            edits = list(spelling.edits(xml))
            if edits:
                changed[part], calls = apply(xml, edits), calls + len(edits)
    return Converted(package.with_parts(changed, same_level=True), calls)


class Spelling:
    """One way of writing some functions' names."""

    def __init__(self, prefix: str, names: set[str]) -> None:
        self._prefix = prefix
        self._opening = opening(names)
        self._mention = re.compile("|".join(map(re.escape, names)).encode() or b"(?!)", re.IGNORECASE)

    def edits(self, xml: bytes) -> Iterator[Edit]:
        """The edits of a part, one for each call."""
        for match in _FORMULA.finditer(scannable(xml)):
            if self._mention.search(match[2]):
                start = match.start(2)
                for first, last in self._prefixes(match[2].decode("utf-8", "replace")):
                    yield Edit(start + first, start + last, self._prefix.encode())

    def _prefixes(self, raw: str) -> Iterator[tuple[int, int]]:
        """Where in a formula (as XML) the prefixes stand that are to be another, in bytes."""
        characters = _CHARACTER.findall(raw)
        text = "".join(unescape(character.encode()) for character in characters)
        if len(text) != len(characters):  # an entity that XML does not know; no spreadsheet writes one
            return
        at = 0
        for token in self._tokens(text):
            at = text.index(token.text, at)
            match = self._opening.fullmatch(token.text) if (token.kind, token.subtype) == ("Func", "Open") else None
            if match and match["prefix"] != self._prefix:
                first, last = (len("".join(characters[: at + end]).encode()) for end in match.span("prefix"))
                yield first, last
            at += len(token.text)

    @staticmethod
    def _tokens(text: str) -> list[Token]:
        try:
            return tokens_of(f"={text}")
        except Exception:  # what cannot be taken apart is left as it is
            return []
