"""Reading a workbook file, and replacing one so that it is always the old or the new."""

from __future__ import annotations

import errno
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


def refuse_target(path: Path) -> None:
    """Refuse what cannot be replaced, as far as can be told before there is anything to write.

    Raises:
        FileUnwritable: it is a folder.
        FolderMissing: there is no such folder.
        OpenElsewhere: a lock file of Excel or LibreOffice lies beside it.
        WriteProtected: it is marked read-only.
    """
    given, path = path, Path(os.path.realpath(path))
    for beside in (given, path):
        for lock in (f"~${beside.name}", f".~lock.{beside.name}#"):
            if os.path.lexists(beside.with_name(lock)):
                raise OpenElsewhere(value=beside.name, lock=lock)
    if not os.path.isdir(path.parent):
        raise FolderMissing(value=str(path.parent))
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if path.exists() and not path.stat().st_mode & stat.S_IWUSR:
            raise WriteProtected(value=str(path))
    except OSError as error:
        raise FileUnwritable(value=str(path), **system_reason(error)) from None


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
        PackageError: the operating system refuses, or :func:`refuse_target` does.
    """
    refuse_target(path)
    path = Path(os.path.realpath(path))
    temporary = ""
    try:
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
