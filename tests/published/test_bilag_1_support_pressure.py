"""Bilag 1's support pressure of Billund from its full-time persons (table 3.1) and its population."""

import numpy as np
import pytest

from pyxl_bench.volume import support_pressure
from tests.published.billund import GROUPS, accounts
from tests.published.composition import BILAG_NAME, cells
from tests.published.intervals import Interval

BILAG = cells("Bilag 1")
PRESSURE, POPULATION = "Forsørgelsestryk (18-66-årige)", "Befolkning (18-66 år)"
IN_TABLE_3_1 = {**{BILAG_NAME.get(group, group): group for group in GROUPS}, "I alt ekskl. førtidspension": "Samlet"}
CANNOT = {"I alt inkl. førtidspension": "persons on førtidspension are not printed"}


@pytest.mark.parametrize(("row", "group"), IN_TABLE_3_1.items())
def test_a_printed_pressure_follows_from_persons_and_population(row, group):
    persons, population = accounts(group, "Fuldtidspersoner"), BILAG["", POPULATION, POPULATION, "Billund"]
    ours = support_pressure(np.array([persons.number]), np.array([population.number]))[0]
    allowed = persons.interval / population.interval * Interval.exactly(100)
    assert 100 * ours in allowed
    assert allowed.meets(BILAG[PRESSURE, row, PRESSURE, "Billund"].interval)


def test_every_row_is_reproduced_or_listed_with_its_reason():
    printed = {row for section, row, _, column in BILAG if (section, column) == (PRESSURE, "Billund")}
    assert set(IN_TABLE_3_1) | set(CANNOT) == printed
