"""Eighteen municipalities, full-time persons over three years and their development."""

import pytest

from tests.published.billund import answer
from tests.published.eighteen import ONE, PER_CENT, accounted_for, holds, rows, table

NAME = "fuldtidspersoner"
TABLE = table(NAME)
PERIODS = ("2. kv. 2017", "2. kv. 2018", "2. kv. 2019")
CHANGES = {"Udv. seneste år pct": 1, "Udv. 2017-2019 pct": 2}
CANNOT = {
    "Klynge: udv. seneste år pct": "the cluster's persons are not printed",
    "Hele landet: udv. seneste år pct": "the country's persons are not printed",
}


@pytest.mark.parametrize("change", CHANGES)
def test_printed_changes_follow_from_the_printed_persons(change):
    lag = CHANGES[change]
    ours = answer("DEVELOPMENT", [[TABLE[group, period].number for period in PERIODS] for group in rows(NAME)],
                  float(lag))
    for group, line in zip(rows(NAME), ours, strict=True):
        now, before = TABLE[group, PERIODS[-1]].interval, TABLE[group, PERIODS[-1 - lag]].interval
        holds(100 * line[-1], (now / before - ONE) * PER_CENT, TABLE[group, change])


def test_every_column_is_accounted_for():
    accounted_for(NAME, inputs=set(PERIODS), reproduced=set(CHANGES), cannot=CANNOT)
