"""The audit as a formula in a workbook: the same findings on every printed table as the calculation makes.

Each table stands on a sheet as a person would type it off: once as numbers,
which lose their final zeros, and once as the printed text.
"""

from __future__ import annotations

import pytest

from pyxl_bench.audit import audit_table
from tests.hosts.books import F, filled, recalc
from tests.published.test_audit_of_billund import GROUP_TABLES, REPORT, group_table, unit_costs
from workbooks.published import distinct, table

TABLES = ["3.2", *GROUP_TABLES]
ROOM = 5
"""Rows below the table that the answer may fill."""


def marked(number, *, as_text):
    cells = table(REPORT, number)
    label = (lambda cell: cell.target_group) if number == "3.2" else (lambda cell: cell.row)
    columns = distinct(cell.column for cell in cells)
    rows = {name: [name, *[None] * len(columns)] for name in distinct(label(cell) for cell in cells)}
    for cell in cells:
        rows[label(cell)][1 + columns.index(cell.column)] = cell.printed if as_text else cell.value
    return [["1.000 kr.", *columns], *rows.values()]


def audited(number, *, as_text, arguments=""):
    rows = marked(number, as_text=as_text)
    last = len(rows) + 2
    formula = F(f"AUDIT_TABLE(A1:O{len(rows)}{arguments})", None, "dynamic", f"A{last}")
    run = recalc({"Ark1": {**filled("A1", rows), f"A{last}": formula, "Q1": F(f"WHY(A{last})")}})
    assert not run.errors
    answer = [run.column(f"A{row}:F{row}") for row in range(last, last + ROOM)]
    return [line for line in answer if any(cell not in (None, "") for cell in line)], run["Q1"]


def calculated(number):
    return audit_table(unit_costs() if number == "3.2" else group_table(number)).findings


@pytest.mark.parametrize("as_text", [False, True], ids=["numbers", "text"])
@pytest.mark.parametrize("number", TABLES)
def test_a_formula_finds_what_the_calculation_finds(number, as_text):
    lines, _ = audited(number, as_text=as_text)
    expected = calculated(number)
    if not expected:
        ((said, *rest),) = lines
        assert said.startswith("Ingen fund: ") and all(cell in (None, "") for cell in rest)
        return
    assert [line[:2] for line in lines] == [[found.row, found.column] for found in expected]
    for line, found in zip(lines, expected):
        scale = 0.01 if as_text and "grad" in found.row else 1  # per cent text is a share
        assert line[2:5] == pytest.approx([scale * found.printed, scale * found.implied_from, scale * found.implied_to])


@pytest.mark.parametrize("number", TABLES)
def test_naming_the_columns_changes_nothing(number):
    difference = "" if number == "3.2" else ',"Difference"'
    named = audited(number, as_text=False, arguments=f',"Billund","Gennemsnit øvrige"{difference}')
    assert named[0] == audited(number, as_text=False)[0]


def test_the_cell_tells_how_the_table_was_read():
    _, why = audited("3.13", as_text=False)
    assert "egen = Billund; gennemsnit = Gennemsnit øvrige; difference = Difference." in why
    assert "213 sammenhænge regnet efter." in why
