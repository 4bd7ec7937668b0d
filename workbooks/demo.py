"""The main job on real figures: ``python -m workbooks.demo`` (``make demo``).

Writes the sample workbooks into ``demo/``, ready to open; Billund's and the
self-test with formulas only, to recalculate them with the command a user would
type. Shows the savings table that now stands in Billund's, and refreshes the
budget follow-up from the files beside it.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from openpyxl import load_workbook
from rich import box
from rich.console import Console
from rich.table import Table

from workbooks import KINDS, build, companions, write
from workbooks.style import danish
from xl.cli import main as command

RECALCULATED: Final = ("billund_2018", "selftest")
"""The books that get their values before the reader's eyes."""


def main(folder: Path = Path("demo")) -> int:
    """Write, recalculate, show; answers the exit code of Billund's recalculation."""
    folder.mkdir(exist_ok=True)
    for kind in KINDS:
        path = folder / f"{kind}.xlsx"
        if kind in RECALCULATED:
            write(kind, path)
        else:
            path.write_bytes(build(kind))
    book = folder / "billund_2018.xlsx"
    print(f"> pyxl-bench recalc {book}")
    code = command(["recalc", str(book)])
    Console(width=120).print("", savings_table(book))
    print(
        f"Åbn {book} i Excel: hvert tal ovenfor er en formel på arket Besparelser.\n\n"
        f"> pyxl-bench recalc {folder / 'selftest.xlsx'}"
    )
    command(["recalc", str(folder / "selftest.xlsx")])
    return max(code, month_end(folder))


def month_end(folder: Path) -> int:
    """Refresh the budget follow-up from the files beside it, as the user does every month."""
    for name, data in companions("budgetopfoelgning").items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    book = folder / "budgetopfoelgning.xlsx"
    print(f"\n> pyxl-bench refresh {book}")
    return command(["refresh", str(book)])


def savings_table(book: Path) -> Table:
    """The sheet Besparelser as it now stands in the file."""
    rows = [
        row
        for row in load_workbook(book, data_only=True)["Besparelser"].iter_rows(min_row=5, max_col=8, values_only=True)
        if isinstance(row[6], (float, int))
    ]
    table = Table(
        title="Billund 2018: besparelsespotentiale, 1.000 kr. (negativ = besparelse)",
        title_justify="left",
        box=box.SIMPLE_HEAD,
    )
    table.add_column("Målgruppe", no_wrap=True)
    for title in ("Gns. øvrige", "Gns. top 3", "Egen", "Mod gns.", "Mod top 3"):
        table.add_column(title, justify="right", no_wrap=True)
    for number, row in enumerate(rows, start=1):
        shown = [str(row[0]), *(danish(cell, 1) for cell in row[1:4]), *(danish(cell, 0) for cell in row[6:8])]
        table.add_row(*shown, style="bold" if row[0] == "Samlet" else None, end_section=number == len(rows) - 1)
    return table


if __name__ == "__main__":
    sys.exit(main())
