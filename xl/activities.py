"""A tidy range of activity: one row per municipality, target group and tool.

Its header names the columns Kommune, Målgruppe, Fuldtidspersoner, Redskab,
Fuldtidsaktiverede and Udgift, in any order. A row without a tool is other cost.
Rows of the same municipality, group and tool add up; rows of a total are passed
over, as a total is never a group.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from pyxl_bench.activity import Activity
from pyxl_bench.errors import BenchError, NegativeFigure, NegativePersons, PersonsDiffer, PersonsMissing
from xl.cells import SUPPRESSED, Fault, is_blank, is_suppressed, number
from xl.names import find, is_total, key, refuse_statistic, typed_name
from xl.tidy import tidy_rows

COLUMNS: Final = ("Kommune", "Målgruppe", "Fuldtidspersoner", "Redskab", "Fuldtidsaktiverede", "Udgift")

Where = tuple[str, str]
"""A municipality and a target group, by the keys of their names."""


@dataclass(frozen=True, slots=True)
class Activities:
    """The activity of all municipalities, and what spoils a municipality's group."""

    activity: Activity
    municipalities: tuple[str, ...]
    groups: tuple[str, ...]
    faults: dict[tuple[int, int], Fault]
    """By group and municipality."""
    added: tuple[tuple[str, float], ...] = ()
    """What stands in several rows, which add up, and in how many."""

    def municipality(self, name: str) -> int:
        """The place of a municipality."""
        return find(name, self.municipalities, "municipality")

    def row(self, name: str) -> int:
        """The row of a group in an answer; any total word finds the total, which is last."""
        return len(self.groups) if is_total(name) else find(name, self.groups, "group")


def activities(raw: Any, argument: str) -> Activities:
    """Read a tidy range of activity.

    Raises:
        EmptyRange: no rows below the header.
        ColumnMissing: the header lacks a column.
        NameIsBlank: a row names no municipality or no group.
    """
    reader = _Reader(argument)
    for place, row in tidy_rows(raw, argument, COLUMNS):
        reader.read(place, row)
    return reader.activities()


class _Reader:
    """The rows gathered under their names."""

    def __init__(self, argument: str) -> None:
        self._argument = argument
        self._municipalities: dict[str, str] = {}
        self._groups: dict[str, str] = {}
        self._tools: dict[str, str] = {}
        self._first: dict[Where, int] = {}
        self._persons: dict[Where, float] = {}
        self._sums: dict[tuple[str, str, str], list[float]] = {}
        self._faults: dict[Where, Fault] = {}
        self._added: dict[tuple[str, str, str], int] = {}

    def read(self, place: int, row: list[Any]) -> None:
        """Take one row in; a cell that cannot be read spoils its municipality's group."""
        municipality, group, persons, tool, activated, spending = row
        municipality = typed_name(municipality, self._argument, place, ("municipality", "kommune"))
        group = typed_name(group, self._argument, place, ("target group", "målgruppe"))
        if isinstance(tool, (int, float)):  # tools may go by the number of their account
            tool = f"{tool:.12g}"
        tool = "" if is_blank(tool) else typed_name(tool, self._argument, place, ("tool", "redskab"))
        if is_total(group) or is_total(municipality):
            return
        refuse_statistic(municipality, self._argument)
        where = (_remember(municipality, self._municipalities), _remember(group, self._groups))
        self._first.setdefault(where, place)
        tool_key = _remember(tool, self._tools) if tool else ""
        if (*where, tool_key) in self._sums:
            self._added.setdefault((*where, tool_key), 1)
            self._added[*where, tool_key] += 1
        try:
            self._take_persons(where, _figure(persons), place)
            sums = self._sums.setdefault((*where, tool_key), [0.0, 0.0])
            if _figure(activated) < 0:
                raise NegativeFigure(value=_figure(activated))
            for at, cell in enumerate((activated, spending)):
                value = _figure(cell)
                sums[at] += 0.0 if np.isnan(value) else value
        except BenchError as error:
            self._faults.setdefault(where, error.located(self._argument, place))
        except _Suppressed:
            self._faults.setdefault(where, SUPPRESSED)

    def _take_persons(self, where: Where, persons: float, place: int) -> None:
        if np.isnan(persons):
            return
        if persons < 0:
            raise NegativePersons(argument=self._argument, row=place, value=persons)
        known = self._persons.setdefault(where, persons)
        if known != persons:
            raise PersonsDiffer(argument=self._argument, row=place, value=persons, other=known)

    def _refuse_missing_persons(self) -> None:
        """Money or activity of a group whose persons are blank would count for nobody."""
        for (municipality, group, _), sums in self._sums.items():
            where = (municipality, group)
            if any(sums) and where not in self._persons:
                self._faults.setdefault(where, PersonsMissing(argument=self._argument, row=self._first[where]))

    def activities(self) -> Activities:
        """All rows together as arrays."""
        self._refuse_missing_persons()
        groups, municipalities, tools = list(self._groups), list(self._municipalities), list(self._tools)
        shape = (len(groups), len(tools), len(municipalities))
        persons, other = np.full((shape[0], shape[2]), np.nan), np.zeros((shape[0], shape[2]))
        activated, spending = np.zeros(shape), np.zeros(shape)
        at_group, at_municipality, at_tool = (
            {name: place for place, name in enumerate(names)} for names in (groups, municipalities, tools)
        )
        for (municipality, group), count in self._persons.items():
            persons[at_group[group], at_municipality[municipality]] = count
        for (municipality, group, tool), (active, money) in self._sums.items():
            g, m = at_group[group], at_municipality[municipality]
            if tool:
                activated[g, at_tool[tool], m], spending[g, at_tool[tool], m] = active, money
            else:
                other[g, m] = money
        faults = {(at_group[g], at_municipality[m]): fault for (m, g), fault in self._faults.items()}
        for place in faults:
            other[place] = np.nan  # a figure that is not known
            if np.isnan(persons[place]):
                persons[place] = 1.0  # so that it counts as unknown and not as a group that is not there
        return Activities(
            Activity(persons, activated, spending, other),
            tuple(self._municipalities.values()),
            tuple(self._groups.values()),
            faults,
            tuple(
                (" / ".join(filter(None, (self._municipalities[m], self._groups[g], self._tools.get(t)))), float(rows))
                for (m, g, t), rows in self._added.items()
            ),
        )


class _Suppressed(Exception):
    """A figure suppressed for disclosure."""


def _figure(cell: Any) -> float:
    if is_suppressed(cell):
        raise _Suppressed
    return number(cell)


def _remember(name: str, names: dict[str, str]) -> str:
    names.setdefault(key(name), name)
    return key(name)
