"""The months behind an investment: since each person's start, and in the calendar."""

from __future__ import annotations

import datetime as dt
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from workbooks.investering.generated import month
from workbooks.investering.inputs import price_factor
from workbooks.investering.places import (
    ACCOUNTS,
    ACCOUNTS_ROW,
    BASE,
    BENEFIT_ROW,
    BUDGET_ROW,
    CALENDAR,
    CAME,
    COMPARE,
    FIRST_UNKNOWN,
    INVESTMENT,
    INVESTMENT_BUDGET,
    LAST_SHOWN,
    MINIMUM,
    MONTH,
    NET,
    NET_BUDGET,
    OBSERVED,
    PAID,
    PER_PERSON,
    REVERSED,
    SAVED,
    SAVING,
    SAVING_BUDGET,
    SHOWN,
    SINCE_START,
    STARTED,
    TREATED,
    UNANSWERED,
    UNKNOWN,
    WEEKS_ROW,
    K,
    assumption,
    cell,
    last_shown,
    months_sheet,
    table,
    where_shown,
)
from workbooks.investering.plans import MONTHS, YEARS, Plan
from workbooks.style import Book

_CURVE = ["måned", "i risiko", "afgange", "andel", "nedre", "øvre"]


def write(book: Book, plan: Plan) -> None:
    """The sheet of monthly figures of an investment."""
    lead = ("Mellemregninger bag arket " + plan.sheet + ". Intet vises, hvor færre end "
            f"{MINIMUM} personer følges i en af grupperne")
    sheet = book.sheet(months_sheet(plan), f"Måneder: {plan.name}", lead, [12.0, 11.0, *[11.0] * 21, 13.0],
                       colour="#6B7280")
    sheet.write(LAST_SHOWN[0], 0, "Vist til", book.format("label"))
    sheet.write_formula(*LAST_SHOWN, f"=MAX({_column(SHOWN)})", book.format("calc.0"))
    _since_start(book, sheet, plan)
    _calendar(book, sheet, plan)
    sheet.set_h_pagebreaks([CALENDAR - 3])
    sheet.freeze_panes(SINCE_START, 1)


def _column(column: int, first: int = 0) -> str:
    """A column of the table by months since start, on its own sheet."""
    name = xl_col_to_name(column)
    return f"${name}${SINCE_START + 1 + first}:${name}${SINCE_START + 1 + MONTHS}"


def _since_start(book: Book, sheet: Any, plan: Plan) -> None:
    book.headers(sheet, SINCE_START - 1, 0, [
        "Måned siden start", "Vises", *(f"Basis: {name}" for name in _CURVE), *(f"Indsats: {name}" for name in _CURVE),
        "Startet så længe siden", "Måned", "Sparede fuldtids-måneder", "Ændring i udgift, kr.", "Akkumuleret, kr.",
        "Nedre, kr.", "Øvre, kr.", "Ændring pr. startet, kr.", "Samme, bagfra", "Ukendt, bagfra",
    ])
    sheet.set_row(SINCE_START - 1, 50)
    duration, left, treated, base = (table(plan, name) for name in ("Varighed", "Afgået", "Indsats", "Basis"))
    for k in range(MONTHS + 1):
        row = SINCE_START + k
        sheet.write(row, K, k, book.format("calc.0"))
        enough = (f'COUNTIFS({duration},">="&A{row + 1},{group},1)>={MINIMUM}' for group in (treated, base))
        sheet.write_formula(row, SHOWN, f'=IF(AND({",".join(enough)}),A{row + 1},"")', book.format("calc.0"))
        if k == 0:
            continue
        before = f'"<"&EDATE({FIRST_UNKNOWN},1-A{row + 1})'
        sheet.write_formula(row, CAME, f'=COUNTIFS({table(plan, "Gruppe")},"Indsats",{table(plan, "Start")},{before})',
                            book.format("calc.0"))
        sheet.write_formula(row, PER_PERSON, f'=IF(R{row + 1}="",0,R{row + 1}/O{row + 1})', book.format("calc.0"))
        back = MONTHS + 1 - k
        sheet.write_formula(row, REVERSED, f"=INDEX({_column(PER_PERSON, 1)},{back})", book.format("calc.0"))
        sheet.write_formula(row, UNKNOWN, f'=IF(INDEX({_column(SHOWN, 1)},{back})="",1,0)', book.format("calc.0"))
    shown = _column(SHOWN)
    for column, group in ((BASE, base), (TREATED, treated)):
        for place in range(len(_CURVE)):
            look = "calc.pct" if place > 2 else "calc.0"
            for k in range(MONTHS + 1):
                sheet.write_blank(SINCE_START + k, column + place, None, book.format(look))
        sheet.write_dynamic_array_formula(
            SINCE_START, column, SINCE_START, column,
            f"={where_shown(plan, f'SURVIVAL({duration},{left},{shown},,{group})')}", book.format("calc.0"))
    saved = (f"COHORT_SAVINGS({duration},{left},{treated},{_column(CAME, 1)},{assumption(plan, BENEFIT_ROW)},"
             f"{last_shown(plan)},{COMPARE},{assumption(plan, WEEKS_ROW)})")
    book.spilled(sheet, SINCE_START + 1, SAVED, MONTHS, f"={where_shown(plan, saved)}", "calc.0", width=6)


