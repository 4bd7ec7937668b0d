"""From the cheapest to the dearest, with marks in between: how far apart are they, and where do we stand?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbooks.charts.cells import Cells, ChartData
from workbooks.charts.look import Axis, dress
from workbooks.style import Book
from xl.palette import ACCENT, CHEAPER, GREY, INK, PALE

_MARKS = (("diamond", ACCENT), ("circle", INK))


def spread_columns(
    book: Book, data: ChartData, title: str, names: Cells, ends: tuple[Cells, Cells], marks: Mapping[str, Cells],
    axis: Axis,
) -> Any:
    """A floating column for each name from its lowest to its highest, with a mark for each of ``marks``."""
    low, high = ends
    rows = range(names.height)
    (spread,) = data.columns(title, {"Spredning": [f"={high.at(row)}-{low.at(row)}" for row in rows]})
    chart = book.writer.add_chart({"type": "column", "subtype": "stacked"})
    for name, values, fill in ((" ", low, {"none": True}), ("Laveste til højeste", spread, {"color": PALE[CHEAPER]})):
        chart.add_series(
            {"name": name, "categories": names.reference, "values": values.reference, "fill": fill, "gap": 60}
        )
    points = book.writer.add_chart({"type": "line"})
    for (name, values), (shape, colour) in zip(marks.items(), _MARKS):
        points.add_series(
            {
                "name": name,
                "categories": names.reference,
                "values": values.reference,
                "line": {"none": True},
                "marker": {"type": shape, "size": 9, "fill": {"color": colour}, "border": {"color": "#FFFFFF"}},
                "data_labels": {
                    "value": True,
                    "position": "right",
                    "num_format": axis.number,
                    "font": {"size": 8, "color": colour},
                },
            }
        )
    chart.combine(points)
    dress(chart, title, unnamed=(0,))
    chart.set_x_axis({"num_font": {"size": 9}, "line": {"color": GREY}})
    chart.set_y_axis(axis.options())
    return chart
