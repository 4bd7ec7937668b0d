"""The chapter on unit costs."""

from typing import Annotated, Final

import numpy as np

from pyxl_bench import unit_cost as uc
from pyxl_bench.errors import (
    BenchError,
    HeaderNotAName,
    NegativePersons,
    NegativeWeight,
    NoPeers,
    NotANumber,
    PersonsMissing,
    ShapeMismatch,
    UnitCostMissing,
    UnknownName,
    WeightCountMismatch,
    WeightMissing,
    ZeroAverage,
    ZeroPersons,
    ZeroTotal,
)
from xl.answers import Names, answer, column_of, rows_asked
from xl.catalogue import Answer, Arg, Example, Text, Told, worksheet_function
from xl.cells import SUPPRESSED, Cell, Fault, Grid, cells, elementwise, grid, worst
from xl.functions.arguments import (
    CELL_OR_RANGE,
    COLUMN,
    COST_TABLE,
    FULLTIME,
    GROUP,
    MONEY,
    MONEY_PER_PERSON,
    MUNICIPALITY,
    NO_UNIT,
    OPTION_WORD,
    choice,
)
from xl.tables import CostTable
from xl.telling import by_row, each_cell, text, times, told
from xl.telling import costs as telling

CHAPTER: Final = Text("Unit costs", "Enhedsomkostninger")
SOURCE: Final = "mploy a/s, Billund Kommune, maj 2019, tabel 3.1-3.2"


def _why_no_unit_cost(expenditure: float, persons: float) -> Fault | None:
    if np.isnan(expenditure) or np.isnan(persons):
        return None
    return ZeroPersons(argument="persons") if persons == 0 else NegativePersons(argument="persons", value=persons)


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("What a full-time person costs: expenditure / full-time persons.",
                 "Hvad en fuldtidsperson koster: udgift / fuldtidspersoner."),
    result=MONEY_PER_PERSON,
    errors=(ZeroPersons, NegativePersons, NotANumber, ShapeMismatch),
    examples=(Example("=UNITCOST(3000,100)", 30), Example("=UNITCOST({spending},{persons})", [[30], [20], [60]]),
              Example("=UNITCOST(3000,0)", "#DIV/0!")),
    source=SOURCE,
    since="0.1.0",
    direct=uc.unit_cost,
)
def unitcost(
    expenditure: Annotated[Grid, Arg(grid, CELL_OR_RANGE, MONEY, Text(
        "Spending on the target group (accounts 5 and 6).", "Udgiften til målgruppen (konto 5 og 6)."))],
    persons: Annotated[Grid, Arg(grid, CELL_OR_RANGE, FULLTIME, Text(
        "Full-time persons in the group, above 0.", "Fuldtidspersoner i gruppen, over 0."))],
) -> Answer:
    ranges = {"expenditure": expenditure, "persons": persons}
    out = elementwise(uc.unit_cost, ranges, _why_no_unit_cost)
    return each_cell(out, ranges, "{expenditure} / {persons} full-time persons.",
                     "{expenditure} / {persons} fuldtidspersoner.")


def _weights(table: CostTable, given: Grid) -> Grid:
    column = given.column()
    expected = len(table.municipalities)
    if column.shape != (expected, 1):
        raise WeightCountMismatch(argument="weights", value=given.values.size, expected=expected)
    return column


