"""Workbooks written by hand, as Excel stores them, and read back by another reader.

Every part is spelled out here rather than left to a library, so that a test
says exactly what the file holds: prefixes, stored values, shared formulas.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import openpyxl

from xl.hosts.headless import Recalculated, recalculate
from xl.package.book import Area, address, column_number
from xl.package.container import Package

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml"


@dataclass(frozen=True)
class Error:
    """An error value, such as ``#N/A``."""

    code: str


@dataclass(frozen=True)
class F:
    """A formula's cell: its text without ``=``, the value stored beside it, how it is stored.

    ``kind`` is "plain", "shared", "array" (legacy, with Ctrl+Shift+Enter),
    "dynamic" or "dataTable"; ``ref`` the cells it fills or is shared by.
    """

    text: str
    value: Any = None
    kind: str = "plain"
    ref: str = ""
    si: int = 0


@dataclass
class TableSpec:
    """An Excel table: its name, its area, its headers."""

    name: str
    ref: str
    headers: list[str]
    header_row: bool = True
    totals_row: bool = False


@dataclass
class SheetSpec:
    """A worksheet: cells by address, tables, hidden rows."""

    cells: dict[str, Any]
    tables: list[TableSpec] = field(default_factory=list)
    hidden: tuple[int, ...] = ()
    state: str = "visible"


def book(
    sheets: Mapping[str, SheetSpec | dict[str, Any]],
    *,
    names: Mapping[str, str | tuple[str, int]] | None = None,
    calculation: str | None = 'calcId="191029"',
    date1904: bool = False,
    links: Mapping[str, str] | None = None,
) -> bytes:
    """A workbook. ``names`` maps a defined name to its formula, or to that and the sheet (from 0) it is local to.

    ``calculation`` are the attributes of ``calcPr`` (``None``: no such element,
    as libraries that do not calculate leave it). ``links`` are further parts.
    """
    specs = {name: spec if isinstance(spec, SheetSpec) else SheetSpec(dict(spec)) for name, spec in sheets.items()}
    parts: dict[str, str] = {"_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")])}
    overrides = [("/xl/workbook.xml", f"{CONTENT}.sheet.main+xml"), ("/xl/styles.xml", f"{CONTENT}.styles+xml")]
    relations = []
    tables = 0
    for number, spec in enumerate(specs.values(), 1):
        relations.append(("worksheet", f"worksheets/sheet{number}.xml"))
        overrides.append((f"/xl/worksheets/sheet{number}.xml", f"{CONTENT}.worksheet+xml"))
        own = []
        for table in spec.tables:
            tables += 1
            own.append(("table", f"../tables/table{tables}.xml"))
            overrides.append((f"/xl/tables/table{tables}.xml", f"{CONTENT}.table+xml"))
            parts[f"xl/tables/table{tables}.xml"] = _table(table, tables)
        if own:
            parts[f"xl/worksheets/_rels/sheet{number}.xml.rels"] = _relations(own)
        parts[f"xl/worksheets/sheet{number}.xml"] = _sheet(spec)
    parts["xl/styles.xml"] = _STYLES
    relations.append(("styles", "styles.xml"))
    extra = dict(links or {})
    external = [name for name in extra if re.fullmatch(r"xl/externalLinks/[^/]+\.xml", name)]
    for name in external:
        overrides.append(("/" + name, f"{CONTENT}.externalLink+xml"))
        relations.append(("externalLink", name.removeprefix("xl/")))
    parts["xl/_rels/workbook.xml.rels"] = _relations(relations)
    parts["xl/workbook.xml"] = _workbook(specs, names or {}, calculation, date1904, external=len(external))
    parts["[Content_Types].xml"] = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in overrides) + "</Types>")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as out:
        for name, text in {**parts, **extra}.items():
            out.writestr(name, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text)
    return stream.getvalue()


def recalc(sheets: Any, **options: Any) -> Run:
    """Recalculate a workbook made by :func:`book`, or its bytes."""
    data = sheets if isinstance(sheets, bytes) else book(sheets, **options)
    return Run(recalculate(Package(data)))


class Run:
    """A workbook after its recalculation."""

    def __init__(self, result: Recalculated) -> None:
        self.result = result
        self._read = openpyxl.load_workbook(io.BytesIO(result.data), data_only=True)

    def __getitem__(self, cell: str) -> Any:
        """What a cell shows: ``run["A1"]`` of the first sheet, or ``run["Ark2!A1"]``."""
        sheet, _, place = cell.rpartition("!")
        return (self._read[sheet] if sheet else self._read.worksheets[0])[place].value

    def column(self, area: str) -> list[Any]:
        """What the cells of a column (or row) show."""
        sheet, _, place = area.rpartition("!")
        rows = (self._read[sheet] if sheet else self._read.worksheets[0])[place]
        return [cell.value for row in rows for cell in row]

    def kind(self, cell: str) -> str:
        """The type of a stored value: ``n``, ``s``, ``b``, ``e``."""
        sheet, _, place = cell.rpartition("!")
        return str((self._read[sheet] if sheet else self._read.worksheets[0])[place].data_type)

    @property
    def kept(self) -> dict[str, str]:
        return {cell.cell: cell.reason for cell in self.result.kept}

    @property
    def errors(self) -> dict[str, tuple[str, str]]:
        return {cell.cell: (cell.code, cell.reason) for cell in self.result.errors}

    @property
    def cut(self) -> dict[str, str]:
        return {cell.cell: cell.reason for cell in self.result.cut}

    def xml(self, number: int = 1) -> str:
        """A sheet's part."""
        return Package(self.result.data).read(f"xl/worksheets/sheet{number}.xml").decode()


