"""What XlsxWriter's charts lack: bubbles, and labels that take their text from cells.

Both are plain parts of the chart format that Excel writes itself: the chart type
``bubbleChart`` (ECMA-376, part 1, 21.2.2.20) and the 2013 extension "Value From
Cells" (MS-ODRAWXML 2.24.3), which LibreOffice reads as well. Labels linked cell by
cell, XlsxWriter's own custom labels, show another number in LibreOffice.
"""

from __future__ import annotations

from typing import Any, Final

from xlsxwriter.chart import Chart
from xlsxwriter.chart_line import ChartLine
from xlsxwriter.chart_scatter import ChartScatter

_C15: Final = ("xmlns:c15", "http://schemas.microsoft.com/office/drawing/2012/chart")
_LABEL_EXTENSION: Final = [("uri", "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"), _C15]
_SERIES_EXTENSION: Final = [("uri", "{02D57815-91ED-43cb-92C2-25804820EDAC}"), _C15]
_FIELD: Final = "{00000000-0000-4000-8000-%012d}"
_SHOWN: Final = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")


class LabelsFromCells:
    """A chart whose series may take a ``label_cells`` option: a column of cells, a label text each.

    The option ``label_position`` is one of XlsxWriter's or a list with one for each point, ``label_font`` a
    font as in ``data_labels``.
    """

    _labels: dict[str, Any] | None = None
    _fields = 0

    def add_series(self: Any, options: dict[str, Any]) -> None:
        own = {key: options[key] for key in options if key.startswith(("label_", "sizes"))}
        super().add_series({key: value for key, value in options.items() if key not in own})  # type: ignore[misc]
        series = self.series[-1]
        series.update(own)
        for name in ("label_cells", "sizes"):
            if name in own:
                series[name] = self._list_to_formula(own[name])
                series[name + "_id"] = self._get_data_id(series[name], None)
        if "label_cells" in own:
            _, first, _, last, _ = own["label_cells"]
            series["labels"] = {
                **series,
                "points": last - first + 1,
                "font": self._convert_font_args(own.get("label_font", {"size": 9})),
                "position": _each(own.get("label_position", "right"), last - first + 1, self.label_positions),
            }

    def _write_d_lbls(self: Any, labels: dict[str, Any] | None) -> None:
        if not labels or "label_cells" not in labels:
            super()._write_d_lbls(labels)  # type: ignore[misc]
            return
        self._labels = labels
        self._xml_start_tag("c:dLbls")
        for point in range(labels["points"]):
            self._xml_start_tag("c:dLbl")
            self._write_idx(point)
            self._xml_start_tag("c:tx")
            self._xml_start_tag("c:rich")
            self._xml_empty_tag("a:bodyPr")
            self._xml_start_tag("a:p")
            self._fields += 1
            self._xml_start_tag("a:fld", [("id", _FIELD % self._fields), ("type", "CELLRANGE")])
            self._write_a_r_pr(labels["font"])  # in Excel such a text does not inherit the font of its series
            self._xml_data_element("a:t", "[CELLRANGE]")
            self._xml_end_tag("a:fld")
            self._xml_end_tag("a:p")
            self._xml_end_tag("c:rich")
            self._xml_end_tag("c:tx")
            self._write_label_options(labels["position"][point])
            self._xml_start_tag("c:extLst")
            self._xml_start_tag("c:ext", _LABEL_EXTENSION)
            self._xml_empty_tag("c15:dlblFieldTable")
            self._xml_empty_tag("c15:showDataLabelsRange", [("val", 1)])
            self._xml_end_tag("c:ext")
            self._xml_end_tag("c:extLst")
            self._xml_end_tag("c:dLbl")
        self._write_axis_font(labels["font"])
        self._write_label_options(labels["position"][0])
        self._xml_start_tag("c:extLst")
        self._xml_start_tag("c:ext", _LABEL_EXTENSION)
        self._xml_empty_tag("c15:showDataLabelsRange", [("val", 1)])
        self._xml_end_tag("c:ext")
        self._xml_end_tag("c:extLst")
        self._xml_end_tag("c:dLbls")

    def _write_label_options(self: Any, position: str) -> None:
        self._write_d_lbl_pos(position)
        for what in _SHOWN:
            self._xml_empty_tag(f"c:show{what}", [("val", 0)])

    def _xml_end_tag(self: Any, tag: str) -> None:
        """Close a tag; the cells that label a series are named as the last thing in it."""
        if tag == "c:ser" and self._labels:
            labels, self._labels = self._labels, None
            self._xml_start_tag("c:extLst")
            self._xml_start_tag("c:ext", _SERIES_EXTENSION)
            self._xml_start_tag("c15:datalabelsRange")
            self._xml_data_element("c15:f", labels["label_cells"].lstrip("="))
            self._xml_start_tag("c15:dlblRangeCache")
            texts = self.formula_data[labels["label_cells_id"]] or []
            self._write_pt_count(len(texts))
            for place, text in enumerate(texts):
                self._write_pt(place, text)
            self._xml_end_tag("c15:dlblRangeCache")
            self._xml_end_tag("c15:datalabelsRange")
            self._xml_end_tag("c:ext")
            self._xml_end_tag("c:extLst")
        super()._xml_end_tag(tag)  # type: ignore[misc]


