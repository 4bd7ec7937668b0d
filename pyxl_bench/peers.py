"""Which municipalities work under the most similar conditions?

Framework conditions (share of unskilled, jobs within reach, a rank among the 98
...) come in different units, so each is standardised: the mean taken out and
divided by the sample standard deviation over all municipalities in the table
that have it. The sample form (n - 1) is that of R's ``scale``; with the same
municipalities in every column the population form would order them the same.
Unlikeness is the Euclidean distance over the conditions, in standard deviations.

A condition that is the same everywhere tells nobody apart and is left out. Where
a condition is blank for one of two municipalities they are compared on those
they share, and the squared distance is scaled up to the full number of
conditions (as R's ``dist`` and the partial distance of J. K. Dixon, *IEEE
Transactions on Systems, Man, and Cybernetics* 9 (1979), 617-621): leaving the
municipality out would drop a good peer for one blank cell, and not scaling would
make it look the nearer the less is known of it.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from pyxl_bench.errors import NoSharedCondition, NotACount, TooFewAlike
from pyxl_bench.unit_cost import Floats

Ints = npt.NDArray[np.int64]


def nearest_peers(conditions: Floats, own: int, n: int = 5) -> Ints:
    """The rows of the ``n`` municipalities most like row ``own``, nearest first, ties in table order.

    ``conditions`` has a row per municipality and a column per condition, ``nan``
    where one is not known.

    Raises :class:`~pyxl_bench.errors.NotACount` for an ``n`` that is no count,
    :class:`~pyxl_bench.errors.NoSharedCondition` if no other municipality can be
    compared and :class:`~pyxl_bench.errors.TooFewAlike` if fewer than ``n`` can.
    """
    if not (n >= 1 and n == int(n)):
        raise NotACount(argument="n", value=n)
    distance = distances(conditions, own)
    comparable = int(np.isfinite(distance).sum())
    if comparable == 0:
        raise NoSharedCondition(argument="framework", row=own + 1)
    if comparable < n:
        raise TooFewAlike(argument="n", value=int(n), available=comparable)
    # Rounded, so that the last bit of a float does not break a tie.
    return np.argsort(np.round(distance, 9), kind="stable")[: int(n)]


def distances(conditions: Floats, own: int) -> Floats:
    """How unlike row ``own`` each row is, in standard deviations; ``nan`` for itself and where nothing is shared."""
    standard = standardised(conditions)
    difference = standard - standard[own]
    shared = ~np.isnan(difference)
    counted = shared.sum(axis=1)
    squares = np.where(shared, difference, 0.0) ** 2
    distance: Floats = np.sqrt(squares.sum(axis=1) * standard.shape[1] / np.where(counted > 0, counted, np.nan))
    distance[own] = np.nan
    return distance


def standardised(conditions: Floats) -> Floats:
    """The conditions that differ between municipalities, each with mean 0 and sample standard deviation 1."""
    known = ~np.isnan(conditions)
    number = known.sum(axis=0)
    mean = np.where(known, conditions, 0.0).sum(axis=0) / np.maximum(number, 1)
    deviation = np.where(known, conditions - mean, 0.0)
    spread = np.sqrt((deviation**2).sum(axis=0) / np.maximum(number - 1, 1))
    size = np.where(known, np.abs(conditions), 0.0).max(axis=0, initial=0.0)
    varies = spread > 1e-12 * size  # equal figures can differ in their last bits once they are calculated
    standard: Floats = np.where(known, deviation, np.nan)[:, varies] / spread[varies]
    return standard
