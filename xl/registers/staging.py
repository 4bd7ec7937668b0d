"""Rows on their way into a register: already without CPR numbers, kept on disk, sorted, written in one step."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import duckdb

from xl.registers.errors import RegisterExists, RegisterFileUnreadable
from xl.registers.files import literal
from xl.registers.store import DESCRIPTION, is_register

if TYPE_CHECKING:
    import pyarrow as pa

_TABLES = """
CREATE TABLE spells (line BIGINT, pseudonym BLOB, area SMALLINT, benefit SMALLINT, first INTEGER, last INTEGER);
CREATE TABLE interviews (pseudonym BLOB, week INTEGER);
CREATE TABLE offers (pseudonym BLOB, first INTEGER, last INTEGER, hours SMALLINT);
"""


class Staging:
    """A folder beside the register to be; it becomes the register, or it is gone without a trace."""

    def __init__(self, target: Path) -> None:
        if target.exists() and not is_register(target):
            raise RegisterExists(value=str(target))
        self._target = target
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._folder = Path(tempfile.mkdtemp(dir=target.parent, prefix=".pyxl-bench-"))
        except OSError as error:
            raise RegisterFileUnreadable(value=str(target), reason=error.strerror or str(error)) from None
        self._work = self._folder / "work"
        self._work.mkdir()
        self._connection = duckdb.connect(
            self._work / "staging.duckdb",
            config={"memory_limit": "400MB", "threads": 2, "temp_directory": str(self._work)},
        )
        self._run(_TABLES)

    def __enter__(self) -> Staging:
        return self

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        self._connection.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def add(self, table: str, rows: pa.Table) -> None:
        """Take checked rows in."""
        self._connection.register("incoming", rows)
        self._run(f"INSERT INTO {table} BY NAME SELECT * FROM incoming")
        self._connection.unregister("incoming")

    def one(self, query: str) -> tuple[Any, ...] | None:
        """The first row that a query answers."""
        return next(iter(self._run(query)), None)

    def _run(self, query: str) -> list[tuple[Any, ...]]:
        return self._connection.execute(query).fetchall()

    def finish(self, description: dict[str, Any]) -> dict[str, int]:
        """Number the persons, sort and write the files, and put the register in its place; answers counts."""
        self._run("CREATE TABLE persons AS SELECT (row_number() OVER (ORDER BY pseudonym) - 1)::INTEGER AS person, "
                  "pseudonym "
                  "FROM (SELECT DISTINCT pseudonym FROM spells)")
        self._write("persons", "SELECT person, hex(pseudonym) AS pseudonym FROM persons ORDER BY person")
        self._write("spells", "SELECT person, area, benefit, first, last FROM spells JOIN persons USING (pseudonym) "
                              "ORDER BY person, first, last, benefit, area")
        self._write("interviews", "SELECT person, week FROM interviews JOIN persons USING (pseudonym) ORDER BY ALL")
        self._write("offers", "SELECT person, first, last, hours FROM offers JOIN persons USING (pseudonym) "
                              "ORDER BY ALL")
        counts = {table: self._count(f"SELECT count(*) FROM {table}")
                  for table in ("persons", "spells", "interviews", "offers")}
        first, last = self.one("SELECT min(first), max(last) FROM spells") or (0, 0)
        (self._folder / DESCRIPTION).write_text(
            json.dumps({**description, "first_week": first, "last_week": last, **counts}, ensure_ascii=False, indent=1),
            encoding="utf-8")
        self._put_in_place()
        return counts

    def _count(self, query: str) -> int:
        found = self.one(query)
        return int(found[0]) if found else 0

    def _write(self, name: str, query: str) -> None:
        self._run(
            f"COPY ({query}) TO {literal(self._folder / f'{name}.parquet')} (FORMAT parquet, COMPRESSION zstd)")

    def _put_in_place(self) -> None:
        self._connection.close()
        shutil.rmtree(self._work)
        os.chmod(self._folder, 0o700)
        if self._target.exists():
            old = Path(tempfile.mkdtemp(dir=self._target.parent, prefix=".pyxl-bench-")) / "old"
            os.rename(self._target, old)
            os.rename(self._folder, self._target)
            shutil.rmtree(old.parent, ignore_errors=True)
        else:
            os.rename(self._folder, self._target)
