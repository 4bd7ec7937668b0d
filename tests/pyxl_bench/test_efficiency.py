"""Data envelopment analysis: textbook scores, and the laws that any such score obeys."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from pyxl_bench.efficiency import efficiency, row_faults
from pyxl_bench.errors import NegativeAmount, NoInputs, NoOutputs

quick = settings(max_examples=40, deadline=None)
amounts = st.integers(1, 50).map(float)
returns_to_scale = st.sampled_from(["crs", "vrs"])


@st.composite
def units(draw, most=7):
    count = draw(st.integers(1, most))
    inputs = draw(arrays(float, (count, draw(st.integers(1, 3))), elements=amounts))
    return inputs, draw(arrays(float, (count, draw(st.integers(1, 2))), elements=amounts))


def column(*numbers):
    return np.array(numbers, float)[:, np.newaxis]


# Published scores


def test_eight_branch_stores_of_cooper_seiford_and_tone():
    """Cooper, Seiford and Tone (2007), table 1.1 (employees, sale) and table 1.2 (efficiency)."""
    scores = efficiency(column(2, 3, 3, 4, 5, 5, 6, 8), column(1, 3, 2, 3, 4, 2, 3, 5), "crs")
    assert np.round(scores, 3).tolist() == [0.5, 1, 0.667, 0.75, 0.8, 0.4, 0.5, 0.625]


def test_six_units_with_two_inputs_of_cooper_seiford_and_tone():
    """Cooper, Seiford and Tone (2007), example 2.2: A 0.8571, B 0.6316, C to F 1 (F with slack)."""
    inputs = np.array([[4, 3], [7, 3], [8, 1], [4, 2], [2, 4], [10, 1]], float)
    assert np.round(efficiency(inputs, np.ones((6, 1)), "crs"), 4).tolist() == [0.8571, 0.6316, 1, 1, 1, 1]


DOCTORS_AND_NURSES = np.array([[20, 151], [19, 131], [25, 160], [27, 168], [22, 158], [55, 255],
                               [33, 235], [31, 206], [30, 244], [50, 268], [53, 306], [38, 284]], float)
OUT_AND_INPATIENTS = np.array([[100, 90], [150, 50], [160, 55], [180, 72], [94, 66], [230, 90],
                               [220, 88], [152, 80], [190, 100], [250, 100], [260, 147], [250, 120]], float)


@pytest.mark.parametrize(("returns", "published"), [
    ("crs", [1, 1, 0.883, 1, 0.763, 0.835, 0.902, 0.796, 0.960, 0.871, 0.955, 0.958]),
    ("vrs", [1, 1, 0.896, 1, 0.882, 0.939, 1, 0.799, 0.989, 1, 1, 1]),
])
def test_twelve_hospitals_of_cooper_seiford_and_tone(returns, published):
    """Cooper, Seiford and Tone (2007), the hospitals of table 1.5: CCR and BCC efficiency."""
    scores = efficiency(DOCTORS_AND_NURSES, OUT_AND_INPATIENTS, returns)
    assert np.round(scores, 3).tolist() == published


def test_five_firms_of_coelli():
    """T. Coelli, A Guide to DEAP Version 2.1 (CEPA 8/96): example 1 (crs) and example 2 (crs and vrs)."""
    inputs = np.array([[2, 5], [2, 4], [6, 6], [3, 2], [6, 2]], float)
    assert np.round(efficiency(inputs, column(1, 2, 3, 1, 2), "crs"), 3).tolist() == [0.5, 1, 0.833, 0.714, 1]
    inputs, outputs = column(2, 4, 3, 5, 6), column(1, 2, 3, 4, 5)
    assert np.round(efficiency(inputs, outputs, "crs"), 3).tolist() == [0.5, 0.5, 1, 0.8, 0.833]
    assert np.round(efficiency(inputs, outputs, "vrs"), 3).tolist() == [1, 0.625, 1, 0.9, 1]


# Other ways to the same score


@quick
@given(arrays(float, st.integers(1, 9), elements=amounts), st.data())
def test_with_one_input_and_one_output_crs_is_the_ratio_to_the_best(inputs, data):
    outputs = data.draw(arrays(float, len(inputs), elements=amounts))
    ratio = outputs / inputs
    np.testing.assert_allclose(efficiency(column(*inputs), column(*outputs), "crs"), ratio / ratio.max(), rtol=1e-7)


@quick
@given(arrays(float, st.integers(1, 7), elements=amounts), st.data())
def test_with_one_input_and_one_output_vrs_is_the_distance_to_the_hull(inputs, data):
    outputs = data.draw(arrays(float, len(inputs), elements=amounts))
    for row, score in enumerate(efficiency(column(*inputs), column(*outputs), "vrs")):
        need = outputs[row]
        enough = [inputs[unit] for unit in range(len(inputs)) if outputs[unit] >= need]
        between = [
            inputs[low] + (inputs[high] - inputs[low]) * (need - outputs[low]) / (outputs[high] - outputs[low])
            for low in range(len(inputs)) for high in range(len(inputs)) if outputs[low] < need <= outputs[high]
        ]
        assert score == pytest.approx(min(enough + between) / inputs[row], rel=1e-7)


@quick
@given(units(), st.integers(0, 2**32 - 1))
def test_no_weights_on_inputs_and_outputs_show_a_row_in_a_better_light_than_its_crs_score(given_units, seed):
    """The multiplier form: the score is the best a row can look when it chooses the weights itself."""
    inputs, outputs = given_units
    random = np.random.default_rng(seed)
    scores = efficiency(inputs, outputs, "crs")
    for _ in range(20):
        ratio = outputs @ random.random(outputs.shape[1]) / (inputs @ random.random(inputs.shape[1]))
        assert (ratio / ratio.max() <= scores + 1e-7).all()


# Laws


@quick
@given(units(), returns_to_scale)
def test_every_score_is_above_0_and_at_most_1_and_somebody_is_efficient(given_units, returns):
    scores = efficiency(*given_units, returns)
    assert ((scores > 0) & (scores <= 1)).all() and scores.max() == pytest.approx(1)


@quick
@given(units())
def test_variable_returns_never_score_lower_than_constant(given_units):
    assert (efficiency(*given_units, "vrs") >= efficiency(*given_units, "crs") - 1e-8).all()


@quick
@given(units(), returns_to_scale, st.sampled_from([1e-6, 0.01, 7.0, 1e9]))
def test_the_unit_of_a_column_changes_nothing(given_units, returns, factor):
    inputs, outputs = given_units
    scaled_inputs, scaled_outputs = inputs.copy(), outputs.copy()
    scaled_inputs[:, 0] *= factor
    scaled_outputs[:, -1] *= factor
    expected = efficiency(inputs, outputs, returns)
    np.testing.assert_allclose(efficiency(scaled_inputs, outputs, returns), expected, atol=1e-7)
    np.testing.assert_allclose(efficiency(inputs, scaled_outputs, returns), expected, atol=1e-7)


@quick
@given(units(), returns_to_scale)
def test_a_unit_that_wastes_more_than_another_changes_nothing_for_the_others(given_units, returns):
    inputs, outputs = given_units
    with_waster = efficiency(np.vstack([inputs, 1.5 * inputs[0]]), np.vstack([outputs, outputs[0]]), returns)
    np.testing.assert_allclose(with_waster[:-1], efficiency(inputs, outputs, returns), atol=1e-8)
    assert with_waster[-1] == pytest.approx(with_waster[0] / 1.5, abs=1e-7)


@quick
@given(units(), returns_to_scale, st.randoms())
def test_the_order_of_the_rows_changes_nothing(given_units, returns, random):
    inputs, outputs = given_units
    order = list(range(len(inputs)))
    random.shuffle(order)
    shuffled = efficiency(inputs[order], outputs[order], returns)
    np.testing.assert_allclose(shuffled, efficiency(inputs, outputs, returns)[order], atol=1e-8)


# Rows that cannot be judged


@pytest.mark.parametrize("returns", ["crs", "vrs"])
@pytest.mark.parametrize(("row", "fault"), [
    ([0, 5], NoInputs), ([5, 0], NoOutputs), ([-1, 5], NegativeAmount), ([5, -1], NegativeAmount),
    ([np.nan, 5], None), ([5, np.nan], None),
])
def test_a_row_that_cannot_be_judged_is_nobodys_example(row, fault, returns):
    inputs, outputs = column(2, 4, row[0], 3), column(1, 2, row[1], 3)
    scores = efficiency(inputs, outputs, returns)
    assert np.isnan(scores[2])
    np.testing.assert_array_equal(np.delete(scores, 2), efficiency(column(2, 4, 3), column(1, 2, 3), returns))
    faults = row_faults(inputs, outputs)
    assert [type(found) for found in faults] == [type(None), type(None), fault or type(None), type(None)]
    assert fault is None or faults[2].row == 3


def test_a_column_of_zeros_says_nothing():
    inputs, outputs = column(2, 4, 3), column(1, 2, 3)
    wider = np.column_stack([inputs, np.zeros(3)]), np.column_stack([outputs, np.zeros(3)])
    np.testing.assert_allclose(efficiency(*wider), efficiency(inputs, outputs), atol=1e-9)


def test_no_rows_have_no_scores():
    assert efficiency(np.full((2, 1), np.nan), np.ones((2, 2))).tolist() == pytest.approx([np.nan] * 2, nan_ok=True)
    assert efficiency(np.empty((0, 1)), np.empty((0, 1))).size == 0
