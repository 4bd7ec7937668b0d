"""Every entry of the catalogue is complete, and its examples are true."""

import re

import pytest

import pyxl_bench
from pyxl_bench.errors import BenchError
from tests.hosts.contract.cases import arguments
from xl.acceptable import builtin_names, check
from xl.catalogue import MODULES, OMITTED, functions
from xl.cells import ErrorValue, error_code
from xl.example_data import with_ranges

ENTRIES = functions()
OF_THE_HOST = {"WHY", "PB_VERSION"}
"""Their examples call other functions too; they are tested one by one below."""
EXAMPLES = [
    (entry, example) for name, entry in ENTRIES.items() if name not in OF_THE_HOST for example in entry.examples
]


def shown(cell):
    return error_code(cell) if isinstance(cell, BenchError) else cell


@pytest.mark.parametrize(("entry", "example"), EXAMPLES, ids=lambda item: getattr(item, "formula", None))
def test_a_worked_example_gives_its_answer(entry, example):
    call = re.fullmatch(rf"={entry.name}\((.*)\)", example.formula)
    assert call is not None
    answer = [[shown(cell) for cell in row] for row in entry(*arguments(call[1])).cells]
    expected = example.expected if isinstance(example.expected, list) else [[example.expected]]
    assert len(answer) == len(expected)
    for row, wanted in zip(answer, expected):
        assert row == [item if item is None or isinstance(item, str) else pytest.approx(item, rel=1e-12)
                       for item in wanted]


def test_the_example_of_the_version_is_true():
    ((text,),) = ENTRIES["PB_VERSION"]().cells
    assert text[:10] == "pyxl_bench" and pyxl_bench.__version__ in text


def test_the_example_of_why_is_true():
    ((text,),) = ENTRIES["WHY"](None).cells
    assert len(text) > 0


def test_the_functions_of_the_contract_are_there():
    assert list(ENTRIES) == [
        "UNITCOST", "PEER_AVERAGE", "COST_DEVIATION", "COST_RANK", "COST_SPREAD", "SPENDING_SHARE", "COMBINE_GROUPS",
        "SAVINGS_AVG", "SAVINGS_TOP3", "SAVINGS_TOPN", "TOPN_AVERAGE", "SPREAD_VALUE",
        "DRIVER_SPLIT", "MIX_SPLIT", "QUADRANT", "EFFICIENCY", "NEAREST_PEERS",
        "SUPPORT_PRESSURE", "DEVELOPMENT", "CONTACT_INTENSITY", "ACTIVATION_DEGREE",
        "FULLTIME_PERSONS", "EXIT_RATE", "SUPPORT_DURATION",
        "SURVIVAL", "MEDIAN_DURATION", "RMST", "CUMULATIVE_INCIDENCE",
        "SURVIVAL_TEST", "RMST_DIFFERENCE", "MILESTONE_DIFFERENCE",
        "SURVIVAL_SAVINGS", "COHORT_SAVINGS", "INVESTMENT_CASE", "FOLLOW_UP", "MUNICIPAL_SHARE", "PRICE_LEVEL",
        "BENCHMARK_GAP", "BENCHMARK_VALUE", "BENCHMARK_RANK", "FOCUS_REQUIRED", "FOCUS_12M",
        "FOCUS_SHARE", "SUPERVISION_STATUS",
        "WHY", "PB_VERSION", "RECONCILES", "AUDIT_TABLE", "SUPPRESS",
    ]


