"""Generated cohorts, and the definitions of the curves written out person by person."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from hypothesis import strategies as st

from pyxl_bench.survival_counts import Counts, count


@dataclass(frozen=True)
class Cohort:
    """Columns as a user has them."""

    durations: np.ndarray
    events: np.ndarray
    groups: np.ndarray
    weights: np.ndarray | None = None
    entries: np.ndarray | None = None

    def counts(self, **options: Any) -> Counts:
        options = {"group_count": 2, "causes": 2, "weights": self.weights, "entries": self.entries} | options
        return count(self.durations, self.events, groups=self.groups, **options)

    def with_weights(self, weights: np.ndarray) -> Cohort:
        return replace(self, weights=weights)


@st.composite
def cohorts(draw: st.DrawFn, whole: bool = True, truncated: bool = False, size: int = 25) -> Cohort:
    """Two groups, both present, causes 0-2; months, or times with a fraction."""
    rows = draw(st.integers(4, size))
    of = lambda values: np.array(draw(st.lists(values, min_size=rows, max_size=rows)))  # noqa: E731
    durations = of(st.integers(1, 12)) / (1 if whole else 8)
    groups = of(st.integers(0, 1))
    groups[:2] = 0, 1
    entries = np.floor(durations * of(st.integers(0, 3)) / 4) if truncated else None
    if entries is not None:
        entries = np.minimum(entries, durations - 1 / 8)
        entries[:2] = 0
    return Cohort(durations, of(st.integers(0, 2)), groups, None, entries)


def at_risk(cohort: Cohort, rows: np.ndarray, time: float) -> float:
    """The weight of those followed at ``time``: entry < time <= duration, from the start when entry is 0."""
    weights = np.ones(rows.sum()) if cohort.weights is None else cohort.weights[rows]
    entries = np.zeros(rows.sum()) if cohort.entries is None else cohort.entries[rows]
    return float(weights[(cohort.durations[rows] >= time) & ((entries < time) | (entries == 0))].sum())


def leaving(cohort: Cohort, rows: np.ndarray, time: float, causes: tuple[int, ...] = (1, 2)) -> float:
    weights = np.ones(rows.sum()) if cohort.weights is None else cohort.weights[rows]
    gone = (cohort.durations[rows] == time) & np.isin(cohort.events[rows], causes)
    return float(weights[gone].sum())


def shares_by_hand(cohort: Cohort, group: int, time: float) -> tuple[float, float, float]:
    """Still on support, gone for cause 1 and for cause 2 at ``time``, one time after another."""
    rows = cohort.groups == group
    still, gone = 1.0, [0.0, 0.0]
    for t in sorted(set(cohort.durations[rows].tolist())):
        if t > time:
            break
        followed = at_risk(cohort, rows, t)
        for cause in (1, 2):
            gone[cause - 1] += still * leaving(cohort, rows, t, (cause,)) / followed
        still *= 1 - leaving(cohort, rows, t) / followed
    return still, gone[0], gone[1]
