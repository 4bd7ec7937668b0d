"""The chapter on what drives the cost."""

from dataclasses import replace
from typing import Annotated, Any, Final

import numpy as np

from pyxl_bench import drivers as dr
from pyxl_bench.errors import (
    BenchError,
    ColumnMissing,
    DuplicateName,
    HeaderIsAStatistic,
    MunicipalityHasNoGroup,
    NameIsBlank,
    NegativeFigure,
    NegativePersons,
    NoPeers,
    NotANumber,
    NotAWord,
    PersonsDiffer,
    PersonsMissing,
    UnitCostMissing,
    UnknownName,
    UnknownOption,
    ZeroPersons,
)
from pyxl_bench.mix import mix_split as split_mix
from pyxl_bench.mix import total_unit_costs
from xl.activities import COLUMNS, Activities, activities
from xl.answers import Names, rows_asked
from xl.catalogue import Answer, Arg, Example, Text, Told, worksheet_function
from xl.cells import Fault, cells, worst
from xl.functions.arguments import (
    COST_TABLE,
    FULLTIME,
    GROUP,
    NAME,
    NO_UNIT,
    OPTION_WORD,
    choice,
    one_name,
)
from xl.tables import CostTable, cost_table
from xl.telling import drivers as telling
from xl.telling import text, told

CHAPTER: Final = Text("What drives the cost", "Hvad driver omkostningen")
EFFECTS_DA: Final = "målgruppesammensætning, volumen, redskabssammensætning, enhedspris, øvrige omkostninger"

ONE_MUNICIPALITY: Final = Arg(
    one_name,
    Text("one cell", "én celle"),
    NAME,
    Text("The municipality that asks.", "Kommunen, der spørger."),
)


@worksheet_function(
    chapter=CHAPTER,
    answers=Text(
        "Why the unit cost deviates: target-group mix, volume, tool mix, unit price, other cost, and the deviation.",
        f"Hvorfor enhedsomkostningen afviger: {EFFECTS_DA}, og afvigelsen.",
    ),
    result=Text(
        "six columns in the money unit per full-time person; one_at_a_time: shares of own, with the residual",
        "seks kolonner i pengeenheden pr. fuldtidsperson; en_ad_gangen: andele af egen, med restled",
    ),
    errors=(UnknownName, ColumnMissing, PersonsDiffer, PersonsMissing, NoPeers, MunicipalityHasNoGroup, UnknownOption,
            NameIsBlank, DuplicateName, HeaderIsAStatistic, NotAWord, NotANumber, NegativePersons, NegativeFigure),
    examples=(
        Example('=DRIVER_SPLIT({activity},"Kommune A","Samlet")', [[0, 2, 0, 3, 1, 6]]),
        Example('=DRIVER_SPLIT({activity},"Kommune A","Samlet",,"pct")', [[0, 2 / 6.8, 0, 3 / 6.8, 1 / 6.8, 6 / 6.8]]),
    ),
    source="Shapley (1953), parvis mod hver kommune; mploy a/s, Billund Kommune, maj 2019, tabel 3.3 (en ad gangen)",
    since="0.1.0",
)
def driver_split(
    activity: Annotated[
        Activities,
        Arg(
            activities,
            Text("tidy range with header", "område med overskrift"),
            NO_UNIT,
            Text(
                f"One row per municipality, group and tool: {', '.join(COLUMNS)}. A row without Redskab is other cost.",
                f"Én række pr. kommune, målgruppe og redskab: {', '.join(COLUMNS)}. Uden Redskab: øvrige omkostninger.",
            ),
        ),
    ],
    municipality: Annotated[str, ONE_MUNICIPALITY],
    group: Annotated[Names | None, GROUP] = None,
    method: Annotated[
        str,
        Arg(
            choice({"shapley": (), "one_at_a_time": ("en_ad_gangen",)}),
            OPTION_WORD,
            NO_UNIT,
            Text(
                '"shapley": exact, adds up. "one_at_a_time": as consultants print it, that driver at the level of the '
                "peers taken together; with its residual.",
                '"shapley": eksakt, går op. "en_ad_gangen": som konsulenterne trykker det, med den ene faktor på de '
                "øvriges niveau under ét; med restled.",
            ),
            blank_is_default=True,
        ),
    ] = "shapley",
    unit: Annotated[
        str,
        Arg(
            choice({"kr": (), "pct": ()}),
            OPTION_WORD,
            NO_UNIT,
            Text(
                '"kr": in the table\'s money unit. "pct": relative to the peers\' mean. One at a time: a share of own.',
                '"kr": i områdets pengeenhed. "pct": i forhold til de øvriges gennemsnit. En ad gangen: andel af egen.',
            ),
            blank_is_default=True,
        ),
    ] = "kr",
) -> Answer:
    own = activity.municipality(municipality)
    if method == "shapley":
        values = dr.driver_split(activity.activity, own, relative=unit == "pct")
    else:
        values = dr.one_at_a_time(activity.activity, own)
    whole = cells(values)
    for row in range(values.shape[0]):
        fault = _why_not(activity, own, row, values)
        if fault is not None:
            whole[row] = [fault] * values.shape[1]
    found = rows_asked(group, whole, activity.row,
                       lambda row, column: telling.split(activity, own, row, column, method))
    return replace(found, notes=(*_left_out(activity, own), *telling.added(activity)))


