"""What a reader of a table with withheld counts can work out: integer programming, no network, no flow."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp


@dataclass
class Reader:
    """Knows the printed counts and totals, and that a withheld count is a whole number of at least ``floor``."""

    counts: np.ndarray
    withheld: np.ndarray
    row_totals: np.ndarray
    column_totals: np.ndarray
    grand_total: bool
    floor: int = 0

    @classmethod
    def of(cls, counts, found, floor=0):
        """Of a table printed as our answer says."""
        return cls(counts, found.cells, found.row_totals, found.column_totals, found.grand_total, floor)

    @classmethod
    def of_all_totals(cls, counts, found, floor=0):
        """Of a table whose totals are printed without exception (a vector has one)."""
        height, width = counts.shape
        rows = found.cells[:, 0] if width == 1 else np.zeros(height, bool)
        columns = found.cells[0] if height == 1 else np.zeros(width, bool)
        return cls(counts, found.cells, rows, columns, False, floor)

    def range_of(self, cells):
        """The lowest and highest sum that the counts in the mask ``cells`` can have."""
        height, width = self.counts.shape
        printed = [np.arange(height)[:, None] == row for row in np.flatnonzero(~self.row_totals)]
        printed += [np.arange(width)[None, :] == column for column in np.flatnonzero(~self.column_totals)]
        printed += [] if self.grand_total else [np.ones(self.counts.shape, bool)]
        sums = [np.broadcast_to(mask, self.counts.shape).ravel() for mask in printed]
        known = self.counts.ravel()
        open_ = self.withheld.ravel()
        bounds = Bounds(np.where(open_, self.floor, known), np.where(open_, np.inf, known))
        constraints = [LinearConstraint(np.array(sums, float), *[np.array(sums) @ known] * 2)] if sums else []
        ends = []
        for sign in (1, -1):
            found = milp(sign * cells.ravel().astype(float), constraints=constraints, bounds=bounds,
                         integrality=np.ones(known.size))
            unbounded = found.status in (3, 4)  # 4: unbounded or infeasible, and the true table is feasible
            assert unbounded or found.status == 0, found.message
            ends.append(-sign * np.inf if unbounded else round(sign * found.fun))
        return tuple(ends)

    def cell_ranges(self):
        """Of each withheld count."""
        for row, column in np.argwhere(self.withheld):
            mask = np.zeros(self.counts.shape, bool)
            mask[row, column] = True
            yield (int(row), int(column)), self.range_of(mask)

    def total_ranges(self):
        """Of each withheld total."""
        for row in np.flatnonzero(self.row_totals):
            mask = np.zeros(self.counts.shape, bool)
            mask[row] = True
            yield f"row {row}", self.range_of(mask)
        for column in np.flatnonzero(self.column_totals):
            mask = np.zeros(self.counts.shape, bool)
            mask[:, column] = True
            yield f"column {column}", self.range_of(mask)
        if self.grand_total:
            yield "all", self.range_of(np.ones(self.counts.shape, bool))
