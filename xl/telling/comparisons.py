"""What is told of who is efficient, and of who is similar."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pyxl_bench.peers import distances, standardised
from pyxl_bench.unit_cost import Floats
from xl.catalogue import Text, Told
from xl.telling import text, told

_SCALE = {
    "vrs": Text("variable returns to scale", "variabelt skalaafkast"),
    "crs": Text("constant returns to scale", "konstant skalaafkast"),
}


def efficient(row: int, score: float, weights: Floats, returns: str, spoiled: Sequence[int]) -> Told:
    """The rows that a score is measured by, and how much each weighs."""
    held = [(Text(f"row {place + 1}:", f"række {place + 1}:"), float(weights[place]))
            for place in np.flatnonzero(weights > 0)]
    frontier = score == 1.0
    return told(
        text("Row {row} is on the frontier: no combination of the others does with less.",
             "Række {row} er på fronten: ingen kombination af de andre klarer sig med mindre.",
             row=row + 1) if frontier else
        text("{saved} per cent less would do for row {row}, as these together, each with its weight: {held}.",
             "Række {row} kunne nøjes med {saved} pct. mindre, som disse tilsammen, hver med sin vægt: {held}.",
             row=row + 1, saved=100 * (1 - score), held=held),
        Text(f"{_SCALE[returns].en.capitalize()}.", f"{_SCALE[returns].da.capitalize()}."),
        text("Left out, their cells cannot be used: rows {rows}.",
             "Ikke med, deres celler kan ikke bruges: række {rows}.",
             rows=", ".join(str(place + 1) for place in spoiled)) if spoiled else None)


def alike(names: Sequence[str], conditions: Floats, own: int, other: int) -> Told:
    """How far a municipality is from the one that asks, on how many conditions, and who is a stranger to it."""
    distance = distances(conditions, own)
    shared = ~np.isnan(conditions[own]) & ~np.isnan(conditions[other])
    counted = standardised(conditions).shape[1]
    nearer = int((distance < distance[other]).sum())
    strangers = [name for place, name in enumerate(names) if place != own and np.isnan(distance[place])]
    return told(
        text("{name}: {distance} standard deviations away; {nearer} of {count} others are nearer.",
             "{name}: {distance} standardafvigelser væk; {nearer} af {count} andre er nærmere.",
             name=names[other], distance=float(distance[other]), nearer=nearer, count=len(names) - 1),
        text("{shared} of {all} conditions are known of both; {same} do not differ at all and tell nothing.",
             "{shared} af {all} vilkår er kendt for begge; {same} er ens for alle og siger intet.",
             shared=int(shared.sum()), all=conditions.shape[1], same=conditions.shape[1] - counted),
        text("Left out, no condition in common: {strangers}.", "Ikke med, intet vilkår fælles: {strangers}.",
             strangers=strangers) if strangers else None)
