"""Worksheet XML of every legal shape, and a reader of it that shares nothing with the code under test."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from hypothesis import strategies as st

from tests.package.handmade_parts import MAIN

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=12)
FORMULA = st.sampled_from(
    ["1+2", 'IF(A1<B1,"<c>","&")', "SUM(A1:B2)", '"]"&"æ😀"', '"</f>"', "A1>=2", '"a  b"', "'Ark 1'!A1"])
_COMMENTS = ["<!---->", "<!-- en <c r='A1'><f>2</f></c> -->", "<!-- </row></sheetData> -->", "<?php <v> ?>"]


@dataclass
class Read:
    """A cell as an XML parser has it."""

    formula: str | None
    attributes: dict[str, str]
    type: str
    value: str | None
    style: str | None


def read(xml: bytes) -> dict[tuple[int, int], Read]:
    """Every cell by row and column; what does not say where it stands comes after the one before."""
    found: dict[tuple[int, int], Read] = {}
    number = 0
    for row in ElementTree.fromstring(xml).iter(f"{{{MAIN}}}row"):
        number = int(row.get("r", number + 1))
        column = 0
        for cell in row.findall(f"{{{MAIN}}}c"):
            letters = re.match(r"[A-Z]+", cell.get("r", ""))
            column = sum((ord(x) - 64) * 26**n for n, x in enumerate(reversed(letters[0]))) if letters else column + 1
            formula, value = cell.find(f"{{{MAIN}}}f"), cell.find(f"{{{MAIN}}}v")
            found[number, column] = Read(
                None if formula is None else formula.text or "", {} if formula is None else dict(formula.attrib),
                cell.get("t", "n"), None if value is None else value.text or "", cell.get("s"))
    return found


class Writer:
    """Writes XML with the liberties that XML gives."""

    def __init__(self, draw: Any) -> None:
        self._draw = draw
        self.prefix = draw(st.sampled_from(["", "", "x:", "ns-1.a:"]))
        self._plain = draw(st.booleans())

    def pick(self, *options: Any) -> Any:
        """One of the options; the first in half of the sheets."""
        return options[0] if self._plain else self._draw(st.sampled_from(options))

    def space(self, *more: str) -> str:
        """White space or a comment, where XML allows one."""
        return str(self.pick("", "", "\n  ", " ", *_COMMENTS, *more))

    def element(self, name: str, attributes: dict[str, str], content: str | None) -> str:
        """An element; without content it may close itself."""
        items = list(attributes.items())
        if self.pick(False, True):
            items.reverse()
        written = "".join(
            f"{self.pick(' ', '  ', chr(10))}{key}{self.pick('=', ' = ')}{quote}{value}{quote}"
            for key, value in items for quote in [self.pick('"', "'")])
        tag = self.prefix + name
        if content is None and self.pick(True, False):
            return f"<{tag}{written}{self.pick('', ' ')}/>"
        return f"<{tag}{written}{self.pick('', ' ')}>{content or ''}</{tag}{self.pick('', ' ')}>"

    def text(self, text: str) -> str:
        """Character data: entities, numbered characters or literal text."""
        plain = escape(text)
        literal = f"<![CDATA[{text}]]>" if text and "]]>" not in text else plain
        numbered = "".join(f"&#{ord(letter)};" for letter in text)
        halves = escape(text[:1]) + "<!-- x -->" + escape(text[1:])
        return str(self.pick(plain, plain, literal, numbered, halves))


def letters(column: int) -> str:
    """The letters of a column up to ZZ."""
    return ("" if column <= 26 else chr(64 + (column - 1) // 26)) + chr(65 + (column - 1) % 26)


@st.composite
def sheets(draw: Any) -> bytes:
    """A worksheet part."""
    w = Writer(draw)
    rows, number = "", 0
    for _ in range(draw(st.integers(0, 5))):
        number += (step := draw(st.integers(1, 3)))
        attributes = {"spans": "1:3", "ht": "15"} if w.pick(True, False) else {}
        if step > 1 or w.pick(True, False):
            attributes = {"r": str(number), **attributes}
        rows += w.space() + w.element("row", attributes, _cells(draw, w, number))
    namespace = f'xmlns{":" + w.prefix[:-1] if w.prefix else ""}="{MAIN}"'
    before = w.pick("", f"<{w.prefix}dimension ref='A1'/><!-- <sheetData> -->")
    data = f"<{w.prefix}sheetData>{rows}{w.space()}</{w.prefix}sheetData>"
    after = f"<{w.prefix}mergeCells/><!-- efter -->"
    return (f'<?xml version="1.0" encoding="UTF-8"?>\r\n<{w.prefix}worksheet {namespace}>{before}{data}{after}'
            f"</{w.prefix}worksheet>\n").encode()


def _cells(draw: Any, w: Writer, row: int) -> str | None:
    cells, column = "", 0
    for _ in range(draw(st.integers(0, 4))):
        column += (step := draw(st.sampled_from([1, 1, 2, 30])))
        attributes = {"s": "4"} if w.pick(True, False) else {}
        if step > 1 or w.pick(True, False):
            attributes = {"r": f"{letters(column)}{row}", **attributes}
        cells += w.space() + _cell(draw, w, attributes, f"{letters(column)}{row}")
    return cells + w.space() if cells else None


def _cell(draw: Any, w: Writer, attributes: dict[str, str], here: str) -> str:
    kind = draw(st.sampled_from(["n", "str", "b", "e", "none"]))
    value = {"n": "1.5", "b": "1", "e": "#N/A", "str": draw(TEXT), "none": None}[kind]
    if kind in ("str", "b", "e"):
        attributes |= {"t": kind}
    formula = draw(st.sampled_from(["", "plain", "plain", "shared", "child", "array", "dynamic"]))
    inside = ""
    if formula:
        given = {
            "shared": {"t": "shared", "ref": f"{here}:{here}", "si": "0"}, "child": {"t": "shared", "si": "0"},
            "array": {"t": "array", "ref": here}, "dynamic": {"t": "array", "ref": here},
        }.get(formula, {})
        if formula == "dynamic":
            attributes |= {"cm": "1"}
        inside += w.space() + w.element("f", given, None if formula == "child" else w.text(draw(FORMULA)))
    if value is not None:
        keep = {"xml:space": "preserve"} if w.pick(False, True) else {}
        inside += w.space() + w.element("v", keep, w.text(value) or None)
    return w.element("c", attributes, inside + w.space() if inside else None)
