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
    for said in reading.of(*_FUNCTIONS):
        made.add(_table(reading, said))
    return made if made.blocks else None


def _table(reading: Reading, said: Said) -> Table | None:
    rows: list[tuple[Part, ...]] = []
    for label, figures in zip(reading.labels(said.place), reading.rows(said.place)):
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
