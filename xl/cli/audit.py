"""``pyxl-bench audit``: the figures of a workbook's printed tables that cannot be true."""

from __future__ import annotations

import argparse
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from xl.cli.speaking import CELLS_HOLD_ERRORS, DONE, Progress, count, numbered, print_json, print_list, seconds


def add(commands: Any) -> None:
    """Take the command among those of the parser."""
    audit = commands.add_parser("audit", help="find tal i bogens trykte tabeller, der ikke kan være rigtige")
    audit.add_argument("book", type=Path, metavar="BOG", help="en .xlsx- eller .xlsm-fil; den ændres ikke")
    audit.add_argument("--json", action="store_true", help="svar som JSON")
    audit.set_defaults(run=_audit)


def _audit(options: argparse.Namespace) -> int:
    from xl.auditing import audit_book
    from xl.package.files import read_package

    started = time.perf_counter()
    with Progress(quiet=options.json) as progress:
        found = audit_book(read_package(options.book), progress.show)
    if options.json:
        print_json({"book": str(options.book), **asdict(found)})
    else:
        checked = sum(table.checked for table in found.tables)
        print(f"{options.book.name}: {_tables(len(found.tables))} set efter, {count(checked)} sammenhænge regnet efter "
              f"på {seconds(time.perf_counter() - started)}; {_findings(len(found.findings))}.")
        for table in found.tables:
            print(f"  {table.place}: {_findings(len(table.findings))}")
        print_list("kan ikke være rigtig" if len(found.findings) == 1 else "kan ikke være rigtige",
                   [f"{each.cell} '{each.row}', {each.column}: {each.text}" for each in found.findings])
        for skipped in found.skipped:
            print(f"\nIkke set efter: {skipped.place}: {skipped.reason}")
    return CELLS_HOLD_ERRORS if found.findings else DONE


def _tables(number: int) -> str:
    return numbered(number, "tabel", "tabeller") if number else "ingen tabeller"


def _findings(number: int) -> str:
    return f"{count(number)} fund" if number else "ingen fund"
