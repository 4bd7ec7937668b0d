"""How fast a register is counted, against DuckDB alone, and how much memory it takes.

    pip install 'pyxl_bench[registers]'
    python -m benchmarks.registers             # 11 million spells of a million persons
    python -m benchmarks.registers 1 10 100    # the scaling table, in million spells

Side by side in this one run, on two threads each, medians of runs in turn:

- the exit rate with merging, against a DuckDB query of overlaps that does not
  merge (at most 1.5x its time) and against one that writes out every week (at
  least 10x faster; on a tenth of the persons, as it runs out of memory);
- full-time persons by sweep, against reading the Parquet columns (at most 3x).

Extra memory is the peak of a process of its own, above what it held before it
began (under 500 MB).
"""

from __future__ import annotations

import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.side_by_side import pairs, told
from pyxl_bench.registers.count import HORIZON
from pyxl_bench.registers.exits import Window, followed, present
from pyxl_bench.registers.line import lay_out, stays
from pyxl_bench.registers.stretches import Ints
from xl.registers.batches import Batch, whole_persons
from xl.registers.feed import each, scan

SPELLS_PER_PERSON = 11
FIRST, YEARS = 2400, 10
WINDOW = Window(FIRST, FIRST + 52 * YEARS)
GROUPS = 12
COLUMNS = "SELECT person, area, benefit, first, last FROM '{}'"
SETTINGS = {"memory_limit": "4GB", "threads": 2}


