"""The sheet Resten af året: what the months that are left must look like, and what levels lead to."""

from __future__ import annotations

from typing import Final

from workbooks import year_plan
from workbooks.ballerup_2020_09 import focus_targets, months
from workbooks.ballerup_2020_09.figures import TARGETS
from workbooks.charts import Axis, ChartData, Level, month_lines, place
from workbooks.style import Book
from xl.palette import ACCENT, GREY

NAME: Final = "Resten af året"


def write(book: Book, data: ChartData) -> None:
    sheet = book.sheet(
        NAME,
        "Resten af året",
        "Hvad de resterende måneder skal ligge på i gennemsnit, for at kalenderåret når målet",
        year_plan.WIDTHS,
    )
    persons = focus_targets.PERSONS + 1
    years = [
        year_plan.Year(target.name, months.column(target.name, year=True).formula,
                       f"'{focus_targets.NAME}'!$B${persons + number}")
        for number, target in enumerate(TARGETS)
    ]
    year_plan.write(book, sheet, "Kalenderåret 2020", years)
    for number, target in enumerate(TARGETS):
        title = f"{target.name} i 2020: måned for måned, krav og mål"
        goal, required = data.columns(
            title, {"Mål": ["=Mål"] * 12, "Krav": [f"='{NAME}'!{year_plan.required_at(number)}"] * 12}, "calc.pct2")
        chart = month_lines(
            book,
            title,
            months.column("Måned", year=True),
            {target.name: months.column(target.name, year=True)},
            Axis("", "0%", 0.5, 1.0),
            (Level("Krav i resten af året", required, ACCENT), Level("Mål for året", goal, GREY)),
        )
        place(sheet, year_plan.BELOW, (0, 3)[number], chart, width=620, height=340)
    sheet.freeze_panes(year_plan.FIRST, 1)
    sheet.fit_to_pages(1, 1)
