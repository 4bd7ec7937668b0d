"""Investments: what was budgeted, what has come, and when it is paid back."""

from __future__ import annotations

from typing import Final

from xl.report.blocks import Caveat, Chapter, Heading, Highlight, Paragraph, Part, Table, Told
from xl.report.reading import Reading, Said
from xl.report.sentences import in_prose, sentence

_ASKED: Final = (("FOLLOW_UP",), ("INVESTMENT_CASE",), ("SURVIVAL_SAVINGS", "COHORT_SAVINGS"))
_FOLLOW_UP: Final = ("Budget til dato", "Realiseret til dato", "Forskel", "Andel realiseret")
_CASE: Final = ("Netto", "Akkumuleret", "Diskonteret akkumuleret")
_SAVINGS: Final = ("Måned", "Sparede fuldtidsmåneder", "Ændring i udgift", "Akkumuleret")
_DESCRIPTIVE: Final = (
    "Sammenligningen er beskrivende: de, der fik indsatsen, kan på forhånd have været anderledes end dem, de holdes op "
    "mod.")


def chapter(reading: Reading) -> Chapter | None:
    """Follow-up, business cases and savings; ``None`` where the workbook holds none."""
    made = Chapter("investeringer", "Investeringer: budget mod realiseret")
    follow_ups, cases, savings = (reading.of(*names) for names in _ASKED)
    for said in follow_ups:
        _follow_up(reading, made, said)
    for said in cases:
        made.add(_case(reading, said))
    for said in savings:
        made.add(_saved(reading, said))
    if savings:
        made.add(Caveat(_DESCRIPTIVE))
    return made if made.blocks else None


def _title(reading: Reading, said: Said) -> str:
    """What a call is about: its sheet and, where it has one, its row's name."""
    sheet, label = reading.sheet_title(said.place.sheet), reading.label(
        said.place.sheet, said.place.area.top, said.place.area.left)
    return f"{sheet}: {label}" if label and label != sheet else sheet


def _follow_up(reading: Reading, made: Chapter, said: Said) -> None:
    figures = reading.flat(said.place)
    if len(figures) < len(_FOLLOW_UP):
        return
    title, unit = _title(reading, said), reading.money_unit(said.place)
    budget, realised, _, share = figures[:4]
    rows = tuple(zip(_FOLLOW_UP, figures))
    made.add(Heading(title))
    if realised.number is not None and budget.number is not None and share.number is not None:
        meaning = sentence(f"{title}: realiseret ", realised, " mod budgetteret ", budget,
                           f" {in_prose(unit)}".rstrip(), " til dato, eller ", Told(share.size, share.cell),
                           " af budgettet")
        made.add(Paragraph(meaning))
        made.highlights.append(Highlight(50, f"Realiseret mod budget: {title}", share, "", meaning))
    made.add(Table(f"Opfølgning{f', {unit}' if unit else ''}", ("", "Til dato"), rows))


def _case(reading: Reading, said: Said) -> Table:
    *years, payback = reading.rows(said.place)
    shown: list[tuple[Part, ...]] = [(f"År {number}", *row) for number, row in enumerate(years, start=1)]
    shown.append(("Tilbagebetalt i år", *payback[:1], *([""] * (len(payback) - 1))))
    return Table(f"Business case: {_title(reading, said)}", ("", *_CASE[: len(payback)]), tuple(shown), total=True)


def _saved(reading: Reading, said: Said) -> Table:
    rows = reading.rows(said.place)
    titles = [reading.header(said.place, number) for number in range(len(rows[0]))]
    header = tuple(title or (_SAVINGS[n] if n < len(_SAVINGS) else "") for n, title in enumerate(titles))
    kept: tuple[tuple[Part, ...], ...] = tuple(tuple(row) for row in rows if not row[0].blank)
    return Table(f"Sparede måneder og kroner: {reading.sheet_title(said.place.sheet)}", header, kept)
