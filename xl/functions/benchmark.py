"""The chapter on supervision: the municipality against what is expected of it."""

from typing import Annotated, Final

import numpy as np

from pyxl_bench import supervision as su
from pyxl_bench.errors import NoPeers, NotANumber, ShapeMismatch
from pyxl_bench.unit_cost import Floats
from xl.catalogue import Answer, Arg, Example, Text, worksheet_function
from xl.cells import Grid, elementwise, grid
from xl.functions.arguments import CELL_OR_RANGE, FULLTIME
from xl.telling import each_cell

CHAPTER: Final = Text("Supervision", "Skærpet tilsyn")
BALLERUP: Final = "STAR, Ballerup kommunes Jobcenterindblikrapport for september 2020"
BENCHMARK: Final = "Beskæftigelsesministeriets benchmark af kommunerne (bm.dk)"
SHARE_OF_POPULATION: Final = Text("share of 16-66-year-olds", "andel af de 16-66-årige")
PERSONS_OR_SHARE: Final = Text("full-time persons or share", "fuldtidspersoner eller andel")
ACTUAL: Final = Arg(grid, CELL_OR_RANGE, PERSONS_OR_SHARE, Text(
    "Actually on support.", "Faktisk på offentlig forsørgelse."))
EXPECTED: Final = Arg(grid, CELL_OR_RANGE, PERSONS_OR_SHARE, Text(
    "Expected from local conditions.", "Forventet ud fra kommunens rammevilkår."))


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("How far the actual level is above the expected one; below 0 is better than expected.",
                 "Hvor langt det faktiske niveau er over det forventede; under 0 er bedre end forventet."),
    result=Text("the unit of the arguments; percentage points of percentages", "argumenternes enhed"),
    errors=(ShapeMismatch, NotANumber),
    examples=(Example("=BENCHMARK_GAP(2760,2920)", -160),),
    source=f"{BALLERUP}, tabel 1.1 og 1.4",
    since="0.1.0",
    direct=su.benchmark_gap,
)
def benchmark_gap(actual: Annotated[Grid, ACTUAL], expected: Annotated[Grid, EXPECTED]) -> Answer:
    ranges = {"actual": actual, "expected": expected}
    return each_cell(elementwise(su.benchmark_gap, ranges), ranges,
                     "Actual {actual} less expected {expected}.", "Faktisk {actual} minus forventet {expected}.")


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("What spending is above that at the expected level; below 0 is a saving.",
                 "Hvad udgiften er over udgiften ved det forventede niveau; under 0 er en besparelse."),
    result=Text("the money unit of cost_per_person", "samme pengeenhed som cost_per_person"),
    errors=(ShapeMismatch, NotANumber),
    examples=(Example("=BENCHMARK_VALUE(2760,2920,100000)", -16000000),),
    source=f"{BENCHMARK}, som viser afstanden i personer og i mio. kr.",
    since="0.1.0",
)
def benchmark_value(
    actual: Annotated[Grid, Arg(grid, CELL_OR_RANGE, FULLTIME, ACTUAL.help)],
    expected: Annotated[Grid, Arg(grid, CELL_OR_RANGE, FULLTIME, EXPECTED.help)],
    cost_per_person: Annotated[Grid, Arg(grid, CELL_OR_RANGE, Text(
        "kr. per full-time person and year", "kr. pr. fuldtidsperson og år"), Text(
            "What the municipality pays for one full-time person, net of refusion.",
            "Hvad kommunen betaler for én fuldtidsperson, netto efter refusion."))],
) -> Answer:
    ranges = {"actual": actual, "expected": expected, "cost_per_person": cost_per_person}
    return each_cell(elementwise(su.benchmark_value, ranges), ranges,
                     "(Actual {actual} less expected {expected}) x {cost_per_person}.",
                     "(Faktisk {actual} minus forventet {expected}) x {cost_per_person}.")


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("The place among the municipalities: 1 is furthest below what is expected. Ties share the better.",
                 "Placeringen blandt kommunerne: 1 er længst under det forventede. Lige tal deler den bedste plads."),
    result=Text("place, 1 is best", "placering, 1 er bedst"),
    errors=(ShapeMismatch, NoPeers, NotANumber),
    examples=(Example("=BENCHMARK_RANK({actual_shares},{expected_shares})", [[2], [1], [2], [4]]),),
    source=f"{BALLERUP}, tabel 1.1; {BENCHMARK}",
    since="0.1.0",
)
def benchmark_rank(
    actual_share: Annotated[Grid, Arg(grid, Text("range", "område"), SHARE_OF_POPULATION, Text(
        "All municipalities below each other (or beside each other); one column per month.",
        "Alle kommuner under hinanden (eller ved siden af hinanden); én kolonne pr. måned."))],
    expected_share: Annotated[Grid, Arg(grid, Text("range", "område"), SHARE_OF_POPULATION, Text(
        "The expected shares in the same cells.", "De forventede andele i de samme celler."))],
) -> Answer:
    def ranks(actual: Floats, expected: Floats) -> Floats:
        actual, expected = np.broadcast_arrays(actual, expected)
        if np.count_nonzero(~np.isnan(actual - expected)) == 1:
            raise NoPeers(argument="actual_share")
        lying = actual.shape[0] == 1
        return su.benchmark_rank(actual.T, expected.T).T if lying else su.benchmark_rank(actual, expected)

    ranges = {"actual_share": actual_share, "expected_share": expected_share}
    return each_cell(elementwise(ranks, ranges), ranges,
                     "By actual share {actual_share} less expected {expected_share}, the lowest first.",
                     "Efter faktisk andel {actual_share} minus forventet {expected_share}, den laveste først.")
