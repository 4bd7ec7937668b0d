"""How long a report of all 98 municipalities takes, from the workbook to the page and the PDF.

    python -m benchmarks.report

A workbook of 98 municipalities and 15 target groups with unit costs, savings,
drivers and supervision status, figures made up. The page must be there within
ten seconds; the recalculation alone stands beside it, in turn in the same run.
"""

from __future__ import annotations

import io
import platform
import resource
import statistics
import time
from pathlib import Path

import numpy as np
import xlsxwriter

from benchmarks.side_by_side import pairs
from xl.hosts.headless import recalculate
from xl.package.container import Package
from xl.report import report
from xl.report.pdf import browser, printed
from xl.report.settings import Settings

MUNICIPALITIES, GROUPS, TOOLS = 98, 15, 10


def country(seed: int = 1) -> Package:
    """The workbook: a cost table of all, one municipality's questions, everybody's status."""
    random = np.random.default_rng(seed)
    names = [f"Kommune {number}" for number in range(1, MUNICIPALITIES + 1)]
    groups = [f"Målgruppe {number}" for number in range(1, GROUPS + 1)]
    out = io.BytesIO()
    writer = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = writer.add_worksheet("Priser")
    sheet.write_row(3, 0, ["1.000 kr.", *names])
    for row, group in enumerate([*groups, "Samlet"], start=4):
        sheet.write_row(row, 0, [group, *random.uniform(10, 60, MUNICIPALITIES).round(1)])
    table = f"Priser!A4:CU{5 + GROUPS}"
    answers = writer.add_worksheet("Svar")
    for row, group in enumerate(groups, start=4):
        answers.write_row(row, 0, [group, int(random.integers(20, 600))])
    for place, formula in enumerate((
        f'PEER_AVERAGE({table},"Kommune 1")', f'COST_DEVIATION({table},"Kommune 1")',
        f'COST_DEVIATION({table},"Kommune 1",,"pct")', f'COST_RANK({table},"Kommune 1")',
        f'SAVINGS_AVG({table},"Kommune 1",B5:B{4 + GROUPS})', f'SAVINGS_TOP3({table},"Kommune 1",B5:B{4 + GROUPS})',
    ), start=3):
        answers.write_dynamic_array_formula(4, place, 4, place, f"={formula}")
    activity = writer.add_worksheet("Aktivitet")
    activity.write_row(0, 0, ["Kommune", "Målgruppe", "Fuldtidspersoner", "Redskab", "Fuldtidsaktiverede", "Udgift"])
    row = 1
    for name in names:
        for group in groups:
            persons = int(random.integers(20, 600))
            for tool in range(TOOLS):
                figures = random.uniform(1, 40, 2).round(1)
                activity.write_row(row, 0, [name, group, persons, f"Redskab {tool}", *figures])
                row += 1
            activity.write_row(row, 0, [name, group, persons, None, None, float(random.uniform(100, 9000))])
            row += 1
    drivers = writer.add_worksheet("Drivere")
    drivers.write_dynamic_array_formula("B2:B2", f'=DRIVER_SPLIT(Aktivitet!A1:F{row},"Kommune 1")')
    status = writer.add_worksheet("Tilsyn")
    for place, name in enumerate(names, start=1):
        shares = random.uniform(0.7, 0.9, 4).round(3)
        status.write_row(place, 0, [name, float(random.normal(0, 0.5)), *shares])
    last = MUNICIPALITIES + 1
    status.write_dynamic_array_formula("H2:H2", f"=SUPERVISION_STATUS(B2:B{last},C2:D{last},E2:F{last})")
    writer.close()
    return Package(out.getvalue(), "landet.xlsx")


def main() -> None:
    """Time and tell."""
    package = country()
    ours, alone = pairs(lambda: report(package, Settings()), lambda: recalculate(package), runs=5)
    print(f"{platform.processor() or platform.machine()}, Python {platform.python_version()}")
    print(f"page {statistics.median(ours):.2f} s ({min(ours):.2f}-{max(ours):.2f}; wanted: under 10), "
          f"recalculation alone {statistics.median(alone):.2f} s, "
          f"ratio {statistics.median(a / b for a, b in zip(ours, alone)):.1f}")
    if browser():
        html = report(package, Settings())
        started = time.perf_counter()
        pdf = printed(html, Path("landet.html"))
        print(f"PDF of {len(pdf) // 1024} kB by {Path(browser() or '').name}: {time.perf_counter() - started:.1f} s")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
