"""Excel on Windows as far as it can be had on any machine: xlwings itself over stubs of COM, in its own process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from xl.catalogue import OMITTED as LEFT_OUT
from xl.cells import ErrorValue

ROOT = Path(__file__).parents[3]


class Excel:
    """A running Excel that hands calls to Python the way the add-in, or xlwings' own import, does."""

    def __init__(self, language: str = "da") -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.hosts.classic.server"], cwd=ROOT, text=True, encoding="utf-8",
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env={**os.environ, "PYXL_BENCH_LANGUAGE": language, "PYTHONUTF8": "1"},
        )

    def close(self) -> None:
        """End the process."""
        self._process.communicate(timeout=10)

    def call(
        self,
        name: str,
        *arguments: Any,
        way: str = "addin",
        place: str = "[Bog1.xlsm]Ark1!$A$1",
        date1904: bool = False,
    ) -> list[list[Any]]:
        """Rows of cells that a function answers; arguments are cells, or what :func:`area` and its like make."""
        answer = self.ask(do=way, name=name, arguments=list(arguments), place=place, date1904=date1904)
        rows = answer if isinstance(answer, list) else [answer]
        return rows if isinstance(rows[0], list) else [rows]

    def ask(self, **request: Any) -> Any:
        """One request of the server."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        reply = json.loads(self._process.stdout.readline())
        if "raised" in reply:
            raise AssertionError(reply["raised"])
        return reply["answer"]


def area(rows: list[list[Any]], areas: int = 1) -> dict[str, Any]:
    """A range of cells."""
    return {"range": rows, "areas": areas}


def error(code: str) -> dict[str, Any]:
    """A cell that shows an error."""
    return {"error": code}


def pointed(anchor: str, formula: str, shows: Any, row: int = 0, column: int = 0) -> dict[str, Any]:
    """A cell as the add-in describes it to ``WHY``."""
    return {"pointed": [anchor, row, column, formula, shows]}


OMITTED = {"omitted": True}


def handed_over(value: Any) -> Any:
    """An argument of the catalogue's as Excel hands it over: ranges, errors, what is left out."""
    if isinstance(value, list):
        return area([[handed_over(cell) for cell in row] for row in value])
    if isinstance(value, ErrorValue):
        return error(value.code)
    return OMITTED if value is LEFT_OUT else value
