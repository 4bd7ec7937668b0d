"""Sentences made from figures by rule. Nothing is claimed that the figures do not hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from xl.report.blocks import Part, Sentence, Told
from xl.report.figures import Figure

_ORDINALS: Final = ("", "", "næst", "tredje ", "fjerde ", "femte ", "sjette ", "syvende ", "ottende ", "niende ",
                    "tiende ", "ellevte ", "tolvte ")
"""What stands before "højeste" for a place from 1."""
_SMALL: Final = ("nul", "én", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv")


def counted(number: int, one: str, many: str) -> str:
    """``én målgruppe``, ``tre målgrupper``, ``14 målgrupper``."""
    word = _SMALL[number] if number < len(_SMALL) else f"{number:,}".replace(",", ".")
    return f"{word} {one if number == 1 else many}"


def listed(items: Sequence[str]) -> str:
    """``a``, ``a og b``, ``a, b og c``."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} og {items[-1]}" if items else ""


def level(figure: Figure, above: str, below: str, same: str) -> str:
    """Which of three words a figure's sign asks for, as far as its cell shows it."""
    number = figure.number or 0.0
    if not any(digit in "123456789" for digit in figure.size):
        return same
    return above if number > 0 else below


def ordinal(place: int, what: str) -> str:
    """``højeste``, ``næsthøjeste``, ``tredje højeste``; empty where the language has no short word."""
    return f"{_ORDINALS[place]}{what}" if 0 < place < len(_ORDINALS) else ""


def against_average(subject: str, deviation: Figure, unit: str = "") -> Sentence:
    """``Enhedsomkostningerne ligger 21 pct. over gennemsnittet``."""
    where = level(deviation, "over", "under", "")
    if not where:
        return (f"{subject} ligger på gennemsnittet",)
    return (f"{subject} ligger ", Told(deviation.size, deviation.cell), f"{unit} {where} gennemsnittet")


def place_among(rank: int, rank_cell: str, low_rank: int, among: Told) -> Sentence:
    """``tredje højeste af 12``: by the end that is nearer; ties share the better place."""
    word = ordinal(rank, "højeste") if rank <= low_rank else ordinal(low_rank, "laveste")
    if not word:
        return ("nr. ", Told(str(rank), rank_cell), " fra toppen af ", among)
    return (Told(word, rank_cell), " af ", among)


def change(amount: Figure, unit: str) -> Sentence:
    """``en besparelse på 6.998 tusind kr.`` or ``en merudgift på …``; a saving is negative."""
    word = level(amount, "en merudgift på ", "en besparelse på ", "")
    if not word:
        return ("ingen ændring",)
    return (word, Told(amount.size, amount.cell), f" {in_prose(unit)}".rstrip())


def of_cheapest(number: int) -> str:
    """``de tre billigste andre kommuners gennemsnit``; of one alone there is no mean."""
    if number == 1:
        return "den billigste anden kommune"
    return f"de {counted(number, 'billigste', 'billigste')} andre kommuners gennemsnit"


def against_cheapest(number: int) -> str:
    """``Mod de 3 billigste``, as a column says it."""
    return f"Mod de {number} billigste" if number > 1 else "Mod den billigste"


def in_prose(unit: str) -> str:
    """A money unit as a sentence says it: ``6.998 tusind kr.``."""
    return unit.replace("1.000 kr.", "tusind kr.")


def sentence(*parts: Part) -> Sentence:
    """Parts as a sentence: a capital first, a full stop last."""
    head = parts[0]
    if isinstance(head, str) and head:
        head = head[0].upper() + head[1:]
    elif isinstance(head, Told):
        head = Told(head.text[:1].upper() + head.text[1:], head.cell)
    last = str(parts[-1])
    return (head, *parts[1:], "" if last.endswith((".", "!", "?")) else ".")
