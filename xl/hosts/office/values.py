"""What Office.js hands over and takes back, as cells."""

from __future__ import annotations

from typing import Any

from xlwings.conversion import Accessor, Pipeline

from pyxl_bench.errors import BenchError
from xl.cells import Cell, ErrorValue, error_code

_CODES = frozenset({
    "#N/A", "#VALUE!", "#DIV/0!", "#NUM!", "#REF!", "#NAME?", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!",
    "#CONNECT!", "#BUSY!", "#GETTING_DATA", "#UNKNOWN!", "#EXTERNAL!", "#PYTHON!",
})


def argument(value: Any) -> Any:
    """An argument as the catalogue takes it: a cell or rows of cells."""
    if isinstance(value, list):
        rows = value if value and isinstance(value[0], list) else [value]
        return [[_cell(cell) for cell in row] for row in rows]
    return _cell(value)


def _cell(value: Any) -> Any:
    """A cell; errors come as entities from Excel and as their codes from xlwings."""
    if isinstance(value, dict):
        shown = value.get("basicValue", "")
        return ErrorValue(shown) if value.get("type") == "Error" else _cell(shown)
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, (int, float)):
        return float(value)
    return ErrorValue(value) if value in _CODES else None if value == "" else value


def shown(cell: Cell) -> Any:
    """A cell of an answer as xlwings sends it: an error by its code, which becomes a real error."""
    if cell is None:
        return ""
    return error_code(cell) if isinstance(cell, BenchError) else cell


class Cells(Accessor):
    """xlwings' conversion of an argument: the bare values."""

    @classmethod
    def reader(cls, options: Any) -> Any:
        stages: Any = Pipeline()
        return stages.append_stage(_read)


def _read(context: Any) -> None:
    context.value = argument(context.value)
