"""The sample workbooks on supervision show what their formulas should."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from workbooks import build

BALLERUP = "ballerup_2020_09"


@cache
def book(kind: str) -> Any:
    return load_workbook(BytesIO(build(kind)), data_only=True)


def found(sheet: Any, label: str, column: int = 1) -> Any:
    """The cell beside a label in the first column."""
    (row,) = [row for row in sheet.iter_rows() if row[0].value == label]
    return row[column].value


def test_every_printed_figure_of_ballerup_that_follows_from_others_is_met() -> None:
    sheet = book(BALLERUP)["Kontrol"]
    assert found(sheet, "Alle trykte tal stemmer") == "Ja"
    answers = [row[5].value for row in sheet.iter_rows(min_row=5, max_row=13)]
    assert answers == ["Ja"] * 7 + ["-", "Ja"]
    assert found(book(BALLERUP)["Overblik"], "Status") == "Aktuelt ikke i risiko"


def test_the_explanation_of_ballerups_status_names_the_rules_and_the_target_that_fails() -> None:
    told = found(book(BALLERUP)["Overblik"], "Forklaring")
    assert "Regler 2020, mere end 80 %" in told and "75,58 % i 12 måneder (ikke opfyldt)" in told


def test_benefits_stand_by_share_then_size_and_withheld_ones_last() -> None:
    rows = [[cell.value for cell in row] for row in book(BALLERUP)["Ydelser"].iter_rows(min_row=6, max_row=16)]
    for left in (0, 4):
        names, persons, shares = ([row[left + place] for row in rows] for place in range(3))
        assert len(set(names)) == 11
        withheld = [place for place, count in enumerate(persons) if count == "(.)"]
        assert withheld == [9, 10] and [shares[place] for place in withheld] == ["(.)", "(.)"]
        known = list(zip(shares[:9], persons[:9]))
        assert known == sorted(known, reverse=True)
    shares = [row[2] for row in rows[:9]]
    assert len(set(shares)) < len(shares)  # there is a tie to break


def test_what_is_shown_of_small_groups_does_not_follow_from_the_total() -> None:
    rows = [[cell.value for cell in row] for row in book(BALLERUP)["Ydelsestal"].iter_rows(min_row=6, max_row=16)]
    small = [row[0] for row in rows if row[1] < 5]
    hidden = [row[0] for row in rows if row[5] == "(.)"]
    assert set(small) < set(hidden)


def test_the_level_that_the_rest_of_the_year_requires_makes_the_year_reach_its_target() -> None:
    sheet = book(BALLERUP)["Resten af året"]
    known, left, mean, needed = (found(sheet, label) for label in (
        "Kendte måneder", "Måneder tilbage", "Gennemsnit til dato", "Krav i resten af året"))
    assert (known * mean + left * needed) / 12 == pytest.approx(0.8)
    reached = [row[3].value for row in sheet.iter_rows(min_row=16, max_row=22)]
    assert reached == ["Nej"] * 5 + ["Ja"] * 2  # 90.88 per cent lies between 90 and 95


@pytest.mark.parametrize("kind", [BALLERUP])
def test_no_cell_shows_an_error(kind: str) -> None:
    shown = [(sheet.title, cell.coordinate, cell.value) for sheet in book(kind) for row in sheet.iter_rows()
             for cell in row if isinstance(cell.value, str) and cell.value.startswith("#")]
    assert shown == []


@pytest.mark.parametrize("kind", [BALLERUP])
def test_every_formula_is_calculated(kind: str, tmp_path: Any) -> None:
    """None is left with the value that Excel stored, for want of trust in the engine."""
    from workbooks import write
    from xl.hosts.headless import recalculate
    from xl.package.files import read_package

    write(kind, tmp_path / "book.xlsx")
    assert list(recalculate(read_package(tmp_path / "book.xlsx")).kept) == []
