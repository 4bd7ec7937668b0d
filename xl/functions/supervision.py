"""The chapter on supervision: is the municipality at risk?"""

from typing import Annotated, Any, NamedTuple

import numpy as np
import numpy.typing as npt

from pyxl_bench import supervision as su
from pyxl_bench.errors import (
    ArgumentMissing,
    BenchError,
    CellHoldsError,
    DateOutsideRules,
    NotADate,
    NotANumber,
    NotAShare,
    ShapeMismatch,
    TargetCountMismatch,
)
from pyxl_bench.focus_targets import YEAR
from pyxl_bench.supervision_rules import SupervisionRules, rules_on
from pyxl_bench.unit_cost import Floats
from xl.catalogue import Answer, Arg, Example, Text, worksheet_function
from xl.cells import Cell, Cells, Fault, Grid, grid, spread, worst
from xl.dates import dates, day
from xl.functions.arguments import CELL_OR_RANGE, shares
from xl.functions.benchmark import BALLERUP, CHAPTER, PERSONS_OR_SHARE
from xl.functions.focus_targets import SHARE, percent


class _Figures(NamedTuple):
    """A focus target's figures in the shape of the result gap."""

    values: Floats
    faults: dict[tuple[int, int], Fault]


def _per_target(given: Grid, argument: str, shape: tuple[int, int], rules: SupervisionRules) -> list[_Figures]:
    """The figures of each focus target: a block of the result gap's shape each, beside or below each other.

    A range with as many blocks as there are targets that count holds these; the others are then not known.

    Raises:
        TargetCountMismatch: another number of cells.
    """
    height, width = shape
    for places in (tuple(range(len(rules.targets))), rules.counting):
        for step in ((0, width), (height, 0)):
            if given.shape == (max(height, step[0] * len(places)), max(width, step[1] * len(places))):
                corners = {target: (step[0] * n, step[1] * n) for n, target in enumerate(places)}
                return [_block(given, corners.get(target), shape) for target in range(len(rules.targets))]
    raise TargetCountMismatch(argument=argument, height=given.shape[0], width=given.shape[1],
                              targets=len(rules.targets), rows=height, columns=width)


def _block(given: Grid, corner: tuple[int, int] | None, shape: tuple[int, int]) -> _Figures:
    if corner is None:
        return _Figures(np.full(shape, np.nan), {})
    top, left = corner
    faults = {(r - top, c - left): fault for (r, c), fault in given.faults.items()
              if 0 <= r - top < shape[0] and 0 <= c - left < shape[1]}
    return _Figures(given.values[top : top + shape[0], left : left + shape[1]], faults)


def _judged(result_gap: Grid, date: Grid | None) -> npt.NDArray[Any]:
    """The rule set that each cell of the answer is judged by, or why there is none.

    Raises:
        ShapeMismatch: the dates stand neither in the result gap's rows nor in its columns.
    """
    if date is None:
        return np.full(result_gap.shape, rules_on(), dtype=object)
    if any(1 not in sizes and len(set(sizes)) > 1 for sizes in zip(date.shape, result_gap.shape)):
        raise ShapeMismatch(argument="date", height=date.shape[0], width=date.shape[1], other="result_gap",
                            other_height=result_gap.shape[0], other_width=result_gap.shape[1])
    asked = np.empty(date.shape, dtype=object)
    for r, c in np.ndindex(*date.shape):
        asked[r, c] = _rules_in_cell(date, r, c)
    return np.broadcast_to(asked, np.broadcast_shapes(date.shape, result_gap.shape))


