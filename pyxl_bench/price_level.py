"""What is an amount worth in another year's price level?

The municipality's own index series says how much wages and prices (p/l) change
into each year; an amount is carried year by year, forwards or backwards.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from pyxl_bench.errors import (
    ArgumentMissing,
    DuplicateName,
    EmptyRange,
    NotAPriceChange,
    PriceChangeIsAShare,
    ShapeMismatch,
    YearNotInIndex,
)
from pyxl_bench.unit_cost import Floats

LEAST: Final = 0.1
"""Per cent. No year's change is smaller but 0; 2 per cent written as 0.02 is."""


def price_factor(from_year: int, to_year: int, years: Floats, changes: Floats) -> float:
    """What an amount in ``from_year``'s price level is multiplied by to stand in ``to_year``'s.

    Args:
        from_year, to_year: calendar years, in any order.
        years: the years of the index, in any order.
        changes: change in per cent into each of those years.

    Raises:
        EmptyRange, ShapeMismatch, DuplicateName (a year twice), ArgumentMissing
        (a blank change that is needed), NotAPriceChange (-100 or less),
        PriceChangeIsAShare (smaller than :data:`LEAST`, but not 0),
        YearNotInIndex (a year between the two that the index lacks).
    """
    if years.size == 0:
        raise EmptyRange(argument="index")
    if changes.shape != years.shape:
        raise ShapeMismatch(argument="index", height=changes.size, width=1, other="years", other_height=years.size,
                            other_width=1)
    row_of: dict[float, int] = {}
    for row, year in enumerate(years.tolist()):
        if year in row_of:
            raise DuplicateName(argument="index", row=row + 1, value=float(year))
        row_of[year] = row
    factor = 1.0
    for year in range(min(from_year, to_year) + 1, max(from_year, to_year) + 1):
        if year not in row_of:
            raise YearNotInIndex(argument="index", value=year)
        change = float(changes[row_of[year]])
        if np.isnan(change):
            raise ArgumentMissing(argument="index", row=row_of[year] + 1)
        if not change > -100:
            raise NotAPriceChange(argument="index", row=row_of[year] + 1, value=float(change))
        if 0 < abs(change) < LEAST:
            raise PriceChangeIsAShare(argument="index", row=row_of[year] + 1, value=float(change))
        factor *= 1 + change / 100
    return factor if to_year >= from_year else 1 / factor


def price_level(amount: Floats, from_year: int, to_year: int, years: Floats, changes: Floats) -> Floats:
    """Amounts of ``from_year``'s price level in ``to_year``'s, in their money unit; ``nan`` stays.

    Arguments and errors as :func:`price_factor`.
    """
    return amount * price_factor(from_year, to_year, years, changes)
