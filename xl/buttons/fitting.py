"""A source's rows as the table has them: columns found by name, cells of the table's types, all checked.

The types are the table's own: what its cells hold and how they are formatted.
A cell that does not fit stops the source; nothing is guessed, left out or
rounded on the way.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from pyxl_bench.errors import AmbiguousNumber, BenchError, NotADate, NotANumber, NotYesOrNo
from xl.buttons.cells import CONVERT, Kind, kind_in_source, kind_of, taken
from xl.buttons.errors import (
    CellsNotUsable,
    ColumnMoved,
    FormulaInSourceColumn,
    NoColumnInCommon,
    OwnColumnUnclear,
    PersonalNumbers,
)
from xl.buttons.report import RowFault
from xl.buttons.target import Column, TableState
from xl.cells import is_blank, number_from_text
from xl.cpr import holds_cpr, names_persons
from xl.names import key, nearest
from xl.sources import Fetched
from xl.sources.errors import SourceEmpty

_MASKED: Final = re.compile(r"\d{6}-?\d{4}")
_LONGEST_TEXT: Final = 32_767


@dataclass(frozen=True, slots=True)
class Fitted:
    """The rows of a source, ready for the table: cells by the table's column, from 0."""

    columns: dict[int, list[Any]]
    kinds: dict[int, Kind]
    headers: tuple[str, ...]
    """The table's names of those columns."""
    fingerprint: str
    notes: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        """How many there are."""
        return len(next(iter(self.columns.values())))


def fit(fetched: Fetched, state: TableState, wanted: Sequence[str] = ()) -> Fitted:
    """The source's rows for a table; ``wanted`` are the columns that the source filled last time.

    Raises:
        BenchError: a column is missing or unclear, or cells cannot be used.
    """
    if fetched.frame.empty:
        raise SourceEmpty()
    places = _places(list(fetched.frame.columns), state, wanted)
    raw = {number: fetched.frame[header].tolist() for number, header in places.items()}
    _refuse_personal_numbers(state, raw)
    kinds = {
        number: kind_of(state.columns[number], dated=number in state.dates) or kind_in_source(cells)
        for number, cells in raw.items()
    }
    columns = {number: list(map(CONVERT[kinds[number]], cells)) for number, cells in raw.items()}
    _validate(columns, kinds, state.headers, fetched)
    headers = tuple(state.headers[number] for number in columns)
    used = {key(header) for header in headers}
    unused = [str(header) for header in fetched.frame.columns if key(str(header)) not in used]
    notes = (f"kolonner i kilden, som tabellen ikke har: {', '.join(unused)}",) if unused else ()
    return Fitted(columns, kinds, headers, _fingerprint(headers, columns), notes)


# --- columns -----------------------------------------------------------------


def _places(found: list[str], state: TableState, wanted: Sequence[str]) -> dict[int, str]:
    """The table's columns that the source fills, with their names in the source.

    The user's own columns stand to the right of the source's, or are the
    formulas of the table.
    """
    by_key = {key(header): header for header in found}
    places = {
        number: by_key[key(header)]
        for number, header in enumerate(state.headers)
        if key(header) in by_key and number not in state.calculated
    }
    if wanted:
        keys = {key(header) for header in wanted}
        places = {number: name for number, name in places.items() if key(state.headers[number]) in keys}
        for header in wanted:
            if key(header) not in {key(state.headers[number]) for number in places}:
                _refuse_missing(header, found, places)
    elif not places:
        raise NoColumnInCommon(value=", ".join(found[:10]))
    else:
        _refuse_unclear(found, state, places)
    for number in places:
        if number in state.mixed:
            raise FormulaInSourceColumn(value=state.headers[number])
    return places


