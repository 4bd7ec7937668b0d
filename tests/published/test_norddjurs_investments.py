"""Norddjurs 2020: investment and saving make the printed total of every investment and year."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest

from pyxl_bench.investment import follow_up, investment_case

SOURCE = Path(__file__).parents[2] / "workbooks" / "data" / "norddjurs_investments_2020.csv"
CELLS = list(csv.DictReader(SOURCE.read_text("utf-8").splitlines()))
INVESTMENTS = list(dict.fromkeys(cell["investment"] for cell in CELLS))


def row(investment: str, name: str, kind: str) -> list[str]:
    return [cell["printed"].replace(",", ".") for cell in CELLS
            if (cell["investment"], cell["row"], cell["kind"]) == (investment, name, kind)]


def half_a_last_digit(printed: str) -> float:
    exponent = Decimal(printed).as_tuple().exponent
    return 0.5 * 10.0 ** int(exponent)


@pytest.mark.parametrize("investment", INVESTMENTS)
def test_net_and_cumulative_are_the_printed_totals_within_rounding(investment: str) -> None:
    invested, saved, total = (row(investment, name, "Budget") for name in (
        "Investering i indsats", "Besparelse på forsørgelse", "Besparelse i alt"))
    assert len(total) == 4
    case = investment_case(np.array(invested, dtype=float), np.array(saved, dtype=float))
    room = [sum(half_a_last_digit(cell) for cell in cells) + 1e-12 for cells in zip(invested, saved, total)]
    printed = np.array(total, dtype=float)
    assert (np.abs(case.net - printed) <= room).all()
    assert (np.abs(case.cumulative - np.cumsum(printed)) <= np.cumsum(room)).all()


def test_the_first_investment_is_paid_back_in_its_second_year() -> None:
    """Printed totals 0.376, -1.576, ...: a cost in 2020, a gain by the end of 2021."""
    invested, saved = (np.array(row(INVESTMENTS[0], name, "Budget"), dtype=float) for name in (
        "Investering i indsats", "Besparelse på forsørgelse"))
    assert investment_case(invested, saved).payback == 2


def test_realised_columns_are_blank_in_the_note_so_nothing_is_counted() -> None:
    budget = np.array(row(INVESTMENTS[0], "Besparelse i alt", "Budget"), dtype=float)
    realised = np.array([float(cell or "nan") for cell in row(INVESTMENTS[0], "Besparelse i alt", "Realiseret")])
    assert follow_up(budget, realised).budget == 0
