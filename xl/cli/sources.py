"""``pyxl-bench sources``: the sheet Kilder put into a workbook that lacks it, ready to be filled in."""

from __future__ import annotations

import argparse
from typing import Any, Final

from xl.cli.books import add_book, target_of
from xl.cli.speaking import DONE, print_json

_ROWS: Final = 10
_WIDTHS: Final = (20, 14, 44, 24, 18, 18, 40, 18, 9, 46, 20)


def add(commands: Any) -> None:
    """Take the command among those of the parser."""
    sources = commands.add_parser("sources", help="tilføj arket Kilder, som refresh henter efter")
    add_book(sources, "en .xlsx- eller .xlsm-fil uden arket Kilder")
    sources.add_argument("--json", action="store_true", help="svar som JSON")
    sources.set_defaults(run=_sources)


def _sources(options: argparse.Namespace) -> int:
    from xl.buttons.kilder import ASKED, OPTIONAL, STAMPED, TABLE
    from xl.package.adding import with_table_sheet
    from xl.package.files import read_package, refuse_target, replace_file
    from xl.sources import KINDS

    book, target = options.book, target_of(options)
    refuse_target(target)
    columns = dict(zip((*ASKED, *OPTIONAL, *STAMPED), _WIDTHS, strict=True))
    replace_file(target, with_table_sheet(read_package(book), TABLE, columns, _ROWS, {"Slags": KINDS}))
    if options.json:
        print_json({"book": str(book), "output": str(target), "table": TABLE})
    else:
        print(f"Arket {TABLE} er tilføjet sidst i bogen; intet andet er ændret. Skrevet: {target}")
        print(f"Udfyld en række pr. datasæt ({', '.join(ASKED)}), og kør: pyxl-bench refresh {target}")
    return DONE
