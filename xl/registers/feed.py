"""A register of any size read in order of persons, and all of it counted."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import duckdb

from pyxl_bench.registers.count import Plan, Tally, add, count
from xl.registers.batches import INTERVIEW, OFFER, SPELL, Batch
from xl.registers.errors import RegisterFileUnreadable
from xl.registers.files import literal
from xl.registers.libraries import arrow
from xl.registers.store import Register

if TYPE_CHECKING:
    import pyarrow as pa

T = TypeVar("T")

ROWS: Final = 122_880
"""Rows counted at a time: as many as stay near the processor, and far under 500 MB."""
THREADS: Final = 2


def rows_of(register: Register) -> str:
    """The query that reads a register as one table of columns kind, person, area, benefit, first, last.

    Spells lie sorted in their file and are read as they lie; where there are
    interviews or offers, their rows are sorted in among them. An offer has its
    hours in the place of a benefit.
    """
    def parquet(name: str) -> str:
        return f"read_parquet({literal(register.data / f'{name}.parquet')})"

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
    """Count every batch; ``tell`` hears how many rows are done."""

    def told() -> Iterator[Tally]:
        done = 0
        for batch, part in each(lambda batch: count(plan, *batch), batches):
            yield part
            tell(done := done + batch.spells.person.size)

    return add(told())


def each(function: Callable[[Batch], T], batches: Iterable[Batch]) -> Iterator[tuple[Batch, T]]:
    """A calculation on every batch, two at a time and none read long before its turn."""
    waiting: deque[tuple[Batch, Future[T]]] = deque()
    with ThreadPoolExecutor(THREADS) as pool:
        try:
            for batch in batches:
                waiting.append((batch, pool.submit(function, batch)))
                if len(waiting) > THREADS:
                    first, future = waiting.popleft()
                    yield first, future.result()
            while waiting:
                first, future = waiting.popleft()
                yield first, future.result()
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
