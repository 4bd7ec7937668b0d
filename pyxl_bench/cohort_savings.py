"""What has a treated cohort saved so far, month by month, and how sure is that?

The person-level side of :mod:`pyxl_bench.investment`: the area between the
curve of the treated and that of the untreated rest, or of the whole target
group, in the months that both have been followed. The running sum is a
difference in restricted means, where each month weighs what it costs, so its
limits are that difference's (:mod:`pyxl_bench.restricted_mean`). Such a
comparison is descriptive: the treated were chosen.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from pyxl_bench.errors import MonthsRunOut, NegativePersons, NotACount
from pyxl_bench.investment import MonthlySavings
from pyxl_bench.restricted_mean import areas, difference_within
from pyxl_bench.risk_sets import RiskSets, risk_sets
from pyxl_bench.survival import survival_of
from pyxl_bench.survival_counts import Counts, Floats


def months_followed(counts: Counts, *, treated: int = 1, whole: bool = False) -> float:
    """How many months both the treated and those they are compared with have been followed.

    Where everybody of both has left, nothing later is unknown: infinite.
    """
    return min(map(_followed, _sides(counts, treated, whole)))


def cohort_savings(
    counts: Counts,
    persons: float | Floats,
    monthly_cost: float | Floats,
    to: int,
    *,
    treated: int = 1,
    whole: bool = False,
    confidence: float = 0.95,
) -> MonthlySavings:
    """What the treated have cost less than if they had left as those they are compared with.

    Args:
        counts: two groups, durations in months since the start.
        persons: treated full-time persons; one number, or per month since the
            start how many have come so far (persons start at different times).
        monthly_cost: per full-time person and month; one amount, or one per month.
        to: the last month to answer for.
        treated: the number of the treated group, 0 or 1.
        whole: compare with everybody, the treated included, not with the rest.
        confidence: of the limits, between 0 and 1.

    Raises:
        EmptyGroup, NotACount (``to``), NegativePersons, MonthsRunOut (of
        persons or costs), NotAConfidence.
    """
    if to < 1:
        raise NotACount(argument="to", value=to)
    came, cost = _per_month(persons, "persons", to), _per_month(monthly_cost, "monthly_cost", to)
    if not (came >= 0).all():
        row = int(np.argmin(came >= 0))
        raise NegativePersons(argument="persons", row=row + 1 if np.ndim(persons) else None, value=float(came[row]))
    base, part = _sides(counts, treated, whole)
    shared = counts.group == treated if whole else np.zeros(base.counts.time.size, dtype=np.bool_)
    month = np.arange(1.0, to + 1)
    known = int((month <= min(_followed(base), _followed(part))).sum())

    gap, cumulative, lower, upper = (np.full(to, np.nan) for _ in range(4))
    gap[:known] = _month_by_month(base, known) - _month_by_month(part, known)
    worth = _running(came * cost)
    for last in range(1, known + 1):
        sum_so_far = difference_within(base, part, shared, float(last), confidence, extend=True, worth=worth)
        cumulative[last - 1] = sum_so_far.estimate + 0.0  # + 0.0: a saving of nothing is 0, not -0
        lower[last - 1], upper[last - 1] = sum_so_far.lower, sum_so_far.upper
    avoided = came * gap
    return MonthlySavings(
        month=month,
        avoided=avoided,
        change=-avoided * cost + 0.0,
        cumulative=cumulative,
        lower=lower,
        upper=upper,
        silent_from=float(known + 1) if known < to else np.nan,
    )


def _sides(counts: Counts, treated: int, whole: bool) -> tuple[RiskSets, RiskSets]:
    """Those compared with, and the treated."""
    return risk_sets(counts.pooled() if whole else counts.of(1 - treated)), risk_sets(counts.of(treated))


def _followed(risk: RiskSets) -> float:
    return np.inf if survival_of(risk)[-1] == 0 else float(risk.time[-1])


def _per_month(given: float | Floats, argument: str, to: int) -> Floats:
    values = np.asarray(given, dtype=np.float64)
    if values.ndim == 0:
        return np.full(to, float(values))
    if values.size < to:
        raise MonthsRunOut(argument=argument, value=values.size, months=to)
    return values[:to]


def _month_by_month(risk: RiskSets, months: int) -> Floats:
    """Mean time on support within each month."""
    upto = [float(areas(risk, float(month), True)[0][0]) for month in range(1, months + 1)]
    return np.diff(np.array(upto), prepend=0.0)


def _running(per_month: Floats) -> Callable[[Floats], Floats]:
    """The sum of amounts per month up to any time, days within a month alike."""
    edges, sums = np.arange(per_month.size + 1.0), np.append(0.0, np.cumsum(per_month))
    return lambda time: np.interp(time, edges, sums)
