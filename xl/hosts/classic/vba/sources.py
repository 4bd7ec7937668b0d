"""The VBA of the add-in and of a workbook with buttons: the sources beside this file, and what the catalogue adds."""

from __future__ import annotations

import textwrap
from importlib import resources
from pathlib import Path
from typing import Final

import xlwings

from xl.catalogue import Function, functions
from xl.hosts.classic.naming import vba_name
from xl.hosts.classic.vba.project import Module, module, workbook_module
from xl.hosts.wizard import CATEGORY, about, about_argument

BUTTONS: Final = ("Opdater", "Genberegn", "Rapport", "Om")
"""The macros behind the buttons of a workbook, in their order."""


def source(name: str) -> str:
    """A source beside this file."""
    return resources.files(__package__).joinpath(f"{name}.bas").read_text(encoding="utf-8")


def button_modules() -> list[Module]:
    """The modules of a workbook with buttons, those of its sheets not among them."""
    return [workbook_module(), module(source("buttons")), module(source("windows"))]


def addin_modules(language: str) -> list[Module]:
    """The modules of the add-in; ``language`` is that of the function wizard's help."""
    return [
        workbook_module(source("addin_events")),
        module(source("calls")),
        module(function_source(language)),
        module(help_source(language)),
        module(xlwings_source()),
    ]


def xlwings_source() -> str:
    """xlwings' own VBA, of the very version that is installed; kept out of Excel's list of functions."""
    text = (Path(xlwings.__file__).parent / "xlwings.bas").read_text(encoding="utf-8").replace("\r\n", "\n")
    first, _, rest = text.partition("\n")
    return f"{first}\nOption Private Module\n{rest}"


def function_source(language: str) -> str:
    """A VBA function for each entry of the catalogue."""
    parts = ['Attribute VB_Name = "pyxl_bench_functions"', "'One function for each entry of the catalogue.",
             "Option Explicit"]
    return "\n".join([*parts, *(_function(entry, language) for entry in functions().values())]) + "\n"


def _function(entry: Function, language: str) -> str:
    names = {p: vba_name(p.name) for p in entry.parameters}
    signature = ", ".join(f"{'' if p.required else 'Optional '}{name} As Variant" for p, name in names.items())
    given = ", ".join(f"{'Pointed' if p.arg.reference else 'Given'}({name})" for p, name in names.items())
    return textwrap.dedent(f"""
        Public Function {entry.name}({signature}) As Variant
        Attribute {entry.name}.VB_Description = {_text(about(entry, language))}
            {entry.name} = Answer("{entry.name}", Array({given}))
        End Function""")


def help_source(language: str) -> str:
    """What registers the help of every function and argument with Excel's function wizard."""
    calls = "\n".join(_description(entry, language) for entry in functions().values())
    return f'''Attribute VB_Name = "pyxl_bench_help"
'What the function wizard says of our functions and their arguments.
Option Explicit
Option Private Module

Public Sub DescribeFunctions()
    On Error Resume Next 'help that Excel does not take must not stand in the way
    ThisWorkbook.IsAddin = False 'Excel describes no macros of a hidden workbook
{textwrap.indent(calls, "    ")}
    ThisWorkbook.IsAddin = True
    ThisWorkbook.Saved = True
End Sub

Private Sub Describe(ByVal name As String, about As String, Optional arguments As Variant)
    name = "'" & ThisWorkbook.Name & "'!" & name
    If IsMissing(arguments) Then
        Application.MacroOptions Macro:=name, Description:=about, Category:={_text(CATEGORY)}
    Else
        Application.MacroOptions Macro:=name, Description:=about, Category:={_text(CATEGORY)}, _
            ArgumentDescriptions:=arguments
    End If
End Sub
'''


def _description(entry: Function, language: str) -> str:
    lines = [f'Describe "{entry.name}"', _text(about(entry, language))]
    if entry.parameters:
        arguments = ", _\n        ".join(_text(about_argument(p, language)) for p in entry.parameters)
        lines.append(f"Array( _\n        {arguments})")
    return ", _\n    ".join(lines)


def _text(said: str) -> str:
    """A text as VBA writes it."""
    return '"' + said.replace('"', '""') + '"'
