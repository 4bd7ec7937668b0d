"""Worksheet functions for what a treated group saves, from two curves or from the persons themselves."""

import datetime as dt
from typing import Annotated, Final

import numpy as np

from pyxl_bench import cohort_savings as cohorts
from pyxl_bench import investment as inv
from pyxl_bench.errors import (
    ArgumentMissing,
    CurveEndsEarly,
    CurveNotFromOne,
    CurveRises,
    DateOutsideRules,
    EmptyRange,
    MonthsNotAscending,
    MonthsRunOut,
    NegativePersons,
    NotAConfidence,
    NotACount,
    NotADuration,
    NotAnEvent,
    NotAShare,
    NotAWeek,
    NothingToCompare,
    NotTwoColumns,
    NotYesOrNo,
    ShapeMismatch,
    TooManyRows,
    UnknownOption,
)
from pyxl_bench.refusion import municipal_share_by_month
from pyxl_bench.unit_cost import Floats
from xl.catalogue import Answer, Arg, Example, Text, worksheet_function
from xl.cells import Cells, Fault, cells, worst
from xl.columns import Column, Pairs, column, pairs, refusal, told_as
from xl.functions.arguments import CELL_OR_RANGE, COLUMN, FULLTIME, NO_UNIT, ONE_CELL, count, figure, one_date
from xl.functions.survival import CONFIDENCE, DURATIONS, EVENTS
from xl.functions.survival_comparisons import COMPARE, TREATED, told_by_name, two_groups

CHAPTER: Final = Text("What a treated group saves", "Hvad en indsats sparer")
NORDDJURS: Final = "Norddjurs Kommune, Udmøntning af investeringsstrategier 2020-2023, 5. november 2019"
TWO_COLUMNS: Final = Text("two columns", "to kolonner")
COST: Final = Text("kr. per full-time person and month", "kr. pr. fuldtidsperson og måned")
MOST_ROWS: Final = 1_048_576
"""As many as a sheet has."""

DESCRIPTIVE: Final = Text(
    "Descriptive: the treated were chosen, so the difference is not proof of an effect.",
    "Beskrivende: de behandlede er udvalgt, så forskellen er ikke bevis for en effekt.",
)
TREATED_IN_BOTH: Final = Text(
    "The target group compared with includes the treated: the difference is smaller than against the rest.",
    "Målgruppen, der sammenlignes med, omfatter de behandlede: forskellen er mindre end mod de øvrige.",
)
DIFFERENT_PERSONS: Final = Text(
    "The limits hold when nobody is in both curves.",
    "Grænserne gælder, når ingen indgår i begge kurver.",
)

TO: Final = Arg(count, ONE_CELL, Text("month", "måned"), Text(
    "The last month to answer for. Left out: the last month of the curves.",
    "Den sidste måned, der svares for. Udeladt: kurvernes sidste måned."), blank_is_default=True)
MONTHLY_COST: Final = Arg(column, CELL_OR_RANGE, COST, Text(
    "One amount, or one per month from month 1.", "Ét beløb eller ét pr. måned fra måned 1."))
WEEKS_BEFORE: Final = Arg(figure, ONE_CELL, Text("weeks", "uger"), Text(
    "Weeks on support at the start: monthly_cost is then the whole benefit, counted net of refusion. "
    "Left out: the cost as it stands.",
    "Uger på ydelsen ved starten: monthly_cost er da hele ydelsen og regnes netto efter refusion. "
    "Udeladt: beløbet, som det står."), blank_is_default=True)
RULES_DATE: Final = Arg(one_date, ONE_CELL, Text("date", "dato"), Text(
    "The refusion rules in force on that date. Left out: the newest.",
    "Refusionsreglerne på den dato. Udeladt: de nyeste."), blank_is_default=True)


def _curve_help(en: str, da: str) -> Text:
    return Text(f"{en}: month from 0, and the share still on support (1 in month 0; blank: not observed yet).",
                f"{da}: måned fra 0 og andelen, der fortsat er på ydelsen (1 i måned 0; tom: endnu ikke observeret).")


def _share_curve(given: Pairs, at_risk: Column | None) -> inv.ShareCurve:
    """A curve whose shares with a fault stand as the share before, until the fault is told in the answer.

    Raises:
        BenchError: the first share, or a number at risk, has a fault.
        ShapeMismatch: not as many numbers at risk as the curve has rows.
    """
    share = given.second.copy()
    for place in sorted(given.faults):
        if place == 0:
            raise refusal(given.faults[0], given.argument, int(given.rows[0]) + 1)
        share[place] = share[place - 1]
    if at_risk is None:
        return inv.ShareCurve(given.first, share)
    if at_risk.values.size <= given.rows[-1]:
        raise ShapeMismatch(argument=at_risk.argument, height=at_risk.values.size, width=1, other=given.argument,
                            other_height=int(given.rows[-1]) + 1, other_width=2)
    return inv.ShareCurve(given.first, share, at_risk.take(given.rows))


