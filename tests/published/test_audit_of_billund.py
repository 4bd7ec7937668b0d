"""The audit of the printed tables of Billund 2018: exactly the misprints, nothing else.

What is wrong was found by adding, averaging and subtracting every printed row
and column by hand (docs/audit-billund.md); the expectations are those sums.
"""

from __future__ import annotations

import numpy as np
import pytest

from pyxl_bench.audit import Audit, Finding, PrintedTable, audit_table, rounding_interval, table_decimals
from workbooks.published import Printed, distinct, table

REPORT = "billund_2018"
GROUP_TABLES = [f"3.{number}" for number in range(4, 17) if number != 14]
MISPRINTED = {"3.6", "3.13"}


def printed_table(
    cells: list[tuple[str, str, Printed]], own: str = "", average: str = "", difference: str = ""
) -> PrintedTable:
    rows, columns = distinct(row for row, _, _ in cells), distinct(column for _, column, _ in cells)
    values = np.full((len(rows), len(columns)), np.nan)
    decimals = np.zeros(values.shape, dtype=np.int64)
    for row, column, cell in cells:
        place = rows.index(row), columns.index(column)
        values[place] = np.nan if cell.value is None else cell.value
        decimals[place] = cell.decimals
    at = {name: columns.index(name) for name in (own, average, difference) if name}
    return PrintedTable(
        rows, columns, values, decimals, own=at.get(own), average=at.get(average), difference=at.get(difference)
    )


def group_table(number: str) -> PrintedTable:
    cells = [(cell.row, cell.column, cell) for cell in table(REPORT, number)]
    return printed_table(cells, "Billund", "Gennemsnit øvrige", "Difference")


def unit_costs() -> PrintedTable:
    cells = [(cell.target_group, cell.column, cell) for cell in table(REPORT, "3.2")]
    return printed_table(cells, "Billund", "Gennemsnit øvrige")


def background() -> PrintedTable:
    """Bilag 1 under one another, as it is printed: its sections repeat the groups' names."""
    cells = [(f"{cell.section}: {cell.target_group}", cell.column, cell) for cell in table(REPORT, "Bilag 1")]
    whole = printed_table(cells, "Billund", "Gennemsnit øvrige")
    whole.rows = tuple(row.split(": ", 1)[1] for row in whole.rows)
    return whole


def by_figure(
    number: str, own: str = "", average: str = "", difference: str = "", only: tuple[str, ...] = ()
) -> PrintedTable:
    """Tables 2.1 and 3.1: groups down, kinds of figure across."""
    cells = [(c.target_group, c.row, c) for c in table(REPORT, number) if not only or c.row in only]
    return printed_table(cells, own, average, difference)


def administration(section: str) -> PrintedTable:
    cells = [(cell.row, cell.column, cell) for cell in table(REPORT, "2.2") if cell.section == section]
    return printed_table(cells, average="Gennemsnit")


def only_finding(audit: Audit) -> Finding:
    assert len(audit.findings) == 1, audit.findings
    return audit.findings[0]


@pytest.mark.parametrize("number", [number for number in GROUP_TABLES if number not in MISPRINTED])
def test_a_table_without_misprints_gives_no_finding(number: str) -> None:
    audit = audit_table(group_table(number))
    assert audit.findings == ()
    assert audit.left_out == ()


def test_table_3_2_gives_no_finding_though_its_total_is_a_mean_and_no_sum() -> None:
    assert audit_table(unit_costs()) == Audit((), ())


def test_the_background_figures_give_no_finding() -> None:
    assert audit_table(background()) == Audit((), ())


def test_spending_persons_and_their_shares_in_table_3_1_give_no_finding() -> None:
    assert audit_table(by_figure("3.1")) == Audit((), ())


