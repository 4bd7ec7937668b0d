"""A workbook in the engine, and what the engine answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

import formualizer
import numpy as np

from xl.catalogue import Function
from xl.hosts.headless.builtins import BUILTINS
from xl.hosts.headless.calls import Ledger, callback, from_engine
from xl.hosts.headless.copying import Copy
from xl.hosts.headless.sheets import BookSheet, CellPlace
from xl.package.book import Area, Book, address
from xl.package.edits import Value
from xl.package.errors import EngineFailed


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
        self._copy = Copy(book, sheets, catalogue)
        self.rewriter = self._copy.rewriter
        self.found = self._copy.found
        asked_why = any(b"WHY(" in sheet.scan.xml.upper() for sheet in sheets)
        self.ledger = Ledger(keep_all=keep_calls or asked_why, tick=tick)
        self._engine: Any = None

    def load(self) -> None:
        """Make the copy and hand it to the engine."""
        data = self._copy.data()
        config = formualizer.EvaluationConfig()
        config.enable_parallel = False  # Python calls from several threads only wait for each other
        config.date_system = "1904" if self._book.date1904 else "1900"
        self._engine = self._guarded(lambda: formualizer.Workbook.from_bytes(
            data, config=formualizer.WorkbookConfig(eval_config=config)))
        self._engine.set_temporal_egress("serial")
        for function in self._catalogue.values():
            self._engine.register_function(function.name, callback(function, self.ledger), min_args=0, max_args=None)
        for name, change in BUILTINS.items():
            self._engine.register_function(name, change, min_args=1, max_args=1, allow_override_builtin=True)
        for name, row, column, text in self._copy.arrays:
            self._guarded(partial(self._engine.set_formula, name, row, column, text))

    def evaluate(self) -> None:
        """Calculate everything; where one formula stops the engine, the others are asked for one by one."""
        try:
            with np.errstate(all="ignore"):
                self._guarded(self._engine.evaluate_all)
            if self.ledger.interrupted:
                raise KeyboardInterrupt
        except EngineFailed:
            places = [sheet.place(cell) for sheet in self._sheets for cell in sheet.scan.formulas]
            failing = [place for place in places if place not in self.found.refused and not self._answers(place)]
            if len(failing) == len(places):
                raise
            self.found.refused |= dict.fromkeys(failing, "motoren kan ikke regne formlen, eller en den bygger på")

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
