"""What share is still on support, month by month? (Kaplan-Meier)

Everything is computed from the table of :mod:`pyxl_bench.survival_counts`, for
all its groups at once.

Sources: Kaplan & Meier (1958), JASA 53; Greenwood (1926) for the variance of a
share, Aalen (1978) for that of the cumulative hazard; with sampling weights the
infinitesimal jackknife (:mod:`pyxl_bench.jackknife`).
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import numpy as np

from pyxl_bench.jackknife import running_variance
from pyxl_bench.limits import Interval, share_limits
from pyxl_bench.risk_sets import RiskSets, at_risk_at, risk_sets
from pyxl_bench.survival_counts import Counts, Floats, Ints, as_known

SAME_SHARE = 1.5e-8
"""Shares closer than this are one level: products of shares do not hit 0.5 exactly."""


@dataclass(frozen=True, eq=False)
class Curves:
    """Curves of all groups under one another, one element per row.

    ``at_risk``, ``events`` and ``censored`` are sums of weights, ``persons``
    the rows of data (for numbers of persons: the persons) at risk, for a rule
    of disclosure. ``se`` is the standard error of ``survival``. A number that
    is not defined is ``nan``: the standard error and limits where the survival
    is 0, limits where it is 1 (log-log, logit, arcsin). Group g has the rows
    ``bounds[g]:bounds[g + 1]``.
    """

    group: Ints
    time: Floats
    at_risk: Floats
    persons: Floats
    events: Floats
    censored: Floats
    survival: Floats
    se: Floats
    lower: Floats
    upper: Floats
    cumulative_hazard: Floats
    hazard_se: Floats
    bounds: Ints
    confidence: float
    interval: Interval

    def of(self, group: int) -> Curves:
        """One group's curve."""
        part = slice(self.bounds[group], self.bounds[group + 1])
        columns = {f.name: getattr(self, f.name)[part] for f in fields(self) if f.name not in _WHOLE}
        return replace(self, **columns, bounds=np.array([0, part.stop - part.start]))


_WHOLE = ("bounds", "confidence", "interval")


def kaplan_meier(counts: Counts, confidence: float = 0.95, interval: Interval = "log-log") -> Curves:
    """The share still on support, a row per group and time at which someone leaves or is censored.

    Args:
        counts: from :func:`pyxl_bench.survival_counts.count`; exits of every cause count.
        confidence: of the limits, between 0 and 1.
        interval: the scale the limits are symmetric on.

    Raises:
        EmptyGroup: a group that nobody is in. NotAConfidence, UnknownOption.
    """
    risk = risk_sets(counts)
    segments, at_risk, events = risk.segments, risk.at_risk, risk.events
    survival = survival_of(risk)
    se = survival * np.sqrt(log_variance(risk))
    if counts.sampling:
        hazard_variance = running_variance(risk, 1 / at_risk, events / at_risk**2)
    else:
        se[survival == 0] = np.nan  # Greenwood's sum is infinite there
        hazard_variance = segments.sums(events / at_risk**2)
    lower, upper = share_limits(survival, se, confidence, interval)
    return Curves(
        group=risk.group,
        time=risk.time,
        at_risk=at_risk,
        persons=risk.rows_at_risk.astype(np.float64) if counts.sampling else at_risk,
        events=events,
        censored=risk.censored,
        survival=survival,
        se=se,
        lower=lower,
        upper=upper,
        cumulative_hazard=segments.sums(events / at_risk),
        hazard_se=np.sqrt(hazard_variance),
        bounds=segments.bounds,
        confidence=confidence,
        interval=interval,
    )


def survival_of(risk: RiskSets) -> Floats:
    """The Kaplan-Meier share per row of the risk sets."""
    return risk.segments.products(np.where(risk.emptied, 0.0, (risk.at_risk - risk.events) / risk.at_risk))


def log_variance(risk: RiskSets) -> Floats:
    """The variance of log(survival) per row: Greenwood's sum, or the jackknife's for sampling weights.

    Rows where everybody leaves add nothing: the share is 0 from there on.
    """
    gain, drain = log_moves(risk)
    return running_variance(risk, gain, drain) if risk.counts.sampling else risk.segments.sums(drain)


