"""How long a survival curve takes, against summing the same columns and against lifelines.

    pip install lifelines    # for comparison only, ours does not use it
    python -m benchmarks.survival

Everything is run side by side in this one run, in turn, and told as medians
and ratios pair by pair, the extra memory of each beside it:

- 10 million durations in months with event flags: reducing them to the table of
  counts, against np.sum over both columns (at most 6x, under 20 MB);
- the same up to the finished curve with limits, against KaplanMeierFitter (at
  least 20x faster);
- a million rows in 490 groups, all curves in one pass, against a loop of fits
  (at least 100x faster);
- a million durations that are no whole numbers (the sorted path), against one fit.
"""

from __future__ import annotations

import platform
import statistics
import tracemalloc
from collections.abc import Callable
from typing import Any

import numpy as np

from benchmarks.side_by_side import pairs, told
from pyxl_bench.survival import kaplan_meier
from pyxl_bench.survival_counts import count

PERSONS = 10_000_000
ROWS, GROUPS = 1_000_000, 490


def extra_memory(function: Callable[[], object]) -> float:
    """The most memory, in MB, that a call holds beyond what was there."""
    tracemalloc.start()
    function()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def compared(name: str, ours: Callable[[], object], other: Callable[[], object], runs: int) -> None:
    """Time and memory of the two."""
    times = pairs(ours, other, runs)
    told(name, *times)
    faster = statistics.median(b / a for a, b in zip(*times))
    if faster > 1:
        print(f"  {faster:.0f}x faster")
    print(f"  extra memory: ours {extra_memory(ours):.1f} MB, other {extra_memory(other):.1f} MB")


def main() -> None:
    print(f"{platform.platform()}, Python {platform.python_version()}, numpy {np.__version__}")
    draw = np.random.default_rng(4)
    months = np.minimum(draw.geometric(0.03, PERSONS), 120)
    left = draw.random(PERSONS) < 0.7
    for kinds in (("int64", "int64"), ("int64", "bool"), ("float64", "float64")):
        durations, events = months.astype(kinds[0]), left.astype(kinds[1])
        compared(f"count 10 million ({', '.join(kinds)}) / np.sum of both",
                 lambda d=durations, e=events: count(d, e), lambda d=durations, e=events: (np.sum(d), np.sum(e)), 9)
    try:
        import lifelines
    except ImportError:
        print("lifelines is not installed: pip install lifelines")
        return
    print(f"lifelines {lifelines.__version__}")
    against_lifelines(months, left, draw)


def against_lifelines(months: Any, left: Any, draw: np.random.Generator) -> None:
    from lifelines import KaplanMeierFitter

    def fit(durations: Any, events: Any) -> Any:
        return KaplanMeierFitter().fit(durations, events)

    def same(ours: Any, theirs: Any) -> None:
        at = np.quantile(ours.time, np.linspace(0, 1, 40), method="lower")
        read = ours.survival[np.searchsorted(ours.time, at)]
        np.testing.assert_allclose(read, theirs.survival_function_at_times(at), rtol=1e-9, atol=1e-12)

    same(kaplan_meier(count(months, left)), fit(months, left))
    compared("curve of 10 million / KaplanMeierFitter",
             lambda: kaplan_meier(count(months, left)), lambda: fit(months, left), 3)

    few, gone, groups = np.minimum(months[:ROWS], 60), left[:ROWS], draw.integers(0, GROUPS, ROWS)

    def loop() -> list[Any]:
        order = np.argsort(groups, kind="stable")
        parts = np.split(order, np.searchsorted(groups[order], np.arange(1, GROUPS)))
        return [fit(few[part], gone[part]) for part in parts]

    curves, fits = kaplan_meier(count(few, gone, groups=groups)), loop()
    for group in (0, GROUPS - 1):
        same(curves.of(group), fits[group])
    compared(f"{GROUPS} curves of a million rows / a loop of fits",
             lambda: kaplan_meier(count(few, gone, groups=groups)), loop, 3)

    real = draw.exponential(30, ROWS)
    same(kaplan_meier(count(real, gone)), fit(real, gone))
    compared("curve of a million real times / KaplanMeierFitter",
             lambda: kaplan_meier(count(real, gone)), lambda: fit(real, gone), 3)


if __name__ == "__main__":
    main()
