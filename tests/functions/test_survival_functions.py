"""The chapter on survival curves, asked as a sheet asks: reference numbers, shapes and blanks."""

import numpy as np
import pytest

from tests.functions.cases import ask
from tests.pyxl_bench.reference import case, floats
from xl.catalogue import OMITTED
from xl.cells import SUPPRESSED

MONTHS, LEFT = [[2.0], [2.0], [4.0], [6.0]], [[1.0], [1.0], [0.0], [1.0]]


def column(values):
    return [[float(value)] for value in values]


def numbers(cells):
    return np.array([[np.nan if cell is None else cell for cell in row] for row in cells], dtype=float)


def same(ours, *theirs):
    for column_of_ours, column_of_theirs in zip(ours.T, theirs, strict=True):
        np.testing.assert_allclose(column_of_ours, floats(column_of_theirs), rtol=1e-10, atol=0, equal_nan=True)


def test_the_curve_of_persons_followed_late_is_that_of_r():
    reference = case("13_left_truncation_tiny")
    given, expected = reference["input"], reference["expected"]
    answer = numbers(ask("SURVIVAL", column(given["time"]), column(given["event"]), OMITTED, column(given["entry"])))
    same(answer[:, :4], expected["time"], expected["n_risk"], expected["n_event"], expected["surv"])


def test_the_curve_of_weighted_rows_is_that_of_r_with_its_limits():
    reference = case("14_frequency_weights")
    given, expected = reference["input"], reference["expected"]["km"]
    answer = numbers(ask("SURVIVAL", column(given["time"]), column(given["event"]), OMITTED, OMITTED,
                         column(given["weight"]), OMITTED, "log"))
    same(answer[:, :4], expected["time"], expected["n_risk"], expected["n_event"], expected["surv"])
    assert (answer[:, 4] < answer[:, 3]).all() and (answer[:, 3] < answer[:, 5]).all()


def test_incidences_are_those_of_r():
    reference = case("19_mgus2_aalen_johansen")
    given, expected = reference["input"], reference["expected"]["all"]
    names = [[None], ["pcm"], ["Death"]]
    causes = [names[code] for code in given["event"]]
    answer = numbers(ask("CUMULATIVE_INCIDENCE", column(given["time"]), causes, "PCM"))
    assert answer.shape == (len(expected["time"]), 4)
    same(answer[:, :1], expected["time"])
    np.testing.assert_allclose(answer[:, 1], np.array(expected["pstate"], dtype=float)[:, 1], rtol=1e-10)


def test_the_mean_up_to_a_horizon_is_that_of_r():
    reference = case("31_rmst_pbc")
    given, expected = reference["input"], reference["expected"][1]
    treated = [place for place, arm in enumerate(given["arm"]) if arm == 1]
    answer = ask("RMST", *([[given[name][place]] for place in treated] for name in ("time", "event")), expected["tau"])
    assert answer == [pytest.approx([expected["arm1"]["rmst"], expected["arm1"]["se"]], rel=1e-10)]


def test_without_times_there_is_a_row_per_time_and_undefined_limits_are_blank():
    answer = ask("SURVIVAL", MONTHS, LEFT)
    assert [row[:4] for row in answer] == [[2, 4, 2, 0.5], [4, 2, 0, 0.5], [6, 1, 1, 0]]
    assert answer[2][4:] == [None, None] and None not in answer[0]


def test_without_events_all_have_left():
    assert [row[3] for row in ask("SURVIVAL", MONTHS)] == [0.5, 0.25, 0]


def test_times_are_answered_in_their_order_each_in_its_row():
    answer = ask("SURVIVAL", MONTHS, LEFT, [[5.0], [None], [0.0], ["(.)"], [9.0]])
    assert [row[3] for row in answer] == [0.5, None, 1, SUPPRESSED, 0]
    assert answer[1] == [None] * 6 and answer[2] == [0, 4, 0, 1, None, None] and answer[3] == [SUPPRESSED] * 6


def test_a_time_after_the_last_one_known_is_blank_and_not_zero():
    answer = ask("SURVIVAL", MONTHS, [[1.0], [1.0], [0.0], [0.0]], [[6.0], [7.0]])
    assert answer[0][3] == 0.5 and answer[1] == [7, 0, 0, None, None, None]


def test_blank_rows_are_dropped_and_ranges_may_lie_down():
    gapped = [[None], *MONTHS, [None], [""]], [[None], *LEFT, [None], [None]]
    assert ask("SURVIVAL", *gapped) == ask("SURVIVAL", MONTHS, LEFT)
    lying = [[row[0] for row in MONTHS]], [[row[0] for row in LEFT]]
    assert ask("RMST", *lying, 6.0) == ask("RMST", MONTHS, LEFT, 6.0) == [pytest.approx([4, 1])]


