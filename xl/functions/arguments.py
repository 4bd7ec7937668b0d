"""Arguments that several worksheet functions take, defined once."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

import numpy as np

from pyxl_bench.errors import (
    ArgumentMissing,
    BenchError,
    CellHoldsError,
    NotACount,
    NotAScalar,
    NotAShare,
    NotYesOrNo,
    UnknownOption,
)
from xl.answers import names
from xl.catalogue import Arg, Text
from xl.cells import ErrorValue, Grid, date, grid, is_blank, number, rows_of
from xl.columns import truth
from xl.tables import cost_table

Choice: TypeAlias = str

MONEY: Final = Text("kr. or 1,000 kr.", "kr. eller 1.000 kr.")
MONEY_PER_PERSON: Final = Text("kr. or 1,000 kr. per full-time person", "kr. eller 1.000 kr. pr. fuldtidsperson")
FULLTIME: Final = Text("full-time persons", "fuldtidspersoner")
NO_UNIT: Final = Text("no unit", "ingen enhed")
NAME: Final = Text("name", "navn")
CELL_OR_RANGE: Final = Text("cell or range", "celle eller område")
OPTION_WORD: Final = Text("option word", "valgord")
COLUMN: Final = Text("column", "kolonne")
ONE_CELL: Final = Text("one cell", "én celle")


def scalar(raw: Any, argument: str) -> Any:
    """The one cell that an option is.

    Raises:
        NotAScalar: a range was marked.
        CellHoldsError: the cell shows an error.
    """
    rows = rows_of(raw)
    if len(rows) != 1 or len(rows[0]) != 1:
        raise NotAScalar(argument=argument, height=len(rows), width=len(rows[0]))
    if isinstance(rows[0][0], ErrorValue):
        raise CellHoldsError(argument=argument, value=rows[0][0].code)
    return rows[0][0]


def figure(raw: Any, argument: str) -> float:
    """The one number in a cell, which must be there."""
    cell = scalar(raw, argument)
    if is_blank(cell):
        raise ArgumentMissing(argument=argument)
    try:
        return number(cell)
    except BenchError as error:
        raise error.located(argument) from None


def shares(highest: float) -> Callable[[Any, str], Grid]:
    """Shares from 0 to ``highest``, others refused in their cells."""

    def convert(raw: Any, argument: str) -> Grid:
        given = grid(raw, argument)
        for r, c in np.argwhere((given.values < 0) | (given.values > highest)).tolist():
            row = r + 1 if given.shape[0] > 1 else None
            given.faults[r, c] = NotAShare(argument=argument, row=row, value=float(given.values[r, c]))
            given.values[r, c] = np.nan
        return given

    return convert


def one_date(raw: Any, argument: str) -> dt.date:
    """The one date in a cell."""
    cell = scalar(raw, argument)
    try:
        return date(cell)
    except BenchError as error:
        raise error.located(argument) from None


def count(raw: Any, argument: str) -> int:
    """A whole number of at least one."""
    value = figure(raw, argument)
    if value < 1 or value != int(value):
        raise NotACount(argument=argument, value=scalar(raw, argument))
    return int(value)


def yes_or_no(raw: Any, argument: str) -> bool:
    """TRUE or FALSE, in either language, or 1 or 0."""
    cell = scalar(raw, argument)
    answer = truth(cell)
    if answer not in (0, 1):
        raise NotYesOrNo(argument=argument, value=cell)
    return bool(answer)


def choice(words: Mapping[str, tuple[str, ...]]) -> Callable[[Any, str], str]:
    """An option word, in English or as one of its Danish names, any case."""
    known = {word: option for option, others in words.items() for word in (option, *others)}
    english = ", ".join(words)
    danish = ", ".join((*others, option)[0] for option, others in words.items())

    def convert(raw: Any, argument: str) -> str:
        cell = scalar(raw, argument)
        option = known.get(str(cell).strip().casefold())
        if option is None:
            raise UnknownOption(argument=argument, value=cell, choices_en=english, choices_da=danish)
        return option

    return convert


def one_name(raw: Any, argument: str) -> str:
    """The one name in a cell."""
    found = names(scalar(raw, argument), argument, "municipality", "kommune").rows[0][0]
    if isinstance(found, BenchError):
        raise found
    return str(found)


def municipality_names(raw: Any, argument: str) -> Any:
    return names(raw, argument, "municipality", "kommune")


def group_names(raw: Any, argument: str) -> Any:
    return names(raw, argument, "target group", "målgruppe")


COST_TABLE: Final = Arg(
    cost_table,
    Text("table with headers", "tabel med overskrifter"),
    MONEY_PER_PERSON,
    Text(
        "Unit costs: municipalities in the first row, target groups in the first column. The row Samlet is the total.",
        "Enhedsomkostninger: kommuner i første række, målgrupper i første kolonne. Rækken Samlet er totalen.",
    ),
)
MUNICIPALITY: Final = Arg(
    municipality_names,
    CELL_OR_RANGE,
    NAME,
    Text("The municipality that asks, as the table names it.", "Kommunen, der spørger, med tabellens navn."),
)
GROUP: Final = Arg(
    group_names,
    CELL_OR_RANGE,
    NAME,
    Text(
        "One target group or several. Left out: all groups in table order, the total last.",
        "Én eller flere målgrupper. Udeladt: alle grupper i tabellens orden, totalen sidst.",
    ),
)
PERSONS: Final = Arg(
    grid,
    COLUMN,
    FULLTIME,
    Text(
        "The municipality's full-time persons, one per group row in table order, with or without the total row.",
        "Kommunens fuldtidspersoner, ét tal pr. grupperække i tabellens orden, med eller uden totalrækken.",
    ),
)
RANK_BY: Final = Arg(
    choice({"total": ("samlet",), "group": ("gruppe",)}),
    OPTION_WORD,
    NO_UNIT,
    Text(
        "\"total\": the cheapest are chosen once, by the total row. \"group\": anew in each group.",
        "\"samlet\": de billigste vælges én gang efter totalrækken. \"gruppe\": på ny i hver gruppe.",
    ),
    blank_is_default=True,
)
COUNT: Final = Arg(
    count,
    ONE_CELL,
    Text("municipalities", "kommuner"),
    Text("How many of the cheapest other municipalities.", "Hvor mange af de billigste andre kommuner."),
    blank_is_default=True,
)
