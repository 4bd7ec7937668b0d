"""A worksheet call for every way the chapters on survival and investments refuse."""

from __future__ import annotations

from typing import Any

from pyxl_bench import errors as e
from tests.functions.refusals import Refusal
from xl.catalogue import OMITTED
from xl.cells import ErrorValue

MONTHS, LEFT = [[2.0], [None], [4.0], [6.0]], [[1.0], [None], [0.0], [1.0]]
"""Three persons with a blank row between them: refusals tell the sheet's rows."""


def _at_row_3(value: Any, column: list[list[Any]] = MONTHS) -> list[list[Any]]:
    return [*column[:2], [value], *column[3:]]


def _of_a_cohort(name: str, *after: Any, events: list[list[Any]] = LEFT) -> list[Refusal]:
    """The reasons that the functions of durations share; ``after`` are the arguments after the second."""
    return [
        Refusal(e.ShapeMismatch, "#VALUE!", (name, MONTHS[:2], events, *after), ("2 x 1", "4 x 1", "samme rækker")),
        Refusal(e.EmptyRange, "#VALUE!", (name, [[None]] * 4, [[None]] * 4, *after), ("durations", "tomt")),
        Refusal(e.ArgumentMissing, "#N/A", (name, _at_row_3(None), events, *after), ("durations, række 3", "Udfyld")),
        Refusal(e.NotADuration, "#NUM!", (name, _at_row_3(-1.5), events, *after), ("durations, række 3", "-1,5")),
        Refusal(e.NotANumber, "#VALUE!", (name, _at_row_3("(.)"), events, *after), ("durations, række 3", "'(.)'")),
        Refusal(e.NotAVector, "#VALUE!", (name, [[1.0, 2.0]] * 4, events, *after), ("durations", "4 x 2", "kun én")),
    ]


def _of_events(name: str, *after: Any) -> list[Refusal]:
    return [
        Refusal(e.NotAnEvent, "#NUM!", (name, MONTHS, _at_row_3(2.0, LEFT), *after),
                ("events, række 3", "2 er ikke 0 eller 1", "Skriv 1 for den")),
        Refusal(e.ArgumentMissing, "#N/A", (name, MONTHS, _at_row_3(None, LEFT), *after), ("events, række 3",)),
        Refusal(e.NotYesOrNo, "#VALUE!", (name, MONTHS, _at_row_3("ja", LEFT), *after),
                ("events, række 3", "'ja'", "Skriv SAND (1)")),
    ]


