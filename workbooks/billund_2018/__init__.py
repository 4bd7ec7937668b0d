"""Billund 2018: the whole benchmark of a job centre, from spending to drivers, quadrants and misprints."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from workbooks.billund_2018 import (
    activity,
    checks,
    drivers,
    framework,
    group_sheets,
    key_figures,
    quadrants,
    savings,
    spending,
    unit_costs,
)
from workbooks.billund_2018.figures import GROUPS, NUMBER, SHORT
from workbooks.charts import ChartData
from workbooks.style import Book

SOURCES: Final = [
    "mploy a/s: Ressourcer, serviceniveau og resultater af den beskæftigelsesrettede indsats. Delanalyse til "
    "serviceeftersyn på beskæftigelsesområdet i Billund Kommune, maj 2019, tabel 2.1, 3.1-3.16 og Bilag 1 (tal for "
    "2018; Kommune 2-12 som nummereret i rapporten).",
    "Rapportens eget grundlag: de deltagende kommuners regnskaber, jobindsats.dk og DREAM.",
]
_WHAT: Final = [
    "Hvad koster en fuldtidsperson i hver målgruppe, sammenlignet med elleve andre kommuner? Hvad ville udgiften være "
    "på deres niveau, hvad driver forskellen, og følger resultaterne med? Bogen regner rapportens tabeller ud fra de "
    "trykte tal. Alle svar er levende formler: ret et tal, eller vælg en anden kommune på arket Enhedsomkostninger, "
    "og genberegn.",
    "Rapporten regnede med uafrundede tal. Her er kun de afrundede, så svar kan afvige fra de trykte med det, "
    "som afrundingen tillader; arket Kontrol holder dem op mod hinanden. Trykte tal, der ikke kan være rigtige, "
    "er ikke rettet, men står nederst på målgruppens ark.",
]
_SHEETS: Final = [
    ("Udgifter", "Billunds udgifter og fuldtidspersoner pr. målgruppe, enhedsomkostning og andel"),
    ("Enhedsomkostninger", "Tolv kommuners enhedsomkostninger; vælg en kommune og se afvigelse og placering"),
    ("Besparelser", "Besparelsespotentialet mod gennemsnittet og mod de tre billigste"),
    ("Drivere", "Hvorfor enhedsomkostningen afviger: en fordeling, der går op, og rapportens tabel 3.3"),
    ("Kvadranter", "Udgift mod resultat: hvor der er noget at investere, optimere, effektivisere eller lære"),
    ("Sammenlignelige", "Enhedsomkostninger mod de fem kommuner, hvis rammevilkår ligner mest"),
    *((SHORT[group], f"Sammensætning, kvalitetsindikatorer og trykfejl (tabel {NUMBER[group]})") for group in GROUPS),
    ("Rammevilkår", "Bilag 1: rammevilkår, forsørgelsestryk og fordeling af udgifterne"),
    ("Aktivitet", "Grundlaget for Drivere: personer, aktiverede og udgift pr. redskab"),
    ("Mellemregninger", "Fuldtidspersoner og afgangsrater i alle tolv kommuner"),
    ("Kontrol", "Beregnet mod trykt"),
    ("Diagramdata", "Kolonner, som kun diagrammerne bruger"),
    ("Funktioner", "De funktioner, formlerne kan bruge"),
]


def write(path: Path) -> None:
    """Write the workbook; its values come from a recalculation."""
    book = Book(path, "Billund 2018: benchmark af beskæftigelsesområdet", "Kommunal benchmark")
    data = ChartData(book)
    book.about(_WHAT, SOURCES, _SHEETS)
    spending.write(book)
    unit_costs.write(book, data)
    savings.write(book)
    drivers.write(book, data)
    quadrants.write(book, data)
    framework.write_comparable(book)
    group_sheets.write(book)
    framework.write(book)
    activity.write(book)
    key_figures.write(book)
    checks.write(book)
    data.write()
    book.functions()
    book.close()
