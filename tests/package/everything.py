"""One workbook that holds everything a workbook can hold, with stale values beside its formulas.

XlsxWriter makes what it can; the rest is added by hand. Every expected value
below is worked out by hand from the three rows of the sheet Grundlag.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Any, Final

import xlsxwriter

from tests.package import handmade_parts as handmade

SHEETS: Final = ("Grundlag", "Beregning", "Uændret", "Pivot")
CALCULATION: Final = "xl/worksheets/sheet2.xml"
CHANGED: Final = {"xl/worksheets/sheet1.xml", CALCULATION}
"""The parts whose stored values are stale: the sheets Grundlag (its table) and Beregning."""

STALE: Final = 4711
GROUPS: Final = [["Dagpenge", 3000, 100], ["Sygedagpenge", 2000, 100], ["Ressourceforløb", 3000, 50]]

EXPECTED: Final[dict[str, dict[str, Any]]] = {
    "Grundlag": {"D2": 30, "D3": 20, "D4": 60},
    "Beregning": {
        "B2": 30, "B3": 20, "B4": 60, "B5": None,           # an array that spilled one cell further
        "C2": 6000, "C3": 4000, "C4": 6000,                 # one formula shared by three cells
        "D2": 30000, "D3": 20000, "D4": 30000,              # a legacy array
        "E2": 8000, "E3": 8000, "E4": 8000, "E5": "a < b & c", "E6": True, "E7": "#DIV/0!", "E8": "#DIV/0!",
        "E9": " ud ",
        "F2": 77, "F3": 12,                                 # another workbook's value; a function the engine lacks
        "H30": 100, "H31": 100, "H32": 50,                  # an array that grows into rows that are not there
        "B20": 3000,                                        # leans on a spilled cell
    },
    "Uændret": {"A1": 3, "A2": "tre", "A3": True, "A4": "#N/A"},
}


@cache
def build() -> bytes:
    """The workbook, an ``.xlsm``."""
    return _with_handmade_parts(_written())


def _written() -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    data, calculation, settled, pivot = (book.add_worksheet(name) for name in SHEETS)
    book.set_custom_property("Kommune", "Billund")
    book.set_properties({"created": datetime(2019, 5, 1)})
    book.define_name("alle_udgifter", "=Grundlag!$B$2:$B$4")
    book.add_signed_vba_project(io.BytesIO(b"\xd0\xcf\x11\xe0 VBA"), io.BytesIO(b"underskrift"), True, True)
    data.add_table("A1:D4", {"name": "Udgifter", "data": GROUPS, "columns": [
        {"header": "Målgruppe"}, {"header": "Udgift"}, {"header": "Personer"},
        {"header": "Enhed", "formula": "=UNITCOST(Udgifter[[#This Row],[Udgift]],Udgifter[[#This Row],[Personer]])"}]})
    _formulas(calculation)
    _decorations(book, calculation)
    settled.write_formula("A1", "=1+2", value=3)
    settled.write_formula("A2", '=T("tre")', value="tre")
    settled.write_formula("A3", "=TRUE()", value=True)
    settled.write_formula("A4", "=NA()", value="#N/A")
    shown = [("Rækkenavne", "Sum af Udgift"), *((group, spent) for group, spent, _ in GROUPS), ("Hovedtotal", 8000)]
    for row, cells in enumerate(shown, 2):
        pivot.write_row(row, 0, cells)
    chartsheet = book.add_chartsheet("Diagram")
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": "=Grundlag!$B$2:$B$4"})
    chartsheet.set_chart(chart)
    book.close()
    return out.getvalue()


def _formulas(sheet: Any) -> None:
    sheet.write_dynamic_array_formula("B2:B5", "=UNITCOST(Grundlag!B2:B4,Grundlag!C2:C4)", value=STALE)
    for row in (3, 4, 5):
        sheet.write_number(f"B{row}", STALE)
    for row in (2, 3, 4):
        sheet.write_formula(f"C{row}", f"=Grundlag!B{row}*2", value=STALE)
    sheet.write_array_formula("D2:D4", "{=Grundlag!B2:B4*10}", value=STALE)
    for row, formula in enumerate([
        "=SUM(Grundlag!B2:B4)", "=SUM(Udgifter[Udgift])", "=SUM(alle_udgifter)", '="a < b & c"', "=1<2", "=1/0",
        "=UNITCOST(100,0)", '=" ud "',
    ], 2):
        sheet.write_formula(f"E{row}", formula, value=STALE)
    sheet.write_formula("F2", "=[1]Ark1!A1", value=77)
    sheet.write_formula("F3", "=VDB(24,0,2,0,1)", value=12)
    sheet.write_dynamic_array_formula("H30:H30", "=_xlfn._xlws.FILTER(Grundlag!C2:C4,Grundlag!C2:C4>0)", value=STALE)
    sheet.write_formula("B20", "=B2*100", value=STALE)


def _decorations(book: Any, sheet: Any) -> None:
    red, bold = book.add_format({"font_color": "red"}), book.add_format({"bold": True})
    sheet.write_rich_string("A1", "Enheds", bold, "omkostning", red, " i kr.")
    chart = book.add_chart({"type": "column"})
    chart.add_series({"categories": "=Grundlag!$A$2:$A$4", "values": "=Beregning!$B$2:$B$4"})
    sheet.insert_chart("J2", chart)
    sheet.insert_image("J20", "pixel.png", {"image_data": io.BytesIO(handmade.png())})
    sheet.insert_textbox("J25", "En note")
    sheet.add_sparkline("G2", {"range": "Beregning!B2:B4", "type": "column"})
    sheet.conditional_format("C2:C4", {"type": "data_bar", "data_bar_2010": True, "bar_negative_color": "#FF0000"})
    sheet.conditional_format("D2:D4", {"type": "cell", "criteria": ">", "value": 25000, "format": red})
    sheet.conditional_format("E2:E4", {"type": "icon_set", "icon_style": "3_traffic_lights"})
    sheet.data_validation("A10", {"validate": "list", "source": "=Grundlag!$A$2:$A$4"})
    sheet.write_comment("A1", "Er tallet med refusion?", {"author": "Åse Ærø"})
    sheet.write_url("A12", "https://jobindsats.dk")
    sheet.set_header("&L&G", {"image_left": "pixel.png", "image_data_left": io.BytesIO(handmade.png())})
    sheet.autofilter("A14:B15")
    sheet.freeze_panes(1, 0)
    sheet.merge_range("A16:C16", "Flettet")
    sheet.protect("hemmeligt")


def _with_handmade_parts(written: bytes) -> bytes:
    source = zipfile.ZipFile(io.BytesIO(written))
    parts: dict[str, bytes] = {name: source.read(name) for name in source.namelist()}
    for name, content in handmade.PARTS.items():
        parts[name] = content if isinstance(content, bytes) else content.encode()
    _change(parts, "[Content_Types].xml", "</Types>", handmade.TYPES + "</Types>")
    _relate(parts, "_rels/.rels", handmade.ROOT_RELATIONS)
    _relate(parts, "xl/_rels/workbook.xml.rels", handmade.BOOK_RELATIONS)
    _relate(parts, "xl/worksheets/_rels/sheet2.xml.rels", handmade.CALCULATION_RELATIONS)
    _relate(parts, "xl/worksheets/_rels/sheet4.xml.rels", handmade.PIVOT_RELATIONS)
    _change(parts, "xl/workbook.xml", "<definedNames>",
            '<externalReferences><externalReference r:id="rId93"/></externalReferences><definedNames>')
    _change(parts, "xl/workbook.xml", "</workbook>",
            '<pivotCaches><pivotCache cacheId="9" r:id="rId90"/></pivotCaches></workbook>')
    _share_a_formula(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for number, (name, content) in enumerate(parts.items()):
            info = zipfile.ZipInfo(name, (2019, 5, 1 + number % 28, 8, number % 60, 0))
            info.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            info.external_attr = 0o640 << 16
            target.writestr(info, content, compresslevel=1 + number % 9)
        target.comment = "Økonomi".encode()
    return out.getvalue()


def _share_a_formula(parts: dict[str, bytes]) -> None:
    _change(parts, CALCULATION, "<f>Grundlag!B2*2</f>", '<f t="shared" ref="C2:C4" si="0">Grundlag!B2*2</f>')
    for row in (3, 4):
        _change(parts, CALCULATION, f"<f>Grundlag!B{row}*2</f>", '<f t="shared" si="0"/>')


def _change(parts: dict[str, bytes], part: str, old: str, new: str) -> None:
    text = parts[part].decode()
    assert text.count(old) == 1, (part, old)
    parts[part] = text.replace(old, new).encode()


def _relate(parts: dict[str, bytes], part: str, targets: Iterable[tuple[str, str, str]]) -> None:
    added = handmade.relations(*targets)
    old = parts.get(part, b"").decode()
    inside = re.search(r"<Relationship .*(?=</Relationships>)", old, re.S)
    parts[part] = added.replace("</Relationships>", (inside[0] if inside else "") + "</Relationships>").encode()
