"""Killed at any moment, the workbook is the old or the new one."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.buttons import books
from tests.sources import server
from xl.buttons.headless import refresh_file
from xl.package.book import Book
from xl.package.container import Package

KILLS = 200
A = "Målgruppe;Udgift;Personer\nDagpenge;1;1\nSygedagpenge;2;2\n"
B = "Målgruppe;Udgift;Personer\n" + "".join(f"Gruppe {n};{n};1\n" for n in range(1, 41))
TOTALS = {300, 3, 820}
"""The spending of the workbook as it was made, and of the two files."""


def check(book: Path) -> None:
    """The workbook is a whole one, and its formulas show the sum of one of the three tables it has held."""
    package = Package(book.read_bytes())
    assert Book(package).table("Konti") is not None
    for part in package.parts:
        package.read(part)
    rows = [row[1] for row in books.values(book, "Data", "B4:C43") if row[1] is not None]
    assert sum(rows) in TOTALS
    assert books.values(book, "Svar", "A1:A2") in ([[sum(rows)]] * 2, [[0]] * 2)


def test_two_hundred_kills_at_random_moments(tmp_path: Path) -> None:
    chance = random.Random(4711)
    books.csv(tmp_path, A, "a.csv")
    books.csv(tmp_path, B, "b.csv")
    books.csv(tmp_path, A)
    book = books.write(tmp_path / "bog.xlsx")
    refresh_file(book, tmp_path / "varm.xlsx")  # all is imported in this process, which the others are copies of
    started = time.perf_counter()
    refresh_file(book, tmp_path / "varm.xlsx")
    one = time.perf_counter() - started
    kills, replaced = 0, 0
    seen = set()
    last = book.stat().st_mtime_ns
    while kills < KILLS:
        worker = os.fork()
        if worker == 0:
            try:
                _work(book)
            finally:
                os._exit(1)
        time.sleep(chance.uniform(0, 2.5 * one))
        os.kill(worker, signal.SIGKILL)
        assert os.WIFSIGNALED(os.waitpid(worker, 0)[1]), "the refresh itself failed"
        kills += 1
        replaced += book.stat().st_mtime_ns != last
        last = book.stat().st_mtime_ns
        data = book.read_bytes()
        if data not in seen:  # each state is looked at once
            seen.add(data)
            check(book)
    assert replaced > 3, "the kills came before anything was written"
    refresh_file(book)
    check(book)


def _work(book: Path) -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    source = book.with_name("konti.csv")
    while True:
        for name in ("a.csv", "b.csv"):
            temporary = source.with_suffix(".ny")
            temporary.write_bytes(book.with_name(name).read_bytes())
            os.replace(temporary, source)
            refresh_file(book)


class Stop(BaseException):
    """What no code catches."""


@pytest.mark.parametrize("step", range(60))
def test_stopped_at_every_call_that_touches_the_disk(
    tmp_path: Path, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every call of the system that a refresh makes, stopped before it and after it."""
    import builtins
    import shutil
    import tempfile

    books.csv(tmp_path, B)
    book = books.write(tmp_path / "bog.xlsx")
    before = book.read_bytes()
    count = 0

    def stopping(call: Callable[..., Any]) -> Callable[..., Any]:
        def called(*args: Any, **options: Any) -> Any:
            nonlocal count
            count += 1
            if count == 1 + step // 2 and not step % 2:
                raise Stop
            answer = call(*args, **options)
            if count == 1 + step // 2 and step % 2:
                raise Stop
            return answer

        return called

    with monkeypatch.context() as patched:
        for module, name in (
            (os, "replace"),
            (os, "fsync"),
            (os, "chmod"),
            (os, "unlink"),
            (tempfile, "mkstemp"),
            (shutil, "copymode"),
            (builtins, "open"),
        ):
            patched.setattr(module, name, stopping(getattr(module, name)))
        stopped = True
        try:
            refresh_file(book)
            stopped = False
        except Stop:
            pass
    check(book)
    assert stopped or book.read_bytes() != before
    backup = book.with_name("bog.xlsx.bak")
    if book.read_bytes() != before:
        assert backup.read_bytes() == before


def test_ctrl_c_in_a_running_command(tmp_path: Path) -> None:
    with server.running() as address:
        row = ("Måling", "jobindsats", f"{address}/slow", "", "Konti")
        book = books.write(tmp_path / "bog.xlsx", row)
        before = book.read_bytes()
        process = subprocess.Popen(
            [sys.executable, "-m", "xl.cli", "refresh", str(book)],
            stderr=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYXL_BENCH_KEY_JOBINDSATS": "x", "PYXL_BENCH_CACHE": str(tmp_path / "cache")},
        )
        while not server.Handler.asked["/slow"]:
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err.strip()) == (1, "", "Afbrudt; ingen fil er ændret.")
    assert book.read_bytes() == before
