"""Table 2.1: Billund against the mean of the others and the three cheapest in total.

The own unit cost is taken once as table 3.2 prints it, and once as spending
over persons from table 3.1, which leaves rounding less to explain.
"""

import pytest

from tests.published.billund import (
    GROUPS,
    OTHERS,
    Claim,
    accounts,
    column,
    cost_table,
    holds,
    labels,
    table,
    unit_cost,
)
from tests.published.intervals import Interval, mean, total
from xl.catalogue import functions

TABLE = table("2.1")
ROWS = (*GROUPS, "Samlet")
LEVELS = {"gns.": OTHERS, "top 3": ("Kommune 4", "Kommune 5", "Kommune 6")}
PERSONS = [[accounts(group, "Fuldtidspersoner").number] for group in GROUPS]


def key(group, row):
    return ("", group, row, "Billund")


def level(group, kind):
    return mean(unit_cost(group, name).interval for name in LEVELS[kind])


def own_interval(group, source):
    if source == "table 3.2":
        return unit_cost(group, "Billund").interval
    return accounts(group, "Udgifter").interval / accounts(group, "Fuldtidspersoner").interval


def saving_interval(group, kind, source):
    """-(own - level) x persons; from the accounts, own x persons is the spending itself."""
    persons = accounts(group, "Fuldtidspersoner").interval
    if source == "table 3.2":
        return -(unit_cost(group, "Billund").interval - level(group, kind)) * persons
    return level(group, kind) * persons - accounts(group, "Udgifter").interval


def marked_table(source):
    if source == "table 3.2":
        return cost_table()
    own = column(
        "UNITCOST",
        [[accounts(group, "Udgifter").number] for group in ROWS],
        [[accounts(group, "Fuldtidspersoner").number] for group in ROWS],
    )
    return cost_table(dict(zip(ROWS, own)))


def by_label(name, *arguments):
    in_order = [label for label in labels() if label != "Samlet"] + ["Samlet"]
    answered = column(name, *arguments)
    assert len(answered) == len(in_order)
    return dict(zip(in_order, answered))


def claims(source):
    costs = marked_table(source)
    own = dict(zip([row[0] for row in costs], [row[1] for row in costs]))
    averages = by_label("PEER_AVERAGE", costs, "Billund")
    cheapest = by_label("TOPN_AVERAGE", costs, "Billund")
    deviations = by_label("COST_DEVIATION", costs, "Billund")
    savings = {
        "gns.": by_label("SAVINGS_AVG", costs, "Billund", PERSONS),
        "top 3": by_label("SAVINGS_TOP3", costs, "Billund", PERSONS),
    }
    for group in ROWS:
        mine = own_interval(group, source)
        yield Claim(key(group, "Billund"), own[group], mine)
        yield Claim(key(group, "Gns. ekskl den udvalgte kommune"), averages[group], level(group, "gns."))
        yield Claim(key(group, "Gns. top 3"), cheapest[group], level(group, "top 3"))
        yield Claim(key(group, "Afvigelse fra gns."), deviations[group], mine - level(group, "gns."))
        yield Claim(key(group, "Afvigelse fra top 3"), own[group] - cheapest[group], mine - level(group, "top 3"))
        for kind, ours in savings.items():
            summed = GROUPS if group == "Samlet" else (group,)
            allowed = total(saving_interval(part, kind, source) for part in summed)
            yield Claim(key(group, f"Besparelspotentiale {kind}"), ours[group], allowed)


SOURCES = ("table 3.2", "table 3.1")
CLAIMS = [(source, claim) for source in SOURCES for claim in claims(source)]


@pytest.mark.parametrize(("source", "claim"), CLAIMS, ids=lambda part: getattr(part, "cell", [part])[-2:])
def test_a_printed_figure_follows_from_its_inputs(source, claim):
    holds(claim, TABLE[claim.cell])


@pytest.mark.parametrize("source", SOURCES)
def test_every_printed_cell_is_reproduced(source):
    assert {claim.cell for used, claim in CLAIMS if used == source} == TABLE.keys()


def test_top_3_are_the_three_municipalities_cheapest_in_total():
    answer = functions()["SAVINGS_TOP3"](cost_table(), "Billund", PERSONS)
    assert "Billigst samlet: Kommune 4, Kommune 5, Kommune 6." in [note.da for note in answer.told(0, 0)]
    assert LEVELS["top 3"] == tuple(sorted(OTHERS, key=lambda name: unit_cost("Samlet", name).number)[:3])


@pytest.mark.parametrize(("kind", "name", "printed"), [
    ("gns.", "SAVINGS_AVG", "-7017"),
    ("top 3", "SAVINGS_TOP3", "-13100"),
])
def test_the_total_is_the_sum_of_the_groups_and_not_the_total_deviation_times_persons(kind, name, printed):
    costs = marked_table("table 3.1")
    (ours,) = column(name, costs, "Billund", PERSONS, "Samlet")
    groups = by_label(name, costs, "Billund", PERSONS)
    assert ours == pytest.approx(sum(groups[group] for group in GROUPS))
    deviation = unit_cost("Samlet", "Billund").interval - level("Samlet", kind)
    elsewise = -deviation * accounts("Samlet", "Fuldtidspersoner").interval
    assert not elsewise.meets(Interval.printed(printed, 0))
