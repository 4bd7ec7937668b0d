"""No withheld count can be worked out, and no more is withheld than that takes."""

from itertools import product

import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from pyxl_bench import disclosure
from pyxl_bench.disclosure import suppress
from pyxl_bench.errors import NotACount, NotAWholeCount
from pyxl_bench.protection import is_met, matrix
from tests.pyxl_bench.reader import Reader

MINIMUM = 5
slow = settings(max_examples=40, deadline=None)

sizes = st.tuples(st.integers(1, 4), st.integers(1, 4))
few_persons = st.one_of(st.integers(0, 6), st.integers(0, 30))
tables = sizes.flatmap(lambda size: arrays(float, size, elements=few_persons.map(float)))
without_zeros = sizes.flatmap(lambda size: arrays(float, size, elements=st.integers(1, 15).map(float)))


def small(counts, minimum=MINIMUM):
    return (counts > 0) & (counts < minimum)


def can_be_open_beside_all_totals(counts):
    """Not where the totals repeat the counts: a single count, or all persons in one row or column of a table."""
    if 1 in counts.shape:
        return counts.size > 1
    return (counts.any(axis=1).sum() > 1) and (counts.any(axis=0).sum() > 1)


def marked(counts, minimum=MINIMUM):
    """The answer as text, totals last, as a table would print it."""
    counts = np.array(counts, dtype=float)
    found = suppress(counts, minimum)
    body = np.where(found.cells, "(.)", counts.astype(int).astype(str))
    rows = np.where(found.row_totals, "(.)", counts.sum(axis=1).astype(int).astype(str))
    columns = np.where(found.column_totals, "(.)", counts.sum(axis=0).astype(int).astype(str))
    corner = "(.)" if found.grand_total else str(int(counts.sum()))
    lines, totals = [*body.tolist(), columns.tolist()], [*rows.tolist(), corner]
    return [" ".join([*line, total]) for line, total in zip(lines, totals)]


@slow
@given(tables)
def test_no_withheld_count_or_total_can_be_worked_out_from_what_is_printed(counts):
    found = suppress(counts)
    assert found.cells[small(counts)].all()
    reader = Reader.of(counts, found)
    for place, (low, high) in [*reader.cell_ranges(), *reader.total_ranges()]:
        assert low < high, f"{place} is {low}"


@slow
@given(tables.filter(can_be_open_beside_all_totals))
def test_no_withheld_count_can_be_worked_out_even_if_every_total_is_printed(counts):
    for place, (low, high) in Reader.of_all_totals(counts, suppress(counts)).cell_ranges():
        assert low < high, f"{place} is {low}"


@slow
@given(st.one_of(without_zeros, tables).filter(can_be_open_beside_all_totals), st.integers(2, 7))
def test_who_knows_that_withheld_counts_are_no_zeros_learns_no_more_than_the_mark_says(counts, minimum):
    found = suppress(counts, minimum)
    assume(not (found.cells & (counts == 0)).any())  # where zeros are withheld, such a reader errs
    reader = Reader.of_all_totals(counts, found, floor=1)
    with_all = Reader.of_all_totals(counts, found._replace(cells=counts > 0), floor=1)
    at_best = dict(with_all.cell_ranges())
    for place, (low, high) in reader.cell_ranges():
        if small(counts, minimum)[place]:
            best_low, best_high = at_best[place]
            assert low == best_low or low <= 1
            assert min(high, minimum - 1) == min(best_high, minimum - 1)
            assert low < high or best_low == best_high
        elif not (counts == 1).any():  # among ones alone nothing is open to such a reader
            assert low < high


@slow
@given(tables)
def test_small_totals_are_withheld_and_zeros_among_totals_are_printed(counts):
    found = suppress(counts)
    for withheld, totals in ((found.row_totals, counts.sum(axis=1)), (found.column_totals, counts.sum(axis=0))):
        assert withheld[small(totals)].all()
        if 1 not in counts.shape:
            assert not withheld[totals == 0].any()
    assert found.grand_total or not small(counts.sum())


def ambiguous_patterns(counts, small_counts):
    """Every choice of withheld counts that leaves each at least two values beside all totals, by listing tables."""
    likewise = same_sums(counts)
    for bits in product([False, True], repeat=counts.size):
        pattern = np.array(bits).reshape(counts.shape)
        if (pattern | ~small_counts).all():
            fitting = likewise[(likewise == counts)[:, ~pattern].all(axis=1)]
            if (fitting.min(axis=0) < fitting.max(axis=0))[pattern].all():
                yield pattern, fitting


