"""A file is replaced as a whole or not at all."""

import errno
import os
import shutil
import stat
import tempfile
from pathlib import Path
from typing import Any

import pytest

from tests.package.small_book import pack, parts
from xl import cli
from xl.package.errors import (
    FileMissing,
    FileUnreadable,
    FileUnwritable,
    FolderMissing,
    NotAWorkbook,
    OpenElsewhere,
    PackageError,
    WriteProtected,
)
from xl.package.files import read_package, replace_file


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "Budget 2019 æøå.xlsx"
    path.write_bytes(b"gammel")
    return path


def one_line(refusal: pytest.ExceptionInfo[PackageError]) -> bool:
    return all(refusal.value.message(language).isprintable() for language in ("en", "da"))


def test_a_file_is_replaced_and_nothing_else_is_left(book: Path) -> None:
    replace_file(book, b"ny")
    assert book.read_bytes() == b"ny"
    assert os.listdir(book.parent) == [book.name]


def test_a_new_file_gets_the_rights_that_new_files_get(tmp_path: Path) -> None:
    (tmp_path / "andre").touch()
    replace_file(tmp_path / "ny.xlsx", b"ny")
    assert (tmp_path / "ny.xlsx").stat().st_mode == (tmp_path / "andre").stat().st_mode


@pytest.mark.parametrize("rights", [0o600, 0o640, 0o664, 0o755])
def test_a_replaced_file_keeps_its_rights(book: Path, rights: int) -> None:
    book.chmod(rights)
    replace_file(book, b"ny")
    assert stat.S_IMODE(book.stat().st_mode) == rights


def refuse(*_: Any, **__: Any) -> Any:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(("module", "step"), [
    (os, "replace"), (os, "fsync"), (tempfile, "mkstemp"), (shutil, "copymode"),
])
def test_a_step_that_fails_leaves_the_old_file_and_no_other(
    book: Path, monkeypatch: pytest.MonkeyPatch, module: Any, step: str
) -> None:
    with monkeypatch.context() as patched, pytest.raises(FileUnwritable, match="No space left") as refusal:
        patched.setattr(module, step, refuse)
        replace_file(book, b"ny")
    assert book.read_bytes() == b"gammel"
    assert os.listdir(book.parent) == [book.name]
    assert one_line(refusal)
    assert "kan ikke skrives (disken er fuld)" in refusal.value.message("da")


def test_an_interrupted_run_leaves_the_old_file_and_no_other(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(os, "fsync", interrupt)
        replace_file(book, b"ny")
    assert book.read_bytes() == b"gammel"
    assert os.listdir(book.parent) == [book.name]


@pytest.mark.parametrize("lock", ["~${}", ".~lock.{}#"])
def test_a_file_open_in_a_spreadsheet_program_is_not_replaced(book: Path, lock: str) -> None:
    (book.parent / lock.format(book.name)).touch()
    with pytest.raises(OpenElsewhere) as refusal:
        replace_file(book, b"ny")
    assert book.read_bytes() == b"gammel"
    assert one_line(refusal)


def test_a_lock_of_another_file_is_no_hindrance(book: Path) -> None:
    (book.parent / "~$Budget 2020.xlsx").touch()
    replace_file(book, b"ny")
    assert book.read_bytes() == b"ny"


def test_a_link_stays_a_link_to_the_new_file(book: Path) -> None:
    link = book.parent / "genvej.xlsx"
    link.symlink_to(book.name)
    replace_file(link, b"ny")
    assert link.is_symlink()
    assert book.read_bytes() == b"ny"


def test_a_lock_beside_the_file_that_a_link_points_to_counts(book: Path, tmp_path: Path) -> None:
    (tmp_path / "andre").mkdir()
    link = tmp_path / "andre" / "genvej.xlsx"
    link.symlink_to(book)
    (book.parent / f"~${book.name}").touch()
    with pytest.raises(OpenElsewhere):
        replace_file(link, b"ny")


def test_a_link_in_a_circle_is_refused(tmp_path: Path) -> None:
    link = tmp_path / "rundt.xlsx"
    link.symlink_to(link)
    with pytest.raises(FileUnreadable):
        read_package(link)


def test_a_write_protected_file_is_not_replaced(book: Path) -> None:
    book.chmod(0o444)
    with pytest.raises(WriteProtected) as refusal:
        replace_file(book, b"ny")
    assert book.read_bytes() == b"gammel"
    assert one_line(refusal)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FolderMissing, match="væk: no such folder") as refusal:
        replace_file(tmp_path / "væk" / "ny.xlsx", b"ny")
    assert one_line(refusal)


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "mappe.xlsx").mkdir()
    with pytest.raises(FileUnwritable) as refusal:
        replace_file(tmp_path / "mappe.xlsx", b"ny")
    assert os.listdir(tmp_path) == ["mappe.xlsx"]
    assert one_line(refusal)
    assert "kan ikke skrives (det er en mappe)" in refusal.value.message("da")


def test_the_longest_name_that_a_file_can_have_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 250 + ".xlsx")
    path.write_bytes(b"gammel")
    replace_file(path, b"ny")
    assert path.read_bytes() == b"ny"


def test_reading_what_is_not_there_or_no_file(tmp_path: Path) -> None:
    with pytest.raises(FileMissing) as refusal:
        read_package(tmp_path / "væk\n.xlsx")
    assert one_line(refusal)
    with pytest.raises(NotAWorkbook):
        read_package(tmp_path)
    (tmp_path / "fil").touch()
    with pytest.raises(FileUnreadable):
        read_package(tmp_path / "fil" / "bog.xlsx")


@pytest.mark.parametrize("output", ["væk/ud.xlsx", "mappe.xlsx", "låst.xlsx", "åben.xlsx"])
def test_the_command_refuses_in_one_line_and_leaves_the_book(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], output: str
) -> None:
    source = tmp_path / "bog.xlsx"
    source.write_bytes(pack(parts()))
    (tmp_path / "mappe.xlsx").mkdir()
    (tmp_path / "låst.xlsx").touch(0o444)
    (tmp_path / "~$åben.xlsx").touch()
    before = sorted(os.listdir(tmp_path))
    assert cli.main(["recalc", str(source), "-o", str(tmp_path / output)]) == cli.FAILED
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert "Intern fejl" not in told.err
    assert (source.read_bytes(), sorted(os.listdir(tmp_path))) == (pack(parts()), before)


def test_a_report_whose_pdf_cannot_be_replaced_leaves_the_page_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "bog.xlsx"
    source.write_bytes(pack(parts()))
    (tmp_path / "bog.pdf").touch(0o444)
    assert cli.main(["report", str(source)]) == cli.FAILED
    assert "bog.pdf: er skrivebeskyttet" in capsys.readouterr().err
    assert not (tmp_path / "bog.html").exists()
