"""The chapter on supervision: what must the rest of the year look like?"""

from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, Final, NamedTuple

import numpy as np

from pyxl_bench import focus_targets as ft
from pyxl_bench.errors import (
    ArgumentMissing,
    EmptyRange,
    MonthMissing,
    MonthsNotAscending,
    NotACalendarYear,
    NotADate,
    NotANumber,
    NotAShare,
    ShapeMismatch,
    TooFewMonths,
    YearIsOver,
)
from pyxl_bench.unit_cost import Floats
from xl.catalogue import Answer, Arg, Example, Text, Told, worksheet_function
from xl.cells import Cells, Fault, Grid
from xl.columns import refusal
from xl.dates import dates, day
from xl.functions.arguments import figure, shares
from xl.functions.benchmark import BALLERUP, CHAPTER
from xl.telling import text

SHARE: Final = Text("share, 0-1", "andel, 0-1")

MONTHLY_SHARES: Final = Arg(shares(1), Text("range", "område"), SHARE, Text(
    "The monthly shares of one focus target: a row per municipality (or one column), months in order.",
    "De månedlige andele for ét fokusmål: en række pr. kommune (eller én kolonne), måneder i orden."))


def _months_arg(without_en: str, without_da: str) -> Arg:
    return Arg(dates, Text("row or column", "række eller kolonne"), Text("dates", "datoer"), Text(
        f"A date in each month; then every month has an answer. Left out: {without_en}.",
        f"En dato i hver måned; så får hver måned et svar. Udeladt: {without_da}."), blank_is_default=True)


class _Series(NamedTuple):
    """Monthly shares, municipalities down the rows, and where they came from."""

    shares: Floats
    faults: dict[tuple[int, int], Fault]
    months: ft.Months
    standing: bool  # the months stood below each other


def _series(given: Grid, months: Grid | None) -> _Series:
    """Raises:
        EmptyRange, ShapeMismatch, MonthsNotAscending, and whatever a date is refused for.
    """
    standing = given.shape[1] == 1
    values = given.values.T if standing else given.values
    faults = {(c, r) if standing else (r, c): fault for (r, c), fault in given.faults.items()}
    count = values.shape[1]
    return _Series(values, faults, np.arange(count) if months is None else _calendar(months, count, given), standing)


def _calendar(months: Grid, count: int, given: Grid) -> ft.Months:
    """The calendar months of the columns, counted on from a January."""
    line = months.values.ravel()
    if 1 not in months.shape or line.size != count:
        raise ShapeMismatch(argument="months", height=months.shape[0], width=months.shape[1],
                            other="monthly_shares", other_height=given.shape[0], other_width=given.shape[1])
    for fault in months.faults.values():
        raise refusal(fault, "months", None)
    if np.isnan(line).any():
        raise ArgumentMissing(argument="months", row=int(np.flatnonzero(np.isnan(line))[0]) + 1)
    found = [day(value) for value in line]
    counted = np.array([date.year * ft.YEAR + date.month - 1 for date in found])
    for place in np.flatnonzero(np.diff(counted) != 1).tolist():
        raise MonthsNotAscending(argument="months", row=place + 2, value=found[place + 1], before=found[place])
    return counted


def _last_known(series: _Series) -> int:
    """The last column in which anybody has a share, or a fault.

    Raises:
        EmptyRange: nobody has any.
    """
    known = {*np.flatnonzero(~np.isnan(series.shares).all(axis=0)).tolist(), *(column for _, column in series.faults)}
    if not known:
        raise EmptyRange(argument="monthly_shares")
    return max(known)


def _answers(series: _Series, values: Floats, spans: ft.Months, last: int | None) -> Cells:
    """Each municipality's mean in the column ``last``, or in every month; where there is none, why.

    ``spans`` is over how many months each column's mean is taken. Nothing is
    said of a municipality (or month) without a share, nor of a month whose mean
    would reach back before the first column.
    """
    columns = range(values.shape[1]) if last is None else [last]
    out: Cells = values[:, columns].tolist()
    for row, place in np.argwhere(np.isnan(values[:, columns])).tolist():
        column = columns[place]
        looked_at = [column] if last is None else range(series.shares.shape[1])
        silent = all(np.isnan(series.shares[row, each]) and (row, each) not in series.faults for each in looked_at)
        first = column + 1 - int(spans[column])
        out[row][place] = None if silent or first < 0 else _missing(series, row, range(first, column + 1))
    return [list(line) for line in zip(*out)] if series.standing else out


def _missing(series: _Series, row: int, span: range) -> Fault | None:
    """The fault or blank among the months of a mean."""
    for number, column in enumerate(span, start=1):
        if (row, column) in series.faults:
            return series.faults[row, column]
        if np.isnan(series.shares[row, column]):
            return MonthMissing(argument="monthly_shares", row=_row(series, row), value=number, needed=len(span))
    return None


