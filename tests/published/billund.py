"""The printed tables of Billund 2018, as cells and as the intervals they stand for."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.published.intervals import Interval
from xl.catalogue import functions

SOURCE = Path(__file__).parents[2] / "workbooks" / "data" / "billund_2018.csv"

GROUPS = (
    "Dagpenge og kontantydelse",
    "Kontanthjælp mv. jobparat",
    "Kontanthjælp mv. aktivitetsparat",
    "Uddannelseshjælp mv. uddannelsesparat",
    "Uddannelseshjælp mv. aktivitetsparat",
    "Integrationsydelse under int.program jobparat",
    "Integrationsydelse under int.program aktivitetsparat",
    "Revalidering",
    "Sygedagpenge",
    "Jobafklaring",
    "Fleksjob og ledighedsydelse",
    "Ressourceforløb",
)
OTHERS = tuple(f"Kommune {number}" for number in range(2, 13))

Key = tuple[str, ...]
"""Where a figure stands in its table: section (where there are any), group, row, column."""


@dataclass(frozen=True)
class Printed:
    """A figure as printed."""

    text: str
    number: float
    interval: Interval


@dataclass(frozen=True)
class Claim:
    """A printed figure, what our function answers, and what its inputs allow."""

    cell: Key
    ours: Any
    allowed: Interval


@cache
def table(name: str) -> dict[Key, Printed]:
    """Every cell of a printed table."""
    with SOURCE.open(encoding="utf-8", newline="") as lines:
        return {
            (row["section"], row["target_group"], row["row"], row["column"]): Printed(
                row["printed"], float(row["value"]), Interval.printed(row["value"], int(row["decimals"]))
            )
            for row in csv.DictReader(lines)
            if row["table"] == name
        }


def accounts(group: str, row: str) -> Printed:
    """A figure of table 3.1."""
    return table("3.1")["", group, row, "Billund"]


def unit_cost(group: str, municipality: str) -> Printed:
    """A figure of table 3.2."""
    return table("3.2")["", group, "Enhedsomkostning", municipality]


def labels() -> list[str]:
    """The rows of table 3.2 in the printed order: groups, Samlet, three parts, Samlet ekskl. puljer."""
    return list(dict.fromkeys(group for _, group, _, _ in table("3.2")))


def cost_table(own: dict[str, Any] | None = None, *, as_text: bool = False) -> list[list[Any]]:
    """Table 3.2 as a range, without its column of averages; ``own`` replaces figures of Billund."""
    names = ["Billund", *OTHERS]
    rows = []
    for label in labels():
        figures = [unit_cost(label, name) for name in names]
        row: list[Any] = [figure.text if as_text else figure.number for figure in figures]
        if own and label in own:
            row[0] = own[label]
        rows.append([label, *row])
    return [["1.000 kr.", *names], *rows]


def answer(name: str, *arguments: Any) -> list[list[Any]]:
    """What a worksheet function answers."""
    return functions()[name](*arguments).cells


def column(name: str, *arguments: Any) -> list[Any]:
    """The first column of what a worksheet function answers."""
    return [row[0] for row in answer(name, *arguments)]


def holds(claim: Claim, printed: Printed) -> None:
    """Insist that our number and the printed one both follow from the printed inputs."""
    assert claim.ours in claim.allowed, f"{claim.ours} outside {claim.allowed}"
    assert claim.allowed.meets(printed.interval), f"printed {printed.text} outside {claim.allowed}"
