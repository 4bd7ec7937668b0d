"""The overview: the date of the data, a row per investment, and how far the money has come."""

from __future__ import annotations

import datetime as dt
from typing import Any

from workbooks.charts import Axis, ChartData, known, lines, place
from workbooks.investering.case import AXIS, POSTS
from workbooks.investering.generated import month
from workbooks.investering.inputs import GENERATED
from workbooks.investering.places import (
    BASE,
    COMPARE,
    DATE,
    FIRST_UNKNOWN,
    NET,
    NET_BUDGET,
    OBSERVED,
    PAYBACK_ROW,
    SAVED,
    TO_DATE_ROW,
    TREATED,
    calendar,
    cell,
    last_shown,
    since_start,
    unanswered,
    where_shown,
)
from workbooks.investering.plans import MONTHS, YEARS, plans
from workbooks.style import Book
from xl.functions.survival_savings import DESCRIPTIVE
from xl.palette import ACCENT

NAME = "Overblik"
HEAD = 10


def write(book: Book, data: ChartData, data_date: dt.date, compare: str) -> None:
    """The first sheet that is read."""
    sheet = book.sheet(NAME, "Overblik: tre investeringer, fulgt op", GENERATED,
                       [52, 11, 11, 12, 12, 13, 13, 13, 13, 13, 13, 13, 13, 14, 16])
    _settings(book, sheet, data_date, compare)
    _rows(book, sheet)
    _charts(book, sheet, data)


def _settings(book: Book, sheet: Any, data_date: dt.date, compare: str) -> None:
    sheet.write(3, 0, "Data til og med", book.format("label"))
    sheet.write_datetime(3, 1, dt.datetime.combine(data_date, dt.time()), book.format("input.date"))
    sheet.data_validation(3, 1, 3, 1, {
        "validate": "date", "criteria": "between",
        "minimum": dt.date(YEARS[0], 1, 31), "maximum": dt.date(YEARS[-1], 12, 31),
        "input_title": "Data til og med", "input_message": "Sidste dag, data dækker, fx 30-04-2020.",
        "error_title": "Datoen ligger uden for perioden",
        "error_message": f"Skriv en dato fra 31-01-{YEARS[0]} til 31-12-{YEARS[-1]}."})
    sheet.write(4, 0, "Sammenlign indsatsgruppen med", book.format("label"))
    sheet.write(4, 1, compare, book.format("input.text"))
    sheet.data_validation(4, 1, 4, 1, {"validate": "list", "source": ["øvrige", "hele"]})
    sheet.write(4, 2, "øvrige: dem i målgruppen, der ikke har fået indsatsen. hele: hele målgruppen, de behandlede "
                "medregnet", book.format("note"))
    sheet.write(5, 0, "Første måned uden data", book.format("label"))
    sheet.write_formula(5, 1, f"=DATE(YEAR({DATE}+1),MONTH({DATE}+1),1)", book.format("calc.month"))
    for name, row in ((DATE, 4), (COMPARE, 5), (FIRST_UNKNOWN, 6)):
        book.writer.define_name(name, f"={NAME}!$B${row}")
    sheet.write(6, 0, DESCRIPTIVE.da, book.format("lead"))
    sheet.write(7, 0, "Beløb i mio. kr., 2020-niveau. Besparelser er negative. Måneder, der endnu ikke kan kendes, er "
                "tomme, ikke nul.", book.format("lead"))


