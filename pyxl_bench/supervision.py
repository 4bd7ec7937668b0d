"""How does a municipality stand against what is expected of it, and is it at risk of supervision?

The ministry compares the share of the population of 16-66 years that is on
support with the share expected from local conditions, and ranks the
municipalities by the difference. The result target is met when the actual share
is below the expected one; two focus targets are about contact and activation
(:mod:`pyxl_bench.focus_targets`). ``nan`` means that there is no number.

Sources: Styrelsen for Arbejdsmarked og Rekruttering, *Ballerup kommunes
Jobcenterindblikrapport for september 2020*, tables 1.1-1.6; the ministry's
benchmark (bm.dk), which prints the gap in persons and in money. Printed counts
are rounded to 10, so the areas of the benchmark need not sum to its total.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from pyxl_bench.supervision_rules import NOISE, SupervisionRules
from pyxl_bench.unit_cost import Floats

INSPIRATION: Final = "Inspirationskommune"
NOT_AT_RISK: Final = "Aktuelt ikke i risiko"
AT_RISK: Final = "Risiko for skærpet tilsyn"
STATUSES: Final = (INSPIRATION, NOT_AT_RISK, AT_RISK)
"""The best first, as the ministry names them."""

_DECIMALS: Final = 12
"""Differences that agree to so many decimals are one difference."""


def benchmark_gap(actual: Floats, expected: Floats) -> Floats:
    """Actual minus expected, element by element; negative is better than expected."""
    return actual - expected


def benchmark_rank(actual_share: Floats, expected_share: Floats) -> Floats:
    """The place of each municipality (row) in its column, ascending by actual minus expected share.

    1 is furthest below what is expected; ties share the better place.
    """
    gaps = np.round(benchmark_gap(actual_share, expected_share), _DECIMALS)
    ranks = np.full(gaps.shape, np.nan)
    for place in range(gaps.shape[1]):
        known = ~np.isnan(gaps[:, place])
        column = gaps[known, place]
        ranks[known, place] = 1.0 + np.searchsorted(np.sort(column), column)
    return ranks


def benchmark_value(actual: Floats, expected: Floats, cost_per_person: Floats) -> Floats:
    """What spending is above that at the expected level: (actual - expected) x cost per full-time person.

    In the money of ``cost_per_person``. Negative is less spending than expected,
    as the ministry's benchmark prints it.
    """
    return benchmark_gap(actual, expected) * cost_per_person


class _Truth(NamedTuple):
    """What holds for certain, and what may hold while figures are missing."""

    certain: npt.NDArray[np.bool_]
    possible: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, holds: npt.NDArray[np.bool_], figures: Floats) -> _Truth:
        missing = np.isnan(figures)
        return cls(holds & ~missing, holds | missing)

    def and_(self, other: _Truth) -> _Truth:
        return _Truth(self.certain & other.certain, self.possible & other.possible)

    def not_(self) -> _Truth:
        return _Truth(~self.possible, ~self.certain)


def supervision_status(
    result_gap: Floats, focus_12m: Floats, focus_required: Floats, rules: SupervisionRules
) -> Floats:
    """Each municipality's status as its place in :data:`STATUSES`.

    ``result_gap`` is actual minus expected share, or persons, of any shape;
    ``focus_12m`` (means of the last 12 monthly shares) and ``focus_required``
    (means needed in the rest of the year) have one such array per focus target
    of the rules.

    Inspiration: the result target is met, and each counting focus target is,
    both for 12 months and for the year. At risk: neither the result target nor
    any counting focus target is met for 12 months. The year's criterion holds
    when what is required is not above the threshold. Where a missing figure
    leaves more than one status possible the answer is ``nan``.
    """
    result = _Truth.of(result_gap < -NOISE, result_gap)
    inspiration, at_risk = result, result.not_()
    for place in rules.counting:
        lately = _Truth.of(rules.is_met(focus_12m[place]), focus_12m[place])
        needed = focus_required[place]
        year = _Truth.of(needed <= rules.threshold + NOISE, needed)
        inspiration = inspiration.and_(lately).and_(year)
        at_risk = at_risk.and_(lately.not_())
    neither = inspiration.not_().and_(at_risk.not_())
    return np.select([inspiration.certain, neither.certain, at_risk.certain], [0.0, 1.0, 2.0], np.nan)
