"""Ranges in, the same shape out: the chapter on supervision, for one municipality and for all."""

from __future__ import annotations

import numpy as np
import pytest

from pyxl_bench import errors as e
from pyxl_bench.supervision import AT_RISK, INSPIRATION, NOT_AT_RISK
from tests.functions.cases import ask, cell, column
from xl.catalogue import OMITTED, functions
from xl.cells import ErrorValue

GOOD, BAD = [0.9, 0.9], [0.5, 0.5]
SAFE = [0.0, 0.0]
OFFERS_ONLY = [0.5, 0.9]


def months(first: int, count: int) -> list[list[str]]:
    """A row of dates, one in each month from ``first`` months after January 2020."""
    return [[f"15-{month % 12 + 1:02}-{2020 + month // 12}" for month in range(first, first + count)]]


def told(name, *arguments):
    return [(note.en, note.da) for note in functions()[name](*arguments).notes]


def test_gaps_stand_where_their_figures_stand():
    assert ask("BENCHMARK_GAP", 2760.0, 2920.0) == [[-160.0]]
    assert ask("BENCHMARK_GAP", [[9.0, 8.0], [None, "(.)"]], [[10.0, 8.0], [1.0, 1.0]]) == [[-1.0, 0.0], [None, "(.)"]]
    assert ask("BENCHMARK_VALUE", [["2.760"], [2930.0]], 2920.0, 100.0) == [[-16000.0], [1000.0]]


def test_municipalities_are_ranked_column_by_column_or_along_a_row():
    actual = [[0.10, 0.10], [0.08, 0.12], [0.10, "(.)"], [None, 0.2]]
    expected = [[0.1, 0.1]] * 4
    assert ask("BENCHMARK_RANK", actual, expected) == [[2, 1], [1, 2], [2, "(.)"], [None, 3]]
    assert ask("BENCHMARK_RANK", [[0.10, 0.08, 0.10]], [[0.1, 0.1, 0.1]]) == [[2, 1, 2]]


def test_a_faulty_municipality_spoils_its_own_rank_only():
    first, broken, last = column("BENCHMARK_RANK", [[0.1], ["ti"], [0.2]], [[0.1]] * 3)
    assert (first, last) == (1, 2) and isinstance(broken, e.NotANumber)


def test_what_is_required_is_asked_of_a_row_a_column_or_all_municipalities():
    nine = [0.7, 0.9, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7]
    needed = pytest.approx((9.6 - sum(nine)) / 3)
    assert cell("FOCUS_REQUIRED", [nine]) == needed
    assert cell("FOCUS_REQUIRED", [[share] for share in nine]) == needed
    assert cell("FOCUS_REQUIRED", [[*nine, None, None, ""]]) == needed
    assert column("FOCUS_REQUIRED", [nine, [1.0] * 9, [None] * 9, ["50%"] * 9]) == [
        needed, pytest.approx(0.2), None, pytest.approx(1.7)]
    assert column("FOCUS_REQUIRED", [[1.0] * 10, [0.9] * 10]) == [0, pytest.approx(0.3)]


def test_a_months_fault_spoils_its_own_municipality():
    good, suppressed, wrong = column("FOCUS_REQUIRED", [[0.8, 0.8], ["(.)", 0.8], [0.8, 80.0]])
    assert good == pytest.approx(0.8) and suppressed == "(.)" and isinstance(wrong, e.NotAShare)


def test_with_dates_every_month_has_its_answer_as_it_was_known_then():
    shares = [[0.8] * 15, [0.5] * 15]
    answered = ask("FOCUS_REQUIRED", shares, OMITTED, months(-1, 15))
    first = answered[0]
    assert first[0] is None  # December of the year before: its January is not there
    assert first[1:12] == [pytest.approx(0.8)] * 11 and first[12] == 0  # January-November, then a year that made it
    assert first[13:] == [pytest.approx(0.8)] * 2  # a new year
    assert isinstance(answered[1][12], e.YearIsOver) and answered[1][12].row == 2
    assert [row[0] for row in ask("FOCUS_REQUIRED", [[share] for share in shares[0]], OMITTED,
                                  [[day] for day in months(-1, 15)[0]])][1:] == first[1:]


