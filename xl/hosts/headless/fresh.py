"""What leans on cells that have changed since the workbook was last calculated."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from xl.hosts.headless.model import Model
from xl.hosts.headless.rewrite import Place
from xl.hosts.headless.sheets import BookSheet, CellPlace
from xl.package.book import Area
from xl.package.content import spelled_out

_CALCULATION: Final = re.compile(rb"<((?:[\w.-]+:)?)calcPr((?:\s[^>]*?)?)(/?)>")
_ON_LOAD: Final = re.compile(rb"""\sfullCalcOnLoad\s*=\s*(?:"[^"]*"|'[^']*')""")
_AREA: Final = re.compile(r"(?:('(?:[^']|'')*'|[\w.]+)!)?(\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{1,3}\$?\d+)?)")


def leaning(model: Model, sheets: list[BookSheet], fresh: Sequence[tuple[str, Area]]) -> set[CellPlace]:
    """The cells whose formulas use fresh cells, themselves or by way of others."""
    if not fresh:
        return set()
    first: set[CellPlace] = set()
    for sheet in sheets:
        texts = spelled_out(sheet.scan)
        known: dict[str, bool] = {}
        for cell in sheet.scan.formulas:
            place = Place(sheet.number, sheet.part.name, cell.row, cell.column)
            text = texts[cell.place]
            own_row = "@" in text or "This Row" in text
            if own_row or text not in known:
                known[text] = any(_is_fresh(r, sheet.part.name, fresh) for r in model.rewriter.references(text, place))
            if known[text]:
                first.add(sheet.place(cell))
    return first | model.dependents(first).keys()


def _is_fresh(reference: str, home: str, fresh: Sequence[tuple[str, Area]]) -> bool:
    """Whether a reference meets fresh cells; one that cannot be read might."""
    match = _AREA.fullmatch(reference)
    if match is None:
        return True
    name = match[1].strip("'").replace("''", "'") if match[1] else home
    area = Area.parse(match[2])
    return any(
        sheet.casefold() == name.casefold() and area.top <= cells.bottom and area.bottom >= cells.top
        and area.left <= cells.right and area.right >= cells.left for sheet, cells in fresh)


def calculating_on_load(xml: bytes) -> bytes:
    """The workbook part asking Excel to calculate all when it opens the file."""
    match = _CALCULATION.search(xml)
    if match is None:  # the element comes right after the names, or after the sheets
        at = max(xml.rfind(b"</definedNames>") + len(b"</definedNames>"), xml.rfind(b"</sheets>") + len(b"</sheets>"))
        return xml[:at] + b'<calcPr fullCalcOnLoad="1"/>' + xml[at:]
    given = _ON_LOAD.sub(b"", match[2])
    new = b'<%bcalcPr%b fullCalcOnLoad="1"%b>' % (match[1], given, match[3])
    return xml[: match.start()] + new + xml[match.end() :]
