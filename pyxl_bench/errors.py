"""Why a calculation refuses: one class per reason.

Four families say what kind of refusal it is; a host gives each family its own
mark (a spreadsheet shows ``#VALUE!``, ``#N/A``, ``#DIV/0!`` and ``#NUM!``).
Every error tells what is wrong, where (argument, row, value) and what to do,
in English and in Danish.
"""

from __future__ import annotations

from typing import Any, ClassVar


class BenchError(Exception):
    """Base of every refusal.

    Subclasses state ``en``/``da`` (what is wrong) and ``mend_en``/``mend_da``
    (what to do) as templates over the keyword arguments they are raised with.
    """

    en: ClassVar[str] = "{detail}"
    da: ClassVar[str] = "{detail}"
    mend_en: ClassVar[str] = ""
    mend_da: ClassVar[str] = ""

    def __init__(
        self,
        *,
        argument: str | None = None,
        row: str | int | None = None,
        value: Any = None,
        **facts: Any,
    ) -> None:
        self.argument = argument
        self.row = row
        self.value = value
        self.facts = facts
        super().__init__(self.message("en"))

    @property
    def mend(self) -> str:
        """What to do, in English."""
        return self._fill(self.mend_en)

    def located(self, argument: str, row: str | int | None = None) -> BenchError:
        """The same refusal with the place filled in where it was not known."""
        return type(self)(
            argument=self.argument or argument,
            row=self.row if self.row is not None else row,
            value=self.value,
            **self.facts,
        )

    def message(self, language: str = "da") -> str:
        """One line: where, what is wrong, what to do (``"da"`` or ``"en"``)."""
        danish = language == "da"
        where = [part for part in (self.argument, self._row(danish)) if part]
        what = self._fill(self.da if danish else self.en)
        mend = self._fill(self.mend_da if danish else self.mend_en)
        place = ", ".join(where) + ": " if where else ""
        return f"{place}{what} {mend}".rstrip()

    def _row(self, danish: bool) -> str:
        if self.row is None:
            return ""
        word = "række" if danish else "row"
        name = self.row if isinstance(self.row, int) else f"'{self.row}'"
        return f"{word} {name}"

    def _fill(self, template: str) -> str:
        return template.format(value=self.value, **self.facts)


# --- the four families -------------------------------------------------------


class Malformed(BenchError):
    """The argument is not of the form the function takes."""


class Missing(BenchError):
    """A name or a figure that is needed is not there."""


class ZeroDenominator(BenchError):
    """The answer would be a division by zero."""


class OutsideDomain(BenchError):
    """A number outside what the question allows."""


# --- malformed ---------------------------------------------------------------


class NotANumber(Malformed):
    """Text where a number belongs."""

    en = "'{value}' is not a number."
    da = "'{value}' er ikke et tal."
    mend_en = "Type a number, such as 1303 or 29,6."
    mend_da = "Skriv et tal, fx 1.303 eller 29,6."


class AmbiguousNumber(Malformed):
    """Number text that can be read in more than one way, or in none."""

    en = "'{value}' cannot be read as one Danish number."
    da = "'{value}' kan ikke læses entydigt som et dansk tal."
    mend_en = "Use a point between thousands (1.303) and a comma before decimals (29,6)."
    mend_da = "Brug punktum mellem tusinder (1.303) og komma før decimaler (29,6)."


class NotAScalar(Malformed):
    """A range where one cell belongs."""

    en = "takes one cell, but got {height} rows x {width} columns."
    da = "tager én celle, men fik {height} rækker x {width} kolonner."
    mend_en = "Point at a single cell."
    mend_da = "Peg på en enkelt celle."


class NotAVector(Malformed):
    """A matrix where one column or row belongs."""

    en = "takes one column or one row, but got {height} rows x {width} columns."
    da = "tager én kolonne eller én række, men fik {height} rækker x {width} kolonner."
    mend_en = "Mark one column only."
    mend_da = "Markér kun én kolonne."


class NotAWord(Malformed):
    """Something else where a name belongs."""

    en = "takes a name, but got {value}."
    da = "tager et navn, men fik {value}."
    mend_en = "Type the name, or point at the cell that holds it."
    mend_da = "Skriv navnet, eller peg på cellen med det."


class NotADate(Malformed):
    """Something else where a date belongs."""

    en = "'{value}' is not a date."
    da = "'{value}' er ikke en dato."
    mend_en = "Type the date as 31-12-2020, with four digits in the year."
    mend_da = "Skriv datoen som 31-12-2020 med fire cifre i årstallet."


class NotYesOrNo(Malformed):
    """Something else where TRUE or FALSE belongs."""

    en = "'{value}' is neither TRUE nor FALSE."
    da = "'{value}' er hverken SAND eller FALSK."
    mend_en = "Type TRUE or FALSE."
    mend_da = "Skriv SAND eller FALSK."


