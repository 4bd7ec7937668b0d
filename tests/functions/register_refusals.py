"""A worksheet call for every way the functions of spells refuse, and CPR numbers wherever they stand."""

from __future__ import annotations

from typing import Any

from pyxl_bench import errors as e
from tests.functions.refusals import COSTS, ME, PERSONS, Refusal
from xl.cells import ErrorValue

HEADER = ["Person", "Ydelse", "Fra", "Til"]
SPELLS = [HEADER, ["A", "Dagpenge", "01-01-2018", "31-12-2018"], ["B", "Job", "01-01-2018", "31-12-2018"]]
JANUARY = ("01-01-2018", "31-01-2018")


def _row(**cells: Any) -> list[list[Any]]:
    """Spells whose third row has other cells."""
    row = dict(zip(HEADER, SPELLS[1])) | cells
    return [*SPELLS[:2], [row[name] for name in HEADER]]


def in_each_function(name: str, *after: Any) -> list[Refusal]:
    """The reasons that the functions of spells share."""
    third = "spells, række 3"
    return [
        Refusal(e.EmptyRange, "#VALUE!", (name, [[None, None]], *after), ("spells", "tomt")),
        Refusal(e.ColumnMissing, "#N/A", (name, [["Person", "Ydelse", "Fra", "Slut"], *SPELLS[1:]], *after),
                ("spells", "'Til'", "kald kolonnen")),
        Refusal(e.ArgumentMissing, "#N/A", (name, _row(Til=None), *after), (third, "Udfyld")),
        Refusal(e.NotADate, "#VALUE!", (name, _row(Fra="1. maj"), *after), (third, "'1. maj'")),
        Refusal(e.NotAWord, "#VALUE!", (name, _row(Person="(.)"), *after), (third, "(.)")),
        Refusal(e.CellHoldsError, "#REF!", (name, _row(Ydelse=ErrorValue("#REF!")), *after), (third, "#REF!")),
        Refusal(e.EndBeforeStart, "#NUM!", (name, _row(Fra="02-01-2019"), *after),
                (third, "31-12-2018 ligger før starten, 02-01-2019", "Byt om")),
        Refusal(e.DateOutsideWindow, "#NUM!", (name, _row(Til="31-12-9999"), *after),
                (third, "31-12-9999", "udtrækkets dato")),
        Refusal(e.UnknownBenefit, "#N/A", (name, _row(Ydelse="Dagpeng"), *after), (third, "Mente du Dagpenge")),
        Refusal(e.CprNumber, "#VALUE!", (name, _row(Person="010180-1234"), *after), (third, "registers import --key")),
        Refusal(e.CprNumber, "#VALUE!", (name, _row(Person=101801234.0), *after), (third, "xxxxxx-xxxx")),
    ]


REFUSALS = [
    *in_each_function("FULLTIME_PERSONS", *JANUARY),
    *in_each_function("EXIT_RATE", *JANUARY, "Dagpenge"),
    *in_each_function("SUPPORT_DURATION", "31-01-2018"),
    Refusal(e.EndBeforeStart, "#NUM!", ("FULLTIME_PERSONS", SPELLS, *reversed(JANUARY)), ("to: 01-01-2018",)),
    Refusal(e.EndBeforeStart, "#NUM!", ("EXIT_RATE", SPELLS, *reversed(JANUARY), "Dagpenge"), ("to: 01-01-2018",)),
    Refusal(e.ArgumentMissing, "#N/A", ("FULLTIME_PERSONS", SPELLS, None, "31-01-2018"), ("from", "Udfyld")),
    Refusal(e.UnknownBenefit, "#N/A", ("EXIT_RATE", SPELLS, *JANUARY, "Dagpeng"), ("benefit", "Mente du Dagpenge")),
    Refusal(e.ShapeMismatch, "#VALUE!", ("FULLTIME_PERSONS", SPELLS, [["01-01-2018"]] * 3, [["31-01-2018"]] * 2),
            ("2 x 1", "from dækker 3 x 1")),
    Refusal(e.ShapeMismatch, "#VALUE!", ("EXIT_RATE", SPELLS, [["01-01-2018"]] * 3, [["31-01-2018"]] * 2, "Dagpenge"),
            ("2 x 1", "from dækker 3 x 1")),
    Refusal(e.NoBenefitWeeks, "#DIV/0!", ("EXIT_RATE", SPELLS, *JANUARY, "Sygedagpenge"),
            ("benefit", "Sygedagpenge", "13 uger")),
    Refusal(e.NoBenefitWeeks, "#DIV/0!", ("EXIT_RATE", SPELLS, "01-12-2018", "31-12-2018", "Dagpenge"),
            ("benefit", "tidligere periode")),
    Refusal(e.NotACount, "#NUM!", ("EXIT_RATE", SPELLS, *JANUARY, "Dagpenge", 0.0), ("horizon_weeks", "0")),
    Refusal(e.NobodyOnSupport, "#DIV/0!", ("SUPPORT_DURATION", SPELLS, "31-01-2019"), ("at", "31-01-2019")),
    Refusal(e.NotACount, "#NUM!", ("SUPPORT_DURATION", SPELLS, "31-01-2018", 1.5), ("gap_weeks", "1,5")),
    # CPR numbers are refused wherever they stand
    Refusal(e.CprNumber, "#VALUE!", ("UNITCOST", [["1"], ["0101801234"]], 1.0), ("expenditure, række 2", "import")),
    Refusal(e.CprNumber, "#VALUE!", ("SAVINGS_AVG", COSTS, ME, PERSONS, "Dagpenge 311299-1234"), ("group", "import")),
    Refusal(e.CprNumber, "#VALUE!", ("SUPPRESS", [["CPR-nr.", "Antal"], [3112991234.0, 3.0]]), ("counts, række 2",)),
    Refusal(e.CprNumber, "#VALUE!", ("SURVIVAL_TEST", [[1.0], [2.0]], [[1.0], [1.0]], [["A"], ["710180 1234"]]),
            ("group, række 2",)),
]
