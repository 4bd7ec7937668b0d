"""What a report is made of: chapters of sentences, tables and charts, every number with its cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from xl.report.figures import Figure


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as a sentence tells it: other words, same cell."""

    text: str
    cell: str

    def __str__(self) -> str:
        return self.text


Part: TypeAlias = str | Figure | Told
"""A piece of a sentence."""
Sentence: TypeAlias = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences one after another."""

    parts: Sentence


@dataclass(frozen=True, slots=True)
class Caveat:
    """What a reader must know before using the numbers beside it."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its first column names the rows."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Part, ...], ...]
    total: bool = False
    """Whether the last row is a total."""

    narrow: bool = False
    """Whether another narrow table may stand beside it."""

    @property
    def words(self) -> tuple[bool, ...]:
        """Which columns hold words rather than numbers, and so begin at the left."""
        return tuple(
            any(_is_word(row[place]) for row in self.rows if place < len(row)) for place in range(len(self.header))
        )


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing with the sentence that says the same."""

    title: str
    svg: str
    says: Sentence
    """What a reader who does not see the chart is told."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a chapter."""

    text: str


def _is_word(part: Part) -> bool:
    if isinstance(part, Figure):
        return part.number is None and not (part.blank or part.failed or part.suppressed)
    return any(map(str.isalpha, str(part)))


Block: TypeAlias = Paragraph | Caveat | Table | Chart | Heading


@dataclass(frozen=True, slots=True)
class Highlight:
    """One of the numbers that matter: what it is, the number, and what it means."""

    weight: int
    """The highest stand in the overview."""
    name: str
    number: Part
    unit: str
    meaning: Sentence


@dataclass(slots=True)
class Chapter:
    """A chapter of the report."""

    anchor: str
    title: str
    blocks: list[Block] = field(default_factory=list)
    highlights: list[Highlight] = field(default_factory=list)
    new_page: bool = False
    whole: bool = False
    """Whether print keeps it on one page."""

    def add(self, *blocks: Block | None) -> None:
        """Append what there is of some blocks."""
        self.blocks += [block for block in blocks if block is not None]


def pairs(rows: Iterable[tuple[str, Part]]) -> Sentence:
    """``Dagpenge: 21 %; Sygedagpenge: -18 %``."""
    parts: list[Part] = []
    for label, figure in rows:
        parts += ["; " if parts else "", f"{label}: ", figure]
    return tuple(parts)


def joined(sentences: Sequence[Sentence]) -> Sentence:
    """Sentences as one paragraph's parts."""
    parts: list[Part] = []
    for sentence in sentences:
        if parts and sentence:
            parts.append(" ")
        parts += sentence
    return tuple(parts)
