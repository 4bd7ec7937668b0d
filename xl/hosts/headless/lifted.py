"""Built-in functions of one value, where calls of ours may answer several cells.

The engine goes through a range cell by cell only in a few functions; of the
others it makes ``#VALUE!``, or takes the range for one value. In a formula with
a call of ours that may answer several cells such a function is therefore asked
for here, once for each cell, in an engine of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import Any, Final

import formualizer

from xl.hosts.headless.builtins import BUILTINS
from xl.package.book import address

PREFIX: Final = "PBX."
"""What stands before the name of a function that is asked for here."""

LIFTED: Final = frozenset("""
    ROUND ROUNDUP ROUNDDOWN MROUND TRUNC INT CEILING FLOOR CEILING.MATH FLOOR.MATH EVEN ODD ABS SIGN SQRT EXP LN LOG
    LOG10 POWER MOD QUOTIENT ISNUMBER ISTEXT ISNONTEXT ISLOGICAL ISERROR ISERR ISNA NOT N T LEN LEFT RIGHT MID UPPER
    LOWER PROPER TRIM SUBSTITUTE REPT EXACT VALUE TEXT FIND SEARCH DATE YEAR MONTH DAY EDATE EOMONTH
""".split())

_SHEET: Final = "Ark1"
_OPENING: Final = re.compile(r"^(?:_xlfn\.)?(.*?)\s*\($", re.IGNORECASE)


def opened(opening: str) -> str:
    """What opens a call of a function (``ROUND(``) so that it is asked for here; another function's stands."""
    name = _OPENING.sub(r"\1", opening.upper())
    return f"{PREFIX}{name}(" if name in LIFTED else opening


class Lifter:
    """An engine that is asked for one value at a time."""

    def __init__(self, config: formualizer.EvaluationConfig) -> None:
        self._config = config
        self._rows: dict[tuple[str, int], int] = {}
        """The row in which a function of so many arguments is asked for."""

    @cached_property
    def _engine(self) -> formualizer.Workbook:
        engine = formualizer.Workbook(config=formualizer.WorkbookConfig(eval_config=self._config))
        engine.set_temporal_egress("serial")
        engine.add_sheet(_SHEET)
        for name, change in BUILTINS.items():
            engine.register_function(name, change, min_args=1, max_args=1, allow_override_builtin=True)
        return engine

    def function(self, name: str) -> Callable[..., Any]:
        """A function that takes cells, columns, rows and matrices, and answers in the shape they share."""

        def lifted(*arguments: Any) -> Any:
            grids = [argument if isinstance(argument, list) else [[argument]] for argument in arguments]
            height, width = max(map(len, grids)), max(len(grid[0]) for grid in grids)
            answers = [[self._asked(name, [_at(grid, r, c) for grid in grids]) for c in range(width)]
                       for r in range(height)]
            return answers if height > 1 or width > 1 else answers[0][0]

        return lifted

    def _asked(self, name: str, arguments: list[Any]) -> Any:
        row = self._rows.get((name, len(arguments)))
        if row is None:
            row = self._rows[name, len(arguments)] = len(self._rows) + 1
            places = ",".join(address(row, number) for number in range(2, len(arguments) + 2))
            self._engine.set_formula(_SHEET, row, 1, f"={name}({places})")
        for number, argument in enumerate(arguments, start=2):
            self._engine.set_value(_SHEET, row, number, _value(argument))
        return _value(self._engine.evaluate_cell(_SHEET, row, 1))


def _at(grid: list[list[Any]], row: int, column: int) -> Any:
    """A cell of a range that repeats along the sides where it is one cell wide; ``#N/A`` beyond it."""
    r, c = (0 if size == 1 else at for size, at in ((len(grid), row), (len(grid[0]), column)))
    return grid[r][c] if r < len(grid) and c < len(grid[0]) else {"type": "Error", "kind": "Na"}


def _value(value: Any) -> Any:
    """A value as the engine takes it."""
    if isinstance(value, dict):
        return formualizer.LiteralValue.error(value["kind"], None)
    return formualizer.LiteralValue.empty() if value is None else value
