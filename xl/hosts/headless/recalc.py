"""The run from package to package: calculate, decide what stands, write."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

from xl.catalogue import Answer, Function, functions
from xl.cells import ErrorValue
from xl.history import refuse_other_versions
from xl.hosts.headless.explain import Explainer
from xl.hosts.headless.fresh import calculating_on_load, leaning
from xl.hosts.headless.judge import no_such_function
from xl.hosts.headless.limits import INTERSECTION
from xl.hosts.headless.model import BookSheet, CellPlace, Model
from xl.hosts.headless.rewrite import Place
from xl.package.book import Area, Book, address
from xl.package.container import Package
from xl.package.edits import Edit, Value, apply, shows, spill_edits, value_edit
from xl.package.sheet import FormulaCell, Sheet, string_value
from xl.session import Reference, Session, running

Progress = Callable[[str, int], None]
"""Told what is being done, and how far along where that can be counted."""

_MOST_SPILLED: Final = 10_000
"""How many cells an answer may fill in the engine."""

_NOT_EXCEL: Final = {
    "#NAME?": "motoren kender ikke en funktion eller et navn i formlen",
    "#N/IMPL!": "motoren kan ikke regne formlen",
    "#ERROR!": "motoren kan ikke regne formlen",
    "#CIRC!": "cirkulær reference",
}
"""Errors that say something of the engine rather than of the figures."""

_DELICATE: Final = "motoren kan her afvige fra Excel (tekst, lighed eller landestandard)"


_BLOCKED: Final = (
    "resultatet kan ikke brede sig: cellerne under eller ved siden af er ikke tomme, "
    f"eller svaret fylder mere end {_MOST_SPILLED} celler")


@dataclass(frozen=True, slots=True)
class ErrorCell:
    """A cell that shows an error after the run."""

    cell: str
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class KeptCell:
    """A cell that kept the value Excel stored, and why."""

    cell: str
    reason: str


@dataclass(frozen=True, slots=True)
class ShownCall:
    """A call of ours that a formula shows: its cells show its answer."""

    sheet: str
    area: Area
    """The cells that show the answer."""
    function: Function
    arguments: tuple[Any, ...]
    """What the host gave for each argument."""
    areas: tuple[str, ...]
    """The range each argument names, as ``Sheet!A1:B9``; empty where it is no plain range."""
    answer: Answer


@dataclass(slots=True)
class Recalculated:
    """What a run did."""

    data: bytes
    """The new file."""
    formulas: int = 0
    ours: int = 0
    changed: int = 0
    """Cells that now show something else."""
    errors: list[ErrorCell] = field(default_factory=list)
    kept: list[KeptCell] = field(default_factory=list)
    cut: list[KeptCell] = field(default_factory=list)
    """Cells that show only the first cell of an answer, as Excel itself would."""
    stale: list[str] = field(default_factory=list)
    """Those kept cells whose figures have changed: Excel calculates them when it opens the workbook."""
    calls: list[ShownCall] = field(default_factory=list)
    """The calls of ours whose answers the workbook shows, in the order of sheets and rows; only where asked for."""


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
    run = _Run(book, sheets, model, explainer, result, leaning(model, sheets, fresh))
    run.decide()
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
    """What stands and what is written, once the engine has answered."""

    def __init__(
        self, book: Book, sheets: list[BookSheet], model: Model, explainer: Explainer, result: Recalculated,
        fresh: set[CellPlace],
    ) -> None:
        self._book = book
        self._sheets = sheets
        self._model = model
        self._explainer = explainer
        self._result = result
        self._fresh = fresh
        self._cells = {sheet.place(cell): cell for sheet in sheets for cell in sheet.scan.formulas}
        self._values: dict[CellPlace, Value] = {
            place: model.value(place) for place in self._cells if place not in model.refused}
        self._kept: dict[CellPlace, str] = {}

    # --- what stands ---------------------------------------------------------

    def decide(self) -> None:
        """Find the cells that keep their stored values: refused, doubtful, and all that leans on them."""
        self._keep(dict(self._model.refused))
        self._keep({place: reason for place, value in self._values.items() if (reason := self._doubt(place, value))})
        if self._book.settled:
            self._keep(dict.fromkeys(self._delicate_and_unmoved(), _DELICATE))
        self._result.stale = [self._name(place) for place in self._kept if place in self._fresh]

    def _doubt(self, place: CellPlace, value: Value) -> str | None:
        """Why an answer is not believed against the stored value; ``None`` where it is."""
        cell = self._cells[place]
        if cell.value is None or cell.type == b"e":
            return None
        if place in self._model.open_ended and place not in self._model.ours and (
                self._model.spill(place).size > 1 or value == ErrorValue("#SPILL!")):
            return INTERSECTION
        if not isinstance(value, ErrorValue):
            return None
        if value.code == "#SPILL!" and cell.kind == "dynamic" and cell.area and cell.area.size > _MOST_SPILLED:
            return f"svaret fylder mere end {_MOST_SPILLED} celler"
        if value.code == "#VALUE!" and place in self._model.local:
            return "tekst læst som tal eller dato afhænger af landestandarden"
        return _NOT_EXCEL.get(value.code)

    def _delicate_and_unmoved(self) -> list[CellPlace]:
        """Delicate formulas whose answer differs though nothing they lean on has changed."""
        differing = [p for p, value in self._values.items() if p not in self._kept and self._differs(p, value)]
        suspects = {p for p in self._model.delicate.intersection(differing) if self._cells[p].value is not None}
        suspects -= self._model.ours | self._model.volatile | self._fresh
        if not suspects:
            return []
        spilled = [p for p in self._model.ours if self._cells[p].kind in ("array", "dynamic") and p not in self._kept]
        moved = self._model.dependents(
            cell for place in {*differing, *spilled} - suspects
            for cell in (*self._filled(place), *self._reached(place)))
        return [place for place in suspects if place not in moved]

    def _differs(self, place: CellPlace, value: Value) -> bool:
        cell = self._cells[place]
        return not shows(cell.type, cell.value, value)

    def _reached(self, place: CellPlace) -> list[CellPlace]:
        """The cells beside a formula's own that its answer fills now."""
        area = self._area(place, self._cells[place])
        return [(place[0], *other) for other in _others(area, self._cells[place].place)]

    def _keep(self, seeds: dict[CellPlace, str]) -> None:
        seeds = {place: reason for place, reason in seeds.items() if place not in self._kept}
        if not seeds:
            return
        self._kept.update(seeds)
        sources = [other for place in seeds for other in self._filled(place)]
        for place, source in self._model.dependents(sources).items():
            self._kept.setdefault(place, f"afhænger af {self._name(source)}")

    def _filled(self, place: CellPlace) -> list[CellPlace]:
        """A formula's cell and, of an array, all the cells it fills."""
        cell = self._cells[place]
        a = cell.area if cell.kind in ("array", "dynamic", "table") else None
        if place in self._model.open_ended:
            a = self._model.spill(place)
        if a is None:
            return [place]
        return [(place[0], r, c) for r in range(a.top, a.bottom + 1) for c in range(a.left, a.right + 1)] or [place]

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
            area = self._area(place, cell)
            edit = value_edit(sheet.scan, cell, self._values[place], area if cell.kind == "dynamic" else None)
            if edit is not None:
                edits.append(edit)
            if area is not None:
                beside |= self._spilled(sheet, cell, area)
                cleared |= dict.fromkeys(_others(cell.area, cell.place), None)
        formulas = {cell.place for cell in sheet.scan.formulas}
        beside = {place: value for place, value in (cleared | beside).items() if place not in formulas}
        edits += spill_edits(sheet.scan, beside)
        self._result.changed += len(edits)
        return apply(sheet.scan.xml, edits) if edits else None

    def _area(self, place: CellPlace, cell: FormulaCell) -> Area | None:
        if cell.kind == "dynamic":
            return self._model.spill(place)
        return cell.area if cell.kind == "array" else None

    def _spilled(self, sheet: BookSheet, cell: FormulaCell, area: Area) -> dict[tuple[int, int], Value]:
        return {
            (row, column): self._model.value((sheet.number, row, column))
            for row, column in _others(area, cell.place)
        }

    # --- what is told --------------------------------------------------------

    def report(self) -> None:
        """Fill in the lists of errors, kept cells and cut answers."""
        result = self._result
        result.ours = len(self._model.ours)
        result.kept = [KeptCell(self._name(place), reason) for place, reason in self._kept.items()]
        result.cut = [
            KeptCell(self._name(place), f"viser kun den første af {count} celler")
            for place, count in self._model.ledger.cut.items() if place not in self._kept
        ]
        for place, cell in self._cells.items():
            if place in self._kept:
                if cell.type == b"e":
                    result.errors.append(ErrorCell(self._name(place), string_value(cell.value or b""), "gemt af Excel"))
                continue
            shown = [(place, self._values[place])]
            if cell.area is not None and cell.kind in ("array", "dynamic"):
                shown += [(other, self._model.value(other)) for other in self._reached(place)]
            result.errors += [
                ErrorCell(self._name(where), value.code, self._reason(where, value))
                for where, value in shown if type(value) is ErrorValue
            ]

    def _reason(self, place: CellPlace, value: ErrorValue) -> str:
        error = self._model.ledger.error(place)
        if error is not None:
            return error.message("da")
        cell = self._cells.get(place)
        if cell is None and value.code == "#N/A":
            return "matrixformlen fylder flere celler, end dens svar har"
        if place in self._model.unknown:
            return no_such_function(self._model.unknown[place])
        if value.code in ("#CIRC!", "#N/IMPL!", "#ERROR!"):
            return _NOT_EXCEL[value.code]
        if value.code == "#SPILL!" and cell is not None and cell.kind == "dynamic":
            return _BLOCKED
        return self._explainer.upstream(place, value, self._values.get)

    def calls(self) -> Iterator[ShownCall]:
        """The calls whose cells show their answers."""
        for place in sorted(self._model.ledger.calls):
            cell, calls = self._cells.get(place), self._model.ledger.calls[place]
            sheet = self._sheets[place[0]].part.name
            if cell is None or place in self._kept or not calls[-1].whole:
                continue
            areas = self._model.rewriter.arguments(cell.text, Place(place[0], sheet, place[1], place[2]))
            if areas is not None:
                call = calls[-1]  # those before it are among its arguments
                area = self._model.spill(place) if cell.kind == "dynamic" else cell.area or _one(place)
                yield ShownCall(sheet, area, call.function, call.arguments, areas, call.answer)

    def _name(self, place: CellPlace) -> str:
        return f"{self._sheets[place[0]].part.name}!{address(place[1], place[2])}"


def _one(place: CellPlace) -> Area:
    return Area(place[1], place[2], place[1], place[2])


def _others(area: Area | None, anchor: tuple[int, int]) -> list[tuple[int, int]]:
    """The cells of an area but for its anchor."""
    if area is None:
        return []
    return [
        (row, column)
        for row in range(area.top, area.bottom + 1)
        for column in range(area.left, area.right + 1)
        if (row, column) != anchor
    ]
