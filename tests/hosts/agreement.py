"""Whether two programs that calculated one workbook agree on every cell."""

from __future__ import annotations

from math import isclose
from pathlib import Path
from typing import Any

import openpyxl

TOLERANCE = 1e-12
"""How much two numbers may differ, relative to the larger one."""
ROUNDED_AWAY = 1e-12
"""Calc, like Excel, makes a difference of equal numbers 0 where a binary digit or two is left of it."""


def differences(ours: Path, theirs: Path, host: str) -> list[str]:
    """Every cell that does not show the same in both, told; the host's own name in a text does not count."""
    mine, other = (openpyxl.load_workbook(path, data_only=True) for path in (ours, theirs))
    assert mine.sheetnames == other.sheetnames
    found = []
    for sheet in mine.worksheets:
        second = other[sheet.title]
        for row in range(1, max(sheet.max_row, second.max_row) + 1):
            for column in range(1, max(sheet.max_column, second.max_column) + 1):
                cells = sheet.cell(row, column), second.cell(row, column)
                here, there = cells[0].value, cells[1].value
                if isinstance(here, str):
                    here = here.replace("(headless)", f"({host})")
                if not same(here, there):
                    found.append(f"{sheet.title}!{cells[0].coordinate}: {here!r} / {there!r}")
    return found


def same(one: Any, other: Any) -> bool:
    """Whether two values of cells are the same to a reader; an empty text is a blank."""
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return isclose(one, other, rel_tol=TOLERANCE, abs_tol=ROUNDED_AWAY if 0 in (one, other) else 0)
    return ("" if one is None else one) == ("" if other is None else other)
