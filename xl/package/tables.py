"""New rows in an Excel table: cells written, the table's range adjusted, all that leans on it following.

What stands beside the table keeps its place, and so does what stands below: a
table that has no room to grow is refused before anything is written.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from xl.package.book import Area, Book, SheetPart, Table, column_letters, column_number
from xl.package.chain import chained
from xl.package.content import Content
from xl.package.edits import Edit, Value, apply, spliced, stored
from xl.package.following import followed, pivots_asking
from xl.package.references import Growth, moved
from xl.package.room import refuse_without_room
from xl.package.sheet import Sheet, escaped

_OUTDATED: Final = re.compile(
    rb"<((?:[\w.-]+:)?)(sortState|filterColumn)(?:\s[^>]*?)?(?:/>|(?<!/)>.*?</\1\2\s*>)", re.S)
_EXTENT: Final = re.compile(rb"""<(?:[\w.-]+:)?dimension\s[^>]*?ref\s*=\s*["']([A-Z0-9:]+)["']""")
_SPANS: Final = re.compile(rb"""\sspans\s*=\s*(?:"[^"]*"|'[^']*')""")
_HIDDEN: Final = re.compile(rb"""\shidden\s*=\s*(?:"[^"]*"|'[^']*')""")
_FIRST_CELL: Final = re.compile(rb'<c r="([A-Z]{1,3})\d')
_PLACE: Final = re.compile(rb"""\sr\s*=\s*(?:"[^"]*"|'[^']*')""")


@dataclass(frozen=True, slots=True)
class NewRows:
    """What a table is to hold.

    ``columns`` are the columns that are written, by their number in the table
    from 0. All others are the user's: ``origins`` says for each new row which
    old one (from 0) its own cells come from, ``None`` for a row that is new.
    """

    columns: Mapping[int, Sequence[Value]]
    origins: Sequence[int | None]
    styles: Mapping[int, bytes]
    """The style of a column's cells where the table's own does not do."""

    @property
    def count(self) -> int:
        """How many rows of data there are to be: at least one."""
        return len(self.origins)


def write_rows(book: Book, place: SheetPart, table: Table, old: Content, new: NewRows) -> Book:
    """The book with new rows in a table.

    ``old`` is what stands in the table's rows of data now.

    Raises:
        NoRoomBelow: other cells stand where the table would grow.
        TooManyRowsForSheet: the table would reach beyond the sheet.
    """
    a = table.area
    after = Area(a.top, a.left, table.first_row + new.count - 1 + table.totals_row, a.right)
    refuse_without_room(place, table, after, old.sheet)
    growth = Growth(place.name, a, after, table.header_row, table.totals_row)
    changed = followed(book, growth) if after != a else {}
    package = book.package.replacing(changed | pivots_asking(book, table.name, growth))
    sheet = Sheet(package.xml(place.part)) if place.part in changed else old.sheet
    filtered = b"filterColumn" in package.read(table.part)
    xml = _Writer(sheet, table, old, new, growth, unhide=filtered).written()
    parts = {table.part: _table_part(package.xml(table.part), table, after)}
    chain = book.related("/calcChain")
    if chain is not None and place.identity:
        both = Area(a.top, a.left, max(a.bottom, after.bottom), a.right)
        formulas = {cell.place for cell in Sheet(xml).formulas if cell.place in both}
        parts[chain] = chained(package.xml(chain), place.identity, both, formulas)
    parts = {part: new for part, new in parts.items() if new != package.read(part)}
    if xml != sheet.xml:  # the sheet may be large, and need not be unpacked again
        parts[place.part] = xml
    return Book(package.replacing(parts))


def _table_part(xml: bytes, table: Table, after: Area) -> bytes:
    """A table's part for its new range: without a filter's choice and a sorting that no longer hold."""
    reference = str(after).encode()
    xml = _OUTDATED.sub(b"", xml)
    opening = re.search(rb"<(?:[\w.-]+:)?table\s[^>]*>", xml)
    assert opening is not None
    head = re.sub(rb"""\sinsertRow\s*=\s*(?:"[^"]*"|'[^']*')""", b"", opening[0])
    head = re.sub(rb"""(\sref\s*=\s*)(?:"[^"]*"|'[^']*')""", rb'\1"%b"' % reference, head, count=1)
    xml = xml[: opening.start()] + head + xml[opening.end() :]
    filtered = str(Area(after.top, after.left, after.bottom - table.totals_row, after.right)).encode()
    return re.sub(
        rb"""(<(?:[\w.-]+:)?autoFilter\s[^>]*?ref\s*=\s*)(?:"[^"]*"|'[^']*')""", rb'\1"%b"' % filtered, xml, count=1)


class _Writer:
    """The rows of one table, written into its sheet."""

    def __init__(
        self, sheet: Sheet, table: Table, old: Content, new: NewRows, growth: Growth, *, unhide: bool
    ) -> None:
        self._sheet = sheet
        self._table = table
        self._old = old
        self._new = new
        self._growth = growth
        self._unhide = unhide
        self._p = sheet.prefix
        self._letters = [column_letters(c).encode() for c in range(table.area.left, table.area.right + 1)]
        self._own = [n for n in range(len(self._letters)) if n not in new.columns]
        self._filled = {n: text for n in self._own if (text := uniform(table, old, n)) is not None}
        carried = any(n not in self._filled for n in self._own)
        self._cells = {
            row: sheet.cells(row) for row in range(table.first_row, table.last_row + 1)} if carried else {}

    def written(self) -> bytes:
        """The sheet with the table's rows as they are to be, made one by one where the sheet has its rows in order."""
        sheet, numbers = self._sheet, list(self._sheet.rows)
        edits = itertools.chain(_dimension(sheet, self._growth.after), self._edits())
        return (spliced if numbers == sorted(numbers) else apply)(sheet.xml, edits)

    def _edits(self) -> Iterator[Edit]:
        sheet, table, after = self._sheet, self._table, self._growth.after
        first, last = table.first_row, max(table.area.bottom, after.bottom)
        data = zip(*(self._column(number) for number in range(len(self._letters))))
        totals = self._totals()
        numbers = sorted(sheet.rows)
        for row in range(first, last + 1):
            inside = b"".join(next(data, ()))
            if totals and row == after.bottom:
                inside = totals
            span = sheet.rows.get(row)
            if span is not None:
                yield Edit(*span, self._row(row, span, inside))
            elif inside:
                later = bisect_left(numbers, row)
                at = sheet.rows[numbers[later]][0] if later < len(numbers) else sheet.data_end
                yield Edit(at, at, b'<%brow r="%d">%b</%brow>' % (self._p, row, inside, self._p))

    # --- columns -------------------------------------------------------------

    def _column(self, number: int) -> Iterator[bytes]:
        """The cells of a column, one a row of data; made as they are asked for, for a table may be large."""
        letters, styles = self._letters[number], self._styles(number)
        first = self._table.first_row
        if number in self._new.columns:
            for row, (style, value) in enumerate(zip(styles, self._new.columns[number], strict=True), first):
                yield self._cell(letters, row, style, value)
        elif number in self._filled:
            text = self._filled[number]
            for index, style in enumerate(styles):
                yield self._formula(letters, first + index, style, moved(text, index, 0))
        else:
            for index, (style, origin) in enumerate(zip(styles, self._new.origins, strict=True)):
                yield self._carried(number, index, style, origin)

    def _styles(self, number: int) -> list[bytes]:
        """The style of each cell in a column: as it was there, and below as in the last row."""
        if number in self._new.styles:
            return [self._new.styles[number]] * self._new.count
        old = self._old.styles[number]
        last = next((style for style in reversed(old) if style), b"0")
        kept = [style or last for style in old[: self._new.count]]
        return kept + [last] * (self._new.count - len(kept))

    def _cell(self, letters: bytes, row: int, style: bytes, value: Value) -> bytes:
        p = self._p
        styled = b' s="%b"' % style if style != b"0" else b""
        if value is None:
            return b'<%bc r="%b%d"%b/>' % (p, letters, row, styled) if styled else b""
        kind, text = stored(value)
        assert text is not None
        if kind != b"str":
            typed = b' t="%b"' % kind if kind != b"n" else b""
            return b'<%bc r="%b%d"%b%b><%bv>%b</%bv></%bc>' % (p, letters, row, styled, typed, p, text, p, p)
        keep = b' xml:space="preserve"' if text != text.strip() or b"\n" in text else b""
        return b'<%bc r="%b%d"%b t="inlineStr"><%bis><%bt%b>%b</%bt></%bis></%bc>' % (
            p, letters, row, styled, p, p, keep, text, p, p, p)

    def _formula(self, letters: bytes, row: int, style: bytes, text: str) -> bytes:
        p = self._p
        styled = b' s="%b"' % style if style != b"0" else b""
        return b'<%bc r="%b%d"%b><%bf>%b</%bf></%bc>' % (p, letters, row, styled, p, escaped(text), p, p)

    def _carried(self, number: int, index: int, style: bytes, origin: int | None) -> bytes:
        """A cell of the user's own column, standing where its record now stands."""
        letters, row = self._letters[number], self._table.first_row + index
        if origin is None:
            return self._cell(letters, row, style, None)
        if origin in self._old.formulas[number]:
            return self._formula(letters, row, style, moved(self._old.formulas[number][origin], index - origin, 0))
        span = self._cells[self._table.first_row + origin].get(self._table.area.left + number) if (
            self._table.first_row + origin in self._cells) else None
        if span is None:
            return self._cell(letters, row, style, None)
        return self._readdressed(span, letters, row)

    def _readdressed(self, span: tuple[int, int], letters: bytes, row: int) -> bytes:
        head, bracket, rest = self._sheet.xml[slice(*span)].partition(b">")
        name, _, given = _PLACE.sub(b"", head, count=1).partition(b" ")
        slash = b"/" if name.endswith(b"/") else b""
        return b'%b r="%b%d"%b%b%b%b' % (
            name.removesuffix(b"/"), letters, row, b" " + given if given else b"", slash, bracket, rest)

    # --- rows ----------------------------------------------------------------

    def _totals(self) -> bytes:
        """The totals row's cells at their new place."""
        if not self._table.totals_row:
            return b""
        old, new = self._table.area.bottom, self._growth.after.bottom
        area = self._table.area
        cells = []
        for column, span in self._sheet.cells(old).items():
            if area.left <= column <= area.right:
                cells.append(self._readdressed(span, self._letters[column - area.left], new))
        return b"".join(cells)

    def _row(self, row: int, span: tuple[int, int], inside: bytes) -> bytes:
        """A row of the sheet with other cells in the table's columns."""
        xml, p, area = self._sheet.xml, self._p, self._table.area
        head = xml[span[0] : xml.index(b">", span[0])].removesuffix(b"/")
        head = _SPANS.sub(b"", head)
        if self._unhide and row <= area.bottom:
            head = _HIDDEN.sub(b"", head)
        before, after = [], []
        for column, (start, end) in self._beside(row, span):
            if column < area.left:
                before.append(xml[start:end])
            elif column > area.right:
                after.append(xml[start:end])
        return b"%b>%b%b%b</%brow>" % (head, b"".join(before), inside, b"".join(after), p)

    def _beside(self, row: int, span: tuple[int, int]) -> list[tuple[int, tuple[int, int]]]:
        """The cells of a row; none, and quickly so, where it has only the table's."""
        xml, area = self._sheet.scanned, self._table.area
        first = _FIRST_CELL.match(xml, xml.index(b">", span[0]) + 1)
        last = _FIRST_CELL.match(xml, xml.rfind(b"<c ", *span)) if first else None
        if first and last and area.left <= column_number(first[1].decode()) and (
                column_number(last[1].decode()) <= area.right):
            return []
        return list(self._sheet.cells(row).items())


def uniform(table: Table, old: Content, number: int) -> str | None:
    """The formula that fills a column, as its first row has it; ``None`` where cells differ."""
    formulas = old.formulas[number]
    if not formulas or len(formulas) != old.rows:
        return None
    first = formulas[0]
    return first if all(moved(first, index, 0) == text for index, text in formulas.items()) else None


def _dimension(sheet: Sheet, area: Area) -> list[Edit]:
    """The sheet's stated extent stretched over the table, where it states one."""
    match = _EXTENT.search(sheet.xml, 0, sheet.data_start)
    if match is None:
        return []
    stated = Area.parse(match[1].decode())
    stretched = Area(min(stated.top, area.top), min(stated.left, area.left),
                     max(stated.bottom, area.bottom), max(stated.right, area.right))
    return [Edit(*match.span(1), str(stretched).encode())]
