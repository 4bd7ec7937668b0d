"""The chapter on survival curves: how long persons stay on support, and where they go."""

from collections.abc import Callable
from typing import Annotated, Final

import numpy as np

from pyxl_bench import competing, restricted_mean
from pyxl_bench import survival as km
from pyxl_bench.errors import (
    ArgumentMissing,
    BenchError,
    BeyondFollowUp,
    EmptyGroup,
    EmptyRange,
    EntryNotBeforeExit,
    MedianNotReached,
    NegativeWeight,
    NotAConfidence,
    NotADuration,
    NotAHorizon,
    NotAnEvent,
    NotANumber,
    NotAVector,
    ShapeMismatch,
    UnknownName,
    UnknownOption,
    ZeroTotal,
)
from pyxl_bench.limits import Interval
from pyxl_bench.survival_counts import Counts, count
from pyxl_bench.unit_cost import Floats
from xl.catalogue import Answer, Arg, Example, Text, worksheet_function
from xl.cells import Cells, cells
from xl.columns import Column, Labels, column, label, labels, shared_rows, told_as, yes_no_column
from xl.functions.arguments import CELL_OR_RANGE, COLUMN, NAME, NO_UNIT, ONE_CELL, OPTION_WORD, choice, figure, scalar
from xl.names import find, key
from xl.telling import survival as telling

CHAPTER: Final = Text("Survival curves", "Overlevelseskurver")
KAPLAN_MEIER: Final = "Kaplan & Meier (1958), JASA 53; Greenwood (1926)"
TIME: Final = Text("months, weeks or days", "måneder, uger eller dage")

DURATIONS: Final = Arg(column, COLUMN, TIME, Text(
    "How long each person was on support, or has been so far. One row per person; wholly blank rows are dropped.",
    "Hvor længe hver person var på ydelsen eller foreløbig har været det. Én række pr. person; tomme rækker udelades."))
EVENTS: Final = Arg(yes_no_column, COLUMN, NO_UNIT, Text(
    "1 (or TRUE) has left, 0 (or FALSE) is still on support.",
    "1 (eller SAND) er afgået, 0 (eller FALSK) er fortsat på ydelsen."))
OPTIONAL_EVENTS: Final = Arg(yes_no_column, COLUMN, NO_UNIT, Text(
    "1 (or TRUE) has left, 0 (or FALSE) is still on support. Left out: all have left.",
    "1 (eller SAND) er afgået, 0 (eller FALSK) er fortsat på ydelsen. Udeladt: alle er afgået."))
TIMES: Final = Arg(column, COLUMN, TIME, Text(
    "The times to answer for. Left out: every time at which someone leaves or is last seen.",
    "De tidspunkter, der svares for. Udeladt: hvert tidspunkt, hvor nogen afgår eller sidst er set."),
    blank_is_default=True)
ENTRIES: Final = Arg(column, COLUMN, TIME, Text(
    "From when each person is followed; 0 is from the start. Left out: all from the start.",
    "Hvornår hver person følges fra; 0 er fra starten. Udeladt: alle fra starten."))
CONFIDENCE: Final = Arg(figure, ONE_CELL, Text("share", "andel"), Text(
    "Confidence of the limits, between 0 and 1.", "Grænsernes konfidensniveau, mellem 0 og 1."),
    blank_is_default=True)


def _counts(
    durations: Column, events: Column | None, entries: Column | None = None, weights: Column | None = None
) -> Counts:
    """The persons of a sheet as counts; refusals name the rows of the sheet."""
    rows = shared_rows(durations, events, entries, weights)
    time = durations.take(rows)
    left, start, weight = (None if other is None else other.take(rows) for other in (events, entries, weights))
    with told_as(rows):
        return count(time, left, entries=start, weights=weight)


def _at(times: Column) -> Floats:
    """The times asked for, without the rows that hold none.

    Raises:
        NotADuration: one is below 0.
    """
    asked = times.values[~np.isnan(times.values)]
    below = np.flatnonzero(times.values < 0)
    if below.size:
        raise NotADuration(argument=times.argument, row=int(below[0]) + 1, value=float(times.values[below[0]]))
    if not asked.size and not times.faults:
        raise EmptyRange(argument=times.argument)
    return asked


