"""How each host is asked. A host is one class here and one column in ``docs/hosts.md``."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import xlsxwriter

from tests.conftest import needed
from tests.hosts.classic import excel as classic
from tests.hosts.contract.cases import CASES, Case, Rows
from xl.catalogue import OMITTED
from xl.cells import ErrorValue
from xl.example_data import with_ranges
from xl.hosts.calc import Office
from xl.hosts.headless import recalculate
from xl.package.book import Area
from xl.package.files import read_package

_ERRORS = {
    "#DIV/0!": "=1/0", "#N/A": "=NA()", "#NUM!": "=SQRT(-1)", "#VALUE!": '="a"+1', "#REF!": "=INDEX(A1:A1,2,2)",
}
"""A formula for each error that a cell can hold."""
_FIRST_ROW, _FIRST_COLUMN = 3, 11
"""Where a case's ranges begin; its formula stands in the first column of that row."""


class Host(ABC):
    """A host that can be asked."""

    name: str
    """Its column in the table of differences."""

    def takes(self, case: Case) -> bool:
        """Whether the host can be asked at all: one without cells knows single calls only."""
        return True

    @abstractmethod
    def answers(self, cases: Sequence[Case]) -> dict[str, Rows]:
        """What the host answers to each case by its name: at least as many cells as are expected."""


class InAWorkbook(Host):
    """A host that calculates a workbook: a sheet per case."""

    def answers(self, cases: Sequence[Case]) -> dict[str, Rows]:
        with TemporaryDirectory() as folder:
            book = Path(folder) / "cases.xlsx"
            write(book, cases)
            read = openpyxl.load_workbook(self.calculated(book), data_only=True)
        return {case.name: _shown(read[f"c{number}"], case.expected) for number, case in enumerate(cases)}

    @abstractmethod
    def calculated(self, book: Path) -> Path:
        """The workbook with its values."""


class Headless(InAWorkbook):
    """``pyxl-bench recalc``."""

    name = "Headless"

    def calculated(self, book: Path) -> Path:
        book.write_bytes(recalculate(read_package(book)).data)
        return book


class Calc(InAWorkbook):
    """LibreOffice Calc with the extension."""

    name = "Calc"

    def calculated(self, book: Path) -> Path:
        (result,) = Office(needed("soffice", "libreoffice-calc python3-uno")).recalculated([book], book.parent / "calc")
        return result


class Excel(Host):
    """Excel on Windows by way of the add-in, as far as xlwings and what it hands over go."""

    name = "Excel"

    def takes(self, case: Case) -> bool:
        return case.call is not None

    def answers(self, cases: Sequence[Case]) -> dict[str, Rows]:
        excel = classic.Excel()
        try:
            return {case.name: excel.call(*self._asked(case)) for case in cases}
        finally:
            excel.close()

    @staticmethod
    def _asked(case: Case) -> list[Any]:
        assert case.call is not None
        name, arguments = case.call
        return [name, *map(classic.handed_over, arguments)]


class OfficeJs(Host):
    """The task pane's page in a browser, asking the server as Excel would."""

    name = "Office.js"

    def takes(self, case: Case) -> bool:
        return case.call is not None

    def answers(self, cases: Sequence[Case]) -> dict[str, Rows]:
        from tests.hosts.office.running import call, chromium, server, task_pane

        found = {}
        with server() as port, chromium() as browser, task_pane(browser, port) as page:
            for case in cases:
                assert case.call is not None
                name, given = case.call
                shown = call(page, name, [None if value is OMITTED else value for value in given])
                rows = shown if isinstance(shown, list) else [[shown[0]]]
                found[case.name] = [[_code(cell) for cell in row] for row in rows]
        return found


def _code(cell: Any) -> Any:
    return cell.code if isinstance(cell, ErrorValue) else cell


HOSTS: dict[str, Callable[[], Host]] = {host.name: host for host in (Headless, Calc, Excel, OfficeJs)}


@cache
def answers(host: str) -> dict[str, Rows]:
    """What a host answers to all cases that it takes, asked once."""
    asked = HOSTS[host]()
    return asked.answers([case for case in CASES if asked.takes(case)])


# --- a workbook of cases -----------------------------------------------------


def write(path: Path, cases: Sequence[Case]) -> None:
    """A sheet per case: its name, its formula over the cells of its answer, its ranges to the right."""
    book = xlsxwriter.Workbook(str(path), {"use_future_functions": True})
    for number, case in enumerate(cases):
        sheet = book.add_worksheet(f"c{number}")
        sheet.write_string(0, 0, case.name)
        column, places = _FIRST_COLUMN, {}
        for name, rows in case.used.items():
            places[name] = str(Area(_FIRST_ROW, column, _FIRST_ROW + len(rows) - 1, column + len(rows[0]) - 1))
            for r, row in enumerate(rows):
                for c, cell in enumerate(row):
                    _fill(sheet, _FIRST_ROW - 1 + r, column - 1 + c, cell)
            column += len(rows[0]) + 1
        height, width = len(case.expected), len(case.expected[0])
        sheet.write_dynamic_array_formula(
            _FIRST_ROW - 1, 0, _FIRST_ROW + height - 2, width - 1, with_ranges(case.formula, places),
            value="#NAME?")  # as Excel stores it where nobody has answered yet
    book.close()


def _fill(sheet: Any, row: int, column: int, cell: Any) -> None:
    if isinstance(cell, ErrorValue):
        sheet.write_formula(row, column, _ERRORS[cell.code])
    elif cell is not None:
        sheet.write(row, column, cell)


def _shown(sheet: Any, expected: Rows) -> Rows:
    """The cells of an answer and, so that a larger one is noticed, those around it that are not blank."""
    height, width = len(expected), len(expected[0])
    rows = [[sheet.cell(_FIRST_ROW + r, 1 + c).value for c in range(width + 1)] for r in range(height + 1)]
    beyond = any(cell is not None for cell in rows[-1]) or any(row[-1] is not None for row in rows)
    return rows if beyond else [row[:-1] for row in rows[:-1]]
