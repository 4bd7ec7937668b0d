"""How the columns of a printed table hang together: averages, differences, shares."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from pyxl_bench.audit.relations import JUDGED_ON, Interval, Relation, relation
from pyxl_bench.audit.table import PrintedTable

_SHARE_WORDS = ("procent", "pct", "andel", "%", "percent", "share")


def column_relations(table: PrintedTable, total: Relation | None) -> list[Relation]:
    """The relations that hold along the rows; ``total`` is the sum of the groups, if the table has one."""
    return [*averages(table), *_shares(table, total)]


def averages(table: PrintedTable) -> list[Relation]:
    """The average is the simple mean of the others; the difference is own minus average."""
    own, average, difference = table.own, table.average, table.difference
    found = []
    if average is not None and table.others:
        found.append(_mean(table, average))
    if difference is not None and own is not None:
        if average is not None:
            found.append(relation("difference", table, difference, {own: -1.0, average: 1.0}, down=False))
        elif table.others:
            weights = dict.fromkeys(table.others, 1.0 / len(table.others))
            found.append(relation("difference", table, difference, {own: -1.0, **weights}, down=False))
    return found


def _mean(table: PrintedTable, average: int) -> Relation:
    """The mean of the others; of all municipalities where the rows rather bear that out."""
    others, everyone = table.others, table.municipalities
    of_others = relation("average", table, average, dict.fromkeys(others, -1.0 / len(others)), down=False)
    if len(everyone) == len(others):
        return of_others
    of_all = relation("average_of_all", table, average, dict.fromkeys(everyone, -1.0 / len(everyone)), down=False)
    rather = not of_others.believed(table) and of_all.believed(table)
    return of_all if rather else of_others


def _shares(table: PrintedTable, total: Relation | None) -> list[Relation]:
    """A column of percentages that is each row's share of another column's total.

    Read as such only when it is named so, its total is 100 per cent and the rows
    bear it out.
    """
    if total is None:
        return []
    found = []
    shares = [column for column in table.municipalities if _is_share(table, column, total.target)]
    amounts = [column for column in table.municipalities if not _named_share(table, column)]
    for column in shares:
        readings = [each for base in amounts for each in _readings(table, column, base, total)]
        best = max(readings, key=lambda reading: reading.fits(table)[0], default=None)
        if best is not None and best.fits(table)[0] >= JUDGED_ON and best.believed(table):
            found.append(best)
    return found


def _is_share(table: PrintedTable, column: int, total: int) -> bool:
    return _named_share(table, column) and table.values[total, column] in (1.0, 100.0)


def _named_share(table: PrintedTable, column: int) -> bool:
    return any(word in table.columns[column].casefold() for word in _SHARE_WORDS)


def _readings(table: PrintedTable, column: int, base: int, total: Relation) -> Iterator[Relation]:
    """Shares of the printed total, or of the groups' own sum should the printed total be wrong."""
    low, high = table.low[:, base], table.high[:, base]
    groups = total.terms[1:]
    for least, most in ((low[total.target], high[total.target]), (low[groups].sum(), high[groups].sum())):
        if least > 0:
            yield _share(table, column, base, total.target, (float(least), float(most)))


def _share(table: PrintedTable, column: int, base: int, total: int, amount: Interval) -> Relation:
    middle, half = (amount[0] + amount[1]) / 2, (amount[1] - amount[0]) / 2
    scale = table.values[total, column] / middle
    # Rounding of the total moves every share by the same proportion.
    give = np.abs(table.high[:, column]) * half / amount[0]
    found = relation("share", table, column, {base: -scale}, down=False, slack=np.nan_to_num(give))
    return found.on(np.arange(len(table.rows)) != total)
