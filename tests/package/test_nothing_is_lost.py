"""Recalculating a workbook that holds everything leaves all but stale values as it was."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from tests.package import everything, zip_bytes
from tests.package.sheet_difference import around_the_cells, not_allowed
from xl import cli
from xl.cli.speaking import CELLS_HOLD_ERRORS
from xl.hosts.headless import recalculate
from xl.package.container import Package


@pytest.fixture(scope="module")
def recalculated() -> bytes:
    return recalculate(Package(everything.build(), "alt.xlsm")).data


def parts(data: bytes) -> dict[str, bytes]:
    book = zipfile.ZipFile(io.BytesIO(data))
    return {name: book.read(name) for name in book.namelist()}


KINDS = [
    "xl/charts/", "xl/chartsheets/", "xl/drawings/drawing", "xl/drawings/vmlDrawing", "xl/media/", "xl/comments",
    "xl/tables/", "xl/pivotTables/", "xl/pivotCache/pivotCacheDefinition", "xl/pivotCache/pivotCacheRecords",
    "xl/vbaProject.bin", "xl/vbaProjectSignature.bin", "customXml/", "xl/printerSettings/", "_xmlsignatures/",
    "xl/slicers/", "xl/slicerCaches/", "docProps/custom.xml", "xl/externalLinks/", "xl/theme/",
    "xl/sharedStrings.xml", "xl/metadata.xml", "xl/threadedComments/", "xl/persons/",
]


@pytest.mark.parametrize("kind", KINDS)
def test_the_workbook_holds_this_kind_of_part(kind: str) -> None:
    assert any(name.startswith(kind) for name in parts(everything.build()))


@pytest.mark.parametrize("mark", [
    b"x14:dataBar", b"x14:sparkline", b"<dataValidation ", b"<conditionalFormatting", b"<sheetProtection",
    b"<mergeCell ", b'cm="1"', b't="shared"', b'<f t="array" ref="D2:D4">',
])
def test_the_sheet_that_changes_holds_this(mark: bytes) -> None:
    assert mark in parts(everything.build())[everything.CALCULATION]


def test_the_text_in_the_workbook_is_rich() -> None:
    assert b"<rPr><b/>" in parts(everything.build())["xl/sharedStrings.xml"]


def test_only_sheets_with_stale_values_change(recalculated: bytes) -> None:
    before, after = parts(everything.build()), parts(recalculated)
    assert list(after) == list(before)
    assert {name for name in before if after[name] != before[name]} == everything.CHANGED


def test_every_other_part_keeps_its_compressed_bytes_times_and_flags(recalculated: bytes) -> None:
    before, after = zip_bytes.entries(everything.build()), zip_bytes.entries(recalculated)
    assert list(after) == list(before)
    assert {name.decode() for name in before if after[name] != before[name]} == everything.CHANGED


def test_a_changed_part_keeps_its_time_and_attributes(recalculated: bytes) -> None:
    before, after = (zipfile.ZipFile(io.BytesIO(data)) for data in (everything.build(), recalculated))
    for name in everything.CHANGED:
        old, new = before.getinfo(name), after.getinfo(name)
        assert new.date_time == old.date_time
        assert new.external_attr == old.external_attr
        assert new.compress_type == old.compress_type


def test_the_comment_of_the_file_stays(recalculated: bytes) -> None:
    assert zipfile.ZipFile(io.BytesIO(recalculated)).comment.decode() == "Økonomi"


@pytest.mark.parametrize("part", sorted(everything.CHANGED))
def test_a_changed_sheet_differs_in_values_alone(recalculated: bytes, part: str) -> None:
    before, after = parts(everything.build())[part], parts(recalculated)[part]
    assert not_allowed(before, after) == []
    assert around_the_cells(after) == around_the_cells(before)


def test_a_second_run_changes_no_byte(recalculated: bytes) -> None:
    again = recalculate(Package(recalculated, "alt.xlsm"))
    assert (again.data, again.changed) == (recalculated, 0)


def test_the_command_writes_the_same_file_and_leaves_its_input(
    recalculated: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, target = tmp_path / "alt.xlsm", tmp_path / "ud.xlsm"
    source.write_bytes(everything.build())
    assert cli.main(["recalc", str(source), "-o", str(target), "--json"]) == CELLS_HOLD_ERRORS
    assert target.read_bytes() == recalculated
    assert source.read_bytes() == everything.build()
    told = json.loads(capsys.readouterr().out)
    assert [cell["cell"] for cell in told["kept"]] == ["Beregning!F3"]
    assert [cell["cell"] for cell in told["errors"]] == ["Beregning!E7", "Beregning!E8", "Uændret!A4"]


def test_the_command_on_a_finished_workbook_keeps_it_byte_for_byte(recalculated: bytes, tmp_path: Path) -> None:
    book = tmp_path / "alt.xlsm"
    book.write_bytes(recalculated)
    cli.main(["recalc", str(book), "--json"])
    assert book.read_bytes() == recalculated
