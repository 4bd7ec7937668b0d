"""What is a unit cost made of?

Unit cost of a target group = other cost + volume x sum over tools of (tool mix
x unit price), where volume is the activation degree (full-time activated per
full-time person), the tool mix each tool's share of the full-time activated,
the unit price a tool's spending per full-time activated, and other cost what
is spent without a tool (case work, administration, management, follow-on cost)
per full-time person. The total unit cost is the groups' weighted by their
shares of the persons: the target-group mix.

Source of the definitions: mploy a/s, Billund Kommune, May 2019, table 3.3
(drivers) and tables 3.4-3.16 (cost composition, *aktiveringsgrad*).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pyxl_bench.shapley import both_levels
from pyxl_bench.unit_cost import Floats

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Activity:
    """Persons, activity and money of all municipalities, one money unit throughout.

    ``persons`` (groups, municipalities): full-time persons; 0 or ``nan`` where
    the municipality has no such group. ``activated`` (groups, tools,
    municipalities): full-time activated; ``spending`` of the same shape: what
    was spent on the tool; ``other`` (groups, municipalities): what was spent
    without a tool. An unused tool is 0; a ``nan`` where there are persons is a
    figure that is not known.
    """

    persons: Floats
    activated: Floats
    spending: Floats
    other: Floats

    @property
    def populated(self) -> Flags:
        """Where there are persons to share the spending between (groups, municipalities)."""
        return self.persons > 0

    @property
    def known(self) -> Flags:
        """Where there are persons and every figure is known (groups, municipalities)."""
        known: Flags = self.populated & ~np.isnan(self.money + self.activated.sum(axis=1))
        return known

    @property
    def complete(self) -> Flags:
        """The municipalities that have persons and no unknown figure, so that their total is known."""
        unknown: Flags = self.populated & ~self.known
        return np.asarray(self.populated.any(axis=0) & ~unknown.any(axis=0))

    @cached_property
    def money(self) -> Floats:
        """All spending, with and without a tool (groups, municipalities)."""
        there = self.spending.sum(axis=1) + self.other
        # Where a municipality has no such group, a figure that is not there is no unknown figure.
        empty = np.nansum(self.spending, axis=1) + np.nan_to_num(self.other)
        return np.asarray(np.where(self.populated, there, empty))

    @property
    def everyone(self) -> Floats:
        """Full-time persons of all groups, per municipality; ``nan`` where there are none."""
        total = np.where(self.populated, self.persons, 0.0).sum(axis=0)
        return np.asarray(np.where(total > 0, total, np.nan))

    def unit_cost(self) -> Floats:
        """Spending per full-time person, a row per group and the total last.

        The total is all spending over all persons. ``nan`` where a figure is
        missing, in the total of a municipality too.
        """
        groups = self.money / np.where(self.known, self.persons, np.nan)
        total = self.money.sum(axis=0) / self.everyone
        return np.vstack([groups, np.where(self.complete, total, np.nan)])

    def together(self, cells: Flags) -> Activity:
        """The marked cells (groups, municipalities) added up, as if they were one municipality."""

        def total(figures: Floats) -> Floats:
            marked = cells if figures.ndim == 2 else cells[:, np.newaxis]
            return np.asarray(np.where(marked, np.nan_to_num(figures), 0.0).sum(axis=-1, keepdims=True))

        return Activity(total(self.persons), total(self.activated), total(self.spending), total(self.other))


class Drivers(NamedTuple):
    """What unit costs are made of; ``nan`` where a driver is not defined.

    ``share`` of the municipality's persons, ``volume`` and ``other`` are
    (groups, municipalities), ``tool_mix`` and ``unit_price`` (groups, tools,
    municipalities). ``unattached`` (municipalities) is money spent in groups
    without persons, per person of the whole municipality: no group's unit cost
    holds it, but the total does.
    """

    share: Floats
    volume: Floats
    tool_mix: Floats
    unit_price: Floats
    other: Floats
    unattached: Floats


def drivers_of(activity: Activity) -> Drivers:
    """Each municipality's drivers, group by group.

    A group without activity has no tool mix, an unused tool no unit price, a
    group without persons neither volume nor other cost. Money spent on a tool
    that nobody was in has no price either and counts as other cost, so that the
    drivers always make up the unit cost.
    """
    persons = np.where(activity.populated, activity.persons, np.nan)
    active = activity.activated.sum(axis=1)
    used = activity.activated > 0
    idle_spending = np.where(used, 0.0, activity.spending).sum(axis=1)
    return Drivers(
        share=np.nan_to_num(persons) / activity.everyone,
        volume=active / persons,
        tool_mix=activity.activated / np.where(active > 0, active, np.nan)[:, np.newaxis],
        unit_price=activity.spending / np.where(used, activity.activated, np.nan),
        other=(activity.other + idle_spending) / persons,
        unattached=np.where(activity.populated, 0.0, activity.money).sum(axis=0) / activity.everyone,
    )


def take(drivers: Drivers, municipality: int) -> Drivers:
    """One municipality's drivers, with the municipalities' axis kept."""
    return Drivers(*(values[..., [municipality]] for values in drivers))


def worth_of_groups(own: Drivers, others: Drivers) -> Floats:
    """The unit cost of every group under every combination of own and others' drivers.

    ``own`` is one municipality, ``others`` any number. The first four axes are
    volume, tool mix, unit price and other cost, each at the other's level (0)
    or at own (1); then groups and others. A driver that one party has not
    defined takes the other party's: an unused tool its price, a group without
    activity its tool mix, a group without persons everything.
    """
    volume = both_levels(own.volume, others.volume)
    cost_of_active = np.einsum(
        "igtn,jgtn->ijgn", both_levels(own.tool_mix, others.tool_mix), both_levels(own.unit_price, others.unit_price)
    )
    other = both_levels(own.other, others.other)
    activity_cost = volume[:, np.newaxis, np.newaxis] * cost_of_active
    return np.asarray(activity_cost[:, :, :, np.newaxis] + other)


def worth_of_total(own: Drivers, others: Drivers, groups: Floats) -> Floats:
    """The total unit cost under every combination; ``groups`` as :func:`worth_of_groups` gives it.

    As there, with the target-group mix as a first axis and no groups.
    """
    total = np.einsum("ign,abcdgn->iabcdn", both_levels(own.share, others.share), groups)
    return np.asarray(total + both_levels(own.unattached, others.unattached))

