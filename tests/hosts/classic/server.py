"""Excel's side of a call, in a process where xlwings believes to be on Windows.

Reads a request per line as JSON and answers a line each: the values that Excel
would put in the cells, or what went wrong.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from typing import Any

from tests.hosts.classic import com

com.install()

from xlwings import com_server  # noqa: E402  after the modules it needs

MISSING = -2147352572
ERRORS = {
    "#NULL!": -2146826288, "#DIV/0!": -2146826281, "#VALUE!": -2146826273, "#REF!": -2146826265,
    "#NAME?": -2146826259, "#NUM!": -2146826252, "#N/A": -2146826246, "#SPILL!": -2146826243, "#CALC!": -2146826238,
}
"""Excel's error values as COM shows them, by their code."""


def as_com(value: Any) -> Any:
    """A value of a request as COM hands it over: errors and omissions are numbers of their own, others floats."""
    if isinstance(value, dict):
        if "range" in value:
            rows = tuple(tuple(as_com(cell) for cell in row) for row in value["range"])
            return rows[0][0] if len(rows) == len(rows[0]) == 1 else rows
        if "row" in value:
            return tuple(as_com(cell) for cell in value["row"])
        if "pointed" in value:
            anchor, row, column, formula, shown = value["pointed"]
            return ("\x01pointed", anchor, row, column, formula, as_com(shown))
        return MISSING if "omitted" in value else ERRORS[value["error"]]
    return float(value) if type(value) is int else value


def as_import(value: Any) -> Any:
    """The same where a range arrives as a range."""
    if isinstance(value, dict) and "range" in value:
        return com.FakeRange(as_com(value), value.get("areas", 1))
    return as_com(value)


def answer(request: dict[str, Any]) -> Any:
    """What Excel gets for a request."""
    excel = com_server.XLPython()
    if request["do"] == "addin":
        given = tuple(map(as_com, request["arguments"]))
        call = (request["name"], request["place"], request["date1904"], given)
        return excel.CallUDF("xl.hosts.classic.addin", "answer", call)
    if request["do"] == "import":
        book = com.FakeBook(date1904=request["date1904"])
        given = tuple(map(as_import, request["arguments"]))
        return excel.CallUDF("xl.hosts.classic.functions", request["name"], given, book, com.FakeRange(None))
    if request["do"] == "wizard":
        book = com.FakeBook()
        import xlwings

        xlwings.import_udfs("xl.hosts.classic.functions", book)
        return {"module": book.module, "options": book.options}
    raise ValueError(request["do"])


def main() -> None:
    """Answer requests until the input ends."""
    replies = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    for line in sys.stdin:
        with contextlib.redirect_stdout(sys.stderr):
            try:
                reply = {"answer": answer(json.loads(line))}
            except Exception as error:
                reply = {"raised": f"{type(error).__name__}: {error}"}
        print(json.dumps(reply), file=replies, flush=True)


if __name__ == "__main__":
    main()
