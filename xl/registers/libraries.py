"""Libraries that only registers need, and what to do where they are missing."""

from __future__ import annotations

from typing import Any

from xl.registers.errors import ArrowMissing


def arrow() -> Any:
    """The Arrow library.

    Raises:
        ArrowMissing: it is not installed.
    """
    try:
        import pyarrow
    except ImportError:
        raise ArrowMissing(value="pyarrow", extra="registers") from None
    return pyarrow
