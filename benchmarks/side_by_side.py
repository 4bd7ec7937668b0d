"""Two ways of doing the same, run in turn in one process and told as ratios."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

RUNS = 9


def pairs(ours: Callable[[], object], other: Callable[[], object], runs: int = RUNS) -> tuple[list[float], list[float]]:
    """Seconds of the two, run in turn after one warm-up each."""
    ours(), other()
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(runs):
        for function, spent in zip((ours, other), times):
            started = time.perf_counter()
            function()
            spent.append(time.perf_counter() - started)
    return times


def told(name: str, ours: list[float], other: list[float]) -> None:
    """A line with both medians and the ratio, pair by pair."""
    ratios = [a / b for a, b in zip(ours, other)]
    print(f"{name}: ours {statistics.median(ours):.3f} s, other {statistics.median(other):.3f} s, "
          f"ratio {statistics.median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f})")
