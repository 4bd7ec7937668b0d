"""What was decided: Norddjurs' three investments as printed, and the cohorts generated to follow them up."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

YEARS: Final = (2020, 2021, 2022, 2023)
MONTHS: Final = 12 * len(YEARS)


@dataclass(frozen=True)
class Cohorts:
    """How a cohort is generated: who starts when, and what part leaves per month."""

    treated: tuple[int, ...]  # starting per year
    rest: tuple[int, ...]
    start_months: int  # how many months a year's persons start over, from January on
    leaves: float  # the rest's part per month
    leaves_treated: float


@dataclass(frozen=True)
class Plan:
    """One investment; amounts in mio. kr. per year of :data:`YEARS`, savings negative."""

    number: int
    sheet: str
    name: str
    group_persons: int
    target_persons: int
    investment: tuple[float, ...]
    saving: tuple[float, ...]
    monthly_benefit: int
    weeks_before: int
    cohorts: Cohorts


_SHEETS: Final = ("1 Koordineret", "2 Intensiveret", "3 Småjob")
_ASSUMED: Final = (
    (13_000, 130, Cohorts((60, 60, 60, 0), (120, 120, 0, 0), 3, 0.012, 0.055)),
    (12_000, 78, Cohorts((40, 40, 40, 40), (130, 130, 0, 0), 4, 0.017, 0.028)),
    (12_000, 30, Cohorts((62, 61, 61, 0), (175, 175, 0, 0), 2, 0.040, 0.072)),
)
"""Monthly benefit (kr.), weeks on support at the start, and cohorts: assumptions of ours, not printed figures."""


@cache
def plans() -> tuple[Plan, ...]:
    """The three investments in the order of the note."""
    text = resources.files("workbooks").joinpath("data", "norddjurs_investments_2020.csv").read_text(encoding="utf-8")
    cells = [cell for cell in csv.DictReader(text.splitlines()) if cell["kind"] == "Budget"]
    found = []
    for number, name in enumerate(dict.fromkeys(cell["investment"] for cell in cells), start=1):
        own = [cell for cell in cells if cell["investment"] == name]
        investment, saving = (tuple(float(cell["value"]) for cell in own if cell["row"] == row)
                              for row in ("Investering i indsats", "Besparelse på forsørgelse"))
        benefit, weeks, cohorts = _ASSUMED[number - 1]
        found.append(Plan(number, _SHEETS[number - 1], name, int(own[0]["group_persons"]),
                          int(own[0]["target_persons"]), investment, saving, benefit, weeks, cohorts))
    return tuple(found)
