"""Lines over months, each named at its last known month, and a level to reach."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from workbooks.charts.cells import Cells
from workbooks.charts.kinds import LineChart, add
from workbooks.charts.look import Axis, dress
from workbooks.style import Book
from xl.palette import GREY, INK, PALETTE


class Level(NamedTuple):
    """A level to reach, drawn dashed."""

    name: str
    values: Cells
    colour: str = INK


def month_lines(
    book: Book, title: str, months: Cells, series: Mapping[str, Cells], axis: Axis, levels: tuple[Level, ...] = ()
) -> Any:
    """A line for each series over months, and dashed ones for levels."""
    chart = add(book.writer, LineChart())
    for colour, (name, values) in zip(PALETTE, series.items()):
        _line(chart, name, months, values, {"color": colour, "width": 2.25})
    for level in levels:
        _line(chart, level.name, months, level.values, {"color": level.colour, "width": 1.5, "dash_type": "dash"})
    dress(chart, title)
    chart.show_na_as_empty_cell()
    chart.set_x_axis({"num_format": "mmm yy", "num_font": {"size": 9}, "line": {"color": GREY}, "text_axis": True})
    chart.set_y_axis(axis.options())
    return chart


def _line(chart: Any, name: str, months: Cells, values: Cells, line: dict[str, Any]) -> None:
    chart.add_series({"name": name, "categories": months.reference, "values": values.reference, "line": line})
