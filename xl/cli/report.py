"""``pyxl-bench report``: a workbook's results as a page and a PDF."""

from __future__ import annotations

import argparse
import datetime as dt
import time
from pathlib import Path
from typing import Any

from xl.cli.speaking import DONE, Misused, Progress, print_json, seconds


def add(commands: Any) -> None:
    """Take the command among those of the parser."""
    report = commands.add_parser("report", help="skriv bogens resultater som rapport (HTML og PDF)")
    report.add_argument("book", type=Path, metavar="BOG", help="en .xlsx- eller .xlsm-fil")
    report.add_argument("-o", "--output", type=Path, metavar="FIL", help="rapportens fil (bogens navn med .html)")
    report.add_argument("--intro", type=Path, metavar="FIL", help="egen indledning i Markdown")
    report.add_argument("--logo", type=Path, metavar="FIL", help="logo: PNG, JPEG eller SVG")
    report.add_argument("--colour", metavar="FARVE", help="farven på overskrifter, fx #1F4E79")
    report.add_argument("--sender", metavar="TEKST", help="afsender, fx Økonomi og Analyse")
    report.add_argument("--no-pdf", action="store_true", help="kun HTML")
    report.add_argument("--json", action="store_true", help="svar som JSON")
    report.set_defaults(run=_report)


def _report(options: argparse.Namespace) -> int:
    from xl.package.files import read_package, refuse_target, replace_file
    from xl.report import report
    from xl.report.pdf import printed
    from xl.report.settings import FILE, Settings

    target: Path = options.output or options.book.with_suffix(".html")
    if target.suffix.lower() not in (".html", ".htm"):
        raise Misused(f"{target.name} skal ende på .html.")
    written = [target] if options.no_pdf else [target, target.with_suffix(".pdf")]
    for path in written:
        refuse_target(path)
    started = time.perf_counter()
    settings = Settings(date=dt.date.today())
    beside = options.book.with_name(FILE)
    if beside.is_file():
        settings = settings.with_file(beside)
    settings = settings.given(options.intro, options.logo, options.colour, options.sender)
    with Progress(quiet=options.json) as progress:
        html = report(read_package(options.book), settings, progress.show)
        replace_file(target, html.encode())
        if not options.no_pdf:
            progress.show("Laver PDF", 0)
            replace_file(written[1], printed(html, target))
    if options.json:
        print_json({"book": str(options.book), "written": [str(path) for path in written]})
    else:
        names = " og ".join(map(str, written))
        print(f"{options.book.name}: rapport på {seconds(time.perf_counter() - started)}. Skrevet: {names}")
    return DONE
