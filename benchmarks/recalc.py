"""How long a recalculation takes, against the bare engine and against LibreOffice.

    python -m benchmarks.recalc

The book has 10,000 formulas of which 5,000 are ours. Everything is run side by
side in this one run, in turn, and told as medians and as ratios pair by pair:

- in process: recalculating and writing the book, against the bare engine
  loading and evaluating it with the plainest possible callbacks (at most 3x);
- whole process, cold start included: ``pyxl-bench recalc`` against
  ``soffice --headless --convert-to xlsx`` (at least 4x faster);
- ``pyxl-bench functions``: processor time from start to end (under 0.5 s).
"""

from __future__ import annotations

import platform
import resource
import shutil
import statistics
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import formualizer
import xlsxwriter

from benchmarks.side_by_side import RUNS, pairs, told
from xl.hosts.headless import recalculate
from xl.package.container import Package
from xl.package.files import read_package


def write_book(path: Path, rows: int = 5000) -> None:
    """Spending and persons; a unit cost of ours and a built-in formula that leans on it, per row."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Ark1")
    for row in range(rows):
        sheet.write_number(row, 0, 1000 + row)
        sheet.write_number(row, 1, 10 + row % 50)
        sheet.write_formula(row, 2, f"=UNITCOST(A{row + 1},B{row + 1})")
        sheet.write_formula(row, 3, f"=IF(C{row + 1}>100,C{row + 1}*1.02,0)+A{row + 1}")
    book.close()


def bare_engine(path: Path) -> None:
    """The engine alone: load, evaluate."""
    book = formualizer.load_workbook(str(path))
    book.register_function("UNITCOST", lambda a, b: a / b, min_args=2, max_args=2)
    book.evaluate_all()


def whole(path: Path, out: Path) -> None:
    """Ours: read, calculate, write."""
    out.write_bytes(recalculate(read_package(path)).data)


def cpu_of(command: list[str], runs: int = RUNS) -> float:
    """Median processor seconds of a command, children included."""
    spent = []
    for _ in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(spent)


def main() -> None:
    print(f"{platform.platform()}, Python {platform.python_version()}, formualizer {_version('formualizer')}")
    cli = [sys.executable, "-m", "xl.cli"]
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        book, out = folder / "book.xlsx", folder / "out.xlsx"
        write_book(book)
        told("recalculate and write / bare engine", *pairs(lambda: whole(book, out), lambda: bare_engine(book)))
        assert Package(out.read_bytes()).parts
        soffice = shutil.which("soffice")
        if soffice is None:
            print("soffice is not installed: apt install libreoffice-calc")
        else:
            convert = [
                soffice,
                "--headless",
                f"-env:UserInstallation=file://{folder}/profile",
                "--convert-to",
                "xlsx",
                "--outdir",
                str(folder / "lo"),
                str(book),
            ]
            ours, other = pairs(
                lambda: subprocess.run([*cli, "recalc", str(book), "-o", str(out)], check=True, capture_output=True),
                lambda: subprocess.run(convert, check=True, capture_output=True),
                runs=5,
            )
            told("whole process / soffice --convert-to xlsx", ours, other)
            print(f"  soffice / ours: {statistics.median(b / a for a, b in zip(ours, other)):.1f}x")
        print(f"pyxl-bench functions: {cpu_of([*cli, 'functions']):.2f} s of processor time")
        print(f"peak memory of this run: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _version(package: str) -> str:
    from importlib.metadata import version

    return version(package)


if __name__ == "__main__":
    main()
