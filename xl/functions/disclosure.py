"""Disclosure control, in the chapter on trust."""

from typing import Annotated

from pyxl_bench import disclosure as dc
from pyxl_bench.errors import BenchError, NotACount, NotANumber, NotAWholeCount
from xl.catalogue import Answer, Arg, Example, Text, Told, worksheet_function
from xl.cells import SUPPRESSED, Cell, Cells, Grid, cells, grid
from xl.functions.arguments import count
from xl.functions.trust import CHAPTER
from xl.telling import text


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("The counts with small ones as (.), and as many more as published totals would give away.",
                 "Antallene med de små som (.), og med så mange flere, som offentlige totaler ellers ville røbe."),
    result=Text("persons, or (.)", "personer eller (.)"),
    errors=(NotAWholeCount, NotANumber, NotACount),
    examples=(Example("=SUPPRESS({counts})", [[12], ["(.)"], ["(.)"]]),),
    source="Fischetti og Salazar (2001), beskyttelsesniveauer; Willenborg og de Waal, Statistical Disclosure Control",
    since="0.1.0",
)
def suppress(
    counts: Annotated[Grid, Arg(grid, Text("range", "område"), Text("persons", "personer"), Text(
        "Counts without their totals: a column, a row or a table.",
        "Antal uden deres totaler: en kolonne, en række eller en tabel."))],
    minimum: Annotated[int, Arg(count, Text("one cell", "én celle"), Text("persons", "personer"), Text(
        "The smallest count that may be shown; 0 always may.",
        "Det mindste antal, der må vises; 0 må altid vises."), blank_is_default=True)] = 5,
) -> Answer:
    for (row, _), fault in counts.faults.items():
        raise fault if isinstance(fault, BenchError) else NotANumber(argument="counts", row=row + 1, value=fault)
    try:
        withheld = dc.suppress(counts.values, minimum)
    except NotAWholeCount as error:
        raise error.located("counts") from None
    out: Cells = cells(counts.values)
    for row, line in enumerate(withheld.cells):
        for column, hidden in enumerate(line):
            if hidden:
                out[row][column] = SUPPRESSED

    def how(row: int, column: int) -> Told:
        return _told(counts.values[row, column], minimum, out[row][column])

    return Answer(out, _totals(withheld), how)


def _told(number: float, minimum: int, shown: Cell) -> Told:
    """Why a count is withheld, or why it may be shown."""
    if shown == SUPPRESSED and 0 < number < minimum:
        return (text("Withheld: from 1 to {last} persons.", "Skjult: fra 1 til {last} personer.", last=minimum - 1),)
    if shown == SUPPRESSED:
        return (Text("Withheld: with the totals it would give a small count away.",
                     "Skjult: sammen med totalerne ville tallet røbe et lille antal."),)
    return (text("May be shown: 0, or at least {minimum} persons, and no small count follows from it.",
                 "Må vises: 0 eller mindst {minimum} personer, og intet lille antal følger af det.",
                 minimum=minimum),) if shown is not None else ()


def _totals(withheld: dc.Suppression) -> tuple[Text, ...]:
    """Which totals may not be printed either."""
    rows = [str(place + 1) for place, hidden in enumerate(withheld.row_totals) if hidden]
    columns = [str(place + 1) for place, hidden in enumerate(withheld.column_totals) if hidden]
    told = [
        *([Text(f"Withhold the totals of rows {', '.join(rows)}.", f"Vis ikke totalen for række {', '.join(rows)}.")]
          if rows else []),
        *([Text(f"Withhold the totals of columns {', '.join(columns)}.",
                f"Vis ikke totalen for kolonne {', '.join(columns)}.")] if columns else []),
        *([Text("Withhold the grand total.", "Vis ikke totalen for det hele.")] if withheld.grand_total else []),
    ]
    return tuple(told)
