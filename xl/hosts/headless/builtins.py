"""Built-in functions answered in the engine's place, because its own know only a to z."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import formualizer


def _letters(change: Callable[[str], str]) -> Callable[[Any], Any]:
    """A text function for every letter."""

    def changed(value: Any) -> Any:
        if type(value) is dict:
            return formualizer.LiteralValue.error(value["kind"], None)
        return change(text_of(value))

    return changed


def text_of(value: Any) -> str:
    """A value as Excel makes text of it: 15 digits, ``TRUE``."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        text = f"{value:.15g}"
        if "e" not in text:
            return text
        digits, _, exponent = text.partition("e")
        power = int(exponent)
        if 0 <= power < 21:
            return f"{value:.0f}"
        return f"{digits}E{power:+03d}"
    return str(value)


BUILTINS: Final[dict[str, Callable[[Any], Any]]] = {
    "UPPER": _letters(str.upper), "LOWER": _letters(str.lower), "PROPER": _letters(str.title),
}
