"""Eighteen municipalities: support pressure, full-time persons, and what the spread of unit costs is worth.

mploy a/s, "Mere velfærd for pengene - veje til optimering", 2019. Every printed
cell is an input, is reproduced within the rounding of its inputs, or is listed
in ``NOT_REPRODUCED`` with its reason; where the reason is that two printed
figures contradict each other, that is insisted on as well.
"""

import csv
from pathlib import Path

import numpy as np
import pytest

from pyxl_bench.savings import spread_value
from pyxl_bench.unit_cost import cost_deviation
from pyxl_bench.volume import development, support_pressure
from tests.published.intervals import Interval, total

SOURCE = Path(__file__).parents[2] / "workbooks" / "data" / "jobcentre_benchmark_18.csv"
ONE, PER_CENT = Interval.exactly(1), Interval.exactly(100)

with SOURCE.open(encoding="utf-8", newline="") as lines:
    PRINTED = {(row["table"], row["row"], row["column"]): row for row in csv.DictReader(lines)}


def number(*cell):
    return float(PRINTED[cell]["value"])


def interval(*cell):
    text = PRINTED[cell]["printed"].rstrip("%")
    return Interval.printed(PRINTED[cell]["value"], len(text.partition(",")[2]))


def rows(table):
    return list(dict.fromkeys(row for name, row, _ in PRINTED if name == table))


# Full-time persons and their development

PERIODS = ("2. kv. 2017", "2. kv. 2018", "2. kv. 2019")
CHANGES = {"Udv. seneste år pct": 1, "Udv. 2017-2019 pct": 2}


@pytest.mark.parametrize("group", rows("fuldtidspersoner"))
@pytest.mark.parametrize("change", CHANGES)
def test_a_printed_change_follows_from_the_printed_persons(group, change):
    lag = CHANGES[change]
    ours = development(np.array([[number("fuldtidspersoner", group, period) for period in PERIODS]]), lag)[0, -1]
    now = interval("fuldtidspersoner", group, PERIODS[-1])
    before = interval("fuldtidspersoner", group, PERIODS[-1 - lag])
    allowed = (now / before - ONE) * PER_CENT
    assert 100 * ours in allowed
    assert allowed.meets(interval("fuldtidspersoner", group, change))


# Support pressure

AREAS = ("Kommune X", "Klynge", "RAR Sjælland", "Hele landet")
SAME_GROUP = {
    "Dagpenge mv.": "Dagpenge mv.",
    "Kontanthjælp": "Kontanthjælp",
    "Kontanthjælp: Jobparate": "Kontanthjælp: Jobparat",
    "Kontanthjælp: Aktivitetsparate": "Kontanthjælp: Aktivitetsparat",
    "Uddannelseshjælp": "Uddannelseshjælp",
    "Uddannelseshjælp: Uddannelsesparate": "Uddannelseshjælp: Uddannelsesparat",
    "Uddannelseshjælp: Aktivitetsparate": "Uddannelseshjælp: Aktivitetsparat",
    "Integrationsydelse mv.": "Integrationsydelse",
}


def test_one_population_gives_every_printed_pressure_from_the_printed_persons():
    """The population is not printed, but eight groups must agree on it."""
    implied = [interval("fuldtidspersoner", group, PERIODS[-1]) / interval("forsoergelsestryk", other, "Kommune X")
               * PER_CENT for group, other in SAME_GROUP.items()]
    population = Interval(max(found.low for found in implied), min(found.high for found in implied))
    middle = float((population.low + population.high) / 2)
    for group, other in SAME_GROUP.items():
        ours = support_pressure(np.array([number("fuldtidspersoner", group, PERIODS[-1])]), np.array([middle]))[0]
        assert 100 * ours in interval("forsoergelsestryk", other, "Kommune X")


@pytest.mark.parametrize("area", AREAS)
def test_printed_pressures_add_up(area):
    groups = [row for row in rows("forsoergelsestryk") if row != "I alt"]
    for whole in ("I alt", "Kontanthjælp", "Uddannelseshjælp"):
        parts = ([group for group in groups if ":" not in group] if whole == "I alt"
                 else [group for group in groups if group.startswith(f"{whole}:")])
        sum_of_parts = total(interval("forsoergelsestryk", part, area) for part in parts)
        assert sum_of_parts.meets(interval("forsoergelsestryk", whole, area)), whole


