"""The four fields of cost against result."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyxl_bench.quadrants import quadrants


@pytest.mark.parametrize(("cost", "result", "name"), [
    (-1, -1, "Investeringspotentiale"),
    (1, -1, "Optimeringspotentiale"),
    (1, 1, "Effektiviseringspotentiale"),
    (-1, 1, "Læringspotentiale"),
    (0, 0, "Investeringspotentiale"),
    (0, 1, "Læringspotentiale"),
    (1, 0, "Optimeringspotentiale"),
    (-0.0, 1e-300, "Læringspotentiale"),
    (math.nan, 1, ""),
    (1, math.nan, ""),
])
def test_cost_and_result_name_the_field(cost, result, name):
    assert quadrants(np.array([float(cost)]), np.array([float(result)])).tolist() == [name]


@given(st.lists(st.tuples(st.floats(-9, 9), st.floats(-9, 9)), min_size=1))
def test_a_range_is_named_element_by_element(pairs):
    cost, result = np.array(pairs).T
    alone = [quadrants(np.array([c]), np.array([r]))[0] for c, r in pairs]
    assert quadrants(cost, result).tolist() == alone
    assert quadrants(cost[:, None], result[:, None]).shape == (len(pairs), 1)
