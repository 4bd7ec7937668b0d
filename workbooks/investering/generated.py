"""Generated persons and accounts: the same at every build, and nobody in particular."""

from __future__ import annotations

import datetime as dt
import math
import random
from typing import NamedTuple

from workbooks.investering.plans import MONTHS, YEARS, Plan


class Person(NamedTuple):
    """When a person started and left public support; ``end`` is ``None`` while that has not happened."""

    start: dt.date
    end: dt.date | None
    treated: bool


def month(number: int) -> dt.date:
    """The first day of a month, counted from 0 in January of the first year."""
    return dt.date(YEARS[0] + number // 12, number % 12 + 1, 1)


def persons(plan: Plan) -> list[Person]:
    """The persons of an investment's target group, in order of their start."""
    draw = random.Random(plan.number)
    made = []
    for treated, counts, leaves in ((True, plan.cohorts.treated, plan.cohorts.leaves_treated),
                                    (False, plan.cohorts.rest, plan.cohorts.leaves)):
        for year, count in enumerate(counts):
            for place in range(count):
                start = 12 * year + place * plan.cohorts.start_months // count
                stays = 1 + int(math.log(1 - draw.random()) / math.log(1 - leaves))
                made.append(Person(month(start), month(start + stays) if start + stays < MONTHS else None, treated))
    return sorted(made, key=lambda person: (person.start, not person.treated))


def accounts(plan: Plan) -> list[int]:
    """What the effort cost, month by month, in kr. at each year's prices: about the budget."""
    draw = random.Random(100 + plan.number)
    budget = [plan.investment[number // 12] / 12 * 1.02 ** (number // 12) for number in range(MONTHS)]
    return [100 * round(1e4 * amount * (0.85 + 0.25 * draw.random())) for amount in budget]
