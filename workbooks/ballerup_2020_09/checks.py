"""The sheet Kontrol: what is calculated beside what the report prints."""

from __future__ import annotations

from typing import Final, NamedTuple

from workbooks.ballerup_2020_09.figures import TARGETS, number, printed
from workbooks.ballerup_2020_09.focus_targets import MEANS, PERSONS
from workbooks.ballerup_2020_09.focus_targets import NAME as FOCUS
from workbooks.ballerup_2020_09.overview import NAME as OVERVIEW
from workbooks.ballerup_2020_09.overview import STATUS
from workbooks.style import Book

_FIRST: Final = 4
_FINER: Final = {"pct": "pct3", "pct2": "pct3", "pluspct2": "pct3"}
"""How differences of rounded figures are shown."""


class Check(NamedTuple):
    """A figure: where it is calculated, what is printed, and how far rounding may take them apart."""

    label: str
    formula: str
    value: float | str | None
    look: str
    room: float


def write(book: Book) -> None:
    sheet = book.sheet(
        "Kontrol",
        "Kontrol",
        "Beregnet mod trykt i rapporten. Afrunding af de trykte tal, der regnes på, kan give en lille forskel",
        [66, 24, 24, 18, 20, 14],
    )
    headers = ["Tal", "Beregnet", "Trykt", "Forskel", "Afrundingen tillader", "Stemmer"]
    book.headers(sheet, _FIRST - 1, 0, headers)
    for row, check in enumerate(_checks(), start=_FIRST):
        sheet.write(row, 0, check.label, book.format("label"))
        sheet.write_formula(row, 1, check.formula, book.format(f"calc.{check.look}"))
        blank = check.value is None
        sheet.write(row, 2, "ikke trykt" if blank else check.value, book.format(f"input.{check.look}"))
        word = isinstance(check.value, str) or blank
        at = row + 1
        look = "calc.word" if word else f"calc.{_FINER.get(check.look, check.look)}"
        sheet.write_formula(row, 3, '=""' if word else f"=ROUND(B{at}-C{at},12)", book.format(look))
        sheet.write(row, 4, "" if word else check.room, book.format(look))
        same = '="-"' if blank else f'=IF(B{at}=C{at},"Ja","Nej")' if word else f'=IF(ABS(D{at})<=E{at},"Ja","Nej")'
        sheet.write_formula(row, 5, same, book.format("output.word"))
    last = _FIRST + len(_checks())
    sheet.write(last + 1, 0, "Alle trykte tal stemmer", book.format("strong"))
    sheet.write_formula(last + 1, 1, f'=IF(COUNTIF(F{_FIRST + 1}:F{last},"Nej")=0,"Ja","Nej")',
                        book.format("output.text"))
    sheet.write(last + 2, 0, "Tal om de seneste 12 måneder og om kravet følger af konstruerede månedstal, som er valgt "
                             "til det; de øvrige følger af trykte tal alene.", book.format("lead"))
    sheet.freeze_panes(_FIRST, 1)


def _checks() -> list[Check]:
    checks = [
        Check("1.1 Forskel i antal fuldtidspersoner", "=Afstand_personer", number("1.1", "Forskel"), "plus0", 0),
        Check("1.4 Forskel i andel, %-point", "=Afstand_andel", number("1.4", "Forskel"), "pluspct2", 0.00015),
    ]
    for place, target in enumerate(TARGETS):
        name = target.name.lower()
        checks += [
            Check(f"1.3 Andel opfyldt, {name}", f"='{FOCUS}'!D{PERSONS + place + 1}",
                  number("1.3", "Andel", target.mark), "pct", 0.0005),
            Check(f"1.5 Seneste 12 måneder, {name}", f"='{FOCUS}'!B{MEANS + place + 1}",
                  number("1.5", "de seneste 12", target.mark), "pct2", 0.00005),
            Check(f"1.5 Krav i resten af året, {name}", f"='{FOCUS}'!E{MEANS + place + 1}",
                  number("1.5", "Krav", target.mark), "pct2", 0.00005),
        ]
    return [*checks, Check("1.6 Status", f"={OVERVIEW}!{STATUS}", printed("1.6", "Status"), "any", 0)]
