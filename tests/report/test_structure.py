"""What a report is made of follows what the workbook holds; the page can be read by everyone."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import pytest

from tests.report import books
from tests.report.html import read
from xl.package.container import Package
from xl.report import report
from xl.report.errors import NothingToReport
from xl.report.settings import Settings

COMMON = ["Metode og kilder", "Forbehold"]


def test_the_chapters_of_a_workbook_with_everything(everything: str) -> None:
    assert read(everything).chapters == [
        "Overblik", "Udgifter og enhedsomkostninger", "Besparelsespotentiale", "Hvad driver omkostningen",
        "Omkostning mod resultat", "Dagpenge", "Sygedagpenge", "Ressourceforløb", "Volumen og indikatorer",
        "Overlevelseskurver", "Investeringer: budget mod realiseret", "Skærpet tilsyn: status og resten af året",
        *COMMON]


def test_the_blocks_of_a_chapter(everything: str) -> None:
    section = re.search(r'<section id="besparelser".*?</section>', everything, re.S)
    assert section is not None
    assert read(section[0]).blocks == ["p", "figure", "table", "p"]


@pytest.mark.parametrize(
    ("parts", "chapters"),
    [
        ((books.unit_costs,), ["Overblik", "Udgifter og enhedsomkostninger", "Dagpenge", "Sygedagpenge",
                               "Ressourceforløb"]),
        ((books.drivers,), ["Overblik", "Hvad driver omkostningen"]),
        ((books.quadrants,), ["Omkostning mod resultat"]),
        ((books.curves,), ["Overlevelseskurver"]),
        ((books.differences,), ["Overlevelseskurver"]),
        ((books.investments,), ["Overblik", "Investeringer: budget mod realiseret"]),
        ((books.indicators,), ["Volumen og indikatorer"]),
        ((books.supervision,), ["Overblik", "Skærpet tilsyn: status og resten af året"]),
    ],
    ids=lambda value: "-".join(part.__name__ for part in value) if callable(value[0]) else "",
)
def test_a_workbook_that_lacks_chapters(
    written: Callable[[Package], str], parts: tuple[Callable[[books.Made], None], ...], chapters: list[str]
) -> None:
    assert read(written(books.of(*parts))).chapters == [*chapters, *COMMON]


def test_a_workbook_without_answers_of_ours_is_refused() -> None:
    def plain(made: books.Made) -> None:
        made.sheet("Ark1", "Tal").write_formula("A3", "=1+1")

    with pytest.raises(NothingToReport):
        report(books.of(plain), Settings())


def test_suppressed_and_error_cells_are_shown_as_such(written: Callable[[Package], str]) -> None:
    def spoiled(made: books.Made) -> None:
        books.unit_costs(made)
        sheet = made.writer.get_worksheet_by_name("Priser")
        sheet.write(5, 1, "(.)")
        sheet.write_formula("B7", "=NA()")

    html = written(books.of(spoiled))
    page = read(html)
    assert ("Priser!I6", "(.)") in page.numbers
    assert ("Priser!I7", "#N/A") in page.numbers
    reservations = html[html.index('id="forbehold"') :]
    assert "celler er diskretionerede" in reservations
    assert "Celler, der viser en fejl" in reservations
    assert "ligger (.)" not in html and "ligger #N/A" not in html


def test_a_call_about_an_unknown_municipality_is_left_to_the_errors(written: Callable[[Package], str]) -> None:
    def misspelt(made: books.Made) -> None:
        books.savings(made)
        made.spill(made.sheet("Fejl", "Stavefejl"), "A3", '=COST_RANK(Priser!A4:F8,"Komune A")')

    html = written(books.of(books.unit_costs, misspelt))
    assert "Besparelsespotentiale" in read(html).chapters
    assert "Fejl!A3" in html[html.index('id="forbehold"') :]


def test_savings_against_another_number_of_the_cheapest_are_another_matter(written: Callable[[Package], str]) -> None:
    def two(made: books.Made) -> None:
        sheet = made.sheet("Potentiale", "Besparelser", "Ændring i udgiften, 1.000 kr.")
        made.table(sheet, 3, 0, [["Målgruppe", "Personer"], ["Dagpenge", 100], ["Sygedagpenge", 100], ["R", 1]])
        made.spill(sheet, "C5", '=SAVINGS_TOPN(Priser!A4:F8,"Kommune A",B5:B7,99)')
        made.spill(sheet, "D5", '=SAVINGS_TOPN(Priser!A4:F8,"Kommune A",B5:B7,2)')
        made.spill(sheet, "E5", '=SAVINGS_TOP3(Priser!A4:F8,"Kommune A",B5:B7)')

    html = written(books.of(books.unit_costs, two))
    section = html[html.index('<section id="besparelser"') : html.index('<section id="gruppe-1"')]
    assert "de to billigste andre kommuners gennemsnit" in section and "Mod de 2 billigste" in section
    assert {cell for cell, _ in read(section).numbers} == {f"Potentiale!D{row}" for row in (5, 6, 7, 8)}


def test_groups_of_which_little_is_said_share_a_table(written: Callable[[Package], str]) -> None:
    def few(made: books.Made) -> None:
        sheet = made.sheet("Tal", "Ydelser", "Det koster det")
        sheet.write(2, 0, "Årsværk pr. 1.000 fuldtidspersoner (enkeltydelser: pr. mio. kr. udbetalt)")
        made.table(sheet, 3, 0, books.TABLES["costs"])
        made.spill(sheet, "H5", '=PEER_AVERAGE(A4:F8,"Kommune A")')

    page = read(written(books.of(few)))
    assert page.chapters == ["Målgrupperne", *COMMON]
    assert ("Tal!B5", "30") in page.numbers
    assert "kr. pr. fuldtidsperson" not in " ".join(page.words)


def test_the_sources_stand_under_their_heading(written: Callable[[Package], str]) -> None:
    def about(made: books.Made) -> None:
        sheet = made.sheet("Om", "Om bogen")
        made.table(sheet, 3, 0, [["Kilder", "arket, der henter"], ["Funktioner", "arket"], [None], ["Kilder"], ["SK"]])

    words = read(written(books.of(books.unit_costs, about))).words
    assert words[words.index("Tallenes kilder") + 1] == "SK"


def test_no_drawing_asks_for_a_font_the_reader_lacks(everything: str) -> None:
    assert "DejaVu" not in everything and "Segoe UI" in everything[everything.index("<svg") :]


def test_no_point_of_a_curve_with_fewer_than_five_at_risk(everything: str) -> None:
    section = everything[everything.index('<section id="kurver"') : everything.index('<section id="investeringer"')]
    at_risk = [int(text) for cell, text in read(section).numbers if re.fullmatch(r"Kurver!B\d+|Kurver!I\d+", cell)]
    assert at_risk and min(at_risk) == 5
    assert "færre end 5 personer" in section


def test_headings_follow_each_other(everything: str) -> None:
    levels = [level for level, _ in read(everything).headings]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_what_is_seen_can_be_heard(everything: str) -> None:
    page = read(everything)
    assert dict(page.tags)["html"]["lang"] == "da"
    figures = everything.split("<figure")[1:]
    assert figures and all('class="skjult"' in figure and "aria-hidden" in figure for figure in figures)
    assert all(given.get("scope") for tag, given in page.tags if tag == "th")
    assert everything.count("<table") == everything.count("<caption")


def test_ids_are_unique_and_links_lead_somewhere(everything: str) -> None:
    page = read(everything)
    assert len(page.ids) == len(set(page.ids))
    assert {str(given["href"])[1:] for tag, given in page.tags if tag == "a"} <= set(page.ids)
    used = set(re.findall(r"url\(#([^)]+)\)", everything)) | set(re.findall(r'xlink:href="#([^"]+)"', everything))
    assert used <= set(page.ids)


def test_the_page_needs_nothing_but_itself(everything: str) -> None:
    assert not re.findall(r'(?:src|href)="(?!#|data:)[^"]*"', everything)
    assert "@import" not in everything and "<script" not in everything


def test_the_same_workbook_gives_the_same_page(written: Callable[[Package], str], everything: str) -> None:
    assert written(books.of(*books.EVERYTHING)) == everything
