"""Defined names and external links: what the workbook part says that formulas lean on.

The engine takes names for constants and for fixed areas, and drops all others
without a word (OFFSET, arrays, LAMBDA, relative references), so that an
``IFERROR`` round one would hide it; nor does it tell what leans on a cell by
way of a name. All but constants are written out where they are used.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final
from xml.etree import ElementTree

from xl.package.book import Book
from xl.package.container import Package
from xl.package.errors import Damaged

_SHEET: Final = r"(?:'(?:[^'\[\]]|'')+'|[\w.]+)!"
_AREA: Final = rf"{_SHEET}(?:\$[A-Z]{{1,3}}\$\d+(?::\$[A-Z]{{1,3}}\$\d+)?|\$[A-Z]{{1,3}}:\$[A-Z]{{1,3}}|\$\d+:\$\d+)"
_CONSTANT: Final = re.compile(r'-?[\d.]+(?:[Ee][-+]?\d+)?%?|"(?:[^"]|"")*"|TRUE|FALSE|#[A-Z/0]+[!?A]')
_FIXED: Final = re.compile(rf"{_AREA}|{_CONSTANT.pattern}")
"""What a name may stand for that the engine understands by itself (in INDIRECT, that is)."""

_EXTERNAL: Final = re.compile(r"'?\[(\d+)\]((?:[^'!]|'')*)'?!(.*)")
_CELLS: Final = re.compile(r"\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{1,3}\$?\d+)?")


class DefinedNames:
    """The names of one workbook, by the sheet they are local to (``""``: none) and their own, in lower case."""

    def __init__(self, book: Book) -> None:
        root = ElementTree.fromstring(book.package.xml(book.part))
        sheets = [element.get("name", "").lower() for element in root.iter() if _local(element.tag) == "sheet"]
        self._texts: dict[tuple[str, str], str] = {}
        for element in root.iter():
            name = element.get("name", "")
            if _local(element.tag) != "definedName" or name.lower().startswith("_xlnm."):
                continue
            local = element.get("localSheetId", "")
            if not local or (local.isdecimal() and int(local) < len(sheets)):
                sheet = sheets[int(local)] if local else ""
                self._texts[sheet, name.lower()] = (element.text or "").strip().removeprefix("=")

    def __iter__(self) -> Iterator[str]:
        return iter({name for _, name in self._texts})

    @cached_property
    def written_out(self) -> frozenset[str]:
        """Names whose meaning has to be written out where they are used."""
        return frozenset(name for (_, name), text in self._texts.items() if not _CONSTANT.fullmatch(text))

    @cached_property
    def local(self) -> frozenset[str]:
        """Names that are local to a sheet: they may be asked for from other sheets."""
        return frozenset(name for sheet, name in self._texts if sheet)

    @staticmethod
    def fixed(text: str) -> bool:
        """Whether a name's text is a constant or a fixed area."""
        return _FIXED.fullmatch(text) is not None

    def meaning(self, reference: str, sheet: str) -> str | None:
        """What a reference in a formula of ``sheet`` stands for; ``None`` where it is no name."""
        before, qualified, name = reference.rpartition("!")
        scope = before.strip("'").replace("''", "'").lower() if qualified else sheet.lower()
        return self._texts.get((scope, name.lower()), self._texts.get(("", name.lower())))

    def text(self, reference: str, sheet: str) -> str | None:
        """What is to be written instead of a reference; ``None`` where it may stay."""
        found = self.meaning(reference, sheet)
        return found if found is not None and ("!" in reference or not _CONSTANT.fullmatch(found)) else None


class ExternalLinks:
    """The other workbooks that this one refers to, as far as their values are stored here."""

    def __init__(self, book: Book) -> None:
        self._package = book.package
        self._part = book.part

    @cached_property
    def _sheets(self) -> Mapping[str, frozenset[str]]:
        """Sheets of each linked workbook, by its number in formulas."""
        root = ElementTree.fromstring(self._package.xml(self._part))
        targets = _targets(self._package, self._part)
        found = {}
        links = [element for element in root.iter() if _local(element.tag) == "externalReference"]
        for number, element in enumerate(links, 1):
            identity = next((value for key, value in element.attrib.items() if _local(key) == "id"), "")
            part = self._package.find(targets.get(identity, ""))
            if part is not None:
                found[str(number)] = self._sheets_of(part)
        return found

    def _sheets_of(self, part: str) -> frozenset[str]:
        try:
            root = ElementTree.fromstring(self._package.xml(part))
        except ElementTree.ParseError as error:
            raise Damaged(value=self._package.name, reason=f"{part}: {error}") from None
        return frozenset(e.get("val", "").lower() for e in root.iter() if _local(e.tag) == "sheetName")

    def holds(self, reference: str) -> bool:
        """Whether the stored values of another workbook can answer for a reference to it."""
        match = _EXTERNAL.fullmatch(reference)
        if match is None or not _CELLS.fullmatch(match[3]):
            return False
        return match[2].replace("''", "'").lower() in self._sheets.get(match[1], ())


def _targets(package: Package, part: str) -> dict[str, str]:
    folder, name = posixpath.split(part)
    source = package.find(posixpath.join(folder, "_rels", name + ".rels"))
    if source is None:
        return {}
    return {
        element.get("Id", ""): posixpath.normpath(posixpath.join("/", folder, element.get("Target", ""))).lstrip("/")
        for element in ElementTree.fromstring(package.xml(source))
    }


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
