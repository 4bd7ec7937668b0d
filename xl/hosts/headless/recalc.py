"""The run from package to package: calculate, decide what stands, write."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Final

from pyxl_bench.errors import BenchError
from xl.catalogue import functions
from xl.cells import Cell, ErrorValue
from xl.history import refuse_other_versions
from xl.hosts.headless.answered import Answered, others
from xl.hosts.headless.engine import MOST_SPILLED
from xl.hosts.headless.explain import Explainer
from xl.hosts.headless.fresh import calculating_on_load, leaning
from xl.hosts.headless.judge import no_such_function
from xl.hosts.headless.keeping import NOT_EXCEL, kept
from xl.hosts.headless.model import Model
from xl.hosts.headless.result import ErrorCell, KeptCell, Progress, Recalculated, ShownCall
from xl.hosts.headless.rewrite import Place
from xl.hosts.headless.sheets import BookSheet, CellPlace
from xl.package.book import Area, Book
from xl.package.container import Package
from xl.package.edits import Edit, Value, apply, shows, spill_edits, value_edit
from xl.package.sheet import FormulaCell, Sheet, string_value
from xl.session import Reference, Session, running

_BLOCKED: Final = (
    "resultatet kan ikke brede sig: cellerne under eller ved siden af er ikke tomme, "
    f"eller svaret fylder mere end {MOST_SPILLED} celler")


@contextmanager
def _no_collections() -> Iterator[None]:
    """Without the cycle collector: a run makes many small records and no cycles to speak of."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@_no_collections()
def recalculate(
    package: Package, progress: Progress = lambda step, count: None, fresh: Sequence[tuple[str, Area]] = (),
    *, keep_calls: bool = False,
) -> Recalculated:
    """Calculate every formula of a workbook and store the values beside them.

    ``fresh`` are cells that have changed since the workbook was last calculated,
    as areas of sheets. What leans on them is not held against its stored value;
    where the engine cannot be asked, Excel is told to calculate on opening.
    With ``keep_calls`` the result also tells every call of ours whose answer
    its cells show.

    Raises:
        PackageError: the workbook or a part of it cannot be read, or is of another version than can be calculated.
    """
    progress("Læser", 0)
    book = Book(package)
    sheets = [BookSheet(n, part, Sheet(package.xml(part.part))) for n, part in enumerate(book.sheets)]
    refuse_other_versions(package, ((sheet.part, sheet.scan) for sheet in sheets))
    result = Recalculated(package.with_parts({}), formulas=sum(len(sheet.scan.formulas) for sheet in sheets))
    if not result.formulas:
        return result
    model = Model(book, sheets, functions(), lambda count: progress("Regner", count), keep_calls=keep_calls)
    explainer = Explainer(sheets, model.ledger, model.rewriter)
    explain = partial(_explained, explainer, model)
    with running(Session("headless", explain, book.date1904)):
        model.load()
        progress("Regner", 0)
        model.evaluate()
    progress("Skriver", 0)
    answered = Answered(sheets, model)
    moved = leaning(answered, fresh)
    stands = kept(answered, moved, settled=book.settled)
    result.stale = [answered.name(place) for place in stands if place in moved]
    run = _Run(answered, stands, explainer, result)
    changed = {sheet.part.part: xml for sheet in sheets if (xml := run.written(sheet)) is not None}
    if result.stale:
        changed[book.part] = calculating_on_load(package.xml(book.part))
    result.data = package.with_parts(changed)
    run.report()
    if keep_calls:
        result.calls = list(run.calls())
    return result


def _explained(explainer: Explainer, model: Model, reference: Reference) -> str:
    return explainer.explain(reference, model.ledger.asking)


