"""What ``WHY`` says of a cell."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable
from functools import cached_property
from typing import Final

from xl.cells import ErrorValue, error_code
from xl.hosts.headless.calls import Ledger
from xl.hosts.headless.rewrite import Place, Rewriter
from xl.hosts.headless.sheets import BookSheet, CellPlace, formula_texts
from xl.hosts.telling import POINT_AT_A_CELL, danish, told, typed
from xl.package.book import LAST_COLUMN, LAST_ROW, address, column_number
from xl.session import Reference

_SMALL_RANGE: Final = 1000
_REFERENCE: Final = re.compile(
    r"(?:('(?:[^']|'')+'|[\w.]+)!)?\$?([A-Za-z]{1,3})?\$?(\d+)?(?::\$?([A-Za-z]{1,3})?\$?(\d+)?)?#?")


class Explainer:
    """Answers ``WHY`` from the calls remembered and the formulas of the book."""

    def __init__(self, sheets: list[BookSheet], ledger: Ledger, rewriter: Rewriter) -> None:
        self._sheets = sheets
        self._ledger = ledger
        self._rewriter = rewriter
        self._numbers = {sheet.part.name.casefold(): sheet.number for sheet in sheets}

    @cached_property
    def _formulas(self) -> dict[CellPlace, str]:
        return formula_texts(self._sheets)

    def explain(self, reference: Reference, asking: int) -> str:
        """Why a cell shows what it shows; ``asking`` is the sheet of the cell that asks."""
        if not reference.row:
            return POINT_AT_A_CELL
        sheet = self._numbers.get(reference.sheet.casefold(), asking) if reference.sheet else asking
        place = (sheet, reference.row, reference.column)
        calls = [told(call.function, call.arguments, call.answer, row, column)
                 for call, row, column in self._ledger.reaching(place)]
        if calls:
            return " ".join(calls)
        formula = self._formulas.get(place)
        if formula is None:
            return typed(reference.value)
        if isinstance(reference.value, ErrorValue):
            return self.upstream(place, reference.value)
        return f"{danish(reference.value)} = {formula}"

    def upstream(
        self, start: CellPlace, value: ErrorValue, shows: Callable[[CellPlace], object] = lambda place: None
    ) -> str:
        """Where an error came from: the first refusal of ours among the cells it leans on, or a formula.

        ``shows`` tells what other cells show, once that is known.
        """
        seen = {start}
        waiting = deque([start])
        last = start
        while waiting:
            place = waiting.popleft()
            if shows(place) == value:
                last = place
            for before in self._precedents(place):
                error = self._ledger.error(before)
                if error is not None and error_code(error) == value.code:
                    return f"{value.code} kommer fra {self._name(before)}: {error.message('da')}"
                if before not in seen and before in self._formulas:
                    seen.add(before)
                    waiting.append(before)
        if last != start:
            return f"{value.code} kommer fra {self._name(last)}: ={self._formulas[last]}"
        return f"{value.code} i formlen ={self._formulas.get(start, '')}"

    def _name(self, place: CellPlace) -> str:
        return f"{self._sheets[place[0]].part.name}!{address(place[1], place[2])}"

    def _precedents(self, place: CellPlace) -> list[CellPlace]:
        """The cells that a formula names; of large ranges those that called us or have formulas."""
        found: list[CellPlace] = []
        at = Place(place[0], self._sheets[place[0]].part.name, place[1], place[2])
        try:
            references = self._rewriter.references(self._formulas.get(place, ""), at)
        except Exception:  # a formula that cannot be read leans on nothing known
            return found
        for reference in references:
            match = _REFERENCE.fullmatch(reference)
            if match is None or not (match[2] or match[3]):
                continue
            name = (match[1] or "").strip("'").replace("''", "'").casefold()
            sheet = self._numbers.get(name, -1) if name else place[0]
            top, left = int(match[3] or 1), column_number(match[2] or "A")
            single = ":" not in reference
            bottom = int(match[5] or (top if single else LAST_ROW))
            right = column_number(match[4]) if match[4] else left if single else LAST_COLUMN
            if (bottom - top + 1) * (right - left + 1) <= _SMALL_RANGE:
                found += [(sheet, r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)]
            else:
                found += [p for p in {**self._formulas, **self._ledger.calls}
                          if p[0] == sheet and top <= p[1] <= bottom and left <= p[2] <= right]
        return found
