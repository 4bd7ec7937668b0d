"""What a run did, as it is told to whoever asked for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from xl.catalogue import Answer, Function
from xl.package.book import Area

Progress = Callable[[str, int], None]
"""Told what is being done, and how far along where that can be counted."""


@dataclass(frozen=True, slots=True)
class ErrorCell:
    """A cell that shows an error after the run."""

    cell: str
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class KeptCell:
    """A cell that kept the value Excel stored, and why."""

    cell: str
    reason: str


@dataclass(frozen=True, slots=True)
class ShownCall:
    """A call of ours that a formula shows: its cells show its answer."""

    sheet: str
    area: Area
    """The cells that show the answer."""
    function: Function
    arguments: tuple[Any, ...]
    """What the host gave for each argument."""
    areas: tuple[str, ...]
    """The range each argument names, as ``Sheet!A1:B9``; empty where it is no plain range."""
    answer: Answer


@dataclass(slots=True)
class Recalculated:
    """What a run did."""

    data: bytes
    """The new file."""
    formulas: int = 0
    ours: int = 0
    changed: int = 0
    """Cells that now show something else."""
    errors: list[ErrorCell] = field(default_factory=list)
    kept: list[KeptCell] = field(default_factory=list)
    cut: list[KeptCell] = field(default_factory=list)
    """Cells that show only the first cell of an answer, as Excel itself would."""
    stale: list[str] = field(default_factory=list)
    """Those kept cells whose figures have changed: Excel calculates them when it opens the workbook."""
    calls: list[ShownCall] = field(default_factory=list)
    """The calls of ours whose answers the workbook shows, in the order of sheets and rows; only where asked for."""
