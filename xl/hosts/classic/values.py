"""What COM hands over and takes back, as cells."""

from __future__ import annotations

from typing import Any, Final

from xlwings.conversion import Accessor, Pipeline

from pyxl_bench.errors import BenchError
from xl.catalogue import OMITTED
from xl.cells import Cell, ErrorValue, error_code

MISSING: Final = -2147352572
"""How COM writes an optional argument that was left out (DISP_E_PARAMNOTFOUND)."""

_FIRST_ERROR: Final = -2146828288
_ERRORS: Final = {
    _FIRST_ERROR + number: ErrorValue(code)
    for number, code in {
        2000: "#NULL!", 2007: "#DIV/0!", 2015: "#VALUE!", 2023: "#REF!", 2029: "#NAME?", 2036: "#NUM!", 2042: "#N/A",
        2043: "#GETTING_DATA", 2045: "#SPILL!", 2046: "#CONNECT!", 2047: "#BLOCKED!", 2048: "#UNKNOWN!",
        2049: "#FIELD!", 2050: "#CALC!",
    }.items()
}
"""Excel's error values: the only whole numbers that a cell hands over, its own numbers being floats."""

_SEVERAL_AREAS: Final = ErrorValue("#REF!")


def argument(value: Any) -> Any:
    """An argument as the catalogue takes it: a cell, rows of cells, or left out."""
    if type(value) is tuple:
        if not value or type(value[0]) is not tuple:  # a row that the formula wrote out, such as {1,2,3}
            return [[_cell(cell) for cell in value]]
        return [[_cell(cell) if type(cell) is int else cell for cell in row] for row in value]
    return _cell(value)


def _cell(value: Any) -> Any:
    if type(value) is not int:
        return value
    return OMITTED if value == MISSING else _ERRORS.get(value, float(value))


def shown(cell: Cell) -> Any:
    """A cell of an answer as Excel takes it; a refusal is its code, which the add-in makes an error value of."""
    if cell is None:
        return ""
    return error_code(cell) if isinstance(cell, BenchError) else cell


def in_words(cell: Cell) -> Any:
    """The same for a cell that can only show text: a refusal with its reason."""
    return f"{error_code(cell)} {cell.message('da')}" if isinstance(cell, BenchError) else shown(cell)


class Cells(Accessor):
    """xlwings' conversion of an argument: a range's bare values in one message, no dates or currencies made of them."""

    @classmethod
    def reader(cls, options: Any) -> Any:
        stages: Any = Pipeline()
        return stages.append_stage(_read)

    @classmethod
    def writer(cls, options: Any) -> Any:
        return Pipeline()


def _read(context: Any) -> None:
    if context.range is None:
        context.value = argument(context.value)
        return
    marked = context.range.api
    context.value = _SEVERAL_AREAS if marked.Areas.Count > 1 else argument(marked.Value2)