def same_sums(counts):
    """All tables of whole numbers with the same row and column totals."""
    rows = [[line for line in product(range(int(total) + 1), repeat=counts.shape[1]) if sum(line) == total]
            for total in counts.sum(axis=1)]
    found = np.array(list(product(*rows)))
    return found[(found.sum(axis=1) == counts.sum(axis=0)).all(axis=1)]


little = st.sampled_from([(2, 2), (2, 3), (3, 2)]).flatmap(
    lambda size: arrays(float, size, elements=st.integers(0, 6).map(float)))


@slow
@given(little.filter(can_be_open_beside_all_totals))
def test_zeros_stay_wherever_other_counts_can_protect(counts):
    found = suppress(counts, 3)
    if (found.cells & (counts == 0)).any():
        for pattern, fitting in ambiguous_patterns(counts, small(counts, 3)):
            if not (pattern & (counts == 0)).any():  # such a pattern may exist only if it tells ones apart from zeros
                informed = fitting[(fitting >= 1)[:, pattern].all(axis=1)]
                assert (informed.min(axis=0) == informed.max(axis=0))[small(counts, 3)].any()


def fewest(counts, minimum):
    """How many counts the smallest safe choice withholds, by trying every choice."""
    likewise = same_sums(counts)
    likewise = likewise[(likewise >= 1).all(axis=(1, 2))]
    places = [tuple(place) for place in np.argwhere(small(counts, minimum))]
    kept_open = {place: {*likewise[(slice(None), *place)]} & {*range(1, minimum)} for place in places}
    if any(len(values) < 2 for values in kept_open.values()):
        return None  # zeros would have to be thought possible
    sizes_that_do = []
    for pattern, fitting in ambiguous_patterns(counts, small(counts, minimum)):
        informed = fitting[(fitting >= 1).all(axis=(1, 2))]
        if all({*informed[(slice(None), *place)]} >= values for place, values in kept_open.items()):
            sizes_that_do.append(pattern.sum())
    return min(sizes_that_do)


@slow
@given(st.sampled_from([(2, 2), (2, 3), (3, 2)]).flatmap(
    lambda size: arrays(float, size, elements=st.integers(1, 6).map(float))))
def test_as_few_counts_as_possible_are_withheld(counts):
    least = fewest(counts, 3)
    assert least is None or suppress(counts, 3).cells.sum() == least


@pytest.mark.parametrize("counts", [
    [[3, 4, 3], [3, 3, 1], [3, 2, 1]],
    [[3, 2, 4], [3, 2, 3], [3, 3, 2]],
    [[3, 2, 1], [1, 3, 3], [3, 1, 3]],
])
def test_small_counts_share_their_protection(counts):
    """Tables in which protecting one small count after another withholds more than needed."""
    counts = np.array(counts, float)
    assert suppress(counts, 3).cells.sum() == fewest(counts, 3)


def lightest(counts, minimum):
    """How many counts the lightest choice withholds that keeps open what can be, every choice tried in turn."""
    net, cells = matrix(counts.astype(np.int64)), np.arange(counts.size)
    some, primary = net.persons > 0, np.zeros(net.persons.size, bool)
    primary[cells] = small(counts, minimum).ravel()
    place = np.isin(np.arange(net.persons.size), cells)
    demands, unsafe = [], np.flatnonzero(primary)
    for usable, floor, kept_open in ((place & some, some, minimum - 1), (place, some, 0), (place, some & False, 0)):
        more, unsafe = disclosure._demands(net, unsafe, usable, floor.astype(np.int64), kept_open)
        demands += more
    light = np.where(some, 1 + net.persons / (1 + net.persons.sum()), 100.0)  # a zero only where nothing else will do
    best, weight = primary | place, np.inf
    for bits in product([False, True], repeat=int((~primary[cells]).sum())):
        choice = primary.copy()
        choice[cells[~primary[cells]]] = bits
        if light[choice].sum() < weight and all(is_met(net, demand, choice) for demand in demands):
            best, weight = choice, light[choice].sum()
    return int(best.sum())


sparse = arrays(float, (3, 3), elements=st.sampled_from([0.0, 0.0, 1.0, 2.0, 4.0, 6.0, 11.0]))


