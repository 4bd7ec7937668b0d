"""Many municipalities side by side in their order, one of them marked."""

from __future__ import annotations

from typing import Any

from workbooks.charts.cells import Cells, ChartData
from workbooks.charts.look import Axis, dress
from workbooks.style import Book
from xl.palette import ACCENT, GREY, HEADER


def marked_columns(
    book: Book, data: ChartData, title: str, names: Cells, values: Cells, chosen: str, axis: Axis
) -> Any:
    """A column for each name, the one that the cell ``chosen`` names in another colour."""
    rows = range(names.height)
    parts = data.columns(
        title,
        {
            "Øvrige": [f"=IF({names.at(row)}={chosen},0,{values.at(row)})" for row in rows],
            "Valgt": [f"=IF({names.at(row)}={chosen},{values.at(row)},0)" for row in rows],
        },
        "calc.any",
    )
    chart = book.writer.add_chart({"type": "column"})
    for name, part, colour in zip(("Øvrige kommuner", "Valgt kommune"), parts, (HEADER, ACCENT)):
        chart.add_series(
            {
                "name": name,
                "categories": names.reference,
                "values": part.reference,
                "fill": {"color": colour},
                "gap": 20,
                "overlap": 100,
            }
        )
    dress(chart, title)
    chart.set_x_axis({"visible": True, "label_position": "none", "line": {"color": GREY}, "major_tick_mark": "none"})
    chart.set_y_axis(axis.options())
    return chart
