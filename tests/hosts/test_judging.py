"""Formulas that are alike are judged once; it must come out as if each were judged by itself."""

from __future__ import annotations

from random import Random

import pytest

from tests.hosts.books import F, SheetSpec, TableSpec, filled, recalc
from xl.hosts.headless.judge import Judge

SHEETS = ("Ark2", "Budget v2", "År2020", "Data")
NAMES = {"Løn2020": "OFFSET('Ark2'!$A$1,0,0,3,1)", "Sats2": "0.5", "Omr1": "'Ark2'!$A$1:$A$3", "X_1": "'Ark2'!$A$1"}
TABLES = [TableSpec("Tbl", "M1:N5", ["Navn", "Beløb"]), TableSpec("Tbl2", "P3:Q9", ["Navn", "Sats2"], totals_row=True)]
SHAPES = (
    "SUM({})", "UNITCOST({},{})", "IF({}>1,{},0)", "ROW({})", "ROWS({})", "INDEX({},2)", "SUMIFS({},{},1)",
    "FILTER({},{}>1)", 'TEXT({},"d1")', "WHY({})", '{}&"A1"', "AGGREGATE(9,6,{})", "SUM(UNITCOST({},{}))", "LOG10({})",
    "OFFSET({},1,1)", "_xlfn.ANCHORARRAY({})", "SUMPRODUCT({},{})",
)
STRUCTURED = (
    "Tbl2[Sats2]", "Tbl2[[#This Row],[Sats2]]", "Tbl[Beløb]", "Tbl[[#This Row],[Beløb]]", "Tbl2", "Tbl[@Beløb]",
)


def reference(random: Random) -> str:
    sheet = random.choice(["", "", "Ark2!", "'Budget v2'!", "År2020!", "Data!"])
    column, row = random.choice("ABCD"), random.randint(1, 12)
    last = row + random.randint(0, 3)
    return random.choice([
        f"{sheet}{column}:{column}", f"{sheet}{column}{row}:{column}{last}", f"{sheet}{column}{row}",
        f"{sheet}${column}${row}", random.choice(list(NAMES)), random.choice(STRUCTURED),
    ])


@pytest.mark.parametrize("structured", [True, False])
@pytest.mark.parametrize("seed", range(8))
def test_what_is_judged_once_is_what_each_would_be(seed, structured, monkeypatch):
    """Without structured references a sheet has few of the words that stop formulas from being taken as alike."""
    random = Random(seed)
    others, checked = [], []

    def judged(self, sheet, text, place, plain, by_shape=Judge.judged):
        got = by_shape(self, sheet, text, place, plain)
        alone = self._judge(text, place, plain)
        checked.append(text)
        if (got[0]._replace(template=None), got[1]) != (alone._replace(template=None), alone.template):
            others.append((text, got, alone))
        return got

    monkeypatch.setattr(Judge, "judged", judged)
    texts = [shape.format(*(reference(random) for _ in range(shape.count("{}")))) for shape in SHAPES * 12]
    if not structured:
        texts = [text for text in texts if "[" not in text and "Tbl" not in text and "ROW" not in text]
    cells = {f"{random.choice('FGHIJKL')}{row}": F(text, 1) for row, text in enumerate(texts, start=1)}
    cells |= filled("M1", [["Navn", "Beløb"], *([name, 1] for name in "abcd")])
    cells |= filled("P3", [["Navn", "Sats2"], *([name, 1] for name in "abcdef")])
    data = filled("A1", [[1, 2], [3, 4], [5, 6]])
    recalc({"Her1": SheetSpec(cells, TABLES if structured else []), **dict.fromkeys(SHEETS, data)}, names=NAMES)
    assert (len(checked) > 80, others) == (True, [])
