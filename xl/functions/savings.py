"""The chapter on savings potential."""

from collections.abc import Callable
from typing import Annotated, Final, NamedTuple

import numpy as np

from pyxl_bench import savings as sv
from pyxl_bench import unit_cost as uc
from pyxl_bench.errors import (
    NegativePersons,
    NoPeers,
    NotACount,
    NoTotalRow,
    PersonsMissing,
    RowCountMismatch,
    RowsReadTwoWays,
    TooFewPeers,
    UnitCostMissing,
    UnknownName,
)
from xl.answers import Names, answer, column_of, rows_asked
from xl.catalogue import Answer, Arg, Example, Text, Told, worksheet_function
from xl.cells import Cell, Cells, Fault, Grid, worst
from xl.functions.arguments import (
    COST_TABLE,
    COUNT,
    GROUP,
    MONEY,
    MONEY_PER_PERSON,
    MUNICIPALITY,
    NO_UNIT,
    PERSONS,
    RANK_BY,
    yes_or_no,
)
from xl.names import is_total
from xl.tables import CostTable
from xl.telling import costs as telling
from xl.telling import text, told

CHAPTER: Final = Text("Savings potential", "Besparelsespotentiale")
SOURCE: Final = (
    "mploy a/s, Billund Kommune, maj 2019, tabel 2.1 (top 3 efter samlet enhedsomkostning) og 2.2 (top 3 pr. række)"
)
SAVING: Final = Text("the table's money unit; a saving is negative", "tabellens pengeenhed; en besparelse er negativ")
ERRORS: Final = (
    UnknownName, NoPeers, RowCountMismatch, RowsReadTwoWays, PersonsMissing, NegativePersons, UnitCostMissing,
)


def _persons_faults(table: CostTable, unit_costs: uc.Floats, persons: Grid) -> tuple[uc.Floats, list[Fault | None]]:
    """The persons of each row, and what spoils a row: its costs, its persons, or that they do not match."""
    count, spoiled = table.align(persons, "persons")
    faults: list[Fault | None] = []
    for row, (label, cost, here) in enumerate(zip(table.labels, unit_costs, count)):
        fault = worst([table.faults[row], spoiled[row]])
        if fault is None and table.groups[row]:
            if np.isnan(here) and not np.isnan(cost):
                fault = PersonsMissing(argument="persons", row=label)
            elif here < 0:
                fault = NegativePersons(argument="persons", row=label, value=here)
            elif here > 0 and np.isnan(cost):
                fault = UnitCostMissing(argument=table.argument, row=label, value=here)
        faults.append(fault)
    return count, faults


def _with_total(table: CostTable, values: uc.Floats, faults: list[Fault | None]) -> list[Cell]:
    """The rows' answers and, last, their total: the sum of the groups, spoiled if one of them is."""
    groups = np.flatnonzero(table.groups)
    keep = ~table.is_total
    rows = column_of(values[keep], [fault for fault, kept in zip(faults, keep) if kept])
    spoiled = worst(faults[row] for row in groups)
    total: Cell = float(np.nansum(values[groups])) if np.isfinite(values[groups]).any() else None
    return [*rows, spoiled or total]


def _row_with_total(table: CostTable, name: str) -> int:
    """Where a group, or the total that stands last, is found in a column of savings."""
    return -1 if is_total(name) else table.row(name)


def _saving_answer(
    table: CostTable, own: int, level: tuple[uc.Floats, list[Fault | None]], persons: Grid, only_above: bool = False
) -> list[Cell]:
    count, faults = _persons_faults(table, table.costs[:, own], persons)
    values = sv.savings(table.costs[:, own], level[0], count, only_above=only_above)
    wanted = ~np.isnan(table.costs[:, own])
    faults = [fault or (missing if wants else None) for fault, missing, wants in zip(faults, level[1], wanted)]
    return _with_total(table, values, faults)


