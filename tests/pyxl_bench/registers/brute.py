"""Small random registers, and every count of them worked out week by week with sets."""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

import numpy as np
from hypothesis import strategies as st

from pyxl_bench.registers.cohorts import CENSORED, GONE, OTHER_SUPPORT, SELF_SUPPORT
from pyxl_bench.registers.count import SENIORITY, Plan, Traits
from pyxl_bench.registers.efforts import Interviews, Offers
from pyxl_bench.registers.exits import Window
from pyxl_bench.registers.line import Spells
from pyxl_bench.registers.weeks import Step, periods

# Benefits: two groups of support, a support that counts as self-support (fleksjob), a job, and death.
TRAITS = Traits(np.array([0, 1, 1, -1, -1]), np.array([True, True, False, False, False]),
                np.array([False, False, False, False, True]))
AREAS, GROUPS = 2, 2
START = 2606  # the first week of 2020 is 2609, and 2020 has a week 53


class Register(NamedTuple):
    """What a register holds, as plain rows."""

    spells: list[tuple[int, int, int, int, int]]  # person, area, benefit, first, last
    interviews: list[tuple[int, int]]
    offers: list[tuple[int, int, int, int]]  # person, first, last, hours


person = st.sampled_from([3, 4, 9])
week = st.integers(START, START + 60)


@st.composite
def spells(draw: st.DrawFn) -> tuple[int, int, int, int, int]:
    first = draw(week)
    benefit = draw(st.sampled_from([0, 0, 0, 1, 1, 2, 3, 3, 4]))
    return draw(person), draw(st.integers(0, AREAS - 1)), benefit, first, first + draw(st.integers(0, 20))


@st.composite
def registers(draw: st.DrawFn) -> Register:
    offers = st.tuples(person, week, st.integers(0, 10), st.integers(0, 37))
    return Register(
        sorted(draw(st.lists(spells(), min_size=1, max_size=14))),
        sorted(draw(st.lists(st.tuples(person, week), max_size=6))),
        sorted((whose, first, first + more, hours) for whose, first, more, hours in draw(st.lists(offers, max_size=5))),
    )


def plan_of(register: Register, step: Step = "month", horizon: int = 13, gap: int = 3) -> Plan:
    """A plan over all weeks of the register."""
    window = Window(min(row[3] for row in register.spells), max(row[4] for row in register.spells) + 1)
    return Plan(TRAITS, AREAS, GROUPS, window, periods(*window, step), horizon, gap)


def columns(rows: list[Any], width: int) -> list[np.ndarray]:
    return [np.array([row[place] for row in rows], dtype=np.int32) for place in range(width)]


def arrays(register: Register) -> tuple[Spells, Interviews, Offers]:
    """The rows as the kernel takes them."""
    return (Spells(*columns(register.spells, 5)), Interviews(*columns(register.interviews, 2)),
            Offers(*columns(register.offers, 4)))


class Person:
    """One person's weeks."""

    def __init__(self, register: Register, who: int) -> None:
        mine = [row for row in register.spells if row[0] == who]
        self.gone = min((row[3] for row in mine if TRAITS.gone[row[2]]), default=10**9)
        self.rows = [(area, benefit, w) for _, area, benefit, first, last in mine if not TRAITS.gone[benefit]
                     for w in range(first, last + 1) if w < self.gone]
        self.on = {w for _, benefit, w in self.rows if TRAITS.on[benefit]}
        self.supported = {w for _, benefit, w in self.rows if TRAITS.group[benefit] >= 0}
        self.interviews = [w for whose, w in register.interviews if whose == who]
        self.hours: Counter[int] = Counter()
        for whose, first, last, hours in register.offers:
            if whose == who:
                for w in range(first, last + 1):
                    self.hours[w] += hours

    def inside(self, cell: int) -> set[int]:
        """The weeks in a cell."""
        area, group = divmod(cell, GROUPS + 1)
        return {w for a, b, w in self.rows if TRAITS.group[b] >= 0
                and area in (a, AREAS) and group in (TRAITS.group[b], GROUPS)}

    def begun(self, at: int, gap: int) -> int:
        """When the unbroken support began that holds a week."""
        while any(w in self.supported for w in range(at - gap - 1, at)):
            at = max(w for w in self.supported if w < at)
        return at


def by_hand(register: Register, plan: Plan) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray], Counter[Any]]:
    """The weekly counts, the counts by period, and the cohorts."""
    first, stop = plan.window
    names = ["persons", "followed", "still_on", "weeks_so_far", "interviews", "offer_hours",
             *(f"seniority_{least}" for least in SENIORITY)]
    weekly = {name: np.zeros((plan.cells, stop - first), int) for name in names}
    period_of = {w: place for place, (a, b) in enumerate(zip(plan.periods.first, plan.periods.stop))
                 for w in range(a, b)}
    by_period = {name: np.zeros((plan.cells, len(plan.periods.names)), int) for name in ("different", "touched")}
    entered: Counter[Any] = Counter()
    for who in {row[0] for row in register.spells}:
        person_ = Person(register, who)
        for cell in range(plan.cells):
            weeks = person_.inside(cell)
            for w in weeks:
                at = cell, w - first
                weekly["persons"][at] += 1
                ahead = w + plan.horizon
                if ahead < stop and ahead < person_.gone:
                    weekly["followed"][at] += 1
                    weekly["still_on"][at] += ahead in person_.on
                so_far = w - person_.begun(w, plan.gap) + 1
                weekly["weeks_so_far"][at] += so_far
                for least in SENIORITY:
                    weekly[f"seniority_{least}"][at] += so_far >= least
                weekly["interviews"][at] += person_.interviews.count(w)
                weekly["offer_hours"][at] += min(person_.hours[w], 37)
            for place in {period_of[w] for w in weeks}:
                by_period["different"][cell, place] += 1
            for place in {period_of[w] for w in weeks if person_.hours[w]}:
                by_period["touched"][cell, place] += 1
            for start, end in _runs(weeks, plan.gap):
                if start > first + plan.gap:
                    entered[(cell, period_of[start], end - start + 1, _cause(person_, end, plan))] += 1
    return weekly, by_period, entered


def _runs(weeks: set[int], gap: int) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for w in sorted(weeks):
        if runs and w - runs[-1][1] <= gap + 1:
            runs[-1] = (runs[-1][0], w)
        else:
            runs.append((w, w))
    return runs


def _cause(person_: Person, end: int, plan: Plan) -> int:
    after = range(end + 1, end + plan.gap + 2)
    if after[-1] >= plan.window.stop:
        return CENSORED
    if person_.gone <= after[-1]:
        return GONE
    return OTHER_SUPPORT if any(w in person_.supported for w in after) else SELF_SUPPORT
