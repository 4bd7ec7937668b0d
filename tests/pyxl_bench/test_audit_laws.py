"""What an audit may never do, and what it must find, on tables made true first."""

from __future__ import annotations

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pyxl_bench.audit import Audit, PrintedTable, audit_table
from tests.pyxl_bench.printed_tables import Shape, printed, rounded, shapes, with_values

MANY = settings(max_examples=600, deadline=None)
SOME = settings(max_examples=200, deadline=None)
FEW = settings(max_examples=50, deadline=None)
seeds = st.integers(0, 2**32 - 1)


@MANY
@given(shapes)
def test_rounding_alone_is_never_a_finding(shape: Shape) -> None:
    assert audit_table(printed(shape)) == Audit((), ())


@MANY
@given(shapes, st.permutations(range(14)))
def test_the_order_of_the_municipalities_changes_nothing(shape: Shape, order: list[int]) -> None:
    table = printed(shape)
    across = [c for c in order if c < shape.municipalities]
    places = across + list(range(shape.municipalities, len(table.columns)))
    moved = PrintedTable(
        table.rows, [table.columns[c] for c in places], table.values[:, places], table.decimals[:, places],
        own=None if table.own is None else places.index(table.own), average=table.average, difference=table.difference,
    )  # fmt: skip
    assert audit_table(moved).findings == ()


@SOME
@given(seeds)
def test_a_total_that_is_a_mean_weighted_by_persons_is_never_a_finding(seed: int) -> None:
    random = np.random.default_rng(seed)
    costs, persons = random.uniform(5, 120, (9, 8)), random.gamma(1.0, 200.0, (9, 8))
    total = (costs * persons).sum(axis=0) / persons.sum(axis=0)
    some = total * random.uniform(0.05, 0.3, (2, 8))
    values = np.vstack([costs, total, some])
    shown = rounded(np.column_stack([values, values[:, 1:].mean(axis=1)]), 1)
    labels = [f"Målgruppe {i}" for i in range(9)] + ["Samlet", "- heraf administration", "- heraf ledelse"]
    columns = [f"Kommune {i}" for i in range(8)] + ["Gennemsnit øvrige"]
    table = PrintedTable(labels, columns, shown, np.ones(shown.shape, dtype=int), own=0, average=8)
    assert audit_table(table).findings == ()


@SOME
@given(seeds, st.permutations(["Udgift", "Fuldtidspersoner", "Ekskl. puljer", "Billund", "Aktiveringsgrad"]))
def test_means_among_sums_are_never_a_finding(seed: int, order: list[str]) -> None:
    random = np.random.default_rng(seed)
    persons, cost, active = random.gamma(1.0, 200.0, 9) + 5, random.uniform(20, 120, 9), random.uniform(5, 60, 9)
    spent = cost * persons
    columns = {"Udgift": spent, "Fuldtidspersoner": persons, "Ekskl. puljer": spent * random.uniform(0.5, 1.0, 9)}
    totals = {name: figures.sum() for name, figures in columns.items()}
    for name, rates in (("Billund", cost), ("Aktiveringsgrad", active)):
        columns[name], totals[name] = rates, rates @ persons / persons.sum()
    shown = rounded(np.array([[*columns[name], totals[name]] for name in order]).T, 1)
    labels = [*(f"Målgruppe {i}" for i in range(9)), "Samlet"]
    audit = audit_table(PrintedTable(labels, order, shown, np.ones(shown.shape, dtype=int)))
    assert (audit.findings, audit.left_out, audit.checked) == ((), (), 3)


@SOME
@given(seeds)
def test_an_average_weighted_by_persons_is_left_out_and_said_so(seed: int) -> None:
    random = np.random.default_rng(seed)
    costs, weights = random.uniform(5, 120, (10, 5)), np.array([0.0, 8.0, 0.2, 0.2, 0.2])
    average = costs @ weights / weights.sum()
    shown = rounded(np.column_stack([costs, average, costs[:, 0] - average]), 1)
    labels = [f"Målgruppe {i}" for i in range(10)]
    columns = [*(f"Kommune {i}" for i in range(5)), "Gennemsnit", "Difference"]
    assume((np.abs(shown[:, 1:5].mean(axis=1) - shown[:, 5]) > 0.2).sum() > 5)
    audit = audit_table(
        PrintedTable(labels, columns, shown, np.ones(shown.shape, dtype=int), own=0, average=5, difference=6)
    )
    assert audit.findings == ()
    assert audit.left_out == (("average", "Gennemsnit"),)


