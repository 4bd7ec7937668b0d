"""Cost tables to try laws on, and calls through the catalogue."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from hypothesis import strategies as st

from xl.catalogue import OMITTED, functions

money = st.integers(8, 8000).map(lambda eighths: eighths / 8)
"""Amounts that floats hold exactly, so that sums in any order are equal."""
headcount = st.integers(1, 4000).map(lambda quarters: quarters / 4)
few = st.sampled_from([10.0, 20.0, 30.0])
"""Amounts so few that ties are common."""


@dataclass(frozen=True)
class Case:
    """A cost table with the persons of the municipality that asks, the first one."""

    groups: tuple[tuple[Any, ...], ...]
    total: tuple[Any, ...]
    persons: tuple[Any, ...]
    names: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.names:
            object.__setattr__(self, "names", tuple(f"Kommune {n}" for n in range(1, len(self.total) + 1)))
        if not self.labels:
            object.__setattr__(self, "labels", tuple(f"Gruppe {n}" for n in range(1, len(self.groups) + 1)))

    @property
    def own(self) -> str:
        return "Kommune 1"

    @property
    def peers(self) -> int:
        return len(self.names) - 1

    @property
    def marked(self) -> list[list[Any]]:
        """The table as a range, the total row last."""
        rows = [[label, *row] for label, row in zip(self.labels, self.groups)]
        return [["", *self.names], *rows, ["Samlet", *self.total]]

    @property
    def persons_column(self) -> list[list[Any]]:
        return [[count] for count in self.persons]

    def columns(self, order: list[int]) -> Case:
        """The same table with its municipalities in another order."""
        def take(row: tuple[Any, ...]) -> tuple[Any, ...]:
            return tuple(row[place] for place in order)

        return replace(self, groups=tuple(map(take, self.groups)), total=take(self.total), names=take(self.names))

    def rows(self, order: list[int]) -> Case:
        """The same table with its groups in another order."""
        def take(things: tuple[Any, ...]) -> tuple[Any, ...]:
            return tuple(things[place] for place in order)

        return replace(self, groups=take(self.groups), persons=take(self.persons), labels=take(self.labels))

    def costs(self, change: Any) -> Case:
        """The same table with every unit cost changed."""
        def changed(row: tuple[Any, ...]) -> tuple[Any, ...]:
            return tuple(map(change, row))

        return replace(self, groups=tuple(map(changed, self.groups)), total=changed(self.total))


@st.composite
def cases(draw: st.DrawFn, amounts: st.SearchStrategy[Any] = money, peers: int = 1) -> Case:
    """Tables of up to five groups, with at least ``peers`` other municipalities."""
    width = draw(st.integers(peers + 1, peers + 5))
    height = draw(st.integers(1, 5))
    row = st.tuples(*[amounts] * width)
    return Case(draw(st.tuples(*[row] * height)), draw(row), draw(st.tuples(*[headcount] * height)))


def ask(name: str, *arguments: Any) -> list[list[Any]]:
    """What a worksheet function answers, as rows of cells."""
    return functions()[name](*arguments).cells


def column(name: str, *arguments: Any) -> list[Any]:
    """The one column that a worksheet function answers."""
    answered = ask(name, *arguments)
    assert all(len(row) == 1 for row in answered)
    return [row[0] for row in answered]


def cell(name: str, *arguments: Any) -> Any:
    """The one cell that a worksheet function answers."""
    ((answered,),) = ask(name, *arguments)
    return answered


BY_COSTS = ("PEER_AVERAGE", "COST_DEVIATION", "TOPN_AVERAGE")
"""Functions of a table and a municipality that answer in the table's money per person."""


def costs_answers(case: Case, n: float = 3.0, rank_by: str = "group") -> dict[str, list[Any]]:
    """Every answer about a municipality's costs and savings in a case."""
    table, persons = case.marked, case.persons_column
    return {
        "PEER_AVERAGE": column("PEER_AVERAGE", table, case.own),
        "COST_DEVIATION": column("COST_DEVIATION", table, case.own),
        "TOPN_AVERAGE": column("TOPN_AVERAGE", table, case.own, n, OMITTED, rank_by),
        "SAVINGS_AVG": column("SAVINGS_AVG", table, case.own, persons),
        "SAVINGS_TOPN": column("SAVINGS_TOPN", table, case.own, persons, n, OMITTED, rank_by),
    }
