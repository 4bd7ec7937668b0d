"""Curves over months: survival as steps with bands, shares against a threshold, budget against realised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from xl.palette import INK, PALETTE
from xl.report.charts.canvas import canvas, few, number_axis, plain

STYLES = ("-", "--", "-.", ":")
"""Lines differ in dash too, for print without colour."""


@dataclass(frozen=True, slots=True)
class Curve:
    """A survival curve: times, shares still on support, limits (nan where there are none), persons at risk."""

    name: str
    times: Sequence[float]
    shares: Sequence[float]
    lower: Sequence[float]
    upper: Sequence[float]
    at_risk: Sequence[float]


def step_curves(name: str, curves: Sequence[Curve], time_name: str) -> str:
    """Right-continuous steps with bands, each curve named at its end, persons at risk under the axis."""
    last = max(max(curve.times) for curve in curves)
    with canvas(3.6 + 0.22 * len(curves), name) as made:
        axes = made.axes()
        ends: list[float] = []
        for number, curve in enumerate(curves):
            times = [0.0, *curve.times] if curve.times[0] > 0 else list(curve.times)
            pad = len(times) - len(curve.times)
            shares = [1.0] * pad + list(curve.shares)
            colour = PALETTE[number % len(PALETTE)]
            axes.step(times, shares, where="post", color=colour, linestyle=STYLES[number % len(STYLES)], linewidth=1.8)
            low, high = ([np.nan] * pad + list(limits) for limits in (curve.lower, curve.upper))
            axes.fill_between(times, low, high, step="post", color=colour, alpha=0.15, linewidth=0)
            level = shares[-1]
            while any(abs(level - other) < 0.055 for other in ends):
                level -= 0.02
            ends.append(level)
            axes.annotate(curve.name, (times[-1], level), (6, 0), textcoords="offset points", va="center",
                          color=colour, fontsize=8.5, fontweight="bold", annotation_clip=False)
        axes.set_ylim(0, 1.02)
        axes.set_xlim(0, last)
        plain(axes, grid="y")
        number_axis(axes.yaxis, percent=True)
        number_axis(axes.xaxis, whole=True)
        axes.tick_params(axis="x", pad=7)  # else the two zeros meet
        axes.set_xlabel(time_name)
        _at_risk(axes, curves, last)
    return made.svg


def _at_risk(axes, curves: Sequence[Curve], last: float) -> None:  # type: ignore[no-untyped-def]
    ticks = [tick for tick in axes.get_xticks() if 0 <= tick <= last]
    for number, curve in enumerate(curves):
        line = -0.24 - 0.075 * number
        axes.text(-0.05, line, f"Antal: {curve.name}"[:26], transform=axes.transAxes, ha="right", fontsize=8,
                  color=PALETTE[number % len(PALETTE)], va="center")
        for tick in ticks:
            after = [risk for time, risk in zip(curve.times, curve.at_risk) if time >= tick]
            if after:
                axes.text(tick / last, line, f"{after[0]:,.0f}".replace(",", "."), transform=axes.transAxes,
                          ha="center", va="center", fontsize=8, color=INK)


def months(name: str, labels: Sequence[str], series: Sequence[tuple[str, Sequence[float | None]]], *,
           threshold: float | None = None, percent: bool = False) -> str:
    """Lines over periods, each named at its end; a threshold as a line of its own."""
    with canvas(3.2, name) as made:
        axes = made.axes()
        ends: list[float] = []
        room = _height(series, threshold)
        for number, (title, values) in enumerate(series):
            known = [(place, value) for place, value in enumerate(values) if value is not None]
            if not known:
                continue
            colour = PALETTE[number % len(PALETTE)]
            axes.plot(*zip(*known), color=colour, linestyle=STYLES[number % len(STYLES)], marker="o", markersize=3.5)
            level = known[-1][1]
            while any(abs(level - other) < room * 0.07 for other in ends):
                level += room * 0.025
            ends.append(level)
            axes.annotate(title, (known[-1][0], level), (7, 0), textcoords="offset points", va="center",
                          color=colour, fontsize=8.5, fontweight="bold", annotation_clip=False)
        if threshold is not None:
            axes.axhline(threshold, color=INK, linewidth=1, linestyle=(0, (2, 2)))
        _periods(axes, labels)
        plain(axes, grid="y")
        number_axis(axes.yaxis, percent=percent)
    return made.svg


@dataclass(frozen=True, slots=True)
class Panel:
    """Lines over the same periods that share a scale: what they are about, and each with its name."""

    name: str
    series: Sequence[tuple[str, Sequence[float | None]]]


def stacked(name: str, labels: Sequence[str], panels: Sequence[Panel]) -> str:
    """Panels under each other over the same periods; a line stops, or breaks, where it is not known."""
    with canvas(0.7 + 1.75 * len(panels), name) as made:
        fields = made.axes(len(panels), sharex=True, squeeze=False)[:, 0]
        for axes, panel in zip(fields, panels):
            axes.set_title(panel.name, loc="left", fontsize=8.5, color=INK)
            axes.axhline(0, color=INK, linewidth=0.8)
            for number, (title, values) in enumerate(panel.series):
                colour = PALETTE[number % len(PALETTE)]
                axes.plot([np.nan if value is None else value for value in values], color=colour, linewidth=1.8,
                          linestyle=STYLES[number % len(STYLES)])
                last = max((place for place, value in enumerate(values) if value is not None), default=None)
                if last is not None:
                    axes.annotate(title, (last, values[last]), (6, 0), textcoords="offset points", va="center",
                                  color=colour, fontsize=8.5, fontweight="bold", annotation_clip=False)
            plain(axes, grid="y")
            number_axis(axes.yaxis)
        _periods(fields[-1], labels)
    return made.svg


def _periods(axes, labels: Sequence[str]) -> None:  # type: ignore[no-untyped-def]
    """The names of periods along the axis, aslant where they are many."""
    slanted = {"rotation": 45, "ha": "right", "rotation_mode": "anchor"} if len(labels) > 6 else {}
    axes.set_xticks(range(len(labels)), few(labels), fontsize=8, **slanted)


def _height(series: Sequence[tuple[str, Sequence[float | None]]], threshold: float | None) -> float:
    values = [value for _, line in series for value in line if value is not None]
    values += [threshold] if threshold is not None else []
    return (max(values) - min(values)) or 1.0
