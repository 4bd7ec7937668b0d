"""How the levels and savings relate to one another."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.functions.cases import ask, cases, cell, column, few, money
from xl.catalogue import OMITTED


def near(numbers):
    return pytest.approx(numbers, rel=1e-12, abs=1e-7)


@given(cases(), st.sampled_from(["total", "group"]))
def test_the_cheapest_of_all_peers_are_all_peers(case, rank_by):
    n = float(case.peers)
    level = column("TOPN_AVERAGE", case.marked, case.own, n, OMITTED, rank_by)
    assert level == near(column("PEER_AVERAGE", case.marked, case.own))
    savings = column("SAVINGS_TOPN", case.marked, case.own, case.persons_column, n, OMITTED, rank_by)
    assert savings == near(column("SAVINGS_AVG", case.marked, case.own, case.persons_column))


@given(cases(amounts=st.one_of(money, few), peers=3), st.integers(1, 3))
def test_choosing_anew_in_each_group_never_gives_a_higher_level_or_a_smaller_saving(case, n):
    def asked(rank_by):
        level = column("TOPN_AVERAGE", case.marked, case.own, float(n), OMITTED, rank_by)
        saving = column("SAVINGS_TOPN", case.marked, case.own, case.persons_column, float(n), OMITTED, rank_by)
        return level, saving

    (levels, savings), (once_levels, once_savings) = asked("group"), asked("total")
    assert all(level <= once + 1e-9 for level, once in zip(levels, once_levels))
    assert all(saving <= once + 1e-6 for saving, once in zip(savings, once_savings))


@given(cases(peers=3))
def test_the_more_municipalities_the_higher_the_level(case):
    levels = [column("TOPN_AVERAGE", case.marked, case.own, float(n), OMITTED, "group") for n in (1, 2, 3)]
    for fewer, more in pairwise(levels):
        assert all(a <= b + 1e-9 for a, b in zip(fewer, more))


@given(cases(amounts=few, peers=3), st.sampled_from(["total", "group"]))
def test_the_level_never_leans_on_the_own_column(case, rank_by):
    header, *rows = case.marked
    changed = [header, *([label, 10_000.0, *others] for label, _, *others in rows)]
    arguments = case.own, 2.0, OMITTED, rank_by
    assert column("TOPN_AVERAGE", changed, *arguments) == column("TOPN_AVERAGE", case.marked, *arguments)
    assert column("PEER_AVERAGE", changed, case.own) == column("PEER_AVERAGE", case.marked, case.own)


def test_a_municipality_that_ties_with_the_cheapest_is_held_against_the_others():
    table = [["", "A", "B", "C", "D"], ["G", 10.0, 10.0, 10.0, 40.0], ["Samlet", 10.0, 10.0, 10.0, 40.0]]
    assert column("TOPN_AVERAGE", table, "A", 2.0) == [10.0, 10.0]
    assert column("TOPN_AVERAGE", table, "A", 3.0) == [20.0, 20.0]
    assert column("TOPN_AVERAGE", table, "D", 3.0) == [10.0, 10.0]


def test_two_that_tie_for_the_last_place_count_by_half_whatever_their_order():
    # B is cheapest in total; C and D tie for the second place: G = (20 + (30 + 60) / 2) / 2
    table = [["", "A", "B", "C", "D"], ["G", 99.0, 20.0, 30.0, 60.0], ["Samlet", 50.0, 10.0, 12.0, 12.0]]
    swapped = [[row[0], row[1], row[2], row[4], row[3]] for row in table]
    for marked in (table, swapped):
        assert column("TOPN_AVERAGE", marked, "A", 2.0) == [32.5, 11.0]


@given(cases())
def test_both_ranks_together_count_everybody_once_and_ties_twice(case):
    for row in case.marked[1:]:
        for name in case.names:
            high = cell("COST_RANK", case.marked, name, row[0])
            low = cell("COST_RANK", case.marked, name, row[0], "low")
            ties = row[1:].count(row[1 + case.names.index(name)])
            assert high + low == len(case.names) + 2 - ties


@pytest.mark.parametrize("others", [1, 3, 10, 11, 97])
@pytest.mark.parametrize("cost", [0.1, 29.6, 114.7])
def test_who_costs_what_all_others_do_deviates_by_nothing(cost, others):
    table = [["", *(f"Kommune {n}" for n in range(others + 1))], ["Dagpenge", *[cost] * (others + 1)]]
    assert cell("COST_DEVIATION", table, "Kommune 0", "Dagpenge") == 0
    assert cell("SAVINGS_AVG", table, "Kommune 0", 1000.0, "Dagpenge") == 0
    assert cell("QUADRANT", cell("COST_DEVIATION", table, "Kommune 0"), 1.0) == "Læringspotentiale"


@given(cases())
def test_the_mean_lies_between_the_lowest_and_the_highest(case):
    for mean, lowest, highest in ask("COST_SPREAD", case.marked):
        assert lowest - 1e-9 <= mean <= highest + 1e-9


@given(st.lists(st.tuples(money, st.integers(1, 900).map(float)), min_size=1, max_size=8))
def test_combining_unit_costs_gives_back_spending_over_persons(lines):
    spending, persons = [[spent] for spent, _ in lines], [[count] for _, count in lines]
    unit_costs = ask("UNITCOST", spending, persons)
    together = cell("COMBINE_GROUPS", unit_costs, persons)
    assert together == near(sum(spent for spent, _ in lines) / sum(count for _, count in lines))
    assert sum(column("SPENDING_SHARE", spending)) == near(1.0)
