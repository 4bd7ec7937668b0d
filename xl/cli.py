"""The command ``pyxl-bench``.

Exit codes: 0 done, 1 an error with one clear line, 2 usage, 3 done but cells
hold errors, which are listed.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final, NoReturn

import pyxl_bench
from pyxl_bench.errors import BenchError
from xl.catalogue import Function, functions

DONE, FAILED, USAGE, CELLS_HOLD_ERRORS = range(4)
_LISTED: Final = 20
"""How many cells a list shows before it says how many more there are."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; answers the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    options = _parser().parse_args(argv)
    try:
        return int(options.run(options))
    except BenchError as error:
        return _failed(error.message("da"))
    except KeyboardInterrupt:
        return _failed("Afbrudt; ingen fil er ændret.")
    except BrokenPipeError:
        sys.stderr.close()
        return FAILED
    except Exception as fault:  # a fault of ours ends in one line, never in a traceback
        return _failed(f"Intern fejl ({type(fault).__name__}: {fault}). Meld den gerne sammen med arbejdsbogen.")


class _Parser(argparse.ArgumentParser):
    """An argument parser that speaks Danish."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, formatter_class=_Help, add_help=False)
        self._positionals.title, self._optionals.title = "Argumenter", "Valg"
        self.add_argument("-h", "--help", action="help", help="vis denne hjælp")

    def error(self, message: str) -> NoReturn:
        print(f"{self.format_usage()}Forkert brug ({message}). Se: {self.prog} --help", file=sys.stderr)
        raise SystemExit(USAGE)


class _Help(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "Brug: " if prefix is None else prefix)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="pyxl-bench", description="Kommunal benchmark i den arbejdsbog, du har i forvejen.")
    parser.add_argument(
        "--version", action="version", version=f"pyxl_bench {pyxl_bench.__version__}", help="vis versionen"
    )
    commands = parser.add_subparsers(required=True, metavar="KOMMANDO", title="Kommandoer")

    recalc = commands.add_parser("recalc", help="genberegn alle formler i en arbejdsbog")
    recalc.add_argument("book", type=Path, metavar="BOG", help="en .xlsx- eller .xlsm-fil")
    recalc.add_argument("-o", "--output", type=Path, metavar="FIL", help="skriv til en anden fil end BOG")
    recalc.add_argument("--json", action="store_true", help="svar som JSON")
    recalc.set_defaults(run=_recalc)

    listing = commands.add_parser("functions", help="vis regnearksfunktionerne")
    listing.add_argument("name", nargs="?", metavar="NAVN", help="kun denne funktion, med hele dens hjælp")
    listing.add_argument("--language", choices=("da", "en"), default="da", help="sprog (da)")
    listing.add_argument("--json", action="store_true", help="svar som JSON")
    listing.set_defaults(run=_functions)

    new = commands.add_parser("new", help="skriv en eksempelbog")
    new.add_argument("kind", metavar="SLAGS", help="billund_2018 eller selftest")
    new.add_argument("-o", "--output", type=Path, metavar="FIL", help="filens navn (SLAGS.xlsx)")
    new.add_argument("--force", action="store_true", help="overskriv en fil, der findes")
    new.add_argument("--json", action="store_true", help="svar som JSON")
    new.set_defaults(run=_new)
    return parser


# --- recalc ------------------------------------------------------------------


def _recalc(options: argparse.Namespace) -> int:
    from xl.hosts.headless import recalculate
    from xl.package.files import read_package, refuse_if_open, replace_file

    source: Path = options.book
    target: Path = options.output or source
    if target.suffix.lower() != source.suffix.lower():
        return _usage(f"{target.name} skal ende på {source.suffix} ligesom {source.name}.")
    refuse_if_open(target)
    started = time.perf_counter()
    with _Progress(quiet=options.json) as progress:
        result = recalculate(read_package(source), progress.show)
        replace_file(target, result.data)
    seconds = time.perf_counter() - started
    if options.json:
        _print_json(
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
            f"{source.name}: {_count(result.formulas)} formler genberegnet, heraf {_count(result.ours)} med "
            f"pyxl_bench; {_count(result.changed)} celler ændret på {_seconds(seconds)}. Skrevet: {target}"
        )
        _list("beholder den værdi, Excel gemte", [f"{cell.cell}: {cell.reason}" for cell in result.kept])
        _list("viser kun den første celle af et større svar", [f"{cell.cell}: {cell.reason}" for cell in result.cut])
        _list("viser en fejl", [f"{cell.cell} {cell.code} {cell.reason}" for cell in result.errors])
    return CELLS_HOLD_ERRORS if result.errors else DONE


def _list(what: str, lines: list[str]) -> None:
    if not lines:
        return
    print(f"\n{_count(len(lines))} {'celle' if len(lines) == 1 else 'celler'} {what}:")
    for line in lines[:_LISTED]:
        print(f"  {line}")
    if len(lines) > _LISTED:
        print(f"  ... og {_count(len(lines) - _LISTED)} til (alle med --json)")


class _Progress:
    """A line on a terminal that says what goes on, once it has gone on for a second."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet or not sys.stderr.isatty()
        self._started = time.perf_counter()
        self._shown = False

    def __enter__(self) -> _Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)

    def show(self, step: str, count: int) -> None:
        """Tell the step, and how many calls have been answered in it."""
        if self._quiet or time.perf_counter() - self._started < 1:
            return
        self._shown = True
        calls = f" ({_count(count)} kald)" if count else ""
        print(f"\r\033[K{step}{calls} ...", end="", file=sys.stderr, flush=True)


