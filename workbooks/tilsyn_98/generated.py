"""Figures made up by a fixed recipe: no municipality in them is a real one."""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import Final, NamedTuple

MADE_UP: Final = "KONSTRUEREDE TAL for 98 tænkte kommuner"
COUNT: Final = 98
MONTHS: Final = tuple(
    dt.date(2018 + (9 + place) // 12, (9 + place) % 12 + 1, 1) for place in range(24)
)
"""October 2018 - September 2020."""
_DIP: Final = {(2020, 3): -0.01, (2020, 4): -0.04, (2020, 5): -0.05, (2020, 6): -0.03}
"""Fewer interviews and offers in the months of the lockdown."""


class Municipality(NamedTuple):
    """One of them: population of 16-66 years, shares on support, persons with seniority, and monthly shares."""

    name: str
    population: int
    expected: float
    actual: float
    seniors: int
    interviews: tuple[float, ...]
    offers: tuple[float, ...]


def municipalities() -> tuple[Municipality, ...]:
    """The same 98 at every build."""
    random = Random(98)
    return tuple(_municipality(random, number) for number in range(1, COUNT + 1))


def _municipality(random: Random, number: int) -> Municipality:
    population = 10 * random.randrange(400, 9_000)
    expected = round(random.triangular(0.075, 0.17, 0.115), 4)
    actual = round(expected + random.triangular(-0.012, 0.014, 0.0), 4)
    seniors = round(population * actual * random.uniform(0.32, 0.48))
    return Municipality(f"Kommune {number}", population, expected, actual, seniors,
                        _shares(random, 0.66, 0.95, 0.84), _shares(random, 0.72, 0.97, 0.87))


def _shares(random: Random, low: float, high: float, mode: float) -> tuple[float, ...]:
    """A monthly share that starts somewhere, drifts, and dips in the lockdown."""
    level, drift = random.triangular(low, high, mode), random.uniform(-0.002, 0.003)
    return tuple(
        round(min(0.995, level + drift * place + _DIP.get((month.year, month.month), 0.0)
                  + random.uniform(-0.012, 0.012)), 3)
        for place, month in enumerate(MONTHS)
    )
