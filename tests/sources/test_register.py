"""A register's indicators, against the definition counted day by day."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import duckdb
import pytest

from pyxl_bench.errors import BenchError, CprNumber
from xl.sources import Fetched, Order, fetch
from xl.sources.errors import BadOption

SPELLS = [
    ("a", "Dagpenge", "2025-12-20", "2026-01-15"),
    ("a", "Sygedagpenge", "2026-02-01", "2026-03-31"),
    ("b", "Dagpenge", "2026-01-01", "2026-02-28"),
]


def read(folder: Path, query: str, spells: list[tuple[str, ...]] = SPELLS) -> Fetched:
    rows = ", ".join(f"('{who}', '{what}', DATE '{first}', DATE '{last}')" for who, what, first, last in spells)
    duckdb.sql(f"SELECT * FROM (VALUES {rows}) AS t(Person, Ydelse, Fra, Til)").write_parquet(str(folder / "r.parquet"))
    return fetch(Order("Register", "register", "r.parquet", query, folder))


def by_hand(benefit: str | None, month: int) -> float:
    first = dt.date(2026, month, 1)
    days = [day for n in range(31) if (day := first + dt.timedelta(days=n)).month == month]
    on = sum(
        any(
            who == person and benefit in (None, what) and start <= f"{day}" <= end
            for person, what, start, end in SPELLS
        )
        for who in "ab"
        for day in days
    )
    return on / len(days)


def test_full_time_persons_per_month_and_benefit(tmp_path: Path) -> None:
    found = read(tmp_path, "fra=2026-01&til=2026-02")
    assert list(found.frame.columns) == ["Periode", "Ydelse", "Fuldtidspersoner", "Afgangsrate"]
    assert found.frame["Periode"].tolist() == ["2026-01"] * 3 + ["2026-02"] * 3
    assert found.frame["Ydelse"].tolist() == ["Dagpenge", "Sygedagpenge", "Samlet"] * 2
    assert found.frame["Fuldtidspersoner"].tolist() == pytest.approx(
        [by_hand(benefit, month) for month in (1, 2) for benefit in ("Dagpenge", "Sygedagpenge", None)]
    )
    assert found.notes == ["3 forløb for 2 personer"]


def test_the_exit_rate_is_blank_where_there_is_nobody_to_tell_of(tmp_path: Path) -> None:
    found = read(tmp_path, "fra=2025-12&til=2026-01&ydelser=Dagpenge,Sygedagpenge&uger=8").frame
    december, january = found["Afgangsrate"].tolist()[:2], found["Afgangsrate"].tolist()[2:]
    assert december == [0, None]  # eight weeks later the one person is on sickness benefit; nobody else is there
    assert 0 < january[0] < 1


@pytest.mark.parametrize(
    ("query", "refusal"),
    [
        ("fra=2026-01", BadOption),
        ("fra=2026-02&til=2026-01", BadOption),
        ("fra=2026-13&til=2026-14", BadOption),
        ("fra=2026-01&til=2026-01&uger=x", BadOption),
        ("fra=2026-01&til=2026-01&ydelser=Findes ikke", BenchError),
    ],
)
def test_what_cannot_be_asked(tmp_path: Path, query: str, refusal: type[BenchError]) -> None:
    with pytest.raises(refusal):
        read(tmp_path, query)


def test_civil_registration_numbers_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CprNumber):
        read(tmp_path, "fra=2026-01&til=2026-01", [("010190-1234", *SPELLS[0][1:])])
