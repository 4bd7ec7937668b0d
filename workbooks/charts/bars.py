"""Bars: is a group dearer or cheaper, how do two figures compare, what is a cost made of?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pyxl_bench.quadrants import SMALL_SHARE
from workbooks.charts.cells import Cells, ChartData
from workbooks.charts.look import Axis, dress
from workbooks.style import Book
from xl.palette import CHEAPER, DEARER, GREY, INK, PALE, PALETTE


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
                f"=IF(AND({deviations.at(row)}{sign}0,{shares.at(row)}{size}{SMALL_SHARE}),{deviations.at(row)},0)"
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


def paired_bars(book: Book, title: str, names: Cells, series: Mapping[str, Cells], *, number: str = "#,##0.0") -> Any:
    """Bars beside each other for each name: own against others, one level against another."""
    chart = book.writer.add_chart({"type": "bar"})
    for colour, (name, values) in zip((DEARER, CHEAPER, GREY), series.items()):
        chart.add_series(
            {
                "name": name,
                "categories": names.reference,
                "values": values.reference,
                "fill": {"color": colour},
                "data_labels": {"value": True, "num_format": number, "font": {"size": 8, "color": INK}},
                "gap": 45,
                "overlap": -5,
            }
        )
    dress(chart, title)
    chart.set_y_axis({"reverse": True, "label_position": "low", "num_font": {"size": 9}, "line": {"color": GREY}})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    return chart


def stacked_columns(
    book: Book, title: str, names: Cells, parts: Mapping[str, Cells], axis: Axis, colours: Sequence[str] = PALETTE
) -> Any:
    """A column for each name, made of its parts."""
    chart = book.writer.add_chart({"type": "column", "subtype": "stacked"})
    for colour, (name, values) in zip(colours, parts.items()):
        chart.add_series(
            {
                "name": name,
                "categories": names.reference,
                "values": values.reference,
                "fill": {"color": colour},
                "gap": 45,
            }
        )
    dress(chart, title)
    chart.set_x_axis({"num_font": {"size": 9}, "line": {"color": GREY}})
    chart.set_y_axis(axis.options())
    return chart
