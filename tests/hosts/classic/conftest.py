"""Excel, once a session."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.hosts.classic.excel import Excel


@pytest.fixture(scope="session")
def excel() -> Iterator[Excel]:
    """Excel with the help in Danish."""
    running = Excel()
    yield running
    running.close()
