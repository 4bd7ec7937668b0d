"""What a municipality adds is shown as it meant it, escaped and legible."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest

from tests.report import books
from tests.report.conftest import SAMPLES
from xl.package.errors import FileMissing
from xl.report import report
from xl.report.errors import ColourTooPale, IntroductionUnreadable, LogoUnfit, NotAColour, SettingsUnreadable
from xl.report.settings import Settings

SAMPLE = SAMPLES / "billund_2018.xlsx"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


def page(settings: Settings) -> str:
    return report(books.of(books.indicators), settings)


def test_an_introduction_in_markdown() -> None:
    html = page(Settings(introduction="# Baggrund\n\nByrådet *bad* om\n\n- et\n- to"))
    assert "<h2>Baggrund</h2>" in html and "<em>bad</em>" in html and "<li>to</li>" in html


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", '<img src=x onerror="a()">', "[x](javascript:a())", "![x](https://e.dk/p)"])
def test_user_text_is_escaped(hostile: str) -> None:
    html = page(Settings(introduction=hostile, sender=hostile))
    for live in ("<script", "<img src=x", 'href="javascript', 'src="https'):
        assert live not in html


def test_names_in_the_workbook_are_escaped() -> None:
    def hostile(made: books.Made) -> None:
        books.indicators(made)
        made.writer.get_worksheet_by_name("Tryk").write(4, 0, "<b>Kommune</b> & co")

    assert "&lt;b&gt;Kommune&lt;/b&gt; &amp; co" in report(books.of(hostile), Settings())


def test_a_file_of_settings_beside_the_workbook(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(PNG)
    (tmp_path / "om.md").write_text("Om os", encoding="utf-8")
    (tmp_path / "rapport.toml").write_text(
        'indledning = "om.md"\nlogo = "logo.png"\nfarve = "#005F50"\nafsender = "Økonomi"\n', encoding="utf-8")
    settings = Settings(date=dt.date(2026, 3, 1)).with_file(tmp_path / "rapport.toml")
    html = page(settings)
    assert "--farve: #005F50" in html and "data:image/png;base64," in html and "Økonomi · 1. marts 2026" in html
    assert "<p>Om os</p>" in html


def test_settings_that_cannot_be_used(tmp_path: Path) -> None:
    def file(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    for refusal, use in (
        (NotAColour, lambda: Settings().given(colour="blå")),
        (ColourTooPale, lambda: Settings().given(colour="#F0C24B")),
        (LogoUnfit, lambda: Settings().given(logo=file("l.gif", b"GIF89a"))),
        (LogoUnfit, lambda: Settings().given(logo=file("l.png", PNG + bytes(3 * 1024 * 1024)))),
        (IntroductionUnreadable, lambda: Settings().given(introduction=file("i.md", "æ".encode("latin-1")))),
        (FileMissing, lambda: Settings().given(introduction=tmp_path / "nej.md")),
        (SettingsUnreadable, lambda: Settings().with_file(file("a.toml", b"farve = #1F4E79"))),
        (SettingsUnreadable, lambda: Settings().with_file(file("b.toml", b'font = "Arial"'))),
    ):
        with pytest.raises(refusal) as caught:
            use()
        assert caught.value.mend


def test_the_contrast_is_that_of_the_guideline() -> None:
    """#767676 is the palest grey that WCAG's own example takes on white: 4.54."""
    assert Settings().given(colour="#767676").colour == "#767676"
    with pytest.raises(ColourTooPale):
        Settings().given(colour="#777777")


def test_without_the_libraries_that_draw_one_line_says_what_to_install(tmp_path: Path) -> None:
    """And reading the workbook needs none of them."""
    code = (
        "import sys\n"
        "for name in ('matplotlib', 'jinja2', 'markdown_it', 'markupsafe'): sys.modules[name] = None\n"
        "import xl.report.reading, xl.report.benchmark, xl.report.sentences\n"
        "from xl.cli import main\n"
        f"sys.exit(main(['report', {str(SAMPLE)!r}, '-o', {str(tmp_path / 'r.html')!r}]))\n"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1 and "pip install 'pyxl_bench[report]'" in ended.stderr
