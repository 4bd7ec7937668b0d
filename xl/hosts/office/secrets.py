"""The token that callers must hold: kept for this user, or given in the environment."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Final

VARIABLE: Final = "PYXL_BENCH_TOKEN"
_FILE: Final = "token"


def folder() -> Path:
    """Where this user's token and certificate are kept."""
    base = os.environ.get("LOCALAPPDATA") or os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(base) / "pyxl_bench" / "office"


def token() -> str:
    """The token: of the environment, else the one kept, else a new one that is then kept."""
    given = os.environ.get(VARIABLE)
    if given:
        return given
    path = folder() / _FILE
    if not path.exists():
        write_private(path, secrets.token_urlsafe(32).encode())
    return path.read_text(encoding="ascii").strip()


def is_the_token(given: str) -> bool:
    """Whether a caller holds the token; takes as long for a near miss as for a wild guess."""
    return secrets.compare_digest(given.encode(), token().encode())


def write_private(path: Path, data: bytes) -> None:
    """Write a file that only this user can read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(data)
