"""The chapter on following an investment: what it saves, and whether it is paid back."""

import datetime as dt
from functools import cache
from typing import Annotated, Final

import numpy as np

from pyxl_bench import investment as inv
from pyxl_bench import price_level as pl
from pyxl_bench import refusion
from pyxl_bench.errors import (
    ArgumentMissing,
    DateOutsideRules,
    DuplicateName,
    EmptyRange,
    NotACount,
    NotADate,
    NotADiscountRate,
    NotANumber,
    NotAPriceChange,
    NotAWeek,
    NotTwoColumns,
    PriceChangeIsAShare,
    ShapeMismatch,
    YearNotInIndex,
    ZeroTotal,
)
from xl.catalogue import Answer, Arg, Example, Text, Told, worksheet_function
from xl.cell_by_cell import cell_by_cell
from xl.cells import Cell, Fault, Grid, grid, worst
from xl.columns import Column, Pairs, column, percent_pairs, refusal, shared_rows, told_as
from xl.dates import dates, day
from xl.functions.arguments import CELL_OR_RANGE, COLUMN, MONEY, ONE_CELL, figure
from xl.functions.survival_savings import NORDDJURS, TWO_COLUMNS
from xl.telling import investments as telling

CHAPTER: Final = Text("Investment follow-up", "Investeringsopfølgning")
YEAR: Final = Text("year", "år")
WEEK: Final = Text("week of support", "ydelsesuge")


def _running(values: list[Cell], faults: list[Fault | None]) -> list[Cell]:
    """Running sums, spoiled from the first fault on."""
    spoiled: Fault | None = None
    out: list[Cell] = []
    for value, fault in zip(values, faults):
        spoiled = worst([spoiled, fault])
        out.append(value if spoiled is None else spoiled)
    return out


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("An investment against its savings, year by year; then the year in which it is paid back.",
                 "En investering mod dens besparelser, år for år; derefter det år, den er tilbagebetalt."),
    result=Text("per year: net, cumulative, discounted cumulative; last row: payback year from 1, blank when never",
                "pr. år: netto, akkumuleret, diskonteret akkumuleret; sidst: tilbagebetalingsår, tom hvis aldrig"),
    errors=(ShapeMismatch, EmptyRange, ArgumentMissing, NotANumber, NotADiscountRate),
    examples=(Example("=INVESTMENT_CASE({invested},{saved},0.25)",
                      [[60, 60, 60], [-40, 20, 28], [-40, -20, 2.4], [3, None, None]]),),
    source=NORDDJURS,
    since="0.1.0",
)
def investment_case(
    investment: Annotated[Column, Arg(column, COLUMN, MONEY, Text(
        "Spending on the effort per year, positive; 0 in a year without.",
        "Udgift til indsatsen pr. år, positiv; 0 i et år uden."))],
    savings: Annotated[Column, Arg(column, COLUMN, MONEY, Text(
        "Change in spending per year; negative when money is saved.",
        "Ændring i udgiften pr. år; negativ, når der spares."))],
    discount: Annotated[float, Arg(figure, ONE_CELL, Text("share per year", "andel pr. år"), Text(
        "Discount rate, such as 0.04; the first year is not discounted.",
        "Kalkulationsrente, fx 0,04; det første år diskonteres ikke."), blank_is_default=True)] = 0,
) -> Answer:
    years = np.arange(shared_rows(investment, savings)[-1] + 1)  # blank years below the last one are none
    faults = [worst([_year_fault(investment, year), _year_fault(savings, year)]) for year in years.tolist()]
    spent, saved = (np.where(np.isnan(part.values[years]), 0.0, part.values[years]) for part in (investment, savings))
    found = inv.investment_case(spent, saved, discount)
    net: list[Cell] = [fault or value for value, fault in zip(found.net.tolist(), faults)]
    table = [net, _running(found.cumulative.tolist(), faults), _running(found.discounted.tolist(), faults)]
    payback: Cell = None if np.isnan(found.payback) else found.payback
    known = next((year for year, fault in enumerate(faults) if fault is not None), years.size)
    if known < years.size and not found.payback <= known:
        payback = worst(faults)
    return Answer([*map(list, zip(*table)), [payback, None, None]],
                  how=lambda row, column: telling.year(spent, saved, discount, row, column))


