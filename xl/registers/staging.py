"""Rows on their way into a register: already without CPR numbers, kept on disk, sorted, written in one step."""

from __future__ import annotations

import json
import os
import secrets
import shutil
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final

import duckdb

from xl.package.errors import FileUnwritable, system_reason
from xl.registers.errors import ImportRunning, RegisterExists
from xl.registers.files import literal
from xl.registers.store import DESCRIPTION, is_register

if TYPE_CHECKING:
    import pyarrow as pa

_TABLES = """
CREATE TABLE spells (line BIGINT, pseudonym BLOB, area SMALLINT, benefit SMALLINT, first INTEGER, last INTEGER);
CREATE TABLE interviews (pseudonym BLOB, week INTEGER);
CREATE TABLE offers (pseudonym BLOB, first INTEGER, last INTEGER, hours SMALLINT);
"""


_DATA: Final = "data-"


class Staging:
    """A folder beside the register to be; it becomes the register, or it is gone without a trace.

    A register that is there already holds the old rows until its description is
    replaced, in one step, by one that names the folder of the new. So a process
    that is killed at any moment leaves the old register or the new one, and what
    else it leaves is cleared away by the next import.

    Raises:
        RegisterError: something else lies there, or another import runs.
        FileUnwritable: the folder cannot be written to.
    """

    def __init__(self, target: Path) -> None:
        if target.exists() and not is_register(target):
            raise RegisterExists(value=str(target))
        self._target = target = target.resolve()
        self._folder = target.with_name(f".pyxl-bench-{target.name}")
        self._work = self._folder / "work"
        self._data = self._folder / (_DATA + secrets.token_hex(4))
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._clear()
            self._folder.mkdir(mode=0o700)
            self._work.mkdir()
            self._data.mkdir(mode=0o700)
        except OSError as error:
            raise FileUnwritable(value=str(target), **system_reason(error)) from None
        self._connection = duckdb.connect(
            self._work / "staging.duckdb",
            config={"memory_limit": "400MB", "threads": 2, "temp_directory": str(self._work)},
        )
        self._run(_TABLES)

    def _clear(self) -> None:
        """Clear away what an import that was killed has left."""
        left = self._work / "staging.duckdb"
        if left.exists():
            try:
                duckdb.connect(left).close()
            except duckdb.Error as error:
                if "lock" in str(error).lower() or "another process" in str(error).lower():
                    raise ImportRunning(value=str(self._target)) from None
        if self._folder.exists():
            shutil.rmtree(self._folder)

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
        told = {**description, "data": self._data.name, "first_week": first, "last_week": last, **counts}
        (self._folder / DESCRIPTION).write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
        try:
            self._put_in_place()
        except OSError as error:
            raise FileUnwritable(value=str(self._target), **system_reason(error)) from None
        return counts

    def _count(self, query: str) -> int:
        found = self.one(query)
        return int(found[0]) if found else 0

    def _write(self, name: str, query: str) -> None:
        self._run(
            f"COPY ({query}) TO {literal(self._data / f'{name}.parquet')} (FORMAT parquet, COMPRESSION zstd)")

    def _put_in_place(self) -> None:
        self._connection.close()
        shutil.rmtree(self._work)
        if not self._target.exists():
            os.rename(self._folder, self._target)
            return
        os.rename(self._data, self._target / self._data.name)
        os.replace(self._folder / DESCRIPTION, self._target / DESCRIPTION)
        for old in self._target.glob(f"{_DATA}*"):
            if old.name != self._data.name:
                shutil.rmtree(old, ignore_errors=True)
