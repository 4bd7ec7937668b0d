"""The definitions written out the long way, to compare the functions with."""

from __future__ import annotations

from itertools import combinations
from statistics import fmean
from typing import Any


def average(row: tuple[Any, ...]) -> float | None:
    """The mean of the others (own is first) that have a number."""
    known = [cost for cost in row[1:] if cost is not None]
    return fmean(known) if known else None


def cheapest(row: tuple[Any, ...], by: tuple[Any, ...], n: int) -> float | None:
    """The mean over the n others lowest in ``by``; over every such choice where several tie."""
    known = [place for place in range(1, len(by)) if by[place] is not None]
    choices = list(combinations(known, n))
    if not choices:
        return None
    least = min(sum(by[place] for place in choice) for choice in choices)
    levels = [
        fmean(row[place] for place in choice)
        for choice in choices if sum(by[place] for place in choice) == least
    ]
    return fmean(levels)


def rank(row: tuple[Any, ...], dearest_first: bool) -> int:
    """One more than the number of municipalities ahead."""
    return 1 + sum((cost > row[0]) if dearest_first else (cost < row[0]) for cost in row)


def saving(own: float, level: float, persons: float) -> float:
    return -(own - level) * persons
