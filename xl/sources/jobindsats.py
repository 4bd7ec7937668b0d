"""The ministry's measurements on jobindsats.dk, API version 2 and 3.

The address is a table's number (``y30r21``: version 3) or the whole address
``https://api.jobindsats.dk/v3/data/y30r21``; the query is the service's own,
such as ``period.M=latest:12&hierarchy._nykom=*`` or, in version 2,
``period=l(m:12)&area=*``. The key is named ``jobindsats``.

Both versions answer as JSON: version 2 a list whose first item holds
``Variables`` and ``Data``, version 3 an object with ``columns`` and ``rows``.
A key that does not work is answered as text, with the status of success.
"""

from __future__ import annotations

import json
from typing import Any, Final
from urllib.parse import urlsplit

from xl.cells import SUPPRESSED
from xl.sources import http
from xl.sources.delimited import named
from xl.sources.errors import (
    AnswerNotUnderstood,
    HttpRefused,
    KeyRefused,
    LineOfOtherWidth,
    SecretInAddress,
    SourceEmpty,
    TooManyPages,
)
from xl.sources.order import Fetched, Order, frame

KEY: Final = "jobindsats"
_ROOT: Final = "https://api.jobindsats.dk/v3/data/"
_MARKS: Final[dict[str, object]] = {"..": SUPPRESSED, "*": SUPPRESSED, ".": None, "-": None, "": None}
"""What stands where there is no number: suppressed, or nothing to count."""
_MAX_PAGES: Final = 1000


def fetch(order: Order) -> Fetched:
    """The rows of a measurement, all pages."""
    url, second = _address(order)
    secret = order.keys.get(KEY)
    authorization = secret if second else f"Bearer {secret}"
    headers: list[str] = []
    columns: list[list[object]] = []
    pages = 0
    following: str | None = url
    while following:
        if (pages := pages + 1) > _MAX_PAGES:
            raise TooManyPages(value=urlsplit(url).hostname, pages=_MAX_PAGES)
        page, following = _page(following, authorization, url)
        found, rows = _second(page, url) if second else _third(page, url)
        if not headers:
            headers = named(found, order.address)
            columns = [[] for _ in headers]
        for row in rows:
            if len(row) != len(headers):
                raise LineOfOtherWidth(
                    value=order.address, line=len(columns[0]) + 1, found=len(row), expected=len(headers)
                )
            for column, cell in zip(columns, row):
                column.append(_MARKS.get(cell.strip(), cell.strip()) if isinstance(cell, str) else cell)
    if not columns or not columns[0]:
        raise SourceEmpty()
    return Fetched(frame(headers, columns))


def _address(order: Order) -> tuple[str, bool]:
    """The address with its query, and whether it is of version 2."""
    address = order.address.strip()
    if "://" not in address:
        address = _ROOT + address.lower()
    query = order.query.strip().replace("\n", "&").lstrip("?")
    if "token" in query.lower() or "@" in urlsplit(address).netloc:
        raise SecretInAddress(name=KEY)
    second = "/v2/" in address
    if second and not address.rstrip("/").endswith("/json"):
        address = address.rstrip("/") + "/json"
    if not second and "format=" not in query:
        query = f"{query}&format=json".lstrip("&")
    return (f"{address}{'&' if '?' in address else '?'}{query}" if query else address), second


def _page(url: str, authorization: str, first: str) -> tuple[Any, str | None]:
    """A page as JSON, and where the next one is; the key is sent nowhere but where it belongs."""
    host = urlsplit(first).hostname
    if urlsplit(url)[:2] != urlsplit(first)[:2]:
        raise AnswerNotUnderstood(value=host, reason=f"næste side ligger på {urlsplit(url).hostname}")
    try:
        answer = http.get(url, authorization=authorization)
    except HttpRefused as refusal:
        if refusal.facts["status"] in (401, 403):
            raise KeyRefused(value=host, name=KEY) from None
        raise
    try:
        page = json.loads(answer.text)
    except ValueError:
        if "nøgle" in answer.text.lower()[:300]:
            raise KeyRefused(value=host, name=KEY) from None
        raise AnswerNotUnderstood(value=host, reason=" ".join(answer.text.split())[:80] or "tomt") from None
    if isinstance(page, str):
        if "nøgle" in page.lower():
            raise KeyRefused(value=host, name=KEY)
        raise AnswerNotUnderstood(value=host, reason=page[:80])
    return page, answer.next_page or (page.get("next") if isinstance(page, dict) else None)


def _second(page: Any, url: str) -> tuple[list[object], list[list[Any]]]:
    try:
        return [variable["Label"] for variable in page[0]["Variables"]], page[0]["Data"]
    except (KeyError, IndexError, TypeError):
        raise AnswerNotUnderstood(value=urlsplit(url).hostname, reason="Variables/Data") from None


def _third(page: Any, url: str) -> tuple[list[object], list[list[Any]]]:
    try:
        return list(page["columns"]), page["rows"]
    except (KeyError, TypeError):
        raise AnswerNotUnderstood(value=urlsplit(url).hostname, reason="columns/rows") from None