# One municipality against lowest, highest and mean


@pytest.mark.parametrize("group", rows("eksempel_kommune"))
def test_a_printed_deviation_follows_from_own_and_the_others_mean(group):
    own, others = "Kommune X", "Gennemsnit (ekskl.)"
    ours = cost_deviation(np.array([[number("eksempel_kommune", group, column) for column in (own, others)]]), 0,
                          relative=True)[0]
    allowed = (interval("eksempel_kommune", group, own) / interval("eksempel_kommune", group, others) - ONE) * PER_CENT
    assert 100 * ours in allowed
    assert allowed.meets(interval("eksempel_kommune", group, "Afvigelse fra gns. pct"))


# What the spread is worth

NO_SUCH_PERSONS = ("persons are not printed, and but for one group no number of them gives both ends, neither from "
                   "the lowest and highest unit cost of enhedsomk_18 nor from those of eksempel_kommune")


@pytest.mark.parametrize("group", rows("variation_kommune_x"))
def test_the_printed_worth_of_the_spread_is_the_difference_of_its_ends(group):
    low, high = (number("variation_kommune_x", group, column) for column in ("Mindste", "Højeste"))
    at_low, at_high, ours = spread_value(np.array([[low, high]]), np.array([1.0]))[0]
    assert (at_low, at_high) == (low, high)
    allowed = interval("variation_kommune_x", group, "Højeste") - interval("variation_kommune_x", group, "Mindste")
    assert ours in allowed and allowed.meets(interval("variation_kommune_x", group, "Difference"))


ENDS = {
    "enhedsomk_18": ("Mindste", "Højeste"),
    "eksempel_kommune": ("Kommune med laveste enhedsomk.", "Kommune med højeste enhedsomk."),
}
IN_KEEPING = {("eksempel_kommune", "Kontanthjælp mv. jobparat")}
"""Where one number of persons does give both ends: 195 of them, at 18,0 and at 60,1."""


@pytest.mark.parametrize("table", ENDS)
@pytest.mark.parametrize("group", rows("variation_kommune_x"))
def test_no_number_of_persons_gives_the_printed_amounts_from_the_printed_unit_costs(group, table):
    at_low, at_high = (interval("variation_kommune_x", group, end) / interval(table, group, cost)
                       for end, cost in zip(("Mindste", "Højeste"), ENDS[table]))
    assert at_low.meets(at_high) == ((table, group) in IN_KEEPING)


# Nothing passed over

INPUTS = {
    *(("fuldtidspersoner", period) for period in PERIODS),
    *(("eksempel_kommune", column) for column in ("Kommune X", "Gennemsnit (ekskl.)")),
}
REPRODUCED = {
    *(("fuldtidspersoner", change) for change in CHANGES),
    ("forsoergelsestryk", "Kommune X"),
    ("eksempel_kommune", "Afvigelse fra gns. pct"),
    ("variation_kommune_x", "Difference"),
}
NOT_REPRODUCED = {
    ("fuldtidspersoner", "Klynge: udv. seneste år pct"): "the cluster's persons are not printed",
    ("fuldtidspersoner", "Hele landet: udv. seneste år pct"): "the country's persons are not printed",
    **{("forsoergelsestryk", area): "persons and population of the area are not printed; its rows add up"
       for area in AREAS[1:]},
    **{("enhedsomk_18", column): "the eighteen municipalities' unit costs are not printed"
       for column in ("Gennemsnit", "Mindste", "Højeste")},
    **{("eksempel_kommune", column): "the municipality that is lowest or highest in total is not named, nor its group "
       "costs elsewhere" for column in ENDS["eksempel_kommune"]},
    **{("variation_kommune_x", end): NO_SUCH_PERSONS for end in ("Mindste", "Højeste")},
}


def test_every_printed_column_is_an_input_reproduced_or_listed_with_its_reason():
    printed = {(table, column) for table, _, column in PRINTED}
    kinds = [INPUTS, REPRODUCED, set(NOT_REPRODUCED)]
    assert set.union(*kinds) == printed
    assert sum(map(len, kinds)) == len(printed)
