"""The button Rapport: the open book's results beside its file, the book itself left alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import needed
from xl.hosts.classic import buttons
from xl.hosts.classic.errors import BookNotSaved

SAMPLE = Path(__file__).parents[3] / "workbooks" / "jobcentre_18.xlsx"


class OpenBook:
    """A workbook as the button sees it; Excel saves a copy of what is open."""

    def __init__(self, path: Path | str) -> None:
        self.fullname, self.name, self.api = str(path), Path(path).name, self
        self.Path = "" if str(path) == self.name else str(Path(path).parent)

    def SaveCopyAs(self, target: str) -> None:
        shutil.copyfile(SAMPLE, target)


def test_the_report_lies_beside_the_book(tmp_path: Path) -> None:
    needed("chromium", "chromium")
    (tmp_path / "rapport.toml").write_text('afsender = "Økonomi"\n', encoding="utf-8")
    said = buttons.report(OpenBook(tmp_path / "bog.xlsx"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bog.html", "bog.pdf", "rapport.toml"]
    assert "Økonomi" in (tmp_path / "bog.html").read_text(encoding="utf-8")
    assert (tmp_path / "bog.pdf").read_bytes().startswith(b"%PDF")
    assert said.startswith("Rapporten er skrevet.") and str(tmp_path / "bog.pdf") in said


def test_a_book_without_a_file_has_nowhere_to_put_it() -> None:
    with pytest.raises(BookNotSaved):
        buttons.report(OpenBook("Mappe1"))
