"""Counts to rates and means, for every cell and period.

``nan`` where there is nothing to divide by, or what is asked for is not known
yet: an exit rate in weeks that cannot be followed 13 weeks ahead.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from pyxl_bench.disclosure import suppress
from pyxl_bench.registers.count import Plan, Tally
from pyxl_bench.registers.efforts import FULL_TIME
from pyxl_bench.registers.stretches import Ints
from pyxl_bench.volume import QUARTER_WEEKS

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Indicators:
    """Everything by cell and period; ``withheld`` marks what fewer than 5 persons stand behind."""

    persons: Ints
    """Different persons."""
    benefit_weeks: Ints
    fulltime_persons: Floats
    """Benefit weeks over the weeks of the period."""
    followed_weeks: Ints
    exit_rate: Floats
    duration: Floats
    """Mean weeks of unbroken support so far, of those on the benefit in the period's last week."""
    long_term: Floats
    """Share of those who have been on support for a year or more."""
    contact_intensity: Floats
    touched: Floats
    activation_degree: Floats
    withheld: npt.NDArray[np.bool_]
    few_at_the_end: npt.NDArray[np.bool_]
    """Where so few are on the benefit in the last week that what is said of them is withheld."""


OF_THE_LAST_WEEK: Final = frozenset({"duration", "long_term"})
"""The indicators of those who are on the benefit in a period's last week."""


def indicators(plan: Plan, tally: Tally, minimum: int = 5) -> Indicators:
    """The indicators of everything counted."""
    weeks = plan.periods.stop - plan.periods.first

    def summed(name: str) -> Ints:
        return np.add.reduceat(tally.weekly[name], plan.periods.first - plan.window.first, axis=1)

    def at_the_end(name: str) -> Ints:
        return tally.weekly[name][:, plan.periods.stop - plan.window.first - 1]

    benefit_weeks, seen, last = summed("persons"), summed("followed"), at_the_end("persons")
    persons = tally.by_period["different"]
    none = np.full(persons.shape, np.nan)
    return Indicators(
        persons=persons,
        benefit_weeks=benefit_weeks,
        fulltime_persons=benefit_weeks / weeks,
        followed_weeks=seen,
        exit_rate=_ratio(seen - summed("still_on"), seen),
        duration=_ratio(at_the_end("weeks_so_far"), last),
        long_term=_ratio(at_the_end("seniority_52"), last),
        contact_intensity=_ratio(summed("interviews") * QUARTER_WEEKS, benefit_weeks)
        if "interviews" in tally.weekly else none,
        touched=_ratio(tally.by_period["touched"], persons) if "touched" in tally.by_period else none,
        activation_degree=_ratio(summed("offer_hours"), benefit_weeks * FULL_TIME)
        if "offer_hours" in tally.weekly else none,
        withheld=withheld(plan, persons, minimum),
        few_at_the_end=(last > 0) & (last < minimum),
    )


def withheld(plan: Plan, persons: Ints, minimum: int) -> npt.NDArray[np.bool_]:
    """Where counts of persons are withheld: the small ones, and those that would give them away.

    Areas and groups with their sums are taken as the table that is printed for
    each period; a single area or group is withheld with the sum that repeats
    it. Persons in two groups count once in a sum, so sums are not exact; that
    only makes it harder to work one out.
    """
    shape = (plan.areas + 1, plan.groups + 1)
    out = np.zeros(persons.shape, dtype=bool)
    for period in range(persons.shape[1]):
        counts = persons[:, period].reshape(shape)
        found = (counts > 0) & (counts < minimum)
        if found.any():
            inner = suppress(counts[:-1, :-1].astype(np.float64), minimum)
            found[:-1, :-1] |= inner.cells.reshape(counts[:-1, :-1].shape)
            found[:-1, -1] |= inner.row_totals
            found[-1, :-1] |= inner.column_totals
            found[-1, -1] |= inner.grand_total
        out[:, period] = found.reshape(-1)
    return out


def _ratio(part: Ints, whole: Ints) -> Floats:
    return part / np.where(whole > 0, whole, np.nan)
