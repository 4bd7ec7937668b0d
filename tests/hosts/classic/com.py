"""As much of Windows and COM as xlwings needs to run its Windows half on any machine.

The modules of pywin32 stand in :data:`sys.modules` before xlwings is imported, so
this world lives in a process of its own (:mod:`tests.hosts.classic.server`).
"""

from __future__ import annotations

import contextlib
import ctypes
import importlib
import sys
import types
from typing import Any

RANGE = "{00020846-0000-0000-C000-000000000046}"


class ComError(Exception):
    """pywintypes.com_error."""


def install() -> None:
    """Make this process look like Python on Windows with pywin32."""
    for module_of_this_system in ("asyncio", "pandas", "subprocess", "locale"):
        importlib.import_module(module_of_this_system)
    sys.platform = "win32"
    loader = type("Loader", (), {"__getattr__": lambda self, name: Loose()})()
    for name in ("windll", "oledll"):
        setattr(ctypes, name, loader)
    ctypes.PyDLL = lambda *_: Loose()  # type: ignore[assignment,misc]
    modules: dict[str, dict[str, Any]] = {
        "pywintypes": {"com_error": ComError, "error": ComError, "IID": str.upper, "TimeType": type("Time", (), {})},
        "pythoncom": {
            "CoInitialize": lambda: None, "IID_IDispatch": "IDispatch", "IID_IEnumVARIANT": "IEnumVARIANT",
            "TypeIIDs": {"IDispatch": type("PyIDispatch", (), {})}, "__file__": "pythoncom.dll", "ole_error": ComError,
        },
        "win32api": {}, "win32con": {}, "win32event": {}, "win32gui": {},
        "win32process": {"GetWindowThreadProcessId": lambda window: (0, 1)}, "win32timezone": {},
        "win32com": {},
        "win32com.client": {
            "Dispatch": lambda found, *_, **__: found, "DispatchEx": None, "CDispatch": type("CDispatch", (), {}),
            "CoClassBaseClass": type("CoClassBaseClass", (), {}), "gencache": Loose(),
            "DispatchBaseClass": type("DispatchBaseClass", (), {}),
        },
        "win32com.server": {}, "win32com.server.dispatcher": {}, "win32com.server.policy": {},
        "win32com.server.exception": {"COMException": ComError},
        "win32com.server.util": {"wrap": lambda found, *_: found, "unwrap": _unwrap},
    }
    for name, contents in modules.items():
        module = types.ModuleType(name)
        vars(module).update(contents)
        sys.modules[name] = module
        parent, _, child = name.rpartition(".")
        if parent:
            setattr(sys.modules[parent], child, module)


def _unwrap(found: Any) -> Any:
    raise TypeError("not a wrapped Python object")


class Loose:
    """Answers every call and attribute with itself."""

    def __getattr__(self, name: str) -> Loose:
        return self

    def __call__(self, *_: Any, **__: Any) -> Loose:
        return self


class Dispatched:
    """A COM object: whatever it was given as attributes."""

    def __init__(self, **attributes: Any) -> None:
        vars(self).update(attributes)


class FakeRange(Dispatched):
    """An Excel range as COM shows it: a single cell's value, or a tuple of rows."""

    def __init__(self, value: Any, areas: int = 1) -> None:
        identity = Dispatched(GetTypeInfo=lambda: Dispatched(GetTypeAttr=lambda: Dispatched(iid=RANGE.upper())))
        book = Dispatched(Application=Loose(), Name="Bog1.xlsm")
        super().__init__(
            _oleobj_=identity, Value2=value, Value=value, Areas=Dispatched(Count=areas),
            Worksheet=Dispatched(Parent=book, Name="Ark1", Application=Loose()), Row=1, Column=1,
            Rows=Dispatched(Count=len(value) if isinstance(value, tuple) else 1),
            Columns=Dispatched(Count=len(value[0]) if isinstance(value, tuple) else 1),
        )


class FakeBook(Dispatched):
    """A workbook that keeps the module imported into it and the help registered for it."""

    def __init__(self, name: str = "Bog1.xlsm", date1904: bool = False) -> None:
        self.module = ""
        self.options: list[dict[str, Any]] = []
        components = Components(self)
        super().__init__(
            Name=name, FullName=f"C:\\Budget\\{name}", Date1904=date1904, sheets=(), Worksheets=(), Sheets=(),
            VBProject=Dispatched(VBComponents=components),
            Application=Dispatched(
                Version="16.0", MacroOptions=lambda macro, **options: self.options.append({"Macro": macro, **options})
            ),
        )


class Components:
    """The modules of a VBA project, as far as an import goes."""

    def __init__(self, book: FakeBook) -> None:
        self._book = book

    def __call__(self, name: str) -> Any:
        raise ComError(name)

    def Remove(self, component: Any) -> None:
        raise ComError(component)

    def Import(self, path: str) -> None:
        with contextlib.closing(open(path, encoding="utf-8")) as file:
            self._book.module = file.read()
