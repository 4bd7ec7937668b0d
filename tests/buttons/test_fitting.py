"""A source's rows as the table has them: columns by name, cells by type, nothing guessed."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd
import pytest

from pyxl_bench.errors import BenchError
from xl.buttons.errors import (
    CellsNotUsable,
    ColumnMoved,
    FormulaInSourceColumn,
    NoColumnInCommon,
    OwnColumnUnclear,
    PersonalNumbers,
)
from xl.buttons.fitting import Fitted, fit
from xl.buttons.target import TableState
from xl.sources import Fetched
from xl.sources.errors import SourceEmpty


def table(columns: dict[str, list[Any]], **more: Any) -> TableState:
    return TableState(
        "T",
        tuple(columns),
        tuple(columns.values()),
        more.pop("calculated", frozenset()),
        more.pop("mixed", frozenset()),
        **more,
    )


def fitted(source: dict[str, list[Any]], state: TableState, wanted: tuple[str, ...] = ()) -> Fitted:
    frame = pd.DataFrame({header: pd.Series(cells, dtype=object) for header, cells in source.items()})
    return fit(Fetched(frame), state, wanted)


def test_columns_are_found_by_name_wherever_they_stand() -> None:
    state = table({"A": ["x"], "Beløb": [1.0]})
    assert fitted({"BELØB": ["2"], "ny": ["?"], " a ": ["y"]}, state).columns == {0: ["y"], 1: [2.0]}


@pytest.mark.parametrize(
    ("before", "cells", "after"),
    [
        ([1.0], ["1.303", "-29,6", "42,1%", None, "(.)", 7, 1.5], [1303.0, -29.6, 0.421, None, "(.)", 7.0, 1.5]),
        (["0123"], ["0007", 7, 7.5, True, dt.date(2026, 1, 31)], ["0007", "7", "7,5", "SAND", "31-01-2026"]),
        ([dt.date(2020, 1, 1)], ["31-12-2026", "2026-12-31"], [dt.date(2026, 12, 31)] * 2),
        ([True], ["Ja", "falsk", False], [True, False, False]),
        ([None], ["1,5", "2"], [1.5, 2.0]),
        ([None], ["01", "02"], ["01", "02"]),
        ([None], ["1-2-2026"], [dt.date(2026, 2, 1)]),
        ([1.0, 2.0, "fejltast"], ["3"], [3.0]),
    ],
)
def test_cells_become_what_the_column_holds(before: list[Any], cells: list[Any], after: list[Any]) -> None:
    assert fitted({"A": cells}, table({"A": before})).columns[0] == after


@pytest.mark.parametrize(
    ("before", "cell"),
    [
        (1.0, "1.5"),
        (1.0, "ukendt"),
        (1.0, True),
        (1.0, float("inf")),
        (1.0, dt.date(2026, 1, 1)),
        (dt.date(2020, 1, 1), "31-12-26"),
        (dt.date(2020, 1, 1), 46000.0),
        (True, "måske"),
        ("x", "y" * 32_768),
    ],
)
def test_a_cell_that_does_not_fit_is_refused_with_its_row(before: Any, cell: Any) -> None:
    with pytest.raises(CellsNotUsable) as refusal:
        fitted({"A": [None, cell]}, table({"A": [before]}))
    (fault,) = refusal.value.facts["faults"]
    assert (fault.row, fault.column) == ("række 2", "A")
    assert "\n" not in refusal.value.message("da")


def test_a_date_column_that_is_still_blank_is_known_by_its_format() -> None:
    assert fitted({"A": ["1-2-2026"]}, table({"A": [None]}, dates=frozenset([0]))).columns[0] == [dt.date(2026, 2, 1)]


@pytest.mark.parametrize(
    ("source", "state", "wanted", "refusal"),
    [
        ({"Beløbb": ["1"], "A": ["x"]}, {"A": ["x"], "Beløb": [1.0]}, (), ColumnMoved),
        ({"Amount": ["1"], "A": ["x"]}, {"A": ["x"], "Beløb": [1.0]}, ("A", "Beløb"), ColumnMoved),
        ({"Amount": ["1"], "B": ["x"]}, {"A": ["x"], "B": ["y"]}, (), ColumnMoved),
        ({"A": ["x"]}, {"A": ["x"], "Note": ["min"]}, (), OwnColumnUnclear),
        ({"Z": ["x"]}, {"A": ["x"]}, (), NoColumnInCommon),
        ({"A": []}, {"A": ["x"]}, (), SourceEmpty),
    ],
)
def test_a_column_that_moved_is_never_guessed(
    source: dict[str, list[Any]], state: dict[str, list[Any]], wanted: tuple[str, ...], refusal: type[BenchError]
) -> None:
    with pytest.raises(refusal) as caught:
        fitted(source, table(state), wanted)
    if refusal is ColumnMoved and "Beløbb" in source:
        assert "Nærmest: Beløbb" in caught.value.message("da")


def test_the_users_own_columns_are_not_the_sources() -> None:
    state = table({"A": ["x"], "Sum": [2.0], "Note": ["min"]}, calculated=frozenset([1]))
    found = fitted({"A": ["y"], "Sum": ["9"], "Note": ["din"]}, state, ("A",))
    assert found.columns == {0: ["y"]}
    with pytest.raises(FormulaInSourceColumn):
        fitted({"A": ["y"]}, table({"A": [1.0, 2.0]}, mixed=frozenset([0])))


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Borger", ["010190-1234"]),
        ("Note", ["se 010190-1234"]),
        ("Nr", ["0101901234", "3112991234"]),
        ("CPR", ["0101901234", "x", "y", "z"]),
        ("cpr-nr", [101901234.0]),
    ],
)
def test_civil_registration_numbers_stay_out(header: str, cells: list[Any]) -> None:
    with pytest.raises(PersonalNumbers) as refusal:
        fitted({header: cells}, table({header: [None]}))
    assert "1234" not in refusal.value.message("da")


def test_an_account_of_ten_digits_among_others_is_an_account() -> None:
    cells = ["0101901234", "9999999999", "4500001234"]
    assert fitted({"Konto": cells}, table({"Konto": ["1"]})).columns[0] == cells


def test_the_fingerprint_is_that_of_the_rows() -> None:
    state = table({"A": ["x"], "B": [1.0]})
    prints = {
        fitted({"A": a, "B": b}, state).fingerprint
        for a, b in (
            (["x", "y"], ["1", "2"]),
            (["y", "x"], ["2", "1"]),
            (["x", "y"], ["1", "3"]),
            (["x", "y"], ["1", None]),
        )
    }
    assert len(prints) == 4
    assert (
        fitted({"A": ["x"], "B": ["1.000"]}, state).fingerprint == fitted({"A": ["x"], "B": [1000]}, state).fingerprint
    )
