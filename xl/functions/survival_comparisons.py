"""Worksheet functions for two groups beside each other: is the difference more than chance?"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated, Final

import numpy as np

from pyxl_bench import restricted_mean, survival_tests
from pyxl_bench.errors import (
    ArgumentMissing,
    BeyondFollowUp,
    EmptyGroup,
    EmptyRange,
    EntryNotBeforeExit,
    NotAConfidence,
    NotADuration,
    NotAHorizon,
    NotAnEvent,
    NothingToCompare,
    NotYesOrNo,
    ShapeMismatch,
    UnknownOption,
)
from pyxl_bench.limits import Difference
from pyxl_bench.survival_counts import Counts, Ints, count
from xl.catalogue import Answer, Arg, Example, Text, worksheet_function
from xl.columns import Column, Labels, column, labels, shared_rows, told_as, yes_no_column
from xl.functions.arguments import CELL_OR_RANGE, COLUMN, NAME, NO_UNIT, OPTION_WORD, choice
from xl.functions.survival import CONFIDENCE, DURATIONS, ENTRIES, EVENTS, TIME, at_each
from xl.telling import survival as telling
from xl.telling import text

CHAPTER: Final = Text("Survival curves compared", "Sammenligning af overlevelseskurver")

TREATED: Final = Arg(yes_no_column, COLUMN, NO_UNIT, Text(
    "1 (or TRUE) took part in the effort, 0 (or FALSE) did not.",
    "1 (eller SAND) deltog i indsatsen, 0 (eller FALSK) gjorde ikke."))
COMPARE: Final = Arg(choice({"rest": ("øvrige",), "whole": ("hele",)}), OPTION_WORD, NO_UNIT, Text(
    "\"rest\": compare with those not treated. \"whole\": with the whole target group, the treated included.",
    "\"øvrige\": sammenlign med de ikke behandlede. \"hele\": med hele målgruppen, de behandlede medregnet."),
    blank_is_default=True)
DIFFERENCE: Final = Text("treated minus the others, standard error, lower, upper, p; undefined is blank",
                         "behandlede minus de andre, standardfejl, nedre, øvre, p; udefineret er tom")


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("Whether groups leave support at different rates (log-rank).",
                 "Om grupper afgår fra ydelsen med forskellig hastighed (log-rank)."),
    result=Text("chi-square, degrees of freedom, p", "chi i anden, frihedsgrader, p"),
    errors=(NothingToCompare, ShapeMismatch, EmptyRange, ArgumentMissing, NotADuration, NotAnEvent,
            EntryNotBeforeExit),
    examples=(Example("=SURVIVAL_TEST({months},{left},{cohort})", [[0, 1, 1]]),),
    source="Mantel (1966); Klein & Moeschberger, Survival Analysis (2003), afsnit 7.3 og 7.5",
    since="0.1.0",
)
def survival_test(
    durations: Annotated[Column, DURATIONS],
    events: Annotated[Column, EVENTS],
    group: Annotated[Labels, Arg(labels, COLUMN, NAME, Text(
        "The group of each person, at least two groups.", "Hver persons gruppe, mindst to grupper."))],
    strata: Annotated[Labels | None, Arg(labels, COLUMN, NAME, Text(
        "Persons are compared only with those of the same name here, such as age group. Left out: with all.",
        "Personer sammenlignes kun med dem, der har samme navn her, fx aldersgruppe. Udeladt: med alle."),
        blank_is_default=True)] = None,
    entries: Annotated[Column | None, ENTRIES] = None,
) -> Answer:
    rows = shared_rows(durations, events, group, strata, entries)
    time, left, from_ = durations.take(rows), events.take(rows), None if entries is None else entries.take(rows)
    code, groups = _codes(group, rows)
    stratum, _ = (np.zeros(rows.size, dtype=np.int64), 1) if strata is None else _codes(strata, rows)
    tables = []
    for one in np.unique(stratum):
        part = stratum == one
        with told_as(rows[part], groups="group"):
            tables.append(count(time[part], left[part], groups=code[part], group_count=groups,
                                entries=None if from_ is None else from_[part]))
    with told_as(rows, groups="group"):
        found = survival_tests.log_rank(tables)
    said = (*telling.groups(group.take(rows)), *telling.persons(durations, events, group, strata, entries))
    return Answer([[found.statistic, float(found.freedom), found.p]], said)


def _codes(given: Labels, rows: Ints) -> tuple[Ints, int]:
    """The names of the rows as numbers from 0, and how many names there are.

    Raises:
        ArgumentMissing: a row without a name.
    """
    names = given.take(rows)
    if None in names:
        raise ArgumentMissing(argument=given.argument, row=int(rows[names.index(None)]) + 1)
    number_of = {name: place for place, name in enumerate(dict.fromkeys(names))}
    return np.array([number_of[name] for name in names]), len(number_of)


def two_groups(durations: Column, events: Column, treated: Column) -> Counts:
    """The persons of a sheet as counts of two groups: 0 the others, 1 the treated."""
    rows = shared_rows(durations, events, treated)
    time, left, took_part = durations.take(rows), events.take(rows), treated.take(rows)
    neither = ~np.isin(took_part, (0.0, 1.0))
    if neither.any():
        row, value = int(rows[np.argmax(neither)]) + 1, float(took_part[np.argmax(neither)])
        raise (ArgumentMissing(argument=treated.argument, row=row) if np.isnan(value)
               else NotYesOrNo(argument=treated.argument, row=row, value=value))
    with told_as(rows, groups="treated"):
        return count(time, left, groups=took_part, group_count=2)


@contextmanager
def told_by_name() -> Iterator[None]:
    """Tell a comparison's refusals with the groups' names: the treated and the others."""
    try:
        yield
    except EmptyGroup:
        raise NothingToCompare(argument="treated") from None
    except BeyondFollowUp as error:
        others = error.facts["group"] == 0  # against the whole, only the treated are a group
        name = ("the others", "de øvrige") if others else ("the treated", "de behandlede")
        raise BeyondFollowUp.of(str(error.argument), error.value, error.facts["last"], names=name) from None


def _told(
    asked: Column, difference: Callable[[float], Difference], durations: Column, events: Column, treated: Column
) -> Answer:
    """A difference for each time asked for, with how many were treated and how many were not."""
    took_part = float(np.nansum(treated.values))
    said = text("{treated} treated, {others} not.", "{treated} behandlede, {others} andre.",
                treated=took_part, others=float(np.sum(~np.isnan(treated.values))) - took_part)

    def row(time: float) -> list[float]:
        with told_by_name():
            found = difference(time)
        return [found.estimate, found.se, found.lower, found.upper, found.p]

    return Answer(at_each(asked, 5, row), (said, *telling.persons(durations, events, treated)))


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("How much shorter or longer the treated are on support up to a horizon (difference in means).",
                 "Hvor meget kortere eller længere de behandlede er på ydelsen frem til en horisont (i gennemsnit)."),
    result=DIFFERENCE,
    errors=(NothingToCompare, BeyondFollowUp, NotAHorizon, ShapeMismatch, EmptyRange, ArgumentMissing, NotADuration,
            NotAnEvent, NotYesOrNo, UnknownOption, NotAConfidence),
    examples=(Example("=RMST_DIFFERENCE({months},{left},{treated},2)", [[0, 0, 0, 0, None]]),),
    source="Uno et al. (2014), J Clin Oncol 32; Klein & Moeschberger (2003), formel 4.5.1-4.5.2",
    since="0.1.0",
)
def rmst_difference(
    durations: Annotated[Column, DURATIONS],
    events: Annotated[Column, EVENTS],
    treated: Annotated[Column, TREATED],
    horizon: Annotated[Column, Arg(column, CELL_OR_RANGE, TIME, Text(
        "The time up to which the means count, at most the last one known in both groups; several: row by row.",
        "Den tid, gennemsnittene regnes frem til, højst den sidst kendte i begge grupper; flere: række for række."))],
    compare: Annotated[str, COMPARE] = "rest",
    confidence: Annotated[float, CONFIDENCE] = 0.95,
) -> Answer:
    counts = two_groups(durations, events, treated)
    difference = (restricted_mean.difference_from_whole if compare == "whole"
                  else restricted_mean.restricted_mean_difference)
    return _told(horizon, lambda until: difference(counts, until, confidence=confidence), durations, events, treated)


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("How much the share still on support differs at one milestone, such as month 12.",
                 "Hvor meget andelen, der fortsat er på ydelsen, afviger ved én milepæl, fx måned 12."),
    result=DIFFERENCE,
    errors=(NothingToCompare, BeyondFollowUp, ShapeMismatch, EmptyRange, ArgumentMissing, NotADuration, NotAnEvent,
            NotYesOrNo, NotAConfidence),
    examples=(Example("=MILESTONE_DIFFERENCE({months},{left},{treated},1)", [[0, 0, 0, 0, None]]),),
    source="Klein & Moeschberger, Survival Analysis (2003), afsnit 7.8",
    since="0.1.0",
)
def milestone_difference(
    durations: Annotated[Column, DURATIONS],
    events: Annotated[Column, EVENTS],
    treated: Annotated[Column, TREATED],
    month: Annotated[Column, Arg(column, CELL_OR_RANGE, TIME, Text(
        "The milestone, in the unit of the durations; several are answered row by row.",
        "Milepælen i varighedernes enhed; flere besvares række for række."))],
    confidence: Annotated[float, CONFIDENCE] = 0.95,
) -> Answer:
    counts = two_groups(durations, events, treated)

    def difference(at: float) -> Difference:
        if at < 0:
            raise NotADuration(argument="month", value=at)
        return survival_tests.milestone_difference(counts, at, confidence=confidence)

    return _told(month, difference, durations, events, treated)
