"""A register on disk and on Spark counts as one in memory does, week by week, however it is cut into batches."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pyxl_bench.registers.count import count
from tests.pyxl_bench.registers.brute import arrays, by_hand, plan_of, registers
from tests.pyxl_bench.registers.test_count import counted, same
from xl.registers.batches import INTERVIEW, OFFER, SPELL, Batch, whole_persons
from xl.registers.feed import scan, tally

pa = pytest.importorskip("pyarrow", reason="pip install 'pyxl_bench[registers]'")


def rows(register):
    """All rows of a register as one table, persons mixed."""
    spells = [(SPELL, *row) for row in register.spells]
    met = [(INTERVIEW, who, 0, 0, week, week) for who, week in register.interviews]
    taken = [(OFFER, who, 0, hours, first, last) for who, first, last, hours in register.offers]
    names = ("kind", "person", "area", "benefit", "first", "last")
    columns = zip(*[*taken, *met, *spells])
    return pa.table({name: pa.array(column, pa.int32()) for name, column in zip(names, columns)})


@settings(max_examples=60)
@given(registers(), st.integers(1, 9))
def test_whole_persons_are_whole_however_they_are_cut(register, size):
    table = rows(register).sort_by([("person", "ascending"), ("kind", "ascending")])
    batches = list(whole_persons(table.to_batches(max_chunksize=size)))
    seen = [who for batch in batches for who in np.unique(np.concatenate(
        [batch.spells.person, *(part.person for part in batch[1:] if part is not None)]))]
    assert len(seen) == len(set(seen)) == len({row[0] for part in register for row in part})
    assert sum(batch.spells.person.size for batch in batches) == len(register.spells)


@settings(max_examples=25)
@given(registers())
def test_sorted_by_duckdb_the_counts_are_those_week_by_week(tmp_path_factory, register):
    import pyarrow.parquet as pq

    folder = tmp_path_factory.mktemp("register")
    pq.write_table(rows(register), folder / "rows.parquet")
    plan = plan_of(register)
    query = f"SELECT * FROM '{folder}/rows.parquet' ORDER BY person, kind, first"
    batches = [Batch(b.spells, *arrays(register)[1:]) for b in whole_persons(scan(query, folder, rows=3))]
    same(tally(plan, batches), by_hand(register, plan))


def test_a_batch_of_one_person_may_be_longer_than_what_is_read_at_once():
    table = pa.table({"person": [1] * 50 + [2], "area": [0] * 51, "benefit": [0] * 51,
                      "first": list(range(51)), "last": list(range(51))})
    batches = list(whole_persons(table.to_batches(max_chunksize=4)))
    assert [batch.spells.person.size for batch in batches] == [50, 1]


@pytest.fixture(scope="module")
def spark(tmp_path_factory):
    """One Spark on two local cores for all tests here."""
    missing = None
    if importlib.util.find_spec("pyspark") is None:
        missing = "pyspark is not installed: pip install 'pyxl_bench[spark]'"
    elif shutil.which("java") is None:
        missing = "Java is not installed: apt install openjdk-17-jre-headless"
    if missing:
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable

    session = (
        SparkSession.builder.master("local[2]").appName("registers")
        .config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "2")
        .config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "7")
        .config("spark.local.dir", str(tmp_path_factory.mktemp("spark"))).getOrCreate()
    )
    yield session
    session.stop()


@pytest.mark.filterwarnings("ignore")
def test_spark_counts_the_same_whole_numbers(spark):
    from xl.registers import spark as cluster

    register = many_persons()
    plan = plan_of(register)
    frame = spark.createDataFrame(rows(register).to_pandas())
    same(cluster.tally(frame, plan), by_hand(register, plan))


def many_persons():
    """A register of 40 persons with everything in it."""
    import random

    from tests.pyxl_bench.registers.brute import START, Register

    draw = random.Random(1)

    def week():
        return START + draw.randint(0, 60)

    spells = [(who, draw.randint(0, 1), draw.choice([0, 0, 0, 1, 1, 2, 3, 3, 4]), first := week(),
               first + draw.randint(0, 20)) for who in range(40) for _ in range(draw.randint(1, 9))]
    offers = [(draw.randint(0, 39), first := week(), first + draw.randint(0, 9), draw.randint(1, 37))
              for _ in range(30)]
    return Register(sorted(spells), sorted((draw.randint(0, 39), week()) for _ in range(60)), sorted(offers))


def test_a_tally_as_rows_is_the_tally_again():
    from xl.registers.spark import rows_of, tally_of

    register = many_persons()
    plan = plan_of(register)
    whole = count(plan, *arrays(register))
    again = tally_of([tuple(row.values()) for row in rows_of(whole).to_pylist()], plan)
    assert counted(again) == counted(whole)
