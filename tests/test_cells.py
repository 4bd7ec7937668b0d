"""What a cell can hold, and what is refused rather than guessed at."""

import datetime as dt
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyxl_bench.errors import (
    AmbiguousNumber,
    BenchError,
    CellHoldsError,
    Malformed,
    Missing,
    NotADate,
    NotANumber,
    NumberTooLarge,
    OutsideDomain,
    ShapeMismatch,
    ZeroDenominator,
)
from xl.cells import (
    SUPPRESSED,
    ErrorValue,
    cells,
    date,
    elementwise,
    error_code,
    grid,
    is_blank,
    is_suppressed,
    number,
    number_from_text,
    rows_of,
    worst,
)
from xl.session import Session, running


@pytest.mark.parametrize(("text", "value"), [
    ("29,6", 29.6),
    ("1.303", 1303),
    ("-1.301", -1301),
    ("42,1%", 0.421),
    ("kr. 4.533", 4533),
    ("4.533 kr.", 4533),
    ("4.533 kr", 4533),
    ("KR 4.533,50", 4533.5),
    ("-kr. 4.533", -4533),
    ("kr. -4.533", -4533),
    ("1.303,5", 1303.5),
    ("1.234.567", 1234567),
    ("1303", 1303),
    ("1303,25", 1303.25),
    ("0", 0),
    ("0,303", 0.303),
    ("1,303", 1.303),
    ("+5", 5),
    ("100 %", 1),
    ("12,5 pct.", 0.125),
    ("12,5 PCT", 0.125),
    ("0,0", 0),
    ("  29,6 ", 29.6),
    ("\u00a029,6\u00a0", 29.6),
    ("kr.\u00a04.533", 4533),
    ("12\u00a0%", 0.12),
    ("\u22121.301", -1301),
    ("- 5", -5),
])
def test_a_danish_number_is_read(text, value):
    assert number_from_text(text) == pytest.approx(value, abs=1e-15)
    assert number(text) == number_from_text(text)


@pytest.mark.parametrize("text", [
    "1.30", "29.6", "0.303", "1,303.5", "007", "00", "1 303", "1\u00a0303", "(1.301)", "12 %%", "1e5", "1E5",
    "1.3031", "13031.303", ".303", ",5", "5,", "1.", "1..303", "1,2,3", "1.303.5", "--5", "-kr. -5", "+-5", "5-",
    "\u20135", "1\u20445", "0x10", "5 kr. 5", "kr. 5 kr.", "kr. 5 %", "%5", "5 stk", "1'303", "1_303", "3/4",
    "2020-01-01", "01-02-2020", "\uff15", "1\uff15", "\u0665", "\u00b2", "5\u00b2", "$5", "5 mio. kr.", "1 000,0",
    "Kommune 2",
])
def test_a_number_that_could_be_read_two_ways_is_refused(text):
    with pytest.raises(AmbiguousNumber):
        number_from_text(text)


@pytest.mark.parametrize("text", [
    "-", "kr", "kr.", "inf", "-inf", "nan", "NaN", "abc", "..", "(.", "%", "+", "#REF!", "ti",
])
def test_text_without_digits_is_no_number(text):
    with pytest.raises(NotANumber):
        number_from_text(text)


def test_more_digits_than_a_cell_can_hold_are_refused():
    with pytest.raises(NumberTooLarge):
        number_from_text("9" * 400)


@given(st.decimals(min_value=-10**12, max_value=10**12, places=2))
def test_every_number_written_the_danish_way_is_read_back(exact):
    text = f"{exact:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    assert number_from_text(text) == float(exact)
    assert number_from_text(text.replace(".", "")) == float(exact)


@given(st.text(max_size=12))
def test_any_text_is_a_finite_number_or_refused(text):
    try:
        assert math.isfinite(number_from_text(text))
    except BenchError as error:
        assert "\n" not in error.message("da")


def test_numbers_and_blanks_of_a_host():
    assert number(3) == 3.0
    assert number(-0.5) == -0.5
    assert all(math.isnan(number(blank)) for blank in (None, "", "  ", "\u00a0"))


@pytest.mark.parametrize("cell", [True, False, dt.datetime(2020, 1, 1), dt.date(2020, 1, 1)])
def test_truth_values_and_dates_are_no_numbers(cell):
    with pytest.raises(NotANumber):
        number(cell)


def test_a_truth_value_and_a_date_are_shown_as_the_reader_writes_them():
    for cell, danish, english in ((True, "SAND", "TRUE"), (dt.date(2020, 3, 1), "01-03-2020", "01-03-2020")):
        with pytest.raises(NotANumber) as refusal:
            number(cell)
        assert danish in refusal.value.message("da")
        assert english in refusal.value.message("en")


