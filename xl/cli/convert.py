"""``pyxl-bench convert``: a workbook's calls of ours written as another host writes them."""

from __future__ import annotations

import argparse
from typing import Any, Final

from xl.cli.books import add_book, target_of
from xl.cli.speaking import DONE, count, print_json

_HOSTS: Final = ("excel", "office", "calc")
_WRITTEN: Final = {"excel": "NAVN(...)", "office": "PB.NAVN(...)", "calc": "NAVN(...)"}


def add(commands: Any) -> None:
    """Take the command among those of the parser."""
    convert = commands.add_parser("convert", help="skriv funktionsnavnene, som et andet regneark vil have dem")
    add_book(convert)
    convert.add_argument("--to", choices=_HOSTS, required=True, metavar="VÆRT",
                         help="excel (xlwings), office (Office.js, navne med PB.) eller calc (LibreOffice)")
    convert.add_argument("--json", action="store_true", help="svar som JSON")
    convert.set_defaults(run=_convert)


def _convert(options: argparse.Namespace) -> int:
    from xl.hosts.spelling import PREFIXES, convert
    from xl.package.files import read_package, refuse_target, replace_file

    source, target = options.book, target_of(options)
    refuse_target(target)
    result = convert(read_package(source), PREFIXES[options.to])
    if result.calls or target != source:
        replace_file(target, result.data)
    if options.json:
        print_json({"book": str(source), "output": str(target), "to": options.to, "calls": result.calls})
    elif not result.calls:
        copied = f" Skrevet: {target}" if target != source else ""
        print(f"{source.name}: ingen kald står anderledes end som {_WRITTEN[options.to]}.{copied}")
    else:
        print(f"{source.name}: {count(result.calls)} kald står nu som {_WRITTEN[options.to]}. Skrevet: {target}")
        if options.to == "office":
            print("Viser Excel #NAVN?, når tilføjelsesprogrammet er indlæst: erstat = med = på arket (Ctrl+H).")
    return DONE
