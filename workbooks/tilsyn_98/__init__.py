"""98 municipalities with made-up figures: rank, status and what the rest of the year must look like."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from workbooks.charts import ChartData
from workbooks.style import Book
from workbooks.tilsyn_98 import course, figures, overview, status
from workbooks.tilsyn_98.generated import municipalities

SOURCES: Final = [
    "Tallene er konstruerede af en fast opskrift (workbooks/tilsyn_98/generated.py) og handler ikke om virkelige "
    "kommuner. Derfor hedder de Kommune 1-98: et skærmbillede kan ikke forveksles med en påstand om nogen kommune.",
    "Virkelige tal: jobindsats.dk, Jobcenterindblik (forventet og faktisk antal; afholdelse af samtaler; deltagelse i "
    "aktive tilbud). Regler med kilder: pyxl_bench/rules/supervision.toml.",
]


def write(path: Path) -> None:
    """Write the workbook; its values come from a recalculation."""
    book = Book(path, "98 kommuner: rangliste og status for skærpet tilsyn", "Skærpet tilsyn")
    data = ChartData(book)
    book.about(
        [
            "Hvor ligger kommunen blandt 98, hvem er i risiko for skærpet tilsyn, og hvad skal resten af året byde på? "
            "Statustabel, rangliste og diagrammer er formler: indsæt nye tal på de gule ark, og genberegn.",
            "ALLE TAL ER KONSTRUEREDE. Vælg kommune og måned på arket Overblik; de andre ark følger med.",
            "98 kommuner i 24 måneder regnes med én formel pr. mål: se arket Beregning.",
        ],
        SOURCES,
        [
            ("Overblik", "Vælg kommune og måned; placering, fokusmål, status og forklaring"),
            ("Resten af året", "Hvad den valgte kommunes resterende måneder skal ligge på"),
            ("Status", "Alle kommuner i den valgte måned"),
            ("Rangliste", "Kommunerne i orden efter afstanden til det forventede"),
            ("Udvikling", "Alle kommuners status i hver af årets måneder"),
            ("Tal", "Input: forventet og faktisk andel, personer"),
            ("Samtaler", "Input: månedlige andele med mindst 4 samtaler"),
            ("Tilbud", "Input: månedlige andele med mindst 1 tilbud eller 225 timer"),
            ("Beregning", "12-måneders gennemsnit og krav i hver måned"),
            ("Funktioner", "De funktioner, formlerne kan bruge"),
        ],
    )
    overview.write(book)
    overview.write_rest(book, data)
    status.write(book)
    status.write_ranking(book, data)
    course.write(book)
    figures.write(book, municipalities())
    figures.write_means(book)
    data.write()
    book.functions()
    book.close()