def test_the_latest_12_months_are_one_answer_or_one_a_month():
    shares = [0.0, *[0.7, 0.8] * 6]
    assert cell("FOCUS_12M", [shares]) == pytest.approx(0.75)
    assert cell("FOCUS_12M", [[*shares, None, None]]) == pytest.approx(0.75)
    (row,) = ask("FOCUS_12M", [shares], months(3, 13))
    assert row == [None] * 11 + [pytest.approx(8.2 / 12), pytest.approx(0.75)]


def test_a_municipality_that_lacks_the_latest_month_is_not_answered_with_an_older_one():
    late, known = column("FOCUS_12M", [[0.5] * 12 + [None], [0.5] * 13])
    assert isinstance(late, e.MonthMissing) and late.row == 1 and known == pytest.approx(0.5)


def test_one_municipality_has_its_targets_beside_or_below_each_other():
    for turned in (False, True):
        figures = [np.array([each]).T.tolist() if turned else [each] for each in (GOOD, SAFE)]
        assert cell("SUPERVISION_STATUS", -0.5, *figures) == INSPIRATION


def test_all_municipalities_are_one_column():
    assert column("SUPERVISION_STATUS", [[-0.1], [0.1], [0.1], [None]], [GOOD, BAD, GOOD, [None, None]],
                  [SAFE, BAD, SAFE, [None, None]]) == [INSPIRATION, AT_RISK, NOT_AT_RISK, None]


def test_months_are_judged_by_the_rules_of_their_dates():
    """Targets stand as blocks: the months of interviews, then those of offers."""
    gap = [[-0.1, -0.1], [0.1, 0.1]]
    lately = [[0.9, 0.9, 0.5, 0.5], [0.5, 0.5, 0.9, 0.9]]
    dates = [["31-12-2020", "31-01-2021"]]
    assert ask("SUPERVISION_STATUS", gap, lately, [[0.0] * 4] * 2, dates) == [
        [NOT_AT_RISK, INSPIRATION], [NOT_AT_RISK, AT_RISK]]
    assert ask("SUPERVISION_STATUS", gap, [*(row[:2] for row in lately), *(row[2:] for row in lately)],
               [[0.0] * 2] * 4, dates) == [[NOT_AT_RISK, INSPIRATION], [NOT_AT_RISK, AT_RISK]]


def test_one_result_goes_with_all_the_months_of_a_row_of_dates():
    gap, dates = [[-0.1], ["(.)"]], [["31-12-2020", "31-01-2021", "28-02-2021"]]
    lately = [[0.9, 0.9, 0.9, 0.5, 0.5, 0.9]] * 2
    first, second = ask("SUPERVISION_STATUS", gap, lately, [[0.0] * 6] * 2, dates)
    assert first == [NOT_AT_RISK, INSPIRATION, INSPIRATION] and second == [NOT_AT_RISK, "(.)", "(.)"]


def test_a_date_outside_the_rules_spoils_its_own_month():
    dates = [["31-12-2022", "01-01-2023"]]
    ((known, unknown),) = ask("SUPERVISION_STATUS", [[-0.1, -0.1]], [[0.9] * 4], [[0.0] * 4], dates)
    assert known == INSPIRATION and isinstance(unknown, e.DateOutsideRules)


def test_a_suspended_target_may_be_left_out():
    assert cell("SUPERVISION_STATUS", -0.1, 0.9, 0.5, "31-12-2021") == INSPIRATION
    assert isinstance(cell("SUPERVISION_STATUS", -0.1, 0.9, 0.5, "31-12-2020"), e.TargetCountMismatch)


def test_without_a_date_both_targets_count():
    assert cell("SUPERVISION_STATUS", 0.1, [OFFERS_ONLY], [SAFE]) == NOT_AT_RISK
    assert cell("SUPERVISION_STATUS", 0.1, [OFFERS_ONLY], [SAFE], None) == NOT_AT_RISK


