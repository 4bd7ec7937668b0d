"""What did a printed number stand for before it was rounded?

``29,6`` may have been anything from 29.55 to 29.65. Every check of printed
figures works on such intervals, so that nothing that could be rounding is
called an error. The bounds are closed: which way a half was rounded is not
known.
"""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import numpy.typing as npt

from pyxl_bench.errors import ArgumentMissing, EmptyRange
from pyxl_bench.unit_cost import Floats

Ints = npt.NDArray[np.int64]

# Sums in binary floating point miss the last digits; far below any printed decimal.
NOISE = 1e-9


_FEWEST_TENS = 3
"""So many figures in tens are no chance."""


def decimals_of(value: float) -> int:
    """The fewest decimals that show ``value`` in full: 29.6 has 1, 1303 has 0.

    Read from the 15 significant digits that a spreadsheet keeps. A number that
    was printed as 30,0 and arrives as 30 shows 0; see :func:`table_decimals`.
    """
    digits = Decimal(format(float(value), ".15g")).normalize()
    return max(0, -int(digits.as_tuple().exponent)) if digits.is_finite() else 0


def table_decimals(values: Floats, known: Ints | None = None) -> Ints:
    """The decimals each cell of a table was printed with, as far as numbers tell.

    A table prints a row, or a column, with one number of decimals, but a number
    has lost its final zeros. So a cell has as many decimals as both its row and
    its column show somewhere. A row of zeros shows nothing: it has no more than
    the row that shows the fewest, and so for columns. ``known`` (same shape,
    negative where unknown) holds what was counted in text, and stands. Counts
    that are all in tens, along a row or a column, are rounded to tens (-1).
    """
    shown = np.array([decimals_of(value) for value in values.flat], dtype=np.int64).reshape(values.shape)
    counted = np.full(values.shape, -1, dtype=np.int64) if known is None else known
    shown = np.where(counted >= 0, counted, shown)
    if shown.size == 0:
        return shown
    telling = (counted >= 0) | ((values != 0) & ~np.isnan(values))
    both = np.minimum(_shown_along(shown, telling)[:, np.newaxis], _shown_along(shown.T, telling.T))
    decimals = np.where(counted >= 0, counted, both)
    tens = _in_tens(values, shown)[:, np.newaxis] | _in_tens(values.T, shown.T)
    return np.where(tens & (decimals == 0), -1, decimals)


def _in_tens(values: Floats, shown: Ints) -> npt.NDArray[np.bool_]:
    """In which rows all figures are in tens: some, and not the same throughout, as 100 per cent is."""
    some = (values != 0) & ~np.isnan(values)
    odd = some & ((shown > 0) | (np.nan_to_num(values) % 10 != 0))
    sizes = np.where(some, np.abs(values), np.nan)
    differ = np.array([np.unique(row[~np.isnan(row)]).size > 1 for row in sizes], dtype=bool)
    return np.asarray(~odd.any(axis=1) & (some.sum(axis=1) >= _FEWEST_TENS) & differ)


def _shown_along(shown: Ints, telling: npt.NDArray[np.bool_]) -> Ints:
    """The most decimals that each row shows; the fewest of any row where it shows none."""
    some = telling.any(axis=1)
    most = np.where(telling, shown, 0).max(axis=1)
    return np.where(some, most, most[some].min(initial=most.max()) if some.any() else 0)


def rounding_interval(values: Floats, decimals: Ints) -> tuple[Floats, Floats]:
    """The lowest and the highest number that prints as each value.

    ``decimals`` has the shape of ``values`` (-1: rounded to tens). ``nan`` where
    there is no number.
    """
    half = 0.5 * 10.0 ** -decimals.astype(np.float64)
    return values - half, values + half


def reconciles(total: float, parts: Floats, total_decimals: int, parts_decimals: Ints) -> bool:
    """Can these printed parts add up to this printed total?

    ``parts`` is one column of numbers, ``parts_decimals`` how many decimals each
    was printed with. A ``nan`` part is a blank cell and adds nothing. True when
    some unrounded numbers that print as shown do add up.

    Errors: no total (:class:`ArgumentMissing`), no part (:class:`EmptyRange`).
    """
    if np.isnan(total):
        raise ArgumentMissing(argument="total")
    there = ~np.isnan(parts)
    if not there.any():
        raise EmptyRange(argument="parts")
    low, high = rounding_interval(parts[there], parts_decimals[there])
    total_low, total_high = rounding_interval(np.array([total]), np.array([total_decimals]))
    slack = NOISE * (np.abs(parts[there]).sum() + abs(total))
    return bool(low.sum() <= total_high[0] + slack and high.sum() >= total_low[0] - slack)
