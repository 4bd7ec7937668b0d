"""The engine's copy of a workbook.

The copy is the package with its sheets' formulas rewritten (:mod:`.rewrite`),
cached spills taken out (the engine takes them for constants that block), and
the formulas that the engine cannot be trusted with replaced by the values that
Excel stored.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from xl.catalogue import Function
from xl.hosts.headless.judge import Judge, Judged, no_such_function
from xl.hosts.headless.limits import Limits
from xl.hosts.headless.names import DefinedNames, ExternalLinks
from xl.hosts.headless.rewrite import PLACED, Place, Rewriter
from xl.hosts.headless.sheets import BookSheet, CellPlace
from xl.package.book import Area, Book
from xl.package.edits import Edit, apply
from xl.package.references import moved
from xl.package.sheet import FormulaCell, Sheet, escaped, unescape

_ENGINE_PARTS: Final = re.compile(
    r"\[Content_Types\]\.xml|_rels/.*|.*/_rels/.*\.rels|.*/(?:workbook|styles|sharedStrings)\.xml|.*/externalLinks/.*",
    re.IGNORECASE)
_NEW_ERRORS: Final = re.compile(
    rb">#(?:SPILL!|CALC!|FIELD!|BLOCKED!|UNKNOWN!|CONNECT!|BUSY!|GETTING_DATA|PYTHON!|EXTERNAL!)<")
_HIDDEN_ROW: Final = re.compile(rb"""<(?:\w+:)?row\s[^>]*\shidden=["'](?:1|true)""")
_FIXED_CELL: Final = (
    "LET(pbx,{0},IF(OR(AND(ROWS(pbx)>1,{1}>ROWS(pbx)),AND(COLUMNS(pbx)>1,{2}>COLUMNS(pbx))),NA(),"
    "INDEX(pbx,IF(ROWS(pbx)=1,1,{1}),IF(COLUMNS(pbx)=1,1,{2}))))"
)
"""A cell of a legacy array: a single row, column or value repeats, cells beyond the answer are #N/A."""


class _Shared(NamedTuple):
    """The cell that holds a shared formula's text, and what was decided of it."""

    first: FormulaCell
    judged: Judged
    spelled_out: bool
    """Whether the engine gets it for each of its cells."""


_NO_TEXT: Final = Judged(refused="delt formel uden tekst")
_DATA_TABLE: Final = Judged(refused="datatabel (hvad nu hvis)")


@dataclass(slots=True)
class Found:
    """What was found of the formulas, by their cells (see :class:`.judge.Judged`)."""

    refused: dict[CellPlace, str] = field(default_factory=dict)
    """Those that the engine cannot be asked about, and why."""
    delicate: set[CellPlace] = field(default_factory=set)
    volatile: set[CellPlace] = field(default_factory=set)
    open_ended: set[CellPlace] = field(default_factory=set)
    local: set[CellPlace] = field(default_factory=set)
    ours: set[CellPlace] = field(default_factory=set)
    unknown: dict[CellPlace, str] = field(default_factory=dict)
    """Those that call a function nobody has, with its name."""

    def note(self, place: CellPlace, judged: Judged) -> None:
        """Take a judgement in."""
        for is_so, places in (
            (judged.ours, self.ours), (judged.delicate, self.delicate), (judged.volatile, self.volatile),
            (judged.local, self.local), (judged.open_ended, self.open_ended),
        ):
            if is_so:
                places.add(place)


