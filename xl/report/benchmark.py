"""A municipality against others on one cost table, gathered from the calls that ask about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from xl.answers import Names
from xl.names import is_total, key
from xl.package.book import Area
from xl.report.blocks import Told
from xl.report.figures import Figure
from xl.report.reading import Range, Reading, Said
from xl.tables import CostTable

SMALL: Final = 0.05
"""Groups with less than this share of the spending are drawn pale."""
TOTAL: Final = "Samlet"
_TOP: Final = ("savings_top", "top_average")
_THREE: Final = 3
"""How many of the cheapest SAVINGS_TOP3 looks at."""

_MEASURES: Final[dict[str, Callable[[Said], tuple[str, ...]]]] = {
    "PEER_AVERAGE": lambda said: ("average",),
    "COST_DEVIATION": lambda said: ("deviation_pct" if said.given["unit"] == "pct" else "deviation",),
    "COST_RANK": lambda said: ("rank",) if said.given["order"] == "high" else ("low_rank",),
    "SAVINGS_AVG": lambda said: ("savings_average",),
    "SAVINGS_TOP3": lambda said: ("savings_top",),
    "SAVINGS_TOPN": lambda said: ("savings_top",),
    "TOPN_AVERAGE": lambda said: ("top_average",),
}


@dataclass(slots=True)
class Benchmark:
    """What a workbook says of one municipality on one table."""

    table: CostTable
    municipality: str
    place: Range | None
    """Where the table stands, where that is a plain range."""
    figures: dict[str, dict[str, Figure]] = field(default_factory=dict)
    """Measure -> the row's key -> figure."""
    cheapest: dict[str, int] = field(default_factory=dict)
    """How many of the cheapest the measures that ask about them look at."""
    said: list[Said] = field(default_factory=list)
    persons: dict[str, Figure] = field(default_factory=dict)

    def get(self, measure: str, label: str) -> Figure | None:
        """A measure of a row; any total word names the total row."""
        return self.figures.get(measure, {}).get(_row_key(label))

    def has(self, measure: str) -> bool:
        return bool(self.figures.get(measure))

    @property
    def groups(self) -> list[str]:
        """The target groups in table order, without total rows and parts of others."""
        return [label for label, group in zip(self.table.labels, self.table.groups) if group]

    @property
    def total(self) -> str | None:
        """The total row's name, where there is one."""
        return self.table.labels[-1] if self.table.has_total else None

    @property
    def own(self) -> int:
        return self.table.municipality(self.municipality)

    @property
    def among(self) -> Told:
        """How many municipalities are compared, found at the table's header."""
        return Told(str(len(self.table.municipalities)), self._header_cells())

    def _header_cells(self) -> str:
        if self.place is None:
            return self.said[0].place.sheet
        a = self.place.area
        return f"{self.place.sheet}!{Area(a.top, a.left + 1, a.top, a.right)}"

    def standing(self, label: str) -> tuple[int, int] | None:
        """A row's place from the highest and from the lowest; ties share the better one."""
        row = self.table.costs[self.table.labels.index(label)]
        known = row[~np.isnan(row)]
        own = row[self.own]
        if np.isnan(own) or known.size < len(row):
            return None
        return 1 + int((known > own).sum()), 1 + int((known < own).sum())

    def small(self, label: str) -> bool:
        """Whether a group has less than 5 % of the spending that the figures tell of."""
        weights = {
            name: cost.number * persons.number
            for name in self.groups
            if (cost := self.get("own", name)) and (persons := self.persons.get(key(name)))
            and cost.number is not None and persons.number is not None
        }
        whole = sum(weights.values())
        return label in weights and whole > 0 and weights[label] < SMALL * whole


def benchmarks(reading: Reading) -> list[Benchmark]:
    """The comparisons in a workbook, the main one first: it has savings, most measures, most groups."""
    found: dict[tuple[object, str], Benchmark] = {}
    for said in reading.of(*_MEASURES):
        table: CostTable = said.given["cost_table"]
        place = said.ranges.get("cost_table")
        name = _own_name(table, said.given["municipality"])
        if name is None:
            continue
        identity = place or (table.labels, table.costs.tobytes())
        one = found.setdefault((identity, name), Benchmark(table, name, place))
        one.said.append(said)
        _measured(reading, one, said)
    for one in found.values():
        _own(reading, one)
    own = Counter(one.municipality for one in found.values())
    return sorted(
        found.values(),
        key=lambda one: (not one.has("savings_average") and not one.has("savings_top"), -own[one.municipality],
                         -len(one.figures), -len(one.table.labels)),
    )


def _own_name(table: CostTable, asked: Names) -> str | None:
    """The municipality that a call asks about, as its table writes it; ``None`` where it is none of the table's."""
    name = asked.rows[0][0]
    if asked.shape != (1, 1) or not isinstance(name, str):
        return None
    return next((one for one in table.municipalities if key(one) == key(name)), None)


def _measured(reading: Reading, one: Benchmark, said: Said) -> None:
    """Take in what a call's cells show."""
    asked, cheapest = said.given.get("group"), int(said.given.get("n", _THREE))
    if asked is None:
        labels = list(one.table.labels)
        if said.function.startswith("SAVINGS") and not one.table.has_total:
            labels.append(TOTAL)
    elif asked.shape[1] == 1:
        labels = [name if isinstance(name, str) else "" for line in asked.rows for name in line]
    else:
        return
    figures = reading.column(said.place)
    if len(figures) < len(labels) and figures[0].failed:
        return  # refused as a whole: its one cell is listed among those that show an error
    for measure in _MEASURES[said.function](said):
        if measure in _TOP and one.cheapest.setdefault(measure, cheapest) != cheapest:
            continue  # another number of the cheapest is another measure
        shown = one.figures.setdefault(measure, {})
        for label, figure in zip(labels, figures):
            shown.setdefault(_row_key(label), figure)
    persons = said.ranges.get("persons")
    if persons is not None and not one.persons:
        cells = reading.flat(persons)
        groups = one.groups
        if len(cells) in (len(groups), len(groups) + 1):
            one.persons = {key(label): cell for label, cell in zip(groups, cells)}


def _row_key(label: str) -> str:
    return key(TOTAL) if is_total(label) else key(label)


def _own(reading: Reading, one: Benchmark) -> None:
    """The municipality's own column, and its figures' cells, where the table is a plain range."""
    if one.place is None:
        return
    area, sheet = one.place.area, one.place.sheet
    column = next(
        (c for c in range(area.left + 1, area.right + 1)
         if key(reading.text(sheet, area.top, c)) == key(one.municipality)), None)
    if column is None:
        return
    one.figures["own"] = {
        _row_key(label): reading.figure(sheet, area.top + 1 + row, column)
        for label, row in zip(one.table.labels, one.table.in_table)
    }
