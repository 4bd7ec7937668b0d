"""``AUDIT_TABLE`` on ranges as people mark them: headings, columns given, blanks, suppressed and unreadable cells."""

from copy import deepcopy

import pytest

from pyxl_bench.errors import BenchError
from tests.functions.cases import ask
from xl.catalogue import OMITTED, functions

HEADINGS = ["1.000 kr.", "Billund", "Vejle", "Ærø", "Gennemsnit øvrige", "Difference"]
TRUE = [
    HEADINGS,
    ["Indsats", 5.1, 4.2, 6.2, 5.2, -0.1],
    ["- egen", 3.0, 4.0, 5.0, 4.5, -1.5],
    ["- købt", 2.1, 0.2, 1.2, 0.7, 1.4],
    ["Ledelse", 1.6, 1.1, 0.9, 1.0, 0.6],
    ["Samlet", 6.7, 5.3, 7.1, 6.2, 0.5],
]
# By hand: 1.6 less the average is 0.6, the mean of 1.1 and 0.9 is 1.0, and 6.2 less 5.2 is 1.0.
WRONG = (4, 4, 4.0)


def changed(*changes, table=TRUE):
    out = deepcopy(table)
    for row, column, value in changes:
        out[row][column] = value
    return out


def places(*arguments):
    return [line[:3] for line in ask("AUDIT_TABLE", *arguments)]


def notes(*arguments):
    return [note.da for note in functions()["AUDIT_TABLE"](*arguments).notes]


FOUND = [["Ledelse", "Gennemsnit øvrige", 4.0]]


def test_a_finding_is_a_line_of_row_column_printed_interval_and_words():
    ((row, column, printed, low, high, words),) = ask("AUDIT_TABLE", changed(WRONG), "Billund")
    assert (row, column, printed, low, high) == ("Ledelse", "Gennemsnit øvrige", 4.0, 0.95, 1.05)
    assert words.startswith("Trykt 4,0, men skal være 0,95 til 1,05, for at det passer:")


def test_a_table_without_findings_says_so_and_how_much_was_checked():
    ((said, *rest),) = ask("AUDIT_TABLE", TRUE)
    # 5 averages, 5 differences, and in each of 5 columns the total, the parts' sum and that neither part exceeds it
    # (but for the differences, which may be negative).
    assert said == "Ingen fund: 28 sammenhænge er regnet efter og passer inden for afrundingen."
    assert rest == [None] * 5


def test_a_table_with_nothing_to_check_says_that_instead():
    ((said, *_),) = ask("AUDIT_TABLE", [["", "Billund", "Vejle"], ["A", 1.0, 2.0], ["B", 3.0, 4.0]])
    assert said.startswith("Intet at kontrollere")


@pytest.mark.parametrize("arguments", [
    (), ("Billund",), ("billund", "gennemsnit øvrige", " DIFFERENCE "), (OMITTED, "Gennemsnit øvrige"),
    (None, None, None),
])
def test_the_special_columns_are_named_or_told_by_headings_and_figures(arguments):
    assert places(changed(WRONG), *arguments) == FOUND
    assert notes(changed(WRONG), *arguments)[0] == (
        "egen = Billund; gennemsnit = Gennemsnit øvrige; difference = Difference.")


@pytest.mark.parametrize("start", [0, 1])
def test_a_special_column_may_be_marked_instead_of_named_in_the_table_or_beside_it(start):
    table = changed(WRONG)
    own, average, difference = ([[row[place]] for row in table[start:]] for place in (1, 4, 5))
    assert places(table, own, average, difference) == FOUND
    apart = [row[:4] for row in table]
    named = "Gennemsnit øvrige" if start == 0 else "Gennemsnit"
    assert places(apart, "Billund", average, difference) == [["Ledelse", named, 4.0]]
    assert places(apart, "Billund", [[cell for (cell,) in average]], difference) == [["Ledelse", named, 4.0]]


def test_headings_are_known_in_their_other_words():
    table = changed(WRONG, (0, 4, "Gns. øvrige"), (0, 5, "Afvigelse"))
    assert places(table) == [["Ledelse", "Gns. øvrige", 4.0]]


