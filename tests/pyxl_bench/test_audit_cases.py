"""Small printed tables with one thing wrong, or nothing, worked out by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from pyxl_bench.audit import Audit, Finding, PrintedTable, audit_table
from pyxl_bench.errors import ColumnInTwoRoles

BLANK = np.nan


def table(rows: dict[str, list[float]], columns: list[str] | None = None, **roles: Any) -> PrintedTable:
    values = np.array(list(rows.values()), dtype=float)
    names = columns or [f"Kommune {number}" for number in range(1, values.shape[1] + 1)]
    return PrintedTable(list(rows), names, values, np.ones(values.shape, dtype=int), **roles)


def only(printed: PrintedTable) -> Finding:
    (found,) = audit_table(printed).findings
    return found


def test_where_average_and_difference_agree_one_of_the_others_is_wrong() -> None:
    found = only(
        table(
            {"A": [5.0, 4.0, 6.0, 5.0, 0.0], "B": [9.0, 2.0, 3.0, 3.5, 5.5]},
            ["Billund", "X", "Y", "Gennemsnit øvrige", "Difference"],
            own=0, average=3, difference=4,
        )
    )  # fmt: skip
    # 9.0 - 5.5 is 3.5, so the average stands: X or Y is wrong, and 2 x 3.5 - 3.0 would be X.
    assert (found.row, found.column, found.printed) == ("B", "X", 2.0)
    assert (found.implied_from, found.implied_to) == (3.85, 4.15)
    assert found.cells == ((1, 1), (1, 2))
    assert found.text_en.endswith("Or the error is in 'B', Y.")


def test_average_and_difference_together_name_the_average() -> None:
    found = only(
        table(
            {"A": [5.0, 4.0, 6.0, 5.0, 0.0], "B": [9.0, 2.0, 3.0, 3.5, 6.5]},
            ["Billund", "X", "Y", "Gennemsnit øvrige", "Difference"],
            own=0, average=3, difference=4,
        )
    )  # fmt: skip
    assert (found.row, found.column, found.cells) == ("B", "Gennemsnit øvrige", ((1, 3),))
    assert (found.implied_from, found.implied_to) == (2.45, 2.55)
    assert found.text_da == (
        "Trykt 3,5, men skal være 2,45 til 2,55, for at det passer: "
        "gennemsnittet i 'Gennemsnit øvrige' og differencen i 'Difference'."
    )
    assert found.text_en == (
        "Printed 3.5, but must be 2.45 to 2.55 to agree with: "
        "the average in 'Gennemsnit øvrige' and the difference in 'Difference'."
    )


def test_without_own_the_average_is_that_of_all() -> None:
    # Table 2.2 averages its five municipalities, Billund among them.
    rows = {"Løbende ydelser i alt": [7.2, 8.4, 3.7, 5.5, 4.7, 5.9], "Sygedagpenge": [8.2, 7.4, 3.0, 7.6, 5.0, 6.8]}
    found = only(table(rows, average=5))
    assert (found.row, found.column) == ("Sygedagpenge", "Kommune 6")
    assert (found.implied_from, found.implied_to) == (6.19, 6.29)


def test_an_average_that_counts_own_among_all_is_understood() -> None:
    rows = {label: [a, b, c, (a + b + c) / 3] for label, a, b, c in [("A", 3.0, 9.0, 6.0), ("B", 1.5, 3.0, 9.0),
            ("C", 30.0, 3.0, 6.0), ("D", 12.0, 3.0, 3.0)]}  # fmt: skip
    assert audit_table(table(rows, own=0, average=3)).findings == ()
    rows["B"][3] += 2
    found = only(table(rows, own=0, average=3))
    assert (found.row, found.printed) == ("B", 6.5)


def test_a_difference_is_held_against_the_mean_where_no_average_is_printed() -> None:
    rows = {"A": [5.0, 4.0, 6.0, 0.0], "B": [9.0, 2.0, 3.0, 6.5], "C": [9.0, 2.0, 3.0, 5.5]}
    found = only(table(rows, own=0, difference=3))
    assert found.row == "C"
    assert (found.implied_from, found.implied_to) == (6.4, 6.6)


def test_a_part_larger_than_its_whole_is_named() -> None:
    rows = {"Samlet": [33.1, 31.9, 33.8], "- heraf ledelse": [1.0, 32.5, 1.0]}
    found = only(table(rows))
    assert (found.row, found.column, found.printed) == ("- heraf ledelse", "Kommune 2", 32.5)
    assert np.isnan(found.implied_from)
    assert found.implied_to == 31.95
    assert "ingen del er større end helheden 'Samlet'" in found.text_da
    assert "højst 31,95" in found.text_da


def test_parts_called_heraf_need_not_make_up_the_whole_but_may_not_exceed_it() -> None:
    rows = {"Samlet": [10.0, 10.0, 10.0], "- heraf a": [6.0, 6.0, 6.0], "- heraf b": [3.0, 1.0, 2.0]}
    assert audit_table(table(rows)) == Audit((), ())
    rows["- heraf b"] = [3.0, 4.3, 2.0]
    found = only(table(rows))
    assert found.column == "Kommune 2"
    assert "delene inden for 'Samlet'" in found.text_da


def test_company_activation_may_not_exceed_all_activation() -> None:
    rows = {"Aktiveringsgrad": [25.3, 15.7, 6.6], "Virksomhedsrettede aktiveringsgrad": [11.1, 9.5, 7.3]}
    found = only(table(rows))
    assert (found.row, found.column) == ("Virksomhedsrettede aktiveringsgrad", "Kommune 3")


def test_accounts_under_the_total_make_it_up() -> None:
    rows = {"A": [4.0, 5.0, 6.0], "B": [3.0, 3.0, 3.0], "Samlet": [7.0, 8.0, 9.0],
            "Samlet konto 5": [5.0, 5.5, 6.0], "Samlet konto 6": [2.0, 2.5, 4.0]}  # fmt: skip
    found = only(table(rows))
    assert (found.row, found.column) == ("Samlet konto 5", "Kommune 3")
    assert set(found.cells) == {(3, 2), (4, 2)}
    assert "'Samlet konto 6', Kommune 3" in found.text_en


def test_a_share_that_is_not_that_of_the_amount_is_named() -> None:
    amounts = [7523.0, 2401.0, 8259.0, 4561.0, 6387.0]
    total = sum(amounts)
    rows = {f"Gruppe {i}": [amount, round(100 * amount / total, 1)] for i, amount in enumerate(amounts)}
    rows["Samlet"] = [total, 100.0]
    columns = ["Udgifter", "Procent"]
    whole = table(rows, columns)
    assert audit_table(whole) == Audit((), ())
    rows["Gruppe 2"][1] += 1.5
    found = only(table(rows, columns))
    assert (found.row, found.column, found.cells) == ("Gruppe 2", "Procent", ((2, 1),))


def test_a_wrong_total_does_not_make_the_shares_of_it_wrong() -> None:
    amounts = [7523.0, 2401.0, 8259.0, 4561.0, 6387.0]
    rows = {f"Gruppe {i}": [amount, round(100 * amount / sum(amounts), 1)] for i, amount in enumerate(amounts)}
    rows["Samlet"] = [sum(amounts) + 900.0, 100.0]
    found = only(table(rows, ["Udgifter", "Procent"]))
    assert (found.row, found.column) == ("Samlet", "Udgifter")


KINDS = {"Dagpenge": [7523.0, 254.0, 29.6], "Sygedagpenge": [8259.0, 391.0, 21.1], "Revalidering": [812.0, 12.0, 67.7],
         "Samlet": [16594.0, 657.0, 25.3]}  # fmt: skip
"""Spending, persons, and what one person costs: 16.594 / 657 is 25,3, and the mean over all persons."""


@pytest.mark.parametrize("heading", ["Kr. pr. fuldtidsperson", "Enhedsomkostning", "Billund"])
def test_a_unit_cost_beside_spending_and_persons_is_no_sum(heading: str) -> None:
    assert audit_table(table(KINDS, ["Udgift", "Fuldtidspersoner", heading])) == Audit((), ())


def test_beside_means_the_sums_are_held_to_add_up() -> None:
    wrong = {**KINDS, "Samlet": [15594.0, 657.0, 25.3]}
    found = only(table(wrong, ["Udgift", "Fuldtidspersoner", "Enhedsomkostning"]))
    assert (found.row, found.column, found.implied_from, found.implied_to) == ("Samlet", "Udgift", 16593.85, 16594.15)


def test_a_total_that_is_neither_the_sum_nor_the_mean_of_its_rows_is_named() -> None:
    wrong = {**KINDS, "Samlet": [16594.0, 657.0, 35.3]}
    found = only(table(wrong, ["Udgift", "Fuldtidspersoner", "Billund"]))
    assert (found.row, found.column, found.printed) == ("Samlet", "Billund", 35.3)
    beyond = {**KINDS, "Samlet": [16594.0, 657.0, 75.3]}
    found = only(table(beyond, ["Udgift", "Fuldtidspersoner", "Enhedsomkostning"]))
    assert (found.row, found.column, found.printed) == ("Samlet", "Enhedsomkostning", 75.3)


def test_the_parts_of_a_unit_cost_lie_around_it() -> None:
    rows = {"Kontanthjælp": [9000.0, 150.0, 60.0], "- jobparat": [3000.0, 100.0, 30.0],
            "- aktivitetsparat": [6000.0, 50.0, 120.0]}  # fmt: skip
    columns = ["Udgift", "Fuldtidspersoner", "Kr. pr. person"]
    assert audit_table(table(rows, columns)) == Audit((), ())
    found = only(table({**rows, "- jobparat": [3900.0, 100.0, 30.0]}, columns))
    assert (found.row, found.column, found.printed) == ("Kontanthjælp", "Udgift", 9000.0)


def test_where_averages_make_the_columns_alike_no_total_is_a_mean() -> None:
    rows = {label: [a, b, (a + b) / 2] for label, a, b in [("A", 30.0, 20.0), ("B", 20.0, 26.0), ("C", 60.0, 50.0)]}
    rows["Samlet"] = [110.0, 32.0, 103.0]
    found = only(table(rows, ["Enhedspris X", "Enhedspris Y", "Gennemsnit"], average=2))
    assert (found.row, found.column, found.printed) == ("Samlet", "Enhedspris Y", 32.0)


def test_a_mean_that_rounding_leaves_open_says_nothing() -> None:
    rows = {"A": [1.0, 10.0, 3.0], "B": [1.4, 20.0, 1.0], "C": [1.2, 30.0, 2.0], "Samlet": [1.2, 60.0, 6.0]}
    found = only(table(rows, ["X", "Y", "Z"]))
    assert (found.row, found.column) == ("Samlet", "X")


def test_a_blank_cell_silences_the_relations_that_need_it() -> None:
    rows = {"A": [5.0, BLANK, 6.0, 1.0], "B": [4.0, 2.0, 3.0, 2.5], "C": [1.0, 1.0, 1.0, 1.0],
            "Samlet": [10.0, 77.0, 10.0, 43.5]}  # fmt: skip
    assert audit_table(table(rows, own=0, average=3)).findings == ()


def test_rates_above_100_per_cent_are_no_misprints() -> None:
    # Table 3.11: 123,1 % of the rehabilitees' time was activation, and the printed mean says so too.
    rows = {"Aktiveringsgrad": [81.8, 123.1, 80.0, 101.6], "Virksomhedsrettet aktiveringsgrad": [9.1, 19.2, 0.0, 9.6]}
    assert audit_table(table(rows, own=0, average=3)).findings == ()


def test_parts_that_are_not_all_printed_are_left_out_and_said_so() -> None:
    rows = {"A": [9.0, 8.0, 7.0, 9.5], "- a1": [3.0, 2.0, 1.0, 2.0], "- a2": [1.0, 1.0, 2.0, 1.0]}
    assert audit_table(table(rows)) == Audit((), (("parts", "A"),))


def test_sections_under_one_another_do_not_mix_in_the_total() -> None:
    rows = {"Befolkning": [16083.0, 31138.0, 53982.0], "Gruppe A": [12.3, 13.1, 11.9], "Gruppe B": [87.7, 86.9, 88.1],
            "I alt": [100.0, 100.0, 100.0]}  # fmt: skip
    assert audit_table(table(rows)) == Audit((), ())


def test_a_table_without_anything_to_hold_against_is_silent() -> None:
    assert audit_table(table({"A": [1.0, 2.0], "B": [3.0, 4.0]})) == Audit((), ())
    assert audit_table(PrintedTable([], [], np.empty((0, 0)), np.empty((0, 0), dtype=int))) == Audit((), ())


def test_two_misprints_far_apart_are_two_findings_in_table_order() -> None:
    rows = {"A": [4.0, 5.0, 6.0], "- a1": [1.9, 2.0, 2.0], "- a2": [3.0, 3.0, 4.0], "B": [3.0, 3.0, 3.0],
            "Samlet": [7.0, 8.0, 9.9], "Konto 5": [5.0, 5.5, 6.0], "Konto 6": [2.0, 2.5, 3.0]}  # fmt: skip
    found = audit_table(table(rows)).findings
    assert [(f.row, f.column) for f in found] == [("- a1", "Kommune 1"), ("Samlet", "Kommune 3")]


def test_a_column_in_two_roles_is_refused() -> None:
    with pytest.raises(ColumnInTwoRoles, match="'Kommune 1' is already named as own"):
        table({"A": [1.0, 2.0]}, own=0, average=0)
