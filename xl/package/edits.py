"""New values beside formulas, with nothing else of the sheet touched.

Only the stored value and its type change; a dynamic array's formula also gets
the area it now fills, and the cells it spills into get values without formulas.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple, TypeAlias

from xl.cells import ErrorValue
from xl.package.book import Area, address
from xl.package.sheet import FormulaCell, Sheet, attributes, escaped, string_value

Value: TypeAlias = float | str | bool | ErrorValue | None
"""What a cell shows; ``None`` is nothing."""

TEXT_LIMIT: Final = 32_767
"""The longest text that a cell can hold."""

_STORED_ERRORS: Final = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"})
_ILLEGAL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0d\x0e-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_VALUE_ATTRIBUTES: Final = re.compile(rb"""\s(?:t|vm)\s*=\s*(?:"[^"]*"|'[^']*')""")


class Edit(NamedTuple):
    """Bytes of a part to replace."""

    start: int
    end: int
    new: bytes


def apply(xml: bytes, edits: Iterable[Edit]) -> bytes:
    """The part with its edits made; they may not overlap."""
    pieces = []
    at = 0
    for start, end, new in sorted(edits):
        assert start >= at, "edits overlap"
        pieces.append(xml[at:start])
        pieces.append(new)
        at = end
    return b"".join([*pieces, xml[at:]])


def stored(value: Value) -> tuple[bytes, bytes | None]:
    """A value as the file keeps it: its type (``n`` by default) and its text."""
    if type(value) is float:
        if value.is_integer() and abs(value) < 1e15:
            return b"n", b"%d" % value
        return (b"n", repr(value).encode()) if math.isfinite(value) else (b"e", b"#NUM!")
    if value is None:
        return b"n", None
    if isinstance(value, bool):
        return b"b", b"1" if value else b"0"
    if isinstance(value, ErrorValue):
        return b"e", (value.code if value.code in _STORED_ERRORS else "#VALUE!").encode()
    if not isinstance(value, str):
        return stored(float(value))
    if len(value) > TEXT_LIMIT:
        return b"e", b"#VALUE!"
    return b"str", escaped(_ILLEGAL.sub(lambda c: f"_x{ord(c[0]):04X}_", value))


def shows(cell_type: bytes, raw: bytes | None, value: Value) -> bool:
    """Whether a stored value already is this one (shared strings never are)."""
    return _same(cell_type, raw, *stored(value))


def _same(cell_type: bytes, raw: bytes | None, kind: bytes, text: bytes | None) -> bool:
    if raw is None or text is None or cell_type != kind:
        return raw is None and text is None
    if raw == text:
        return True
    if kind == b"n":
        try:
            return float(raw) == float(text)
        except ValueError:
            return False
    return string_value(raw) == string_value(text)


def value_edit(sheet: Sheet, cell: FormulaCell, value: Value, area: Area | None = None) -> Edit | None:
    """The edit that makes a formula's cell show ``value``; ``None`` where it already does.

    ``area`` is what a dynamic array now fills.
    """
    kind, text = stored(value)
    grown = area is not None and area != cell.area
    if not grown and _same(cell.type, cell.value, kind, text):
        return None
    formula = sheet.xml[slice(*cell.formula_span)]
    if grown:
        formula = re.sub(rb"""(\sref\s*=\s*)(?:"[^"]*"|'[^']*')""", rb'\1"%b"' % str(area).encode(), formula, count=1)
    return Edit(*cell.span, _element(sheet, cell.span, formula, kind, text))


def spill_edits(sheet: Sheet, values: Mapping[tuple[int, int], Value]) -> list[Edit]:
    """The edits that make cells without formulas show ``values`` (``None`` empties one)."""
    edits: list[Edit] = []
    by_row: dict[int, dict[int, Value]] = {}
    for (row, column), value in sorted(values.items()):
        by_row.setdefault(row, {})[column] = value
    for row, wanted in by_row.items():
        if row in sheet.rows:
            edits += _edits_in_row(sheet, row, wanted)
        elif any(value is not None for value in wanted.values()):
            later = [span[0] for number, span in sheet.rows.items() if number > row]
            at = min(later, default=sheet.data_end)
            p = sheet.prefix
            content = b"".join(_new_cell(p, row, column, value) for column, value in wanted.items() if value is not None)
            edits.append(Edit(at, at, b'<%brow r="%d">%b</%brow>' % (p, row, content, p)))
    return _merged(edits)


