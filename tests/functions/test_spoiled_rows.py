"""What a cell without a number spoils: its own row, the sums that need it, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyxl_bench.errors import CellHoldsError, NotANumber, PersonsMissing
from tests.functions.cases import BY_COSTS, ask, cases, column
from xl.catalogue import OMITTED
from xl.cells import SUPPRESSED, ErrorValue, error_code

SPOILERS = (SUPPRESSED, " (.) ", "ukendt", ErrorValue("#REF!"))
spoilers = st.sampled_from(SPOILERS)


def shows(spoiler):
    """What a cell spoiled by ``spoiler`` shows."""
    if isinstance(spoiler, str) and spoiler.strip() == SUPPRESSED:
        return SUPPRESSED
    return "#REF!" if isinstance(spoiler, ErrorValue) else "#VALUE!"


def shown(cell):
    return error_code(cell) if isinstance(cell, Exception) else cell


def put(rows, place, width, spoiler):
    """The range with one of its cells spoiled, and the row it stands in."""
    row, col = divmod(place, width)
    spoiled = [list(line) for line in rows]
    row %= len(spoiled)
    spoiled[row][col] = spoiler
    return spoiled, row


@given(cases(peers=3), st.integers(0, 999), spoilers)
def test_a_spoiled_cost_spoils_its_row_and_the_sum_of_the_rows(case, place, spoiler):
    header, *lines, total = case.marked
    figures, row = put([line[1:] for line in lines], place, len(case.names), spoiler)
    table = [header, *([label, *line] for label, line in zip(case.labels, figures)), total]

    def expected(whole, *, sums):
        answer = [shows(spoiler) if r == row else cell for r, cell in enumerate(whole)]
        return [*answer[:-1], shows(spoiler)] if sums else answer

    for name in (*BY_COSTS, "COST_RANK"):
        whole = column(name, case.marked, case.own)
        assert [shown(cell) for cell in column(name, table, case.own)] == expected(whole, sums=False), name
    for name in ("SAVINGS_AVG", "SAVINGS_TOP3"):
        whole = column(name, case.marked, case.own, case.persons_column)
        answer = column(name, table, case.own, case.persons_column)
        assert [shown(cell) for cell in answer] == expected(whole, sums=True), name
    worth = [line[2] for line in ask("SPREAD_VALUE", case.marked, case.persons_column)]
    answer = [shown(line[2]) for line in ask("SPREAD_VALUE", table, case.persons_column)]
    assert answer == expected(worth, sums=True)


@given(cases(peers=3), st.integers(0, 999), spoilers, st.sampled_from(["total", "group"]))
def test_spoiled_persons_spoil_their_row_and_the_sum(case, place, spoiler, rank_by):
    persons, row = put(case.persons_column, place, 1, spoiler)
    for name, rest in (("SAVINGS_AVG", ()), ("SAVINGS_TOP3", (OMITTED, rank_by))):
        whole = column(name, case.marked, case.own, case.persons_column, *rest)
        expected = [shows(spoiler) if r in (row, len(whole) - 1) else cell for r, cell in enumerate(whole)]
        assert [shown(cell) for cell in column(name, case.marked, case.own, persons, *rest)] == expected


@pytest.mark.parametrize("spoiler", SPOILERS)
def test_a_spoiled_total_row_spoils_what_is_chosen_by_it(spoiler):
    table = [["", "A", "B", "C"], ["G", 4.0, 2.0, 3.0], ["H", 5.0, 7.0, 8.0], ["Samlet", 4.5, spoiler, 5.0]]
    persons = [[10.0], [10.0]]
    assert [shown(cell) for cell in column("PEER_AVERAGE", table, "A")] == [2.5, 7.5, shows(spoiler)]
    assert column("SAVINGS_AVG", table, "A", persons) == [-15.0, 25.0, 10.0]
    assert column("SAVINGS_TOPN", table, "A", persons, 1.0, OMITTED, "gruppe") == [-20.0, 20.0, 0.0]
    assert {shown(cell) for cell in column("SAVINGS_TOPN", table, "A", persons, 1.0)} == {shows(spoiler)}
    assert {shown(cell) for cell in column("TOPN_AVERAGE", table, "A", 1.0)} == {shows(spoiler)}


def test_an_error_shows_before_a_suppressed_value():
    table = [["", "A", "B", "C"], ["G", 4.0, SUPPRESSED, "ukendt"], ["H", "ukendt", 2.0, SUPPRESSED]]
    assert all(isinstance(cell, NotANumber) for cell in column("PEER_AVERAGE", table, "A"))


def test_a_blank_group_stays_blank_and_the_sum_goes_without_it():
    table = [["", "A", "B", "C"], ["G", 4.0, 2.0, 3.0], ["H", None, None, None], ["Samlet", 4.0, 2.0, 3.0]]
    persons = [[10.0], [None]]
    for name in BY_COSTS[:2]:
        assert column(name, table, "A")[1] is None
    assert column("TOPN_AVERAGE", table, "A", 1.0) == [2.0, None, 2.0]
    assert column("SAVINGS_AVG", table, "A", persons) == [-15.0, None, -15.0]
    assert ask("COST_SPREAD", table)[1] == [None, None, None]
    assert ask("SPREAD_VALUE", table, persons) == [[20.0, 40.0, 20.0], [None] * 3, [20.0, 40.0, 20.0]]


def test_a_blank_among_the_others_is_no_zero():
    table = [["", "A", "B", "C"], ["G", 4.0, None, 3.0], ["Samlet", 4.0, 2.0, 3.0]]
    assert column("PEER_AVERAGE", table, "A") == [3.0, 2.5]
    assert column("COST_RANK", table, "A", OMITTED, "lav") == [2.0, 3.0]
    assert column("COST_RANK", table, "B") == [None, 3.0]


def test_blank_persons_beside_a_unit_cost_are_missing_and_not_zero():
    table = [["", "A", "B"], ["G", 4.0, 2.0], ["H", 5.0, 2.0]]
    first, second, total = column("SAVINGS_AVG", table, "A", [[10.0], [None]])
    assert first == -20.0
    assert isinstance(second, PersonsMissing) and second.row == "H"
    assert isinstance(total, PersonsMissing)
    (together,) = column("COMBINE_GROUPS", [[4.0], [5.0]], [[10.0], [None]])
    assert isinstance(together, PersonsMissing) and together.row == 2


def test_a_spoiled_row_of_cells_spoils_its_row_only():
    spending = [[3000.0], ["(.)"], ["abc"], [ErrorValue("#N/A")], [None], [3000.0]]
    persons = [[100.0], [100.0], [100.0], [100.0], [100.0], [0.0]]
    answer = column("UNITCOST", spending, persons)
    assert [shown(cell) for cell in answer] == [30.0, "(.)", "#VALUE!", "#N/A", None, "#DIV/0!"]
    assert answer[2].row == 3 and isinstance(answer[3], CellHoldsError)


@pytest.mark.parametrize("spoiler", SPOILERS)
def test_a_share_needs_every_row_but_a_blank_one(spoiler):
    answer = [shown(cell) for cell in column("SPENDING_SHARE", [[30.0], [spoiler], [None], [10.0]])]
    assert answer == [shows(spoiler), shows(spoiler), None, shows(spoiler)]
    assert column("SPENDING_SHARE", [[30.0], [None], [10.0]]) == [0.75, None, 0.25]
    assert [shown(cell) for cell in column("COMBINE_GROUPS", [[4.0], [spoiler]], [[1.0], [1.0]])] == [shows(spoiler)]


@pytest.mark.parametrize("spoiler", SPOILERS)
@pytest.mark.parametrize("spoiled", [0, 1])
@pytest.mark.parametrize("method", ["shapley", "en_ad_gangen"])
def test_a_figure_of_own_or_of_a_peer_spoils_its_group_and_the_total(spoiler, spoiled, method):
    activity = [["Kommune", "Målgruppe", "Fuldtidspersoner", "Redskab", "Fuldtidsaktiverede", "Udgift"],
                *[[name, "G", 10.0, "Mentor", 2.0, cost] for name, cost in (("A", 30.0), ("B", 20.0), ("C", 10.0))],
                *[[name, "H", 10.0, None, None, cost] for name, cost in (("A", 5.0), ("B", 4.0), ("C", 2.0))]]
    whole = ask("DRIVER_SPLIT", activity, "A", OMITTED, method)
    activity[1 + spoiled][5] = spoiler
    answer = ask("DRIVER_SPLIT", activity, "A", OMITTED, method)
    assert answer[1] == whole[1]
    for row in (answer[0], answer[2]):
        assert {shown(cell) for cell in row} == {shows(spoiler)}


def test_a_suppressed_weight_suppresses_and_the_own_weight_is_not_looked_at():
    table = [["", "A", "B", "C"], ["G", 4.0, 2.0, 3.0]]
    assert column("PEER_AVERAGE", table, "A", OMITTED, [[5.0, "(.)", 1.0]]) == ["(.)"]
    for own in ("(.)", "ukendt", ErrorValue("#REF!"), None, -3.0):
        assert column("PEER_AVERAGE", table, "A", OMITTED, [[own, 3.0, 1.0]]) == [2.25]
