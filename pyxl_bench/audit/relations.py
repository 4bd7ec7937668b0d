"""Relations between the cells of a printed table, checked through rounding.

A relation is a weighted sum of cells that must lie between two bounds: 0 and 0
for ``whole - parts``, at least 0 for "no part exceeds its whole". It holds on
every line it applies to: down each column (its terms are rows) or along each
row (its terms are columns).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import numpy.typing as npt

from pyxl_bench.audit.rounding import NOISE, Ints
from pyxl_bench.audit.table import PrintedTable
from pyxl_bench.unit_cost import Floats

Bools = npt.NDArray[np.bool_]
Kind = Literal[
    "total", "restated", "accounts", "parts", "within", "part", "average", "average_of_all", "difference", "share"
]
Interval = tuple[float, float]
Cell = tuple[int, int]

# On fewer lines than this a relation cannot be judged by how often it holds.
JUDGED_ON = 3


@dataclass(frozen=True, eq=False)
class Relation:
    """A weighted sum of cells between two bounds, on many lines at once."""

    kind: Kind
    down: bool
    """True: holds down columns, and the terms are rows; False: along rows."""
    target: int
    """The term that is derived from the others: the whole, the average ..."""
    terms: Ints
    weights: Floats
    lower: Floats
    upper: Floats
    lines: Bools
    """The lines it applies to; ``lower`` and ``upper`` have one bound per line too."""

    @property
    def about(self) -> int:
        """The term that names the relation: the whole of a part, else what is derived."""
        return int(self.terms[1]) if self.kind == "part" else self.target

    def _oriented(self, cells: Floats) -> Floats:
        return (cells if self.down else cells.T)[self.terms]

    def _products(self, table: PrintedTable) -> tuple[Floats, Floats]:
        low, high = self._oriented(table.low), self._oriented(table.high)
        weights = self.weights[:, np.newaxis]
        return weights * np.where(weights > 0, low, high), weights * np.where(weights > 0, high, low)

    def checked(self, table: PrintedTable) -> Bools:
        """On which lines all cells hold a number."""
        whole: Bools = ~np.asarray(np.isnan(self._oriented(table.values)).any(axis=0))
        return self.lines & whole

    def violated(self, table: PrintedTable) -> Bools:
        """On which lines no unrounded numbers can make it true."""
        low, high = self._products(table)
        slack = NOISE * np.abs(low).sum(axis=0) + NOISE**2
        outside = (low.sum(axis=0) > self.upper + slack) | (high.sum(axis=0) < self.lower - slack)
        failing: Bools = self.checked(table) & outside
        return failing

    def implied(self, table: PrintedTable, line: int, term: int) -> Interval:
        """What the other cells of ``line`` allow the cell of ``term`` to be."""
        at = (slice(None), line) if self.down else line
        ends = self.weights * np.stack([table.low[at][self.terms], table.high[at][self.terms]])
        low, high = ends.min(axis=0), ends.max(axis=0)
        others = self.terms != term
        weight = float(self.weights[~others][0])
        bounds = (
            (self.lower[line] - high[others].sum()) / weight,
            (self.upper[line] - low[others].sum()) / weight,
        )
        return min(bounds), max(bounds)

    def cell(self, line: int, term: int) -> Cell:
        """The (row, column) of a term on a line."""
        return (term, line) if self.down else (line, term)

    def cells(self, line: int) -> list[Cell]:
        """The cells of a line, the derived one first."""
        rest = [int(term) for term in self.terms if term != self.target]
        return [self.cell(line, term) for term in [self.target, *rest]]

    def fits(self, table: PrintedTable) -> tuple[int, int]:
        """On how many lines it holds, and on how many it could fail.

        A line whose derived cell is zero says nothing: sums of nothing hold anyhow.
        """
        target = (table.values if self.down else table.values.T)[self.target]
        telling = self.checked(table) & (target != 0)
        return int((telling & ~self.violated(table)).sum()), int(telling.sum())

    def failing(self, table: PrintedTable) -> int:
        """On how many of those lines it fails."""
        holding, telling = self.fits(table)
        return telling - holding

    def believed(self, table: PrintedTable) -> bool:
        """Whether the table's own figures bear the relation out.

        Misprints are few. A relation that fails on more than a third of its lines
        (and on more than one) is not how this table was made - an average weighted
        by persons, parts that are not all printed - and its failures are no misprints.
        """
        telling = self.fits(table)[1]
        return telling < JUDGED_ON or self.failing(table) <= max(1, telling // 3)

    def on(self, lines: Bools) -> Relation:
        """The relation on fewer lines."""
        return replace(self, lines=self.lines & lines)


def relation(
    kind: Kind,
    table: PrintedTable,
    target: int,
    terms: dict[int, float],
    *,
    down: bool,
    bound: Literal["equal", "at_least", "at_most"] = "equal",
    slack: Floats | None = None,
) -> Relation:
    """``target + sum(weight x term)`` is 0 (or at least, at most), give or take ``slack`` per line."""
    lines = table.values.shape[1 if down else 0]
    give = np.zeros(lines) if slack is None else slack
    return Relation(
        kind=kind,
        down=down,
        target=target,
        terms=np.array([target, *terms], dtype=np.int64),
        weights=np.array([1.0, *terms.values()]),
        lower=np.full(lines, -np.inf) if bound == "at_most" else -give,
        upper=np.full(lines, np.inf) if bound == "at_least" else give,
        lines=np.ones(lines, dtype=bool),
    )
