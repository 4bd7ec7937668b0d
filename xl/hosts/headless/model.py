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
from typing import Any, Final, NamedTuple

import formualizer

from xl.catalogue import Function
from xl.hosts.headless.calls import Ledger, callback, from_engine
from xl.hosts.headless.limits import Limits
from xl.hosts.headless.rewrite import Place, Rewriter
from xl.package.book import Area, Book, SheetPart, address
from xl.package.edits import Edit, Value, apply
from xl.package.errors import EngineFailed
from xl.package.sheet import FormulaCell, Sheet, escaped

CellPlace = tuple[int, int, int]
"""A cell: sheet number, row, column."""

_ENGINE_PARTS: Final = re.compile(
    r"\[Content_Types\]\.xml|_rels/.*|.*/_rels/.*\.rels|.*/(?:workbook|styles|sharedStrings)\.xml|.*/externalLinks/.*",
    re.IGNORECASE)
_NEW_ERRORS: Final = re.compile(
    rb">#(?:SPILL!|CALC!|FIELD!|BLOCKED!|UNKNOWN!|CONNECT!|BUSY!|GETTING_DATA|PYTHON!|EXTERNAL!)<")
_HIDDEN_ROW: Final = re.compile(rb"""<(?:\w+:)?row\s[^>]*\shidden=["'](?:1|true)""")


_DIGITS: Final = re.compile(r"(?<=[A-Za-z$])(\d+)(?![\w.(])")
_DIGIT_MARK: Final = "\ue000"
_DIGIT_WORDS: Final = ("[", "WHY", "AGGREGATE", "DATE(", _DIGIT_MARK)
"""Texts of formulas whose meaning for the engine hangs on their numbers or their own cell."""

_FIXED_CELL: Final = (
    "LET(pbx,{0},IF(OR(AND(ROWS(pbx)>1,{1}>ROWS(pbx)),AND(COLUMNS(pbx)>1,{2}>COLUMNS(pbx))),NA(),"
    "INDEX(pbx,IF(ROWS(pbx)=1,1,{1}),IF(COLUMNS(pbx)=1,1,{2}))))"
)
"""A cell of a legacy array: a single row, column or value repeats, cells beyond the answer are #N/A."""


class _Judged(NamedTuple):
    """What is to be done with a formula."""

    refused: str | None
    delicate: bool
    volatile: bool
    ours: bool
    template: str | None
    """The text for the engine; ``None`` where the formula stands as it is."""


