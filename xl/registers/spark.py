"""The same counts on a cluster: persons spread by ``repartition``, the same kernel inside ``mapInArrow``.

    counted = tally(frame, plan)       # frame: kind, person, area, benefit, first, last

What a cluster is for: registers that do not fit on one machine's disk, or that
already lie there. The kernel, and so every number, is the one of a laptop.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from pyxl_bench.registers.cohorts import Cohorts
from pyxl_bench.registers.count import Plan, Tally, add, count
from pyxl_bench.registers.stretches import Ints
from xl.registers.batches import whole_persons
from xl.registers.errors import ArrowMissing
from xl.registers.libraries import arrow

if TYPE_CHECKING:
    import pyarrow as pa

_SCHEMA: Final = "name string, cell bigint, at bigint, weeks bigint, cause bigint, value bigint"
_COHORTS, _WEEKLY, _BY_PERIOD = "cohorts", "weekly", "by_period"


def tally(frame: Any, plan: Plan) -> Tally:
    """Count a Spark data frame with the columns of :func:`xl.registers.feed.rows_of`.

    Raises:
        ArrowMissing: Spark is not installed.
    """
    try:
        import pyspark  # noqa: F401
    except ImportError:
        raise ArrowMissing(value="pyspark", extra="spark") from None

    def counted(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        parts = [count(plan, *batch) for batch in whole_persons(batches)]
        if parts:
            yield rows_of(add(parts))

    spread = frame.repartition("person").sortWithinPartitions("person", "kind", "first")
    rows = spread.mapInArrow(counted, _SCHEMA).groupBy("name", "cell", "at", "weeks", "cause").sum("value").collect()
    return tally_of([tuple(row) for row in rows], plan)


def rows_of(part: Tally) -> pa.RecordBatch:
    """A tally as rows; those that are 0 are left out, but for the first of each kind of count."""
    columns: list[tuple[str, Any, Any, Any, Any, Any]] = []
    for name, counts in _by_kind(part).items():
        kept = counts != 0
        kept[0, 0] = True
        cell, at = np.nonzero(kept)
        none = np.zeros(cell.size, np.int64)
        columns.append((name, cell, at, none, none, counts[cell, at]))
    table = part.cohorts
    columns.append((_COHORTS, table.cell, table.period, table.weeks, table.cause, table.persons))
    names = np.concatenate([np.full(values[0].size, name, dtype=object) for name, *values in columns])
    numbers = [np.concatenate([values[place] for values in columns]).astype(np.int64) for place in range(1, 6)]
    return arrow().RecordBatch.from_arrays(
        [arrow().array(names, arrow().string()), *map(arrow().array, numbers)],
        names=["name", "cell", "at", "weeks", "cause", "value"],
    )


def tally_of(rows: list[tuple[str, int, int, int, int, int]], plan: Plan) -> Tally:
    """Rows of all parts, summed, as a tally again."""
    counts: dict[str, dict[str, Ints]] = {_WEEKLY: {}, _BY_PERIOD: {}}
    widths = {_WEEKLY: plan.window.length, _BY_PERIOD: len(plan.periods.names)}
    for kind_and_name, cell, at, _, _, value in rows:
        kind, _, name = kind_and_name.partition("/")
        if kind in widths:
            table = counts[kind].setdefault(name, np.zeros((plan.cells, widths[kind]), np.int64))
            table[cell, at] = value
    entered = np.array(sorted(row[1:] for row in rows if row[0] == _COHORTS), np.int64).reshape(-1, 5)
    return Tally(counts[_WEEKLY], counts[_BY_PERIOD], Cohorts(*entered.T))


def _by_kind(part: Tally) -> dict[str, Ints]:
    """All counts under their kind and name."""
    kinds = ((_WEEKLY, part.weekly), (_BY_PERIOD, part.by_period))
    return {f"{kind}/{name}": counts for kind, table in kinds for name, counts in table.items()}
