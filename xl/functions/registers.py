"""The chapter on volume and trend, continued: figures worked out from a range of spells."""

import datetime as dt
from collections.abc import Callable
from typing import Annotated, Any, Final, TypeAlias

import numpy as np

from pyxl_bench.errors import (
    ArgumentMissing,
    BenchError,
    CellHoldsError,
    ColumnMissing,
    CprNumber,
    DateOutsideWindow,
    EmptyRange,
    EndBeforeStart,
    NoBenefitWeeks,
    NobodyOnSupport,
    NotACount,
    NotADate,
    NotAWord,
    ShapeMismatch,
    UnknownBenefit,
)
from pyxl_bench.registers.count import GAP, HORIZON
from pyxl_bench.registers.exits import Window, begun, followed, present, time_so_far
from pyxl_bench.registers.line import Line, stays
from pyxl_bench.registers.stretches import Ints
from pyxl_bench.registers.volume import time_covered
from pyxl_bench.registers.weeks import date_of, day_number, sunday, week_of
from xl.answers import Names, names
from xl.catalogue import Answer, Arg, Example, Text, worksheet_function
from xl.cells import SUPPRESSED, Cell, Cells
from xl.dates import dates, day
from xl.functions.arguments import CELL_OR_RANGE, NAME, NO_UNIT, count, figure
from xl.functions.volume import CHAPTER
from xl.spells import SpellRange, spell_range
from xl.telling import text

SOURCE: Final = "jobindsats.dk; mploy a/s, Billund Kommune, maj 2019, tabel 3.4-3.16; DREAM-vejledningen (uger)"
SPELL_ERRORS: Final = (CprNumber, EmptyRange, ColumnMissing, ArgumentMissing, NotADate, NotAWord, DateOutsideWindow,
                       EndBeforeStart, UnknownBenefit, CellHoldsError)
WEEKS: Final = Text("weeks", "uger")
ONE_CELL: Final = Text("one cell", "én celle")
DATE: Final = Text("date", "dato")

Asked: TypeAlias = list[list[Any]]
"""Dates or names in the shape they were given: values, blanks and refusals."""


def dates_asked(raw: Any, argument: str) -> Asked:
    """A cell or range of dates."""
    found = dates(raw, argument)
    if np.isnan(found.values).all() and not found.faults:
        raise ArgumentMissing(argument=argument)
    return [[found.faults.get((r, c), None if np.isnan(value) else day(value)) for c, value in enumerate(row)]
            for r, row in enumerate(found.values.tolist())]


def benefit_names(raw: Any, argument: str) -> Names:
    return names(raw, argument, "benefit", "ydelse")


def weeks_or_none(raw: Any, argument: str) -> int:
    """A whole number of weeks, 0 included."""
    return 0 if figure(raw, argument) == 0 else count(raw, argument)


SPELLS: Final = Arg(spell_range, Text("table with headers", "tabel med overskrifter"), NO_UNIT, Text(
    "Spells with the header Person, Ydelse, Fra, Til; both dates are included. Overlaps are merged. No CPR numbers.",
    "Forløb med overskriften Person, Ydelse, Fra, Til; begge datoer er med. Overlap flettes. Ingen CPR-numre."))
FROM: Final = Arg(dates_asked, CELL_OR_RANGE, DATE, Text("The period's first day.", "Periodens første dag."))
TO: Final = Arg(dates_asked, CELL_OR_RANGE, DATE, Text("The period's last day.", "Periodens sidste dag."))
BENEFIT: Final = Arg(benefit_names, CELL_OR_RANGE, NAME, Text(
    "A benefit or a target group.", "En ydelse eller en målgruppe."))
OPTIONAL_BENEFIT: Final = Arg(benefit_names, CELL_OR_RANGE, NAME, Text(
    "A benefit or a target group. Left out: all public support.",
    "En ydelse eller en målgruppe. Udeladt: al offentlig forsørgelse."))


