"""An investment's own sheet: the follow-up in five parts."""

from __future__ import annotations

from typing import Any

from xlsxwriter.utility import xl_col_to_name

from workbooks.charts import Axis, ChartData, Curve, followed, known, lines, place
from workbooks.investering.places import (
    BASE,
    BUDGET_ROW,
    COMPARE,
    INVESTMENT,
    INVESTMENT_BUDGET,
    MINIMUM,
    MONTH,
    NET,
    NET_BUDGET,
    OBSERVED,
    PAID,
    PAYBACK_ROW,
    RATE,
    SAVED,
    SAVING,
    SAVING_BUDGET,
    TO_DATE_ROW,
    TREATED,
    K,
    calendar,
    last_shown,
    since_start,
    table,
    unanswered,
    where_shown,
)
from workbooks.investering.plans import YEARS, Plan
from workbooks.style import Book
from xl.functions.survival_savings import DESCRIPTIVE, TREATED_IN_BOTH
from xl.palette import ACCENT

POSTS = ("Investering i indsats", "Besparelse på forsørgelse", "Besparelse i alt")
AXIS: tuple[int, int] = (43831, 45474)
"""The dates 1 January 2020 and 1 July 2024 as serial numbers: the years, and room for names."""
UNTIL: tuple[int, int] = (8, 1)
"""The fact row (from 0) that says to which month the curves are shown."""


def write(book: Book, data: ChartData, plan: Plan) -> None:
    """The sheet of an investment."""
    lead = (f"Norddjurs Kommune, budget 2020-2023: {plan.group_persons} fuldtidspersoner i indsats ud af "
            f"{plan.target_persons} i målgruppen. Kohorter og regnskab er GENEREREDE TAL")
    sheet = book.sheet(plan.sheet, f"{plan.number}. {plan.name}", lead, [58, *[13.0] * 10])
    sheet.set_h_pagebreaks([39])
    _facts(book, sheet, plan)
    _charts(book, sheet, data, plan)
    _budget(book, sheet, plan)
    _payback(book, sheet, plan)


def _facts(book: Book, sheet: Any, plan: Plan) -> None:
    sheet.write(3, 0, "1. Målgruppe og indsats", book.format("strong"))
    duration, left, treated = (table(plan, name) for name in ("Varighed", "Afgået", "Indsats"))
    facts = (
        ("Målgruppe, fuldtidspersoner (budget)", plan.target_persons, "input.0", ""),
        ("I indsats, fuldtidspersoner (budget)", plan.group_persons, "input.0", ""),
        ("Startet i indsatsen til dato, personer", f"=SUM({treated})", "output.0", ""),
        ("Sammenlignes med, personer", f"=SUM({table(plan, 'Basis')})", "output.0",
         f'=IF({COMPARE}="hele","{TREATED_IN_BOTH.da}","De øvrige i målgruppen, som ikke har fået indsatsen.")'),
        ("Kurverne vises til og med måned", f"={last_shown(plan)}", "output.0",
         f'="Tavs fra måned "&({last_shown(plan)}+1)&": endnu ikke observeret, eller færre end {MINIMUM} følges '
         'så længe. Det er ikke regnet som nul."'),
    )
    for row, (label, value, look, note) in enumerate(facts, start=4):
        sheet.write(row, 0, label, book.format("label"))
        sheet.write(row, 1, value, book.format(look))
        if note:
            sheet.write_formula(row, 2, note, book.format("note"))
    book.headers(sheet, 10, 0, ["Indsats minus sammenligning", "Forskel", "Standardfejl", "Nedre, 95 %", "Øvre, 95 %",
                                "p"])
    until = f"${xl_col_to_name(UNTIL[1])}${UNTIL[0] + 1}"
    for row, label, formula, look in (
        (11, "Måneder på forsørgelse pr. person, til og med sidste viste måned",
         f"RMST_DIFFERENCE({duration},{left},{treated},{until},{COMPARE})", "output.1"),
        (12, "Andel fortsat på forsørgelse ved måned 12 (eller sidste viste)",
         f"MILESTONE_DIFFERENCE({duration},{left},{treated},MIN(12,{until}))", "output.pct"),
    ):
        sheet.write(row, 0, label, book.format("label"))
        book.spilled(sheet, row, 1, 1, f"={where_shown(plan, formula)}", look, width=4)
        sheet.write_blank(row, 5, None, book.format("output.p"))
    sheet.write(13, 0, DESCRIPTIVE.da, book.format("lead"))


