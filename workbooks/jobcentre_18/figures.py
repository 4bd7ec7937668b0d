"""What the comparison of eighteen municipalities prints, as the sample workbook's cells hold it."""

from __future__ import annotations

from functools import cache
from typing import Final

from workbooks.published import cells, distinct

REPORT: Final = "jobcentre_benchmark_18"
OWN: Final = "Kommune X"
AREAS: Final = (OWN, "Klynge", "RAR Sjælland", "Hele landet")
PERIODS: Final = ("2. kv. 2017", "2. kv. 2018", "2. kv. 2019")
SAME_GROUP: Final = {
    "Dagpenge mv.": "Dagpenge mv.",
    "Kontanthjælp": "Kontanthjælp",
    "Kontanthjælp: Jobparate": "Kontanthjælp: Jobparat",
    "Kontanthjælp: Aktivitetsparate": "Kontanthjælp: Aktivitetsparat",
    "Uddannelseshjælp": "Uddannelseshjælp",
    "Uddannelseshjælp: Uddannelsesparate": "Uddannelseshjælp: Uddannelsesparat",
    "Uddannelseshjælp: Aktivitetsparate": "Uddannelseshjælp: Aktivitetsparat",
    "Integrationsydelse mv.": "Integrationsydelse",
}
"""A group among the full-time persons, and what the table of support pressures calls it."""


@cache
def _figures() -> dict[tuple[str, str, str], dict[str, str]]:
    return {(cell["table"], cell["row"], cell["column"]): cell for cell in cells(REPORT)}


def rows(table: str) -> list[str]:
    """The lines of a table, in the printed order."""
    return distinct(row for name, row, _ in _figures() if name == table)


def value(table: str, row: str, column: str) -> float:
    """A figure as a cell holds it: percentages are shares."""
    cell = _figures()[table, row, column]
    number = float(cell["value"])
    return round(number / 100, 6) if cell["unit"].startswith("pct") else number
