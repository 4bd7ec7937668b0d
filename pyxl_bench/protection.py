"""Which further counts, as few as will do, keep a reader from narrowing a withheld one?

A table with its totals is a network: every sum is a node and every count an
arc between the two sums it stands in. To change some withheld counts so that
all sums still hold is to send a flow around withheld arcs. How far a reader
must reckon that a count could be higher or lower is therefore a maximum flow,
and the flows that all small counts need at once are a linear model, with a
choice per arc: withheld or printed. The model is that of M. Fischetti and J. J.
Salazar, "Solving the cell suppression problem on tabular data with linear
constraints", *Management Science* 47 (2001), 1008-1027, section 3; for large
tables the demands are met one after another, as in J. P. Kelly, B. L. Golden
and A. A. Assad, "Cell suppression: disclosure protection for sensitive tabular
data", *Networks* 22 (1992), 397-417.

The linear programs only propose: whatever is returned has been verified by
flows in whole persons.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from pyxl_bench.unit_cost import Floats

Ints = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

TOGETHER_UP_TO: Final = 500
"""Demands x free arcs that are solved together; more are met one after another."""
BRANCHES: Final = 30
"""How many branches the search for a lighter choice may take: a bound on work, not on time, so that
the same table always gives the same answer."""
NOTHING: Final = 1e-6
"""What counts as zero in the solution of a linear program."""


class Network(NamedTuple):
    """Counts and totals as arcs; lowering one sends flow from its tail to its head, raising it back."""

    tail: Ints
    head: Ints
    persons: Ints
    is_total: Mask
    nodes: int


class Demand(NamedTuple):
    """That a reader who knows each count to be at least ``floor`` must reckon with ``arc`` being ``amount`` higher
    (or lower) than it is."""

    arc: int
    upwards: bool
    amount: int
    floor: Ints


class Flow(NamedTuple):
    value: int
    uses: Mask  # the arcs that carry flow


def vector(counts: Ints) -> Network:
    """A column or a row: all counts stand in one sum."""
    count = np.append(counts.ravel(), counts.sum())
    is_total = np.arange(count.size) == counts.size
    return Network(is_total.astype(np.int64), (~is_total).astype(np.int64), count, is_total, 2)


def matrix(counts: Ints) -> Network:
    """Counts, then row totals, column totals and the grand total.

    The nodes are the rows, the columns, the row of column totals and the column
    of row totals. Totals run the other way, so that what flows into a node
    flows out of it exactly where its sum holds.
    """
    height, width = counts.shape
    row, column = (index.ravel() for index in np.indices(counts.shape))
    rows, columns = np.arange(height), height + np.arange(width)
    of_columns, of_rows = height + width, height + width + 1
    tail = [row, np.full(height, of_rows), columns, [of_columns]]
    head = [height + column, rows, np.full(width, of_columns), [of_rows]]
    count = np.concatenate([counts.ravel(), counts.sum(axis=1), counts.sum(axis=0), [counts.sum()]])
    is_total = np.arange(count.size) >= counts.size
    return Network(np.concatenate(tail), np.concatenate(head), count, is_total, of_rows + 1)


def capacities(net: Network, demand: Demand, withheld: Mask) -> tuple[Ints, Ints]:
    """How far each other withheld arc may be lowered and raised for a demand, at most what it asks for."""
    lower = np.where(withheld, np.minimum(net.persons - demand.floor, demand.amount), 0)
    higher = np.where(withheld, demand.amount, 0)
    lower[demand.arc] = higher[demand.arc] = 0
    return lower, higher


def flow(net: Network, demand: Demand, withheld: Mask) -> Flow:
    """How much of a demand is met if all ``withheld`` are."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import maximum_flow

    if demand.amount <= 0:
        return Flow(0, np.zeros_like(withheld))
    lower, higher = capacities(net, demand, withheld)
    ends = np.concatenate([net.tail, net.head]), np.concatenate([net.head, net.tail])
    graph = csr_array((np.concatenate([lower, higher]).astype(np.int32), ends), shape=(net.nodes, net.nodes))
    source, sink = net.tail[demand.arc], net.head[demand.arc]
    if not demand.upwards:
        source, sink = sink, source
    found = maximum_flow(graph, source, sink)
    uses = np.asarray(found.flow[net.tail, net.head]).ravel() != 0
    return Flow(min(int(found.flow_value), demand.amount), withheld & uses)


def is_met(net: Network, demand: Demand, withheld: Mask) -> bool:
    return flow(net, demand, withheld).value >= demand.amount


def protect(net: Network, hidden: Mask, usable: Mask, weight: Floats, demands: list[Demand]) -> Mask:
    """``hidden`` and the lightest further ``usable`` arcs that meet all demands (all ``usable`` must meet them).

    None of the further arcs can be spared, so each carries flow to some demand:
    it differs between two tables that a reader cannot tell apart.
    """
    short = [demand for demand in demands if not is_met(net, demand, hidden)]
    best = hidden
    for demand in short:
        if not is_met(net, demand, best):
            best = _branched(net, [demand], best, usable, weight=weight, best=best | usable, branches=1)
    best = _pruned(net, short, hidden, best, weight)
    if short and len(short) * int((usable & ~hidden).sum()) <= TOGETHER_UP_TO:
        best = _branched(net, short, hidden, usable, weight=weight, best=best, branches=BRANCHES)
    return best