def _refuse_unclear(found: list[str], state: TableState, places: dict[int, str]) -> None:
    """Refuse a first refresh where a column may be the source's under another name."""
    for number, header in enumerate(state.headers):
        if number in places or number in state.calculated or number in state.mixed:
            continue
        left = [name for name in found if name not in places.values()]
        if number < max(places) or nearest(header, left):
            _refuse_missing(header, found, places)
        if any(not is_blank(cell) for cell in state.columns[number]):
            columns = "; ".join(state.headers[place] for place in places)
            raise OwnColumnUnclear(value=header, columns=columns)


def _refuse_missing(header: str, found: list[str], places: dict[int, str]) -> None:
    left = [name for name in found if name not in places.values()] or found
    raise ColumnMoved(value=header, nearest=" / ".join(nearest(header, left) or left[:5]))


# --- cells -------------------------------------------------------------------


def _refuse_personal_numbers(state: TableState, raw: dict[int, list[Any]]) -> None:
    """Refuse civil registration numbers: written as such, in a column named for persons, or most of a column.

    A few accounts of ten digits that begin with a date are accounts.
    """
    for number, cells in raw.items():
        found = [cell for cell in cells if holds_cpr(cell)]
        written = any(isinstance(cell, str) and not cell.strip().isdigit() for cell in found)
        most = 2 * len(found) > sum(not is_blank(cell) for cell in cells)
        if written or (found and (most or names_persons(state.headers[number]))):
            raise PersonalNumbers(value=state.headers[number])


def _validate(columns: dict[int, list[Any]], kinds: dict[int, Kind], headers: Sequence[str], fetched: Fetched) -> None:
    """Check every cell against its column.

    Raises:
        CellsNotUsable: lists all that do not fit, each with its row and why.
    """
    import pandera.pandas as pandera

    frame = pd.DataFrame({number: pd.Series(cells, dtype=object) for number, cells in columns.items()})
    schema = pandera.DataFrameSchema(
        {
            number: pandera.Column(
                object,
                [
                    pandera.Check(lambda cells, kind=kind: cells.map(lambda cell: taken(cell, kind)), name=kind),
                    pandera.Check(_short_enough, name="længde"),
                ],
                nullable=True,
            )
            for number, kind in kinds.items()
        },
        strict=True,
    )
    try:
        schema.validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as errors:
        cases = errors.failure_cases.sort_values(["index", "column"])
        faults = [
            RowFault(fetched.row_name(int(row)), headers[column], _shown(cell), _why(cell, kinds[column]))
            for row, column, cell in zip(cases["index"], cases["column"], cases["failure_case"])
        ]
        raise CellsNotUsable(value=len(faults), first=str(faults[0]), faults=faults) from None


def _short_enough(cells: pd.Series) -> pd.Series:
    return cells.map(lambda cell: not isinstance(cell, str) or len(cell) <= _LONGEST_TEXT)


def _why(cell: Any, kind: Kind) -> str:
    """Why a cell does not fit its column, and what to do."""
    if kind is Kind.TEXT:
        return f"teksten er længere end de {_LONGEST_TEXT} tegn, en celle kan rumme."
    error: BenchError = {Kind.NUMBER: NotANumber, Kind.DATE: NotADate, Kind.LOGICAL: NotYesOrNo}[kind](
        value=_shown(cell)
    )
    if kind is Kind.NUMBER and isinstance(cell, str):
        try:
            number_from_text(cell)
        except AmbiguousNumber as ambiguous:
            error = AmbiguousNumber(value=_shown(ambiguous.value))
        except BenchError:
            pass
    return error.message("da")


def _shown(cell: Any) -> str:
    """A cell as a message may show it: short, and without civil registration numbers."""
    return _MASKED.sub("******-****", str(cell))[:80]


def _fingerprint(headers: Sequence[str], columns: dict[int, list[Any]]) -> str:
    """A short hash of the rows: the same rows in the same order give the same."""
    digest = hashlib.sha256()
    for header, cells in zip(headers, columns.values()):
        digest.update(repr([header, *cells]).encode("utf-8", "backslashreplace"))
    return digest.hexdigest()[:16]


__all__ = ["Column", "Fitted", "fit"]
