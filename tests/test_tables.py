"""A range as a cost table: its names, its total row, and what is refused."""

import numpy as np
import pytest

from pyxl_bench.errors import (
    CellHoldsError,
    DuplicateName,
    EmptyRange,
    HeaderIsAStatistic,
    HeaderIsBlank,
    HeaderNotAName,
    NoTotalAnswer,
    TableTooSmall,
    TwoTotalRows,
    UnknownName,
)
from xl.cells import SUPPRESSED, ErrorValue
from xl.names import key, nearest
from xl.tables import cost_table

HEADER = ["1.000 kr.", "Billund", "Ærø"]


def read(*rows, header=HEADER):
    return cost_table([header, *(list(row) for row in rows)], "cost_table")


@pytest.mark.parametrize("word", [
    "Samlet", "samlet", " SAMLET ", "I alt", "i  alt", "I ALT", "Total", "Samlet:", "I\u00a0alt",
])
def test_the_total_row_is_known_by_its_name(word):
    table = read(["Dagpenge", 1.0, 2.0], [word, 3.0, 4.0])
    assert table.has_total and list(table.groups) == [True, False]
    assert list(table.total) == [3.0, 4.0]


@pytest.mark.parametrize("place", [0, 1, 2])
def test_the_total_row_may_stand_anywhere_and_is_answered_last(place):
    rows = [["Dagpenge", 1.0, 2.0], ["Sygedagpenge", 3.0, 4.0]]
    rows.insert(place, ["Samlet", 5.0, 6.0])
    table = read(*rows)
    assert table.labels == ("Dagpenge", "Sygedagpenge", "Samlet")
    assert table.costs.tolist() == [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]


@pytest.mark.parametrize("label", [
    "- heraf virksomhedsindsats", "\u2013 heraf ledelse", "\u2212 heraf møder", "-heraf", "Samlet ekskl. puljer",
    "I alt inkl. førtidspension", "Total uden puljer",
])
def test_parts_and_other_totals_are_answered_but_are_no_groups(label):
    table = read(["Dagpenge", 1.0, 2.0], ["Samlet", 3.0, 4.0], [label, 5.0, 6.0])
    assert table.labels == ("Dagpenge", label, "Samlet")
    assert list(table.groups) == [True, False, False]
    assert table.row(label) == 1


def test_without_a_total_row_there_is_no_total():
    table = read(["Dagpenge", 1.0, 2.0])
    assert not table.has_total and table.total is None
    with pytest.raises(NoTotalAnswer):
        table.row("Samlet")


def test_two_total_rows_are_refused_by_their_names():
    with pytest.raises(TwoTotalRows) as refusal:
        read(["Samlet", 1.0, 2.0], ["I alt", 1.0, 2.0])
    assert "'Samlet' og 'I alt' er begge totalrækker" in refusal.value.message("da")


@pytest.mark.parametrize("name", ["Billund", "billund ", "BILLUND", "Billund\u00a0"])
def test_a_municipality_twice_is_refused(name):
    with pytest.raises(DuplicateName):
        read(["Dagpenge", 1.0, 2.0], header=["", "Billund", name])


def test_a_group_twice_is_refused():
    with pytest.raises(DuplicateName) as refusal:
        read(["Dagpenge", 1.0, 2.0], [" dagpenge", 1.0, 2.0])
    assert "' dagpenge'" not in refusal.value.message("da") and "dagpenge" in refusal.value.message("da")


@pytest.mark.parametrize("name", [
    "Gennemsnit", "Gennemsnit øvrige", "Gns. top 3", "Landsgennemsnit", "Difference", "Afvigelse fra gns.", "Median",
    "Samlet", "I alt", "Hele landet", "Laveste", "Højeste", "MAX", "Average",
])
def test_a_column_calculated_from_the_others_is_no_municipality(name):
    with pytest.raises(HeaderIsAStatistic) as refusal:
        read(["Dagpenge", 1.0, 2.0, 1.5], header=[*HEADER, name])
    assert "ikke en kommune" in refusal.value.message("da")


@pytest.mark.parametrize("label", [
    "Gennemsnit", "Gns.", "Gennemsnit øvrige", "Afvigelse i pct.", "Difference", "Gns. top 3", "Average", "Median:",
])
def test_a_row_of_averages_is_no_target_group(label):
    with pytest.raises(HeaderIsAStatistic) as refusal:
        read(["Dagpenge", 1.0, 2.0], [label, 1.0, 2.0])
    assert "ikke en målgruppe" in refusal.value.message("da")


def test_an_indicator_that_is_itself_an_average_is_a_row_like_others():
    assert read(["Gns. varighed på offentlig forsørgelse (år)", 0.4, 0.5]).groups.tolist() == [True]


@pytest.mark.parametrize("name", [
    "Middelfart", "Gentofte", "Maribo", "Totalby", "Samsø", "Højer", "Kommune 2", "18-29 år", "18-29",
])
def test_names_that_only_resemble_statistics_or_numbers_are_names(name):
    assert read(["Dagpenge", 1.0, 2.0, 3.0], header=[*HEADER, name]).municipalities[-1] == name


