"""How many months does a person spend on support up to a horizon? (restricted mean)

The area under the survival curve from 0 to the horizon. Unlike the median it
always exists within the follow-up, and differences between groups are months
per person, which money can be put on.

Sources: Klein & Moeschberger, *Survival Analysis* (2003), equations 4.5.1-4.5.2
(mean and Greenwood plug-in variance); Uno et al. (2014), J Clin Oncol 32
(differences and ratios); with sampling weights the infinitesimal jackknife.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from pyxl_bench.errors import BeyondFollowUp, NotAHorizon
from pyxl_bench.jackknife import influence, total_variance
from pyxl_bench.limits import Difference, difference, ratio
from pyxl_bench.risk_sets import RiskSets, risk_sets
from pyxl_bench.survival import log_moves, survival_of
from pyxl_bench.survival_counts import SAME_TIME, Counts, Floats

Worth: TypeAlias = Callable[[Floats], Floats]
"""What the time from 0 up to any point is worth, such as money; left out, the time itself."""


@dataclass(frozen=True, eq=False)
class RestrictedMeans:
    """Mean time on support up to the horizon and its standard error, one element per group."""

    horizon: float
    mean: Floats
    se: Floats


def restricted_mean(counts: Counts, horizon: float, *, extend: bool = False) -> RestrictedMeans:
    """Mean time on support up to ``horizon``, for every group.

    Args:
        counts: from :func:`pyxl_bench.survival_counts.count`.
        horizon: in the unit of the durations; within every group's follow-up,
            even where all have left: what is compared is what was followed.
        extend: carry the last share on to a later horizon instead of refusing it.

    Raises:
        NotAHorizon: not above 0. BeyondFollowUp: later than a group is known.
        EmptyGroup: a group that nobody is in.
    """
    risk = risk_sets(counts)
    mean, after = areas(risk, horizon, extend)
    gain, drain = weighted(risk, after)
    variance = total_variance(risk, gain, drain) if counts.sampling else risk.segments.totals(after * drain)
    return RestrictedMeans(horizon, mean, np.sqrt(variance))


def areas(
    risk: RiskSets, horizon: float, extend: bool, worth: Worth = lambda time: time
) -> tuple[Floats, Floats]:
    """The area under each group's curve up to the horizon, and per row the area after it."""
    if not horizon > 0:
        raise NotAHorizon(argument="horizon", value=horizon)
    first, end = risk.segments.bounds[:-1], risk.segments.bounds[1:]
    last = risk.time[end - 1]
    if not extend and (last < horizon * (1 - SAME_TIME)).any():
        group = int(np.argmin(last))
        raise BeyondFollowUp.of("horizon", horizon, last[group], group if last.size > 1 else None)
    until = np.append(risk.time[1:], np.inf)
    until[end - 1] = np.inf
    start = worth(np.minimum(risk.time, horizon))
    after = risk.segments.sums_from(survival_of(risk) * (worth(np.minimum(until, horizon)) - start))
    return start[first] + after[first], after


def weighted(risk: RiskSets, after: Floats) -> tuple[Floats, Floats]:
    """Gain and drain of the curve's logarithm, each times the area it moves."""
    gain, drain = log_moves(risk)
    return after * gain, after * drain


def restricted_mean_difference(
    counts: Counts, horizon: float, *, treated: int = 1, base: int = 0, confidence: float = 0.95, extend: bool = False
) -> Difference:
    """Mean time on support of ``treated`` minus ``base`` (group numbers), with limits and test.

    The groups are of different persons; where the base contains the treated,
    use :func:`difference_from_whole`.

    Raises:
        As :func:`restricted_mean`; NotAConfidence.
    """
    means = restricted_mean(counts.of(base, treated), horizon, extend=extend)
    return difference(float(means.mean[1] - means.mean[0]), math.hypot(*means.se), confidence)


def restricted_mean_ratio(
    counts: Counts, horizon: float, *, treated: int = 1, base: int = 0, confidence: float = 0.95, lost: bool = False
) -> Difference:
    """Mean time on support of ``treated`` over ``base``; with ``lost`` the time off support up to the horizon.

    Limits and test on the log scale; ``nan`` where a mean is 0.

    Raises:
        As :func:`restricted_mean`; NotAConfidence.
    """
    means = restricted_mean(counts.of(base, treated), horizon)
    below, above = (horizon - means.mean if lost else means.mean).tolist()
    return ratio(above, below, float(means.se[1]), float(means.se[0]), confidence)


def difference_from_whole(counts: Counts, horizon: float, *, treated: int = 1, confidence: float = 0.95) -> Difference:
    """Mean time on support of one group minus that of everybody, the group included.

    The treated stand in both curves; their influence on each is set against the
    other before it is squared, so the limits are those of dependent curves.

    Raises:
        As :func:`restricted_mean`; NotAConfidence.
    """
    whole, part = risk_sets(counts.pooled()), risk_sets(counts.of(treated))
    return difference_within(whole, part, counts.group == treated, horizon, confidence)


def difference_within(
    base: RiskSets, part: RiskSets, shared: npt.NDArray[np.bool_], horizon: float, confidence: float, *,
    extend: bool = False, worth: Worth = lambda time: time,
) -> Difference:
    """Mean time of ``part`` minus that of ``base``; the cells of ``base`` marked ``shared`` are those of ``part``."""
    mean_part, after_part = areas(part, horizon, extend, worth)  # first: never known longer than the whole
    mean_base, after_base = areas(base, horizon, extend, worth)
    moved_base = influence(base, *weighted(base, after_base))
    moved_part = influence(part, *weighted(part, after_part))
    alone = moved_base.copy()
    if shared.any():
        alone[shared] -= moved_part
    variance = float((base.counts.square * alone**2).sum())
    if not shared.any():
        variance += float((part.counts.square * moved_part**2).sum())
    return difference(float(mean_part[0] - mean_base[0]), math.sqrt(variance), confidence)
