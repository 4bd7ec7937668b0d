"""Interval arithmetic holds every number that its inputs could have been."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tests.published.intervals import Interval, mean, share, total

numbers = st.fractions(min_value=-1000, max_value=1000, max_denominator=1000)
decimals = st.integers(0, 3)


def around(number: Fraction, places: int) -> Interval:
    return Interval.printed(str(Fraction(round(number * 10**places), 10**places)), places)


def test_a_printed_figure_stands_for_half_a_unit_either_way():
    assert Interval.printed("29.6", 1) == Interval(Fraction("29.55"), Fraction("29.65"))
    assert Interval.printed("-1303", 0) == Interval(Fraction("-1303.5"), Fraction("-1302.5"))


@given(numbers, numbers, decimals)
def test_an_operation_on_rounded_numbers_holds_the_exact_answer(a, b, places):
    x, y = around(a, places), around(b, places)
    assert a in x and b in y
    assert a + b in x + y
    assert a - b in x - y
    assert a * b in x * y
    if y.low > 0 or y.high < 0:
        assert a / b in x / y


@given(st.lists(numbers, min_size=1, max_size=6), decimals)
def test_sums_and_means_of_rounded_numbers_hold_the_exact_ones(exact, places):
    rounded = [around(number, places) for number in exact]
    assert sum(exact) in total(rounded)
    assert sum(exact) / len(exact) in mean(rounded)


@given(st.lists(numbers.filter(lambda n: n > 1), min_size=2, max_size=6))
def test_a_share_counts_its_part_once(exact):
    rounded = [around(number, 1) for number in exact]
    whole = share(rounded[0], rounded[1:])
    assert exact[0] / sum(exact) in whole
    crude = rounded[0] / total(rounded)
    assert crude.low <= whole.low and whole.high <= crude.high


def test_intervals_meet_where_they_touch():
    assert Interval.printed("30.3", 1).meets(Interval.printed("30.4", 1))
    assert not Interval.printed("30.3", 1).meets(Interval.printed("30.5", 1))