@pytest.mark.parametrize("header", [
    2018, 29.6, "2018", "29,6", "29.6", "1.303", "-3,5", "42,1%", "kr. 4.533", "1 303", True, "(.)",
])
def test_a_header_that_is_a_number_is_refused(header):
    with pytest.raises(HeaderNotAName):
        read(["Dagpenge", 1.0, 2.0, 3.0], header=[*HEADER, header])
    with pytest.raises(HeaderNotAName):
        read([header, 1.0, 2.0])


def test_the_message_tells_where_the_header_stands_and_shows_it_the_danish_way():
    with pytest.raises(HeaderNotAName) as refusal:
        read(["Dagpenge", 1.0, 2.0], header=["", "Billund", 29.6])
    message = refusal.value.message("da")
    assert message.startswith("cost_table, række 1: overskriften i kolonne 3 er 29,6, ikke et navn.")


@pytest.mark.parametrize("blank", [None, "", "  "])
def test_figures_under_a_blank_header_are_refused(blank):
    with pytest.raises(HeaderIsBlank):
        read(["Dagpenge", 1.0, 2.0, 3.0], header=[*HEADER, blank])
    with pytest.raises(HeaderIsBlank):
        read(["Dagpenge", 1.0, 2.0], [blank, 1.0, 2.0])


def test_an_error_for_a_name_is_refused():
    with pytest.raises(CellHoldsError):
        read([ErrorValue("#REF!"), 1.0, 2.0])


@pytest.mark.parametrize("empty", [None, "", [[None]], [[None, ""], [" ", None]], [["", ""]] * 40])
def test_an_empty_range_is_refused(empty):
    with pytest.raises(EmptyRange):
        cost_table(empty, "cost_table")


@pytest.mark.parametrize("small", [
    5.0, "Billund", [["Billund"]], [HEADER], [["Dagpenge"], ["Samlet"]], [HEADER, [None] * 3],
    [["", None], ["Dagpenge", None]],
])
def test_a_range_without_headers_or_without_figures_is_no_table(small):
    with pytest.raises(TableTooSmall):
        cost_table(small, "cost_table")


def test_blank_rows_and_columns_around_and_between_are_left_out():
    table = cost_table([
        ["", "Billund", None, "Ærø", None, ""],
        ["Dagpenge", 1.0, None, 2.0, None, None],
        [None, "", None, None, None, None],
        ["Samlet", 3.0, None, 4.0, None, ""],
        [None] * 6,
        ["", " ", "", "", "", ""],
    ], "cost_table")
    assert table.municipalities == ("Billund", "Ærø")
    assert table.labels == ("Dagpenge", "Samlet")
    assert table.costs.tolist() == [[1.0, 2.0], [3.0, 4.0]]


def test_whole_columns_are_read_as_far_as_they_are_filled():
    rows = [HEADER, ["Dagpenge", 1.0, 2.0], ["Samlet", 3.0, 4.0]]
    blank = [None, None, None]
    table = cost_table(rows + [blank] * (1_048_576 - len(rows)), "cost_table")
    assert table.costs.shape == (2, 2)


def test_figures_may_be_danish_text_blank_or_suppressed():
    table = read(["Dagpenge", "29,6", None], ["Sygedagpenge", "1.303", "(.)"], ["Samlet", "kr. 5", "abc"])
    np.testing.assert_array_equal(table.costs, [[29.6, np.nan], [1303, np.nan], [5, np.nan]])
    assert table.faults[:2] == (None, SUPPRESSED)
    assert table.faults[2].row == "Samlet" and table.faults[2].argument == "cost_table"


@pytest.mark.parametrize("name", ["ærø", "ÆRØ", " Ærø ", "\u00c6r\u00f8"])
def test_names_match_trimmed_and_in_any_case(name):
    assert read(["Dagpenge", 1.0, 2.0]).municipality(name) == 1


def test_names_match_however_their_letters_are_put_together():
    assert key("A\u030abenra\u030a") == key("Åbenrå") == key("  åBENRÅ ")
    assert key("Kontanthjælp\u00a0mv.  jobparat") == key("kontanthjælp mv. jobparat")


def test_an_unknown_name_is_told_with_the_nearest():
    table = read(["Kontanthjælp mv. jobparat", 1.0, 2.0], ["Kontanthjælp mv. aktivitetsparat", 1.0, 2.0])
    with pytest.raises(UnknownName) as refusal:
        table.municipality("Bilund")
    assert refusal.value.message("da") == (
        "municipality: 'Bilund' findes ikke i tabellen. Mente du Billund? Skriv navnet, som det står i tabellen."
    )
    with pytest.raises(UnknownName) as refusal:
        table.row("kontanthjælp")
    assert "Kontanthjælp mv. jobparat" in refusal.value.message("en")


def test_nothing_like_the_name_gives_no_candidates():
    with pytest.raises(UnknownName) as refusal:
        read(["Dagpenge", 1.0, 2.0]).municipality("xyz")
    assert "Mente du" not in refusal.value.message("da")


def test_the_nearest_names_come_closest_first_and_at_most_three():
    names = ["Aarhus", "Aalborg", "Aabenraa", "Aarup", "Århus Syd"]
    assert nearest("Aarhuss", names)[0] == "Aarhus"
    assert nearest("AARHUS", ["Aarhus Amt", "aarhus"])[0] == "aarhus"
    assert len(nearest("Aa", names)) <= 3
    assert nearest("syd", names) == ["Århus Syd"]