def _faults_at(given: Pairs, months: Floats) -> list[Fault | None]:
    """Per month of the answer why its share is not known; beyond the last row a curve is silent instead."""
    at = np.searchsorted(given.first, months, side="right") - 1
    return [given.faults.get(int(place)) if month <= given.first[-1] else None for place, month in zip(at, months)]


def _costs(given: Column) -> Floats | float:
    """The cost of a month: one amount, or one per month; blanks stay.

    Raises:
        ArgumentMissing: there is none at all.
    """
    if not given.filled.any():
        raise ArgumentMissing(argument=given.argument)
    if given.values.size == 1:
        return float(given.take(np.array([0]))[0])
    return given.values


def _net(cost: Floats | float, months: int, weeks_before: float | None, date: dt.date | None) -> Floats | float:
    """What the municipality pays itself of the cost in each month, where that is asked for."""
    if weeks_before is None:
        return cost
    shares = municipal_share_by_month(months, weeks_before, date)
    return shares * (cost if isinstance(cost, float) else cost[:months])


def _at_risk(curve: str) -> Arg:
    return Arg(column, COLUMN, Text("persons", "personer"), Text(
        f"How many were followed when each share of {curve} was found, row by row, for limits. Left out: no limits.",
        f"Hvor mange der fulgtes ved hver andel i {curve}, række for række, til grænserne. Udeladt: ingen grænser."),
        blank_is_default=True)


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("What a treated group saves against a base curve, month by month. Saving is negative.",
                 "Hvad en behandlet gruppe sparer i forhold til en basiskurve, pr. måned. Besparelse er negativ."),
    result=Text("month, avoided full-time months, change in spending, cumulative - and with numbers at risk its lower "
                "and upper limit; months not observed are blank",
                "måned, sparede fuldtidsmåneder, ændring i udgift, akkumuleret - og med antal i risiko dens nedre og "
                "øvre grænse; ikke observerede måneder er tomme"),
    errors=(CurveEndsEarly, CurveNotFromOne, CurveRises, NotAShare, MonthsNotAscending, NotTwoColumns, ShapeMismatch,
            EmptyRange, ArgumentMissing, NegativePersons, NotACount, MonthsRunOut, TooManyRows, NotAWeek,
            DateOutsideRules, NotAConfidence),
    examples=(Example("=SURVIVAL_SAVINGS({base_curve},{treated_curve},10,1000)",
                      [[1, 0, 0, 0], [2, 1, -1000, -1000], [3, 2, -2000, -3000]]),
              Example("=SURVIVAL_SAVINGS({base_curve},{treated_curve},10,1000,3,52)",
                      [[1, 0, 0, 0], [2, 1, -800, -800], [3, 2, -1600, -2400]])),
    source=NORDDJURS,
    since="0.1.0",
)
def survival_savings(
    base_curve: Annotated[Pairs, Arg(pairs, TWO_COLUMNS, NO_UNIT, _curve_help(
        "The curve to compare with", "Kurven, der sammenlignes med"))],
    treated_curve: Annotated[Pairs, Arg(pairs, TWO_COLUMNS, NO_UNIT, _curve_help(
        "The treated group's curve", "Den behandlede gruppes kurve"))],
    persons: Annotated[float, Arg(figure, ONE_CELL, FULLTIME, Text(
        "Treated full-time persons at the start.", "Behandlede fuldtidspersoner ved starten."))],
    monthly_cost: Annotated[Column, MONTHLY_COST],
    to: Annotated[int | None, TO] = None,
    weeks_before: Annotated[float | None, WEEKS_BEFORE] = None,
    date: Annotated[dt.date | None, RULES_DATE] = None,
    base_at_risk: Annotated[Column | None, _at_risk("base_curve")] = None,
    treated_at_risk: Annotated[Column | None, _at_risk("treated_curve")] = None,
    confidence: Annotated[float, CONFIDENCE] = 0.95,
) -> Answer:
    for name, given_, other in (("base_at_risk", base_at_risk, treated_at_risk),
                                ("treated_at_risk", treated_at_risk, base_at_risk)):
        if given_ is None and other is not None:
            raise ArgumentMissing(argument=name)
    sides = ((base_curve, base_at_risk), (treated_curve, treated_at_risk))
    base, treated = (_share_curve(*side) for side in sides)
    for own, curve, beside, against in ((base_curve, base, treated_curve, treated),
                                        (treated_curve, treated, base_curve, base)):
        with told_as(own.rows):
            curve.check_length(against, own.argument, beside.argument)
            curve.check(own.argument)
    last = to or int(max(base.month.max(), treated.month.max()))
    if last > MOST_ROWS:
        raise TooManyRows(argument="to", value=float(last))
    cost = _net(_costs(monthly_cost), last, weeks_before, date)
    with told_as(base_curve.rows):
        found = inv.survival_savings(base, treated, persons, cost, to, confidence)
    columns = [found.month, found.avoided, found.change, found.cumulative]
    if base_at_risk is not None:
        columns += [found.lower, found.upper]
    out: Cells = cells(np.column_stack(columns))
    shares = [worst(pair) for pair in zip(*(_faults_at(given, found.month - 1) for given, _ in sides))]
    _spoil(out, shares, monthly_cost)
    notes = _said(found.silent_from)
    return Answer(out, notes if base_at_risk is None else (*notes, DIFFERENT_PERSONS))


