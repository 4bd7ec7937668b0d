"""Eighteen municipalities 2017-2019: support pressure, development, unit costs, and what their spread is worth."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from workbooks.charts import ChartData
from workbooks.jobcentre_18 import checks, development, pressure, unit_costs
from workbooks.style import Book

SOURCES: Final = [
    "mploy a/s: Mere velfærd for pengene - veje til optimering, præsentation, 2019 (forsørgelsestryk 2. kvartal 2019; "
    "fuldtidspersoner 2017-2019; enhedsomkostninger i 18 kommuner; Kommune X er ikke navngivet).",
]


def write(path: Path) -> None:
    """Write the workbook; its values come from a recalculation."""
    book = Book(path, "18 kommuner: tryk, udvikling og spredning", "Kommunal benchmark")
    data = ChartData(book)
    book.about(
        [
            "Hvor mange er på offentlig forsørgelse, hvordan går det, og hvad koster en fuldtidsperson, når 18 "
            "kommuner sammenlignes? Og hvad er forskellen mellem den billigste og den dyreste værd for én kommune?",
            "Alle svar er levende formler: ret et trykt tal til jeres eget, og genberegn. Arket Kontrol holder "
            "beregningerne op mod de trykte tal inden for afrundingen.",
        ],
        SOURCES,
        [
            ("Forsørgelsestryk", "Kommune X mod klyngen, regionen og hele landet"),
            ("Udvikling", "Fuldtidspersoner over tre år, mod klyngen og landet"),
            ("Enhedsomkostninger", "Laveste, gennemsnit og højeste blandt 18 kommuner; Kommune X mod de øvrige"),
            ("Spredning", "Hvad det koster at være så billig eller så dyr som yderpunkterne"),
            ("Kontrol", "Beregnet mod trykt"),
            ("Diagramdata", "Kolonner, som kun diagrammerne bruger"),
            ("Funktioner", "De funktioner, formlerne kan bruge"),
        ],
    )
    pressure.write(book)
    development.write(book)
    unit_costs.write(book, data)
    unit_costs.write_worth(book)
    checks.write(book)
    data.write()
    book.functions()
    book.close()
