"""The parts of the extension are made from the catalogue and are well-formed."""

from __future__ import annotations

import json
import re
import struct
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest

from xl import cli
from xl.catalogue import functions
from xl.hosts.calc import extension
from xl.hosts.calc.configuration import add_ins
from xl.hosts.calc.extension import parts
from xl.hosts.calc.names import SERVICE, argument, method
from xl.hosts.calc.typelibrary import type_library
from xl.hosts.tokens import OLD_CALC_PREFIX

_OOR = "{http://openoffice.org/2001/registry}"


def test_the_same_catalogue_gives_the_same_bytes() -> None:
    assert extension() == extension()


def test_the_manifest_lists_parts_that_are_there() -> None:
    with zipfile.ZipFile(BytesIO(extension())) as package:
        names = set(package.namelist())
        listed = re.findall(rb'full-path="([^"]+)"', package.read("META-INF/manifest.xml"))
    assert {name.decode() for name in listed} == {"types.rdb", "CalcAddIns.xcu", "component.py"} <= names


def test_the_wizard_has_every_function_and_argument_in_both_languages() -> None:
    root = ElementTree.fromstring(add_ins(functions().values()))
    nodes = {node.get(f"{_OOR}name"): node for node in root.iter("node")}
    for function in functions().values():
        helped = nodes[method(function)]
        texts = [value.text for value in helped.iter("value")]
        assert {function.name, function.answers.en, function.answers.da} <= set(texts)
        for parameter in function.parameters:
            assert {parameter.name, parameter.arg.help.en, parameter.arg.help.da} <= set(texts)


def test_the_type_library_finds_the_interface_where_its_maps_point() -> None:
    data = type_library(functions().values())
    assert data.startswith(b"UNOIDL\xff\0")
    at = struct.unpack_from("<I", data, 8)[0]
    for name in (b"dk", b"pyxlbench", b"XFunctions"):
        text, entity = struct.unpack_from("<2I", data, at)
        assert data[text : data.index(b"\0", text)] == name
        at = entity + 5
    assert data[entity] == 5
    for function in functions().values():
        for word in (method(function), *map(argument, function.parameters)):
            assert struct.pack("<I", len(word)) + word.encode() in data


def test_the_component_keeps_to_what_an_older_python_knows() -> None:
    """LibreOffice 7.4 brings its own Python 3.8 on Windows and Mac."""
    import ast

    ast.parse(parts()["component.py"], feature_version=(3, 8))


def test_the_old_way_of_writing_names_is_that_of_the_service() -> None:
    assert f"{SERVICE.upper()}." == OLD_CALC_PREFIX


def test_the_settings_name_the_interpreter_that_calculates() -> None:
    assert json.loads(parts("/opt/python")["settings.json"])["python"] == "/opt/python"


def test_the_worker_answers_line_by_line() -> None:
    questions = [
        ["unitcost", [[[3000.0]], [[100.0]]], False],
        ["unitcost", [[[1.0], [""], ["(.)"]], [[2.0], [2.0], [2.0]]], False],
        ["unitcost", [1.0, 0.0], False], ["forgotten", [], False], ["peer_average", ["x", "y", None, None], False],
    ]
    asked = "".join(json.dumps(question) + "\n" for question in questions)
    told = subprocess.run([sys.executable, "-P", "-m", "xl.hosts.calc.worker"], input=asked, capture_output=True,
                          text=True, check=True, timeout=60)
    assert [json.loads(line) for line in told.stdout.splitlines()] == [
        [[30.0]], [[0.5], [None], ["(.)"]], [[{"error": "#DIV/0!"}]], [[{"error": "#NAME?"}]], [[{"error": "#VALUE!"}]],
    ]


def test_the_command_writes_the_extension(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "kommune.oxt"
    assert cli.main(["build-oxt", "-o", str(target)]) == 0
    assert target.read_bytes() == extension()
    assert "unopkg add kommune.oxt" in capsys.readouterr().out
    assert cli.main(["build-oxt", "-o", str(tmp_path / "kommune.zip")]) == 2
