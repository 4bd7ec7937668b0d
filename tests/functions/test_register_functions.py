"""Full-time persons, exit rates and durations of a range of spells, against counting day by day and week by week."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.functions.cases import ask, cell
from xl.catalogue import OMITTED
from xl.cells import SUPPRESSED

HEADER = ["Person", "Ydelse", "Fra", "Til"]
SUPPORT = {"Dagpenge", "Sygedagpenge", "Fleksjob"}
ON = {"Dagpenge", "Sygedagpenge"}
day = st.dates(dt.date(2020, 11, 1), dt.date(2021, 4, 1))  # a leap year, its week 53, and the turn of the year


@st.composite
def rows(draw: st.DrawFn) -> list[tuple[str, str, dt.date, dt.date]]:
    benefit = st.sampled_from([*sorted(SUPPORT), "Dagpenge", "Job"])
    spell = st.tuples(st.sampled_from("AB"), benefit, day, st.integers(0, 60))
    return [(who, what, first, first + dt.timedelta(days=more))
            for who, what, first, more in draw(st.lists(spell, min_size=1, max_size=7))]


def marked(spells):
    return [HEADER, *(list(row) for row in spells)]


def days(first, last):
    return [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]


def covered(spells, who, benefits, step=lambda date: date):
    return {step(date) for person, what, first, last in spells if person == who and what in benefits
            for date in days(first, last)}


def week(date):
    return date - dt.timedelta(days=date.weekday())


@given(rows(), day, st.integers(0, 90), st.sampled_from([None, "Dagpenge", "Job", "Fleksjob"]))
def test_full_time_persons_are_benefit_days_over_days(spells, first, more, benefit):
    period = days(first, first + dt.timedelta(days=more))
    wanted = SUPPORT if benefit is None else {benefit}
    on = sum(len(covered(spells, who, wanted) & set(period)) for who in "AB")
    answer = cell("FULLTIME_PERSONS", marked(spells), period[0], period[-1], OMITTED if benefit is None else benefit)
    assert answer == pytest.approx(on / len(period), rel=1e-12)


@given(rows(), day, st.integers(0, 120), st.sampled_from(["Dagpenge", "Sygedagpenge"]), st.integers(1, 14))
def test_the_exit_rate_is_that_week_by_week(spells, first, more, benefit, horizon):
    period = {week(date) for date in days(first, first + dt.timedelta(days=more))}
    end = week(max(last for *_, last in spells))
    ahead = dt.timedelta(weeks=horizon)
    followed = [(who, w) for who in "AB" for w in covered(spells, who, {benefit}, week) & period if w + ahead <= end]
    answer = cell("EXIT_RATE", marked(spells), first, first + dt.timedelta(days=more), benefit, float(horizon))
    if not followed:
        assert type(answer).__name__ == "NoBenefitWeeks"
    else:
        out = sum(w + ahead not in covered(spells, who, ON, week) for who, w in followed)
        assert answer == pytest.approx(out / len(followed), rel=1e-12)


@given(rows(), day, st.integers(0, 4))
def test_the_duration_is_that_week_by_week(spells, at, gap):
    lengths = []
    for who in "AB":
        weeks = covered(spells, who, SUPPORT, week)
        if week(at) in weeks:
            begun = week(at)
            while before := [w for w in weeks if dt.timedelta(0) < begun - w <= dt.timedelta(weeks=gap + 1)]:
                begun = min(before)
            lengths.append((week(at) - begun).days // 7 + 1)
    answer = cell("SUPPORT_DURATION", marked(spells), at, float(gap))
    if lengths:
        assert answer == pytest.approx(sum(lengths) / len(lengths), rel=1e-12)
    else:
        assert type(answer).__name__ == "NobodyOnSupport"


SPELLS = [
    ["Til", "Ydelse", "Kommune", "Person", "Fra"],
    ["31-01-2020", "A-dagpenge", "Vejle", 1.0, "01-01-2020"],
    [None, None, None, None, None],
    ["29-02-2020", "Kontanthjælp, jobparat", "Vejle", "2", "01-02-2020"],
    ["15-01-2020", "111", "Ærø", "1", 43831.0],
]


def test_columns_stand_in_any_order_and_a_code_or_a_group_will_do():
    period = "01-01-2020", "29-02-2020"  # 60 days
    assert cell("FULLTIME_PERSONS", SPELLS, *period) == 1
    assert cell("FULLTIME_PERSONS", SPELLS, *period, "dagpenge") == 31 / 60
    assert cell("FULLTIME_PERSONS", SPELLS, *period, "111") == 31 / 60
    assert cell("FULLTIME_PERSONS", SPELLS, *period, "Kontanthjælp") == 29 / 60
    assert cell("FULLTIME_PERSONS", SPELLS, *period, "Revalidering") == 0
    assert cell("FULLTIME_PERSONS", SPELLS, *period, "Samlet") == 1


def test_one_call_answers_for_months_across_and_groups_down():
    months = [["01-01-2020", "01-02-2020", None]], [["31-01-2020", "29-02-2020", "31-03-2020"]]
    groups = [["Dagpenge"], ["Kontanthjælp"], ["(.)"], [None], ["Samlet"]]
    answer = ask("FULLTIME_PERSONS", SPELLS, *months, groups)
    assert answer == [[1, 0, None], [0, 1, None], [SUPPRESSED, SUPPRESSED, None], [None] * 3, [1, 1, None]]


def test_spells_end_where_their_person_is_gone():
    spells = [HEADER, ["A", "Dagpenge", "06-01-2020", "26-04-2020"], ["A", "Død", "27-01-2020", "27-01-2020"],
              ["B", "Dagpenge", "06-01-2020", "26-04-2020"]]
    assert cell("FULLTIME_PERSONS", spells, "27-01-2020", "02-02-2020") == 1
    # A's weeks 2, 3 and 4 of 2020 cannot be followed 13 weeks; B is still on for all of hers that can
    assert cell("EXIT_RATE", spells, "06-01-2020", "26-01-2020", "Dagpenge") == 0


def test_the_week_until_which_persons_can_be_followed_is_told():
    from xl.catalogue import functions

    answer = functions()["EXIT_RATE"](SPELLS, "01-01-2020", "31-01-2020", "Dagpenge", 4.0)
    assert "02-02-2020" in answer.notes[0].da  # the last date is in the week that ends 1 March
