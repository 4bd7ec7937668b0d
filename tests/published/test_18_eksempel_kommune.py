"""Eighteen municipalities, one of them against the mean of the others and against the lowest and highest."""

import pytest

from tests.published.billund import answer
from tests.published.eighteen import ONE, PER_CENT, accounted_for, holds, rows, table
from xl.catalogue import OMITTED

NAME = "eksempel_kommune"
TABLE = table(NAME)
OWN, OTHERS, DEVIATION = "Kommune X", "Gennemsnit (ekskl.)", "Afvigelse fra gns. pct"
NOT_NAMED = "the municipality that is {} in total is not named, nor its group costs elsewhere"
CANNOT = {
    "Kommune med laveste enhedsomk.": NOT_NAMED.format("lowest"),
    "Kommune med højeste enhedsomk.": NOT_NAMED.format("highest"),
}
NOT_AMONG_THE_EIGHTEEN = {("Kontanthjælp mv. aktivitetsparat", "Kommune med højeste enhedsomk.")}
"""78,1 is printed here, and 76,7 as the highest of all: the two tables do not rest on the same figures."""


@pytest.mark.parametrize("group", rows(NAME))
def test_a_printed_deviation_follows_from_own_and_the_others_mean(group):
    # The others as one municipality: its unit cost is their mean.
    marked = [["", OWN, "Øvrige"], [group, TABLE[group, OWN].number, TABLE[group, OTHERS].number]]
    ((ours,),) = answer("COST_DEVIATION", marked, OWN, OMITTED, "pct")
    allowed = (TABLE[group, OWN].interval / TABLE[group, OTHERS].interval - ONE) * PER_CENT
    holds(100 * ours, allowed, TABLE[group, DEVIATION])


@pytest.mark.parametrize("group", rows(NAME))
def test_the_lowest_and_highest_in_total_lie_between_the_lowest_and_highest_of_the_group(group):
    spread = table("enhedsomk_18")
    for column in CANNOT:
        among = spread[group, "Mindste"].number <= TABLE[group, column].number <= spread[group, "Højeste"].number
        assert among == ((group, column) not in NOT_AMONG_THE_EIGHTEEN)


def test_every_column_is_accounted_for():
    accounted_for(NAME, inputs={OWN, OTHERS}, reproduced={DEVIATION}, cannot=CANNOT)
