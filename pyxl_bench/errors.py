"""Why a calculation refuses: one class per reason.

Four families say what kind of refusal it is; a host gives each family its own
mark (a spreadsheet shows ``#VALUE!``, ``#N/A``, ``#DIV/0!`` and ``#NUM!``).
Every error tells what is wrong, where (argument, row, value) and what to do,
in English and in Danish.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, ClassVar, Final


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
        return self._fill(self.mend_en, danish=False)

    def located(self, argument: str, row: str | int | None = None) -> BenchError:
        """The same refusal with the place filled in where it was not known."""
        return type(self)(
            argument=self.argument or argument,
            row=self.row if self.row is not None else row,
            value=self.value,
            **self.facts,
        )

    def in_row(self, row: str | int) -> BenchError:
        """The same refusal told of another row, such as by name where only the number was known."""
        return type(self)(argument=self.argument, row=row, value=self.value, **self.facts)

    def message(self, language: str = "da") -> str:
        """One line: where, what is wrong, what to do (``"da"`` or ``"en"``)."""
        danish = language == "da"
        where = [part for part in (self.argument, self._row(danish)) if part]
        what = self._fill(self.da if danish else self.en, danish)
        mend = self._fill(self.mend_da if danish else self.mend_en, danish)
        place = ", ".join(where) + ": " if where else ""
        return f"{place}{what} {mend}".rstrip()

    def _row(self, danish: bool) -> str:
        if self.row is None:
            return ""
        word = "række" if danish else "row"
        name = self.row if isinstance(self.row, int) else f"'{self.row}'"
        return f"{word} {name}"

    def _fill(self, template: str, danish: bool) -> str:
        facts = {"value": self.value, **self.facts}
        return template.format(**{name: _shown(fact, danish) for name, fact in facts.items()})


_SHOWN_LENGTH: Final = 300
"""How much of a cell's text a message repeats."""


