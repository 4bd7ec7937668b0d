"""The audit of printed figures, in the chapter on trust."""

from typing import Annotated, Any, Final

import numpy as np

from pyxl_bench import audit as au
from pyxl_bench.errors import (
    ArgumentMissing,
    BenchError,
    CellHoldsError,
    ColumnInTwoRoles,
    DuplicateName,
    EmptyRange,
    HeaderIsBlank,
    HeaderNotAName,
    NotANumber,
    ShapeMismatch,
    TableTooSmall,
    UnknownName,
)
from xl.catalogue import Answer, Arg, Example, Text, worksheet_function
from xl.cells import SUPPRESSED, Cells, is_blank, is_suppressed, rows_of
from xl.functions.arguments import COLUMN, NO_UNIT, scalar
from xl.functions.trust import CHAPTER
from xl.printed import Given, Printed, column_given, printed_number, printed_table
from xl.tables import Frame, frame
from xl.telling import text

_HEADING_OR_COLUMN: Final = Text("a heading or a column", "en overskrift eller en kolonne")


def _printed(cell: Any, argument: str, row: int | None) -> tuple[float, int]:
    """A printed number and how many decimals it shows: as typed in text, or as few as show the number in full."""
    try:
        value, decimals = printed_number(cell)
    except BenchError as error:
        raise error.located(argument, row) from None
    return value, au.decimals_of(value) if decimals is None else decimals


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
) -> Answer:
    if parts is None:
        return Answer([[SUPPRESSED]])
    values, decimals = (np.array(column) for column in zip(*parts))
    places = decimals.astype(np.int64)
    fits = au.reconciles(total[0], values, total[1], places)
    low, high = au.rounding_interval(values, places)
    ends = au.rounding_interval(np.array([total[0]]), np.array([total[1]]))
    said = text("Before rounding the parts add up to {low} to {high}, and the total is {least} to {most}.",
                "Før afrunding giver delene {low} til {high}, og totalen er {least} til {most}.",
                low=float(np.nansum(low)), high=float(np.nansum(high)), least=ends[0][0], most=ends[1][0])
    return Answer([[fits]], (said,))


def _column(en: str, da: str) -> Arg:
    return Arg(column_given, _HEADING_OR_COLUMN, NO_UNIT, Text(en, da), blank_is_default=True)


@worksheet_function(
    chapter=CHAPTER,
    answers=Text("The cells of a printed cost table that cannot be true within rounding, one line per finding.",
                 "Celler i en trykt omkostningstabel, der ikke kan være rigtige inden for afrundingen; én linje hver."),
    result=Text("row, column, printed, implied from, implied to, finding; one line of text where nothing is found",
                "række, kolonne, trykt, skal være fra, skal være til, fund; én linje tekst, hvor intet er fundet"),
    errors=(EmptyRange, TableTooSmall, HeaderIsBlank, HeaderNotAName, DuplicateName, CellHoldsError, UnknownName,
            ShapeMismatch, ColumnInTwoRoles),
    examples=(
        Example('=AUDIT_TABLE({printed},"Kommune A")', [[
            "Ledelse", "Gennemsnit øvrige", 4, 0.95, 1.05,
            "Trykt 4,0, men skal være 0,95 til 1,05, for at det passer: summen 'Samlet', gennemsnittet i "
            "'Gennemsnit øvrige' og differencen i 'Difference'."]]),
    ),
    source="Intervalregning på afrundede tal; Fellegi og Holt (1976): ret færrest mulige celler, så alt går op",
    since="0.1.0",
)
def audit_table(
    table: Annotated[Frame, Arg(frame, Text("table with headings", "tabel med overskrifter"), NO_UNIT, Text(
        "The printed table: headings in the first row, rows named in the first column. Rows with - are parts of the "
        "one above. Text keeps its decimals (30,0).",
        "Den trykte tabel: overskrifter i første række, rækkenavne i første kolonne. Rækker med - er dele af den "
        "ovenover. Tekst beholder decimaler (30,0)."))],
    own: Annotated[Given | None, _column(
        "The municipality of the report. Left out: the one that the average and difference point to.",
        "Rapportens kommune. Udeladt: den, som gennemsnit og difference peger på.")] = None,
    average: Annotated[Given | None, _column(
        "The average of the others. Left out: the first column called Gennemsnit or Gns.",
        "De øvriges gennemsnit. Udeladt: den første kolonne, der hedder Gennemsnit eller Gns.")] = None,
    difference: Annotated[Given | None, _column(
        "Own minus average. Left out: the first column called Difference, Afvigelse or Forskel.",
        "Egen minus gennemsnit. Udeladt: den første kolonne, der hedder Difference, Afvigelse eller Forskel.")] = None,
) -> Answer:
    printed = printed_table(table, own=own, average=average, difference=difference)
    audit = au.audit_table(printed.table)
    lines: Cells = [[each.row, each.column, each.error, None, None, each.error.message("da")]
                    for each in printed.unreadable]
    lines += [
        [found.row, found.column, found.printed, _end(found.implied_from), _end(found.implied_to), found.text_da]
        for found in audit.findings
    ]
    return Answer(lines or [[_nothing_found(audit), *[None] * 5]], _how_read(printed, audit))


def _end(value: float) -> float | None:
    return None if np.isnan(value) else value


def _nothing_found(audit: au.Audit) -> str:
    if not audit.checked:
        return "Intet at kontrollere: ingen sum, dele, gennemsnit eller difference kan regnes efter."
    left = f" {_left_out(audit).da}" if audit.left_out else ""
    return f"Ingen fund: {audit.checked} sammenhænge er regnet efter og passer inden for afrundingen.{left}"


def _how_read(printed: Printed, audit: au.Audit) -> tuple[Text, ...]:
    """Which columns were taken for what, how much was checked, and what was left out and why."""
    table = printed.table
    roles = [(name, table.columns[at]) for name, at in zip(
        (("own", "egen"), ("average", "gennemsnit"), ("difference", "difference")),
        (table.own, table.average, table.difference)) if at is not None]
    said = [Text(*("; ".join(f"{name[language]} = {heading}" for name, heading in roles) + "."
                   for language in (0, 1)))] if roles else []
    said.append(Text(f"{audit.checked} relations checked.", f"{audit.checked} sammenhænge regnet efter."))
    if audit.left_out:
        said.append(_left_out(audit))
    if printed.passed_over:
        named = ", ".join(printed.passed_over)
        said.append(Text(f"Columns passed over: {named}.", f"Kolonner sprunget over: {named}."))
    return tuple(said)


def _left_out(audit: au.Audit) -> Text:
    named = [au.relation_in_words(kind, name) for kind, name in audit.left_out]
    return Text(f"Not checked, as most of the table says otherwise: {', '.join(en for en, _ in named)}.",
                f"Ikke regnet efter, da det meste af tabellen siger andet: {', '.join(da for _, da in named)}.")