def _calendar(book: Book, sheet: Any, plan: Plan) -> None:
    sheet.write(CALENDAR - 3, 0, "Måneder i kalenderen, mio. kr. i 2020-niveau", book.format("strong"))
    sheet.write(CALENDAR - 2, 0, "Budgettet er fordelt jævnt over årets måneder. Besparelsen i en måned er summen over "
                "dem, der er startet, hver i sin måned siden start", book.format("lead"))
    book.headers(sheet, CALENDAR - 1, 0, [
        "Måned", "Data dækker", "Startet i indsats", "Personer uden svar", "Investering, budget",
        "Investering, realiseret", "Besparelse, budget", "Besparelse, realiseret", "Netto akk., budget",
        "Netto akk., realiseret", "Tilbage-betalt",
    ])
    gruppe, start = table(plan, "Gruppe"), table(plan, "Start")
    for number in range(MONTHS):
        row, at = CALENDAR + number, CALENDAR + number + 1
        year = YEARS[number // 12]
        started, spent_so_far = f"$C${CALENDAR + 1}:C{at}", f"$F${CALENDAR + 1}:F{at}"

        def behind(column: int, months: int = number + 1) -> str:
            name = xl_col_to_name(column)
            return f"${name}${SINCE_START + 1 + MONTHS - months + 1}:${name}${SINCE_START + 1 + MONTHS}"

        def observed(formula: str, at: int = at) -> str:
            return f'=IF(B{at}=1,{formula},"")'

        def net(investment: str, saving: str, own: str, at: int = at) -> str:
            before = "" if at == CALENDAR + 1 else f"{own}{at - 1}+"
            return f"{before}SUM({investment}{at},{saving}{at})"

        budget = [cell(plan.sheet, BUDGET_ROW + kind, 1 + 2 * (number // 12)) for kind in (0, 1)]
        spent = f"{cell(ACCOUNTS, ACCOUNTS_ROW + number, plan.number)}*{price_factor(year)}/1000000"
        saved = f"SUMPRODUCT({started},{behind(REVERSED)})/1000000"
        started_in = f'COUNTIFS({gruppe},"Indsats",{start},">="&A{at},{start},"<"&EDATE(A{at},1))'
        sheet.write_datetime(row, MONTH, dt.datetime.combine(month(number), dt.time()), book.format("calc.month"))
        for column, formula, look in (
            (OBSERVED, f"=IF(EDATE(A{at},1)<={FIRST_UNKNOWN},1,0)", "calc.0"),
            (STARTED, observed(started_in), "calc.0"),
            (UNANSWERED, observed(f"SUMPRODUCT({started},{behind(UNKNOWN)})"), "calc.0"),
            (INVESTMENT_BUDGET, f"={budget[0]}/12", "calc.3"),
            (INVESTMENT, observed(spent), "calc.3"),
            (SAVING_BUDGET, f"={budget[1]}/12", "calc.3"),
            (SAVING, observed(f'IF(AND(D{at}>0,D{at}=SUM({started})),"",{saved})'), "calc.3"),
            (NET_BUDGET, "=" + net("E", "G", "I"), "calc.3"),
            (NET, observed(net("F", "H", "J")), "calc.3"),
            (PAID, observed(f"IF(AND(SUM({spent_so_far})>0,J{at}<=0),1,0)"), "calc.0"),
        ):
            sheet.write_formula(row, column, formula, book.format(look))
