"""Is our total unit cost high because of whom we serve, or of what each costs?

The total unit cost is the groups' unit costs weighted by their shares of the
persons, so it can lie above the peers' because the municipality has more
persons in dear groups (target-group mix) or because its groups are dear
(rates). With two factors the Shapley value is the midpoint: each factor's
difference at the mean of both parties' level of the other factor.

Source: E. M. Kitagawa, "Components of a Difference Between Two Rates", Journal
of the American Statistical Association 50 (1955), the two-component form; the
mean weights are those of the Marshall-Edgeworth index.
"""

from __future__ import annotations

import numpy as np

from pyxl_bench.shapley import both_levels, shapley
from pyxl_bench.unit_cost import Floats, combined_unit_cost


def total_unit_costs(costs: Floats, persons: Floats) -> Floats:
    """Each municipality's unit cost of all its groups taken together.

    ``nan`` where it is unknown: no persons, persons without a unit cost, or a
    unit cost of persons that are not known.
    """
    unknown = (np.isnan(persons) & ~np.isnan(costs)).any(axis=0)
    return np.where(unknown, np.nan, combined_unit_cost(costs, persons))


def mix_split(costs: Floats, persons: Floats, own: int) -> Floats:
    """Target-group mix, rates, and the deviation of the total they sum to: three numbers.

    ``costs`` and ``persons`` are tables, groups down and municipalities across,
    without a total row. The deviation is own total minus the simple mean of the
    peers' totals, each the unit cost of its groups taken together; in the money
    unit of ``costs``. Each peer is compared on its own and the effects averaged.

    A group that one of the two has no persons in has no unit cost there and
    takes the other's: all its weight is mix. A peer whose total is unknown is
    left out; ``nan`` where that is so of the municipality itself, or of every peer.
    """
    totals = total_unit_costs(costs, persons)
    others = ~np.isnan(totals)
    others[own] = False
    if np.isnan(totals[own]) or not others.any():
        return np.full(3, np.nan)
    share = np.where(persons > 0, persons, 0.0)
    share = share / np.where(share.sum(axis=0) > 0, share.sum(axis=0), np.nan)
    rates = np.where(persons > 0, costs, np.nan)
    worth = np.einsum(
        "ign,jgn->ijn",
        both_levels(share[:, [own]], share[:, others]),
        both_levels(rates[:, [own]], rates[:, others]),
    )
    mix, rate = shapley(worth, 2).mean(axis=-1)
    return np.array([mix, rate, totals[own] - totals[others].mean()])
