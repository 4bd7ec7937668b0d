"""``pyxl-bench registers``: files of persons taken in, and indicators out of them."""

from __future__ import annotations

import argparse
import datetime as dt
import math
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from xl.cli.speaking import DONE, Misused, count, failed, numbered, print_json, seconds

_WORDS: Final = ("år", "kvartal", "måned", "uge")


def add(commands: Any) -> None:
    """Add the command."""
    registers = commands.add_parser("registers", help="indlæs forløb på personer, og regn indikatorer af dem")
    parts = registers.add_subparsers(required=True, metavar="HANDLING", title="Handlinger")

    key = parts.add_parser("key", help="lav en ny nøgle til pseudonymer")
    key.add_argument("file", type=Path, metavar="NØGLEFIL", help="den fil, nøglen skrives i; den må ikke findes")
    key.set_defaults(run=_key)

    codes = parts.add_parser("codes", help="vis tabellen over ydelseskoder, eller skriv en kopi")
    codes.add_argument("-o", "--output", type=Path, metavar="FIL", help="skriv tabellen som CSV")
    codes.set_defaults(run=_codes)

    take = parts.add_parser("import", help="indlæs en fil med forløb eller ugekolonner (y_ÅÅUU)")
    take.add_argument("file", type=Path, metavar="FIL", help="CSV, Excel eller Parquet: Person, Ydelse, Fra, Til")
    take.add_argument("--key", type=Path, required=True, metavar="NØGLEFIL", help="nøglen til pseudonymer")
    take.add_argument("-o", "--output", type=Path, default=Path("register"), metavar="MAPPE",
                      help="registerets mappe (register)")
    take.add_argument("--interviews", type=Path, metavar="FIL", help="samtaler: Person, Dato")
    take.add_argument("--offers", type=Path, metavar="FIL", help="tilbud: Person, Fra, Til, evt. Timer, Redskab")
    take.add_argument("--codes", type=Path, metavar="FIL", help="en rettet tabel over ydelseskoder")
    take.add_argument("--area", default="Kommunen", metavar="NAVN", help="kommunen, når filen ikke nævner den")
    take.add_argument("--until", type=_date, metavar="DATO", help="udtrækkets dato, for forløb uden slutdato")
    take.add_argument("--json", action="store_true", help="svar som JSON")
    take.set_defaults(run=_import)

    out = parts.add_parser("indicators", help="regn et registers indikatorer, eller dets kohorter")
    out.add_argument("register", type=Path, metavar="MAPPE", help="registerets mappe")
    out.add_argument("--period", choices=_WORDS, default="år", help="periodernes længde (år)")
    out.add_argument("--cohorts", action="store_true", help="kohorternes kurver måned for måned i stedet")
    out.add_argument("-o", "--output", type=Path, metavar="FIL", help="skriv til en .csv eller .xlsx")
    out.add_argument("--json", action="store_true", help="svar som JSON")
    out.set_defaults(run=_indicators)


def _date(text: str) -> dt.date:
    from pyxl_bench.errors import NotADate
    from xl.cells import date

    try:
        return date(text)
    except NotADate:
        raise argparse.ArgumentTypeError(f"'{text}' er ikke en dato som 31-12-2020") from None


def _key(options: argparse.Namespace) -> int:
    from xl.registers.pseudonyms import write_key

    write_key(options.file)
    print(f"Skrevet: {options.file}. Opbevar den adskilt fra registeret; med en anden nøgle får personerne nye numre.")
    return DONE


def _codes(options: argparse.Namespace) -> int:
    from pyxl_bench.registers.benefits import shipped_text
    from xl.package.files import replace_file

    if options.output is None:
        print(shipped_text(), end="")
        return DONE
    if options.output.exists():
        return failed(f"{options.output} findes allerede. Vælg et andet navn med -o.")
    replace_file(options.output, b"\xef\xbb\xbf" + shipped_text().encode())
    print(f"Skrevet: {options.output}")
    return DONE