def _spoil(out: Cells, share_faults: list[Fault | None], monthly_cost: Column) -> None:
    """Put what is the matter with a month's share or cost in its row, and in all sums from there on."""
    spoiled: Fault | None = None
    for row, (line, share_fault) in enumerate(zip(out, share_faults)):
        cost_fault: Fault | None = None
        if monthly_cost.values.size > 1:
            cost_fault = monthly_cost.faults.get(row)
            if cost_fault is None and np.isnan(monthly_cost.values[row]) and line[1] is not None:
                cost_fault = ArgumentMissing(argument="monthly_cost", row=row + 1)
        if line[1] is None:
            continue
        spoiled = worst([spoiled, share_fault, cost_fault])
        line[1:] = [share_fault or line[1], worst([share_fault, cost_fault]) or line[2],
                    *(spoiled or cell for cell in line[3:])]


def _said(silent_from: float) -> tuple[Text, ...]:
    if np.isnan(silent_from):
        return (DESCRIPTIVE,)
    month = int(silent_from)
    return (Text(f"Silent from month {month}: not observed yet.",
                 f"Tavs fra måned {month}: endnu ikke observeret."), DESCRIPTIVE)


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("What a treated cohort has saved so far against the untreated rest or its whole target group, from "
                 "the persons themselves, with limits. Saving is negative.",
                 "Hvad en behandlet gruppe foreløbig har sparet mod de øvrige eller hele målgruppen, regnet af "
                 "personerne selv, med grænser. Besparelse er negativ."),
    result=Text("month since start, avoided full-time months, change in spending, cumulative, its lower and upper "
                "limit; months not followed through yet are blank",
                "måned siden start, sparede fuldtidsmåneder, ændring i udgift, akkumuleret, dens nedre og øvre grænse; "
                "måneder, der ikke er fulgt til ende, er tomme"),
    errors=(ShapeMismatch, EmptyRange, ArgumentMissing, NotADuration, NotAnEvent, NotYesOrNo, NothingToCompare,
            NegativePersons,
            NotACount, MonthsRunOut, TooManyRows, UnknownOption, NotAWeek, DateOutsideRules, NotAConfidence),
    examples=(Example("=COHORT_SAVINGS({months},{left},{treated},10,1000,1)", [[1, 0, 0, 0, 0, 0]]),),
    source=f"{NORDDJURS}; Klein & Moeschberger, Survival Analysis (2003), formel 4.5.1-4.5.2",
    since="0.1.0",
)
def cohort_savings(
    durations: Annotated[Column, DURATIONS],
    events: Annotated[Column, EVENTS],
    treated: Annotated[Column, TREATED],
    persons: Annotated[Column, Arg(column, CELL_OR_RANGE, FULLTIME, Text(
        "Treated full-time persons; one number, or per month since start how many have come that far.",
        "Behandlede fuldtidspersoner; ét tal eller pr. måned siden start, hvor mange der er nået så langt."))],
    monthly_cost: Annotated[Column, MONTHLY_COST],
    to: Annotated[int | None, TO] = None,
    compare: Annotated[str, COMPARE] = "rest",
    weeks_before: Annotated[float | None, WEEKS_BEFORE] = None,
    date: Annotated[dt.date | None, RULES_DATE] = None,
    confidence: Annotated[float, CONFIDENCE] = 0.95,
) -> Answer:
    counts = two_groups(durations, events, treated)
    whole = compare == "whole"
    with told_by_name():
        followed = cohorts.months_followed(counts, whole=whole)
    last = to or max(int(min(followed, float(counts.time.max()))), 1)
    if last > MOST_ROWS:
        raise TooManyRows(argument="to", value=float(last))
    came, cost = _each_month(persons, last), _each_month(monthly_cost, last)
    found = cohorts.cohort_savings(counts, came, _net(cost, last, weeks_before, date), last,
                                   whole=whole, confidence=confidence)
    notes = _said(found.silent_from)
    table = [found.month, found.avoided, found.change, found.cumulative, found.lower, found.upper]
    return Answer(cells(np.column_stack(table)), (*notes, TREATED_IN_BOTH) if whole else notes)


def _each_month(given: Column, months: int) -> Floats | float:
    """One number, or the numbers of the months asked for, all of which must be there."""
    if given.values.size == 1:
        return _costs(given)
    kept = given.take(np.arange(min(months, given.values.size)))
    blank = np.isnan(kept)
    if blank.any():
        raise ArgumentMissing(argument=given.argument, row=int(np.argmax(blank)) + 1)
    return kept
