"""Supervision: where the municipality stands, and what the rest of the year needs."""

from __future__ import annotations

from collections import Counter

from xl.package.book import Area
from xl.report.blocks import Chapter, Chart, Heading, Highlight, Paragraph, Part, Sentence, Table, Told, joined, pairs
from xl.report.charts.lines import months
from xl.report.figures import DASH, Figure
from xl.report.reading import Range, Reading, Said
from xl.report.sentences import counted, level, listed, sentence

_MOST = 100
"""How many rows a table shows; a country has 98 municipalities."""
_SAID = 10
"""The longest list whose first row is told in a sentence."""


def chapter(reading: Reading) -> Chapter | None:
    """Status, result target and focus targets; ``None`` where the workbook asks about none of them."""
    made = Chapter("tilsyn", "Skærpet tilsyn: status og resten af året")
    _status(reading, made)
    _result(reading, made)
    _focus(reading, made)
    return made if made.blocks else None


# --- status ------------------------------------------------------------------


def _status(reading: Reading, made: Chapter) -> None:
    for said in reading.of("SUPERVISION_STATUS"):
        if said.place.area.left != said.place.area.right:
            continue  # months beside each other: what has been
        rows = list(zip(reading.labels(said.place), reading.flat(said.place)))
        if len(rows) == 1:
            meaning = sentence("Status", *_whose(reading, said), ": ", rows[0][1])
            made.add(Paragraph(meaning))
            made.highlights.append(Highlight(85, "Status for skærpet tilsyn", rows[0][1], "", meaning))
        else:
            made.add(Paragraph(_tally(rows)), Table("Status", ("", "Status"), tuple(rows[:_MOST])))


def _whose(reading: Reading, said: Said) -> Sentence:
    """`` for Kommune 42 (september 2020)``, as far as the sheet says so."""
    place = Range(said.place.sheet, Area(1, 1, said.place.area.top, 4))
    chosen: Figure | None = next(
        (right for row in reading.rows(place) for left, right, beyond in zip(row, row[1:], row[2:])
         if str(left).casefold() in ("kommune", "valgt kommune") and not right.blank and beyond.blank), None)
    parts: list[Part] = [" for ", chosen] if chosen else []
    date = said.ranges.get("date")
    if date is not None and date.area.size == 1:
        parts += [" (", reading.flat(date)[0], ")"]
    return tuple(parts)


def _tally(rows: list[tuple[str, Figure]]) -> Sentence:
    """``To kommuner: Risiko for skærpet tilsyn (A og B).``: those at risk are named."""
    said: list[Sentence] = []
    for status, count in Counter(str(figure) for _, figure in rows).most_common():
        named = [label for label, figure in rows if str(figure) == status]
        names = f" ({listed(named)})" if count <= 10 else ""
        said.append(sentence(f"{counted(count, 'kommune', 'kommuner')}: {status}{names}"))
    return joined(said)


# --- result target -----------------------------------------------------------


def _result(reading: Reading, made: Chapter) -> None:
    values = {said.ranges["actual"]: said for said in reading.of("BENCHMARK_VALUE") if "actual" in said.ranges}
    ranks = {said.ranges["actual_share"]: said for said in reading.of("BENCHMARK_RANK")
             if "actual_share" in said.ranges}
    for said in reading.of("BENCHMARK_GAP"):
        if {"actual", "expected"} <= said.ranges.keys():
            actual = said.ranges["actual"]
            first, meaning = _against_expected(reading, said)
            if first is not None:
                made.add(Paragraph(meaning))
                made.highlights.append(Highlight(65, "Forskel til det forventede", first, "", meaning))
            made.add(_gaps(reading, said, values.get(actual), ranks.get(actual)))


def _against_expected(reading: Reading, said: Said) -> tuple[Figure | None, Sentence]:
    """How far the first row lies from what is expected; of a long list nothing is said of its first."""
    first, labels = reading.flat(said.place)[0], reading.labels(said.place)
    if first.number is None or len(labels) > _SAID:
        return None, ()
    where = level(first, "over", "under", "")
    name = labels[0] or "Det faktiske niveau"
    if not where:
        return first, sentence(f"{name} ligger på det forventede")
    size = first.size.replace("pct.", "procentpoint")
    return first, sentence(f"{name} ligger ", Told(size, first.cell), f" {where} det forventede")


def _gaps(reading: Reading, said: Said, value: Said | None, rank: Said | None) -> Table:
    labels = reading.labels(said.place)
    columns: list[tuple[str, list[Figure]]] = [
        (title, reading.flat(place)) for title, place in
        (("Forventet", said.ranges["expected"]), ("Faktisk", said.ranges["actual"]), ("Forskel", said.place))]
    if value is not None:
        columns.append((f"Værdi{_in_brackets(reading.money_unit(value.place))}", reading.flat(value.place)))
    if rank is not None:
        columns.append(("Placering", reading.flat(rank.place)))
    columns = [(title, figures) for title, figures in columns if len(figures) == len(labels)]
    rows: list[tuple[Part, ...]] = [
        (label, *(figures[place] for _, figures in columns)) for place, label in enumerate(labels)]
    title = reading.sheet_title(said.place.sheet)
    return Table("Resultatmål" if title == "Resultatmål" else f"Resultatmål: {title}",
                 ("", *(title for title, _ in columns)), tuple(rows[:_MOST]))


