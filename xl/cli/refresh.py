"""``pyxl-bench refresh``: the tables of a workbook fetched anew from the sources of its sheet Kilder."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyxl_bench.errors import BenchError
from xl.cli.books import add_book, target_of
from xl.cli.speaking import CELLS_HOLD_ERRORS, DONE, count, numbered, print_json, print_list

if TYPE_CHECKING:
    from xl.buttons.headless import Refreshed


def add(commands: Any) -> None:
    """Take the command among those of the parser."""
    refresh = commands.add_parser("refresh", help="hent tallene i en arbejdsbog fra dens kilder, og genberegn")
    add_book(refresh, "en .xlsx- eller .xlsm-fil med tabellen Kilder")
    refresh.add_argument("--only", action="append", default=[], metavar="NAVN", help="kun denne kilde (kan gentages)")
    refresh.add_argument("--dry-run", action="store_true", help="vis, hvad der ville ændre sig; skriv intet")
    refresh.add_argument("--no-backup", action="store_true", help="gem ikke den gamle version som BOG.bak")
    refresh.add_argument("--log", type=Path, metavar="FIL", help="logfilen (BOG.log)")
    refresh.add_argument("--json", action="store_true", help="svar som JSON")
    refresh.set_defaults(run=_refresh)


def _refresh(options: argparse.Namespace) -> int:
    from xl.buttons.headless import refresh_file

    target = target_of(options)
    steps = _Steps(quiet=options.json)
    try:
        done = refresh_file(
            options.book,
            options.output,
            only=options.only,
            dry_run=options.dry_run,
            backup=not options.no_backup,
            progress=steps.show,
        )
    finally:
        steps.end()
    log: Path | None = options.log or (None if options.dry_run else target.with_name(f"{target.name}.log"))
    told = _logged(log, done)
    if options.json:
        print_json(
            {
                **done.report.as_data(),
                "output": None if options.dry_run else str(target),
                "log": None if log is None or told else str(log),
                "errors": [asdict(cell) for cell in done.recalculated.errors] if done.recalculated else [],
                "stale": done.recalculated.stale if done.recalculated else [],
            }
        )
    else:
        _show(done, target, None if told else log)
    if told:
        print(told, file=sys.stderr)
    errors = done.recalculated is not None and bool(done.recalculated.errors)
    return CELLS_HOLD_ERRORS if errors or done.report.failed else DONE


def _logged(log: Path | None, done: Refreshed) -> str:
    """Write the log; answers why it could not be written, which undoes nothing of the refresh."""
    from xl.buttons.log import write_log

    try:
        if log is not None:
            write_log(log, done.report)
    except BenchError as error:
        return f"Loggen er ikke skrevet: {error.message('da')}"
    return ""


def _show(done: Refreshed, target: Path, log: Path | None) -> None:
    from rich.console import Console

    from xl.cli.refresh_table import changes_table, totals_table

    report = done.report
    console = Console(width=None if sys.stdout.isatty() else 110, highlight=False)
    console.print("", changes_table(report))
    totals = totals_table(report)
    if totals is not None:
        console.print(totals)
    for source in report.sources:
        for note in source.notes:
            console.print(f"  {source.name}: {note}", style="dim", markup=False)
    for source in report.failed:
        console.print(f"! {source.name}: {source.reason}", markup=False, soft_wrap=True)
        for fault in source.faults[:5]:
            console.print(f"    {fault}", markup=False, soft_wrap=True)
        if len(source.faults) > 5:
            console.print(f"    ... og {count(len(source.faults) - 5)} til, se logfilen", markup=False)
    calculated = done.recalculated
    if calculated is None:
        console.print("Prøvekørsel: intet er skrevet.")
        return
    formulas = numbered(calculated.formulas, "formel", "formler")
    console.print(f"{formulas} genberegnet. Skrevet: {target}", soft_wrap=True, markup=False)
    if log is not None:
        console.print(f"Log: {log}", soft_wrap=True, markup=False)
    print_list("regnes først, når bogen åbnes i Excel", calculated.stale)
    print_list("viser en fejl", [f"{cell.cell} {cell.code} {cell.reason}" for cell in calculated.errors])


class _Steps:
    """A line a source on a terminal: what is being done."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet or not sys.stderr.isatty()

    def show(self, step: str, number: int, total: int) -> None:
        if not self._quiet:
            place = f"{number}/{total} " if total else ""
            print(f"\r\033[K{place}{step} ...", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        if not self._quiet:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
