"""The follow-up of investments reads right with four months of data and with four years, person by person."""

from __future__ import annotations

import csv
import datetime as dt
import random
import re
from functools import cache
from io import BytesIO
from math import ceil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from openpyxl import load_workbook

from pyxl_bench.refusion import municipal_share_by_month
from workbooks import FOLDER, investering
from workbooks.charts.caches import refreshed
from workbooks.charts.followed import MARKS
from workbooks.investering import inputs, places
from workbooks.investering.generated import Person, month, persons
from workbooks.investering.plans import MONTHS, YEARS, Plan, plans
from xl.hosts.headless import recalculate
from xl.package.container import Package
from xl.package.files import read_package

FOUR_MONTHS, FOUR_YEARS = dt.date(2020, 4, 30), dt.date(2023, 12, 31)
DATES = (FOUR_MONTHS, FOUR_YEARS)


@cache
def package(date: dt.date, compare: str = "øvrige") -> bytes:
    """The workbook with data until a date, recalculated."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "bog.xlsx"
        investering.write(path, date, compare)
        done = recalculate(read_package(path))
    assert (done.errors, done.kept) == ([], [])
    return refreshed(done.data)


@cache
def book(date: dt.date, compare: str = "øvrige") -> Any:
    return load_workbook(BytesIO(package(date, compare)), data_only=True)


def column(sheet: Any, row: int, place: int, height: int) -> list[Any]:
    return [sheet.cell(row + 1 + step, place + 1).value for step in range(height)]


def since_start(date: dt.date, plan: Plan, place: int, compare: str = "øvrige") -> list[Any]:
    return column(book(date, compare)[places.months_sheet(plan)], places.SINCE_START, place, MONTHS + 1)


def calendar(date: dt.date, plan: Plan, place: int) -> list[Any]:
    return column(book(date)[places.months_sheet(plan)], places.CALENDAR, place, MONTHS)


def months_between(start: dt.date, end: dt.date) -> int:
    return 12 * (end.year - start.year) + end.month - start.month


def followed(date: dt.date, person: Person) -> tuple[int, bool]:
    """How many months a person has been followed through, and whether they had left by then."""
    gone = person.end is not None and person.end <= date
    return months_between(person.start, person.end if gone else date + dt.timedelta(days=1)), gone


def shares(date: dt.date, people: list[Person]) -> tuple[list[int], list[float]]:
    """How many are followed up to each month, and the share still there after it: month by month, by hand."""
    known = [followed(date, person) for person in people if person.start <= date]
    at_risk, share = [len(known)], [1.0]
    for k in range(1, MONTHS + 1):
        there = [gone for months, gone in known if months >= k]
        leaving = sum(gone for months, gone in known if months == k)
        at_risk.append(len(there))
        share.append(share[-1] * (1 - leaving / len(there)) if there else float("nan"))
    return at_risk, share


def sides(plan: Plan) -> tuple[list[Person], list[Person]]:
    people = persons(plan)
    return [person for person in people if not person.treated], [person for person in people if person.treated]


@pytest.mark.parametrize("date", DATES)
@pytest.mark.parametrize("plan", plans(), ids=lambda plan: plan.sheet)
def test_curves_are_those_of_the_persons_and_end_where_fewer_than_five_are_followed(plan: Plan, date: dt.date) -> None:
    (base_risk, base), (treated_risk, treated) = (shares(date, people) for people in sides(plan))
    enough = [min(pair) >= 5 for pair in zip(base_risk, treated_risk)]
    last = max(k for k in range(MONTHS + 1) if enough[k])
    assert 0 < last < MONTHS and all(enough[: last + 1])
    for place, at_risk, share in ((places.BASE, base_risk, base), (places.TREATED, treated_risk, treated)):
        assert since_start(date, plan, place + 1) == [*at_risk[: last + 1], *[None] * (MONTHS - last)]
        shown = since_start(date, plan, place + 3)
        assert shown[: last + 1] == pytest.approx(share[: last + 1])
        assert shown[last + 1 :] == [None] * (MONTHS - last)
    assert book(date)[plan.sheet]["C9"].value.startswith(f"Tavs fra måned {last + 1}: ")


@pytest.mark.parametrize("date", DATES)
@pytest.mark.parametrize("plan", plans(), ids=lambda plan: plan.sheet)
def test_the_saving_of_a_calendar_month_is_the_sum_over_those_who_have_started(plan: Plan, date: dt.date) -> None:
    (_, base), (_, treated) = (shares(date, people) for people in sides(plan))
    last = len([k for k in since_start(date, plan, places.SHOWN) if k not in (None, "")]) - 1
    cost = plan.monthly_benefit * municipal_share_by_month(MONTHS, plan.weeks_before)
    starts = [months_between(month(0), person.start) for person in sides(plan)[1]]
    realised = calendar(date, plan, places.SAVING)
    covered = months_between(month(0), date) + 1
    for number in range(covered):
        since = [number - start + 1 for start in starts if start <= number]
        saved = sum((treated[k - 1] - base[k - 1]) * cost[k - 1] for k in since if k <= last)
        assert realised[number] == pytest.approx(saved / 1e6, abs=1e-9)
        assert calendar(date, plan, places.UNANSWERED)[number] == sum(k > last for k in since)
    assert {*realised[covered:]} <= {None, ""}
    months = since_start(date, plan, places.SAVED + 3)
    assert sum(realised[:covered]) == pytest.approx(months[last] / 1e6)


@pytest.mark.parametrize("date", DATES)
@pytest.mark.parametrize("plan", plans(), ids=lambda plan: plan.sheet)
def test_to_date_counts_the_months_that_data_cover_and_the_limits_lie_around_it(plan: Plan, date: dt.date) -> None:
    sheet, covered = book(date)[plan.sheet], months_between(month(0), date) + 1
    rows = [[cell.value for cell in sheet[places.TO_DATE_ROW + 1 + kind]] for kind in range(3)]
    for row, budget in zip(rows, (plan.investment, plan.saving)):
        assert row[1] == pytest.approx(sum(budget[number // 12] / 12 for number in range(covered)))
        assert row[3] == pytest.approx(row[2] - row[1])
        assert row[4] == pytest.approx(row[2] / row[1])
    assert rows[1][5] < rows[1][2] < rows[1][6]
    assert rows[2][2] == pytest.approx(rows[0][2] + rows[1][2])
    overview = [cell.value for cell in book(date)["Overblik"][10 + plan.number]]
    assert overview[6:13] == [rows[0][1], rows[0][2], rows[1][1], rows[1][2], rows[1][5], rows[1][6], rows[2][2]]


@pytest.mark.parametrize("plan", plans(), ids=lambda plan: plan.sheet)
def test_the_budget_makes_the_printed_totals(plan: Plan) -> None:
    source = FOLDER / "data" / "norddjurs_investments_2020.csv"
    printed = [cell["printed"] for cell in csv.DictReader(source.read_text("utf-8").splitlines())
               if (cell["investment"], cell["row"], cell["kind"]) == (plan.name, "Besparelse i alt", "Budget")]
    row = [cell.value for cell in book(FOUR_YEARS)[plan.sheet][places.BUDGET_ROW + 3]]
    assert [f"{amount:.3f}".replace(".", ",") for amount in row[1:9:2]] == printed


def test_with_four_months_later_years_are_blank_and_nothing_is_paid_back() -> None:
    for plan in plans():
        sheet = book(FOUR_MONTHS)[plan.sheet]
        for row in range(places.BUDGET_ROW + 1, places.BUDGET_ROW + 4):
            assert [sheet.cell(row, place).value for place in (5, 7, 9)] == [None] * 3
            assert sheet.cell(row, 3).value == sheet.cell(row, 11).value
        assert sheet.cell(places.PAYBACK_ROW + len(YEARS) + 2, 4).value == "ikke endnu"


def test_against_the_whole_target_group_the_difference_is_smaller_and_the_sheet_says_why() -> None:
    for plan in plans():
        rest, whole = (book(FOUR_YEARS, compare)[plan.sheet] for compare in ("øvrige", "hele"))
        assert rest["B12"].value < whole["B12"].value < 0
        assert "omfatter de behandlede" in whole["C8"].value and "omfatter" not in rest["C8"].value


@pytest.mark.parametrize("date", DATES)
def test_no_cell_shows_an_error_and_generated_sheets_say_so(date: dt.date) -> None:
    shown = [(sheet.title, cell.coordinate) for sheet in book(date) for row in sheet.iter_rows() for cell in row
             if isinstance(cell.value, str) and cell.value.startswith("#")]
    assert shown == []
    for name in ("Overblik", "Regnskab", "1 Kohorte", "2 Kohorte", "3 Kohorte"):
        assert book(date)[name]["A2"].value.startswith("GENEREREDE TAL")


@pytest.mark.parametrize("date", DATES)
def test_charts_draw_nothing_and_name_no_number_beyond_what_is_shown(date: dt.date) -> None:
    charts = [Package(package(date)).read(name).decode() for name in Package(package(date)).parts
              if re.fullmatch(r"xl/charts/chart\d+\.xml", name)]
    curves = [chart for chart in charts if "andel fortsat på forsørgelse" in chart]
    assert len(curves) == len(plans())
    for plan, chart in zip(plans(), curves):
        last = len([k for k in since_start(date, plan, places.SHOWN) if k not in (None, "")]) - 1
        first = re.search(r"<c:xVal>.*?<c:numCache>(.*?)</c:numCache>", chart, re.DOTALL)
        assert first is not None
        assert max(float(x) for x in re.findall(r"<c:v>([^<]*)</c:v>", first[1])) == last
        names = re.findall(r"<c:tx><c:strRef>.*?<c:strCache>.*?<c:v>([^<]*)</c:v>", chart, re.DOTALL)
        counts = [int(name) for name in names if name.strip()]
        assert len(names) == 2 * (MARKS + 1) and min(counts) >= places.MINIMUM
        apart = max(1, ceil(last / MARKS))
        followed = [since_start(date, plan, column + 1)[: last + 1 : apart] for column in (places.BASE, places.TREATED)]
        assert counts == [*followed[0], *followed[1]]


@pytest.fixture(scope="module")
def odd() -> Any:
    """A book with other persons: too few, unsorted with blank rows, not begun and not paid for."""
    few, _, later = plans()

    def own(plan: Plan) -> list[Any]:
        if plan is few:
            return [Person(month(0), None, place < 3) for place in range(9)]
        if plan is later:
            return [Person(month(36), None, place < 30) for place in range(60)]
        rows: list[Any] = persons(plan)
        random.Random(1).shuffle(rows)
        blank = Person(None, None, None)  # type: ignore[arg-type]
        return [blank, *rows[:20], blank, *rows[20:], blank, blank]

    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as folder:
        patch.setattr(inputs, "persons", own)
        patch.setattr(inputs, "accounts", lambda plan: [0 if plan is later else 1000] * MONTHS)
        patch.setattr(inputs, "_midnight", lambda date: date and dt.datetime.combine(date, dt.time()))
        path = Path(folder) / "bog.xlsx"
        investering.write(path)
        done = recalculate(read_package(path))
        assert (done.errors, done.kept) == ([], [])
    return load_workbook(BytesIO(done.data), data_only=True)


def test_where_too_few_are_followed_nothing_is_shown_and_nothing_is_zero(odd: Any) -> None:
    for place in (0, 2):
        row = [cell.value for cell in odd["Overblik"][11 + place]]
        assert row[2] == 0 and [value or None for value in row[3:6]] == [None] * 3
        sheet = odd[plans()[place].sheet]
        assert [sheet.cell(line, 2).value or None for line in (12, 13)] == [None] * 2
        assert sheet.cell(places.PAYBACK_ROW + len(YEARS) + 2, 4).value == "ikke endnu"
    assert [cell.value or None for cell in odd["Overblik"][11]][8:13] == [None] * 5
    few = odd[plans()[0].sheet]
    assert few.cell(places.TO_DATE_ROW + 2, 3).value in (None, "")
    assert "op til 3 personer" in few.cell(places.TO_DATE_ROW + 4, 1).value


def test_blank_rows_among_the_persons_stand_for_nobody(odd: Any) -> None:
    plan = plans()[1]
    as_sorted = book(investering.DATA_DATE)
    assert odd[plan.sheet]["B8"].value == as_sorted[plan.sheet]["B8"].value
    for column_ in (places.BASE, places.TREATED):
        for part in range(6):
            own, other = (column(each[places.months_sheet(plan)], places.SINCE_START, column_ + part, MONTHS + 1)
                          for each in (odd, as_sorted))
            assert own == other


def test_a_sheet_says_whose_saving_is_not_known() -> None:
    for plan in plans():
        unknown = [value or 0 for value in calendar(FOUR_YEARS, plan, places.UNANSWERED)]
        said = book(FOUR_YEARS)[plan.sheet].cell(places.TO_DATE_ROW + 4, 1).value or ""
        assert (f"op til {max(unknown)} personer" in said) == (max(unknown) > 0)
        assert not book(FOUR_MONTHS)[plan.sheet].cell(places.TO_DATE_ROW + 4, 1).value
    assert "ikke med i den realiserede" in book(FOUR_YEARS)["Overblik"]["A15"].value


def test_a_report_finds_the_curves_the_savings_and_the_follow_up_of_every_investment() -> None:
    calls = recalculate(Package(package(FOUR_YEARS)), keep_calls=True).calls
    found = [(call.function.name, call.sheet) for call in calls]
    for plan in plans():
        sheet = places.months_sheet(plan)
        assert [found.count((name, sheet)) for name in ("SURVIVAL", "COHORT_SAVINGS")] == [2, 1]
        assert [found.count((name, plan.sheet)) for name in (
            "FOLLOW_UP", "INVESTMENT_CASE", "RMST_DIFFERENCE", "MILESTONE_DIFFERENCE")] == [2, 1, 1, 1]


def test_generated_persons_are_the_same_at_every_build_and_nobody() -> None:
    for plan in plans():
        assert persons(plan) == persons(plan)
        assert sum(person.treated for person in persons(plan)) == sum(plan.cohorts.treated)
        sheet = book(FOUR_YEARS)[f"{plan.number} Kohorte"]
        assert [cell.value for cell in sheet[7]][:7] == [
            "Start", "Slut", "Gruppe", "Varighed", "Afgået", "Indsats", "Basis"]
