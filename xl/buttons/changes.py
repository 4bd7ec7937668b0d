"""What a refresh changes in a table: rows, totals, and where the user's own cells go."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from xl.buttons.cells import CONVERT, Kind
from xl.buttons.errors import KeyNotUnique, KeyRepeated
from xl.buttons.fitting import Fitted
from xl.buttons.report import Changes, Total
from xl.buttons.target import TableState
from xl.cells import is_blank
from xl.names import find, key

_NOT_SUMMED: Final = ("år", "periode", "måned", "uge", "kvartal", "kommunekode", "kommunenr", "konto", "kode", "nr")
_Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What changes, whether the table must be written at all, and what each new row takes over."""

    changes: Changes
    same: bool
    origins: list[int | None]
    notes: tuple[str, ...] = ()


def compare(state: TableState, new: Fitted, wanted_key: Sequence[str] = ()) -> Difference:
    """A table's rows against the source's.

    Rows are known by the columns of ``wanted_key``, or else by all columns of
    text and dates.

    Raises:
        UnknownName: a column of the key is not in the table.
        KeyRepeated: the columns of ``wanted_key`` do not tell the source's rows apart.
        KeyNotUnique: the user's own cells could not follow their rows.
    """
    own = _own_columns(state, new)
    old_rows = [
        row for row in range(state.rows) if any(not is_blank(state.columns[n][row]) for n in (*new.columns, *own))
    ]
    old = {number: [state.columns[number][row] for row in old_rows] for number in new.columns}
    keys = _key_columns(state, new, wanted_key)
    old_keys, new_keys = _tuples(old, keys), _tuples(new.columns, keys)
    totals = _totals(state, new, old, keys)
    same = len(old_rows) == state.rows and all(_equal(old[n], new.columns[n]) for n in new.columns)
    repeated = len(set(new_keys)) < len(new_keys)
    if repeated and wanted_key:
        raise KeyRepeated(value=", ".join(state.headers[n] for n in keys), example=_told(_twice(new_keys)))
    if repeated or len(set(old_keys)) < len(old_keys):
        if own and not same:
            _refuse(state, keys, own[0], old_keys, new_keys)
        before, after = (Counter(_tuples(columns, list(new.columns))) for columns in (old, new.columns))
        changes = Changes((after - before).total(), 0, (before - after).total(), totals)
        return Difference(changes, same, [None] * new.rows, _told_twice(after))
    place = {found: index for index, found in enumerate(old_keys)}
    origins = [place.get(found) for found in new_keys]
    kept = set(new_keys)
    gone = [index for index, found in enumerate(old_keys) if found not in kept]
    changed = sum(
        origin is not None and any(not _alike(old[n][origin], new.columns[n][index]) for n in new.columns)
        for index, origin in enumerate(origins)
    )
    lost = tuple(
        f"{_told(old_keys[index])}: {state.headers[n]} = {_shown(state.columns[n][old_rows[index]])}"
        for index in gone
        for n in own
        if not is_blank(state.columns[n][old_rows[index]])
    )
    changes = Changes(origins.count(None), changed, len(gone), totals, lost)
    return Difference(changes, same, [None if origin is None else old_rows[origin] for origin in origins])


def _own_columns(state: TableState, new: Fitted) -> list[int]:
    """The user's own columns whose cells belong to a row: not filled by one formula, and not blank."""
    return [
        number
        for number in range(len(state.headers))
        if number not in new.columns
        and number not in state.calculated
        and (number in state.mixed or any(not is_blank(cell) for cell in state.columns[number]))
    ]


def _key_columns(state: TableState, new: Fitted, wanted: Sequence[str]) -> list[int]:
    if wanted:
        by_place = list(new.columns)
        names = [state.headers[number] for number in by_place]
        return [by_place[find(name, names, "Nøgle")] for name in wanted]
    words = [number for number, kind in new.kinds.items() if kind in (Kind.TEXT, Kind.DATE)]
    periods = [n for n in new.columns if n not in words and key(state.headers[n]).startswith(_NOT_SUMMED)]
    return sorted(words + periods) or list(new.columns)


def _tuples(columns: dict[int, list[Any]], numbers: list[int]) -> list[_Key]:
    return list(zip(*([_plain(cell) for cell in columns[number]] for number in numbers)))


def _plain(cell: Any) -> Any:
    """A cell as it is compared: a time to the second, a number to a spreadsheet's fifteen digits."""
    if isinstance(cell, dt.datetime):
        return (cell + dt.timedelta(microseconds=500_000)).replace(microsecond=0)
    if type(cell) is float and not cell.is_integer():
        return float(f"{cell:.15g}")
    return None if cell == "" else cell


def _alike(one: Any, other: Any) -> bool:
    one, other = _plain(one), _plain(other)
    return bool(one == other and isinstance(one, bool) == isinstance(other, bool))


def _equal(one: list[Any], other: list[Any]) -> bool:
    return len(one) == len(other) and all(map(_alike, one, other))


def _totals(state: TableState, new: Fitted, old: dict[int, list[Any]], keys: list[int]) -> tuple[Total, ...]:
    """The sums of the columns of numbers, but for those that name a row or a time."""
    return tuple(
        Total(state.headers[number], _sum(old[number]), _sum(new.columns[number]))
        for number, kind in new.kinds.items()
        if kind is Kind.NUMBER and number not in keys and not key(state.headers[number]).startswith(_NOT_SUMMED)
    )


def _sum(cells: list[Any]) -> float:
    return math.fsum(cell for cell in cells if type(cell) is float)


def _refuse(state: TableState, keys: list[int], own: int, old: list[_Key], new: list[_Key]) -> None:
    twice = _twice(old) or _twice(new)
    raise KeyNotUnique(
        value=state.headers[own], columns=", ".join(state.headers[n] for n in keys), example=_told(twice)
    )


def _twice(names: list[_Key]) -> _Key:
    """The first that stands more than once."""
    return next((name for name, count in Counter(names).items() if count > 1), ())


def _told_twice(rows: Counter[_Key]) -> tuple[str, ...]:
    """What to know of rows of the source that are the same in every cell: perhaps one too many."""
    again = rows.total() - len(rows)
    if not again:
        return ()
    words = "række er magen til en anden" if again == 1 else "rækker er magen til andre"
    example = next(_told(row) for row, count in rows.items() if count > 1)
    return (f"{again} {words} i hver celle og talt med ({example})",)


def _told(name: _Key) -> str:
    return " / ".join(map(_shown, name))


def _shown(cell: Any) -> str:
    """A cell as the user would write it."""
    return str(CONVERT[Kind.TEXT](cell) or "")
