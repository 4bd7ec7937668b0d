"""Support pressure, development, interviews and activation."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from pyxl_bench.errors import NotACount
from pyxl_bench.volume import activation_degree, contact_intensity, development, support_pressure

series = st.tuples(st.integers(1, 4), st.integers(1, 6)).flatmap(
    lambda size: arrays(float, size, elements=st.integers(0, 2000).map(float)))


def test_support_pressure_is_persons_over_population():
    assert support_pressure(np.array([253.0, 0.0]), np.array([16083.0, 16083.0])).tolist() == [253 / 16083, 0]


def test_activation_degree_is_activated_over_persons():
    assert activation_degree(np.array([12.0]), np.array([48.0])).tolist() == [0.25]


def test_interviews_are_counted_per_thirteen_full_time_weeks():
    """100 persons on benefit all year with an interview a quarter each: 400 interviews in 5,200 weeks."""
    assert contact_intensity(np.array([400.0]), np.array([5200.0])).tolist() == [1.0]


@pytest.mark.parametrize("ratio", [support_pressure, activation_degree, contact_intensity])
def test_without_anything_to_divide_by_there_is_no_answer(ratio):
    part, whole = np.array([3.0, math.nan, 3.0]), np.array([0.0, 5.0, math.nan])
    assert np.isnan(ratio(part, whole)).all()


@given(series, st.integers(1, 8))
def test_the_change_brings_the_earlier_period_to_the_later(numbers, lag):
    change = development(numbers, lag)
    assert change.shape == numbers.shape
    for (row, column), now in np.ndenumerate(numbers):
        if column < lag or numbers[row, column - lag] == 0:
            assert math.isnan(change[row, column])
        else:
            assert numbers[row, column - lag] * (1 + change[row, column]) == pytest.approx(now)


def test_a_blank_period_spoils_only_the_changes_it_stands_in():
    change = development(np.array([[100.0, math.nan, 150.0, 300.0]]))
    assert np.isnan(change[0, :3]).all() and change[0, 3] == 1.0
    assert development(np.array([[100.0, math.nan, 150.0, 300.0]]), 2)[0, 2] == 0.5


@pytest.mark.parametrize("lag", [0, -1, 0.5, math.nan])
def test_a_lag_that_is_no_count_is_refused(lag):
    with pytest.raises(NotACount):
        development(np.ones((1, 3)), lag)
