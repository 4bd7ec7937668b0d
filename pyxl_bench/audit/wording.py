"""The findings of an audit in words, Danish and English."""

from __future__ import annotations

import math
from collections.abc import Sequence

from pyxl_bench.audit.relations import Interval, Kind

_NEED: dict[Kind, tuple[str, str]] = {
    "total": ("the sum '{name}'", "summen '{name}'"),
    "restated": ("the total it repeats", "den total, den gentager"),
    "accounts": ("the accounts under '{name}'", "kontiene under '{name}'"),
    "parts": ("the parts of '{name}'", "delene af '{name}'"),
    "within": ("the parts within '{name}'", "delene inden for '{name}'"),
    "part": ("no part is larger than its whole '{name}'", "ingen del er større end helheden '{name}'"),
    "average": ("the average in '{name}'", "gennemsnittet i '{name}'"),
    "average_of_all": ("the average in '{name}'", "gennemsnittet i '{name}'"),
    "difference": ("the difference in '{name}'", "differencen i '{name}'"),
    "share": ("the share in '{name}'", "andelen i '{name}'"),
}


def relation_in_words(kind: Kind, name: str) -> tuple[str, str]:
    """What must hold of the row or column ``name``, in English and Danish."""
    en, da = (each.format(name=name) for each in _NEED[kind])
    return en, da


def number(value: float, decimals: int, danish: bool) -> str:
    """A number as printed, with decimal comma and thousands points in Danish."""
    text = f"{value:,.{max(decimals, 0)}f}"
    return text.translate(str.maketrans(",.", ".,")) if danish else text


def span(interval: Interval, decimals: int, danish: bool) -> str:
    """An interval in words, one decimal finer than printed; one-sided where it has no end."""
    low, high = (number(bound, decimals + 1, danish) if math.isfinite(bound) else "" for bound in interval)
    if low and high:
        return f"{low} {'til' if danish else 'to'} {high}"
    if high:
        return f"{'højst' if danish else 'at most'} {high}"
    return f"{'mindst' if danish else 'at least'} {low}"


def wrong_cell(
    printed: float,
    decimals: int,
    interval: Interval,
    reasons: Sequence[tuple[Kind, str]],
    *,
    danish: bool,
) -> str:
    """What a cell shows, and what the other cells need it to be."""
    needs: dict[str, None] = {}
    for kind, name in reasons:
        needs[relation_in_words(kind, name)[danish]] = None
    shown, needed = number(printed, decimals, danish), span(interval, decimals, danish)
    because = _listed(list(needs), danish)
    if danish:
        return f"Trykt {shown}, men skal være {needed}, for at det passer: {because}."
    return f"Printed {shown}, but must be {needed} to agree with: {because}."


def elsewhere(names: Sequence[str], same_row: bool, same_column: bool, danish: bool) -> str:
    """The other cells that may be the wrong one instead."""
    if not names:
        return ""
    if len(names) > 3 and same_row:
        return " Fejlen kan også stå i en anden celle i rækken." if danish else " Another cell of the row may be wrong."
    if len(names) > 3 and same_column:
        da, en = " Fejlen kan også stå i en anden celle i kolonnen.", " Another cell of the column may be wrong."
        return da if danish else en
    shown = list(names[:3]) + (["..."] if len(names) > 3 else [])
    return (" Fejlen kan også stå i " if danish else " Or the error is in ") + "; ".join(shown) + "."


def shifted(direction: str, here: str, other: str, whole_rows: bool, danish: bool) -> str:
    """Which figures stand in the wrong place. ``other`` is the cell that shows this one's figure."""
    if direction == "swapped":
        if danish:
            return f"Rækkerne er byttet om: tallene i '{here}' hører til i '{other}' og omvendt."
        return f"The rows are swapped: the figures in '{here}' belong in '{other}' and the reverse."
    en = {"right": "one column too far right", "left": "one column too far left"}
    da = {"right": "én kolonne for langt til højre", "left": "én kolonne for langt til venstre"}
    en |= {"down": "one row too low", "up": "one row too high"}
    da |= {"down": "én række for langt nede", "up": "én række for højt oppe"}
    what_en = "The rows are" if whole_rows else ("The row is" if direction in ("right", "left") else "The column is")
    what_da = "Rækkerne er" if whole_rows else ("Rækken er" if direction in ("right", "left") else "Kolonnen er")
    if danish:
        return f"{what_da} trykt forskudt, {da[direction]}, fra '{here}': dens tal står i '{other}'."
    return f"{what_en} printed {en[direction]} from '{here}' on: its figure stands in '{other}'."


def _listed(items: Sequence[str], danish: bool) -> str:
    return f" {'og' if danish else 'and'} ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)
