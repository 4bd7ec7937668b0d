"""The process that calculates for Calc: a question a line, an answer a line.

A question is ``[name, arguments, counts days from 1904]`` in JSON. An argument
is a cell, rows of cells, ``null`` where the formula leaves it out, or what there
is to know of a cell that is pointed at; a blank cell of a range is an empty
text. The answer is rows of cells, an error as ``{"error": code}``.
"""

from __future__ import annotations

import json
import sys
from functools import partial
from typing import Any, BinaryIO

import xl.startup  # noqa: F401  before anything that imports numpy
from pyxl_bench.errors import BenchError
from xl.catalogue import OMITTED, functions
from xl.cells import Cell, ErrorValue, error_code
from xl.hosts.calc.explain import Memory
from xl.session import Reference, Session, running


def serve(questions: BinaryIO, answers: BinaryIO) -> None:
    """Answer until there are no more questions."""
    memory = Memory()
    for line in questions:
        answers.write(json.dumps(_answer(memory, *json.loads(line))).encode("ascii") + b"\n")
        answers.flush()


def _answer(memory: Memory, name: str, given: list[Any], date1904: bool) -> list[list[Any]]:
    function = functions().get(name.upper())
    if function is None:
        return [[{"error": "#NAME?"}]]
    arguments = [_argument(value) for value in given]
    while arguments and arguments[-1] is OMITTED:
        arguments.pop()
    pointed = next((value for value in given if isinstance(value, dict)), {})
    with running(Session("calc", partial(memory.explain, pointed), date1904)):
        answer = function(*arguments)
    memory.keep(function, arguments, answer)
    return [[_told(cell) for cell in row] for row in answer.cells]


def _argument(given: Any) -> Any:
    """An argument as the catalogue takes it; rows of a single cell are that cell."""
    if given is None:
        return OMITTED
    if isinstance(given, dict):
        value = given["value"]
        shown = ErrorValue(value["error"]) if isinstance(value, dict) else value
        return Reference(given["sheet"], given["row"], given["column"], shown)
    if isinstance(given, list) and len(given) == len(given[0]) == 1:
        return given[0][0]
    return given


def _told(cell: Cell) -> Any:
    return {"error": error_code(cell)} if isinstance(cell, BenchError) else cell


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
