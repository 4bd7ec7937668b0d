"""Statistics Denmark's StatBank through its open API.

The address is a table's number (``AUK01``), or the whole address of another
server ending in it; the query names the variables and their values as the
service does: ``OMRÅDE=530,000&YDELSESTYPE=*&Tid=>=2024``. No key is needed.

The service answers delimited text (its format BULK), a row per cell of the
cube. Its tables hold subtotals beside their parts: choose the values wanted.
"""

from __future__ import annotations

import json
import re
from typing import Any, Final
from urllib.parse import urlsplit

from xl.cells import SUPPRESSED
from xl.sources import http
from xl.sources.delimited import table
from xl.sources.errors import AnswerNotUnderstood, HttpRefused, NotAnOption
from xl.sources.order import Fetched, Order, frame

_ROOT: Final = "https://api.statbank.dk/v1/data"
_CONTENT: Final = "INDHOLD"
_MARKS: Final[dict[str, object]] = {"..": SUPPRESSED, ".": None, "...": None, "-": 0.0}
"""The StatBank's signs: too uncertain or confidential; cannot occur; not there yet; nil."""
_NUMBER: Final = re.compile(r"-?\d+(?:[.,]\d+)?")


def fetch(order: Order) -> Fetched:
    """The cells of a table, one a row."""
    root, _, name = order.address.strip().rstrip("/").rpartition("/")
    url = root or _ROOT
    question = {"table": name.upper(), "format": "BULK", "lang": "da", "variables": _variables(order.query)}
    host = urlsplit(url).hostname
    try:
        answer = http.post(url, question)
    except HttpRefused as refusal:
        raise HttpRefused(value=host, status=refusal.facts["status"], said=_said(refusal.facts["said"])) from None
    headers, columns, lines = table(answer.text, name, ";")
    if _CONTENT not in (header.upper() for header in headers):
        raise AnswerNotUnderstood(value=host, reason=", ".join(headers)[:80])
    content = [header.upper() for header in headers].index(_CONTENT)
    columns[content] = [_cell(cell) for cell in columns[content]]
    return Fetched(frame(headers, columns), row_name=lambda row: f"{name}, linje {lines[row]}")


def _variables(query: str) -> list[dict[str, Any]]:
    variables = []
    for part in query.replace("\n", "&").split("&"):
        if not part.strip():
            continue
        code, equals, values = part.partition("=")
        if not equals:
            raise NotAnOption(value=part.strip(), known="OMRÅDE=530,000&Tid=*")
        variables.append({"code": code.strip(), "values": [value.strip() for value in values.split(",")]})
    return variables


def _cell(cell: Any) -> object:
    """A number, which here never has a sign between thousands, or what stands for one."""
    if cell in _MARKS:
        return _MARKS[cell]
    return float(cell.replace(",", ".")) if cell and _NUMBER.fullmatch(cell) else cell


def _said(text: str) -> str:
    """The service's own explanation."""
    try:
        return str(json.loads(text)["message"]).rstrip(".")
    except (ValueError, KeyError, TypeError):
        return text
