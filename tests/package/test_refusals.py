"""Each reason to refuse a file is told in one line, in both languages, by its own class."""

import struct

import pytest

from tests.package.handmade_parts import MAIN, OFFICE, relations
from tests.package.small_book import SHEET, craft, crafted, formulas, pack, parts, worksheet
from xl.package.container import Package
from xl.package.errors import Damaged, Encrypted, NotAWorkbook, OldFormat, PackageError, UnsafeXml

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
DOCTYPE = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'


def ole(stream: str) -> bytes:
    return OLE + (stream + "\0").encode("utf-16-le") + bytes(64)


def with_part(name: str, content: bytes) -> bytes:
    return pack({**parts(), name: content})


def without(name: str) -> bytes:
    return pack({part: content for part, content in parts().items() if part != name})


def main_part(target: str, content: bytes) -> bytes:
    root = relations(("rId1", "officeDocument", target)).encode()
    return pack({"[Content_Types].xml": b"<Types/>", "_rels/.rels": root, target: content})


def encrypted_entry() -> bytes:
    return craft(crafted(flags=1))


def of_zip_version_9() -> bytes:
    data = bytearray(pack(parts()))
    struct.pack_into("<H", data, data.index(b"PK\1\2") + 6, 90)
    return bytes(data)


def of_the_strict_kind() -> bytes:
    strict = {OFFICE: "http://purl.oclc.org/ooxml/officeDocument/relationships",
              MAIN: "http://purl.oclc.org/ooxml/spreadsheetml/main"}
    content = parts()
    for old, new in strict.items():
        content = {name: part.replace(old.encode(), new.encode()) for name, part in content.items()}
    return pack(content)


