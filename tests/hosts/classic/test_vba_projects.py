"""VBA projects written from source, read back by other programs."""

import io
import re
import struct
import zipfile
from pathlib import Path

import olefile
import pytest
import xlwings
from hypothesis import given
from hypothesis import strategies as st

from tests.hosts.classic.olevba import VBA_Parser, decompress_stream
from workbooks import write
from xl import cli
from xl.hosts.classic.vba.compound import compound_file
from xl.hosts.classic.vba.compression import compress
from xl.hosts.classic.vba.project import module, sheet_module, vba_project, workbook_module
from xl.hosts.classic.vba.sources import addin_modules, button_modules, source
from xl.hosts.classic.workbook import addin


@given(st.one_of(st.text(st.sampled_from("abcd \n"), max_size=9000), st.text(max_size=300)).map(str.encode))
def test_what_is_compressed_reads_back(data):
    assert bytes(decompress_stream(bytearray(compress(data)))) == data


@pytest.mark.parametrize("size", [0, 1, 2, 3, 17, 4095, 4096, 4097, 8192, 8193, 50_000])
def test_sources_of_any_length_read_back(size):
    text = ("Public Function UNITCOST(expenditure, persons)\r\n    'æøå\r\n" * (size // 20 + 1)).encode("cp1252")[:size]
    assert bytes(decompress_stream(bytearray(compress(text)))) == text


NAMES = st.text(st.sampled_from("abcXYZ_09"), min_size=1, max_size=12).map(str.upper)
CONTENTS = st.binary(max_size=300) | st.sampled_from([b"x" * 4095, b"y" * 4096, b"z" * 20_000])


@given(st.dictionaries(NAMES, CONTENTS, max_size=40))
def test_every_stream_of_a_compound_file_reads_back(streams):
    with olefile.OleFileIO(io.BytesIO(compound_file({"VBA": streams, "PROJECT": b"here"}))) as read:
        assert not read.parsing_issues
        assert {path[1]: read.openstream(path).read() for path in read.listdir() if path[0] == "VBA"} == streams
        assert read.openstream("PROJECT").read() == b"here"


def test_more_than_a_header_can_address_is_refused():
    with pytest.raises(ValueError, match="one header"):
        compound_file({"big": bytes(8_000_000)})


def sources_in(data, name="book.xlsm"):
    parser = VBA_Parser(name, data=data)
    try:
        return {file.rpartition(".")[0] or file: code for _, _, file, code in parser.extract_macros()}
    finally:
        parser.close()


def lines(text):
    return text.replace("\r\n", "\n").rstrip("\n").split("\n")


def without_attributes(text):
    return [line for line in lines(text) if not line.startswith("Attribute VB_")]


@pytest.mark.parametrize("modules", [button_modules(), addin_modules("da"), addin_modules("en")],
                         ids=["buttons", "addin-da", "addin-en"])
def test_a_project_reads_back_as_exactly_its_sources(modules):
    read = sources_in(vba_project(modules), "vbaProject.bin")
    assert list(read) == [m.name for m in modules]
    for wanted in modules:
        assert lines(read[wanted.name]) == lines(wanted.source)


@pytest.mark.parametrize("kind", ["billund_2018", "selftest"])
def test_a_sample_workbook_with_buttons_holds_the_sources_of_the_project(tmp_path, kind):
    path = tmp_path / f"{kind}.xlsm"
    write(kind, path)
    read = sources_in(path.read_bytes())
    for name in ("buttons", "windows"):
        assert without_attributes(read[f"pyxl_bench_{name}"]) == without_attributes(source(name))
    with zipfile.ZipFile(path) as package:
        sheets = [package.read(name).decode() for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
        buttons = package.read("xl/drawings/vmlDrawing1.vml").decode()
    code_names = {re.search(r'<sheetPr codeName="(\w+)"', sheet)[1] for sheet in sheets}
    assert code_names | {"ThisWorkbook", "pyxl_bench_buttons", "pyxl_bench_windows"} == set(read)
    assert re.findall(r"<x:FmlaMacro>\[0\]!(\w+)<", buttons) == ["Opdater", "Genberegn", "Rapport", "Om"]
    subs = re.findall(r"^Public Sub (\w+)", read["pyxl_bench_buttons"], re.MULTILINE)
    assert subs == ["Opdater", "Genberegn", "Rapport", "Om"]


def test_the_addin_is_one_and_works_without_xlwings_own():
    data = addin("da")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert b"ms-excel.addin.macroEnabled.main+xml" in package.read("[Content_Types].xml")
        assert b'visibility="hidden"' in package.read("xl/workbook.xml")
    read = sources_in(data, "pyxl_bench.xlam")
    installed = (Path(xlwings.__file__).parent / "xlwings.bas").read_text(encoding="utf-8")
    assert set(without_attributes(installed)) <= set(lines(read["xlwings"]))
    assert f'XLWINGS_VERSION As String = "{xlwings.__version__}"' in read["xlwings"]
    assert addin("da") == data, "the same bytes at every build, so that doctor can tell a stale one"


def test_a_project_says_that_it_holds_no_compiled_code():
    with olefile.OleFileIO(io.BytesIO(vba_project(button_modules()))) as read:
        assert read.openstream("VBA/_VBA_PROJECT").read() == bytes.fromhex("cc61ffff000000")


def revealed(text, identity):
    """What MS-OVBA 2.4.3.3 makes of a scrambled value."""
    data = bytes.fromhex(text)
    version, key = data[0] ^ data[1], data[0] ^ data[2]
    assert (version, key) == (2, sum(identity.encode()) & 0xFF)
    clear, before = bytearray(), key
    for place in range(3, len(data)):
        before = data[place] ^ ((data[place - 2] + before) & 0xFF)
        clear.append(before)
    clear = clear[(data[0] & 6) // 2:]
    assert struct.unpack("<I", clear[:4])[0] == len(clear) - 4
    return bytes(clear[4:])


def properties(data):
    with olefile.OleFileIO(io.BytesIO(data)) as read:
        return dict(re.findall(r'^(\w+)="(.*)"\r?$', read.openstream("PROJECT").read().decode("cp1252"), re.MULTILINE))


def test_a_project_is_neither_protected_nor_hidden_as_in_one_that_excel_wrote():
    with zipfile.ZipFile(Path(xlwings.__file__).parent / "quickstart_standalone.xlsm") as package:
        written_by_excel = properties(package.read("xl/vbaProject.bin"))
    ours = properties(vba_project(button_modules()))
    for name, clear in (("CMG", bytes(4)), ("DPB", b"\0"), ("GC", b"\xff")):
        assert revealed(ours[name], ours["ID"]) == revealed(written_by_excel[name], written_by_excel["ID"]) == clear


def test_the_records_of_a_project_are_those_of_one_that_excel_wrote():
    def records(data):
        with olefile.OleFileIO(io.BytesIO(data)) as read:
            stream = bytes(decompress_stream(bytearray(read.openstream("VBA/dir").read())))
        found, at = [], 0
        while at < len(stream):
            number, size = struct.unpack_from("<HI", stream, at)
            at += 6 + (6 if number == 0x09 else size)
            found.append(number)
        return found

    with zipfile.ZipFile(Path(xlwings.__file__).parent / "quickstart_standalone.xlsm") as package:
        excels = records(package.read("xl/vbaProject.bin"))
    project = records(vba_project([workbook_module(), sheet_module("Ark1"), module(source("buttons"))]))
    references = {0x16, 0x3E, 0x0D, 0x33, 0x2F, 0x30}
    assert [n for n in project if n not in references][:22] == [n for n in excels if n not in references][:22]
    assert set(project) <= set(excels)


@pytest.mark.parametrize("text", [
    'Attribute VB_Name = "a"\n' + "x" * 1024, 'Attribute VB_Name = "a"\n' + "a _\n" * 25, "Sub A()\nEnd Sub"])
def test_a_source_that_vba_would_not_take_is_refused(text):
    with pytest.raises(ValueError, match=r"too long for VBA|needs its line"):
        module(text)


def test_text_outside_the_code_page_is_refused():
    with pytest.raises(UnicodeEncodeError):
        vba_project([module('Attribute VB_Name = "a"\n\'≥')])


def test_a_workbook_with_buttons_is_written_where_its_name_asks_for_it_and_keeps_them_when_recalculated(tmp_path):
    path = tmp_path / "min bog.xlsm"
    assert cli.main(["new", "selftest", "-o", str(path)]) == 0
    before = sources_in(path.read_bytes())
    assert "pyxl_bench_buttons" in before
    assert cli.main(["recalc", str(path)]) in (0, 3)
    assert sources_in(path.read_bytes()) == before
    assert cli.main(["new", "selftest", "-o", str(tmp_path / "bog.xlsb")]) == 2
