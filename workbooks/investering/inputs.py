"""The sheets that a user fills with own figures: assumptions, accounts and persons."""

from __future__ import annotations

import datetime as dt
from typing import Any

from workbooks.investering.generated import accounts, month, persons
from workbooks.investering.places import (
    ACCOUNTS,
    ACCOUNTS_ROW,
    ASSUMPTIONS,
    BENEFIT_ROW,
    COMPARE,
    DATE,
    FIRST_UNKNOWN,
    INDEX_ROW,
    OWN_SHARE_ROW,
    RATE,
    RATE_ROW,
    WEEKS_ROW,
)
from workbooks.investering.plans import MONTHS, YEARS, Plan, plans
from workbooks.style import Book

GENERATED = "GENEREREDE TAL til afprøvning - ingen virkelige personer eller regnskabstal. Erstat dem med kommunens egne"


def assumptions(book: Book) -> None:
    """Benefit, weeks on support, discount rate and price index."""
    lead = "Antagelser til afprøvning - ikke trykte tal. Ret de gule celler til kommunens egne"
    sheet = book.sheet(ASSUMPTIONS, "Forudsætninger", lead, [52, 18, 18, 18, 46])
    book.headers(sheet, BENEFIT_ROW - 1, 0, ["Forudsætning", *(plan.sheet for plan in plans())])
    labels = {
        BENEFIT_ROW: "Ydelse pr. fuldtidsperson og måned, kr., 2020-niveau",
        WEEKS_ROW: "Uger på offentlig forsørgelse ved start (afgør refusionen)",
        OWN_SHARE_ROW: "Kommunens andel af ydelsen de første fire uger efter start",
    }
    for row, label in labels.items():
        sheet.write(row, 0, label, book.format("label"))
    for plan in plans():
        sheet.write(BENEFIT_ROW, plan.number, plan.monthly_benefit, book.format("input.0"))
        sheet.write(WEEKS_ROW, plan.number, plan.weeks_before, book.format("input.0"))
        weeks = f"{'ABCD'[plan.number]}{WEEKS_ROW + 1}"
        sheet.write_formula(OWN_SHARE_ROW, plan.number, f"=MUNICIPAL_SHARE({weeks}+1,{weeks}+4)",
                            book.format("calc.pct"))
    sheet.write(RATE_ROW, 0, "Kalkulationsrente pr. år", book.format("label"))
    sheet.write(RATE_ROW, 1, 0.035, book.format("input.pct"))
    book.writer.define_name(RATE, f"={ASSUMPTIONS}!$B${RATE_ROW + 1}")

    sheet.write(INDEX_ROW - 3, 0, "Pris- og lønudvikling (p/l): realiserede beløb føres tilbage til 2020-niveau",
                book.format("strong"))
    book.headers(sheet, INDEX_ROW - 1, 0, ["År", "P/l ind i året, pct.", "Faktor til 2020-niveau"])
    index = f"$A${INDEX_ROW + 1}:$B${INDEX_ROW + len(YEARS) - 1}"
    for place, (year, change) in enumerate(zip(YEARS[1:], (1.5, 2.0, 3.0))):
        row = INDEX_ROW + place
        sheet.write(row, 0, year, book.format("input.year"))
        sheet.write(row, 1, change, book.format("input.1"))
        sheet.write_formula(row, 2, f"=PRICE_LEVEL(1,A{row + 1},{YEARS[0]},{index})", book.format("calc.3"))


def price_factor(year: int) -> str:
    """The cell that takes a year's amounts to the first year's price level."""
    return "1" if year == YEARS[0] else f"{ASSUMPTIONS}!$C${INDEX_ROW + 1 + YEARS.index(year) - 1}"


def accounts_sheet(book: Book) -> None:
    """What the efforts cost, month by month."""
    sheet = book.sheet(ACCOUNTS, "Regnskab: udgift til indsatserne", f"{GENERATED}. Kr. i årets priser",
                       [14, 20, 20, 20])
    book.headers(sheet, ACCOUNTS_ROW - 1, 0, ["Måned", *(plan.sheet for plan in plans())])
    columns = [accounts(plan) for plan in plans()]
    for number in range(MONTHS):
        sheet.write_datetime(ACCOUNTS_ROW + number, 0, _midnight(month(number)), book.format("input.month"))
        for plan, column in zip(plans(), columns):
            sheet.write(ACCOUNTS_ROW + number, plan.number, column[number], book.format("input.0"))
    sheet.freeze_panes(ACCOUNTS_ROW, 1)
    sheet.repeat_rows(ACCOUNTS_ROW - 1)


def cohort(book: Book, plan: Plan) -> None:
    """A row per person of the target group; what the curves need is worked out beside it."""
    sheet = book.sheet(f"{plan.number} Kohorte", f"Kohorte {plan.number}: {plan.name}", GENERATED,
                       [14, 14, 14, 12, 12, 12, 12])
    notes = ("Nye rækker tilføjes nederst i tabellen; skriv aldrig CPR-numre. Start: første dag i forløbet.",
             "Slut: første dag uden offentlig forsørgelse, tom hvis den ikke er kommet; skift til en anden ydelse er "
             "ikke en afgang.",
             "Varighed: hele måneder fra start til afgang eller til den sidste måned, data dækker; tom, når forløbet "
             "ikke er begyndt på datadatoen.")
    for row, note in enumerate(notes, start=2):
        sheet.write(row, 0, note, book.format("lead"))
    head = 6
    made = persons(plan)
    start, end, group, lasted = (f"Kohorte_{plan.number}[[#This Row],[{name}]]"
                                 for name in ("Start", "Slut", "Gruppe", "Varighed"))
    until = f'MIN(IF({end}="",99999,{end}),{FIRST_UNKNOWN})'
    months = f"(YEAR({until})-YEAR({start}))*12+MONTH({until})-MONTH({start})"
    calculated = {
        "Varighed": f'=IF(OR({start}="",{start}>={FIRST_UNKNOWN}),"",{months})',
        "Afgået": f'=IF({lasted}="","",IF(AND({end}<>"",{end}<={DATE}),1,0))',
        "Indsats": f'=IF({lasted}="","",IF({group}="Indsats",1,0))',
        "Basis": f'=IF({lasted}="","",IF(OR({group}<>"Indsats",{COMPARE}="hele"),1,0))',
    }
    columns: list[dict[str, Any]] = [
        {"header": "Start", "format": book.format("input.date")},
        {"header": "Slut", "format": book.format("input.date")},
        {"header": "Gruppe", "format": book.format("input.text")},
        *({"header": name, "formula": formula, "format": book.format("calc.0")}
          for name, formula in calculated.items()),
    ]
    for column in columns:
        column["header_format"] = book.format("header")
    sheet.add_table(head, 0, head + len(made), len(columns) - 1, {
        "name": f"Kohorte_{plan.number}", "style": None, "columns": columns,
        "data": [[_midnight(person.start), person.end and _midnight(person.end),
                  "Indsats" if person.treated else "Øvrig"] for person in made],
    })
    sheet.data_validation(head + 1, 2, head + len(made), 2, {
        "validate": "list", "source": ["Indsats", "Øvrig"], "error_title": "Gruppen kendes ikke",
        "error_message": "Skriv Indsats for den, der har fået indsatsen, og Øvrig for resten af målgruppen."})
    sheet.freeze_panes(head + 1, 0)
    sheet.repeat_rows(head)


def _midnight(date: dt.date) -> dt.datetime:
    return dt.datetime.combine(date, dt.time())
