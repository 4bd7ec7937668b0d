"""One refresh: fetch, check, compare, write, stamp, calculate - the same in every host."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Collection
from typing import Final

import pandas as pd

from pyxl_bench.errors import BenchError
from xl.buttons.changes import compare
from xl.buttons.errors import CellsNotUsable, TableMissing
from xl.buttons.fitting import fit
from xl.buttons.kilder import Kilder, SourceRow
from xl.buttons.report import Outcome, Report, SourceResult
from xl.buttons.target import Rows, TableState, Target
from xl.names import key, nearest
from xl.sources import Order, fetch
from xl.sources.keys import Keys

Progress = Callable[[str, int, int], None]
"""Told what is being done, the number of the source (from 1) and how many there are."""

_INTERNAL: Final = "Intern fejl ({kind}: {text}). Meld den gerne."


def refresh(
    target: Target,
    *,
    only: Collection[str] = (),
    now: dt.datetime | None = None,
    progress: Progress = lambda step, number, count: None,
    dry_run: bool = False,
) -> Report:
    """Fetch every source of the table Kilder (or those named in ``only``) and write the tables they fill.

    A source that fails leaves its table as it was and says why in Kilder; the
    others still refresh. With ``dry_run`` nothing is stamped or calculated,
    and the target is not to be kept.

    Raises:
        BenchError: the workbook has no usable table Kilder; nothing was written.
    """
    kilder = Kilder(target)
    rows = kilder.rows(only)
    keys = Keys()
    results = []
    for number, row in enumerate(rows, start=1):
        progress(f"Henter {row.name}", number, len(rows))
        started = time.perf_counter()
        result = _one(target, row, keys, lambda step, n=number: progress(step, n, len(rows)))  # type: ignore[misc]
        result.seconds = time.perf_counter() - started
        results.append(result)
    if not dry_run:
        kilder.stamp(rows, results, now or dt.datetime.now())
        progress("Regner", len(rows), len(rows))
        target.recalculate()
    return Report(target.name, results, dry_run)


def _one(target: Target, row: SourceRow, keys: Keys, tell: Callable[[str], None]) -> SourceResult:
    """One source; whatever goes wrong with it is told of it alone."""
    result = SourceResult(row.name or f"række {row.index + 1}", row.kind, row.table)
    try:
        row.check()
        state = _state(target, row.table)
        result.table, result.rows_before = state.name, state.rows
        order = Order(
            row.name, row.kind, row.address, row.query, target.folder, keys, lambda name: _frame(_state(target, name))
        )
        fetched = fetch(order)
        result.notes += fetched.notes
        tell(f"Kontrollerer {row.name}")
        new = fit(fetched, state, row.columns)
        del fetched  # a large source need not stand in memory twice
        result.notes += new.notes
        difference = compare(state, new, row.key)
        result.notes += difference.notes
        if not difference.same:
            tell(f"Skriver {row.name}")
            target.write(state.name, Rows(new.columns, difference.origins))
        result.outcome = Outcome.UNCHANGED if difference.same else Outcome.UPDATED
        result.rows_after, result.changes = new.rows, difference.changes
        result.fingerprint, result.columns = new.fingerprint, new.headers
    except BenchError as error:
        result.reason = keys.scrubbed(error.message("da"))
        if isinstance(error, CellsNotUsable):
            result.faults = error.facts["faults"]
    except Exception as fault:  # a fault of ours stops this source, not the others
        result.reason = keys.scrubbed(_INTERNAL.format(kind=type(fault).__name__, text=fault))
    if result.outcome is Outcome.FAILED:
        result.rows_after = result.rows_before
    return result


def _state(target: Target, name: str) -> TableState:
    names = target.tables()
    if key(name) not in map(key, names):
        near = " / ".join(nearest(name, names))
        raise TableMissing(
            value=name,
            nearest_en=f" Did you mean {near}?" if near else "",
            nearest_da=f" Mente du {near}?" if near else "",
        )
    return target.read(name)


def _frame(state: TableState) -> pd.DataFrame:
    """A table of the workbook as sources read it, such as a mapping."""
    return pd.DataFrame(
        {header: pd.Series(list(cells), dtype=object) for header, cells in zip(state.headers, state.columns)}
    )
