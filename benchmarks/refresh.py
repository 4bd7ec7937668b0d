"""How long a refresh of a large table takes, and how much memory, against openpyxl merely loading the workbook.

    python -m benchmarks.refresh

A table of 100,000 rows and 12 columns (words, whole numbers, decimals), with
two formulas that sum it, is refreshed from a CSV file in which nearly every row
has changed. Each run is a process of its own, in turn with the other:

- ``pyxl-bench refresh``: fetch, check, compare, write, calculate, replace the file;
- ``openpyxl.load_workbook`` of the same workbook, and nothing else.

Wanted: under 3 times its time, and under 500 MB.
"""

from __future__ import annotations

import csv
import platform
import statistics
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

import xlsxwriter

from xl.buttons.kilder import ASKED, OPTIONAL, STAMPED

ROWS = 100_000
RUNS = 3
_MEASURED = """
import resource, sys, time
started = time.process_time()
{work}
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(time.process_time() - started, peak)
"""
_OURS = (
    "from xl.buttons.headless import refresh_file\nfrom pathlib import Path\n"
    "refresh_file(Path(sys.argv[1]), Path(sys.argv[2]))"
)
_OTHER = "import openpyxl\nopenpyxl.load_workbook(sys.argv[1])"


def write_book(folder: Path) -> Path:
    """The workbook and the file that it is refreshed from."""
    headers = [f"Kolonne {number}" for number in range(1, 13)]
    rows = [
        [
            f"Kommune {n % 98 + 1}",
            f"Målgruppe {n % 15}",
            f"Konto {n}",
            202601 + n % 12,
            n * 1.25,
            n % 977,
            n / 7,
            n * 3,
            n % 13 / 13,
            n % 2,
            f"tekst {n}",
            n * 2.5,
        ]
        for n in range(ROWS)
    ]
    book = xlsxwriter.Workbook(str(folder / "stor.xlsx"))
    book.add_worksheet("Data").add_table(
        0, 0, ROWS, 11, {"name": "Stor", "data": rows, "columns": [{"header": header} for header in headers]}
    )
    sums = book.add_worksheet("Summer")
    sums.write_formula("A1", "=SUM(Stor[Kolonne 5])")
    sums.write_formula("A2", f"=SUM(Data!F2:F{ROWS + 1})")
    titles = [*ASKED, *OPTIONAL, *STAMPED]
    book.add_worksheet("Kilder").add_table(
        0,
        0,
        1,
        len(titles) - 1,
        {
            "name": "Kilder",
            "columns": [{"header": title} for title in titles],
            "data": [["Stor", "csv", "stor.csv", None, "Stor"]],
        },
    )
    book.close()
    with (folder / "stor.csv").open("w", encoding="latin-1", newline="") as file:
        out = csv.writer(file, delimiter=";")
        out.writerow(headers)
        for row in [*rows[10:], *([*row[:2], f"{row[2]} ny", *row[3:]] for row in rows[:20])]:
            out.writerow([f"{cell * 1.1:.6f}".replace(".", ",") if isinstance(cell, float) else cell for cell in row])
    return folder / "stor.xlsx"


def measured(work: str, *arguments: Path) -> tuple[float, float]:
    """Processor seconds and peak MB of a process that does some work."""
    command = [sys.executable, "-c", _MEASURED.format(work=work), *map(str, arguments)]
    seconds, peak = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(seconds), float(peak)


def main() -> None:
    print(f"{platform.platform()}, Python {platform.python_version()}, openpyxl {version('openpyxl')}")
    with TemporaryDirectory() as temporary:
        book = write_book(Path(temporary))
        pairs = [(measured(_OURS, book, book.with_name("ud.xlsx")), measured(_OTHER, book)) for _ in range(RUNS)]
    ratios = [ours[0] / other[0] for ours, other in pairs]
    ours, other = ([statistics.median(run[which][part] for run in pairs) for part in (0, 1)] for which in (0, 1))
    print(f"refresh: {ours[0]:.1f} s, {ours[1]:.0f} MB; openpyxl loading: {other[0]:.1f} s, {other[1]:.0f} MB")
    print(f"refresh / openpyxl loading: {statistics.median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f})")


if __name__ == "__main__":
    main()
