"""Which cells keep the value that Excel stored, and why."""

from __future__ import annotations

from collections.abc import Set
from typing import Final

from xl.cells import ErrorValue
from xl.hosts.headless.answered import Answered
from xl.hosts.headless.engine import MOST_SPILLED
from xl.hosts.headless.limits import INTERSECTION
from xl.hosts.headless.sheets import CellPlace
from xl.package.edits import Value, shows

NOT_EXCEL: Final = {
    "#NAME?": "motoren kender ikke en funktion eller et navn i formlen",
    "#N/IMPL!": "motoren kan ikke regne formlen",
    "#ERROR!": "motoren kan ikke regne formlen",
    "#CIRC!": "cirkulær reference",
}
"""Errors that say something of the engine rather than of the figures."""

_DELICATE: Final = "motoren kan her afvige fra Excel (tekst, lighed eller landestandard)"


def kept(answered: Answered, fresh: Set[CellPlace], *, settled: bool) -> dict[CellPlace, str]:
    """The cells that keep their stored values: refused, doubtful, and all that leans on them.

    ``settled`` are stored values of a finished calculation, which delicate
    formulas are held against; not so ``fresh`` cells, whose figures have changed.
    """
    keeping = _Keeping(answered)
    keeping.keep(dict(answered.model.found.refused))
    keeping.keep({place: reason for place in answered.values if (reason := keeping.doubt(place))})
    if settled:
        keeping.keep(dict.fromkeys(keeping.delicate_and_unmoved(fresh), _DELICATE))
    return keeping.kept


class _Keeping:
    """The decision, step by step."""

    def __init__(self, answered: Answered) -> None:
        self._answered = answered
        self._model = answered.model
        self._found = answered.model.found
        self.kept: dict[CellPlace, str] = {}

    def keep(self, seeds: dict[CellPlace, str]) -> None:
        """Keep some cells and all that leans on them."""
        seeds = {place: reason for place, reason in seeds.items() if place not in self.kept}
        if not seeds:
            return
        self.kept.update(seeds)
        sources = [other for place in seeds for other in self._answered.filled(place)]
        for place, source in self._model.dependents(sources).items():
            self.kept.setdefault(place, f"afhænger af {self._answered.name(source)}")

    def doubt(self, place: CellPlace) -> str | None:
        """Why an answer is not believed against the stored value; ``None`` where it is."""
        cell, value = self._answered.cells[place], self._answered.values[place]
        if cell.value is None or cell.type == b"e":
            return None
        if place in self._found.open_ended and place not in self._found.ours and (
                self._model.spill(place).size > 1 or value == ErrorValue("#SPILL!")):
            return INTERSECTION
        if not isinstance(value, ErrorValue):
            return None
        if value.code == "#SPILL!" and cell.kind == "dynamic" and cell.area and cell.area.size > MOST_SPILLED:
            return f"svaret fylder mere end {MOST_SPILLED} celler"
        if value.code == "#VALUE!" and place in self._found.local:
            return "tekst læst som tal eller dato afhænger af landestandarden"
        return NOT_EXCEL.get(value.code)

    def delicate_and_unmoved(self, fresh: Set[CellPlace]) -> list[CellPlace]:
        """Delicate formulas whose answer differs though nothing they lean on has changed."""
        answered, found = self._answered, self._found
        differing = [p for p, value in answered.values.items() if p not in self.kept and self._differs(p, value)]
        suspects = {p for p in found.delicate.intersection(differing) if answered.cells[p].value is not None}
        suspects -= found.ours | found.volatile | fresh
        if not suspects:
            return []
        spilled = [p for p in found.ours if answered.cells[p].kind in ("array", "dynamic") and p not in self.kept]
        moved = self._model.dependents(
            cell for place in {*differing, *spilled} - suspects
            for cell in (*answered.filled(place), *answered.reached(place)))
        return [place for place in suspects if place not in moved]

    def _differs(self, place: CellPlace, value: Value) -> bool:
        cell = self._answered.cells[place]
        return not shows(cell.type, cell.value, value)
