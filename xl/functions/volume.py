"""The chapter on volume and trend."""

from collections.abc import Callable
from typing import Annotated, Final

import numpy as np

from pyxl_bench import volume as vo
from pyxl_bench.errors import DivisionByZero, NegativeFigure, NotACount, NotANumber, ShapeMismatch
from pyxl_bench.unit_cost import Floats
from xl.catalogue import Answer, Arg, Example, Text, Told, worksheet_function
from xl.cells import Fault, Grid, cells, elementwise, grid
from xl.functions.arguments import CELL_OR_RANGE, FULLTIME, NO_UNIT, count
from xl.telling import each_cell, text, told

CHAPTER: Final = Text("Volume and trend", "Volumen og udvikling")
JOBINDSATS: Final = "jobindsats.dk; mploy a/s, Billund Kommune, maj 2019, tabel 3.4-3.16 og Bilag 1"
SHARE: Final = Text("share", "andel")
ERRORS: Final = (DivisionByZero, NegativeFigure, NotANumber, ShapeMismatch)


def _why_no_share(over: str, under: str) -> Callable[[float, float], Fault | None]:
    def why(above: float, below: float) -> Fault | None:
        for argument, value in ((over, above), (under, below)):
            if value < 0:
                return NegativeFigure(argument=argument, value=value)
        return DivisionByZero(argument=under) if below == 0 and not np.isnan(above) else None

    return why


def _shares(
    calculate: Callable[[Floats, Floats], Floats], arguments: dict[str, Grid], en: str, da: str
) -> Answer:
    """Cell by cell, negative figures and a denominator of 0 told apart from blanks."""
    over, under = arguments

    def known(above: Floats, below: Floats) -> Floats:
        return np.where((above >= 0) & (below > 0), calculate(above, below), np.nan)

    return each_cell(elementwise(known, arguments, _why_no_share(over, under)), arguments, en, da)


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("Full-time persons on support as a share of the population.",
                 "Fuldtidspersoner på forsørgelse som andel af befolkningen (forsørgelsestryk)."),
    result=SHARE,
    errors=ERRORS,
    examples=(Example("=SUPPORT_PRESSURE(150,1000)", 0.15),),
    source="mploy a/s, Mere velfærd for pengene, 2019, forsørgelsestryk; Bilag 1 i Billund-rapporten",
    since="0.1.0",
)
def support_pressure(
    persons: Annotated[Grid, Arg(grid, CELL_OR_RANGE, FULLTIME, Text(
        "Full-time persons on support.", "Fuldtidspersoner på offentlig forsørgelse."))],
    population: Annotated[Grid, Arg(grid, CELL_OR_RANGE, Text("persons", "personer"), Text(
        "The population of working age.", "Befolkningen i den arbejdsdygtige alder."))],
) -> Answer:
    return _shares(vo.support_pressure, {"persons": persons, "population": population},
                   "{persons} full-time persons / {population} inhabitants.",
                   "{persons} fuldtidspersoner / {population} indbyggere.")


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("The relative change against an earlier column; the first columns stay blank.",
                 "Den relative ændring mod en tidligere kolonne; de første kolonner er tomme."),
    result=Text("relative change, 0.1 is 10 per cent more", "relativ ændring, 0,1 er 10 pct. mere"),
    errors=(DivisionByZero, NotACount, NotANumber, NegativeFigure),
    examples=(Example("=DEVELOPMENT({series},2)", [[None, None, 0.5]]),),
    source="mploy a/s, Mere velfærd for pengene, 2019, fuldtidspersoner 2017-2019",
    since="0.1.0",
)
def development(
    series: Annotated[Grid, Arg(grid, Text("range", "område"), NO_UNIT, Text(
        "Periods from left to right, a row per group (or one column, from the top).",
        "Perioder fra venstre mod højre, en række pr. gruppe (eller én kolonne oppefra)."))],
    lag: Annotated[int, Arg(count, Text("one cell", "én celle"), Text("columns", "kolonner"), Text(
        "How many columns before.", "Hvor mange kolonner før."), blank_is_default=True)] = 1,
) -> Answer:
    standing = series.shape[1] == 1
    values = series.values.T if standing else series.values
    faults = {(c, r) if standing else (r, c): fault for (r, c), fault in series.faults.items()}
    out = cells(vo.development(values, lag))
    for r, c in np.ndindex(*values.shape):
        if c < lag:
            continue
        fault = faults.get((r, c)) or faults.get((r, c - lag))
        if fault is None and values[r, c - lag] == 0 and not np.isnan(values[r, c]):
            fault = DivisionByZero(argument="series", row=c - lag + 1 if standing else r + 1)
        if fault is None and values[r, c - lag] < 0:
            fault = NegativeFigure(argument="series", row=c - lag + 1 if standing else r + 1, value=values[r, c - lag])
        if fault is not None:
            out[r][c] = fault

    def how(row: int, column: int) -> Told:
        r, c = (column, row) if standing else (row, column)
        if c < lag:
            return ()
        return told(text("From {before} to {now}: {now} / {before} - 1.",
                         "Fra {before} til {now}: {now} / {before} - 1.", before=values[r, c - lag], now=values[r, c]))

    return Answer([list(row) for row in zip(*out)] if standing else out, how=how)


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("Interviews per 13 full-time weeks on benefit.",
                 "Samtaler pr. 13 fuldtidsuger på ydelse (samtaleintensitet)."),
    result=Text("interviews per 13 weeks", "samtaler pr. 13 uger"),
    errors=ERRORS,
    examples=(Example("=CONTACT_INTENSITY(40,260)", 2),),
    source=JOBINDSATS,
    since="0.1.0",
)
def contact_intensity(
    interviews: Annotated[Grid, Arg(grid, CELL_OR_RANGE, Text("interviews", "samtaler"), Text(
        "Interviews held.", "Afholdte samtaler."))],
    benefit_weeks: Annotated[Grid, Arg(grid, CELL_OR_RANGE, Text("full-time weeks", "fuldtidsuger"), Text(
        "Full-time weeks on the benefit.", "Fuldtidsuger på ydelsen."))],
) -> Answer:
    return _shares(vo.contact_intensity, {"interviews": interviews, "benefit_weeks": benefit_weeks},
                   "13 x {interviews} interviews / {benefit_weeks} full-time weeks.",
                   "13 x {interviews} samtaler / {benefit_weeks} fuldtidsuger.")


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("Full-time activated as a share of full-time persons.",
                 "Fuldtidsaktiverede som andel af fuldtidspersoner (aktiveringsgrad)."),
    result=SHARE,
    errors=ERRORS,
    examples=(Example("=ACTIVATION_DEGREE(30,120)", 0.25),),
    source=JOBINDSATS,
    since="0.1.0",
)
def activation_degree(
    activated: Annotated[Grid, Arg(grid, CELL_OR_RANGE, FULLTIME, Text(
        "Full-time activated.", "Fuldtidsaktiverede."))],
    persons: Annotated[Grid, Arg(grid, CELL_OR_RANGE, FULLTIME, Text(
        "Full-time persons on the benefit.", "Fuldtidspersoner på ydelsen."))],
) -> Answer:
    return _shares(vo.activation_degree, {"activated": activated, "persons": persons},
                   "{activated} full-time activated / {persons} full-time persons.",
                   "{activated} fuldtidsaktiverede / {persons} fuldtidspersoner.")