# --- functions ---------------------------------------------------------------


def _functions(options: argparse.Namespace) -> int:
    catalogue = functions()
    if options.name:
        from xl.tables import nearest

        entry = catalogue.get(options.name.strip().upper().removeprefix("PB."))
        if entry is None:
            near = " / ".join(nearest(options.name, list(catalogue)))
            return _failed(f"Ingen funktion hedder {options.name}." + (f" Mente du {near}?" if near else ""))
        chosen = [entry]
    else:
        chosen = list(catalogue.values())
    if options.json:
        _print_json([described(entry) for entry in chosen])
    elif options.name:
        _print_help(chosen[0], options.language)
    else:
        _print_table(chosen, options.language)
    return DONE


def described(entry: Function) -> dict[str, Any]:
    """A catalogue entry as plain data."""
    return {
        "name": entry.name,
        "usage": entry.usage(),
        "chapter": entry.chapter._asdict(),
        "answers": entry.answers._asdict(),
        "result": entry.result._asdict(),
        "arguments": [
            {
                "name": p.name,
                "required": p.required,
                "default": p.shown_default,
                "takes": p.arg.takes._asdict(),
                "unit": p.arg.unit._asdict(),
                "help": p.arg.help._asdict(),
            }
            for p in entry.parameters
        ],
        "errors": [error.__name__ for error in entry.errors],
        "examples": [example._asdict() for example in entry.examples],
        "source": entry.source,
        "since": entry.since,
    }


def _print_table(chosen: list[Function], language: str) -> None:
    chapter = ""
    for entry in chosen:
        title = entry.chapter.in_language(language)
        if title != chapter:
            print(f"\n{title}" if chapter else title)
            chapter = title
        print(f"  {entry.usage(';' if language == 'da' else ',')}\n      {entry.answers.in_language(language)}")


def _print_help(entry: Function, language: str) -> None:
    from xl.cells import error_code

    danish = language == "da"
    separator = ";" if danish else ","
    print(f"{entry.usage(separator)}\n\n{entry.answers.in_language(language)}\n")
    for p in entry.parameters:
        default = f" [{p.shown_default}]" if p.shown_default else ""
        print(
            f"  {p.name}{default}: {p.arg.help.in_language(language)} "
            f"({p.arg.takes.in_language(language)}; {p.arg.unit.in_language(language)})"
        )
    print(f"\n{'Svar' if danish else 'Result'}: {entry.result.in_language(language)}")
    print("Fejl:" if danish else "Errors:")
    for error in entry.errors:
        print(f"  {error_code(error)} {re.sub(r'{[^}]*}', '...', error.da if danish else error.en)}")
    print("Eksempler:" if danish else "Examples:")
    for example in entry.examples:
        answer = example.expected if isinstance(example.expected, list) else [[example.expected]]
        shown = " | ".join(" ".join(map(str, row)) for row in answer)
        print(f"  {example.formula.replace(',', separator)}  ->  {shown}")
    print(f"{'Kilde' if danish else 'Source'}: {entry.source} ({'siden' if danish else 'since'} {entry.since})")


# --- new ---------------------------------------------------------------------


def _new(options: argparse.Namespace) -> int:
    from workbooks import KINDS, build
    from xl.package.files import replace_file

    if options.kind not in KINDS:
        return _usage(f"Ingen eksempelbog hedder {options.kind}. Vælg: {', '.join(KINDS)}.")
    target: Path = options.output or Path(f"{options.kind}.xlsx")
    if target.suffix.lower() != ".xlsx":
        return _usage(f"{target.name} skal ende på .xlsx.")
    if target.exists() and not options.force:
        return _failed(f"{target} findes allerede. Vælg et andet navn med -o, eller overskriv den med --force.")
    replace_file(target, build(options.kind))
    if options.json:
        _print_json({"kind": options.kind, "output": str(target)})
    else:
        print(f"Skrevet: {target}")
    return DONE


# --- saying ------------------------------------------------------------------


def _count(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _seconds(seconds: float) -> str:
    return f"{seconds:.1f} s".replace(".", ",")


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


def _failed(line: str) -> int:
    print(" ".join(line.split()), file=sys.stderr)
    return FAILED


def _usage(line: str) -> int:
    print(line, file=sys.stderr)
    return USAGE


if __name__ == "__main__":
    sys.exit(main())