def _shown(value: Any, danish: bool) -> str:
    """A value as the reader would write it, on one line."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return ("SAND" if value else "FALSK") if danish else str(value).upper()
    if isinstance(value, (int, float)):
        text = f"{value:.12g}"
        return text.replace(".", ",") if danish else text
    if isinstance(value, dt.date):
        return f"{value:%d-%m-%Y}"
    text = re.sub(r"[\r\n\t]+", " ", str(value))
    return text if len(text) <= _SHOWN_LENGTH else text[:_SHOWN_LENGTH] + " ..."


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

    en = "takes one cell, but {height} x {width} cells (rows x columns) are marked."
    da = "tager én celle, men der er markeret {height} x {width} celler (rækker x kolonner)."
    mend_en = "Point at a single cell."
    mend_da = "Peg på en enkelt celle."


class NotAVector(Malformed):
    """A matrix where one column or row belongs."""

    en = "takes one column or one row, but {height} x {width} cells (rows x columns) are marked."
    da = "tager én kolonne eller én række, men der er markeret {height} x {width} celler (rækker x kolonner)."
    mend_en = "Mark one column only."
    mend_da = "Markér kun én kolonne."


class NotAWord(Malformed):
    """Something else where a name belongs."""

    en = "takes a name, but the cell holds {value}."
    da = "tager et navn, men cellen indeholder {value}."
    mend_en = "Type the name, or point at the cell that holds it."
    mend_da = "Skriv navnet, eller peg på den celle, der indeholder det."


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

    en = "'{value}' is not an option here."
    da = "'{value}' er ikke en mulighed her."
    mend_en = "Type one of: {choices_en}."
    mend_da = "Skriv et af disse ord: {choices_da}."


class ShapeMismatch(Malformed):
    """Ranges that belong together have different sizes."""

    en = "covers {height} x {width} cells (rows x columns), but {other} covers {other_height} x {other_width}."
    da = "dækker {height} x {width} celler (rækker x kolonner), men {other} dækker {other_height} x {other_width}."
    mend_en = "Mark the same rows in both."
    mend_da = "Markér de samme rækker begge steder."


class RowCountMismatch(Malformed):
    """A column that goes with a table has the wrong number of rows."""

    en = "the number of rows is {value}, but the table has {expected} target groups."
    da = "antallet af rækker er {value}, men tabellen har {expected} målgrupper."
    mend_en = "Mark one cell per target group in the table's order, with or without the total row."
    mend_da = "Markér én celle pr. målgruppe i tabellens rækkefølge, med eller uden totalrækken."


class WeightCountMismatch(Malformed):
    """Weights that do not match the municipalities of the table."""

    en = "the number of weights is {value}, but the table has {expected} municipalities."
    da = "antallet af vægte er {value}, men tabellen har {expected} kommuner."
    mend_en = "Give one weight per municipality, in the table's order."
    mend_da = "Giv én vægt pr. kommune i tabellens rækkefølge."


class EmptyRange(Malformed):
    """A range without any content."""

    en = "the range is empty."
    da = "området er tomt."
    mend_en = "Mark the cells that hold the figures."
    mend_da = "Markér cellerne med tallene."


class TableTooSmall(Malformed):
    """A cost table without both headers and figures."""

    en = "{height} x {width} cells (rows x columns) are not a table with headers."
    da = "{height} x {width} celler (rækker x kolonner) er ikke en tabel med overskrifter."
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

    en = "'{value}' is calculated from the others, not a {what_en}."
    da = "'{value}' er beregnet ud fra de andre og er ikke en {what_da}."
    mend_en = "Leave totals across, averages and differences out of the marked table."
    mend_da = "Hold gennemsnit, forskelle og samlede tal på tværs uden for den markerede tabel."


class TwoTotalRows(Malformed):
    """More than one row that says it is the total."""

    en = "'{value}' and '{other}' are both total rows."
    da = "'{value}' og '{other}' er begge totalrækker."
    mend_en = "Keep one of them in the marked table, or give the other its full name."
    mend_da = "Behold én af dem i den markerede tabel, eller giv den anden et mere præcist navn."


class MunicipalitiesInAColumn(Malformed):
    """Several municipalities below each other where each one's answer is a column."""

    en = "{value} municipalities stand below each other, but each is answered by a column of groups."
    da = "{value} kommuner står under hinanden, men hver kommunes svar er en kolonne af målgrupper."
    mend_en = "Name a group, or mark municipalities that stand beside each other."
    mend_da = "Angiv en målgruppe, eller markér kommuner, der står ved siden af hinanden."


class DuplicateName(Malformed):
    """The same name twice in a table."""

    en = "'{value}' stands twice."
    da = "'{value}' står to gange."
    mend_en = "Give each row and column its own name."
    mend_da = "Giv hver række og kolonne sit eget navn."


class CellHoldsError(BenchError):
    """The cell pointed at already shows an error."""

    en = "the cell shows {value}."
    da = "cellen viser {value}."
    mend_en = "Mend that cell first."
    mend_da = "Ret den celle først."


class InternalFault(Malformed):
    """A fault of ours; the cell refuses instead of guessing."""

    en = "the function failed on these cells ({value})."
    da = "funktionen fejlede på disse celler ({value})."
    mend_en = "It is a fault in pyxl_bench. Please report it with an example without personal data."
    mend_da = "Det er en fejl i pyxl_bench. Meld den, og vedlæg gerne et eksempel uden personoplysninger."


class WrongArgumentCount(Malformed):
    """Too few or too many arguments."""

    en = "the function takes {expected} arguments, but got {value}."
    da = "funktionen tager {expected} argumenter, men fik {value}."
    mend_en = "Write it as {usage_en}."
    mend_da = "Skriv den som {usage_da}."


class PersonsDiffer(Malformed):
    """Two rows of one municipality and group give different numbers of persons."""

    en = "{value} full-time persons, but another row of the same group has {other}."
    da = "{value} fuldtidspersoner, men en anden række for samme gruppe har {other}."
    mend_en = "Give every row of a municipality's group the same number."
    mend_da = "Giv alle rækker for kommunens gruppe det samme antal."


