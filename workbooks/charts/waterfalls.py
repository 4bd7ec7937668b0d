"""A waterfall: what a deviation is made of, one effect after the other."""

from __future__ import annotations

from typing import Any

from workbooks.charts.cells import Cells, ChartData
from workbooks.charts.kinds import LineChart
from workbooks.charts.look import Axis, dress
from workbooks.style import Book
from xl.palette import CHEAPER, DEARER, GREY, INK


def waterfall(
    book: Book, data: ChartData, title: str, names: Cells, effects: Cells, total: str, *, number: str = "#,##0.0"
) -> Any:
    """Effects one after the other, each from where the last ended, and their sum as the last bar."""
    steps = range(effects.height)
    sums = [f"SUM({effects.at(0)}:{effects.at(place).partition('!')[2]})" for place in steps]
    ends = [(sums[place - 1] if place else "0", sums[place]) for place in steps]
    above = [f"MAX(0,MAX({a},{b}))-MAX(0,MIN({a},{b}))" for a, b in ends]
    below = [f"MIN(0,MIN({a},{b}))-MIN(0,MAX({a},{b}))" for a, b in ends]
    columns = data.columns(
        title,
        {
            "Trin": [*(f"={names.at(place)}" for place in steps), f'="{total}"'],
            "Løft over 0": [*(f"=MAX(0,MIN({a},{b}))" for a, b in ends), "=0"],
            "Løft under 0": [*(f"=MIN(0,MAX({a},{b}))" for a, b in ends), "=0"],
            "Op over 0": [*(f"=IF({effects.at(n)}>0,{above[n]},0)" for n in steps), "=0"],
            "Op under 0": [*(f"=IF({effects.at(n)}>0,{below[n]},0)" for n in steps), "=0"],
            "Ned over 0": [*(f"=IF({effects.at(n)}<0,{above[n]},0)" for n in steps), "=0"],
            "Ned under 0": [*(f"=IF({effects.at(n)}<0,{below[n]},0)" for n in steps), "=0"],
            "I alt": [*("=0" for _ in steps), f"={sums[-1]}"],
            "Etikettens højde": [*(f"=MAX(0,MAX({a},{b}))" for a, b in ends), f"=MAX(0,{sums[-1]})"],
            "Etiket": [*(f"={effects.at(place)}" for place in steps), f"={sums[-1]}"],
        },
        "calc.plus1",
    )
    chart = book.writer.add_chart({"type": "column", "subtype": "stacked"})
    colours = (None, None, DEARER, DEARER, CHEAPER, CHEAPER, GREY)
    for values, colour, name in zip(columns[1:8], colours, ("", "", "Fordyrer", "", "Billiggør", "", total)):
        chart.add_series(
            {
                "name": name or " ",
                "categories": columns[0].reference,
                "categories_data": [" "] * columns[0].height,
                "values": values.reference,
                "fill": {"color": colour} if colour else {"none": True},
                "gap": 40,
            }
        )
    labels = LineChart()
    labels.add_series(
        {
            "name": " ",
            "categories": columns[0].reference,
            "categories_data": [" "] * columns[0].height,
            "values": columns[8].reference,
            "line": {"none": True},
            "marker": {"type": "none"},
            "label_cells": columns[9].reference,
            "label_position": "above",
            "label_font": {"size": 9, "color": INK},
        }
    )
    chart.combine(labels)
    dress(chart, title, unnamed=(0, 1, 3, 5, 7))
    chart.set_x_axis({"label_position": "low", "num_font": {"size": 9}, "line": {"color": GREY}})
    chart.set_y_axis(Axis("", number).options())
    return chart