class Copy:
    """A workbook as the engine gets it."""

    def __init__(self, book: Book, sheets: list[BookSheet], catalogue: Mapping[str, Function]) -> None:
        self._book = book
        self._sheets = sheets
        tables = {table.name.lower(): (sheet.part.name, table) for sheet in sheets for table in sheet.part.tables}
        defined = DefinedNames(book)
        by_name = {sheet.part.name.casefold(): sheet for sheet in sheets}

        def last_row(name: str) -> int:
            sheet = by_name.get(name.casefold())
            return sheet.scan.last_filled_row if sheet else 1

        self.rewriter = Rewriter(catalogue, tables, defined, last_row)
        hidden = any(b"hidden" in sheet.scan.xml and _HIDDEN_ROW.search(sheet.scan.xml) for sheet in sheets)
        limits = Limits(frozenset(catalogue), ExternalLinks(book).holds, hidden)
        self._judge = Judge(self.rewriter, limits, [*defined, *tables])
        self.found = Found()
        self.arrays: list[tuple[str, int, int, str]] = []
        """Formulas to give to the engine once it has the copy: sheet, row, column, text."""

    def data(self) -> bytes:
        """The file, with what the engine reads of it."""
        package = self._book.package
        copy = io.BytesIO()
        changed = {sheet.part.part: self._xml(sheet) for sheet in self._sheets}
        changed[self._book.part] = self._names()
        with zipfile.ZipFile(copy, "w") as out:
            for part in package.parts:
                if part in changed:
                    out.writestr(part, changed[part])
                elif _ENGINE_PARTS.fullmatch(part):
                    out.writestr(part, package.read(part))
        return copy.getvalue()

    def _xml(self, sheet: BookSheet) -> bytes:
        edits: list[Edit] = []
        shared: dict[bytes, _Shared] = {}
        for cell in sheet.scan.formulas:
            edits += self._formula(sheet, cell, shared)
        xml = apply(sheet.scan.xml, edits)
        return _NEW_ERRORS.sub(b">#VALUE!<", xml) if _NEW_ERRORS.search(xml) else xml

    def _formula(self, sheet: BookSheet, cell: FormulaCell, shared: dict[bytes, _Shared]) -> Iterable[Edit]:
        place = (sheet.number, cell.row, cell.column)
        if cell.kind == "shared":
            judged, text = self._shared(sheet, cell, shared)
        elif cell.kind == "table":
            judged, text = _DATA_TABLE, None
        else:
            judged, text = self._judged(sheet, cell, cell.text)
        self.found.note(place, judged)
        refused = judged.refused or self._left_to_macros(place, cell, judged.unknown)
        if refused:
            self.found.refused[place] = refused
            return [Edit(*cell.formula_span, b"")]
        if cell.kind == "array":
            return self._fixed_array(sheet, cell, text or f"={cell.text}")
        edits = []
        if cell.kind == "dynamic" and cell.area and cell.area.size > 1:
            edits = _without_values(sheet.scan, cell.area, cell.place)
        if text is not None:
            edits.append(_formula_edit(sheet.scan, cell, text))
        return edits

    def _judged(self, sheet: BookSheet, cell: FormulaCell, text: str) -> tuple[Judged, str | None]:
        place = Place(sheet.number, sheet.part.name, cell.row, cell.column)
        return self._judge.judged(sheet.scan, text, place, cell.kind in ("plain", "shared"))

    def _shared(
        self, sheet: BookSheet, cell: FormulaCell, shared: dict[bytes, _Shared]
    ) -> tuple[Judged, str | None]:
        """What to do with a cell of a shared formula; the engine moves the text itself but for other sheets' cells."""
        if cell.text:
            judged, text = self._judged(sheet, cell, cell.text)
            shared[cell.shared] = _Shared(cell, judged, _moves_otherwise(f"{cell.text} {text}"))
            return judged, text
        if cell.shared not in shared:
            return _NO_TEXT, None
        first, judged, apart = shared[cell.shared]
        if not apart:
            return judged, None
        own = moved(first.text, cell.row - first.row, cell.column - first.column)
        judged, text = self._judged(sheet, cell, own)
        return judged, text or f"={own}"

    def _left_to_macros(self, place: CellPlace, cell: FormulaCell, unknown: str | None) -> str | None:
        """Why a formula with an unknown function is left alone; ``None`` where nothing else answered it."""
        if unknown is None:
            return None
        self.found.unknown[place] = unknown
        return None if cell.value is None or cell.type == b"e" else no_such_function(unknown)

    def _fixed_array(self, sheet: BookSheet, cell: FormulaCell, text: str) -> list[Edit]:
        """A legacy array formula as one formula per cell of the area it fills, given to the engine later."""
        area = cell.area or Area(cell.row, cell.column, cell.row, cell.column)
        for row in range(area.top, area.bottom + 1):
            for column in range(area.left, area.right + 1):
                part = _FIXED_CELL.format(text[1:], row - area.top + 1, column - area.left + 1)
                self.arrays.append((sheet.part.name, row, column, f"={part}"))
        return [*_without_values(sheet.scan, area, cell.place), Edit(*cell.span, b"")]

    def _names(self) -> bytes:
        """The workbook part with the names that the engine understands; all others are written out in formulas."""
        xml = self._book.package.xml(self._book.part)

        def understood(match: re.Match[bytes]) -> bytes:
            return match[0] if DefinedNames.fixed(unescape(match[1]).strip()) else b""

        return re.sub(rb"<(?:\w+:)?definedName\s[^>]*>([^<]*)</(?:\w+:)?definedName>", understood, xml)


def _moves_otherwise(text: str) -> bool:
    """Whether the engine does not move a shared formula as Excel does: other sheets' cells, and places."""
    return "!" in text or PLACED.search(text) is not None


def _formula_edit(scan: Sheet, cell: FormulaCell, text: str) -> Edit:
    p = scan.prefix
    if cell.kind == "plain" or (cell.kind == "shared" and not cell.text):
        return Edit(*cell.formula_span, b"<%bf>%b</%bf>" % (p, escaped(text[1:]), p))
    element = scan.xml[slice(*cell.formula_span)]
    head = element[: element.index(b">")].removesuffix(b"/")
    return Edit(*cell.formula_span, head + b">" + escaped(text[1:]) + b"</%bf>" % p)


def _without_values(scan: Sheet, area: Area, anchor: tuple[int, int]) -> list[Edit]:
    """Edits that take a spill's or array's other cells out."""
    edits = []
    for row in range(area.top, area.bottom + 1):
        for column, span in scan.cells(row).items():
            if (row, column) in area and (row, column) != anchor:
                edits.append(Edit(*span, b""))
    return edits
