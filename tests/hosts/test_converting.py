"""Names written as another host writes them: calls change, nothing else does, and back is the file that was."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from tests.hosts.books import F, book
from tests.package import everything
from workbooks import FOLDER, KINDS
from xl import cli
from xl.hosts.spelling import convert
from xl.package.container import Package

PLAIN, OFFICE = "", "PB."


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def rewritten(formula: str, prefix: str = OFFICE) -> str:
    data = convert(Package(book({"Ark1": {"A1": F(formula)}})), prefix).data
    xml = parts(data)["xl/worksheets/sheet1.xml"].decode()
    return xml.partition("<f>")[2].partition("</f>")[0].replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")


@pytest.mark.parametrize(("formula", "expected"), [
    ("UNITCOST(A2,B2)", "PB.UNITCOST(A2,B2)"),
    ("unitcost(A2,B2)", "PB.unitcost(A2,B2)"),
    ("1-UNITCOST(UNITCOST(A2,B2),2)%", "1-PB.UNITCOST(PB.UNITCOST(A2,B2),2)%"),
    ('IF(A2<>"ø&å",UNITCOST(A2,B2),"UNITCOST(")', 'IF(A2<>"ø&å",PB.UNITCOST(A2,B2),"UNITCOST(")'),
    ('"æøå"&UNITCOST(A2,B2)&"""UNITCOST("', '"æøå"&PB.UNITCOST(A2,B2)&"""UNITCOST("'),
    ("'UNITCOST(x)'!A1+UNITCOST(1,2)", "'UNITCOST(x)'!A1+PB.UNITCOST(1,2)"),
    ("SUM(Tabel[UNITCOST(])+UNITCOST(1,2)", "SUM(Tabel[UNITCOST(])+PB.UNITCOST(1,2)"),
    ("MIN_UNITCOST(1)+UNITCOST+UNITCOSTS(1)", "MIN_UNITCOST(1)+UNITCOST+UNITCOSTS(1)"),
    ("PB_VERSION()", "PB.PB_VERSION()"),
    ("_xlfn.LET(_xlpm.UNITCOST,1,_xlpm.UNITCOST(2))", "_xlfn.LET(_xlpm.UNITCOST,1,_xlpm.UNITCOST(2))"),
    ("{1,2}+UNITCOST(A2,{3;4})", "{1,2}+PB.UNITCOST(A2,{3;4})"),
    ("UNITCOST(A2", "UNITCOST(A2"),
])
def test_calls_get_the_namespace_and_nothing_else_does(formula: str, expected: str) -> None:
    assert rewritten(formula) == expected
    assert rewritten(expected, PLAIN) == formula
    assert rewritten(expected, OFFICE) == expected


@pytest.mark.parametrize("written", [
    "_xldudf_PB_UNITCOST(1,2)", "_xll.UNITCOST(1,2)", "[1]!UNITCOST(1,2)", "'C:\\add ins\\pyxl.xlam'!UNITCOST(1,2)",
    "DK.PYXLBENCH.FUNCTIONS.UNITCOST(1,2)", "PB.UNITCOST(1,2)", "UNITCOST(1,2)",
])
def test_whatever_a_host_put_before_a_name_is_taken_off(written: str) -> None:
    assert rewritten(written, PLAIN) == "UNITCOST(1,2)"
    assert rewritten(written, OFFICE) == "PB.UNITCOST(1,2)"


def test_a_name_that_the_workbook_defines_itself_is_not_ours() -> None:
    data = book({"Ark1": {"A1": F("UNITCOST(1)")}}, names={"UnitCost": "_xlfn.LAMBDA(_xlpm.x,_xlpm.x)"})
    assert convert(Package(data), OFFICE).data == data