def _spread(times: Column, table: Floats) -> Cells:
    """The answers for the times asked for, each in its row; what stands instead of a time, all along its row."""
    whole = np.full((times.values.size, table.shape[1]), np.nan)
    whole[~np.isnan(times.values)] = table
    faults = {(row, place): fault for row, fault in times.faults.items() for place in range(table.shape[1])}
    return cells(whole, faults)


def at_each(asked: Column, width: int, answer: Callable[[float], list[float]]) -> Cells:
    """A row of answers for each time asked for; a refusal or a blank stands along its own row.

    Raises:
        ArgumentMissing: the only cell is blank. As ``answer`` for it.
    """
    if asked.values.size == 1:
        (value,) = asked.take(np.array([0]))
        if np.isnan(value):
            raise ArgumentMissing(argument=asked.argument)
        return cells(np.array([answer(float(value))]))
    out: Cells = []
    for row, value in enumerate(asked.values.tolist()):
        fault = asked.faults.get(row)
        try:
            found = [value] * width if np.isnan(value) else answer(value)
            out += [[fault] * width] if fault else cells(np.array([found]))
        except BenchError as error:
            out.append([error.in_row(row + 1) if error.argument == asked.argument else error] * width)
    return out


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("The share still on support, time by time, with its limits (Kaplan-Meier).",
                 "Andelen, der fortsat er på ydelsen, tid for tid, med grænser (Kaplan-Meier)."),
    result=Text("time, at risk, events, survival (share), lower, upper; undefined limits are blank",
                "tid, i risiko, afgange, overlevelse (andel), nedre, øvre; udefinerede grænser er tomme"),
    errors=(ShapeMismatch, EmptyRange, NotAVector, ArgumentMissing, NotANumber, NotADuration, NotAnEvent,
            EntryNotBeforeExit, NegativeWeight, ZeroTotal, NotAConfidence, UnknownOption),
    examples=(Example('=SURVIVAL({months},{left},2,,,0.9999,"plain")', [[2, 4, 2, 0.5, 0, 1]]),),
    source=f"{KAPLAN_MEIER}; Kalbfleisch & Prentice (2002), afsnit 1.4",
    since="0.1.0",
)
def survival(
    durations: Annotated[Column, DURATIONS],
    events: Annotated[Column | None, OPTIONAL_EVENTS] = None,
    times: Annotated[Column | None, TIMES] = None,
    entries: Annotated[Column | None, ENTRIES] = None,
    weights: Annotated[Column | None, Arg(column, COLUMN, NO_UNIT, Text(
        "How much each row counts. Whole numbers count persons, others are sampling weights. Left out: 1.",
        "Hvor meget hver række tæller. Hele tal tæller personer, andre er stikprøvevægte. Udeladt: 1."))] = None,
    confidence: Annotated[float, CONFIDENCE] = 0.95,
    interval: Annotated[Interval, Arg(choice({"plain": (), "log": (), "log-log": ()}), OPTION_WORD, NO_UNIT, Text(
        'The scale the limits are symmetric on: "plain", "log" or "log-log".',
        'Den skala, grænserne er symmetriske på: "plain", "log" eller "log-log".'),
        blank_is_default=True)] = "log-log",
) -> Answer:
    counts = _counts(durations, events, entries, weights)
    asked = None if times is None else _at(times)
    try:
        curve = (km.kaplan_meier(counts, confidence, interval) if asked is None
                 else km.at_times(counts, asked, confidence, interval))
    except EmptyGroup:
        raise ZeroTotal(argument="weights") from None
    table = np.column_stack([curve.time, curve.at_risk, curve.events, curve.survival, curve.lower, curve.upper])
    said = (*telling.persons(durations, events, entries, weights=weights), telling.limits(confidence, interval))
    return Answer(cells(table) if times is None else _spread(times, table), said)


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("The time by which half have left support.", "Den tid, hvor halvdelen er afgået fra ydelsen."),
    result=TIME,
    errors=(MedianNotReached, ShapeMismatch, EmptyRange, ArgumentMissing, NotADuration, NotAnEvent),
    examples=(Example("=MEDIAN_DURATION({months},{left})", 4),),
    source=KAPLAN_MEIER,
    since="0.1.0",
)
def median_duration(
    durations: Annotated[Column, DURATIONS],
    events: Annotated[Column | None, OPTIONAL_EVENTS] = None,
) -> Answer:
    curve = km.kaplan_meier(_counts(durations, events))
    median = km.median(curve)[0]
    if np.isnan(median):
        raise MedianNotReached(argument="durations", last=float(curve.time[-1]))
    return Answer([[median]], telling.persons(durations, events))


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("Mean time on support up to a horizon, and its standard error.",
                 "Gennemsnitlig tid på ydelsen frem til en horisont og dens standardfejl."),
    result=Text("mean and standard error, in the unit of the durations",
                "gennemsnit og standardfejl i varighedernes enhed"),
    errors=(BeyondFollowUp, NotAHorizon, ShapeMismatch, EmptyRange, ArgumentMissing, NotADuration, NotAnEvent),
    examples=(Example("=RMST({months},{left},6)", [[4, 1]]),),
    source="Klein & Moeschberger, Survival Analysis (2003), formel 4.5.1-4.5.2",
    since="0.1.0",
)
def rmst(
    durations: Annotated[Column, DURATIONS],
    events: Annotated[Column, EVENTS],
    horizon: Annotated[Column, Arg(column, CELL_OR_RANGE, TIME, Text(
        "The time up to which the mean counts, at most the last one known; several are answered row by row.",
        "Den tid, gennemsnittet regnes frem til, højst den sidst kendte; flere besvares række for række."))],
) -> Answer:
    counts = _counts(durations, events)

    def mean(until: float) -> list[float]:
        found = restricted_mean.restricted_mean(counts, until)
        return [float(found.mean[0]), float(found.se[0])]

    return Answer(at_each(horizon, 2, mean), telling.persons(durations, events))