def _spread(calculate: Callable[..., Cell], **asked: Asked) -> Cells:
    """Calculate for each cell of ranges that have one shape, or are single cells, columns or rows of it.

    Raises:
        ShapeMismatch: ranges that do not cover the same rows and columns.
    """
    shapes = {name: (len(rows), max(map(len, rows))) for name, rows in asked.items()}
    height, width = (max(sizes) for sizes in zip(*shapes.values()))
    for name, shape in shapes.items():
        if any(size not in (1, full) for size, full in zip(shape, (height, width))):
            other = next(other for other, size in shapes.items() if height in size or width in size)
            raise ShapeMismatch(argument=name, height=shape[0], width=shape[1],
                                other=other, other_height=shapes[other][0], other_width=shapes[other][1])

    def cell(r: int, c: int) -> Cell:
        given = [rows[min(r, len(rows) - 1)][min(c, len(rows[0]) - 1)] for rows in asked.values()]
        for value in given:
            if value is None or isinstance(value, BenchError):
                return value
            if value == SUPPRESSED:
                return SUPPRESSED
        try:
            return calculate(*given)
        except BenchError as error:
            return error.in_row(r + 1) if height > 1 and error.argument != "spells" else error

    return [[cell(r, c) for c in range(width)] for r in range(height)]


def _in_order(first: dt.date, last: dt.date) -> None:
    if last < first:
        raise EndBeforeStart(argument="to", value=last, start=first)


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("Full-time persons: benefit days of the period over days of the period.",
                 "Fuldtidspersoner: periodens ydelsesdage delt med periodens dage."),
    result=Text("full-time persons", "fuldtidspersoner"),
    errors=(*SPELL_ERRORS, ShapeMismatch),
    examples=(Example('=FULLTIME_PERSONS({spells},"01-01-2018","28-01-2018","Dagpenge")', 1.5),),
    source=SOURCE,
    since="0.1.0",
)
def fulltime_persons(
    spells: Annotated[SpellRange, SPELLS],
    from_: Annotated[Asked, FROM],
    to: Annotated[Asked, TO],
    benefit: Annotated[Names | None, OPTIONAL_BENEFIT] = None,
) -> Answer:
    line = spells.by_day()

    def calculate(first: dt.date, last: dt.date, name: str) -> float:
        _in_order(first, last)
        days = day_number(first), day_number(last)
        return time_covered(line, spells.asked(name)[line.benefit], *days) / (days[1] - days[0] + 1)

    asked = {"from": from_, "to": to, "benefit": [["Samlet"]] if benefit is None else benefit.rows}
    return Answer(_spread(calculate, **asked), (_of_spells(spells),))


def _of_spells(spells: SpellRange) -> Text:
    """Whose spells they are, and which days they reach over."""
    first, last = date_of(int(spells.first.min())), date_of(int(spells.last.max()))
    return text("{spells} spells of {persons} persons, {first} to {last}; overlapping ones of a benefit count once.",
                "{spells} forløb for {persons} personer, {first} til {last}; overlap i samme ydelse tæller én gang.",
                spells=spells.person.size, persons=np.unique(spells.person).size,
                first=f"{first:%d-%m-%Y}", last=f"{last:%d-%m-%Y}")


class _Exits:
    """Weeks followed, and weeks still on support, of each benefit asked for."""

    def __init__(self, spells: SpellRange, horizon: int) -> None:
        self._spells, self._horizon = spells, horizon
        self._line = spells.by_week(horizon)
        self._on = self._line.cover(spells.traits.on[self._line.benefit])
        self._known: dict[str, tuple[Ints, Ints]] = {}
        self.window = _weeks_of(spells)

    def rate(self, first: dt.date, last: dt.date, name: str) -> float:
        """The exit rate of a benefit in a period."""
        _in_order(first, last)
        if name not in self._known:
            self._known[name] = self._counts(name)
        seen, still = self._known[name]
        start, stop = (max(week - self.window.first, 0) for week in (week_of(first), week_of(last) + 1))
        weeks = int(seen[start:stop].sum())
        if not weeks:
            raise NoBenefitWeeks(argument="benefit", value=name, weeks=self._horizon)
        return (weeks - int(still[start:stop].sum())) / weeks

    def _counts(self, name: str) -> tuple[Ints, Ints]:
        rows = self._spells.asked(name)[self._line.benefit]
        here = stays(self._line, np.where(rows, 0, -1), 1)
        seen, still = followed(self._line, here, self._on, 1, self.window, self._horizon)
        return seen[0], still[0]


