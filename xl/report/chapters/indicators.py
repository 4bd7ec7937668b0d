"""Volume, trend and what registers tell: each indicator as the workbook asks for it."""

from __future__ import annotations

from typing import Final

from xl.catalogue import functions
from xl.report.blocks import Chapter, Part, Table
from xl.report.reading import Reading, Said

_FUNCTIONS: Final = ("FULLTIME_PERSONS", "EXIT_RATE", "SUPPORT_DURATION", "CONTACT_INTENSITY", "ACTIVATION_DEGREE",
                     "SUPPORT_PRESSURE", "DEVELOPMENT")
_MOST: Final = 100
"""How many rows a table shows before it says where the rest stand."""


def chapter(reading: Reading) -> Chapter | None:
    """The indicators; ``None`` where the workbook asks for none."""
    made = Chapter("indikatorer", "Volumen og indikatorer")
    for column in _columns(reading.of(*_FUNCTIONS)):
        made.add(_table(reading, column))
    return made if made.blocks else None


def _columns(calls: list[Said]) -> list[list[Said]]:
    """Calls below each other: one formula a row is one column to a reader."""
    columns: list[list[Said]] = []
    for said in sorted(calls, key=lambda one: (one.place.sheet, one.place.area.left, one.place.area.top)):
        before = columns[-1][-1] if columns else None
        if before and before.function == said.function and before.place.sheet == said.place.sheet and (
                before.place.area.left, before.place.area.right, before.place.area.bottom + 1) == (
                said.place.area.left, said.place.area.right, said.place.area.top):
            columns[-1].append(said)
        else:
            columns.append([said])
    return columns


def _table(reading: Reading, column: list[Said]) -> Table | None:
    said = column[0]
    rows: list[tuple[Part, ...]] = []
    for one in column:
        for label, figures in zip(reading.labels(one.place), reading.rows(one.place)):
            if not all(figure.blank for figure in figures):
                rows.append((label, *figures))
    if not rows:
        return None
    if len(rows) > _MOST:
        rows = [*rows[:_MOST], (f"… og {len(rows) - _MOST} rækker til: {said.place.sheet}!{said.place.area}",
                                *([""] * (len(rows[0]) - 1)))]
    width = said.place.area.right - said.place.area.left + 1
    titles = [reading.header(said.place, number) or "Værdi" for number in range(width)]
    what = functions()[said.function].answers.da
    return Table(f"{reading.sheet_title(said.place.sheet)}: {what}", ("", *titles), tuple(rows))
