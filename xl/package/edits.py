"""New values beside formulas, with nothing else of the sheet touched.

Only the stored value and its type change; a dynamic array's formula also gets
the area it now fills, and the cells it spills into get values without formulas.
"""

from __future__ import annotations

import io
import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import cache
from operator import itemgetter
from typing import Final, NamedTuple, TypeAlias

from xl.cells import ErrorValue
from xl.package.book import Area, address
from xl.package.sheet import FormulaCell, Sheet, attributes, escaped, string_value

Value: TypeAlias = float | str | bool | ErrorValue | None
"""What a cell shows; ``None`` is nothing."""

TEXT_LIMIT: Final = 32_767
"""The longest text that a cell can hold, in UTF-16 units."""

_STORED_ERRORS: Final = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"})
_ILLEGAL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0d\x0e-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_VALUE_ATTRIBUTES: Final = re.compile(rb"""\s(?:t|vm)\s*=\s*(?:"[^"]*"|'[^']*')""")
_PLAIN: Final = re.compile(
    rb"""(<c r="[A-Z]{1,3}\d{1,7}"(?: s="\d+")?)(?: t="(n|s|str|b|e)")?(?:/>|><v>([^<]*)</v></c>)""")
"""A cell without a formula as nearly every program writes it."""
_SPANS: Final = re.compile(rb"""<[^>]*?\sspans\s*=\s*["']([\d:\s]+)["']""")


@cache
def _shown(prefix: bytes) -> re.Pattern[bytes]:
    """A cell's value."""
    return re.compile(rb"<%bv(?:\s[^>]*?)?(?:/>|>(.*?)</%bv\s*>)" % (prefix, prefix), re.S)


@cache
def _values(prefix: bytes) -> re.Pattern[bytes]:
    """All that a cell's value may stand in."""
    return re.compile(rb"<%b(v|is)(?:\s[^>]*?)?(?:/>|>.*?</%b\1\s*>)" % (prefix, prefix), re.S)


class Edit(NamedTuple):
    """Bytes of a part to replace."""

    start: int
    end: int
    new: bytes


def apply(xml: bytes, edits: Iterable[Edit]) -> bytes:
    """The part with its edits made; they may not overlap, and those of one place come in their order."""
    ordered = sorted(edits, key=itemgetter(0, 1))
    return spliced(xml, ordered) if ordered else xml


def spliced(xml: bytes, edits: Iterable[Edit]) -> bytes:
    """The part with edits made that come in its order, each gone before the next is asked for."""
    old, out, at = memoryview(xml), io.BytesIO(), 0
    for start, end, new in edits:
        assert start >= at, "edits overlap"
        out.write(old[at:start])
        out.write(new)
        at = end
    out.write(old[at:])
    return out.getvalue()


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
    return _stored_text(value) if isinstance(value, str) else stored(float(value))


def _stored_text(value: str) -> tuple[bytes, bytes]:
    if len(value) > TEXT_LIMIT // 2 and len(value.encode("utf-16-le", "surrogatepass")) > 2 * TEXT_LIMIT:
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
            return float(raw if raw.isalnum() else string_value(raw)) == float(text)
        except ValueError:
            return False
    return string_value(raw) == string_value(text)


def value_edit(sheet: Sheet, cell: FormulaCell, value: Value, area: Area | None = None) -> Edit | None:
    """The edit that makes a formula's cell show ``value``; ``None`` where it already does.

    ``area`` is what a dynamic array now fills.
    """
    kind, text = stored(value)
    same = _same(cell.type, cell.value, kind, text)
    grown = area is not None and area != cell.area
    if same and not grown:
        return None
    start, end = cell.span
    formula_start, formula_end = cell.formula_span
    untyped = kind == cell.type == b"n" and sheet.xml.find(b"vm", start, formula_start) < 0
    if untyped and not grown and sheet.xml.startswith(b"<v>", formula_end):  # the usual case
        closing = end - len(b"</c>")
        if sheet.xml[formula_end:closing] == b"<v>%b</v>" % (cell.value or b""):
            return Edit(formula_end, closing, _value(b"", text))
    formula = sheet.xml[formula_start:formula_end]
    if grown:
        formula = re.sub(rb"""(\sref\s*=\s*)(?:"[^"]*"|'[^']*')""", rb'\1"%b"' % str(area).encode(), formula, count=1)
    before, after = sheet.xml[start:formula_start], sheet.xml[formula_end:end]
    if not same:
        head, bracket, gap = before.partition(b">")
        before = _typed(head, kind) + bracket + gap
        after = _with_value(sheet, formula_end, end, _value(sheet.prefix, text))
    new = before + formula + after
    return Edit(start, end, new) if new != sheet.xml[start:end] else None


def spill_edits(sheet: Sheet, values: Mapping[tuple[int, int], Value]) -> tuple[list[Edit], int]:
    """The edits that make cells without formulas show ``values`` (``None`` empties one), and how many cells change."""
    if not values:
        return [], 0
    edits: list[Edit] = []
    changed = 0
    numbers = sorted(sheet.rows)
    by_row: dict[int, dict[int, Value]] = {}
    for (row, column), value in sorted(values.items()):
        by_row.setdefault(row, {})[column] = value
    for row, wanted in by_row.items():
        if row in sheet.rows:
            found, cells = _edits_in_row(sheet, row, wanted)
            edits += found
            changed += cells
        elif any(value is not None for value in wanted.values()):
            later = bisect_right(numbers, row)
            at = sheet.rows[numbers[later]][0] if later < len(numbers) else sheet.data_end
            p = sheet.prefix
            given = {column: value for column, value in wanted.items() if value is not None}
            content = b"".join(_new_cell(p, row, column, value) for column, value in given.items())
            edits.append(Edit(at, at, b'<%brow r="%d">%b</%brow>' % (p, row, content, p)))
            changed += len(given)
    return _merged(edits), changed