_NO_TEXT: Final = _Judged("delt formel uden tekst", False, False, False, None)
_DATA_TABLE: Final = _Judged("datatabel (hvad nu hvis)", False, False, False, None)


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
        self, book: Book, sheets: list[BookSheet], catalogue: dict[str, Function], tick: Callable[[int], None]
    ) -> None:
        self._book = book
        self._sheets = sheets
        self._catalogue = catalogue
        tables = {table.name.lower(): (sheet.part.name, table) for sheet in sheets for table in sheet.part.tables}
        self._rewriter = Rewriter(catalogue, tables)
        names = book.range_names
        hidden = any(b"hidden" in sheet.scan.xml and _HIDDEN_ROW.search(sheet.scan.xml) for sheet in sheets)
        self._limits = Limits(frozenset(catalogue), lambda name: name.lower() in names, hidden)
        self.refused: dict[CellPlace, str] = {}
        self.delicate: set[CellPlace] = set()
        self.volatile: set[CellPlace] = set()
        self.ours: set[CellPlace] = set()
        self.ledger = Ledger(keep_all=any(b"WHY(" in sheet.scan.xml.upper() for sheet in sheets), tick=tick)
        self._engine: Any = None
        named = [name for name in (*names, *tables) if any(map(str.isdigit, name))]
        self._digit_words = re.compile("|".join(map(re.escape, (*_DIGIT_WORDS, *named))), re.IGNORECASE)
        self._by_digits = {sheet.number for sheet in sheets if self._mentions_digit_words(sheet, named)}
        self._shapes: dict[tuple[int, str, bool], _Judged] = {}

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
        for name, change in _LETTERS.items():
            self._engine.register_function(name, change, min_args=1, max_args=1, allow_override_builtin=True)

    def _engine_xml(self, sheet: BookSheet) -> bytes:
        edits: list[Edit] = []
        shared: dict[bytes, _Judged] = {}
        for cell in sheet.scan.formulas:
            edits += self._engine_formula(sheet, cell, shared)
        xml = apply(sheet.scan.xml, edits)
        return _NEW_ERRORS.sub(b">#VALUE!<", xml) if _NEW_ERRORS.search(xml) else xml

    def _engine_formula(self, sheet: BookSheet, cell: FormulaCell, shared: dict[bytes, _Judged]) -> Iterable[Edit]:
        place = (sheet.number, cell.row, cell.column)
        if cell.kind == "shared" and not cell.text:
            judged = shared.get(cell.shared, _NO_TEXT)._replace(template=None)
        elif cell.kind == "table":
            judged = _DATA_TABLE
        else:
            judged = self._judged(sheet, cell, cell.kind in ("plain", "shared"))
            if cell.kind == "shared":
                shared[cell.shared] = judged
        if judged.ours:
            self.ours.add(place)
        if judged.delicate:
            self.delicate.add(place)
        if judged.refused:
            self.refused[place] = judged.refused
            return [Edit(*cell.formula_span, b"")]
        if cell.kind == "array":
            return self._fixed_array(sheet, cell, judged.template or f"={cell.text}")
        edits = []
        if cell.kind == "dynamic" and cell.area and cell.area.size > 1:
            edits = _without_values(sheet.scan, cell.area, cell.place)
        if judged.template is not None:
            edits.append(_formula_edit(sheet.scan, cell, judged.template))
        return edits

    def _judged(self, sheet: BookSheet, cell: FormulaCell, plain: bool) -> _Judged:
        """What to do with a formula; formulas alike but for their digits are judged once."""
        digits: list[str] = []
        shape = cell.text
        if sheet.number not in self._by_digits or not self._digit_words.search(shape):
            pieces = _DIGITS.split(shape)
            digits, shape = pieces[1::2], _DIGIT_MARK.join(pieces[::2])
        key = (sheet.number, shape, plain)
        judged = self._shapes.get(key)
        if judged is None:
            judged = self._judge(shape, Place(sheet.number, sheet.part.name, cell.row, cell.column), plain)
            if shape is not cell.text:
                self._shapes[key] = judged
        if judged.volatile:
            self.volatile.add(sheet.place(cell))
        if judged.template is None or not digits:
            return judged
        pieces = judged.template.split(_DIGIT_MARK)
        text = "".join([piece for pair in zip(pieces, digits) for piece in pair]) + pieces[-1]
        return judged._replace(template=text)

    @staticmethod
    def _mentions_digit_words(sheet: BookSheet, named: list[str]) -> bool:
        text = sheet.scan.xml.upper()
        return any(word.upper().encode() in text for word in (*_DIGIT_WORDS, *named))

    def _judge(self, formula: str, place: Place, plain: bool) -> _Judged:
        ours = self._rewriter.calls_ours(formula)
        text = f"={formula}"
        try:
            if ours or "[" in formula or self._rewriter.names_table(formula):
                text = self._rewriter.rewrite(formula, place, first_only=plain)
        except Exception:
            return _Judged("formlen kan ikke læses", False, False, ours, None)
        verdict = self._limits.verdict(text.replace(_DIGIT_MARK, "1"), plain=plain)
        changed = text if text[1:] != formula else None
        return _Judged(verdict.refused, verdict.delicate, verdict.volatile, ours, changed)

    def _fixed_array(self, sheet: BookSheet, cell: FormulaCell, text: str) -> list[Edit]:
        """A legacy array formula as one formula per cell of the area it fills."""
        area = cell.area or Area(cell.row, cell.column, cell.row, cell.column)
        edits = _without_values(sheet.scan, area, cell.place)
        p = sheet.scan.prefix
        by_row: dict[int, bytes] = {}
        for row in range(area.top, area.bottom + 1):
            for column in range(area.left, area.right + 1):
                part = _FIXED_CELL.format(text[1:], row - area.top + 1, column - area.left + 1)
                if (row, column) == cell.place:
                    edits.append(Edit(*cell.span, b""))
                by_row[row] = by_row.get(row, b"") + b'<%bc r="%b"><%bf>%b</%bf></%bc>' % (
                    p, address(row, column).encode(), p, escaped(part), p, p)
        return _placed(sheet.scan, edits, by_row, cell)

    def _engine_names(self) -> bytes:
        """The workbook part with our calls in defined names rewritten too."""
        xml = self._book.package.xml(self._book.part)

        def rewritten(match: re.Match[bytes]) -> bytes:
            text = match[2].decode("utf-8", "replace").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
            if not (self._rewriter.calls_ours(text) or "[" in text or self._rewriter.names_table(text)):
                return match[0]
            try:
                new = self._rewriter.rewrite(text, Place(0, "", 0, 0), first_only=False)
            except Exception:
                return match[0]
            return match[1] + escaped(new[1:]) + match[3]

        return re.sub(rb"(<(?:\w+:)?definedName\s[^>]*>)([^<]*)(</)", rewritten, xml)

    # --- asking --------------------------------------------------------------

    def evaluate(self) -> None:
        """Calculate everything."""
        self._guarded(self._engine.evaluate_all)

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


def _letters(change: Callable[[str], str]) -> Callable[[Any], Any]:
    """A text function for every letter; the engine's own know only a to z."""

    def changed(value: Any) -> Any:
        if type(value) is dict:
            return formualizer.LiteralValue.error(value["kind"], None)
        if type(value) is float:
            return str(int(value)) if value.is_integer() else repr(value)
        return change("" if value is None else str(value))

    return changed


_LETTERS: Final = {"UPPER": _letters(str.upper), "LOWER": _letters(str.lower), "PROPER": _letters(str.title)}


def _formula_edit(scan: Sheet, cell: FormulaCell, text: str) -> Edit:
    element = scan.xml[slice(*cell.formula_span)]
    head = element[: element.index(b">")].removesuffix(b"/")
    return Edit(*cell.formula_span, head + b">" + escaped(text[1:]) + b"</%bf>" % scan.prefix)


def _without_values(scan: Sheet, area: Area, anchor: tuple[int, int]) -> list[Edit]:
    """Edits that take a spill's or array's other cells out."""
    edits = []
    for row in range(area.top, area.bottom + 1):
        for column, span in scan.cells(row).items():
            if (row, column) in area and (row, column) != anchor:
                edits.append(Edit(*span, b""))
    return edits


def _placed(scan: Sheet, edits: list[Edit], by_row: dict[int, bytes], cell: FormulaCell) -> list[Edit]:
    """Edits with each row's new cells put where that row's first old one stood."""
    out = []
    for edit in sorted(edits, key=lambda edit: edit.start):
        row = next(number for number, span in scan.rows.items() if span[0] <= edit.start < span[1])
        out.append(Edit(edit.start, edit.end, by_row.pop(row, b"")))
    return out
