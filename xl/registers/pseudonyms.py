"""CPR numbers turned into keyed hashes; the key is a file that never lies with the data."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from xl.package.errors import FileUnwritable, system_reason
from xl.registers.errors import KeyExists, KeyUnusable

_SHORTEST: Final = 16
LENGTH: Final = 16
"""Bytes of a pseudonym: 128 bits, so that no two persons of any nation share one."""


def read_key(path: Path, register: Path) -> bytes:
    """The key in a file.

    Raises:
        KeyUnusable: there is none, it is shorter than 16 characters, or it would lie inside the register.
    """
    if path.resolve().is_relative_to(register.resolve()):
        raise KeyUnusable(value=str(path), fault_en="the key must not lie with the data",
                          fault_da="nøglen må ikke ligge sammen med data")
    try:
        key = path.read_bytes().strip()
    except OSError:
        raise KeyUnusable(value=str(path), fault_en="there is no key here",
                          fault_da="her er ingen nøgle") from None
    if len(key) < _SHORTEST:
        raise KeyUnusable(value=str(path), fault_en="the key is shorter than 16 characters",
                          fault_da="nøglen er kortere end 16 tegn")
    return key


def write_key(path: Path) -> None:
    """Write a new random key, for its owner to read only.

    Raises:
        KeyExists: a file is there already.
        FileUnwritable: the operating system refuses.
    """
    try:
        with path.open("x", encoding="ascii") as file:
            path.chmod(0o600)
            file.write(secrets.token_hex(32) + "\n")
    except FileExistsError:
        raise KeyExists(value=str(path)) from None
    except OSError as error:
        raise FileUnwritable(value=str(path), **system_reason(error)) from None


def pseudonyms(persons: Iterable[str], key: bytes) -> list[bytes]:
    """Each person's pseudonym: the first 128 bits of HMAC-SHA256."""
    return [hmac.digest(key, person.encode(), "sha256")[:LENGTH] for person in persons]
