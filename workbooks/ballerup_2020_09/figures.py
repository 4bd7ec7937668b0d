"""The report's printed figures, and constructed ones where it prints none."""

from __future__ import annotations

import datetime as dt
from typing import Final, NamedTuple

from workbooks.published import cells

REPORT: Final = "ballerup_2020_09"
ASKED_ON: Final = dt.date(2020, 9, 30)
CONSTRUCTED: Final = "Konstruerede tal"


class Target(NamedTuple):
    """A focus target: its short name, how the report's rows for it can be told, and its columns in the sheets."""

    name: str
    label: str
    mark: str
    column: int


TARGETS: Final = (
    Target("Samtaler", "Mindst 4 samtaler de seneste 12 måneder", "samtaler", 1),
    Target("Tilbud", "Mindst 1 tilbud eller 225 ordinære timer de seneste 12 måneder", "225 timers", 4),
)


def printed(table: str, column: str, mark: str = "") -> str:
    """The text of a printed cell, by parts of its column and row; empty where it is blank."""
    return _cell(table, column, mark)["printed"]


def number(table: str, column: str, mark: str = "") -> float | None:
    """A printed number; a percentage as a share."""
    cell = _cell(table, column, mark)
    if not cell["value"]:
        return None
    return round(float(cell["value"]) / 100, 6) if cell["unit"] == "pct" else float(cell["value"])


def _cell(table: str, column: str, mark: str) -> dict[str, str]:
    (found,) = [cell for cell in cells(REPORT)
                if cell["table"] == table and column in cell["column"] and mark in cell["row"]]
    return found


AREAS: Final = (
    ("A-dagpenge", 640, 610),
    ("Kontanthjælp mv.", 1490, 1410),
    ("Sygedagpenge mv.", 800, 750),
)
"""Expected and actual full-time persons. Constructed; rounded to 10, so they do not sum to the total."""

FIRST_MONTH: Final = dt.date(2019, 10, 1)
MONTHLY: Final = {
    "Samtaler": (72.10, 73.20, 74.30, 75.20, 75.90, 75.40, 72.80, 71.60, 73.90, 78.40, 80.70, 83.46),
    "Samtaler, top 10": (94.1, 94.4, 94.8, 95.3, 95.6, 95.2, 94.0, 93.1, 93.8, 95.7, 96.4, 97.0),
    "Samtaler, hele landet": (84.6, 85.0, 85.5, 86.1, 86.6, 86.3, 84.8, 83.7, 84.4, 86.9, 88.2, 89.4),
    "Tilbud": (87.9, 88.1, 88.3, 88.5, 88.7, 88.4, 87.2, 86.4, 87.0, 88.6, 89.2, 89.74),
    "Tilbud, top 10": (95.2, 95.3, 95.5, 95.7, 95.8, 95.6, 94.9, 94.3, 94.5, 95.2, 95.5, 95.8),
    "Tilbud, hele landet": (87.0, 87.1, 87.3, 87.5, 87.6, 87.3, 86.1, 85.2, 85.5, 86.3, 86.8, 87.1),
}
"""Monthly shares in per cent, October 2019 - September 2020. Constructed, so that the printed means of the
last 12 months (75.58 and 88.17) and the printed requirement (90.88) follow from them."""

BENEFITS: Final = (
    ("A-dagpenge", 212, 187, 190, 176),
    ("Jobparat kontanthjælp", 158, 140, 141, 129),
    ("Aktivitetsparat kontanthjælp", 306, 249, 281, 246),
    ("Aktivitetsparat uddannelseshjælp", 96, 81, 88, 82),
    ("Uddannelsesparat uddannelseshjælp", 24, 21, 22, 21),
    ("Sygedagpenge", 88, 77, 80, 70),
    ("Jobafklaringsforløb", 72, 58, 65, 57),
    ("Ressourceforløb", 118, 88, 100, 87),
    ("Ledighedsydelse", 61, 49, 55, 48),
    ("Selvforsørgelses- og hjemrejseydelse", 8, 6, 7, 6),
    ("Revalidering", 3, 2, 3, 2),
)
"""Persons with seniority and those the target is met for: interviews, then offers. Constructed; they sum to
the printed 1,146 and 958, 1,032 and 924."""