def _peer_answer(table: CostTable, own: int, values: uc.Floats) -> list[Cell]:
    """A column of answers that lean on the peers, each row with what spoils it; a blank row stays blank."""
    faults = list(table.faults)
    alone = ~uc.peers(table.costs, own).any(axis=1)
    for row in np.flatnonzero(np.isnan(values) & alone):
        if not np.isnan(table.costs[row, own]):
            faults[row] = faults[row] or NoPeers(argument=table.argument, row=table.labels[row])
    return column_of(values, faults)


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("The mean unit cost of the other municipalities; simple unless weights are given.",
                 "De øvrige kommuners gennemsnitlige enhedsomkostning; simpelt, medmindre der gives vægte."),
    result=MONEY_PER_PERSON,
    errors=(UnknownName, NoPeers, WeightCountMismatch, WeightMissing, NegativeWeight, ZeroTotal),
    examples=(Example('=PEER_AVERAGE({costs},"Kommune A")', [[23], [25.75], [52], [31.5]]),
              Example('=PEER_AVERAGE({costs},"kommune a","Dagpenge",{weights})', 22.8),
              Example('=PEER_AVERAGE({costs},"Kommune X","Dagpenge")', "#N/A")),
    source="mploy a/s, Billund Kommune, maj 2019, tabel 2.1 og 3.2 (simpelt gennemsnit af de øvrige)",
    since="0.1.0",
)
def peer_average(
    cost_table: Annotated[CostTable, COST_TABLE],
    municipality: Annotated[Names, MUNICIPALITY],
    group: Annotated[Names | None, GROUP] = None,
    weights: Annotated[Grid | None, Arg(grid, COLUMN, NO_UNIT, Text(
        "One weight per municipality in the table's order; the asking municipality's is ignored.",
        "Én vægt pr. kommune i tabellens orden; den spørgende kommunes bruges ikke."))] = None,
) -> Answer:
    weight = None if weights is None else _weights(cost_table, weights)

    def column(own: int) -> list[Cell]:
        if weight is None:
            return _peer_answer(cost_table, own, uc.peer_average(cost_table.costs, own))
        if _check_weights(cost_table, weight, own) is not None:
            return [SUPPRESSED for _ in cost_table.labels]
        values = uc.peer_average(cost_table.costs, own, weight.values[:, 0])
        out = _peer_answer(cost_table, own, values)
        for row in np.flatnonzero(np.isnan(values) & ~np.isnan(cost_table.costs).all(axis=1)):
            out[row] = out[row] or ZeroTotal(argument="weights", row=cost_table.labels[row])
        return out

    def how(own: int, row: int) -> Told:
        return telling.average(cost_table, own, row, None if weight is None else weight.values[:, 0])

    return answer(cost_table, municipality, group, column, how=how)


