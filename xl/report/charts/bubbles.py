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


_POINTS = (330.0, 255.0)
"""About how many points wide and high the field of the chart is."""
_LETTER, _LINE = 4.1, 9.0
"""How wide a letter is and how high a line, in points."""


def _direct_labels(axes, labels, x, y, areas) -> None:  # type: ignore[no-untyped-def]
    """A name beside each bubble, on the side where it covers least of bubbles and other names."""
    limits = (axes.get_xlim(), axes.get_ylim())
    scale = [size / (high - low) for size, (low, high) in zip(_POINTS, limits)]
    centres = [(a * scale[0], b * scale[1]) for a, b in zip(x, y)]
    radii = [area**0.5 / 2 for area in areas]
    taken = [(cx - r, cy - r, cx + r, cy + r) for (cx, cy), r in zip(centres, radii)]
    taken += [(-1, -_POINTS[1], 1, _POINTS[1]), (-_POINTS[0], -1, _POINTS[0], 1)]  # the lines at zero
    edge = _POINTS[0] / 2
    for place in sorted(range(len(labels)), key=lambda i: -areas[i]):
        text = labels[place] if len(labels[place]) <= 30 else labels[place][:29] + "…"
        (cx, cy), gap, wide = centres[place], radii[place] + 2, len(text) * _LETTER
        near = gap * 0.7
        places = (
            ("left", cx + gap, cy), ("right", cx - gap, cy), ("center", cx, cy + gap + _LINE / 2),
            ("center", cx, cy - gap - _LINE / 2), ("left", cx + near, cy + near + _LINE / 2),
            ("left", cx + near, cy - gap - _LINE / 2), ("right", cx - near, cy + near + _LINE / 2),
            ("right", cx - near, cy - gap - _LINE / 2),
        )
        boxes = {one: _box(*one, wide) for one in places}
        best = min(places, key=lambda one: sum(_shared(boxes[one], other) for other in taken)
                   + 100 * max(0.0, boxes[one][2] - edge, -edge - boxes[one][0]))
        taken.append(boxes[best])
        side, left, middle = best
        axes.text(left / scale[0], middle / scale[1], text, ha=side, va="center", fontsize=8)


def _box(side: str, x: float, y: float, wide: float) -> tuple[float, float, float, float]:
    """Where a name stands that begins, ends or has its middle at a point."""
    left = x - {"left": 0.0, "center": wide / 2, "right": wide}[side]
    return left, y - _LINE / 2, left + wide, y + _LINE / 2


def _shared(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """The area that two boxes (left, bottom, right, top) share."""
    wide, high = (min(one[n + 2], other[n + 2]) - max(one[n], other[n]) for n in (0, 1))
    return max(0.0, wide) * max(0.0, high)