def _weeks_of(spells: SpellRange) -> Window:
    """From the week of the first date in the data to that of the last."""
    return Window((int(spells.first.min()) + 3) // 7, (int(spells.last.max()) + 3) // 7 + 1)


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("Of all weeks on the benefit in the period, the share followed by self-support 13 weeks later.",
                 "Af alle uger på ydelsen i perioden den andel, hvor personen er selvforsørgende 13 uger senere."),
    result=Text("share", "andel"),
    errors=(*SPELL_ERRORS, NoBenefitWeeks, NotACount, ShapeMismatch),
    examples=(Example('=EXIT_RATE({spells},"01-01-2018","28-01-2018","Dagpenge",6)', 0.5),),
    source=SOURCE,
    since="0.1.0",
)
def exit_rate(
    spells: Annotated[SpellRange, SPELLS],
    from_: Annotated[Asked, FROM],
    to: Annotated[Asked, TO],
    benefit: Annotated[Names, BENEFIT],
    horizon_weeks: Annotated[int, Arg(count, ONE_CELL, WEEKS, Text(
        "How many weeks ahead to look.", "Hvor mange uger frem der ses."), blank_is_default=True)] = HORIZON,
) -> Answer:
    exits = _Exits(spells, horizon_weeks)
    last = sunday(exits.window.stop - 1 - horizon_weeks)
    return Answer(_spread(exits.rate, **{"from": from_, "to": to, "benefit": benefit.rows}), (Text(
        f"Weeks after {last:%d-%m-%Y} cannot be followed {horizon_weeks} weeks ahead and are left out.",
        f"Uger efter {last:%d-%m-%Y} kan ikke følges {horizon_weeks} uger frem og er udeladt."),))


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("Mean weeks of unbroken public support so far, of those on support in the week of a date.",
                 "Gennemsnitligt antal uger i sammenhængende forsørgelse indtil nu for dem, der er på i datoens uge."),
    result=WEEKS,
    errors=(*SPELL_ERRORS, NobodyOnSupport, NotACount),
    examples=(Example('=SUPPORT_DURATION({spells},"25-02-2018")', 2),
              Example('=SUPPORT_DURATION({spells},"25-02-2018",4)', 8)),
    source=SOURCE,
    since="0.1.0",
)
def support_duration(
    spells: Annotated[SpellRange, SPELLS],
    at: Annotated[Asked, Arg(dates_asked, CELL_OR_RANGE, DATE, Text(
        "The date; the whole of its ISO week counts.", "Datoen; hele dens uge tæller."))],
    gap_weeks: Annotated[int, Arg(weeks_or_none, ONE_CELL, WEEKS, Text(
        "Weeks without support that do not break the duration; 0 is none.",
        "Uger uden forsørgelse, som ikke afbryder varigheden; 0 er ingen."), blank_is_default=True)] = GAP,
) -> Answer:
    window = _weeks_of(spells)
    line = spells.by_week(gap_weeks)
    weeks, persons = _durations(spells, line, window, gap_weeks)

    def calculate(when: dt.date) -> float:
        place = week_of(when) - window.first
        if not (0 <= place < window.length and persons[place]):
            raise NobodyOnSupport(argument="at", value=when)
        return float(weeks[place] / persons[place])

    gaps = text("Up to {gap} weeks without support do not break a duration.",
                "Op til {gap} uger uden forsørgelse afbryder ikke en varighed.", gap=gap_weeks)
    return Answer(_spread(calculate, at=at), (gaps, _of_spells(spells)))


def _durations(spells: SpellRange, line: Line, window: Window, gap: int) -> tuple[Ints, Ints]:
    """Weeks on support so far, summed, and persons on support, week by week."""
    supported = spells.asked(None)[line.benefit]
    here = stays(line, np.where(supported, 0, -1), 1)
    since = begun(here, line.cover(supported, gap))
    return time_so_far(line, here, since, 1, window)[0], present(line, here, 1, window)[0]
