"""The command ``pyxl-bench``: a module per command, each with ``add(commands)``.

Exit codes: 0 done, 1 an error with one clear line, 2 usage, 3 done but cells
hold errors, which are listed.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final, NoReturn

import pyxl_bench
import xl.startup  # noqa: F401  before anything that imports numpy
from pyxl_bench.errors import BenchError
from xl.cli.speaking import FAILED, USAGE, Misused, Parser, failed

COMMANDS: Final = (
    "recalc", "refresh", "sources", "functions", "new", "report", "registers", "audit", "convert", "build_oxt",
    "install", "uninstall", "doctor", "serve",
)
"""The commands in the order of the help: modules of this package."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; answers the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    options = _parser().parse_args(argv)
    try:
        return int(options.run(options))
    except Misused as misused:
        print(misused, file=sys.stderr)
        return USAGE
    except BenchError as error:
        return failed(error.message("da"))
    except KeyboardInterrupt:
        return failed("Afbrudt; ingen fil er ændret.")
    except BrokenPipeError:
        sys.stderr.close()
        return FAILED
    except Exception as fault:  # a fault of ours ends in one line, never in a traceback
        return failed(f"Intern fejl ({type(fault).__name__}: {fault}). Meld den gerne sammen med arbejdsbogen.")


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="pyxl-bench", description="Kommunal benchmark i den arbejdsbog, du har i forvejen.")
    parser.add_argument(
        "--version", action="version", version=f"pyxl_bench {pyxl_bench.__version__}", help="vis versionen"
    )
    commands = parser.add_subparsers(required=True, metavar="KOMMANDO", title="Kommandoer")
    for command in COMMANDS:
        import_module(f"xl.cli.{command}").add(commands)
    return parser


def run() -> NoReturn:
    """The console command: :func:`main`, and out.

    All is written by then; handing every cell's memory back one by one would
    take longer than writing the file did.
    """
    try:
        code = main()
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else USAGE
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)
