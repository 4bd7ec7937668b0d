"""Shared formulas: how the one text reads in each of the cells that share it."""

from __future__ import annotations

import re
from typing import Final

from xl.hosts.headless.rewrite import PLACED
from xl.package.book import column_letters, column_number

_LAST_ROW: Final = 1_048_576
_LAST_COLUMN: Final = 16_384
_MOVING: Final = re.compile(
    r"""("(?:[^"]|"")*"|'(?:[^']|'')*'!?|\[(?:[^\[\]']|'.)*\])"""
    r"""|(?<![\w$.:])(\$?)([A-Za-z]{1,3})(\$?)(\d+)(?::(\$?)([A-Za-z]{1,3})(\$?)(\d+))?(?![\w(.!])"""
    r"""|(?<![\w$.:])(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})(?![\w(.!])"""
    r"""|(?<![\w$.:])(\$?)(\d+):(\$?)(\d+)(?![\w(.!])""")
"""Text, quoted sheet names and brackets (left alone); cells and areas; whole columns; whole rows."""


def spelled_out(text: str) -> bool:
    """Whether the engine gets the text for each cell: it moves neither other sheets' cells nor places."""
    return "!" in text or PLACED.search(text) is not None


def moved(formula: str, rows: int, columns: int) -> str:
    """A formula as it reads so many rows and columns further on."""

    def column(fixed: str, letters: str) -> str:
        if fixed:
            return f"${letters}"
        return column_letters((column_number(letters) + columns - 1) % _LAST_COLUMN + 1)

    def row(fixed: str, digits: str) -> str:
        return f"${digits}" if fixed else str((int(digits) + rows - 1) % _LAST_ROW + 1)

    def there(match: re.Match[str]) -> str:
        part = match.groups("")
        if part[0]:
            return part[0]
        if part[2]:
            first = column(part[1], part[2]) + row(part[3], part[4])
            return f"{first}:{column(part[5], part[6])}{row(part[7], part[8])}" if part[6] else first
        if part[10]:
            return f"{column(part[9], part[10])}:{column(part[11], part[12])}"
        return f"{row(part[13], part[14])}:{row(part[15], part[16])}"

    return _MOVING.sub(there, formula) if rows or columns else formula
