"""Can printed parts add up to a printed total?"""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyxl_bench.audit import decimals_of, reconciles, rounding_interval, table_decimals
from pyxl_bench.audit.rounding import Ints
from pyxl_bench.errors import ArgumentMissing, EmptyRange


def ask(total: float, parts: list[float], total_decimals: int = 1, decimals: int = 1) -> bool:
    return reconciles(total, np.array(parts), total_decimals, np.full(len(parts), decimals))


def test_parts_that_miss_the_total_by_rounding_reconcile() -> None:
    # Table 3.4, Billund: Samlet 29,6 of 9,8 + 3,5 + 13,0 + 0,8 + 2,1 + 0,5 = 29,7.
    assert ask(29.6, [9.8, 3.5, 13.0, 0.8, 2.1, 0.5])


def test_parts_that_miss_the_total_by_more_than_rounding_do_not() -> None:
    # Table 3.13, Kommune 11: Samlet 54,2, but the printed rows make 51,1.
    assert not ask(54.2, [20.5, 8.1, 15.8, 3.8, 1.8, 1.1])


def test_accounts_5_and_6_of_table_3_1_reconcile_though_they_miss_by_one() -> None:
    assert ask(61405, [36701, 24703], 0, 0)


def test_the_outermost_rounding_still_reconciles_and_one_step_more_does_not() -> None:
    # Three parts of one decimal leave 0.15, the total 0.05.
    assert ask(3.2, [1.0, 1.0, 1.0])
    assert not ask(3.3, [1.0, 1.0, 1.0])


def test_each_number_keeps_its_own_decimals() -> None:
    assert reconciles(3.0, np.array([1.0, 2.4]), 0, np.array([0, 1]))
    assert not reconciles(3.0, np.array([1.0, 2.4]), 1, np.array([1, 1]))


def test_a_blank_part_adds_nothing() -> None:
    assert ask(3.0, [1.0, np.nan, 2.0])


def test_numbers_rounded_to_tens_reconcile_within_tens() -> None:
    assert ask(110, [40, 60], -1, -1)
    assert not ask(130, [40, 60], -1, -1)


def test_a_blank_total_is_refused() -> None:
    with pytest.raises(ArgumentMissing):
        ask(np.nan, [1.0])


def test_no_part_at_all_is_refused() -> None:
    with pytest.raises(EmptyRange):
        ask(1.0, [np.nan])


@given(st.lists(st.integers(-15, 15), min_size=1, max_size=3), st.integers(-45, 45))
def test_the_answer_is_that_of_trying_all_unrounded_numbers(parts: list[int], total: int) -> None:
    """Brute force: numbers with no decimals, tried in steps of half a unit."""
    steps = (-0.5, 0.0, 0.5)
    sums = {sum(parts) + sum(off) for off in product(steps, repeat=len(parts))}
    possible = any(total + off in sums for off in steps)
    assert ask(total, [float(part) for part in parts], 0, 0) == possible


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=12), st.integers(0, 4))
def test_true_parts_always_reconcile_with_their_rounded_total(parts: list[float], decimals: int) -> None:
    printed = np.round(np.array(parts), decimals)
    assert reconciles(round(float(np.sum(parts)), decimals), printed, decimals, np.full(len(parts), decimals))


def test_decimals_are_those_that_show_the_number_in_full() -> None:
    numbers = [29.6, 1303.0, 0.44, -1.5, 30.0, 0.0, 0.1 + 0.2, np.nan]
    assert [decimals_of(number) for number in numbers] == [1, 0, 2, 1, 0, 0, 1, 0]


def test_a_number_that_lost_its_final_zero_has_the_decimals_its_row_and_column_both_show() -> None:
    values = np.array([[254.0, 29.6], [35.0, 30.0], [172.0, 48.1]])
    assert table_decimals(values).tolist() == [[0, 1], [0, 0], [0, 1]]
    rows_alike = np.array([[29.6, 30.0, 1.5], [0.44, 0.5, 0.61]])
    assert table_decimals(rows_alike).tolist() == [[1, 1, 1], [2, 1, 2]]


@pytest.mark.parametrize("known", [None, np.zeros((4, 3), dtype=np.int64)])
def test_counts_all_in_tens_are_rounded_to_tens(known: Ints | None) -> None:
    values = np.array([[560.0, 540.0, 1.84], [1340.0, 1240.0, np.nan], [0.0, 970.0, 3.3], [2920.0, 2760.0, 9.65]])
    shown = None if known is None else np.where(values % 1 > 0, 2, known)
    assert table_decimals(values, shown)[:, :2].tolist() == [[-1, -1]] * 4
    assert table_decimals(values.T, None if shown is None else shown.T)[:2].tolist() == [[-1] * 4] * 2


@pytest.mark.parametrize("column", [
    [560.0, 1340.0, 0.0, np.nan], [100.0, 100.0, 100.0, 100.0], [560.0, 1340.0, 1015.0, 2915.0],
    [56.0, 134.5, 100.0, 290.5],
])
def test_other_figures_are_not(column: list[float]) -> None:
    assert (table_decimals(np.array([column]).T) >= 0).all()


def test_decimals_counted_in_text_stand() -> None:
    known = np.array([[2, -1], [-1, -1]])
    values = np.array([[1.5, 2.5], [3.5, 4.0]])
    assert table_decimals(values, known).tolist() == [[2, 1], [1, 1]]


def test_a_printed_number_stands_for_half_a_unit_to_each_side() -> None:
    low, high = rounding_interval(np.array([29.6, 120.0]), np.array([1, -1]))
    assert low == pytest.approx([29.55, 115.0])
    assert high == pytest.approx([29.65, 125.0])