def test_an_error_in_a_cell_is_passed_on_as_itself():
    with pytest.raises(CellHoldsError) as refusal:
        number(ErrorValue("#DIV/0!"))
    assert error_code(refusal.value) == "#DIV/0!"


@pytest.mark.parametrize(("family", "code"), [
    (Malformed, "#VALUE!"), (Missing, "#N/A"), (ZeroDenominator, "#DIV/0!"), (OutsideDomain, "#NUM!"),
])
def test_each_family_of_refusals_has_its_error_value(family, code):
    assert error_code(family(detail="")) == code


def test_blank_and_suppressed_cells_are_told_apart():
    assert is_blank(None) and is_blank(" ") and not is_blank(0.0) and not is_blank(False)
    assert is_suppressed("(.)") and is_suppressed(" (.) ") and not is_suppressed("(. )") and not is_suppressed(None)


@pytest.mark.parametrize("cell", [
    dt.date(2020, 12, 31), dt.datetime(2020, 12, 31, 23, 59), 44196, 44196.99, "31-12-2020", "31.12.2020", "31/12/2020",
    " 31-12-2020 ", "2020-12-31",
])
def test_a_date_is_read(cell):
    assert date(cell) == dt.date(2020, 12, 31)


@pytest.mark.parametrize("cell", [
    "31-12-20", "12-31-2020", "31-02-2020", "31-12.2020", "2020/12/31", "1. januar 2020", "", None, True, 0, 60, -1,
    2958466, "44196", "\uff13\uff11-12-2020",
])
def test_what_may_be_another_date_is_refused(cell):
    with pytest.raises(NotADate):
        date(cell)


def test_days_are_counted_from_march_1900_as_excel_does():
    assert date(61) == dt.date(1900, 3, 1)
    assert date(2958465) == dt.date(9999, 12, 31)


def test_any_argument_is_rows_of_cells():
    assert rows_of(5.0) == [[5.0]]
    assert rows_of([1.0, 2.0]) == [[1.0], [2.0]]
    assert rows_of(((1.0, 2.0),)) == [(1.0, 2.0)]
    assert rows_of([]) == [[None]]
    assert rows_of(ErrorValue("#N/A")) == [[ErrorValue("#N/A")]]
    assert rows_of([ErrorValue("#N/A")]) == [[ErrorValue("#N/A")]]


def test_a_range_keeps_what_each_cell_holds_instead_of_a_number():
    read = grid([[1.0, "(.)"], ["29,6", "x"], [None, ErrorValue("#REF!")]], "persons")
    assert read.shape == (3, 2)
    assert read.values[0, 0] == 1.0 and read.values[1, 0] == 29.6
    assert read.faults[0, 1] == SUPPRESSED
    assert isinstance(read.faults[1, 1], NotANumber) and read.faults[1, 1].row == 2
    assert isinstance(read.faults[2, 1], CellHoldsError)
    assert (2, 0) not in read.faults and math.isnan(read.values[2, 0])
    turned = grid([[1.0, "x"]], "persons").column()
    assert turned.shape == (2, 1) and isinstance(turned.faults[1, 0], NotANumber)


def test_a_refusal_shows_before_a_suppressed_value():
    refusal = NotANumber(value="x")
    assert worst([None, SUPPRESSED, refusal]) is refusal
    assert worst([SUPPRESSED, None]) == SUPPRESSED
    assert worst([None]) is None


def test_no_number_is_a_blank_cell():
    read = grid([[1.0, None]], "x")
    assert cells(read.values, {(0, 0): SUPPRESSED}) == [[SUPPRESSED, None]]


def test_ranges_that_do_not_cover_the_same_cells_are_named():
    with pytest.raises(ShapeMismatch) as refusal:
        elementwise(lambda a, b: a + b, {"one": grid([[1.0]] * 3, "one"), "two": grid([[1.0]] * 2, "two")})
    assert refusal.value.message("da") == (
        "two: dækker 2 x 1 celler (rækker x kolonner), men one dækker 3 x 1. Markér de samme rækker begge steder."
    )


def test_a_workbook_that_counts_from_1904_has_its_own_serial_numbers():
    """31-12-2020 is 44196 counted from 1900 and 42734 counted from 1904."""
    with running(Session("test", str, date1904=True)):
        assert date(42734.0) == dt.date(2020, 12, 31)
    assert date(44196.0) == dt.date(2020, 12, 31)
