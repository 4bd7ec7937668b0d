"""Sentences by rule: percentages, places, plural and sign."""

from __future__ import annotations

import re

import pytest

from xl.report.blocks import Told
from xl.report.figures import Figure
from xl.report.sentences import (
    against_average,
    against_cheapest,
    change,
    counted,
    in_prose,
    listed,
    of_cheapest,
    place_among,
    sentence,
)


def text(parts: tuple[object, ...]) -> str:
    return "".join(map(str, parts))


@pytest.mark.parametrize(
    ("deviation", "said"),
    [
        (0.21, "Enhedsomkostningerne ligger 21 pct. over gennemsnittet"),
        (-0.18, "Enhedsomkostningerne ligger 18 pct. under gennemsnittet"),
        (0.004, "Enhedsomkostningerne ligger på gennemsnittet"),
        (0.0, "Enhedsomkostningerne ligger på gennemsnittet"),
    ],
)
def test_against_the_average(deviation: float, said: str) -> None:
    assert text(against_average("Enhedsomkostningerne", Figure(deviation, "A!A1", "0%"))) == said


@pytest.mark.parametrize(
    ("rank", "low_rank", "said"),
    [
        (1, 12, "højeste af 12"), (2, 11, "næsthøjeste af 12"), (3, 10, "tredje højeste af 12"),
        (6, 7, "sjette højeste af 12"), (7, 6, "sjette laveste af 12"), (11, 2, "næstlaveste af 12"),
        (12, 1, "laveste af 12"), (1, 1, "højeste af 12"),
    ],
)
def test_a_place_is_told_from_the_nearer_end(rank: int, low_rank: int, said: str) -> None:
    assert text(place_among(rank, "A!A1", low_rank, Told("12", "A!B1:M1"))) == said


def test_a_place_far_from_both_ends_is_told_as_a_number() -> None:
    assert text(place_among(40, "A!A1", 59, Told("98", "A!B1:CU1"))) == "nr. 40 fra toppen af 98"


def test_signs_of_a_change() -> None:
    assert text(change(Figure(-6998, "A!A1", "#,##0"), "1.000 kr.")) == "en besparelse på 6.998 tusind kr."
    assert text(change(Figure(514, "A!A1", "#,##0"), "1.000 kr.")) == "en merudgift på 514 tusind kr."
    assert text(change(Figure(0.2, "A!A1", "#,##0"), "1.000 kr.")) == "ingen ændring"


def test_the_cheapest_are_counted_and_one_alone_has_no_mean() -> None:
    assert of_cheapest(3) == "de tre billigste andre kommuners gennemsnit"
    assert of_cheapest(1) == "den billigste anden kommune"
    assert against_cheapest(5) == "Mod de 5 billigste"
    assert against_cheapest(1) == "Mod den billigste"


def test_plural_and_lists() -> None:
    assert counted(1, "målgruppe", "målgrupper") == "én målgruppe"
    assert counted(2, "målgruppe", "målgrupper") == "to målgrupper"
    assert counted(1400, "målgruppe", "målgrupper") == "1.400 målgrupper"
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b og c"
    assert in_prose("mio. kr.") == "mio. kr."


def test_a_sentence_has_a_capital_and_one_full_stop() -> None:
    assert text(sentence("det er ", Told("21 pct.", "A!A1"))) == "Det er 21 pct."
    assert text(sentence(Told("én", "A!A1"), " gang")) == "Én gang."


def prose(html: str) -> str:
    body = re.sub(r"<svg.*?</svg>|<style.*?</style>", "", html, flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", "", body).split())


def test_billund_by_the_printed_report(billund: str) -> None:
    """Table 3.2: dagpenge 29,6 against 24,5 is 21 per cent over, third of twelve; sygedagpenge 18 per cent under."""
    told = prose(billund)
    assert "Enhedsomkostningen ligger 21 pct. over gennemsnittet; tredje højeste af 12." in told
    assert "Enhedsomkostningen ligger 18 pct. under gennemsnittet; næstlaveste af 12." in told
