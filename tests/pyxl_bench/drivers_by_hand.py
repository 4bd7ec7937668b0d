"""The drivers' definitions written out cell by cell, and Shapley over all orders: slow and plain."""

from __future__ import annotations

from itertools import permutations

FACTORS = ("target_group_mix", "volume", "tool_mix", "unit_price", "other_cost")


def drivers_by_hand(activity, municipality):
    """One municipality's drivers as plain lists; ``None`` where a driver is not defined."""
    groups, tools, _ = activity.activated.shape
    persons = [max(float(activity.persons[g, municipality]), 0.0) for g in range(groups)]
    unattached = 0.0
    drivers = {"target_group_mix": [], "volume": [], "tool_mix": [], "unit_price": [], "other_cost": []}
    for g in range(groups):
        active = [float(activity.activated[g, t, municipality]) for t in range(tools)]
        spent = [float(activity.spending[g, t, municipality]) for t in range(tools)]
        other = float(activity.other[g, municipality])
        all_active = sum(active)
        drivers["target_group_mix"].append(persons[g] / sum(persons))
        if persons[g] == 0:
            unattached += (sum(spent) + other) / sum(persons)
            drivers["volume"].append(None)
            drivers["other_cost"].append(None)
        else:
            idle = sum(money for money, heads in zip(spent, active) if heads == 0)
            drivers["volume"].append(all_active / persons[g])
            drivers["other_cost"].append((other + idle) / persons[g])
        drivers["tool_mix"].append([heads / all_active if all_active else None for heads in active])
        drivers["unit_price"].append([money / heads if heads else None for money, heads in zip(spent, active)])
    drivers["unattached"] = unattached
    return drivers


def completed(driver, elsewhere):
    """Undefined drivers take the other party's, and are 0 where neither has one."""
    if isinstance(driver, list):
        return [completed(mine, theirs) for mine, theirs in zip(driver, elsewhere)]
    if driver is not None:
        return driver
    return 0.0 if elsewhere is None else elsewhere


def worth(levels, group=None):
    """The unit cost of a group, or of all groups taken together."""
    groups = range(len(levels["volume"])) if group is None else [group]
    value = levels["unattached"] if group is None else 0.0
    for g in groups:
        activity = sum(mix * price for mix, price in zip(levels["tool_mix"][g], levels["unit_price"][g]))
        share = levels["target_group_mix"][g] if group is None else 1.0
        value += share * (levels["volume"][g] * activity + levels["other_cost"][g])
    return value


def over_all_orders(own, other, group=None):
    """The effect of each factor on own minus other: its mean gain over all orders of change."""
    mine = {name: completed(own[name], other[name]) for name in own}
    theirs = {name: completed(other[name], own[name]) for name in own}
    effects = dict.fromkeys(FACTORS, 0.0)
    orders = list(permutations(FACTORS))
    for order in orders:
        levels = dict(theirs)
        before = worth(levels, group)
        for factor in order:
            levels[factor] = mine[factor]
            if factor == "other_cost":
                levels["unattached"] = mine["unattached"]
            after = worth(levels, group)
            effects[factor] += (after - before) / len(orders)
            before = after
    return [effects[factor] for factor in FACTORS]


def split_by_hand(activity, own):
    """A row per group and the total last: the five effects averaged over the peers; ``None`` without any."""
    groups, _, municipalities = activity.activated.shape
    peopled = [m for m in range(municipalities) if activity.persons[:, m].sum() > 0]
    if own not in peopled:
        return [None] * (groups + 1)
    drivers = {m: drivers_by_hand(activity, m) for m in peopled}
    rows = []
    for group in [*range(groups), None]:
        has_group = [m for m in peopled if group is None or activity.persons[group, m] > 0]
        peers = [m for m in has_group if m != own]
        if own not in has_group or not peers:
            rows.append(None)
            continue
        effects = [over_all_orders(drivers[own], drivers[peer], group) for peer in peers]
        rows.append([sum(effect) / len(peers) for effect in zip(*effects)])
    return rows
