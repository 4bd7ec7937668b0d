"""The user's month-end: accounts, full-time persons and other municipalities' costs, fetched by the sheet Kilder.

The book is written as it stood after the third quarter; refreshing it from the
files beside it brings the fourth.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any, Final

from workbooks.charts.bars import paired_bars
from workbooks.charts.cells import Cells
from workbooks.published import distinct, table
from workbooks.style import Book
from xl.cells import number_from_text

OWN: Final = "Billund"
REPORT: Final = "billund_2018"
FOLDER: Final = "data/budgetopfoelgning"
FILES: Final = tuple(f"{FOLDER}/{name}.csv" for name in ("kontoudtraek", "fuldtidspersoner", "enhedsomkostninger"))
"""What the sheet Kilder fetches, from the workbook's own folder."""
SOURCES: Final = [
    "mploy a/s: Ressourcer, serviceniveau og resultater af den beskæftigelsesrettede indsats. Delanalyse til "
    "serviceeftersyn på beskæftigelsesområdet i Billund Kommune, maj 2019, tabel 3.1 og 3.2 (tal for 2018).",
    "Kontoudtrækket er et eksempel: rapportens udgifter er fordelt ligeligt på fire kvartaler og 70/30 på indsats og "
    "administration, og kontonumrene er opdigtede. Som budget er brugt udgiften ekskl. puljer.",
]
_FIRST: Final = 4
_STAMPED: Final = (("Sidst hentet", "time"), ("Rækker", "0"), ("Resultat", "text"), ("Fingeraftryk", "text"))


def write(path: Path) -> None:
    """Write the workbook; its values come from a recalculation."""
    book = Book(path, "Budgetopfølgning, der henter sine egne tal", "Kommunal benchmark")
    printed = {(c.target_group, c.row): c.value for c in table(REPORT, "3.1")}
    groups = [
        g for g in distinct(c.target_group for c in table(REPORT, "3.1")) if not g.startswith(("Konto", "Samlet"))
    ]
    book.about(
        [
            "Budget mod regnskab for hver målgruppe, hvad en fuldtidsperson koster, og hvad det ville være værd at "
            "ligge på de tre billigste kommuners niveau - med tal, bogen selv henter: regnskabet fra et kontoudtræk, "
            "fuldtidspersoner og andre kommuners enhedsomkostninger fra filer.",
            "Bogen står, som den gjorde efter tredje kvartal. Kør: pyxl-bench refresh budgetopfoelgning.xlsx - så "
            "hentes fjerde kvartal, formler og diagram følger med, og arket Kilder viser, hvad der blev hentet.",
        ],
        SOURCES,
        [
            ("Opfølgning", "Budget, regnskab, enhedsomkostning og besparelsespotentiale pr. målgruppe"),
            ("Regnskab", "Kontoudtrækket summeret efter kontokortet; kolonnen Bemærkning er din egen"),
            ("Personer", "Fuldtidspersoner pr. målgruppe"),
            ("Enhedsomkostninger", "Andre kommuners enhedsomkostninger; Billunds er bogens egen beregning"),
            ("Kontokort", "Hvilke konti der hører til hvilken målgruppe og omkostningstype: ret den gerne"),
            ("Kilder", "Hvor tallene hentes, og hvad der kom af det"),
            ("Funktioner", "De funktioner, formlerne kan bruge"),
        ],
    )
    _follow_up(book, groups, printed)
    _accounts(book)
    _persons(book)
    _unit_costs(book)
    _mapping(book)
    _kilder(book)
    book.functions()
    book.close()


