"""The audit of printed figures, in the chapter on trust."""

from typing import Annotated, Any

import numpy as np

from pyxl_bench import audit as au
from pyxl_bench.errors import ArgumentMissing, BenchError, EmptyRange, NotANumber
from xl.catalogue import Arg, Example, Text, worksheet_function
from xl.cells import SUPPRESSED, Cells, is_blank, is_suppressed, number, rows_of
from xl.functions.arguments import COLUMN, NO_UNIT, scalar
from xl.functions.trust import CHAPTER


def _printed(cell: Any, argument: str, row: int | None) -> tuple[float, int]:
    """A printed number and how many decimals it shows: as typed in text, or as few as show the number in full."""
    try:
        value = number(cell)
    except BenchError as error:
        raise error.located(argument, row) from None
    if np.isnan(value):
        return np.nan, 0
    if isinstance(cell, str):
        shown = cell.strip().rstrip("%krpct. ")
        percent = 2 if "%" in cell or "pct" in cell.lower() else 0
        return value, len(shown.partition(",")[2]) + percent
    return value, au.decimals_of(value)


def _one_printed(raw: Any, argument: str) -> tuple[float, int]:
    cell = scalar(raw, argument)
    if is_blank(cell) or is_suppressed(cell):
        raise ArgumentMissing(argument=argument)
    return _printed(cell, argument, None)


def _all_printed(raw: Any, argument: str) -> list[tuple[float, int]] | None:
    """The printed parts; ``None`` where one of them is suppressed, so that nothing can be said."""
    cells = [cell for row in rows_of(raw) for cell in row]
    if all(is_blank(cell) for cell in cells):
        raise EmptyRange(argument=argument)
    if any(map(is_suppressed, cells)):
        return None
    return [_printed(cell, argument, place) for place, cell in enumerate(cells, start=1)]


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("TRUE when printed parts can add up to the printed total, given the decimals of each.",
                 "SAND, når trykte dele kan summe til den trykte total, givet hver enkelts decimaler."),
    result=Text("TRUE or FALSE", "SAND eller FALSK"),
    errors=(ArgumentMissing, EmptyRange, NotANumber),
    examples=(Example("=RECONCILES(100,{thirds})", True), Example("=RECONCILES(103,{thirds})", False)),
    source="Intervalregning på afrundede tal: et tal med d decimaler er rigtigt inden for 0,5 enhed på sidste decimal",
    since="0.1.0",
)
def reconciles(
    total: Annotated[tuple[float, int], Arg(_one_printed, Text("one cell", "én celle"), NO_UNIT, Text(
        "The printed total; text keeps its decimals (30,0).", "Den trykte total; tekst beholder decimaler (30,0)."))],
    parts: Annotated[list[tuple[float, int]] | None, Arg(_all_printed, COLUMN, NO_UNIT, Text(
        "The printed parts; a suppressed one answers (.).", "De trykte dele; en skjult del giver (.)."))],
) -> Cells:
    if parts is None:
        return [[SUPPRESSED]]
    values, decimals = (np.array(column) for column in zip(*parts))
    return [[au.reconciles(total[0], values, total[1], decimals.astype(np.int64))]]
