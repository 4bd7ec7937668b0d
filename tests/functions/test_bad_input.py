"""What people get wrong: a real error value, and a Danish line that says what to do. Never a wrong number."""

import pytest

from tests.functions.cases import ask, cell, column
from xl.cells import error_code

TABLE = [
    ["1.000 kr.", "Billund", "Vejle", "Ærø", "Læsø"],
    ["Dagpenge", 30.0, 20.0, 22.0, 21.0],
    ["Sygedagpenge", 20.0, 26.0, 24.0, 25.0],
    ["Samlet", 25.0, 23.0, 23.0, 20.0],
]
PERSONS = [[10.0], [20.0]]
WHOLE_COLUMN = 1_048_576


def refuses(error, code, message):
    assert error_code(error) == code
    assert error.message("da") == message


def test_a_wrong_name():
    refuses(
        cell("SAVINGS_TOP3", TABLE, "Bilund", PERSONS), "#N/A",
        "municipality: 'Bilund' findes ikke i tabellen. Mente du Billund? Skriv navnet, som det står i tabellen.",
    )
    refuses(
        cell("SAVINGS_TOP3", TABLE, "Billund", PERSONS, "Sygdagpenge"), "#N/A",
        "group: 'Sygdagpenge' findes ikke i tabellen. Mente du Sygedagpenge / Dagpenge? "
        "Skriv navnet, som det står i tabellen.",
    )


def test_a_text_where_a_number_belongs():
    refuses(
        cell("UNITCOST", "tre tusind", 100.0), "#VALUE!",
        "expenditure: 'tre tusind' er ikke et tal. Skriv et tal, fx 1.303 eller 29,6.",
    )
    refuses(
        cell("UNITCOST", "3,000.50", 100.0), "#VALUE!",
        "expenditure: '3,000.50' kan ikke læses entydigt som et dansk tal. "
        "Brug punktum mellem tusinder (1.303) og komma før decimaler (29,6).",
    )
    _, row, total = column("SAVINGS_AVG", TABLE, "Billund", [[10.0], ["tyve"]])
    for spoiled in (row, total):
        refuses(
            spoiled, "#VALUE!",
            "persons, række 'Sygedagpenge': 'tyve' er ikke et tal. Skriv et tal, fx 1.303 eller 29,6.",
        )


def test_ranges_of_different_height():
    refuses(
        cell("UNITCOST", [[1.0], [2.0], [3.0]], [[1.0], [2.0]]), "#VALUE!",
        "persons: dækker 2 x 1 celler (rækker x kolonner), men expenditure dækker 3 x 1. "
        "Markér de samme rækker begge steder.",
    )
    refuses(
        cell("SAVINGS_AVG", TABLE, "Billund", [[1.0], [2.0], [3.0], [4.0]]), "#VALUE!",
        "persons: antallet af rækker er 4, men tabellen har 2 målgrupper. "
        "Markér én celle pr. målgruppe i tabellens rækkefølge, med eller uden totalrækken.",
    )


def test_no_persons():
    refuses(
        cell("UNITCOST", 3000.0, 0.0), "#DIV/0!",
        "persons: antallet af fuldtidspersoner er 0, så der er ingen enhedsomkostning. "
        "Ret antallet, eller lad cellen stå tom.",
    )
    assert column("SAVINGS_TOP3", TABLE, "Billund", [[0.0], [20.0]]) == [0.0, 100.0, 100.0]
    some = [400.0, 520.0, 120.0]
    assert ask("SPREAD_VALUE", TABLE, [[0.0], [20.0]]) == [[0.0, 0.0, 0.0], some, some]


def test_fewer_than_no_persons():
    refuses(
        cell("UNITCOST", 3000.0, -2.5), "#NUM!",
        "persons: antallet af fuldtidspersoner er negativt (-2,5). Skriv et tal over 0.",
    )
    assert {error_code(column(name, TABLE, "Billund", [[-1.0], [20.0]])[0]) for name in ("SAVINGS_AVG", "SAVINGS_TOP3")
            } == {"#NUM!"}


def test_a_missing_total_row():
    refuses(
        cell("SAVINGS_TOP3", TABLE[:-1], "Billund", PERSONS), "#N/A",
        'cost_table: tabellen mangler en totalrække. Tilføj rækken Samlet, eller skriv "gruppe" som sidste argument, '
        "så vælges der på ny i hver gruppe.",
    )
    refuses(
        cell("COST_RANK", TABLE[:-1], "Billund", "Samlet"), "#N/A",
        "group: der spørges om 'Samlet', men tabellen har ingen totalrække. "
        "Tilføj rækken Samlet, eller angiv en målgruppe.",
    )


@pytest.mark.parametrize("header", [2018.0, "2018"])
def test_a_header_that_is_a_number(header):
    refuses(
        cell("PEER_AVERAGE", [[TABLE[0][0], header, *TABLE[0][2:]], *TABLE[1:]], "Vejle"), "#VALUE!",
        "cost_table, række 1: overskriften i kolonne 2 er 2018, ikke et navn. "
        "Markér tabellen med kommuner i første række og målgrupper i første kolonne.",
    )


def test_a_table_marked_without_its_header_row():
    assert error_code(cell("PEER_AVERAGE", TABLE[1:], "Billund")) == "#VALUE!"
    typed = [["Dagpenge", "29,6", "21,8"], ["Samlet", "33,1", "31,9"]]
    assert "29,6, ikke et navn" in cell("PEER_AVERAGE", typed, "Billund").message("da")


@pytest.mark.parametrize("empty", [None, "", [[None, None], [None, None]]])
def test_an_empty_range(empty):
    refuses(
        cell("COST_SPREAD", empty), "#VALUE!",
        "cost_table: området er tomt. Markér cellerne med tallene.",
    )


def test_an_empty_range_of_cells_is_blank_as_its_cells_are():
    assert ask("UNITCOST", [[None], [None]], [[None], [None]]) == [[None], [None]]
    assert ask("SPENDING_SHARE", [[None]]) == [[None]]
    assert ask("COMBINE_GROUPS", [[None]], [[None]]) == [[None]]


def test_whole_columns_of_a_table():
    blank = [None] * 5
    whole = TABLE + [blank] * (WHOLE_COLUMN - len(TABLE))
    assert column("PEER_AVERAGE", whole, "Billund") == column("PEER_AVERAGE", TABLE, "Billund")
    persons = [["Personer"], *PERSONS] + [[None]] * (WHOLE_COLUMN - 3)
    assert column("SAVINGS_AVG", whole, "Billund", persons) == column("SAVINGS_AVG", TABLE, "Billund", PERSONS)


def test_whole_columns_of_cells():
    rows = [["Udgift"], [3000.0], [2000.0]]
    spending = rows + [[None]] * (WHOLE_COLUMN - 3)
    persons = [["Personer"], [100.0], [0.0]] + [[None]] * (WHOLE_COLUMN - 3)
    answer = column("UNITCOST", spending, persons)
    assert len(answer) == WHOLE_COLUMN
    assert [error_code(answer[0]), answer[1], error_code(answer[2])] == ["#VALUE!", 30.0, "#DIV/0!"]
    assert not any(cell is not None for cell in answer[3:])


def test_a_whole_column_where_one_cell_belongs():
    refuses(
        cell("SAVINGS_TOPN", TABLE, "Billund", PERSONS, [[3.0]] + [[None]] * (WHOLE_COLUMN - 1)), "#VALUE!",
        "n: tager én celle, men der er markeret 1048576 x 1 celler (rækker x kolonner). Peg på en enkelt celle.",
    )
