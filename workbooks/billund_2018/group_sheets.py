"""A sheet for each target group: what its cost is made of, its indicators, and what in the print cannot be true."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from workbooks.billund_2018.figures import (
    AVERAGE,
    DIFFERENCE,
    GROUPS,
    MUNICIPALITIES,
    NUMBER,
    OWN,
    SHORT,
    TABLE_NAME,
    figure,
    look,
    printed,
    rounding,
    rows,
)
from workbooks.charts import Axis, Cells, paired_bars, place, stacked_columns
from workbooks.style import Book

FIRST: Final = 4
"""The row (from 0) of a table's first line."""
MAIN: Final = (
    "Sagsbehandling mv.",
    "Virksomhedsindsats i alt",
    "Beskæftigelsestilbud i alt",
    "Følgeudgifter (konto 5+6)",
    "Administration og møder",
    "Ledelse/teamledelse",
)
"""The parts that a unit cost is made of."""
_SPELT: Final = {"Følgudgifter (konto 5+6)": "Følgeudgifter (konto 5+6)"}
"""As one table spells it, and as the others do."""
_FINER: Final = {"1": "calc.plus2", "2": "calc.plus2", "pct": "calc.pluspct2"}
"""How a difference from print is shown: in more decimals than are printed."""
_WIDTH: Final = len(MUNICIPALITIES)
_CHECKS: Final = (
    "Gns. øvrige, egen kommune",
    "Forskel fra trykt",
    "Afrundingen tillader",
    "Kolonner, hvor dele ikke summer",
)
AVERAGE_AT, DIFFERENCE_AT = _WIDTH + 1, _WIDTH + 2
CHOSEN = _WIDTH + 4
CHECK = CHOSEN + 5
"""The columns of the printed average and difference, of the chosen municipality, and of the check of the print."""


def lines(group: str) -> list[tuple[str, str]]:
    """Section and row of each line of a group's table."""
    return [(section, row) for section, _, row in rows(NUMBER[group])]


def row_of(group: str, row: str) -> int:
    """The row (from 0) where a line of a group's table stands."""
    names = [_SPELT.get(name, name) for _, name in lines(group)]
    return FIRST + names.index(row)


def degree_rows(group: str) -> tuple[int, int]:
    """The rows of the activation degrees: all, and work-based."""
    named = [(name, FIRST + place_) for place_, (_, name) in enumerate(lines(group))]
    work = next(row for name, row in named if name.startswith("Virksomhedsrette") and name.endswith("aktiveringsgrad"))
    return row_of(group, "Aktiveringsgrad"), work


def exit_row(group: str) -> int:
    """The row of the exit rate to job and education."""
    return next(FIRST + at for at, (_, name) in enumerate(lines(group)) if name.startswith("Afgangsrate"))


def cell(group: str, row: int, municipality: str) -> str:
    """A municipality's cell in a group's table, for formulas on any sheet."""
    return f"'{SHORT[group]}'!{xl_rowcol_to_cell(row, 1 + MUNICIPALITIES.index(municipality))}"


def checks(group: str) -> dict[str, Cells]:
    """The cells of a group's sheet that say how print and calculation agree."""
    columns = ("average", "off", "allowed", "sums")
    return {name: Cells(SHORT[group], FIRST, CHECK + at, len(lines(group))) for at, name in enumerate(columns)}


def finding(group: str) -> str:
    """The first cell of the audit's answer."""
    return f"'{SHORT[group]}'!{xl_rowcol_to_cell(_after(group) + 2, 0)}"


def _after(group: str) -> int:
    return FIRST + len(lines(group)) + 1


def write(book: Book) -> None:
    """Write the twelve sheets."""
    for group in GROUPS:
        _write(book, group)


def _write(book: Book, group: str) -> None:
    sheet = book.sheet(
        SHORT[group],
        group,
        f"Rapportens tabel {NUMBER[group]}, 2018: omkostninger i 1.000 kr. pr. fuldtidsperson og kvalitetsindikatorer. "
        "Kommunen i kolonnen Valgt vælges på arket Enhedsomkostninger",
        [52, *[12] * _WIDTH, 13, 12, 3, 12, 12, 12, 14, 3, 15, 13, 13, 18],
        pages=1,
    )
    sheet.set_paper(8)
    _print(book, sheet, group)
    _compare(book, sheet, group)
    _check(book, sheet, group)
    _audit(book, sheet, group)
    _charts(book, sheet, group)
    sheet.freeze_panes(FIRST, 1)


