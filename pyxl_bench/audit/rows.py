"""How the rows of a printed table hang together: totals, parts, restatements.

The rows are read by their labels, and where labels leave it open (which rows a
total sums, whether all parts are printed) by what the columns bear out.
Definitions: ``Samlet`` is the sum of the main cost rows, rows that begin with
``-`` are parts of the row above, "heraf" are some of the parts, accounts 5 and
6 make up the total (mploy a/s, Billund Kommune, May 2019, tables 3.1-3.16).
"""

from __future__ import annotations

import re

import numpy as np

from pyxl_bench.audit.means import among, means
from pyxl_bench.audit.relations import JUDGED_ON, Bools, Relation, relation
from pyxl_bench.audit.table import PrintedTable

_TOTALS = ("samlet", "i alt", "total")
_DASHES = "-–—−"
_SOME_OF = ("heraf", "of which")
_RESTATED = ("enhedsomkostning", "unit cost")
_EXCLUDING = ("ekskl", "excl")
_ACCOUNT = re.compile(r"^(samlet |i alt |total )?(konto|account) \d")
# Company activation is part of all activation: the same label without the word is its whole.
_SUBSETS = re.compile(r"\b(virksomhedsrettet|virksomhedsrettede|company) ")


def row_relations(table: PrintedTable) -> list[Relation]:
    """The relations that hold down the columns."""
    found = [*_parts(table), *_subsets(table)]
    total = total_row(table)
    if total is not None:
        found += [*_total(table, total), *_beside_the_total(table, total)]
    whole = _complete_columns(table)
    return [each.on(np.asarray(whole[each.terms].all(axis=0))) for each in found]


def total_row(table: PrintedTable) -> int | None:
    """Where the total row stands: the last row named so."""
    return max((i for i, label in enumerate(table.rows) if _key(label) in _TOTALS), default=None)


def _key(label: str) -> str:
    return " ".join(label.split()).casefold()


def _is_part(label: str) -> bool:
    return _key(label).startswith(tuple(_DASHES))


def _complete_columns(table: PrintedTable) -> Bools:
    """Per row and column, whether the cell may stand in a sum.

    A column of averages (or differences) adds up as the municipalities do only
    where all of them have a number in every row of the sum.
    """
    known = ~np.isnan(table.values)
    whole = np.ones_like(known)
    if table.average is not None:
        whole[:, table.average] = known[:, table.municipalities].all(axis=1)
    if table.difference is not None:
        whole[:, table.difference] = known[:, table.municipalities].all(axis=1)
    return whole


def _amounts(table: PrintedTable, rows: list[int]) -> Bools:
    """The columns in which none of ``rows`` is negative, so that no part exceeds its whole."""
    columns: Bools = ~np.asarray((table.values[rows] < 0).any(axis=0))
    if table.difference is not None:
        columns[table.difference] = False
    return columns


def _parts(table: PrintedTable) -> list[Relation]:
    """Rows beginning with a dash under the row they are parts of."""
    found = []
    blocks: dict[int, list[int]] = {}
    above = None
    for row, label in enumerate(table.rows):
        if not _is_part(label):
            above = row
        elif above is not None:
            blocks.setdefault(above, []).append(row)
    for whole, parts in blocks.items():
        minus = dict.fromkeys(parts, -1.0)
        summed = ~means(table, whole, parts)
        amounts = _amounts(table, [whole, *parts]) & summed
        # First the plain reading: of a part larger than its whole, the part is named.
        found += [_part_of(table, whole, part).on(amounts) for part in parts]
        some = any(word in _key(table.rows[row]) for row in parts for word in _SOME_OF)
        if some:
            found.append(relation("within", table, whole, minus, down=True, bound="at_least").on(amounts))
        else:
            found.append(relation("parts", table, whole, minus, down=True).on(summed))
    return found


def _part_of(table: PrintedTable, whole: int, part: int) -> Relation:
    return relation("part", table, part, {whole: -1.0}, down=True, bound="at_most")


def _subsets(table: PrintedTable) -> list[Relation]:
    """Indicators of company activation beside the same indicator of all activation."""
    labels = [_key(label) for label in table.rows]
    found = []
    for part, label in enumerate(labels):
        wider = _SUBSETS.sub("", label)
        if wider == label:
            continue
        above = [row for row in range(part) if labels[row] == wider]
        if above:
            found.append(_part_of(table, above[-1], part).on(_amounts(table, [above[-1], part])))
    return found


def _total(table: PrintedTable, total: int) -> list[Relation]:
    """The total is the sum of a run of main rows above it, but for means; a row above the run may restate it."""
    main = [r for r in range(total) if not _is_part(table.rows[r]) and not _key(table.rows[r]).startswith(_TOTALS)]
    same = {row: relation("restated", table, row, {total: -1.0}, down=True) for row in main}
    first = 0
    while first < len(main) and _key(table.rows[main[first]]).startswith(_RESTATED):
        first += 1
    summed = ~means(table, total, main[first:])
    runs = [
        relation("total", table, total, dict.fromkeys(main[start:], -1.0), down=True).on(summed)
        for start in range(first, len(main))
    ]
    restated = [same[row] for row in main[:first]]
    if restated:
        runs = runs[:1]  # the label says where the sum begins
    if not runs:
        return restated
    # The longest run that fails on the fewest columns; a run that fails on most is no sum of this table.
    best = min(runs, key=lambda run: run.failing(table))
    if _mostly_fails(best, table):
        best = runs[0]
        if _is_mean(table, total, main[first:]):
            return restated
    if not restated and _mostly_fails(runs[0], table):
        # No label says so, but the rows above the run may still print the total itself.
        above = [same[row] for row in main[: runs.index(best)]]
        restated = [each for each in above if each.fits(table)[1] >= JUDGED_ON and each.believed(table)]
    return [best, *restated]


def _mostly_fails(candidate: Relation, table: PrintedTable) -> bool:
    holding, telling = candidate.fits(table)
    return telling > 0 and 2 * holding <= telling


def _is_mean(table: PrintedTable, total: int, rows: list[int]) -> bool:
    """Whether the total lies among its rows in most columns, as a mean does and a sum cannot."""
    known = ~np.isnan(table.values[[total, *rows]]).any(axis=0)
    return 2 * int(among(table, total, rows).sum()) > int(known.sum())


def _beside_the_total(table: PrintedTable, total: int) -> list[Relation]:
    """Rows under the total: its accounts, which make it up, and totals that exclude something."""
    below = {row: _key(table.rows[row]) for row in range(total + 1, len(table.rows))}
    accounts = [row for row, label in below.items() if _ACCOUNT.match(label)]
    found = []
    if len(accounts) > 1:
        found.append(relation("accounts", table, total, dict.fromkeys(accounts, -1.0), down=True))
    for row, label in below.items():
        if label.startswith(_TOTALS) and any(word in label for word in _EXCLUDING):
            found.append(_part_of(table, total, row).on(_amounts(table, [total, row])))
    return found
