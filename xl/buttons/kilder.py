"""The table Kilder: where the workbook's figures come from, and what came of fetching them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

from xl.buttons.errors import CellOfSourceMissing, NoSources, NoSourcesTable, SourcesColumnMissing, TwoSourcesForTable
from xl.buttons.report import Outcome, SourceResult
from xl.buttons.target import Rows, TableState, Target
from xl.cells import is_blank
from xl.names import key

TABLE: Final = "Kilder"
ASKED: Final = ("Navn", "Slags", "Adresse", "Forespørgsel", "Tabel")
OPTIONAL: Final = ("Nøgle", "Kolonner")
STAMPED: Final = ("Sidst hentet", "Rækker", "Resultat", "Fingeraftryk")
_SHOWN_REASON: Final = 500


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row of Kilder: what is to be fetched, and where it goes."""

    index: int
    name: str
    kind: str
    address: str
    query: str
    table: str
    key: tuple[str, ...]
    """The columns that tell the rows apart, where the user has said so."""
    columns: tuple[str, ...]
    """The columns that the source fills, where that is known."""
    fingerprint: str

    def check(self) -> None:
        """Refuse a row that lacks a cell.

        Raises:
            CellOfSourceMissing: says which.
        """
        needed = (("Navn", self.name), ("Slags", self.kind), ("Adresse", self.address), ("Tabel", self.table))
        for column, cell in needed:
            if not cell:
                raise CellOfSourceMissing(argument=TABLE, row=self.index + 1, value=column)


class Kilder:
    """The table Kilder of a workbook."""

    def __init__(self, target: Target) -> None:
        if key(TABLE) not in map(key, target.tables()):
            raise NoSourcesTable(value=target.name)
        self._target = target
        self.state = target.read(TABLE)
        for header in (*ASKED, *STAMPED):
            if _place(self.state, header) is None:
                raise SourcesColumnMissing(value=header, needed=", ".join((*ASKED, *STAMPED)))

    def rows(self, only: Collection[str] = ()) -> list[SourceRow]:
        """The sources, or those of some names.

        Raises:
            NoSources: there are none.
            TwoSourcesForTable: one table is filled twice.
        """
        found = [self._row(index) for index in range(self.state.rows) if self._filled(index)]
        seen: dict[str, SourceRow] = {}
        for row in found:
            if row.table and seen.setdefault(key(row.table), row) is not row:
                raise TwoSourcesForTable(
                    argument=TABLE, row=row.index + 1, value=row.table, other=seen[key(row.table)].index + 1)
        chosen = [row for row in found if not only or key(row.name) in map(key, only)]
        missing = [name for name in only if key(name) not in {key(row.name) for row in found}]
        if not chosen or missing:
            raise NoSources(named=f": {', '.join(missing)}" if missing else "")
        return chosen

    def stamp(self, rows: list[SourceRow], results: list[SourceResult], now: dt.datetime) -> None:
        """Say what came of it; a source that failed keeps when and what it last answered."""
        columns = {
            _needed(self.state, header): list(self.state.columns[_needed(self.state, header)]) for header in STAMPED
        }
        filled = _place(self.state, "Kolonner")
        if filled is not None:
            columns[filled] = list(self.state.columns[filled])
        when, count, told, print_ = (columns[_needed(self.state, header)] for header in STAMPED)
        for row, result in zip(rows, results):
            told[row.index] = result.told[:_SHOWN_REASON]
            if result.outcome is Outcome.FAILED:
                told[row.index] += f" ({now:%d-%m-%Y %H:%M})"
                continue
            when[row.index], count[row.index] = now.replace(microsecond=0), float(result.rows_after)
            print_[row.index] = result.fingerprint
            if filled is not None:
                columns[filled][row.index] = "; ".join(result.columns)
        self._target.write(TABLE, Rows(columns, list(range(self.state.rows))))

    def _filled(self, index: int) -> bool:
        return any(not is_blank(self._cell(header, index)) for header in ASKED)

    def _cell(self, header: str, index: int) -> Any:
        place = _place(self.state, header)
        return None if place is None else self.state.columns[place][index]

    def _row(self, index: int) -> SourceRow:
        name, kind, address, query, table, keys, columns, print_ = (
            _text(self._cell(header, index)) for header in (*ASKED, *OPTIONAL, "Fingeraftryk")
        )
        return SourceRow(index, name, kind, address, query, table, _names(keys), _names(columns), print_)


def _place(state: TableState, header: str) -> int | None:
    return next((n for n, name in enumerate(state.headers) if key(name) == key(header)), None)


def _needed(state: TableState, header: str) -> int:
    place = _place(state, header)
    assert place is not None
    return place


def _text(cell: Any) -> str:
    if is_blank(cell):
        return ""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()


def _names(cell: str) -> tuple[str, ...]:
    """Names parted by semicolons or lines; a header may hold a comma."""
    return tuple(name.strip() for name in cell.replace("\n", ";").split(";") if name.strip())