def _why_not(activity: Activities, own: int, row: int, values: np.ndarray[Any, Any]) -> Fault | None:
    """Why a row of the split has no deviation; a figure that cannot be read spoils it, be it a peer's."""
    total = row == len(activity.groups)
    spoiled = worst(fault for (group, _), fault in activity.faults.items() if total or group == row)
    if spoiled is not None or not np.isnan(values[row, 5]):
        return spoiled
    name = "Samlet" if total else activity.groups[row]
    if not dr.compared(activity.activity, own)[row].any() and (total or activity.activity.populated[row, own]):
        return NoPeers(argument="activity", row=name)
    return MunicipalityHasNoGroup(argument="activity", row=name, value=activity.municipalities[own])


def _left_out(activity: Activities, own: int) -> Told:
    """Which municipalities the total could not be held against: they have no persons."""
    held = dr.compared(activity.activity, own)[-1]
    missing = [name for place, name in enumerate(activity.municipalities) if place != own and not held[place]]
    return told(text("Left out of the total, without persons: {names}.", "Ikke med i totalen, uden personer: {names}.",
                     names=missing) if missing else None)


@worksheet_function(
    chapter=CHAPTER,
    answers=Text(
        "The total deviation in two: target-group mix and rates, and the deviation they sum to.",
        "Den samlede afvigelse delt i to: målgruppesammensætning og satser, og afvigelsen, de giver tilsammen.",
    ),
    result=Text("three columns in the table's money unit", "tre kolonner i tabellens pengeenhed"),
    errors=(UnknownName, NoPeers, ZeroPersons, NegativePersons, UnitCostMissing, PersonsMissing, NotANumber),
    examples=(Example('=MIX_SPLIT({two_costs},{two_persons},"Kommune A")', [[7.5, 7.5, 15]]),),
    source="Marshall-Edgeworths midtpunktsformel (Shapley for to faktorer), parvis mod hver kommune",
    since="0.1.0",
)
def mix_split(
    cost_table: Annotated[CostTable, COST_TABLE],
    persons_table: Annotated[
        CostTable,
        Arg(
            cost_table,
            Text("table with headers", "tabel med overskrifter"),
            FULLTIME,
            Text(
                "Full-time persons of every municipality and group, named as in cost_table.",
                "Fuldtidspersoner i hver kommune og målgruppe med samme navne som i cost_table.",
            ),
        ),
    ],
    municipality: Annotated[str, ONE_MUNICIPALITY],
) -> Answer:
    own = cost_table.municipality(municipality)
    groups = np.flatnonzero(cost_table.groups)
    rows = [persons_table.row(cost_table.labels[group]) for group in groups]
    columns = [persons_table.municipality(name) for name in cost_table.municipalities]
    fault = worst([*(cost_table.faults[row] for row in groups), *(persons_table.faults[row] for row in rows)])
    if isinstance(fault, BenchError):
        raise fault
    if fault is not None:
        return Answer([[fault] * 3])
    persons = persons_table.costs[np.ix_(rows, columns)]
    for row, column in np.argwhere(persons < 0)[:1].tolist():
        raise NegativePersons(argument="persons_table", row=cost_table.labels[groups[row]],
                              value=float(persons[row, column]))
    if not np.nansum(persons[:, own]) > 0:
        raise ZeroPersons(argument="persons_table", row=cost_table.municipalities[own])
    for group, heads in zip(groups, persons[:, own]):
        label, cost = cost_table.labels[group], cost_table.costs[group, own]
        if heads > 0 and np.isnan(cost):
            raise UnitCostMissing(argument="cost_table", row=label, value=float(heads))
        if np.isnan(heads) and not np.isnan(cost):
            raise PersonsMissing(argument="persons_table", row=label)
    answer = split_mix(cost_table.costs[groups], persons, own)
    if np.isnan(answer).any():
        raise NoPeers(argument="cost_table")
    total = total_unit_costs(cost_table.costs[groups], persons)
    return Answer(cells(answer[np.newaxis, :]),
                  how=lambda _, column: telling.mix(cost_table.municipalities, own, total, answer, column))
