"""True tables, printed: what a report would show if nothing went wrong in print.

Every table is made from exact numbers that satisfy its relations, and rounded
only then. The roundings of halves differ on purpose.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from hypothesis import strategies as st

from pyxl_bench.audit import PrintedTable
from pyxl_bench.unit_cost import Floats


@dataclass(frozen=True)
class Shape:
    """What a table holds, drawn by hypothesis; its numbers come from ``seed``."""

    municipalities: int = 8
    blocks: tuple[int, ...] = (0, 3, 2, 0)
    """Main cost rows, and how many parts each prints."""
    restated: bool = True
    below: bool = True
    """Totals under the total: without pools, account 5, account 6."""
    indicators: bool = True
    statistics: bool = True
    """Own, average of the others and difference."""
    decimals: int = 1
    scale: float = 20.0
    zeros: float = 0.0
    blanks: float = 0.0
    half_up: bool = False
    seed: int = 0


shapes = st.builds(
    Shape,
    municipalities=st.integers(2, 14),
    blocks=st.lists(st.integers(0, 4), min_size=1, max_size=6).map(tuple),
    restated=st.booleans(),
    below=st.booleans(),
    indicators=st.booleans(),
    statistics=st.booleans(),
    decimals=st.integers(0, 3),
    scale=st.sampled_from([0.2, 3.0, 20.0, 4000.0]),
    zeros=st.sampled_from([0.0, 0.3, 0.8]),
    blanks=st.sampled_from([0.0, 0.0, 0.1]),
    half_up=st.booleans(),
    seed=st.integers(0, 2**32 - 1),
)


@dataclass
class _Rows:
    labels: list[str] = field(default_factory=list)
    values: list[Floats] = field(default_factory=list)
    decimals: list[int] = field(default_factory=list)

    def add(self, label: str, values: Floats, decimals: int) -> Floats:
        self.labels.append(label)
        self.values.append(values)
        self.decimals.append(decimals)
        return values


def rounded(values: Floats, decimals: int, *, half_up: bool = False) -> Floats:
    scale = 10.0**decimals
    return np.floor(values * scale + 0.5) / scale if half_up else np.round(values, decimals)


def printed(shape: Shape) -> PrintedTable:
    """A true table of this shape, rounded."""
    random = np.random.default_rng(shape.seed)
    rows = _cost_rows(shape, random)
    if shape.indicators:
        _indicator_rows(shape, random, rows)
    values = np.array(rows.values)
    columns = [f"Kommune {number + 1}" for number in range(shape.municipalities)]
    average = difference = None
    if shape.statistics:
        mean = values[:, 1:].mean(axis=1)
        values = np.column_stack([values, mean, values[:, 0] - mean])
        average, difference = shape.municipalities, shape.municipalities + 1
        columns += ["Gennemsnit øvrige", "Difference"]
    shown = np.array(
        [rounded(row, decimals, half_up=shape.half_up) for row, decimals in zip(values, rows.decimals, strict=True)]
    )
    shown[random.random(shown.shape) < shape.blanks] = np.nan
    decimals = np.repeat(np.array(rows.decimals)[:, np.newaxis], shown.shape[1], axis=1)
    own = 0 if shape.statistics else None
    return PrintedTable(rows.labels, columns, shown, decimals, own=own, average=average, difference=difference)


def _amounts(shape: Shape, random: np.random.Generator) -> Floats:
    drawn = random.gamma(2.0, shape.scale, shape.municipalities)
    return np.where(random.random(shape.municipalities) < shape.zeros, 0.0, drawn)


def _cost_rows(shape: Shape, random: np.random.Generator) -> _Rows:
    below: list[tuple[str, Floats]] = []
    total = np.zeros(shape.municipalities)
    for number, parts in enumerate(shape.blocks):
        amounts = [_amounts(shape, random) for _ in range(max(parts, 1))]
        below.append((f"Indsats {number}", np.sum(amounts, axis=0)))
        total = total + np.sum(amounts, axis=0)
        below += [(f"- Del {number}.{part}", amounts[part]) for part in range(parts)]
    rows = _Rows()
    if shape.restated:
        rows.add("Enhedsomkostning (kr. pr. fuldtidsperson)", total, shape.decimals)
    for label, values in below:
        rows.add(label, values, shape.decimals)
    rows.add("Samlet", total, shape.decimals)
    if shape.below:
        share = random.random(shape.municipalities)
        rows.add("Samlet ekskl. puljer", total * random.uniform(0.8, 1.0, shape.municipalities), shape.decimals)
        rows.add("Samlet konto 5", total * share, shape.decimals)
        rows.add("Samlet konto 6", total * (1 - share), shape.decimals)
    return rows


def _indicator_rows(shape: Shape, random: np.random.Generator, rows: _Rows) -> None:
    touched = random.uniform(20, 95, shape.municipalities)
    rows.add("Berørt af aktivering", touched, 1)
    rows.add("Berørt af virksomhedsrettet aktivering", touched * random.random(shape.municipalities), 1)
    rows.add("Gns. varighed på offentlig forsørgelse (år)", random.uniform(0.4, 8.0, shape.municipalities), 2)


def with_values(table: PrintedTable, values: Floats) -> PrintedTable:
    """The same table with other figures."""
    return PrintedTable(
        table.rows, table.columns, values, table.decimals, own=table.own, average=table.average,
        difference=table.difference,
    )  # fmt: skip
