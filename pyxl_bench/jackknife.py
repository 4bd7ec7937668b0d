"""How much an estimate would move with each person: the infinitesimal jackknife.

A person's influence on a curve is a gain at their own exit less a drain at
every time they are at risk. The variance is the sum over cells of the table of
counts of (sum of squared weights) x (influence per unit of weight) squared. It
holds for sampling weights, taken as known, and agrees with Greenwood where
each weight is a number of persons.

Source: Therneau & Grambsch, *Modeling Survival Data* (2000), section 7.1;
Efron (1982), *The Jackknife, the Bootstrap and Other Resampling Plans*, chapter 6.
"""

from __future__ import annotations

import numpy as np

from pyxl_bench.risk_sets import RiskSets, summed
from pyxl_bench.survival_counts import Floats


def influence(risk: RiskSets, gain: Floats, drain: Floats) -> Floats:
    """Each cell's influence, per unit of weight, once it has left.

    Args:
        risk: the risk sets.
        gain: per row, what a person who exits in it gains.
        drain: per row, what everybody at risk in it loses, those who exit in it too.

    Returns:
        One number per cell of the counts.
    """
    before_entry = risk.segments.sums_before(drain)[risk.came_in]
    return np.where(risk.counts.cause > 0, gain[risk.left_in], 0.0) - (
        risk.segments.sums(drain)[risk.left_in] - before_entry
    )


def total_variance(risk: RiskSets, gain: Floats, drain: Floats) -> Floats:
    """The variance, per group, of an estimate with these gains and drains."""
    squares = risk.counts.square * influence(risk, gain, drain) ** 2
    return summed(risk.counts.group, squares, risk.counts.groups)


def running_variance(risk: RiskSets, gain: Floats, drain: Floats) -> Floats:
    """The variance per row of the estimate up to and including that row.

    Those who have left have their full influence; those still followed have
    lost what was drained between their entry and the row.
    """
    square = risk.counts.square
    drained = risk.segments.sums(drain)
    before_entry = risk.segments.sums_before(drain)[risk.came_in]
    left = risk.segments.sums(risk.leaving(square * influence(risk, gain, drain) ** 2))
    variance: Floats = np.maximum(0.0, (
        left
        + drained**2 * risk.remaining(square)
        - 2 * drained * risk.remaining(square * before_entry)
        + risk.remaining(square * before_entry**2)
    ))  # a variance of nothing may round below 0
    return variance
