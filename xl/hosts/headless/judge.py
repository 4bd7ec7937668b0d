"""What is to be done with each formula: left as it is, rewritten, or kept from the engine."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from xl.hosts.headless.limits import Limits
from xl.hosts.headless.rewrite import NotForEngine, Place, Rewriter
from xl.package.sheet import Sheet

_DIGITS: Final = re.compile(r"(?<=[A-Za-z$])(\d+)(?![\w.(])")
_DIGIT_MARK: Final = "\ue000"
_DIGIT_WORDS: Final = (
    "[", "WHY", "AGGREGATE", "DATE(", "ROW(", "ROWS(", "COLUMN(", "COLUMNS(",
    "FILTER(", "ANCHORARRAY", _DIGIT_MARK,
)
"""Texts of formulas whose meaning for the engine hangs on their numbers or their own cell."""


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
        self._words = [*_DIGIT_WORDS, *(name for name in names if any(map(str.isdigit, name)))]
        self._digit_words = re.compile("|".join(map(re.escape, self._words)), re.IGNORECASE)
        self._mentions: dict[int, bool] = {}
        self._shapes: dict[tuple[int, str, bool], Judged] = {}

    def judged(self, sheet: Sheet, text: str, place: Place, plain: bool) -> Judged:
        """What to do with a formula; formulas alike but for their digits are judged once.

        ``plain`` is a formula that is not stored as an array.
        """
        digits: list[str] = []
        shape = text
        if not self._sheet_mentions(sheet, place.sheet) or not self._digit_words.search(text):
            pieces = _DIGITS.split(text)
            digits, shape = pieces[1::2], _DIGIT_MARK.join(pieces[::2])
        key = (place.sheet, shape, plain)
        judged = self._shapes.get(key)
        if judged is None:
            judged = self._judge(shape, place, plain)
            if shape is not text:
                self._shapes[key] = judged
        if judged.template is None or not digits:
            return judged
        pieces = judged.template.split(_DIGIT_MARK)
        return judged._replace(template="".join([x for pair in zip(pieces, digits) for x in pair]) + pieces[-1])

    def _sheet_mentions(self, sheet: Sheet, number: int) -> bool:
        if number not in self._mentions:
            text = sheet.xml.upper()
            self._mentions[number] = any(word.upper().encode() in text for word in self._words)
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
