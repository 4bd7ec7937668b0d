"""The one way to the net: time-outs, retries with back-off, a cache that asks whether it still holds, a limit on size.

An answer is either whole or refused: a body that breaks off, trickles, or
grows without end is an error of its own. Keys go over encrypted connections
only, and to the address that was asked for only.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

import requests
import tenacity
from cachecontrol import CacheControlAdapter
from cachecontrol.caches import FileCache
from requests import exceptions

import pyxl_bench
from xl.sources.errors import (
    AnswerBrokenOff,
    AnswerTooSlow,
    HttpRefused,
    KeyOverPlainHttp,
    ServiceFails,
    ServiceUnreachable,
    SourceTooLarge,
    TooManyRequests,
)


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much to put up with; times in seconds."""

    connect: float = 10
    silence: float = 30
    """Between two pieces of an answer."""
    whole: float = 300
    """For a whole answer, however steadily it trickles."""
    attempts: int = 5
    first_wait: float = 1
    longest_wait: float = 60
    """Also for a service that says when to come back."""
    max_bytes: int = 200_000_000


LIMITS = Limits()
_PIECE: Final = 1 << 16
_LOCAL: Final = ("localhost", "127.0.0.1", "::1")
_AGENT: Final = f"pyxl_bench/{pyxl_bench.__version__}"


class Answer(NamedTuple):
    """A whole answer: its text, and where the next page is if there is one."""

    text: str
    next_page: str | None


class _Transient(Exception):
    """A failure that may pass; ``refusal`` is what it becomes when it does not."""

    def __init__(self, refusal: Exception, wait: float | None = None) -> None:
        super().__init__(str(refusal))
        self.refusal = refusal
        self.wait = wait


def get(url: str, *, authorization: str | None = None) -> Answer:
    """What a service answers.

    Raises:
        SourceError: it does not, refuses, or answers something that cannot be used.
    """
    return _asked("GET", url, authorization, None)


def post(url: str, question: Mapping[str, Any]) -> Answer:
    """What a service answers a question in JSON, which changes nothing there."""
    return _asked("POST", url, None, question)


def _asked(method: str, url: str, authorization: str | None, question: Mapping[str, Any] | None) -> Answer:
    parts = urlsplit(url)
    if authorization and parts.scheme != "https" and parts.hostname not in _LOCAL:
        raise KeyOverPlainHttp(value=parts.hostname)
    attempts = tenacity.Retrying(
        retry=tenacity.retry_if_exception_type(_Transient),
        stop=tenacity.stop_after_attempt(LIMITS.attempts),
        wait=_wait,
        reraise=True,
    )
    try:
        with _session() as session:
            return attempts(_once, session, method, url, authorization, question)
    except _Transient as failure:
        raise failure.refusal from None


def _wait(state: tenacity.RetryCallState) -> float:
    """Longer each time, with some chance in it, or as long as the service says."""
    failure = state.outcome.exception() if state.outcome else None
    if isinstance(failure, _Transient) and failure.wait is not None:
        return failure.wait
    longer = tenacity.wait_exponential(LIMITS.first_wait, LIMITS.longest_wait)
    return longer(state) + tenacity.wait_random(0, LIMITS.first_wait)(state)


def _session() -> requests.Session:
    session = requests.Session()
    adapter = CacheControlAdapter(cache=FileCache(str(cache_folder())))
    session.mount("https://", adapter)
    session.mount("http://", adapter)
    # A refresh wants what holds now: a kept answer counts only where the service says that it still does.
    session.headers.update({"User-Agent": _AGENT, "Cache-Control": "max-age=0", "Accept-Language": "da"})
    return session


def cache_folder() -> Path:
    """Where answers are kept between refreshes."""
    given = os.environ.get("PYXL_BENCH_CACHE")
    base = os.environ.get("LOCALAPPDATA") or os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(given) if given else Path(base) / "pyxl-bench"


def _once(
    session: requests.Session, method: str, url: str, authorization: str | None, question: Mapping[str, Any] | None
) -> Answer:
    host = urlsplit(url).hostname or url
    headers = {"Authorization": authorization} if authorization else {}
    try:
        with session.request(
            method, url, json=question, headers=headers, stream=True, timeout=(LIMITS.connect, LIMITS.silence)
        ) as response:
            body = _body(response, host)
            _refuse(response, body, host)
            following = response.links.get("next", {}).get("url")
            return Answer(_text(response, body), requests.compat.urljoin(url, following) if following else None)
    except exceptions.Timeout:
        raise _Transient(AnswerTooSlow(value=host, seconds=LIMITS.silence)) from None
    except (exceptions.ChunkedEncodingError, exceptions.ContentDecodingError):
        raise _Transient(AnswerBrokenOff(value=host)) from None
    except exceptions.ConnectionError as error:
        if "timed out" in str(error).lower():  # between two pieces of the body
            raise _Transient(AnswerTooSlow(value=host, seconds=LIMITS.silence)) from None
        raise _Transient(ServiceUnreachable(value=host)) from None
    except exceptions.RequestException as error:
        raise ServiceUnreachable(value=host, reason=type(error).__name__) from None


def _body(response: requests.Response, host: str) -> bytes:
    started = time.monotonic()
    pieces, size = [], 0
    for piece in response.iter_content(_PIECE):
        size += len(piece)
        if size > LIMITS.max_bytes:
            raise SourceTooLarge(value=host, limit=LIMITS.max_bytes // 1_000_000)
        if time.monotonic() - started > LIMITS.whole:
            raise AnswerTooSlow(value=host, seconds=LIMITS.whole)
        pieces.append(piece)
    return b"".join(pieces)


def _refuse(response: requests.Response, body: bytes, host: str) -> None:
    """Refuse an answer that is none; what may pass is tried again."""
    status = response.status_code
    if status < 400:
        return
    said = " ".join(_text(response, body).split())[:200].rstrip(".")
    if not said or said.startswith("<"):  # a page for browsers
        said = response.reason
    facts: dict[str, Any] = {"value": host, "status": status, "said": said}
    if status == 429:
        raise _Transient(TooManyRequests(value=host), _said_wait(response))
    if status >= 500 or status == 408:
        raise _Transient(ServiceFails(**facts), _said_wait(response))
    raise HttpRefused(**facts)


def _said_wait(response: requests.Response) -> float | None:
    """The seconds that a service asks for, up to what we put up with."""
    said = response.headers.get("Retry-After", "")
    return min(float(said), LIMITS.longest_wait) if said.isdecimal() else None


def _text(response: requests.Response, body: bytes) -> str:
    from xl.sources.delimited import decoded

    stated = response.encoding if "charset=" in response.headers.get("Content-Type", "").lower() else None
    try:
        return decoded(body, stated).removeprefix("\ufeff")
    except (UnicodeDecodeError, ValueError):
        return decoded(body)
