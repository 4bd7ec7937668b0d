"""The page in a real browser: as PDF, and at the widths of a desk and of a phone."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.conftest import needed
from xl import cli
from xl.report import pdf
from xl.report.errors import NoBrowser, PrintFailed

SAMPLES = Path(__file__).parents[2] / "workbooks"
MEASURE = """<script>document.title = JSON.stringify({
 width: document.documentElement.scrollWidth, window: window.innerWidth,
 drawings: [...document.querySelectorAll('figure svg')].map(s => s.getBoundingClientRect().width),
 text: Math.min(...[...document.querySelectorAll('figure svg text')].map(t => t.getBoundingClientRect().height))})
</script>"""


@pytest.fixture(scope="module")
def chromium() -> str:
    return needed("chromium", "chromium")


def browse(chromium: str, folder: Path, html: str, width: int, *more: str) -> str:
    page = folder / "side.html"
    page.write_text(html, encoding="utf-8")
    return subprocess.run(
        [chromium, *pdf._SWITCHES, "--no-sandbox", "--hide-scrollbars", f"--user-data-dir={folder}/profil",
         f"--window-size={width},900", *more, page.as_uri()],
        check=True, capture_output=True, text=True, timeout=120).stdout


@pytest.mark.parametrize("width", [1100, 500])
def test_nothing_is_wider_than_the_screen(chromium: str, tmp_path: Path, everything: str, width: int) -> None:
    shown = browse(chromium, tmp_path, everything.replace("</body>", f"{MEASURE}</body>"), width, "--dump-dom")
    title = re.search(r"<title>(.*?)</title>", shown)
    assert title is not None
    measured = json.loads(title[1])
    assert measured["window"] == width
    assert measured["width"] <= width
    assert measured["drawings"] and min(measured["drawings"]) > 300 and max(measured["drawings"]) <= width
    assert measured["text"] > 8  # pixels: the smallest letters of a drawing


@pytest.mark.parametrize("width", [1100, 500])
def test_a_picture_of_the_page_has_all_its_parts(chromium: str, tmp_path: Path, everything: str, width: int) -> None:
    picture = tmp_path / "side.png"
    browse(chromium, tmp_path, everything, width, f"--screenshot={picture}")
    assert picture.read_bytes().startswith(b"\x89PNG") and picture.stat().st_size > 20_000


def test_the_pdf_keeps_a_target_group_on_one_page(chromium: str, everything: str, tmp_path: Path) -> None:
    """A group of which drivers are told begins a page; the others follow on, none of them broken."""
    (tmp_path / "r.pdf").write_bytes(pdf.printed(everything, Path("r.html")))
    pages = [page.extract_text() for page in PdfReader(tmp_path / "r.pdf").pages]
    (start,) = (number for number, text in enumerate(pages) if f"{number + 1} / {len(pages)}\nDagpenge\n" in text)
    first, last = "Nøgletal,", "Ændring i udgift mod de 3 billigste"
    assert [text.count(first) for text in pages[start : start + 2]] == [2, 1]
    assert [text.count(first) for text in pages] == [text.count(last) for text in pages]
    assert 6 <= len(pages) <= 10
    assert f"1 / {len(pages)}" in pages[0]
    assert "Forbehold" in pages[-1]


def test_the_command_writes_both(chromium: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "rapport.html"
    assert cli.main(["report", str(SAMPLES / "billund_2018.xlsx"), "-o", str(target)]) == 0
    assert "Skrevet:" in capsys.readouterr().out
    assert target.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert target.with_suffix(".pdf").read_bytes().startswith(b"%PDF")


def test_without_a_browser_the_page_is_there_and_one_line_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pdf, "browser", lambda: None)
    target = tmp_path / "rapport.html"
    assert cli.main(["report", str(SAMPLES / "billund_2018.xlsx"), "-o", str(target)]) == 1
    assert target.exists() and not target.with_suffix(".pdf").exists()
    assert "ingen browser" in capsys.readouterr().err
    with pytest.raises(NoBrowser):
        pdf.printed("", target)


def test_a_browser_that_fails_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "browser", lambda: "/bin/false")
    with pytest.raises(PrintFailed, match="false"):
        pdf.printed("<p>", Path("r.html"))


def test_no_pdf_where_none_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "rapport.html"
    assert cli.main(["report", str(SAMPLES / "billund_2018.xlsx"), "-o", str(target), "--no-pdf", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["written"] == [str(target)]
    assert [path.name for path in tmp_path.iterdir()] == ["rapport.html"]


def test_a_target_of_another_kind_is_a_matter_of_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["report", "bog.xlsx", "-o", "rapport.docx"]) == 2
    assert "skal ende på .html" in capsys.readouterr().err
