"""Names of municipalities, target groups and columns: how they are compared, found, and told from statistics."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

from pyxl_bench.audit import AVERAGE_WORDS, DIFFERENCE_WORDS
from pyxl_bench.errors import CellHoldsError, HeaderIsAStatistic, NameIsBlank, NotAWord, UnknownName
from xl.cells import ErrorValue, is_blank, is_suppressed

TOTAL_WORDS: Final = ("samlet", "i alt", "total")
_STATISTICS: Final = (*AVERAGE_WORDS, *DIFFERENCE_WORDS, "median")
_STATISTIC_COLUMNS: Final = (
    *TOTAL_WORDS, "hele landet", "laveste", "højeste", "min", "max", "lowest", "highest", "mean",
)
_STATISTIC_ROW = re.compile(
    rf"({'|'.join(_STATISTICS)})[.:]?( (af|alle|andre|de|for|fra|gns\.?|gennemsnit(tet)?|grupper(ne)?|i|kommuner(ne)?|"
    r"kr\.?|pct\.?|samlet|top|øvrige|total|\d+)[.:]?)*")
"""A row of averages among the groups; "Gns. varighed" is a figure in its own right."""


@lru_cache(maxsize=10_000)
def key(name: str) -> str:
    """How names are compared: trimmed, case ignored, runs of blanks as one, accents in one form."""
    return " ".join(unicodedata.normalize("NFC", name).split()).casefold()


def is_total(label: str) -> bool:
    """Whether a label is one of the total row's names."""
    return key(label).rstrip(" :") in TOTAL_WORDS


def is_statistic(name: str) -> bool:
    """Whether a name is that of an average, a total or an extreme, and so no municipality's."""
    return key(name).startswith(_STATISTICS) or key(name) in _STATISTIC_COLUMNS


def is_statistic_row(label: str) -> bool:
    """Whether a row's label is that of averages among the groups."""
    return _STATISTIC_ROW.fullmatch(key(label)) is not None


def refuse_statistic(name: str, argument: str) -> None:
    """Refuse a name that is calculated from municipalities and is none.

    Raises:
        HeaderIsAStatistic: an average, a total, an extreme.
    """
    if is_statistic(name):
        raise HeaderIsAStatistic(argument=argument, value=name, what_en="municipality", what_da="kommune")


def typed_name(cell: Any, argument: str, row: int, what: tuple[str, str]) -> str:
    """The name in a cell; ``what`` it names, in English and Danish.

    Raises:
        NameIsBlank, NotAWord, CellHoldsError: blank, a number or a suppressed value, an error.
    """
    if isinstance(cell, ErrorValue):
        raise CellHoldsError(argument=argument, row=row, value=cell.code)
    if is_blank(cell):
        raise NameIsBlank(argument=argument, row=row, what_en=what[0], what_da=what[1])
    if not isinstance(cell, str) or is_suppressed(cell):
        raise NotAWord(argument=argument, row=row, value=cell)
    return cell.strip()


def find(name: str, names: Sequence[str], argument: str) -> int:
    """The place of a name among others.

    Raises:
        UnknownName: it is not there; the nearest are suggested.
    """
    wanted = key(name)
    for place, candidate in enumerate(names):
        if key(candidate) == wanted:
            return place
    near = nearest(name, names)
    raise UnknownName(
        argument=argument, value=name,
        nearest_en=f" Did you mean {' / '.join(near)}?" if near else "",
        nearest_da=f" Mente du {' / '.join(near)}?" if near else "",
    )


def nearest(name: str, names: Sequence[str]) -> list[str]:
    """Up to three names that resemble ``name``, the closest first."""
    import difflib

    by_key = {key(candidate): candidate for candidate in names}
    wanted = key(name)
    close = difflib.get_close_matches(wanted, by_key, n=3, cutoff=0.6)
    holding = [k for k in by_key if wanted and wanted in k and k not in close]
    return [by_key[k] for k in (close + holding)[:3]]
