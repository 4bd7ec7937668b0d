"""All that is counted about whole persons, in one pass.

A batch holds whole persons, so the counts of batches add up: in one process,
in several threads, on a cluster. Every count is a whole number.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from pyxl_bench.registers.cohorts import Cohorts, added, cohorts
from pyxl_bench.registers.efforts import Interviews, Offers, activated, different, interviews_held
from pyxl_bench.registers.exits import Window, begun, followed, present, time_so_far, with_seniority
from pyxl_bench.registers.line import Line, Spells, Stays, lay_out, stays, together
from pyxl_bench.registers.stretches import Ints
from pyxl_bench.registers.weeks import Periods

HORIZON: Final = 13
"""Weeks ahead at which a person is looked for again."""
GAP: Final = 3
"""Weeks without support that do not break a stay."""
SENIORITY: Final = (13, 26, 52, 104)
"""Weeks of unbroken support from which persons are counted apart."""


@dataclass(frozen=True)
class Traits:
    """What each benefit means, by its place in the list of benefits."""

    group: npt.NDArray[np.int64]
    """The target group it is counted in; -1 for none (it is no public support)."""
    on: npt.NDArray[np.bool_]
    """Whether a person on it is still on support when looked for again."""
    gone: npt.NDArray[np.bool_]
    """Whether it says that the person is gone for good (dead, retired)."""


@dataclass(frozen=True)
class Plan:
    """What is to be counted: for whom, when, and by which rules.

    Cells are numbered by area and target group, the last of each being all of
    them together: ``cell = area * (groups + 1) + group``.
    """

    traits: Traits
    areas: int
    groups: int
    window: Window
    periods: Periods
    horizon: int = HORIZON
    gap: int = GAP

    @property
    def cells(self) -> int:
        return (self.areas + 1) * (self.groups + 1)

    @cached_property
    def period(self) -> Ints:
        """The period of each week of the window."""
        return self.periods.of_weeks(self.window.first, self.window.stop)


@dataclass(frozen=True)
class Tally:
    """Counts of whole persons. ``weekly`` is by cell and week, ``by_period`` by cell and period."""

    weekly: dict[str, Ints]
    by_period: dict[str, Ints]
    cohorts: Cohorts


def add(tallies: Iterable[Tally]) -> Tally:
    """The counts of several batches together; there must be at least one."""
    weekly: dict[str, Ints] = {}
    by_period: dict[str, Ints] = {}
    tables: list[Cohorts] = []
    for tally in tallies:
        for total, part in ((weekly, tally.weekly), (by_period, tally.by_period)):
            for name, counts in part.items():
                if name in total:
                    total[name] += counts
                else:
                    total[name] = counts.copy()
        tables = [added([*tables, tally.cohorts])]
    return Tally(weekly, by_period, tables[0])


def count(plan: Plan, spells: Spells, interviews: Interviews | None = None, offers: Offers | None = None) -> Tally:
    """Count a batch of whole persons; interviews and offers of others are passed over."""
    line = lay_out(spells, plan.traits.gone, plan.horizon + plan.gap)
    group = plan.traits.group[line.benefit]
    here = _all_cells(plan, line, group, 0)
    on = line.cover(plan.traits.on[line.benefit])
    supported = group >= 0
    since = begun(here, line.cover(supported, plan.gap))
    shape = (plan.cells, plan.window)
    seen, still = followed(line, here, on, *shape, plan.horizon)
    weekly = {
        "persons": present(line, here, *shape),
        "followed": seen,
        "still_on": still,
        "weeks_so_far": time_so_far(line, here, since, *shape),
        **{f"seniority_{least}": with_seniority(line, here, since, *shape, least) for least in SENIORITY},
    }
    by_period = {"different": different(line, here, *shape, plan.period, len(plan.periods.names))}
    if interviews is not None:
        weekly["interviews"] = interviews_held(line, here, interviews, *shape)
    if offers is not None:
        reached = activated(line, here, offers, *shape, plan.period, len(plan.periods.names))
        weekly["offer_hours"], by_period["touched"] = reached
    entered = cohorts(line, _all_cells(plan, line, group, plan.gap), line.cover(supported), plan.gap, plan.window,
                      plan.period)
    return Tally(weekly, by_period, entered)


def _all_cells(plan: Plan, line: Line, group: Ints, gap: int) -> Stays:
    """Stays in each area's groups, in all groups of an area, in a group of all areas, and in all."""
    width = plan.groups + 1
    area = line.area.astype(np.int64)
    none = group < 0
    parts = []
    for place, kind in ((area, group), (area, plan.groups), (plan.areas, group), (plan.areas, plan.groups)):
        cell = np.where(none, -1, place * width + kind)
        parts.append(stays(line, cell, plan.cells, gap))
    return together(parts)