def test_other_statistics_are_no_municipalities():
    table = [[*row, 99.0] for row in changed(WRONG)]
    table[0][-1] = "Afvigelse i pct."
    assert places(table) == FOUND
    assert "Kolonner sprunget over: Afvigelse i pct.." in notes(table)


def test_numbers_that_lost_their_final_zeros_are_not_taken_for_more_exact_ones_nor_for_whole_ones():
    # 5.2 - 0 is 5.2: with "- egen" 0 in all columns, its decimals are those of the other rows.
    zeros = changed(*[(2, c, 0) for c in range(1, 6)], *[(3, c, TRUE[1][c]) for c in range(1, 6)])
    assert ask("AUDIT_TABLE", zeros)[0][0].startswith("Ingen fund")
    zeros[3][2] = 4.6
    assert ["- købt", "Vejle", 4.6] in places(zeros)


@pytest.mark.parametrize("text", ["1,0", "1,00", " 1,0 "])
def test_figures_may_be_text_as_printed(text):
    assert places(changed((4, 4, text)))[0][0].startswith("Ingen fund")


def test_text_keeps_decimals_that_a_number_loses():
    table = [["", "A", "B", "Gennemsnit"], ["x", "1,0", "2,0", "2,0"], ["y", "1,0", "3,0", "2,0"]]
    assert places(table) == [["x", "Gennemsnit", 2.0]]
    as_numbers = [table[0], ["x", 1, 2, 2], ["y", 1, 3, 2]]
    assert places(as_numbers)[0][0].startswith("Ingen fund")  # 1 and 2 may be 1.4 and 2.4


@pytest.mark.parametrize("mark", [None, "", "(.)", "-", "\u2013", ".."])
def test_a_cell_without_a_figure_leaves_its_sums_unchecked(mark):
    assert len(places(changed((5, 2, 99.0)))) == 1
    silent = changed((1, 2, mark), (5, 2, 99.0), (5, 4, mark))
    assert places(silent)[0][0].startswith("Ingen fund")


def test_a_cell_that_cannot_be_read_is_a_finding_and_the_rest_is_audited():
    unreadable, found = ask("AUDIT_TABLE", changed(WRONG, (1, 2, "ca. 4")))
    assert unreadable[:2] == ["Indsats", "Vejle"] and isinstance(unreadable[2], BenchError)
    assert unreadable[5] == unreadable[2].message("da")
    assert "table, række 'Indsats': 'ca. 4'" in unreadable[5]
    assert found[:3] == FOUND[0]


def test_headings_between_the_rows_and_blank_rows_are_no_rows():
    table = changed(WRONG)
    blank = [None] * 6
    table[1:1] = [["Omkostninger", *blank[1:]], blank]
    table += [blank, ["Kvalitetsindikatorer", *blank[1:]], ["Aktiveringsgrad", "9,1%", "8,0%", "9,0%", "8,5%", "-"]]
    assert places(table) == FOUND


def test_what_most_of_the_table_refutes_is_said_to_be_left_out():
    table = [["", "A", "B", "C", "Gennemsnit"], *([f"r{r}", 1.1 + r, 2.1, 3.1, 9.9] for r in range(6))]
    ((said, *_),) = ask("AUDIT_TABLE", table)
    assert said.startswith("Intet at kontrollere")
    assert "Ikke regnet efter, da det meste af tabellen siger andet: gennemsnittet i 'Gennemsnit'." in notes(table)


@pytest.mark.parametrize("text", [False, True])
def test_counts_rounded_to_tens_need_not_sum_to_their_total(text):
    """As the ministry prints them: the areas of the benchmark, each rounded to 10."""
    table = [["", "Forventet antal", "Faktisk antal", "Forskel"], ["A-dagpenge", 560, 540, -20],
             ["Kontanthjælp m.fl.", 1340, 1240, -110], ["Sygedagpenge m.fl.", 1010, 970, -40],
             ["I alt", 2920, 2760, -160]]

    def asked(*changes):
        rows = changed(*changes, table=table)
        return places([[f"{cell:,}".replace(",", ".") if text and isinstance(cell, int) else cell for cell in row]
                       for row in rows], "Faktisk antal", OMITTED, "Forskel")

    assert asked()[0][0].startswith("Ingen fund")
    assert asked((4, 2, 2860))[0][:2] == ["I alt", "Faktisk antal"]