def _each(position: str | list[str], points: int, known: dict[str, str]) -> list[str]:
    """Where the label of each point stands, as the file says it."""
    return [known[name] for name in ([position] * points if isinstance(position, str) else position)]


class LineChart(LabelsFromCells, ChartLine):  # type: ignore[misc]
    """Lines over categories."""


class ScatterChart(LabelsFromCells, ChartScatter):  # type: ignore[misc]
    """Points, or lines between points, over numbers."""


class BubbleChart(LabelsFromCells, ChartScatter):  # type: ignore[misc]
    """Bubbles: a series has ``categories`` (x), ``values`` (y) and ``sizes``, which are areas."""

    def __init__(self, scale: int = 100) -> None:
        super().__init__({})
        self._scale = scale

    def _write_chart_type(self: Any, args: dict[str, Any]) -> None:
        series = self._get_primary_axes_series() if args["primary_axes"] else []
        if not series:
            return
        self._xml_start_tag("c:bubbleChart")
        self._xml_empty_tag("c:varyColors", [("val", 0)])
        for data in series:
            self._write_ser(data)
        self._xml_empty_tag("c:bubbleScale", [("val", self._scale)])
        self._xml_empty_tag("c:showNegBubbles", [("val", 0)])
        self._xml_empty_tag("c:sizeRepresents", [("val", "area")])
        self._write_axis_ids(args)
        self._xml_end_tag("c:bubbleChart")

    def _write_ser(self: Any, series: dict[str, Any]) -> None:
        index = self.series_index
        self.series_index += 1
        self._xml_start_tag("c:ser")
        self._write_idx(index)
        self._write_order(index)
        self._write_series_name(series)
        self._write_sp_pr(series)
        self._xml_empty_tag("c:invertIfNegative", [("val", 0)])
        self._write_d_lbls(series["labels"])
        self._write_x_val(series)
        self._write_y_val(series)
        self._xml_start_tag("c:bubbleSize")
        self._write_num_ref(series["sizes"], self.formula_data[series["sizes_id"]], "num")
        self._xml_end_tag("c:bubbleSize")
        self._xml_empty_tag("c:bubble3D", [("val", 0)])
        self._xml_end_tag("c:ser")


def add(writer: Any, chart: Chart) -> Any:
    """Make a chart one of a workbook's, as ``Workbook.add_chart`` does with XlsxWriter's own."""
    chart.embedded = True
    chart.date_1904 = writer.date_1904
    chart.remove_timezone = writer.remove_timezone
    writer.charts.append(chart)
    return chart