def _row(series: _Series, row: int) -> int | None:
    """A municipality's row, where there are several."""
    return row + 1 if series.shares.shape[0] > 1 else None


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("The mean share needed in the rest of the calendar year for the year to reach the target.",
                 "Den gennemsnitlige andel, der kræves i resten af kalenderåret, for at året når målet."),
    result=Text("share; 0 is already safe, above 1 is out of reach",
                "andel; 0 er allerede sikret, over 1 er uden for rækkevidde"),
    errors=(NotAShare, NotACalendarYear, MonthMissing, YearIsOver, ShapeMismatch, MonthsNotAscending, NotADate,
            ArgumentMissing, EmptyRange, NotANumber),
    examples=(Example("=FOCUS_REQUIRED({monthly_shares})", 1),
              Example("=FOCUS_REQUIRED({monthly_shares},0.7)", 0.8)),
    source=f"{BALLERUP}, tabel 1.5: (12 x mål - n x gennemsnit til dato) / (12 - n)",
    since="0.1.0",
)
def focus_required(
    monthly_shares: Annotated[Grid, MONTHLY_SHARES],
    target: Annotated[float, Arg(figure, Text("one cell", "én celle"), SHARE, Text(
        "The mean that the year must reach.", "Det gennemsnit, året skal nå."), blank_is_default=True)] = 0.8,
    months: Annotated[Grid | None, _months_arg(
        "the months are January and on of one year", "månederne er januar og frem i ét år")] = None,
) -> Answer:
    if not 0 < target <= 1:
        raise NotAShare(argument="target", value=target)
    series = _series(monthly_shares, months)
    last = None if months is not None else _last_known(series)
    if last is not None and last >= ft.YEAR:
        raise NotACalendarYear(argument="monthly_shares", value=last + 1)
    means = ft.year_to_date(series.shares, series.months)
    needed = ft.required_mean(means, series.months, target)
    ended = np.argwhere(np.isnan(needed) & ~np.isnan(means)).tolist()
    for row, column in ended:
        series.faults[row, column] = YearIsOver(
            argument="monthly_shares", row=_row(series, row), value=float(means[row, column]), target=target)
    answered = _answers(series, needed, series.months % ft.YEAR + 1, last)
    return Answer(answered, () if last is None else _said(series, means[:, last], needed[:, last], last))


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("The mean of the last 12 monthly shares, which a focus target is held against.",
                 "Gennemsnittet af de seneste 12 månedlige andele, som et fokusmål måles på."),
    result=SHARE,
    errors=(TooFewMonths, MonthMissing, NotAShare, ShapeMismatch, MonthsNotAscending, NotADate, ArgumentMissing,
            EmptyRange, NotANumber),
    examples=(Example("=FOCUS_12M({thirteen_months})", 0.75),),
    source=f"{BALLERUP}, tabel 1.5",
    since="0.1.0",
)
def focus_12m(
    monthly_shares: Annotated[Grid, MONTHLY_SHARES],
    months: Annotated[Grid | None, _months_arg(
        "the 12 up to the last month known are answered", "de 12 til og med den seneste kendte måned besvares")] = None,
) -> Answer:
    series = _series(monthly_shares, months)
    last = None if months is not None else _last_known(series)
    if last is not None and last + 1 < ft.YEAR:
        raise TooFewMonths(argument="monthly_shares", value=last + 1, needed=ft.YEAR)
    spans = np.full(series.months.size, ft.YEAR)

    def how(row: int, column: int) -> Told:
        person, place = (column, row) if series.standing else (row, column)
        end = place if last is None else last
        shares = series.shares[person, max(end + 1 - ft.YEAR, 0) : end + 1]
        known = [(f"{at}:", float(share)) for at, share in enumerate(shares, start=end + 2 - shares.size)]
        return (text("The mean of {count} months, by column: {known}.",
                     "Gennemsnittet af {count} måneder, efter kolonne: {known}.", count=shares.size, known=known),)

    return Answer(_answers(series, ft.last_12_months(series.shares), spans, last), how=how)


def _said(series: _Series, means: Floats, needed: Floats, last: int) -> tuple[Text, ...]:
    """What the year looks like so far, and whether the target is within reach."""
    known, left = last + 1, ft.YEAR - last - 1
    beyond = int((needed > 1).sum())
    if means.size > 1:
        return (Text(f"{known} months of the year are known; out of reach for {beyond} of {means.size}.",
                     f"{known} af årets måneder er kendt; uden for rækkevidde for {beyond} af {means.size}."),)
    if np.isnan(needed).any():
        return ()
    mean, required = percent(float(means[0])), percent(float(needed[0]))
    told = [Text(f"Mean of the {known} months of the year so far {mean.en}; needed in the {left} that are left "
                 f"{required.en}. The mean of the last 12 months is another one (FOCUS_12M).",
                 f"Gennemsnit af årets {known} måneder til dato {mean.da}; kræves i de {left}, der er tilbage, "
                 f"{required.da}. Gennemsnittet for de seneste 12 måneder er et andet (FOCUS_12M).")]
    if beyond:
        best = percent(float(ft.best_mean(means, series.months[last])[0]))
        told.append(Text(f"Out of reach: with 100 per cent in the rest of the year its mean is {best.en}.",
                         f"Uden for rækkevidde: med 100 pct. i resten af året bliver årets gennemsnit {best.da}."))
    elif needed[0] == 0:
        told.append(Text("Already safe.", "Allerede sikret."))
    return tuple(told)


def percent(share: float) -> Text:
    """A share as a reader sees it in its cell: halves round up."""
    if np.isnan(share):
        return Text("-", "-")
    english = f"{Decimal(f'{100 * share:.10f}').quantize(Decimal('0.01'), ROUND_HALF_UP)} %"
    return Text(english, english.replace(".", ","))
