"""A worksheet call for every way a cell can be refused.

Each line: the class it must be, the error value the cell shows, the call, and
what the Danish message must say of place, value and mend.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from pyxl_bench import errors as e
from xl.catalogue import OMITTED
from xl.cells import ErrorValue

HEADER = ["", "Billund", "Vejle", "Ærø"]
COSTS = [HEADER, ["Dagpenge", 30.0, 20.0, 22.0], ["Sygedagpenge", 20.0, 26.0, 24.0], ["Samlet", 25.0, 23.0, 23.0]]
NO_TOTAL = COSTS[:3]
PERSONS = [[10.0], [20.0]]
ME = "Billund"


def headed(*header: Any) -> list[list[Any]]:
    """A table with another header and as many figures."""
    return [list(header), ["Dagpenge", *range(1, len(header))]]


class Refusal(NamedTuple):
    """A call and how it is refused."""

    reason: type[e.BenchError]
    shows: str
    call: tuple[Any, ...]
    says: tuple[str, ...]


REFUSALS = [
    # malformed
    Refusal(e.NotANumber, "#VALUE!", ("UNITCOST", [[1.0], ["tre"]], [[1.0], [1.0]]),
            ("expenditure, række 2", "'tre'", "Skriv et tal")),
    Refusal(e.AmbiguousNumber, "#VALUE!", ("UNITCOST", [["29.6"]], 10.0),
            ("expenditure", "'29.6'", "Brug punktum mellem tusinder")),
    Refusal(e.NotAScalar, "#VALUE!", ("SAVINGS_TOPN", COSTS, ME, PERSONS, [[1.0], [2.0]]),
            ("n:", "2 x 1", "Peg på en enkelt celle")),
    Refusal(e.NotAScalar, "#VALUE!", ("WHY", [[1.0], [2.0]]), ("cell:", "2 x 1", "Peg på en enkelt celle")),
    Refusal(e.NotAVector, "#VALUE!", ("SAVINGS_AVG", COSTS, ME, [[1.0, 2.0], [3.0, 4.0]]),
            ("persons", "2 x 2", "Markér kun én kolonne")),
    Refusal(e.NotAWord, "#VALUE!", ("PEER_AVERAGE", COSTS, 851.0), ("municipality", "851", "Skriv navnet")),
    Refusal(e.NotYesOrNo, "#VALUE!", ("SAVINGS_AVG", COSTS, ME, PERSONS, "Samlet", "måske"),
            ("only_above", "'måske'", "Skriv SAND (1) eller FALSK (0)")),
    Refusal(e.UnknownOption, "#VALUE!", ("COST_RANK", COSTS, ME, OMITTED, "op"),
            ("order", "'op'", "Skriv et af disse ord: høj, lav.")),
    Refusal(e.UnknownOption, "#VALUE!", ("COST_DEVIATION", COSTS, ME, OMITTED, 7.0),
            ("unit", "'7'", "Skriv et af disse ord: kr, pct.")),
    Refusal(e.UnknownOption, "#VALUE!", ("SAVINGS_TOP3", COSTS, ME, PERSONS, OMITTED, "række"),
            ("rank_by", "'række'", "Skriv et af disse ord: samlet, gruppe.")),
    Refusal(e.ShapeMismatch, "#VALUE!", ("UNITCOST", [[1.0], [2.0]], [[1.0], [2.0], [3.0]]),
            ("expenditure", "2 x 1", "persons dækker 3 x 1", "Markér de samme rækker")),
    Refusal(e.ShapeMismatch, "#VALUE!", ("COMBINE_GROUPS", [[1.0], [2.0]], [[1.0]]),
            ("persons", "1 x 1", "unit_costs dækker 2 x 1", "Markér de samme rækker")),
    Refusal(e.RowCountMismatch, "#VALUE!", ("SAVINGS_AVG", COSTS, ME, [[1.0]]),
            ("persons", "er 1", "2 målgrupper", "Markér én celle pr. målgruppe")),
    Refusal(e.WeightCountMismatch, "#VALUE!", ("PEER_AVERAGE", COSTS, ME, OMITTED, [[1.0], [2.0]]),
            ("weights", "er 2", "3 kommuner", "Giv én vægt pr. kommune")),
    Refusal(e.WeightCountMismatch, "#VALUE!", ("PEER_AVERAGE", COSTS, ME, OMITTED, None),
            ("weights", "er 1", "3 kommuner", "Giv én vægt pr. kommune")),
    Refusal(e.EmptyRange, "#VALUE!", ("COST_SPREAD", [[None, ""], ["", None]]),
            ("cost_table", "området er tomt", "Markér cellerne med tallene")),
    Refusal(e.TableTooSmall, "#VALUE!", ("COST_SPREAD", [HEADER]),
            ("cost_table", "1 x 4", "Markér hele tabellen")),
    Refusal(e.HeaderNotAName, "#VALUE!", ("COST_SPREAD", headed("", "Billund", 2018.0)),
            ("cost_table, række 1", "kolonne 3", "2018", "Markér tabellen med kommuner i første række")),
    Refusal(e.HeaderIsBlank, "#VALUE!", ("COST_SPREAD", headed("", "Billund", None)),
            ("cost_table, række 1", "kolonne 3", "Giv rækken eller kolonnen et navn")),
    Refusal(e.HeaderIsAStatistic, "#VALUE!", ("COST_SPREAD", headed("", "Billund", "Gennemsnit øvrige")),
            ("cost_table", "'Gennemsnit øvrige'", "Hold gennemsnit")),
    Refusal(e.TwoTotalRows, "#VALUE!", ("COST_SPREAD", [*COSTS, ["I alt", 1.0, 2.0, 3.0]]),
            ("cost_table", "'Samlet' og 'I alt'", "Behold én af dem")),
    Refusal(e.MunicipalitiesInAColumn, "#VALUE!", ("PEER_AVERAGE", COSTS, [["Billund"], ["Vejle"]]),
            ("municipality", "2 kommuner", "Angiv en målgruppe")),
    Refusal(e.DuplicateName, "#VALUE!", ("COST_SPREAD", headed("", "Billund", "BILLUND")),
            ("cost_table", "'BILLUND'", "Giv hver række og kolonne sit eget navn")),
    Refusal(e.WrongArgumentCount, "#VALUE!", ("UNITCOST", 1.0),
            ("2 argumenter", "fik 1", "UNITCOST(expenditure; persons)")),
    Refusal(e.WrongArgumentCount, "#VALUE!", ("SAVINGS_AVG", *[COSTS] * 6),
            ("3-5 argumenter", "fik 6", "SAVINGS_AVG(cost_table; municipality; persons; [group]; [only_above])")),
    Refusal(e.WrongArgumentCount, "#VALUE!", ("WHY",), ("1 argumenter", "fik 0", "WHY(cell)")),
    Refusal(e.WrongArgumentCount, "#VALUE!", ("PB_VERSION", 1.0), ("0 argumenter", "fik 1", "PB_VERSION()")),
    # missing
    Refusal(e.UnknownName, "#N/A", ("PEER_AVERAGE", COSTS, "Bilund"),
            ("municipality", "'Bilund'", "Mente du Billund?", "Skriv navnet, som det står i tabellen")),
    Refusal(e.UnknownName, "#N/A", ("COST_RANK", COSTS, ME, [["Dagpenge"], ["Sygepenge"]]),
            ("group, række 2", "'Sygepenge'", "Mente du Sygedagpenge", "Skriv navnet, som det står i tabellen")),
    Refusal(e.NameIsBlank, "#N/A", ("PEER_AVERAGE", COSTS, ""), ("municipality", "Skriv navnet på en kommune")),
    Refusal(e.NameIsBlank, "#N/A", ("PEER_AVERAGE", COSTS, ME, None), ("group", "Skriv navnet på en målgruppe")),
    Refusal(e.ArgumentMissing, "#N/A", ("SAVINGS_TOPN", COSTS, ME, PERSONS, OMITTED), ("n:", "Udfyld argumentet")),
    Refusal(e.ArgumentMissing, "#N/A", ("SAVINGS_TOPN", COSTS, ME, PERSONS, None), ("n:", "Udfyld argumentet")),
    Refusal(e.NoTotalRow, "#N/A", ("SAVINGS_TOP3", NO_TOTAL, ME, PERSONS),
            ("cost_table", "totalrække", "Tilføj rækken Samlet", '"gruppe"')),
    Refusal(e.NoTotalAnswer, "#N/A", ("PEER_AVERAGE", NO_TOTAL, ME, "I alt"),
            ("group", "'I alt'", "Tilføj rækken Samlet")),
    Refusal(e.NoPeers, "#N/A", ("PEER_AVERAGE", [["", "Billund", "Ærø"], ["Dagpenge", 30.0, None]], ME),
            ("cost_table, række 'Dagpenge'", "Udfyld mindst én anden kommune")),
    Refusal(e.NoPeers, "#N/A", ("COST_DEVIATION", [["", "Billund"], ["Dagpenge", 30.0]], ME),
            ("cost_table, række 'Dagpenge'", "Udfyld mindst én anden kommune")),
    Refusal(e.NoPeers, "#N/A", ("SAVINGS_AVG", [["", "Billund"], ["Dagpenge", 30.0]], ME, [[1.0]]),
            ("cost_table, række 'Dagpenge'", "Udfyld mindst én anden kommune")),
    Refusal(e.NoPeers, "#N/A", ("SAVINGS_TOP3", [["", "Billund"], ["Samlet", 30.0]], ME, [[1.0]]),
            ("cost_table", "Udfyld mindst én anden kommune")),
    Refusal(e.UnitCostMissing, "#N/A", ("SAVINGS_AVG", [HEADER, ["Dagpenge", None, 1.0, 2.0]], ME, [[12.5]]),
            ("cost_table, række 'Dagpenge'", "12,5 fuldtidspersoner", "Udfyld enhedsomkostningen")),
    Refusal(e.UnitCostMissing, "#N/A", ("COMBINE_GROUPS", [[1.0], [None]], [[1.0], [2.0]]),
            ("unit_costs, række 2", "2 fuldtidspersoner", "Udfyld enhedsomkostningen")),
    Refusal(e.UnitCostMissing, "#N/A", ("SPREAD_VALUE", [HEADER, ["Dagpenge", None, None, None]], [[3.0]]),
            ("cost_table, række 'Dagpenge'", "3 fuldtidspersoner", "Udfyld enhedsomkostningen")),
    Refusal(e.PersonsMissing, "#N/A", ("SAVINGS_AVG", COSTS, ME, [[10.0], [None]]),
            ("persons, række 'Sygedagpenge'", "Udfyld antallet")),
    Refusal(e.PersonsMissing, "#N/A", ("SPREAD_VALUE", COSTS, [[10.0], [None]]),
            ("persons, række 'Sygedagpenge'", "Udfyld antallet")),
    Refusal(e.PersonsMissing, "#N/A", ("COMBINE_GROUPS", [[1.0], [2.0]], [[1.0], [None]]),
            ("persons, række 2", "Udfyld antallet")),
    Refusal(e.WeightMissing, "#N/A", ("PEER_AVERAGE", COSTS, ME, OMITTED, [[1.0, 2.0, None]]),
            ("weights", "'Ærø'", "Giv alle kommuner en vægt")),
    Refusal(e.CellHoldsError, "#REF!", ("PEER_AVERAGE", COSTS, ErrorValue("#REF!")),
            ("municipality", "#REF!", "Ret den celle først")),
    Refusal(e.CellHoldsError, "#DIV/0!", ("UNITCOST", [[1.0], [ErrorValue("#DIV/0!")]], 2.0),
            ("expenditure, række 2", "#DIV/0!", "Ret den celle først")),
    Refusal(e.CellHoldsError, "#NAME?", ("TOPN_AVERAGE", COSTS, ME, ErrorValue("#NAME?")),
            ("n:", "#NAME?", "Ret den celle først")),
    Refusal(e.CellHoldsError, "#N/A", ("COST_SPREAD", headed("", "Billund", ErrorValue("#N/A"))),
            ("cost_table, række 1", "#N/A", "Ret den celle først")),
    # zero denominator
    Refusal(e.ZeroPersons, "#DIV/0!", ("UNITCOST", [[1.0], [3000.0]], [[1.0], [0.0]]),
            ("persons, række 2", "er 0", "Ret antallet")),
    Refusal(e.ZeroTotal, "#DIV/0!", ("SPENDING_SHARE", [[0.1], [0.2], [-0.3]]),
            ("expenditure", "summer til 0", "Kontrollér, at de rigtige celler er markeret")),
    Refusal(e.ZeroTotal, "#DIV/0!", ("COMBINE_GROUPS", [[1.0], [2.0]], [[0.0], [0.0]]),
            ("persons", "summer til 0", "Kontrollér, at de rigtige celler er markeret")),
    Refusal(e.ZeroTotal, "#DIV/0!", ("PEER_AVERAGE", COSTS, ME, OMITTED, [[1.0, 0.0, 0.0]]),
            ("weights", "summer til 0", "Kontrollér, at de rigtige celler er markeret")),
    Refusal(e.ZeroTotal, "#DIV/0!",
            ("PEER_AVERAGE", [HEADER, ["Dagpenge", 1.0, 2.0, None]], ME, OMITTED, [[1.0, 0.0, 1.0]]),
            ("weights, række 'Dagpenge'", "summer til 0", "Kontrollér, at de rigtige celler er markeret")),
    Refusal(e.ZeroAverage, "#DIV/0!",
            ("COST_DEVIATION", [HEADER, ["Dagpenge", 5.0, 0.0, 0.0]], ME, OMITTED, "pct"),
            ("cost_table, række 'Dagpenge'", "gennemsnit er 0", 'Brug enheden "kr"')),
    # outside the domain
    Refusal(e.NegativePersons, "#NUM!", ("UNITCOST", [[1.0], [3000.0]], [[1.0], [-2.5]]),
            ("persons, række 2", "-2,5", "Skriv et tal over 0")),
    Refusal(e.NegativePersons, "#NUM!", ("SAVINGS_AVG", COSTS, ME, [[10.0], [-20.0]]),
            ("persons, række 'Sygedagpenge'", "-20", "Skriv et tal over 0")),
    Refusal(e.NegativePersons, "#NUM!", ("COMBINE_GROUPS", [[1.0], [2.0]], [[1.0], [-1.0]]),
            ("persons, række 2", "-1", "Skriv et tal over 0")),
    Refusal(e.NegativePersons, "#NUM!", ("SPREAD_VALUE", COSTS, [[10.0], [-20.0]]),
            ("persons, række 'Sygedagpenge'", "-20", "Skriv et tal over 0")),
    Refusal(e.ZeroPersonsWithCost, "#NUM!", ("SAVINGS_TOPN", COSTS, ME, [[0.0], [20.0]], 1.0),
            ("persons, række 'Dagpenge'", "er 0", "Skriv et tal over 0, eller slet")),
    Refusal(e.ZeroPersonsWithCost, "#NUM!", ("SPREAD_VALUE", COSTS, [[0.0], [20.0]]),
            ("persons, række 'Dagpenge'", "er 0", "Skriv et tal over 0, eller slet")),
    Refusal(e.NegativeWeight, "#NUM!", ("PEER_AVERAGE", COSTS, ME, OMITTED, [[1.0, -2.0, 1.0]]),
            ("weights", "-2", "Vægte er 0 eller mere")),
    Refusal(e.TooFewPeers, "#NUM!", ("SAVINGS_TOP3", COSTS, ME, PERSONS),
            ("cost_table", "de 3 billigste", "kun 2 andre", "brug SAVINGS_TOPN med n på højst 2")),
    Refusal(e.TooFewPeers, "#NUM!", ("SAVINGS_TOPN", COSTS, ME, PERSONS, 5.0), ("n:", "de 5 billigste", "kun 2 andre")),
    Refusal(e.TooFewPeers, "#NUM!", ("TOPN_AVERAGE", COSTS, ME, 3.0, OMITTED, "group"),
            ("n:", "de 3 billigste", "kun 2 andre")),
    Refusal(e.NotACount, "#NUM!", ("TOPN_AVERAGE", COSTS, ME, 0.0), ("n:", "0 er ikke et helt tal", "Skriv 1, 2, 3")),
    Refusal(e.NotACount, "#NUM!", ("SAVINGS_TOPN", COSTS, ME, PERSONS, "1,5"),
            ("n:", "1,5 er ikke et helt tal", "Skriv 1, 2, 3")),
    Refusal(e.NumberTooLarge, "#NUM!", ("UNITCOST", 1e308, 1e-8), ("tallet er større", "Kontrollér de tal")),
]


WIDE = [
    ["", "Billund", "Vejle", "Ærø", "Læsø"],
    ["Dagpenge", 30.0, 20.0, 22.0, 21.0],
    ["Fleksjob", None, 9.0, 8.0, 7.0],
    ["Samlet", 25.0, 23.0, 23.0, 20.0],
]
LONELY = [row[:2] for row in WIDE]


def _in_each_function(name: str, after: tuple[Any, ...]) -> list[Refusal]:
    """The reasons that all the savings functions share; ``after`` are its arguments after the persons."""
    place = ("persons, række 'Dagpenge'",)
    return [
        Refusal(e.UnknownName, "#N/A", (name, WIDE, "Bilund", [[1.0], [None]], *after), ("Mente du Billund?",)),
        Refusal(e.NoPeers, "#N/A", (name, LONELY, ME, [[1.0], [None]], *after), ("Udfyld mindst én anden",)),
        Refusal(e.RowCountMismatch, "#VALUE!", (name, WIDE, ME, [[1.0]], *after), ("persons", "2 målgrupper")),
        Refusal(e.PersonsMissing, "#N/A", (name, WIDE, ME, [[None], [None]], *after), place),
        Refusal(e.ZeroPersonsWithCost, "#NUM!", (name, WIDE, ME, [[0.0], [None]], *after), place),
        Refusal(e.NegativePersons, "#NUM!", (name, WIDE, ME, [[-1.0], [None]], *after), place),
        Refusal(e.UnitCostMissing, "#N/A", (name, WIDE, ME, [[1.0], [5.0]], *after), ("række 'Fleksjob'",)),
    ]


REFUSALS += _in_each_function("SAVINGS_AVG", ())
REFUSALS += _in_each_function("SAVINGS_TOP3", ())
REFUSALS += _in_each_function("SAVINGS_TOPN", (2.0,))
REFUSALS += [
    Refusal(e.UnknownName, "#N/A", (name, *before, "Dagpeng"), ("group", "Mente du Dagpenge", "Skriv navnet"))
    for name, *before in (
        ("COST_DEVIATION", COSTS, ME), ("COST_RANK", COSTS, ME), ("TOPN_AVERAGE", COSTS, ME, 1.0),
        ("COST_SPREAD", COSTS), ("SPREAD_VALUE", COSTS, PERSONS),
    )
]
REFUSALS += [
    Refusal(e.HeaderNotAName, "#VALUE!", ("COST_RANK", [[851.0, *row[1:]] for row in COSTS], ME),
            ("cost_table, række 2", "kolonne 1", "851", "Markér tabellen med")),
    Refusal(e.RowCountMismatch, "#VALUE!", ("SPREAD_VALUE", COSTS, [[1.0]]), ("persons", "2 målgrupper", "Markér")),
    Refusal(e.NotANumber, "#VALUE!", ("SPENDING_SHARE", [["Udgift"], ["Udgift"]]), ("række 1", "'Udgift'", "fx 1.303")),
    Refusal(e.NoTotalRow, "#N/A", ("SAVINGS_TOPN", NO_TOTAL, ME, PERSONS, 1.0), ("cost_table", '"gruppe"')),
    Refusal(e.NoTotalRow, "#N/A", ("TOPN_AVERAGE", NO_TOTAL, ME, 1.0), ("cost_table", '"gruppe"')),
]

ACTIVITY = [
    ["Kommune", "Målgruppe", "Fuldtidspersoner", "Redskab", "Fuldtidsaktiverede", "Udgift"],
    [ME, "Dagpenge", 100.0, "Løntilskud", 30.0, 780.0],
    ["Vejle", "Dagpenge", 50.0, None, None, 200.0],
    ["Ærø", "Sygedagpenge", 10.0, None, None, 40.0],
]
TWO = [["", ME, "Vejle"], ["Unge", 60.0, 40.0], ["Øvrige", 20.0, 20.0]]
REFUSALS += [
    Refusal(e.UnknownName, "#N/A", ("DRIVER_SPLIT", ACTIVITY, "Bilund"), ("Mente du Billund",)),
    Refusal(e.ColumnMissing, "#N/A", ("DRIVER_SPLIT", [["Kommuner", *ACTIVITY[0][1:]], *ACTIVITY[1:]], ME),
            ("activity", "'Kommune'", "Kommuner", "kald kolonnen")),
    Refusal(e.PersonsDiffer, "#VALUE!",
            ("DRIVER_SPLIT", [*ACTIVITY, [ME, "Dagpenge", 90.0, None, None, 1.0]], ME, "Dagpenge"),
            ("activity, række 5", "90", "100", "samme antal")),
    Refusal(e.NoPeers, "#N/A", ("DRIVER_SPLIT", ACTIVITY[:2], ME), ("række 'Dagpenge'", "Udfyld mindst én anden")),
    Refusal(e.MunicipalityHasNoGroup, "#N/A", ("DRIVER_SPLIT", ACTIVITY, "Ærø", "Dagpenge"),
            ("række 'Dagpenge'", "Ærø")),
    Refusal(e.UnknownOption, "#VALUE!", ("DRIVER_SPLIT", ACTIVITY, ME, OMITTED, "gæt"), ("method", "'gæt'")),
    Refusal(e.UnknownName, "#N/A", ("MIX_SPLIT", TWO, TWO, "Bilund"), ("Mente du Billund",)),
    Refusal(e.NoPeers, "#N/A", ("MIX_SPLIT", [row[:2] for row in TWO], [row[:2] for row in TWO], ME), ("cost_table",)),
    Refusal(e.ZeroPersons, "#DIV/0!", ("MIX_SPLIT", TWO, [TWO[0], ["Unge", 0.0, 1.0], ["Øvrige", 0.0, 1.0]], ME),
            ("persons_table", "'Billund'")),
]

FRAMEWORK = [[ME, 1.0, 10.0], ["Vejle", 3.0, 30.0], ["Ærø", 2.0, 20.0]]
for name, over, under in (
    ("SUPPORT_PRESSURE", "persons", "population"), ("CONTACT_INTENSITY", "interviews", "benefit_weeks"),
    ("ACTIVATION_DEGREE", "activated", "persons"),
):
    REFUSALS += [
        Refusal(e.DivisionByZero, "#DIV/0!", (name, [[1.0], [2.0]], [[5.0], [0.0]]), (f"{under}, række 2", "tøm")),
        Refusal(e.NegativeFigure, "#NUM!", (name, -1.0, 5.0), (over, "-1", "0 eller mere")),
        Refusal(e.NotANumber, "#VALUE!", (name, "tre", 5.0), (over, "'tre'")),
        Refusal(e.ShapeMismatch, "#VALUE!", (name, [[1.0], [2.0]], [[1.0], [2.0], [3.0]]), (over, "2 x 1")),
    ]
REFUSALS += [
    Refusal(e.DivisionByZero, "#DIV/0!", ("DEVELOPMENT", [[0.0, 5.0]]), ("series, række 1", "divideres med 0")),
    Refusal(e.NotANumber, "#VALUE!", ("DEVELOPMENT", [[1.0, "to"]]), ("series", "'to'")),
    Refusal(e.NotACount, "#NUM!", ("DEVELOPMENT", [[1.0, 2.0]], 0.5), ("lag", "0,5")),
    Refusal(e.ShapeMismatch, "#VALUE!", ("QUADRANT", [[1.0], [2.0]], [[1.0], [2.0], [3.0]]), ("2 x 1",)),
    Refusal(e.NotANumber, "#VALUE!", ("QUADRANT", "dyr", 1.0), ("cost_deviation", "'dyr'")),
    Refusal(e.ShapeMismatch, "#VALUE!", ("EFFICIENCY", [[1.0], [2.0]], [[1.0]]), ("outputs", "1 x 1")),
    Refusal(e.NegativeAmount, "#NUM!", ("EFFICIENCY", [[-1.0], [2.0]], [[1.0], [1.0]]), ("inputs, række 1", "-1")),
    Refusal(e.NoInputs, "#NUM!", ("EFFICIENCY", [[0.0], [2.0]], [[1.0], [1.0]]), ("række 1", "ressourcer")),
    Refusal(e.NoOutputs, "#NUM!", ("EFFICIENCY", [[1.0], [2.0]], [[0.0], [1.0]]), ("række 1", "resultater")),
    Refusal(e.NotANumber, "#VALUE!", ("EFFICIENCY", [["en"], [2.0]], [[1.0], [1.0]]), ("inputs, række 1", "'en'")),
    Refusal(e.UnknownOption, "#VALUE!", ("EFFICIENCY", [[1.0]], [[1.0]], "gæt"), ("returns", "variabelt, konstant")),
    Refusal(e.UnknownName, "#N/A", ("NEAREST_PEERS", FRAMEWORK, "Bilund", 1.0), ("Mente du Billund?",)),
    Refusal(e.NotACount, "#NUM!", ("NEAREST_PEERS", FRAMEWORK, ME, 0.0), ("n:", "0")),
    Refusal(e.TooFewAlike, "#NUM!", ("NEAREST_PEERS", FRAMEWORK, ME, 9.0), ("9", "kun 2")),
    Refusal(e.NoSharedCondition, "#N/A", ("NEAREST_PEERS", [[ME, None, 1.0], ["Vejle", 3.0, None]], ME, 1.0),
            ("rammevilkår",)),
    Refusal(e.EmptyRange, "#VALUE!", ("NEAREST_PEERS", [[None, None]], ME), ("framework",)),
    Refusal(e.NotANumber, "#VALUE!", ("NEAREST_PEERS", [*FRAMEWORK, ["Fanø", "få", 3.0]], ME, 1.0),
            ("række 4", "'få'")),
    Refusal(e.NotAWholeCount, "#NUM!", ("SUPPRESS", [[12.0], [1.5]]), ("counts, række 2", "1,5")),
    Refusal(e.NotANumber, "#VALUE!", ("SUPPRESS", [[12.0], ["(.)"]]), ("counts, række 2", "(.)")),
    Refusal(e.NotACount, "#NUM!", ("SUPPRESS", [[12.0]], 0.5), ("minimum", "0,5")),
]
REFUSALS += [
    Refusal(e.ArgumentMissing, "#N/A", ("RECONCILES", None, [[1.0]]), ("total", "mangler")),
    Refusal(e.EmptyRange, "#VALUE!", ("RECONCILES", 1.0, [[None], [None]]), ("parts",)),
    Refusal(e.NotANumber, "#VALUE!", ("RECONCILES", 1.0, [[1.0], ["en"]]), ("parts, række 2", "'en'")),
]

PRINTED = [[*HEADER, "Gennemsnit"], ["Dagpenge", 3.0, 1.0, 2.0, 1.5], ["Sygedagpenge", 9.0, 4.0, 6.0, 5.0]]
REFUSALS += [
    Refusal(e.EmptyRange, "#VALUE!", ("AUDIT_TABLE", [[None]]), ("table", "området er tomt")),
    Refusal(e.TableTooSmall, "#VALUE!", ("AUDIT_TABLE", PRINTED[:1]), ("table", "1 x 5")),
    Refusal(e.HeaderIsBlank, "#VALUE!", ("AUDIT_TABLE", [*PRINTED, [None, 1.0]]), ("table, række 4", "kolonne 1")),
    Refusal(e.HeaderNotAName, "#VALUE!", ("AUDIT_TABLE", PRINTED[1:]), ("table, række 1", "kolonne 2")),
    Refusal(e.DuplicateName, "#VALUE!", ("AUDIT_TABLE", headed("", ME, "BILLUND")), ("table", "'BILLUND'")),
    Refusal(e.CellHoldsError, "#REF!", ("AUDIT_TABLE", [*PRINTED, [ErrorValue("#REF!"), 1.0]]), ("table, række 4",)),
    Refusal(e.UnknownName, "#N/A", ("AUDIT_TABLE", PRINTED, "Bilund"), ("own", "Mente du Billund")),
    Refusal(e.UnknownName, "#N/A", ("AUDIT_TABLE", PRINTED, ME, "Gns."), ("average", "'Gns.'")),
    Refusal(e.ShapeMismatch, "#VALUE!", ("AUDIT_TABLE", PRINTED, ME, [[1.0]] * 5), ("average", "5 x 1", "dækker 3")),
    Refusal(e.ColumnInTwoRoles, "#VALUE!", ("AUDIT_TABLE", PRINTED, ME, ME), ("average", "'Billund'")),
]

ROW = [ME, "Dagpenge", 100.0, None, None, 1.0]


def activity(*rows: list[Any]) -> tuple[Any, ...]:
    return ("DRIVER_SPLIT", [*ACTIVITY[:4], *rows], ME, "Dagpenge")


REFUSALS += [
    Refusal(e.NameIsBlank, "#N/A", activity([None, *ROW[1:]]), ("activity, række 5", "Skriv navnet på en kommune")),
    Refusal(e.NotAWord, "#VALUE!", activity([851.0, *ROW[1:]]), ("activity, række 5", "851")),
    Refusal(e.NotAWord, "#VALUE!", activity([ME, "(.)", *ROW[2:]]), ("activity, række 5", "(.)")),
    Refusal(e.CellHoldsError, "#REF!", activity([ErrorValue("#REF!"), *ROW[1:]]), ("activity, række 5", "#REF!")),
    Refusal(e.HeaderIsAStatistic, "#VALUE!", activity(["Gennemsnit", *ROW[1:]]), ("activity", "'Gennemsnit'")),
    Refusal(e.DuplicateName, "#VALUE!", ("DRIVER_SPLIT", [[*row, row[-1]] for row in ACTIVITY], ME), ("'Udgift'",)),
    Refusal(e.NotANumber, "#VALUE!", activity([*ROW[:5], "en"]), ("activity, række 5", "'en'")),
    Refusal(e.NegativePersons, "#NUM!", activity([ME, "Dagpenge", -1.0, *ROW[3:]]), ("activity, række 5", "-1")),
    Refusal(e.NegativeFigure, "#NUM!", activity([*ROW[:3], "Mentor", -2.0, 1.0]), ("activity, række 5", "-2")),
    Refusal(e.NegativePersons, "#NUM!", ("MIX_SPLIT", TWO, [TWO[0], ["Unge", 5.0, -1.0], ["Øvrige", 5.0, 1.0]], ME),
            ("persons_table, række 'Unge'", "-1")),
    Refusal(e.NotANumber, "#VALUE!", ("MIX_SPLIT", [TWO[0], ["Unge", "x", 1.0], TWO[2]], TWO, ME),
            ("cost_table, række 'Unge'", "'x'")),
    Refusal(e.NegativeFigure, "#NUM!", ("DEVELOPMENT", [[-1.0, 5.0]]), ("series, række 1", "-1")),
    Refusal(e.NameIsBlank, "#N/A", ("NEAREST_PEERS", [*FRAMEWORK, [None, 1.0, 2.0]], ME, 1.0), ("framework, række 4",)),
    Refusal(e.NotAWord, "#VALUE!", ("NEAREST_PEERS", [*FRAMEWORK, [851.0, 1.0, 2.0]], ME, 1.0),
            ("framework, række 4", "851")),
    Refusal(e.DuplicateName, "#VALUE!", ("NEAREST_PEERS", [*FRAMEWORK, ["VEJLE", 1.0, 2.0]], ME, 1.0),
            ("framework, række 4", "'VEJLE'")),
    Refusal(e.HeaderIsAStatistic, "#VALUE!", ("NEAREST_PEERS", [*FRAMEWORK, ["Gennemsnit", 1.0, 2.0]], ME, 1.0),
            ("framework", "'Gennemsnit'")),
]
