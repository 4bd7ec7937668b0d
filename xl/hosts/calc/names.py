"""What the add-in is called inside LibreOffice.

A user types a function by its plain name. LibreOffice itself knows it as a
method of a service; the interface has to be declared in a type library, and the
names below stand in every part of the extension.
"""

from __future__ import annotations

from typing import Final

from xl.catalogue import Function, Parameter

MODULE: Final = ("dk", "pyxlbench")
INTERFACE: Final = "XFunctions"
SERVICE: Final = ".".join((*MODULE, "Functions"))


def method(function: Function) -> str:
    """The method that a function is."""
    return function.name.lower()


def argument(parameter: Parameter) -> str:
    """The name of a method's parameter, which no reader sees and which may not be a word of UNO's own."""
    return f"arg_{parameter.name}"
