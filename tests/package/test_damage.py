"""A damaged file is refused in words or read; it never ends in a traceback."""

import tracemalloc
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.package.small_book import SHEET, Crafted, craft, crafted, formulas, pack, parts
from xl.hosts.headless import recalculate
from xl.package import container
from xl.package.container import Package
from xl.package.errors import Damaged, PackageError, TooLarge

SMALL = pack(parts())


def test_a_file_cut_off_anywhere_is_refused() -> None:
    taken = []
    for length in range(len(SMALL)):
        try:
            formulas(SMALL[:length])
        except PackageError:
            continue
        taken.append(length)
    assert taken == []


def test_a_file_cut_off_in_front_is_refused() -> None:
    for start in range(1, len(SMALL)):
        with pytest.raises(PackageError):
            formulas(SMALL[start:])


def test_a_part_with_another_checksum_is_refused() -> None:
    stored = bytearray(pack(parts(), zipfile.ZIP_STORED))
    stored[stored.index(b"1+2")] = ord("2")
    with pytest.raises(Damaged, match="CRC"):
        formulas(bytes(stored))


flips = st.lists(st.tuples(st.integers(0, len(SMALL) - 1), st.integers(1, 255)), min_size=1, max_size=4)


@settings(max_examples=1500, deadline=None)
@given(flips)
def test_changed_bytes_are_refused_or_read(changes: list[tuple[int, int]]) -> None:
    data = bytearray(SMALL)
    for place, mask in changes:
        data[place] ^= mask
    try:
        formulas(bytes(data))
    except PackageError as refusal:
        assert refusal.message("da").isprintable()


@settings(max_examples=500, deadline=None)
@given(st.sampled_from(sorted(parts())), st.data())
def test_changed_bytes_of_a_part_are_refused_or_read(part: str, draw: st.DataObject) -> None:
    """Inside the zip, where no checksum catches them."""
    content = bytearray(parts()[part])
    content[draw.draw(st.integers(0, len(content) - 1))] = draw.draw(st.integers(0, 255))
    try:
        formulas(pack({**parts(), part: bytes(content)}))
    except PackageError as refusal:
        assert refusal.message("en").isprintable()


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(sorted(parts())), st.data())
def test_changed_bytes_of_a_part_are_refused_or_recalculated(part: str, draw: st.DataObject) -> None:
    content = bytearray(parts()[part])
    content[draw.draw(st.integers(0, len(content) - 1))] = draw.draw(st.integers(0, 255))
    data = pack({**parts(), part: bytes(content)})
    try:
        recalculate(Package(data))
    except PackageError as refusal:
        assert refusal.message("en").isprintable()


@given(st.binary(max_size=200))
def test_bytes_of_any_kind_are_refused(data: bytes) -> None:
    with pytest.raises(PackageError):
        Package(b"PK\3\4" + data)


# --- more than a workbook could need -----------------------------------------


def test_too_many_entries_are_refused() -> None:
    many = [Crafted(b"xl/media/%d.png" % number, b"", 0) for number in range(container.MAX_ENTRIES)]
    with pytest.raises(TooLarge, match="10005 > 10000"):
        Package(craft([*crafted(), *many]))


def test_too_large_a_declared_size_is_refused() -> None:
    with pytest.raises(TooLarge, match="1024 MB"):
        Package(craft(crafted(declared=container.MAX_EXPANDED)))


def test_parts_that_are_too_large_only_together_are_refused() -> None:
    half = container.MAX_EXPANDED // 2
    halves = [Crafted(b"xl/media/%d.png" % number, b"", declared=half) for number in range(2)]
    with pytest.raises(TooLarge):
        Package(craft([*crafted(), *halves]))


def test_a_part_larger_than_it_declares_is_refused_before_it_is_unpacked() -> None:
    package = Package(craft(crafted(content=bytes(50_000_000), declared=1000)))
    tracemalloc.start()
    with pytest.raises(Damaged):
        package.read(SHEET)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 1_000_000


def test_a_part_smaller_than_it_declares_is_refused() -> None:
    package = Package(craft(crafted(declared=100_000)))
    with pytest.raises(Damaged):
        package.read(SHEET)


def test_elements_nested_without_end_are_refused_or_read() -> None:
    deep = b"<a>" * 200_000 + b"</a>" * 200_000
    workbook = parts()["xl/workbook.xml"].replace(b"</workbook>", deep + b"</workbook>")
    assert len(formulas(pack({**parts(), "xl/workbook.xml": workbook}))) == 1
