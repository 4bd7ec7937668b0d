"""Every reason to refuse is reached from a cell, and says what is wrong, where, and what to do."""

import inspect
from dataclasses import replace

import pytest

from pyxl_bench import errors
from pyxl_bench.errors import BenchError, EmptyGroup, InternalFault, NotADate, NotForSamplingWeights
from tests.functions import refusals, register_refusals, supervision_refusals, survival_refusals
from tests.functions.cases import ask
from xl.catalogue import functions
from xl.cells import date, error_code

REFUSALS = [
    *refusals.REFUSALS, *register_refusals.REFUSALS, *survival_refusals.REFUSALS, *supervision_refusals.REFUSALS,
]
FAMILIES = {errors.BenchError, errors.Malformed, errors.Missing, errors.ZeroDenominator, errors.OutsideDomain}
REASONS = {
    thing for _, thing in inspect.getmembers(errors, inspect.isclass) if issubclass(thing, BenchError)
} - FAMILIES


def refused(call):
    """The refusals among the cells that a call answers."""
    return [cell for row in ask(*call) for cell in row if isinstance(cell, BenchError)]


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: f"{refusal.reason.__name__}-{refusal.call[0]}")
def test_a_call_is_refused_for_its_reason(refusal):
    found = refused(refusal.call)
    assert {type(error) for error in found} == {refusal.reason}
    assert {error_code(error) for error in found} == {refusal.shows}
    for part in refusal.says:
        assert part in found[0].message("da")


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: f"{refusal.reason.__name__}-{refusal.call[0]}")
def test_a_message_is_one_finished_line_in_each_language(refusal):
    for error in refused(refusal.call):
        danish, english = error.message("da"), error.message("en")
        for message in (danish, english):
            assert "\n" not in message and "{" not in message and "}" not in message
            assert "None" not in message and "  " not in message
            assert message.endswith((".", ")", "...")), message
        assert danish != english and str(error) == english
        assert error.mend and english.endswith(error.mend)
        if error.argument:
            names = {parameter.name for parameter in functions()[refusal.call[0]].parameters}
            assert error.argument in names


def test_every_reason_is_reached_from_a_cell():
    beside = {
        InternalFault,  # below
        EmptyGroup,  # for callers who number their groups; a sheet's groups are those its rows name
        NotForSamplingWeights,  # SURVIVAL_TEST takes no weights
        errors.CodeTableFault,  # a table of codes is a file
    }
    assert {refusal.reason for refusal in REFUSALS} | beside == REASONS


def test_a_cell_that_holds_no_date_is_refused():
    with pytest.raises(NotADate) as refusal:
        date("31-12-20")
    assert error_code(refusal.value) == "#VALUE!"
    assert refusal.value.located("date", 3).message("da") == (
        "date, række 3: '31-12-20' er ikke en dato. Skriv datoen som 31-12-2020 med fire cifre i årstallet."
    )


def test_a_fault_of_ours_is_a_refusal_and_not_a_traceback():
    def broken(expenditure):
        raise RuntimeError("lost {index}\nin a sum")

    ((fault,),) = replace(functions()["SPENDING_SHARE"], calculate=broken)([[1.0]]).cells
    assert isinstance(fault, InternalFault) and error_code(fault) == "#VALUE!"
    assert "RuntimeError: lost {index} in a sum" in fault.message("da")
    assert "Meld den" in fault.message("da")


@pytest.mark.parametrize("entry", functions().values(), ids=list(functions()))
def test_the_errors_an_entry_tells_of_are_reached_from_it(entry):
    reached = {refusal.reason for refusal in REFUSALS if refusal.call[0] == entry.name}
    assert set(entry.errors) <= reached


def test_a_refusal_is_named_by_argument_and_row_once_they_are_known():
    error = errors.NotANumber(value="tre")
    assert error.message("da") == "'tre' er ikke et tal. Skriv et tal, fx 1.303 eller 29,6."
    there = error.located("persons", 4)
    assert there.message("en") == "persons, row 4: 'tre' is not a number. Type a number, such as 1303 or 29,6."
    assert there.located("other", 9).message("en") == there.message("en")
    assert there.in_row("Dagpenge").message("da").startswith("persons, række 'Dagpenge': ")


def test_a_long_text_is_shown_from_its_beginning():
    message = errors.NotANumber(value="x" * 32767).message("da")
    assert len(message) < 500 and " ..." in message