def _follow_up(book: Book, groups: list[str], printed: dict[tuple[str, str], float | None]) -> None:
    sheet = book.sheet(
        "Opfølgning",
        "Budgetopfølgning",
        "1.000 kr.; enhedsomkostninger i 1.000 kr. pr. fuldtidsperson. En besparelse er negativ",
        [50, 14, 16, 14, 14, 16, 18, 14, 18],
        pages=1,
    )
    titles = [
        "Målgruppe", "Budget", "Regnskab til dato", "Afvigelse", "Forbrug, pct.", "Fuldtidspersoner",
        "Enhedsomkostning", "Gns. øvrige", "Potentiale mod top 3",
    ]  # fmt: skip
    book.headers(sheet, _FIRST - 1, 0, titles)
    last = _FIRST + len(groups)
    for row, group in enumerate([*groups, "Samlet"], start=_FIRST):
        here, total = row + 1, group == "Samlet"
        sheet.write(row, 0, group, book.format("total_label" if total else "label"))
        rows = f"{{0}}{_FIRST + 1}:{{0}}{last}"
        for column, letter, look, formula in (
            (2, "C", "calc.0", f"=SUMIFS(Regnskab[Beløb],Regnskab[Målgruppe],A{here})/1000"),
            (5, "F", "calc.0", f"=SUMIFS(Personer[Fuldtidspersoner],Personer[Ydelse],A{here})"),
        ):
            sheet.write_formula(row, column, f"=SUM({rows.format(letter)})" if total else formula, book.format(look))
        if total:
            sheet.write_formula(row, 1, f"=SUM({rows.format('B')})", book.format("calc.0"))
        else:
            sheet.write(row, 1, printed[group, "Udgifter ekskl. puljer"], book.format("input.0"))
        sheet.write_formula(row, 3, f"=C{here}-B{here}", book.format("calc.0"))
        sheet.write_formula(row, 4, f"=C{here}/B{here}", book.format("calc.pct"))
    for column, formula, look in (
        (6, f"=UNITCOST(C{_FIRST + 1}:C{last + 1},F{_FIRST + 1}:F{last + 1})", "output.1"),
        (7, f'=PEER_AVERAGE(Enhedsomk[#All],"{OWN}")', "calc.1"),
        (8, f'=SAVINGS_TOP3(Enhedsomk[#All],"{OWN}",F{_FIRST + 1}:F{last})', "output.0"),
    ):
        book.spilled(sheet, _FIRST, column, len(groups) + 1, formula, look)
    book.headers(sheet, last + 2, 0, ["Opfølgning til dato", "Budget", "Realiseret", "Forskel", "Andel"])
    sheet.write(last + 3, 0, "Alle målgrupper, 1.000 kr.", book.format("label"))
    areas = (f"{letter}{_FIRST + 1}:{letter}{last}" for letter in "BC")
    book.spilled(sheet, last + 3, 1, 1, f"=FOLLOW_UP({','.join(areas)})", "output.0", width=4)
    sheet.write_blank(last + 3, 4, None, book.format("output.pct"))
    names = Cells("Opfølgning", _FIRST, 0, len(groups))
    series = {
        "Budget": Cells("Opfølgning", _FIRST, 1, len(groups)),
        "Regnskab til dato": Cells("Opfølgning", _FIRST, 2, len(groups)),
    }
    chart = paired_bars(book, "Budget og regnskab til dato pr. målgruppe, 1.000 kr.", names, series, number="#,##0")
    chart.set_size({"width": 1180, "height": 560})
    sheet.insert_chart(last + 6, 0, chart, {"description": "Budget og regnskab til dato pr. målgruppe"})
    sheet.freeze_panes(_FIRST, 1)


def _accounts(book: Book) -> None:
    sheet = book.sheet(
        "Regnskab", "Regnskab", "Kr.; hentes fra kontoudtrækket og summeres efter arket Kontokort",
        [50, 34, 20, 18, 14, 40],
    )  # fmt: skip
    columns = [
        ("Målgruppe", "label"), ("Omkostningstype", "label"), ("Periode", "label"), ("Beløb", "input.0"),
        ("Posteringer", "input.0"), ("Bemærkning", "label"),
    ]  # fmt: skip
    groups = {row["Konto"]: (row["Målgruppe"], row["Omkostningstype"]) for row in _read("kontokort")}
    rows: list[list[Any]] = [
        [*groups[line["Kontonr."]], line["Periode"], number_from_text(line["Beløb"]), 1, None]
        for line in _read("kontoudtraek", "latin-1")
        if line["Kontonr."] in groups and not line["Periode"].endswith("4. kvartal")
    ]
    order = list(dict.fromkeys(groups.values()))
    rows.sort(key=lambda row: (order.index((row[0], row[1])), row[2]))
    book.table(sheet, _FIRST - 1, 0, "Regnskab", columns, rows)
    sheet.repeat_rows(_FIRST - 1)
    sheet.freeze_panes(_FIRST, 1)


