"""The add-in as LibreOffice sees it: each call goes to the project's own Python, and the answer back.

LibreOffice runs this file in a Python of its own, whatever version that is, so
it keeps to the standard library. It calculates nothing.
"""

from __future__ import annotations

import functools
import json
import os
import struct
import subprocess
from typing import Any

import uno
import unohelper
from com.sun.star.sheet import XVolatileResult
from dk.pyxlbench import XFunctions

SERVICE = "dk.pyxlbench.Functions"
ERRORS = {
    "#NULL!": 521, "#DIV/0!": 532, "#VALUE!": 519, "#REF!": 524, "#NAME?": 525, "#NUM!": 503, "#N/A": 32767,
}
"""Calc's numbers for the errors of a cell."""
AS_EXCEL_WRITES = 3
"""``com.sun.star.sheet.AddressConvention.XL_OOX``."""
SPEAKING = ("pb_version", "why")
"""Functions that answer with text, and so can say that no other function answers."""

with open(os.path.join(os.path.dirname(__file__), "settings.json"), encoding="utf-8") as file:
    SETTINGS = json.load(file)


class Functions(unohelper.Base, XFunctions):
    """The functions of the catalogue, each a method of the interface."""

    def __init__(self, context: Any) -> None:
        self._context = context

    def __getattr__(self, name: str) -> Any:
        if name not in SETTINGS["functions"]:
            raise AttributeError(name)
        return functools.partial(answer, name)


def answer(name: str, document: Any, *arguments: Any) -> Any:
    """What a function answers: a cell, or a table."""
    question = json.dumps(
        [name, arguments, document.NullDate.Year == 1904], default=functools.partial(pointed_at, document))
    try:
        rows = WORKER.ask(question)
    except (OSError, ValueError) as fault:
        rows = [[no_python(fault) if name in SPEAKING else {"error": "#NAME?"}]]
    return cell(rows[0][0]) if len(rows) == len(rows[0]) == 1 else Table(rows)


class Table(unohelper.Base, XVolatileResult):
    """Rows of cells, handed over in an event.

    Python cannot say of a result that it is a table of texts, but of an event's
    value it can. It matters: texts of such a table equal those of other cells,
    and texts of a table that may hold anything equal none.
    """

    def __init__(self, rows: list[list[Any]]) -> None:
        table = tuple(tuple(map(cell, row)) for row in rows)
        kind = "[][]string" if all(isinstance(value, str) for row in table for value in row) else "[][]any"
        self._event = uno.createUnoStruct("com.sun.star.sheet.ResultEvent", Value=uno.Any(kind, table))

    def addResultListener(self, listener: Any) -> None:
        """Tell at once; the table never changes."""
        listener.modified(self._event)

    def removeResultListener(self, listener: Any) -> None:
        """Nobody is told again."""


def cell(value: Any) -> Any:
    """A cell as Calc takes it; an error is a number that is none, its low half telling which."""
    if isinstance(value, dict):
        return struct.unpack("<d", struct.pack("<2I", ERRORS[value["error"]], 0x7FF80000))[0]
    return "" if value is None else float(value) if isinstance(value, bool) else value


def pointed_at(document: Any, area: Any) -> Any:
    """What there is to know of a cell that a formula points at; of a larger area its values."""
    address = area.getRangeAddress()
    if (address.StartRow, address.StartColumn) != (address.EndRow, address.EndColumn):
        return area.getDataArray()
    one = area.getCellByPosition(0, 0)
    array = area.getSpreadsheet().createCursorByRange(one)
    array.collapseToCurrentArray()
    first = array.getCellByPosition(0, 0)
    parser = document.createInstance("com.sun.star.sheet.FormulaParser")
    parser.CompileEnglish, parser.FormulaConvention = True, AS_EXCEL_WRITES
    error = one.getError()
    value = {"error": shown(error)} if error else area.getDataArray()[0][0]
    start = array.getRangeAddress()
    return {
        "sheet": area.getSpreadsheet().getName(), "row": address.StartRow + 1, "column": address.StartColumn + 1,
        "value": value, "first": [start.StartRow + 1, start.StartColumn + 1],
        "formula": parser.printFormula(array.getArrayTokens() or first.getTokens(), first.getCellAddress()),
    }


def shown(error: int) -> str:
    """The code that Calc shows for its number of an error."""
    return next((code for code, number in ERRORS.items() if number == error), "#VALUE!")


def no_python(fault: Exception) -> str:
    """What to do when the project's Python does not answer."""
    return "pyxl_bench svarer ikke ({}: {}). Byg og installér udvidelsen igen: pyxl-bench build-oxt".format(
        SETTINGS["python"], fault)


class Worker:
    """The process that calculates, started at the first call and once more if it has died."""

    def __init__(self) -> None:
        self._process: Any = None

    def ask(self, question: str) -> Any:
        """Put a question, get the answer."""
        line = question.encode("ascii") + b"\n"
        if self._process is not None:
            try:
                return self._talk(line)
            except (OSError, ValueError):
                self._process.kill()
        self._process = self._started()
        return self._talk(line)

    def _talk(self, line: bytes) -> Any:
        self._process.stdin.write(line)
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline().decode("ascii"))

    @staticmethod
    def _started() -> Any:
        # What LibreOffice sets for its own Python would lead another astray.
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        return subprocess.Popen(
            [SETTINGS["python"], "-P", "-m", "xl.hosts.calc.worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            env=environment, creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0))


WORKER = Worker()
g_ImplementationHelper = unohelper.ImplementationHelper()
g_ImplementationHelper.addImplementation(Functions, SERVICE, (SERVICE, "com.sun.star.sheet.AddIn"))
