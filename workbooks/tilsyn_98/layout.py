"""Where things stand: the rows of the municipalities, the columns of the months, the sheets' names."""

from __future__ import annotations

from typing import Final, NamedTuple

from xlsxwriter.utility import xl_col_to_name

from workbooks.tilsyn_98.generated import COUNT, MONTHS

FIRST: Final = 5
"""The row (from 0) of the first municipality on every sheet that has them all."""
LAST: Final = FIRST + COUNT - 1
YEAR: Final = [place for place, month in enumerate(MONTHS) if month.year == MONTHS[-1].year]
"""The places of the months of the latest calendar year."""
STATUS, FIGURES, MEANS, OVERVIEW = "Status", "Tal", "Beregning", "Overblik"
RANKING, REST, COURSE = "Rangliste", "Resten af året", "Udvikling"
TARGETS: Final = ("Samtaler", "Tilbud")


class Block(NamedTuple):
    """What the sheet Beregning has for some of the months: a title, its first column, and the months' places."""

    title: str
    target: str
    left: int
    months: list[int]

    @property
    def year(self) -> tuple[int, int]:
        """The columns of the latest calendar year."""
        return self.left + self.months.index(YEAR[0]), self.left + self.months.index(YEAR[-1])


_ALL: Final = list(range(len(MONTHS)))
_REQUIRED: Final = 1 + len(TARGETS) * len(_ALL)
BLOCKS: Final = (
    *(Block(f"{target}, 12 mdr.", target, 1 + number * len(_ALL), _ALL) for number, target in enumerate(TARGETS)),
    *(Block(f"{target}, krav", target, _REQUIRED + number * len(YEAR), YEAR) for number, target in enumerate(TARGETS)),
)
"""The means of 12 months, for all months; the requirement, for the latest calendar year."""


def all_rows(sheet: str, first: int, last: int | None = None) -> str:
    """Columns (from 0) of all municipalities on a sheet."""
    left, right = xl_col_to_name(first), xl_col_to_name(first if last is None else last)
    return f"'{sheet}'!${left}${FIRST + 1}:${right}${LAST + 1}"


def month_row(sheet: str, first: int, last: int) -> str:
    """The dates over columns of months."""
    return f"'{sheet}'!${xl_col_to_name(first)}${FIRST}:${xl_col_to_name(last)}${FIRST}"
