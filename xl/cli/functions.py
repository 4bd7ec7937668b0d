"""``pyxl-bench functions``: the catalogue, or one function with all its help."""

from __future__ import annotations

import argparse
import re
from typing import Any, Final

from xl.catalogue import Function, functions
from xl.cli.speaking import DONE, failed, print_json
from xl.described import described
from xl.example_data import TABLES

_FOREIGN: Final = re.compile(r'"[^"]*"|,|(?<=\d)\.(?=\d)|\bTRUE\b|\bFALSE\b')
_DANISH: Final = {",": ";", ".": ",", "TRUE": "SAND", "FALSE": "FALSK"}


def add(commands: Any) -> None:
    """Take the command among those of the parser."""
    listing = commands.add_parser("functions", help="vis regnearksfunktionerne")
    listing.add_argument("name", nargs="?", metavar="NAVN", help="kun denne funktion, med hele dens hjælp")
    listing.add_argument("--language", choices=("da", "en"), default="da", help="sprog (da)")
    listing.add_argument("--json", action="store_true", help="svar som JSON")
    listing.set_defaults(run=_functions)


def _functions(options: argparse.Namespace) -> int:
    catalogue = functions()
    if options.name:
        from xl.names import nearest

        entry = catalogue.get(options.name.strip().upper().removeprefix("PB."))
        if entry is None:
            near = " / ".join(nearest(options.name, list(catalogue)))
            return failed(f"Ingen funktion hedder {options.name}." + (f" Mente du {near}?" if near else ""))
        chosen = [entry]
    else:
        chosen = list(catalogue.values())
    if options.json:
        print_json([described(entry) for entry in chosen])
    elif options.name:
        _print_help(chosen[0], options.language)
    else:
        _print_table(chosen, options.language)
    return DONE


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
        shown = _in_danish(p.shown_default) if danish else p.shown_default
        default = f" [{shown}]" if shown else ""
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
        formula = _in_danish(example.formula) if danish else example.formula
        answer = example.expected if isinstance(example.expected, list) else [[example.expected]]
        print(f"  {formula}  ->  {_rows(answer, danish)}")
    named = dict.fromkeys(re.findall(r"{(\w+)}", " ".join(example.formula for example in entry.examples)))
    for name in named:
        print(f"  {{{name}}}: {_rows(TABLES[name], danish)}")
    print(f"{'Kilde' if danish else 'Source'}: {entry.source} ({'siden' if danish else 'since'} {entry.since})")


def _in_danish(formula: str) -> str:
    """A formula as a Danish Excel has it; texts as they are."""
    return _FOREIGN.sub(lambda match: _DANISH.get(match[0], match[0]), formula)


def _rows(rows: list[list[Any]], danish: bool) -> str:
    """Rows of cells on one line."""
    return " | ".join("; ".join(_cell(cell, danish) for cell in row) for row in rows)


def _cell(cell: Any, danish: bool) -> str:
    if cell is None or isinstance(cell, str):
        return cell or "-"
    text = str(cell).upper() if isinstance(cell, bool) else f"{cell:.10g}"
    return _DANISH.get(text, text.replace(".", ",")) if danish else text