@pytest.mark.parametrize(("name", "usage"), [
    ("UNITCOST", "UNITCOST(expenditure, persons)"),
    ("PEER_AVERAGE", "PEER_AVERAGE(cost_table, municipality, [group], [weights])"),
    ("COST_DEVIATION", "COST_DEVIATION(cost_table, municipality, [group], [unit])"),
    ("COST_RANK", "COST_RANK(cost_table, municipality, [group], [order])"),
    ("COST_SPREAD", "COST_SPREAD(cost_table, [group])"),
    ("SPREAD_VALUE", "SPREAD_VALUE(cost_table, persons, [group])"),
    ("SPENDING_SHARE", "SPENDING_SHARE(expenditure)"),
    ("COMBINE_GROUPS", "COMBINE_GROUPS(unit_costs, persons)"),
    ("SAVINGS_AVG", "SAVINGS_AVG(cost_table, municipality, persons, [group], [only_above])"),
    ("SAVINGS_TOP3", "SAVINGS_TOP3(cost_table, municipality, persons, [group], [rank_by])"),
    ("SAVINGS_TOPN", "SAVINGS_TOPN(cost_table, municipality, persons, n, [group], [rank_by])"),
    ("TOPN_AVERAGE", "TOPN_AVERAGE(cost_table, municipality, [n], [group], [rank_by])"),
    ("DRIVER_SPLIT", "DRIVER_SPLIT(activity, municipality, [group], [method], [unit])"),
    ("MIX_SPLIT", "MIX_SPLIT(cost_table, persons_table, municipality)"),
    ("QUADRANT", "QUADRANT(cost_deviation, result_deviation)"),
    ("EFFICIENCY", "EFFICIENCY(inputs, outputs, [returns])"),
    ("NEAREST_PEERS", "NEAREST_PEERS(framework, municipality, [n])"),
    ("SUPPORT_PRESSURE", "SUPPORT_PRESSURE(persons, population)"),
    ("DEVELOPMENT", "DEVELOPMENT(series, [lag])"),
    ("CONTACT_INTENSITY", "CONTACT_INTENSITY(interviews, benefit_weeks)"),
    ("ACTIVATION_DEGREE", "ACTIVATION_DEGREE(activated, persons)"),
    ("FULLTIME_PERSONS", "FULLTIME_PERSONS(spells, from, to, [benefit])"),
    ("EXIT_RATE", "EXIT_RATE(spells, from, to, benefit, [horizon_weeks])"),
    ("SUPPORT_DURATION", "SUPPORT_DURATION(spells, at, [gap_weeks])"),
    ("RECONCILES", "RECONCILES(total, parts)"),
    ("SUPPRESS", "SUPPRESS(counts, [minimum])"),
    ("SURVIVAL", "SURVIVAL(durations, [events], [times], [entries], [weights], [confidence], [interval])"),
    ("MEDIAN_DURATION", "MEDIAN_DURATION(durations, [events])"),
    ("RMST", "RMST(durations, events, horizon)"),
    ("SURVIVAL_TEST", "SURVIVAL_TEST(durations, events, group, [strata], [entries])"),
    ("RMST_DIFFERENCE", "RMST_DIFFERENCE(durations, events, treated, horizon, [compare], [confidence])"),
    ("MILESTONE_DIFFERENCE", "MILESTONE_DIFFERENCE(durations, events, treated, month, [confidence])"),
    ("CUMULATIVE_INCIDENCE", "CUMULATIVE_INCIDENCE(durations, causes, cause, [times])"),
    ("SURVIVAL_SAVINGS", "SURVIVAL_SAVINGS(base_curve, treated_curve, persons, monthly_cost, [to], "
     "[weeks_before], [date], [base_at_risk], [treated_at_risk], [confidence])"),
    ("COHORT_SAVINGS", "COHORT_SAVINGS(durations, events, treated, persons, monthly_cost, [to], [compare], "
     "[weeks_before], [date], [confidence])"),
    ("INVESTMENT_CASE", "INVESTMENT_CASE(investment, savings, [discount])"),
    ("FOLLOW_UP", "FOLLOW_UP(budget, realised)"),
    ("MUNICIPAL_SHARE", "MUNICIPAL_SHARE(from_week, to_week, [date])"),
    ("PRICE_LEVEL", "PRICE_LEVEL(amount, from_year, to_year, index)"),
    ("BENCHMARK_GAP", "BENCHMARK_GAP(actual, expected)"),
    ("BENCHMARK_VALUE", "BENCHMARK_VALUE(actual, expected, cost_per_person)"),
    ("BENCHMARK_RANK", "BENCHMARK_RANK(actual_share, expected_share)"),
    ("FOCUS_REQUIRED", "FOCUS_REQUIRED(monthly_shares, [target], [months])"),
    ("FOCUS_12M", "FOCUS_12M(monthly_shares, [months])"),
    ("FOCUS_SHARE", "FOCUS_SHARE(spells, events, at, [needed], [date])"),
    ("SUPERVISION_STATUS", "SUPERVISION_STATUS(result_gap, focus_12m, focus_required, [date])"),
    ("AUDIT_TABLE", "AUDIT_TABLE(table, [own], [average], [difference])"),
    ("WHY", "WHY(cell)"),
    ("PB_VERSION", "PB_VERSION()"),
])
def test_the_arguments_stand_in_the_order_of_the_contract(name, usage):
    assert ENTRIES[name].usage() == usage
    assert ENTRIES[name].usage(";") == usage.replace(",", ";")


