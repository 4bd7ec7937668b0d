"""Billund 2018: spending, unit costs of twelve municipalities, savings potential."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from xlsxwriter.utility import xl_col_to_name

from workbooks.published import distinct, table
from workbooks.style import Book
from xl.palette import ACCENT, HEADER

REPORT: Final = "billund_2018"
OWN: Final = "Billund"
SOURCES: Final = [
    "mploy a/s: Ressourcer, serviceniveau og resultater af den beskæftigelsesrettede indsats. Delanalyse til "
    "serviceeftersyn på beskæftigelsesområdet i Billund Kommune, maj 2019, tabel 2.1, 3.1 og 3.2 (tal for 2018; "
    "Kommune 2-12 som nummereret i rapporten).",
    "Rapportens eget grundlag: de deltagende kommuners regnskaber, jobindsats.dk og DREAM.",
]
_FIRST: Final = 4
"""The row (from 0) of the first target group on every sheet."""


def write(path: Path) -> None:
    """Write the workbook; its values come from a recalculation."""
    book = Book(path, "Billund 2018: enhedsomkostninger og besparelsespotentiale", "Kommunal benchmark")
    groups = [
        g for g in distinct(c.target_group for c in table(REPORT, "3.1")) if not g.startswith(("Konto", "Samlet"))
    ]
    book.about(
        [
            "Hvad koster en fuldtidsperson i hver målgruppe, sammenlignet med elleve andre kommuner - og hvad "
            "ville udgiften være på gennemsnittets niveau eller på de tre billigstes? Bogen regner rapportens "
            "tabel 2.1 ud fra de trykte udgifter, fuldtidspersoner og enhedsomkostninger. Alle svar er levende "
            "formler: ret et tal, og genberegn.",
            "Rapporten regnede med uafrundede tal. Her er kun de afrundede, så svar kan afvige fra de trykte med det, "
            "som afrundingen tillader; arket Kontrol holder dem op mod hinanden.",
        ],
        SOURCES,
        [
            ("Udgifter", "Billunds udgifter og fuldtidspersoner pr. målgruppe, enhedsomkostning og andel"),
            (
                "Enhedsomkostninger",
                "Tolv kommuners enhedsomkostninger; vælg en kommune og se gennemsnit, afvigelse og placering",
            ),
            ("Besparelser", "Besparelsespotentialet mod gennemsnittet og mod de tre billigste"),
            ("Kontrol", "Beregnet mod trykt"),
            ("Funktioner", "De funktioner, formlerne kan bruge"),
        ],
    )
    _spending(book, groups)
    _unit_costs(book, groups)
    _savings(book, groups)
    _checks(book, groups)
    book.functions()
    book.close()


def _spending(book: Book, groups: list[str]) -> None:
    sheet = book.sheet(
        "Udgifter",
        "Udgifter og fuldtidspersoner",
        "Billund 2018, 1.000 kr., konto 5 og 6 (rapportens tabel 3.1)",
        [48, 18, 18, 22, 20, 14],
    )
    printed = {(c.target_group, c.row): c.value for c in table(REPORT, "3.1")}
    rows = [
        [
            group,
            printed[group, "Udgifter"],
            printed[group, "Udgifter ekskl. puljer"],
            printed[group, "Fuldtidspersoner"],
        ]
        for group in [*groups, "Samlet"]
    ]
    last = _FIRST + len(groups)
    sheet.add_table(
        _FIRST - 1,
        0,
        last,
        3,
        {
            "name": "Udgifter",
            "style": None,
            "autofilter": False,
            "data": rows,
            "columns": [
                {"header": "Målgruppe", "header_format": book.format("header"), "format": book.format("label")},
                {"header": "Udgift", "header_format": book.format("number_header"), "format": book.format("input.0")},
                {
                    "header": "Udgift ekskl. puljer",
                    "header_format": book.format("number_header"),
                    "format": book.format("input.0"),
                },
                {
                    "header": "Fuldtidspersoner",
                    "header_format": book.format("number_header"),
                    "format": book.format("input.0"),
                },
            ],
        },
    )
    book.headers(sheet, _FIRST - 1, 4, ["Enhedsomkostning", "Andel"])
    book.spilled(sheet, _FIRST, 4, len(rows), "=UNITCOST(Udgifter[Udgift],Udgifter[Fuldtidspersoner])", "calc.1")
    book.spilled(sheet, _FIRST, 5, len(groups), f"=SPENDING_SHARE(B{_FIRST + 1}:B{last})", "calc.pct")
    sheet.write(last, 5, "", book.format("calc.pct"))
    sheet.write(last + 2, 0, "Egen kommune", book.format("label"))
    sheet.write(last + 2, 1, OWN, book.format("input.text"))
    book.writer.define_name("Egen_kommune", f"=Udgifter!$B${last + 3}")
    sheet.freeze_panes(_FIRST, 1)


def _unit_costs(book: Book, groups: list[str]) -> None:
    cells = {(c.target_group or c.row, c.column): c.value for c in table(REPORT, "3.2")}
    municipalities = [c for c in distinct(c.column for c in table(REPORT, "3.2")) if c != "Gennemsnit øvrige"]
    sheet = book.sheet(
        "Enhedsomkostninger",
        "Enhedsomkostninger",
        "1.000 kr. pr. fuldtidsperson, 2018 (rapportens tabel 3.2). Vælg kommune i den gule celle",
        [48, *[12] * 12, 3, 12, 12, 12, 12, 12, 12, 12],
    )
    last = _FIRST + len(groups)
    sheet.add_table(
        _FIRST - 1,
        0,
        last,
        len(municipalities),
        {
            "name": "Enhedsomk",
            "style": None,
            "autofilter": False,
            "data": [[group, *(cells[group, name] for name in municipalities)] for group in [*groups, "Samlet"]],
            "columns": [
                {"header": "Målgruppe", "header_format": book.format("header"), "format": book.format("label")},
                *(
                    {"header": name, "header_format": book.format("number_header"), "format": book.format("input.1")}
                    for name in municipalities
                ),
            ],
        },
    )
    for number in range(len(groups) + 1):  # the own municipality's figures are live: from spending and persons
        sheet.write_formula(_FIRST + number, 1, f"=Udgifter!E{_FIRST + number + 1}", book.format("calc.1"))
    at = len(municipalities) + 2
    sheet.write(1, at, OWN, book.format("input.text"))
    sheet.data_validation(1, at, 1, at, {"validate": "list", "source": f"=$B${_FIRST}:$M${_FIRST}"})
    sheet.write(1, at + 1, "er valgt", book.format("lead"))
    book.writer.define_name("Valgt_kommune", f"=Enhedsomkostninger!${xl_col_to_name(at)}$2")
    book.headers(
        sheet,
        _FIRST - 1,
        at,
        ["Gns. øvrige", "Afvigelse", "Afvigelse, pct.", "Placering (1 = dyrest)", "Gns. alle", "Laveste", "Højeste"],
    )
    for column, formula, look in (
        (at, "=PEER_AVERAGE(Enhedsomk[#All],Valgt_kommune)", "calc.1"),
        (at + 1, "=COST_DEVIATION(Enhedsomk[#All],Valgt_kommune)", "output.plus1"),
        (at + 2, '=COST_DEVIATION(Enhedsomk[#All],Valgt_kommune,,"pct")', "output.pct0"),
        (at + 3, "=COST_RANK(Enhedsomk[#All],Valgt_kommune)", "output.0"),
    ):
        book.spilled(sheet, _FIRST, column, len(groups) + 1, formula, look)
    book.spilled(sheet, _FIRST, at + 4, len(groups) + 1, "=COST_SPREAD(Enhedsomk[#All])", "calc.1", width=3)
    sheet.conditional_format(
        _FIRST,
        1,
        last,
        len(municipalities),
        {
            "type": "formula",
            "criteria": f"=B${_FIRST}=Valgt_kommune",
            "format": book.writer.add_format({"bold": True, "font_color": ACCENT}),
        },
    )
    sheet.freeze_panes(_FIRST, 1)


def _savings(book: Book, groups: list[str]) -> None:
    sheet = book.sheet(
        "Besparelser",
        "Besparelsespotentiale",
        "Ændring i udgiften, 1.000 kr.: en besparelse er negativ. Svarer til rapportens tabel 2.1",
        [48, 14, 14, 16, 18, 20, 20, 21],
        colour=ACCENT,
    )
    book.headers(
        sheet,
        _FIRST - 1,
        0,
        [
            "Målgruppe",
            "Gns. øvrige",
            "Gns. top 3",
            "Egen kommune",
            "Afvigelse fra gns.",
            "Afvigelse fra top 3",
            "Potentiale mod gns.",
            "Potentiale mod top 3",
        ],
    )
    count = len(groups) + 1
    first, last = _FIRST + 1, _FIRST + count
    labels = [*groups, "Samlet"]
    for number, label in enumerate(labels):
        sheet.write(_FIRST + number, 0, label, book.format("total_label" if label == "Samlet" else "label"))
    own = "INDEX(Enhedsomk[],0,MATCH(Egen_kommune,Enhedsomk[#Headers],0))"
    for column, formula, look in (
        (1, "=PEER_AVERAGE(Enhedsomk[#All],Egen_kommune)", "calc.1"),
        (2, "=TOPN_AVERAGE(Enhedsomk[#All],Egen_kommune,3)", "calc.1"),
        (3, f"={own}", "calc.1"),
        (4, "=COST_DEVIATION(Enhedsomk[#All],Egen_kommune)", "calc.plus1"),
        (5, f"=D{first}:D{last}-C{first}:C{last}", "calc.plus1"),
        (6, "=SAVINGS_AVG(Enhedsomk[#All],Egen_kommune,Udgifter[Fuldtidspersoner])", "output.0"),
        (7, "=SAVINGS_TOP3(Enhedsomk[#All],Egen_kommune,Udgifter[Fuldtidspersoner])", "output.0"),
    ):
        book.spilled(sheet, _FIRST, column, count, formula, look)
    sheet.write(last + 1, 0, "Sådan er første tal mod top 3 fremkommet", book.format("strong"))
    sheet.merge_range(last + 1, 1, last + 1, 7, "", book.format("wrap"))
    sheet.write_formula(last + 1, 1, f"=WHY(H{first})", book.format("wrap"))
    sheet.set_row(last + 1, 66)
    chart = book.writer.add_chart({"type": "bar"})
    for column, name, colour in ((6, "Mod gennemsnittet", HEADER), (7, "Mod top 3", ACCENT)):
        chart.add_series(
            {
                "name": name,
                "categories": ["Besparelser", _FIRST, 0, _FIRST + len(groups) - 1, 0],
                "values": ["Besparelser", _FIRST, column, _FIRST + len(groups) - 1, column],
                "fill": {"color": colour},
                "gap": 60,
                "overlap": -5,
            }
        )
    chart.set_title({"name": "Ændring i udgiften pr. målgruppe, 1.000 kr.", "name_font": {"size": 12, "bold": True}})
    chart.set_y_axis({"reverse": True, "label_position": "low", "num_font": {"size": 9}, "line": {"none": True}})
    chart.set_x_axis(
        {
            "num_format": "#,##0",
            "major_gridlines": {"visible": True, "line": {"color": "#E5E7EB"}},
            "num_font": {"size": 9},
            "label_position": "high",
        }
    )
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 1100, "height": 480})
    sheet.insert_chart(
        last + 3, 0, chart, {"description": "Besparelsespotentiale pr. målgruppe mod gennemsnit og top 3"}
    )
    sheet.freeze_panes(_FIRST, 1)


def _checks(book: Book, groups: list[str]) -> None:
    sheet = book.sheet(
        "Kontrol",
        "Kontrol",
        "Beregnet mod trykt i rapportens tabel 2.1, 1.000 kr. Forskellen skyldes, at "
        "rapporten regnede med uafrundede tal",
        [48, 16, 16, 16, 16, 16, 16, 22],
    )
    printed = {(c.target_group, c.row): c.value for c in table(REPORT, "2.1")}
    book.headers(
        sheet,
        _FIRST - 1,
        0,
        [
            "Målgruppe",
            "Mod gns., beregnet",
            "Mod gns., trykt",
            "Forskel",
            "Mod top 3, beregnet",
            "Mod top 3, trykt",
            "Forskel",
            "Afrundingen tillader",
        ],
    )
    last = _FIRST + len(groups)
    for number, group in enumerate([*groups, "Samlet"]):
        row = _FIRST + number
        sheet.write(row, 0, group, book.format("total_label" if group == "Samlet" else "label"))
        for column, source, what in ((1, "G", "Besparelspotentiale gns."), (4, "H", "Besparelspotentiale top 3")):
            sheet.write_formula(row, column, f"=Besparelser!{source}{row + 1}", book.format("calc.0"))
            sheet.write(row, column + 1, printed[group, what], book.format("input.0"))
            a, b = xl_col_to_name(column), xl_col_to_name(column + 1)
            sheet.write_formula(row, column + 2, f"={a}{row + 1}-{b}{row + 1}", book.format("calc.0"))
        # Printed: spending and savings within 0.5, persons within 0.5, the level within 0.05.
        room = (
            f"=0.05*Udgifter!D{row + 1}+0.5*MAX(Besparelser!B{row + 1},Besparelser!C{row + 1})+1"
            if group != "Samlet"
            else f"=SUM(H{_FIRST + 1}:H{last})"
        )
        sheet.write_formula(row, 7, room, book.format("calc.0"))
    sheet.write(last + 2, 0, "Alle forskelle ligger inden for afrundingen", book.format("strong"))
    inside = " , ".join(
        f"SUMPRODUCT(({c}{_FIRST + 1}:{c}{last + 1}>H{_FIRST + 1}:H{last + 1})+(-{c}{_FIRST + 1}:{c}{last + 1}>"
        f"H{_FIRST + 1}:H{last + 1}))=0"
        for c in ("D", "G")
    ).replace(" , ", ",")
    sheet.write_formula(last + 2, 1, f'=IF(AND({inside}),"Ja","Nej")', book.format("output.text"))
    sheet.freeze_panes(_FIRST, 1)