def _rules_in_cell(date: Grid, r: int, c: int) -> SupervisionRules | BenchError:
    row = r + 1 if date.shape[0] > 1 else None
    if np.isnan(date.values[r, c]):
        fault = date.faults.get((r, c))
        return fault if isinstance(fault, BenchError) else ArgumentMissing(argument="date", row=row)
    try:
        return rules_on(day(float(date.values[r, c])))
    except DateOutsideRules as error:
        return error.located("date", row)


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("Whether the municipality is at risk of heightened supervision, by the rules of the date.",
                 "Om kommunen er i risiko for skærpet tilsyn efter reglerne på datoen."),
    result=Text("Inspirationskommune, Aktuelt ikke i risiko or Risiko for skærpet tilsyn",
                "Inspirationskommune, Aktuelt ikke i risiko eller Risiko for skærpet tilsyn"),
    errors=(TargetCountMismatch, DateOutsideRules, NotAShare, ArgumentMissing, ShapeMismatch, NotADate, NotANumber),
    examples=(Example("=SUPERVISION_STATUS(-0.54,{focus_12m},{focus_required})", su.NOT_AT_RISK),
              Example('=SUPERVISION_STATUS(0.54,{focus_12m},{focus_required},"31-12-2021")', su.AT_RISK)),
    source=f"{BALLERUP}, tabel 1.4-1.6; reglerne med kilder i pyxl_bench/rules/supervision.toml",
    since="0.1.0",
)
def supervision_status(
    result_gap: Annotated[Grid, Arg(grid, CELL_OR_RANGE, PERSONS_OR_SHARE, Text(
        "Actual minus expected, as BENCHMARK_GAP gives it.", "Faktisk minus forventet, som BENCHMARK_GAP giver den."))],
    focus_12m: Annotated[Grid, Arg(shares(1), CELL_OR_RANGE, SHARE, Text(
        "Mean of the last 12 months, one cell per focus target: interviews, then offers.",
        "Gennemsnit af de seneste 12 måneder, én celle pr. fokusmål: samtaler, så tilbud."))],
    focus_required: Annotated[Grid, Arg(shares(YEAR), CELL_OR_RANGE, SHARE, Text(
        "Mean needed in the rest of the year, in the same order, as FOCUS_REQUIRED gives it.",
        "Krævet gennemsnit i resten af året i samme orden, som FOCUS_REQUIRED giver det."))],
    date: Annotated[Grid | None, Arg(dates, CELL_OR_RANGE, Text("date", "dato"), Text(
        "The date whose rules hold, or a row of dates. Left out: the newest rules in which both focus targets count.",
        "Den dato, hvis regler gælder, eller en række datoer. Udeladt: de nyeste regler, hvor begge fokusmål tæller."),
        blank_is_default=True)] = None,
) -> Answer:
    judged = _judged(result_gap, date)
    shape = (judged.shape[0], judged.shape[1])
    result = spread(result_gap, shape)
    out: Cells = [[cell if isinstance(cell, BenchError) else None for cell in row] for row in judged.tolist()]
    said: list[Text] = []
    sets = {rules for rules in judged.flat if isinstance(rules, SupervisionRules)}
    for rules in sorted(sets, key=lambda each: each.valid_from):
        figures = {name: _per_target(given, name, shape, rules)
                   for name, given in (("focus_12m", focus_12m), ("focus_required", focus_required))}
        found = su.supervision_status(
            result.values, _stacked(figures["focus_12m"]), _stacked(figures["focus_required"]), rules)
        given = {"result_gap": [_Figures(result.values, result.faults)],
                 **{name: [of[place] for place in rules.counting] for name, of in figures.items()}}
        for r, c in np.argwhere(judged == rules).tolist():
            out[r][c] = _status(found[r, c], given, r, c)
        said.append(_told(rules, figures if found.size == 1 else None))
    return Answer(out, tuple(said))


def _stacked(targets: list[_Figures]) -> Floats:
    return np.array([each.values for each in targets])


def _status(found: float, given: dict[str, list[_Figures]], r: int, c: int) -> Cell:
    """A status, or why there is none.

    A figure that is missing, suppressed or an error already matters only where the
    status depends on it; one that cannot be read is told in any case.
    """
    of_cell = [(name, each.values[r, c], each.faults.get((r, c))) for name, of in given.items() for each in of]
    faults = [fault for _, _, fault in of_cell]
    unread = [fault for fault in faults if isinstance(fault, BenchError) and not isinstance(fault, CellHoldsError)]
    if unread:
        return unread[0]
    if not np.isnan(found):
        return su.STATUSES[int(found)]
    if all(np.isnan(value) for _, value, _ in of_cell) and not any(faults):
        return None
    missing = next((name for name, value, fault in of_cell if np.isnan(value) and fault is None), None)
    return worst(faults) or ArgumentMissing(argument=missing, row=r + 1)


def _told(rules: SupervisionRules, alone: dict[str, list[_Figures]] | None) -> Text:
    """The rules that were used, and how a municipality that stands alone does on each focus target."""
    bound = ("more than", "mere end") if rules.strict else ("at least", "mindst")
    threshold = f"{100 * rules.threshold:.0f} %"
    english = [f"Rules {rules.name}, {bound[0]} {threshold}"]
    danish = [f"Regler {rules.name}, {bound[1]} {threshold}"]
    for place, target in enumerate(rules.targets):
        if target.suspended:
            english.append(f"{target.name_en}: suspended")
            danish.append(f"{target.name_da}: suspenderet")
        elif alone is not None:
            mean, needed = (alone[name][place].values[0, 0] for name in ("focus_12m", "focus_required"))
            met = ("met", "opfyldt") if rules.is_met(mean) else ("not met", "ikke opfyldt")
            english.append(f"{target.name_en}: {percent(mean).en} in 12 months ({met[0]}), "
                           f"{percent(needed).en} needed in the rest of the year")
            danish.append(f"{target.name_da}: {percent(mean).da} i 12 måneder ({met[1]}), "
                          f"{percent(needed).da} kræves i resten af året")
    return Text("; ".join(english) + ".", "; ".join(danish) + ".")
