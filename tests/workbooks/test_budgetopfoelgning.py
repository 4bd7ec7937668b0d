"""The user's month-end: the sample after the third quarter, refreshed from the files that lie beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.buttons.books import values
from workbooks import FOLDER
from workbooks.published import table
from xl import cli
from xl.buttons.headless import refresh_file


@pytest.fixture(scope="module")
def refreshed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    book = tmp_path_factory.mktemp("måned") / "budgetopfoelgning.xlsx"
    assert cli.main(["new", "budgetopfoelgning", "-o", str(book)]) == 0
    assert cli.main(["refresh", str(book)]) == 0
    return book


def test_the_fourth_quarter_comes_and_all_follows(refreshed: Path) -> None:
    printed = {(c.target_group, c.row): c.value for c in table("billund_2018", "3.1") if c.column == "Billund"}
    shown = {row[0]: row for row in values(refreshed, "Opfølgning", "A5:I17")}
    for group, row in shown.items():
        if group != "Samlet":
            assert row[2] == pytest.approx(printed[group, "Udgifter"], abs=1e-9)
            assert row[6] == pytest.approx(printed[group, "Udgifter"] / printed[group, "Fuldtidspersoner"])
    assert shown["Samlet"][8] == pytest.approx(-13100, abs=50)  # printed in table 2.1


def test_the_sources_say_what_came(refreshed: Path) -> None:
    results = [row[9] for row in values(refreshed, "Kilder", "A5:K7")]
    assert results == ["Opdateret: 24 nye, 0 ændrede, 0 udgåede rækker", "Uændret", "Uændret"]


def test_the_committed_sample_refreshes_where_it_lies(tmp_path: Path) -> None:
    done = refresh_file(FOLDER / "budgetopfoelgning.xlsx", tmp_path / "ud.xlsx", dry_run=True)
    assert [source.outcome.value for source in done.report.sources] == ["opdateret", "uændret", "uændret"]