def generate(path: Path, spells: int, seed: int = 1) -> None:
    """A synthetic register: persons with spells of 1 to 40 weeks, some of them overlapping, sorted by person."""
    draw = np.random.default_rng(seed)
    persons, at_a_time = max(spells // SPELLS_PER_PERSON, 1), 100_000
    schema = pa.schema([("person", pa.int32()), ("area", pa.int16()), ("benefit", pa.int16()),
                        ("first", pa.int32()), ("last", pa.int32())])
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for start in range(0, persons, at_a_time):
            many = min(at_a_time, persons - start)
            size = many * SPELLS_PER_PERSON
            person = np.repeat(np.arange(start, start + many), SPELLS_PER_PERSON)
            first = FIRST + draw.integers(0, WINDOW.length - 40, (many, SPELLS_PER_PERSON))
            first.sort(axis=1)
            last = first.reshape(-1) + draw.integers(0, 40, size)
            area = np.repeat(draw.integers(0, 98, many), SPELLS_PER_PERSON)
            columns = (person, area, draw.integers(0, GROUPS, size), first.reshape(-1), last)
            writer.write_table(pa.table([pa.array(c, field.type) for c, field in zip(columns, schema)], schema))


def exit_weeks(path: Path) -> tuple[int, int]:
    """Weeks followed and weeks still on support, by group and merged, summed."""
    def one(batch: Batch) -> tuple[int, int]:
        spells = batch.spells
        line = lay_out(spells, np.zeros(GROUPS, bool), HORIZON)
        here = stays(line, spells.benefit.astype(np.int64), GROUPS)
        seen, still = followed(line, here, line.cover(np.ones(line.rank.size, bool)), GROUPS, WINDOW, HORIZON)
        return int(seen.sum()), int(still.sum())

    parts = [part for _, part in each(one, whole_persons(scan(COLUMNS.format(path), path.parent)))]
    return sum(part[0] for part in parts), sum(part[1] for part in parts)


def overlaps_in_duckdb(path: Path) -> tuple[int, int]:
    """The same sums without merging: overlaps of spells with spells 13 weeks later, counted once per pair."""
    stop = WINDOW.stop - HORIZON
    with duckdb.connect(config=SETTINGS) as connection:
        row = connection.execute(f"""
            WITH s AS (SELECT person, first, least(last + 1, {stop}) AS stop, first - {HORIZON} AS early,
                       last + 1 - {HORIZON} AS late FROM '{path}')
            SELECT sum(least(a.stop, b.late) - greatest(a.first, b.early))
            FROM s a JOIN s b ON a.person = b.person AND b.early < a.stop AND b.late > a.first""").fetchone()
        return (0, int(row[0])) if row else (0, 0)


def weeks_in_duckdb(path: Path, share: int = 10) -> tuple[int, int]:
    """The same sums, merged, with every week written out, for one person in ``share``."""
    stop = WINDOW.stop - HORIZON
    with duckdb.connect(config=SETTINGS) as connection:
        row = connection.execute(f"""
            WITH w AS (SELECT DISTINCT person, benefit, unnest(range(first, last + 1)) AS week
                       FROM '{path}' WHERE person % {share} = 0),
                 p AS (SELECT DISTINCT person, week FROM w)
            SELECT count(*), count(p.week) FROM w LEFT JOIN p
            ON p.person = w.person AND p.week = w.week + {HORIZON} WHERE w.week < {stop}""").fetchone()
        return (int(row[0]), int(row[1])) if row else (0, 0)


def fulltime(path: Path) -> Ints:
    """Persons on each group, week by week."""
    def one(batch: Batch) -> Ints:
        line = lay_out(batch.spells, np.zeros(GROUPS, bool), 0)
        return present(line, stays(line, batch.spells.benefit.astype(np.int64), GROUPS), GROUPS, WINDOW)

    total = np.zeros((GROUPS, WINDOW.length), np.int64)
    for _, part in each(one, whole_persons(scan(COLUMNS.format(path), path.parent))):
        total += part
    return total


def read_columns(path: Path) -> int:
    """Reading the columns in the same way, batch by batch, and nothing else."""
    return sum(batch.num_rows for batch in scan(COLUMNS.format(path), path.parent))


def alone(what: str, path: Path) -> tuple[float, float]:
    """Seconds and extra memory (MB) of one calculation in a process of its own."""
    code = f"import benchmarks.registers as b; from pathlib import Path; b.measured(b.{what}, Path({str(path)!r}))"
    out = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    spent, extra = map(float, out.split()[-2:])
    return spent, extra


def measured(function: Callable[[Path], object], path: Path) -> None:
    """Print seconds and how far memory rose above where it stood."""
    before, started = highest(), time.perf_counter()
    function(path)
    print(time.perf_counter() - started, highest() - before)


def highest() -> float:
    """The most memory (MB) that this process has held, by Linux's own count."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def main() -> None:
    print(f"{platform.platform()}, Python {platform.python_version()}, numpy {np.__version__}, "
          f"DuckDB {duckdb.__version__}, pyarrow {pa.__version__}")
    sizes = [int(word) for word in sys.argv[1:]]
    with tempfile.TemporaryDirectory() as folder:
        if sizes:
            scaling(Path(folder), sizes)
        else:
            side_by_side(Path(folder) / "register.parquet")


def scaling(folder: Path, sizes: list[int]) -> None:
    """Time and memory by size."""
    for million in sizes:
        path = folder / f"{million}.parquet"
        generate(path, million * 1_000_000)
        for what in ("exit_weeks", "fulltime"):
            spent, extra = alone(what, path)
            print(f"{million} million spells, {what}: {spent:.1f} s, {extra:.0f} MB extra, "
                  f"file {path.stat().st_size / 1e6:.0f} MB", flush=True)
        path.unlink()


def side_by_side(path: Path) -> None:
    generate(path, 11_000_000)
    seen, still = exit_weeks(path)
    print(f"11 million spells: {seen} weeks followed, {still} of them still on support")
    told("exit rate, merged / overlaps in DuckDB, not merged",
         *pairs(lambda: exit_weeks(path), lambda: overlaps_in_duckdb(path), 3))
    started = time.perf_counter()
    weeks_in_duckdb(path)
    spent = (time.perf_counter() - started) * 10
    ours = statistics.median(pairs(lambda: exit_weeks(path), lambda: None, 3)[0])
    print("every week written out in DuckDB (a tenth of the persons, times ten): "
          f"{spent:.0f} s, {spent / ours:.0f}x ours")
    told("full-time persons / reading the columns", *pairs(lambda: fulltime(path), lambda: read_columns(path), 3))
    for what in ("exit_weeks", "fulltime"):
        print(f"{what} alone: {alone(what, path)[1]:.0f} MB extra")


if __name__ == "__main__":
    main()