def test_a_figure_that_is_not_there_matters_only_where_the_status_depends_on_it():
    """As the report prints it: no requirement for the second target, and still a status."""
    for nothing in (None, "(.)", ErrorValue("#NUM!")):
        assert cell("SUPERVISION_STATUS", -0.54, [[0.7558, 0.8817]], [[0.9088, nothing]]) == NOT_AT_RISK
    assert cell("SUPERVISION_STATUS", -0.54, [[0.9, "(.)"]], [SAFE]) == "(.)"
    assert isinstance(cell("SUPERVISION_STATUS", -0.54, [[0.7558, "høj"]], [SAFE]), e.NotANumber)


def test_a_requirement_tells_how_it_came_about_and_what_is_out_of_reach():
    ((english, danish),) = told("FOCUS_REQUIRED", [[0.7637] * 9])
    assert "76,37 %" in danish and "90,89 %" in danish and "FOCUS_12M" in danish and "76.37 %" in english
    beyond = told("FOCUS_REQUIRED", [[0.5] * 9])[1]
    assert beyond[1] == "Uden for rækkevidde: med 100 pct. i resten af året bliver årets gennemsnit 62,50 %."
    assert told("FOCUS_REQUIRED", [[0.97] * 10])[1][1] == "Allerede sikret."
    assert told("FOCUS_REQUIRED", [[0.5] * 9, [0.9] * 9])[0][1] == (
        "9 af årets måneder er kendt; uden for rækkevidde for 1 af 2.")


def test_a_status_tells_the_rules_it_is_by():
    ((_, danish),) = told("SUPERVISION_STATUS", -0.54, [[0.7558, 0.8817]], [[0.9088, None]], "30-09-2020")
    assert danish == (
        "Regler 2020, mere end 80 %; samtaler: 75,58 % i 12 måneder (ikke opfyldt), 90,88 % kræves i resten af året; "
        "tilbud eller ordinære timer: 88,17 % i 12 måneder (opfyldt), - kræves i resten af året.")
    assert told("SUPERVISION_STATUS", [[-1.0], [1.0]], [GOOD, BAD], [SAFE, SAFE], "30-09-2021")[0][1] == (
        "Regler 2021-2022, mere end 80 %; tilbud eller ordinære timer: suspenderet.")


def test_98_municipalities_over_24_months_are_answered_in_one_call_each():
    random = np.random.default_rng(98)
    actual, expected = random.uniform(0.08, 0.16, (2, 98, 24)).round(4)
    shares = random.uniform(0.7, 0.9, (2, 98, 36)).round(3)
    dates = months(-12, 36)
    of_status = [dates[0][12:]]
    interviews, offers = (ask("FOCUS_12M", each.tolist(), dates) for each in shares)
    lately = [one[12:] + other[12:] for one, other in zip(interviews, offers)]
    interviews, offers = (ask("FOCUS_REQUIRED", each.tolist(), OMITTED, dates) for each in shares)
    needed = [one[12:] + other[12:] for one, other in zip(interviews, offers)]
    needed = [[2.0 if isinstance(share, e.YearIsOver) else share for share in row] for row in needed]
    gap = ask("BENCHMARK_GAP", actual.tolist(), expected.tolist())
    ranks = ask("BENCHMARK_RANK", actual.tolist(), expected.tolist())
    found = ask("SUPERVISION_STATUS", gap, lately, needed, of_status)
    assert {len(found), len(ranks)} == {98} and {len(row) for row in [*found, *ranks]} == {24}
    for place in (0, 11, 12, 23):
        date = of_status[0][place]
        one_by_one = [cell("SUPERVISION_STATUS", gap[row][place], [[lately[row][place], lately[row][24 + place]]],
                           [[needed[row][place], needed[row][24 + place]]], date) for row in range(98)]
        assert [row[place] for row in found] == one_by_one
        assert len(set(one_by_one)) == 3
        assert [row[place] for row in ranks] == column(
            "BENCHMARK_RANK", actual[:, [place]].tolist(), expected[:, [place]].tolist())
