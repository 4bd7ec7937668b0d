"""A printed table as the audit sees it: names, numbers and what they may stand for."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pyxl_bench.audit.rounding import Ints, rounding_interval
from pyxl_bench.errors import ColumnInTwoRoles
from pyxl_bench.unit_cost import Floats


class PrintedTable:
    """A printed cost table: rows down, municipalities across.

    ``values`` and ``decimals`` are rows x columns; ``nan`` is a cell without a
    number. ``own``, ``average`` and ``difference`` are the positions of those
    columns, where the table has them: the municipality it was printed for, the
    average of the others, and own minus average. All other columns are
    municipalities.
    """

    def __init__(
        self,
        rows: Sequence[str],
        columns: Sequence[str],
        values: Floats,
        decimals: Ints,
        *,
        own: int | None = None,
        average: int | None = None,
        difference: int | None = None,
    ) -> None:
        self.rows = tuple(rows)
        self.columns = tuple(columns)
        self.values = np.asarray(values, dtype=np.float64)
        self.decimals = np.asarray(decimals, dtype=np.int64)
        self.own = own
        self.average = average
        self.difference = difference
        roles: dict[int, str] = {}
        for role, column in (("own", own), ("average", average), ("difference", difference)):
            if column is None:
                continue
            if column in roles:
                raise ColumnInTwoRoles(argument=role, value=self.columns[column], other=roles[column])
            roles[column] = role
        self.low, self.high = rounding_interval(self.values, self.decimals)

    @property
    def municipalities(self) -> list[int]:
        """The columns of the municipalities, own among them."""
        return [c for c in range(len(self.columns)) if c not in (self.average, self.difference)]

    @property
    def others(self) -> list[int]:
        """The columns of the other municipalities."""
        return [c for c in self.municipalities if c != self.own]

    def with_own(self, own: int | None) -> PrintedTable:
        """The table as printed for another municipality."""
        return PrintedTable(
            self.rows,
            self.columns,
            self.values,
            self.decimals,
            own=own,
            average=self.average,
            difference=self.difference,
        )

    def rearranged(self, source: Ints) -> PrintedTable:
        """The table with each cell taken from another place.

        ``source`` (rows x columns) holds positions in the flattened table; -1
        leaves the cell without a number.
        """
        values = np.where(source < 0, np.nan, self.values.ravel()[source])
        decimals = np.where(source < 0, 0, self.decimals.ravel()[source])
        return PrintedTable(
            self.rows,
            self.columns,
            values,
            decimals,
            own=self.own,
            average=self.average,
            difference=self.difference,
        )
