"""What a function may know of the host that runs it: its name, and how to explain a cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Final, NamedTuple


class Reference(NamedTuple):
    """A cell that an argument points at, with its value.

    ``sheet`` is empty where the formula names none; ``row`` is 0 where the
    argument is not a plain reference.
    """

    sheet: str
    row: int
    column: int
    value: Any


@dataclass(frozen=True, slots=True)
class Session:
    """A host at work."""

    host: str
    explain: Callable[[Reference], str]
    date1904: bool = False
    """Whether the workbook counts its days from 1904."""


def _no_explanation(reference: Reference) -> str:
    return "Denne vært kan ikke se, hvordan andre celler er beregnet. Genberegn bogen med: pyxl-bench recalc"


_NONE: Final = Session("python", _no_explanation)
_current: ContextVar[Session] = ContextVar("session", default=_NONE)


def session() -> Session:
    """The host that is calculating now."""
    return _current.get()


@contextmanager
def running(host: Session) -> Iterator[None]:
    """Calculate under ``host`` for the length of a ``with`` block."""
    token = _current.set(host)
    try:
        yield
    finally:
        _current.reset(token)
