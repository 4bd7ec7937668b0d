"""What the charts share: fonts, sizes, Danish numbers on the axes, and SVG that can stand in a page."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing
from matplotlib.ticker import FuncFormatter, MaxNLocator

from xl.palette import GREY, GRID, INK

WIDTH: Final = 5.8
"""Inches: narrow enough that a phone shows it smaller and still legible."""

_STYLE: Final[Any] = {
    "svg.fonttype": "none", "svg.hashsalt": "pyxl_bench", "font.family": "DejaVu Sans", "font.size": 9,
    "text.color": INK, "axes.edgecolor": GRID, "axes.labelcolor": GREY, "xtick.color": GREY, "ytick.color": INK,
    "axes.spines.top": False, "axes.spines.right": False, "axes.linewidth": 0.8, "axes.axisbelow": True,
}
_FONTS: Final = "'Segoe UI', Calibri, Carlito, Helvetica, Arial, sans-serif"


@dataclass(slots=True)
class Canvas:
    """A drawing in the making."""

    drawing: Drawing
    svg: str = field(default="", init=False)

    def axes(self, rows: int = 1, **options: Any) -> Any:
        return self.drawing.subplots(rows, 1, **options)


@contextmanager
def canvas(height: float, name: str) -> Iterator[Canvas]:
    """Draw inside the block; the SVG is there after it. ``name`` keeps the ids of two charts apart."""
    with mpl.rc_context(_STYLE):
        made = Canvas(Drawing(figsize=(WIDTH, height), layout="constrained"))
        yield made
        out = io.StringIO()
        made.drawing.savefig(out, format="svg", metadata={"Date": None, "Creator": None}, transparent=True)
    made.svg = _for_a_page(out.getvalue(), name)


def _for_a_page(svg: str, name: str) -> str:
    """An SVG document as an element: no prolog, ids of its own, as wide as its column."""
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.S)
    svg = re.sub(r'\bid="([^"]+)"', rf'id="{name}-\1"', svg)
    svg = re.sub(r'(url\(#|href="#)', rf"\g<1>{name}-", svg)
    svg = svg.replace("'DejaVu Sans'", _FONTS)
    return re.sub(r'<svg ([^>]*?)width="[^"]*pt" height="[^"]*pt"', r'<svg \1aria-hidden="true" focusable="false"', svg)


def danish(number: float, decimals: int = 0) -> str:
    """A number on an axis."""
    text = f"{number:,.{decimals}f}".translate(str.maketrans(",.", ".,"))
    return text[1:] if text.startswith("-") and not text.strip("-0.,") else text


def number_axis(axis: Any, *, percent: bool = False, whole: bool = False) -> None:
    """Few round numbers along an axis, in Danish."""
    axis.set_major_locator(MaxNLocator(6, integer=whole, steps=[1, 2, 5, 10]))

    def label(value: float, _: int) -> str:
        hundred = 100 if percent else 1
        decimals = max(0, -math.floor(math.log10(_step(axis) * hundred) + 1e-9))
        return danish(value * hundred, decimals) + ("\N{NO-BREAK SPACE}%" if percent else "")

    axis.set_major_formatter(FuncFormatter(label))


def _step(axis: Any) -> float:
    ticks = axis.get_majorticklocs()
    return float(abs(ticks[1] - ticks[0])) if len(ticks) > 1 else 1.0


def plain(axes: Axes, *, grid: str = "x") -> None:
    """Only what helps reading: light rules across, no box."""
    axes.grid(axis=grid, color=GRID, linewidth=0.6)  # type: ignore[arg-type]
    axes.tick_params(length=0)
    for side in ("left", "bottom"):
        axes.spines[side].set_visible(False)


def few(labels: Sequence[str], most: int = 12) -> list[str]:
    """Labels along an axis, every so many left blank where there are more than fit."""
    step = -(-len(labels) // most)
    return [label if place % step == 0 else "" for place, label in enumerate(labels)]


def row_names(axes: Axes, names: Sequence[str], size: float) -> list[list[Any]]:
    """Names of rows to the left of the field, each on one or two lines; the texts drawn, row by row.

    A line is a text of its own, so that it ends at the field whatever font the reader has.
    """
    axes.set_yticks(range(len(names)), [""] * len(names))
    return [
        [axes.annotate(line, (0, place), (-6, size * 1.15 * ((len(lines) - 1) / 2 - number)), va="center", ha="right",
                       xycoords=axes.get_yaxis_transform(), textcoords="offset points", fontsize=size,
                       annotation_clip=False)
         for number, line in enumerate(lines)]
        for place, lines in enumerate(wrapped(name, 30).split("\n") for name in names)
    ]


def wrapped(text: str, width: int) -> str:
    """A label on at most two lines."""
    if len(text) <= width:
        return text
    cut = text.rfind(" ", 0, width + 1)
    cut = cut if cut > width // 2 else width
    rest = text[cut:].strip()
    return f"{text[:cut]}\n{rest if len(rest) <= width else rest[: width - 1] + '…'}"
