"""Workbooks with VBA in them: buttons for a book of XlsxWriter's, and the add-in itself."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from typing import Any, Final

import xlsxwriter

import pyxl_bench
from xl.hosts.classic.vba.project import WORKBOOK, Module, sheet_module, vba_project
from xl.hosts.classic.vba.sources import BUTTONS, addin_modules, button_modules

ADDIN: Final = "pyxl_bench.xlam"
STATUS: Final = "PB_Status"
"""The name of the cell where the buttons leave what they did last."""
_CREATED: Final = dt.datetime(2026, 11, 1)
"""Always the same, so that equal versions give equal files."""
_WIDTH, _HEIGHT, _GAP = 104, 26, 8


def add_project(writer: Any, modules: list[Module]) -> None:
    """Put a VBA project into a workbook whose sheets are all there."""
    code_names = [f"Ark{number}" for number in range(1, len(writer.worksheets()) + 1)]
    for sheet, code_name in zip(writer.worksheets(), code_names):
        sheet.set_vba_name(code_name)
    writer.set_vba_name(WORKBOOK)
    project = vba_project([modules[0], *map(sheet_module, code_names), *modules[1:]])
    writer.add_vba_project(io.BytesIO(project), is_stream=True)


def add_buttons(writer: Any, sheet: Any, row: int) -> None:
    """Put the buttons into a row of a sheet, with the cell below them for what they did last."""
    sheet.set_row(row, 0.75 * (_HEIGHT + 4))
    for place, macro in enumerate(BUTTONS):
        look = {"macro": macro, "caption": macro, "width": _WIDTH, "height": _HEIGHT, "y_offset": 2}
        sheet.insert_button(row, 0, {**look, "x_offset": 2 + place * (_WIDTH + _GAP)})
    writer.define_name(STATUS, f"='{sheet.get_name()}'!$A${row + 2}")
    add_project(writer, button_modules())


def addin(language: str) -> bytes:
    """The add-in: our functions in every workbook, with the wizard's help in one language."""
    stream = io.BytesIO()
    writer = xlsxwriter.Workbook(stream, {"in_memory": True})
    writer.set_properties({
        "title": "pyxl_bench", "author": "pyxl_bench", "comments": "Kommunal benchmark i Excel", "created": _CREATED,
    })
    writer.add_worksheet("pyxl_bench").write("A1", f"pyxl_bench {pyxl_bench.__version__}")
    add_project(writer, addin_modules(language))
    writer.close()
    return _as_addin(stream.getvalue())


def _as_addin(book: bytes) -> bytes:
    """A workbook with macros as an add-in: of that content type, and hidden."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as package, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for part in package.infolist():
            data = package.read(part)
            if part.filename == "[Content_Types].xml":
                data = data.replace(b"ms-excel.sheet.macroEnabled.main+xml", b"ms-excel.addin.macroEnabled.main+xml")
            elif part.filename == "xl/workbook.xml":
                data = re.sub(rb"<workbookView ", rb'<workbookView visibility="hidden" ', data)
            written.writestr(part, data)
    return out.getvalue()
