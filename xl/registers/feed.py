"""A register of any size read in order of persons, and all of it counted."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import duckdb

from pyxl_bench.registers.count import Plan, Tally, add, count
from xl.registers.batches import INTERVIEW, OFFER, SPELL, Batch
from xl.registers.errors import RegisterFileUnreadable
from xl.registers.files import literal
from xl.registers.libraries import arrow
from xl.registers.store import Register

if TYPE_CHECKING:
    import pyarrow as pa

ROWS: Final = 500_000
"""Rows counted at a time: two batches being counted and one being read stay far under 500 MB."""
THREADS: Final = 2


def rows_of(register: Register) -> str:
    """The query that reads a register as one table of columns kind, person, area, benefit, first, last.

    Spells lie sorted in their file and are read as they lie; where there are
    interviews or offers, their rows are sorted in among them. An offer has its
    hours in the place of a benefit.
    """
    def parquet(name: str) -> str:
        return f"read_parquet({literal(register.path / f'{name}.parquet')})"

    parts = [f"SELECT {SPELL}::TINYINT AS kind, person, area, benefit, first, last FROM {parquet('spells')}"]
    if register.interviews:
        parts.append(f"SELECT {INTERVIEW}, person, 0, 0, week, week FROM {parquet('interviews')}")
    if register.offers:
        parts.append(f"SELECT {OFFER}, person, 0, hours, first, last FROM {parquet('offers')}")
    return parts[0] if len(parts) == 1 else f"{' UNION ALL '.join(parts)} ORDER BY person, kind, first"


def scan(query: str, folder: Path, rows: int = ROWS, memory: str = "200MB") -> Iterator[pa.RecordBatch]:
    """What a query answers, batch by batch, in order; what does not fit in memory is sorted on disk.

    Raises:
        RegisterFileUnreadable: a file is missing or damaged.
    """
    arrow()
    settings: dict[str, Any] = {"memory_limit": memory, "threads": THREADS, "temp_directory": str(folder / ".sorting")}
    try:
        with duckdb.connect(config=settings) as connection:
            yield from connection.sql(query).to_arrow_reader(rows)
    except duckdb.Error as error:
        raise RegisterFileUnreadable(value=str(folder), reason=str(error).splitlines()[0]) from None


def tally(plan: Plan, batches: Iterable[Batch], tell: Callable[[int], None] = lambda rows: None) -> Tally:
    """Count every batch, two at a time; ``tell`` hears how many rows are done."""
    return add(_counted(plan, batches, tell))


def _counted(plan: Plan, batches: Iterable[Batch], tell: Callable[[int], None]) -> Iterator[Tally]:
    waiting: deque[tuple[int, Future[Tally]]] = deque()
    done = 0
    with ThreadPoolExecutor(THREADS) as pool:
        try:
            for batch in batches:
                waiting.append((batch.spells.person.size, pool.submit(count, plan, *batch)))
                if len(waiting) > THREADS:
                    rows, future = waiting.popleft()
                    yield future.result()
                    tell(done := done + rows)
            for rows, future in waiting:
                yield future.result()
                tell(done := done + rows)
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
