"""Confidence limits and test probabilities, without a statistics package.

Limits of a share on the scale chosen: Kalbfleisch & Prentice, *The Statistical
Analysis of Failure Time Data* (2002), section 1.4; Klein & Moeschberger,
*Survival Analysis* (2003), section 4.3.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist
from typing import Final, Literal, TypeAlias

import numpy as np

from pyxl_bench.errors import NotAConfidence, UnknownOption
from pyxl_bench.survival_counts import Floats

Interval: TypeAlias = Literal["plain", "log", "log-log", "logit", "arcsin"]
INTERVALS: Final[tuple[Interval, ...]] = ("plain", "log", "log-log", "logit", "arcsin")


@dataclass(frozen=True)
class Difference:
    """A comparison of two groups with its limits, standard normal statistic and two-sided p.

    For a ratio, ``se`` is the standard error of its logarithm.
    """

    estimate: float
    se: float
    lower: float
    upper: float
    z: float
    p: float


def normal_quantile(confidence: float) -> float:
    """The half-width, in standard errors, of a two-sided interval.

    Raises:
        NotAConfidence: not between 0 and 1.
    """
    if not 0 < confidence < 1:
        raise NotAConfidence(argument="confidence", value=confidence)
    return NormalDist().inv_cdf(1 - (1 - confidence) / 2)


def share_limits(share: Floats, se: Floats, confidence: float, interval: Interval) -> tuple[Floats, Floats]:
    """Lower and upper limit of shares (0-1) with standard errors ``se``, element by element.

    Limits stay within 0 and 1. Scales that send 1 to infinity (log-log, logit,
    arcsin) have no limits where the share is 1, and none but plain has where it
    is 0: ``nan``.

    Raises:
        UnknownOption: no such interval. NotAConfidence: not between 0 and 1.
    """
    half = normal_quantile(confidence)
    with np.errstate(divide="ignore", invalid="ignore"):
        inner = np.where(share > 0, share, np.nan)
        relative = np.where(se == 0, 0.0, se / share)  # the standard error of log(share)
        if interval == "plain":
            return np.maximum(share - half * se, 0.0), np.minimum(share + half * se, 1.0)
        if interval == "log":
            return (np.exp(np.log(inner) - half * relative),
                    np.minimum(np.exp(np.log(inner) + half * relative), 1.0))
        inner = np.where(share < 1, inner, np.nan)
        if interval == "log-log":
            centre, width = np.log(-np.log(inner)), half * relative / np.log(inner)
            return np.exp(-np.exp(centre - width)), np.exp(-np.exp(centre + width))
        if interval == "logit":
            centre, width = np.log(inner / (1 - inner)), half * relative / (1 - inner)
            return 1 - 1 / (1 + np.exp(centre - width)), 1 - 1 / (1 + np.exp(centre + width))
        if interval == "arcsin":
            centre, width = np.arcsin(np.sqrt(inner)), 0.5 * half * relative * np.sqrt(inner / (1 - inner))
            return (np.sin(np.maximum(centre - width, 0.0)) ** 2,
                    np.sin(np.minimum(centre + width, math.pi / 2)) ** 2)
    words = ", ".join(INTERVALS)
    raise UnknownOption(argument="interval", value=interval, choices_en=words, choices_da=words)


def difference(estimate: float, se: float, confidence: float) -> Difference:
    """A difference with limits and the test that it is 0."""
    half = normal_quantile(confidence) * se
    z = estimate / se if se > 0 else math.nan
    return Difference(estimate, se, estimate - half, estimate + half, z, two_sided(z))


def ratio(above: float, below: float, se_above: float, se_below: float, confidence: float) -> Difference:
    """above / below with limits and test on the log scale; ``nan`` where either is 0."""
    if not (above > 0 and below > 0):
        return Difference(*[math.nan] * 6)
    logs = difference(math.log(above / below), math.hypot(se_above / above, se_below / below), confidence)
    return Difference(above / below, logs.se, math.exp(logs.lower), math.exp(logs.upper), logs.z, logs.p)


def two_sided(z: float) -> float:
    """The probability of a standard normal further from 0 than ``z``, exact far out in the tail."""
    return math.erfc(abs(z) / math.sqrt(2))


def chi_square_tail(value: float, freedom: int) -> float:
    """The probability of a chi-square above ``value``, exact far out in the tail.

    Whole degrees of freedom have a finite sum: Abramowitz & Stegun (1964),
    26.4.4 and 26.4.5.
    """
    half = value / 2
    if half <= 0:
        return 1.0
    shape, total = (1.0, math.exp(-half)) if freedom % 2 == 0 else (0.5, math.erfc(math.sqrt(half)))
    while shape < freedom / 2:
        total += math.exp(shape * math.log(half) - half - math.lgamma(shape + 1))
        shape += 1
    return total