def _in_brackets(unit: str) -> str:
    return f", {unit}" if unit else ""


# --- focus targets -----------------------------------------------------------


def _focus(reading: Reading, made: Chapter) -> None:
    required = [said for said in reading.of("FOCUS_REQUIRED") if said.place.area.size == 1]
    held = {said.ranges["monthly_shares"]: said for said in reading.of("FOCUS_12M")
            if said.place.area.size == 1 and "monthly_shares" in said.ranges}
    told: list[Sentence] = []
    seen: set[Range] = set()
    for said in required:
        shares = said.ranges.get("monthly_shares")
        if shares is None or shares in seen:
            continue
        seen.add(shares)
        twelve = next((other for place, other in held.items() if _same_column(place, shares)), None)
        told.append(_needed(reading, said, twelve))
        required_mean = reading.flat(said.place)[0]
        if required_mean.number is not None:
            name = f"Krav til resten af året: {_target(reading, said)}"
            made.highlights.append(Highlight(75, name, required_mean, "", told[-1]))
    if told:
        made.add(Heading("Fokusmål"), Paragraph(joined(told)))
    made.add(_shares(reading, required), *_many(reading))


def _same_column(one: Range, other: Range) -> bool:
    return (one.sheet, one.area.left, one.area.right) == (other.sheet, other.area.left, other.area.right)


def _needed(reading: Reading, said: Said, twelve: Said | None) -> Sentence:
    """What a focus target's year still needs, told apart from the mean of the last twelve months."""
    figure = reading.flat(said.place)[0]
    name = _target(reading, said)
    parts: list[Part] = [f"{name}: "]
    if twelve is not None:
        mean = reading.flat(twelve.place)[0]
        parts += [Told(mean.size, mean.cell), " i gennemsnit for de seneste 12 måneder; "]
    if figure.number is None:
        parts += ["kravet til resten af året kan ikke regnes (", figure, ")"]
    elif figure.number > 1:
        parts += ["året kan ikke længere nå målet, for resten af året ville kræve ", Told(figure.size, figure.cell)]
    elif figure.number == 0:
        parts += ["årets mål er sikret (krav til resten af året: ", Told(figure.size, figure.cell), ")"]
    else:
        parts += ["resten af året kræver ", Told(figure.size, figure.cell), " i gennemsnit"]
    return sentence(*parts)


def _target(reading: Reading, said: Said) -> str:
    """What a target is called: above its months, else beside its cell."""
    shares = said.ranges.get("monthly_shares")
    return (shares and reading.header(shares)) or reading.label(
        said.place.sheet, said.place.area.top, said.place.area.left) or "Fokusmål"


def _shares(reading: Reading, required: list[Said]) -> Chart | None:
    """The monthly shares of each target against what they must reach."""
    series: dict[str, tuple[Range, list[Figure]]] = {}
    for said in required:
        place = said.ranges.get("monthly_shares")
        if place is not None and place.area.left == place.area.right:
            series.setdefault(_target(reading, said), (place, reading.flat(place)))
    lengths = {len(figures) for _, figures in series.values()}
    if len(lengths) != 1 or lengths == {1}:
        return None
    first = next(iter(series.values()))[0]
    labels = [_month(reading, first, row) for row in range(first.area.top, first.area.bottom + 1)]
    threshold = float(required[0].given["target"])
    svg = months("fokusmaal", labels, [(name, [figure.number for figure in figures])
                                      for name, (_, figures) in series.items()], threshold=threshold, percent=True)
    says: list[Part] = []
    for name, (_, figures) in series.items():
        says += [". " if says else "", f"{name}: ", *pairs(
            (label, figure) for label, figure in zip(labels, figures) if figure.number is not None)]
    return Chart("Månedlig andel mod målet (stiplet linje)", svg, tuple(says))


def _month(reading: Reading, place: Range, row: int) -> str:
    """The name of a month: the date or text to the left."""
    figures = (reading.figure(place.sheet, row, column) for column in range(place.area.left - 1, 0, -1))
    found = next((figure for figure in figures if not figure.blank and figure.number is None), None)
    return str(found) if found is not None else str(row - place.area.top + 1)


def _many(reading: Reading) -> list[Table]:
    """What the rest of the year needs, for workbooks that ask for many municipalities at once."""
    tables = []
    for said in reading.of("FOCUS_REQUIRED"):
        area = said.place.area
        labels = reading.labels(said.place)
        if area.size > 1 and area.left == area.right and any(labels):
            title = reading.header(said.place) or "Krav til resten af året"
            rows = [(label, figure) for label, figure in zip(labels, reading.flat(said.place)) if str(figure) != DASH]
            tables.append(Table(title, ("", "Krævet gennemsnit"), tuple(rows[:_MOST])))
    return tables
