"""Further functions of the chapter on what drives the cost: quadrants, efficiency, similar municipalities."""

from typing import Annotated, Any, Final, Literal

import numpy as np

from pyxl_bench import efficiency as ef
from pyxl_bench import quadrants as qu
from pyxl_bench.errors import (
    BenchError,
    DuplicateName,
    EmptyRange,
    HeaderIsAStatistic,
    NameIsBlank,
    NegativeAmount,
    NoInputs,
    NoOutputs,
    NoSharedCondition,
    NotACount,
    NotANumber,
    NotAWord,
    ShapeMismatch,
    TooFewAlike,
    UnknownName,
    UnknownOption,
)
from pyxl_bench.peers import nearest_peers as most_alike
from xl.answers import column_of
from xl.catalogue import Answer, Arg, Example, Text, Told, worksheet_function
from xl.cells import Cells, Fault, Grid, elementwise, grid, is_blank, is_word, rows_of, worst
from xl.functions.arguments import CELL_OR_RANGE, NO_UNIT, OPTION_WORD, choice, count
from xl.functions.drivers import CHAPTER, ONE_MUNICIPALITY
from xl.names import find, key, refuse_statistic, typed_name
from xl.telling import comparisons as telling
from xl.telling import each_cell

RANGE: Final = Text("range", "område")
_FIELDS: Final = (qu.INVESTMENT, qu.OPTIMISATION, qu.EFFICIENCY, qu.LEARNING)


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("The field of cost against result: cheap or dear, weak or strong. Exactly 0 counts as not above.",
                 "Feltet for omkostning mod resultat: billig eller dyr, svagt eller stærkt. Præcis 0 er ikke over."),
    result=Text("name of the field", "feltets navn"),
    errors=(ShapeMismatch, NotANumber),
    examples=(Example("=QUADRANT(5,-1)", "Optimeringspotentiale"), Example("=QUADRANT(-5,1)", "Læringspotentiale")),
    source="mploy a/s, Billund Kommune, maj 2019, figur 2.2 og 3.4",
    since="0.1.0",
)
def quadrant(
    cost_deviation: Annotated[Grid, Arg(grid, CELL_OR_RANGE, NO_UNIT, Text(
        "Above 0 where the group is dear.", "Over 0, hvor gruppen er dyr."))],
    result_deviation: Annotated[Grid, Arg(grid, CELL_OR_RANGE, NO_UNIT, Text(
        "Above 0 where the result is the better one.", "Over 0, hvor resultatet er det bedste."))],
) -> Answer:
    def field(cost: np.ndarray[Any, Any], result: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        names = qu.quadrants(*np.broadcast_arrays(cost, result))
        return np.select([names == name for name in _FIELDS], list(range(len(_FIELDS))), np.nan)

    ranges = {"cost_deviation": cost_deviation, "result_deviation": result_deviation}
    out: Cells = [[_FIELDS[int(cell)] if isinstance(cell, float) else cell for cell in row]
                  for row in elementwise(field, ranges)]
    return each_cell(
        out, ranges,
        "Cost deviation {cost_deviation} (dear above 0), result deviation {result_deviation} (strong above 0).",
        "Omkostningsafvigelse {cost_deviation} (dyr over 0), resultatafvigelse {result_deviation} (stærk over 0).")


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("How little of its inputs a municipality could do with, against the best (DEA): 1 is on the frontier.",
                 "Hvor lidt af ressourcerne kommunen kunne nøjes med, målt mod de bedste (DEA): 1 er på fronten."),
    result=Text("efficiency above 0, at most 1", "effektivitet over 0, højst 1"),
    errors=(ShapeMismatch, NegativeAmount, NoInputs, NoOutputs, NotANumber, UnknownOption),
    examples=(Example('=EFFICIENCY({inputs},{outputs},"crs")', [[1], [0.5]]),),
    source="Charnes, Cooper og Rhodes (1978) (crs); Banker, Charnes og Cooper (1984) (vrs)",
    since="0.1.0",
)
def efficiency(
    inputs: Annotated[Grid, Arg(grid, RANGE, NO_UNIT, Text(
        "A row per municipality, a column per resource.", "En række pr. kommune, en kolonne pr. ressource."))],
    outputs: Annotated[Grid, Arg(grid, RANGE, NO_UNIT, Text(
        "The same rows, a column per result.", "De samme rækker, en kolonne pr. resultat."))],
    returns: Annotated[str, Arg(
        choice({"vrs": ("variabelt",), "crs": ("konstant",)}), OPTION_WORD, NO_UNIT, Text(
            "\"vrs\": variable returns to scale. \"crs\": constant.",
            "\"variabelt\": variabelt skalaafkast (vrs). \"konstant\": konstant skalaafkast (crs)."),
        blank_is_default=True)] = "vrs",
) -> Answer:
    if inputs.shape[0] != outputs.shape[0]:
        raise ShapeMismatch(argument="outputs", height=outputs.shape[0], width=outputs.shape[1],
                            other="inputs", other_height=inputs.shape[0], other_width=inputs.shape[1])
    scale: Literal["crs", "vrs"] = "crs" if returns == "crs" else "vrs"
    values = ef.efficiency(inputs.values, outputs.values, scale)
    faults: list[Fault | None] = list(ef.row_faults(inputs.values, outputs.values))
    for row, fault in enumerate(faults):
        told = fault.located("inputs", row + 1) if isinstance(fault, BenchError) else fault
        spoiled = [f for item in (inputs, outputs) for (r, _), f in item.faults.items() if r == row]
        faults[row] = worst([*spoiled, told])
    spoiled_rows = [row for row, fault in enumerate(faults) if fault is not None]

    def how(row: int, _: int) -> Told:
        weights = ef.held_against(inputs.values, outputs.values, row, scale)
        return telling.efficient(row, float(values[row]), weights, scale, spoiled_rows)

    return Answer([[cell] for cell in column_of(values, faults)], how=how)


