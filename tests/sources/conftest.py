"""A service at hand, with short patience and a cache of its own."""

from __future__ import annotations

import gc
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sources import server
from xl.sources import http


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("PYXL_BENCH_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("PYXL_BENCH_KEY_JOBINDSATS", server.KEY)
    monkeypatch.setattr(
        http,
        "LIMITS",
        http.Limits(connect=1, silence=0.2, whole=0.3, attempts=3, first_wait=0, longest_wait=0, max_bytes=50_000),
    )
    with server.running() as address:
        yield address
    with warnings.catch_warnings():  # the cache leaves the temporary file of an answer that breaks off to the collector
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()
