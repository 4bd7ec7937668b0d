"""Files are taken in whole, without a CPR number, or refused with file, row and column and nothing written."""

from __future__ import annotations

import datetime as dt
import hmac
import json
from pathlib import Path

import pandas as pd
import pytest

from tests.registers.conftest import KEY, spells_of, take_in
from xl.cli import main

ROWS = [
    ("010180-1234", "Dagpenge", "06-01-2020", "26-01-2020"),
    ("0101801234", "Sygedagpenge", "01-02-2020", "01-02-2020"),
    ("020280-4321", "Kontanthjælp, jobparat", "28-12-2020", "03-01-2021"),
]
HEADER = ("CPR-nr.", "Ydelse", "Fra", "Til")


def text(rows=ROWS, header=HEADER, separator=";"):
    return "".join(separator.join(row) + "\n" for row in (header, *rows))


def pseudonym(cpr):
    return hmac.digest(KEY.encode(), cpr.encode(), "sha256")[:16].hex().upper()


def everything_in(folder):
    return b"".join(path.read_bytes() for path in Path(folder).rglob("*") if path.is_file())


@pytest.mark.parametrize("kind", ["utf-8", "utf-8-sig", "latin-1", "tabs", "xlsx", "parquet"])
def test_spells_of_any_format_become_the_same_register(desk, kind):
    name = {"xlsx": "f.xlsx", "parquet": "f.parquet"}.get(kind, "f.csv")
    frame = pd.DataFrame(ROWS, columns=HEADER)
    if kind in ("xlsx", "parquet"):
        for column in ("Fra", "Til"):
            frame[column] = pd.to_datetime(frame[column], dayfirst=True)
        frame.to_excel(name, index=False) if kind == "xlsx" else frame.to_parquet(name)
    else:
        data = text(separator="\t" if kind == "tabs" else ";")
        Path(name).write_bytes(data.encode("utf-8" if kind == "tabs" else kind))
    assert take_in(name) == 0
    one, two = pseudonym("0101801234"), pseudonym("0202804321")
    assert sorted(spells_of(Path("register"))) == sorted([
        (one, 0, 0, 2610, 2612), (one, 0, 1, 2613, 2613), (two, 0, 2, 2661, 2661),
    ])
    told = json.loads(Path("register/register.json").read_text())
    assert [benefit[0] for benefit in told["benefits"]] == ["Dagpenge", "Sygedagpenge", "Kontanthjælp jobparat"]
    assert (told["persons"], told["spells"], told["first_week"], told["last_week"]) == (2, 3, 2610, 2661)


def test_neither_a_cpr_number_nor_the_key_lies_in_the_register_or_is_told(desk, capsys):
    Path("f.csv").write_text(text())
    assert take_in("f.csv") == 0
    told = capsys.readouterr()
    assert "3 forløb for 2 personer" in told.out and "HMAC-SHA256" in told.out
    for secret in ("010180", "0101801234", KEY):
        assert secret.encode() not in everything_in("register") and secret not in told.out + told.err
    assert sorted(path.name for path in desk.iterdir()) == ["f.csv", "nøgle.txt", "register"]


def test_the_same_key_gives_the_same_pseudonyms_and_another_key_others(desk):
    Path("f.csv").write_text(text())
    assert take_in("f.csv") == 0
    first = spells_of(Path("register"))
    assert take_in("f.csv") == 0 and spells_of(Path("register")) == first
    Path("nøgle.txt").write_text("en helt anden nøgle")
    assert take_in("f.csv") == 0 and not {row[0] for row in spells_of(Path("register"))} & {row[0] for row in first}


def test_a_lost_leading_zero_is_the_same_person(desk):
    Path("f.csv").write_text(text([("101801234", *ROWS[0][1:]), *ROWS]))
    assert take_in("f.csv") == 0
    assert json.loads(Path("register/register.json").read_text())["persons"] == 2


def bad(place, **cells):
    rows = [dict(zip(HEADER, row)) for row in ROWS]
    rows[place] |= cells
    return text([tuple(row.values()) for row in rows])