def _told_of_savings(
    table: CostTable, persons: Grid, level: Callable[[int], uc.Floats], tell: Callable[[int, int], Told],
    only_above: bool = False,
) -> Callable[[int, int], Told]:
    """What a saving is made of; ``tell`` tells of the level it is held against."""

    def how(own: int, row: int) -> Told:
        count, _ = table.align(persons, "persons")
        levels = level(own)
        if row >= np.count_nonzero(~table.is_total):
            values = sv.savings(table.costs[:, own], levels, count, only_above=only_above)
            return (*(tell(own, row)[:1] if table.has_total else ()), telling.sum_of_groups(table, values))
        above = table.costs[row, own] > levels[row]
        kept = text("Not above the level, so 0.", "Ikke over niveauet, altså 0.") if only_above and not above else None
        return told(telling.saving(table, own, row, levels[row], count[row]), kept, *tell(own, row))

    return how


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("The change in spending if each group's unit cost were the mean of the other municipalities.",
                 "Ændringen i udgiften, hvis hver gruppes enhedsomkostning var de øvrige kommuners gennemsnit."),
    result=SAVING,
    errors=ERRORS,
    examples=(Example('=SAVINGS_AVG({costs},"Kommune A",{persons})', [[-700], [575], [-400], [-525]]),
              Example('=SAVINGS_AVG({costs},"Kommune A",{persons},"Samlet",TRUE)', -1100)),
    source=SOURCE,
    since="0.1.0",
)
def savings_avg(
    cost_table: Annotated[CostTable, COST_TABLE],
    municipality: Annotated[Names, MUNICIPALITY],
    persons: Annotated[Grid, PERSONS],
    group: Annotated[Names | None, GROUP] = None,
    only_above: Annotated[bool, Arg(yes_or_no, Text("one cell", "én celle"), NO_UNIT, Text(
        "TRUE: 0 for groups that are not above the mean.", "SAND: 0 for grupper, der ikke ligger over gennemsnittet."),
        blank_is_default=True)] = False,
) -> Answer:
    def column(own: int) -> list[Cell]:
        level = uc.peer_average(cost_table.costs, own)
        missing: list[Fault | None] = [
            NoPeers(argument="cost_table", row=label) if np.isnan(value) else None
            for label, value in zip(cost_table.labels, level)
        ]
        return _saving_answer(cost_table, own, (level, missing), persons, only_above)

    how = _told_of_savings(
        cost_table, persons, lambda own: uc.peer_average(cost_table.costs, own),
        lambda own, row: telling.average(cost_table, own, row) if row < len(cost_table.labels) else (), only_above)
    return answer(cost_table, municipality, group, column, lambda name: _row_with_total(cost_table, name), how)


class Cheapest(NamedTuple):
    """Which others are the benchmark: how many, and by what they are chosen."""

    n: int
    rank_by: str
    argument: str = "n"
    """The argument that a refusal of ``n`` speaks of."""


def _level(table: CostTable, own: int, benchmark: Cheapest) -> tuple[uc.Floats, list[Fault | None]]:
    """The level of the n cheapest others per row, and why a row has none."""
    n, rank_by, argument = benchmark
    if rank_by == "total":
        if table.total is None:
            raise NoTotalRow(argument=table.argument)
        if isinstance(table.faults[-1], str):
            return np.full(len(table.labels), np.nan), [table.faults[-1]] * len(table.labels)
        if table.faults[-1] is not None:
            raise table.faults[-1]
    chosen_by = table.total[np.newaxis, :] if rank_by == "total" and table.total is not None else table.costs
    available = uc.peers(chosen_by, own).sum(axis=1)
    if not available.any():
        raise NoPeers(argument=table.argument)
    if available.max() < n:
        raise TooFewPeers(argument=argument, value=n, available=int(available.max()))
    blank_rows: list[bool] = [bool(np.isnan(row).all()) for row in table.costs]
    level = sv.cheapest_average(table.costs, own, n, table.total if rank_by == "total" else None)
    enough = np.broadcast_to(available >= n, level.shape)
    faults: list[Fault | None] = [
        None if blank or not np.isnan(value)
        else NoPeers(argument=table.argument, row=label) if ok or not some
        else TooFewPeers(argument=argument, row=label, value=n, available=int(some))
        for label, value, blank, ok, some in zip(
            table.labels, level, blank_rows, enough, np.broadcast_to(available, level.shape)
        )
    ]
    return level, faults


def _cheapest_savings(
    table: CostTable, municipality: Names, persons: Grid, group: Names | None, benchmark: Cheapest
) -> Answer:
    def column(own: int) -> list[Cell]:
        return _saving_answer(table, own, _level(table, own, benchmark), persons)

    how = _told_of_savings(
        table, persons, lambda own: _level(table, own, benchmark)[0],
        lambda own, row: _told_of_level(table, own, row, benchmark))
    return answer(table, municipality, group, column, lambda name: _row_with_total(table, name), how)


