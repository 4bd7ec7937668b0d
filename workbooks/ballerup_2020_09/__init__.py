"""Ballerup, September 2020: result target, focus targets, status, and what the rest of the year must look like."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from workbooks.ballerup_2020_09 import benefits, checks, focus_targets, months, overview, rest_of_year, result_target
from workbooks.charts import ChartData
from workbooks.style import Book

SOURCES: Final = [
    "Styrelsen for Arbejdsmarked og Rekruttering: Ballerup kommunes Jobcenterindblikrapport for september 2020, "
    "tabel 1.1-1.6. De trykte tal står på arkene Resultatmål, Fokusmål og Kontrol.",
    "Reglerne for skærpet tilsyn i 2020 og 2021-2022 er data med kilder i pyxl_bench/rules/supervision.toml.",
]


def write(path: Path) -> None:
    """Write the workbook; its values come from a recalculation."""
    book = Book(path, "Ballerup september 2020: resultatmål, fokusmål og status", "Skærpet tilsyn")
    data = ChartData(book)
    book.about(
        [
            "Er kommunen i risiko for skærpet tilsyn, og hvad skal resten af året byde på, for at fokusmålene nås? "
            "Bogen regner rapportens tabeller som levende formler: ret et gult tal, og genberegn.",
            "Rapporten trykker ikke de månedlige andele, områdernes antal eller tallene pr. ydelse. På arkene "
            "Månedstal og Ydelsestal og i områderne på Resultatmål står derfor konstruerede tal, valgt så de trykte "
            "gennemsnit og summer følger af dem. Skriv kommunens egne tal i stedet; de kan hentes på jobindsats.dk.",
            "Gennemsnittet for de seneste 12 måneder og gennemsnittet for kalenderåret er to forskellige tal. Kravet "
            "til resten af året følger af kalenderårets: 76,37 % i januar-september giver kravet 90,88 %.",
        ],
        SOURCES,
        [
            ("Overblik", "Status, målene ét for ét, og hvad afstanden til det forventede er værd"),
            ("Resultatmål", "Faktisk mod forventet antal og andel på offentlig forsørgelse (tabel 1.1 og 1.4)"),
            ("Fokusmål", "Samtaler og tilbud (tabel 1.3 og 1.5), og måned for måned mod top 10 og hele landet"),
            ("Resten af året", "Hvad de resterende måneder skal ligge på, og hvad forskellige niveauer fører til"),
            ("Ydelser", "Fokusmålene pr. ydelse, sorteret og diskretioneret som i rapporten"),
            ("Månedstal", "De månedlige andele (konstruerede), 12-måneders gennemsnit og krav i hver måned"),
            ("Ydelsestal", "Antal pr. ydelse (konstruerede); indeholder små antal og er til internt brug"),
            ("Kontrol", "Beregnet mod trykt"),
            ("Funktioner", "De funktioner, formlerne kan bruge"),
        ],
    )
    overview.write(book)
    result_target.write(book)
    focus_targets.write(book)
    rest_of_year.write(book, data)
    benefits.write_published(book, data)
    months.write(book)
    benefits.write_counts(book)
    checks.write(book)
    data.write()
    book.functions()
    book.close()
