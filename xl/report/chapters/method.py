"""Where the figures come from, and what they cannot carry."""

from __future__ import annotations

from collections import Counter
from typing import Final

import pyxl_bench
from xl.catalogue import functions
from xl.report.blocks import Caveat, Chapter, Heading, Paragraph, Part, Table
from xl.report.reading import Reading
from xl.report.sentences import counted, listed

_LISTED: Final = 20
_FINDING: Final = ("Tabel", "Række", "Kolonne", "Trykt", "Fra", "Til", "Fund")
_SOURCE_SHEET: Final = "Om"
_SOURCES: Final = "Kilder"


def method(reading: Reading) -> Chapter:
    """The functions used, with the sources of their methods, and the workbook's own sources."""
    made = Chapter("metode", "Metode og kilder")
    made.add(Paragraph((f"Rapporten er lavet af arbejdsbogen {reading.name} med pyxl_bench {pyxl_bench.__version__}. "
                        "Hvert tal er en celle i bogen; hold musen over tallet for at se hvilken.",)))
    used = Counter(said.function for said in reading.said)
    entries = [entry for name, entry in functions().items() if name in used and entry.source != "pyxl_bench"]
    rows: tuple[tuple[Part, ...], ...] = tuple((entry.name, entry.answers.da, entry.source) for entry in entries)
    if rows:
        made.add(Table("Funktioner i bogen", ("Funktion", "Svarer på", "Metodens kilde"), rows))
    sources = list(_stated_sources(reading))
    if sources:
        made.add(Heading("Tallenes kilder"), *(Paragraph((source,)) for source in sources))
    return made


def _stated_sources(reading: Reading) -> list[str]:
    """The lines under the heading Kilder on the sheet Om; the sheet of that name has its description beside it."""
    if _SOURCE_SHEET not in reading.sheets:
        return []
    found: list[str] = []
    reached = False
    for row in range(1, 200):
        text = reading.text(_SOURCE_SHEET, row, 1)
        if reached and not text:
            return found
        if reached:
            found.append(text)
        reached = reached or (text == _SOURCES and reading.figure(_SOURCE_SHEET, row, 2).blank)
    return found


def reservations(reading: Reading) -> Chapter:
    """What a reader must hold against the figures: errors, suppressed and kept cells, rounding, comparisons."""
    made = Chapter("forbehold", "Forbehold")
    made.add(Caveat("Trykte tal er afrundede. Et tal, der er regnet af afrundede tal, kan afvige fra det, som "
                    "uafrundede tal ville give, med det, afrundingen tillader."))
    made.add(Caveat("Sammenligninger mellem kommuner og mellem grupper er beskrivende. De siger, hvor stor en "
                    "forskel er, ikke hvad der er årsag til den."))
    made.add(_misprints(reading))
    suppressed = [figure.cell for said in reading.said for figure in reading.flat(said.place) if figure.suppressed]
    if suppressed:
        cells = counted(len(suppressed), "celle er diskretioneret", "celler er diskretionerede")
        made.add(Caveat(f"{cells.capitalize()} og vises som (.): {_some(suppressed)}."))
    if reading.kept:
        cells = counted(len(reading.kept), "celle", "celler")
        made.add(Caveat(f"{cells.capitalize()} viser den værdi, Excel gemte, fordi de ikke kan regnes sikkert her: "
                        f"{_some([cell.cell for cell in reading.kept])}."))
    if reading.errors:
        rows = tuple((error.cell, error.code, error.reason) for error in reading.errors[:_LISTED])
        left = len(reading.errors) - len(rows)
        more = f" (de første {len(rows)} af {len(reading.errors)})" if left else ""
        made.add(Table(f"Celler, der viser en fejl{more}", ("Celle", "Fejl", "Grund"), rows))
    return made


def _misprints(reading: Reading) -> Table | None:
    """What the workbook's audits found in the tables that the figures come from."""
    found: list[tuple[Part, ...]] = []
    for said in reading.of("AUDIT_TABLE"):
        for row in reading.rows(said.place):
            if len(row) == len(_FINDING) - 1 and not row[2].blank:
                found.append((reading.sheet_title(said.place.sheet), *row))
    return Table("Trykte tal, der ikke kan passe", _FINDING, tuple(found)) if found else None


def _some(cells: list[str]) -> str:
    if len(cells) <= _LISTED:
        return listed(cells)
    return f"{', '.join(cells[:_LISTED])} og {len(cells) - _LISTED} til"
