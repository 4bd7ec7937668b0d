"""A register's indicators: spells of persons in, figures per month and benefit out.

The address is a Parquet file (or any file, or a folder) with the columns
Person, Ydelse, Fra and Til. Options: ``fra`` and ``til`` (months such as
``2026-01``), ``ydelser`` (parted by commas; else every benefit of the spells
and the total), ``uger`` (the horizon of the exit rate; 13), and those of files.
Persons stay in the register: only figures reach the workbook.

The figures are those of the worksheet functions FULLTIME_PERSONS and EXIT_RATE.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import replace
from typing import Any, Final

from pyxl_bench.errors import BenchError, Missing, ZeroDenominator
from xl.catalogue import functions
from xl.sources import files
from xl.sources.errors import BadOption
from xl.sources.order import Fetched, Order, frame
from xl.spells import spell_range

OPTIONS: Final = ("fra", "til", "ydelser", "uger", *files.OPTIONS)
TOTAL: Final = "Samlet"
_MONTH: Final = re.compile(r"(\d{4})-(\d{2})")


def fetch(order: Order) -> Fetched:
    """Full-time persons and exit rate of each benefit in each month."""
    options = order.options(*OPTIONS)
    query = "&".join(f"{name}={value}" for name, value in options.items() if name in files.OPTIONS)
    spells = files.fetch(replace(order, query=query))
    marked = [list(spells.frame.columns), *spells.frame.to_numpy().tolist()]
    found = spell_range(marked, "register")
    benefits = [name.strip() for name in options.get("ydelser", "").split(",") if name.strip()]
    benefits = benefits or [*sorted(set(found.spelled)), TOTAL]
    for benefit in benefits:
        found.asked(benefit)  # refuses one that nobody knows
    months = _months(_month(options, "fra"), _month(options, "til"))
    rows = [(first, last, benefit) for first, last in months for benefit in benefits]
    asked = [[[row[place]] for row in rows] for place in range(3)]
    weeks = options.get("uger", "13")
    if not weeks.isdecimal() or not int(weeks):
        raise BadOption(name="uger", value=weeks, choices="et antal uger, fx 13")
    persons = _answers("FULLTIME_PERSONS", marked, *asked)
    exits = _answers("EXIT_RATE", marked, *asked, float(weeks))
    columns: list[list[object]] = [[f"{first:%Y-%m}" for first, _, _ in rows], [row[2] for row in rows], persons, exits]
    notes = [*spells.notes, f"{len(spells.frame)} forløb for {len(found.persons)} personer"]
    return Fetched(frame(["Periode", "Ydelse", "Fuldtidspersoner", "Afgangsrate"], columns), notes)


def _answers(name: str, *arguments: Any) -> list[object]:
    """A function's answers, one a row; blank where there is nobody to tell of."""
    answers: list[object] = []
    for cell, in functions()[name](*arguments).cells:
        if isinstance(cell, BenchError) and not isinstance(cell, (Missing, ZeroDenominator)):
            raise cell
        answers.append(None if isinstance(cell, BenchError) else cell)
    return answers


def _month(options: dict[str, str], name: str) -> tuple[int, int]:
    match = _MONTH.fullmatch(options.get(name, ""))
    if match is None or not 1 <= int(match[2]) <= 12:
        raise BadOption(name=name, value=options.get(name, ""), choices="en måned, fx 2026-01")
    return int(match[1]), int(match[2])


def _months(first: tuple[int, int], last: tuple[int, int]) -> list[tuple[dt.date, dt.date]]:
    """The first and last day of each month of a period."""
    count = (last[0] - first[0]) * 12 + last[1] - first[1] + 1
    if count < 1:
        raise BadOption(name="til", value=f"{last[0]}-{last[1]:02}", choices="en måned, der ikke ligger før fra")
    days = []
    for number in range(count):
        year, month = divmod(first[0] * 12 + first[1] - 1 + number, 12)
        days.append((dt.date(year, month + 1, 1), dt.date(year, month + 1, calendar.monthrange(year, month + 1)[1])))
    return days


