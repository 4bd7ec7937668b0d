"""How a value and an answer are told to a person, in Danish; what ``WHY`` is made of."""

from __future__ import annotations

from typing import Any

from pyxl_bench.errors import BenchError
from xl.catalogue import Function, Text
from xl.cells import ErrorValue, error_code


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


def refusal(function: Function, error: BenchError) -> str:
    """Why a call answered an error."""
    return f"{error_code(error)}: {function.name}: {error.message('da')}"


def account(function: Function, cell: Any, call: str, notes: tuple[Text, ...]) -> str:
    """How a call came by its answer; ``call`` is the formula, or the call with what it was given."""
    told = "".join(f" {note.da}" for note in notes)
    return f"{danish(cell)} = {call}. {function.answers.da}{told} Kilde: {function.source}."
