"""Formulas taken apart, and calls of ours found in them whatever a host put before their names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

import formualizer

OLD_CALC_PREFIX: Final = "DK.PYXLBENCH.FUNCTIONS."
"""What LibreOffice before 25.2 writes before a function's name: the add-in's service in upper case."""
_HOST_PREFIX: Final = (
    r"(?:_xlfn\.|_xludf\.|_xll\.|_xldudf_|\[\d+\]!|'[^']*'!|[\w.]+!)*"
    rf"(?:PB[._]|{re.escape(OLD_CALC_PREFIX)})?"
)
"""What Excel, its add-ins and older LibreOffice put before the name of a function they were given."""


class Token(NamedTuple):
    """A piece of a formula, as the engine's tokenizer names its kinds."""

    kind: str
    subtype: str
    text: str


def tokens_of(formula: str) -> list[Token]:
    """The pieces of a formula with its ``=``; together they are the formula (the tokenizer counts bytes)."""
    raw = formula.encode()
    return [
        Token(str(token.token_type), str(token.subtype), raw[token.start : token.end].decode())
        for token in formualizer.Tokenizer(formula).tokens()
    ]


def is_one_call(tokens: list[Token]) -> bool:
    """Whether the formula is a single call and nothing around it."""
    depth = 0
    for number, (kind, subtype, _) in enumerate(tokens):
        if kind == "Func":
            depth += 1 if subtype == "Open" else -1
            if depth == 0:
                return number == len(tokens) - 1
        elif depth == 0:
            return False
    return False


_GUARDS: Final = {"IF(": slice(1, 3), "IFERROR(": slice(0, 1), "IFNA(": slice(0, 1)}
"""The arguments that such a function answers with, once it lets them through."""


def arguments_of(tokens: list[Token], start: int, end: int) -> list[tuple[int, int]]:
    """Where the arguments of a call stand, itself the tokens from ``start`` up to ``end``."""
    found, depth, first = [], 0, start + 1
    for place in range(start + 1, end - 1):
        depth += {"Open": 1, "Close": -1}.get(tokens[place].subtype, 0)
        if depth == 0 and tokens[place][:2] == ("Sep", "Arg"):
            found.append((first, place))
            first = place + 1
    return [*found, (first, end - 1)]


def answering(tokens: list[Token], ours: re.Pattern[str], start: int = 0, end: int | None = None,
              ) -> tuple[int, int] | None:
    """Where the one call of ours stands whose answer a formula shows: all of it, or what IF or IFERROR lets through."""
    end = len(tokens) if end is None else end
    while start < end and not tokens[start].text.strip():
        start += 1
    while start < end and not tokens[end - 1].text.strip():
        end -= 1
    if not is_one_call(tokens[start:end]):
        return None
    if ours.fullmatch(tokens[start].text):
        return start, end
    through = _GUARDS.get(tokens[start].text.upper().removeprefix("_XLFN."), slice(0))
    found = [one for span in arguments_of(tokens, start, end)[through] if (one := answering(tokens, ours, *span))]
    return found[0] if len(found) == 1 else None


def mention(names: Iterable[str]) -> re.Pattern[str]:
    """Finds what may be a call of one of some functions, be it inside a text."""
    return re.compile(rf"(?<![\w.]){_HOST_PREFIX}(?:{_any_of(names)})\s*\(", re.IGNORECASE)


def opening(names: Iterable[str]) -> re.Pattern[str]:
    """Matches the token that opens a call: a ``prefix``, the ``name``, a parenthesis."""
    return re.compile(rf"(?P<prefix>{_HOST_PREFIX})(?P<name>{_any_of(names)})\s*\(", re.IGNORECASE)


def _any_of(names: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))
