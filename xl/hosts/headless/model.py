"""The engine's copy of a workbook, and what the engine answers.

The copy is the package with its sheets' formulas rewritten (:mod:`.rewrite`),
cached spills taken out (the engine takes them for constants that block), and
the formulas that the engine cannot be trusted with replaced by the values that
Excel stored.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, NamedTuple

import formualizer
import numpy as np

from xl.catalogue import Function
from xl.hosts.headless import lifted
from xl.hosts.headless.builtins import BUILTINS
from xl.hosts.headless.calls import Ledger, callback, from_engine
from xl.hosts.headless.judge import Judge, Judged, no_such_function
from xl.hosts.headless.limits import Limits
from xl.hosts.headless.names import DefinedNames, ExternalLinks
from xl.hosts.headless.rewrite import Place, Rewriter
from xl.hosts.headless.shared import spelled_out
from xl.package.book import Area, Book, SheetPart, address
from xl.package.edits import Edit, Value, apply
from xl.package.errors import EngineFailed
from xl.package.references import moved
from xl.package.sheet import FormulaCell, Sheet, escaped, unescape

CellPlace = tuple[int, int, int]
"""A cell: sheet number, row, column."""

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


_NO_TEXT: Final = Judged(refused="delt formel uden tekst")
_DATA_TABLE: Final = Judged(refused="datatabel (hvad nu hvis)")


@dataclass(slots=True)
class BookSheet:
    """A worksheet of the run: its number (from 0), its part, its scan."""

    number: int
    part: SheetPart
    scan: Sheet

    def place(self, cell: FormulaCell) -> CellPlace:
        """A cell of the sheet as a cell of the book."""
        return self.number, cell.row, cell.column


class Model:
    """A workbook in the engine.

    Raises:
        EngineFailed: the engine could not read or evaluate the workbook.
    """

    def __init__(
        self,
        book: Book,
        sheets: list[BookSheet],
        catalogue: dict[str, Function],
        tick: Callable[[int], None],
        *,
        keep_calls: bool,
    ) -> None:
        self._book = book
        self._sheets = sheets
        self._catalogue = catalogue
        tables = {table.name.lower(): (sheet.part.name, table) for sheet in sheets for table in sheet.part.tables}
        defined = DefinedNames(book)
        by_name = {sheet.part.name.casefold(): sheet for sheet in sheets}

        def last_row(name: str) -> int:
            sheet = by_name.get(name.casefold())
            return max(sheet.scan.rows, default=1) if sheet else 1

        self.rewriter = rewriter = Rewriter(catalogue, tables, defined, last_row)
        hidden = any(b"hidden" in sheet.scan.xml and _HIDDEN_ROW.search(sheet.scan.xml) for sheet in sheets)
        limits = Limits(frozenset(catalogue), ExternalLinks(book).holds, hidden)
        self._judge = Judge(rewriter, limits, [*defined, *tables])
        self._arrays: list[tuple[str, int, int, str]] = []
        self.refused: dict[CellPlace, str] = {}
        self.delicate: set[CellPlace] = set()
        self.volatile: set[CellPlace] = set()
        self.open_ended: set[CellPlace] = set()
        self.local: set[CellPlace] = set()
        self.ours: set[CellPlace] = set()
        self.unknown: dict[CellPlace, str] = {}
        """Cells that call a function nobody has, with its name."""
        asked_why = any(b"WHY(" in sheet.scan.xml.upper() for sheet in sheets)
        self.ledger = Ledger(keep_all=keep_calls or asked_why, tick=tick)
        self._engine: Any = None

    # --- building ------------------------------------------------------------

    def load(self) -> None:
        """Make the copy and hand it to the engine."""
        package = self._book.package
        copy = io.BytesIO()
        changed = {sheet.part.part: self._engine_xml(sheet) for sheet in self._sheets}
        changed[self._book.part] = self._engine_names()
        with zipfile.ZipFile(copy, "w") as out:
            for part in package.parts:
                if part in changed:
                    out.writestr(part, changed[part])
                elif _ENGINE_PARTS.fullmatch(part):
                    out.writestr(part, package.read(part))
        config = formualizer.EvaluationConfig()
        config.enable_parallel = False  # Python calls from several threads only wait for each other
        config.date_system = "1904" if self._book.date1904 else "1900"
        self._engine = self._guarded(lambda: formualizer.Workbook.from_bytes(
            copy.getvalue(), config=formualizer.WorkbookConfig(eval_config=config)))
        self._engine.set_temporal_egress("serial")
        for function in self._catalogue.values():
            self._engine.register_function(function.name, callback(function, self.ledger), min_args=0, max_args=None)
        for name, change in BUILTINS.items():
            self._engine.register_function(name, change, min_args=1, max_args=1, allow_override_builtin=True)
        one_by_one = lifted.Lifter(config)
        for name in lifted.LIFTED:
            self._engine.register_function(lifted.PREFIX + name, one_by_one.function(name), min_args=0, max_args=None)
        for name, row, column, text in self._arrays:
            self._guarded(partial(self._engine.set_formula, name, row, column, text))

    def _engine_xml(self, sheet: BookSheet) -> bytes:
        edits: list[Edit] = []
        shared: dict[bytes, _Shared] = {}
        for cell in sheet.scan.formulas:
            edits += self._engine_formula(sheet, cell, shared)
        xml = apply(sheet.scan.xml, edits)
        return _NEW_ERRORS.sub(b">#VALUE!<", xml) if _NEW_ERRORS.search(xml) else xml

    def _engine_formula(self, sheet: BookSheet, cell: FormulaCell, shared: dict[bytes, _Shared]) -> Iterable[Edit]:
        place = (sheet.number, cell.row, cell.column)
        if cell.kind == "shared":
            judged, text = self._shared(sheet, cell, shared)
        elif cell.kind == "table":
            judged, text = _DATA_TABLE, None
        else:
            judged, text = self._judged(sheet, cell, cell.text)
        self._note(place, judged)
        refused = judged.refused or self._left_to_macros(place, cell, judged.unknown)
        if refused:
            self.refused[place] = refused
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
            shared[cell.shared] = _Shared(cell, judged, spelled_out(f"{cell.text} {text}"))
            return judged, text
        if cell.shared not in shared:
            return _NO_TEXT, None
        first, judged, apart = shared[cell.shared]
        if not apart:
            return judged, None
        own = moved(first.text, cell.row - first.row, cell.column - first.column)
        judged, text = self._judged(sheet, cell, own)
        return judged, text or f"={own}"

    def _note(self, place: CellPlace, judged: Judged) -> None:
        if judged.ours:
            self.ours.add(place)
        if judged.delicate:
            self.delicate.add(place)
        if judged.volatile:
            self.volatile.add(place)
        if judged.local:
            self.local.add(place)
        if judged.open_ended:
            self.open_ended.add(place)

    def _left_to_macros(self, place: CellPlace, cell: FormulaCell, unknown: str | None) -> str | None:
        """Why a formula with an unknown function is left alone; ``None`` where nothing else answered it."""
        if unknown is None:
            return None
        self.unknown[place] = unknown
        return None if cell.value is None or cell.type == b"e" else no_such_function(unknown)

    def _fixed_array(self, sheet: BookSheet, cell: FormulaCell, text: str) -> list[Edit]:
        """A legacy array formula as one formula per cell of the area it fills, given to the engine later."""
        area = cell.area or Area(cell.row, cell.column, cell.row, cell.column)
        for row in range(area.top, area.bottom + 1):
            for column in range(area.left, area.right + 1):
                part = _FIXED_CELL.format(text[1:], row - area.top + 1, column - area.left + 1)
                self._arrays.append((sheet.part.name, row, column, f"={part}"))
        return [*_without_values(sheet.scan, area, cell.place), Edit(*cell.span, b"")]

    def _engine_names(self) -> bytes:
        """The workbook part with the names that the engine understands; all others are written out in formulas."""
        xml = self._book.package.xml(self._book.part)

        def understood(match: re.Match[bytes]) -> bytes:
            return match[0] if DefinedNames.fixed(unescape(match[1]).strip()) else b""

        return re.sub(rb"<(?:\w+:)?definedName\s[^>]*>([^<]*)</(?:\w+:)?definedName>", understood, xml)

    # --- asking --------------------------------------------------------------

    def evaluate(self) -> None:
        """Calculate everything; where one formula stops the engine, the others are asked for one by one."""
        try:
            with np.errstate(all="ignore"):
                self._guarded(self._engine.evaluate_all)
            if self.ledger.interrupted:
                raise KeyboardInterrupt
        except EngineFailed:
            places = [sheet.place(cell) for sheet in self._sheets for cell in sheet.scan.formulas]
            failing = [place for place in places if place not in self.refused and not self._answers(place)]
            if len(failing) == len(places):
                raise
            self.refused |= dict.fromkeys(failing, "motoren kan ikke regne formlen, eller en den bygger på")

    def _answers(self, place: CellPlace) -> bool:
        try:
            self._guarded(partial(self._engine.evaluate_cell, self._sheets[place[0]].part.name, *place[1:]))
        except EngineFailed:
            return False
        return True

    def value(self, place: CellPlace) -> Value:
        """What a cell shows now."""
        number, row, column = place
        value: Value = from_engine(self._engine.get_value(self._sheets[number].part.name, row, column))
        return value

    def spill(self, place: CellPlace) -> Area:
        """The cells that a formula's answer fills."""
        name = self._address(place)
        role = self._engine.inspect_cell(name, include_values=False).cell.spill
        extent = role.extent.rpartition("!")[2] if role is not None and role.extent else ""
        return Area.parse(extent) if extent else Area(place[1], place[2], place[1], place[2])

    def dependents(self, places: Iterable[CellPlace]) -> dict[CellPlace, CellPlace]:
        """All cells that lean on some cells, each with the one it leans on."""
        numbers = {sheet.part.name: sheet.number for sheet in self._sheets}
        found: dict[CellPlace, CellPlace] = {}
        waiting = list(places)
        first = set(waiting)
        while waiting:
            place = waiting.pop()
            report = self._engine.dependents(self._address(place), max_results=1_000_000, max_work=1_000_000_000)
            for dependent in report.dependents:
                sheet, _, cell = dependent.cell.rpartition("!")
                area = Area.parse(cell)
                other = (numbers[sheet.strip("'").replace("''", "'")], area.top, area.left)
                if other not in found and other not in first:
                    found[other] = place
                    waiting.append(other)
        return found

    def _address(self, place: CellPlace) -> str:
        name = self._sheets[place[0]].part.name.replace("'", "''")
        return f"'{name}'!{address(place[1], place[2])}"

    def _guarded(self, step: Callable[[], Any]) -> Any:
        try:
            return step()
        except (KeyboardInterrupt, SystemExit, MemoryError):
            raise
        except BaseException as error:  # a panic of the engine is no Exception
            reason = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise EngineFailed(value=self._book.package.name, reason=reason) from None


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