def _print(book: Book, sheet: Any, group: str) -> None:
    columns = [("Post", "label"), *((name, "input.1") for name in (*MUNICIPALITIES, AVERAGE, DIFFERENCE))]
    book.table(sheet, FIRST - 1, 0, TABLE_NAME[group], columns, [[row] for _, row in lines(group)])
    for at, (section, row) in enumerate(lines(group), start=FIRST):
        name = book.format("total_label" if row.startswith(("Samlet", "Enhedsomkostning")) else "label")
        sheet.write(at, 0, row, name)
        for column, municipality in enumerate((*MUNICIPALITIES, AVERAGE, DIFFERENCE), start=1):
            shown = printed(NUMBER[group])[section, group, row, municipality]
            of_row = printed(NUMBER[group])[section, group, row, OWN]
            sheet.write(at, column, figure(shown), book.format(f"input.{look(of_row)}"))


def _table(group: str) -> str:
    return f"{TABLE_NAME[group]}[[#All],[Post]:[{MUNICIPALITIES[-1]}]]"


def _compare(book: Book, sheet: Any, group: str) -> None:
    table, posts = _table(group), f"{TABLE_NAME[group]}[Post]"
    book.headers(sheet, FIRST - 1, CHOSEN, ["Valgt", "Gns. øvrige", "Afvigelse", "Placering, 1 er højest"])
    name = TABLE_NAME[group]
    for column, formula, role in (
        (0, f"=INDEX({name}[],0,MATCH(Valgt_kommune,{name}[#Headers],0))", "calc"),
        (1, f"=PEER_AVERAGE({table},Valgt_kommune,{posts})", "calc"),
        (2, f"=COST_DEVIATION({table},Valgt_kommune,{posts})", "output"),
        (3, f"=COST_RANK({table},Valgt_kommune,{posts})", "calc"),
    ):
        _spill_by_row(book, sheet, group, CHOSEN + column, formula, role, "0" if column == 3 else None)


def _spill_by_row(
    book: Book, sheet: Any, group: str, column: int, formula: str, role: str, form: str | None = None
) -> None:
    """A formula down the whole table, each row in the format of its figures."""
    for at, (section, row) in enumerate(lines(group), start=FIRST):
        shown = form or look(printed(NUMBER[group])[section, group, row, OWN])
        plus = "plus" if role == "output" else ""
        sheet.write_blank(at, column, None, book.format(f"{role}.{plus}{shown}"))
    first = lines(group)[0]
    shown = form or look(printed(NUMBER[group])[first[0], group, first[1], OWN])
    plus = "plus" if role == "output" else ""
    sheet.write_dynamic_array_formula(FIRST, column, FIRST, column, formula, book.format(f"{role}.{plus}{shown}"))


def _check(book: Book, sheet: Any, group: str) -> None:
    book.headers(sheet, FIRST - 1, CHECK, _CHECKS)
    average = f"=PEER_AVERAGE({_table(group)},Egen_kommune,{TABLE_NAME[group]}[Post])"
    _spill_by_row(book, sheet, group, CHECK, average, "calc")
    parts = parts_of([row for _, row in lines(group)])
    for at, (section, row) in enumerate(lines(group)):
        shown = printed(NUMBER[group])[section, group, row, AVERAGE]
        form, place_ = look(printed(NUMBER[group])[section, group, row, OWN]), FIRST + at
        off, allowed, sums = (xl_col_to_name(CHECK + column) for column in (1, 2, 3))
        if shown.value is not None:
            printed_average = xl_rowcol_to_cell(place_, AVERAGE_AT)
            difference = f"=ROUND({xl_rowcol_to_cell(place_, CHECK)}-{printed_average},6)"
            sheet.write_formula(f"{off}{place_ + 1}", difference, book.format(_FINER[form]))
            sheet.write_number(f"{allowed}{place_ + 1}", 2 * rounding(shown), book.format(f"calc.{form}"))
        if at in parts:
            formula = _sums(place_, [FIRST + part for part in parts[at]], rounding(shown))
            sheet.write_formula(f"{sums}{place_ + 1}", formula, book.format("calc.0"))
    red = book.writer.add_format({"bg_color": "#F6C6C6", "font_color": "#8A1C1C", "bold": True})
    off_cells = checks(group)["off"]
    area = (FIRST, off_cells.column, FIRST + off_cells.height - 1, off_cells.column)
    too_far = f"=ABS({off}{FIRST + 1})>{allowed}{FIRST + 1}+1E-9"
    sheet.conditional_format(*area, {"type": "formula", "criteria": too_far, "format": red})
    sums_at = checks(group)["sums"].column
    sheet.conditional_format(
        FIRST, sums_at, FIRST + off_cells.height - 1, sums_at,
        {"type": "cell", "criteria": ">", "value": 0, "format": red},
    )


