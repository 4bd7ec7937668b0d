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


def _is_one_call(tokens: list[Token]) -> bool:
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


def arguments_of(tokens: list[Token]) -> list[slice]:
    """Where the arguments of a formula that is one call stand among its tokens."""
    found, start, depth = [], 1, 0
    for number, (kind, subtype, _) in enumerate(tokens[1:-1], start=1):
        depth += {"Open": 1, "Close": -1}.get(subtype, 0)
        if depth == 0 and (kind, subtype) == ("Sep", "Arg"):
            found.append(slice(start, number))
            start = number + 1
    return [*found, slice(start, len(tokens) - 1)]


def shown_call(tokens: list[Token]) -> slice | None:
    """The one call whose answer a formula shows: all of it, or ``IF(test,"",call)`` and ``IF(test,call,"")``."""
    if not _is_one_call(tokens):
        return None
    if tokens[0].text.upper() != "IF(":
        return slice(0, len(tokens))
    parts = arguments_of(tokens)
    texts = ["".join(token.text for token in tokens[part]).strip() for part in parts]
    if len(parts) != 3 or '""' not in texts[1:]:
        return None
    part = parts[2 if texts[1] == '""' else 1]
    filled = [place for place in range(part.start, part.stop) if tokens[place].text.strip()]
    inner = shown_call(tokens[filled[0] : filled[-1] + 1]) if filled else None
    return inner and slice(filled[0] + inner.start, filled[0] + inner.stop)


def mention(names: Iterable[str]) -> re.Pattern[str]:
    """Finds what may be a call of one of some functions, be it inside a text."""
    return re.compile(rf"(?<![\w.]){_HOST_PREFIX}(?:{_any_of(names)})\s*\(", re.IGNORECASE)


def opening(names: Iterable[str]) -> re.Pattern[str]:
    """Matches the token that opens a call: a ``prefix``, the ``name``, a parenthesis."""
    return re.compile(rf"(?P<prefix>{_HOST_PREFIX})(?P<name>{_any_of(names)})\s*\(", re.IGNORECASE)


def _any_of(names: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))