@pytest.mark.parametrize(("data", "says"), [
    (bad(1, Til="31-01-2020"), "f.csv, række 3, kolonne Til: ligger før Fra."),
    (bad(2, Fra="2020"), "f.csv, række 4, kolonne Fra: er ikke en dato som 31-12-2020."),
    (bad(0, Fra=""), "f.csv, række 2, kolonne Fra: er tom"),
    (bad(0, Til=""), "f.csv, række 2, kolonne Til: er tom; --until DATO"),
    (bad(0, Til="31-12-9999"), "f.csv, række 2, kolonne Til: ligger uden for 01-01-1970 - 31-12-2099."),
    (bad(1, **{"CPR-nr.": " "}), "f.csv, række 3, kolonne Person: er tom."),
    (bad(1, Ydelse=""), "f.csv, række 3, kolonne Ydelse: er tom."),
    (bad(1, Ydelse="Dagpeng") + ";".join((*ROWS[0][:1], "Q7", *ROWS[0][2:])) + "\n",
     "f.csv, kolonne Ydelse: ukendte koder: Dagpeng (1), Q7 (1). Tilføj dem"),
    (text(header=("CPR-nr.", "Ydelse", "Fra", "Slutter")), "f.csv: overskriften mangler kolonnen Til"),
    (text().replace(";", "#"), "f.csv: overskriften mangler kolonnen Person (den har: CPR-nr.#Ydelse#Fra#Til). "),
    (text() + "030380-1111;Dagp", "f.csv, linje 5: har et andet antal felter end overskriften."),
    (text(rows=[]), "f.csv: kan ikke læses (den har ingen forløb)."),
    ("", "f.csv: kan ikke læses (filen er tom)."),
])
def test_a_fault_is_told_in_one_line_and_nothing_is_written(desk, capsys, data, says):
    Path("f.csv").write_text(data)
    assert take_in("f.csv") == 1
    told = capsys.readouterr()
    assert told.err.startswith(says) and told.err.count("\n") == 1 and not told.out
    assert "010180" not in told.err
    assert sorted(path.name for path in desk.iterdir()) == ["f.csv", "nøgle.txt"]


@pytest.mark.parametrize(("data", "says"), [
    (text(header=ROWS[0][:1] + HEADER[1:]), "overskriften mangler kolonnen Person (den har: xxxxxx-xxxx, Ydelse,"),
    (text(header=("0101801234", *HEADER[1:])), "overskriften mangler kolonnen Person (den har: xxxxxx-xxxx, Ydelse,"),
    (text(header=("Ydelse", "CPR-nr.", "Fra", "Til")), "ukendte koder: xxxxxx-xxxx (1), xxxxxx-xxxx (1), xxxxxx-xxxx"),
    (text([(*ROWS[0], "010180-1234")], (*HEADER, "Kommune")), "Kommune: cellen indeholder et CPR-nummer (xxxxxx-xxxx)"),
])
def test_columns_in_disorder_tell_no_cpr_number(desk, capsys, data, says):
    Path("f.csv").write_text(data)
    assert take_in("f.csv") == 1
    told = capsys.readouterr()
    assert says in told.err and "010180" not in told.err + told.out
    assert not Path("register").exists()


def test_a_fault_leaves_the_old_register_as_it_was(desk, capsys):
    Path("f.csv").write_text(text())
    assert take_in("f.csv") == 0
    before = everything_in("register")
    Path("f.csv").write_text(bad(0, Fra="nej"))
    assert take_in("f.csv") == 1 and everything_in("register") == before


