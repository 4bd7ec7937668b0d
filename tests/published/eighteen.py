"""The printed tables of eighteen municipalities: mploy a/s, "Mere velfærd for pengene - veje til optimering", 2019.

Every column of a table is an input, is reproduced within the rounding of its
inputs, or is listed with its reason; ``accounted_for`` insists on that.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from tests.published.billund import Printed
from tests.published.intervals import Interval
from workbooks.published import distinct

SOURCE = Path(__file__).parents[2] / "workbooks" / "data" / "jobcentre_benchmark_18.csv"
ONE, PER_CENT = Interval.exactly(1), Interval.exactly(100)


@cache
def table(name: str) -> dict[tuple[str, str], Printed]:
    """The figures of a printed table by row and column."""
    with SOURCE.open(encoding="utf-8", newline="") as lines:
        return {
            (row["row"], row["column"]): Printed(row["printed"], float(row["value"]), Interval.printed(
                row["value"], len(row["printed"].rstrip("%").partition(",")[2])))
            for row in csv.DictReader(lines) if row["table"] == name
        }


def rows(name: str) -> list[str]:
    return distinct(row for row, _ in table(name))


def holds(ours: float, allowed: Interval, printed: Printed) -> None:
    """Insist that our number and the printed one both follow from the printed inputs."""
    assert ours in allowed
    assert allowed.meets(printed.interval), (printed.text, allowed)


def accounted_for(name: str, *, inputs: set[str], reproduced: set[str], cannot: dict[str, str]) -> None:
    """Insist that every column is one of the three, and one only."""
    printed = {column for _, column in table(name)}
    kinds = [inputs, reproduced, set(cannot)]
    assert set.union(*kinds) == printed
    assert sum(map(len, kinds)) == len(printed)
