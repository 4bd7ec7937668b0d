"""What the Billund report prints, by table, and how the sample workbook names and shows it."""

from __future__ import annotations

from functools import cache
from typing import Final

from workbooks.published import Printed, distinct
from workbooks.published import table as cells_of

REPORT: Final = "billund_2018"
OWN: Final = "Billund"
MUNICIPALITIES: Final = (OWN, *(f"Kommune {number}" for number in range(2, 13)))
AVERAGE, DIFFERENCE = "Gennemsnit øvrige", "Difference"

SHORT: Final = {
    "Dagpenge og kontantydelse": "Dagpenge",
    "Kontanthjælp mv. jobparat": "Kontanthjælp jobparat",
    "Kontanthjælp mv. aktivitetsparat": "Kontanthjælp aktivitetsparat",
    "Uddannelseshjælp mv. uddannelsesparat": "Uddannelseshjælp udd.parat",
    "Uddannelseshjælp mv. aktivitetsparat": "Uddannelseshjælp akt.parat",
    "Integrationsydelse under int.program jobparat": "Integration jobparat",
    "Integrationsydelse under int.program aktivitetsparat": "Integration aktivitetsparat",
    "Revalidering": "Revalidering",
    "Sygedagpenge": "Sygedagpenge",
    "Jobafklaring": "Jobafklaring",
    "Fleksjob og ledighedsydelse": "Fleksjob og ledighed",
    "Ressourceforløb": "Ressourceforløb",
}
"""The target groups as printed, and in short: a group's sheet and its name in charts."""
GROUPS: Final = tuple(SHORT)
NUMBER: Final = dict(
    zip(GROUPS, ("3.4", "3.5", "3.6", "3.7", "3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.15", "3.16"))
)
"""The printed table of each target group."""
TABLE_NAME: Final = {group: f"Tabel_{number.replace('.', '_')}" for group, number in NUMBER.items()}
"""Its name as an Excel table."""
IN_BILAG: Final = {"Fleksjob og ledighedsydelse": "Ledighedsydelse"}
"""What Bilag 1 calls a group where it does not use the name of the other tables."""

_LOOKS: Final = {"pct": "pct", "år": "2"}


@cache
def printed(number: str) -> dict[tuple[str, str, str, str], Printed]:
    """The cells of a table by section, target group, row and column."""
    return {(cell.section, cell.target_group, cell.row, cell.column): cell for cell in cells_of(REPORT, number)}


def figure(cell: Printed) -> float | None:
    """The number as a cell holds it: a percentage is a share."""
    if cell.value is None:
        return None
    return round(cell.value / 100, cell.decimals + 2) if cell.unit == "pct" else cell.value


def value(number: str, section: str, group: str, row: str, column: str) -> float | None:
    """One figure of a table; ``None`` where none is printed."""
    return figure(printed(number)[section, group, row, column])


def look(cell: Printed) -> str:
    """The number format that shows a figure as it is printed."""
    return _LOOKS.get(cell.unit, str(min(cell.decimals, 2)))


def rounding(cell: Printed) -> float:
    """How far the true number can be from the printed one, in the unit that a cell holds it in."""
    return float(0.5 * 10.0 ** -(cell.decimals + (2 if cell.unit == "pct" else 0)))


def rows(number: str) -> list[tuple[str, str, str]]:
    """Section, target group and row of each line of a table, in the printed order."""
    found: dict[tuple[str, str, str], None] = {}
    for section, group, row, _ in printed(number):
        found[section, group, row] = None
    return list(found)


def group_rows(group: str) -> list[str]:
    """The lines of a target group's table."""
    return distinct(row for _, _, row in rows(NUMBER[group]))
