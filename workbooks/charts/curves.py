"""Lines over numbers, straight or as steps, each named at its end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbooks.charts.cells import Cells, ChartData
from workbooks.charts.kinds import ScatterChart, add
from workbooks.charts.look import Axis, dress
from workbooks.style import Book
from xl.palette import PALETTE


def lines(
    book: Book, title: str, x: Cells | Mapping[str, Cells], series: Mapping[str, Cells], x_axis: Axis, y_axis: Axis
) -> Any:
    """Lines over numbers, each named at its end; all over the same ``x``, or each over its own."""
    chart = add(book.writer, ScatterChart({"subtype": "straight"}))
    for colour, (name, values) in zip(PALETTE, series.items()):
        over = x if isinstance(x, Cells) else x[name]
        line = {"categories": over.reference, "values": values.reference, "line": {"color": colour, "width": 2.25}}
        chart.add_series({"name": name, **line})
    for colour, (name, values) in zip(PALETTE, series.items()):  # LibreOffice labels no point that stands twice
        over = x if isinstance(x, Cells) else x[name]
        chart.add_series(
            {
                "name": name,
                "categories": over.last.reference,
                "values": values.last.reference,
                "line": {"none": True},
                "marker": {"type": "none"},
                "data_labels": {
                    "series_name": True,
                    "position": "right",
                    "font": {"size": 9, "bold": True, "color": colour},
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


def known(
    data: ChartData, title: str, x: Cells, series: Mapping[str, tuple[Cells, str]], *, x_look: str = "calc.feed"
) -> dict[str, list[Cells]]:
    """Columns x and y of lines that end with the last value known; each series says in a cell how many it has.

    A blank would be drawn as 0: beyond the end the last point stands again.
    """
    formulas: dict[str, list[str]] = {}
    for name, (values, count) in series.items():
        rows = [f"MAX(1,MIN({place + 1},{count}))" for place in range(x.height)]
        formulas[f"{name}: x"] = [f"=INDEX({x.formula},{row})" for row in rows]
        formulas[name] = [f"=INDEX({values.formula},{row})" for row in rows]
    columns = data.columns(title, formulas, {f"{name}: x": x_look for name in series})
    return {name: columns[2 * place : 2 * place + 2] for place, name in enumerate(series)}
