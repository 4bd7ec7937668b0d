"""How much of its inputs would a municipality need if it worked as the best do?

Data envelopment analysis, input-oriented: with what share of all its inputs
could a combination of observed municipalities deliver at least as much of every
output? 1 is efficient; 0.8 means that 80 per cent of the inputs would do. With
*constant* returns to scale (crs) the best may be scaled up and down freely;
with *variable* returns (vrs) a municipality is held only against combinations
of about its own size, so it is never below its crs score. With few
municipalities and many columns nearly everybody is efficient: a common rule
asks for at least three municipalities per column.

Sources: A. Charnes, W. W. Cooper and E. Rhodes, *European Journal of
Operational Research* 2 (1978), 429-444 (crs); R. D. Banker, A. Charnes and
W. W. Cooper, *Management Science* 30 (1984), 1078-1092 (vrs); the envelopment
form is (3.6)-(3.9) and (4.2)-(4.5) in W. W. Cooper, L. M. Seiford and K. Tone,
*Data Envelopment Analysis*, 2nd ed. (Springer 2007).
"""

from __future__ import annotations

from typing import Literal

import numpy as np
import numpy.typing as npt

from pyxl_bench.errors import BenchError, NegativeAmount, NoInputs, NoOutputs
from pyxl_bench.unit_cost import Floats

_NOISE = 1e-9


def efficiency(inputs: Floats, outputs: Floats, returns: Literal["crs", "vrs"] = "vrs") -> Floats:
    """Each row's efficiency, above 0 and at most 1.

    ``inputs`` and ``outputs`` have a row per municipality and a column per kind,
    each column in a unit of its own. A row that :func:`row_faults` objects to, or
    that lacks a number, is ``nan`` and nobody is held against it.
    """
    scores = np.full(len(inputs), np.nan)
    usable = _complete(inputs, outputs) & np.array([fault is None for fault in row_faults(inputs, outputs)], dtype=bool)
    used, made = _scaled(inputs[usable]), _scaled(outputs[usable])
    scores[usable] = [_solved(used, made, row, returns == "vrs")[0] for row in range(len(used))]
    return scores


def held_against(inputs: Floats, outputs: Floats, row: int, returns: Literal["crs", "vrs"] = "vrs") -> Floats:
    """The combination of rows that one row is held against: a weight per row, 0 for most.

    ``nan`` where the row itself has no efficiency.
    """
    usable = np.flatnonzero(~np.isnan(efficiency(inputs, outputs, returns)))
    weights = np.full(len(inputs), np.nan)
    if row in usable:
        used, made = _scaled(inputs[usable]), _scaled(outputs[usable])
        weights = np.zeros(len(inputs))
        weights[usable] = _solved(used, made, int(np.flatnonzero(usable == row)[0]), returns == "vrs")[1]
    return weights


def row_faults(inputs: Floats, outputs: Floats) -> list[BenchError | None]:
    """Why a row cannot be judged, ``None`` where it can or where a number is merely missing.

    :class:`~pyxl_bench.errors.NegativeAmount`, or all inputs
    (:class:`~pyxl_bench.errors.NoInputs`) or all outputs
    (:class:`~pyxl_bench.errors.NoOutputs`) zero.
    """
    faults: list[BenchError | None] = [None] * len(inputs)
    complete = _complete(inputs, outputs)
    for row in range(len(inputs)):
        for name, amounts in (("outputs", outputs[row]), ("inputs", inputs[row])):
            if (amounts < 0).any():
                faults[row] = NegativeAmount(argument=name, row=row + 1, value=float(np.nanmin(amounts)))
        if faults[row] is None and complete[row]:
            if not inputs[row].any():
                faults[row] = NoInputs(argument="inputs", row=row + 1)
            elif not outputs[row].any():
                faults[row] = NoOutputs(argument="outputs", row=row + 1)
    return faults


def _complete(inputs: Floats, outputs: Floats) -> npt.NDArray[np.bool_]:
    return np.asarray(np.isfinite(np.column_stack([inputs, outputs])).all(axis=1))


def _scaled(amounts: Floats) -> Floats:
    """Columns in shares of their largest: the score is the same in any unit, the program's tolerances are not."""
    largest = amounts.max(axis=0, initial=0.0)
    return amounts / np.where(largest > 0, largest, 1.0)


def _solved(used: Floats, made: Floats, row: int, variable: bool) -> tuple[float, Floats]:
    """The least share of the row's inputs with which weights on all rows make its outputs, and those weights."""
    from scipy.optimize import linprog

    # Variables: the share, then a weight per row.
    not_more = np.column_stack([-used[row], used.T])
    not_less = np.column_stack([np.zeros(made.shape[1]), -made.T])
    weights_sum = np.concatenate([[0.0], np.ones(len(used))])[np.newaxis, :]
    solution = linprog(
        np.concatenate([[1.0], np.zeros(len(used))]),
        A_ub=np.vstack([not_more, not_less]),
        b_ub=np.concatenate([np.zeros(used.shape[1]), -made[row]]),
        A_eq=weights_sum if variable else None,
        b_eq=[1.0] if variable else None,
        method="highs",
    )
    # The row itself is one of the combinations; what the solver leaves of 1 is noise.
    score = 1.0 if solution.fun > 1.0 - _NOISE else float(solution.fun)
    weights: Floats = np.where(solution.x[1:] > _NOISE, solution.x[1:], 0.0)
    return score, weights