TEAMS = [["A"], [None], ["B"], ["A"]]
GONE = [["Job"], [None], ["Uddannelse"], ["Job"]]
REFUSALS = [*_of_a_cohort("SURVIVAL"), *_of_events("SURVIVAL")]
REFUSALS += [*_of_a_cohort("MEDIAN_DURATION"), *_of_events("MEDIAN_DURATION")]
REFUSALS += [*_of_a_cohort("RMST", 4.0), *_of_events("RMST", 4.0)]
REFUSALS += [*_of_a_cohort("CUMULATIVE_INCIDENCE", "Job", events=GONE)]
REFUSALS += [
    refusal for refusal in [*_of_a_cohort("SURVIVAL_TEST", TEAMS), *_of_events("SURVIVAL_TEST", TEAMS)]
    if refusal.reason is not e.EmptyRange
]
REFUSALS += [
    Refusal(e.EntryNotBeforeExit, "#NUM!", ("SURVIVAL", MONTHS, LEFT, OMITTED, _at_row_3(5.0)),
            ("entries, række 1", "2 ligger ikke før varigheden 2")),
    Refusal(e.NegativeWeight, "#NUM!", ("SURVIVAL", MONTHS, LEFT, OMITTED, OMITTED, _at_row_3(-1.0)),
            ("weights, række 3", "-1")),
    Refusal(e.ZeroTotal, "#DIV/0!", ("SURVIVAL", MONTHS, LEFT, OMITTED, OMITTED, [[0.0], [None], [0.0], [0.0]]),
            ("weights", "summer til 0")),
    Refusal(e.NotAConfidence, "#NUM!", ("SURVIVAL", MONTHS, LEFT, OMITTED, OMITTED, OMITTED, 95.0),
            ("confidence", "95", "Skriv 0,95")),
    Refusal(e.UnknownOption, "#VALUE!", ("SURVIVAL", MONTHS, LEFT, *[OMITTED] * 4, "lige"), ("interval", "'lige'")),
    Refusal(e.NotADuration, "#NUM!", ("SURVIVAL", MONTHS, LEFT, [[1.0], [-2.0]]), ("times, række 2", "-2")),
    Refusal(e.EmptyRange, "#VALUE!", ("SURVIVAL", MONTHS, LEFT, [[None], [None]]), ("times", "tomt")),
    Refusal(e.MedianNotReached, "#N/A", ("MEDIAN_DURATION", MONTHS, [[1.0], [None], [0.0], [0.0]]),
            ("durations", "efter 6", "RMST")),
    Refusal(e.BeyondFollowUp, "#NUM!", ("RMST", MONTHS, LEFT, 7.0), ("horizon", "7", "Vælg 6")),
    Refusal(e.NotAHorizon, "#NUM!", ("RMST", MONTHS, LEFT, 0.0), ("horizon", "0", "over 0")),
    Refusal(e.EmptyRange, "#VALUE!", ("SURVIVAL_TEST", *[[[None]] * 4] * 3), ("durations", "tomt")),
    Refusal(e.NothingToCompare, "#N/A", ("SURVIVAL_TEST", MONTHS, LEFT, [["A"], [None], ["a "], ["A"]]),
            ("group", "mindst to grupper")),
    Refusal(e.ArgumentMissing, "#N/A", ("SURVIVAL_TEST", MONTHS, LEFT, _at_row_3(None, TEAMS)), ("group, række 3",)),
    Refusal(e.CellHoldsError, "#REF!", ("SURVIVAL_TEST", MONTHS, LEFT, _at_row_3(ErrorValue("#REF!"), TEAMS)),
            ("group, række 3", "#REF!")),
    Refusal(e.NotAWord, "#VALUE!", ("SURVIVAL_TEST", MONTHS, LEFT, _at_row_3("(.)", TEAMS)), ("group, række 3",)),
    Refusal(e.UnknownName, "#N/A", ("CUMULATIVE_INCIDENCE", MONTHS, GONE, "Udannelse"),
            ("cause", "Mente du Uddannelse")),
    Refusal(e.UnknownName, "#N/A", ("CUMULATIVE_INCIDENCE", MONTHS, LEFT, 0.0), ("cause", "'0'")),
    Refusal(e.ArgumentMissing, "#N/A", ("CUMULATIVE_INCIDENCE", MONTHS, GONE, None), ("cause", "Udfyld")),
]

TOOK_PART = [[0.0], [None], [1.0], [0.0]]


def _of_treated(name: str, *after: Any) -> list[Refusal]:
    """The reasons that the functions of treated and untreated persons share."""
    from_events = [refusal for refusal in [*_of_a_cohort(name, TOOK_PART, *after), *_of_events(name, TOOK_PART, *after)]
                   if refusal.reason is not e.EmptyRange]
    return [
        *from_events,
        Refusal(e.EmptyRange, "#VALUE!", (name, *[[[None]] * 4] * 3, *after), ("durations", "tomt")),
        Refusal(e.NotYesOrNo, "#VALUE!", (name, MONTHS, LEFT, _at_row_3(2.0, TOOK_PART), *after),
                ("treated, række 3", "2")),
        Refusal(e.ArgumentMissing, "#N/A", (name, MONTHS, LEFT, _at_row_3(None, TOOK_PART), *after),
                ("treated, række 3", "Udfyld")),
        Refusal(e.NothingToCompare, "#N/A", (name, MONTHS, LEFT, _at_row_3(0.0, TOOK_PART), *after),
                ("treated", "mindst to grupper")),
    ]


