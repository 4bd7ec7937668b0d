"""The four fields of cost against result."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyxl_bench.quadrants import is_small_group, quadrants


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


def test_groups_under_five_per_cent_of_spending_are_small():
    assert is_small_group(np.array([4.9, 5.0, 90.1, np.nan])).tolist() == [True, False, False, False]


@pytest.mark.parametrize("total", [7, 13, 20, 60, 140, 1000, 0.6])
def test_exactly_five_per_cent_is_not_small(total):
    assert is_small_group(np.array([total / 20, total * 19 / 20])).tolist() == [False, False]


def test_no_group_is_small_where_nothing_is_spent():
    assert not is_small_group(np.zeros(3)).any()
