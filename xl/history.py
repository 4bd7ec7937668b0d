"""What a workbook says of the version that made it, and names that functions of ours once had.

A sample workbook is stamped with the version in a document property. The list
``function_names.txt`` only grows: a name that stands there and not in the
catalogue was deleted since. ``python -m xl.history`` writes new names into it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

import pyxl_bench
from xl.catalogue import functions
from xl.hosts.tokens import mention, opening, tokens_of
from xl.package.book import SheetPart, address
from xl.package.container import Package
from xl.package.errors import FunctionRemoved, MadeByNewerVersion
from xl.package.sheet import Sheet

PROPERTY: Final = "pyxl_bench"
"""The document property that holds the version."""
_PROPERTIES: Final = "docProps/custom.xml"
_LIST: Final = "function_names.txt"
_VERSION: Final = re.compile(r"(\d+)\.(\d+)\.(\d+)")


def stamp(package: Package) -> str:
    """The version that a workbook was made with; empty where it does not say."""
    part = package.find(_PROPERTIES)
    if part is None:
        return ""
    properties = ElementTree.fromstring(package.xml(part))
    return next(("".join(own.itertext()).strip() for own in properties if own.get("name") == PROPERTY), "")


def refuse_other_versions(package: Package, sheets: Iterable[tuple[SheetPart, Sheet]]) -> None:
    """Refuse a workbook that this version cannot calculate as it was meant.

    Raises:
        MadeByNewerVersion: its stamp is of a later version.
        FunctionRemoved: it calls a function that the catalogue had once.
    """
    made_with = stamp(package)
    if _number(made_with) > _number(pyxl_bench.__version__):
        raise MadeByNewerVersion(value=package.name, version=made_with, here=pyxl_bench.__version__)
    gone = names() - functions().keys()
    for part, scan in sheets if gone else ():
        for cell in scan.formulas:
            name = _call(cell.text, gone)
            if name:
                raise FunctionRemoved(
                    value=package.name, function=name, cell=f"{part.name}!{address(cell.row, cell.column)}",
                    here=pyxl_bench.__version__, version=made_with or "?")


@cache
def names() -> frozenset[str]:
    """Every name that a function of ours has had."""
    return frozenset(resources.files("xl").joinpath(_LIST).read_text(encoding="utf-8").split())


def _number(version: str) -> tuple[int, ...]:
    match = _VERSION.match(version)
    return tuple(map(int, match.groups())) if match else ()


def _call(formula: str, gone: frozenset[str]) -> str:
    """The first of some functions that a formula calls; empty where it calls none."""
    if not mention(gone).search(formula):
        return ""
    calls = (opening(gone).fullmatch(token.text) for token in tokens_of(f"={formula}") if token.kind == "Func")
    return next((match["name"].upper() for match in calls if match), "")


if __name__ == "__main__":
    text = "".join(f"{name}\n" for name in sorted(names() | functions().keys()))
    Path(__file__).with_name(_LIST).write_text(text, encoding="utf-8")
