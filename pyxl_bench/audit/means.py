"""Which columns of a printed table have a mean in their total row, where others have a sum?

Beside spending and persons a table may print what one person costs, or what
share has been activated. The total of such a column is the mean over all
persons: it lies among its rows, and no sum need hold.
"""

from __future__ import annotations

import re

import numpy as np

from pyxl_bench.audit.columns import averages
from pyxl_bench.audit.relations import JUDGED_ON, Bools
from pyxl_bench.audit.table import PrintedTable

_PER_SOMETHING = re.compile(
    r"\b(pr|per)\b|enheds|unit cost|gns|gennemsnit|average|mean\b|andel|share|pro?cent|percent|pct|%|grad\b|rater?\b"
    r"|varighed|duration|intensitet|intensity|tryk\b|udvikling|ændring|change"
)

TELLING = 10
"""How many times what rounding leaves open the rows must differ, for a mean of them to say something."""


def means(table: PrintedTable, total: int, rows: list[int]) -> Bools:
    """The columns in which ``total`` is the mean of ``rows`` and not their sum.

    It lies among them, and either the heading says that the figures are per
    something, or it is their mean weighted by another column. Columns of
    municipalities, which averages or differences bear out, are alike: none is.
    """
    out = np.zeros(len(table.columns), dtype=bool)
    if any(each.fits(table)[0] >= JUDGED_ON and each.believed(table) for each in averages(table)):
        return out
    for column in np.flatnonzero(among(table, total, rows)).tolist():
        named = _PER_SOMETHING.search(table.columns[column].casefold()) is not None
        out[column] = named or _weighted(table, total, rows, column)
    return out


def among(table: PrintedTable, total: int, rows: list[int]) -> Bools:
    """The columns in which ``total`` lies among ``rows``, as a mean does and a sum of amounts cannot."""
    if not rows:
        return np.zeros(len(table.columns), dtype=bool)
    known = ~np.isnan(table.values[[total, *rows]]).any(axis=0)
    low, high = table.low[rows].min(axis=0), table.low[rows].max(axis=0)
    return np.asarray(known & (low < table.high[total]) & (high > table.high[total]))


def _weighted(table: PrintedTable, total: int, rows: list[int], column: int) -> bool:
    """Whether the column's total is its rows' mean, simple or with another column's figures as weights."""
    half = (table.high - table.low)[:, column] / 2
    rounding = half[rows].max() + half[total]
    away = table.values[rows, column] - table.values[total, column]
    for other in range(-1, len(table.columns)):
        weight = table.values[rows, other] if other >= 0 else np.ones(len(rows))
        if other == column or not ((weight >= 0).all() and weight.sum() > 0):
            continue
        loose = (table.high[rows, other] - weight) @ np.abs(away) / weight.sum() if other >= 0 else 0.0
        # Where rounding leaves much open, any number would do.
        if abs(weight @ away) / weight.sum() <= rounding + loose <= np.ptp(away) / TELLING:
            return True
    return False
