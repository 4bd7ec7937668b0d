"""One number per group: how a column of persons goes with a cost table."""

from math import isnan

import pytest

from pyxl_bench.errors import NotANumber, NotAVector, RowCountMismatch, RowsReadTwoWays
from xl.cells import SUPPRESSED, grid
from xl.tables import cost_table

HEADER = ["", "Billund", "Ærø"]
GROUPS = [["Dagpenge", 1.0, 2.0], ["Sygedagpenge", 1.0, 2.0]]
TOTAL = ["Samlet", 1.0, 2.0]
BLANK = [None, None, None]


def align(rows, numbers):
    """The persons of each group and other row, by label."""
    table = cost_table([HEADER, *rows], "cost_table")
    values, faults = table.align(grid([[number] for number in numbers], "persons"), "persons")
    told = [fault if fault is not None else value for value, fault in zip(values.tolist(), faults)]
    return {label: cell for label, cell in zip(table.labels, told) if not (isinstance(cell, float) and isnan(cell))}


WANTED = {"Dagpenge": 10.0, "Sygedagpenge": 20.0}


@pytest.mark.parametrize(("rows", "numbers"), [
    (GROUPS, [10.0, 20.0]),
    ([*GROUPS, TOTAL], [10.0, 20.0]),
    ([*GROUPS, TOTAL], [10.0, 20.0, 30.0]),
    ([*GROUPS, TOTAL], [10.0, 20.0, None]),
    ([TOTAL, *GROUPS], [30.0, 10.0, 20.0]),
    ([TOTAL, *GROUPS], [10.0, 20.0]),
    ([GROUPS[0], TOTAL, GROUPS[1]], [10.0, 30.0, 20.0]),
])
def test_a_number_per_group_with_or_without_the_total(rows, numbers):
    assert align(rows, numbers) == WANTED


def test_parts_of_a_group_may_have_numbers_too():
    rows = [GROUPS[0], ["- heraf unge", 1.0, 1.0], GROUPS[1], TOTAL, ["Samlet ekskl. puljer", 1.0, 1.0]]
    assert align(rows, [10.0, 20.0]) == WANTED
    assert align(rows, [10.0, 20.0, 30.0]) == WANTED
    every = align(rows, [10.0, 4.0, 20.0, 30.0, 29.0])
    assert every == {**WANTED, "- heraf unge": 4.0, "Samlet ekskl. puljer": 29.0}


@pytest.mark.parametrize(("rows", "numbers"), [
    ([GROUPS[0], BLANK, GROUPS[1]], [10.0, None, 20.0]),
    ([GROUPS[0], GROUPS[1], BLANK, TOTAL], [10.0, 20.0, None, 30.0]),
    ([*GROUPS, BLANK, BLANK], [10.0, 20.0, None, None]),
    ([*GROUPS, TOTAL, BLANK, BLANK], [10.0, 20.0, 30.0, None, None]),
    ([BLANK, *GROUPS], [None, 10.0, 20.0]),
])
def test_the_same_rows_may_be_marked_blank_ones_included(rows, numbers):
    assert align(rows, numbers) == WANTED


@pytest.mark.parametrize("heading", ["Fuldtidspersoner", None])
@pytest.mark.parametrize("rows", [GROUPS, [*GROUPS, TOTAL], [GROUPS[0], BLANK, GROUPS[1], BLANK]])
def test_a_heading_may_be_marked_where_the_tables_is(rows, heading):
    numbers = {"Dagpenge": 10.0, "Sygedagpenge": 20.0, "Samlet": 30.0}
    assert align(rows, [heading, *(numbers.get(row[0]) for row in rows)]) == WANTED


def test_a_number_is_no_heading():
    with pytest.raises(RowCountMismatch):
        align(GROUPS, [99.0, 10.0, 20.0])


@pytest.mark.parametrize("numbers", [[], [10.0], [10.0, 20.0, 30.0, 40.0], [1.0] * 40])
def test_other_lengths_are_refused(numbers):
    with pytest.raises(RowCountMismatch) as refusal:
        align([*GROUPS, TOTAL], numbers or [None])
    assert "tabellen har 2 målgrupper" in refusal.value.message("da")


@pytest.mark.parametrize("rows", [
    # three cells are either the groups with the total, or the rows as marked without it
    [GROUPS[0], BLANK, GROUPS[1], TOTAL],
    # three cells are either the groups with the total (second), or with the part (second)
    [GROUPS[0], ["- heraf unge", 1.0, 1.0], GROUPS[1], TOTAL],
])
def test_a_length_that_could_mean_two_things_is_refused(rows):
    with pytest.raises(RowsReadTwoWays):
        align(rows, [10.0, 15.0, 20.0])


def test_what_two_readings_tell_differently_is_not_known():
    # the third cell is the total, or the part below it; the groups stand fast
    rows = [*GROUPS, TOTAL, ["- heraf unge", 1.0, 1.0]]
    assert align(rows, [10.0, 20.0, 30.0]) == WANTED


def test_the_totals_own_cell_is_not_used():
    assert align([*GROUPS, TOTAL], [10.0, 20.0, "ukendt"]) == WANTED
    assert align([*GROUPS, TOTAL], ["10", "20,0", "(.)"]) == WANTED


def test_a_cell_without_a_number_is_told_by_its_group():
    told = align(GROUPS, [10.0, "ukendt"])
    assert isinstance(told["Sygedagpenge"], NotANumber) and told["Sygedagpenge"].row == "Sygedagpenge"
    assert align(GROUPS, ["(.)", 20.0])["Dagpenge"] == SUPPRESSED


def test_a_matrix_is_no_column():
    table = cost_table([HEADER, *GROUPS], "cost_table")
    with pytest.raises(NotAVector):
        table.align(grid([[1.0, 2.0], [3.0, 4.0]], "persons"), "persons")


def test_a_row_goes_with_the_table_as_a_column_does():
    table = cost_table([HEADER, *GROUPS], "cost_table")
    assert table.align(grid([[10.0, 20.0]], "persons"), "persons")[0].tolist() == [10.0, 20.0]
