"""Every count of a register is that of a count week by week."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pyxl_bench.registers.count import add, count
from pyxl_bench.registers.line import Spells
from tests.pyxl_bench.registers.brute import START, Register, arrays, by_hand, columns, plan_of, registers


def counted(tally):
    """A tally as plain data."""
    cohorts = {tuple(row[:4]): row[4] for row in np.column_stack(tally.cohorts).tolist()}
    return ({name: values.tolist() for name, values in tally.weekly.items()},
            {name: values.tolist() for name, values in tally.by_period.items()}, cohorts)


def same(tally, expected):
    weekly, by_period, cohorts = counted(tally)
    assert weekly == {name: values.tolist() for name, values in expected[0].items()}
    assert by_period == {name: values.tolist() for name, values in expected[1].items()}
    assert cohorts == dict(expected[2])


@given(registers(), st.sampled_from(["year", "quarter", "month", "week"]), st.integers(0, 15), st.integers(0, 4))
def test_every_count_is_that_week_by_week(register, step, horizon, gap):
    plan = plan_of(register, step, horizon, gap)
    same(count(plan, *arrays(register)), by_hand(register, plan))


@given(registers())
def test_batches_of_whole_persons_add_up(register):
    plan = plan_of(register)
    spells, interviews, offers = arrays(register)
    parts = [spells.take(np.flatnonzero(spells.person == who)) for who in sorted(set(spells.person.tolist()))]
    whole = counted(count(plan, spells, interviews, offers))
    assert counted(add(count(plan, part, interviews, offers) for part in parts)) == whole


@given(registers(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(register, random):
    plan = plan_of(register)
    rows = list(register.spells)
    random.shuffle(rows)
    shuffled = Spells(*columns(rows, 5))
    _, interviews, offers = arrays(register)
    assert counted(count(plan, shuffled, interviews, offers)) == counted(count(plan, *arrays(register)))


@given(registers(), st.data())
def test_a_spell_cut_in_pieces_that_overlap_counts_the_same(register, data):
    plan = plan_of(register)
    pieces = []
    for who, area, benefit, first, last in register.spells:
        cut = data.draw(st.integers(first, last))
        pieces += [(who, area, benefit, first, cut), (who, area, benefit, max(first, cut - 2), last)]
    _, interviews, offers = arrays(register)
    assert counted(count(plan, Spells(*columns(sorted(pieces), 5)), interviews, offers)) == counted(
        count(plan, *arrays(register)))


def test_nobody_is_activated_for_more_than_full_time():
    register = Register([(1, 0, 0, START, START + 5)], [], [(1, START, START + 2, 30), (1, START + 1, START + 9, 20)])
    hours = count(plan_of(register), *arrays(register)).weekly["offer_hours"][0]
    assert hours.tolist() == [30, 37, 37, 20, 20, 20]
