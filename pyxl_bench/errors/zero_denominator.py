"""Refusals to divide by zero."""

from __future__ import annotations

from pyxl_bench.errors.base import ZeroDenominator


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


class NoBenefitWeeks(ZeroDenominator):
    """An exit rate where nobody was on the benefit in a week that can be followed."""

    en = "nobody on {value} in the period can be followed {weeks} weeks ahead."
    da = "ingen på {value} i perioden kan følges {weeks} uger frem."
    mend_en = "Choose an earlier period, or extend the data."
    mend_da = "Vælg en tidligere periode, eller udvid data."


class NobodyOnSupport(ZeroDenominator):
    """A mean duration when nobody is on support."""

    en = "nobody is on support in the week of {value}."
    da = "ingen er på forsørgelse i ugen med {value}."
    mend_en = "Choose a date that the spells cover."
    mend_da = "Vælg en dato, som forløbene dækker."


class NobodySenior(ZeroDenominator):
    """A share of those with seniority when nobody has it."""

    en = "nobody on support on {value} has been so for as long as the rules ask for."
    da = "ingen på forsørgelse den {value} har været det så længe, som reglerne kræver."
    mend_en = "Choose a later date, or mark spells that reach further back."
    mend_da = "Vælg en senere dato, eller markér forløb, der går længere tilbage."
