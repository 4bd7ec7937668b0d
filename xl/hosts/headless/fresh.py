"""What leans on cells that have changed since the workbook was last calculated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from xl.hosts.headless.answered import Answered
from xl.hosts.headless.rewrite import Place
from xl.hosts.headless.sheets import CellPlace, formula_texts
from xl.package.book import Area

_CALCULATION: Final = re.compile(rb"<((?:[\w.-]+:)?)calcPr((?:\s[^>]*?)?)(/?)>")
_BEFORE_CALCULATION: Final = re.compile(
    rb"</((?:[\w.-]+:)?)(?:sheets|functionGroups|externalReferences|definedNames)\s*>")
"""The elements of the workbook part that the way of calculating comes after."""
_ON_LOAD: Final = re.compile(rb"""\sfullCalcOnLoad\s*=\s*(?:"[^"]*"|'[^']*')""")
_ANYTHING: Final = "?"
_AREA: Final = re.compile(r"(?:('(?:[^']|'')*'|[\w.]+)!)?(\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{1,3}\$?\d+)?)")


def leaning(answered: Answered, fresh: Sequence[tuple[str, Area]]) -> set[CellPlace]:
    """The cells whose formulas use fresh cells, themselves or by way of others.

    The engine knows what leans on what, but for the formulas that it was not
    given: those are read here.
    """
    found: set[CellPlace] = set()
    if not fresh:
        return found
    formulas = _Formulas(answered)
    waiting = formulas.naming(fresh)
    refused = {place: formulas.areas(place) for place in answered.model.found.refused}
    while waiting:
        shown = _shown(answered, waiting)
        more = answered.model.dependents(shown).keys()
        shown |= _shown(answered, more)
        found |= waiting | more
        waiting = {place for place, areas in refused.items()
                   if place not in found and any(_meets(area, shown) for area in areas)}
    return found


def _shown(answered: Answered, places: Iterable[CellPlace]) -> set[CellPlace]:
    """Some cells, and those that their answers fill."""
    cells = set(places)
    formulas = cells & answered.cells.keys()  # the engine knows every cell of a legacy array as a formula's own
    return cells | {cell for place in formulas for cell in (*answered.filled(place), *answered.reached(place))}


class _Formulas:
    """What the formulas of a workbook name."""

    def __init__(self, answered: Answered) -> None:
        self._sheets = answered.sheets
        self._rewriter = answered.model.rewriter
        self._texts = formula_texts(answered.sheets)
        self._numbers = {sheet.part.name.casefold(): sheet.number for sheet in answered.sheets}

    def naming(self, fresh: Sequence[tuple[str, Area]]) -> set[CellPlace]:
        """The cells whose formulas name fresh cells."""
        found: set[CellPlace] = set()
        known: dict[object, bool] = {}
        for cell, text in self._texts.items():
            key: object = cell[0], text
            if "[" in text:  # it may name its own row or table
                rows = tuple(cells.top <= cell[1] <= cells.bottom for _, cells in fresh)
                key = cell[0], text, self._rewriter.standing(self._place(cell)), rows
            if key not in known:
                home = self._sheets[cell[0]].part.name
                known[key] = any(_is_fresh(reference, home, fresh) for reference in self._references(cell))
            if known[key]:
                found.add(cell)
        return found

    def areas(self, cell: CellPlace) -> list[tuple[int, Area]]:
        """The areas that a formula names, by their sheets' numbers, as far as they can be read."""
        matches = filter(None, map(_AREA.fullmatch, self._references(cell)))
        home = self._sheets[cell[0]].part.name
        return [(self._numbers.get((_sheet(match) or home).casefold(), -1), Area.parse(match[2])) for match in matches]

    def _references(self, cell: CellPlace) -> list[str]:
        try:
            return self._rewriter.references(self._texts[cell], self._place(cell))
        except Exception:  # a formula that cannot be taken apart might name anything
            return [_ANYTHING]

    def _place(self, cell: CellPlace) -> Place:
        return Place(cell[0], self._sheets[cell[0]].part.name, cell[1], cell[2])


def _is_fresh(reference: str, home: str, fresh: Sequence[tuple[str, Area]]) -> bool:
    """Whether a reference meets fresh cells; one that cannot be read might."""
    match = _AREA.fullmatch(reference)
    if match is None:
        return True
    name = _sheet(match) or home
    area = Area.parse(match[2])
    return any(
        sheet.casefold() == name.casefold() and area.top <= cells.bottom and area.bottom >= cells.top
        and area.left <= cells.right and area.right >= cells.left for sheet, cells in fresh)


def _sheet(match: re.Match[str]) -> str:
    return match[1].strip("'").replace("''", "'") if match[1] else ""


def _meets(named: tuple[int, Area], cells: set[CellPlace]) -> bool:
    """Whether an area of a sheet holds one of some cells."""
    sheet, area = named
    if area.size < len(cells):
        return any((sheet, row, column) in cells for row in range(area.top, area.bottom + 1)
                   for column in range(area.left, area.right + 1))
    return any(cell[0] == sheet and cell[1:] in area for cell in cells)


def calculating_on_load(xml: bytes) -> bytes:
    """The workbook part asking Excel to calculate all when it opens the file."""
    match = _CALCULATION.search(xml)
    if match is None:
        *_, before = _BEFORE_CALCULATION.finditer(xml)
        return xml[: before.end()] + b'<%bcalcPr fullCalcOnLoad="1"/>' % before[1] + xml[before.end() :]
    given = _ON_LOAD.sub(b"", match[2])
    new = b'<%bcalcPr%b fullCalcOnLoad="1"%b>' % (match[1], given, match[3])
    return xml[: match.start()] + new + xml[match.end() :]
