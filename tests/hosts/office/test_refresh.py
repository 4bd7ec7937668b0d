"""A workbook handed over by Excel, refreshed through the running server; what it answers, cell by cell."""

from __future__ import annotations

import json
import ssl
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import xlwings

from tests.hosts.office.running import TOKEN, server
from xl.buttons.kilder import ASKED, OPTIONAL, STAMPED
from xl.package.book import Area


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with server() as listening:
        yield listening


def table(name: str, rows: list[list[Any]], totals: bool = False) -> dict[str, Any]:
    """A table from A1 as Office.js describes it."""
    wide, high = len(rows[0]), len(rows) - totals
    return {
        "name": name, "range_address": str(Area(1, 1, len(rows), wide)), "show_headers": True, "show_totals": totals,
        "header_row_range_address": str(Area(1, 1, 1, wide)),
        "data_body_range_address": str(Area(2, 1, high, wide)),
        "total_row_range_address": str(Area(len(rows), 1, len(rows), wide)) if totals else None,
        "show_autofilter": True, "table_style": "TableStyleMedium2", "row_count": len(rows),
        "show_table_style_first_column": False, "show_table_style_last_column": False,
        "show_table_style_row_stripes": True, "show_table_style_column_stripes": False, "autofilter": None,
    }


def sheet(name: str, rows: list[list[Any]], made: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "values": rows, "pictures": [], "tables": [made]}


def book(rows: list[list[Any]], address: Path, totals: bool = False) -> dict[str, Any]:
    given = dict(zip(ASKED, ("Regnskab", "csv", str(address), "", "Tal")))
    given |= {"Kolonner": "Konto; Beløb", "Nøgle": "Konto"}
    headers = [*ASKED, *OPTIONAL, *STAMPED]
    kilder = [headers, [given.get(header, "") for header in headers]]
    return {
        "client": "Office.js", "version": xlwings.__version__, "names": [],
        "book": {"name": "Budget.xlsx", "active_sheet_index": 0, "selection": "A1"},
        "sheets": [sheet("Tal", rows, table("Tal", rows, totals)), sheet("Kilder", kilder, table("Kilder", kilder))],
    }


def refreshed(port: int, given: dict[str, Any]) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """What Excel is to do, and what the task pane is told."""
    def asked(path: str, body: dict[str, Any] | None = None) -> Any:
        request = urllib.request.Request(
            f"https://127.0.0.1:{port}{path}", data=json.dumps(body).encode() if body else None,
            headers={"Authorization": TOKEN, "Content-Type": "application/json"})
        with urllib.request.urlopen(request, context=ssl._create_unverified_context(), timeout=60) as answer:
            return json.loads(answer.read())

    actions = asked("/xlwings/custom-scripts-call/opdater", given)["actions"]
    return actions, asked("/pb/progress")


def written(actions: list[dict[str, Any]]) -> dict[tuple[int, int, int], Any]:
    """Every cell that is written: sheet, row, column (from 1)."""
    cells = {}
    for action in actions:
        if action["func"] == "setValues":
            for r, row in enumerate(action["values"]):
                for c, cell in enumerate(row):
                    cells[action["sheet_position"], action["start_row"] + r + 1, action["start_column"] + c + 1] = cell
    return cells


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "tal.csv"
    path.write_text("Konto;Beløb\n0101;12,5\n0102;-3\n0103;1.000\n", encoding="utf-8")
    return path


def test_rows_are_written_and_the_table_grows(port: int, source: Path) -> None:
    actions, told = refreshed(port, book([["Konto", "Beløb", "Note"], ["0101", 10, "min"], ["0102", -3, ""]], source))
    cells = written(actions)
    assert {place: cell for place, cell in cells.items() if place[0] == 0} == {
        (0, 2, 1): "'0101", (0, 3, 1): "'0102", (0, 4, 1): "'0103", (0, 2, 2): 12.5, (0, 3, 2): -3.0, (0, 4, 2): 1000.0}
    assert [action["args"] for action in actions if action["func"] == "resizeTable"] == [[0, "$A$1:$C$4"]]
    assert told["running"] is False and told["lines"] == [
        {"text": "Regnskab: Opdateret: 1 ny, 1 ændret, 0 udgåede rækker", "good": True}]
    stamped = [cell for place, cell in cells.items() if place[0] == 1]
    assert "'Opdateret: 1 ny, 1 ændret, 0 udgåede rækker" in stamped and 3 in stamped


def test_a_totals_row_stands_aside_while_the_table_grows(port: int, source: Path) -> None:
    rows = [["Konto", "Beløb"], ["0101", 10], ["I alt", 10]]
    actions, _ = refreshed(port, book(rows, source, totals=True))
    order = [action["func"] for action in actions if action["sheet_position"] == 0]
    assert order[0] == "showTotalsTable" and order[1] == "resizeTable" and order[-1] == "showTotalsTable"


def test_cells_of_the_users_own_are_never_moved(port: int, source: Path) -> None:
    rows = [["Konto", "Beløb", "Tom", "Note"], ["0102", -3, "", "min"], ["0103", 1000, "", ""]]
    actions, told = refreshed(port, book(rows, source))
    assert not [place for place in written(actions) if place[0] == 0]
    (line,) = told["lines"]
    assert not line["good"] and "kolonnen Note" in line["text"] and "pyxl-bench refresh" in line["text"]


def test_a_source_that_is_not_there_is_told(port: int, tmp_path: Path) -> None:
    actions, told = refreshed(port, book([["Konto", "Beløb"], ["0101", 10]], tmp_path / "nej.csv"))
    assert not [place for place in written(actions) if place[0] == 0]
    assert not told["lines"][0]["good"] and "nej.csv" in told["lines"][0]["text"]


def test_a_workbook_without_sources_is_told(port: int, source: Path) -> None:
    given = book([["Konto", "Beløb"], ["0101", 10]], source)
    given["sheets"] = given["sheets"][:1]
    actions, told = refreshed(port, given)
    assert actions == [] and told["step"] == "Ikke opdateret." and "Kilder" in told["lines"][0]["text"]
