"""What kind of potential does a target group hold, by its cost and by its results?

A group's unit cost and its result, each as a deviation from the mean of the
other municipalities, place it in one of four fields: spend more (cheap, weak),
spend otherwise (dear, weak), spend less (dear, strong), teach others (cheap,
strong). A deviation of exactly 0 counts as not above.

Source: mploy a/s, *Ressourcer, serviceniveau og resultater af den
beskæftigelsesrettede indsats. Billund Kommune*, May 2019, the figures of
chapters 2.2 and 3.4, which draw groups under 5 per cent of spending pale.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from pyxl_bench.unit_cost import Floats

INVESTMENT: Final = "Investeringspotentiale"
OPTIMISATION: Final = "Optimeringspotentiale"
EFFICIENCY: Final = "Effektiviseringspotentiale"
LEARNING: Final = "Læringspotentiale"

SMALL_SHARE: Final = 0.05
"""The share of spending under which a group is drawn pale."""


def quadrants(cost_deviation: Floats, result_deviation: Floats) -> npt.NDArray[np.str_]:
    """The name of each field, element by element; empty where a deviation is not known.

    ``cost_deviation`` is above 0 where the group is dear, ``result_deviation``
    where its result is the better one; a measure of which less is better (weeks
    on support) must be given with its sign turned. Units do not matter.
    """
    dear, strong = cost_deviation > 0, result_deviation > 0
    unknown = np.isnan(cost_deviation) | np.isnan(result_deviation)
    names = np.where(dear, np.where(strong, EFFICIENCY, OPTIMISATION), np.where(strong, LEARNING, INVESTMENT))
    return np.where(unknown, "", names)