def _charts(book: Book, sheet: Any, data: ChartData, plan: Plan) -> None:
    sheet.write(15, 0, "2. Overlevelseskurver: andelen, der fortsat er på offentlig forsørgelse", book.format("strong"))
    curves = {name: Curve(since_start(plan, column + 3), since_start(plan, column + 1))
              for name, column in (("Sammenligning", BASE), ("Indsats", TREATED))}
    chart = followed(book, data, f"{plan.sheet}: andel fortsat på forsørgelse", since_start(plan, K), curves,
                     last_shown(plan))
    place(sheet, 16, 0, chart, width=1180, height=430)

    sheet.write(39, 0, "3. Besparelse pr. måned og akkumuleret", book.format("strong"))
    sheet.write_formula(39, 1, f"={_unanswered(plan)}", book.format("note"))
    bars = book.writer.add_chart({"type": "column"})
    for name, column, colour in (("Budget", SAVING_BUDGET, "#B4C7DA"), ("Realiseret", SAVING, ACCENT)):
        bars.add_series({"name": name, "categories": calendar(plan, MONTH).reference,
                         "values": calendar(plan, column).reference, "fill": {"color": colour}, "gap": 40,
                         "overlap": 20})
    title = f"{plan.sheet}: besparelse på forsørgelse pr. måned"
    bars.set_title({"name": title, "name_font": {"size": 12, "bold": True}})
    bars.set_chartarea({"border": {"none": True}})
    bars.set_x_axis({"date_axis": True, "num_format": "mmm yy", "major_unit": 6, "major_unit_type": "months",
                     "label_position": "high", "num_font": {"size": 9}})
    bars.set_y_axis(Axis("Mio. kr.", "0.00").options())
    bars.set_legend({"position": "bottom"})
    place(sheet, 40, 0, bars, width=590, height=400)
    place(sheet, 40, 3, net_chart(book, data, f"{plan.sheet}: netto akkumuleret, budget mod realiseret", plan),
          width=590, height=400)


def _unanswered(plan: Plan) -> str:
    """What the realised saving leaves out, in words; blank where it leaves nothing out."""
    return (f'IF({unanswered(plan)}=0,"","Kurverne vises til måned "&{last_shown(plan)}&". For op til "&'
            f'{unanswered(plan)}&" personer, der startede længere tilbage, er de seneste måneders besparelse '
            'ukendt og ikke med i den realiserede.")')


def net_chart(book: Book, data: ChartData, title: str, plan: Plan) -> Any:
    """Investment and saving summed from the start: budget to the end, realised as far as the data go."""
    observed, months = calendar(plan, OBSERVED), calendar(plan, MONTH)
    columns = known(data, title, months, {
        "Budget": (calendar(plan, NET_BUDGET), str(months.height)),
        "Realiseret": (calendar(plan, NET), f"SUM({observed.formula})"),
    }, x_look="calc.month")
    chart = lines(book, title, {name: x for name, (x, _) in columns.items()},
                  {name: y for name, (_, y) in columns.items()},
                  Axis("", "mmm yy", *AXIS), Axis("Mio. kr., 2020-niveau", "0.0"))
    chart.x_axis["major_unit"], chart.x_axis["label_position"] = 366, "low"
    return chart


def _budget(book: Book, sheet: Any, plan: Plan) -> None:
    sheet.write(BUDGET_ROW - 3, 0, "4. Budget mod realiseret, mio. kr. i 2020-niveau", book.format("strong"))
    titles = [f"{year} {kind}" for year in (*YEARS, "I alt") for kind in ("budget", "realiseret")]
    book.headers(sheet, BUDGET_ROW - 1, 0, ["Post", *titles])
    last = 1 + 2 * len(YEARS)
    for kind, (post, budget) in enumerate(zip(POSTS, (plan.investment, plan.saving))):
        row = BUDGET_ROW + kind
        sheet.write(row, 0, post, book.format("label"))
        realised = calendar(plan, (INVESTMENT, SAVING)[kind])
        for number, amount in enumerate(budget):
            column = 1 + 2 * number
            sheet.write(row, column, amount, book.format("input.3"))
            months = realised._replace(row=realised.row + 12 * number, height=12).formula
            sheet.write_formula(row, column + 1, f'=IF(COUNT({months})=0,"",SUM({months}))', book.format("output.3"))
        for column in (last, last + 1):
            parts = ",".join(f"{xl_col_to_name(column - 2 * back)}{row + 1}" for back in range(1, len(YEARS) + 1))
            sheet.write_formula(row, column, f'=IF(COUNT({parts})=0,"",SUM({parts}))',
                                book.format("calc.3" if column == last else "output.3"))
    row = BUDGET_ROW + 2
    sheet.write(row, 0, POSTS[2], book.format("total_label"))
    for column in range(1, last + 2):
        sheet.write_formula(row, column, f"={_both(column, row)}",
                            book.format("calc.3" if column % 2 else "output.3"))
    _to_date(book, sheet, plan)


