"""The chapter on following an investment: hand-worked cases, shapes, blanks and notes."""

import pytest

from tests.functions.cases import ask
from xl.catalogue import OMITTED, functions
from xl.cells import SUPPRESSED

BASE = [[0.0, 1.0], [1.0, 0.9], [2.0, 0.8], [3.0, 0.8]]
TREATED = [[0.0, 1.0], [1.0, 0.8], [2.0, 0.6], [3.0, 0.5]]


def test_the_municipality_pays_61_9_per_cent_of_the_first_year_and_80_after():
    # four weeks at 20, 22 at 60 and 26 at 70 per cent
    assert ask("MUNICIPAL_SHARE", 1.0, 52.0) == [[pytest.approx(32.2 / 52)]]
    assert round(ask("MUNICIPAL_SHARE", 1.0, 52.0)[0][0], 3) == 0.619
    assert ask("MUNICIPAL_SHARE", 53.0, 104.0) == [[pytest.approx(0.8)]]
    for date in ("04-01-2016", "2019-06-01", 43831.0):
        assert ask("MUNICIPAL_SHARE", 1.0, 4.0, date) == [[pytest.approx(0.2)]]


def test_the_saving_of_a_month_is_the_gap_at_its_start():
    answer = ask("SURVIVAL_SAVINGS", BASE, TREATED, 10.0, 1000.0)
    assert answer == [pytest.approx(row) for row in
                      ([1, 0, 0, 0], [2, 1, -1000, -1000], [3, 2, -2000, -3000])]


def test_each_month_may_have_its_own_cost():
    answer = ask("SURVIVAL_SAVINGS", BASE, TREATED, 10.0, [[1000.0], [900.0], [500.0]])
    assert [row[2] for row in answer] == pytest.approx([0, -900, -1000])
    lacking = ask("SURVIVAL_SAVINGS", BASE, TREATED, 10.0, [[1000.0], [None], [500.0]])
    assert lacking[1][1] == pytest.approx(1) and "monthly_cost, række 2" in lacking[1][2].message()
    assert lacking[2][2] == pytest.approx(-1000) and lacking[2][3] is lacking[1][2]


def test_months_not_observed_are_blank_and_the_note_tells_from_when():
    short = [*TREATED[:3], [3.0, None]]
    found = functions()["SURVIVAL_SAVINGS"](BASE, short, 10.0, 1000.0, 5.0)
    assert [row[0] for row in found.cells] == [1, 2, 3, 4, 5]
    assert found.cells[2][1:] == pytest.approx([2, -2000, -3000])
    assert found.cells[3][1:] == found.cells[4][1:] == [None] * 3
    assert found.notes[0] == ("Silent from month 4: not observed yet.", "Tavs fra måned 4: endnu ikke observeret.")


def test_the_note_says_that_the_comparison_is_descriptive():
    (note,) = functions()["SURVIVAL_SAVINGS"](BASE, TREATED, 10.0, 1000.0).notes
    assert note.en.startswith("Descriptive") and note.da.startswith("Beskrivende")


def test_a_header_and_blank_rows_of_a_curve_are_passed_over():
    for header in (["Måned", "Andel"], [None, "Andel i 2019"]):
        marked = [header, *BASE[:2], [None, None], *BASE[2:], [None, ""]]
        assert ask("SURVIVAL_SAVINGS", marked, TREATED, 1.0, 1.0) == ask("SURVIVAL_SAVINGS", BASE, TREATED, 1.0, 1.0)


def test_a_suppressed_share_spoils_its_month_and_the_sums_after_it():
    hidden = [*TREATED[:2], [2.0, "(.)"], TREATED[3]]
    answer = ask("SURVIVAL_SAVINGS", BASE, hidden, 10.0, 1000.0, 4.0)
    assert answer[1] == pytest.approx([2, 1, -1000, -1000])
    assert answer[2] == [3, SUPPRESSED, SUPPRESSED, SUPPRESSED]
    assert answer[3] == [4, pytest.approx(3), pytest.approx(-3000), SUPPRESSED]


def test_a_case_ends_with_the_year_it_is_paid_back():
    assert ask("INVESTMENT_CASE", [[100.0], [0.0], [0.0]], [[-40.0], [-40.0], [-40.0]], 0.25) == [
        pytest.approx([60, 60, 60]), pytest.approx([-40, 20, 28]), pytest.approx([-40, -20, 2.4]), [3, None, None]]
    assert ask("INVESTMENT_CASE", 100.0, -40.0) == [[60, 60, 60], [None, None, None]]


