"""FOCUS_SHARE: seniority from spells, interviews and offers from their dates."""

from __future__ import annotations

import pytest

from pyxl_bench import errors as e
from tests.functions.cases import ask, cell, column
from xl.catalogue import OMITTED, functions

HEADER = ["Person", "Ydelse", "Fra", "Til"]
SEPTEMBER = "30-09-2020"
LONG = [HEADER, *([name, "Kontanthjælp", "01-01-2018", "31-12-2020"] for name in "ABCD")]


def talks(**dates: list[str]) -> list[list[str]]:
    return [["Person", "Dato"], *([person, day] for person, days in dates.items() for day in days)]


FOUR = ["01-10-2019", "01-01-2020", "01-07-2020", "30-09-2020"]


def test_the_share_is_of_those_with_seniority_and_answers_in_the_shape_of_the_dates():
    events = talks(A=FOUR, B=FOUR[1:], C=FOUR)
    assert cell("FOCUS_SHARE", LONG, events, SEPTEMBER) == 0.5
    assert cell("FOCUS_SHARE", LONG, events, SEPTEMBER, 3.0) == 0.75
    assert column("FOCUS_SHARE", LONG, events, [["31-08-2020"], [None], [SEPTEMBER]]) == [0, None, 0.5]
    assert ask("FOCUS_SHARE", LONG, events, [["31-08-2020", SEPTEMBER]]) == [[0, 0.5]]
    (note,) = functions()["FOCUS_SHARE"](LONG, events, SEPTEMBER).notes
    assert note.da == "2 af 4 personer med anciennitet har fået mindst 4."


def test_nobody_becomes_senior_in_the_dead_period():
    """From 1 September 2019: 13 months on 30 September 2020, of which four are dead."""
    spells = [*LONG[:2], ["B", "Dagpenge", "01-09-2019", "31-12-2021"]]
    events = talks(A=FOUR)
    assert cell("FOCUS_SHARE", spells, events, SEPTEMBER) == 1
    assert cell("FOCUS_SHARE", spells, events, "31-12-2020", 1.0) == 0.5


def test_short_breaks_and_other_benefits_do_not_end_a_course_but_self_support_does():
    def share(*rows):
        return cell("FOCUS_SHARE", [HEADER, *rows], talks(A=FOUR), SEPTEMBER)

    until = ["A", "Dagpenge", "01-01-2019", "31-03-2020"]
    assert share(until, ["A", "Sygedagpenge", "01-04-2020", "31-12-2020"]) == 1
    assert share(until, ["A", "Kontanthjælp", "22-04-2020", "31-12-2020"]) == 1  # 21 days
    assert isinstance(share(until, ["A", "Kontanthjælp", "23-04-2020", "31-12-2020"]), e.NobodySenior)
    assert isinstance(share(until, ["A", "Job", "01-04-2020", "31-12-2020"]), e.NobodySenior)


def test_225_hours_of_work_do_instead_of_an_offer_and_never_instead_of_interviews():
    work = [["Person", "Timer", "Dato"], ["A", 200.0, "01-07-2020"], ["A", "25,5", "01-08-2020"],
            ["B", 224.0, "01-08-2020"], ["C", None, "01-08-2020"]]
    assert cell("FOCUS_SHARE", LONG, work, SEPTEMBER, 1.0) == 0.5
    assert cell("FOCUS_SHARE", LONG, work, SEPTEMBER) == 0


def test_names_match_as_they_are_written_and_strangers_are_passed_over():
    assert cell("FOCUS_SHARE", LONG, talks(A=FOUR, X=FOUR), SEPTEMBER) == 0.25
    numbered = [HEADER, [17.0, "Dagpenge", "01-01-2018", "31-12-2020"]]
    assert cell("FOCUS_SHARE", numbered, [["Person", "Dato"], *([17.0, day] for day in FOUR)], SEPTEMBER) == 1


def test_no_events_at_all_is_a_share_of_none():
    assert cell("FOCUS_SHARE", LONG, [["Person", "Dato"]], SEPTEMBER) == 0


def test_a_date_before_the_rules_spoils_its_own_cell_and_other_rules_can_be_asked_for():
    early, late = column("FOCUS_SHARE", LONG, talks(A=FOUR), [["31-12-2019"], [SEPTEMBER]])
    assert isinstance(early, e.DateOutsideRules) and early.argument == "at" and early.row == 1 and late == 0.25
    assert cell("FOCUS_SHARE", LONG, talks(A=FOUR), "31-12-2019", 1.0, SEPTEMBER) == 0.25


@pytest.mark.parametrize("needed", [OMITTED, None, 4.0])
def test_four_interviews_are_asked_for_unless_told_otherwise(needed):
    assert cell("FOCUS_SHARE", LONG, talks(A=FOUR, B=FOUR[1:]), SEPTEMBER, needed) == 0.25