def _branched(
    net: Network, demands: list[Demand], hidden: Mask, usable: Mask, *, weight: Floats, best: Mask, branches: int
) -> Mask:
    """The lightest choice found by branch and bound, ``best`` if none is lighter.

    Each branch fixes some arcs as withheld or printed, lets the others be withheld
    in part, and gives a bound and, rounded up and pruned, a choice.
    """
    arcs = np.flatnonzero(hidden | usable)
    free = arcs[~hidden[arcs]]
    model = _model(net, demands, arcs, free, hidden | usable)
    open_branches = [(np.zeros(free.size), np.ones(free.size))]
    while open_branches and branches:
        branches -= 1
        low, high = open_branches.pop()
        relaxed = _relaxed(model, weight[free], low, high)
        if relaxed is None or weight[free] @ relaxed >= weight[best & ~hidden].sum() - NOTHING:
            continue
        choice = hidden.copy()
        choice[free[relaxed > NOTHING]] = True
        if all(is_met(net, demand, choice) for demand in demands):  # the programs know persons only to NOTHING
            choice = _pruned(net, demands, hidden, choice, weight)
            best = min(best, choice, key=lambda arcs: float(weight[arcs].sum()))
        doubtful = int(np.argmax(np.abs(relaxed - np.rint(relaxed))))
        for value in (0.0, 1.0):
            narrower_low, narrower_high = low.copy(), high.copy()
            narrower_low[doubtful] = narrower_high[doubtful] = value
            open_branches.append((narrower_low, narrower_high))
    return best


class _Model(NamedTuple):
    """Rows that a choice of arcs (first ``free`` variables) and each demand's changes of all arcs must obey."""

    rows: Any
    low: Floats
    high: Floats
    change_low: Floats
    change_high: Floats


def _model(net: Network, demands: list[Demand], arcs: Ints, free: Ints, withheld: Mask) -> _Model:
    """All sums hold after each demand's changes, and an arc changes only as far as it is withheld."""
    from scipy.sparse import block_array, block_diag, csr_array, diags_array, vstack

    place = np.arange(arcs.size)
    ends = np.concatenate([net.head[arcs], net.tail[arcs]]), np.tile(place, 2)
    sums = csr_array((np.repeat([1.0, -1.0], arcs.size), ends), shape=(net.nodes, arcs.size))
    at = np.searchsorted(arcs, free)
    of_free = csr_array((np.ones(free.size), (np.arange(free.size), at)), shape=(free.size, arcs.size))
    most = [capacities(net, demand, withheld) for demand in demands]
    moved = np.zeros((len(demands), net.nodes))
    for change, demand in zip(moved, demands):
        step = demand.amount if demand.upwards else -demand.amount
        change[net.tail[demand.arc]] += step
        change[net.head[demand.arc]] -= step
    all_sums, all_free = block_diag([sums] * len(demands)), block_diag([of_free] * len(demands))
    down = vstack([diags_array(lower[free].astype(float)) for lower, _ in most])
    up = vstack([diags_array(higher[free].astype(float)) for _, higher in most])
    rows = block_array([[None, all_sums], [-up, all_free], [-down, -all_free]]).tocsr()
    changes = np.zeros(2 * free.size * len(demands))
    return _Model(
        rows,
        np.concatenate([moved.ravel(), np.full_like(changes, -np.inf)]),
        np.concatenate([moved.ravel(), changes]),
        np.concatenate([-lower[arcs].astype(float) for lower, _ in most]),
        np.concatenate([higher[arcs].astype(float) for _, higher in most]),
    )


def _relaxed(model: _Model, weight: Floats, low: Floats, high: Floats) -> Floats | None:
    """How much of each free arc the lightest choice in parts withholds, ``None`` if there is none."""
    # milp without whole variables: the one linear program solver of scipy that takes rows with two sides.
    from scipy.optimize import Bounds, LinearConstraint, milp

    solution = milp(
        np.concatenate([weight, np.zeros_like(model.change_low)]),
        constraints=LinearConstraint(model.rows, model.low, model.high),
        bounds=Bounds(np.concatenate([low, model.change_low]), np.concatenate([high, model.change_high])),
    )
    return None if solution.x is None else np.asarray(solution.x[: weight.size], dtype=np.float64)


def _pruned(net: Network, demands: list[Demand], hidden: Mask, choice: Mask, weight: Floats) -> Mask:
    """``choice`` without what is not needed, the heaviest tried first."""
    uses = [flow(net, demand, choice).uses for demand in demands]
    extra = np.flatnonzero(choice & ~hidden)
    for arc in extra[np.argsort(-weight[extra], kind="stable")]:
        trial = choice.copy()
        trial[arc] = False
        leaning = [index for index, used in enumerate(uses) if used[arc]]
        flows = [flow(net, demands[index], trial) for index in leaning]
        if all(found.value >= demands[index].amount for index, found in zip(leaning, flows)):
            choice = trial
            for index, found in zip(leaning, flows):
                uses[index] = found.uses
    return choice
