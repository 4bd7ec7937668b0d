"""``pyxl-bench install``: Excel set up for this user."""

from __future__ import annotations

import argparse
from typing import Any

from xl.cli.speaking import DONE, print_json


def add(commands: Any) -> None:
    """Take the command among those of the parser."""
    install = commands.add_parser("install", help="sæt Excel op for dig (Windows, uden administratorrettigheder)")
    install.add_argument("--language", choices=("da", "en"), default="da", help="sproget i Excels funktionsguide (da)")
    install.add_argument("--json", action="store_true", help="svar som JSON")
    install.set_defaults(run=_install)


def _install(options: argparse.Namespace) -> int:
    from xl.catalogue import functions
    from xl.hosts.classic.installation import install
    from xl.hosts.classic.machine import this_machine

    machine = this_machine()
    done = install(machine, options.language)
    if options.json:
        print_json({"addin": str(done.addin), "config": str(machine.config), "settings": done.settings})
    else:
        print(
            f"Excel er sat op for dig, og kun for dig.\n"
            f"  Tilføjelsesprogram: {done.addin}\n"
            f"  Python:             {machine.python}\n"
            f"  Indstillinger:      {machine.config}\n\n"
            f"Start Excel (igen), og skriv fx =PB_VERSION() i en celle. De {len(functions())} funktioner står i "
            f"funktionsguiden under pyxl_bench.\n"
            f"Prøv selvtesten: pyxl-bench new selftest -o selftest.xlsm. Virker noget ikke: pyxl-bench doctor."
        )
    return DONE
