"""Refusals of numbers outside what a question allows."""

from __future__ import annotations

from pyxl_bench.errors.base import OutsideDomain


class NegativePersons(OutsideDomain):
    """Fewer than no persons."""

    en = "the number of full-time persons is negative ({value})."
    da = "antallet af fuldtidspersoner er negativt ({value})."
    mend_en = "Type a number above 0."
    mend_da = "Skriv et tal over 0."


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

    en = "{value} is not {codes_en}."
    da = "{value} er ikke {codes_da}."
    mend_en = "Type 1 for one who has left, 0 for one still on support (censored)."
    mend_da = "Skriv 1 for den, der er afgået, og 0 for den, der fortsat er på ydelsen (censureret)."

    @classmethod
    def codes(cls, highest: int) -> dict[str, str]:
        """The codes that are, in words: 0 is censored, 1 to ``highest`` are exits."""
        if highest == 1:
            return {"codes_en": "0 or 1", "codes_da": "0 eller 1"}
        return {"codes_en": f"a whole number from 0 to {highest}", "codes_da": f"et helt tal fra 0 til {highest}"}


class EntryNotBeforeExit(OutsideDomain):
    """Somebody who is followed from their exit or later."""

    en = "the entry {value} is not before the duration {time}."
    da = "indgangen {value} ligger ikke før varigheden {time}."
    mend_en = "A person must be followed from before they leave; 0 is from the start."
    mend_da = "En person skal følges fra før sin afgang; 0 er fra starten."


class BeyondFollowUp(OutsideDomain):
    """A time later than the group is known."""

    en = "{value} is beyond {last}, the last time known{group_en}."
    da = "{value} ligger efter {last}, det sidste kendte tidspunkt{group_da}."
    mend_en = "Choose {last} or earlier."
    mend_da = "Vælg {last} eller tidligere."

    @classmethod
    def of(
        cls, argument: str, value: float, last: float, group: int | None = None, names: tuple[str, str] | None = None
    ) -> BeyondFollowUp:
        """The refusal; of several groups, ``group`` is the one, from 0, and ``names`` its English and Danish name."""
        if group is not None and names is None:
            names = f"group {group + 1}", f"gruppe {group + 1}"
        english, danish = names or ("", "")
        return cls(argument=argument, value=float(value), last=float(last), group=group,
                   group_en=english and f" for {english}", group_da=danish and f" for {danish}")


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

    en = "{value} is outside the rules known here; they hold {known_en}."
    da = "{value} ligger uden for de regler, der kendes her; de gælder {known_da}."
    mend_en = "Choose a date that they cover."
    mend_da = "Vælg en dato, som reglerne dækker."


class NotAPriceChange(OutsideDomain):
    """A fall in prices to nothing."""

    en = "a price change of {value} per cent leaves no prices."
    da = "en prisændring på {value} pct. levner ingen priser."
    mend_en = "Type the change into the year in per cent, such as 2.1."
    mend_da = "Skriv ændringen til året i pct., fx 2,1."


class PriceChangeIsAShare(OutsideDomain):
    """A change so small that it is a share, as a cell shown in per cent holds it."""

    en = "a price change of {value} per cent is hardly one: it looks like a share, which a cell in per cent holds."
    da = "en prisændring på {value} pct. er næppe en: det ligner en andel, som en celle vist i procent rummer."
    mend_en = "Type the change in per cent as a plain number, such as 2.1."
    mend_da = "Skriv ændringen i pct. som et almindeligt tal, fx 2,1."


class NotADiscountRate(OutsideDomain):
    """A discount rate of minus 100 per cent or less, or above 100 per cent: a rate in per cent, most likely."""

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


class EndBeforeStart(OutsideDomain):
    """A spell or a period that ends before it begins."""

    en = "{value} is before the start, {start}."
    da = "{value} ligger før starten, {start}."
    mend_en = "Swap or correct the dates; both are included."
    mend_da = "Byt om på datoerne, eller ret dem; begge er inklusive."


class DateOutsideWindow(OutsideDomain):
    """A date that no spell can have."""

    en = "{value} is outside {first} to {last}."
    da = "{value} ligger uden for {first} til {last}."
    mend_en = "Instead of an open end, type the date of the extract."
    mend_da = "Skriv udtrækkets dato i stedet for en åben slutdato."


class YearIsOver(OutsideDomain):
    """A mean asked for the rest of a year that has no months left."""

    en = "the year ended with a mean of {value}, below the target of {target}."
    da = "året sluttede med et gennemsnit på {value}, under målet på {target}."
    mend_en = "No month is left that could mend it."
    mend_da = "Der er ingen måneder tilbage, som kan rette det op."
