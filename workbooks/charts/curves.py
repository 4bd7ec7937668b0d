"""Lines over numbers, straight or as steps, each named at its end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbooks.charts.cells import Cells, ChartData
from workbooks.charts.kinds import ScatterChart, add
from workbooks.charts.look import Axis, dress
from workbooks.style import Book
from xl.palette import PALETTE


def lines(book: Book, title: str, x: Cells, series: Mapping[str, Cells], x_axis: Axis, y_axis: Axis) -> Any:
    """Lines over numbers, each named at its end."""
    chart = add(book.writer, ScatterChart({"subtype": "straight"}))
    for colour, (name, values) in zip(PALETTE, series.items()):
        chart.add_series(
            {
                "name": name,
                "categories": x.reference,
                "values": values.reference,
                "line": {"color": colour, "width": 2.25},
                "data_labels": {
                    "series_name": True,
                    "position": "right",
                    "font": {"size": 9, "bold": True, "color": colour},
                    "custom": [{"delete": True}] * (values.height - 1),
                },
            }
        )
    dress(chart, title, legend=False)
    chart.set_x_axis(x_axis.options(major_gridlines={"visible": False}))
    chart.set_y_axis(y_axis.options())
    return chart


def steps(data: ChartData, title: str, x: Cells, series: Mapping[str, Cells]) -> tuple[Cells, dict[str, Cells]]:
    """Columns that :func:`lines` draws as steps: each value stands until the next ``x``."""
    doubled = range(2 * x.height - 1)
    formulas = {"x": [f"={x.at((place + 1) // 2)}" for place in doubled]}
    formulas |= {name: [f"={values.at(place // 2)}" for place in doubled] for name, values in series.items()}
    at, *lines_ = data.columns(title, formulas)
    return at, dict(zip(series, lines_))
