"""What a chart remembers of its cells, brought up to date after a recalculation.

Excel reads a chart's cells anew when it opens the book. Previews, and labels in
LibreOffice, show what the chart remembers: a sample workbook should remember the truth.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any, Final
from xml.sax.saxutils import escape, unescape

from openpyxl import load_workbook
from openpyxl.utils.datetime import to_excel

from workbooks.style import danish
from xl.package.container import Package

_NUMBERS: Final = b"c:numCache"
_CACHE: Final = re.compile(
    rb"(<c(?:15)?:f>(?P<cells>[^<]*)</c(?:15)?:f>)"
    rb"<(?P<kind>c:numCache|c:strCache|c15:dlblRangeCache)>.*?</(?P=kind)>",
    re.DOTALL,
)
_NUMBERED: Final = re.compile(
    rb"<c:numRef>(<c:f>(?P<cells>[^<]*)</c:f>)<c:numCache>.*?</c:numCache></c:numRef>", re.DOTALL)
"""Cells taken for numbers, as XlsxWriter takes all that formulas fill."""
_AREA: Final = re.compile(r"'?((?:[^']|'')+?)'?!\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?")


def refreshed(workbook: bytes) -> bytes:
    """The workbook with its charts' memories taken from its cells."""
    package = Package(workbook)
    values = load_workbook(BytesIO(workbook), data_only=True)

    def cache(found: re.Match[bytes]) -> bytes:
        cells = _cells(values, unescape(found["cells"].decode()))
        return found[1] + (found[0][len(found[1]) :] if cells is None else _remembered(found["kind"], cells))

    def named(found: re.Match[bytes]) -> bytes:
        cells = _cells(values, unescape(found["cells"].decode()))
        texts = cells and [isinstance(cell.value, str) for cell in cells if cell.value is not None]
        if not cells or not texts or not all(texts):
            return found[0]
        return b"<c:strRef>" + found[1] + _remembered(b"c:strCache", cells) + b"</c:strRef>"

    charts = [name for name in package.parts if re.fullmatch(r"xl/charts/chart\d+\.xml", name)]
    return package.with_parts({
        name: _CACHE.sub(cache, _NUMBERED.sub(named, package.read(name))) for name in charts})


def _cells(values: Any, reference: str) -> list[Any] | None:
    area = _AREA.fullmatch(reference)
    if area is None:
        return None
    sheet, left, top, right, bottom = area.groups()
    rows = values[sheet.replace("''", "'")][f"{left}{top}:{right or left}{bottom or top}"]
    return [cell for row in rows for cell in row]


def _remembered(kind: bytes, cells: list[Any]) -> bytes:
    points = []
    for place, cell in enumerate(cells):
        value = to_excel(cell.value) if cell.is_date and cell.value is not None else cell.value
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        if value is None or (kind == _NUMBERS and not number):
            continue
        shown = repr(value) if kind == _NUMBERS else _shown(cell) if number and not cell.is_date else str(cell.value)
        points.append(f'<c:pt idx="{place}"><c:v>{escape(shown)}</c:v></c:pt>')
    form = cells[0].number_format if cells[0].is_date else "General"
    head = f"<c:formatCode>{escape(form)}</c:formatCode>" if kind == _NUMBERS else ""
    inside = f'{head}<c:ptCount val="{len(cells)}"/>{"".join(points)}'.encode()
    return b"<" + kind + b">" + inside + b"</" + kind + b">"


def _shown(cell: Any) -> str:
    """A number as a Danish reader sees it in its cell."""
    form = cell.number_format.partition(";")[0]
    percent = form.endswith("%")
    text = danish(cell.value * (100 if percent else 1), len(form.rstrip("%").partition(".")[2]))
    return ("+" if form.startswith("+") and cell.value > 0 else "") + text + ("%" if percent else "")
