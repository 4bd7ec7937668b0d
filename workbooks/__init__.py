"""The sample workbooks: built from printed figures, recalculated, ready to open.

A builder writes its book with XlsxWriter; what it writes holds formulas only,
and the headless host puts the values in, as it would for any user's book.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Final

KINDS: Final = ("billund_2018", "selftest")
"""The sample workbooks by name; each is a module here with ``write(path)``."""

FOLDER: Final = Path(__file__).parent


def write(kind: str, path: Path) -> None:
    """A sample workbook as it is typed: formulas without values."""
    import_module(f"workbooks.{kind}").write(path)


def build(kind: str) -> bytes:
    """A sample workbook, recalculated; the same bytes at every build."""
    from tempfile import TemporaryDirectory

    from xl.hosts.headless import recalculate
    from xl.package.files import read_package

    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{kind}.xlsx"
        write(kind, path)
        return recalculate(read_package(path)).data
