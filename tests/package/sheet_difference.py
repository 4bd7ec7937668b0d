"""What differs between two versions of a worksheet, told by an XML parser alone."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SHOWN = (f"{_MAIN}v", f"{_MAIN}is")


def around_the_cells(xml: bytes) -> tuple[bytes, bytes]:
    """The bytes before and after the sheet's data."""
    start, end = xml.index(b"<sheetData"), xml.index(b"</sheetData>")
    return xml[:start], xml[end:]


def not_allowed(before: bytes, after: bytes) -> list[str]:
    """Every difference that recalculating may not make.

    Allowed: type and value of cells with formulas, the area of a dynamic
    array, cells in the old or new area of one, the spans of rows.
    """
    old, new = _cells(before), _cells(after)
    spilled = _spilled(old) | _spilled(new)
    rows = _rows(after)
    found = [f"row {number} has other attributes" for number, row in _rows(before).items() if rows.get(number) != row]
    for reference, cell in old.items():
        if reference not in new:
            found.append(f"{reference} is gone")
        elif cell.find(f"{_MAIN}f") is None and reference not in spilled:
            if _whole(cell) != _whole(new[reference]):
                found.append(f"{reference}, a constant, has changed")
        elif _kept(cell) != _kept(new[reference]):
            found.append(f"{reference}: {_kept(cell)} has become {_kept(new[reference])}")
    return found + [f"{reference} is new" for reference in new.keys() - old.keys() - spilled]


def _rows(xml: bytes) -> dict[str, dict[str, str]]:
    rows = ElementTree.fromstring(xml).iter(f"{_MAIN}row")
    return {row.attrib["r"]: {key: value for key, value in row.attrib.items() if key != "spans"} for row in rows}


def _cells(xml: bytes) -> dict[str, ElementTree.Element]:
    return {cell.attrib["r"]: cell for cell in ElementTree.fromstring(xml).iter(f"{_MAIN}c")}


def _whole(cell: ElementTree.Element) -> str:
    return ElementTree.canonicalize(ElementTree.tostring(cell, "unicode"))


def _kept(cell: ElementTree.Element) -> list[tuple[str, dict[str, str], str | None]]:
    """A cell but for what it shows."""
    dynamic = "cm" in cell.attrib
    own = {key: value for key, value in cell.attrib.items() if key not in ("t", "vm")}
    inside = [
        (child.tag, {k: v for k, v in child.attrib.items() if not (dynamic and k == "ref")}, child.text)
        for child in cell if child.tag not in _SHOWN
    ]
    return [(cell.tag, own, None), *inside]


def _spilled(cells: dict[str, ElementTree.Element]) -> set[str]:
    """The cells that dynamic arrays reach into (legacy arrays too: their cells hold values alone)."""
    return {
        reference for cell in cells.values() for formula in cell.iter(f"{_MAIN}f") if formula.get("t") == "array"
        for reference in _references(formula.attrib["ref"])
    }


def _references(area: str) -> Iterator[str]:
    """Cells of an area of single-letter columns, which is all that the tests use."""
    first, _, last = area.partition(":")
    last = last or first
    for column in range(ord(first[0]), ord(last[0]) + 1):
        for row in range(int(first[1:]), int(last[1:]) + 1):
            yield f"{chr(column)}{row}"
