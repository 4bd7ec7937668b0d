"""The sample workbooks: built from printed figures, recalculated, ready to open.

A builder writes its book with XlsxWriter; what it writes holds formulas only,
and the headless host puts the values in, as it would for any user's book.
"""

from __future__ import annotations

import math
import re
import zipfile
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Final

KINDS: Final = (
    "billund_2018",
    "ydelsesadministration_2018",
    "jobcentre_18",
    "ballerup_2020_09",
    "tilsyn_98",
    "investering",
    "budgetopfoelgning",
    "selftest",
)
"""The sample workbooks by name; each is a module here with ``write(path)``."""

FOLDER: Final = Path(__file__).parent
COMMITTED: Final = (*(FOLDER / f"{kind}.xlsx" for kind in KINDS), FOLDER / "selftest.xlsm")
"""The samples that lie ready; the one with buttons is what a new installation in Excel is tried with."""


def write(kind: str, path: Path) -> None:
    """A sample workbook as it is typed: formulas without values."""
    import_module(f"workbooks.{kind}").write(path)


def companions(kind: str) -> dict[str, bytes]:
    """The files that a sample fetches its figures from, by their place beside it."""
    names: tuple[str, ...] = getattr(import_module(f"workbooks.{kind}"), "FILES", ())
    return {name: (FOLDER / name).read_bytes() for name in names}


def build(kind: str, suffix: str = ".xlsx") -> bytes:
    """A sample workbook, recalculated; the same bytes at every build. As ``.xlsm`` it has buttons."""
    from tempfile import TemporaryDirectory

    from workbooks.charts.caches import refreshed
    from xl.hosts.headless import recalculate
    from xl.package.files import read_package

    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{kind}{suffix}"
        write(kind, path)
        return refreshed(recalculate(read_package(path)).data)


_NUMBER = re.compile(rb"(?<=<v>)-?[0-9.]+(?:E[-+]?[0-9]+)?(?=</v>)")


def differences(one: bytes, other: bytes) -> list[str]:
    """The parts in which two workbooks differ by more than a processor's last digits."""
    packages = [zipfile.ZipFile(BytesIO(book)) for book in (one, other)]
    names = sorted({name for package in packages for name in package.namelist()})
    return [name for name in names if not _alike(*(_part(package, name) for package in packages))]


def _part(package: zipfile.ZipFile, name: str) -> bytes:
    return package.read(name) if name in package.namelist() else b""


def _alike(one: bytes, other: bytes) -> bool:
    """Whether two parts are the same but for the last digits of their numbers."""
    if one == other:
        return True
    numbers = [[float(text) for text in _NUMBER.findall(part)] for part in (one, other)]
    return _NUMBER.sub(b"", one) == _NUMBER.sub(b"", other) and all(
        math.isclose(a, b, rel_tol=1e-12, abs_tol=1e-12) for a, b in zip(*numbers)
    )
