"""The catalogue as xlwings serves it to Office.js: a function per entry, with its help.

xlwings Lite loads this module as it is; it needs nothing but xlwings, numpy and pandas.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from keyword import iskeyword
from typing import Any, Final

from xlwings.server import Caller, arg, func, ret

from xl.catalogue import OMITTED, Function, functions
from xl.hosts.office.memory import MEMORY
from xl.hosts.office.values import Cells, shown
from xl.hosts.wizard import about, about_argument
from xl.session import Reference, Session, running

HOST: Final = "Office.js"
LANGUAGE: Final = "da"
_CALLER: Final = "from_cell"
"""The parameter that tells the calling cell; Excel does not see it."""


def _explain(reference: Reference) -> str:
    return "I denne vært kan en funktion ikke se andre cellers formler. Åbn opgaveruden: den viser fejlenes grunde."


def _worksheet_function(entry: Function) -> Callable[..., Any]:
    """An entry as a Python function that xlwings can read."""

    def call(*given: Any, **host: Any) -> list[list[Any]]:
        with running(Session(HOST, _explain)):
            answer = entry(*_without_omitted(given))
        caller = host.get(_CALLER)
        if caller is not None:
            MEMORY.note(f"{caller.sheet_name}!{caller.address}", entry, answer)
        return [[shown(cell) for cell in row] for row in answer.cells]

    call.__name__ = call.__qualname__ = entry.name
    call.__doc__ = about(entry, LANGUAGE)
    parameters = [
        inspect.Parameter(
            _python_name(parameter.name), inspect.Parameter.POSITIONAL_OR_KEYWORD,
            default=inspect.Parameter.empty if parameter.required else OMITTED)
        for parameter in entry.parameters
    ]
    caller = inspect.Parameter(_CALLER, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=Caller | None)
    call.__signature__ = inspect.Signature([*parameters, caller])  # type: ignore[attr-defined]
    call.__annotations__ = {_CALLER: Caller | None}
    wrapped: Any = ret()(call)
    for parameter in entry.parameters:
        wrapped = arg(_python_name(parameter.name), convert=Cells, doc=about_argument(parameter, LANGUAGE))(wrapped)
    named: Callable[..., Any] = func(wrapped)
    return named


def _python_name(name: str) -> str:
    """A name that Python keeps for itself gets an underscore."""
    return f"{name}_" if iskeyword(name) else name


def _without_omitted(given: tuple[Any, ...]) -> tuple[Any, ...]:
    """The arguments up to the last one given."""
    last = max((place for place, value in enumerate(given, start=1) if value is not OMITTED), default=0)
    return given[:last]


__all__ = list(functions())
globals().update({name: _worksheet_function(entry) for name, entry in functions().items()})
