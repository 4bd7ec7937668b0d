"""Numbers as a Danish reader sees them, each with the cell it stands in."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any, Final

from xl.cells import SUPPRESSED, ErrorValue

_LITERAL: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_WIDE: Final = Context(prec=400, rounding=ROUND_HALF_UP)
"""Room for the digits of every number that a cell can hold."""
_SMALLER: Final = re.compile(r'\[<([\d.]+)\]"([^"]*)";(.*)', re.DOTALL)
"""A format with words for what is too small for it, as in ``[<0.0005]"<0,001";0.000``."""
_DECIMALS: Final = re.compile(r"[0#?]\.([0#?]+)")
DASH: Final = "–"
"""What stands for a blank cell in a table."""
MONTHS: Final = ("januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober",
                 "november", "december")


def day(date: dt.date) -> str:
    """``30-09-2020``."""
    return f"{date:%d-%m-%Y}"


def month(date: dt.date) -> str:
    """``september 2020``."""
    return f"{MONTHS[date.month - 1]} {date.year}"


_PERIOD: Final = re.compile(
    rf"({'|'.join(name[:3] for name in MONTHS)})[a-z]*\.?( |-|$)|(19|20)\d\d\b|.*\b(kvartal|halvår)|(uge|måned) ?\d",
    re.IGNORECASE)
"""How a text begins that names a month, a quarter, a year."""


def period(figure: Figure) -> str:
    """A month, a quarter or a year as a cell names it; empty where it names none."""
    if isinstance(figure.value, dt.date):
        return str(figure)
    if figure.number is not None and figure.number.is_integer() and 1900 <= figure.number < 2200:
        return str(int(figure.number))
    return figure.value.strip() if isinstance(figure.value, str) and _PERIOD.match(figure.value.strip()) else ""


@dataclass(frozen=True, slots=True)
class Figure:
    """What one cell of the workbook shows."""

    value: Any
    cell: str
    """Where it stands, as ``Besparelser!G16``."""
    number_format: str = "General"

    @property
    def number(self) -> float | None:
        """The number, where there is one."""
        return float(self.value) if isinstance(self.value, (int, float)) and not isinstance(self.value, bool) else None

    @property
    def blank(self) -> bool:
        return self.value is None or self.value == ""

    @property
    def failed(self) -> bool:
        """Whether the cell shows an error."""
        return isinstance(self.value, ErrorValue)

    @property
    def suppressed(self) -> bool:
        return bool(self.value == SUPPRESSED)

    def __str__(self) -> str:
        """As the cell shows it, in Danish."""
        if self.number is not None:
            return shown(self.number, self.number_format)
        if self.blank:
            return DASH
        if isinstance(self.value, dt.date):
            return day(self.value) if "d" in self.number_format.lower() else month(self.value)
        if isinstance(self.value, bool):
            return "Ja" if self.value else "Nej"
        return self.value.code if isinstance(self.value, ErrorValue) else str(self.value)

    @property
    def size(self) -> str:
        """The number without its sign, for sentences that say over or under."""
        if self.number is None:
            return str(self)
        return shown(abs(self.number), self.number_format).lstrip("+").replace("\N{NO-BREAK SPACE}%", " pct.")


def shown(number: float, number_format: str) -> str:
    """A number by an Excel number format, with Danish separators; halves are rounded up as Excel does."""
    smaller = _SMALLER.match(number_format or "")
    if smaller is not None:
        return smaller[2] if number < float(smaller[1]) else shown(number, smaller[3])
    sections = [_LITERAL.sub("", section) for section in (number_format or "General").split(";")]
    section = sections[0]
    percent = "%" in section
    scaled = Decimal(repr(number)) * (100 if percent else 1)
    found = _DECIMALS.search(section)
    if re.fullmatch(r"\s*(General|@)?\s*", section, re.IGNORECASE):
        decimals = _general_decimals(scaled)
    else:
        decimals = len(found[1]) if found else 0
    text = f"{scaled.quantize(Decimal(1).scaleb(-decimals), context=_WIDE):,}".translate(str.maketrans(",.", ".,"))
    if text.startswith("-") and not text.strip("-0.,"):
        text = text[1:]
    if "+" in section and number > 0 and text.strip("0.,"):
        text = f"+{text}"
    return f"{text}\N{NO-BREAK SPACE}%" if percent else text


def _general_decimals(number: Decimal) -> int:
    """How many decimals tell a number that its cell has no format for."""
    if number == number.to_integral_value():
        return 0
    size = abs(number)
    return 1 if size >= 100 else 2 if size >= 1 else 3
