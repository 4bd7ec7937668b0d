"""The catalogue as xlwings imports it: one function per entry, under its own name, with its help.

xlwings reads a function's name, arguments and help when it is decorated, and
writes the VBA around it. Here an error can only be shown as text, which is why
the add-in has a way of its own (:mod:`xl.hosts.classic.addin`).
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any, Final, cast

import xlwings

from xl.catalogue import OMITTED, Function, functions
from xl.hosts.classic.naming import vba_name
from xl.hosts.classic.settings import language
from xl.hosts.classic.values import Cells, in_words
from xl.hosts.wizard import CATEGORY, about, about_argument
from xl.session import Reference, Session, running

HOST: Final = "Excel, xlwings"


def _explain(reference: Reference) -> str:
    return (
        "En funktion, som xlwings har importeret, viser selv sin begrundelse. "
        "Med tilføjelsesprogrammet (pyxl-bench install) forklarer WHY enhver celle."
    )


def _counts_from_1904() -> bool:
    book = getattr(getattr(xlwings, "_xlwindows", None), "BOOK_CALLER", None)
    return bool(book.Date1904) if book is not None else False


def _worksheet_function(entry: Function) -> Callable[..., Any]:
    """An entry as a Python function that xlwings can read."""

    def call(*given: Any) -> list[list[Any]]:
        with running(Session(HOST, _explain, _counts_from_1904())):
            return [[in_words(cell) for cell in row] for row in entry(*given).cells]

    spoken = language()
    names = {parameter: vba_name(parameter.name) for parameter in entry.parameters}
    call.__name__ = call.__qualname__ = entry.name
    call.__doc__ = about(entry, spoken)
    call.__signature__ = inspect.Signature([  # type: ignore[attr-defined]
        inspect.Parameter(
            name,
            inspect.Parameter.POSITIONAL_OR_KEYWORD,
            default=inspect.Parameter.empty if parameter.required else OMITTED,
        )
        for parameter, name in names.items()
    ])
    call.__annotations__ = {}
    wrapped: Any = xlwings.ret(convert=Cells)(call)
    for parameter, name in names.items():
        wrapped = xlwings.arg(name, convert=Cells, doc=about_argument(parameter, spoken))(wrapped)
    wrapped = xlwings.func(category=CATEGORY)(wrapped)  # last: the others would put it into xlwings' own category
    return cast("Callable[..., Any]", wrapped)


globals().update({name: _worksheet_function(entry) for name, entry in functions().items()})
