"""A function cannot be registered without what its readers need, or with what a host would refuse."""

from dataclasses import replace
from typing import Annotated, Any

import pytest

from pyxl_bench.errors import NotANumber
from xl.acceptable import check
from xl.catalogue import CATALOGUE, Arg, Example, Parameter, Text, worksheet_function
from xl.cells import Cells, grid

FIT = {
    "chapter": Text("Chapter", "Kapitel"),
    "answers": Text("What it answers.", "Hvad den svarer."),
    "result": Text("kr.", "kr."),
    "errors": (NotANumber,),
    "examples": (Example("=A_NEW_NAME(1)", 1),),
    "source": "Report, table 1",
    "since": "0.1.0",
}
ARG = Arg(grid, Text("cell", "celle"), Text("kr.", "kr."), Text("Spending.", "Udgift."))


@pytest.fixture(autouse=True)
def catalogue_left_as_it_was():
    before = dict(CATALOGUE)
    yield
    CATALOGUE.clear()
    CATALOGUE.update(before)


def a_new_name(amount: Annotated[Any, ARG]) -> Cells:
    return [[amount]]


def register(function=a_new_name, **changes):
    return worksheet_function(**{**FIT, **changes})(function)


def named(name):
    def function(amount: Annotated[Any, ARG]) -> Cells:
        return [[amount]]

    function.__name__ = name
    return function, (Example(f"={name.upper()}(1)", 1),)


def taking(**texts):
    """A function whose one argument has other texts."""
    arg = replace(ARG, **texts)

    def a_new_name(amount: Annotated[Any, arg]) -> Cells:
        return [[amount]]

    a_new_name.__annotations__ = {"amount": Annotated[Any, arg], "return": Cells}
    return a_new_name


def test_a_complete_entry_is_registered():
    register()
    assert CATALOGUE["A_NEW_NAME"].usage() == "A_NEW_NAME(amount)"


@pytest.mark.parametrize(("changes", "complaint"), [
    ({"examples": ()}, "needs a worked example"),
    ({"examples": (Example("=OTHER(1)", 1),)}, "does not call it"),
    ({"errors": ()}, "needs the errors"),
    ({"source": " "}, "needs the source"),
    ({"since": "soon"}, "needs the version"),
    ({"since": "1.0"}, "needs the version"),
    ({"answers": Text("", "Hvad den svarer.")}, "its help is missing in a language"),
    ({"answers": Text("What it answers.", " ")}, "its help is missing in a language"),
    ({"result": Text("kr.", "")}, "its result is missing in a language"),
    ({"chapter": Text("", "Kapitel")}, "its chapter is missing in a language"),
    ({"answers": Text("x" * 256, "Hvad den svarer.")}, "longer than 255"),
    ({"answers": Text("x", "y" * 256)}, "longer than 255"),
    ({"answers": Text("At most \u2264 5", "Højst 5")}, "characters that Excel's wizard cannot show"),
    ({"answers": Text("Two\nlines", "To linjer")}, "characters that Excel's wizard cannot show"),
])
def test_an_incomplete_entry_is_refused(changes, complaint):
    with pytest.raises(ValueError, match=complaint):
        register(**changes)
    assert "A_NEW_NAME" not in CATALOGUE


def test_help_of_255_characters_with_danish_letters_is_taken():
    register(answers=Text("x" * 255, "æøåÆØÅé – €" + "x" * 244))


@pytest.mark.parametrize(("texts", "complaint"), [
    ({"unit": Text("kr.", "")}, "amount's unit is missing"),
    ({"takes": Text("", "celle")}, "amount's form is missing"),
    ({"help": Text("Spending.", "")}, "amount's help is missing"),
    ({"help": Text("x" * 256, "Udgift.")}, "amount's help is longer than 255"),
    ({"help": Text("Spending \u2192 here.", "Udgift.")}, "amount's help has characters"),
])
def test_an_argument_without_its_texts_is_refused(texts, complaint):
    with pytest.raises(ValueError, match=complaint):
        register(taking(**texts))


@pytest.mark.parametrize("name", ["top3", "ab12", "xfd1048576", "r1c1", "rc1"])
def test_a_name_shaped_like_a_cell_is_refused(name):
    function, examples = named(name)
    with pytest.raises(ValueError, match="shaped like a cell"):
        register(function, examples=examples)


@pytest.mark.parametrize("name", ["sum", "vlookup", "lopslag", "hvis", "npv"])
def test_a_name_that_excel_has_taken_is_refused(name):
    function, examples = named(name)
    with pytest.raises(ValueError, match="Excel has a function of that name"):
        register(function, examples=examples)


@pytest.mark.parametrize("name", ["ab", "_hidden", "3rd", "særligt"])
def test_a_name_that_a_host_cannot_write_is_refused(name):
    function, examples = named(name)
    with pytest.raises(ValueError, match="upper case, at least three characters"):
        register(function, examples=examples)


def test_an_argument_named_caller_is_refused():
    def a_new_name(caller: Annotated[Any, ARG]) -> Cells:
        return [[caller]]

    with pytest.raises(ValueError, match="caller"):
        register(a_new_name)


def test_a_keyword_only_argument_is_refused():
    def a_new_name(*, amount: Annotated[Any, ARG]) -> Cells:
        return [[amount]]

    with pytest.raises(ValueError, match="must be positional"):
        register(a_new_name)


def test_arguments_gathered_in_one_are_refused():
    def a_new_name(*amounts: Annotated[Any, ARG]) -> Cells:
        return [list(amounts)]

    with pytest.raises(ValueError, match="must be positional"):
        register(a_new_name)


def test_an_argument_without_a_definition_is_refused():
    def a_new_name(amount: float) -> Cells:
        return [[amount]]

    with pytest.raises(ValueError, match="annotated with one Arg"):
        register(a_new_name)


def test_a_required_argument_after_an_optional_one_is_refused():
    register()
    entry = CATALOGUE.pop("A_NEW_NAME")
    (required,) = entry.parameters
    optional = Parameter("first", ARG, None)
    with pytest.raises(ValueError, match="amount is required after an optional one"):
        check(replace(entry, parameters=(optional, required)))
    check(replace(entry, parameters=(required, optional)))
