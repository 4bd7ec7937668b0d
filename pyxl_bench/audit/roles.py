"""Which column of a printed table is own, which the average, which the difference.

The headings tell the average and the difference. Own is told by the figures: it
is the municipality that the average leaves out and the difference starts from.
"""

from __future__ import annotations

from collections.abc import Iterable

from pyxl_bench.audit.columns import averages
from pyxl_bench.audit.table import PrintedTable

AVERAGE_WORDS = ("gennemsnit", "gns", "landsgennemsnit", "average")
DIFFERENCE_WORDS = ("difference", "afvigelse", "forskel", "deviation")
_RELATIVE = ("%", "pct", "procent", "per cent", "percent")


def average_column(headings: Iterable[str]) -> int | None:
    """The first column whose heading calls it an average."""
    return next((place for place, name in enumerate(headings) if _begins(name, AVERAGE_WORDS)), None)


def difference_column(headings: Iterable[str]) -> int | None:
    """The first column whose heading calls it a difference, but not one in per cent."""
    for place, name in enumerate(headings):
        if _begins(name, DIFFERENCE_WORDS) and not any(word in name.casefold() for word in _RELATIVE):
            return place
    return None


def own_column(table: PrintedTable) -> int | None:
    """The municipality that the table was printed for; ``None`` when no single one stands out.

    Each is tried as own. It must bear out more of the printed averages and
    differences than any other, and than no own at all.
    """
    tried = {column: _borne_out(table, column) for column in table.municipalities}
    most = max(tried.values(), default=0)
    best = [column for column, rows in tried.items() if rows == most]
    return best[0] if len(best) == 1 and most > _borne_out(table, None) else None


def _borne_out(table: PrintedTable, own: int | None) -> int:
    """How many printed averages and differences hold with ``own`` as the municipality that asks."""
    read = table.with_own(own)
    return sum(relation.fits(read)[0] for relation in averages(read))


def _begins(name: str, words: tuple[str, ...]) -> bool:
    return " ".join(name.split()).casefold().startswith(words)
