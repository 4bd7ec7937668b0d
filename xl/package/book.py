"""What the workbook part and its relations say: sheets, tables, names, the way of calculating."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final
from urllib.parse import unquote
from xml.etree import ElementTree

from xl.package.container import Package
from xl.package.errors import Damaged, NotAWorkbook, OldFormat

LAST_ROW: Final = 1_048_576
LAST_COLUMN: Final = 16_384
_CELL: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_WORKSHEET: Final = "/worksheet"
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_WORKBOOK: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}workbook"
_STRICT: Final = "{http://purl.oclc.org/ooxml/spreadsheetml/main}workbook"
"""What Excel calls Strict Open XML: other namespaces, dates as text; the engine reads none of its cells."""


def column_number(letters: str) -> int:
    """``A`` is 1, ``XFD`` is 16384."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """1 is ``A``, 16384 is ``XFD``."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """The A1 name of a cell, both counted from 1."""
    return f"{column_letters(column)}{row}"


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, corners included, counted from 1."""

    top: int
    left: int
    bottom: int
    right: int

    @classmethod
    def parse(cls, reference: str) -> Area:
        """From ``B2`` or ``B2:D9``."""
        corners = [_CELL.fullmatch(corner) for corner in reference.split(":")]
        if not corners or len(corners) > 2 or None in corners:
            raise ValueError(reference)
        places = [(int(corner[2]), column_number(corner[1])) for corner in corners if corner]
        (top, left), (bottom, right) = places[0], places[-1]
        return cls(min(top, bottom), min(left, right), max(top, bottom), max(left, right))

    def __str__(self) -> str:
        first, last = address(self.top, self.left), address(self.bottom, self.right)
        return first if first == last else f"{first}:{last}"

    def __contains__(self, place: tuple[int, int]) -> bool:
        return self.top <= place[0] <= self.bottom and self.left <= place[1] <= self.right

    @property
    def size(self) -> int:
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)


