"""A sheet with an Excel table put behind the others of a workbook.

Three parts are new; the workbook's list of sheets, its relations and the list of
content types each gain an element; every other byte of the package stays.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final
from xml.sax.saxutils import quoteattr

from xl.package.book import Area, Book, address
from xl.package.container import Package
from xl.package.errors import Damaged, NameTaken, StructureProtected
from xl.package.sheet import attributes

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_SHEET: Final = re.compile(rb"<(?:[\w.-]+:)?sheet(\s[^>]*?)/?>")
_LOCKED: Final = re.compile(rb"""<(?:[\w.-]+:)?workbookProtection\s[^>]*?lockStructure\s*=\s*["'](?:1|true)["']""")


def with_table_sheet(
    package: Package, name: str, columns: Mapping[str, float], rows: int, choices: Mapping[str, Iterable[str]]
) -> bytes:
    """The file with one more sheet: a table of that name with blank rows.

    ``columns`` are the headers with their widths, ``choices`` the words that a column takes.

    Raises:
        NameTaken: a sheet, a table or a name is called so.
        StructureProtected: Excel lets nobody add a sheet.
        PackageError: the file is damaged.
    """
    book = Book(package)
    workbook = package.xml(book.part)
    given = [attributes(found[1]) for found in _SHEET.finditer(workbook)]
    names = {found.get(b"name", b"").decode().casefold() for found in given}
    if name.casefold() in names or book.table(name) is not None or name.upper() in book.names:
        raise NameTaken(value=package.name, name=name)
    if _LOCKED.search(workbook):
        raise StructureProtected(value=package.name)
    folder = posixpath.dirname(book.part)
    sheet, table = (_free(package, posixpath.join(folder, place)) for place in (
        "worksheets/sheet{}.xml", "tables/table{}.xml"))
    relations = posixpath.join(folder, "_rels", posixpath.basename(book.part) + ".rels")
    listed = package.find(relations) or relations
    types = package.find("[Content_Types].xml") or ""
    identity = _free_identity(package.xml(listed))
    number = 1 + max(int(found.get(b"sheetId", b"0")) for found in given)
    area = Area(1, 1, 1 + rows, len(columns))
    return package.with_parts({
        book.part: _into(package, book.part, workbook, b"sheets",
                         f'sheet xmlns:r="{_OFFICE}" name={quoteattr(name)} sheetId="{number}" r:id="{identity}"'),
        listed: _into(package, listed, package.xml(listed), b"Relationships",
                      f'Relationship Id="{identity}" Type="{_OFFICE}/worksheet" Target="/{sheet}"'),
        types: _into(package, types, package.xml(types), b"Types",
                     f'Override PartName="/{sheet}" ContentType="{_TYPE}.worksheet+xml"',
                     f'Override PartName="/{table}" ContentType="{_TYPE}.table+xml"'),
        sheet: _sheet_part(columns, area, choices),
        posixpath.join(posixpath.dirname(sheet), "_rels", posixpath.basename(sheet) + ".rels"): (
            f'{_HEAD}<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" Type="{_OFFICE}/table" '
            f'Target="/{table}"/></Relationships>').encode(),
        table: _table_part(name, list(columns), area, _free_number(book)),
    })


def _free(package: Package, place: str) -> str:
    number = 1
    while package.find(place.format(number)):
        number += 1
    return place.format(number)


def _free_identity(xml: bytes) -> str:
    number = 1
    while re.search(rb"""\sId\s*=\s*["']rId%d["']""" % number, xml):
        number += 1
    return f"rId{number}"


def _free_number(book: Book) -> int:
    """A number that no table of the workbook has."""
    heads = (re.search(rb"<(?:[\w.-]+:)?table(\s[^>]*)>", book.package.xml(table.part))
             for sheet in book.sheets for table in sheet.tables)
    return 1 + max((int(attributes(head[1]).get(b"id", b"0")) for head in heads if head), default=0)


def _into(package: Package, part: str, xml: bytes, element: bytes, *new: str) -> bytes:
    """A part with elements put in at the end of one, of the same prefix."""
    end = re.search(rb"</((?:[\w.-]+:)?)%b\s*>" % element, xml)
    if end is None:
        raise Damaged(value=package.name, reason=f"{part}: <{element.decode()}>")
    added = b"".join(b"<%b%b/>" % (end[1], text.encode()) for text in new)
    return xml[: end.start()] + added + xml[end.start() :]


def _sheet_part(columns: Mapping[str, float], area: Area, choices: Mapping[str, Iterable[str]]) -> bytes:
    headers = list(columns)
    widths = "".join(f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>'
                     for n, width in enumerate(columns.values(), start=1))
    cells = "".join(
        f'<c r="{address(1, n)}" t="inlineStr"><is><t>{header}</t></is></c>'
        for n, header in enumerate(headers, start=1))
    lists = "".join(
        f'<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="{Area(2, n, area.bottom, n)}">'
        f'<formula1>"{",".join(words)}"</formula1></dataValidation>'
        for n, words in ((headers.index(header) + 1, words) for header, words in choices.items()))
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><dimension ref="{area}"/><sheetViews>'
        '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        f'</sheetView></sheetViews><cols>{widths}</cols><sheetData><row r="1">{cells}</row></sheetData>'
        f'<dataValidations count="{len(choices)}">{lists}</dataValidations>'
        '<tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>').encode()


def _table_part(name: str, headers: Sequence[str], area: Area, number: int) -> bytes:
    columns = "".join(
        f'<tableColumn id="{n}" name={quoteattr(header)}/>' for n, header in enumerate(headers, start=1))
    return (
        f'{_HEAD}<table xmlns="{_MAIN}" id="{number}" name={quoteattr(name)} displayName={quoteattr(name)} '
        f'ref="{area}" totalsRowShown="0"><autoFilter ref="{area}"/><tableColumns count="{len(headers)}">{columns}'
        '</tableColumns><tableStyleInfo name="TableStyleMedium2" showFirstColumn="0" showLastColumn="0" '
        'showRowStripes="1" showColumnStripes="0"/></table>').encode()
