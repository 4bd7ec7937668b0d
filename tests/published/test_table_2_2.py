"""Table 2.2: administration of benefits in five municipalities (Kommune 1 is Billund).

The report measures Billund against the three cheapest others of each row.
"""

import pytest

from pyxl_bench.errors import NoTotalRow
from tests.published.billund import Claim, answer, column, holds, table
from tests.published.intervals import mean
from xl.catalogue import OMITTED

TABLE = table("2.2")
NAMES = tuple(f"Kommune {number}" for number in range(1, 6))
SECTIONS = tuple(dict.fromkeys(section for section, _, _, _ in TABLE))
ROWS = tuple(dict.fromkeys(row for _, _, row, _ in TABLE))


def key(section, row, name):
    return (section, "Ydelsesadministration", row, name)


def marked_table(section):
    return [["", *NAMES], *([row, *(TABLE[key(section, row, name)].number for name in NAMES)] for row in ROWS)]


def averages():
    """The printed mean is over all five."""
    for section in SECTIONS:
        for row, (ours, _, _) in zip(ROWS, answer("COST_SPREAD", marked_table(section))):
            figures = [TABLE[key(section, row, name)].interval for name in NAMES]
            yield Claim(key(section, row, "Gennemsnit"), ours, mean(figures))


CLAIMS = list(averages())
INPUTS = {key(section, row, name) for section in SECTIONS for row in ROWS for name in NAMES}


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: " / ".join(claim.cell))
def test_a_printed_figure_follows_from_its_inputs(claim):
    holds(claim, TABLE[claim.cell])


def test_every_printed_cell_is_an_input_or_reproduced():
    claimed = {claim.cell for claim in CLAIMS}
    assert claimed | INPUTS == TABLE.keys()
    assert not claimed & INPUTS


@pytest.mark.parametrize(("section", "expected"), [
    # by hand: the three lowest of Kommune 2-5 in each row
    (SECTIONS[0], [(3.7, 4.7, 5.5), (5.0, 5.8, 6.2), (0.4, 2.1, 3.9), (3.0, 5.0, 7.4), (0.9, 1.0, 1.4)]),
    (SECTIONS[1], [(1867, 2380, 2796), (2562, 2954, 3142), (216, 1084, 1968), (1547, 2535, 3751), (465, 535, 724)]),
])
def test_the_benchmark_is_the_three_cheapest_others_of_each_row(section, expected):
    ours = column("TOPN_AVERAGE", marked_table(section), "Kommune 1", 3.0, OMITTED, "gruppe")
    assert ours == pytest.approx([sum(three) / 3 for three in expected])


def test_without_a_total_row_nothing_can_be_chosen_by_the_total():
    (refusal,) = column("TOPN_AVERAGE", marked_table(SECTIONS[0]), "Kommune 1", 3.0, OMITTED, "samlet")
    assert isinstance(refusal, NoTotalRow)
