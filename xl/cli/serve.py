"""``pyxl-bench serve``: the functions and the task pane for Office.js, on this machine."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Any, Final

from xl.cli.speaking import DONE, Misused

_PORT: Final = 8443
_LAST_PORT: Final = 65_535


def add(commands: Any) -> None:
    """Take the command among those of the parser."""
    serve = commands.add_parser("serve", help="start serveren til Excel med Office.js (Windows, Mac, web)")
    serve.add_argument("--port", type=int, default=_PORT, metavar="PORT", help=f"port på denne maskine ({_PORT})")
    serve.add_argument("--certificate", type=Path, metavar="FIL", help="eget certifikat (PEM); ellers laves et")
    serve.add_argument("--key", type=Path, metavar="FIL", help="certifikatets nøgle (PEM)")
    serve.add_argument("--folder", type=Path, default=Path(), metavar="MAPPE",
                       help="hvor kildernes relative stier begynder (den aktuelle mappe)")
    serve.add_argument("--manifest", type=Path, metavar="FIL", help="skriv manifestet, som Excel skal have, og slut")
    serve.set_defaults(run=_serve)


def _serve(options: argparse.Namespace) -> int:
    from xl.hosts.office.refresh import FOLDER
    from xl.hosts.office.server import NAME, manifest, server
    from xl.package.errors import FolderMissing
    from xl.package.files import replace_file

    own = [path for path in (options.certificate, options.key) if path is not None]
    if len(own) == 1:
        raise Misused("Et eget certifikat gives med både --certificate og --key.")
    if not 0 < options.port <= _LAST_PORT:
        raise Misused(f"--port skal være 1 til {_LAST_PORT}, ikke {options.port}.")
    if options.manifest:
        replace_file(options.manifest, manifest(options.port).encode())
        print(f"Skrevet: {options.manifest}. Filen rummer din adgangsnøgle: del den ikke.")
        return DONE
    if not options.folder.is_dir():
        raise FolderMissing(value=str(options.folder))
    ready = server(options.port, (own[0], own[1]) if own else None)
    if ready.authority is not None:
        print(f"Excel skal stole på {ready.authority} (kun for dig): se docs/office.md.")
    print(f"Serverer https://{NAME}:{options.port} kun for denne maskine. Stop med Ctrl-C.", flush=True)
    os.environ[FOLDER] = str(options.folder.resolve())
    ready.run()
    return DONE
