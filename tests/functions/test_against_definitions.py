"""Every function equals its definition written out in plain Python."""

from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyxl_bench.errors import NoPeers
from tests.functions import naive
from tests.functions.cases import ask, cases, column, few, money
from xl.catalogue import OMITTED

gaps = st.one_of(money, st.none())


def near(numbers):
    return pytest.approx(numbers, rel=1e-12, abs=1e-9)


@given(cases())
def test_the_mean_of_the_others(case):
    rows = [*case.groups, case.total]
    assert column("PEER_AVERAGE", case.marked, case.own) == near([naive.average(row) for row in rows])
    expected = [row[0] - naive.average(row) for row in rows]
    assert column("COST_DEVIATION", case.marked, case.own) == near(expected)
    shares = [(row[0] - naive.average(row)) / naive.average(row) for row in rows]
    assert column("COST_DEVIATION", case.marked, case.own, OMITTED, "pct") == near(shares)


@given(cases(amounts=gaps))
def test_others_without_a_number_are_left_out_of_the_mean(case):
    for row, answer in zip([*case.groups, case.total], column("PEER_AVERAGE", case.marked, case.own)):
        expected = naive.average(row)
        if expected is not None:
            assert answer == near(expected)
        elif row[0] is None:
            assert answer is None
        else:
            assert isinstance(answer, NoPeers)


@given(cases(), st.lists(st.integers(1, 9), min_size=6, max_size=6))
def test_the_weighted_mean_of_the_others(case, weights):
    weights = [float(weight) for weight in weights[: len(case.names)]]
    expected = [
        sum(w * cost for w, cost in zip(weights[1:], row[1:])) / sum(weights[1:]) for row in [*case.groups, case.total]
    ]
    assert column("PEER_AVERAGE", case.marked, case.own, OMITTED, [weights]) == near(expected)


@given(cases(peers=3), st.integers(1, 3))
def test_the_n_cheapest_of_each_row(case, n):
    rows = [*case.groups, case.total]
    levels = [naive.cheapest(row, row, n) for row in rows]
    assert column("TOPN_AVERAGE", case.marked, case.own, float(n), OMITTED, "group") == near(levels)
    savings = [naive.saving(row[0], level, count) for row, level, count in zip(case.groups, levels, case.persons)]
    ours = column("SAVINGS_TOPN", case.marked, case.own, case.persons_column, float(n), OMITTED, "gruppe")
    assert ours == near([*savings, sum(savings)])


@given(cases(amounts=few, peers=3), st.integers(1, 3))
def test_the_n_cheapest_in_total_where_ties_count_alike(case, n):
    rows = [*case.groups, case.total]
    levels = [naive.cheapest(row, case.total, n) for row in rows]
    assert column("TOPN_AVERAGE", case.marked, case.own, float(n)) == near(levels)
    savings = [naive.saving(row[0], level, count) for row, level, count in zip(case.groups, levels, case.persons)]
    ours = column("SAVINGS_TOPN", case.marked, case.own, case.persons_column, float(n), OMITTED, "Samlet")
    assert ours == near([*savings, sum(savings)])


@given(cases(peers=3))
def test_top_3_is_top_n_of_three(case):
    given_ = case.marked, case.own, case.persons_column
    for rank_by in ("total", "group"):
        top3 = column("SAVINGS_TOP3", *given_, OMITTED, rank_by)
        assert top3 == column("SAVINGS_TOPN", *given_, 3.0, OMITTED, rank_by)


@given(cases())
def test_savings_against_the_mean(case):
    savings = [naive.saving(row[0], naive.average(row), count) for row, count in zip(case.groups, case.persons)]
    ours = column("SAVINGS_AVG", case.marked, case.own, case.persons_column)
    assert ours == near([*savings, sum(savings)])
    above = [min(saving, 0) for saving in savings]
    ours = column("SAVINGS_AVG", case.marked, case.own, case.persons_column, OMITTED, True)
    assert ours == near([*above, sum(above)])


@given(cases(amounts=few))
def test_ranks_among_many_ties(case):
    rows = [*case.groups, case.total]
    assert column("COST_RANK", case.marked, case.own) == [naive.rank(row, True) for row in rows]
    assert column("COST_RANK", case.marked, case.own, OMITTED, "lav") == [naive.rank(row, False) for row in rows]


@given(cases())
def test_the_spread_and_what_it_is_worth(case):
    rows = [*case.groups, case.total]
    assert ask("COST_SPREAD", case.marked) == [[near(fmean(row)), min(row), max(row)] for row in rows]
    worth = [[min(row) * p, max(row) * p, (max(row) - min(row)) * p] for row, p in zip(case.groups, case.persons)]
    worth.append([sum(column) for column in zip(*worth)])
    assert ask("SPREAD_VALUE", case.marked, case.persons_column) == [near(row) for row in worth]
