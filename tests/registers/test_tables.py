"""Tables out of a register: the same numbers as in a sheet, and nothing that few persons stand behind."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

import pytest

from pyxl_bench.errors import CprNumber
from tests.functions.cases import cell
from tests.registers.conftest import take_in
from xl.cells import SUPPRESSED, number_from_text
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


def test_the_sum_of_a_single_municipality_does_not_tell_what_is_withheld_in_it(register):
    table = indicators(Path("register"))
    own, total = (table[table["Kommune"] == name].drop(columns="Kommune") for name in ("Ærø", "Samlet"))
    assert (own["Personer"] == SUPPRESSED).any()
    assert own.to_numpy().tolist() == total.to_numpy().tolist()


def test_the_sum_of_a_single_group_does_not_either(desk):
    rows = [[f"{area}{who}", "Dagpenge", "01-01-2018", "29-04-2018", area]
            for area, persons in (("A", 2), ("B", 8), ("C", 9)) for who in range(persons)]
    Path("f.csv").write_text("\n".join(";".join(row) for row in [[*HEADER, "Kommune"], *rows]))
    assert take_in("f.csv") == 0
    table = indicators(Path("register"))
    hidden = table[table["Personer"] == SUPPRESSED]
    assert sorted(zip(hidden["Kommune"], hidden["Målgruppe"])) == [
        (area, group) for area in "AB" for group in ("Dagpenge", "Samlet")]


def test_the_sizes_of_cohorts_do_not_tell_that_of_one_left_out(desk):
    """Entries in March, as those from before the register begin in its first weeks; one person begins it."""
    rows = [["først", "Job", "01-01-2018", "31-12-2018", "A"]]
    rows += [[f"{area}{who}", "Dagpenge", "05-03-2018", "29-07-2018", area]
             for area, persons in (("A", 3), ("B", 8), ("C", 9)) for who in range(persons)]
    Path("f.csv").write_text("\n".join(";".join(row) for row in [[*HEADER, "Kommune"], *rows]))
    assert take_in("f.csv") == 0
    table = curves(Path("register"))
    sizes = table[table["Målgruppe"] == "Dagpenge"].groupby("Kommune")["Personer"].first().to_dict()
    assert sizes == {"C": 9, "Samlet": 20}


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
    Path("f.csv").write_text("0101801234;Beløb\n0202804321;2\n")
    with pytest.raises(CprNumber):
        fetch(Order("Konti", "csv", "f.csv", folder=desk))
    Path("f.csv").write_text("Konto;Beløb\n1201501234;1\n")
    assert len(fetch(Order("Konti", "csv", "f.csv", folder=desk)).frame) == 1


def test_the_command_prints_and_writes_the_table(register, capsys):
    assert main(["registers", "indicators", "register"]) == 0
    assert "Fuldtidspersoner" in capsys.readouterr().out
    for name in ("ud.csv", "ud.xlsx"):
        assert main(["registers", "indicators", "register", "-o", name]) == 0 and Path(name).stat().st_size
    header, first, *_ = Path("ud.csv").read_text("utf-8-sig").splitlines()
    assert header.startswith("Kommune;Målgruppe;Periode;Fra;Til;Personer;Fuldtidspersoner;")
    assert first.startswith("Ærø;Fleksjob og ledighedsydelse;2018;01-01-2018;30-12-2018;(.);(.);")
    found = fetch(Order("r", "csv", "ud.csv"))
    whole = indicators(Path("register"))
    assert [number_from_text(text) for text in found.frame["Fuldtidspersoner"] if text != SUPPRESSED] == pytest.approx(
        [number for number in whole["Fuldtidspersoner"] if number != SUPPRESSED], abs=0)
    assert main(["registers", "indicators", "register", "-o", "ud.txt"]) == 2
    assert main(["registers", "indicators", "."]) == 1
