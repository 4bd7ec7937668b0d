"""The sheets Ydelser and Ydelsestal: the focus targets benefit by benefit, sorted and with small groups withheld.

The report's rule: the highest share first, ties by the larger population;
populations of fewer than five print as (.) and stand last.
"""

from __future__ import annotations

from typing import Final

from xlsxwriter.utility import xl_col_to_name

from workbooks.ballerup_2020_09.figures import BENEFITS, TARGETS
from workbooks.charts import ChartData, paired_bars, place
from workbooks.style import Book

NAME: Final = "Ydelser"
COUNTS: Final = "Ydelsestal"
_FIRST: Final = 5
_COUNT: Final = len(BENEFITS)
_LAST: Final = _FIRST + _COUNT - 1
_SORTED: Final = 5
"""The column of Ydelsestal where the first target's published figures begin."""
_WHAT: Final = ("personer, vises", "andel, vises", "personer, sortering", "andel, sortering", "plads")
"""The published figures of a target: what withheld ones are sorted by is below all others."""


def write_counts(book: Book) -> None:
    sheet = book.sheet(
        COUNTS,
        "Ydelsestal",
        "Personer med mindst 12 måneders anciennitet pr. ydelse. Internt: indeholder små antal - del kun arket Ydelser",
        [40, *[12] * 4, *[13] * 10],
    )
    sheet.write(2, 0, "KONSTRUEREDE TAL: rapporten trykker kun summerne (1.146 og 958, 1.032 og 924).",
                book.format("strong"))
    counted = ("personer", "opfyldt")
    titles = [f"{target.name}: {what}" for each in (counted, _WHAT) for target in TARGETS for what in each]
    book.headers(sheet, _FIRST - 1, 0, ["Ydelse", *titles])
    for row, (name, *figures) in enumerate(BENEFITS, start=_FIRST):
        sheet.write(row, 0, name, book.format("label"))
        for column, figure in enumerate(figures, start=1):
            sheet.write(row, column, figure, book.format("input.0"))
    for number in range(len(TARGETS)):
        persons, met = (xl_col_to_name(1 + 2 * number + more) for more in (0, 1))
        first = _SORTED + len(_WHAT) * number
        shown, share, persons_key, share_key, _ = (xl_col_to_name(first + more) for more in range(len(_WHAT)))
        book.spilled(sheet, _FIRST, first, _COUNT, f"=SUPPRESS({_all(persons)})", "calc.0")
        for row in range(_FIRST + 1, _LAST + 2):
            for column, (formula, look) in enumerate((
                (f'=IF(ISNUMBER({shown}{row}),{met}{row}/{persons}{row},"(.)")', "calc.pct"),
                (f"=IF(ISNUMBER({shown}{row}),{shown}{row},-1)", "calc.0"),
                (f"=IF(ISNUMBER({shown}{row}),{share}{row},-1)", "calc.pct"),
                (_place(share_key, persons_key, row), "calc.0"),
            ), start=first + 1):
                sheet.write_formula(row - 1, column, formula, book.format(look))
    sheet.write(_LAST + 1, 0, "Sum", book.format("total_label"))
    for column in range(1, 5):
        sheet.write_formula(_LAST + 1, column, f"=SUM({_all(xl_col_to_name(column), absolute=False)})",
                            book.format("calc.0"))
    sheet.freeze_panes(_FIRST, 1)


def _all(letter: str, *, absolute: bool = True) -> str:
    sign = "$" if absolute else ""
    return f"{letter}{sign}{_FIRST + 1}:{letter}{sign}{_LAST + 1}"


def _place(share: str, persons: str, row: int) -> str:
    """The place of a benefit: highest share, then larger population, then as they stand."""
    shares, sizes = _all(share), _all(persons)
    so_far = [f"{letter}${_FIRST + 1}:{letter}{row}={letter}{row}" for letter in (share, persons)]
    return (f"=RANK({share}{row},{shares})+SUMPRODUCT(({shares}={share}{row})*({sizes}>{persons}{row}))"
            f"+SUMPRODUCT(({so_far[0]})*({so_far[1]}))-1")


def write_published(book: Book, data: ChartData) -> None:
    sheet = book.sheet(
        NAME,
        "Fokusmål pr. ydelse",
        "Juli - september 2020 (konstruerede tal). Højeste andel først, ved lige andel den største gruppe; "
        "grupper under 5 vises som (.)",
        [40, 16, 16, 4, 40, 16, 16],
    )
    for number, target in enumerate(TARGETS):
        left = 4 * number
        sheet.write(_FIRST - 2, left, target.label, book.format("strong"))
        sheet.write(_FIRST - 1, left, "Ydelse", book.format("header"))
        for column, title in enumerate(("Personer", "Andel opfyldt"), start=left + 1):
            sheet.write(_FIRST - 1, column, title, book.format("number_header"))
        first = _SORTED + len(_WHAT) * number
        sources = ("A", *(xl_col_to_name(first + more) for more in (0, 1)))
        order = f"{COUNTS}!{_all(xl_col_to_name(first + len(_WHAT) - 1))}"
        for row in range(_FIRST, _LAST + 1):
            at = f"MATCH({row - _FIRST + 1},{order},0)"
            for column, (letter, look) in enumerate(zip(sources, ("label", "output.0", "output.pct")), start=left):
                sheet.write_formula(row, column, f"=INDEX({COUNTS}!{_all(letter)},{at})", book.format(look))
        name, share = (xl_col_to_name(left + more) for more in (0, 2))
        rows = range(_FIRST + 1, _LAST + 2)
        names, shares = data.columns(f"{target.name} pr. ydelse", {
            "Ydelse": [f'=IF(ISNUMBER({NAME}!{share}{row}),{NAME}!{name}{row},{NAME}!{name}{row}&" (.)")'
                       for row in rows],
            "Andel": [f"=IF(ISNUMBER({NAME}!{share}{row}),{NAME}!{share}{row},0)" for row in rows],
        }, "calc.any")
        chart = paired_bars(book, f"{target.label}: andel pr. ydelse", names, {"Andel opfyldt": shares},
                            number="0.0%;-0.0%;;")
        chart.set_legend({"none": True})
        place(sheet, _LAST + 2, left, chart, width=530, height=400)
    sheet.write(_LAST + 1, 0, "Ud over grupper under 5 tilbageholdes det, som summen ellers ville røbe (SUPPRESS).",
                book.format("lead"))
    sheet.freeze_panes(_FIRST, 0)
