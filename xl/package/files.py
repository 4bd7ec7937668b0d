"""Reading a workbook file, and replacing one so that it is always the old or the new."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from xl.package.container import Package
from xl.package.errors import FileMissing, FileUnreadable, NotAWorkbook, OpenElsewhere


def read_package(path: Path) -> Package:
    """Open a workbook file.

    Raises:
        PackageError: it is not there, or not a workbook that can be read safely.
    """
    try:
        return Package(path.read_bytes(), path.name)
    except FileNotFoundError:
        raise FileMissing(value=str(path)) from None
    except IsADirectoryError:
        raise NotAWorkbook(value=str(path)) from None
    except OSError as error:
        raise FileUnreadable(value=str(path), reason=error.strerror or str(error)) from None


def refuse_if_open(path: Path) -> None:
    """Refuse to replace a workbook that a spreadsheet program has open.

    Raises:
        OpenElsewhere: a lock file of Excel or LibreOffice lies beside it.
    """
    for lock in (f"~${path.name}", f".~lock.{path.name}#"):
        if path.with_name(lock).exists():
            raise OpenElsewhere(value=path.name, lock=lock)


def replace_file(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path`` in one step: a reader sees the old file or the new one.

    Raises:
        FileUnreadable: the folder cannot be written to.
        OpenElsewhere: somebody has the target open.
    """
    path = path.resolve()
    refuse_if_open(path)
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=".tmp")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, temporary)
        else:
            os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, path)
    except OSError as error:
        raise FileUnreadable(value=str(path), reason=error.strerror or str(error)) from None
    finally:
        with suppress(OSError):
            os.unlink(temporary)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