def test_a_case_may_lie_down_and_years_not_filled_are_left_out():
    standing = ask("INVESTMENT_CASE", [[100.0], [0.0]], [[-40.0], [-60.0]])
    assert ask("INVESTMENT_CASE", [[100.0, 0.0, None]], [[-40.0, -60.0, None]]) == standing
    assert standing[-1] == [2, None, None]


def test_a_suppressed_year_spoils_itself_and_the_sums_after_it():
    answer = ask("INVESTMENT_CASE", [[100.0], [0.0], [0.0]], [[-40.0], [SUPPRESSED], [-70.0]])
    assert answer == [[60, 60, 60], [SUPPRESSED] * 3, [-70, SUPPRESSED, SUPPRESSED], [SUPPRESSED, None, None]]
    paid = ask("INVESTMENT_CASE", [[10.0], [0.0]], [[-10.0], [SUPPRESSED]])
    assert paid[-1] == [1, None, None]


def test_a_period_counts_when_it_is_realised():
    budget = [[100.0], [100.0], [100.0]]
    assert ask("FOLLOW_UP", budget, [[90.0], [120.0], [None]]) == [[200, 210, 10, 1.05]]
    assert ask("FOLLOW_UP", budget, [[None], [0.0], [None]]) == [[100, 0, -100, 0]]
    assert ask("FOLLOW_UP", budget, [[None], [None], [None]]) == [[0, 0, 0, None]]


def test_a_suppressed_period_spoils_the_sums_that_need_it():
    budget = [[100.0], [SUPPRESSED]]
    assert ask("FOLLOW_UP", budget, [[90.0], [None]]) == [[100, 90, -10, 0.9]]
    assert ask("FOLLOW_UP", budget, [[90.0], [80.0]]) == [[SUPPRESSED, 170, SUPPRESSED, SUPPRESSED]]


def test_amounts_are_carried_year_by_year_in_their_own_shape():
    index = [["År", "P/l"], [2020.0, 20.0], [2019.0, 10.0]]
    amounts = [[100.0, None], [SUPPRESSED, "1.000"]]
    assert ask("PRICE_LEVEL", amounts, 2018.0, 2020.0, index) == [
        [pytest.approx(132), None], [SUPPRESSED, pytest.approx(1320)]]
    assert ask("PRICE_LEVEL", 132.0, 2020.0, 2018.0, index) == [[pytest.approx(100)]]
    assert ask("PRICE_LEVEL", 5.0, 2018.0, 2018.0, index) == [[5]]


def test_each_amount_may_have_its_own_year():
    index = [["År", "P/l"], [2019.0, 10.0], [2020.0, 20.0]]
    amounts, years = [[100.0], [100.0], [None], [100.0]], [[2018.0], [2019.0], [None], [2017.0]]
    carried = ask("PRICE_LEVEL", amounts, years, 2020.0, index)
    assert carried[:3] == [[pytest.approx(132)], [pytest.approx(120)], [None]]
    assert "2018" in carried[3][0].message()
    assert ask("PRICE_LEVEL", 120.0, 2020.0, [[2019.0, 2018.0]], index) == [
        [pytest.approx(100), pytest.approx(120 / 1.32)]]


@pytest.mark.parametrize("written", ["2,5 %", "2,5%", "2,5 pct.", "2,5 pct", "2,5", 2.5])
def test_a_change_written_with_a_per_cent_sign_is_in_per_cent(written):
    assert ask("PRICE_LEVEL", 1000.0, 2018.0, 2019.0, [["År", "P/l"], [2019.0, written]]) == [[pytest.approx(1025)]]


def test_a_column_of_weeks_is_answered_row_by_row():
    first, last = [[1.0], [4.0], [None], [27.0], [53.0]], [[52.0], [5.0], [None], [27.0], [60.0]]
    expected = [(0.2 * 4 + 0.6 * 22 + 0.7 * 26) / 52, 0.4, None, 0.7, 0.8]
    assert ask("MUNICIPAL_SHARE", first, last) == [[pytest.approx(share) if share else None] for share in expected]
    assert ask("MUNICIPAL_SHARE", 1.0, [[4.0, 52.0]]) == [[pytest.approx(0.2), pytest.approx(expected[0])]]
    dated = ask("MUNICIPAL_SHARE", 1.0, 4.0, [["04-01-2016"], ["03-01-2016"], [None]])
    assert [dated[0], dated[2]] == [[pytest.approx(0.2)]] * 2
    assert dated[1][0].message("da").startswith("date, række 2: 03-01-2016 ligger uden for de regler")


def test_a_week_of_a_column_tells_of_its_own_bands():
    found = functions()["MUNICIPAL_SHARE"](1.0, [[4.0], [6.0]])
    assert found.told(1, 0)[0].da == "Kommunen betaler 20 pct. i 4 uger; 60 pct. i 2 uger."


