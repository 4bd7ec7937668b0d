"""The chapter on trust: where a number comes from, and what calculated it."""

from typing import Annotated, Any, Final

import pyxl_bench
from pyxl_bench.errors import NotAScalar, WrongArgumentCount
from xl.catalogue import Arg, Example, Text, worksheet_function
from xl.cells import Cells
from xl.functions.arguments import NO_UNIT, scalar
from xl.session import Reference, session

CHAPTER: Final = Text("Trust", "Tillid")
SOURCE: Final = "pyxl_bench"


def _reference(raw: Any, argument: str) -> Reference:
    if isinstance(raw, Reference):
        return raw
    return Reference("", 0, 0, scalar(raw, argument))


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("Why a cell shows an error, or how its number came about.",
                 "Hvorfor en celle viser en fejl, eller hvordan dens tal er fremkommet."),
    result=Text("text", "tekst"),
    errors=(NotAScalar, WrongArgumentCount),
    examples=(Example("=LEN(WHY(A1))>0", True),),
    source=SOURCE,
    since="0.1.0",
)
def why(
    cell: Annotated[Reference, Arg(_reference, Text("one cell", "én celle"), NO_UNIT, Text(
        "The cell to explain.", "Cellen, der skal forklares."), reference=True)],
) -> Cells:
    return [[session().explain(cell)]]


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("The version of pyxl_bench and the host that calculated.",
                 "Versionen af pyxl_bench og det program, der har regnet."),
    result=Text("text", "tekst"),
    errors=(WrongArgumentCount,),
    examples=(Example("=LEFT(PB_VERSION(),10)", "pyxl_bench"),),
    source=SOURCE,
    since="0.1.0",
)
def pb_version() -> Cells:
    return [[f"pyxl_bench {pyxl_bench.__version__} ({session().host})"]]