def test_the_savings_of_table_2_1_give_no_finding() -> None:
    average = "Gns. ekskl den udvalgte kommune"
    to_average = by_figure("2.1", "Billund", average, "Afvigelse fra gns.", (average, "Billund", "Afvigelse fra gns."))
    top3 = ("Gns. top 3", "Billund", "Afvigelse fra top 3")
    assert audit_table(to_average) == Audit((), ())
    assert audit_table(by_figure("2.1", top3[1], top3[0], top3[2], top3)) == Audit((), ())
    savings = ("Besparelspotentiale gns.", "Besparelspotentiale top 3")
    assert audit_table(by_figure("2.1", only=savings)) == Audit((), ())


@pytest.mark.parametrize("section", ["Årsværk pr. 1.000 fuldtidspersoner", "Omkostning pr. fuldtidsperson"])
def test_benefit_administration_gives_no_finding(section: str) -> None:
    assert audit_table(administration(section)) == Audit((), ())


def test_table_3_6_names_the_shifted_row() -> None:
    found = only_finding(audit_table(group_table("3.6")))
    assert (found.kind, found.row, found.column) == ("shift", "Virksomhedsrettede aktiveringsgrad", "Kommune 7")
    # Kommune 7 repeats Kommune 6; its own figure, 7.3, stands one column to the right.
    assert (found.printed, found.implied_from, found.implied_to) == (4.8, 7.25, 7.35)
    assert "én kolonne for langt til højre" in found.text_da
    assert "one column too far right" in found.text_en


def test_the_row_of_table_3_6_moved_back_agrees_with_itself() -> None:
    whole = group_table("3.6")
    row = whole.rows.index("Virksomhedsrettede aktiveringsgrad")
    start = whole.columns.index("Kommune 7")
    whole.values[row, start:-1] = whole.values[row, start + 1 :]
    whole.values[row, -1] = np.nan
    mended = PrintedTable(
        whole.rows, whole.columns, whole.values, whole.decimals, own=whole.own, average=whole.average,
        difference=whole.difference,
    )  # fmt: skip
    assert audit_table(mended).findings == ()


def test_table_3_13_names_the_management_cost_of_kommune_11() -> None:
    found = only_finding(audit_table(group_table("3.13")))
    assert (found.kind, found.row, found.column) == ("cell", "Ledelse/teamledelse", "Kommune 11")
    # Samlet 54.2 less 20.5 + 8.1 + 15.8 + 3.8 + 1.8 is 4.2; six roundings of 0.05 leave 3.9 to 4.5.
    assert (found.printed, found.implied_from, found.implied_to) == (1.1, 3.9, 4.5)
    assert len(found.cells) == 1
    assert "summen 'Samlet' og gennemsnittet i 'Gennemsnit øvrige'" in found.text_da


def test_the_interval_implied_in_table_3_13_follows_from_the_printed_column() -> None:
    whole = group_table("3.13")
    column = whole.columns.index("Kommune 11")
    names = ["Sagsbehandling mv.", "Virksomhedsindsats i alt", "Beskæftigelsestilbud i alt"]
    names += ["Følgeudgifter (konto 5+6)", "Administration og møder"]
    rows = [whole.rows.index(name) for name in names]
    low, high = rounding_interval(whole.values[rows, column], whole.decimals[rows, column])
    assert 54.15 - high.sum() == pytest.approx(3.9)
    assert 54.25 - low.sum() == pytest.approx(4.5)


@pytest.mark.parametrize("number", GROUP_TABLES)
def test_the_same_table_as_bare_numbers_gives_the_same_findings(number: str) -> None:
    """Without the printed text the decimals are read from the numbers; 30,0 arrives as 30."""
    printed = group_table(number)
    bare = PrintedTable(
        printed.rows, printed.columns, printed.values, table_decimals(printed.values), own=printed.own,
        average=printed.average, difference=printed.difference,
    )  # fmt: skip
    assert [(f.kind, f.row, f.column) for f in audit_table(bare).findings] == [
        (f.kind, f.row, f.column) for f in audit_table(printed).findings
    ]