def _edits_in_row(sheet: Sheet, row: int, wanted: Mapping[int, Value]) -> list[Edit]:
    p = sheet.prefix
    start, end = sheet.rows[row]
    present = sheet.cells(row)
    edits = []
    inserted: dict[int, bytes] = {}
    for column, value in wanted.items():
        if column in present:
            span = present[column]
            new = _element(sheet, span, b"", *stored(value))
            if new != sheet.xml[slice(*span)] and not _already(sheet, span, value):
                edits.append(Edit(*span, new))
        elif value is not None:
            after = [span[0] for other, span in present.items() if other > column]
            at = min(after, default=-1)
            inserted[at] = inserted.get(at, b"") + _new_cell(p, row, column, value)
    closing = b"</%brow>" % p
    for at, new in inserted.items():
        if at >= 0:
            edits.append(Edit(at, at, new))
        elif sheet.xml[end - 2 : end] == b"/>":
            edits.append(Edit(end - 2, end, b">" + new + closing))
        else:
            edits.append(Edit(end - len(closing), end - len(closing), new))
    if inserted:
        edits += _widened(sheet, start, min(wanted), max(wanted))
    return edits


def _already(sheet: Sheet, span: tuple[int, int], value: Value) -> bool:
    element = sheet.xml[slice(*span)]
    kind = attributes(element.partition(b">")[0].removesuffix(b"/")).get(b"t", b"n")
    stored_value = re.search(rb"<%bv(?:\s[^>]*)?>(.*?)</%bv>" % (sheet.prefix, sheet.prefix), element, re.S)
    return b"<%bis" % sheet.prefix not in element and shows(kind, stored_value[1] if stored_value else None, value)


def _widened(sheet: Sheet, start: int, first: int, last: int) -> list[Edit]:
    """A row's ``spans`` hint stretched over its new cells, where it has one."""
    head = re.compile(rb"""<[\w:]+\s[^>]*?spans\s*=\s*["'](\d+):(\d+)["']""").match(sheet.xml, start)
    if head is None:
        return []
    low, high = min(int(head[1]), first), max(int(head[2]), last)
    return [Edit(head.start(1), head.end(2), b"%d:%d" % (low, high))] if (low, high) != (int(head[1]), int(head[2])) else []


def _element(sheet: Sheet, span: tuple[int, int], formula: bytes, kind: bytes, text: bytes | None) -> bytes:
    """A ``<c>`` element with its own attributes, a formula, and another value."""
    p = sheet.prefix
    head = sheet.xml[span[0] : sheet.xml.index(b">", span[0])].removesuffix(b"/").rstrip()
    if b"t=" in head or b"vm=" in head:
        head = _VALUE_ATTRIBUTES.sub(b"", head)
    if kind != b"n":
        head += b' t="%b"' % kind
    content = formula + _value(p, text)
    return head + b">" + content + b"</%bc>" % p if content else head + b"/>"


def _new_cell(prefix: bytes, row: int, column: int, value: Value) -> bytes:
    kind, text = stored(value)
    given = b' t="%b"' % kind if kind != b"n" else b""
    return b'<%bc r="%b"%b>%b</%bc>' % (prefix, address(row, column).encode(), given, _value(prefix, text), prefix)


def _value(prefix: bytes, text: bytes | None) -> bytes:
    if text is None:
        return b""
    keep = b' xml:space="preserve"' if text != text.strip() else b""
    return b"<%bv%b>%b</%bv>" % (prefix, keep, text, prefix)


def _merged(edits: list[Edit]) -> list[Edit]:
    """Insertions at one place joined into one, in the order they came."""
    joined: dict[tuple[int, int], Edit] = {}
    for edit in edits:
        at = (edit.start, edit.end)
        joined[at] = Edit(*at, joined[at].new + edit.new) if at in joined else edit
    return list(joined.values())
