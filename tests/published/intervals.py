"""What rounding leaves open: exact interval arithmetic on printed figures.

A figure printed with d decimals stands for any number within half a unit of
its last decimal. Fractions keep the bounds exact, so a tolerance is what the
rounding of the inputs allows and nothing more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Interval:
    """All numbers from ``low`` to ``high``, both included."""

    low: Fraction
    high: Fraction

    def __post_init__(self) -> None:
        assert self.low <= self.high

    @classmethod
    def printed(cls, text: str, decimals: int) -> Interval:
        """The numbers that are printed as ``text`` (a plain decimal number)."""
        half = Fraction(1, 2 * 10**decimals)
        return cls(Fraction(text) - half, Fraction(text) + half)

    @classmethod
    def exactly(cls, number: int | Fraction) -> Interval:
        return cls(Fraction(number), Fraction(number))

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low)

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        corners = [a * b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(corners), max(corners))

    def __truediv__(self, other: Interval) -> Interval:
        assert other.low > 0 or other.high < 0, "the divisor may be zero"
        return self * Interval(1 / other.high, 1 / other.low)

    def __contains__(self, number: float | Fraction) -> bool:
        return self.low <= Fraction(number) <= self.high

    def meets(self, other: Interval) -> bool:
        """Whether some number lies in both."""
        return self.low <= other.high and other.low <= self.high


def total(intervals: Iterable[Interval]) -> Interval:
    """The sum of figures that vary independently."""
    return sum(intervals, Interval.exactly(0))


def mean(intervals: Iterable[Interval]) -> Interval:
    """The simple mean of figures that vary independently."""
    known = list(intervals)
    return total(known) / Interval.exactly(len(known))


def share(part: Interval, others: Iterable[Interval]) -> Interval:
    """``part`` of itself and the others together, the part counted once."""
    one = Interval.exactly(1)
    return one / (one + total(others) / part)
