"""A source's cells as a column of the table takes them.

What cannot be taken stays as it came, for the validation to find.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any, Final

from pyxl_bench.errors import BenchError
from xl.buttons.target import Column
from xl.cells import SUPPRESSED, date, is_blank, is_suppressed, number_from_text
from xl.names import key

TRUTH: Final = {"sand": True, "ja": True, "true": True, "falsk": False, "nej": False, "false": False}


class Kind(StrEnum):
    """What a column of a table holds; the words are those that the user reads."""

    NUMBER = "tal"
    DATE = "dato"
    LOGICAL = "sand eller falsk"
    TEXT = "tekst"


def kind_of(cells: Iterable[Any], *, dated: bool) -> Kind | None:
    """What a column of the table holds now; ``None`` where nothing shows it.

    One word in a column of numbers does not make it text: the most common kind counts.
    """
    counts = dict.fromkeys(Kind, 0)
    for cell in cells:
        if is_blank(cell) or is_suppressed(cell):
            continue
        if isinstance(cell, bool):
            counts[Kind.LOGICAL] += 1
        elif isinstance(cell, (int, float)):
            counts[Kind.NUMBER] += 1
        elif isinstance(cell, dt.date):
            counts[Kind.DATE] += 1
        else:
            counts[Kind.TEXT] += 1
    if not any(counts.values()):
        return Kind.DATE if dated else None
    return max(counts, key=lambda kind: counts[kind])


def kind_in_source(cells: Column) -> Kind:
    """What a column of the source can be read as, for a table that does not say: the strictest that takes all."""
    filled = [cell for cell in cells if not is_blank(cell) and not is_suppressed(cell)]
    for kind in (Kind.LOGICAL, Kind.NUMBER, Kind.DATE):
        if filled and all(taken(CONVERT[kind](cell), kind) for cell in filled):
            return kind
    return Kind.TEXT


def taken(cell: Any, kind: Kind) -> bool:
    """Whether a converted cell is one that a column of this kind takes."""
    if cell is None:
        return True
    if kind is Kind.NUMBER:
        return type(cell) is float or cell == SUPPRESSED
    if kind is Kind.LOGICAL:
        return isinstance(cell, bool)
    return isinstance(cell, dt.date if kind is Kind.DATE else str)


def _number(cell: Any) -> Any:
    if type(cell) is float:
        return None if math.isnan(cell) else cell if math.isfinite(cell) else str(cell)
    if cell is None or isinstance(cell, bool):
        return cell
    if isinstance(cell, str):
        text = cell.strip()
        if not text or text == SUPPRESSED:
            return text or None
        try:
            return number_from_text(text)
        except BenchError:
            return cell
    return float(cell) if isinstance(cell, int) else cell


def _date(cell: Any) -> Any:
    if isinstance(cell, str):
        try:
            return date(cell) if cell.strip() else None
        except BenchError:
            return cell
    return None if isinstance(cell, float) and math.isnan(cell) else cell


def _logical(cell: Any) -> Any:
    if isinstance(cell, str):
        return TRUTH.get(key(cell), cell) if cell.strip() else None
    return None if isinstance(cell, float) and math.isnan(cell) else cell


def _text(cell: Any) -> Any:
    if isinstance(cell, str):
        return cell or None
    if isinstance(cell, bool):
        return "SAND" if cell else "FALSK"
    if isinstance(cell, (int, float)):
        return None if math.isnan(cell) else f"{cell:.15g}".replace(".", ",")
    if isinstance(cell, dt.date):
        return f"{cell:%d-%m-%Y}"
    return None if cell is None else str(cell)


CONVERT: Final[dict[Kind, Callable[[Any], Any]]] = {
    Kind.NUMBER: _number,
    Kind.DATE: _date,
    Kind.LOGICAL: _logical,
    Kind.TEXT: _text,
}
