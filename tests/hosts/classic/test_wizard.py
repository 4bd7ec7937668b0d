"""What Excel's function wizard gets to know, by xlwings' import and by the add-in."""

import re

import pytest

from tests.hosts.classic.excel import Excel
from xl.catalogue import functions
from xl.hosts.classic.naming import vba_name
from xl.hosts.classic.vba.sources import function_source, help_source
from xl.hosts.wizard import about, about_argument

ENTRIES = functions()


@pytest.fixture(scope="module")
def imported(excel):
    return excel.ask(do="wizard")


def test_xlwings_imports_every_function_of_the_catalogue_and_nothing_else(imported):
    assert set(re.findall(r"^Function (\w+)\(", imported["module"], re.MULTILINE)) == set(ENTRIES)


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=list(ENTRIES))
def test_the_wizard_knows_a_function_and_each_of_its_arguments(imported, entry):
    (told,) = [option for option in imported["options"] if option["Macro"] == f"'Bog1.xlsm'!{entry.name}"]
    assert told["Category"] == "pyxl_bench"
    assert told["Description"].startswith(entry.answers.da)
    assert len(told["ArgumentDescriptions"] or []) == len(entry.parameters)
    for said, parameter in zip(told["ArgumentDescriptions"] or [], entry.parameters):
        assert said.startswith(parameter.arg.help.da) and len(said) <= 255


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=list(ENTRIES))
def test_the_addin_has_the_function_with_the_same_arguments_and_help(imported, entry):
    header = re.search(rf"^Public Function {entry.name}\((.*)\) As Variant$", function_source("da"), re.MULTILINE)
    arguments = [part.removesuffix(" As Variant") for part in header[1].split(", ")] if header[1] else []
    as_xlwings = re.search(rf"^Function {entry.name}\((.*)\)$", imported["module"], re.MULTILINE)
    assert arguments == (as_xlwings[1].split(", ") if as_xlwings[1] else [])
    said = help_source("da")
    for text in (about(entry, "da"), *(about_argument(p, "da") for p in entry.parameters)):
        assert '"' + text.replace('"', '""') + '"' in said


def test_english_is_a_setting():
    excel = Excel(language="en")
    try:
        told = {option["Macro"].partition("!")[2]: option for option in excel.ask(do="wizard")["options"]}
    finally:
        excel.close()
    for entry in ENTRIES.values():
        assert told[entry.name]["Description"].startswith(entry.answers.en)
    assert 'Describe "UNITCOST"' in help_source("en") and ENTRIES["UNITCOST"].answers.en in help_source("en")


def test_names_that_vba_keeps_for_itself_get_another_form():
    assert vba_name("to") == "to_" and vba_name("date") == "date_" and vba_name("from") == "from_"
    assert "Optional to_ As Variant" in function_source("da")
    assert vba_name("municipality") == "municipality"


def test_no_help_says_twice_what_it_is_when_left_out():
    for entry in ENTRIES.values():
        for parameter in entry.parameters:
            for language, words in (("da", ("Udeladt", "Kan udelades")), ("en", ("Left out", "Optional"))):
                said = about_argument(parameter, language)
                assert sum(said.count(word) for word in words) <= (0 if parameter.required else 1)
