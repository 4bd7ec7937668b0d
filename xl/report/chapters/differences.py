"""The treated against the others: months on support and the share still on it, with limits."""

from __future__ import annotations

from typing import Final

from xl.functions.survival_savings import DESCRIPTIVE, TREATED_IN_BOTH
from xl.report.blocks import Block, Caveat, Heading, Paragraph, Part, Sentence, Table, Told, joined
from xl.report.figures import Figure
from xl.report.reading import Reading, Said
from xl.report.sentences import level, sentence

_COLUMNS: Final = ("Forskel", "Standardfejl", "Nedre grænse", "Øvre grænse", "p")
_MEAN: Final = "RMST_DIFFERENCE"


def blocks(reading: Reading) -> list[Block]:
    """The comparisons of each sheet in words and in a table; empty where there are none."""
    sheets: dict[str, list[tuple[Said, list[Figure]]]] = {}
    for said in reading.of(_MEAN, "MILESTONE_DIFFERENCE"):
        figures = reading.flat(said.place)
        if len(figures) == len(_COLUMNS):
            sheets.setdefault(said.place.sheet, []).append((said, figures))
    made: list[Block] = []
    for sheet, found in sheets.items():
        titles = [reading.header(found[0][0].place, number) or name for number, name in enumerate(_COLUMNS)]
        rows: list[tuple[Part, ...]] = [(_name(reading, said), *figures) for said, figures in found]
        told = [_told(reading, said, figures) for said, figures in found]
        made += [Heading(f"Behandlede mod andre: {reading.sheet_title(sheet)}"), Paragraph(joined(told)),
                 Table("Behandlede minus dem, de holdes op mod", ("", *titles), tuple(rows))]
    if made:
        made.append(Caveat(DESCRIPTIVE.da))
    if any(_whole(said) for found in sheets.values() for said, _ in found):
        made.append(Caveat(TREATED_IN_BOTH.da))
    return made


def _whole(said: Said) -> bool:
    return bool(said.given.get("compare") == "whole")


def _name(reading: Reading, said: Said) -> str:
    """What a comparison is called: the text beside its cells."""
    return reading.label(said.place.sheet, said.place.area.top, said.place.area.left) or (
        "Måneder på ydelsen" if said.function == _MEAN else "Andel fortsat på ydelsen")


def _told(reading: Reading, said: Said, figures: list[Figure]) -> Sentence:
    """``Måneder på ydelsen: 9,8 måneder kortere for de behandlede end for de andre, mellem -11,6 og -8,1; ...``."""
    estimate, _, lower, upper, _ = figures
    name, others = _name(reading, said), "hele målgruppen" if _whole(said) else "de andre"
    if estimate.number is None or lower.number is None or upper.number is None:
        return sentence(f"{name}: ", estimate)
    mean = said.function == _MEAN
    where = level(estimate, *(("længere", "kortere", "") if mean else ("højere", "lavere", "")))
    if not where:
        return sentence(f"{name}: ingen forskel mellem de behandlede og {others}")
    unit = (" måned" if estimate.size == "1" else " måneder") if mean else ""
    size = estimate.size.replace("pct.", "procentpoint")
    sure = "grænserne omfatter ikke nul" if lower.number * upper.number > 0 else (
        "grænserne omfatter nul, så forskellen kan være tilfældig")
    return sentence(f"{name}: ", Told(size, estimate.cell), f"{unit} {where} for de behandlede end for {others}, "
                    "med grænserne ", lower, " og ", upper, f"; {sure}")
