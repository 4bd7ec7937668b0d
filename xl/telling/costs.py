"""What is told of unit costs and of savings: whose figures, the level they are held against, the persons."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from pyxl_bench import savings as sv
from pyxl_bench import unit_cost as uc
from xl.catalogue import Text, Told
from xl.tables import CostTable
from xl.telling import left_out, text, times, told

BLANK = ("no figure in the row", "ingen tal i rækken")


def _known(table: CostTable, row: int, keep: npt.NDArray[np.bool_]) -> list[tuple[str, float]]:
    return [(name, float(table.costs[row, place])) for place, name in enumerate(table.municipalities) if keep[place]]


def _blank(table: CostTable, row: int, own: int | None = None) -> Text | None:
    missing = [name for place, name in enumerate(table.municipalities)
               if np.isnan(table.costs[row, place]) and place != own]
    return left_out(missing, *BLANK)


def average(table: CostTable, own: int, row: int, weights: uc.Floats | None = None) -> Told:
    """Whose mean a peer average is."""
    others = uc.peers(table.costs, own)[row]
    level = uc.peer_average(table.costs[[row]], own, weights)[0]
    known = _known(table, row, others)
    if weights is None:
        said = text("{row}: the simple mean of {count} others is {level}: {known}.",
                    "{row}: det simple gennemsnit af {count} øvrige er {level}: {known}.",
                    row=table.labels[row], count=len(known), level=level, known=known)
    else:
        weighed = [(times(name, value), float(weights[table.municipality(name)])) for name, value in known]
        said = text("{row}: the weighted mean of {count} others is {level}: {known}.",
                    "{row}: det vægtede gennemsnit af {count} øvrige er {level}: {known}.",
                    row=table.labels[row], count=len(known), level=level, known=weighed)
    return told(said, _blank(table, row, own))


def deviation(table: CostTable, own: int, row: int, relative: bool) -> Told:
    """What a deviation is the difference of."""
    mine = float(table.costs[row, own])
    level = float(uc.peer_average(table.costs[[row]], own)[0])
    held = text("{name}: {mine} less {level}{rest}.", "{name}: {mine} minus {level}{rest}.",
                name=table.municipalities[own], mine=mine, level=level,
                rest=text(", divided by {level}", ", divideret med {level}", level=level) if relative else "")
    return (held, *average(table, own, row))


def rank(table: CostTable, own: int, row: int, dearest_first: bool) -> Told:
    """The order that a place is in."""
    known = ~np.isnan(table.costs[row])
    order = sorted(_known(table, row, known), key=lambda pair: -pair[1] if dearest_first else pair[1])
    alike = [name for name, value in order if value == table.costs[row, own] and name != table.municipalities[own]]
    return told(
        text("{row}, {count} municipalities in order: {order}.", "{row}, {count} kommuner i rækkefølge: {order}.",
             row=table.labels[row], count=len(order), order=order),
        text("Shares its place with {alike}.", "Deler plads med {alike}.", alike=alike) if alike else None,
        _blank(table, row))


def spread(table: CostTable, row: int) -> Told:
    """Who is lowest and highest, and of how many the mean is."""
    known = ~np.isnan(table.costs[row])
    if not known.any():
        return ()
    mean, low, high = uc.cost_spread(table.costs[[row]])[0]
    lowest, highest = (_known(table, row, table.costs[row] == end) for end in (low, high))
    return told(
        text("{row}: lowest {lowest}; highest {highest}; the mean of {count} municipalities is {mean}.",
             "{row}: lavest {lowest}; højest {highest}; gennemsnittet af {count} kommuner er {mean}.",
             row=table.labels[row], lowest=lowest, highest=highest, count=int(known.sum()), mean=float(mean)),
        _blank(table, row))


def cheapest(table: CostTable, own: int, row: int, n: int, by_total: bool) -> Told:
    """Which n others the level is the mean of, and how they were chosen."""
    ranking = table.total if by_total and table.total is not None else table.costs[row]
    share = sv.cheapest_shares(ranking[np.newaxis, :], own, n)[0]
    if np.isnan(share).any():
        return ()
    order = [place for place in np.argsort(ranking, kind="stable") if share[place] > 0]
    chosen = [_with_share(table.municipalities[place], share[place]) for place in order]
    level = float(sv.cheapest_average(table.costs[[row]], own, n, table.total if by_total else None)[0])
    figures = [(table.municipalities[place], float(table.costs[row, place])) for place in order
               if not np.isnan(table.costs[row, place])]
    how = Text("Cheapest in total", "Billigst samlet") if by_total else Text(
        f"Cheapest in {table.labels[row]}", f"Billigst i {table.labels[row]}")
    return told(
        text("{how}: {chosen}.", "{how}: {chosen}.", how=how,
             chosen=Text(", ".join(each.en for each in chosen), ", ".join(each.da for each in chosen))),
        text("In {row} their mean is {level}: {figures}.", "I {row} er deres gennemsnit {level}: {figures}.",
             row=table.labels[row], level=level, figures=figures) if figures else None,
        left_out((table.municipalities[place] for place in order if np.isnan(table.costs[row, place])), *BLANK))


def _with_share(name: str, share: float) -> Text:
    """A name, with its share where several tie for the last places."""
    return Text(name, name) if share == 1 else Text(f"{name} ({share:.2f})", f"{name} ({share:.2f})".replace(".", ","))


def saving(table: CostTable, own: int, row: int, level: float, persons: float) -> Text:
    """What a saving is the product of."""
    return text("-({mine} - {level}) x {persons} full-time persons.",
                "-({mine} - {level}) x {persons} fuldtidspersoner.",
                mine=float(table.costs[row, own]), level=level, persons=persons)


def sum_of_groups(table: CostTable, values: uc.Floats) -> Text:
    """Which groups a total of savings adds up."""
    parts = [(table.labels[row], float(values[row])) for row in np.flatnonzero(table.groups)
             if not np.isnan(values[row])]
    return text("The sum of {count} target groups: {parts}.", "Summen af {count} målgrupper: {parts}.",
                count=len(parts), parts=parts)