class NotTwoColumns(Malformed):
    """A range of another width where two columns belong."""

    en = "takes two columns, but {height} x {width} cells (rows x columns) are marked."
    da = "tager to kolonner, men der er markeret {height} x {width} celler (rækker x kolonner)."
    mend_en = "Mark the two columns beside each other, with their header or without."
    mend_da = "Markér de to kolonner ved siden af hinanden, med eller uden overskrift."


# --- missing -----------------------------------------------------------------


class UnknownName(Missing):
    """A name that the table does not hold."""

    en = "'{value}' is not in the table.{nearest_en}"
    da = "'{value}' findes ikke i tabellen.{nearest_da}"
    mend_en = "Write the name as the table has it."
    mend_da = "Skriv navnet, som det står i tabellen."


class NameIsBlank(Missing):
    """No name given where one is needed."""

    en = "the name is blank."
    da = "navnet mangler."
    mend_en = "Type the name of a {what_en}."
    mend_da = "Skriv navnet på en {what_da}."


class ArgumentMissing(Missing):
    """A figure that is needed is blank."""

    en = "is missing."
    da = "mangler."
    mend_en = "Fill it in."
    mend_da = "Udfyld argumentet."


class NoTotalRow(Missing):
    """The table has no total row to choose by."""

    en = "the table has no total row."
    da = "tabellen mangler en totalrække."
    mend_en = 'Add a row named Samlet, or write "group" as the last argument to choose anew in each group.'
    mend_da = 'Tilføj rækken Samlet, eller skriv "gruppe" som sidste argument, så vælges der på ny i hver gruppe.'


class NoTotalAnswer(Missing):
    """The total was asked for where the table holds none."""

    en = "'{value}' was asked for, but the table has no total row."
    da = "der spørges om '{value}', men tabellen har ingen totalrække."
    mend_en = "Add a row named Samlet, or name a target group."
    mend_da = "Tilføj rækken Samlet, eller angiv en målgruppe."


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
    mend_da = "Udfyld enhedsomkostningen, eller slet antallet af fuldtidspersoner."


class PersonsMissing(Missing):
    """A unit cost without persons to multiply by."""

    en = "the number of full-time persons is missing."
    da = "antallet af fuldtidspersoner mangler."
    mend_en = "Fill in the persons, or clear the unit cost."
    mend_da = "Udfyld antallet, eller slet enhedsomkostningen."


class WeightMissing(Missing):
    """A municipality without a weight."""

    en = "the weight of '{value}' is missing."
    da = "vægten for '{value}' mangler."
    mend_en = "Give every municipality a weight."
    mend_da = "Giv alle kommuner en vægt."


class ColumnMissing(Missing):
    """A tidy range whose header lacks a column."""

    en = "the header has no column '{value}' (nearest: {found})."
    da = "overskriften mangler kolonnen '{value}' (nærmest: {found})."
    mend_en = "Mark the range with its header row, and name the column so."
    mend_da = "Markér området med overskriftsrækken, og kald kolonnen det."


class MunicipalityHasNoGroup(Missing):
    """A split asked for where the municipality has no persons."""

    en = "{value} has no full-time persons here."
    da = "{value} har ingen fuldtidspersoner her."
    mend_en = "Fill in persons and spending, or ask for another group."
    mend_da = "Udfyld personer og udgift, eller vælg en anden gruppe."


class NoSharedCondition(Missing):
    """A municipality that shares no known condition with any other."""

    en = "no other municipality has a condition in common with this one that differs between them."
    da = "ingen anden kommune har et rammevilkår til fælles med denne, som varierer mellem kommunerne."
    mend_en = "Fill in the conditions of the municipality."
    mend_da = "Udfyld kommunens rammevilkår."


class EmptyGroup(Missing):
    """A group without anybody in it."""

    en = "group {value} has no rows with a weight above 0."
    da = "gruppe {value} har ingen rækker med en vægt over 0."
    mend_en = "Leave the group out, or fill in its persons."
    mend_da = "Udelad gruppen, eller udfyld dens personer."