def parts_of(names: Sequence[str]) -> dict[int, list[int]]:
    """Which lines add up to which: parts begin with ``-``; Samlet is the sum of the main lines, and of the accounts."""
    total = names.index("Samlet")
    found: dict[int, list[int]] = {total: []}
    whole = 0
    for at, name in enumerate(names[:total]):
        if name.startswith("-"):
            found.setdefault(whole, []).append(at)
        elif at:
            whole = at
            found[total].append(at)
    found[0] = [at for at, name in enumerate(names) if name.startswith("Samlet konto")]
    return found


def _sums(whole: int, parts: Sequence[int], half: float) -> str:
    """How many of a line's columns cannot be the sum of its parts, each rounded."""

    def across(row: int) -> str:
        return f"{xl_rowcol_to_cell(row, 1)}:{xl_rowcol_to_cell(row, DIFFERENCE_AT)}"

    total = "+".join(across(row) for row in parts)
    room = f"({half * (len(parts) + 1):.4g}+1E-9)"
    return f"=SUMPRODUCT(--(({across(whole)}-({total}))^2>{room}^2))"


def _audit(book: Book, sheet: Any, group: str) -> None:
    row = _after(group)
    sheet.write(row, 0, "Trykfejl: celler, der ikke kan være rigtige inden for afrundingen", book.format("strong"))
    for column, title in enumerate(["Række", "Kolonne", "Trykt", "Skal være fra", "Skal være til", "Fund"]):
        sheet.write(row + 1, column, title, book.format("number_header" if 1 < column < 5 else "header"))
    sheet.write_dynamic_array_formula(
        row + 2, 0, row + 2, 0, f"=AUDIT_TABLE({TABLE_NAME[group]}[#All],Egen_kommune)", book.format("text")
    )
    shares = f"$A${_shares(group)[0] + 1}:$A${_shares(group)[-1] + 1}"
    percent = book.writer.add_format({"num_format": "0.00%"})
    a_share = {"type": "formula", "criteria": f"=COUNTIF({shares},$A{row + 3})>0", "format": percent}
    sheet.conditional_format(row + 2, 2, row + 5, 4, a_share)


def _charts(book: Book, sheet: Any, group: str) -> None:
    top = _after(group) + 6
    names = Cells(SHORT[group], FIRST - 1, 1, 1, _WIDTH + 1)
    chart = stacked_columns(
        book,
        "Hvad enhedsomkostningen består af, 1.000 kr. pr. fuldtidsperson",
        names,
        {part: Cells(SHORT[group], row_of(group, part), 1, 1, _WIDTH + 1) for part in MAIN},
        Axis("", "#,##0"),
    )
    place(sheet, top, 0, chart, width=1000, height=440)
    shares = _shares(group)
    chart = paired_bars(
        book,
        "Kvalitetsindikatorer i pct.: valgt kommune og de øvriges gennemsnit",
        Cells(SHORT[group], shares[0], 0, len(shares)),
        {name: Cells(SHORT[group], shares[0], CHOSEN + at, len(shares)) for at, name in enumerate(("Valgt", "Øvrige"))},
        number="0.0%",
    )
    place(sheet, top, 10, chart, width=860, height=440)


def _shares(group: str) -> list[int]:
    """The rows of the indicators that are percentages; they stand together."""
    table = printed(NUMBER[group])
    return [at for at, (section, row) in enumerate(lines(group), start=FIRST)
            if table[section, group, row, OWN].unit == "pct"]
