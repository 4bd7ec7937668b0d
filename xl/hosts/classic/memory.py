"""What the cells of open workbooks last answered, so that ``WHY`` can tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

import pyxl_bench
from pyxl_bench.errors import BenchError
from xl.catalogue import Answer, Function
from xl.cells import ErrorValue, error_code, is_blank
from xl.hosts.telling import POINT_AT_A_CELL, account, danish, typed
from xl.package.book import address, column_number
from xl.session import Reference

_MOST: Final = 20_000
"""How many calls are remembered; the oldest go first. An answer may hold on to the tables it was made from."""
_EXTERNAL: Final = re.compile(
    r"'?(?:[^\[\]]*\[(?P<book>[^\]]+)\])?(?P<sheet>(?:[^']|'')*?)'?!(?P<place>[^!]+)")
_PLACE: Final = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)(?::.*)?", re.IGNORECASE)
_IN_FORMULA: Final = re.compile(
    r"\"(?:[^\"]|\"\")*\"|(?:('(?:[^']|'')+'|[\w.\[\]]+)!)?(\$?[A-Z]{1,3}\$?\d+)(?![\w(.!])", re.IGNORECASE)


class Place(NamedTuple):
    """A cell of an open workbook."""

    book: str
    sheet: str
    row: int
    column: int

    @classmethod
    def parse(cls, text: str) -> Place | None:
        """A place as Excel writes it: ``'[Budget 2019.xlsx]Ark 1'!$B$5``; of a range, its first cell."""
        match = _EXTERNAL.fullmatch(text)
        place = _PLACE.fullmatch(match["place"]) if match else None
        if match is None or place is None:
            return None
        sheet = match["sheet"].replace("''", "'")
        return cls(match["book"] or "", sheet, int(place[2]), column_number(place[1].upper()))


class Known(NamedTuple):
    """What a cell's call answered."""

    function: Function
    answer: Answer


class Pointed(NamedTuple):
    """The cell that ``WHY`` points at, as the add-in describes it."""

    anchor: str
    """The cell whose formula fills it: itself, or the first cell of a spilled answer."""
    row: int
    column: int
    """How far it is from that cell."""
    formula: str


class Memory:
    """The calls by the cell that made them."""

    def __init__(self) -> None:
        self._calls: dict[Place, Known] = {}

    def note(self, caller: str, call: Known) -> None:
        """Remember a call; what its cell answered before is forgotten."""
        place = Place.parse(caller)
        if place is None:
            return
        self._calls.pop(place, None)
        self._calls[place] = call
        if len(self._calls) > _MOST:
            del self._calls[next(iter(self._calls))]

    def explain(self, reference: Reference, pointed: Pointed | None) -> str:
        """Why a cell shows what it shows."""
        if pointed is None:
            return POINT_AT_A_CELL
        anchor = Place.parse(pointed.anchor)
        known = self._calls.get(anchor) if anchor else None
        if known is not None and pointed.formula:
            cell = known.answer.at(pointed.row, pointed.column)
            shows = ErrorValue(error_code(cell)) if isinstance(cell, BenchError) else cell
            if shows == reference.value or (shows is None and is_blank(reference.value)):
                call = pointed.formula.lstrip("=")
                return account(known.function, call, known.answer, pointed.row, pointed.column)
        if isinstance(reference.value, ErrorValue):
            return self._upstream(reference.value, anchor, pointed.formula)
        if not pointed.formula:
            return typed(reference.value)
        return f"{danish(reference.value)} {pointed.formula}"

    def _upstream(self, value: ErrorValue, anchor: Place | None, formula: str) -> str:
        for place in self._precedents(anchor, formula):
            known = self._calls.get(place)
            cell = known.answer.at(0, 0) if known else None
            if isinstance(cell, BenchError) and error_code(cell) == value.code:
                return f"{value.code} kommer fra {place.sheet}!{address(place.row, place.column)}: {cell.message('da')}"
        if not formula:
            return typed(value)
        if value.code == "#NAME?":
            return (
                f"#NAME? i formlen {formula}: en af dens funktioner findes hverken i Excel eller i "
                f"pyxl_bench {pyxl_bench.__version__}. Er den ny, så luk Excel og kør: pyxl-bench install"
            )
        return f"{value.code} i formlen {formula}"

    @staticmethod
    def _precedents(anchor: Place | None, formula: str) -> Iterator[Place]:
        """The single cells that a formula names."""
        for match in _IN_FORMULA.finditer(formula):
            if anchor is not None and match[2]:
                sheet = (match[1] or "").strip("'").replace("''", "'") or anchor.sheet
                place = Place.parse(f"'[{anchor.book}]{sheet}'!{match[2]}") if "[" not in sheet else None
                if place is not None:
                    yield place