class NothingToCompare(Missing):
    """Groups that no exit tells apart."""

    en = "nobody leaves while more than one group is still followed."
    da = "ingen afgår, mens mere end én gruppe stadig følges."
    mend_en = "Give at least two groups that are followed through the same months."
    mend_da = "Angiv mindst to grupper, der følges gennem de samme måneder."


class YearNotInIndex(Missing):
    """A price level asked for through a year that the index lacks."""

    en = "the index has no change into {value}."
    da = "indekset har ingen ændring til {value}."
    mend_en = "Add the year {value} and its change in per cent to the index."
    mend_da = "Tilføj året {value} og ændringen i pct. til indekset."


class MedianNotReached(Missing):
    """A median asked for while most are still on support."""

    en = "more than half are still on support at {last}, the last time known."
    da = "mere end halvdelen er fortsat på ydelsen efter {last}, det sidste kendte tidspunkt."
    mend_en = "Use RMST up to {last} or earlier, which needs no half to leave."
    mend_da = "Brug RMST frem til {last} eller tidligere; den kræver ikke, at halvdelen er afgået."


# --- zero denominator --------------------------------------------------------


class ZeroPersons(ZeroDenominator):
    """No full-time persons to share the spending between."""

    en = "the number of full-time persons is 0, so there is no unit cost."
    da = "antallet af fuldtidspersoner er 0, så der er ingen enhedsomkostning."
    mend_en = "Correct the number, or leave the cell blank."
    mend_da = "Ret antallet, eller lad cellen stå tom."


class ZeroTotal(ZeroDenominator):
    """The figures to take shares or weights of sum to zero."""

    en = "the cells sum to 0."
    da = "cellerne summer til 0."
    mend_en = "Check that the right cells are marked."
    mend_da = "Kontrollér, at de rigtige celler er markeret."


class ZeroAverage(ZeroDenominator):
    """A deviation in per cent of an average of zero."""

    en = "the average of the other municipalities is 0, so there is no deviation in per cent."
    da = "de øvrige kommuners gennemsnit er 0, så afvigelsen kan ikke vises i pct."
    mend_en = 'Use the unit "kr".'
    mend_da = 'Brug enheden "kr".'


class DivisionByZero(ZeroDenominator):
    """A figure to divide by that is zero."""

    en = "is 0, and nothing can be divided by 0."
    da = "er 0, og der kan ikke divideres med 0."
    mend_en = "Fill in the number, or clear the row."
    mend_da = "Udfyld tallet, eller tøm rækken."


# --- outside the domain ------------------------------------------------------


class NegativePersons(OutsideDomain):
    """Fewer than no persons."""

    en = "the number of full-time persons is negative ({value})."
    da = "antallet af fuldtidspersoner er negativt ({value})."
    mend_en = "Type a number above 0."
    mend_da = "Skriv et tal over 0."


class ZeroPersonsWithCost(OutsideDomain):
    """A unit cost for a group without persons."""

    en = "the number of full-time persons is 0, but the group has a unit cost."
    da = "antallet af fuldtidspersoner er 0, men gruppen har en enhedsomkostning."
    mend_en = "Type a number above 0, or clear the group's unit cost."
    mend_da = "Skriv et tal over 0, eller slet gruppens enhedsomkostning."


class NegativeWeight(OutsideDomain):
    """A weight below zero."""

    en = "the weight {value} is negative."
    da = "vægten {value} er negativ."
    mend_en = "Weights are 0 or more."
    mend_da = "Vægte er 0 eller mere."


class TooFewPeers(OutsideDomain):
    """More cheapest municipalities asked for than there are others."""

    en = "{value} cheapest were asked for, but only {available} other municipalities have a number."
    da = "der ønskes de {value} billigste, men kun {available} andre kommuner har et tal."
    mend_en = "Fill in more municipalities, or use SAVINGS_TOPN with n at most {available}."
    mend_da = "Udfyld flere kommuner, eller brug SAVINGS_TOPN med n på højst {available}."


class NotACount(OutsideDomain):
    """Not a whole number of at least one."""

    en = "{value} is not a whole number of at least 1."
    da = "{value} er ikke et helt tal på mindst 1."
    mend_en = "Type 1, 2, 3 ..."
    mend_da = "Skriv 1, 2, 3 ..."


