"""Bubbles in four fields: cost deviation against result deviation, sized by persons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from workbooks.charts.cells import Cells, ChartData
from workbooks.charts.kinds import BubbleChart, add
from workbooks.charts.look import SMALL, Axis, dress
from workbooks.style import Book
from xl.palette import ACCENT, CHEAPER, INK, PALE

_OUT = 1.15
"""How far out a field's name stands, the farthest bubble being 1."""


class Bubbles(NamedTuple):
    """What the bubbles of a quadrant chart stand for."""

    names: Cells
    x: Cells
    y: Cells
    sizes: Cells
    shares: Cells
    beside: Sequence[str]
    """On which side of its bubble each name stands: left, right, above, below."""


def bubble_quadrants(
    book: Book, data: ChartData, title: str, bubbles: Bubbles, x_axis: Axis, y_axis: Axis, fields: Sequence[str]
) -> Any:
    """Bubbles in four fields around 0, small groups pale.

    ``fields`` names the four: upper left, upper right, lower left, lower right.
    The names stand beyond the farthest bubbles, so that the axes follow the figures with 0 in the middle.
    """
    across, up = (f"{_OUT}*MAX(MAX({cells.formula}),-MIN({cells.formula}))" for cells in (bubbles.x, bubbles.y))
    columns = data.columns(
        title,
        {
            "Stor: personer": _if_share(bubbles, ">=", bubbles.sizes, "0"),
            "Stor: navn": _if_share(bubbles, ">=", bubbles.names, '""'),
            "Lille: personer": _if_share(bubbles, "<", bubbles.sizes, "0"),
            "Lille: navn": _if_share(bubbles, "<", bubbles.names, '""'),
            "Felt": [f'="{name}"' for name in fields],
            "Felt: x": [f"={sign}{across}" for sign in ("-", "", "-", "")],
            "Felt: y": [f"={sign}{up}" for sign in ("", "", "-", "-")],
            "Felt: størrelse": ["=0.001"] * 4,
        },
    )
    chart = add(book.writer, BubbleChart(scale=45))
    for name, sizes, labels, colour in (
        ("Mindst 5 % af udgiften", columns[0], columns[1], CHEAPER),
        ("Under 5 % af udgiften", columns[2], columns[3], PALE[CHEAPER]),
    ):
        chart.add_series(
            {
                "name": name,
                "categories": bubbles.x.reference,
                "values": bubbles.y.reference,
                "sizes": sizes.reference,
                "fill": {"color": colour, "transparency": 40},
                "border": {"color": "#FFFFFF"},
                "label_cells": labels.reference,
                "label_position": list(bubbles.beside),
                "label_font": {"size": 9, "color": INK},
            }
        )
    corner = columns[4:]
    for first, position in ((0, "right"), (1, "left")):
        for place in (first, first + 2):
            chart.add_series(
                {
                    "name": fields[place],
                    "categories": corner[1].one(place).reference,
                    "values": corner[2].one(place).reference,
                    "sizes": corner[3].one(place).reference,
                    "fill": {"none": True},
                    "border": {"none": True},
                    "label_cells": corner[0].one(place).reference,
                    "label_position": position,
                    "label_font": {"size": 10, "bold": True, "color": ACCENT},
                }
            )
    dress(chart, title, unnamed=(2, 3, 4, 5))
    chart.set_x_axis(x_axis.options(label_position="low", major_gridlines={"visible": False}))
    chart.set_y_axis(y_axis.options(label_position="low", major_gridlines={"visible": False}))
    return chart


def _if_share(bubbles: Bubbles, size: str, cells: Cells, otherwise: str) -> list[str]:
    return [
        f"=IF({bubbles.shares.at(row)}{size}{SMALL},{cells.at(row)},{otherwise})" for row in range(cells.height)
    ]