class _Run:
    """What is written and told, once it is decided what stands."""

    def __init__(
        self, answered: Answered, kept: dict[CellPlace, str], explainer: Explainer, result: Recalculated,
    ) -> None:
        self._answered = answered
        self._model = answered.model
        self._kept = kept
        self._explainer = explainer
        self._result = result

    # --- what is written -----------------------------------------------------

    def written(self, sheet: BookSheet) -> bytes | None:
        """The sheet with its values written, or ``None`` where nothing changed."""
        edits: list[Edit] = []
        beside: dict[tuple[int, int], Value] = {}
        cleared: dict[tuple[int, int], Value] = {}
        for cell in sheet.scan.formulas:
            place = sheet.place(cell)
            if place in self._kept:
                continue
            area = self._answered.area(place)
            value = self._answered.values[place]
            edit = value_edit(sheet.scan, cell, value, area if cell.kind == "dynamic" else None)
            if edit is not None:
                edits.append(edit)
                self._result.changed += not shows(cell.type, cell.value, value)
            if area is not None:
                beside |= self._spilled(sheet, cell, area)
                cleared |= dict.fromkeys(others(cell.area, cell.place), None)
        formulas = {cell.place for cell in sheet.scan.formulas}
        beside = {place: value for place, value in (cleared | beside).items() if place not in formulas}
        spilled, changed = spill_edits(sheet.scan, beside)
        edits += spilled
        self._result.changed += changed
        return apply(sheet.scan.xml, edits) if edits else None

    def _spilled(self, sheet: BookSheet, cell: FormulaCell, area: Area) -> dict[tuple[int, int], Value]:
        return {
            (row, column): self._model.value((sheet.number, row, column))
            for row, column in others(area, cell.place)
        }

    # --- what is told --------------------------------------------------------

    def report(self) -> None:
        """Fill in the lists of errors, kept cells and cut answers."""
        result = self._result
        result.ours = len(self._model.found.ours)
        result.kept = [KeptCell(self._answered.name(place), reason) for place, reason in self._kept.items()]
        result.cut = [
            KeptCell(self._answered.name(place), f"viser kun den første af {count} celler")
            for place, count in self._model.ledger.cut.items() if place not in self._kept
        ]
        for place, cell in self._answered.cells.items():
            if place in self._kept:
                if cell.type == b"e":
                    code = string_value(cell.value or b"")
                    result.errors.append(ErrorCell(self._answered.name(place), code, "gemt af Excel"))
                continue
            shown = [(place, self._answered.values[place])]
            if cell.area is not None and cell.kind in ("array", "dynamic"):
                shown += [(other, self._model.value(other)) for other in self._answered.reached(place)]
            result.errors += [
                ErrorCell(self._answered.name(where), value.code, self._reason(where, value))
                for where, value in shown if type(value) is ErrorValue
            ]

    def _reason(self, place: CellPlace, value: ErrorValue) -> str:
        error = self._model.ledger.error(place)
        if error is not None:
            return error.message("da")
        cell = self._answered.cells.get(place)
        if cell is None and value.code == "#N/A":
            return "matrixformlen fylder flere celler, end dens svar har"
        if place in self._model.found.unknown:
            return no_such_function(self._model.found.unknown[place])
        if value.code in ("#CIRC!", "#N/IMPL!", "#ERROR!"):
            return NOT_EXCEL[value.code]
        if value.code == "#SPILL!" and cell is not None and cell.kind == "dynamic":
            return _BLOCKED
        return self._explainer.upstream(place, value, self._answered.values.get)

    def calls(self) -> Iterator[ShownCall]:
        """The calls whose cells show their answers."""
        for place in sorted(self._model.ledger.calls):
            cell, calls = self._answered.cells.get(place), self._model.ledger.calls[place]
            sheet = self._answered.sheets[place[0]].part.name
            if cell is None or place in self._kept or not calls[-1].whole:
                continue
            areas = self._model.rewriter.arguments(cell.text, Place(place[0], sheet, place[1], place[2]))
            call = calls[-1]  # those before it are among its arguments
            if areas is not None and _shows(self._answered.values.get(place), call.answer.at(0, 0)):
                area = self._model.spill(place) if cell.kind == "dynamic" else cell.area or _one(place)
                yield ShownCall(sheet, area, call.function, call.arguments, areas, call.answer)


def _shows(value: Value, answered: Cell) -> bool:
    """Whether a cell shows a call's answer, and not what IF put in its place."""
    if isinstance(answered, BenchError):
        return isinstance(value, ErrorValue)
    return value in ("", None) if answered is None else value == answered


def _one(place: CellPlace) -> Area:
    return Area(place[1], place[2], place[1], place[2])
