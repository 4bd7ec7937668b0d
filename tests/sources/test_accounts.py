"""Account extracts: every krone ends in a target group, or is told to have none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl.sources import Fetched, Order, fetch
from xl.sources.accounts import UNMAPPED, Line
from xl.sources.errors import (
    AccountMappedTwice,
    AmountUnreadable,
    ExtractColumnMissing,
    MappingMissing,
    SourceError,
    SumNotThatOfLines,
)

CARD = [
    ("5.57.71*", "Sygedagpenge", "Ydelse"),
    ("5.57.71.001.01", "Sygedagpenge", "Administration"),
    ("55880-55889", "Fleksjob", "Ydelse"),
    (55885.0, "Fleksjob", "Mentor"),
]


def read(folder: Path, text: str, query: str = "", card: list[tuple[Any, ...]] | None = None) -> Fetched:
    (folder / "konti.csv").write_bytes(text.encode("latin-1"))
    mapping = pd.DataFrame(CARD if card is None else card, columns=["Konto", "Målgruppe", "Omkostningstype"])

    def table(name: str) -> pd.DataFrame:
        if name != "Kontokort":
            raise KeyError(name)
        return mapping

    return fetch(Order("Regnskab", "kontoudtræk", "konti.csv", query, folder, table=table))


def rows(fetched: Fetched) -> list[list[Any]]:
    return fetched.frame.to_numpy().tolist()


def test_amounts_are_summed_by_group_and_cost_in_the_order_of_the_mapping(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Kontonr.;Tekst;Beløb\n55885;Mentør;10,10\n5.57.71.002.01;x;1.000,00\n5.57.71.001.01;y;-5\n"
        "55881;z;0,20\n5.57.71.003;x;2,50-\n",
    )
    assert list(found.frame.columns) == ["Målgruppe", "Omkostningstype", "Beløb", "Posteringer"]
    assert rows(found) == [
        ["Sygedagpenge", "Ydelse", 997.5, 2],
        ["Sygedagpenge", "Administration", -5, 1],
        ["Fleksjob", "Ydelse", 0.2, 1],
        ["Fleksjob", "Mentor", 10.1, 1],
    ]


def test_what_is_not_mapped_is_summed_by_itself_and_told(tmp_path: Path) -> None:
    found = read(tmp_path, "Konto;Beløb\n1.22.01;100\n55881;1\n")
    assert rows(found) == [["Fleksjob", "Ydelse", 1, 1], [UNMAPPED, "", 100, 1]]
    assert found.notes == ["1 konto er ikke i kontokortet: 1.22.01 (100,00 kr.)"]


def test_no_account_that_looks_like_a_cpr_number_is_repeated(tmp_path: Path) -> None:
    found = read(tmp_path, "Konto;Beløb\n010180-1234;1\n0101801234;2\n")
    assert found.notes == ["2 konti er ikke i kontokortet: xxxxxx-xxxx (1,00 kr.), 0101801234 (2,00 kr.)"]


def test_further_columns_to_sum_by(tmp_path: Path) -> None:
    found = read(tmp_path, "Konto;Beløb;Periode\n55881;1;2\n55881;2;1\n55881;3;2\n", "pr=Periode")
    assert rows(found) == [["Fleksjob", "Ydelse", "1", 2, 1], ["Fleksjob", "Ydelse", "2", 4, 2]]


def test_a_total_line_is_checked_and_left_out(tmp_path: Path) -> None:
    found = read(tmp_path, "Konto;Beløb\n55881;1\n55882;2\nSamlet resultat;3\n")
    assert rows(found) == [["Fleksjob", "Ydelse", 3, 2]]
    with pytest.raises(SumNotThatOfLines, match=r"linje 4.*says 4, but the lines sum to 3"):
        read(tmp_path, "Konto;Beløb\n55881;1\n55882;2\nI alt;4\n")


@pytest.mark.parametrize(
    ("text", "query", "card", "refusal"),
    [
        ("Konto;Beløb\n1;x\n", "", None, AmountUnreadable),
        ("Konto;Beløb\n1;1.5\n", "", None, AmountUnreadable),
        ("Kontoo;Beløb\n1;1\n", "", None, ExtractColumnMissing),
        ("Konto;Beløb\n1;1\n", "beløb=Forbrug", None, ExtractColumnMissing),
        ("Konto;Beløb\n1;1\n", "mapning=Andet", None, MappingMissing),
        ("Konto;Beløb\n1;1\n", "", [], MappingMissing),
        ("Konto;Beløb\n12;1\n", "", [("1*", "A", ""), ("1*", "B", "")], AccountMappedTwice),
    ],
)
def test_what_would_give_a_wrong_sum_is_refused(
    tmp_path: Path, text: str, query: str, card: list[tuple[Any, ...]] | None, refusal: type[SourceError]
) -> None:
    with pytest.raises(refusal) as caught:
        read(tmp_path, text, query, card)
    assert "\n" not in caught.value.message("da")


@pytest.mark.parametrize(
    ("line", "account", "meets"),
    [
        ("5.57*", "5.57.71", True),
        ("5.57*", "5.58", False),
        ("10-19", "15", True),
        ("10-19", "150", False),
        ("10-19", "20", False),
        ("7", "7", True),
        ("7", "77", False),
        ("*", "hvad som helst", True),
    ],
)
def test_which_accounts_a_line_means(line: str, account: str, meets: bool) -> None:
    assert Line(line, "", "").meets(account) is meets


@given(
    cents=st.lists(st.tuples(st.sampled_from(["55881", "5.57.71.9", "9"]), st.integers(-(10**9), 10**9)), min_size=1)
)
def test_the_sum_is_the_extracts_to_the_oere(
    cents: list[tuple[str, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    lines = [f"{account};{f'{amount / 100:.2f}'.replace('.', ',')}" for account, amount in cents]
    found = read(tmp_path_factory.mktemp("konti"), "Konto;Beløb\n" + "\n".join(lines) + "\n")
    assert round(found.frame["Beløb"].sum() * 100) == sum(amount for _, amount in cents)
