"""Cost against result: which field each group stands in."""

from __future__ import annotations

from xl.names import key
from xl.package.book import Area
from xl.report.blocks import Chapter, Chart, Paragraph, Part, Sentence, Table, joined
from xl.report.charts.bubbles import FIELDS, quadrant_bubbles
from xl.report.figures import Figure
from xl.report.reading import Range, Reading, Said
from xl.report.sentences import counted, listed, sentence

_MEANING = {
    "Investeringspotentiale": "billig indsats, svagt resultat",
    "Optimeringspotentiale": "dyr indsats, svagt resultat",
    "Effektiviseringspotentiale": "dyr indsats, stærkt resultat",
    "Læringspotentiale": "billig indsats, stærkt resultat",
}


def chapter(reading: Reading, persons: dict[str, Figure]) -> Chapter | None:
    """The four fields; ``None`` where the workbook places nothing in them."""
    fields = field_of(reading)
    if not fields:
        return None
    made = Chapter("kvadranter", "Omkostning mod resultat")
    said: list[Sentence] = []
    for field, _, _ in FIELDS:
        members = [label for label, found in fields.items() if str(found) == field]
        if members:
            words = counted(len(members), "målgruppe", "målgrupper")
            said.append(sentence(f"{field} ({_MEANING[field]}): {words}, {listed(members)}"))
    made.add(Paragraph(joined(said)))
    for number, call in enumerate(_with_ranges(reading), start=1):
        made.add(_bubbles(reading, call, persons, number))
    rows = tuple((label, found) for label, found in fields.items())
    made.add(Table("Felt pr. målgruppe", ("Målgruppe", "Felt"), rows))
    return made


def field_of(reading: Reading) -> dict[str, Figure]:
    """The field that the workbook gives each group; the first where it gives several."""
    found: dict[str, Figure] = {}
    for said in reading.of("QUADRANT"):
        for label, figure in zip(reading.labels(said.place), reading.column(said.place)):
            if label and not figure.blank:
                found.setdefault(label, figure)
    return found


def _persons(reading: Reading, said: Said, labels: list[str], persons: dict[str, Figure]) -> dict[str, float]:
    """The full-time persons of all groups, from a column beside the fields or by name; none where one is missing."""
    sheet, area = said.place.sheet, said.place.area
    for column in range(1, area.right + 6):
        place = Range(sheet, Area(area.top, column, area.bottom, column))
        if "fuldtidspersoner" in key(reading.header(place)):
            beside = {label: figure.number for label, figure in zip(labels, reading.flat(place)) if figure.number}
            if len(beside) == len(labels):
                return beside
    named = {label: figure.number for label in labels if (figure := persons.get(key(label))) and figure.number}
    return named if len(named) == len(labels) else {}


def _with_ranges(reading: Reading) -> list[Said]:
    return [said for said in reading.of("QUADRANT")
            if {"cost_deviation", "result_deviation"} <= said.ranges.keys() and said.place.area.size > 1]


def _bubbles(reading: Reading, said: Said, persons: dict[str, Figure], number: int) -> Chart | None:
    costs, results = (reading.flat(said.ranges[name]) for name in ("cost_deviation", "result_deviation"))
    labels = reading.labels(said.place)
    if not len(labels) == len(costs) == len(results):
        return None
    shown = [(label, cost, result) for label, cost, result in zip(labels, costs, results)
             if cost.number is not None and result.number is not None]
    if not shown:
        return None
    known = _persons(reading, said, labels, persons)
    sizes = [known.get(label, 1.0) for label, _, _ in shown]
    axis_names = [reading.header(said.ranges[name]) or fallback for name, fallback in
                  (("cost_deviation", "Afvigelse i omkostning"), ("result_deviation", "Afvigelse i resultat"))]
    svg = quadrant_bubbles(
        f"kvadrant{number}", [label for label, _, _ in shown], [cost for _, cost, _ in shown],
        [result for _, _, result in shown], sizes, (axis_names[0], axis_names[1]))
    area = " Boblens areal er antal fuldtidspersoner." if known else ""
    says: list[Part] = []
    for label, cost, result in shown:
        says += ["; " if says else "", f"{label}: ", cost, " og ", result]
    return Chart(f"{axis_names[0]} mod {axis_names[1][0].lower()}{axis_names[1][1:]}.{area}", svg, tuple(says))
