"""Secrets: from the operating system's key store or the environment, never from the workbook.

A key is asked for by name. ``PYXL_BENCH_KEY_JOBINDSATS`` in the environment
comes before the key store, where it lies under the service ``pyxl-bench`` with
the name ``jobindsats``.
"""

from __future__ import annotations

import os
import re
from typing import Final

from xl.sources.errors import KeyMissing, KeyStoreFailed

SERVICE: Final = "pyxl-bench"
_HIDDEN: Final = "***"


def variable(name: str) -> str:
    """The environment variable of a key."""
    plain = name.upper().replace("Æ", "AE").replace("Ø", "OE").replace("Å", "AA")
    return "PYXL_BENCH_KEY_" + re.sub(r"\W+", "_", plain).strip("_")


class Keys:
    """The secrets of one refresh; knows which it has handed out, so that none is told on."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def get(self, name: str) -> str:
        """The secret of that name.

        Raises:
            KeyMissing: it is neither in the environment nor in the key store.
            KeyStoreFailed: the key store cannot be read.
        """
        secret = self.find(name)
        if secret is None:
            raise KeyMissing(value=name, variable=variable(name), service=SERVICE)
        return secret

    def find(self, name: str) -> str | None:
        """The secret of that name, or ``None``."""
        secret = os.environ.get(variable(name), "").strip() or _from_store(name)
        if secret:
            self._given.add(secret)
        return secret or None

    def scrubbed(self, text: str) -> str:
        """A text without any secret that has been handed out."""
        for secret in sorted(self._given, key=len, reverse=True):
            text = text.replace(secret, _HIDDEN)
        return text


def _from_store(name: str) -> str | None:
    import keyring
    from keyring.errors import KeyringError, NoKeyringError

    try:
        secret = keyring.get_password(SERVICE, name)
    except NoKeyringError:  # a server without a key store has the environment
        return None
    except KeyringError as error:
        raise KeyStoreFailed(value=name, reason=type(error).__name__, variable=variable(name)) from None
    return secret.strip() if secret else None
