"""The charts of the sample workbooks: native, editable, with one palette and direct labels.

A chart reads cells of the workbook and changes with them. Where a chart needs
columns that nobody reads as figures - only the small groups, the steps of a
waterfall - they are formulas on a sheet of their own (:class:`ChartData`).
"""

from workbooks.charts.bars import deviation_bars
from workbooks.charts.cells import Cells, ChartData
from workbooks.charts.curves import lines, steps
from workbooks.charts.look import Axis, place
from workbooks.charts.quadrants import Bubbles, bubble_quadrants
from workbooks.charts.waterfalls import waterfall

__all__ = [
    "Axis",
    "Bubbles",
    "Cells",
    "ChartData",
    "bubble_quadrants",
    "deviation_bars",
    "lines",
    "place",
    "steps",
    "waterfall",
]
