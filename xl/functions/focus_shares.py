"""The chapter on supervision: the monthly share of a focus target, from persons' spells."""

import datetime as dt
from collections.abc import Callable
from typing import Annotated, Any

import numpy as np

from pyxl_bench.errors import (
    ArgumentMissing,
    BenchError,
    DateOutsideRules,
    NegativeFigure,
    NobodySenior,
    NotACount,
    NotANumber,
)
from pyxl_bench.seniority import Course, FocusCount, Happened, focus_count
from pyxl_bench.supervision_rules import FocusTarget, SupervisionRules, rules_on
from xl.catalogue import Answer, Arg, Example, Text, worksheet_function
from xl.cells import Cell, Cells
from xl.functions.arguments import CELL_OR_RANGE, NO_UNIT, count, one_date
from xl.functions.benchmark import CHAPTER
from xl.functions.focus_targets import SHARE
from xl.functions.registers import DATE, ONE_CELL, SPELL_ERRORS, SPELLS, Asked, dates_asked
from xl.happenings import Happenings, happenings
from xl.spells import SpellRange

_DAYS = 7


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("The share of those with 12 months' seniority on support who have had enough interviews or offers.",
                 "Andelen med 12 måneders anciennitet på forsørgelse, der har fået samtaler eller tilbud nok."),
    result=SHARE,
    errors=(*SPELL_ERRORS, NobodySenior, DateOutsideRules, NotACount, NegativeFigure, NotANumber),
    examples=(Example('=FOCUS_SHARE({long_spells},{interviews},"30-09-2020")', 0.5),
              Example('=FOCUS_SHARE({long_spells},{interviews},"30-09-2020",1)', 1)),
    source="jobindsats.dk, Fokusmålinger, 26. februar 2020; STAR om COVID-19: marts-juni 2020 tæller ikke med",
    since="0.1.0",
)
def focus_share(
    spells: Annotated[SpellRange, SPELLS],
    events: Annotated[Happenings, Arg(happenings, Text("table with headers", "tabel med overskrifter"), NO_UNIT, Text(
        "Interviews or offers with the header Person, Dato. Rows with hours in a column Timer are ordinary work.",
        "Samtaler eller tilbud med overskriften Person, Dato. Rækker med tal i kolonnen Timer er ordinært arbejde."))],
    at: Annotated[Asked, Arg(dates_asked, CELL_OR_RANGE, DATE, Text(
        "The date to count on, such as the last day of a month.",
        "Den dato, der opgøres på, fx månedens sidste dag."))],
    needed: Annotated[int, Arg(count, ONE_CELL, Text("interviews or offers", "samtaler eller tilbud"), Text(
        "How many are enough: 4 interviews; 1 offer, for which 225 hours of work do instead.",
        "Hvor mange der er nok: 4 samtaler; 1 tilbud, som 225 timers arbejde kan træde i stedet for."),
        blank_is_default=True)] = 4,
    date: Annotated[dt.date | None, Arg(one_date, ONE_CELL, DATE, Text(
        "The rules in force on that date. Left out: those in force on each date of at.",
        "Reglerne på den dato. Udeladt: de regler, der gælder på hver dato i at."), blank_is_default=True)] = None,
) -> Answer:
    happened = _happened(events, spells.persons)
    courses: dict[SupervisionRules, Course] = {}
    known: dict[dt.date, FocusCount] = {}

    def cell(asked: Any, row: int | None) -> Cell:
        if not isinstance(asked, dt.date):
            return asked if asked is None or isinstance(asked, BenchError) else ArgumentMissing(argument="at", row=row)
        if asked not in known:
            rules = rules_on(date or asked)
            if rules not in courses:
                courses[rules] = _courses(spells, rules)
            known[asked] = focus_count(courses[rules], happened, asked, _target(rules, needed), rules)
        found = known[asked]
        return found.met / found.persons if found.persons else NobodySenior(argument="at", row=row, value=asked)

    out: Cells = []
    for place, line in enumerate(at, start=1):
        row = place if len(at) > 1 else None
        out.append([_refused_where_asked(cell, asked, row, date is None) for asked in line])
    return Answer(out, _said(known, needed))


def _refused_where_asked(cell: Callable[[Any, int | None], Cell], asked: Any, row: int | None, by_date: bool) -> Cell:
    """A date outside all rules spoils its own cell; a date of rules that are not known spoils all."""
    try:
        return cell(asked, row)
    except DateOutsideRules as error:
        if not by_date:
            raise
        return DateOutsideRules(argument="at", row=row, value=error.value, **error.facts)


def _courses(spells: SpellRange, rules: SupervisionRules) -> Course:
    """Each person's unbroken courses of public support."""
    gap = _DAYS * rules.gap_weeks
    line = spells.by_day(margin=gap)
    rows = spells.asked(None)[line.benefit]
    merged = line.cover(rows, gap)
    rank = line.rank_at(merged.start)
    return Course(line.persons[rank], *(line.time(edge, rank).astype("datetime64[D]")
                                        for edge in (merged.start, merged.stop)))


def _happened(events: Happenings, persons: dict[str, int]) -> Happened:
    """What happened, by the numbers of the persons in the spells; of others nothing is asked."""
    who = np.array([persons.get(person, -1) for person in events.person], dtype=np.int64)
    return Happened(who, events.day, events.hours)


def _target(rules: SupervisionRules, needed: int) -> FocusTarget:
    """The focus target that asks for so many, or one like it without another way to meet it."""
    text = f"{needed}"
    return next((target for target in rules.targets if target.events == needed),
                FocusTarget(text, text, needed, None, False))


def _said(known: dict[dt.date, FocusCount], needed: int) -> tuple[Text, ...]:
    if len(known) != 1:
        return ()
    (found,) = known.values()
    return (Text(f"{found.met} of {found.persons} persons with seniority have had at least {needed}.",
                 f"{found.met} af {found.persons} personer med anciennitet har fået mindst {needed}."),)
