"""A sheet is put behind the others: six parts know of it, and every other byte stays."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from tests.package import everything, small_book
from tests.package.zip_bytes import entries
from xl.package.adding import with_table_sheet
from xl.package.book import Book
from xl.package.container import Package
from xl.package.errors import NameTaken, PackageError, StructureProtected


def added(data: bytes, name: str = "Kilder") -> bytes:
    columns = {"Navn": 20, "Slags": 14.5}
    return with_table_sheet(Package(data, "bog.xlsx"), name, columns, 3, {"Slags": ("fil", "kontoudtræk")})


@pytest.mark.parametrize("data", [everything.build(), small_book.pack(small_book.parts())], ids=["alt", "lille"])
def test_nothing_else_changes(data: bytes) -> None:
    before, after = entries(data), entries(added(data))
    new = [name.decode() for name in after if name not in before]
    assert [name.rpartition("/")[0] for name in new] == ["xl/worksheets", "xl/worksheets/_rels", "xl/tables"]
    assert {name for name in before if after[name] != before[name]} == {
        b"[Content_Types].xml", b"xl/workbook.xml", b"xl/_rels/workbook.xml.rels"}
    assert list(after)[: len(before)] == list(before)
    assert added(data) == added(data)


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("data", [everything.build(), small_book.pack(small_book.parts())], ids=["alt", "lille"])
def test_we_and_others_read_the_table(data: bytes) -> None:
    book = Book(Package(added(data)))
    sheet, table = book.table("Kilder") or pytest.fail("no table")
    assert (book.sheets[-1], str(table.area), table.headers) == (sheet, "A1:B4", ("Navn", "Slags"))
    tables = [found for each in book.sheets for found in each.tables]
    numbers = [book.package.xml(found.part).split(b' id="')[1].split(b'"')[0] for found in tables]
    assert len(set(numbers)) == len(tables)
    opened = load_workbook(io.BytesIO(added(data)))
    kilder = opened["Kilder"]
    assert [cell.value for cell in kilder[1]] == ["Navn", "Slags"]
    assert kilder.tables["Kilder"].ref == "A1:B4"
    validation, = kilder.data_validations.dataValidation
    assert (str(validation.sqref), validation.formula1) == ("B2:B4", '"fil,kontoudtræk"')


def test_a_prefix_of_the_workbook_part_is_kept() -> None:
    parts = small_book.parts()
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    text = parts["xl/workbook.xml"].decode().replace(f'xmlns="{main}"', f'xmlns:x="{main}"')
    for tag in ("workbook", "sheets", "sheet "):
        text = text.replace(f"<{tag}", f"<x:{tag}").replace(f"</{tag}", f"</x:{tag}")
    parts["xl/workbook.xml"] = text.encode()
    book = Book(Package(added(small_book.pack(parts))))
    assert [sheet.name for sheet in book.sheets] == ["Ark1", "Kilder"]


@pytest.mark.parametrize(
    ("inside", "name", "refusal"),
    [
        ("", "ARK1", NameTaken),
        ("<definedNames><definedName name=\"kilder\">1</definedName></definedNames>", "Kilder", NameTaken),
        ('<workbookProtection lockStructure="1"/>', "Kilder", StructureProtected),
    ],
)
def test_a_name_that_is_taken_and_a_locked_structure(inside: str, name: str, refusal: type[PackageError]) -> None:
    parts = small_book.parts()
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b"</workbook>", inside.encode() + b"</workbook>")
    with pytest.raises(refusal):
        added(small_book.pack(parts), name)
    assert Book(Package(added(added(small_book.pack(small_book.parts())), "Andre"))).table("andre")