@SOME
@given(seeds, st.integers(0, 400), st.integers(0, 13), st.sampled_from([1.0, -1.0]))
def test_one_wrong_cost_in_a_whole_table_is_named_alone(seed: int, row: int, column: int, sign: float) -> None:
    """In a table of sums, averages and differences every cost stands in a row's and a column's relation."""
    table = printed(Shape(municipalities=12, seed=seed, indicators=False))
    costs = [r for r, label in enumerate(table.rows) if label != "Samlet ekskl. puljer"]
    cell = costs[row % len(costs)], column
    values = table.values.copy()
    values[cell] = rounded(values[cell] + sign * 30.0, 1)
    findings = audit_table(with_values(table, values)).findings
    assert [(f.kind, f.cells) for f in findings] == [("cell", (cell,))]
    (found,) = findings
    assert (found.row, found.column) == (table.rows[cell[0]], table.columns[column])
    assert found.printed == values[cell]
    # The interval holds the true number, though it was never printed, and not the printed one.
    assert found.implied_from <= table.high[cell] and found.implied_to >= table.low[cell]
    assert not found.implied_from <= values[cell] <= found.implied_to


@SOME
@given(shapes, st.integers(0, 10_000), st.integers(2, 60), st.sampled_from([1.0, -1.0]))
def test_one_wrong_cell_is_among_the_suspects_of_the_one_finding(shape: Shape, at: int, size: int, sign: float) -> None:
    table = printed(shape)
    known = np.argwhere(~np.isnan(table.values))
    assume(len(known) > 0)
    cell = tuple(int(i) for i in known[at % len(known)])
    values = table.values.copy()
    values[cell] += sign * size * 10.0 ** -table.decimals[cell]
    findings = audit_table(with_values(table, values)).findings
    # A small error may be rounding, a lonely cell may be unrelated: silence is right there.
    assert len(findings) <= 1
    assert all(f.kind == "cell" and cell in f.cells for f in findings)


@FEW
@given(seeds, st.integers(0, 100))
def test_two_swapped_rows_are_found_as_swapped(seed: int, pick: int) -> None:
    table = printed(Shape(municipalities=10, blocks=(0, 3, 2, 0), seed=seed, indicators=False))
    meaningful = [r for r in range(len(table.rows) - 1) if _role(table.rows[r]) != _role(table.rows[r + 1])]
    row = meaningful[pick % len(meaningful)]
    values = table.values.copy()
    values[[row, row + 1]] = values[[row + 1, row]]
    (found,) = audit_table(with_values(table, values)).findings
    assert found.kind == "shift"
    assert {r for r, _ in found.cells} == {row, row + 1}
    assert f"'{table.rows[row]}' hører til i '{table.rows[row + 1]}'" in found.text_da


def _role(label: str) -> str:
    """Rows of the same role can change places and every sum still holds."""
    if label.startswith("- Del"):
        return label[:7]
    if label.startswith("Samlet konto"):
        return "account"
    # A main row without parts can change places with another such row.
    return "plain" if label in ("Indsats 0", "Indsats 3") else label


@FEW
@given(seeds, st.integers(0, 100), st.integers(0, 6), st.sampled_from(["right", "left"]))
def test_a_row_printed_one_column_off_is_found_as_shifted(seed: int, pick: int, start: int, way: str) -> None:
    table = printed(Shape(municipalities=12, seed=seed, indicators=False))
    row = pick % len(table.rows)
    assume(table.rows[row] != "Samlet ekskl. puljer")
    values = table.values.copy()
    if way == "right":
        values[row, start + 1 :] = table.values[row, start:-1]
    else:
        values[row, start:-1] = table.values[row, start + 1 :]
        values[row, -1] = np.nan
    (found,) = audit_table(with_values(table, values)).findings
    assert (found.kind, found.row) == ("shift", table.rows[row])
    assert f"one column too far {way}" in found.text_en
    moved = {c for _, c in found.cells}
    assert {r for r, _ in found.cells} == {row}
    # Where neighbours print alike the shift may begin later, never earlier.
    assert moved <= set(range(start, len(table.columns)))


@FEW
@given(seeds, st.integers(1, 8))
def test_averages_printed_one_row_too_low_are_found_as_shifted(seed: int, start: int) -> None:
    table = printed(Shape(municipalities=12, seed=seed, indicators=False))
    average = table.average
    assert average is not None
    values = table.values.copy()
    values[start + 1 :, average] = table.values[start:-1, average]
    (found,) = audit_table(with_values(table, values)).findings
    assert (found.kind, found.column) == ("shift", "Gennemsnit øvrige")
    assert {c for _, c in found.cells} == {average}
    assert "one row too low" in found.text_en
