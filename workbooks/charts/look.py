"""What the charts share: one palette, plain axes, a title that says what is shown."""

from __future__ import annotations

from typing import Any, NamedTuple

from xl.palette import GREY, GRID, INK


class Axis(NamedTuple):
    """An axis of numbers."""

    title: str
    number: str = "#,##0"
    low: float | None = None
    high: float | None = None

    def options(self, **more: Any) -> dict[str, Any]:
        """As XlsxWriter takes it."""
        limits = {key: limit for key, limit in (("min", self.low), ("max", self.high)) if limit is not None}
        return {
            "name": self.title,
            "name_font": {"size": 9, "bold": False, "color": GREY},
            "num_format": self.number,
            "num_font": {"size": 9},
            "line": {"color": GREY},
            "major_gridlines": {"visible": True, "line": {"color": GRID}},
            **limits,
            **more,
        }


def dress(chart: Any, title: str, *, legend: bool = True, unnamed: tuple[int, ...] = ()) -> None:
    """A title, no frame, and a legend of the series that have a name."""
    chart.set_title({"name": title, "name_font": {"size": 12, "bold": True, "color": INK}})
    chart.set_chartarea({"border": {"none": True}})
    chart.set_legend(
        {"position": "bottom", "font": {"size": 9}, "delete_series": list(unnamed)} if legend else {"none": True}
    )


def place(sheet: Any, row: int, column: int, chart: Any, *, width: int = 760, height: int = 420) -> None:
    """Put a chart on a sheet, with its title as the text that a screen reader says."""
    chart.set_size({"width": width, "height": height})
    sheet.insert_chart(row, column, chart, {"description": chart.title.name or "", "object_position": 2})
