"""What is said of a cell, in the words that every host uses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from pyxl_bench.errors import BenchError
from xl.catalogue import OMITTED, Answer, Function
from xl.cells import SUPPRESSED, ErrorValue, date, error_code, is_blank
from xl.session import Reference

POINT_AT_A_CELL: Final = "Peg på én celle, fx =WHY(B5)."
_SHOWN_ROWS: Final = 3


def danish(value: Any) -> str:
    """A value as a Danish reader writes it, short."""
    if isinstance(value, bool):
        return "SAND" if value else "FALSK"
    if isinstance(value, (int, float)):
        text = f"{value:,.10g}" if abs(value) < 1e15 else f"{value:.6g}"
        return text.replace(",", "\0").replace(".", ",").replace("\0", ".")
    if isinstance(value, ErrorValue):
        return value.code
    return f'"{value}"' if isinstance(value, str) else "tom" if value is None else str(value)


def typed(value: Any) -> str:
    """What is said of a cell without a formula."""
    return "Cellen er tom." if is_blank(value) else f"Cellen indeholder {danish(value)}; ingen formel."


def told(function: Function, arguments: Sequence[Any], answer: Answer, row: int, column: int) -> str:
    """How a cell of an answer came about, or why it was refused."""
    given = "; ".join(
        f"{parameter.name} = {_summary(value, parameter.arg.unit.en)}"
        for parameter, value in zip(function.parameters, arguments)
    )
    return account(function, f"{function.name}({given})", answer, row, column)


def account(function: Function, call: str, answer: Answer, row: int, column: int) -> str:
    """The same of a call that the reader knows by its formula."""
    cell = answer.at(row, column)
    if isinstance(cell, BenchError):
        return f"{error_code(cell)}: {function.name}: {cell.message('da')}"
    notes = [note.da for note in answer.told(row, column)]
    if is_blank(cell):
        notes.insert(0, f"Tom, fordi de celler, svaret bygger på, er tomme. Svar: {function.result.da}.")
    elif cell == SUPPRESSED and not notes:
        notes.append("Skjult, fordi et tal, svaret bygger på, er skjult.")
    said = " ".join([function.answers.da, *notes])
    return f"{danish(cell)} = {call}. {said} Kilde: {function.source}."


def _summary(value: Any, unit: str) -> str:
    if isinstance(value, Reference):
        value = value.value
    if not isinstance(value, list):
        return "udeladt" if value is OMITTED else _in_unit(value, unit)
    if len(value) <= _SHOWN_ROWS and len(value[0]) == 1:
        return " | ".join(_in_unit(row[0], unit) for row in value)
    return f"{len(value)} rækker x {len(value[0])} kolonner"


def _in_unit(value: Any, unit: str) -> str:
    """A value of an argument; a year is no thousands, a date no serial number."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if unit == "year":
            return f"{value:.10g}".replace(".", ",")
        if unit == "date":
            try:
                return f"{date(value):%d-%m-%Y}"
            except BenchError:
                pass
    return danish(value)