def test_names_validations_formats_and_tables_are_converted_too(tmp_path: Path) -> None:
    path = tmp_path / "bog.xlsx"
    writer = xlsxwriter.Workbook(str(path))
    sheet = writer.add_worksheet("Ark1")
    writer.define_name("Pris", "=UNITCOST(Ark1!$A$2,Ark1!$B$2)")
    sheet.data_validation("A9", {"validate": "custom", "value": "=UNITCOST(A2,B2)>1"})
    sheet.conditional_format("A9", {"type": "formula", "criteria": "=UNITCOST(A2,B2)>1",
                                    "format": writer.add_format({"bold": True})})
    sheet.add_table("A1:C3", {"name": "Tabel", "columns": [
        {"header": "Udgift"}, {"header": "Personer"},
        {"header": "Enhed", "formula": "=UNITCOST([@Udgift],[@Personer])"}]})
    sheet.write_comment("A2", "=UNITCOST(A2,B2)")
    sheet.write_string("E1", "=UNITCOST(A2,B2)")
    writer.close()
    before = path.read_bytes()
    after = convert(Package(before), OFFICE)
    changed = {name for name, content in parts(after.data).items() if content != parts(before)[name]}
    assert changed == {"xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/tables/table1.xml"}
    assert after.calls == 6  # a name, a validation, a format, the column's own formula, its two cells
    assert convert(Package(after.data), PLAIN).data == before


@pytest.mark.parametrize("kind", KINDS)
def test_a_sample_workbook_comes_back_byte_for_byte(kind: str) -> None:
    before = (FOLDER / f"{kind}.xlsx").read_bytes()
    there = convert(Package(before), OFFICE)
    assert there.calls and there.data != before
    assert convert(Package(there.data), PLAIN).data == before


def test_a_workbook_with_everything_in_it_comes_back_part_by_part() -> None:
    before = everything.build()
    there = convert(Package(before), OFFICE)
    changed = {name for name, content in parts(there.data).items() if content != parts(before)[name]}
    assert there.calls and all(name.startswith(("xl/worksheets/sheet", "xl/tables/")) for name in changed)
    assert parts(convert(Package(there.data), PLAIN).data) == parts(before)


def test_formulas_that_another_program_escaped_keep_its_escapes() -> None:
    data = book({"Ark1": {"A1": F('UNITCOST(1,2)&"ø"')}})
    xml = parts(data)["xl/worksheets/sheet1.xml"].replace(b'"\xc3\xb8"', b"&quot;&#xF8;&quot;<!-- UNITCOST( -->")
    data = Package(data).with_parts({"xl/worksheets/sheet1.xml": xml})
    there = convert(Package(data), OFFICE)
    assert (b"<f>PB.UNITCOST(1,2)&amp;&quot;&#xF8;&quot;<!-- UNITCOST( --></f>"
            in parts(there.data)["xl/worksheets/sheet1.xml"])
    assert parts(convert(Package(there.data), PLAIN).data) == parts(data)


def test_the_command_tells_and_leaves_what_needs_no_change(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, target = tmp_path / "bog.xlsx", tmp_path / "office.xlsx"
    path.write_bytes(book({"Ark1": {"A1": F("UNITCOST(1,2)")}}))
    before = path.read_bytes(), path.stat().st_mtime_ns
    assert cli.main(["convert", str(path), "--to", "calc"]) == 0
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert "ingen kald står anderledes end som NAVN(...).\n" in capsys.readouterr().out
    assert cli.main(["convert", str(path), "--to", "office", "-o", str(target)]) == 0
    assert "1 kald står nu som PB.NAVN(...)" in capsys.readouterr().out
    copy = tmp_path / "kopi.xlsx"
    assert cli.main(["convert", str(target), "--to", "office", "-o", str(copy)]) == 0
    assert f"ingen kald står anderledes end som PB.NAVN(...). Skrevet: {copy}\n" in capsys.readouterr().out
    assert copy.read_bytes() == target.read_bytes()
    assert cli.main(["convert", str(target), "--to", "excel", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["calls"] == 1
    assert parts(target.read_bytes()) == parts(path.read_bytes())


def test_the_command_refuses_what_is_no_workbook_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bog.xlsx"
    path.write_bytes(b"PK nothing")
    assert cli.main(["convert", str(path), "--to", "office", "-o", str(tmp_path / "ud.xlsx")]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not (tmp_path / "ud.xlsx").exists()
    assert cli.main(["convert", str(path), "--to", "office", "-o", str(tmp_path / "ud.xlsm")]) == 2