def test_the_defaults_are_those_of_the_contract():
    shown_ = {(e.name, p.name): p.shown_default for e in ENTRIES.values() for p in e.parameters if p.shown_default}
    assert shown_ == {
        ("COST_DEVIATION", "unit"): '"kr"', ("COST_RANK", "order"): '"high"', ("SAVINGS_AVG", "only_above"): "FALSE",
        ("SAVINGS_TOP3", "rank_by"): '"total"', ("SAVINGS_TOPN", "rank_by"): '"total"',
        ("TOPN_AVERAGE", "n"): "3", ("TOPN_AVERAGE", "rank_by"): '"total"',
        ("EFFICIENCY", "returns"): '"vrs"', ("NEAREST_PEERS", "n"): "5", ("DEVELOPMENT", "lag"): "1",
        ("EXIT_RATE", "horizon_weeks"): "13", ("SUPPORT_DURATION", "gap_weeks"): "3",
        ("SUPPRESS", "minimum"): "5", ("DRIVER_SPLIT", "method"): '"shapley"', ("DRIVER_SPLIT", "unit"): '"kr"',
        ("SURVIVAL", "confidence"): "0.95", ("SURVIVAL", "interval"): '"log-log"',
        ("RMST_DIFFERENCE", "compare"): '"rest"', ("RMST_DIFFERENCE", "confidence"): "0.95",
        ("MILESTONE_DIFFERENCE", "confidence"): "0.95", ("SURVIVAL_SAVINGS", "confidence"): "0.95",
        ("COHORT_SAVINGS", "compare"): '"rest"', ("COHORT_SAVINGS", "confidence"): "0.95",
        ("INVESTMENT_CASE", "discount"): "0",
        ("FOCUS_REQUIRED", "target"): "0.8",
        ("FOCUS_SHARE", "needed"): "4",
    }


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=list(ENTRIES))
def test_an_entry_is_complete_in_both_languages(entry):
    texts = [entry.chapter, entry.answers, entry.result]
    texts += [text for p in entry.parameters for text in (p.arg.takes, p.arg.unit, p.arg.help)]
    for text in texts:
        assert text.in_language("en") == text.en.strip() != ""
        assert text.in_language("da") == text.da.strip() != ""
    for sentence in (entry.answers, *(p.arg.help for p in entry.parameters)):
        assert sentence.en.endswith(".") and sentence.da.endswith(".") and sentence.en != sentence.da
    assert entry.examples and entry.errors and entry.source and entry.since
    assert entry.calculate.__name__.upper() == entry.name


def test_an_entry_may_not_be_registered_twice():
    with pytest.raises(ValueError, match="registered already"):
        check(ENTRIES["UNITCOST"], ENTRIES)


def test_the_names_excel_has_taken_are_known_in_both_languages():
    assert {"SUM", "VLOOKUP", "XLOOKUP", "SUMIFS"} <= builtin_names()
    assert {"LOPSLAG", "HVIS", "XOPSLAG", "TÆLV"} <= builtin_names()
    assert not builtin_names() & set(ENTRIES)


def test_each_chapter_is_one_module():
    chapters = [entry.calculate.__module__ for entry in ENTRIES.values()]
    assert list(dict.fromkeys(chapters)) == [f"xl.functions.{module}" for module in MODULES]


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=list(ENTRIES))
def test_a_call_of_any_kind_is_answered_with_cells(entry):
    for given in (None, "", "abc", -1.0, ErrorValue("#N/A"), [[]], [[None, 1.0], ["x", True]], OMITTED):
        for count in range(len(entry.parameters) + 2):
            answer = entry(*[given] * count).cells
            assert answer and all(len(row) == len(answer[0]) for row in answer)
            assert not any(type(cell).__name__ == "InternalFault" for row in answer for cell in row)


def test_example_tables_can_be_written_as_ranges():
    assert with_ranges("=F({costs},{persons})", {"costs": "A1:F5", "persons": "H2:H4"}) == "=F(A1:F5,H2:H4)"
