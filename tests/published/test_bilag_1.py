"""Bilag 1: population, framework conditions, support pressure, and where the money goes, in twelve municipalities."""

import math
from statistics import stdev

import pytest

from tests.published.billund import GROUPS, OTHERS, Claim, accounts, answer, column, holds
from tests.published.composition import BILAG_NAME, cells
from tests.published.intervals import Interval, mean, share, total
from workbooks.published import distinct
from workbooks.published import table as printed_cells

BILAG = cells("Bilag 1")
OWN, AVERAGE = "Billund", "Gennemsnit øvrige"
MUNICIPALITIES = (OWN, *OTHERS)
POPULATION, CONDITIONS = "Befolkning (18-66 år)", "Rammevilkår (placering)"
PRESSURE, MONEY = "Forsørgelsestryk (18-66-årige)", "Ressourcefordeling på beskæftigelsesområdet"
ROWS = distinct((section, group, row) for section, group, row, _ in BILAG)
HUNDRED = Interval.exactly(100)

GROUP_ROWS = {BILAG_NAME.get(group, group): group for group in GROUPS}
WITHOUT_PENSION, WITH_PENSION = "I alt ekskl. førtidspension", "I alt inkl. førtidspension"
CANNOT = {(PRESSURE, WITH_PENSION): "persons on førtidspension are not printed"}
"""Rows with "I alt" that are neither persons over population nor a sum of printed rows."""


def figures(key):
    """A row's figures; a municipality whose cell is blank is left out."""
    return {name: BILAG[(*key, name)] for name in MUNICIPALITIES if (*key, name) in BILAG}


@pytest.mark.parametrize("key", ROWS, ids="/".join)
def test_a_printed_average_is_that_of_the_others(key):
    known = figures(key)
    marked = [["", *MUNICIPALITIES], [key[1], *(known[n].number if n in known else None for n in MUNICIPALITIES)]]
    ((ours,),) = answer("PEER_AVERAGE", marked, OWN)
    allowed = mean(known[name].interval for name in OTHERS if name in known)
    holds(Claim((*key, AVERAGE), ours, allowed), BILAG[(*key, AVERAGE)])


@pytest.mark.parametrize(("row", "group"), [*GROUP_ROWS.items(), (WITHOUT_PENSION, "Samlet")])
def test_own_pressure_follows_from_persons_and_population(row, group):
    persons, population = accounts(group, "Fuldtidspersoner"), BILAG["", POPULATION, POPULATION, OWN]
    (ours,) = column("SUPPORT_PRESSURE", persons.number, population.number)
    allowed = persons.interval / population.interval * HUNDRED
    holds(Claim((PRESSURE, row, PRESSURE, OWN), 100 * ours, allowed), BILAG[PRESSURE, row, PRESSURE, OWN])


@pytest.mark.parametrize(("row", "group"), GROUP_ROWS.items())
def test_own_shares_of_the_money_follow_from_the_spending_of_table_3_1(row, group):
    spending = [accounts(each, "Udgifter") for each in GROUPS]
    ours = column("SPENDING_SHARE", [[figure.number] for figure in spending])
    place = GROUPS.index(group)
    others = [figure.interval for figure in spending[:place] + spending[place + 1:]]
    allowed = share(spending[place].interval, others) * HUNDRED
    holds(Claim((MONEY, row, MONEY, OWN), 100 * ours[place], allowed), BILAG[MONEY, row, MONEY, OWN])


@pytest.mark.parametrize("name", [*MUNICIPALITIES, AVERAGE])
@pytest.mark.parametrize(("section", "whole"), [(PRESSURE, WITHOUT_PENSION), (MONEY, "I alt")])
def test_the_groups_add_up(section, whole, name):
    parts = [BILAG[section, row, section, name] for row in GROUP_ROWS]
    printed = BILAG[section, whole, section, name]
    ((fits,),) = answer("RECONCILES", printed.text, [[part.text] for part in parts])
    assert fits is True and total(part.interval for part in parts).meets(printed.interval)


def test_every_cell_is_an_input_or_reproduced_or_listed_with_its_reason():
    totals = {(section, row) for section, row, _ in ROWS if row.startswith("I alt")}
    assert totals == {(PRESSURE, WITHOUT_PENSION), (MONEY, "I alt"), *CANNOT}
    every = {(c.section, c.target_group, c.row, c.column): c for c in printed_cells("billund_2018", "Bilag 1")}
    blank = {key for key, cell in every.items() if cell.value is None}
    assert {every[key].printed for key in blank} <= {"-"} and not any(key[3] == AVERAGE for key in blank)
    assert {key[3] for key in every} == {*MUNICIPALITIES, AVERAGE}


# The most similar municipalities


def most_alike(name, conditions):
    """Nearest first, in plain arithmetic."""
    spread = [stdev(values) for values in zip(*conditions.values())]

    def distance(other):
        return math.sqrt(sum(((a - b) / s) ** 2 for a, b, s in zip(conditions[name], conditions[other], spread)))

    return sorted((other for other in conditions if other != name), key=distance)


@pytest.mark.parametrize("header", [True, False])
@pytest.mark.parametrize("name", MUNICIPALITIES)
def test_the_nearest_peers_by_the_framework_conditions(name, header):
    rows = [(section, group, row) for section, group, row in ROWS if section == CONDITIONS]
    conditions = {each: [BILAG[(*key, each)].number for key in rows] for each in MUNICIPALITIES}
    marked = [[each, *conditions[each]] for each in MUNICIPALITIES]
    if header:
        marked.insert(0, ["Kommune", *(group for _, group, _ in rows)])
    assert column("NEAREST_PEERS", marked, name) == most_alike(name, conditions)[:5]
    assert column("NEAREST_PEERS", marked, name, 11.0) == most_alike(name, conditions)