REFUSALS += [*_of_treated("RMST_DIFFERENCE", 2.0), *_of_treated("MILESTONE_DIFFERENCE", 2.0)]
REFUSALS += _of_treated("COHORT_SAVINGS", 10.0, 1000.0)
PERSONS = (MONTHS, LEFT, TOOK_PART)
REFUSALS += [
    Refusal(e.EntryNotBeforeExit, "#NUM!", ("SURVIVAL_TEST", MONTHS, LEFT, TEAMS, OMITTED, _at_row_3(5.0)),
            ("entries, række 1", "2 ligger ikke før varigheden 2")),
    Refusal(e.ArgumentMissing, "#N/A", ("SURVIVAL_TEST", MONTHS, LEFT, TEAMS, _at_row_3(None, TEAMS)),
            ("strata, række 3",)),
    Refusal(e.BeyondFollowUp, "#NUM!", ("RMST_DIFFERENCE", *PERSONS, 5.0), ("horizon", "for de behandlede", "Vælg 4")),
    Refusal(e.BeyondFollowUp, "#NUM!", ("RMST_DIFFERENCE", *PERSONS, 9.0, "hele"),
            ("horizon", "for de behandlede", "Vælg 4")),
    Refusal(e.NotAHorizon, "#NUM!", ("RMST_DIFFERENCE", *PERSONS, 0.0), ("horizon", "over 0")),
    Refusal(e.UnknownOption, "#VALUE!", ("RMST_DIFFERENCE", *PERSONS, 2.0, "alle"), ("compare", "øvrige, hele")),
    Refusal(e.NotAConfidence, "#NUM!", ("RMST_DIFFERENCE", *PERSONS, 2.0, OMITTED, 95.0), ("confidence", "0,95")),
    Refusal(e.BeyondFollowUp, "#NUM!", ("MILESTONE_DIFFERENCE", *PERSONS, 5.0),
            ("month", "for de behandlede", "Vælg 4")),
    Refusal(e.NotADuration, "#NUM!", ("MILESTONE_DIFFERENCE", *PERSONS, -1.0), ("month", "-1")),
    Refusal(e.NotAConfidence, "#NUM!", ("MILESTONE_DIFFERENCE", *PERSONS, 2.0, 0.0), ("confidence", "0,95")),
    Refusal(e.NegativePersons, "#NUM!", ("COHORT_SAVINGS", *PERSONS, -1.0, 1000.0), ("persons", "-1")),
    Refusal(e.NegativePersons, "#NUM!", ("COHORT_SAVINGS", *PERSONS, [[3.0], [-1.0]], 1000.0, 2.0),
            ("persons, række 2", "-1")),
    Refusal(e.MonthsRunOut, "#VALUE!", ("COHORT_SAVINGS", *PERSONS, 5.0, [[1.0], [2.0]], 3.0),
            ("monthly_cost", "2 måneder", "svares for 3", "i to")),
    Refusal(e.ArgumentMissing, "#N/A", ("COHORT_SAVINGS", *PERSONS, 5.0, [[1.0], [None]], 2.0),
            ("monthly_cost, række 2", "Udfyld")),
    Refusal(e.NotACount, "#NUM!", ("COHORT_SAVINGS", *PERSONS, 5.0, 1.0, 0.0), ("to:", "0 er ikke")),
    Refusal(e.TooManyRows, "#NUM!", ("COHORT_SAVINGS", *PERSONS, 5.0, 1.0, 2e6), ("to:", "2000000")),
    Refusal(e.UnknownOption, "#VALUE!", ("COHORT_SAVINGS", *PERSONS, 5.0, 1.0, 2.0, "alle"), ("compare", "'alle'")),
    Refusal(e.NotAWeek, "#NUM!", ("COHORT_SAVINGS", *PERSONS, 5.0, 1.0, 2.0, OMITTED, -1.0), ("weeks_before", "-1")),
    Refusal(e.DateOutsideRules, "#NUM!", ("COHORT_SAVINGS", *PERSONS, 5.0, 1.0, 2.0, OMITTED, 52.0, "31-12-2015"),
            ("date", "04-01-2016")),
    Refusal(e.NotAConfidence, "#NUM!", ("COHORT_SAVINGS", *PERSONS, 5.0, 1.0, 2.0, *[OMITTED] * 3, 95.0),
            ("confidence", "0,95")),
]

