"""What every command says, and how: lists, counts in Danish, one clear line, progress."""

from __future__ import annotations

import argparse
import re
import sys
import time
from typing import Any, Final, NoReturn

DONE, FAILED, USAGE, CELLS_HOLD_ERRORS = range(4)
"""The exit codes."""
LISTED: Final = 20
"""How many cells a list shows before it says how many more there are."""


_IN_DANISH: Final = [
    (re.compile(pattern), told) for pattern, told in (
        (r"the following arguments are required: (.+)", r"der mangler \1"),
        (r"unrecognized arguments: (.+)", r"ukendt: \1"),
        (r"argument (.+?): invalid choice: '(.*?)'.* \(choose from (.+)\)", r"\1 kan ikke være \2; vælg \3"),
        (r"argument (.+?): expected (?:one|at least one) argument", r"der mangler noget efter \1"),
        (r"argument (.+?): ignored explicit argument '(.*)'", r"\1 tager ikke imod \2"),
        (r"argument (.+?): invalid int value: '(.*)'", r"\1 skal være et helt tal, ikke \2"),
        (r"ambiguous option: (.+?) could match (.+)", r"\1 kan være \2"),
        (r"argument (.+?): (.+)", r"\1: \2"),
    )
]
"""What argparse says of a command line, which it does in English only."""


class Misused(Exception):
    """A command line that cannot be meant; says why."""


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Danish."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, formatter_class=_Help, add_help=False)
        self._positionals.title, self._optionals.title = "Argumenter", "Valg"
        self.add_argument("-h", "--help", action="help", help="vis denne hjælp")

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Parse; words that the command itself does not know are refused by it, not by the whole program."""
        known, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.error(f"unrecognized arguments: {' '.join(unknown)}")
        return known, unknown

    def error(self, message: str) -> NoReturn:
        matches = ((pattern.fullmatch(message), told) for pattern, told in _IN_DANISH)
        message = next((match.expand(told).replace("'", "") for match, told in matches if match), message)
        print(f"{self.format_usage()}Forkert brug ({message}). Se: {self.prog} --help", file=sys.stderr)
        raise SystemExit(USAGE)


class _Help(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "Brug: " if prefix is None else prefix)


class Progress:
    """A line on a terminal that says what goes on, once it has gone on for a second."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet or not sys.stderr.isatty()
        self._started = time.perf_counter()
        self._shown = False

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)

    def show(self, step: str, done: int) -> None:
        """Tell the step, and how many calls have been answered in it."""
        if self._quiet or time.perf_counter() - self._started < 1:
            return
        self._shown = True
        calls = f" ({count(done)} kald)" if done else ""
        print(f"\r\033[K{step}{calls} ...", end="", file=sys.stderr, flush=True)


def print_list(what: str, lines: list[str]) -> None:
    if not lines:
        return
    print(f"\n{numbered(len(lines), 'celle', 'celler')} {what}:")
    for line in lines[:LISTED]:
        print(f"  {line}")
    if len(lines) > LISTED:
        print(f"  ... og {count(len(lines) - LISTED)} til (alle med --json)")


def count(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def numbered(number: int, one: str, more: str) -> str:
    """A number of things: ``1 formel``, ``1.200 formler``."""
    return f"{count(number)} {one if number == 1 else more}"


def seconds(seconds: float) -> str:
    return f"{seconds:.1f} s".replace(".", ",")


def print_json(value: Any) -> None:
    """Answer as JSON; dates as ISO 8601 writes them."""
    import datetime as dt
    import json

    print(json.dumps(value, ensure_ascii=False, indent=2, default=dt.date.isoformat))


def failed(line: str) -> int:
    print(" ".join(line.split()), file=sys.stderr)
    return FAILED
