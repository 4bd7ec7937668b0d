"""What is told of driver splits, and of who is efficient or similar."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from pyxl_bench import drivers as dr
from pyxl_bench.unit_cost import Floats
from xl.activities import Activities
from xl.catalogue import Text, Told
from xl.telling import text, told

COLUMNS = (
    Text("target-group mix", "målgruppesammensætning"), Text("volume", "volumen"),
    Text("tool mix", "redskabssammensætning"), Text("unit price", "enhedspris"),
    Text("other cost", "øvrige omkostninger"), Text("the deviation", "afvigelsen"), Text("the residual", "restleddet"),
)
_SHAPLEY = Text(
    "Held against each peer in turn, every order of the drivers counted alike (Shapley), then averaged.",
    "Holdt op mod hver kommune for sig, alle rækkefølger af driverne vægtet ens (Shapley), og derefter gennemsnit.")
_ONE = Text(
    "Own unit cost less own with this driver at the level of the peers taken together, divided by own.",
    "Egen enhedsomkostning minus egen med denne driver på de øvriges niveau under ét, divideret med egen.")
_REST = Text(
    "Own unit cost less the simple mean of the peers, divided by own.",
    "Egen enhedsomkostning minus de øvriges simple gennemsnit, divideret med egen.")
_RESIDUAL = Text(
    "What the drivers one at a time leave of the deviation.",
    "Det, som driverne en ad gangen efterlader af afvigelsen.")


def split(activity: Activities, own: int, row: int, column: int, method: str) -> Told:
    """What a driver's effect is of: which driver, own and peers' unit cost, by which method, against whom."""
    costs = activity.activity.unit_cost()[row]
    held = dr.compared(activity.activity, own)[row]
    name = "Samlet" if row == len(activity.groups) else activity.groups[row]
    known = [(activity.municipalities[place], float(costs[place])) for place in np.flatnonzero(held)]
    how = _SHAPLEY if method == "shapley" else _RESIDUAL if column == 6 else _REST if column == 5 else _ONE
    return told(
        text("{row}, {driver}: own unit cost {mine}, the mean of {count} peers {level}.",
             "{row}, {driver}: egen enhedsomkostning {mine}, gennemsnittet af {count} øvrige {level}.",
             row=name, driver=COLUMNS[column], mine=float(costs[own]), count=len(known),
             level=float(costs[held].mean())),
        how, text("Peers: {known}.", "Øvrige: {known}.", known=known), *_not_held(activity, own, row, held))


def _not_held(activity: Activities, own: int, row: int, held: npt.NDArray[np.bool_]) -> Told:
    """Who could not be compared with in a group; the total's are told with the whole answer."""
    if row == len(activity.groups):
        return ()
    empty = [activity.municipalities[place] for place in np.flatnonzero(~held) if place != own]
    return told(text("Left out, without persons in the group: {names}.", "Ikke med, uden personer i gruppen: {names}.",
                     names=empty) if empty else None)


def added(activity: Activities) -> Told:
    """Which figures stand in several rows of the range."""
    return told(text("Rows added up: {added}.", "Rækker lagt sammen: {added}.",
                     added=activity.added) if activity.added else None)


def mix(names: tuple[str, ...], own: int, total: Floats, answer: Floats, column: int) -> Told:
    """What each part of the two-factor split is, and against whom."""
    what = (
        Text("The peer's unit costs and ours averaged, times the difference in shares of persons.",
             "Gennemsnittet af den andens og egne satser ganget med forskellen i andele af personerne."),
        Text("The shares of persons averaged, times the difference in unit costs.",
             "Gennemsnittet af andelene af personerne ganget med forskellen i satser."),
        text("Mix {mix} and rates {rates} together.", "Sammensætning {mix} og satser {rates} tilsammen.",
             mix=float(answer[0]), rates=float(answer[1])),
    )[column]
    peers = [(name, float(cost)) for place, (name, cost) in enumerate(zip(names, total))
             if place != own and not np.isnan(cost)]
    missing = [name for place, (name, cost) in enumerate(zip(names, total)) if place != own and np.isnan(cost)]
    return told(
        what,
        text("Own unit cost of all groups {mine}; held against each of {count} peers and averaged: {peers}.",
             "Egen enhedsomkostning for alle grupper {mine}; holdt op mod hver af {count} øvrige og derefter "
             "gennemsnit: {peers}.", mine=float(total[own]), count=len(peers), peers=peers),
        text("Left out, a unit cost or persons missing: {missing}.",
             "Ikke med, enhedsomkostning eller personer mangler: {missing}.", missing=missing) if missing else None)
