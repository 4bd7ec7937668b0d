"""The Shapley value of games with a known answer."""

import numpy as np
import pytest

from pyxl_bench.shapley import both_levels, shapley


def test_the_gloves_game_pays_the_one_who_holds_the_scarce_glove():
    # One left glove, two right ones; a pair is worth 1. Osborne and Rubinstein, A Course in Game Theory, 14.4.
    pairs = np.zeros((2, 2, 2))
    pairs[1, 1, 0] = pairs[1, 0, 1] = pairs[1, 1, 1] = 1
    assert shapley(pairs, 3) == pytest.approx([4 / 6, 1 / 6, 1 / 6])


def test_two_factors_get_their_difference_at_the_mean_of_the_other():
    price, amount = np.array([4.0, 10.0]), np.array([3.0, 5.0])
    effects = shapley(np.multiply.outer(price, amount), 2)
    assert effects == pytest.approx([(10 - 4) * (3 + 5) / 2, (5 - 3) * (4 + 10) / 2])


def test_further_axes_are_separate_comparisons():
    rng = np.random.default_rng(3)
    worth = rng.normal(size=(2, 2, 2, 2, 3, 7))
    effects = shapley(worth, 4)
    assert effects.shape == (4, 3, 7)
    assert effects[:, 1, 5] == pytest.approx(shapley(worth[..., 1, 5], 4))
    assert effects.sum(axis=0) == pytest.approx(worth[1, 1, 1, 1] - worth[0, 0, 0, 0])


def test_an_undefined_level_takes_the_other_partys_and_0_where_neither_has_one():
    own, others = np.array([[1.0], [np.nan], [np.nan]]), np.array([[np.nan, 2.0], [3.0, np.nan], [4.0, 5.0]])
    assert both_levels(own, others).tolist() == [[[1, 2], [3, 0], [4, 5]], [[1, 1], [3, 0], [4, 5]]]
