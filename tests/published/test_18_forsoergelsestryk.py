"""Eighteen municipalities, support pressure: one municipality against its cluster, its region and the country."""

import pytest

from tests.published.billund import answer, column
from tests.published.eighteen import PER_CENT, accounted_for, rows, table
from tests.published.intervals import Interval, total
from workbooks.jobcentre_18.figures import AREAS, SAME_GROUP

NAME = "forsoergelsestryk"
TABLE, PERSONS = table(NAME), table("fuldtidspersoner")
NOW = "2. kv. 2019"
CANNOT = dict.fromkeys(AREAS[1:], "persons and population of the area are not printed; its rows add up")
PERSONS_NOT_PRINTED = "persons of this group are not printed"
ROWS_OF_X_CANNOT = dict.fromkeys(
    ("I alt", "Sygedagpenge", "Jobafklaringsforløb", "Fleksjob", "Ledighedsydelse", "Ressourceforløb",
     "Revalidering/forrevalidering", "Førtidspension"), PERSONS_NOT_PRINTED)


def test_one_population_gives_every_printed_pressure_from_the_printed_persons():
    """The population is not printed, but eight groups must agree on it."""
    implied = [PERSONS[group, NOW].interval / TABLE[other, "Kommune X"].interval * PER_CENT
               for group, other in SAME_GROUP.items()]
    population = Interval(max(found.low for found in implied), min(found.high for found in implied))
    ours = column("SUPPORT_PRESSURE", [[PERSONS[group, NOW].number] for group in SAME_GROUP],
                  float((population.low + population.high) / 2))
    for pressure, other in zip(ours, SAME_GROUP.values(), strict=True):
        assert 100 * pressure in TABLE[other, "Kommune X"].interval


@pytest.mark.parametrize("area", AREAS)
def test_printed_pressures_add_up(area):
    groups = [row for row in rows(NAME) if row != "I alt"]
    for whole in ("I alt", "Kontanthjælp", "Uddannelseshjælp"):
        parts = ([group for group in groups if ":" not in group] if whole == "I alt"
                 else [group for group in groups if group.startswith(f"{whole}:")])
        ((fits,),) = answer("RECONCILES", TABLE[whole, area].text, [[TABLE[part, area].text] for part in parts])
        assert fits is True
        assert total(TABLE[part, area].interval for part in parts).meets(TABLE[whole, area].interval), whole


def test_every_cell_is_accounted_for():
    accounted_for(NAME, inputs=set(), reproduced={"Kommune X"}, cannot=CANNOT)
    assert {*SAME_GROUP.values(), *ROWS_OF_X_CANNOT} == set(rows(NAME))
