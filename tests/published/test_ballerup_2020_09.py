"""Ballerup, September 2020: every printed figure that follows from others."""

from __future__ import annotations

import csv
import math
from pathlib import Path

import numpy as np
import pytest

from pyxl_bench.focus_targets import required_mean
from pyxl_bench.supervision import STATUSES, benchmark_gap, supervision_status
from pyxl_bench.supervision_rules import rules_on
from xl.cells import date

SOURCE = Path(__file__).parents[2] / "workbooks" / "data" / "ballerup_2020_09.csv"
CELLS = list(csv.DictReader(SOURCE.read_text("utf-8").splitlines()))
INTERVIEWS, OFFERS = (
    [row for row in dict.fromkeys(cell["row"] for cell in CELLS) if part in row and row.startswith(start)]
    for part, start in (("samtaler", ""), ("225 timer", ""))
)
SEPTEMBER = np.array([8])
RULES = rules_on(date("30-09-2020"))


def printed(table: str, row: str, column: str) -> str:
    (cell,) = [cell for cell in CELLS if cell["table"] == table and cell["row"] == row and column in cell["column"]]
    return cell["printed"]


def only_row(table: str) -> str:
    (row,) = {cell["row"] for cell in CELLS if cell["table"] == table}
    return row


def number(text: str) -> float:
    return float(text.replace(".", "").replace(",", ".")) if text else math.nan


def half_a_last_digit(text: str) -> float:
    return 0.5 * 10.0 ** -len(text.partition(",")[2])


def test_the_gap_in_persons_is_actual_minus_expected_exactly() -> None:
    """Table 1.1, counts rounded to 10 as they are printed."""
    expected, actual, gap = (number(printed("1.1", only_row("1.1"), column)) for column in (
        "Forventet antal", "Faktisk antal", "Forskel"))
    assert benchmark_gap(np.array(actual), np.array(expected)) == gap == -160


def test_the_gap_in_percentage_points_is_actual_minus_expected_share_within_rounding() -> None:
    expected, actual, gap = (printed("1.4", only_row("1.4"), column) for column in (
        "Forventet andel", "Faktiske andel", "Forskel"))
    room = sum(map(half_a_last_digit, (expected, actual, gap)))
    found = benchmark_gap(np.array(number(actual)), np.array(number(expected)))
    assert abs(found - number(gap)) <= room
    assert round(float(found), 2) == -0.54


@pytest.mark.parametrize("row", [row for rows in (INTERVIEWS, OFFERS) for row in rows if row.startswith("Mindst")])
def test_the_share_of_a_focus_target_is_that_of_its_printed_persons(row: str) -> None:
    """Table 1.3: counts of persons are whole, so the printed share follows to its last digit."""
    persons, met, share = (printed("1.3", row, column) for column in ("Antal unikke", "Antal borgere, hvor", "Andel"))
    assert round(100 * number(met) / number(persons), 1) == number(share)


def test_the_persons_on_support_and_their_share_speak_of_one_population() -> None:
    """Persons / share of the tables 1.1 and 1.4 overlap in what they say of the 16-66-year-olds."""
    spans = []
    for what, column in (("Forventet antal", "Forventet andel"), ("Faktisk antal", "Faktiske andel")):
        persons = number(printed("1.1", only_row("1.1"), what))
        share = number(printed("1.4", only_row("1.4"), column))
        spans.append(((persons - 5) / (share + 0.005) * 100, (persons + 5) / (share - 0.005) * 100))
    assert max(low for low, _ in spans) <= min(high for _, high in spans)


def test_the_required_mean_follows_from_the_year_to_date_and_not_from_the_last_12_months() -> None:
    (row,) = [row for row in INTERVIEWS if row.startswith("I gennemsnit")]
    required = number(printed("1.5", row, "Krav for at opfylde")) / 100
    lately = number(printed("1.5", row, "de seneste 12 mdr.")) / 100
    to_date, last_12 = (float(required_mean(np.array([mean]), SEPTEMBER, RULES.threshold)[0])
                        for mean in (0.7637, lately))
    room = 0.00005 * 9 / 3 + 0.00005  # of a year-to-date mean and of a requirement printed in hundredths
    assert abs(to_date - required) <= room
    assert abs(last_12 - required) > 0.02


def test_the_printed_status_follows_from_the_printed_figures_the_blank_one_included() -> None:
    gap = number(printed("1.4", only_row("1.4"), "Forskel"))
    rows = [next(row for row in rows if row.startswith("I gennemsnit")) for rows in (INTERVIEWS, OFFERS)]
    lately, required = (np.array([number(printed("1.5", row, column)) / 100 for row in rows])
                        for column in ("de seneste 12 mdr.", "Krav for at opfylde"))
    assert np.isnan(required).tolist() == [False, True]
    status = supervision_status(np.array(gap), lately, required, RULES)
    assert STATUSES[int(status)] == printed("1.6", only_row("1.6"), "Status")


def test_the_rules_of_2020_ask_what_the_report_asks() -> None:
    assert all("mere end 80 %" in row for row in (*INTERVIEWS, *OFFERS) if row.startswith("I gennemsnit"))
    assert (RULES.threshold, RULES.strict, RULES.seniority_months) == (0.8, True, 12)
    interviews, offers = RULES.targets
    assert interviews.events == 4 and any(row.startswith("Mindst 4 samtaler") for row in INTERVIEWS)
    assert (offers.hours, offers.events) == (225, 1)
    assert any(row.startswith("Mindst 225 timers ordinær beskæftigelse eller 1") for row in OFFERS)
