"""Deviations as bars, small groups pale; and the steps of a waterfall that ends at the deviation."""

from __future__ import annotations

from collections.abc import Sequence

from xl.palette import CHEAPER, DEARER, GREY, INK, PALE
from xl.report.charts.canvas import canvas, number_axis, plain, row_names
from xl.report.figures import Figure

_ROOM = 0.16
"""How much of the axis is kept free for the labels at its ends."""


def deviation_bars(name: str, labels: Sequence[str], deviations: Sequence[Figure], small: Sequence[bool]) -> str:
    """One bar a row around zero, the figure at its end; rows that are ``small`` are pale."""
    values = [figure.number or 0.0 for figure in deviations]
    with canvas(0.7 + 0.28 * len(labels), name) as made:
        axes = made.axes()
        colours = [
            (PALE[DEARER] if pale else DEARER) if value > 0 else (PALE[CHEAPER] if pale else CHEAPER)
            for value, pale in zip(values, small)
        ]
        axes.barh(range(len(labels)), values, color=colours, height=0.66)
        row_names(axes, labels, 8)
        axes.invert_yaxis()
        axes.axvline(0, color=INK, linewidth=0.8)
        _label_ends(axes, values, deviations)
        plain(axes)
        number_axis(axes.xaxis, percent="%" in (deviations[0].number_format if deviations else ""))
    return made.svg


def _label_ends(axes, values: Sequence[float], figures: Sequence[Figure]) -> None:  # type: ignore[no-untyped-def]
    low, high = min(0.0, *values), max(0.0, *values)
    room = ((high - low) or 1.0) * _ROOM
    axes.set_xlim(low - (room if low < 0 else room / 4), high + (room if high > 0 else room / 4))
    for place, (value, figure) in enumerate(zip(values, figures)):
        right = value >= 0
        axes.annotate(
            str(figure), (value, place), (4 if right else -4, 0), textcoords="offset points", va="center",
            ha="left" if right else "right", fontsize=8.5, color=INK,
        )


def waterfall(name: str, labels: Sequence[str], steps: Sequence[Figure], total: Figure) -> str:
    """Steps that begin at zero and end at ``total``, which stands last as a bar of its own."""
    figures = [*steps, total]
    values = [figure.number or 0.0 for figure in figures]
    starts = [sum(values[:place]) for place in range(len(steps))] + [0.0]
    with canvas(0.7 + 0.36 * len(figures), name) as made:
        axes = made.axes()
        for place, (value, start) in enumerate(zip(values, starts)):
            last = place == len(steps)
            colour = INK if last else DEARER if value > 0 else CHEAPER
            axes.barh(place, value, left=start, color=colour, height=0.62)
            end = start + value
            if not last:
                axes.plot([end, end], [place - 0.31, place + 1.31], color=GREY, linewidth=0.8)
            right = max(start, end)
            axes.annotate(str(figures[place]), (right, place), (5, 0), textcoords="offset points", va="center",
                          fontsize=8.5, fontweight="bold" if last else "normal")
        for text in row_names(axes, labels, 8.5)[-1]:
            text.set_fontweight("bold")
        axes.invert_yaxis()
        axes.axvline(0, color=INK, linewidth=0.8)
        ends = [0.0, *(start + value for start, value in zip(starts, values))]
        room = (max(ends) - min(ends) or 1.0) * _ROOM
        axes.set_xlim(min(ends) - room / 4, max(ends) + room)
        plain(axes)
        number_axis(axes.xaxis)
    return made.svg