def _import(options: argparse.Namespace) -> int:
    from pyxl_bench.registers.benefits import read, shipped
    from xl.registers.pseudonyms import read_key
    from xl.registers.staging import Staging
    from xl.registers.taking_in import Codebook, Intake

    key = read_key(options.key, options.output)
    table = shipped() if options.codes is None else read(_lines(options.codes))
    started = time.perf_counter()
    with Staging(options.output) as staging, _progress(quiet=options.json) as tell:
        codes = Codebook(table)
        intake = Intake(staging, key, codes, options.area, options.until, tell)
        intake.spells(options.file)
        if options.interviews:
            intake.interviews(options.interviews)
        if options.offers:
            intake.offers(options.offers)
        told = staging.finish({"areas": list(intake.areas), "benefits": [list(benefit) for benefit in codes.benefits]})
    if options.json:
        print_json({"register": str(options.output), "areas": list(intake.areas), **told})
        return DONE
    print(f"{options.file.name}: {count(told['spells'])} forløb for "
          f"{numbered(told['persons'], 'person', 'personer')} i "
          f"{numbered(len(intake.areas), 'kommune', 'kommuner')} indlæst på {seconds(time.perf_counter() - started)}.")
    if told["interviews"] or told["offers"]:
        print(f"{numbered(told['interviews'], 'samtale', 'samtaler')} og {count(told['offers'])} tilbud.")
    print("Hver person er erstattet af et nøglet pseudonym (HMAC-SHA256); CPR-numre og nøglen er ikke gemt.")
    print(f"Skrevet: {options.output}")
    return DONE


def _lines(path: Path) -> list[str]:
    from xl.registers.errors import RegisterFileMissing, RegisterFileUnreadable

    try:
        return path.read_text("utf-8-sig").splitlines()
    except FileNotFoundError:
        raise RegisterFileMissing(value=str(path)) from None
    except UnicodeDecodeError:
        return path.read_text("latin-1").splitlines()
    except OSError as error:
        raise RegisterFileUnreadable(value=str(path), reason=error.strerror or str(error)) from None


def _indicators(options: argparse.Namespace) -> int:
    from xl.registers.store import open_register
    from xl.registers.tables import STEPS, counted

    if options.output is not None and options.output.suffix.lower() not in (".csv", ".xlsx"):
        raise Misused(f"{options.output.name} skal ende på .csv eller .xlsx.")
    rows = open_register(options.register).spells
    with _progress(quiet=options.json) as tell:
        found = counted(options.register, STEPS[options.period], lambda done: tell("Regner", done, rows))
    frame = found.curves() if options.cohorts else found.indicators()
    if options.output is not None:
        _write(frame, options.output)
        print(f"{numbered(len(frame), 'række', 'rækker')} skrevet: {options.output}")
    elif options.json:
        print_json(frame.astype(object).where(frame.notna(), None).to_dict("records"))
    else:
        _print(frame)
    return DONE


def _write(frame: Any, path: Path) -> None:
    import io

    from xl.package.files import replace_file

    data = io.BytesIO()
    if path.suffix.lower() == ".xlsx":
        frame.to_excel(data, index=False, sheet_name="Indikatorer", engine="xlsxwriter")
    else:
        data.write(b"\xef\xbb\xbf" + frame.map(_written).to_csv(sep=";", index=False).encode())
    replace_file(path, data.getvalue())


def _written(cell: Any) -> Any:
    """A cell as Danish systems write it; numbers with all their digits."""
    if isinstance(cell, dt.date):
        return f"{cell:%d-%m-%Y}"
    return repr(float(cell)).replace(".", ",") if isinstance(cell, float) and not math.isnan(cell) else cell


def _print(frame: Any) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, header_style="bold", pad_edge=False)
    for column in frame.columns:
        words = frame[column].map(lambda cell: isinstance(cell, str) and cell != "(.)").all()
        table.add_column(column, justify="left" if words else "right", no_wrap=column in ("Kommune", "Periode"))
    for row in frame.itertuples(index=False):
        table.add_row(*map(_shown, row))
    console = Console()
    console.print(table) if console.is_terminal else Console(width=220).print(table)


def _shown(cell: Any) -> str:
    if isinstance(cell, dt.date):
        return f"{cell:%d-%m-%Y}"
    if isinstance(cell, float):
        return "" if math.isnan(cell) else f"{cell:.3f}".replace(".", ",")
    if isinstance(cell, int):
        return count(cell)
    return "" if cell is None else str(cell)


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Any]:
    """A bar with rows and time left, once it has gone on for a second; it leaves nothing behind."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    bar = Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("rækker, tilbage"),
                   TimeRemainingColumn(), console=Console(file=sys.stderr), transient=True,
                   disable=quiet or not sys.stderr.isatty())
    started = time.perf_counter()
    tasks: dict[str, Any] = {}

    def tell(step: str, done: int, total: int) -> None:
        if time.perf_counter() - started < 1:
            return
        if not tasks:
            bar.start()
        if step not in tasks:
            tasks[step] = bar.add_task(step, total=total)
        bar.update(tasks[step], completed=done, total=total)

    try:
        yield tell
    finally:
        if tasks:
            bar.stop()