class NumberTooLarge(OutsideDomain):
    """A number beyond what a spreadsheet can hold."""

    en = "the number is larger than a cell can hold."
    da = "tallet er større, end en celle kan indeholde."
    mend_en = "Check the figures that the cell is calculated from."
    mend_da = "Kontrollér de tal, der regnes på."


class NotAWholeCount(OutsideDomain):
    """A count of persons below zero or with a fraction."""

    en = "the count {value} (column {column}) is not a whole number of 0 or more."
    da = "antallet {value} (kolonne {column}) er ikke et helt tal på 0 eller mere."
    mend_en = "Mark numbers of persons only."
    mend_da = "Markér kun antal personer."


class NegativeAmount(OutsideDomain):
    """An input or output below zero."""

    en = "the amount is negative ({value})."
    da = "mængden er negativ ({value})."
    mend_en = "Inputs and outputs are 0 or more."
    mend_da = "Ressourcer og resultater er 0 eller mere."


class NoInputs(OutsideDomain):
    """A row that uses nothing at all."""

    en = "all inputs of the row are 0."
    da = "alle ressourcer i rækken er 0."
    mend_en = "Fill in the inputs, or leave the row blank."
    mend_da = "Udfyld ressourcerne, eller lad rækken stå tom."


class NoOutputs(OutsideDomain):
    """A row that achieves nothing at all."""

    en = "all outputs of the row are 0."
    da = "alle resultater i rækken er 0."
    mend_en = "Fill in the outputs, or leave the row blank."
    mend_da = "Udfyld resultaterne, eller lad rækken stå tom."


class TooFewAlike(OutsideDomain):
    """More similar municipalities asked for than can be compared."""

    en = "the {value} most similar were asked for, but only {available} other municipalities can be compared."
    da = "der ønskes de {value} mest lignende, men kun {available} andre kommuner kan sammenlignes."
    mend_en = "Use n at most {available}, or fill in more municipalities."
    mend_da = "Brug n på højst {available}, eller udfyld flere kommuner."


class NegativeFigure(OutsideDomain):
    """A count or amount below zero where none can be."""

    en = "{value} is negative."
    da = "{value} er negativt."
    mend_en = "Type a number of 0 or more."
    mend_da = "Skriv et tal på 0 eller mere."


class NotADuration(OutsideDomain):
    """A time that cannot be a duration."""

    en = "{value} is not a duration."
    da = "{value} er ikke en varighed."
    mend_en = "Durations are 0 or more, in months, weeks or days."
    mend_da = "Varigheder er 0 eller mere, i måneder, uger eller dage."


class NotAnEvent(OutsideDomain):
    """A code that is no exit and no censoring."""

    en = "{value} is not a whole number from 0 to {highest}."
    da = "{value} er ikke et helt tal fra 0 til {highest}."
    mend_en = "0 is still on support (censored), 1 and up are exits."
    mend_da = "0 er fortsat på ydelsen (censureret), 1 og op er afgang."


class EntryNotBeforeExit(OutsideDomain):
    """Somebody who is followed from their exit or later."""

    en = "the entry {value} is not before the duration {time}."
    da = "indgangen {value} ligger ikke før varigheden {time}."
    mend_en = "A person must be followed from before they leave; 0 is from the start."
    mend_da = "En person skal følges fra før sin afgang; 0 er fra starten."


class BeyondFollowUp(OutsideDomain):
    """A time later than the group is known."""

    en = "{value} is beyond {last}, the last time known for group {group}."
    da = "{value} ligger efter {last}, det sidste kendte tidspunkt for gruppe {group}."
    mend_en = "Choose {last} or earlier."
    mend_da = "Vælg {last} eller tidligere."


class NotAHorizon(OutsideDomain):
    """A horizon that is no time after the start."""

    en = "{value} is not a time after the start."
    da = "{value} er ikke et tidspunkt efter starten."
    mend_en = "Type a number above 0, in the unit of the durations."
    mend_da = "Skriv et tal over 0 i varighedernes enhed."


