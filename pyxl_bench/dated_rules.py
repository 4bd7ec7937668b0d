"""Which rules were in force on a date?

Rules are data: a TOML file in ``rules`` holds tables, each with the date it is
valid from, its source and, where its end is known, the last date it is valid.
"""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Callable, Mapping, Sequence
from importlib.resources import files
from typing import Any, Protocol, TypeVar

from pyxl_bench.errors import DateOutsideRules


class Dated(Protocol):
    """A rule table with its validity."""

    @property
    def valid_from(self) -> datetime.date: ...

    @property
    def valid_to(self) -> datetime.date | None:
        """The last date of validity; without one, until the next table."""


Table = TypeVar("Table", bound=Dated)


def read_rules(name: str, read: Callable[[Mapping[str, Any]], Table]) -> tuple[Table, ...]:
    """All tables of a rules file, the oldest first."""
    data = tomllib.loads(files("pyxl_bench").joinpath(f"rules/{name}.toml").read_text("utf-8"))
    return tuple(sorted(map(read, data["rules"]), key=lambda table: table.valid_from))


def in_force(tables: Sequence[Table], date: datetime.date) -> Table:
    """The table in force on a date.

    Raises:
        DateOutsideRules: before the oldest, after the end of the newest, or between two of them.
    """
    begun = [table for table in tables if table.valid_from <= date]
    if begun and (begun[-1].valid_to is None or date <= begun[-1].valid_to):
        return begun[-1]
    raise DateOutsideRules(argument="date", value=date, **_known(tables))


def _known(tables: Sequence[Dated]) -> dict[str, str]:
    """The time that the tables cover, in words."""
    first, last = f"{tables[0].valid_from:%d-%m-%Y}", tables[-1].valid_to
    if last is None:
        return {"known_en": f"from {first} on", "known_da": f"fra {first} og frem"}
    return {"known_en": f"from {first} to {last:%d-%m-%Y}", "known_da": f"fra {first} til {last:%d-%m-%Y}"}