def _cause(raw: object, argument: str) -> str:
    """The name or number of an exit."""
    name = label(scalar(raw, argument))
    if name is None:
        raise ArgumentMissing(argument=argument)
    return name


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("The share that has left for one kind of exit, with its limits (Aalen-Johansen).",
                 "Andelen, der er afgået til én slags afgang, med grænser (Aalen-Johansen)."),
    result=Text("time, incidence (share), lower, upper; undefined limits are blank",
                "tid, incidens (andel), nedre, øvre; udefinerede grænser er tomme"),
    errors=(UnknownName, ShapeMismatch, EmptyRange, ArgumentMissing, NotADuration),
    examples=(Example("=CUMULATIVE_INCIDENCE({months},{left},1,6)", [[6, 1, 1, 1]]),),
    source="Aalen & Johansen (1978), Scand J Statist 5",
    since="0.1.0",
)
def cumulative_incidence(
    durations: Annotated[Column, DURATIONS],
    causes: Annotated[Labels, Arg(labels, COLUMN, NAME, Text(
        "What each person left for: a name or a number. Blank or 0 is still on support.",
        "Hvad hver person afgik til: et navn eller et tal. Tom eller 0 er fortsat på ydelsen."))],
    cause: Annotated[str, Arg(_cause, ONE_CELL, NAME, Text(
        "The kind of exit asked for, as causes has it.", "Den afgang, der spørges om, som den står i causes."))],
    times: Annotated[Column | None, TIMES] = None,
) -> Answer:
    rows = shared_rows(durations, causes)
    time = durations.take(rows)
    names = [None if name is None or key(name) == "0" else name for name in causes.take(rows)]
    known = [name for name in dict.fromkeys(names) if name is not None]
    asked = None if times is None else _at(times)
    wanted = find(cause, known, "cause") + 1
    code: dict[str | None, int] = {name: place for place, name in enumerate(known, start=1)}
    with told_as(rows, events="causes"):
        counts = count(time, np.array([code.get(name, 0) for name in names]), causes=len(known))
        found = competing.aalen_johansen(counts) if asked is None else competing.incidence_at(counts, asked)
    table = np.column_stack([found.time, *(part[:, wanted] for part in (found.share, found.lower, found.upper))])
    said = telling.exits(names, known[wanted - 1])
    return Answer(cells(table) if times is None else _spread(times, table), said)