def _edits_in_row(sheet: Sheet, row: int, wanted: Mapping[int, Value]) -> tuple[list[Edit], int]:
    p = sheet.prefix
    start, end = sheet.rows[row]
    present = sheet.cells(row)
    edits = []
    inserted: dict[int, bytes] = {}
    new_columns: list[int] = []
    for column, value in wanted.items():
        if column in present:
            edits += _edits_in_cell(sheet, present[column], value)
        elif value is not None:
            after = [span[0] for other, span in present.items() if other > column]
            at = min(after, default=-1)
            inserted[at] = inserted.get(at, b"") + _new_cell(p, row, column, value)
            new_columns.append(column)
    changed = len(edits) + len(new_columns)
    closing = b"</%brow>" % p
    for at, new in inserted.items():
        if at >= 0:
            edits.append(Edit(at, at, new))
        elif sheet.xml[end - 2 : end] == b"/>":
            edits.append(Edit(end - 2, end, b">" + new + closing))
        else:
            last = sheet.xml.rindex(b"</", start, end)
            edits.append(Edit(last, last, new))
    return edits + _widened(sheet, start, new_columns), changed


def _edits_in_cell(sheet: Sheet, span: tuple[int, int], value: Value) -> list[Edit]:
    """The edit that makes a cell without a formula show ``value``; none where it already does."""
    plain = _PLAIN.fullmatch(sheet.scanned, *span) if not sheet.prefix else None
    if plain is None:
        return [] if _already(sheet, span, value) else [_changed_cell(sheet, span, value)]
    head, typed, raw = plain.groups()
    kind, text = stored(value)
    if _same(typed or b"n", raw, kind, text):
        return []
    typed = b' t="%b"' % kind if kind != b"n" else b""
    return [Edit(*span, b"%b%b/>" % (head, typed) if text is None else b"%b%b>%b</c>" % (
        head, typed, _value(b"", text)))]


def _already(sheet: Sheet, span: tuple[int, int], value: Value) -> bool:
    element = sheet.xml[slice(*span)]
    kind = attributes(element.partition(b">")[0].removesuffix(b"/")).get(b"t", b"n")
    if kind == b"inlineStr":
        return False
    found = _shown(sheet.prefix).search(sheet.scanned, *span)
    raw = sheet.xml[slice(*found.span(1))] if found and found[1] else found and b""
    return shows(kind, raw, value)


def _widened(sheet: Sheet, start: int, columns: list[int]) -> list[Edit]:
    """A row's ``spans`` hint stretched over its new cells, where it has one."""
    head = _SPANS.match(sheet.xml, start) if columns else None
    spans = [tuple(map(int, span.split(b":"))) for span in head[1].split()] if head else []
    if head is None or all(any(span[0] <= column <= span[-1] for span in spans) for column in columns):
        return []
    ends = [*columns, *(end for span in spans for end in span)]
    return [Edit(*head.span(1), b"%d:%d" % (min(ends), max(ends)))]


def _changed_cell(sheet: Sheet, span: tuple[int, int], value: Value) -> Edit:
    """A cell without a formula, showing something else."""
    kind, text = stored(value)
    head, _, _ = sheet.xml[slice(*span)].partition(b">")
    inside = b"" if head.endswith(b"/") else _with_value(sheet, span[0] + len(head) + 1, span[1], b"")
    inside = _value(sheet.prefix, text) + inside.rpartition(b"</")[0]
    head = _typed(head.removesuffix(b"/").rstrip(), kind)
    return Edit(*span, head + b">" + inside + b"</%bc>" % sheet.prefix if inside.strip() else head + b"/>")


def _typed(head: bytes, kind: bytes) -> bytes:
    """The start of a cell's tag with the type of its new value."""
    if b"t" not in head and b"v" not in head:  # neither a type nor a value's metadata: the usual case
        return head + b' t="%b"' % kind if kind != b"n" else head
    given = attributes(head)
    if given.get(b"t", b"n") == kind and b"vm" not in given:
        return head
    return _VALUE_ATTRIBUTES.sub(b"", head) + (b' t="%b"' % kind if kind != b"n" else b"")


def _with_value(sheet: Sheet, start: int, end: int, new: bytes) -> bytes:
    """The rest of a cell's element with its value replaced; one that had none gets it first."""
    spans = [match.span() for match in _values(sheet.prefix).finditer(sheet.scanned[start:end])] or [(0, 0)]
    return apply(sheet.xml[start:end], [Edit(*span, b"" if number else new) for number, span in enumerate(spans)])


def _new_cell(prefix: bytes, row: int, column: int, value: Value) -> bytes:
    kind, text = stored(value)
    given = b' t="%b"' % kind if kind != b"n" else b""
    return b'<%bc r="%b"%b>%b</%bc>' % (prefix, address(row, column).encode(), given, _value(prefix, text), prefix)


def _value(prefix: bytes, text: bytes | None) -> bytes:
    if text is None:
        return b""
    if not prefix and b" " not in text and b"\n" not in text and b"\t" not in text:
        return b"<v>%b</v>" % text
    keep = b' xml:space="preserve"' if text != text.strip() else b""
    return b"<%bv%b>%b</%bv>" % (prefix, keep, text, prefix)


def _merged(edits: list[Edit]) -> list[Edit]:
    """Insertions at one place joined into one, in the order they came."""
    joined: dict[tuple[int, int], Edit] = {}
    for edit in edits:
        at = (edit.start, edit.end)
        joined[at] = Edit(*at, joined[at].new + edit.new) if at in joined else edit
    return list(joined.values())
