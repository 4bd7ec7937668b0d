"""``pyxl-bench uninstall``: Excel as it was."""

from __future__ import annotations

import argparse
from typing import Any

from xl.cli.speaking import DONE, print_json


def add(commands: Any) -> None:
    """Take the command among those of the parser."""
    uninstall = commands.add_parser("uninstall", help="fjern tilføjelsesprogrammet fra Excel igen")
    uninstall.add_argument("--json", action="store_true", help="svar som JSON")
    uninstall.set_defaults(run=_uninstall)


def _uninstall(options: argparse.Namespace) -> int:
    from xl.hosts.classic.installation import uninstall
    from xl.hosts.classic.machine import this_machine

    done = uninstall(this_machine())
    if options.json:
        print_json({"removed": str(done.addin) if done else None, "settings": done.settings if done else {}})
    elif done is None:
        print("Der er intet at fjerne: pyxl_bench er ikke sat op i Excel for dig.")
    else:
        print(
            f"Fjernet: {done.addin}\nxlwings' indstillinger er sat tilbage ({len(done.settings)}). "
            "Dine arbejdsbøger er ikke rørt; deres formler viser #NAVN?, når Excel regner dem igen."
        )
    return DONE
