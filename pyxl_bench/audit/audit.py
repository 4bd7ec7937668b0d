"""Which cells of a printed table cannot be true?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from pyxl_bench.audit import wording
from pyxl_bench.audit.columns import column_relations
from pyxl_bench.audit.relations import Cell, Kind, Relation
from pyxl_bench.audit.rows import row_relations, total_row
from pyxl_bench.audit.shifts import Shift, find_shift
from pyxl_bench.audit.suspects import Evidence, Suspicion, suspicions
from pyxl_bench.audit.table import PrintedTable


@dataclass(frozen=True)
class Finding:
    """One misprint: a cell that cannot be true, or figures printed in the wrong place."""

    kind: Literal["cell", "shift"]
    row: str
    column: str
    printed: float
    implied_from: float
    """What the other cells need this one to be at least; ``nan`` without a lower end."""
    implied_to: float
    """... and at most; ``nan`` without an upper end."""
    cells: tuple[Cell, ...]
    """Where the error may be, as (row, column) positions: the named cell first. Of a
    shift, all cells that show another cell's figure."""
    text_en: str
    text_da: str


@dataclass(frozen=True)
class Audit:
    """What was found, and which relations the table itself refutes and so were left out."""

    findings: tuple[Finding, ...]
    left_out: tuple[tuple[Kind, str], ...]
    """(kind of relation, the row or column it would have defined)."""
    checked: int = field(default=0, compare=False)
    """How many times a relation could be held against printed cells."""


def audit_table(table: PrintedTable) -> Audit:
    """The cells of a printed table that cannot be true within rounding.

    Every printed number stands for an interval, and a relation fails only when
    no numbers in the intervals satisfy it: the average is the simple mean of the
    other municipalities, the difference own minus average, ``Samlet`` the sum of
    the main rows, rows beginning with ``-`` the parts of the row above, and no
    part exceeds its whole. A cell without a number leaves its relations silent.
    Failures that a shifted row or column explains are one finding; of the rest,
    the cell on which most relations agree is named.

    Method: interval arithmetic on rounding intervals, as in the validation and
    localisation of errors in survey tables (I. P. Fellegi and D. Holt, "A
    Systematic Approach to Automatic Edit and Imputation", JASA 71, 1976: change
    the fewest fields that let all edits hold).
    """
    found: list[tuple[Cell, Finding]] = []
    evidence = Evidence(table, _relations(table))
    while shift := find_shift(evidence, suspicions(evidence), total_row(table)):
        mended = table.rearranged(shift.source)
        after = Evidence(mended, _relations(mended))
        if len(after.failures) >= len(evidence.failures):
            break  # read anew, the table is no better
        found.append((shift.first, _shift_finding(table, shift)))
        table, evidence = mended, after
    relations = evidence.relations
    believed = [each for each in relations if each.believed(table)]
    evidence = Evidence(table, believed)
    # A cell is named once, for the suspicion that explains the most, though its relations disagree.
    most_last = sorted(suspicions(evidence), key=lambda each: len(each.failures))
    named = {each.cells[0]: each for each in most_last}
    found += [(cell, _cell_finding(evidence, each)) for cell, each in named.items()]
    left_out = [(each.kind, _name(table, each)) for each in relations if not each.believed(table)]
    checked = sum(int(each.checked(table).sum()) for each in believed)
    return Audit(tuple(finding for _, finding in sorted(found, key=lambda pair: pair[0])), tuple(left_out), checked)


def _relations(table: PrintedTable) -> list[Relation]:
    down = row_relations(table)
    total = next((each for each in down if each.kind == "total"), None)
    return [*down, *column_relations(table, total)]


def _name(table: PrintedTable, relation: Relation) -> str:
    return (table.rows if relation.down else table.columns)[relation.about]


def _cell_finding(evidence: Evidence, suspicion: Suspicion) -> Finding:
    table = evidence.table
    row, column = suspicion.cells[0]
    reasons = [
        (evidence.relations[position].kind, _name(table, evidence.relations[position]))
        for position, _ in sorted(suspicion.failures)
    ]
    others = suspicion.cells[1:]
    names = [f"'{table.rows[r]}', {table.columns[c]}" for r, c in others]
    texts = [
        wording.wrong_cell(
            float(table.values[row, column]),
            int(table.decimals[row, column]),
            suspicion.interval,
            reasons,
            danish=danish,
        )
        + wording.elsewhere(names, all(r == row for r, _ in others), all(c == column for _, c in others), danish)
        for danish in (False, True)
    ]
    low, high = suspicion.interval
    return Finding(
        kind="cell",
        row=table.rows[row],
        column=table.columns[column],
        printed=float(table.values[row, column]),
        implied_from=_bound(low),
        implied_to=_bound(high),
        cells=suspicion.cells,
        text_en=texts[0],
        text_da=texts[1],
    )


def _shift_finding(table: PrintedTable, shift: Shift) -> Finding:
    row, column = shift.first
    if shift.whole_rows:
        # Any column will do as the example; take one in which the rows differ.
        mended = table.rearranged(shift.source).values[row]
        column = int(np.argmax(~np.isnan(mended) & (mended != table.values[row])))
    origin = int(shift.source[row, column])
    place = divmod(origin, len(table.columns))
    sideways = shift.direction in ("left", "right")
    here, other = (
        (table.columns[column], table.columns[place[1]]) if sideways else (table.rows[row], table.rows[place[0]])
    )
    texts = [wording.shifted(shift.direction, here, other, shift.whole_rows, danish) for danish in (False, True)]
    return Finding(
        kind="shift",
        row=table.rows[row],
        column=table.columns[column],
        printed=float(table.values[row, column]),
        implied_from=_bound(table.low.ravel()[origin]),
        implied_to=_bound(table.high.ravel()[origin]),
        cells=tuple((int(r), int(c)) for r, c in np.argwhere(shift.moved)),
        text_en=texts[0],
        text_da=texts[1],
    )


def _bound(value: float) -> float:
    """An end of an interval without the noise of binary sums; ``nan`` where there is no end."""
    return float(f"{value:.12g}") if np.isfinite(value) else np.nan
