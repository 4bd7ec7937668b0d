"""``pyxl-bench build-oxt``: the extension for LibreOffice Calc."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from xl.cli.speaking import DONE, Misused, print_json


def add(commands: Any) -> None:
    """Take the command among those of the parser."""
    build = commands.add_parser("build-oxt", help="skriv en udvidelse til LibreOffice Calc")
    build.add_argument("-o", "--output", type=Path, metavar="FIL", default=Path("pyxl_bench.oxt"),
                       help="filens navn (pyxl_bench.oxt)")
    build.add_argument("--json", action="store_true", help="svar som JSON")
    build.set_defaults(run=_build)


def _build(options: argparse.Namespace) -> int:
    from xl.hosts.calc import extension
    from xl.package.files import replace_file

    target: Path = options.output
    if target.suffix.lower() != ".oxt":
        raise Misused(f"{target.name} skal ende på .oxt.")
    replace_file(target, extension())
    if options.json:
        print_json({"output": str(target), "python": sys.executable})
    else:
        print(
            f"Skrevet: {target}\n"
            f"Installér den: dobbeltklik på filen, eller kør unopkg add {target.name}. Start så LibreOffice igen.\n"
            f"Udvidelsen regner med {sys.executable}. Flyttes eller opdateres den Python, så byg udvidelsen igen."
        )
    return DONE
