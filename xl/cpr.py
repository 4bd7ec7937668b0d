"""CPR numbers never enter a workbook: what is shaped like one is refused.

*Text* is refused when six digits that are a date (DDMMYY, the day plus 60 in
replacement numbers) and four more stand in it with a hyphen or blank between,
or when it is nothing but ten such digits. A *number* is refused only in a
column whose header says that it holds persons, there with nine digits too, as
a spreadsheet drops the leading zero: elsewhere 1.201.500.000 is an amount, and
one amount in thirty would begin with a date. Messages never repeat the number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from pyxl_bench.errors import CprNumber

MASKED: Final = "xxxxxx-xxxx"
_IN_TEXT = re.compile(r"(?<!\d)(\d{6})(?:\s?[-\u2010-\u2015\u2212]\s?|\s)\d{4}(?!\d)")
_ALONE = re.compile(r"(\d{6})\d{4}")
_SHORTEST: Final = 10
_LONGEST_MONTHS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_PERSON_WORDS: Final = frozenset(
    {"cpr", "cprnr", "cprnummer", "personnummer", "personnr", "pnr", "person", "borger", "civilregistrationnumber"}
)


def is_cpr_text(text: str) -> bool:
    """Whether a text is, or holds, something shaped like a CPR number."""
    alone = _ALONE.fullmatch(text.strip())
    found = [alone] if alone else _IN_TEXT.finditer(text)
    return any(_is_date(match[1]) for match in found)


def masked(text: str, *, alone: bool = True) -> str:
    """A text as a message may repeat it; where not ``alone``, nothing but ten digits is an account and stays."""
    digits = _ALONE.fullmatch(text.strip()) if alone else None
    if digits and _is_date(digits[1]):
        return MASKED
    return _IN_TEXT.sub(lambda found: MASKED if _is_date(found[1]) else found[0], text)


def is_cpr_number(number: float) -> bool:
    """Whether a number has the digits of a CPR number, with or without its leading zero."""
    return number == int(number) and 9 <= len(str(int(number))) <= 10 and _is_date(f"{int(number):010}"[:6])


def holds_cpr(cell: Any) -> bool:
    """Whether the cell of a person holds a CPR number, as text or as a number."""
    if isinstance(cell, str):
        return len(cell) >= _SHORTEST and is_cpr_text(cell)
    return isinstance(cell, (int, float)) and abs(cell) < 1e10 and is_cpr_number(abs(cell))


def refuse_cpr(raw: Any, argument: str, *, from_file: bool = False) -> None:
    """Refuse a cell or range of a host that holds a CPR number.

    Text files give numbers as text too: in rows ``from_file`` ten digits alone
    are refused only where numbers are, as accounts have numbers of ten digits.

    Raises:
        CprNumber: names the argument and the row.
    """
    if type(raw) is str:
        raw = [[raw]]
    if type(raw) is not list and type(raw) is not tuple:
        return
    for place, row in enumerate(raw, start=1):
        for cell in row if type(row) is list or type(row) is tuple else (row,):
            told = type(cell) is str and len(cell) >= _SHORTEST and is_cpr_text(cell)
            if told and not (from_file and cell.strip().isdigit()):
                raise CprNumber(argument=argument, row=place if len(raw) > 1 else None, value=MASKED)
    header = raw[0] if raw and type(raw[0]) in (list, tuple) else ()
    columns = [place for place, cell in enumerate(header) if type(cell) is str and names_persons(cell)]
    if columns:
        _refuse_numbers(raw, columns, argument)


def names_persons(header: str) -> bool:
    """Whether a column's header says that it holds persons."""
    return "".join(filter(str.isalpha, header)).casefold() in _PERSON_WORDS


def _refuse_numbers(rows: Iterable[Any], columns: list[int], argument: str) -> None:
    for place, row in enumerate(rows, start=1):
        for column in columns:
            if column < len(row) and holds_cpr(row[column]):
                raise CprNumber(argument=argument, row=place, value=MASKED)


def _is_date(digits: str) -> bool:
    day, month = int(digits[:2]), int(digits[2:4])
    if not 1 <= month <= 12:
        return False
    if day > 60:
        day -= 60
    leap_day = day == 29 and month == 2
    return 1 <= day <= _LONGEST_MONTHS[month - 1] and not (leap_day and int(digits[4:]) % 4)
