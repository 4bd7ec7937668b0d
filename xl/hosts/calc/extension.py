"""The extension file: what LibreOffice needs to know the functions of the catalogue."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from importlib import resources
from typing import Final
from xml.sax.saxutils import quoteattr

from xl.catalogue import functions
from xl.hosts.calc.configuration import ABOUT, about_file, add_ins, description
from xl.hosts.calc.names import method
from xl.hosts.calc.typelibrary import type_library

_MEDIA: Final = {
    "types.rdb": "application/vnd.sun.star.uno-typelibrary;type=RDB",
    "CalcAddIns.xcu": "application/vnd.sun.star.configuration-data",
    "component.py": "application/vnd.sun.star.uno-component;type=Python",
}
"""The parts that LibreOffice registers, in the order it must do so."""

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


def parts(python: str = sys.executable) -> dict[str, bytes]:
    """The extension's files by name; ``python`` is the interpreter that will calculate."""
    catalogue = functions().values()
    settings = {"python": python, "functions": [method(function) for function in catalogue]}
    component = resources.files("xl.hosts.calc").joinpath("component.py").read_bytes()
    return {
        "META-INF/manifest.xml": _manifest(),
        "description.xml": description(),
        **{about_file(language): ABOUT.in_language(language).encode() for language in ("en", "da")},
        "types.rdb": type_library(catalogue),
        "CalcAddIns.xcu": add_ins(catalogue),
        "component.py": component,
        "settings.json": json.dumps(settings, indent=1).encode(),
    }


def extension(python: str = sys.executable) -> bytes:
    """The ``.oxt`` file; the same bytes for the same catalogue and interpreter."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts(python).items():
            package.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _manifest() -> bytes:
    entries = "".join(
        f" <manifest:file-entry manifest:media-type={quoteattr(kind)} manifest:full-path={quoteattr(name)}/>\n"
        for name, kind in _MEDIA.items())
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<manifest:manifest xmlns:manifest="http://openoffice.org/2001/manifest">\n{entries}</manifest:manifest>\n'
    ).encode()
