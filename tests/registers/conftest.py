"""A key, and files of spells to take in."""

from __future__ import annotations

from pathlib import Path

import pytest

from xl.cli import main

KEY = "0123456789abcdef-hemmelig"


@pytest.fixture
def desk(tmp_path, monkeypatch) -> Path:
    """A folder to work in, with a key beside it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "nøgle.txt").write_text(KEY)
    return tmp_path


def take_in(name, *more):
    """Take a file in; answers the exit code."""
    return main(["registers", "import", str(name), "--key", "nøgle.txt", "-o", "register", *more])


def spells_of(folder: Path):
    """The spells of a register as tuples, persons told by their pseudonyms."""
    import duckdb

    from xl.registers.store import open_register

    data = open_register(folder).data
    return duckdb.execute(
        f"SELECT pseudonym, area, benefit, first, last FROM '{data}/spells.parquet' "
        f"JOIN '{data}/persons.parquet' USING (person) ORDER BY ALL").fetchall()
