"""The sample workbooks on supervision show what their formulas should."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from workbooks import build, write
from xl.hosts.headless import recalculate
from xl.package.container import Package
from xl.package.files import read_package

BALLERUP, ALL = "ballerup_2020_09", "tilsyn_98"


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


def column(sheet: Any, at: int) -> list[Any]:
    """A column of the 98 municipalities."""
    return [row[at].value for row in sheet.iter_rows(min_row=6, max_row=103)]


def test_the_rank_of_98_is_that_of_the_differences_and_the_ranking_is_in_its_order() -> None:
    status, ranking = book(ALL)["Status"], book(ALL)["Rangliste"]
    gaps = [round(10_000 * gap) for gap in column(status, 3)]
    assert column(status, 4) == [1 + sum(other < gap for other in gaps) for gap in gaps]
    assert len(set(gaps)) < 98  # some share a place
    assert column(ranking, 0) == sorted(column(status, 4))
    assert sorted(column(ranking, 1)) == sorted(column(status, 0))
    by_name = dict(zip(column(status, 0), column(status, 4)))
    assert [by_name[name] for name in column(ranking, 1)] == column(ranking, 0)


def test_the_status_of_each_of_98_is_that_of_the_rules_of_2020() -> None:
    sheet = book(ALL)["Status"]
    expected = []
    for gap, *figures in zip(*(column(sheet, at) for at in (3, 7, 8, 9, 10))):
        met = [mean > 0.8 for mean in figures[:2]]
        good = gap < 0 and all(met) and all(needed <= 0.8 for needed in figures[2:])
        bad = gap >= 0 and not any(met)
        expected.append("Inspirationskommune" if good else "Risiko for skærpet tilsyn" if bad
                        else "Aktuelt ikke i risiko")
    assert column(sheet, 11) == expected
    assert len(set(expected)) == 3
    for name in set(expected):
        assert found(book(ALL)["Overblik"], name) == expected.count(name)


def test_the_latest_month_of_the_course_is_the_status_table_and_its_counts_add_up() -> None:
    course, status = book(ALL)["Udvikling"], book(ALL)["Status"]
    assert column(course, 9) == column(status, 11)
    counts = [[cell.value for cell in row[1:10]] for row in course.iter_rows(min_row=106, max_row=108)]
    assert [sum(month) for month in zip(*counts)] == [98] * 9
    assert [row[-1] for row in counts] == [
        column(status, 11).count(course.cell(106 + place, 1).value) for place in range(3)]


def test_every_sheet_of_the_98_says_that_its_figures_are_made_up() -> None:
    for sheet in book(ALL):
        if sheet.title not in ("Om", "Funktioner", "Diagramdata"):
            assert sheet["A2"].value.startswith("KONSTRUEREDE TAL"), sheet.title
    assert any("ALLE TAL ER KONSTRUEREDE" in str(cell.value) for row in book(ALL)["Om"].iter_rows() for cell in row)


@pytest.mark.parametrize(("cell", "new"), [("B4", "Kommune 86"), ("B5", "43831")], ids=["municipality", "month"])
def test_another_choice_changes_what_is_shown(cell: str, new: str, tmp_path: Any) -> None:
    """Recalculated with another municipality, or another month, in the yellow cells of the overview."""
    write(ALL, tmp_path / "book.xlsx")
    package = read_package(tmp_path / "book.xlsx")
    texts = [re.sub("<.*?>", "", text) for text in package.read("xl/sharedStrings.xml").decode().split("<si>")[1:]]
    value = new if new.isdigit() else str(texts.index(new))
    part = "xl/worksheets/sheet2.xml"
    sheet = package.read(part).decode()
    changed = re.sub(rf'(<c r="{cell}"[^>]*><v>)\d+', rf"\g<1>{value}", sheet)
    assert changed != sheet
    after = load_workbook(
        BytesIO(recalculate(Package(package.with_parts({part: changed.encode()}))).data), data_only=True)
    before = book(ALL)
    for name, at in (("Overblik", cell), ("Overblik", "B15"), ("Resten af året", "B9")):
        assert after[name][at].value != before[name][at].value
    status = {row[0].value: row for row in after["Status"].iter_rows(min_row=6, max_row=103)}
    chosen = status[after["Overblik"]["B4"].value]
    assert [after["Overblik"][at].value for at in ("C12", "B15", "B18")] == [chosen[at].value for at in (4, 7, 11)]


@pytest.mark.parametrize("kind", [BALLERUP, ALL])
def test_no_cell_shows_an_error(kind: str) -> None:
    shown = [(sheet.title, cell.coordinate, cell.value) for sheet in book(kind) for row in sheet.iter_rows()
             for cell in row if isinstance(cell.value, str) and cell.value.startswith("#")]
    assert shown == []


@pytest.mark.parametrize("kind", [BALLERUP, ALL])
def test_every_formula_is_calculated(kind: str, tmp_path: Any) -> None:
    """None is left with the value that Excel stored, for want of trust in the engine."""
    write(kind, tmp_path / "book.xlsx")
    assert list(recalculate(read_package(tmp_path / "book.xlsx")).kept) == []
