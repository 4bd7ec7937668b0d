"""SQL queries: DuckDB files and PostgreSQL."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path

import duckdb
import psycopg
import pytest

from tests.sources import postgres
from xl.sources import Order, fetch
from xl.sources import sql as source
from xl.sources.errors import (
    BadQuery,
    DatabaseUnreachable,
    DriverMissing,
    HeaderRepeated,
    NotAQuery,
    SecretInAddress,
    SourceEmpty,
    SourceError,
    SourceFileMissing,
    TooManyRowsFromSource,
)

ANSWER = [
    ["Målgruppe", "Beløb", "Dato", "Tid", "Ja", "Intet"],
    ["Sygedagpenge", 12.5, dt.date(2026, 1, 31), dt.datetime(2026, 1, 31, 8, 30), True, None],
]
QUERY = (
    'SELECT \'Sygedagpenge\' AS "Målgruppe", CAST(12.5 AS DECIMAL(9, 2)) AS "Beløb", DATE \'2026-01-31\' AS "Dato", '
    'TIMESTAMP \'2026-01-31 08:30:00\' AS "Tid", 1 = 1 AS "Ja", NULL AS "Intet";'
)


def rows(address: str, query: str, folder: Path = Path(), name: str = "Base") -> list[list[object]]:
    frame = fetch(Order(name, "sql", address, query, folder)).frame
    return [list(frame.columns), *frame.to_numpy().tolist()]


def test_a_duckdb_file_is_read_and_not_written(tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "base.duckdb")) as base:
        base.execute("CREATE TABLE t AS " + QUERY.rstrip(";"))
    assert rows("base.duckdb", "SELECT * FROM t", tmp_path) == ANSWER
    with pytest.raises(BadQuery):
        rows("base.duckdb", "WITH x AS (SELECT 1) DELETE FROM t", tmp_path)


def test_files_beside_the_workbook_can_be_queried(tmp_path: Path) -> None:
    for month in (1, 2):
        duckdb.sql(f"SELECT {month} AS m").write_parquet(str(tmp_path / f"{month}.parquet"))
    assert rows(":memory:", "SELECT sum(m)::INT AS M FROM '*.parquet'", tmp_path) == [["M"], [3]]


@pytest.mark.parametrize(
    ("address", "query", "refusal"),
    [
        ("væk.duckdb", "SELECT 1", SourceFileMissing),
        (":memory:", "DROP TABLE t", NotAQuery),
        (":memory:", "", NotAQuery),
        (":memory:", "SELECT * FROM findes_ikke", BadQuery),
        (":memory:", "SELECT 1 WHERE 1 = 0", SourceEmpty),
        (":memory:", "SELECT 1 AS a, 2 AS a", HeaderRepeated),
        ("noget://x", "SELECT 1", DriverMissing),
        ("postgresql+psycopg://bruger:kode@x/y", "SELECT 1", SecretInAddress),
        ("://", "SELECT 1", DatabaseUnreachable),
        ("postgresql+psycopg://bruger@127.0.0.1:9/y", "SELECT 1", DatabaseUnreachable),
    ],
)
def test_what_cannot_be_asked_is_told_in_one_line(
    tmp_path: Path, address: str, query: str, refusal: type[SourceError]
) -> None:
    with pytest.raises(refusal) as caught:
        rows(address, query, tmp_path)
    assert "\n" not in caught.value.message("da")
    assert "kode@" not in caught.value.message("da")


def test_more_rows_than_a_sheet_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MAX_ROWS", 10)
    with pytest.raises(TooManyRowsFromSource):
        rows(":memory:", "SELECT * FROM range(11)")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    programs = postgres.programs()
    if programs is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("apt install postgresql")
    assert programs is not None
    with postgres.running(programs) as address:
        yield address


def test_postgresql_with_its_password_from_the_environment(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYXL_BENCH_KEY_BASE", postgres.PASSWORD)
    assert rows(server, QUERY) == ANSWER
    assert rows(server, "SELECT ':x' AS a, 1::int AS b") == [["a", "b"], [":x", 1]]


def test_postgresql_is_only_read(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYXL_BENCH_KEY_BASE", postgres.PASSWORD)
    with psycopg.connect(server.replace("+psycopg", ""), password=postgres.PASSWORD) as connection:
        connection.execute("CREATE TABLE t (a int)")
    with pytest.raises(BadQuery, match="read-only"):
        rows(server, "WITH x AS (INSERT INTO t VALUES (1) RETURNING a) SELECT * FROM x")


def test_a_wrong_password_is_refused_and_not_shown(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYXL_BENCH_KEY_BASE", "forkert-kode")
    with pytest.raises(DatabaseUnreachable) as caught:
        rows(server, "SELECT 1")
    assert "forkert-kode" not in caught.value.message("da")


def test_a_query_that_the_server_does_not_understand(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYXL_BENCH_KEY_BASE", postgres.PASSWORD)
    with pytest.raises(BadQuery, match="findes_ikke"):
        rows(server, "SELECT * FROM findes_ikke")
