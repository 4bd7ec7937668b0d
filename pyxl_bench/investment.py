"""What does an investment in extra effort save, and is it paid back?

The treated group's curve (share still on support by month) is held against a
base curve. The area between them, month by month, is full-time months avoided;
at the monthly cost it is a change in spending, negative when money is saved.
Such a comparison is descriptive: the treated were chosen.

Source: Norddjurs Kommune, *Udmøntning af investeringsstrategier for budget
2020-2023*, note, 5 November 2019 (investment, saving and total per year).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from pyxl_bench.errors import (
    ArgumentMissing,
    CurveEndsEarly,
    CurveNotFromOne,
    CurveRises,
    EmptyRange,
    MonthsNotAscending,
    MonthsRunOut,
    NegativePersons,
    NotACount,
    NotADiscountRate,
    NotAShare,
    ShapeMismatch,
)
from pyxl_bench.limits import normal_quantile
from pyxl_bench.unit_cost import Floats

ROUNDING = 1e-12
"""What adding and dividing decimals may leave of a number, relative to what went in."""


@dataclass(frozen=True, eq=False)
class ShareCurve:
    """Shares (0-1) still on support: whole months from 0, ascending, and the share from each on.

    A step, continuous from the right: a share holds until the next month given.
    Shares are ``nan`` from the month that is not observed yet. ``at_risk`` is
    how many were still followed when each share was found; limits need it.
    """

    month: Floats
    share: Floats
    at_risk: Floats | None = None

    def check(self, argument: str) -> None:
        """Refuse what is not such a curve; names the row, from 1.

        Raises:
            EmptyRange, CurveNotFromOne, CurveRises, NotAShare, MonthsNotAscending,
            ArgumentMissing (a blank month, or a blank share before a known one).
        """
        months, shares = self.month, self.share
        if months.size == 0:
            raise EmptyRange(argument=argument)
        if np.isnan(months[0]) or np.isnan(shares[0]):
            raise ArgumentMissing(argument=argument, row=1)
        if months[0] != 0 or not abs(shares[0] - 1) <= ROUNDING:
            raise CurveNotFromOne(argument=argument, row=1, value=float(shares[0]), month=float(months[0]))
        observed = ~np.isnan(shares)
        end = int(np.flatnonzero(observed)[-1])
        for row in range(1, months.size):
            month, share, before = months[row], shares[row], shares[row - 1]
            if np.isnan(month) or (row <= end and not observed[row]):
                raise ArgumentMissing(argument=argument, row=row + 1)
            if not (month > months[row - 1] and month == np.floor(month)):
                raise MonthsNotAscending(argument=argument, row=row + 1, value=float(month),
                                         before=float(months[row - 1]))
            if share < 0:
                raise NotAShare(argument=argument, row=row + 1, value=float(share))
            if share > before + ROUNDING:
                raise CurveRises(argument=argument, row=row + 1, value=float(share), before=float(before))

    def check_length(self, other: ShareCurve, argument: str, other_argument: str) -> None:
        """Refuse a curve with fewer rows than the one it is held against.

        Raises:
            CurveEndsEarly: names the last row.
        """
        rows, other_rows = self.month.size, other.month.size
        if 0 < rows < other_rows:
            raise CurveEndsEarly(argument=argument, row=rows, value=float(self.month[-1]), rows=rows,
                                 other=other_argument, other_rows=other_rows)

    def at(self, months: Floats) -> Floats:
        """The share at any months; ``nan`` after the last one observed, unless nobody was left by then."""
        known = ~np.isnan(self.share)
        month, share = self.month[known], self.share[known]
        step = share[np.searchsorted(month, months, side="right") - 1]
        return np.where((months > month[-1]) & (share[-1] > 0), np.nan, step)

    def sum_variance(self, weights: Floats, argument: str) -> Floats:
        """The variance of running sums of weight x share, a sum per month from month 1 (Greenwood).

        Raises:
            ArgumentMissing, NotACount: a month in which the share falls says not how many were followed.
        """
        assert self.at_risk is not None
        total = np.append(0.0, np.cumsum(weights * self.at(np.arange(weights.size, dtype=np.float64))))
        variance = np.zeros(weights.size)
        for row in np.flatnonzero((np.diff(self.share) < 0) & (self.share[1:] > 0)) + 1:
            followed, month = float(self.at_risk[row]), int(self.month[row])
            if np.isnan(followed):
                raise ArgumentMissing(argument=argument, row=int(row) + 1)
            if followed <= 0:
                raise NotACount(argument=argument, row=int(row) + 1, value=followed)
            hazard = (self.share[row - 1] - self.share[row]) / (followed * self.share[row])
            variance[month:] += hazard * (total[month + 1 :] - total[month : month + 1]) ** 2
        return variance


@dataclass(frozen=True, eq=False)
class MonthlySavings:
    """Month by month from month 1: full-time months avoided, change in spending, and its running sum.

    Change in spending is negative when money is saved. ``lower`` and ``upper``
    are limits of the running sum, where it is known how many were followed.
    ``nan`` in months that one of the two groups has not been followed through
    yet; ``silent_from`` is the first of them, ``nan`` when there is none.
    """

    month: Floats
    avoided: Floats
    change: Floats
    cumulative: Floats
    lower: Floats
    upper: Floats
    silent_from: float


def survival_savings(
    base: ShareCurve,
    treated: ShareCurve,
    persons: float,
    monthly_cost: float | Floats,
    to: int | None = None,
    confidence: float = 0.95,
) -> MonthlySavings:
    """What the treated curve is worth against the base curve.

    Month k uses the shares at k - 1, so the total to a horizon is ``persons``
    times the difference in restricted means.

    Args:
        base, treated: curves with the same number of rows.
        persons: treated full-time persons at the start.
        monthly_cost: per full-time person and month, in any money unit; one
            amount, or one per month (net of refusion, say).
        to: the last month to answer for; left out, the last month of the curves.
        confidence: of the limits, which take the two curves to be of different persons.

    Raises:
        CurveEndsEarly (curves of different length), MonthsRunOut (of monthly
        costs), NegativePersons, NotACount (``to``), NotAConfidence, and
        as :meth:`ShareCurve.check` and :meth:`ShareCurve.sum_variance`.
    """
    base.check_length(treated, "base_curve", "treated_curve")
    treated.check_length(base, "treated_curve", "base_curve")
    base.check("base_curve")
    treated.check("treated_curve")
    if not persons >= 0:
        raise NegativePersons(argument="persons", value=persons)
    last = int(max(base.month[-1], treated.month[-1])) if to is None else to
    if to is not None and to < 1:
        raise NotACount(argument="to", value=to)
    cost = np.asarray(monthly_cost, dtype=np.float64)
    if cost.ndim and cost.size < last:
        raise MonthsRunOut(argument="monthly_cost", value=cost.size, months=last)

    start = np.arange(last, dtype=np.float64)
    avoided = persons * (base.at(start) - treated.at(start))
    rate = cost[:last] if cost.ndim else np.full(last, float(cost))
    change = -avoided * rate + 0.0  # + 0.0: a saving of nothing is 0, not -0
    cumulative = np.cumsum(change)
    half = np.full(last, np.nan)
    if base.at_risk is not None and treated.at_risk is not None:
        half = normal_quantile(confidence) * np.sqrt(base.sum_variance(persons * rate, "base_at_risk")
                                                     + treated.sum_variance(persons * rate, "treated_at_risk"))
    silent = np.flatnonzero(np.isnan(avoided))
    return MonthlySavings(
        month=start + 1,
        avoided=avoided,
        change=change,
        cumulative=cumulative,
        lower=cumulative - half,
        upper=cumulative + half,
        silent_from=float(silent[0] + 1) if silent.size else math.nan,
    )


@dataclass(frozen=True, eq=False)
class InvestmentCase:
    """Per year the net change in spending, its running sum and the discounted one.

    ``payback`` is the first year, counted from 1, by whose end something has been
    invested and the running sum is no longer a cost; ``nan`` when that does not
    happen in the years given.
    """

    net: Floats
    cumulative: Floats
    discounted: Floats
    payback: float


def investment_case(investment: Floats, savings: Floats, discount: float = 0.0) -> InvestmentCase:
    """Investment against savings, a year per element.

    Args:
        investment: spending on the effort; positive.
        savings: change in spending on benefits; negative when money is saved.
        discount: rate per year, such as 0.04; the first year is not discounted.

    Raises:
        EmptyRange, ShapeMismatch, NotADiscountRate (-1 or less, or above 1).
    """
    if investment.size == 0:
        raise EmptyRange(argument="investment")
    if savings.shape != investment.shape:
        raise ShapeMismatch(argument="savings", height=savings.size, width=1, other="investment",
                            other_height=investment.size, other_width=1)
    if not -1 < discount <= 1:
        raise NotADiscountRate(argument="discount", value=discount)
    net = investment + savings
    cumulative = np.cumsum(net)
    begun = np.cumsum(np.abs(investment)) > 0
    paid_back = np.flatnonzero(begun & (cumulative <= _rounding(investment, savings)))
    return InvestmentCase(
        net=net,
        cumulative=cumulative,
        discounted=np.cumsum(net / (1 + discount) ** np.arange(net.size)),
        payback=float(paid_back[0] + 1) if paid_back.size else math.nan,
    )


def _rounding(investment: Floats, savings: Floats) -> Floats:
    """What adding decimals may leave of a sum that is 0: 0.3 - 0.1 - 0.2 is paid back."""
    return np.cumsum(np.abs(investment) + np.abs(savings)) * ROUNDING


@dataclass(frozen=True)
class FollowUp:
    """Budget and realised to date, realised minus budget, and realised as a share of the budget."""

    budget: float
    realised: float
    difference: float
    share: float


def follow_up(budget: Floats, realised: Floats) -> FollowUp:
    """How far the realised amounts follow the budget, over the periods that have one.

    A period whose realised amount is ``nan`` has not been settled: its budget
    does not count either. The share is ``nan`` where the budget to date is 0.

    Raises:
        EmptyRange, ShapeMismatch, ArgumentMissing (realised without a budget).
    """
    if budget.size == 0:
        raise EmptyRange(argument="budget")
    if realised.shape != budget.shape:
        raise ShapeMismatch(argument="realised", height=realised.size, width=1, other="budget",
                            other_height=budget.size, other_width=1)
    settled = ~np.isnan(realised)
    blank = settled & np.isnan(budget)
    if blank.any():
        raise ArgumentMissing(argument="budget", row=int(np.argmax(blank)) + 1)
    planned, spent = float(budget[settled].sum()), float(realised[settled].sum())
    return FollowUp(planned, spent, spent - planned, spent / planned if planned else math.nan)