def _told_of_level(table: CostTable, own: int, row: int, benchmark: Cheapest) -> Told:
    return telling.cheapest(table, own, row, benchmark.n, benchmark.rank_by == "total")


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("The change in spending if each group's unit cost were the mean of the three cheapest others.",
                 "Ændringen i udgiften, hvis hver gruppes enhedsomkostning var de tre billigste andres gennemsnit."),
    result=SAVING,
    errors=(*ERRORS, NoTotalRow, TooFewPeers),
    examples=(Example('=SAVINGS_TOP3({costs},"Kommune A",{persons})', [[-800], [700], [-600], [-700]]),
              Example('=SAVINGS_TOP3({costs},"Kommune A",{persons},,"gruppe")', [[-800], [400], [-600], [-1000]])),
    source=SOURCE,
    since="0.1.0",
)
def savings_top3(
    cost_table: Annotated[CostTable, COST_TABLE],
    municipality: Annotated[Names, MUNICIPALITY],
    persons: Annotated[Grid, PERSONS],
    group: Annotated[Names | None, GROUP] = None,
    rank_by: Annotated[str, RANK_BY] = "total",
) -> Answer:
    return _cheapest_savings(cost_table, municipality, persons, group, Cheapest(3, rank_by, "cost_table"))


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("The change in spending if each group's unit cost were the mean of the n cheapest others.",
                 "Ændringen i udgiften, hvis hver gruppes enhedsomkostning var de n billigste andres gennemsnit."),
    result=SAVING,
    errors=(*ERRORS, NoTotalRow, TooFewPeers, NotACount),
    examples=(Example('=SAVINGS_TOPN({costs},"Kommune A",{persons},1)', [[-800], [400], [-1000], [-1400]]),
              Example('=SAVINGS_TOPN({costs},"Kommune A",{persons},9,"Dagpenge")', "#NUM!")),
    source=SOURCE,
    since="0.1.0",
)
def savings_topn(
    cost_table: Annotated[CostTable, COST_TABLE],
    municipality: Annotated[Names, MUNICIPALITY],
    persons: Annotated[Grid, PERSONS],
    n: Annotated[int, COUNT],
    group: Annotated[Names | None, GROUP] = None,
    rank_by: Annotated[str, RANK_BY] = "total",
) -> Answer:
    return _cheapest_savings(cost_table, municipality, persons, group, Cheapest(n, rank_by))


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("The benchmark level itself: the mean unit cost of the n cheapest other municipalities.",
                 "Selve niveauet: de n billigste andre kommuners gennemsnitlige enhedsomkostning."),
    result=MONEY_PER_PERSON,
    errors=(UnknownName, NoTotalRow, TooFewPeers, NotACount),
    examples=(Example('=TOPN_AVERAGE({costs},"Kommune A")', [[22], [27], [48], [30]]),
              Example('=TOPN_AVERAGE({costs},"Kommune A",2,"Dagpenge","gruppe")', 21)),
    source=SOURCE,
    since="0.1.0",
)
def topn_average(
    cost_table: Annotated[CostTable, COST_TABLE],
    municipality: Annotated[Names, MUNICIPALITY],
    n: Annotated[int, COUNT] = 3,
    group: Annotated[Names | None, GROUP] = None,
    rank_by: Annotated[str, RANK_BY] = "total",
) -> Answer:
    benchmark = Cheapest(n, rank_by)

    def column(own: int) -> list[Cell]:
        level, missing = _level(cost_table, own, benchmark)
        return column_of(level, [worst(pair) for pair in zip(cost_table.faults, missing)])

    return answer(cost_table, municipality, group, column,
                  how=lambda own, row: _told_of_level(cost_table, own, row, benchmark))


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("What the spread is worth for one municipality's persons: at lowest, at highest, difference.",
                 "Hvad spredningen er værd for en kommunes personer: ved laveste, ved højeste, forskellen."),
    result=MONEY,
    errors=(RowCountMismatch, RowsReadTwoWays, PersonsMissing, NegativePersons, UnitCostMissing, UnknownName),
    examples=(Example("=SPREAD_VALUE({costs},{persons})",
                      [[2000, 3000, 1000], [2000, 3100, 1100], [2000, 3200, 1200], [6000, 9300, 3300]]),
              Example('=SPREAD_VALUE({costs},{persons},"Dagpenge")', [[2000, 3000, 1000]])),
    source="mploy a/s, Mere velfærd for pengene, 2019, variation i kommune X; totalen er summen af grupperne",
    since="0.1.0",
)
def spread_value(
    cost_table: Annotated[CostTable, COST_TABLE],
    persons: Annotated[Grid, PERSONS],
    group: Annotated[Names | None, GROUP] = None,
) -> Answer:
    lowest = uc.cost_spread(cost_table.costs)[:, 1]
    count, faults = _persons_faults(cost_table, lowest, persons)
    worth = sv.spread_value(cost_table.costs, count)
    columns = [_with_total(cost_table, worth[:, c], faults) for c in range(3)]
    whole: Cells = [list(row) for row in zip(*columns)]

    def how(row: int, column: int) -> Told:
        if row >= np.count_nonzero(~cost_table.is_total):
            return (telling.sum_of_groups(cost_table, worth[:, column]),)
        return (text("{heads} full-time persons.", "{heads} fuldtidspersoner.", heads=count[row]),
                *telling.spread(cost_table, row))

    return rows_asked(group, whole, lambda name: _row_with_total(cost_table, name), how)