class UnknownOption(Malformed):
    """An option word that the function does not know."""

    en = "'{value}' is not one of {choices}."
    da = "'{value}' er ikke et af {choices}."
    mend_en = "Type one of them."
    mend_da = "Skriv et af dem."


class ShapeMismatch(Malformed):
    """Ranges that belong together have different sizes."""

    en = "has {height} rows x {width} columns, but {other} has {other_height} x {other_width}."
    da = "har {height} rækker x {width} kolonner, men {other} har {other_height} x {other_width}."
    mend_en = "Mark the same rows in both."
    mend_da = "Markér de samme rækker i begge."


class RowCountMismatch(Malformed):
    """A column that goes with a table has the wrong number of rows."""

    en = "has {value} rows, but the table takes {expected}."
    da = "har {value} rækker, men tabellen kræver {expected}."
    mend_en = "Mark one cell per group row, in the table's order, with or without the total row."
    mend_da = "Markér én celle pr. grupperække i tabellens orden, med eller uden totalrækken."


class WeightCountMismatch(Malformed):
    """Weights that do not match the municipalities of the table."""

    en = "has {value} weights, but the table has {expected} municipalities."
    da = "har {value} vægte, men tabellen har {expected} kommuner."
    mend_en = "Give one weight per municipality, in the table's order."
    mend_da = "Giv én vægt pr. kommune i tabellens orden."


class EmptyRange(Malformed):
    """A range without any content."""

    en = "is empty."
    da = "er tom."
    mend_en = "Mark the cells that hold the figures."
    mend_da = "Markér cellerne med tallene."


class TableTooSmall(Malformed):
    """A cost table without both headers and figures."""

    en = "is not a table: it has {height} rows x {width} columns."
    da = "er ikke en tabel: den har {height} rækker x {width} kolonner."
    mend_en = "Mark the whole table: municipalities in its first row, target groups in its first column."
    mend_da = "Markér hele tabellen: kommuner i første række, målgrupper i første kolonne."


class HeaderNotAName(Malformed):
    """A number where the table's header names something."""

    en = "the header in column {column} is {value}, not a name."
    da = "overskriften i kolonne {column} er {value}, ikke et navn."
    mend_en = "Mark the table with municipalities in its first row and target groups in its first column."
    mend_da = "Markér tabellen med kommuner i første række og målgrupper i første kolonne."


class HeaderIsBlank(Malformed):
    """Figures under or beside a blank header."""

    en = "the header in column {column} is blank."
    da = "overskriften i kolonne {column} er tom."
    mend_en = "Name the row or column, or leave it out of the marked table."
    mend_da = "Giv rækken eller kolonnen et navn, eller hold den uden for den markerede tabel."


class HeaderIsAStatistic(Malformed):
    """A column of averages marked as if it were a municipality."""

    en = "the column '{value}' is not a municipality."
    da = "kolonnen '{value}' er ikke en kommune."
    mend_en = "Leave averages and differences out of the marked table."
    mend_da = "Hold gennemsnit og differencer uden for den markerede tabel."


class DuplicateName(Malformed):
    """The same name twice in a table."""

    en = "'{value}' stands twice."
    da = "'{value}' står to gange."
    mend_en = "Give each row and column its own name."
    mend_da = "Giv hver række og kolonne sit eget navn."


class CellHoldsError(BenchError):
    """The cell pointed at already shows an error."""

    en = "holds {value}."
    da = "indeholder {value}."
    mend_en = "Mend that cell first."
    mend_da = "Ret den celle først."


class InternalFault(Malformed):
    """A fault of ours; the cell refuses instead of guessing."""

    en = "the function failed on these cells ({value})."
    da = "funktionen fejlede på disse celler ({value})."
    mend_en = "Please report it with the workbook."
    mend_da = "Meld det gerne sammen med arbejdsbogen."


class WrongArgumentCount(Malformed):
    """Too few or too many arguments."""

    en = "takes {expected} arguments, but got {value}."
    da = "tager {expected} argumenter, men fik {value}."
    mend_en = "Write it as {usage}."
    mend_da = "Skriv den som {usage}."


class ColumnInTwoRoles(Malformed):
    """One column of a printed table named as two different things."""

    en = "'{value}' is already named as {other}."
    da = "'{value}' er allerede nævnt som {other}."
    mend_en = "Name a different column, or leave the argument out."
    mend_da = "Nævn en anden kolonne, eller udelad argumentet."


# --- missing -----------------------------------------------------------------


class UnknownName(Missing):
    """A name that the table does not hold."""

    en = "'{value}' is not in the table.{nearest_en}"
    da = "'{value}' findes ikke i tabellen.{nearest_da}"
    mend_en = "Write the name as the table has it."
    mend_da = "Skriv navnet, som tabellen har det."


class NameIsBlank(Missing):
    """No name given where one is needed."""

    en = "is blank."
    da = "er tom."
    mend_en = "Type the name of a {what_en}."
    mend_da = "Skriv navnet på en {what_da}."