def _check_weights(table: CostTable, weight: Grid, own: int) -> Fault | None:
    """Refuse weights that give no mean; own's is not looked at. A suppressed weight suppresses the mean."""
    fault = worst(fault for (place, _), fault in weight.faults.items() if place != own)
    if isinstance(fault, BenchError):
        raise fault
    others = np.delete(weight.values[:, 0], own)
    if (others < 0).any():
        raise NegativeWeight(argument="weights", value=float(others[others < 0][0]))
    for place, name in enumerate(table.municipalities):
        if place != own and np.isnan(weight.values[place, 0]) and (place, 0) not in weight.faults:
            raise WeightMissing(argument="weights", value=name)
    if fault is None and others.sum() == 0:
        raise ZeroTotal(argument="weights")
    return fault


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("Own unit cost minus the simple mean of the other municipalities.",
                 "Egen enhedsomkostning minus det simple gennemsnit af de øvrige kommuner."),
    result=Text("the table's money unit, or a share of the peer average",
                "tabellens pengeenhed, eller andel af de øvriges gennemsnit"),
    errors=(UnknownName, NoPeers, ZeroAverage),
    examples=(Example('=COST_DEVIATION({costs},"Kommune A")', [[7], [-5.75], [8], [0.5]]),
              Example('=COST_DEVIATION({costs},"Kommune A","Dagpenge","pct")', 7 / 23)),
    source="mploy a/s, Billund Kommune, maj 2019, tabel 2.1",
    since="0.1.0",
)
def cost_deviation(
    cost_table: Annotated[CostTable, COST_TABLE],
    municipality: Annotated[Names, MUNICIPALITY],
    group: Annotated[Names | None, GROUP] = None,
    unit: Annotated[str, Arg(choice({"kr": (), "pct": ()}), OPTION_WORD, NO_UNIT, Text(
        "\"kr\": in the table's money unit. \"pct\": relative to the peer average.",
        "\"kr\": i tabellens pengeenhed. \"pct\": i forhold til de øvriges gennemsnit."),
        blank_is_default=True)] = "kr",
) -> Answer:
    def column(own: int) -> list[Cell]:
        values = uc.cost_deviation(cost_table.costs, own, relative=unit == "pct")
        out = _peer_answer(cost_table, own, values)
        if unit == "pct":
            average = uc.peer_average(cost_table.costs, own)
            for row in np.flatnonzero((average == 0) & ~np.isnan(cost_table.costs[:, own])):
                out[row] = out[row] or ZeroAverage(argument="cost_table", row=cost_table.labels[row])
        return out

    return answer(cost_table, municipality, group, column,
                  how=lambda own, row: telling.deviation(cost_table, own, row, relative=unit == "pct"))


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("The municipality's place among all: 1 = most expensive; ties share the better place.",
                 "Kommunens placering blandt alle: 1 = dyrest; lige placeringer deler den bedste."),
    result=Text("place from 1", "placering fra 1"),
    errors=(UnknownName, HeaderNotAName),
    examples=(Example('=COST_RANK({costs},"Kommune A")', [[1], [5], [2], [2]]),
              Example('=COST_RANK({costs},"Kommune A","Samlet","low")', 3)),
    source=SOURCE,
    since="0.1.0",
)
def cost_rank(
    cost_table: Annotated[CostTable, COST_TABLE],
    municipality: Annotated[Names, MUNICIPALITY],
    group: Annotated[Names | None, GROUP] = None,
    order: Annotated[str, Arg(choice({"high": ("høj",), "low": ("lav",)}), OPTION_WORD, NO_UNIT, Text(
        "\"high\": 1 is the most expensive. \"low\": 1 is the cheapest.",
        "\"høj\": 1 er den dyreste. \"lav\": 1 er den billigste."), blank_is_default=True)] = "high",
) -> Answer:
    def column(own: int) -> list[Cell]:
        return column_of(uc.cost_rank(cost_table.costs, own, dearest_first=order == "high"), cost_table.faults)

    return answer(cost_table, municipality, group, column,
                  how=lambda own, row: telling.rank(cost_table, own, row, dearest_first=order == "high"))


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("Mean, lowest and highest unit cost of all municipalities: three columns.",
                 "Gennemsnit, laveste og højeste enhedsomkostning i alle kommuner: tre kolonner."),
    result=MONEY_PER_PERSON,
    errors=(UnknownName, HeaderNotAName),
    examples=(Example("=COST_SPREAD({costs})", [[24.4, 20, 30], [24.6, 20, 31], [53.6, 40, 64], [31.6, 28, 36]]),
              Example('=COST_SPREAD({costs},"Dagpenge")', [[24.4, 20, 30]])),
    source="mploy a/s, Mere velfærd for pengene, 2019, enhedsomkostninger i 18 kommuner",
    since="0.1.0",
)
def cost_spread(
    cost_table: Annotated[CostTable, COST_TABLE],
    group: Annotated[Names | None, GROUP] = None,
) -> Answer:
    whole = cells(uc.cost_spread(cost_table.costs))
    for row, fault in enumerate(cost_table.faults):
        if fault is not None:
            whole[row] = [fault] * 3
    return rows_asked(group, whole, cost_table.row, by_row(lambda row: telling.spread(cost_table, row)))


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("Each row's share of the total of its column; leave the total row out.",
                 "Hver rækkes andel af kolonnens sum; hold totalrækken udenfor."),
    result=Text("share 0-1", "andel 0-1"),
    errors=(ZeroTotal, NotANumber),
    examples=(Example("=SPENDING_SHARE({spending})", [[0.375], [0.25], [0.375]]),),
    source="mploy a/s, Billund Kommune, maj 2019, tabel 3.1",
    since="0.1.0",
)
def spending_share(
    expenditure: Annotated[Grid, Arg(grid, COLUMN, MONEY, Text(
        "Spending per target group, without the total row.", "Udgift pr. målgruppe, uden totalrækken."))],
) -> Answer:
    lying = expenditure.shape[0] == 1
    column = expenditure.column() if lying else expenditure
    shares = uc.spending_share(column.values)
    out = cells(shares)
    for c in range(column.shape[1]):
        fault = worst(f for (_, at), f in column.faults.items() if at == c)
        if fault is None and np.isnan(shares[:, c]).all() and not np.isnan(column.values[:, c]).all():
            fault = ZeroTotal(argument="expenditure")
        for r in range(column.shape[0]):
            own = column.faults.get((r, c))
            if own or (fault and not np.isnan(column.values[r, c])):
                out[r][c] = own or fault
    def how(r: int, c: int) -> Told:
        row, at = (c, 0) if lying else (r, c)
        return told(text("{own} of {count} rows' {total}.", "{own} ud af {count} rækkers {total}.",
                         own=column.values[row, at], count=int((~np.isnan(column.values[:, at])).sum()),
                         total=float(np.nansum(column.values[:, at]))))

    return Answer([[row[0] for row in out]] if lying else out, how=how)


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("The unit cost of several groups taken together, weighted by full-time persons.",
                 "Enhedsomkostningen for flere grupper under ét, vægtet med fuldtidspersoner."),
    result=MONEY_PER_PERSON,
    errors=(ZeroTotal, UnitCostMissing, PersonsMissing, NegativePersons, ShapeMismatch),
    examples=(Example("=COMBINE_GROUPS({unit_costs},{persons})", 32),),
    source=SOURCE,
    since="0.1.0",
)
def combine_groups(
    unit_costs: Annotated[Grid, Arg(grid, COLUMN, MONEY_PER_PERSON, Text(
        "Unit cost of each group.", "Hver gruppes enhedsomkostning."))],
    persons: Annotated[Grid, Arg(grid, COLUMN, FULLTIME, Text(
        "Full-time persons of each group, in the same order.", "Hver gruppes fuldtidspersoner i samme orden."))],
) -> Answer:
    if unit_costs.shape[0] == 1 and persons.shape[0] == 1:
        unit_costs, persons = unit_costs.column(), persons.column()
    if unit_costs.shape[0] != persons.shape[0] or persons.shape[1] not in (1, unit_costs.shape[1]):
        raise ShapeMismatch(
            argument="persons", height=persons.shape[0], width=persons.shape[1],
            other="unit_costs", other_height=unit_costs.shape[0], other_width=unit_costs.shape[1],
        )
    weight = np.broadcast_to(persons.values, unit_costs.shape)
    out = cells(uc.combined_unit_cost(unit_costs.values, weight)[np.newaxis, :])
    for c in range(unit_costs.shape[1]):
        fault = _why_not_combined(unit_costs, persons, c)
        if fault is not None:
            out[0][c] = fault

    def how(_: int, c: int) -> Told:
        pairs = [(times(cost), heads) for cost, heads in zip(unit_costs.values[:, c], weight[:, c]) if heads > 0]
        return told(text("({pairs}) added up, divided by {all} full-time persons.",
                         "({pairs}) lagt sammen, divideret med {all} fuldtidspersoner.",
                         pairs=pairs, all=float(np.nansum(weight[:, c]))))

    return Answer(out, how=how)


def _why_not_combined(unit_costs: Grid, persons: Grid, c: int) -> Fault | None:
    at = c if persons.shape[1] > 1 else 0
    fault = worst(
        fault
        for item, place in ((unit_costs, c), (persons, at))
        for (_, column), fault in item.faults.items()
        if column == place
    )
    if fault is not None:
        return fault
    for r, (cost, weight) in enumerate(zip(unit_costs.values[:, c], persons.values[:, at]), start=1):
        if weight < 0:
            return NegativePersons(argument="persons", row=r, value=weight)
        if weight > 0 and np.isnan(cost):
            return UnitCostMissing(argument="unit_costs", row=r, value=weight)
        if np.isnan(weight) and not np.isnan(cost):
            return PersonsMissing(argument="persons", row=r)
    if np.isnan(unit_costs.values[:, c]).all() and np.isnan(persons.values[:, at]).all():
        return None
    return ZeroTotal(argument="persons") if np.nansum(persons.values[:, at]) == 0 else None
