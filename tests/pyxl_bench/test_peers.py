"""The most similar municipalities, against scipy's own distance and by its laws."""

import csv
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.spatial.distance import cdist

from pyxl_bench.errors import NoSharedCondition, NotACount, TooFewAlike
from pyxl_bench.peers import distances, nearest_peers

BILLUND = Path(__file__).parents[2] / "workbooks" / "data" / "billund_2018.csv"

figures = st.integers(-50, 50).map(float)
complete = st.tuples(st.integers(2, 9), st.integers(1, 5)).flatmap(lambda size: arrays(float, size, elements=figures))
with_blanks = st.tuples(st.integers(2, 9), st.integers(1, 5)).flatmap(
    lambda size: arrays(float, size, elements=st.one_of(figures, st.just(math.nan))))


def billund_conditions():
    """Bilag 1: where twelve municipalities rank among the 98 on five framework conditions."""
    with BILLUND.open(encoding="utf-8", newline="") as lines:
        cells = {(row["target_group"], row["column"]): float(row["value"]) for row in csv.DictReader(lines)
                 if row["table"] == "Bilag 1" and row["section"] == "Rammevilkår (placering)"}
    groups = list(dict.fromkeys(group for group, _ in cells))
    names = [name for name in dict.fromkeys(name for _, name in cells) if name != "Gennemsnit øvrige"]
    return names, np.array([[cells[group, name] for group in groups] for name in names])


def by_definition(conditions, own):
    """Distance after distance in plain arithmetic."""
    columns = []
    for column in conditions.T:
        known = [value for value in column if not math.isnan(value)]
        if len(set(known)) > 1:
            mean = sum(known) / len(known)
            deviation = math.sqrt(sum((value - mean) ** 2 for value in known) / (len(known) - 1))
            columns.append([(value - mean) / deviation for value in column])
    for other in range(len(conditions)):
        gaps = [column[other] - column[own] for column in columns]
        shared = [gap for gap in gaps if not math.isnan(gap)]
        if other == own or not shared:
            yield math.nan
        else:
            yield math.sqrt(sum(gap**2 for gap in shared) * len(columns) / len(shared))


def test_billunds_framework_conditions_give_the_distances_that_scipy_gives():
    names, conditions = billund_conditions()
    assert (len(names), names[0], conditions.shape) == (12, "Billund", (12, 5))
    for own in range(12):
        reference = cdist(conditions[[own]], conditions, "seuclidean", V=conditions.var(axis=0, ddof=1))[0]
        np.testing.assert_allclose(np.delete(distances(conditions, own), own), np.delete(reference, own))
        assert nearest_peers(conditions, own, 11).tolist() == [row for row in np.argsort(reference) if row != own]


@given(complete)
def test_population_or_sample_deviation_makes_no_difference_to_the_order(conditions):
    varying = conditions[:, np.ptp(conditions, axis=0) > 0]
    if varying.size:
        population = cdist(varying[[0]], varying, "seuclidean", V=varying.var(axis=0))[0]
        ours = distances(conditions, 0)[1:]
        np.testing.assert_allclose(population[1:], ours * math.sqrt(len(conditions) / (len(conditions) - 1)))


@given(with_blanks)
def test_distances_follow_their_definition_blanks_and_all(conditions):
    np.testing.assert_allclose(distances(conditions, 0), list(by_definition(conditions, 0)), rtol=1e-9, atol=1e-9)


@given(complete, st.integers(0, 4), st.sampled_from([0.001, 3.0, 1e6]), figures)
def test_the_unit_and_zero_point_of_a_condition_change_nothing(conditions, column, factor, shift):
    column %= conditions.shape[1]
    rescaled = conditions.copy()
    rescaled[:, column] = rescaled[:, column] * factor + shift
    np.testing.assert_allclose(distances(rescaled, 0), distances(conditions, 0), rtol=1e-6, atol=1e-6)


@given(complete, figures)
def test_a_condition_that_is_the_same_everywhere_changes_nothing(conditions, same):
    wider = np.column_stack([conditions, np.full(len(conditions), same)])
    np.testing.assert_allclose(distances(wider, 0), distances(conditions, 0))


def test_a_calculated_constant_counts_as_one():
    conditions = np.array([[0.3, 1.0], [0.1 + 0.2, 2.0], [0.3, 4.0]])
    assert nearest_peers(conditions, 0, 2).tolist() == [1, 2]
    np.testing.assert_allclose(distances(conditions, 0), distances(conditions[:, 1:], 0))


def test_ties_stand_in_table_order():
    conditions = np.array([[3.0, 0.1], [1.0, 0.1], [2.0, 0.1], [2.0, 0.1], [0.0, 0.1]])
    assert nearest_peers(conditions, 1, 4).tolist() == [2, 3, 4, 0]


def test_a_blank_condition_does_not_bring_a_municipality_nearer():
    """Two conditions as far away as the third, which is not known, is taken to be."""
    known = np.array([[0.0, 0.0], [1.0, 1.0], [4.0, 4.0], [3.0, math.nan]])
    gap = distances(known, 0)
    assert gap[1] < gap[3] < gap[2]
    assert gap[3] == pytest.approx(math.sqrt(2) * 3 / np.std(known[:, 0], ddof=1))


def test_who_shares_no_condition_is_left_out():
    conditions = np.array([[1.0, math.nan], [math.nan, 2.0], [2.0, 3.0], [5.0, 9.0]])
    assert nearest_peers(conditions, 0, 2).tolist() == [2, 3]
    with pytest.raises(TooFewAlike, match="only 2"):
        nearest_peers(conditions, 0, 3)


@pytest.mark.parametrize("conditions", [
    [[math.nan, math.nan], [1.0, 2.0], [3.0, 4.0]], [[1.0, 2.0], [1.0, 2.0]], [[1.0, 2.0]],
])
def test_a_municipality_without_anything_to_compare_is_refused(conditions):
    with pytest.raises(NoSharedCondition):
        nearest_peers(np.array(conditions), 0, 1)


@pytest.mark.parametrize("n", [0, -1, 1.5, math.nan])
def test_a_number_of_peers_that_is_no_count_is_refused(n):
    with pytest.raises(NotACount):
        nearest_peers(np.eye(3), 0, n)