def test_a_change_that_is_not_needed_may_be_anything():
    index = [[2019.0, 10.0], [2020.0, "ukendt"], [2021.0, None]]
    assert ask("PRICE_LEVEL", 100.0, 2018.0, 2019.0, index) == [[pytest.approx(110)]]
    assert "index, række 2" in ask("PRICE_LEVEL", 100.0, 2018.0, 2020.0, index)[0][0].message()


def test_an_optional_cell_that_is_blank_means_its_default():
    assert ask("SURVIVAL_SAVINGS", BASE, TREATED, 1.0, 1.0, None) == ask(
        "SURVIVAL_SAVINGS", BASE, TREATED, 1.0, 1.0, OMITTED)
    assert ask("MUNICIPAL_SHARE", 1.0, 4.0, None) == ask("MUNICIPAL_SHARE", 1.0, 4.0)


DURATIONS = [[1.0], [2.0], [2.0], [3.0], [4.0], [4.0]]
STILL_THERE = [[1.0], [1.0], [0.0], [1.0], [1.0], [0.0]]
TOOK_PART = [[True], [True], [True], [False], [False], [False]]


def test_a_saving_net_of_refusion_is_counted_at_the_municipalitys_share():
    gross = ask("SURVIVAL_SAVINGS", BASE, TREATED, 10.0, 1000.0, 3.0)
    net = ask("SURVIVAL_SAVINGS", BASE, TREATED, 10.0, 1000.0, 3.0, 52.0)
    assert [row[2:] for row in net] == [pytest.approx([0.8 * cell for cell in row[2:]]) for row in gross]
    early = ask("SURVIVAL_SAVINGS", BASE, TREATED, 10.0, 1000.0, 3.0, 0.0)
    # month 1 saves nothing; months 2 and 3 are weeks 5-13, at 60 per cent
    assert [row[2] for row in early] == pytest.approx([0, -600, -1200])
    dated = ask("SURVIVAL_SAVINGS", BASE, TREATED, 10.0, 1000.0, 3.0, 52.0, "01-06-2019")
    assert dated == net


def test_numbers_at_risk_add_limits_to_the_running_sum():
    at_risk = [[10.0], [10.0], [9.0], [8.0]]
    found = functions()["SURVIVAL_SAVINGS"](BASE, TREATED, 10.0, 1000.0, 3.0, OMITTED, OMITTED, at_risk, at_risk)
    assert [row[:4] for row in found.cells] == ask("SURVIVAL_SAVINGS", BASE, TREATED, 10.0, 1000.0, 3.0)
    lower, upper = found.cells[1][4:]
    # after one month 1 of 10 and 2 of 10 have left: two binomial shares, priced at 10 persons x 1000 kr.
    half = 1.959963984540054 * (0.9 * 0.1 / 10 + 0.8 * 0.2 / 10) ** 0.5 * 10_000
    assert (lower, upper) == (pytest.approx(-1000 - half), pytest.approx(-1000 + half))
    assert found.notes[-1].da == "Grænserne gælder, når ingen indgår i begge kurver."


def test_a_cohort_answers_with_limits_and_says_from_when_it_is_silent():
    found = functions()["COHORT_SAVINGS"](DURATIONS, STILL_THERE, TOOK_PART, 30.0, 100.0, 4.0)
    assert [row[:4] for row in found.cells[:2]] == [pytest.approx([1, 0, 0, 0]), pytest.approx([2, 10, -1000, -1000])]
    assert found.cells[2][1:] == found.cells[3][1:] == [None] * 5
    assert found.cells[1][4] < -1000 < found.cells[1][5]
    assert found.notes[0].da == "Tavs fra måned 3: endnu ikke observeret."
    assert found.notes[1].da.startswith("Beskrivende")


def test_against_the_whole_target_group_the_note_says_whom_it_includes():
    rest, whole = (functions()["COHORT_SAVINGS"](DURATIONS, STILL_THERE, TOOK_PART, 30.0, 100.0, 2.0, choice)
                   for choice in ("øvrige", "hele"))
    assert whole.cells[1][1] == pytest.approx(rest.cells[1][1] / 2)
    assert "omfatter de behandlede" in whole.notes[-1].da and len(rest.notes) == len(whole.notes) - 1


def test_a_cohort_is_answered_for_the_months_followed_when_no_last_month_is_named():
    answer = ask("COHORT_SAVINGS", DURATIONS, STILL_THERE, TOOK_PART, 30.0, 100.0)
    assert [row[0] for row in answer] == [1, 2]
    priced = ask("COHORT_SAVINGS", DURATIONS, STILL_THERE, TOOK_PART, [[30.0], [15.0]], [[100.0], [200.0]])
    assert priced[1][:3] == pytest.approx([2, 5, -1000])
