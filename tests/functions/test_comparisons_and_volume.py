"""Quadrants, efficiency, similar municipalities, volume and suppression, asked from a cell."""

import pytest

from tests.functions.cases import ask


@pytest.mark.parametrize(("cost", "result", "field"), [
    (-1.0, -1.0, "Investeringspotentiale"), (1.0, -1.0, "Optimeringspotentiale"),
    (1.0, 1.0, "Effektiviseringspotentiale"), (-1.0, 1.0, "Læringspotentiale"),
    (0.0, 0.0, "Investeringspotentiale"), (0.0, 1.0, "Læringspotentiale"), (1.0, 0.0, "Optimeringspotentiale"),
])
def test_the_four_fields_and_exactly_zero_which_is_not_above(cost, result, field):
    assert ask("QUADRANT", cost, result) == [[field]]


def test_a_column_of_fields_keeps_blanks_and_suppressed_values():
    assert ask("QUADRANT", [[1.0], [None], ["(.)"]], [[1.0], [1.0], [1.0]]) == [
        ["Effektiviseringspotentiale"], [None], ["(.)"]]


def test_development_has_the_shape_of_its_series_and_blanks_where_nothing_came_before():
    assert ask("DEVELOPMENT", [[100.0, 110.0, 99.0]]) == [[None, pytest.approx(0.1), pytest.approx(-0.1)]]
    assert ask("DEVELOPMENT", [[100.0], [110.0], [99.0]]) == [[None], [pytest.approx(0.1)], [pytest.approx(-0.1)]]
    assert ask("DEVELOPMENT", [[100.0, 110.0, 121.0]], 2.0) == [[None, None, pytest.approx(0.21)]]
    assert ask("DEVELOPMENT", [[100.0, None, 121.0]]) == [[None, None, None]]
    assert ask("DEVELOPMENT", [["(.)", 110.0, 121.0]]) == [[None, "(.)", pytest.approx(0.1)]]


def test_shares_cell_by_cell():
    assert ask("SUPPORT_PRESSURE", [[150.0], [None]], [[1000.0], [1000.0]]) == [[0.15], [None]]
    assert ask("CONTACT_INTENSITY", 40.0, 260.0) == [[2.0]]
    assert ask("ACTIVATION_DEGREE", 0.0, 120.0) == [[0.0]]


def test_efficiency_in_either_language_and_a_row_that_lacks_a_number_stays_blank():
    for constant in ("crs", "konstant"):
        assert ask("EFFICIENCY", [[2.0], [4.0], [None]], [[1.0], [1.0], [1.0]], constant) == [[1.0], [0.5], [None]]


def test_the_nearest_first_with_a_header_row_marked_along():
    rows = [["Kommune", "Andel", "Ledige"], ["A", 1.0, 10.0], ["B", 3.0, 30.0], ["C", 2.0, 20.0], ["D", 9.0, 90.0]]
    assert ask("NEAREST_PEERS", rows, "a", 3.0) == [["C"], ["B"], ["D"]]
    assert ask("NEAREST_PEERS", rows[1:], "A", 1.0) == [["C"]]


def test_small_counts_and_one_more_are_withheld_and_zeros_stay():
    assert ask("SUPPRESS", [[12.0], [3.0], [9.0], [0.0], [None]]) == [[12.0], ["(.)"], ["(.)"], [0.0], [None]]
    assert ask("SUPPRESS", [[12.0, 13.0], [14.0, 0.0]]) == [[12.0, 13.0], [14.0, 0.0]]


@pytest.mark.parametrize(("total", "parts", "holds"), [
    (100.0, [[33.0], [33.0], [33.0]], True),  # 99 printed, 97.5-100.5 possible
    (101.0, [[33.0], [33.0], [33.0]], True),  # 100.5 is the common end
    (102.0, [[33.0], [33.0], [33.0]], False),
    ("30,0", [["10,0"], ["20,1"]], True),  # 29.95-30.05 against 30.0-30.2
    ("30,0", [["10,0"], ["20,2"]], False),  # 30.1-30.3
    (30.0, [["10,0"], ["20,2"]], True),  # the total shows no decimals: 29.5-30.5
    ("100,0%", [["60,0%"], ["40,1%"]], True),
    ("100,0%", [["60,0%"], ["41,0%"]], False),
    (12.0, [[12.0], [None]], True),
    (12.0, [[12.0], ["(.)"]], "(.)"),
])
def test_printed_parts_reconcile_with_their_total_within_rounding(total, parts, holds):
    assert ask("RECONCILES", total, parts) == [[holds]]