def _year_fault(given: Column, year: int) -> Fault | None:
    """Why a year has no amount."""
    if year in given.faults or not np.isnan(given.values[year]):
        return given.faults.get(year)
    return ArgumentMissing(argument=given.argument, row=year + 1)


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("Budget against realised to date; periods with blank realised are not counted.",
                 "Budget mod realiseret til dato; perioder uden realiseret beløb tælles ikke med."),
    result=Text("budget to date, realised to date, difference, share realised",
                "budget til dato, realiseret til dato, forskel, andel realiseret"),
    errors=(ShapeMismatch, EmptyRange, ArgumentMissing, NotANumber, ZeroTotal),
    examples=(Example("=FOLLOW_UP({budget},{realised})", [[200, 210, 10, 1.05]]),),
    source=NORDDJURS,
    since="0.1.0",
)
def follow_up(
    budget: Annotated[Column, Arg(column, COLUMN, MONEY, Text(
        "Budget per period.", "Budget pr. periode."))],
    realised: Annotated[Column, Arg(column, COLUMN, MONEY, Text(
        "Realised per period; blank until it is settled.", "Realiseret pr. periode; tom, indtil den er opgjort."))],
) -> Answer:
    shared_rows(budget, realised)
    settled = realised.filled
    planned_fault = worst(fault for row, fault in sorted(budget.faults.items()) if settled[row])
    spent_fault = worst(fault for _, fault in sorted(realised.faults.items()))
    planned, spent = budget.values.copy(), realised.values.copy()
    for part, given in ((planned, budget), (spent, realised)):
        part[list(given.faults)] = 0.0
    found = inv.follow_up(planned, spent)
    both = worst([planned_fault, spent_fault])
    share: Cell = found.share
    if np.isnan(found.share):
        share = ZeroTotal(argument="budget") if settled.any() else None
    return Answer(
        [[planned_fault or found.budget, spent_fault or found.realised, both or found.difference, both or share]],
        (telling.settled(spent, int(settled.sum())),))


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("The municipality's own mean share of a benefit between two weeks of support, after refusion.",
                 "Kommunens egen gennemsnitlige andel af en ydelse mellem to ydelsesuger, efter refusion."),
    result=Text("share, 0-1", "andel, 0-1"),
    errors=(NotAWeek, DateOutsideRules, NotADate, ArgumentMissing, NotANumber, ShapeMismatch),
    examples=(Example("=MUNICIPAL_SHARE(53,104)", 0.8), Example("=MUNICIPAL_SHARE(1,8)", 0.4)),
    source="Lov nr. 994 af 30. august 2015, § 5 og § 29: 80/40/30/20 pct. i uge 1-4, 5-26, 27-52 og derefter",
    since="0.1.0",
)
def municipal_share(
    from_week: Annotated[Grid, Arg(grid, CELL_OR_RANGE, WEEK, Text(
        "The first week, from 1.", "Den første uge, fra 1."))],
    to_week: Annotated[Grid, Arg(grid, CELL_OR_RANGE, WEEK, Text(
        "The last week, included.", "Den sidste uge, inklusive."))],
    date: Annotated[Grid | None, Arg(dates, CELL_OR_RANGE, Text("date", "dato"), Text(
        "The rules in force on that date. Left out: the newest.", "Reglerne på den dato. Udeladt: de nyeste."),
        blank_is_default=True)] = None,
) -> Answer:
    def share(first: float, last: float, on: float) -> float:
        return refusion.municipal_share(first, last, _day(on))

    def bands(first: float, last: float, on: float) -> Told:
        return telling.bands(refusion.rules_on(_day(on)), first, last)

    on = Grid(np.array([[np.nan]])) if date is None else date
    return cell_by_cell(share, {"from_week": from_week, "to_week": to_week, "date": on}, bands,
                        leads="from_week", optional=("date",))


def _day(value: float) -> dt.date | None:
    return None if np.isnan(value) else day(value)


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("An amount in another year's price level.", "Et beløb i et andet års pris- og lønniveau."),
    result=Text("amounts in the same money unit, in the shape of amount",
                "beløb i samme pengeenhed og samme form som amount"),
    errors=(YearNotInIndex, NotAPriceChange, PriceChangeIsAShare, DuplicateName, NotTwoColumns, EmptyRange,
            ArgumentMissing, NotACount, NotANumber, ShapeMismatch),
    examples=(Example("=PRICE_LEVEL(1000,2018,2020,{price_index})", 1320),
              Example("=PRICE_LEVEL(1320,2020,2018,{price_index})", 1000)),
    source="Pris- og lønskøn (p/l) år for år; indekset er kommunens eget",
    since="0.1.0",
)
def price_level(
    amount: Annotated[Grid, Arg(grid, CELL_OR_RANGE, MONEY, Text("The amounts.", "Beløbene."))],
    from_year: Annotated[Grid, Arg(grid, CELL_OR_RANGE, YEAR, Text(
        "The year whose price level the amount is in.", "Det år, hvis prisniveau beløbet er i."))],
    to_year: Annotated[Grid, Arg(grid, CELL_OR_RANGE, YEAR, Text(
        "The year whose price level is wanted.", "Det år, hvis prisniveau ønskes."))],
    index: Annotated[Pairs, Arg(percent_pairs, TWO_COLUMNS, Text("per cent", "pct."), Text(
        "Year, and the change in wages and prices into that year in per cent, such as 2.1.",
        "År og pris- og lønændringen til det år i pct., fx 2,1."))],
) -> Answer:
    @cache
    def factor(first: float, last: float) -> float:
        for argument, year in (("from_year", first), ("to_year", last)):
            if year < 1 or year != int(year):
                raise NotACount(argument=argument, value=year)
        for place, fault in index.faults.items():
            if min(first, last) < index.first[place] <= max(first, last):
                raise refusal(fault, "index", int(index.rows[place]) + 1)
        with told_as(index.rows):
            return pl.price_factor(int(first), int(last), index.first, index.second)

    def carried(money: float, first: float, last: float) -> float:
        return money * factor(first, last)

    def changes(_: float, first: float, last: float) -> Told:
        return (telling.price_changes(int(first), int(last), index.first, index.second, factor(first, last)),)

    return cell_by_cell(carried, {"amount": amount, "from_year": from_year, "to_year": to_year}, changes,
                        leads="amount")
