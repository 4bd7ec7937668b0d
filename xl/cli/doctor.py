"""``pyxl-bench doctor``: what keeps Excel from calculating, and the mend."""

from __future__ import annotations

import argparse
import textwrap
from typing import Any, Final

from xl.cli.speaking import DONE, FAILED, print_json

_WIDTH: Final = 110


def add(commands: Any) -> None:
    """Take the command among those of the parser."""
    doctor = commands.add_parser("doctor", help="undersøg, om Excel kan regne her, og hvad der ellers skal gøres")
    doctor.add_argument("--json", action="store_true", help="svar som JSON")
    doctor.set_defaults(run=_doctor)


def _doctor(options: argparse.Namespace) -> int:
    from xl.hosts.classic.checks import State, findings
    from xl.hosts.classic.machine import this_machine

    found = []
    for finding in findings(this_machine()):
        found.append(finding)
        if not options.json and finding.state is not State.NOT_HERE:
            _print(finding.state, f"{finding.check}: {finding.said}", finding.mend)
    away = [finding for finding in found if finding.state is State.NOT_HERE]
    if away and not options.json:
        _print(State.NOT_HERE, f"{', '.join(finding.check for finding in away)}: {away[0].said}")
    counts = {state: sum(finding.state is state for finding in found) for state in State}
    if options.json:
        print_json([finding._asdict() for finding in found])
    elif counts[State.BAD]:
        print(f"\n{counts[State.BAD]} fejl. Følg pilene ovenfra, og kør pyxl-bench doctor igen.")
    else:
        print("\nIngen fejl." + (f" {counts[State.NOTE]} at bemærke." if counts[State.NOTE] else ""))
    return FAILED if counts[State.BAD] else DONE


def _print(state: str, said: str, mend: str = "") -> None:
    indent = " " * 13
    print(textwrap.fill(f"{state.upper():<11}  {said}", _WIDTH, subsequent_indent=indent, break_long_words=False))
    if mend:
        print(textwrap.fill(f"-> {mend}", _WIDTH, initial_indent=indent, subsequent_indent=f"{indent}   "))
