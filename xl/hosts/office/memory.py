"""What calls were refused, so that the task pane can tell the reasons."""

from __future__ import annotations

from threading import Lock
from typing import Final, NamedTuple

from pyxl_bench.errors import BenchError
from xl.catalogue import Answer, Function
from xl.cells import error_code

_MOST: Final = 500
"""How many cells' refusals are remembered; the oldest go first."""


class Refusal(NamedTuple):
    """A cell that shows an error, and why."""

    cell: str
    function: str
    code: str
    reason: str


class Memory:
    """The refusals by the cell whose formula was refused."""

    def __init__(self) -> None:
        self._refusals: dict[str, Refusal] = {}
        self._lock = Lock()

    def note(self, caller: str, function: Function, answer: Answer) -> None:
        """Remember what a cell's call answered; what it was refused before is forgotten."""
        error = next((cell for row in answer.cells for cell in row if isinstance(cell, BenchError)), None)
        with self._lock:
            self._refusals.pop(caller, None)
            if error is not None:
                self._refusals[caller] = Refusal(caller, function.name, error_code(error), error.message("da"))
            if len(self._refusals) > _MOST:
                del self._refusals[next(iter(self._refusals))]

    def refusals(self) -> list[Refusal]:
        """The latest first."""
        with self._lock:
            return list(reversed(self._refusals.values()))


MEMORY: Final = Memory()
"""The memory of this process."""