@dataclass(frozen=True, slots=True)
class Table:
    """An Excel table: a name for an area with headers."""

    name: str
    area: Area
    headers: tuple[str, ...]
    header_row: bool
    totals_row: bool
    part: str = ""
    calculated: frozenset[int] = frozenset()
    """The columns, counted from 0, that Excel fills with one formula."""

    @property
    def first_row(self) -> int:
        """The sheet's row of the first row of data."""
        return self.area.top + self.header_row

    @property
    def last_row(self) -> int:
        """The sheet's row of the last row of data."""
        return self.area.bottom - self.totals_row


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A worksheet: its name on the tab, its part, its tables."""

    name: str
    part: str
    tables: tuple[Table, ...]
    identity: str = ""
    """The number that other parts know the sheet by."""


class Book:
    """The structure of a workbook package.

    Raises:
        PackageError: the package holds no workbook, or one that is broken.
    """

    def __init__(self, package: Package) -> None:
        self.package = package
        self.part = self._main_part()
        self._root = self._parse(self.part)

    @cached_property
    def sheets(self) -> tuple[SheetPart, ...]:
        """The worksheets in tab order; chart and dialog sheets hold no cells."""
        relations = self._relations(self.part)
        elements = [element for element in self._root.iter() if _local(element.tag) == "sheet"]
        if not elements:
            raise Damaged(value=self.package.name, reason=f"{self.part}: 0 x <sheet>")
        found = []
        for element in elements:
            name, identity = element.get("name", ""), element.get(_RELATION)
            if identity == "":
                continue  # a sheet that names no part holds no cells
            kind, part = relations.get(identity or "", ("", ""))
            if not part or self.package.find(part) is None:
                raise Damaged(value=self.package.name, reason=f"{name}: {part or identity}")
            if kind.endswith(_WORKSHEET):
                found.append(SheetPart(name, part, self._tables(part), element.get("sheetId", "")))
        return tuple(found)

    @cached_property
    def date1904(self) -> bool:
        """Whether days are counted from 1904."""
        properties = next((e for e in self._root.iter() if _local(e.tag) == "workbookPr"), None)
        return properties is not None and properties.get("date1904") in ("1", "true")

    @cached_property
    def names(self) -> frozenset[str]:
        """Every defined name, in upper case."""
        return frozenset(
            element.get("name", "").upper() for element in self._root.iter() if _local(element.tag) == "definedName")

    @cached_property
    def range_names(self) -> frozenset[str]:
        """Defined names, in lower case, that stand for more than one cell (or might)."""
        return frozenset(
            element.get("name", "").lower() for element in self._root.iter()
            if _local(element.tag) == "definedName" and re.search(r"[:,(\[{]", element.text or "")
        )

    @cached_property
    def settled(self) -> bool:
        """Whether the stored values are those of a finished calculation by a spreadsheet program."""
        calculation = next((e for e in self._root.iter() if _local(e.tag) == "calcPr"), None)
        return calculation is not None and not (
            calculation.get("fullCalcOnLoad") in ("1", "true")
            or calculation.get("calcMode") == "manual"
            or calculation.get("calcCompleted") in ("0", "false")
        )

    def related(self, kind: str) -> str | None:
        """The part that the workbook part relates to as ``kind`` (``/styles``, ``/sharedStrings``)."""
        return next((part for type_, part in self._relations(self.part).values() if type_.endswith(kind)), None)

    def table(self, name: str) -> tuple[SheetPart, Table] | None:
        """The table of that name (in any case) and its sheet."""
        return next((
            (sheet, table) for sheet in self.sheets for table in sheet.tables
            if table.name.casefold() == name.casefold()), None)

    def _main_part(self) -> str:
        package = self.package
        roots = self._relations("")
        part = next((part for kind, part in roots.values() if kind.endswith("/officeDocument")), "")
        if package.find(part) is None:
            raise NotAWorkbook(value=package.name)
        if part.lower().endswith(".bin"):
            raise OldFormat(value=package.name, kind=".xlsb")
        root = self._parse(part).tag
        if root == _STRICT:
            raise OldFormat(value=package.name, kind="Strict Open XML")
        if root != _WORKBOOK:
            raise NotAWorkbook(value=package.name)
        return part

    def _relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Relation id -> (type, target part) of a part; a part that is not there by the name it would have."""
        folder, name = posixpath.split(part)
        source = self.package.find(posixpath.join(folder, "_rels", name + ".rels"))
        if source is None:
            return {}
        relations = {}
        for element in self._parse(source):
            if element.get("TargetMode") == "External":
                continue
            target = posixpath.normpath(posixpath.join("/", folder, element.get("Target", ""))).lstrip("/")
            part = self.package.find(target) or self.package.find(unquote(target)) or target
            relations[element.get("Id", "")] = (element.get("Type", ""), part)
        return relations

    def _tables(self, sheet: str) -> tuple[Table, ...]:
        tables = []
        for kind, part in self._relations(sheet).values():
            if not kind.endswith("/table") or self.package.find(part) is None:
                continue
            root = self._parse(part)
            columns = [element for element in root.iter() if _local(element.tag) == "tableColumn"]
            headers = tuple(
                re.sub(r"_x([0-9A-Fa-f]{4})_", lambda code: chr(int(code[1], 16)), column.get("name", ""))
                for column in columns
            )
            calculated = frozenset(
                number for number, column in enumerate(columns)
                if any(_local(element.tag) == "calculatedColumnFormula" for element in column))
            try:
                area = Area.parse(root.get("ref", ""))
            except ValueError:
                continue
            tables.append(Table(
                root.get("displayName", root.get("name", "")), area, headers,
                root.get("headerRowCount", "1") != "0", root.get("totalsRowCount", "0") != "0", part, calculated,
            ))
        return tuple(tables)

    def _parse(self, part: str) -> ElementTree.Element:
        try:
            return ElementTree.fromstring(self.package.xml(part))
        except ElementTree.ParseError as error:  # a prefix that no namespace is bound to
            raise Damaged(value=self.package.name, reason=f"{part}: {error}") from None


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
