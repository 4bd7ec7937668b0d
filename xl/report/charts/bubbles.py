"""Cost against result: a bubble a group in the four fields."""

from __future__ import annotations

from collections.abc import Sequence

from xl.palette import CHEAPER, GREY, INK, PALE
from xl.report.charts.canvas import canvas, number_axis, plain
from xl.report.figures import Figure

FIELDS = (("Læringspotentiale", 0, 1), ("Effektiviseringspotentiale", 1, 1),
          ("Investeringspotentiale", 0, 0), ("Optimeringspotentiale", 1, 0))
"""The fields by their corner: cheap or dear, weak or strong."""


def quadrant_bubbles(
    name: str, labels: Sequence[str], costs: Sequence[Figure], results: Sequence[Figure], sizes: Sequence[float],
    axis_names: tuple[str, str],
) -> str:
    """Bubbles at (cost deviation, result deviation), their areas by ``sizes``; the fields carry their names."""
    x = [figure.number or 0.0 for figure in costs]
    y = [figure.number or 0.0 for figure in results]
    largest = max(sizes, default=1.0) or 1.0
    with canvas(4.6, name) as made:
        axes = made.axes()
        for axis, values in (("x", x), ("y", y)):
            room = max(map(abs, values), default=1.0) * 1.35 or 1.0
            getattr(axes, f"set_{axis}lim")(-room, room)
        axes.axhline(0, color=INK, linewidth=0.8)
        axes.axvline(0, color=INK, linewidth=0.8)
        for field, right, top in FIELDS:
            axes.text(0.99 if right else 0.01, 0.985 if top else 0.015, field, transform=axes.transAxes, color=GREY,
                      ha="right" if right else "left", va="top" if top else "bottom", fontsize=8.5, style="italic")
        areas = [30 + 570 * size / largest for size in sizes]
        axes.scatter(x, y, s=areas, color=PALE[CHEAPER], edgecolor=CHEAPER, linewidth=1, alpha=0.85)
        _direct_labels(axes, labels, x, y, areas)
        plain(axes, grid="both")
        number_axis(axes.xaxis, percent="%" in costs[0].number_format)
        number_axis(axes.yaxis, percent="%" in results[0].number_format)
        axes.set_xlabel(axis_names[0])
        axes.set_ylabel(axis_names[1])
    return made.svg


def _direct_labels(axes, labels, x, y, areas) -> None:  # type: ignore[no-untyped-def]
    """A name beside each bubble, moved up or down until it stands clear of the names before it."""
    width, height = axes.get_xlim()[1] * 2, axes.get_ylim()[1] * 2
    taken: list[tuple[float, float, float]] = []
    for place in sorted(range(len(labels)), key=lambda i: -y[i]):
        text = labels[place] if len(labels[place]) <= 26 else labels[place][:25] + "…"
        right = x[place] <= width * 0.18
        offset = (areas[place] ** 0.5 / 2 + 3) / 320 * width
        at = x[place] + (offset if right else -offset)
        long = len(text) * 0.0125 * width
        left_end = at if right else at - long
        level = y[place]
        while any(abs(level - other) < height * 0.036 and left_end < end and begin < left_end + long
                  for begin, end, other in taken):
            level -= height * 0.012
        taken.append((left_end, left_end + long, level))
        axes.text(at, level, text, ha="left" if right else "right", va="center", fontsize=7.8)
