"""A user's Windows as installation and doctor see it, in a folder of the test's."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import xlwings

from xl.hosts.classic.machine import Machine


@dataclass
class Windows:
    """A locked-down municipal pc."""

    folder: Path
    registry: dict[tuple[str, str], Any] = field(default_factory=dict)
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def machine(self) -> Machine:
        """What installation and doctor are given."""
        return Machine(
            "Windows", self.python, self.folder / ".xlwings" / "xlwings.conf",
            {"APPDATA": str(self.folder / "AppData"), **self.environment},
            lambda key, name: self.registry.get((key, name)),
            lambda key: [name for under, name in self.registry if under == key],
        )

    @property
    def python(self) -> Path:
        """A Python in a virtual environment, as far as files go."""
        path = self.folder / "venv" / "Scripts" / "python.exe"
        if not path.exists():
            path.parent.mkdir(parents=True)
            path.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
            path.chmod(0o755)
            for bits in (32, 64):
                (path.parent.parent / f"xlwings{bits}-{xlwings.__version__}.dll").touch()
        return path
