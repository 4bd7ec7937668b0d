"""What the buttons of a workbook do: ``python -m xl.hosts.classic.buttons ACTION``.

VBA starts this with the book's name and Excel's window, and shows what is left
in the file named by ``--answer``. Each action gets the open book and answers
what the user is to read.
"""

from __future__ import annotations

import argparse
import atexit
import datetime as dt
import locale
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import pyxl_bench
from pyxl_bench.errors import BenchError
from xl.hosts.classic.errors import BookNotSaved, BookWithoutFolder, ExcelSilent


def refresh(book: Any) -> str:
    """Fetch the data of the book's sources into its tables, and calculate."""
    from xl.buttons import refresh as fetched
    from xl.buttons.live import OpenBook
    from xl.buttons.log import write_log
    from xl.package.errors import PackageError

    app, file = book.app, _file(book)

    def progress(step: str, number: int, count: int) -> None:
        app.status_bar = f"{step} ({number} af {count}) ..." if count else f"{step} ..."

    with app.properties(calculation="manual", screen_updating=False):
        done = fetched(OpenBook(book, file.parent), progress=progress)
    sources = len(done.sources)
    kept = len(done.failed)
    headline = f"{sources - kept} af {sources} {'kilde' if sources == 1 else 'kilder'} er hentet"
    if kept:
        headline += "; 1 tabel står, som den stod" if kept == 1 else f"; {kept} tabeller står, som de stod"
    lines = [f"{headline}.", *(f"{source.name}: {source.told}" for source in done.sources)]
    try:
        write_log(file.with_name(f"{file.name}.log"), done)
    except PackageError as error:  # the tables are written by then
        lines.append(error.message("da"))
    return "\n".join(lines)


def report(book: Any) -> str:
    """Write the book's results as a page and a PDF beside it."""
    from xl.package.files import read_package, replace_file
    from xl.report import report as as_page
    from xl.report.pdf import printed
    from xl.report.settings import FILE, Settings

    target = _file(book).with_suffix(".html")
    with tempfile.TemporaryDirectory(prefix="pyxl-bench-") as folder:
        copy = Path(folder) / book.name
        book.api.SaveCopyAs(str(copy))
        package = read_package(copy)
    settings = Settings(date=dt.date.today())
    beside = target.with_name(FILE)
    if beside.is_file():
        settings = settings.with_file(beside)
    html = as_page(package, settings)
    replace_file(target, html.encode())
    replace_file(target.with_suffix(".pdf"), printed(html, target))
    return f"Rapporten er skrevet.\n{target}\n{target.with_suffix('.pdf')}"


def about(book: Any) -> str:
    """What calculates here."""
    from xl.catalogue import functions

    names = list(functions())
    version = ".".join(map(str, sys.version_info[:3]))
    return "\n".join([
        f"pyxl_bench {pyxl_bench.__version__}: kommunal benchmark med {len(names)} funktioner, fx {names[0]}.",
        f"Python {version}: {sys.executable}",
        "",
        "Hjælp: skriv pyxl-bench doctor i en kommandoprompt, eller =WHY(celle) i bogen.",
    ])


ACTIONS: Final[dict[str, Callable[[Any], str]]] = {"refresh": refresh, "report": report, "about": about}


def main(argv: Sequence[str] | None = None) -> int:
    """Do what a button asks for; answers 0, or 1 for a refusal."""
    options = _options(argv)
    code = 0
    try:
        said = ACTIONS[options.action](_calling_book(options) if options.action != "about" else None)
    except BenchError as error:
        said, code = error.message("da"), 1
        said = said[:1].upper() + said[1:]
    except Exception as fault:  # a fault of ours ends in one line, never in a traceback
        said, code = f"Intern fejl ({type(fault).__name__}: {fault}). Meld den gerne sammen med arbejdsbogen.", 1
    if options.answer:
        options.answer.write_text(said + "\n", encoding=locale.getencoding(), errors="replace")  # as VBA reads
    else:
        print(said)
    return code


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m xl.hosts.classic.buttons")
    parser.add_argument("action", choices=ACTIONS)
    parser.add_argument("--answer", type=Path)
    parser.add_argument("--wb", default="")
    parser.add_argument("--hwnd", type=int, default=0)
    parser.add_argument("--from_xl")
    return parser.parse_args(argv)


def _calling_book(options: argparse.Namespace) -> Any:
    """The workbook whose button was pressed, in the Excel whose window it was."""
    import xlwings

    _leave_other_excels_alone()
    try:
        (app,) = (app for app in xlwings.apps if app.hwnd == options.hwnd)
        return app.books[options.wb]
    except Exception:  # of COM, of xlwings, or no such window: all the same to who pressed the button
        raise ExcelSilent(value=options.wb) from None


def _file(book: Any) -> Path:
    """The workbook's file on this machine, also where Excel knows it by an address of the cloud."""
    if not book.api.Path:
        raise BookNotSaved(value=book.name)
    try:
        return Path(book.fullname)
    except Exception:  # of xlwings, which looks for OneDrive's and SharePoint's folders
        raise BookWithoutFolder(value=book.name) from None


def _leave_other_excels_alone() -> None:
    """xlwings ends every Excel without a window when Python exits; a button must not end a user's Excel."""
    windows = sys.modules.get("xlwings._xlwindows")
    if windows is not None:
        atexit.unregister(windows.cleanup)


if __name__ == "__main__":
    sys.exit(main())