def _both(column: int, row: int) -> str:
    """The sum of the two rows above a row (from 0); blank where one of them is."""
    upper, lower = (f"{xl_col_to_name(column)}{row - back}" for back in (1, 0))
    return f'IF(COUNT({upper}:{lower})<2,"",{upper}+{lower})'


def _to_date(book: Book, sheet: Any, plan: Plan) -> None:
    book.headers(sheet, TO_DATE_ROW - 1, 0, ["Til dato (kun måneder, data dækker)", "Budget", "Realiseret", "Forskel",
                                             "Andel realiseret", "Nedre, 95 %", "Øvre, 95 %"])
    for kind, columns in enumerate(((INVESTMENT_BUDGET, INVESTMENT), (SAVING_BUDGET, SAVING))):
        row = TO_DATE_ROW + kind
        sheet.write(row, 0, POSTS[kind], book.format("label"))
        budget, realised = (calendar(plan, column).formula for column in columns)
        formula = f'=IF(COUNT({realised})=0,"",FOLLOW_UP({budget},{realised}))'
        book.spilled(sheet, row, 1, 1, formula, "output.3", width=3)
        sheet.write_blank(row, 4, None, book.format("output.pct0"))
    for column, place_ in ((5, 4), (6, 5)):
        limit = since_start(plan, SAVED + place_, first=1)
        formula = where_shown(plan, f"INDEX({limit.formula},{last_shown(plan)})/1000000")
        sheet.write_formula(TO_DATE_ROW + 1, column, f"={formula}", book.format("output.3"))
    row = TO_DATE_ROW + 2
    sheet.write(row, 0, POSTS[2], book.format("total_label"))
    for column in range(1, 4):
        sheet.write_formula(row, column, f"={_both(column, row)}", book.format("output.3"))
    sheet.write_formula(row + 1, 0, f"={_unanswered(plan)}", book.format("lead"))


def _payback(book: Book, sheet: Any, plan: Plan) -> None:
    first = PAYBACK_ROW
    sheet.write(first - 2, 0, "5. Tilbagebetaling, mio. kr.", book.format("strong"))
    book.headers(sheet, first - 1, 0, ["År", "Investering, budget", "Besparelse, budget", "Netto, budget",
                                       "Akkumuleret", "Akk., diskonteret", "Netto, realiseret", "Akk., realiseret"])
    for number, year in enumerate(YEARS):
        row = first + number
        sheet.write(row, 0, year, book.format("label"))
        for kind in (0, 1):
            budget = f"{xl_col_to_name(1 + 2 * number)}{BUDGET_ROW + 1 + kind}"
            sheet.write_formula(row, 1 + kind, f"={budget}", book.format("calc.3"))
        realised = f"{xl_col_to_name(2 + 2 * number)}{BUDGET_ROW + 3}"
        sheet.write_formula(row, 6, f"={realised}", book.format("output.3"))
        sheet.write_formula(row, 7, f'=IF(G{row + 1}="","",SUM(G${first + 1}:G{row + 1}))', book.format("output.3"))
    last = first + len(YEARS)
    book.spilled(sheet, first, 3, len(YEARS), f"=INVESTMENT_CASE(B{first + 1}:B{last},C{first + 1}:C{last},{RATE})",
                 "calc.3", width=3)
    sheet.write(last, 0, "Tilbagebetalt ifølge budgettet: år nr.", book.format("label"))
    sheet.write_blank(last, 3, None, book.format("output.0"))
    sheet.write(last + 1, 0, "Tilbagebetalt ifølge det realiserede: måned", book.format("label"))
    paid, months = calendar(plan, PAID).formula, calendar(plan, MONTH).formula
    sheet.write_formula(last + 1, 3, f'=IFERROR(INDEX({months},MATCH(1,{paid},0)),"ikke endnu")',
                        book.format("output.month"))


