"""How long the driver split takes, against a loop over all orders of the factors.

    python -m benchmarks.drivers

98 municipalities, 15 groups and 10 tools, on one core: the exact split of one
municipality's deviation from the 97 others, all groups and the total (at most
100 ms), and of every municipality's in turn. The loop is the definition written
out cell by cell (``tests/pyxl_bench/drivers_by_hand.py``), timed in the same
run on the same figures; both must give the same effects.
"""

from __future__ import annotations

import os
import platform
import statistics
import time
from collections.abc import Callable

import numpy as np

from pyxl_bench.activity import Activity
from pyxl_bench.drivers import driver_split
from tests.pyxl_bench.drivers_by_hand import split_by_hand

MUNICIPALITIES, GROUPS, TOOLS = 98, 15, 10


def country(seed: int = 1) -> Activity:
    """Random figures in which a third of the tools is unused and some groups are missing."""
    random = np.random.default_rng(seed)
    by_group, by_tool = (GROUPS, MUNICIPALITIES), (GROUPS, TOOLS, MUNICIPALITIES)
    used = random.random(by_tool) > 1 / 3
    return Activity(
        persons=random.integers(5, 600, by_group) * (random.random(by_group) > 0.05).astype(float),
        activated=random.uniform(1, 40, by_tool) * used,
        spending=random.uniform(0, 3000, by_tool) * used,
        other=random.uniform(100, 9000, by_group),
    )


def seconds(function: Callable[[], object], runs: int) -> float:
    """Median seconds, after one run to warm up."""
    function()
    spent = []
    for _ in range(runs):
        started = time.perf_counter()
        function()
        spent.append(time.perf_counter() - started)
    return statistics.median(spent)


def main() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    activity = country()
    print(f"{platform.platform()}, Python {platform.python_version()}, numpy {np.__version__}; "
          f"{MUNICIPALITIES} municipalities x {GROUPS} groups x {TOOLS} tools, one core")
    ours = seconds(lambda: driver_split(activity, 0), runs=51)
    print(f"one municipality against all others: {1000 * ours:.1f} ms")
    every = seconds(lambda: [driver_split(activity, own) for own in range(MUNICIPALITIES)], runs=5)
    print(f"every municipality in turn: {1000 * every:.0f} ms")
    started = time.perf_counter()
    by_hand = split_by_hand(activity, 0)
    loop = time.perf_counter() - started
    print(f"loop over all orders, one municipality: {loop:.1f} s, {loop / ours:,.0f} times as long")
    answer = driver_split(activity, 0)
    expected = np.array([row or [np.nan] * 5 for row in by_hand])
    expected[:-1, 0] = np.nan
    unlike = np.nanmax(np.abs(answer[:, :5] - expected)) / np.nanmax(activity.unit_cost())
    print(f"largest difference between the two, relative to the unit costs: {unlike:.0e}")
    off = np.nanmax(np.abs(np.nansum(answer[:, :5], axis=1) - answer[:, 5]) / np.abs(answer[:, 5]))
    print(f"largest gap between the effects' sum and the deviation, relative: {off:.0e}")


if __name__ == "__main__":
    main()
