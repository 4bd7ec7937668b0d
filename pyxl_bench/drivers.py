"""What drives the difference between our unit cost and that of other municipalities?

Two answers. The Shapley split compares with each peer in turn and averages:
its effects add up to own minus the simple mean of the peers. One at a time, as
the consultants print it, puts a single driver at the level of the peers taken
together and leaves the others as they are; what the effects do not explain is the residual.

A row per target group and the total last; the columns are ``EFFECTS``, then
the deviation. The target-group mix has a number in the total only.

Who is compared: in a group, the peers that have persons in it; in the total,
all peers that have persons at all. There, a peer without a group has a share
of 0 of it and, as it has no unit cost of its own, takes ours for it, so that
the whole of the group's weight is an effect of the target-group mix (and the
other way round for a group that only the peer has). A peer with an unknown
figure is left out of that group and of the total.

Source: table 3.3 of mploy a/s, Billund Kommune, May 2019; for the split that
adds up see :mod:`pyxl_bench.shapley`.
"""

from __future__ import annotations

import numpy as np

from pyxl_bench.activity import (
    Activity,
    Flags,
    drivers_of,
    take,
    worth_of_groups,
    worth_of_total,
)
from pyxl_bench.shapley import shapley
from pyxl_bench.unit_cost import Floats, cost_deviation, peer_average

EFFECTS = ("target_group_mix", "volume", "tool_mix", "unit_price", "other_cost")


def compared(activity: Activity, own: int) -> Flags:
    """Which peers each row is held against: groups and the total last, across municipalities."""
    others = np.arange(activity.persons.shape[1]) != own
    return np.asarray(np.vstack([activity.known, activity.complete]) & others)


def driver_split(activity: Activity, own: int, *, relative: bool = False) -> Floats:
    """The exact Shapley split of own minus the simple mean of the peers.

    Six columns: the effect of each of ``EFFECTS``, and the deviation they sum
    to. In the money unit of ``activity`` per full-time person, or ``relative``
    to the peers' mean (``nan`` where that is zero). A row is ``nan`` where the
    municipality has no persons, a figure of its own is unknown, or there is no
    peer to compare with.
    """
    costs = activity.unit_cost()
    drivers = drivers_of(activity)
    mine = take(drivers, own)
    groups = worth_of_groups(mine, drivers)
    per_peer = np.full((len(EFFECTS), *costs.shape), np.nan)
    per_peer[1:, :-1] = shapley(groups, 4)
    per_peer[:, -1] = shapley(worth_of_total(mine, drivers, groups), 5)
    answer = np.column_stack([_mean_over(per_peer, compared(activity, own)).T, cost_deviation(costs, own)])
    answer[np.isnan(costs[:, own])] = np.nan
    if relative:
        average = peer_average(costs, own)[:, np.newaxis]
        answer /= np.where(average != 0, average, np.nan)
    return answer


def one_at_a_time(activity: Activity, own: int) -> Floats:
    """(own - own with that driver at the peers' level) / own, with the residual.

    Seven columns: the effect of each of ``EFFECTS``, the deviation (own minus
    the simple mean of the peers' unit costs), and the residual that the effects
    leave of it; all as a share of own unit cost (0.25 is 25 per cent of it). The
    peers' level of a driver is that of the peers taken together, as if they were
    one municipality: large peers count for more. In the total the driver is at
    that level in every group. A row is ``nan`` as in :func:`driver_split`, and
    where own unit cost is zero.

    That the level is the peers' together, although tables 3.4-3.16 print simple
    means, follows from printed table 3.3: its volume column agrees with the
    level together in eleven of twelve groups, with the simple mean in six.
    """
    costs = activity.unit_cost()
    peers = compared(activity, own)
    everywhere = np.broadcast_to(peers[-1], activity.persons.shape)
    effects = np.full((len(EFFECTS), len(costs)), np.nan)
    mine = take(drivers_of(activity), own)
    # An unknown figure leaves a peer out of one group but of the whole total: two levels.
    for cells, total in ((peers[:-1], False), (everywhere, True)):
        level = drivers_of(activity.together(cells))
        groups = worth_of_groups(mine, level)
        if total:
            effects[:, -1] = _singly(worth_of_total(mine, level, groups), 5)[:, 0]
        else:
            effects[1:, :-1] = _singly(groups, 4)[:, :, 0]
    deviation = cost_deviation(costs, own)
    residual = deviation - np.nansum(effects, axis=0)
    answer = np.vstack([effects, deviation, residual]).T
    answer[np.isnan(deviation)] = np.nan
    mine_cost = costs[:, own]
    return np.asarray(answer / np.where(mine_cost != 0, mine_cost, np.nan)[:, np.newaxis])


def _singly(worth: Floats, factors: int) -> Floats:
    """What changes when one factor alone leaves own level; a row per factor."""
    everything = (1,) * factors
    alone = [(*everything[:factor], 0, *everything[factor + 1 :]) for factor in range(factors)]
    return np.stack([worth[everything] - worth[combination] for combination in alone])


def _mean_over(values: Floats, peers: Flags) -> Floats:
    """The mean along the last axis over the marked peers; ``nan`` where there is none."""
    count = peers.sum(axis=-1)
    return np.asarray(np.where(peers, values, 0.0).sum(axis=-1) / np.where(count > 0, count, np.nan))
