"""Norddjurs' investments 2020-2023, followed up month by month on generated cohorts."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Final

from workbooks.charts import ChartData
from workbooks.investering import case, inputs, months, overview
from workbooks.investering.places import ACCOUNTS, ASSUMPTIONS
from workbooks.investering.plans import plans
from workbooks.style import Book

DATA_DATE: Final = dt.date(2022, 6, 30)
"""How far the data of the sample reach; the user changes it in one cell."""
SOURCES: Final = [
    "Norddjurs Kommune: Udmøntning af investeringsstrategier for budget 2020-2023, notat, 5. november 2019 "
    "(investering, besparelse og personer pr. år; mio. kr., 2020-niveau). Notatets realiserede kolonner er tomme.",
    "Kohorter, regnskab, ydelsesbeløb, uger på forsørgelse og p/l-satser er genererede eller antagne, ikke trykte tal.",
]


def write(path: Path, data_date: dt.date = DATA_DATE, compare: str = "øvrige") -> None:
    """Write the workbook; its values come from a recalculation. The two settings stand on the overview."""
    book = Book(path, "Investeringer på beskæftigelsesområdet, fulgt op", "Budget mod realiseret, overlevelseskurver")
    data = ChartData(book)
    book.about(
        [
            "En investering køber en ekstra indsats for en del af en målgruppe. Bogen følger op måned for måned: hvor "
            "stor en andel af dem, der fik indsatsen, er fortsat på offentlig forsørgelse, sammenlignet med de øvrige "
            "- hvad er forskellen værd, hvor sikker er den, og er investeringen tjent hjem?",
            "Sæt datoen Data til og med på arket Overblik: alle kurver, måneder og kroner følger den. Måneder, der "
            "endnu ikke kan kendes, er tomme, ikke nul, og ingen kurve vises, hvor færre end fem følges. Erstat "
            "kohorter og regnskab med kommunens egne tal: ark med gule celler.",
            "Sammenligningen er beskrivende: de behandlede er udvalgt, så forskellen er ikke bevis for en effekt.",
        ],
        SOURCES,
        [
            (overview.NAME, "Datoen, en række pr. investering, og hvor langt pengene er nået"),
            *((plan.sheet, plan.name) for plan in plans()),
            (ASSUMPTIONS, "Ydelse, uger på forsørgelse, kalkulationsrente og p/l-satser"),
            (ACCOUNTS, "Udgift til indsatserne pr. måned (genereret)"),
            *((f"{plan.number} Kohorte", f"Personer: start, slut og gruppe (genereret), {plan.sheet}")
              for plan in plans()),
            *((f"{plan.number} Måneder", f"Mellemregninger pr. måned, {plan.sheet}") for plan in plans()),
            (ChartData.NAME, "Kolonner, som kun diagrammerne bruger"),
            ("Funktioner", "De funktioner, formlerne kan bruge"),
        ],
    )
    overview.write(book, data, data_date, compare)
    for plan in plans():
        case.write(book, data, plan)
    inputs.assumptions(book)
    inputs.accounts_sheet(book)
    for plan in plans():
        inputs.cohort(book, plan)
    for plan in plans():
        months.write(book, plan)
    data.write()
    book.functions()
    book.close()
