"""Eighteen municipalities, what the spread of unit costs is worth for one municipality's persons."""

import pytest

from tests.published.billund import answer
from tests.published.eighteen import accounted_for, holds, rows, table
from tests.published.intervals import Interval

NAME = "variation_kommune_x"
TABLE = table(NAME)
LOW, HIGH, DIFFERENCE = "Mindste", "Højeste", "Difference"
CANNOT = dict.fromkeys((LOW, HIGH), (
    "persons are not printed, and but for one group no number of them gives both ends, neither from the lowest and "
    "highest unit cost of enhedsomk_18 nor from those of eksempel_kommune"))
ENDS = {
    "enhedsomk_18": ("Mindste", "Højeste"),
    "eksempel_kommune": ("Kommune med laveste enhedsomk.", "Kommune med højeste enhedsomk."),
}
IN_KEEPING = {("eksempel_kommune", "Kontanthjælp mv. jobparat")}
"""Where one number of persons does give both ends: 195 of them, at 18,0 and at 60,1."""


@pytest.mark.parametrize("group", rows(NAME))
def test_the_printed_worth_of_the_spread_is_the_difference_of_its_ends(group):
    low, high = (TABLE[group, end].number for end in (LOW, HIGH))
    ((at_low, at_high, ours),) = answer("SPREAD_VALUE", [["", "Billigst", "Dyrest"], [group, low, high]], 1.0, group)
    assert (at_low, at_high) == (low, high)
    holds(ours, TABLE[group, HIGH].interval - TABLE[group, LOW].interval, TABLE[group, DIFFERENCE])


def test_the_one_group_in_keeping_is_reproduced_with_the_persons_that_both_ends_imply():
    ((source, group),) = IN_KEEPING
    unit_costs = [table(source)[group, end] for end in ENDS[source]]
    printed = [TABLE[group, end] for end in (LOW, HIGH)]
    implied = [worth.interval / cost.interval for worth, cost in zip(printed, unit_costs)]
    persons = Interval(max(found.low for found in implied), min(found.high for found in implied))
    marked = [["", "Billigst", "Dyrest"], [group, *(cost.number for cost in unit_costs)]]
    ((*ends, _),) = answer("SPREAD_VALUE", marked, float((persons.low + persons.high) / 2), group)
    for ours, cost, worth in zip(ends, unit_costs, printed, strict=True):
        holds(ours, cost.interval * persons, worth)


@pytest.mark.parametrize("source", ENDS)
@pytest.mark.parametrize("group", rows(NAME))
def test_no_number_of_persons_gives_the_printed_amounts_from_the_printed_unit_costs(group, source):
    at_low, at_high = (TABLE[group, end].interval / table(source)[group, cost].interval
                       for end, cost in zip((LOW, HIGH), ENDS[source]))
    assert at_low.meets(at_high) == ((source, group) in IN_KEEPING)


def test_every_column_is_accounted_for():
    accounted_for(NAME, inputs=set(), reproduced={DIFFERENCE}, cannot=CANNOT)
