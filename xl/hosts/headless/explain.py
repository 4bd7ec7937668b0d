"""What ``WHY`` says of a cell."""

from __future__ import annotations

import re
from typing import Any, Final

from pyxl_bench.errors import BenchError
from xl.cells import ErrorValue, error_code, is_blank
from xl.hosts.headless.calls import Call, CellPlace, Ledger
from xl.hosts.headless.model import BookSheet
from xl.package.book import address, column_number
from xl.session import Reference

_SHOWN_ROWS: Final = 3
_REFERENCE: Final = re.compile(
    r"(?:('(?:[^']|'')+'|[\w.]+)!)?\$?([A-Za-z]{1,3})\$?(\d+)(?::\$?([A-Za-z]{1,3})\$?(\d+))?(?![\w(])")
_STRING: Final = re.compile(r'"(?:[^"]|"")*"')


def danish(value: Any) -> str:
    """A value as a Danish reader writes it, short."""
    if isinstance(value, bool):
        return "SAND" if value else "FALSK"
    if isinstance(value, (int, float)):
        text = f"{value:,.10g}" if abs(value) < 1e15 else f"{value:.6g}"
        return text.replace(",", "\0").replace(".", ",").replace("\0", ".")
    if isinstance(value, ErrorValue):
        return value.code
    return f'"{value}"' if isinstance(value, str) else "tom" if value is None else str(value)


class Explainer:
    """Answers ``WHY`` from the calls remembered and the formulas of the book."""

    def __init__(self, sheets: list[BookSheet], ledger: Ledger) -> None:
        self._sheets = sheets
        self._ledger = ledger
        self._numbers = {sheet.part.name.casefold(): sheet.number for sheet in sheets}
        self._formulas = {
            sheet.place(cell): cell.text for sheet in sheets for cell in sheet.scan.formulas
        }

    def explain(self, reference: Reference, asking: int) -> str:
        """Why a cell shows what it shows; ``asking`` is the sheet of the cell that asks."""
        if not reference.row:
            return "Peg på én celle, fx =WHY(B5)."
        sheet = self._numbers.get(reference.sheet.casefold(), asking) if reference.sheet else asking
        place = (sheet, reference.row, reference.column)
        told = [self._told(call, cell, place) for call, cell in self._ledger.reaching(place)]
        if told:
            return " ".join(told)
        formula = self._formulas.get(place)
        if formula is None:
            if is_blank(reference.value):
                return "Cellen er tom."
            return f"Cellen indeholder {danish(reference.value)}; ingen formel."
        if isinstance(reference.value, ErrorValue):
            return self.upstream(place, reference.value)
        return f"{danish(reference.value)} = {formula or 'en delt formel'}"

    def _told(self, call: Call, cell: Any, place: CellPlace) -> str:
        function = call.function
        if isinstance(cell, BenchError):
            return f"{error_code(cell)}: {function.name}: {cell.message('da')}"
        given = "; ".join(
            f"{parameter.name} = {self._summary(value)}"
            for parameter, value in zip(function.parameters, call.arguments)
        )
        notes = "".join(f" {note.da}" for note in call.answer.notes)
        return f"{danish(cell)} = {function.name}({given}). {function.answers.da}{notes} Kilde: {function.source}."

    @staticmethod
    def _summary(value: Any) -> str:
        if not isinstance(value, list):
            return "udeladt" if repr(value) == "OMITTED" else danish(value)
        if len(value) <= _SHOWN_ROWS and len(value[0]) == 1:
            return " | ".join(danish(row[0]) for row in value)
        return f"{len(value)} rækker x {len(value[0])} kolonner"

    def upstream(self, start: CellPlace, value: ErrorValue) -> str:
        """Where an error came from: the first refusal of ours among the cells it leans on, or its own formula."""
        seen = {start}
        waiting = [start]
        while waiting:
            place = waiting.pop(0)
            for before in self._precedents(place):
                error = self._ledger.error(before)
                if error is not None:
                    name = self._sheets[before[0]].part.name
                    return f"{value.code} kommer fra {name}!{address(before[1], before[2])}: {error.message('da')}"
                if before not in seen and before in self._formulas:
                    seen.add(before)
                    waiting.append(before)
        return f"{value.code} i formlen ={self._formulas.get(start, '')}"

    def _precedents(self, place: CellPlace) -> list[CellPlace]:
        """The cells that a formula names; of large ranges those that called us or have formulas."""
        found: list[CellPlace] = []
        for match in _REFERENCE.finditer(_STRING.sub('""', self._formulas.get(place, ""))):
            name = (match[1] or "").strip("'").replace("''", "'").casefold()
            sheet = self._numbers.get(name, place[0]) if name else place[0]
            top, left = int(match[3]), column_number(match[2])
            bottom, right = int(match[5] or top), column_number(match[4] or match[2])
            if (bottom - top + 1) * (right - left + 1) <= 1000:
                found += [(sheet, r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)]
            else:
                found += [p for p in {*self._formulas, *self._ledger.calls}
                          if p[0] == sheet and top <= p[1] <= bottom and left <= p[2] <= right]
        return found
