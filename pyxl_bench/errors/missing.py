"""Refusals for want of a name or a figure."""

from __future__ import annotations

from pyxl_bench.errors.base import Missing


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
    mend_en = "Fill in the persons; 0 where there are none."
    mend_da = "Udfyld antallet; 0, hvor der ingen er."


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


class UnknownBenefit(Missing):
    """A benefit that the table of codes does not hold."""

    en = "the benefit '{value}' is not known.{nearest_en}"
    da = "ydelsen '{value}' kendes ikke.{nearest_da}"
    mend_en = "Write a benefit such as Dagpenge, Kontanthjælp or Job; pyxl-bench registers codes lists them."
    mend_da = "Skriv en ydelse som Dagpenge, Kontanthjælp eller Job; pyxl-bench registers codes viser dem."


class MonthMissing(Missing):
    """A mean asked for over a month that is not known."""

    en = "month {value} of the {needed} that the mean is taken over is missing."
    da = "måned {value} af de {needed}, som gennemsnittet tages over, mangler."
    mend_en = "Fill in the share of that month."
    mend_da = "Udfyld andelen for den måned."


class TooFewMonths(Missing):
    """Fewer months than a mean is taken over."""

    en = "the mean is over {needed} months, but only {value} are known."
    da = "gennemsnittet er over {needed} måneder, men kun {value} er kendt."
    mend_en = "Mark the last {needed} months."
    mend_da = "Markér de seneste {needed} måneder."
