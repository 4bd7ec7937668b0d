"""What Excel's function wizard says of a function and of each of its arguments."""

from __future__ import annotations

from typing import Final

from xl.catalogue import Function, Parameter

CATEGORY: Final = "pyxl_bench"
"""Where the wizard lists our functions."""
_LIMIT: Final = 255


def about(entry: Function, language: str) -> str:
    """The function: what it answers, and in what unit as far as there is room."""
    said = entry.answers.in_language(language)
    unit = entry.result.in_language(language)
    return _with_room(said, f" {'Result' if language == 'en' else 'Svar'}: {unit}.")


def about_argument(parameter: Parameter, language: str) -> str:
    """An argument: what it is, and what it is when left out unless its help says so, as far as there is room."""
    said = parameter.arg.help.in_language(language)
    english = language == "en"
    if parameter.required or ("Left out" if english else "Udeladt") in said:
        return said
    default = parameter.shown_default
    if default and (english or not isinstance(parameter.default, (str, bool))):
        return _with_room(said, f" Left out: {default}." if english else f" Udeladt: {default.replace('.', ',')}.")
    return _with_room(said, " Optional." if english else " Kan udelades.")


def _with_room(said: str, more: str) -> str:
    return said + more if len(said) + len(more) <= _LIMIT else said
