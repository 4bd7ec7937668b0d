"""Budget against realised: what has come of a budget or an investment, and when it is paid back."""

from __future__ import annotations

from collections import defaultdict
from itertools import accumulate
from typing import Final

from xl.functions.survival_savings import DESCRIPTIVE
from xl.report.blocks import Caveat, Chapter, Chart, Heading, Highlight, Paragraph, Part, Sentence, Table, Told, joined
from xl.report.charts.lines import Panel, stacked
from xl.report.figures import Figure
from xl.report.reading import Reading, Said
from xl.report.sentences import in_prose, sentence

_SAVED: Final = ("SURVIVAL_SAVINGS", "COHORT_SAVINGS")
_FOLLOW_UP: Final = ("Budget til dato", "Realiseret til dato", "Forskel", "Andel realiseret")
_CASE: Final = ("Netto", "Akkumuleret", "Diskonteret akkumuleret")
_SAVINGS: Final = ("Måned", "Sparede fuldtidsmåneder", "Ændring i udgift", "Akkumuleret")
_PANELS: Final = 3
"""How many follow-ups one drawing holds."""


def chapter(reading: Reading) -> Chapter | None:
    """Follow-up, business cases and savings, sheet by sheet; ``None`` where the workbook holds none."""
    savings = reading.of(*_SAVED)
    invested = bool(savings or reading.of("INVESTMENT_CASE"))
    made = Chapter("investeringer", "Investeringer: budget mod realiseret" if invested else "Budget mod realiseret")
    sheets: dict[str, list[Said]] = defaultdict(list)
    for said in reading.of("FOLLOW_UP", "INVESTMENT_CASE"):
        sheets[said.place.sheet].append(said)
    for number, (sheet, calls) in enumerate(sheets.items(), start=1):
        made.add(Heading(reading.sheet_title(sheet)))
        follow_ups = [(said, figures) for said in calls if said.function == "FOLLOW_UP"
                      and len(figures := reading.flat(said.place)) >= len(_FOLLOW_UP)]
        if follow_ups:
            _follow_up(reading, made, follow_ups, number)
        made.add(*(_case(reading, said) for said in calls if said.function == "INVESTMENT_CASE"))
    for said in savings:
        made.add(_saved(reading, said))
    if savings:
        made.add(Caveat(DESCRIPTIVE.da))
    return made if made.blocks else None


def _name(reading: Reading, said: Said) -> str:
    """What a call is about: its row's name; without one, its sheet."""
    label = reading.label(said.place.sheet, said.place.area.top, said.place.area.left)
    return label or reading.sheet_title(said.place.sheet)


def _unit(unit: str) -> str:
    return f", {unit}" if unit else ""


# --- budget against realised -------------------------------------------------


def _follow_up(reading: Reading, made: Chapter, calls: list[tuple[Said, list[Figure]]], number: int) -> None:
    unit, title = reading.money_unit(calls[0][0].place), reading.sheet_title(calls[0][0].place.sheet)
    told: list[Sentence] = []
    rows: list[tuple[Part, ...]] = []
    for said, figures in calls:
        name = _name(reading, said)
        budget, realised, difference, share = figures[:4]
        rows.append((name, budget, realised, difference, share))
        if realised.number is not None and budget.number is not None and share.number is not None:
            come: Sentence = ("realiseret ", realised, " mod budgetteret ", budget, f" {in_prose(unit)}".rstrip(),
                              " til dato, eller ", Told(share.size, share.cell), " af budgettet")
            told.append(sentence(f"{name}: ", *come))
            weight = 55 if budget.number < 0 else 50  # a saving, negative as all are, is what was invested for
            made.highlights.append(Highlight(weight, f"{name}: realiseret mod budget", share, "",
                                             sentence(f"{title}: ", *come)))
    made.add(Paragraph(joined(told)) if told else None,
             Table(f"Opfølgning{_unit(unit)}", ("", *_FOLLOW_UP), tuple(rows)))
    for first in range(0, len(calls), _PANELS):
        made.add(_cumulated(reading, calls[first : first + _PANELS], unit, f"opfoelgning{number}-{first}"))


def _cumulated(reading: Reading, calls: list[tuple[Said, list[Figure]]], unit: str, name: str) -> Chart | None:
    """Budget and realised summed from the first period, as far as each is known."""
    panels: list[Panel] = []
    labels: list[str] = []
    says: list[Part] = []
    for said, figures in calls:
        lines, periods = _lines(reading, said)
        if lines and periods and (not labels or labels == periods):
            labels = periods
            panels.append(Panel(_name(reading, said), lines))
            says += ["; " if says else "", f"{_name(reading, said)}: budget ", figures[0], ", realiseret ", figures[1],
                     " til dato"]
    if not panels:
        return None
    return Chart(f"Budget mod realiseret, akkumuleret{_unit(unit)}", stacked(name, labels, panels), tuple(says))


def _lines(reading: Reading, said: Said) -> tuple[list[tuple[str, list[float | None]]], list[str]]:
    """The two lines of a follow-up and the names of its periods; empty where its rows are no periods.

    A period without a realised figure is not zero: the line stops or breaks there. The budget of such a
    period is left out too, as the follow-up does, but goes on after the last known one.
    """
    if not {"budget", "realised"} <= said.ranges.keys():
        return [], []
    budget, realised = (reading.flat(said.ranges[which]) for which in ("budget", "realised"))
    known = [place for place, figure in enumerate(realised) if figure.number is not None]
    periods = reading.periods(said.ranges["realised"])
    if not known or len(periods) < 2 or not len(budget) == len(realised) == len(periods):
        return [], []
    counted = [place in known or place > known[-1] for place in range(len(periods))]
    spent = accumulate(figure.number or 0.0 if there else 0.0 for figure, there in zip(budget, counted))
    come = accumulate(figure.number or 0.0 for figure in realised)
    return [("Budget", [value if there else None for value, there in zip(spent, counted)]),
            ("Realiseret", [value if place in known else None for place, value in enumerate(come)])], periods


# --- business cases and savings ----------------------------------------------


def _case(reading: Reading, said: Said) -> Table:
    *years, payback = reading.rows(said.place)
    shown: list[tuple[Part, ...]] = [(f"År {number}", *row) for number, row in enumerate(years, start=1)]
    shown.append(("Tilbagebetalt i år", *payback[:1], *([""] * (len(payback) - 1))))
    unit = _unit(reading.money_unit(said.place))
    return Table(f"Business case{unit}: {reading.sheet_title(said.place.sheet)}", ("", *_CASE[: len(payback)]),
                 tuple(shown), total=True)


def _saved(reading: Reading, said: Said) -> Table:
    rows = reading.rows(said.place)
    titles = [reading.header(said.place, number) for number in range(len(rows[0]))]
    header = tuple(title or (_SAVINGS[n] if n < len(_SAVINGS) else "") for n, title in enumerate(titles))
    kept: tuple[tuple[Part, ...], ...] = tuple(tuple(row) for row in rows if not row[0].blank)
    return Table(f"Sparede måneder og kroner: {reading.sheet_title(said.place.sheet)}", header, kept)
