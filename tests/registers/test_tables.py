"""Tables out of a register: the same numbers as in a sheet, and nothing that few persons stand behind."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

import pytest

from pyxl_bench.errors import CprNumber
from tests.functions.cases import cell
from tests.registers.conftest import take_in
from xl.cells import SUPPRESSED
from xl.cli import main
from xl.registers.errors import NotARegister
from xl.registers.tables import counted, curves, indicators
from xl.sources import fetch
from xl.sources.errors import BadOption
from xl.sources.order import Order

HEADER = ["Person", "Ydelse", "Fra", "Til"]


def spells(persons=30, seed=3):
    """Spells of whole weeks over two years, by person."""
    draw = random.Random(seed)
    rows = []
    for who in range(persons):
        monday = dt.date(2018, 1, 1) + dt.timedelta(weeks=draw.randint(0, 20))
        for _ in range(draw.randint(1, 4)):
            sunday = monday + dt.timedelta(weeks=draw.randint(1, 30), days=-1)
            rows.append([f"P{who}", draw.choice(["Dagpenge", "Sygedagpenge", "Job"]), monday, sunday])
            monday = sunday + dt.timedelta(weeks=draw.randint(0, 5), days=1)
    return rows


@pytest.fixture
def register(desk):
    rows = [["P", "Fleksjob", dt.date(2018, 1, 1), dt.date(2018, 2, 4)], *spells()]
    Path("f.csv").write_text("\n".join(";".join(map(str, row)) for row in [HEADER, *rows]))
    assert take_in("f.csv", "--area", "Ærø") == 0
    return [HEADER, *rows]


def test_the_dates_of_a_period_give_the_same_numbers_in_a_sheet(register):
    table = indicators(Path("register"))
    for row in table[table["Målgruppe"] != "Fleksjob og ledighedsydelse"].to_dict("records"):
        if row["Kommune"] != "Ærø" or row["Personer"] == SUPPRESSED:
            continue
        group = row["Målgruppe"]
        period = row["Fra"], row["Til"]
        assert row["Fuldtidspersoner"] == pytest.approx(cell("FULLTIME_PERSONS", register, *period, group))
        if row["Uger fulgt"]:
            assert row["Afgangsrate"] == pytest.approx(cell("EXIT_RATE", register, *period, group))
        if group == "Samlet" and isinstance(row["Varighed (uger)"], float):
            assert row["Varighed (uger)"] == pytest.approx(cell("SUPPORT_DURATION", register, row["Til"]))


def test_what_one_person_stands_behind_is_withheld_with_what_would_give_it_away(register):
    table = indicators(Path("register"))
    first_year = table[(table["Periode"] == "2018") & (table["Kommune"] == "Ærø")].set_index("Målgruppe")
    hidden = first_year[first_year["Personer"] == SUPPRESSED]
    assert "Fleksjob og ledighedsydelse" in hidden.index and len(hidden) >= 2
    assert (hidden.drop(columns=["Kommune", "Periode", "Fra", "Til"]) == SUPPRESSED).all(axis=None)


def test_curves_begin_with_everybody_fall_and_end_where_few_are_left(register):
    table = curves(Path("register"), "year")
    assert len(table) and (table["Personer"] >= 5).all()
    for _, curve in table.groupby(["Kommune", "Målgruppe", "Kohorte"]):
        assert curve["Måned"].tolist() == list(range(len(curve)))
        assert curve["Andel fortsat"].iloc[0] == 1 and curve["Andel fortsat"].is_monotonic_decreasing


def test_periods_add_up(register):
    def weeks(step):
        tally = counted(Path("register"), step).tally
        return {name: values.sum() for name, values in tally.weekly.items()}

    assert weeks("year") == weeks("month") == weeks("week")


def test_the_source_kind_gives_the_table_and_says_what_is_hidden(register):
    found = fetch(Order("r", "register", "register", "tabel=indikatorer&periode=kvartal"))
    assert list(found.frame.columns[:5]) == ["Kommune", "Målgruppe", "Periode", "Fra", "Til"]
    assert "5 personer" in found.notes[0] and "2018K1" in set(found.frame["Periode"])
    assert "Måned" in fetch(Order("r", "register", "register", "tabel=kohorter&periode=år")).frame.columns
    with pytest.raises(BadOption):
        fetch(Order("r", "register", "register", "periode=dag"))
    with pytest.raises(NotARegister):
        fetch(Order("r", "register", "f.csv"))


def test_no_source_brings_a_cpr_number_into_a_workbook(desk):
    for cpr in ("010180-1234", "0101801234"):
        Path("f.csv").write_text(f"CPR-nr.;Beløb\nX;1\n{cpr};2\n")
        with pytest.raises(CprNumber) as refusal:
            fetch(Order("Konti", "csv", "f.csv", folder=desk))
        assert refusal.value.message("da").startswith("Konti, række 3: cellen indeholder et CPR-nummer (xxxxxx-xxxx)")
    Path("f.csv").write_text("Konto;Beløb\n1201501234;1\n")
    assert len(fetch(Order("Konti", "csv", "f.csv", folder=desk)).frame) == 1


def test_the_command_prints_and_writes_the_table(register, capsys):
    assert main(["registers", "indicators", "register"]) == 0
    assert "Fuldtidspersoner" in capsys.readouterr().out
    for name in ("ud.csv", "ud.xlsx"):
        assert main(["registers", "indicators", "register", "-o", name]) == 0 and Path(name).stat().st_size
    assert ";Afgangsrate;" in Path("ud.csv").read_text("utf-8-sig")
    assert main(["registers", "indicators", "register", "-o", "ud.txt"]) == 2
    assert main(["registers", "indicators", "."]) == 1
