"""The one function that the add-in's VBA calls for every cell of ours."""

from __future__ import annotations

from typing import Any, Final

import xlwings

from xl.catalogue import OMITTED, Function, functions
from xl.hosts.classic.memory import Known, Memory, Pointed
from xl.hosts.classic.values import argument, shown
from xl.session import Reference, Session, running

HOST: Final = "Excel"
POINTED: Final = "\x01pointed"
"""What the add-in puts in front of a cell that it describes instead of handing over its value."""
_memory = Memory()


def answered(name: str, caller: str, date1904: bool, given: tuple[Any, ...]) -> list[list[Any]]:
    """The answer of a function to a cell, as Excel takes it.

    ``caller`` is the cell as Excel writes it; it is remembered for ``WHY``.
    """
    entry = functions().get(name)
    if entry is None:
        return [["#NAME?"]]
    arguments, pointed = _arguments(entry, given)
    session = Session(HOST, lambda reference: _memory.explain(reference, pointed), date1904)
    with running(session):
        answer = entry(*arguments)
    _memory.note(caller, Known(entry, answer))
    return [[shown(cell) for cell in row] for row in answer.cells]


def _arguments(entry: Function, given: tuple[Any, ...]) -> tuple[list[Any], Pointed | None]:
    """The arguments as the catalogue takes them, and the cell that one of them points at."""
    arguments: list[Any] = []
    pointed = None
    for value in given:
        if type(value) is tuple and len(value) == 6 and value[0] == POINTED:
            _, anchor, row, column, formula, content = value
            pointed = Pointed(str(anchor), int(row), int(column), str(formula))
            arguments.append(Reference("", pointed.row + 1, pointed.column + 1, argument(content)))
        else:
            arguments.append(argument(value))
    while len(arguments) > entry.minimum and arguments[-1] is OMITTED:
        arguments.pop()
    return arguments, pointed


@xlwings.ret(convert="raw")
@xlwings.arg("given", convert="raw")
@xlwings.arg("date1904", convert="raw")
@xlwings.arg("place", convert="raw")
@xlwings.arg("name", convert="raw")
@xlwings.func
def answer(name, place, date1904, given):  # type: ignore[no-untyped-def]  # xlwings would read types as conversions
    """Answers for a cell."""
    return answered(name, place, bool(date1904), given)
