"""What a call costs in each host, and what one call per column saves over one per cell.

    python -m benchmarks.hosts

Three books of 5,000 rows: one without calls of ours, one with a call in every
row, one with a single call whose answer fills the column. They are run in turn
in this one run; the time of the book without calls is taken off, so that what is
left is the calls.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import xlsxwriter

from xl.hosts.calc import Office
from xl.hosts.headless import recalculate
from xl.package.files import read_package

ROWS = 5000
RUNS = 7

Run = Callable[[Path], object]


def headless(book: Path) -> object:
    return recalculate(read_package(book))


def calc(book: Path) -> object:
    return Office().recalculated([book], book.parent / "calc")


HOSTS: dict[str, Run] = {"headless": headless, "calc": calc}


def write_book(path: Path, calls: str) -> None:
    """A book with its calls ``"none"``, ``"cells"`` (one a row) or ``"column"`` (one for all rows)."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Ark1")
    for row in range(ROWS):
        sheet.write_row(row, 0, [1000 + row, 10 + row % 50])
        if calls != "column":
            name = "UNITCOST" if calls == "cells" else "SUM"
            sheet.write_formula(row, 2, f"={name}(A{row + 1},B{row + 1})")
    if calls == "column":
        sheet.write_dynamic_array_formula(0, 2, ROWS - 1, 2, f"=UNITCOST(A1:A{ROWS},B1:B{ROWS})")
    book.close()


def main() -> None:
    with TemporaryDirectory() as folder:
        books = {calls: Path(folder) / f"{calls}.xlsx" for calls in ("none", "cells", "column")}
        for calls, path in books.items():
            write_book(path, calls)
        for host, run in HOSTS.items():
            spent: dict[str, list[float]] = {calls: [] for calls in books}
            for _ in range(RUNS):
                for calls, path in books.items():
                    started = time.perf_counter()
                    run(path)
                    spent[calls].append(time.perf_counter() - started)
            _tell(host, spent)


def _tell(host: str, spent: dict[str, list[float]]) -> None:
    none, cells, column = (statistics.median(spent[calls]) for calls in ("none", "cells", "column"))
    ratios = [one / other for one, other in zip(spent["cells"], spent["column"])]
    each = statistics.median(one - other for one, other in zip(spent["cells"], spent["none"])) / ROWS
    print(f"{host}: no call {none:.3f} s, one per cell {cells:.3f} s, one per column {column:.3f} s; per cell / per "
          f"column {statistics.median(ratios):.1f} ({min(ratios):.1f}-{max(ratios):.1f}); a call costs "
          f"{each * 1e6:.0f} microseconds more than SUM, {1 / each if each > 0 else float('inf'):,.0f} a second")


if __name__ == "__main__":
    main()
