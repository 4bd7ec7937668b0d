"""A saving against the cheapest tells which municipalities they are."""

from xl.catalogue import OMITTED, functions

TABLE = [
    ["", "Billund", "St. Vejle", "Ærø", "Læsø"],
    ["Dagpenge", 30.0, 20.0, 30.0, 60.0],
    ["Samlet", 25.0, 10.0, 12.0, 12.0],
]


def notes(name, *arguments):
    return [(note.en, note.da) for note in functions()[name](TABLE, *arguments).notes]


def test_the_municipalities_are_named_the_cheapest_first():
    said = ("Cheapest in total: St. Vejle, Ærø, Læsø.", "Billigst samlet: St. Vejle, Ærø, Læsø.")
    assert notes("SAVINGS_TOP3", "Billund", [[10.0]]) == [said]
    assert notes("TOPN_AVERAGE", "Billund") == [said]


def test_those_that_tie_for_the_last_place_are_told_with_their_share():
    assert notes("SAVINGS_TOPN", "Billund", [[10.0]], 2.0) == [(
        "Cheapest in total: St. Vejle, Ærø (0.50), Læsø (0.50).",
        "Billigst samlet: St. Vejle, Ærø (0,50), Læsø (0,50).",
    )]


def test_nothing_is_said_where_they_differ_from_group_to_group():
    assert notes("SAVINGS_TOP3", "Billund", [[10.0]], OMITTED, "group") == []
    assert notes("SAVINGS_TOP3", "Ukendt", [[10.0]]) == []
