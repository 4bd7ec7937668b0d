"""Eighteen municipalities, mean, lowest and highest unit cost."""

import pytest

from tests.published.billund import answer
from tests.published.eighteen import accounted_for, rows, table
from tests.published.intervals import Interval

NAME = "enhedsomk_18"
TABLE, EXAMPLE = table(NAME), table("eksempel_kommune")
SPREAD = ("Gennemsnit", "Mindste", "Højeste")
CANNOT = dict.fromkeys(SPREAD, "the eighteen municipalities' unit costs are not printed")
EIGHTEEN, OTHERS = Interval.exactly(18), Interval.exactly(17)


@pytest.mark.parametrize("group", rows(NAME))
def test_the_printed_spread_is_in_order_and_is_that_of_two_such_municipalities(group):
    average, low, high = (TABLE[group, column].number for column in SPREAD)
    assert low < average < high
    marked = [["", "Billigst", "Dyrest"], [group, low, high]]
    assert answer("COST_SPREAD", marked) == [[(low + high) / 2, low, high]]


@pytest.mark.parametrize("group", rows("eksempel_kommune"))
def test_the_printed_mean_is_not_that_of_the_example_and_the_seventeen_others(group):
    """Would it be, one municipality and the printed mean of the others gave the mean of all eighteen."""
    own, others = (EXAMPLE[group, column].interval for column in ("Kommune X", "Gennemsnit (ekskl.)"))
    of_all = (own + others * OTHERS) / EIGHTEEN
    assert not of_all.meets(TABLE[group, "Gennemsnit"].interval)


def test_every_column_is_accounted_for():
    accounted_for(NAME, inputs=set(), reproduced=set(), cannot=CANNOT)