@settings(max_examples=15, deadline=None)
@given(sparse.filter(can_be_open_beside_all_totals), st.sampled_from([3, 5]))
@example(np.array([[0.0, 10, 6], [7, 2, 0], [0, 4, 8]]), 5)  # four, where zeros chosen last made it seven
@example(np.array([[0.0, 6, 0], [6, 2, 5], [1, 0, 5]]), 3)
@example(np.array([[6.0, 2, 9], [6, 0, 4], [0, 8, 0]]), 5)
@example(np.array([[1.0, 11, 0], [10, 0, 2], [11, 0, 3]]), 3)
def test_no_lighter_choice_protects_as_well_where_zeros_must_go(counts, minimum):
    found = suppress(counts, minimum)
    assume(not found.row_totals.any() and not found.column_totals.any())  # small totals ask for more
    assert found.cells.sum() == lightest(counts, minimum)


def test_a_small_count_in_a_table_takes_the_rectangle_of_fewest_persons():
    assert marked([[3, 40, 20], [30, 50, 60], [12, 70, 15]]) == [
        "(.) 40 (.) 63", "30 50 60 140", "(.) 70 (.) 97", "45 160 95 300"]


def test_a_small_count_in_a_column_takes_the_smallest_other():
    assert marked([[40], [3], [0], [12], [25]]) == ["40 40", "(.) (.)", "0 0", "(.) (.)", "25 25", "80 80"]
    assert marked([[40, 3, 0, 12, 25]]) == ["40 (.) 0 (.) 25 80", "40 (.) 0 (.) 25 80"]


def test_two_small_counts_protect_each_other_only_if_their_sum_leaves_the_whole_range_open():
    assert marked([[3], [2], [50]])[:3] == ["(.) (.)", "(.) (.)", "50 50"]
    assert marked([[1], [1], [50]])[:3] == ["(.) (.)", "(.) (.)", "(.) (.)"]


def test_a_zero_is_withheld_only_where_nothing_else_protects():
    assert marked([[3, 20], [30, 0]]) == ["(.) (.) 23", "(.) (.) 30", "33 20 53"]
    assert marked([[3, 0, 0], [10, 20, 30]])[1] == "(.) (.) 30 (.)"


def test_a_small_total_takes_another_total_with_it():
    assert marked([[2, 1], [30, 40], [50, 60]]) == ["(.) (.) (.)", "(.) (.) (.)", "50 60 110", "82 101 183"]


def test_totals_that_repeat_a_withheld_count_are_withheld():
    assert marked([[3, 10, 20], [0, 0, 0]]) == ["(.) (.) 20 33", "0 0 0 0", "(.) (.) 20 33"]
    assert marked([[4]]) == ["(.) (.)", "(.) (.)"]


@pytest.mark.parametrize("counts", [[[5, 0], [7, 30]], [[0]], [[0, 0], [0, 0]]])
def test_nothing_is_withheld_where_no_count_is_small(counts):
    found = suppress(np.array(counts, float))
    assert not found.cells.any() and not found.row_totals.any() and not found.column_totals.any()
    assert not found.grand_total


def test_blank_cells_are_no_counts_and_are_never_withheld():
    found = suppress(np.array([[3, np.nan, 20], [np.nan, 9, 14], [30, 41, np.nan]]))
    assert found.cells[0, 0] and not found.cells[[0, 1, 2], [1, 0, 2]].any()


def test_a_table_of_every_municipality_is_safe():
    counts = np.floor(np.random.default_rng(98).lognormal(3, 1.4, (98, 6)))
    found = suppress(counts)
    assert found.cells[small(counts)].all() and not found.cells[counts == 0].any()
    reader = Reader.of_all_totals(counts, found, floor=1)
    for row, column in np.argwhere(found.cells)[::8]:
        mask = np.zeros(counts.shape, bool)
        mask[row, column] = True
        low, high = reader.range_of(mask)
        assert low < high
        assert counts[row, column] >= MINIMUM or (low <= 1 and high >= MINIMUM - 1)


@pytest.mark.parametrize(("value", "row", "column"), [(-1, 2, 1), (2.5, 1, 2), (np.inf, 2, 2)])
def test_what_is_no_count_of_persons_is_refused_with_its_place(value, row, column):
    counts = np.full((2, 2), 10.0)
    counts[row - 1, column - 1] = value
    with pytest.raises(NotAWholeCount, match=f"row {row}.*column {column}"):
        suppress(counts)


@pytest.mark.parametrize("minimum", [0, -5, 2.5, np.nan])
def test_a_minimum_that_is_no_count_is_refused(minimum):
    with pytest.raises(NotACount):
        suppress(np.ones((2, 2)), minimum)
