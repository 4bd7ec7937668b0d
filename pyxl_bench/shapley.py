"""How much of a difference between two parties is due to each factor?

The Shapley value: the change in worth when a factor goes from the other
party's level to one's own, averaged over all orders in which the factors can
change. It treats all factors alike, gives nothing to a factor that is equal in
both, and the effects add up to the whole difference.

Source: L. S. Shapley, "A Value for n-Person Games" (1953); as a decomposition
of rates P. Das Gupta, *Standardization and Decomposition of Rates* (1993), and
of any indicator A. F. Shorrocks, "Decomposition procedures for distributional
analysis", Journal of Economic Inequality 11 (2013), equation 15.
"""

from __future__ import annotations

from math import factorial

import numpy as np

from pyxl_bench.unit_cost import Floats


def shapley(worth: Floats, factors: int) -> Floats:
    """The effect of each factor, one row per factor; the rows sum to own minus other.

    ``worth`` holds the value of every combination: its first ``factors`` axes
    have length 2 and say for each factor whether it is at the other party's
    level (0) or at one's own (1); any further axes are separate comparisons and
    stay as they are. The result is in the unit of ``worth``.
    """
    rest = factors - 1
    at_own = np.indices((2,) * rest).sum(axis=0)
    # All orders at once: of the factors! orders, this many have exactly these others changed before.
    orders = np.array([factorial(before) * factorial(rest - before) for before in range(factors)])
    weight = orders[at_own] / factorial(factors)
    gains = (worth.take(1, axis=factor) - worth.take(0, axis=factor) for factor in range(factors))
    return np.stack([np.tensordot(weight, gain, axes=rest) for gain in gains])


def both_levels(own: Floats, others: Floats) -> Floats:
    """A factor at the others' level and at own, stacked on a new first axis.

    The shapes are broadcast against each other. Where one party's level is not
    defined (``nan``) it takes the other party's, so that the factor makes no
    difference there; where neither is, it is 0.
    """
    own, others = np.broadcast_arrays(own, others)
    filled = [np.where(np.isnan(others), own, others), np.where(np.isnan(own), others, own)]
    levels = np.stack(filled)
    return np.where(np.isnan(levels), 0.0, levels)
