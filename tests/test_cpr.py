"""What is shaped like a CPR number, and what only looks a little like one."""

import pytest

from pyxl_bench.errors import CprNumber
from xl.catalogue import OMITTED, functions
from xl.cpr import holds_cpr, is_cpr_text, refuse_cpr


@pytest.mark.parametrize("text", [
    "010180-1234", "0101801234", "010180 1234", " 290220-1234 ", "Hansen, 311299-1234", "710180-1234",
    "010180\u20131234",
])
def test_a_text_that_is_refused(text):
    assert is_cpr_text(text)
    with pytest.raises(CprNumber) as refusal:
        refuse_cpr([["Navn"], [text]], "cost_table")
    assert "1234" not in refusal.value.message("da") and "0180" not in refusal.value.message("en")
    assert refusal.value.message("da").startswith("cost_table, række 2: ")


@pytest.mark.parametrize("text", [
    "1234567890", "311399-1234", "290219-1234", "010080-1234", "320180-1234", "12-34", "010180-12345", "1010180-1234",
    "2019-01-01", "31-12-2020", "kr. 1.201.500.000", "1.201.500.000", "Konto 1201500000", "5000000000",
])
def test_a_text_that_is_not(text):
    assert not is_cpr_text(text)
    refuse_cpr([["Navn"], [text]], "cost_table")


@pytest.mark.parametrize(("number", "held"), [
    (101801234.0, True), (3112991234, True), (1234567890.0, False), (99.0, False), (101801234.5, False),
    (12345678.0, False), (float("nan"), False), (float("inf"), False), (None, False), (True, False),
])
def test_a_number_in_the_column_of_persons(number, held):
    assert holds_cpr(number) is held


def test_amounts_are_no_cpr_numbers_even_where_they_begin_with_a_date():
    assert functions()["UNITCOST"]([[1201500000.0]], [[1.0]]).cells == [[1201500000.0]]
    refuse_cpr([["Udgift"], [1201500000.0]], "expenditure")
    with pytest.raises(CprNumber):
        refuse_cpr([["Borger", "Udgift"], [1201501234.0, 1.0]], "expenditure")


@pytest.mark.parametrize("entry", functions().values(), ids=list(functions()))
def test_every_function_refuses_one_in_any_argument(entry):
    for place, parameter in enumerate(entry.parameters):
        if parameter.arg.reference:
            continue
        given = [1.0 if other.required else OMITTED for other in entry.parameters]
        given[place] = [["Navn", "x"], ["010180-1234", 1.0]]
        ((answer,),) = entry(*given).cells
        assert isinstance(answer, CprNumber) and answer.argument == parameter.name
