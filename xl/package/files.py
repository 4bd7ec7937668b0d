"""Reading a workbook file, and replacing one so that it is always the old or the new."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from xl.package.container import Package
from xl.package.errors import (
    FileMissing,
    FileUnreadable,
    FileUnwritable,
    FolderMissing,
    NotAWorkbook,
    OpenElsewhere,
    WriteProtected,
    system_reason,
)


def read_package(path: Path) -> Package:
    """Open a workbook file.

    Raises:
        PackageError: it is not there, or not a workbook that can be read safely.
    """
    return Package(read_bytes(path), path.name)


def read_bytes(path: Path) -> bytes:
    """A workbook file as it lies.

    Raises:
        PackageError: it is not there, or cannot be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise FileMissing(value=str(path)) from None
    except IsADirectoryError:
        raise NotAWorkbook(value=str(path)) from None
    except OSError as error:
        raise FileUnreadable(value=str(path), **system_reason(error)) from None


def refuse_if_open(path: Path) -> None:
    """Refuse to replace a workbook that a spreadsheet program has open.

    Raises:
        OpenElsewhere: a lock file of Excel or LibreOffice lies beside it.
    """
    for lock in (f"~${path.name}", f".~lock.{path.name}#"):
        if os.path.lexists(path.with_name(lock)):
            raise OpenElsewhere(value=path.name, lock=lock)


def keep_copy(path: Path, data: bytes) -> None:
    """Keep a workbook's version from before a change beside it, as ``NAME.bak``.

    Raises:
        PackageError: it cannot be written.
    """
    path = Path(os.path.realpath(path))
    replace_file(path.with_name(f"{path.name}.bak"), data)


def replace_file(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path`` in one step: a reader sees the old file or the new one.

    Raises:
        FileUnwritable: the operating system refuses.
        FolderMissing: there is no such folder.
        OpenElsewhere: somebody has the target open.
        WriteProtected: the target is marked read-only.
    """
    path = Path(os.path.realpath(path))
    refuse_if_open(path)
    if not os.path.isdir(path.parent):
        raise FolderMissing(value=str(path.parent))
    temporary = ""
    try:
        if path.exists() and not path.stat().st_mode & stat.S_IWUSR:
            raise WriteProtected(value=str(path))
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".pyxl-bench-", suffix=".tmp")
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
        raise FileUnwritable(value=str(path), **system_reason(error)) from None
    finally:
        with suppress(OSError):
            os.unlink(temporary)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