class _Framework:
    """Municipalities and their framework conditions."""

    def __init__(self, names: list[str], conditions: Grid) -> None:
        self.names = names
        self.conditions = conditions


def _framework(raw: Any, argument: str) -> _Framework:
    """Names in the first column, conditions beside them; a row of headers is passed over."""
    rows = [(place, list(row)) for place, row in enumerate(rows_of(raw), start=1) if not all(map(is_blank, row))]
    if rows and (is_blank(rows[0][1][0]) or (len(rows) > 1 and all(map(is_word, rows[0][1][1:])))):
        rows = rows[1:]
    if not rows or len(rows[0][1]) < 2:
        raise EmptyRange(argument=argument)
    names: list[str] = []
    for place, (cell, *_) in rows:
        name = typed_name(cell, argument, place, ("municipality", "kommune"))
        refuse_statistic(name, argument)
        if key(name) in map(key, names):
            raise DuplicateName(argument=argument, row=place, value=name)
        names.append(name)
    return _Framework(names, grid([row[1:] for _, row in rows], argument))


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("The n municipalities whose framework conditions are most similar, nearest first.",
                 "De n kommuner, hvis rammevilkår ligner mest, den nærmeste først."),
    result=Text("names", "navne"),
    errors=(UnknownName, NotACount, TooFewAlike, NoSharedCondition, EmptyRange, NotANumber, NameIsBlank, NotAWord,
            DuplicateName, HeaderIsAStatistic),
    examples=(Example('=NEAREST_PEERS({framework},"Kommune A",2)', [["Kommune C"], ["Kommune B"]]),),
    source="Standardiseret euklidisk afstand; rammevilkår som i Billund-rapportens Bilag 1",
    since="0.1.0",
)
def nearest_peers(
    framework: Annotated[_Framework, Arg(_framework, RANGE, NO_UNIT, Text(
        "Names in the first column, conditions in the others; a header row may be marked along.",
        "Navne i første kolonne, vilkår i de andre; en overskriftsrække må gerne være med."))],
    municipality: Annotated[str, ONE_MUNICIPALITY],
    n: Annotated[int, Arg(count, Text("one cell", "én celle"), Text("municipalities", "kommuner"), Text(
        "How many.", "Hvor mange."), blank_is_default=True)] = 5,
) -> Answer:
    refused = worst(fault for fault in framework.conditions.faults.values() if isinstance(fault, BenchError))
    if isinstance(refused, BenchError):
        raise refused
    own = find(municipality, framework.names, "municipality")
    chosen = most_alike(framework.conditions.values, own, n)

    def how(row: int, _: int) -> Told:
        return telling.alike(framework.names, framework.conditions.values, own, int(chosen[row]))

    return Answer([[framework.names[place]] for place in chosen], how=how)

