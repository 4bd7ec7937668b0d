"""What is to be done with each formula: left as it is, rewritten, or kept from the engine."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from xl.catalogue import functions
from xl.hosts.headless.limits import Limits
from xl.hosts.headless.rewrite import PLACED, NotForEngine, Place, Rewriter
from xl.names import nearest
from xl.package.references import moved
from xl.package.sheet import Sheet, unescape

_DIGITS: Final = re.compile(r"""("(?:[^"]|"")*"|'(?:[^']|'')*'!)|(?<=[A-Za-z$])(\d+)(?![\w.(!])""")
"""Texts and names of sheets (left alone); numbers of rows."""
_DIGIT_MARK: Final = "\ue000"
_DIGIT_WORDS: Final = (
    "WHY", "AGGREGATE", "DATE(", "ROW(", "ROWS(", "COLUMN(", "COLUMNS(", "FILTER(", "ANCHORARRAY", _DIGIT_MARK,
)
"""Texts of formulas whose meaning for the engine hangs on their numbers or their own cell."""
_DIGIT_BRACKETS: Final = r"\[[^\]]*[\d@#]|(?<!\w)\["
"""Structured references that do: columns with numbers in their names, the formula's own row, its own table."""


class Judged(NamedTuple):
    """What is to be done with a formula: its :class:`.limits.Verdict`, and more."""

    refused: str | None = None
    delicate: bool = False
    volatile: bool = False
    unknown: str | None = None
    local: bool = False
    open_ended: bool = False
    ours: bool = False
    template: str | None = None
    """The text for the engine; ``None`` where the formula stands as it is."""


class Judge:
    """Judges the formulas of one workbook."""

    def __init__(self, rewriter: Rewriter, limits: Limits, names: Iterable[str]) -> None:
        """``names`` are those of tables and of defined names."""
        self._rewriter = rewriter
        self._limits = limits
        self._words = ["[", *_DIGIT_WORDS, *filter(_DIGITS.search, names)]
        words = map(re.escape, self._words[1:])
        self._digit_words = re.compile("|".join((_DIGIT_BRACKETS, *words)), re.IGNORECASE)
        self._mentions: dict[int, bool] = {}
        self._shapes: dict[tuple[int, str, bool], tuple[Judged, str | None]] = {}
        """By sheet, shape and storing: the judgement, and its template with a ``%s`` for each number."""
        self._texts: dict[tuple[int, str, bool, object], tuple[Judged, int]] = {}
        """By sheet, text, storing and where the row stands: the judgement of the first such formula, and its row."""

    def judged(self, sheet: Sheet, text: str, place: Place, plain: bool) -> tuple[Judged, str | None]:
        """What to do with a formula, and its text for the engine (``None`` where it stands as it is).

        Formulas alike but for their digits are judged once, and so are those
        that say the same of their own rows. ``plain`` is a formula that is not
        stored as an array.
        """
        if self._sheet_mentions(sheet, place.sheet) and self._digit_words.search(text):
            return self._of_its_row(text, place, plain)
        shape, numbers = _shape(text)
        key = (place.sheet, shape, plain)
        known = self._shapes.get(key)
        if known is None:
            judged = self._judge(shape, place, plain)
            template = judged.template
            if template and template.count(_DIGIT_MARK) != len(numbers):  # a number more than once: not by shape
                judged = self._judge(text, place, plain)
                return judged, judged.template
            with_numbers = template.replace("%", "%%").replace(_DIGIT_MARK, "%s") if template else None
            known = self._shapes[key] = judged, with_numbers
        judged, with_numbers = known
        return judged, with_numbers % numbers if with_numbers else None

    def _of_its_row(self, text: str, place: Place, plain: bool) -> tuple[Judged, str | None]:
        """The same for formulas alike to the letter, each of its own row, as the column of a table has them."""
        key = (place.sheet, text, plain, self._rewriter.standing(place))
        known = self._texts.get(key)
        if known is None:
            judged = self._judge(text, place, plain)
            if not PLACED.search(text) and moved(text, 1, 0) == text:
                self._texts[key] = judged, place.row
            return judged, judged.template
        judged, row = known
        return judged, judged.template and moved(judged.template, place.row - row, 0)

    def _sheet_mentions(self, sheet: Sheet, number: int) -> bool:
        if number not in self._mentions:
            text = (unescape(sheet.xml) if b"&#" in sheet.xml else sheet.xml.decode("utf-8", "replace")).casefold()
            self._mentions[number] = any(word.casefold() in text for word in self._words)
        return self._mentions[number]

    def _judge(self, formula: str, place: Place, plain: bool) -> Judged:
        text = f"={formula}"
        try:
            if self._rewriter.concerns(formula):
                text = self._rewriter.rewrite(formula, place, first_only=plain)
        except NotForEngine as reason:
            return Judged(refused=str(reason))
        except Exception:
            return Judged(refused="formlen kan ikke læses", ours=self._rewriter.calls_ours(formula))
        verdict = self._limits.verdict(text.replace(_DIGIT_MARK, "1"), plain=plain)
        changed = text if text[1:] != formula else None
        ours = changed is not None and self._rewriter.calls_ours(text)
        return Judged(*verdict, ours=ours, template=changed)


def _shape(formula: str) -> tuple[str, tuple[str, ...]]:
    """A formula with a mark for each number of a row, and the numbers."""
    numbers: list[str] = []

    def marked(match: re.Match[str]) -> str:
        if match[1]:
            return match[1]
        numbers.append(match[2])
        return _DIGIT_MARK

    return _DIGITS.sub(marked, formula), tuple(numbers)


def no_such_function(name: str) -> str:
    """What to say of a function that nobody has: the nearest of ours is suggested."""
    near = " / ".join(nearest(name, list(functions())))
    return f"hverken Excel eller pyxl_bench har en funktion {name}" + (f"; mente du {near}?" if near else "")