class NotAConfidence(OutsideDomain):
    """A confidence that is no share between 0 and 1."""

    en = "{value} is not a confidence between 0 and 1."
    da = "{value} er ikke et konfidensniveau mellem 0 og 1."
    mend_en = "Type 0.95 for limits of 95 per cent."
    mend_da = "Skriv 0,95 for grænser på 95 pct."


class NotForSamplingWeights(OutsideDomain):
    """A test that only counts persons."""

    en = "the log-rank test takes whole persons, but the weights are sampling weights."
    da = "log-rank-testen tager hele personer, men vægtene er stikprøvevægte."
    mend_en = "Compare the restricted means, or leave the weights out."
    mend_da = "Sammenlign de gennemsnitlige varigheder, eller udelad vægtene."


class CurveNotFromOne(OutsideDomain):
    """A curve that does not start with everybody in month 0."""

    en = "the curve starts with {value} in month {month}, not with 1 in month 0."
    da = "kurven starter med {value} i måned {month}, ikke med 1 i måned 0."
    mend_en = "The first row is month 0, where everybody is on support: 0 and 1."
    mend_da = "Første række er måned 0, hvor alle er på ydelsen: 0 og 1."


class CurveRises(OutsideDomain):
    """A share still on support that grows."""

    en = "the curve rises from {before} to {value}."
    da = "kurven stiger fra {before} til {value}."
    mend_en = "The share still on support stays or falls, month by month."
    mend_da = "Andelen, der fortsat er på ydelsen, er uændret eller falder måned for måned."


class NotAShare(OutsideDomain):
    """A share that is not between 0 and 1."""

    en = "{value} is not a share from 0 to 1."
    da = "{value} er ikke en andel fra 0 til 1."
    mend_en = "Type shares as 0.42 or 42%."
    mend_da = "Skriv andele som 0,42 eller 42%."


class MonthsNotAscending(OutsideDomain):
    """Months out of order, or in halves."""

    en = "month {value} does not follow month {before}."
    da = "måned {value} følger ikke efter måned {before}."
    mend_en = "Whole months in ascending order, each once."
    mend_da = "Hele måneder i stigende orden, hver én gang."


class NotAWeek(OutsideDomain):
    """Something else than a week of support, or weeks in the wrong order."""

    en = "{value} is not a week of support from {lowest} on."
    da = "{value} er ikke en ydelsesuge fra {lowest} og frem."
    mend_en = "Weeks are whole numbers from 1, the first week of support; the last is not before the first."
    mend_da = "Uger er hele tal fra 1, den første ydelsesuge; den sidste ligger ikke før den første."


class DateOutsideRules(OutsideDomain):
    """A date that no known rule set covers."""

    en = "{value} is outside the rules known here, which begin on {first}."
    da = "{value} ligger uden for de regler, der kendes her; de begynder {first}."
    mend_en = "Choose a date from {first} on."
    mend_da = "Vælg en dato fra {first} og frem."


class NotAPriceChange(OutsideDomain):
    """A fall in prices to nothing."""

    en = "a price change of {value} per cent leaves no prices."
    da = "en prisændring på {value} pct. levner ingen priser."
    mend_en = "Type the change into the year in per cent, such as 2.1."
    mend_da = "Skriv ændringen til året i pct., fx 2,1."


class DiscountTooLow(OutsideDomain):
    """A discount rate of minus 100 per cent or less."""

    en = "a discount rate of {value} cannot be used."
    da = "en kalkulationsrente på {value} kan ikke bruges."
    mend_en = "Type the rate per year, such as 0.04 or 4%."
    mend_da = "Skriv renten pr. år, fx 0,04 eller 4%."


class TooManyRows(OutsideDomain):
    """An answer longer than a sheet."""

    en = "the answer would have {value} rows, more than a sheet holds."
    da = "svaret ville få {value} rækker, flere end et ark rummer."
    mend_en = "Choose fewer months."
    mend_da = "Vælg færre måneder."
