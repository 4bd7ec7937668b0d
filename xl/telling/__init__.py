"""How a number came about, in words: what ``WHY`` tells of a cell.

A function that answers a number can tell, cell by cell, which figures it took,
from whom, by which method, and what it left out and why. A module per chapter
of the function sheet; this one has the words they share.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, TypeAlias

from xl.catalogue import Answer, How, Text, Told
from xl.cells import Cells, Grid, is_suppressed

_LISTED: Final = 12
"""How many names a list shows before it says how many more there are."""

Named: TypeAlias = Sequence[tuple[str | Text, float]]
"""Names with their figures."""


def number(value: float, language: str = "da") -> str:
    """A number as a reader writes it: no more decimals than tell something."""
    if math.isnan(value):
        return "tom" if language == "da" else "blank"
    size = abs(value)
    decimals = 1 if size >= 1000 else 2 if size >= 100 else 4 if size >= 0.01 else 6
    shown = f"{value:,.{decimals}f}"
    shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
    shown = "0" if shown in ("-0", "") else shown
    return shown.translate(str.maketrans(",.", ".,")) if language == "da" else shown


def _word(fact: Any, language: str) -> str:
    if isinstance(fact, Text):
        return fact.in_language(language)
    if isinstance(fact, (int, float)):
        return number(float(fact), language)
    if isinstance(fact, str):
        return fact
    items = [" ".join(_word(part, language) for part in each) if type(each) is tuple else _word(each, language)
             for each in fact]
    more = len(items) - _LISTED
    if more > 1:
        items = [*items[:_LISTED], f"og {more} til" if language == "da" else f"and {more} more"]
    return "; ".join(items)


def text(en: str, da: str, **facts: Any) -> Text:
    """A sentence with figures, names, and lists of names with figures, in both languages."""
    return Text(*(template.format(**{name: _word(fact, language) for name, fact in facts.items()})
                  for template, language in ((en, "en"), (da, "da"))))


def times(*factors: str | float) -> Text:
    """Names and figures to be followed by a factor: ``29.6 x``."""
    return Text(*(" ".join(_word(each, language) for each in factors) + " x" for language in ("en", "da")))


def told(*sentences: Text | None) -> Told:
    """The sentences that are there."""
    return tuple(sentence for sentence in sentences if sentence is not None)


def left_out(names: Iterable[str], en: str, da: str) -> Text | None:
    """Who was left out, and why; ``None`` where nobody was."""
    some = list(names)
    return text(f"Left out: {{some}} ({en}).", f"Ikke med: {{some}} ({da}).", some=some) if some else None


def by_row(tell: Callable[[int], Told]) -> How:
    """The same told along a row."""
    return lambda row, column: tell(row)


def each_cell(out: Cells, ranges: Mapping[str, Grid], en: str, da: str) -> Answer:
    """An answer cell by cell, each told with the figures of its own cells."""

    def how(row: int, column: int) -> Told:
        if not isinstance(out[row][column], (float, str)) or is_suppressed(out[row][column]):
            return ()
        at = {name: each.values[row if each.shape[0] > 1 else 0, column if each.shape[1] > 1 else 0]
              for name, each in ranges.items()}
        return (text(en, da, **at),)

    return Answer(out, how=how)
