"""Do groups leave support at different rates? Log-rank, and a comparison at one month.

Sources: Mantel (1966); Peto & Peto (1972); Harrington & Fleming (1982),
Biometrika 69, for the weights S^rho; Klein & Moeschberger, *Survival Analysis*
(2003), section 7.3 (k groups), 7.5 (strata) and 7.8 (a fixed time).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pyxl_bench.errors import BeyondFollowUp, NotForSamplingWeights, NothingToCompare
from pyxl_bench.limits import Difference, chi_square_tail, difference
from pyxl_bench.risk_sets import at_risk_at
from pyxl_bench.survival import at_times
from pyxl_bench.survival_counts import Counts, Floats


@dataclass(frozen=True, eq=False)
class LogRank:
    """Observed and expected exits per group, their covariance, and the test."""

    observed: Floats
    expected: Floats
    variance: Floats
    statistic: float
    freedom: int
    p: float


def log_rank(strata: Counts | Sequence[Counts], rho: float = 0.0) -> LogRank:
    """Test that all groups leave at the same rate.

    Args:
        strata: the counts, or one table per stratum with the same groups; exits
            of every cause count, and a person counts from their entry on.
        rho: exits at t weigh S(t-)^rho: 0 is the log-rank test, 1 Peto & Peto's.

    Raises:
        NotForSamplingWeights: the test counts persons.
        NothingToCompare: no exit while more than one group is followed.
    """
    tables = [strata] if isinstance(strata, Counts) else list(strata)
    if any(table.sampling for table in tables):
        raise NotForSamplingWeights(argument="weights")
    parts = [_stratum(table, rho) for table in tables]
    observed, expected, variance = (sum(column[1:], column[0]) for column in zip(*parts))
    compared = np.flatnonzero(expected > 0)
    freedom = compared.size - 1
    inner = variance[np.ix_(compared[1:], compared[1:])]
    if freedom < 1 or np.linalg.matrix_rank(inner, hermitian=True) < freedom:
        raise NothingToCompare(argument="groups")
    gap = (observed - expected)[compared[1:]]
    statistic = float(gap @ np.linalg.solve(inner, gap))
    return LogRank(observed, expected, variance, statistic, freedom, chi_square_tail(statistic, freedom))


def _stratum(counts: Counts, rho: float) -> tuple[Floats, Floats, Floats]:
    """Observed, expected and hypergeometric covariance of one stratum."""
    gone = counts.cause > 0
    times, row = np.unique(counts.time[gone], return_inverse=True)
    at_risk = np.column_stack([at_risk_at(counts.of(group), times) for group in range(counts.groups)])
    exits = np.bincount(row * counts.groups + counts.group[gone], counts.weight[gone],
                        minlength=times.size * counts.groups).reshape(times.size, counts.groups)
    total, leaving = at_risk.sum(axis=1), exits.sum(axis=1)
    share = at_risk / total[:, np.newaxis]
    weight = np.append(1.0, np.cumprod((total - leaving) / total))[:-1] ** rho
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = np.where(total > 1, leaving * (total - leaving) / (total - 1), 0.0) * weight**2
    variance = np.diag(spread @ share) - (share * spread[:, np.newaxis]).T @ share
    return weight @ exits, (weight * leaving) @ share, variance


def milestone_difference(
    counts: Counts, month: float, *, treated: int = 1, base: int = 0, confidence: float = 0.95
) -> Difference:
    """The share of ``treated`` still on support at a month minus that of ``base``, with limits and test.

    ``nan`` standard error where a share is exactly 0, unless weights are sampling weights.

    Raises:
        BeyondFollowUp: a group is not known that long. EmptyGroup, NotAConfidence.
    """
    read = [at_times(counts.of(group), np.array([month]), confidence, "plain") for group in (base, treated)]
    short = {group: float(counts.time[counts.group == group].max())
             for group, curve in zip((base, treated), read) if np.isnan(curve.survival[0])}
    if short:
        group = min(short, key=lambda group: short[group])
        raise BeyondFollowUp.of("month", month, short[group], group)
    shares, errors = ([float(getattr(curve, name)[0]) for curve in read] for name in ("survival", "se"))
    return difference(shares[1] - shares[0], math.hypot(*errors), confidence)
