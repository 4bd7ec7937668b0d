"""How many are on support, how is it developing, and how much is done for them?

Ratios of counts, element by element; ``nan`` where there is nothing to divide
by. Sources: mploy a/s, *Mere velfærd for pengene - veje til optimering* (2019),
support pressure and the development of full-time persons; mploy a/s, *Billund
Kommune*, May 2019, tables 3.4-3.16 (interviews, activation) and Bilag 1
(support pressure); the definitions are those of jobindsats.dk.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from pyxl_bench.errors import NotACount
from pyxl_bench.unit_cost import Floats

QUARTER_WEEKS: Final = 13
"""Interviews are counted per quarter of a year on full benefit."""


def support_pressure(persons: Floats, population: Floats) -> Floats:
    """Full-time persons on support as a share (0-1) of the population of working age."""
    return _ratio(persons, population)


def development(series: Floats, lag: int = 1) -> Floats:
    """The relative change against ``lag`` columns before: 0.21 is 21 per cent more.

    ``series`` has periods across the columns, one row per group. The answer has
    the same shape; the first ``lag`` columns have nothing before them and are
    ``nan``, as is a change from 0.

    Raises :class:`~pyxl_bench.errors.NotACount` for a ``lag`` that is no count.
    """
    if not (lag >= 1 and lag == int(lag)):
        raise NotACount(argument="lag", value=lag)
    steps = min(int(lag), series.shape[1])
    change = np.full(series.shape, np.nan)
    before, now = series[:, : series.shape[1] - steps], series[:, steps:]
    change[:, steps:] = _ratio(now - before, before)
    return change


def contact_intensity(interviews: Floats, benefit_weeks: Floats) -> Floats:
    """Interviews per 13 full-time weeks on benefit (*samtaleintensitet*)."""
    return _ratio(interviews, benefit_weeks) * QUARTER_WEEKS


def activation_degree(activated: Floats, persons: Floats) -> Floats:
    """Full-time activated as a share (0-1) of full-time persons on the benefit (*aktiveringsgrad*)."""
    return _ratio(activated, persons)


def _ratio(part: Floats, whole: Floats) -> Floats:
    return part / np.where(whole > 0, whole, np.nan)
