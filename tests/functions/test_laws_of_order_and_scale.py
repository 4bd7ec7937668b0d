"""What the answers do not depend on, and what they follow."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.functions.cases import BY_COSTS, ask, cases, column, costs_answers
from xl.catalogue import OMITTED

RANKINGS = ("total", "group")


def near(numbers):
    return pytest.approx(numbers, rel=1e-9, abs=1e-6)


@given(cases(peers=3), st.randoms(use_true_random=False), st.sampled_from(RANKINGS))
def test_the_order_of_the_municipalities_changes_nothing(case, random, rank_by):
    order = list(range(len(case.names)))
    random.shuffle(order)
    shuffled = case.columns(order)
    for name, answer in costs_answers(case, rank_by=rank_by).items():
        assert costs_answers(shuffled, rank_by=rank_by)[name] == near(answer), name
    assert column("COST_RANK", shuffled.marked, case.own) == column("COST_RANK", case.marked, case.own)
    assert ask("COST_SPREAD", shuffled.marked) == [near(row) for row in ask("COST_SPREAD", case.marked)]


@given(cases(peers=3), st.randoms(use_true_random=False), st.sampled_from(RANKINGS))
def test_the_order_of_the_groups_is_the_order_of_the_answer(case, random, rank_by):
    order = list(range(len(case.groups)))
    random.shuffle(order)
    shuffled = case.rows(order)
    for name, answer in costs_answers(case, rank_by=rank_by).items():
        expected = [*(answer[place] for place in order), answer[-1]]
        assert costs_answers(shuffled, rank_by=rank_by)[name] == near(expected), name


@given(cases(peers=3), st.integers(0, 5))
def test_the_total_row_may_stand_anywhere(case, place):
    marked = case.marked
    moved = marked[:-1]
    moved.insert(1 + min(place, len(case.groups)), marked[-1])
    for name in BY_COSTS:
        assert column(name, moved, case.own) == column(name, marked, case.own)
    by_groups = case.persons_column
    assert column("SAVINGS_TOP3", moved, case.own, by_groups) == column("SAVINGS_TOP3", marked, case.own, by_groups)


@given(cases(peers=3), st.sampled_from([0.001, 0.5, 3.0, 1000.0]), st.sampled_from(RANKINGS))
def test_in_another_money_unit_the_answers_are_in_that_unit(case, factor, rank_by):
    scaled = case.costs(lambda cost: cost * factor)
    for name, answer in costs_answers(case, rank_by=rank_by).items():
        assert costs_answers(scaled, rank_by=rank_by)[name] == near([factor * cell for cell in answer]), name
    relative = column("COST_DEVIATION", case.marked, case.own, OMITTED, "pct")
    assert column("COST_DEVIATION", scaled.marked, case.own, OMITTED, "pct") == near(relative)


@given(cases(peers=3), st.integers(-4000, 4000).map(lambda eighths: eighths / 8), st.sampled_from(RANKINGS))
def test_a_constant_on_every_cost_moves_the_levels_and_no_difference(case, constant, rank_by):
    moved = case.costs(lambda cost: cost + constant)
    before, after = costs_answers(case, rank_by=rank_by), costs_answers(moved, rank_by=rank_by)
    for name in ("PEER_AVERAGE", "TOPN_AVERAGE"):
        assert after[name] == near([cell + constant for cell in before[name]]), name
    for name in ("COST_DEVIATION", "SAVINGS_AVG", "SAVINGS_TOPN"):
        assert after[name] == near(before[name]), name
    assert column("COST_RANK", moved.marked, case.own) == column("COST_RANK", case.marked, case.own)


@given(cases(peers=3), st.sampled_from([0.5, 2.0, 10.0]))
def test_twice_the_persons_save_twice_as_much(case, factor):
    more = [[count * factor] for (count,) in case.persons_column]
    for name, rest in (("SAVINGS_AVG", ()), ("SAVINGS_TOP3", ()), ("SAVINGS_TOPN", (2.0,))):
        once = column(name, case.marked, case.own, case.persons_column, *rest)
        assert column(name, case.marked, case.own, more, *rest) == near([factor * cell for cell in once]), name
    once = ask("SPREAD_VALUE", case.marked, case.persons_column)
    assert ask("SPREAD_VALUE", case.marked, more) == [near([factor * cell for cell in row]) for row in once]


@given(cases(), st.sampled_from([0.5, 4.0]))
def test_shares_and_mixes_do_not_depend_on_the_unit(case, factor):
    costs = [[row[0]] for row in case.groups]
    dearer = [[cost * factor] for (cost,) in costs]
    assert column("SPENDING_SHARE", dearer) == near(column("SPENDING_SHARE", costs))
    more = [[count * factor] for (count,) in case.persons_column]
    together = column("COMBINE_GROUPS", costs, case.persons_column)
    assert column("COMBINE_GROUPS", costs, more) == near(together)
    assert column("COMBINE_GROUPS", dearer, case.persons_column) == near([factor * together[0]])
