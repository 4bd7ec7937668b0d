"""What a call costs in each host that runs here: a call per cell against one for the whole column.

    python -m benchmarks.calls

Both fill the same 5,000 cells with UNITCOST. In Excel only Python's half can be
timed here: xlwings over stubs of COM, in a process of its own. What COM and Excel
add to each call comes on top, and the self-test workbook on a real Excel shows it.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import xlsxwriter

from benchmarks.side_by_side import pairs
from xl.hosts.calc import Office
from xl.hosts.headless import recalculate
from xl.package.files import read_package

ROWS = 5000
CELLS, COLUMN, NOTHING = "cells", "column", "nothing"


def write_book(path: Path, how: str) -> None:
    """Spending and persons, and unit costs beside them: by a formula per row, by one, or none."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Ark1")
    for row in range(ROWS):
        sheet.write_row(row, 0, [1000 + row, 10 + row % 50])
        if how == CELLS:
            sheet.write_formula(row, 2, f"=UNITCOST(A{row + 1},B{row + 1})")
    if how == COLUMN:
        sheet.write_dynamic_array_formula(0, 2, ROWS - 1, 2, f"=UNITCOST(A1:A{ROWS},B1:B{ROWS})")
    book.close()


def told(host: str, cells: list[float], column: list[float], start: float = 0.0) -> None:
    """A line of the table: what a call costs, how many go in a second, and what one for all costs."""
    each, whole = statistics.median(cells) - start, statistics.median(column) - start
    ratio = statistics.median((a - start) / max(b - start, 1e-9) for a, b in zip(cells, column))
    print(f"| {host} | {1e6 * each / ROWS:.0f} µs | {ROWS / each:,.0f} | {1000 * whole:.1f} ms | {ratio:.1f} |")


def in_workbooks(folder: Path) -> None:
    """The hosts that calculate a workbook."""
    books = {how: folder / f"{how}.xlsx" for how in (CELLS, COLUMN, NOTHING)}
    for how, path in books.items():
        write_book(path, how)
    packages = {how: read_package(path) for how, path in books.items()}
    _, start = pairs(lambda: None, lambda: recalculate(packages[NOTHING]))
    told("Headless", *pairs(lambda: recalculate(packages[CELLS]), lambda: recalculate(packages[COLUMN])),
         statistics.median(start))
    if shutil.which("soffice"):
        office, out = Office(), folder / "out"
        _, start = pairs(lambda: None, lambda: office.recalculated([books[NOTHING]], out), runs=5)
        told("Calc", *pairs(lambda: office.recalculated([books[CELLS]], out),
                            lambda: office.recalculated([books[COLUMN]], out), runs=5), statistics.median(start))


def in_excel() -> None:
    """Python's half of Excel; for a process where xlwings believes to be on Windows."""
    from tests.hosts.classic import com

    com.install()
    from xlwings import com_server

    excel, book = com_server.XLPython(), com.FakeBook()
    rows = [(1000.0 + row, 10.0 + row % 50) for row in range(ROWS)]
    spending, persons = (tuple((row[place],) for row in rows) for place in (0, 1))
    addin, imported = "xl.hosts.classic.addin", "xl.hosts.classic.functions"

    def by_addin(*given: object) -> None:
        excel.CallUDF(addin, "answer", ("UNITCOST", "[Bog1.xlsm]Ark1!$C$1", False, given))

    def by_import(*given: object) -> None:
        excel.CallUDF(imported, "UNITCOST", tuple(map(com.FakeRange, given)), book, com.FakeRange(None))

    for way, call in (("add-in", by_addin), ("xlwings' import", by_import)):
        told(f"Excel, {way} (Python's half)",
             *pairs(lambda call=call: [call(*row) for row in rows], lambda call=call: call(spending, persons)))


if __name__ == "__main__":
    if sys.argv[1:] == ["excel"]:
        in_excel()
    else:
        print("| host | per call | calls per second | one call for the column | cells / column |")
        print("|---|---|---|---|---|")
        with TemporaryDirectory() as folder:
            in_workbooks(Path(folder))
        sys.stdout.flush()
        subprocess.run([sys.executable, "-m", "benchmarks.calls", "excel"], check=True)
