"""Printed figures, read from the CSV files in ``data``: one printed cell a row."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import NamedTuple


class Printed(NamedTuple):
    """A printed cell; ``value`` is ``None`` where it was blank or suppressed."""

    table: str
    section: str
    target_group: str
    row: str
    column: str
    value: float | None
    decimals: int
    unit: str
    printed: str


@cache
def cells(name: str) -> tuple[dict[str, str], ...]:
    """All printed cells of a report, in its order, with the columns of its file."""
    text = resources.files("workbooks").joinpath("data", f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def figures(name: str) -> tuple[Printed, ...]:
    """All printed cells of a report, in its order."""
    return tuple(
        Printed(
            row["table"],
            row["section"],
            row["target_group"],
            row["row"],
            row["column"],
            float(row["value"]) if row["value"] else None,
            int(row["decimals"] or 0),
            row["unit"],
            row["printed"],
        )
        for row in cells(name)
    )


def table(name: str, number: str) -> tuple[Printed, ...]:
    """The cells of one printed table."""
    return tuple(cell for cell in figures(name) if cell.table == number)


def distinct(names: Iterable[str]) -> list[str]:
    """Names in the order they first come."""
    return list(dict.fromkeys(names))
