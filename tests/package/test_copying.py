"""Replacing one part of a zip file leaves the bytes of all others, however they were packed."""

import io
import struct
import zipfile

import pytest

from tests.package import small_book, zip_bytes
from tests.package.small_book import SHEET, Crafted, craft, crafted, formulas, pack, parts
from xl.package.container import Package

NEW = small_book.worksheet('<row r="1"><c r="A1"><f>1+2</f><v>4</v></c></row>')


class Pipe(io.BytesIO):
    """A file that cannot be wound back: sizes then stand behind the content, in data descriptors."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: int) -> int:
        raise io.UnsupportedOperation


def written(*, pipe: bool = False, zip64: bool = False, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = Pipe() if pipe else io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as book:
        for name, content in {**parts(), "xl/tegn/Ærø ☃.bin": b"\0\1" * 500}.items():
            info = zipfile.ZipInfo(name, (2018, 12, 31, 23, 59, 58))
            info.compress_type = compression
            info.comment = b"en bem\xc3\xa6rkning"
            with book.open(info, "w", force_zip64=zip64) as entry:
                entry.write(content)
        book.comment = b"hele filen"
    return out.getvalue()


FILES = {
    "deflated": written(),
    "stored": written(compression=zipfile.ZIP_STORED),
    "data descriptors": written(pipe=True),
    "stored with data descriptors": written(pipe=True, compression=zipfile.ZIP_STORED),
    "zip64 fields": written(zip64=True),
    "zip64 fields and data descriptors": written(pipe=True, zip64=True),
    "bytes between entries": craft(crafted(), between=b"fyld" * 5),
    "bytes before the first entry": craft(crafted(), before=b"PK00"),
    "a folder as an entry": craft([*crafted(), Crafted(b"xl/media/", b"", 0)]),
    "backslashes in names": craft([Crafted(entry.name.replace(b"/", b"\\"), entry.content) for entry in crafted()]),
}


@pytest.mark.parametrize("data", FILES.values(), ids=FILES)
def test_all_other_entries_keep_their_bytes(data: bytes) -> None:
    before, after = zip_bytes.entries(data), zip_bytes.entries(Package(data).with_parts({SHEET: NEW}))
    assert list(after) == list(before)
    changed = {name.replace(b"\\", b"/") for name in before if after[name] != before[name]}
    assert changed == {SHEET.encode()}


@pytest.mark.parametrize("data", FILES.values(), ids=FILES)
def test_another_zip_reader_finds_every_part_sound(data: bytes) -> None:
    result = zipfile.ZipFile(io.BytesIO(Package(data).with_parts({SHEET: NEW})))
    assert result.testzip() is None
    assert [result.read(info) for info in result.infolist() if info.filename.endswith("sheet1.xml")] == [NEW]
    assert result.comment == zipfile.ZipFile(io.BytesIO(data)).comment


@pytest.mark.parametrize("data", FILES.values(), ids=FILES)
def test_nothing_changed_is_the_same_file(data: bytes) -> None:
    assert Package(data).with_parts({}) == data


@pytest.mark.parametrize("data", FILES.values(), ids=FILES)
def test_the_result_is_read_again_with_its_formula(data: bytes) -> None:
    assert [cell.value for cell in formulas(Package(data).with_parts({SHEET: NEW}))] == [b"4"]


@pytest.mark.parametrize("data", FILES.values(), ids=FILES)
def test_a_part_reads_as_another_zip_reader_has_it(data: bytes) -> None:
    package, other = Package(data), zipfile.ZipFile(io.BytesIO(data))
    assert [package.read(part) for part in package.parts] == [other.read(info) for info in other.infolist()]


def test_a_replaced_part_may_have_any_name() -> None:
    data = Package(FILES["deflated"]).with_parts({"xl/tegn/Ærø ☃.bin": b"ny"})
    assert zipfile.ZipFile(io.BytesIO(data)).read("xl/tegn/Ærø ☃.bin") == b"ny"
    assert Package(data).read("xl/tegn/Ærø ☃.bin") == b"ny"


def test_what_came_before_the_first_entry_stays() -> None:
    data = craft(crafted(), before=b"PK00")
    assert Package(data).with_parts({SHEET: NEW}).startswith(b"PK00PK\3\4")


def test_entries_stay_in_their_places_where_the_directory_has_another_order() -> None:
    entries = crafted()
    plain = craft(entries)
    names = [entry.name for entry in entries]
    start, end = plain.index(b"PK\1\2"), plain.index(b"PK\5\6")
    records = plain[start:end].split(b"PK\1\2")[1:]
    turned = plain[:start] + b"".join(b"PK\1\2" + record for record in reversed(records)) + plain[end:]
    result = Package(turned).with_parts({SHEET: NEW})
    assert list(zip_bytes.entries(result)) == names[::-1]
    assert [result.index(name) for name in names] == [plain.index(name) for name in names]


def test_an_offset_that_stands_in_a_zip64_field_is_moved_there() -> None:
    """Java writers put sizes and offset of every entry into the zip64 field of its record."""
    room = struct.pack("<2H3Q", 1, 24, 0, 0, 0)
    data = bytearray(craft([Crafted(name.encode(), content, extra=room) for name, content in parts().items()]))
    at = data.index(b"PK\1\2")
    while data[at : at + 4] == b"PK\1\2":
        packed, size, name, extra = struct.unpack_from("<2L2H", data, at + 20)
        offset = struct.unpack_from("<L", data, at + 42)[0]
        struct.pack_into("<2L", data, at + 20, 0xFFFFFFFF, 0xFFFFFFFF)
        struct.pack_into("<L", data, at + 42, 0xFFFFFFFF)
        struct.pack_into("<3Q", data, at + 46 + name + 4, size, packed, offset)
        at += 46 + name + extra
    first = parts()["[Content_Types].xml"] + b"\n" * 3000
    result = zipfile.ZipFile(io.BytesIO(Package(bytes(data)).with_parts({"[Content_Types].xml": first})))
    assert result.testzip() is None
    assert {info.filename: result.read(info) for info in result.infolist()} == {**parts(), "[Content_Types].xml": first}


def test_a_part_is_found_whatever_the_case_of_its_name() -> None:
    content = {name.upper(): part for name, part in parts().items()}
    package = Package(pack(content))
    assert package.find("xl/WorkBook.xml") == "XL/WORKBOOK.XML"
    assert [cell.text for cell in formulas(pack(content))] == ["1+2"]