def _rows(book: Book, sheet: Any) -> None:
    book.headers(sheet, HEAD - 1, 0, [
        "Investering", "Startet, personer", "Fulgt til måned", "Andel på forsørgelse: øvrige",
        "Andel på forsørgelse: indsats", "Sparede fuldtids-måneder", "Investering, budget til dato",
        "Investering, realiseret", "Besparelse, budget til dato", "Besparelse, realiseret", "Nedre, 95 %",
        "Øvre, 95 %", "Netto, realiseret", "Tilbagebetalt", "Se arket"])
    sheet.set_row(HEAD - 1, 50)
    sheet.write_formula(HEAD - 1, 3, f'=IF({COMPARE}="hele","Andel på forsørgelse: hele målgruppen",'
                        '"Andel på forsørgelse: øvrige")', book.format("number_header"))
    for number, plan in enumerate(plans()):
        row = HEAD + number
        sheet.write(row, 0, plan.name, book.format("label_wrap"))
        sheet.write_url(row, 14, f"internal:'{plan.sheet}'!A1", string=plan.sheet)
        until = last_shown(plan)
        months = [f"INDEX({since_start(plan, group + 3).formula},1+{until})" for group in (BASE, TREATED)]
        spent, saved, net = (cell(plan.sheet, TO_DATE_ROW + kind, 0).replace("$A$", "{}") for kind in range(3))
        shown = [where_shown(plan, formula) for formula in (
            *months, f"SUM({since_start(plan, SAVED + 1, first=1).formula})")]
        money = [f'IF({place}="","",{place})' for place in (
            spent.format("$B$"), spent.format("$C$"), saved.format("$B$"), saved.format("$C$"), saved.format("$F$"),
            saved.format("$G$"), net.format("$C$"))]
        columns = (
            (cell(plan.sheet, 6, 1), "0"), (until, "0"), (shown[0], "pct0"), (shown[1], "pct0"), (shown[2], "0"),
            *((amount, "3") for amount in money), (cell(plan.sheet, PAYBACK_ROW + len(YEARS) + 1, 3), "month"),
        )
        for column, (formula, look) in enumerate(columns, start=1):
            sheet.write_formula(row, column, f"={formula}", book.format(f"output.{look}"))
        sheet.set_row(row, 32)
    total = HEAD + len(plans())
    sheet.write(total, 0, "I alt", book.format("total_label"))
    for column in range(1, 14):
        name = "ABCDEFGHIJKLMN"[column]
        if column in (1, 5, 6, 7, 8, 9, 12):
            look = "0" if column in (1, 5) else "3"
            parts = f"{name}{HEAD + 1}:{name}{total}"
            sheet.write_formula(total, column, f'=IF(COUNT({parts})=0,"",SUM({parts}))', book.format(f"output.{look}"))
        else:
            sheet.write_blank(total, column, None, book.format("output.text"))


    every = ",".join(unanswered(plan) for plan in plans())
    sheet.write_formula(
        total + 1, 0, f'=IF(MAX({every})=0,"","For personer, der startede længere tilbage, end kurverne vises, er de '
        'seneste måneders besparelse ukendt og ikke med i den realiserede: se arkene.")', book.format("lead"))


def _charts(book: Book, sheet: Any, data: ChartData) -> None:
    top = HEAD + len(plans()) + 2
    bars = book.writer.add_chart({"type": "column"})
    for name, column, colour in (("Budget til dato", 8, "#B4C7DA"), ("Realiseret", 9, ACCENT)):
        bars.add_series({
            "name": name, "categories": _short_names(data).reference,
            "values": [NAME, HEAD, column, HEAD + len(plans()) - 1, column], "fill": {"color": colour}, "gap": 70,
            "data_labels": {"value": True, "num_format": "0.00", "font": {"size": 9}}})
    bars.set_title({"name": f"{POSTS[1]} til dato, mio. kr.", "name_font": {"size": 12, "bold": True}})
    bars.set_chartarea({"border": {"none": True}})
    bars.set_x_axis({"label_position": "high", "num_font": {"size": 9}})
    bars.set_y_axis(Axis("", "0.0").options())
    bars.set_legend({"position": "bottom"})
    place(sheet, top, 0, bars, width=660, height=400)

    title = "Alle tre: netto akkumuleret, budget mod realiseret"
    every = [[calendar(plan, column) for plan in plans()] for column in (NET_BUDGET, NET)]
    months = [f"={_serial(number)}" for number in range(MONTHS)]
    sums = [["=" + "+".join(f"N({part.at(number)})" for part in parts) for number in range(MONTHS)] for parts in every]
    x, budget, realised = data.columns(f"{title}: summer", {"Måned": months, "Budget": sums[0], "Realiseret": sums[1]},
                                       {"Måned": "calc.month"})
    observed = f"SUM({calendar(plans()[0], OBSERVED).formula})"
    columns = known(data, title, x, {"Budget": (budget, str(MONTHS)), "Realiseret": (realised, observed)},
                    x_look="calc.month")
    chart = lines(book, title, {name: pair[0] for name, pair in columns.items()},
                  {name: pair[1] for name, pair in columns.items()},
                  Axis("", "mmm yy", *AXIS), Axis("Mio. kr., 2020-niveau", "0.0"))
    chart.x_axis["major_unit"], chart.x_axis["label_position"] = 366, "low"
    place(sheet, top, 5, chart, width=760, height=400)


def _short_names(data: ChartData) -> Any:
    return data.columns("Investeringer, korte navne", {"Navn": [f'="{plan.sheet}"' for plan in plans()]})[0]


def _serial(number: int) -> int:
    return (month(number) - dt.date(1899, 12, 30)).days
