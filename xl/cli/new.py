"""``pyxl-bench new``: a sample workbook to try things in."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from workbooks import KINDS
from xl.cli.speaking import DONE, Misused, failed, print_json


def add(commands: Any) -> None:
    """Take the command among those of the parser."""
    new = commands.add_parser("new", help="skriv en eksempelbog")
    new.add_argument("kind", metavar="SLAGS", help=f"en af: {', '.join(KINDS)}")
    new.add_argument(
        "-o", "--output", type=Path, metavar="FIL", help="filens navn (SLAGS.xlsx); med .xlsm får den knapper"
    )
    new.add_argument("--force", action="store_true", help="overskriv en fil, der findes")
    new.add_argument("--json", action="store_true", help="svar som JSON")
    new.set_defaults(run=_new)


def _new(options: argparse.Namespace) -> int:
    from workbooks import build, companions
    from xl.package.files import replace_file

    if options.kind not in KINDS:
        raise Misused(f"Ingen eksempelbog hedder {options.kind}. Vælg: {', '.join(KINDS)}.")
    target: Path = options.output or Path(f"{options.kind}.xlsx")
    suffix = target.suffix.lower()
    if suffix not in (".xlsx", ".xlsm"):
        raise Misused(f"{target.name} skal ende på .xlsx, eller på .xlsm for at få knapper.")
    if target.exists() and not options.force:
        return failed(f"{target} findes allerede. Vælg et andet navn med -o, eller overskriv den med --force.")
    replace_file(target, build(options.kind, suffix))
    written = [target]
    for name, data in companions(options.kind).items():
        path = target.parent / name
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(path, data)
            written.append(path)
    if options.json:
        print_json({"kind": options.kind, "output": str(target)})
    else:
        print("\n".join(f"Skrevet: {path}" for path in written))
    return DONE
