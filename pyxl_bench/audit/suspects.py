"""Which cell is wrong, when relations fail?

One wrong cell makes every relation it stands in ask for the same other number.
So the suspect is the cell for which the most failing relations agree on a
number that the relations that hold allow too. Where several cells explain the
same failures equally well, all of them are named.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from pyxl_bench.audit.relations import Cell, Interval, Relation
from pyxl_bench.audit.rounding import NOISE
from pyxl_bench.audit.table import PrintedTable

Check = tuple[int, int]
"""A relation (its position) on one of its lines."""

ANY: Interval = (-np.inf, np.inf)


@dataclass(frozen=True)
class Suspicion:
    """Cells of which one is wrong, the likeliest first."""

    cells: tuple[Cell, ...]
    failures: frozenset[Check]
    interval: Interval
    """What the first cell could be, from all relations that agree on it."""


class Evidence:
    """The relations of a table: which are checked, which fail, what they imply."""

    def __init__(self, table: PrintedTable, relations: list[Relation]) -> None:
        self.table = table
        self.relations = relations
        self.checked = [each.checked(table) for each in relations]
        self.failures: list[Check] = [
            (i, int(line)) for i, each in enumerate(relations) for line in np.flatnonzero(each.violated(table))
        ]
        self._through: dict[tuple[bool, int], list[int]] = {}
        for i, each in enumerate(relations):
            for term in each.terms:
                self._through.setdefault((each.down, int(term)), []).append(i)

    def checks(self, cell: Cell) -> list[Check]:
        """The checks a cell stands in."""
        row, column = cell
        down = [(i, column) for i in self._through.get((True, row), []) if self.checked[i][column]]
        along = [(i, row) for i in self._through.get((False, column), []) if self.checked[i][row]]
        return down + along

    def cells(self, check: Check) -> list[Cell]:
        """The cells of a check, the derived one first."""
        relation, line = check
        return self.relations[relation].cells(line)

    def implied(self, check: Check, cell: Cell) -> Interval:
        """What the other cells of a check allow ``cell`` to be."""
        relation = self.relations[check[0]]
        return relation.implied(self.table, check[1], cell[0] if relation.down else cell[1])

    def common(self, checks: Iterable[Check], cell: Cell, within: Interval = ANY) -> Interval | None:
        """What all of ``checks`` allow ``cell`` to be; None when they disagree."""
        low, high = within
        for check in checks:
            bounds = self.implied(check, cell)
            low, high = max(low, bounds[0]), min(high, bounds[1])
        return (low, high) if low <= high + NOISE * (1.0 + abs(high)) else None

    def explained(self, cell: Cell, open_failures: set[Check]) -> tuple[frozenset[Check], Interval]:
        """The most failures that a different number in ``cell`` would mend, and that number."""
        checks = self.checks(cell)
        failing = set(self.failures)
        held = self.common([check for check in checks if check not in failing], cell)
        mine = [check for check in checks if check in open_failures]
        if held is not None:
            for size in range(len(mine), 0, -1):
                for some in combinations(mine, size):
                    interval = self.common(some, cell, held)
                    if interval is not None:
                        return frozenset(some), interval
        return frozenset(), ANY


def suspicions(evidence: Evidence) -> list[Suspicion]:
    """The fewest suspicions found that explain every failure, in table order.

    Greedy: the cell that explains the most goes first. A failure that no single
    cell explains is laid on the derived cell, with all cells of the check.
    """
    left = set(evidence.failures)
    cells = dict.fromkeys(cell for check in sorted(left) for cell in evidence.cells(check))
    candidates = {cell: evidence.explained(cell, left) for cell in cells}
    found = []
    while left:
        most = max(len(mended) for mended, _ in candidates.values())
        if most:
            gone = next(mended for mended, _ in candidates.values() if len(mended) == most)
            suspects = [cell for cell, (mended, _) in candidates.items() if mended == gone]
            interval = candidates[suspects[0]][1]
        else:
            check = min(left)
            gone, suspects = frozenset([check]), evidence.cells(check)
            interval = evidence.implied(check, suspects[0])
        found.append(Suspicion(tuple(suspects), gone, interval))
        left -= gone
        for cell, (mended, _) in candidates.items():
            if mended & gone:
                candidates[cell] = evidence.explained(cell, left)
    return sorted(found, key=lambda suspicion: suspicion.cells[0])