def test_several_horizons_are_answered_row_by_row():
    asked = [[2.0], [None], [9.0], [6.0]]
    answer = ask("RMST", MONTHS, LEFT, asked)
    assert answer[0] == ask("RMST", MONTHS, LEFT, 2.0)[0] and answer[3] == ask("RMST", MONTHS, LEFT, 6.0)[0]
    assert answer[1] == [None, None]
    assert [cell.message("da").partition(":")[0] for cell in answer[2]] == ["horizon, række 3"] * 2
    treated = [[1.0], [0.0], [0.0], [1.0]]
    for name in ("RMST_DIFFERENCE", "MILESTONE_DIFFERENCE"):
        both = ask(name, MONTHS, LEFT, treated, [[1.0, 2.0]])
        assert both == [ask(name, MONTHS, LEFT, treated, month)[0] for month in (1.0, 2.0)]


@pytest.mark.parametrize("truth", [[True, True, False, True], ["SAND", "sand ", "FALSK", "true"]])
def test_events_may_be_truth_values_or_words_for_them(truth):
    assert ask("SURVIVAL", MONTHS, [[cell] for cell in truth]) == ask("SURVIVAL", MONTHS, LEFT)


def test_a_level_stretch_at_one_half_gives_the_middle_of_it():
    assert ask("MEDIAN_DURATION", MONTHS, LEFT) == [[4]]
    assert ask("MEDIAN_DURATION", [[1.0], [2.0], [3.0]]) == [[2]]


def test_groups_may_be_numbers_or_names_in_any_spelling():
    time, left = column([1, 2, 3, 4, 5, 6]), column([1, 1, 1, 1, 1, 0])
    named = ask("SURVIVAL_TEST", time, left, [["A"], ["a "], ["A"], ["B"], ["b"], ["B"]])
    assert named == ask("SURVIVAL_TEST", time, left, [[1.0], ["1"], [1.0], [2.0], [2.0], [2.0]])
    # expected exits of A: 3/6 + 2/5 + 1/4; their variance 1/4 + 6/25 + 3/16
    expected = (3 - 1.15) ** 2 / (0.25 + 0.24 + 0.1875)
    assert named[0][:2] == pytest.approx([expected, 1]) and 0 < named[0][2] < 0.05


def test_incidences_of_all_exits_and_the_curve_add_up():
    causes = [["Job"], ["Uddannelse"], [None], ["job "]]
    job, education = (ask("CUMULATIVE_INCIDENCE", MONTHS, causes, name) for name in ("Job", "Uddannelse"))
    stay = ask("SURVIVAL", MONTHS, LEFT)
    assert [row[1] for row in job] == [0.25, 0.25, 0.75]
    assert [a[1] + b[1] + c[3] for a, b, c in zip(job, education, stay)] == [1, 1, 1]
    assert ask("CUMULATIVE_INCIDENCE", MONTHS, causes, "Job", 1.0) == [[1, 0, None, None]]


def test_strata_and_late_entries_are_compared_as_r_compares_them():
    reference = case("53_veteran_stratified")
    given, expected = reference["input"], reference["expected"]["logrank"]
    answer = ask("SURVIVAL_TEST", *(column(given[name]) for name in ("time", "event", "group", "strata")))
    assert answer == [pytest.approx([expected["chisq"], expected["df"], expected["p"]], rel=1e-10)]
    late = case("68_delayed_entry_logrank")
    given, expected = late["input"], late["expected"]["logrank"]
    answer = ask("SURVIVAL_TEST", *(column(given[name]) for name in ("time", "event", "group")), OMITTED,
                 column(given["entry"]))
    assert answer == [pytest.approx([expected["chisq"], expected["df"], expected["p"]], rel=1e-10)]


def test_the_difference_of_two_means_is_that_of_r():
    reference = case("31_rmst_pbc")
    given, expected = reference["input"], reference["expected"][1]
    difference = expected["difference"]
    arm = [float(one == max(given["arm"])) for one in given["arm"]]
    answer = ask("RMST_DIFFERENCE", column(given["time"]), column(given["event"]), column(arm), expected["tau"])
    assert answer == [pytest.approx([difference[name] for name in ("estimate", "se", "lower", "upper", "p")],
                                    rel=1e-10)]


def test_a_milestone_compares_two_shares():
    durations, events = [*[1.0] * 5, *[3.0] * 5, *[1.0] * 2, *[3.0] * 8], [1.0] * 20
    took_part = [1.0] * 10 + [0.0] * 10
    answer = numbers(ask("MILESTONE_DIFFERENCE", column(durations), column(events), column(took_part), 2.0))[0]
    se = (0.5 * 0.5 / 10 + 0.8 * 0.2 / 10) ** 0.5
    assert answer[:2] == pytest.approx([0.5 - 0.8, se])
    assert answer[2:4] == pytest.approx([-0.3 - 1.959964 * se, -0.3 + 1.959964 * se])


def test_a_difference_of_nothing_has_no_p():
    took_part = column([1.0, 0.0, 1.0, 0.0])
    assert ask("MILESTONE_DIFFERENCE", MONTHS, LEFT, took_part, 1.0) == [[0, 0, 0, 0, None]]