def _persons(book: Book) -> None:
    sheet = book.sheet("Personer", "Fuldtidspersoner", "Hentes; formen er den, jobindsats giver", [16, 12, 50, 18])
    rows = [
        [line["Område"], float(line["Periode"]), line["Ydelse"], number_from_text(line["Fuldtidspersoner"])]
        for line in _read("fuldtidspersoner", "utf-8-sig")
    ]
    columns = [("Område", "label"), ("Periode", "input.any"), ("Ydelse", "label"), ("Fuldtidspersoner", "input.0")]
    book.table(sheet, _FIRST - 1, 0, "Personer", columns, rows)
    sheet.freeze_panes(_FIRST, 1)


def _unit_costs(book: Book) -> None:
    lines = _read("enhedsomkostninger")
    headers = list(lines[0])
    sheet = book.sheet(
        "Enhedsomkostninger", "Andre kommuners enhedsomkostninger",
        "1.000 kr. pr. fuldtidsperson; hentes. Kolonnen Billund er en formel og står til højre for de hentede",
        [50, *[12] * len(headers)],
    )  # fmt: skip
    rows = [[line[headers[0]], *map(_number, list(line.values())[1:])] for line in lines]
    columns = [(header, "input.1" if number else "label") for number, header in enumerate(headers)]
    book.table(sheet, _FIRST - 1, 0, "Enhedsomk", [*columns, (OWN, "output.1")], [[*row, None] for row in rows])
    own = len(headers)
    formula = (
        f"=INDEX(Opfølgning!$G${_FIRST + 1}:$G${_FIRST + len(rows)},MATCH(Enhedsomk[[#This Row],[Målgruppe]],"
        f"Opfølgning!$A${_FIRST + 1}:$A${_FIRST + len(rows)},0))"
    )
    for row in range(_FIRST, _FIRST + len(rows)):
        sheet.write_formula(row, own, formula, book.format("output.1"))
    sheet.freeze_panes(_FIRST, 1)


def _mapping(book: Book) -> None:
    sheet = book.sheet(
        "Kontokort", "Kontokort",
        "En konto skrives helt ud, som en begyndelse med * (5.57.71*) eller som et interval; den mest præcise gælder",
        [24, 50, 34],
    )  # fmt: skip
    columns = [("Konto", "input.text"), ("Målgruppe", "input.text"), ("Omkostningstype", "input.text")]
    book.table(sheet, _FIRST - 1, 0, "Kontokort", columns, [list(line.values()) for line in _read("kontokort")])
    sheet.freeze_panes(_FIRST, 1)


def _kilder(book: Book) -> None:
    sheet = book.sheet(
        "Kilder", "Kilder", "En række pr. datasæt: de gule felter er dine; resten skriver opdateringen",
        [20, 14, 44, 14, 14, 10, 40, 18, 9, 46, 20],
    )  # fmt: skip
    asked = ("Navn", "Slags", "Adresse", "Forespørgsel", "Tabel", "Nøgle", "Kolonner")
    rows = [
        ["Regnskab", "kontoudtræk", FILES[0], "pr=Periode", "Regnskab", None,
         "Målgruppe; Omkostningstype; Periode; Beløb; Posteringer"],
        ["Fuldtidspersoner", "csv", FILES[1], None, "Personer", None, None],
        ["Enhedsomkostninger", "csv", FILES[2], None, "Enhedsomk", None, None],
    ]  # fmt: skip
    columns = [*((name, "input.text") for name in asked), *((name, f"calc.{look}") for name, look in _STAMPED)]
    book.table(sheet, _FIRST - 1, 0, "Kilder", columns, [[*row, None, None, None, None] for row in rows])
    for row in range(_FIRST, _FIRST + len(rows)):
        sheet.write_blank(row, len(asked), None, book.format("calc.time"))
    sheet.freeze_panes(_FIRST, 1)


def _read(name: str, encoding: str = "utf-8") -> list[dict[str, str]]:
    text = (Path(__file__).parent / FOLDER / f"{name}.csv").read_text(encoding=encoding)
    return list(csv.DictReader(text.splitlines(), delimiter=";"))


def _number(text: str) -> Any:
    return number_from_text(text) if text else None
