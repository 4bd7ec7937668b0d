"""What every host takes of a catalogue entry, and what makes an entry complete."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from xl.catalogue import Function

_CELL_LIKE = re.compile(r"[A-Z]{1,3}\d+|R\d*C\d*")
_HELP_LIMIT: Final = 255
"""The longest help text that Excel's function wizard keeps."""


@cache
def builtin_names() -> frozenset[str]:
    """Names that Excel has already given to a function, in English and Danish."""
    text = resources.files("xl").joinpath("builtin_names.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


def check(entry: Function, registered: Container[str] = ()) -> None:
    """Refuse an entry that is incomplete, that some host would not take, or whose name is ``registered``.

    Raises:
        ValueError: says what is wrong with which entry.
    """

    def insist(holds: bool, complaint: str) -> None:
        if not holds:
            raise ValueError(f"{entry.name}: {complaint}")

    name = entry.name
    insist(re.fullmatch(r"[A-Z][A-Z0-9_]{2,}", name) is not None, "a name is upper case, at least three characters")
    insist(_CELL_LIKE.fullmatch(name) is None, "the name is shaped like a cell")
    insist(name not in builtin_names(), "Excel has a function of that name")
    insist(name not in registered, "the name is registered already")
    insist(bool(entry.examples), "needs a worked example")
    insist(bool(entry.errors), "needs the errors it can answer")
    insist(bool(entry.source.strip()), "needs the source of its method")
    insist(re.fullmatch(r"\d+\.\d+\.\d+", entry.since) is not None, "needs the version it came with")
    for example in entry.examples:
        insist(f"{name}(" in example.formula, f"the example {example.formula!r} does not call it")
    texts = [("chapter", entry.chapter), ("help", entry.answers), ("result", entry.result)]
    required_may_follow = True
    for parameter in entry.parameters:
        arg = parameter.arg
        insist(parameter.name != "caller", "xlwings keeps the argument name 'caller' for itself")
        insist(required_may_follow or not parameter.required, f"{parameter.name} is required after an optional one")
        required_may_follow = parameter.required
        texts += [(f"{parameter.name}'s {what}", text) for what, text in
                  (("form", arg.takes), ("unit", arg.unit), ("help", arg.help))]
    for what, text in texts:
        for sentence in text:
            insist(bool(sentence.strip()), f"its {what} is missing in a language")
            insist(len(sentence) <= _HELP_LIMIT, f"its {what} is longer than {_HELP_LIMIT} characters")
            insist(_fits_wizard(sentence), f"its {what} has characters that Excel's wizard cannot show")


def _fits_wizard(sentence: str) -> bool:
    try:
        sentence.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return "\n" not in sentence