SHEET_XML = worksheet()
CASES: dict[str, tuple[bytes, type[PackageError]]] = {
    "an encrypted workbook": (ole("EncryptedPackage"), Encrypted),
    "an encrypted zip entry": (encrypted_entry(), Encrypted),
    "an .xls": (ole("Workbook"), OldFormat),
    "an .xls of Excel 5": (ole("Book"), OldFormat),
    "a .doc": (ole("WordDocument"), NotAWorkbook),
    "an .xlsb": (main_part("xl/workbook.bin", b"\x83\x01\0"), OldFormat),
    "an .ods": (pack({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), OldFormat),
    "an .odt": (pack({"mimetype": b"application/vnd.oasis.opendocument.text"}), NotAWorkbook),
    "a .docx": (main_part("word/document.xml", b'<w:document xmlns:w="urn:w"/>'), NotAWorkbook),
    "a zip of anything": (pack({"a.txt": b"tekst"}), NotAWorkbook),
    "a zip of nothing": (pack({}), NotAWorkbook),
    "a text": (b"Kommune;Udgift\nBillund;3000\n", NotAWorkbook),
    "an empty file": (b"", NotAWorkbook),
    "no [Content_Types].xml": (without("[Content_Types].xml"), NotAWorkbook),
    "no relations": (without("_rels/.rels"), NotAWorkbook),
    "no workbook part": (without("xl/workbook.xml"), NotAWorkbook),
    "a workbook of an unknown namespace": (main_part("xl/workbook.xml", b'<workbook xmlns="urn:x"/>'), NotAWorkbook),
    "a Strict Open XML workbook": (of_the_strict_kind(), OldFormat),
    "no sheet part": (without(SHEET), Damaged),
    "a sheet without a relation": (with_part("xl/_rels/workbook.xml.rels", relations().encode()), Damaged),
    "a sheet whose relation is of another namespace": (
        with_part("xl/workbook.xml", parts()["xl/workbook.xml"].replace(OFFICE.encode(), b"urn:x")), Damaged),
    "no sheets": (with_part("xl/workbook.xml", f'<workbook xmlns="{MAIN}"><sheets/></workbook>'.encode()), Damaged),
    "a document type in the workbook": (with_part("xl/workbook.xml", DOCTYPE + parts()["xl/workbook.xml"]), UnsafeXml),
    "a document type in the relations": (with_part("_rels/.rels", DOCTYPE + b"<a/>"), UnsafeXml),
    "a document type in a sheet": (with_part(SHEET, SHEET_XML.replace(b"<work", DOCTYPE + b"<work", 1)), UnsafeXml),
    "a sheet in UTF-16": (with_part(SHEET, SHEET_XML.decode().replace("UTF-8", "UTF-16").encode("utf-16")), Damaged),
    "a sheet in UTF-16 without a mark": (with_part(SHEET, SHEET_XML.decode().encode("utf-16-le")), Damaged),
    "a sheet in Latin-1": (with_part(SHEET, SHEET_XML.replace(b"UTF-8", b"ISO-8859-1")), Damaged),
    "a workbook part in an unknown encoding": (
        with_part("xl/workbook.xml", parts()["xl/workbook.xml"].replace(b"UTF-8", b"klingon")), Damaged),
    "letters that are not UTF-8": (with_part(SHEET, SHEET_XML.replace(b"1+2", b'"\xe6"')), Damaged),
    "a sheet that stops": (with_part(SHEET, SHEET_XML[:-20]), Damaged),
    "a sheet whose tags cross": (with_part(SHEET, worksheet('<row r="1"><c r="A1"><f>1</c></f></row>')), Damaged),
    "a workbook part that stops": (with_part("xl/workbook.xml", parts()["xl/workbook.xml"][:-20]), Damaged),
    "a prefix without a namespace": (with_part("xl/workbook.xml", b"<x:workbook/>"), Damaged),
    "an unknown compression": (craft(crafted(method=99)), Damaged),
    "a compression that workbooks do not use": (craft(crafted(method=12)), Damaged),
    "a zip of the future": (of_zip_version_9(), Damaged),
    "a part twice": (craft([*crafted(), crafted()[-1]]), Damaged),
    "a part twice in other letters": (with_part(SHEET.upper(), SHEET_XML), Damaged),
    "two entries in one place": (craft(crafted(offset=0)), Damaged),
    "an entry outside the file": (craft(crafted(offset=10**6)), Damaged),
    "content that does not unpack": (craft(crafted(method=8, content=b"")).replace(b"\3\0PK", b"\7\0PK"), Damaged),
}


@pytest.mark.parametrize("data", [case[0] for case in CASES.values()], ids=CASES)
@pytest.mark.parametrize("language", ["en", "da"])
def test_the_refusal_is_one_line_that_names_the_file(data: bytes, language: str) -> None:
    with pytest.raises(PackageError) as refusal:
        formulas(data)
    line = refusal.value.message(language)
    assert line.startswith("bog.xlsx")
    assert line.isprintable()


@pytest.mark.parametrize(("data", "reason"), CASES.values(), ids=CASES)
def test_the_refusal_is_of_its_own_class(data: bytes, reason: type[PackageError]) -> None:
    with pytest.raises(PackageError) as refusal:
        formulas(data)
    assert type(refusal.value) is reason


def test_a_hostile_part_name_cannot_reach_the_terminal() -> None:
    data = craft(crafted(name=b"xl/\x1b[2Jto\nlinjer.xml", method=99))
    with pytest.raises(Damaged) as refusal:
        Package(data)
    assert refusal.value.message("da").isprintable()


@pytest.mark.parametrize("kind", ["chartsheet", "dialogsheet"])
def test_a_workbook_of_other_sheets_alone_has_no_formulas(kind: str) -> None:
    rels = relations(("rId1", kind, "worksheets/sheet1.xml")).encode()
    assert formulas(with_part("xl/_rels/workbook.xml.rels", rels)) == []


def test_a_table_or_drawing_that_is_not_there_does_not_stop_the_sheet() -> None:
    rels = relations(("rId1", "table", "../tables/væk.xml"), ("rId2", "drawing", "/xl/væk.xml")).encode()
    assert len(formulas(with_part("xl/worksheets/_rels/sheet1.xml.rels", rels))) == 1


def test_a_relation_to_the_web_is_not_a_part() -> None:
    rels = relations(("rId1", "table", "https://example.org")).replace('"/>', '" TargetMode="External"/>').encode()
    assert len(formulas(with_part("xl/worksheets/_rels/sheet1.xml.rels", rels))) == 1


@pytest.mark.parametrize(("target", "part"), [
    ("/xl/worksheets/sheet1.xml", SHEET),
    ("../xl/./worksheets/sheet1.xml", SHEET),
    ("WorkSheets/Sheet1.XML", SHEET),
    ("worksheets/ark%201.xml", "xl/worksheets/ark 1.xml"),
    ("WorkSheets/ark%201.xml", "xl/worksheets/ark%201.xml"),
    ("worksheets/%C3%A6.xml", "xl/worksheets/æ.xml"),
    ("worksheets/æ.xml", "xl/worksheets/æ.xml"),
])
def test_a_sheet_is_found_however_the_relation_names_it(target: str, part: str) -> None:
    content = parts()
    content[part] = content.pop(SHEET)
    content["xl/_rels/workbook.xml.rels"] = relations(("rId1", "worksheet", target)).encode()
    assert [cell.text for cell in formulas(pack(content))] == ["1+2"]


def test_a_byte_order_mark_does_no_harm() -> None:
    content = {name: b"\xef\xbb\xbf" + part for name, part in parts().items()}
    assert len(formulas(pack(content))) == 1
