"""Bars for deviations: is a group dearer or cheaper, and does it matter?"""

from __future__ import annotations

from typing import Any

from workbooks.charts.cells import Cells, ChartData
from workbooks.charts.look import SMALL, dress
from workbooks.style import Book
from xl.palette import CHEAPER, DEARER, GREY, INK, PALE


def deviation_bars(
    book: Book, data: ChartData, title: str, names: Cells, deviations: Cells, shares: Cells, *, number: str = "#,##0.0"
) -> Any:
    """A bar for each group's deviation: dearer or cheaper by colour, small groups pale."""
    rows = range(names.height)
    kinds = {
        ("Dyrere", DEARER): (">", ">="),
        ("Billigere", CHEAPER): ("<", ">="),
        ("Dyrere, lille gruppe", PALE[DEARER]): (">", "<"),
        ("Billigere, lille gruppe", PALE[CHEAPER]): ("<", "<"),
    }
    columns = data.columns(
        title,
        {
            name: [
                f"=IF(AND({deviations.at(row)}{sign}0,{shares.at(row)}{size}{SMALL}),{deviations.at(row)},0)"
                for row in rows
            ]
            for (name, _), (sign, size) in kinds.items()
        },
    )
    chart = book.writer.add_chart({"type": "bar"})
    for (name, colour), values in zip(kinds, columns):
        label = {"value": True, "num_format": f"+{number};-{number};;", "font": {"size": 9, "color": INK}}
        chart.add_series(
            {
                "name": name,
                "categories": names.reference,
                "values": values.reference,
                "fill": {"color": colour},
                "data_labels": {**label, "position": "outside_end"},
                "gap": 45,
                "overlap": 100,
            }
        )
    dress(chart, title)
    chart.set_y_axis({"reverse": True, "label_position": "low", "num_font": {"size": 9}, "line": {"color": GREY}})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    return chart
