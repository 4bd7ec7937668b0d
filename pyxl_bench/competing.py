"""Where did they go? The share that has left for each kind of exit (Aalen-Johansen).

Exits to another benefit are not results: each cause is counted apart, and those
who left for one can no longer leave for another. The shares of all causes and
of those still on support add up to 1 at every time.

Sources: Aalen & Johansen (1978), Scand J Statist 5; the variance by the
infinitesimal jackknife, as R's survfit has it: a person's influence on a share
is their own exit, plus what it did to the share still on support later on.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pyxl_bench.jackknife import influence, running_variance, total_variance
from pyxl_bench.limits import Interval, share_limits
from pyxl_bench.restricted_mean import areas, weighted
from pyxl_bench.risk_sets import RiskSets, at_risk_at, risk_sets, summed
from pyxl_bench.survival import log_moves, survival_of
from pyxl_bench.survival_counts import Counts, Floats, Ints, as_known


@dataclass(frozen=True, eq=False)
class Incidences:
    """Shares of all groups under one another: a row per time, a column per state.

    Column 0 of ``share``, ``se``, ``lower`` and ``upper`` is still on support,
    column k those who left for cause k; ``exits`` has a column per cause.
    Group g has the rows ``bounds[g]:bounds[g + 1]``.
    """

    group: Ints
    time: Floats
    at_risk: Floats
    exits: Floats
    censored: Floats
    share: Floats
    se: Floats
    lower: Floats
    upper: Floats
    bounds: Ints


@dataclass(frozen=True, eq=False)
class TimeInStates:
    """Mean time up to the horizon, and its standard error: a row per group, a column per state."""

    horizon: float
    mean: Floats
    se: Floats


def aalen_johansen(counts: Counts, confidence: float = 0.95, interval: Interval = "log") -> Incidences:
    """The share still on support and the share gone for each cause, at every time someone leaves or is censored.

    Args:
        counts: from :func:`pyxl_bench.survival_counts.count`, with its ``causes``.
        confidence: of the limits, between 0 and 1.
        interval: the scale the limits are symmetric on; none but plain has
            limits where a share is 0.

    Raises:
        EmptyGroup: a group that nobody is in. NotAConfidence, UnknownOption.
    """
    risk = risk_sets(counts)
    survival = survival_of(risk)
    moves = [_moves(risk, survival, cause, np.ones(risk.time.size)) for cause in range(1, counts.causes + 1)]
    share = np.column_stack([survival, *(move.share for move in moves)])
    se = np.column_stack([survival * np.sqrt(running_variance(risk, *log_moves(risk))),
                          *(np.sqrt(_running_variance(risk, move)) for move in moves)])
    lower, upper = share_limits(share, se, confidence, interval)
    return Incidences(risk.group, risk.time, risk.at_risk, risk.exits, risk.censored, share, se, lower, upper,
                      risk.segments.bounds)


def incidence_at(counts: Counts, times: Floats, confidence: float = 0.95, interval: Interval = "log") -> Incidences:
    """One group's shares read off at any times, a row per time in the order given.

    Exits and censorings are those up to and including the time. Before the
    first exit nobody has left; after the last known time shares are ``nan``,
    unless everybody has left: then they stay.

    Raises:
        As :func:`aalen_johansen`.
    """
    whole = aalen_johansen(counts.pooled(), confidence, interval)
    at = as_known(times, whole.time)
    row = np.searchsorted(whole.time, at, side="right")
    unknown = (at > whole.time[-1]) & (whole.share[-1, 0] > 0)
    start = np.zeros((1, whole.share.shape[1]))

    def read(values: Floats, first: Floats) -> Floats:
        return np.where(unknown[:, np.newaxis], np.nan, np.vstack([first, values])[row])

    share, se = read(whole.share, np.eye(1, start.size)), read(whole.se, start)
    lower, upper = share_limits(share, se, confidence, interval)
    exits = np.vstack([start[:, 1:], np.cumsum(whole.exits, axis=0)])[row]
    censored = np.append(0.0, np.cumsum(whole.censored))[row]
    return Incidences(np.zeros(times.size, dtype=np.int64), times, at_risk_at(counts, at), exits, censored,
                      share, se, lower, upper, np.array([0, times.size]))


def time_in_states(counts: Counts, horizon: float, *, extend: bool = False) -> TimeInStates:
    """Mean time up to ``horizon`` on support and gone for each cause, for every group.

    The states of a group add up to the horizon. A person who left for cause k
    at s has spent horizon - s in that state.

    Raises:
        As :func:`pyxl_bench.restricted_mean.restricted_mean`.
    """
    risk = risk_sets(counts)
    survival = survival_of(risk)
    on_support, after = areas(risk, horizon, extend)
    reach = np.maximum(horizon - risk.time, 0.0)
    last = risk.segments.bounds[1:] - 1
    mean, se = [on_support], [np.sqrt(total_variance(risk, *weighted(risk, after)))]
    for cause in range(1, counts.causes + 1):
        move = _moves(risk, survival, cause, reach)
        moved = move.left - move.gone * move.share[last][counts.group]
        mean.append(move.share[last])
        se.append(np.sqrt(summed(counts.group, counts.square * moved**2, counts.groups)))
    return TimeInStates(horizon, np.column_stack(mean), np.column_stack(se))


@dataclass(frozen=True, eq=False)
class _Moves:
    """How a cell's persons move the share of one cause, F, as time goes.

    While followed their influence is  followed + constant - hazard x F;
    once they have left it is  left - gone x F.
    """

    share: Floats  # F, per row
    followed: Floats  # per row
    constant: Floats  # per cell
    hazard: Floats  # per cell: what was drained before its entry
    left: Floats  # per cell
    gone: Floats  # per cell: its influence on the cumulative log of the share on support


def _moves(risk: RiskSets, survival: Floats, cause: int, reach: Floats) -> _Moves:
    """The share of a cause, each exit counted ``reach`` times, and how persons move it."""
    segments, cells = risk.segments, risk.counts
    before = np.ones_like(survival)
    before[1:] = survival[:-1]
    before[segments.bounds[:-1]] = 1.0
    one = before / risk.at_risk * reach  # what one more exit in the row adds
    flow = one * risk.exits[:, cause - 1]
    share = segments.sums(flow)

    gain, drain = log_moves(risk)
    drained = segments.sums_before(drain)
    step = flow * (drained - 1 / risk.at_risk)
    followed = segments.sums(step)

    hazard = drained[risk.came_in]
    constant = hazard * segments.sums_before(flow)[risk.came_in] - segments.sums_before(step)[risk.came_in]
    gone = influence(risk, gain, drain)
    own = np.where(cells.cause == cause, one[risk.left_in], 0.0)
    left = followed[risk.left_in] + constant + (gone - hazard) * share[risk.left_in] + own
    return _Moves(share, followed, constant, hazard, left, gone)


def _running_variance(risk: RiskSets, move: _Moves) -> Floats:
    """The variance of a share per row: squares of both kinds of influence, summed over cells."""
    square, share, followed = risk.counts.square, move.share, move.followed

    def left(per_cell: Floats) -> Floats:
        return risk.segments.sums(risk.leaving(square * per_cell))

    def still(per_cell: Floats) -> Floats:
        return risk.remaining(square * per_cell)

    of_left = left(move.left**2) - 2 * share * left(move.left * move.gone) + share**2 * left(move.gone**2)
    of_followed = (
        followed**2 * still(np.ones_like(square))
        + 2 * followed * (still(move.constant) - share * still(move.hazard))
        + still(move.constant**2)
        - 2 * share * still(move.constant * move.hazard)
        + share**2 * still(move.hazard**2)
    )
    variance: Floats = np.maximum(of_left + of_followed, 0.0)  # a share of nothing may round below 0
    return variance[_last_moved(risk)]


def _last_moved(risk: RiskSets) -> Ints:
    """Per row the last one up to it that may have moved a share: nothing does once all have left."""
    nobody_left = (survival_of(risk) == 0).astype(np.float64)
    rows_since = np.maximum(risk.segments.sums(nobody_left) - 1, 0)
    return np.arange(risk.time.size) - rows_since.astype(np.int64)
