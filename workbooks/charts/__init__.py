"""The charts of the sample workbooks: native, editable, with one palette and direct labels.

A chart reads cells of the workbook and changes with them. Where a chart needs
columns that nobody reads as figures - only the small groups, the steps of a
waterfall - they are formulas on a sheet of their own (:class:`ChartData`).
"""

from workbooks.charts.bars import deviation_bars, paired_bars, stacked_columns
from workbooks.charts.cells import Cells, ChartData
from workbooks.charts.curves import lines, steps
from workbooks.charts.look import Axis, place
from workbooks.charts.months import Level, month_lines
from workbooks.charts.quadrants import Bubbles, bubble_quadrants
from workbooks.charts.ranking import marked_columns
from workbooks.charts.spread import spread_columns
from workbooks.charts.waterfalls import waterfall

__all__ = [
    "Axis",
    "Bubbles",
    "Cells",
    "ChartData",
    "Level",
    "bubble_quadrants",
    "deviation_bars",
    "lines",
    "marked_columns",
    "month_lines",
    "paired_bars",
    "place",
    "spread_columns",
    "stacked_columns",
    "steps",
    "waterfall",
]
