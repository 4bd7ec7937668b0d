"""What the function wizard of Calc shows: ``CalcAddIns.xcu`` and the extension's own description."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

import pyxl_bench
from xl.catalogue import Function, Text
from xl.hosts.calc.names import SERVICE, argument, method

IDENTIFIER: Final = SERVICE.lower()
TITLE: Final = Text("pyxl_bench: municipal benchmarks", "pyxl_bench: kommunal benchmark")
ABOUT: Final = Text(
    "Worksheet functions for unit costs, savings potential, cost drivers and survival curves.",
    "Regnearksfunktioner til enhedsomkostninger, besparelsespotentialer, udgiftsdrivere og overlevelseskurver.",
)
OLDEST: Final = "7.4"
"""The oldest LibreOffice that the extension has been made for."""

_OOR: Final = "http://openoffice.org/2001/registry"
_LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_DESCRIPTION: Final = "http://openoffice.org/extensions/description/2006"
_LIBREOFFICE: Final = "http://libreoffice.org/extensions/description/2011"
_XLINK: Final = "http://www.w3.org/1999/xlink"


def add_ins(functions: Iterable[Function]) -> bytes:
    """The configuration part: each function's name and help in both languages."""
    ElementTree.register_namespace("oor", _OOR)
    root = Element(f"{{{_OOR}}}component-data", {
        f"{{{_OOR}}}name": "CalcAddIns", f"{{{_OOR}}}package": "org.openoffice.Office"})
    service = _node(SubElement(root, "node", {f"{{{_OOR}}}name": "AddInInfo"}), SERVICE)
    listed = SubElement(service, "node", {f"{{{_OOR}}}name": "AddInFunctions"})
    for function in functions:
        node = _node(listed, method(function))
        name = Text(function.name, function.name)
        _property(node, "DisplayName", name)
        _property(node, "CompatibilityName", name)
        _property(node, "Description", function.answers)
        SubElement(SubElement(node, "prop", {f"{{{_OOR}}}name": "Category"}), "value").text = "Add-In"
        parameters = SubElement(node, "node", {f"{{{_OOR}}}name": "Parameters"})
        for parameter in function.parameters:
            given = _node(parameters, argument(parameter))
            _property(given, "DisplayName", Text(parameter.name, parameter.name))
            _property(given, "Description", parameter.arg.help)
    return _file(root)


def _node(parent: Element, name: str) -> Element:
    return SubElement(parent, "node", {f"{{{_OOR}}}name": name, f"{{{_OOR}}}op": "replace"})


def _property(node: Element, name: str, text: Text) -> None:
    prop = SubElement(node, "prop", {f"{{{_OOR}}}name": name})
    for language in ("en", "da"):
        SubElement(prop, "value", {_LANGUAGE: language}).text = text.in_language(language)


def description() -> bytes:
    """The extension's description, as the Extension Manager shows it."""
    for prefix, uri in (("", _DESCRIPTION), ("l", _LIBREOFFICE), ("xlink", _XLINK)):
        ElementTree.register_namespace(prefix, uri)
    tag = f"{{{_DESCRIPTION}}}"
    root = Element(f"{tag}description")
    SubElement(root, f"{tag}identifier", {"value": IDENTIFIER})
    SubElement(root, f"{tag}version", {"value": pyxl_bench.__version__})
    names = SubElement(root, f"{tag}display-name")
    about = SubElement(root, f"{tag}extension-description")
    for language in ("en", "da"):
        SubElement(names, f"{tag}name", {"lang": language}).text = TITLE.in_language(language)
        SubElement(about, f"{tag}src", {"lang": language, f"{{{_XLINK}}}href": about_file(language)})
    needs = SubElement(root, f"{tag}dependencies")
    SubElement(needs, f"{{{_LIBREOFFICE}}}LibreOffice-minimal-version", {
        "value": OLDEST, f"{tag}name": f"LibreOffice {OLDEST}"})
    return _file(root)


def about_file(language: str) -> str:
    """The text file that holds the extension's description in a language."""
    return f"about_{language}.txt"


def _file(root: Element) -> bytes:
    xml: bytes = ElementTree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return xml + b"\n"
