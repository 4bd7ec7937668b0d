"""Chapters as one page that needs nothing but itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markdown_it import MarkdownIt
from markupsafe import Markup

from xl.report.blocks import Chapter, Highlight
from xl.report.figures import month
from xl.report.settings import Settings


def page(title: str, subtitle: str, settings: Settings, highlights: Sequence[Highlight],
         chapters: Sequence[Chapter]) -> str:
    """The report's HTML. User text is escaped; Markdown may format but holds no HTML of its own."""
    environment = Environment(
        loader=PackageLoader("xl.report", "."), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True)
    environment.tests["kind"] = lambda block, name: type(block).__name__ == name
    return environment.get_template("page.html.j2").render(
        title=title, subtitle=subtitle, settings=settings, highlights=highlights, chapters=chapters,
        date=_written(settings), introduction=_formatted(settings.introduction), svg=Markup,
        text=_is_text)


def _formatted(markdown: str) -> Markup:
    """Markdown as HTML, its headings below the report's own; HTML in it is shown as text."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    tokens = parser.parse(markdown)
    for token in tokens:
        if token.type.startswith("heading_"):
            token.tag = f"h{min(int(token.tag[1]) + 1, 6)}"
    return Markup(parser.renderer.render(tokens, parser.options, {}))


def _written(settings: Settings) -> str:
    return f"{settings.date.day}. {month(settings.date)}" if settings.date else ""


def _is_text(part: Any) -> bool:
    return isinstance(part, str)
