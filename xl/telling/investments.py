"""What is told of investments: which years and periods count, which rules, which price changes."""

from __future__ import annotations

import numpy as np

from pyxl_bench.refusion import RefusionRules
from pyxl_bench.unit_cost import Floats
from xl.catalogue import Text, Told
from xl.telling import text, told


def year(spent: Floats, saved: Floats, discount: float, row: int, column: int) -> Told:
    """A year of an investment case, or its payback."""
    if row == spent.size:
        return told(Text("The first year in which the running sum is 0 or below.",
                         "Det første år, hvor den akkumulerede sum er 0 eller derunder."))
    own = text("Year {year}: {spent} invested, {saved} change in spending.",
               "År {year}: {spent} investeret, {saved} i ændret udgift.",
               year=row + 1, spent=spent[row], saved=saved[row])
    running = text("Added up over years 1 to {year}.", "Lagt sammen over år 1 til {year}.", year=row + 1)
    rate = text("Year {year} divided by {factor} ({discount} per cent a year, the first year not).",
                "År {year} divideret med {factor} ({discount} pct. om året, det første år ikke).",
                year=row + 1, factor=(1 + discount) ** row, discount=100 * discount)
    return told(own, running if column else None, rate if column == 2 else None)


def settled(realised: Floats, counted: int) -> Text:
    """How many periods are settled, and which are not counted yet."""
    waiting = [str(place + 1) for place in np.flatnonzero(np.isnan(realised))]
    rest = text("; not settled and not counted: {waiting}", "; ikke opgjort og ikke talt med: {waiting}",
                waiting=", ".join(waiting)) if waiting else ""
    return text("Periods settled: {counted}{rest}.", "Opgjorte perioder: {counted}{rest}.",
                counted=counted, rest=rest)


def bands(rules: RefusionRules, first: float, last: float) -> Told:
    """The weeks in each band of the refund, and the rules they follow."""
    starts = (0.0, *rules.last_weeks[:-1])
    weeks = [min(last, end) - max(first - 1, start) for start, end in zip(starts, rules.last_weeks)]
    parts = [text("{share} per cent in {weeks} weeks", "{share} pct. i {weeks} uger",
                  weeks=count, share=100 * (1 - refunded))
             for count, refunded in zip(weeks, rules.refunded) if count > 0]
    return told(text("The municipality pays {parts}.", "Kommunen betaler {parts}.", parts=parts),
                text("Rules in force from {day}.", "Regler gældende fra {day}.", day=f"{rules.valid_from:%d-%m-%Y}"))


def price_changes(from_year: int, to_year: int, years: Floats, changes: Floats, factor: float) -> Text:
    """The changes between two years and what they amount to."""
    low, high = sorted((from_year, to_year))
    between = [(f"{int(each)}:", float(change)) for each, change in sorted(zip(years, changes)) if low < each <= high]
    return text("Times {factor}. Changes in per cent: {between}.", "Ganget med {factor}. Ændringer i pct.: {between}.",
                factor=factor, between=between or "-")
