"""Refusals of arguments that are not of the form a function takes."""

from __future__ import annotations

from pyxl_bench.errors.base import Malformed


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
    mend_en = "Type TRUE (1) or FALSE (0)."
    mend_da = "Skriv SAND (1) eller FALSK (0)."


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


class CurveEndsEarly(Malformed):
    """One of two curves that belong together has fewer rows than the other."""

    en = "the curve ends here, in month {value}, with {rows} rows; {other} has {other_rows}."
    da = "kurven slutter her, i måned {value}, med {rows} rækker; {other} har {other_rows}."
    mend_en = "Give both curves the same months; leave the share blank where it is not observed yet."
    mend_da = "Giv begge kurver de samme måneder; lad andelen stå tom, hvor den endnu ikke er observeret."


class MonthsRunOut(Malformed):
    """A column of one number per month that ends before the last month asked for."""

    en = "reaches {value} months, but {months} are answered for."
    da = "rækker til {value} måneder, men der svares for {months}."
    mend_en = "Mark a number for each month from month 1, or name an earlier last month in to."
    mend_da = "Markér et tal for hver måned fra måned 1, eller angiv en tidligere sidste måned i to."


class RowCountMismatch(Malformed):
    """A column that goes with a table has the wrong number of rows."""

    en = "the number of rows is {value}, but the table has {expected} target groups."
    da = "antallet af rækker er {value}, men tabellen har {expected} målgrupper."
    mend_en = "Mark one cell per target group in the table's order, with or without the total row."
    mend_da = "Markér én celle pr. målgruppe i tabellens rækkefølge, med eller uden totalrækken."


class RowsReadTwoWays(Malformed):
    """A column that goes with a table has a number of rows that could mean two things."""

    en = "{value} rows could mean two things: the table has {expected} target groups, and other rows or blank ones."
    da = "{value} rækker kan betyde to ting: tabellen har {expected} målgrupper og andre rækker eller tomme."
    mend_en = "Mark the same rows as in the table, or one cell per target group."
    mend_da = "Markér de samme rækker som i tabellen, eller én celle pr. målgruppe."


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


class ColumnInTwoRoles(Malformed):
    """One column of a printed table named as two different things."""

    en = "'{value}' is already named as {other}."
    da = "'{value}' er allerede nævnt som {other}."
    mend_en = "Name a different column, or leave the argument out."
    mend_da = "Nævn en anden kolonne, eller udelad argumentet."


class CprNumber(Malformed):
    """A civil registration number in a workbook; the message never repeats it."""

    en = "the cell holds a CPR number ({value})."
    da = "cellen indeholder et CPR-nummer ({value})."
    mend_en = "Personal numbers do not belong in a workbook: take in the file with pyxl-bench registers import --key."
    mend_da = "CPR-numre hører ikke hjemme i en arbejdsbog: indlæs filen med pyxl-bench registers import --key."


class CodeTableFault(Malformed):
    """A table of benefit codes that cannot be read."""

    en = "'{value}': {fault_en}."
    da = "'{value}': {fault_da}."
    mend_en = "Start from the shipped table: pyxl-bench registers codes -o koder.csv."
    mend_da = "Begynd med den tabel, der følger med: pyxl-bench registers codes -o koder.csv."


class TargetCountMismatch(Malformed):
    """Figures that are not one per focus target."""

    en = "covers {height} x {width} cells (rows x columns), not {targets} for each of {rows} x {columns}."
    da = "dækker {height} x {width} celler (rækker x kolonner), ikke {targets} for hver af {rows} x {columns}."
    mend_en = "Mark one cell per focus target beside each result, first interviews, then offers."
    mend_da = "Markér én celle pr. fokusmål ud for hvert resultat, først samtaler, så tilbud."


class NotACalendarYear(Malformed):
    """More months than a year has."""

    en = "{value} months are marked, but a calendar year has 12."
    da = "der er markeret {value} måneder, men et kalenderår har 12."
    mend_en = "Mark January and on, or give the dates of the months as the last argument."
    mend_da = "Markér januar og frem, eller angiv månedernes datoer som sidste argument."