def test_ctrl_c_leaves_nothing_behind(desk, monkeypatch, capsys):
    Path("f.csv").write_text(text())

    def stopped(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("xl.registers.staging.Staging.finish", stopped)
    assert take_in("f.csv") == 1
    assert sorted(path.name for path in desk.iterdir()) == ["f.csv", "nøgle.txt"]


def test_open_spells_end_with_the_extract(desk):
    Path("f.csv").write_text(bad(0, Til=""))
    assert take_in("f.csv", "--until", "02-02-2020") == 0
    assert (2610, 2613) in [row[3:] for row in spells_of(Path("register"))]


def test_codes_of_an_edited_table_are_taken(desk, capsys):
    assert main(["registers", "codes", "-o", "koder.csv"]) == 0
    with Path("koder.csv").open("a", encoding="utf-8") as table:
        table.write("Dagpeng;Dagpenge;Dagpenge;ja;på\n")
    Path("f.csv").write_text(bad(0, Ydelse="Dagpeng"))
    assert take_in("f.csv", "--codes", "koder.csv") == 0
    with Path("koder.csv").open("a", encoding="utf-8") as table:
        table.write("Dagpeng;Job;Selvforsørgelse;måske;ude\n")
    assert take_in("f.csv", "--codes", "koder.csv") == 1
    assert "'måske': kolonnen forsørgelse tager ja / nej" in capsys.readouterr().err


@pytest.mark.parametrize(("key", "says"), [
    (None, "nøgle.txt: her er ingen nøgle."), ("kort", "nøgle.txt: nøglen er kortere end 16 tegn."),
])
def test_a_key_that_will_not_do(desk, capsys, key, says):
    Path("f.csv").write_text(text())
    Path("nøgle.txt").unlink() if key is None else Path("nøgle.txt").write_text(key)
    assert take_in("f.csv") == 1 and capsys.readouterr().err.startswith(says)


def test_a_key_does_not_lie_with_the_data_and_is_never_overwritten(desk, capsys):
    Path("f.csv").write_text(text())
    assert take_in("f.csv") == 0
    assert main(["registers", "key", "register/k"]) == 0
    assert main(["registers", "import", "f.csv", "--key", "register/k", "-o", "register"]) == 1
    assert main(["registers", "key", "nøgle.txt"]) == 1 and Path("nøgle.txt").read_text() == KEY


# --- weekly columns ---------------------------------------------------------------


def wide(rows):
    """A file of weekly columns around week 53 of 2020."""
    header = "pnr;y_2052;y_2053;y_2101;y_2102\n"
    return header + "".join(";".join(row) + "\n" for row in rows)


def test_weekly_columns_become_the_spells_they_stand_for(desk):
    Path("f.csv").write_text(wide([("0101801234", "111", "111", "111", ""), ("0202804321", "", "890", "111", "999")]))
    assert take_in("f.csv") == 0
    one, two = pseudonym("0101801234"), pseudonym("0202804321")
    assert sorted(row[:1] + row[3:] for row in spells_of(Path("register"))) == sorted([
        (one, 2660, 2662), (two, 2661, 2661), (two, 2662, 2662), (two, 2663, 2663)])


def test_wide_and_long_are_the_same_register(desk):
    import random

    draw = random.Random(5)
    weeks = [dt.date(2020, 12, 21) + dt.timedelta(weeks=n) for n in range(4)]
    people = [f"0{n}0180-1234" for n in range(1, 9)]
    codes = {who: [draw.choice(["", "111", "890", "651"]) for _ in weeks] for who in people}
    Path("wide.csv").write_text(wide([(who, *codes[who]) for who in people if any(codes[who])]))
    rows = [(who, code, f"{week:%d-%m-%Y}", f"{week + dt.timedelta(days=draw.randint(0, 6)):%d-%m-%Y}")
            for who in people for week, code in zip(weeks, codes[who]) if code]
    Path("long.csv").write_text(text(rows))

    def weekly():
        benefits = [benefit[0] for benefit in json.loads(Path("register/register.json").read_text())["benefits"]]
        return {(who, benefits[benefit], week) for who, _, benefit, first, last in spells_of(Path("register"))
                for week in range(first, last + 1)}

    assert take_in("wide.csv") == 0
    from_wide = weekly()
    assert take_in("long.csv") == 0
    assert weekly() == from_wide


@pytest.mark.parametrize(("data", "says"), [
    (wide([("0101801234", "111", "", "", ""), ("010180-1234", "", "890", "", ""), ("0101801234", "", "111", "", "")]),
     "f.csv, række 4, kolonne y_2053: personen har en anden række med en kode for denne uge."),
    (wide([("0101801234", "111", "x", "", "")]), "f.csv, række 2, kolonne y_2053: er ikke en kode."),
    (wide([("0101801234", "777", "777", "", "778")]), "f.csv, kolonne y_YYWW: ukendte koder: 777 (1), 778 (1)."),
    ("pnr;y_1953\n0101801234;111\n", "f.csv, række 1, kolonne y_1953: året har ingen sådan uge."),
])
def test_a_fault_in_weekly_columns(desk, capsys, data, says):
    Path("f.csv").write_text(data)
    assert take_in("f.csv") == 1
    assert capsys.readouterr().err.startswith(says)
