"""Whatever names a table's rows, following as the table grows or shrinks.

Formulas, conditional formats, validations and sparklines of every sheet;
defined names; charts; pivot tables' sources. A part that names none of the rows
that move keeps every byte.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Final

from xl.package.book import Area, Book, SheetPart
from xl.package.content import spelled_out
from xl.package.edits import Edit, apply
from xl.package.references import Growth
from xl.package.sheet import FormulaCell, Sheet, attributes, escaped, unescape

_CHART: Final = re.compile(r"xl/charts/[^/]+\.xml|xl/(?:chartsheets|drawings)/[^/]+\.xml", re.IGNORECASE)
_TEXTS: Final = re.compile(
    rb"(<(?:[\w.-]+:)?(?:f|formula|formula1|formula2|calculatedColumnFormula|totalsRowFormula|definedName)"
    rb"(?:\s[^>]*?)?(?<!/)>)([^<]*)(?=</)")
"""Elements outside a sheet's data whose text is a formula."""
_LISTS: Final = re.compile(rb"""(\ssqref\s*=\s*["'])([^"']*)|(<(?:[\w.-]+:)?sqref>)([^<]*)""")


_PIVOT: Final = re.compile(r"xl/pivotCache/pivotCacheDefinition\d*\.xml", re.IGNORECASE)
_PIVOT_ROOT: Final = re.compile(rb"<(?:[\w.-]+:)?pivotCacheDefinition(?:\s[^>]*)?>")
_PIVOT_SOURCE: Final = re.compile(rb"<(?:[\w.-]+:)?worksheetSource(\s[^>]*?)/?>")
_REFRESH: Final = re.compile(rb"""\srefreshOnLoad\s*=\s*(?:"[^"]*"|'[^']*')""")
_REF: Final = re.compile(rb"""(\sref\s*=\s*["'])([^"']*)""")


def followed(book: Book, growth: Growth) -> dict[str, bytes]:
    """The parts that name rows of the table, with their references as they are after the change."""
    changes: dict[str, Callable[[bytes], bytes]] = {book.part: partial(_texts, growth=growth, home="")}
    for sheet in book.sheets:
        changes[sheet.part] = partial(_sheet, part=sheet, growth=growth)
        for table in sheet.tables:
            changes[table.part] = partial(_texts, growth=growth, home=sheet.name)
    for part in book.package.parts:
        if _CHART.fullmatch(part):
            changes[part] = partial(_texts, growth=growth, home="", lone_cells=True)
    marks = [str(row).encode() for row in growth.rows_that_move]
    changed = {}
    for part, change in changes.items():
        xml = book.package.read(part)
        if any(mark in xml for mark in marks):
            xml = book.package.xml(part)
            if (new := change(xml)) != xml:
                changed[part] = new
    return changed


def _sheet(xml: bytes, part: SheetPart, growth: Growth) -> bytes:
    sheet = Sheet(xml)
    edits = [*_cell_edits(sheet, part.name, growth)]
    own = part.name.casefold() == growth.sheet.casefold()
    after = xml[sheet.data_end :]
    tail = _texts(after, growth, part.name)
    if own:
        tail = _LISTS.sub(lambda m: (m[1] or m[3]) + growth.areas((m[2] or m[4]).decode()).encode()
                          if m[2] or m[4] else m[0], tail)
    if not edits and tail == after:
        return xml
    return apply(xml, [*edits, Edit(sheet.data_end, len(xml), tail)])


def _cell_edits(sheet: Sheet, home: str, growth: Growth) -> list[Edit]:
    """The formulas of cells; a shared one that cannot follow as one is written out in every cell."""
    edits = []
    apart: set[bytes] = set()
    for cell in sheet.formulas:
        if cell.text and (text := growth.formula(cell.text, home)) != cell.text:
            one_row = cell.area is None or cell.area.top == cell.area.bottom
            if cell.kind == "shared" and not one_row:
                apart.add(cell.shared)
            else:
                edits.append(_formula_edit(sheet, cell, text))
    if apart:
        texts = spelled_out(sheet)
        for cell in sheet.formulas:
            if cell.kind == "shared" and cell.shared in apart:
                new = b"<%bf>%b</%bf>" % (
                    sheet.prefix, escaped(growth.formula(texts[cell.place], home)), sheet.prefix)
                edits.append(Edit(*cell.formula_span, new))
    return edits


def _formula_edit(sheet: Sheet, cell: FormulaCell, text: str) -> Edit:
    element = sheet.xml[slice(*cell.formula_span)]
    head = element[: element.index(b">") + 1]
    return Edit(*cell.formula_span, head + escaped(text) + b"</%bf>" % sheet.prefix)


def _texts(xml: bytes, growth: Growth, home: str, *, lone_cells: bool = False) -> bytes:
    """Formulas that stand as an element's text."""

    def change(match: re.Match[bytes]) -> bytes:
        text = unescape(match[2])
        new = growth.formula(text, home, lone_cells=lone_cells)
        return match[1] + escaped(new) if new != text else match[0]

    return _TEXTS.sub(change, xml)


def pivots_asking(book: Book, name: str, growth: Growth) -> dict[str, bytes]:
    """The caches of pivot tables that are made of the table, asking to be made anew when the book is opened."""
    changed = {}
    for part in book.package.parts:
        if not _PIVOT.fullmatch(part):
            continue
        xml = book.package.xml(part)
        source = _PIVOT_SOURCE.search(xml)
        given = attributes(source[1]) if source else {}
        if unescape(given.get(b"name", b"")).casefold() != name.casefold() and not _made_of(given, growth):
            continue
        opening = _PIVOT_ROOT.search(xml)
        assert opening is not None
        head = _REFRESH.sub(b"", opening[0][:-1]) + b' refreshOnLoad="1">'
        if source and b"ref" in given:
            new = _REF.sub(lambda m: m[1] + growth.areas(m[2].decode()).encode(), source[0])
            xml = xml[: source.start()] + new + xml[source.end() :]
        changed[part] = xml[: opening.start()] + head + xml[opening.end() :]
    return changed


def _made_of(source: dict[bytes, bytes], growth: Growth) -> bool:
    """Whether a pivot table's cells are cells of the table."""
    if unescape(source.get(b"sheet", b"")).casefold() != growth.sheet.casefold() or b"ref" not in source:
        return False
    area, table = Area.parse(source[b"ref"].decode()), growth.before
    return area.left <= table.right and area.right >= table.left and (
        area.top <= table.bottom and area.bottom >= table.top)