class ArgumentMissing(Missing):
    """A figure that is needed is blank."""

    en = "is blank."
    da = "er tom."
    mend_en = "Type the number."
    mend_da = "Skriv tallet."


class NoTotalRow(Missing):
    """The table has no total row to choose by."""

    en = "the table has no total row."
    da = "tabellen mangler en totalrække."
    mend_en = "Add a row named Samlet, or write \"group\" as the last argument to choose per group."
    mend_da = "Tilføj rækken Samlet, eller skriv \"gruppe\" som sidste argument for at vælge pr. gruppe."


class NoTotalAnswer(Missing):
    """The total was asked for where the table holds none."""

    en = "'{value}' was asked for, but the table has no total row."
    da = "'{value}' er ønsket, men tabellen har ingen totalrække."
    mend_en = "Add a row named Samlet, or name a target group."
    mend_da = "Tilføj rækken Samlet, eller nævn en målgruppe."


class NoPeers(Missing):
    """Nobody to compare with."""

    en = "no other municipality has a number here."
    da = "ingen anden kommune har et tal her."
    mend_en = "Fill in at least one other municipality."
    mend_da = "Udfyld mindst én anden kommune."


class UnitCostMissing(Missing):
    """Persons without a unit cost."""

    en = "the unit cost is blank, but there are {value} full-time persons."
    da = "enhedsomkostningen er tom, men der er {value} fuldtidspersoner."
    mend_en = "Fill in the unit cost, or clear the persons."
    mend_da = "Udfyld enhedsomkostningen, eller fjern personerne."


class PersonsMissing(Missing):
    """A unit cost without persons to multiply by."""

    en = "the number of full-time persons is blank."
    da = "antallet af fuldtidspersoner er tomt."
    mend_en = "Fill in the persons, or clear the unit cost."
    mend_da = "Udfyld personerne, eller fjern enhedsomkostningen."


class WeightMissing(Missing):
    """A municipality without a weight."""

    en = "the weight of '{value}' is blank."
    da = "vægten for '{value}' er tom."
    mend_en = "Give every municipality a weight."
    mend_da = "Giv alle kommuner en vægt."


# --- zero denominator --------------------------------------------------------


class ZeroPersons(ZeroDenominator):
    """No full-time persons to share the spending between."""

    en = "is 0 full-time persons: the unit cost is not defined."
    da = "er 0 fuldtidspersoner: enhedsomkostningen er ikke defineret."
    mend_en = "Clear the row, or fill in the persons."
    mend_da = "Tøm rækken, eller udfyld antal fuldtidspersoner."


class ZeroTotal(ZeroDenominator):
    """The figures to take shares or weights of sum to zero."""

    en = "sums to 0."
    da = "summer til 0."
    mend_en = "Check that the right cells are marked."
    mend_da = "Kontrollér, at de rigtige celler er markeret."


class ZeroAverage(ZeroDenominator):
    """A deviation in per cent of an average of zero."""

    en = "the average of the other municipalities is 0: no deviation in per cent."
    da = "de øvrige kommuners gennemsnit er 0: ingen afvigelse i pct."
    mend_en = "Use the unit \"kr\"."
    mend_da = "Brug enheden \"kr\"."


# --- outside the domain ------------------------------------------------------


class NegativePersons(OutsideDomain):
    """Fewer than no persons."""

    en = "{value} full-time persons is negative."
    da = "{value} fuldtidspersoner er negativt."
    mend_en = "Type a number above 0."
    mend_da = "Skriv et tal over 0."


class PersonsNotPositive(OutsideDomain):
    """A unit cost for a group without persons."""

    en = "{value} full-time persons, but the group has a unit cost."
    da = "{value} fuldtidspersoner, men gruppen har en enhedsomkostning."
    mend_en = "Type a number above 0, or clear the group's unit cost."
    mend_da = "Skriv et tal over 0, eller tøm gruppens enhedsomkostning."


class NegativeWeight(OutsideDomain):
    """A weight below zero."""

    en = "the weight {value} is negative."
    da = "vægten {value} er negativ."
    mend_en = "Weights are 0 or more."
    mend_da = "Vægte er 0 eller mere."


class TooFewPeers(OutsideDomain):
    """More cheapest municipalities asked for than there are others."""

    en = "{value} cheapest were asked for, but only {available} other municipalities have a number."
    da = "{value} billigste er ønsket, men kun {available} andre kommuner har et tal."
    mend_en = "Choose n between 1 and {available}."
    mend_da = "Vælg n mellem 1 og {available}."


class NotACount(OutsideDomain):
    """Not a whole number of at least one."""

    en = "{value} is not a whole number of at least 1."
    da = "{value} er ikke et helt tal på mindst 1."
    mend_en = "Type 1, 2, 3 ..."
    mend_da = "Skriv 1, 2, 3 ..."
