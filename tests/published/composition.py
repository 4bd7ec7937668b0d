"""Tables 3.4-3.16, one per target group, and Bilag 1: cost composition, activation degrees, persons."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from tests.published.billund import GROUPS, Key, Printed, accounts
from tests.published.intervals import Interval
from workbooks.published import table as printed_cells

PRINTED_IN = dict(zip(GROUPS, (
    "3.4", "3.5", "3.6", "3.7", "3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.15", "3.16",
)))
TOOLS = ("Virksomhedsindsats i alt", "Beskæftigelsestilbud i alt")
WITHOUT_TOOL = ("Sagsbehandling mv.", "Følgeudgifter (konto 5+6)", "Administration og møder", "Ledelse/teamledelse")
MISSPELT = {("Revalidering", "Følgeudgifter (konto 5+6)"): "Følgudgifter (konto 5+6)"}
BILAG_NAME = {"Fleksjob og ledighedsydelse": "Ledighedsydelse"}


@cache
def cells(number: str) -> dict[Key, Printed]:
    """Every cell of a table that holds a number; some of these tables' cells are blank."""
    return {
        (cell.section, cell.target_group, cell.row, cell.column): Printed(
            cell.printed, cell.value, Interval.printed(str(cell.value), cell.decimals)
        )
        for cell in printed_cells("billund_2018", number)
        if cell.value is not None
    }


def cost(group: str, row: str, municipality: str) -> Printed:
    """A cost per full-time person, 1,000 kr."""
    return cells(PRINTED_IN[group])["Omkostninger", group, MISSPELT.get((group, row), row), municipality]


def degree(group: str, municipality: str) -> Printed:
    """The activation degree, per cent."""
    return cells(PRINTED_IN[group])["Kvalitetsindikatorer", group, "Aktiveringsgrad", municipality]


def degree_rows(group: str) -> set[str]:
    """The rows that say how many full-time persons are activated."""
    return {row for section, _, row, _ in cells(PRINTED_IN[group])
            if section == "Kvalitetsindikatorer" and "aktiveringsgrad" in row.lower()}


def persons(group: str, municipality: str) -> Interval:
    """Full-time persons: own from table 3.1; a peer's are population x support pressure (per cent)."""
    if municipality == "Billund":
        return accounts(group, "Fuldtidspersoner").interval
    population, pressures = "Befolkning (18-66 år)", "Forsørgelsestryk (18-66-årige)"
    people = cells("Bilag 1")["", population, population, municipality]
    pressure = cells("Bilag 1")[pressures, BILAG_NAME.get(group, group), pressures, municipality]
    not_negative = Interval(max(pressure.interval.low, Fraction(0)), pressure.interval.high)
    return people.interval * not_negative / Interval.exactly(100)
