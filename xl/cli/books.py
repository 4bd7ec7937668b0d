"""The workbook that a command takes, and the file that it writes."""

from __future__ import annotations

import argparse
from pathlib import Path

from xl.cli.speaking import Misused


def add_book(command: argparse.ArgumentParser, what: str = "en .xlsx- eller .xlsm-fil") -> None:
    """Let a command take a workbook, and another file to write to."""
    command.add_argument("book", type=Path, metavar="BOG", help=what)
    command.add_argument("-o", "--output", type=Path, metavar="FIL", help="skriv til en anden fil end BOG")


def target_of(options: argparse.Namespace) -> Path:
    """The file to write: the workbook itself, or another of its kind.

    Raises:
        Misused: the other file is of another kind.
    """
    source: Path = options.book
    target: Path = options.output or source
    if target.suffix.lower() != source.suffix.lower():
        raise Misused(f"{target.name} skal ende på {source.suffix} ligesom {source.name}.")
    return target
