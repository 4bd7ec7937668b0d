"""Investments, comparisons of groups and supervision: what is told of them, and what is left unsaid."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from tests.report import books
from tests.report.conftest import SAMPLES
from tests.report.html import read
from tests.report.test_sentences import prose
from xl.package.container import Package
from xl.package.files import read_package
from xl.report.chapters import investments
from xl.report.reading import Reading

Written = Callable[[Package], str]


def section(html: str, anchor: str) -> str:
    start = html.index(f'<section id="{anchor}"')
    return html[start : html.index("</section>", start)]


def followed(rows: Sequence[Sequence[Any]], sideways: bool = False) -> Callable[[books.Made], None]:
    """Rows of a period's name, budget and realised, with a follow-up of them."""
    def part(made: books.Made) -> None:
        sheet = made.sheet("Opfølgning", "Budgetopfølgning", "1.000 kr.")
        table = [list(line) for line in rows]
        made.table(sheet, 3, 0, [list(line) for line in zip(*table)] if sideways else table)
        sheet.write(20, 0, "I alt")
        last = 3 + len(rows)
        area = "A5:{0}5,A6:{0}6".format(chr(64 + len(rows))) if sideways else f"B4:B{last},C4:C{last}"
        made.spill(sheet, "B21", f"=FOLLOW_UP({area})")
    return part


def lines_of(rows: Sequence[Sequence[Any]], sideways: bool = False) -> tuple[Any, Any]:
    reading = Reading(books.of(followed(rows, sideways)))
    return investments._lines(reading, reading.of("FOLLOW_UP")[0])


@pytest.mark.parametrize("sideways", [False, True])
def test_a_period_that_is_not_known_yet_is_not_drawn_as_zero(sideways: bool) -> None:
    rows = [("jan 2024", 10, 9), ("feb 2024", 10, 12), ("mar 2024", 10, None), ("apr 2024", 10, None)]
    assert lines_of(rows, sideways) == (
        [("Budget", [10, 20, 30, 40]), ("Realiseret", [9, 21, None, None])],
        ["jan 2024", "feb 2024", "mar 2024", "apr 2024"])


def test_a_period_left_out_breaks_both_lines_as_the_follow_up_leaves_out_its_budget() -> None:
    rows = [(2021, 10, 9), (2022, 10, None), (2023, 10, 8), (2024, 10, None)]
    assert lines_of(rows) == (
        [("Budget", [10, None, 20, 30]), ("Realiseret", [9, None, 17, None])], ["2021", "2022", "2023", "2024"])


def test_a_call_within_if_is_told_where_it_is_what_the_cell_shows(written: Written) -> None:
    def guarded(made: books.Made) -> None:
        sheet = made.sheet("Opfølgning", "Opfølgning", "1.000 kr.")
        made.table(sheet, 3, 0, [("jan 2024", 10, 9), ("feb 2024", 10, 12)])
        for row, name, formula in (
            (10, "Vist", '=IF(COUNT(C4:C5)=0,"",FOLLOW_UP(B4:B5,C4:C5))'),
            (11, "Tom", '=IF(COUNT(C4:C5)=2,"",FOLLOW_UP(B4:B5,C4:C5))'),
            (12, "Også vist", '=IF(COUNT(C4:C5)=2,FOLLOW_UP(B4:B5,C4:C5),"")'),
            (13, "Regnet videre", "=FOLLOW_UP(B4:B5,C4:C5)*1"),
        ):
            sheet.write(row, 0, name)
            made.spill(sheet, f"B{row + 1}", formula)

    told = section(written(books.of(guarded)), "investeringer")
    assert [row for row in range(11, 15) if f"Opfølgning!C{row}" in told] == [11, 13]
    assert told.count("<svg") == 1


def test_rows_that_are_no_periods_are_not_summed_along_an_axis(written: Written) -> None:
    groups = [("Dagpenge", 10, 9), ("Sygedagpenge", 10, 12), ("Ressourceforløb", 10, 11)]
    assert lines_of(groups) == ([], [])
    page = read(written(books.of(followed(groups))))
    assert page.chapters[:2] == ["Overblik", "Budget mod realiseret"]
    assert "figure" not in page.blocks


def test_every_follow_up_of_the_investments_is_told_with_its_chart_and_unit(written: Written) -> None:
    """The savings too, whose cells the engine calculates twice."""
    told = section(written(read_package(SAMPLES / "investering.xlsx")), "investeringer")
    assert told.count("Budget mod realiseret, akkumuleret, mio. kr.</figcaption>") == 3
    for number, sheet in enumerate(("1 Koordineret", "2 Intensiveret", "3 Småjob"), start=1):
        assert [told.count(f'data-celle="{sheet}!E{row}"') for row in (72, 73)] == [2, 2], number
    assert told.count("<caption>Business case, mio. kr.") == 3


def test_the_treated_against_the_others_with_limits_and_caveat(everything: str) -> None:
    told = section(everything, "kurver")
    words = prose(told)
    assert ("Måneder på ydelsen: 0,5 måneder længere for de behandlede end for hele målgruppen, med grænserne "
            "-0,785 og 1,81; grænserne omfatter nul, så forskellen kan være tilfældig.") in words
    assert "Andel fortsat på ydelsen: 7 procentpoint højere for de behandlede end for de andre" in words
    assert "forskellen er ikke bevis for en effekt" in words
    assert "omfatter de behandlede: forskellen er mindre" in words
    assert {f"Forskelle!{column}{row}" for column in "BCDEF" for row in (5, 6)} <= {
        cell for cell, _ in read(told).numbers}


def test_a_status_says_whose_and_when_and_months_beside_each_other_are_no_list(written: Written) -> None:
    def chosen(made: books.Made) -> None:
        sheet = made.sheet("Overblik", "Status")
        made.table(sheet, 3, 0, [["Kommune", "Kommune 42"], ["Måned", "30-09-2020"], [None], ["Gab", 0.01],
                                 ["Mål", 0.7, 0.9], ["Krav", 0.9, 0.9]])
        sheet.write(10, 0, "Status")
        made.spill(sheet, "B11", "=SUPERVISION_STATUS(B7,B8:C8,B9:C9,B5)")
        many = made.sheet("Udvikling", "Status måned for måned")
        made.table(many, 3, 0, [["Kommune A", 0.01, 0.7, 0.7, 0.9, 0.9], ["Kommune B", -0.01, 0.9, 0.9, 0.1, 0.1]])
        made.spill(many, "G4", '=SUPERVISION_STATUS(B4:B5,C4:F5,C4:F5,Overblik!B5:C5)')

    told = section(written(books.of(chosen)), "tilsyn")
    assert "Status for Kommune 42 (30-09-2020): Aktuelt ikke i risiko." in prose(told)
    assert "Udvikling!" not in told


def test_what_the_spread_is_worth_is_told(written: Written) -> None:
    told = section(written(read_package(SAMPLES / "jobcentre_18.xlsx")), "spredning")
    assert ("Spredning!E11", "82.380") in read(told).numbers
    assert "Kommunens udgift ved andres enhedsomkostninger, 1.000 kr." in told
