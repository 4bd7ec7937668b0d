"""A report's page taken apart: its numbers with their cells, and what stands outside them."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = {"meta", "link", "img", "br", "hr", "input"}
_SILENT = {"svg", "style", "script", "title"}


@dataclass
class Page(HTMLParser):
    """Tags are noted as they come; texts of drawings and styles are left out."""

    numbers: list[tuple[str, str]] = field(default_factory=list)
    """The cell and the text of every number."""
    words: list[str] = field(default_factory=list)
    """Texts that are no numbers."""
    chapters: list[str] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append((tag, given))
        self.ids += [given["id"]] if given.get("id") else []
        if tag in ("p", "figure", "table", "h3") and not self._inside("figure", "header", "footer"):
            self.blocks.append(tag)
        if tag not in _VOID:
            self._open.append((tag, given))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.ids += [value for name, value in attrs if name == "id" and value]

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        text = data.strip()
        if not text or self._inside(*_SILENT):
            return
        tag, given = self._open[-1]
        if "data-celle" in given:
            self.numbers.append((given["data-celle"] or "", text))
        else:
            self.words.append(text)
        if tag in ("h1", "h2", "h3", "h4"):
            self.headings.append((int(tag[1]), text))
        if tag == "h2":
            self.chapters.append(text)

    def _inside(self, *tags: str) -> bool:
        return any(tag in tags for tag, _ in self._open)


def read(html: str) -> Page:
    page = Page()
    page.feed(html)
    return page
