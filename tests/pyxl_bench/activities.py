"""Activities to test drivers with: small random ones, and ones built from chosen drivers."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from pyxl_bench.activity import Activity


def table(rows):
    return np.array(rows, dtype=float)


@st.composite
def activities(draw, least_persons=0, least_activated=0):
    """Two to four municipalities with one to three groups and tools; zeros in plenty."""
    groups, tools, municipalities = (draw(st.integers(1, 3)), draw(st.integers(1, 3)), draw(st.integers(2, 4)))

    def numbers(shape, low, high):
        return draw(arrays.arrays(float, shape, elements=st.integers(low, high).map(float)))

    return Activity(
        persons=numbers((groups, municipalities), least_persons, 30),
        activated=numbers((groups, tools, municipalities), least_activated, 8),
        spending=numbers((groups, tools, municipalities), 0, 900),
        other=numbers((groups, municipalities), 0, 900),
    )


def built_from(persons, volume, tool_mix, unit_price, other):
    """The activity that has these drivers; shapes as :class:`Activity`'s, other cost per person."""
    persons, volume, tool_mix, unit_price, other = map(table, (persons, volume, tool_mix, unit_price, other))
    activated = (persons * volume)[:, np.newaxis] * tool_mix
    return Activity(persons, activated, activated * unit_price, persons * other)
