"""What ``WHY`` says in Calc, from the calls that were answered last.

Calc does not tell which cell calls, so a call is found again by what it
answered. Where several could have put that answer into the cell, none is told.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from typing import Any, Final

from pyxl_bench.errors import BenchError
from xl.catalogue import Answer, Function, functions
from xl.cells import Cell, ErrorValue, error_code
from xl.hosts.telling import POINT_AT_A_CELL, danish, told, typed
from xl.hosts.tokens import opening, shown_call, tokens_of
from xl.session import Reference

_REMEMBERED: Final = 2000
"""How many calls are kept in mind."""


class Memory:
    """The last calls with their answers."""

    def __init__(self) -> None:
        self._calls: deque[tuple[Function, Sequence[Any], Answer]] = deque(maxlen=_REMEMBERED)

    def keep(self, function: Function, arguments: Sequence[Any], answer: Answer) -> None:
        """Remember a call."""
        self._calls.append((function, arguments, answer))

    def explain(self, pointed: dict[str, Any], reference: Reference) -> str:
        """Why a cell shows what it shows; ``pointed`` is what Calc tells of it."""
        if not pointed:
            return POINT_AT_A_CELL
        formula, value = pointed["formula"], reference.value
        if not formula:
            return typed(value)
        function = _called(formula)
        if function is not None:
            top, left = pointed["first"]
            stories = set(self._stories(function, reference.row - top, reference.column - left, value))
            if len(stories) == 1:
                return stories.pop()
        if isinstance(value, ErrorValue):
            return f"{value.code} i formlen ={formula}"
        return f"{danish(value)} = {formula}"

    def _stories(self, function: Function, row: int, column: int, value: Any) -> Iterator[str]:
        """What is to tell of each call that could have put a value into the cell."""
        for other, arguments, answer in self._calls:
            reaches = row < len(answer.cells) and column < len(answer.cells[0])
            if other is function and reaches and _shows(answer.at(row, column)) == value:
                yield told(function, arguments, answer, row, column)


def _called(formula: str) -> Function | None:
    """The function of ours whose answer a formula shows."""
    tokens = tokens_of(f"={formula}")
    shown = shown_call(tokens)
    match = opening(functions()).fullmatch(tokens[shown.start].text) if shown else None
    return functions()[match["name"].upper()] if match else None


def _shows(cell: Cell) -> Any:
    """What a cell of an answer looks like in Calc."""
    if isinstance(cell, BenchError):
        return ErrorValue(error_code(cell))
    return "" if cell is None else cell
