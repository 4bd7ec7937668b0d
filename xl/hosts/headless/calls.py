"""Calls from the engine to the catalogue, and what is remembered of them.

The engine hands over plain Python values and takes them back; the catalogue
wants cells. What a call answered is remembered under the cell that made it, so
that errors can be listed and ``WHY`` can tell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from formualizer import LiteralValue

from pyxl_bench.errors import BenchError
from xl.catalogue import OMITTED, Answer, Function
from xl.cells import Cell, ErrorValue, error_code
from xl.hosts.headless.rewrite import FIRST_ONLY, OMITTED_MARK, WHOLE
from xl.hosts.headless.sheets import CellPlace
from xl.session import Reference

CODES: Final = {
    "Value": "#VALUE!", "Na": "#N/A", "Div": "#DIV/0!", "Num": "#NUM!", "Ref": "#REF!", "Name": "#NAME?",
    "Null": "#NULL!", "Spill": "#SPILL!", "Calc": "#CALC!", "Circ": "#CIRC!", "NImpl": "#N/IMPL!",
}
"""The engine's kinds of error by the code that a cell shows."""

_KINDS: Final = {code: kind for kind, code in CODES.items()}


def from_engine(value: Any) -> Any:
    """A value of the engine as a cell."""
    if type(value) is dict:
        return ErrorValue(CODES.get(value.get("kind", ""), "#ERROR!"))
    return value


def _argument(value: Any) -> Any:
    """An argument as the catalogue takes it: a cell, rows of cells, or left out."""
    if type(value) is float:
        return value
    if type(value) is list:
        if any(type(cell) is dict for row in value for cell in row):
            return [[from_engine(cell) for cell in row] for row in value]
        return value
    return OMITTED if value == OMITTED_MARK else from_engine(value)


def _to_engine(cell: Cell) -> Any:
    if cell is None:
        return ""
    if isinstance(cell, BenchError):
        return LiteralValue.error(_KINDS[error_code(cell)], cell.message("en"))
    return cell


@dataclass(slots=True)
class Call:
    """What a cell's call of one of our functions answered."""

    function: Function
    answer: Answer
    arguments: tuple[Any, ...]
    """Kept only where somebody may ask ``WHY``."""
    whole: bool = False
    """Whether it is what the cell's formula shows."""


@dataclass(slots=True)
class Ledger:
    """The calls of a run by the cell that made them."""

    keep_all: bool
    """Whether successful calls are remembered too (some cell asks ``WHY``)."""
    tick: Callable[[int], None] = lambda count: None
    """Told every now and then how many calls there have been."""
    count: int = 0
    interrupted: bool = False
    """Whether the user has stopped the run."""
    asking: int = 0
    """The sheet whose cell calls now."""
    calls: dict[CellPlace, list[Call]] = field(default_factory=dict)
    cut: dict[CellPlace, int] = field(default_factory=dict)
    """Cells that show only the first of so many cells."""

    def counted(self) -> None:
        """One more call."""
        self.count += 1
        if self.count % 500 == 0:
            self.tick(self.count)

    def note(self, place: CellPlace, call: Call) -> None:
        """Remember a call that somebody may ask about.

        The engine may calculate a cell again once what it reads has spilled;
        the new answer of the call shown then stands alone, with the calls among its arguments.
        """
        before = self.calls.get(place, [])
        if call.whole:
            before = before[1 + max((n for n, one in enumerate(before) if one.whole), default=-1) :]
        if self.keep_all or any(isinstance(cell, BenchError) for row in call.answer.cells for cell in row):
            self.calls[place] = [*before, call]
        elif place in self.calls:
            self.calls[place] = before

    def reaching(self, place: CellPlace) -> Iterator[tuple[Call, int, int]]:
        """The calls whose answer reaches a cell, with the row and column of the answer that it shows."""
        sheet, row, column = place
        for call in self.calls.get(place, ()):
            yield call, 0, 0
        for (other, top, left), calls in self.calls.items():
            if other == sheet and top <= row and left <= column and (sheet, top, left) not in {place, *self.cut}:
                for call in calls:
                    if row - top < len(call.answer.cells) and column - left < len(call.answer.cells[0]):
                        yield call, row - top, column - left

    def error(self, place: CellPlace) -> BenchError | None:
        """The refusal that a cell shows, where a call of ours made it."""
        shown = (call.answer.at(row, column) for call, row, column in self.reaching(place))
        return next((cell for cell in shown if isinstance(cell, BenchError)), None)


def callback(function: Function, ledger: Ledger) -> Callable[..., Any]:
    """The function as the engine calls it, the calling cell in front of its arguments."""
    has_reference = any(parameter.arg.reference for parameter in function.parameters)

    def call(row: float, column: float, caller: str, *given: Any) -> Any:
        try:
            return answered(row, column, caller, given)
        except KeyboardInterrupt:  # the engine would take it for the cell's error and go on
            ledger.interrupted = True
            raise

    def answered(row: float, column: float, caller: str, given: tuple[Any, ...]) -> Any:
        if ledger.interrupted:
            raise KeyboardInterrupt
        ledger.counted()
        if not ledger.keep_all:
            number = function.number(given)
            if number is not None:
                return number
        if has_reference:
            ledger.asking = int(caller.rstrip(WHOLE + FIRST_ONLY))
            given = _with_references(function, given)
        arguments = tuple(map(_argument, given))
        answer = function(*arguments)
        cells = answer.cells
        single = len(cells) == len(cells[0]) == 1
        if single and type(cells[0][0]) is float and not ledger.keep_all:
            return cells[0][0]
        place = (int(caller.rstrip(WHOLE + FIRST_ONLY)), int(row), int(column))
        ledger.note(place, Call(function, answer, arguments if ledger.keep_all else (), not caller.isdigit()))
        if caller.endswith(FIRST_ONLY):
            if not single:
                ledger.cut[place] = len(cells) * len(cells[0])
            return _to_engine(cells[0][0])
        return _to_engine(cells[0][0]) if single else [[_to_engine(cell) for cell in line] for line in cells]

    return call


def _with_references(function: Function, given: tuple[Any, ...]) -> tuple[Any, ...]:
    """Arguments with each cell's row, column and sheet gathered into a :class:`Reference`."""
    values = list(given)
    out: list[Any] = []
    for parameter in function.parameters:
        if parameter.arg.reference and len(values) >= 4:
            row, column, name, value = values[:4]
            known = isinstance(row, (int, float)) and isinstance(column, (int, float))
            out.append(Reference(name, int(row) if known else 0, int(column) if known else 0, from_engine(value)))
            values = values[4:]
        elif values:
            out.append(values.pop(0))
    return (*out, *values)
