"""A workbook to refresh, whatever holds it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

Column = Sequence[Any]
"""Cells of a column from the first row of data down: text, floats, truth values, dates, ``None`` where blank."""


@dataclass(frozen=True, slots=True)
class TableState:
    """What stands in an Excel table now."""

    name: str
    headers: tuple[str, ...]
    columns: tuple[Column, ...]
    calculated: frozenset[int]
    """Columns, from 0, that one formula fills: they need no row to belong to."""
    mixed: frozenset[int]
    """Other columns with formulas in them: the user's, and not to be written over."""
    dates: frozenset[int] = frozenset()
    """Columns whose cells are formatted as dates, also where they are blank."""

    @property
    def rows(self) -> int:
        """Rows of data, blank ones included."""
        return len(self.columns[0]) if self.columns else 0


@dataclass(frozen=True, slots=True)
class Rows:
    """What a table is to hold.

    ``columns`` are written, by their number; the user's own cells come to each
    new row from the old row in ``origins``, or are blank where that is ``None``.
    """

    columns: Mapping[int, Column]
    origins: Sequence[int | None]


class Target(Protocol):
    """A workbook whose tables can be read and written.

    All methods may raise a ``BenchError``; a table whose writing did so stands
    as it stood before.
    """

    @property
    def name(self) -> str:
        """The file's name."""

    @property
    def folder(self) -> Path:
        """What relative paths of sources start from."""

    def tables(self) -> list[str]:
        """The names of all tables."""

    def read(self, table: str) -> TableState:
        """What stands in a table (its name in any case)."""

    def write(self, table: str, rows: Rows) -> None:
        """Give a table new rows: its range adjusted, formulas and charts following."""

    def recalculate(self) -> None:
        """Calculate every formula, once all tables are written."""