def log_moves(risk: RiskSets) -> tuple[Floats, Floats]:
    """Per row, what its exits and everybody at risk in it move log(survival); 0 where everybody leaves."""
    stayed = np.where(risk.emptied, np.inf, risk.at_risk - risk.events)
    return 1 / stayed, risk.events / (risk.at_risk * stayed)


def at_times(counts: Counts, times: Floats, confidence: float = 0.95, interval: Interval = "log-log") -> Curves:
    """One group's curve read off at any times, a row per time in the order given.

    ``at_risk`` is at the time itself; ``events`` and ``censored`` are those
    since the time asked for before it. Before the first exit the share is 1;
    after the last known time it is ``nan``, unless everybody has left: then it
    stays 0.

    Raises:
        EmptyGroup, NotAConfidence, UnknownOption.
    """
    counts = counts.pooled()
    persons = replace(counts, weight=counts.rows.astype(np.float64)) if counts.sampling else counts
    curve = kaplan_meier(counts, confidence, interval)
    at = as_known(times, curve.time)
    row = np.searchsorted(curve.time, at, side="right")  # 0 is before the first row
    unknown = (at > curve.time[-1]) & (curve.survival[-1] > 0)

    def read(values: Floats, start: float) -> Floats:
        return np.where(unknown, np.nan, np.append(start, values)[row])

    survival, se = read(curve.survival, 1.0), read(curve.se, 0.0)
    lower, upper = share_limits(survival, se, confidence, interval)
    return replace(
        curve,
        group=np.zeros(times.size, dtype=np.int64),
        time=times,
        at_risk=at_risk_at(counts, at),
        persons=at_risk_at(persons, at),
        events=_since(np.append(0.0, np.cumsum(curve.events))[row], times),
        censored=_since(np.append(0.0, np.cumsum(curve.censored))[row], times),
        survival=survival,
        se=se,
        lower=lower,
        upper=upper,
        cumulative_hazard=read(curve.cumulative_hazard, 0.0),
        hazard_se=read(curve.hazard_se, 0.0),
        bounds=np.array([0, times.size]),
    )


def _since(total: Floats, times: Floats) -> Floats:
    """Running totals at ``times`` as increases since the time before, whatever the order of the times."""
    order = np.argsort(times, kind="stable")
    out = np.empty_like(total)
    out[order] = np.diff(total[order], prepend=0.0)
    return out


def quantiles(curve: Curves, shares: Floats) -> tuple[Floats, Floats, Floats]:
    """When the given shares have left: estimate, lower and upper limit, one element per share.

    The median is the share 0.5. Where the curve runs level at exactly that
    share, the middle of the level stretch; ``nan`` where it is never reached.
    Limits are where the curve's own limits reach the share (Brookmeyer &
    Crowley 1982, on the curve's scale). For one group's curve.
    """
    return (_crossed(curve.time, curve.survival, shares),
            _crossed(curve.time, curve.lower, shares),
            _crossed(curve.time, curve.upper, shares))


def median(curve: Curves) -> tuple[float, float, float]:
    """The median time on support with its limits; ``nan`` where half have not left. For one group's curve."""
    estimate, lower, upper = quantiles(curve, np.array([0.5]))
    return float(estimate[0]), float(lower[0]), float(upper[0])


def _crossed(time: Floats, level: Floats, shares: Floats) -> Floats:
    """The times at which ``level`` falls to 1 - share."""
    out = np.full(shares.shape, np.nan)
    for place, share in enumerate(shares):
        reached = level <= 1 - share + SAME_SHARE
        if reached.any():
            first = int(np.argmax(reached))
            if level[first] < 1 - share - SAME_SHARE:
                out[place] = time[first]
            else:
                passed = level < 1 - share - SAME_SHARE
                out[place] = (time[first] + time[int(np.argmax(passed)) if passed.any() else -1]) / 2
    return out
