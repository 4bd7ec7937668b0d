"""The machine and the user that Excel is set up for: folders, Python, registry."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xl.hosts.classic.settings import config_file

Registry = Callable[[str, str], Any]
"""The value of a name under a key of the registry, the user's own or else the machine's; ``None`` if there is none."""


@dataclass(frozen=True, slots=True)
class Machine:
    """What installation and doctor look at."""

    system: str
    """``Windows``, ``Linux`` or ``Darwin``."""
    python: Path
    config: Path
    """xlwings' settings of the user."""
    environment: Mapping[str, str]
    registry: Registry
    names_under: Callable[[str], list[str]]
    """The names under a key of the user's registry."""

    @property
    def windows(self) -> bool:
        """Whether classic Excel can be here at all."""
        return self.system == "Windows"

    @property
    def startup(self) -> Path:
        """The folder whose add-ins Excel opens by itself, and trusts."""
        return Path(self.environment.get("APPDATA", ""), "Microsoft", "Excel", "XLSTART")


def this_machine() -> Machine:
    """The machine that runs this."""
    system = platform.system()
    registry, names = _windows_registry() if system == "Windows" else (_no_registry, _no_names)
    return Machine(system, Path(sys.executable), config_file(), os.environ, registry, names)


def _no_registry(key: str, name: str) -> Any:
    return None


def _no_names(key: str) -> list[str]:
    return []


def _windows_registry() -> tuple[Registry, Callable[[str], list[str]]]:
    import winreg

    windows: Any = winreg

    def value(key: str, name: str) -> Any:
        for root in (windows.HKEY_CURRENT_USER, windows.HKEY_LOCAL_MACHINE):
            try:
                with windows.OpenKey(root, key) as opened:
                    return windows.QueryValueEx(opened, name)[0]
            except OSError:
                continue
        return None

    def names(key: str) -> list[str]:
        try:
            with windows.OpenKey(windows.HKEY_CURRENT_USER, key) as opened:
                return [windows.EnumValue(opened, n)[0] for n in range(windows.QueryInfoKey(opened)[1])]
        except OSError:
            return []

    return value, names