CURVE = [["Måned", "Andel"], [0.0, 1.0], [1.0, 0.8]]


def _curve(*rows: list[Any], to: Any = OMITTED) -> tuple[Any, ...]:
    """A call whose treated curve has these rows after its header."""
    return ("SURVIVAL_SAVINGS", [["Måned", "Andel"], [0.0, 1.0], *[[float(k), 0.5] for k in range(1, len(rows))]],
            [CURVE[0], *rows], 10.0, 1000.0, to)


def _at_risk(base: Any, treated: Any) -> tuple[Any, ...]:
    """A call with numbers at risk beside both curves."""
    return ("SURVIVAL_SAVINGS", CURVE, CURVE, 1.0, 1.0, 3.0, OMITTED, OMITTED, base, treated)


INDEX = [["År", "P/l"], [2019.0, 2.0], [2020.0, -100.0], [2021.0, None]]
REFUSALS += [
    Refusal(e.CurveNotFromOne, "#NUM!", _curve([0.0, 0.9], [1.0, 0.8]), ("treated_curve, række 2", "0,9")),
    Refusal(e.CurveRises, "#NUM!", _curve([0.0, 1.0], [1.0, 0.8], [2.0, 0.9]), ("treated_curve, række 4", "0,8")),
    Refusal(e.NotAShare, "#NUM!", _curve([0.0, 1.0], [1.0, -0.1]), ("treated_curve, række 3", "-0,1")),
    Refusal(e.MonthsNotAscending, "#NUM!", _curve([0.0, 1.0], [1.5, 0.8]), ("treated_curve, række 3", "1,5")),
    Refusal(e.ArgumentMissing, "#N/A", _curve([0.0, 1.0], [None, 0.8]), ("treated_curve, række 3", "Udfyld")),
    Refusal(e.NotANumber, "#VALUE!", _curve([0.0, "(.)"], [1.0, 0.8]), ("treated_curve, række 2", "'(.)'")),
    Refusal(e.EmptyRange, "#VALUE!", _curve(), ("treated_curve", "tomt")),
    Refusal(e.NotTwoColumns, "#VALUE!", ("SURVIVAL_SAVINGS", [[0.0], [1.0]], CURVE, 1.0, 1.0),
            ("base_curve", "2 x 1", "to kolonner")),
    Refusal(e.CurveEndsEarly, "#VALUE!", ("SURVIVAL_SAVINGS", CURVE[:2], CURVE, 1.0, 1.0),
            ("base_curve, række 2", "i måned 0", "1 række", "treated_curve har 2", "endnu ikke er observeret")),
    Refusal(e.CurveEndsEarly, "#VALUE!", ("SURVIVAL_SAVINGS", CURVE, [*CURVE[1:2], [None, None]], 1.0, 1.0),
            ("treated_curve, række 1", "base_curve har 2")),
    Refusal(e.MonthsRunOut, "#VALUE!", ("SURVIVAL_SAVINGS", CURVE, CURVE, 1.0, [[1.0], [2.0]], 3.0),
            ("monthly_cost", "2 måneder", "svares for 3")),
    Refusal(e.NegativePersons, "#NUM!", ("SURVIVAL_SAVINGS", CURVE, CURVE, -1.0, 1.0), ("persons", "-1")),
    Refusal(e.ArgumentMissing, "#N/A", ("SURVIVAL_SAVINGS", CURVE, CURVE, 1.0, None), ("monthly_cost", "Udfyld")),
    Refusal(e.NotACount, "#NUM!", _curve([0.0, 1.0], [1.0, 0.8], to=0.0), ("to:", "0 er ikke")),
    Refusal(e.NotAWeek, "#NUM!", ("SURVIVAL_SAVINGS", CURVE, CURVE, 1.0, 1.0, OMITTED, -1.0), ("weeks_before", "-1")),
    Refusal(e.DateOutsideRules, "#NUM!", ("SURVIVAL_SAVINGS", CURVE, CURVE, 1.0, 1.0, OMITTED, 0.0, "31-12-2015"),
            ("date", "04-01-2016")),
    Refusal(e.ArgumentMissing, "#N/A", _at_risk([[None], [9.0], [8.0]], OMITTED), ("treated_at_risk", "Udfyld")),
    Refusal(e.ArgumentMissing, "#N/A", _at_risk([["I risiko"], [9.0], [8.0]], [[None], [9.0], [None]]),
            ("treated_at_risk, række 3", "Udfyld")),
    Refusal(e.NotACount, "#NUM!", _at_risk([[None], [9.0], [0.0]], [[None], [9.0], [8.0]]),
            ("base_at_risk, række 3", "0 er ikke")),
    Refusal(e.ShapeMismatch, "#VALUE!", _at_risk([[9.0], [8.0]], [[None], [9.0], [8.0]]), ("base_at_risk", "2 x 1")),
    Refusal(e.NotAConfidence, "#NUM!", (*_at_risk(*[[[None], [9.0], [8.0]]] * 2), 95.0), ("confidence", "0,95")),
    Refusal(e.TooManyRows, "#NUM!", _curve([0.0, 1.0], [1.0, 0.8], to=2e6), ("to:", "2000000")),
    Refusal(e.ShapeMismatch, "#VALUE!", ("INVESTMENT_CASE", [[1.0]], [[1.0], [2.0]]), ("savings", "2 x 1")),
    Refusal(e.EmptyRange, "#VALUE!", ("INVESTMENT_CASE", [[None]], [[None]]), ("investment", "tomt")),
    Refusal(e.ArgumentMissing, "#N/A", ("INVESTMENT_CASE", [[1.0], [None]], [[1.0], [1.0]]), ("investment, række 2",)),
    Refusal(e.NotANumber, "#VALUE!", ("INVESTMENT_CASE", [["en"], [1.0]], [[1.0], [1.0]]), ("investment, række 1",)),
    Refusal(e.NotADiscountRate, "#NUM!", ("INVESTMENT_CASE", 1.0, 1.0, -1.0), ("discount", "-1")),
    Refusal(e.ShapeMismatch, "#VALUE!", ("FOLLOW_UP", [[1.0]], [[1.0], [2.0]]), ("realised", "2 x 1")),
    Refusal(e.EmptyRange, "#VALUE!", ("FOLLOW_UP", [[None]], [[None]]), ("budget", "tomt")),
    Refusal(e.ArgumentMissing, "#N/A", ("FOLLOW_UP", [[1.0], [None]], [[1.0], [1.0]]), ("budget, række 2",)),
    Refusal(e.NotANumber, "#VALUE!", ("FOLLOW_UP", [[1.0], [1.0]], [[1.0], ["to"]]), ("realised, række 2", "'to'")),
    Refusal(e.ZeroTotal, "#DIV/0!", ("FOLLOW_UP", [[0.0]], [[5.0]]), ("budget", "summer til 0")),
    Refusal(e.NotAWeek, "#NUM!", ("MUNICIPAL_SHARE", 0.0, 4.0), ("from_week", "0 er ikke en ydelsesuge")),
    Refusal(e.NotAWeek, "#NUM!", ("MUNICIPAL_SHARE", 5.0, 4.0), ("to_week", "fra 5")),
    Refusal(e.DateOutsideRules, "#NUM!", ("MUNICIPAL_SHARE", 1.0, 4.0, "31-12-2015"), ("date", "04-01-2016")),
    Refusal(e.NotAWeek, "#NUM!", ("MUNICIPAL_SHARE", 5.0, [[4.0], [4.0]]), ("to_week, række 1", "fra 5")),
    Refusal(e.ShapeMismatch, "#VALUE!", ("MUNICIPAL_SHARE", [[1.0], [2.0]], [[4.0], [4.0], [4.0]]), ("from_week",)),
    Refusal(e.NotANumber, "#VALUE!", ("MUNICIPAL_SHARE", "en", 4.0), ("from_week", "'en'")),
    Refusal(e.ArgumentMissing, "#N/A", ("MUNICIPAL_SHARE", [[1.0], [5.0]], None), ("to_week: mangler",)),
    Refusal(e.NotADate, "#VALUE!", ("MUNICIPAL_SHARE", 1.0, 4.0, "31-12-20"), ("date", "31-12-2020")),
    Refusal(e.ArgumentMissing, "#N/A", ("MUNICIPAL_SHARE", None, 4.0), ("from_week", "Udfyld")),
    Refusal(e.YearNotInIndex, "#N/A", ("PRICE_LEVEL", 1.0, 2019.0, 2022.0, [INDEX[0], [2020.0, 1.0]]),
            ("index", "2021")),
    Refusal(e.PriceChangeIsAShare, "#NUM!", ("PRICE_LEVEL", 1.0, 2018.0, 2019.0, [["År", "P/l"], [2019.0, 0.021]]),
            ("index, række 2", "0,021 pct.", "fx 2,1")),
    Refusal(e.NotAPriceChange, "#NUM!", ("PRICE_LEVEL", 1.0, 2018.0, 2020.0, INDEX), ("index, række 3", "-100")),
    Refusal(e.ArgumentMissing, "#N/A", ("PRICE_LEVEL", 1.0, 2020.0, 2021.0, INDEX), ("index, række 4", "Udfyld")),
    Refusal(e.DuplicateName, "#VALUE!", ("PRICE_LEVEL", 1.0, 2018.0, 2019.0, [INDEX[1], INDEX[1]]),
            ("index, række 2", "'2019'")),
    Refusal(e.NotTwoColumns, "#VALUE!", ("PRICE_LEVEL", 1.0, 2018.0, 2019.0, 2.0), ("index", "1 x 1")),
    Refusal(e.EmptyRange, "#VALUE!", ("PRICE_LEVEL", 1.0, 2018.0, 2019.0, INDEX[:1]), ("index", "tomt")),
    Refusal(e.NotACount, "#NUM!", ("PRICE_LEVEL", 1.0, 2018.5, 2019.0, INDEX), ("from_year", "2018,5")),
    Refusal(e.NotANumber, "#VALUE!", ("PRICE_LEVEL", "en", 2018.0, 2019.0, INDEX), ("amount", "'en'")),
    Refusal(e.ArgumentMissing, "#N/A", ("PRICE_LEVEL", 1.0, None, 2019.0, INDEX), ("from_year", "Udfyld")),
    Refusal(e.YearNotInIndex, "#N/A", ("PRICE_LEVEL", [[1.0], [1.0]], [[2009.0], [2010.0]], 2019.0, INDEX),
            ("index: indekset har ingen ændring til",)),
    Refusal(e.ShapeMismatch, "#VALUE!", ("PRICE_LEVEL", [[1.0], [1.0]], [[2018.0]] * 3, 2019.0, INDEX), ("amount",)),
]
