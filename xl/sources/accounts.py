"""Account extracts from Opus or Prisme, summed to target groups and cost kinds by a mapping table of the workbook.

The address is a CSV or Excel file, or a folder of them. Options: ``mapning``
(the workbook's table that maps accounts; ``Kontokort``), ``konto``, ``beløb``
(the extract's columns, where their names are unusual), ``pr`` (further columns
to sum by, parted by commas, such as ``Periode``), and those of files.

The mapping has the columns Konto, Målgruppe and Omkostningstype. An account is
written out, as a beginning with ``*`` (``5.58.82*``), or as a range
(``55880-55889``); the most exact one counts. What no line maps is summed by
itself, so that the total is the extract's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from typing import Any, Final, NamedTuple

import pandas as pd

from pyxl_bench.errors import BenchError
from xl.cells import is_blank, number_from_text
from xl.cpr import masked
from xl.names import key, nearest
from xl.sources import files
from xl.sources.errors import (
    AccountMappedTwice,
    AmountUnreadable,
    ExtractColumnMissing,
    MappingMissing,
    SumNotThatOfLines,
)
from xl.sources.order import Fetched, Order, frame

OPTIONS: Final = ("mapning", "konto", "beløb", "pr", *files.OPTIONS)
MAPPING: Final = "Kontokort"
UNMAPPED: Final = "Ikke i kontokortet"
_ACCOUNT: Final = ("konto", "kontonummer", "kontonr.", "kontonr", "artskonto", "psp-element", "psp element")
_AMOUNT: Final = ("beløb", "beløb i kr.", "beløb i kr", "forbrug", "regnskab", "realiseret", "faktisk")
_TOTALS: Final = ("", "i alt", "ialt", "samlet", "total", "resultat", "samlet resultat", "sum")
_RANGE: Final = re.compile(r"(\d+)\s*-\s*(\d+)")
_TOLERANCE: Final = 1
"""Øre that a total line may differ from its lines for rounding."""


class Line(NamedTuple):
    """A line of the mapping: the accounts it means, and what they are."""

    account: str
    group: str
    cost: str

    def meets(self, account: str) -> bool:
        """Whether it means an account."""
        span = _RANGE.fullmatch(self.account)
        if span and account.isdecimal():
            return len(account) == len(span[1]) and span[1] <= account <= span[2]
        return fnmatchcase(account, self.account) if "*" in self.account else account == self.account

    @property
    def exactness(self) -> int:
        """The more, the fewer accounts it can mean."""
        span = _RANGE.fullmatch(self.account)
        if span:
            return len(span[1]) - len(str(int(span[2]) - int(span[1])))
        return len(self.account.rstrip("*")) if "*" in self.account else 1000


def fetch(order: Order) -> Fetched:
    """The amounts of an extract by target group and cost kind, in the order of the mapping."""
    options = order.options(*OPTIONS)
    query = "&".join(f"{name}={value}" for name, value in options.items() if name in files.OPTIONS)
    extract = files.fetch(replace(order, query=query))
    mapping = _mapping(order, options.get("mapning", MAPPING))
    headers = [str(header) for header in extract.frame.columns]
    account = _column(headers, options.get("konto"), _ACCOUNT, "konto")
    amount = _column(headers, options.get("beløb"), _AMOUNT, "beløb")
    by = [_column(headers, name.strip(), (), "pr") for name in options.get("pr", "").split(",") if name.strip()]
    return _summed(extract, mapping, account, amount, by)


def _summed(extract: Fetched, mapping: list[Line], account: str, amount: str, by: list[str]) -> Fetched:
    sums: dict[tuple[Any, ...], list[int]] = {}
    found: dict[str, Line] = {}
    unmapped: dict[str, int] = {}
    running, totals = 0, 0
    place = {(line.group, line.cost): number for number, line in reversed(list(enumerate(mapping)))}
    cells = zip(*(extract.frame[name].tolist() for name in (account, amount, *by)))
    for row, (raw, money, *further) in enumerate(cells):
        if is_blank(money):
            continue
        name, cents = _account(raw), _cents(money, extract.row_name(row), amount)
        if key(name) in _TOTALS:
            if abs(cents - running) > _TOLERANCE:
                raise SumNotThatOfLines(row=extract.row_name(row), value=cents / 100, found=running / 100)
            totals += 1
            continue
        running += cents
        if name not in found:
            found[name] = _line(name, mapping)
        line = found[name]
        if line.group == UNMAPPED:
            unmapped[name] = unmapped.get(name, 0) + cents
        entry = sums.setdefault((line.group, line.cost, *further), [0, 0])
        entry[0] += cents
        entry[1] += 1
    ordered = sorted(sums, key=lambda s: (place.get(s[:2], len(place)), *map(str, s[2:])))
    columns: list[list[Any]] = [list(column) for column in zip(*ordered)]
    columns += [[sums[s][0] / 100 for s in ordered], [float(sums[s][1]) for s in ordered]]
    notes = list(extract.notes)
    if unmapped:
        first = list(unmapped.items())[:5]
        shown = ", ".join(f"{masked(name, alone=False)} ({_kroner(cents)})" for name, cents in first)
        more = f" og {len(unmapped) - 5} til" if len(unmapped) > 5 else ""
        words = "konto er" if len(unmapped) == 1 else "konti er"
        notes.append(f"{len(unmapped)} {words} ikke i kontokortet: {shown}{more}")
    if totals:
        notes.append(f"Totallinjer, kontrolleret mod linjernes sum og udeladt: {totals}")
    return Fetched(frame(["Målgruppe", "Omkostningstype", *by, "Beløb", "Posteringer"], columns or [[]]), notes)


def _mapping(order: Order, name: str) -> list[Line]:
    try:
        table = order.table(name)
    except (BenchError, KeyError):
        raise MappingMissing(value=name) from None
    headers = [str(header) for header in table.columns]
    account, group, cost = (
        _column(headers, None, (wanted,), name) for wanted in ("konto", "målgruppe", "omkostningstype"))
    rows = zip(*(table[header].tolist() for header in (account, group, cost)))
    lines = [Line(_account(a), str(g or "").strip(), str(c or "").strip()) for a, g, c in rows if not is_blank(a)]
    if not lines:
        raise MappingMissing(value=name)
    return lines


def _line(account: str, mapping: list[Line]) -> Line:
    """The most exact line for an account.

    Raises:
        AccountMappedTwice: two lines of the same exactness say different things.
    """
    meeting = [line for line in mapping if line.meets(account)]
    if not meeting:
        return Line(account, UNMAPPED, "")
    best = max(line.exactness for line in meeting)
    chosen = [line for line in meeting if line.exactness == best]
    if len({(line.group, line.cost) for line in chosen}) > 1:
        raise AccountMappedTwice(value=account, lines=" / ".join(f"{c.account}: {c.group}, {c.cost}" for c in chosen))
    return chosen[0]


def _column(headers: list[str], named: str | None, usual: Sequence[str], what: str) -> str:
    wanted = [named] if named else list(usual)
    for name in wanted:
        for header in headers:
            if key(header) == key(name):
                return header
    raise ExtractColumnMissing(
        value=named or usual[0], what=what, found=", ".join(map(masked, nearest(wanted[0], headers) or headers[:8])))


def _account(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None or pd.isna(cell) else " ".join(str(cell).split())


def _cents(cell: Any, row: str, column: str) -> int:
    """An amount in øre; Opus writes the sign of a negative one behind it."""
    try:
        if isinstance(cell, str):
            text = cell.strip()
            number = -number_from_text(text[:-1]) if text.endswith("-") else number_from_text(text)
        else:
            number = float(cell)
    except BenchError:
        raise AmountUnreadable(row=row, value=masked(str(cell)), column=column) from None
    return round(number * 100)


def _kroner(cents: int) -> str:
    return f"{cents / 100:,.2f}".translate(str.maketrans(",.", ".,")) + " kr."