# --- the parts ---------------------------------------------------------------

_STYLES = (
    f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>')


def _relations(targets: list[tuple[str, str]]) -> str:
    return f'<Relationships xmlns="{PACKAGE_RELATIONS}">' + "".join(
        f'<Relationship Id="rId{number}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)) + "</Relationships>"


def _workbook(
    sheets: Mapping[str, SheetSpec], names: Mapping[str, str | tuple[str, int]], calculation: str | None,
    date1904: bool, *, external: int,
) -> str:
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" state="{spec.state}" r:id="rId{number}"/>'
        for number, (name, spec) in enumerate(sheets.items(), 1))
    links = "".join(f'<externalReference r:id="rId{len(sheets) + 2 + number}"/>' for number in range(external))
    defined = []
    for name, target in names.items():
        text, local = (target, "") if isinstance(target, str) else (target[0], f' localSheetId="{target[1]}"')
        defined.append(f"<definedName name={quoteattr(name)}{local}>{escape(text)}</definedName>")
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><workbookPr date1904="{int(date1904)}"/>'
        f"<sheets>{listed}</sheets>"
        + (f"<externalReferences>{links}</externalReferences>" if links else "")
        + (f"<definedNames>{''.join(defined)}</definedNames>" if defined else "")
        + (f"<calcPr {calculation}/>" if calculation is not None else "") + "</workbook>")


def _sheet(spec: SheetSpec) -> str:
    rows: dict[int, dict[int, str]] = {}
    for place, content in spec.cells.items():
        area = Area.parse(place)
        rows.setdefault(area.top, {})[area.left] = _cell(place, content)
    for row in spec.hidden:
        rows.setdefault(row, {})
    body = "".join(
        f'<row r="{row}"{" hidden=" + chr(34) + "1" + chr(34) if row in spec.hidden else ""}>'
        + "".join(cell for _, cell in sorted(cells.items())) + "</row>"
        for row, cells in sorted(rows.items()))
    parts = "".join(f'<tablePart r:id="rId{number}"/>' for number in range(1, len(spec.tables) + 1))
    return (f'<worksheet xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheetData>{body}</sheetData>'
            + (f'<tableParts count="{len(spec.tables)}">{parts}</tableParts>' if parts else "") + "</worksheet>")


def _cell(place: str, content: Any) -> str:
    formula, metadata = "", ""
    if isinstance(content, F):
        formula, metadata = _formula(content), ' cm="1"' if content.kind == "dynamic" else ""
        content = content.value
    kind, value = _stored(content)
    return f'<c r="{place}"{metadata}{kind}>{formula}{value}</c>'


def _formula(formula: F) -> str:
    kind = {"plain": "", "dynamic": ' t="array"'}.get(formula.kind, f' t="{formula.kind}"')
    ref = f' ref="{formula.ref}"' if formula.ref else ""
    si = f' si="{formula.si}"' if formula.kind == "shared" else ""
    return f"<f{kind}{ref}{si}>{escape(formula.text)}</f>"


def _stored(value: Any) -> tuple[str, str]:
    if value is None:
        return "", ""
    if isinstance(value, bool):
        return ' t="b"', f"<v>{int(value)}</v>"
    if isinstance(value, Error):
        return ' t="e"', f"<v>{value.code}</v>"
    if isinstance(value, str):
        return ' t="str"', f'<v xml:space="preserve">{escape(value)}</v>'
    return "", f"<v>{value!r}</v>"


def _table(table: TableSpec, number: int) -> str:
    names = [quoteattr(header, {"\n": "_x000a_"}) for header in table.headers]
    columns = "".join(f'<tableColumn id="{n}" name={name}/>' for n, name in enumerate(names, 1))
    header = "" if table.header_row else ' headerRowCount="0"'
    totals = ' totalsRowCount="1"' if table.totals_row else ""
    name = quoteattr(table.name)
    return (f'<table xmlns="{MAIN}" id="{number}" name={name} displayName={name} ref="{table.ref}"{header}{totals}>'
            f'<tableColumns count="{len(table.headers)}">{columns}</tableColumns></table>')


def filled(area: str, rows: list[list[Any]]) -> dict[str, Any]:
    """Cells by address from rows of values, from the first cell of ``area`` on; ``None`` leaves a cell out."""
    letters, digits = re.fullmatch(r"([A-Z]+)(\d+)", area).groups()  # type: ignore[union-attr]
    top, left = int(digits), column_number(letters)
    return {address(top + r, left + c): value
            for r, row in enumerate(rows) for c, value in enumerate(row) if value is not None}
