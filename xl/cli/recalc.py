"""``pyxl-bench recalc``: every formula of a workbook calculated anew."""

from __future__ import annotations

import argparse
import time
from dataclasses import asdict
from typing import Any

from xl.cli.books import add_book, target_of
from xl.cli.speaking import CELLS_HOLD_ERRORS, DONE, Progress, count, numbered, print_json, print_list, seconds


def add(commands: Any) -> None:
    """Take the command among those of the parser."""
    recalc = commands.add_parser("recalc", help="genberegn alle formler i en arbejdsbog")
    add_book(recalc)
    recalc.add_argument("--json", action="store_true", help="svar som JSON")
    recalc.set_defaults(run=_recalc)


def _recalc(options: argparse.Namespace) -> int:
    from xl.hosts.headless import recalculate
    from xl.package.files import read_package, refuse_target, replace_file

    source, target = options.book, target_of(options)
    refuse_target(target)
    started = time.perf_counter()
    with Progress(quiet=options.json) as progress:
        result = recalculate(read_package(source), progress.show)
        replace_file(target, result.data)
    took = time.perf_counter() - started
    if options.json:
        print_json(
            {
                "book": str(source),
                "output": str(target),
                "formulas": result.formulas,
                "ours": result.ours,
                "changed": result.changed,
                "errors": [asdict(cell) for cell in result.errors],
                "kept": [asdict(cell) for cell in result.kept],
                "cut": [asdict(cell) for cell in result.cut],
            }
        )
    else:
        print(
            f"{source.name}: {numbered(result.formulas, 'formel', 'formler')} genberegnet, heraf {count(result.ours)} "
            f"med pyxl_bench; {numbered(result.changed, 'celle', 'celler')} ændret på {seconds(took)}. "
            f"Skrevet: {target}"
        )
        print_list("beholder den værdi, Excel gemte", [f"{cell.cell}: {cell.reason}" for cell in result.kept])
        cut = [f"{cell.cell}: {cell.reason}" for cell in result.cut]
        print_list("viser kun den første celle af et større svar", cut)
        print_list("viser en fejl", [f"{cell.cell} {cell.code} {cell.reason}" for cell in result.errors])
    return CELLS_HOLD_ERRORS if result.errors else DONE
