"""Survival curves with limits and persons at risk, and how the treated differ."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import Final

from xl.report.blocks import Caveat, Chapter, Chart, Heading, Part, Table
from xl.report.chapters import differences
from xl.report.charts.lines import Curve, step_curves
from xl.report.figures import Figure
from xl.report.reading import Reading, Said

MINIMUM: Final = 5
"""Points with fewer persons at risk are not shown: they could tell of a single person."""
_HEADER: Final = ("Måned", "Antal", "Afgang", "Fortsat på ydelse", "Nedre grænse", "Øvre grænse")
_ROWS: Final = 25
"""About how many rows a curve's table has; a long curve is told at even steps."""


def chapter(reading: Reading) -> Chapter | None:
    """The curves, those of a sheet in one chart, and the comparisons; ``None`` where there are none."""
    sheets: dict[str, list[Said]] = defaultdict(list)
    for said in reading.of("SURVIVAL"):
        sheets[said.place.sheet].append(said)
    made = Chapter("kurver", "Overlevelseskurver")
    hidden = 0
    for number, (sheet, calls) in enumerate(sheets.items(), start=1):
        named: list[tuple[str, list[list[Figure]]]] = []
        for place, said in enumerate(calls, start=1):
            rows = [row for row in reading.rows(said.place) if len(row) == len(_HEADER) and row[0].number is not None]
            kept = [row for row in rows if (row[1].number or 0) >= MINIMUM]
            hidden += len(rows) - len(kept)
            if kept:
                named.append((_name(reading, said, place), kept))
        if named:
            made.add(Heading(reading.sheet_title(sheet)) if len(sheets) > 1 else None, _chart(named, number))
            made.add(*(_table(name, rows) for name, rows in named))
    if hidden and made.blocks:
        made.add(Caveat(f"Punkter med færre end {MINIMUM} personer tilbage vises ikke."))
    made.add(*differences.blocks(reading))
    return made if made.blocks else None


def _name(reading: Reading, said: Said, place: int) -> str:
    """What a curve is called: what stands before a colon in its header, else the nearest text above its header."""
    before, colon, _ = reading.header(said.place).partition(":")
    if colon:
        return before
    sheet, area = said.place.sheet, said.place.area
    texts = [reading.text(sheet, row, area.left) for row in range(area.top - 1, 1, -1)]
    found = [text for text in texts if text]
    return found[1] if len(found) > 1 and len(found[1]) <= 40 else f"Kurve {place}"


def _chart(named: list[tuple[str, list[list[Figure]]]], number: int) -> Chart:
    def numbers(rows: list[list[Figure]], column: int) -> list[float]:
        return [math.nan if row[column].number is None else row[column].number or 0.0 for row in rows]

    curves = [
        Curve(name, numbers(rows, 0), numbers(rows, 3), numbers(rows, 4), numbers(rows, 5), numbers(rows, 1))
        for name, rows in named
    ]
    says: list[Part] = []
    for name, rows in named:
        says += ["; " if says else "", f"{name}: ", rows[-1][3], " fortsat efter ", rows[-1][0]]
    svg = step_curves(f"kurve{number}", curves, "Måned")
    return Chart("Andel fortsat på ydelse, med konfidensgrænser", svg, tuple(says))


def _table(name: str, rows: list[list[Figure]]) -> Table:
    step = max(1, math.ceil(len(rows) / _ROWS))
    shown = [row for place, row in enumerate(rows) if place % step == 0 or place == len(rows) - 1]
    kept: tuple[tuple[Part, ...], ...] = tuple(tuple(row) for row in shown)
    return Table(name, _HEADER, kept)
