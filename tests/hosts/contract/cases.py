"""What every host is asked, and what it must answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from xl.catalogue import OMITTED, functions
from xl.cells import ErrorValue
from xl.example_data import TABLES

Rows = list[list[Any]]
"""Rows of cells: numbers, texts, truth values, ``None`` for blank, :class:`ErrorValue` for an error."""

_WORDS = {"TRUE": True, "FALSE": False}


@dataclass(frozen=True)
class Case:
    """A formula over ranges named in braces, and its answer as rows of cells (an error as its code)."""

    name: str
    formula: str
    expected: Rows
    ranges: dict[str, Rows]

    @property
    def call(self) -> tuple[str, list[Any]] | None:
        """The function and its arguments, where the formula is one call; a host without cells asks those only."""
        match = re.fullmatch(r"=([A-Z0-9_]+)\((.*)\)", self.formula)
        if match is None or match[1] not in functions() or "(" in re.sub(r'"[^"]*"', "", match[2]):
            return None
        return match[1], arguments(match[2], self.ranges)

    @property
    def used(self) -> dict[str, Rows]:
        """The ranges that the formula names."""
        return {name: self.ranges[name] for name in re.findall(r"\{(\w+)\}", self.formula)}


def arguments(text: str, ranges: dict[str, Rows] = TABLES) -> list[Any]:
    """The arguments of a call: literals, ranges in braces, nothing where one is left out."""
    found: list[Any] = []
    for part in re.findall(r'((?:"[^"]*"|[^,"])*)(?:,|$)', text)[: text.count(",") + 1 if text else 0]:
        if not part:
            found.append(OMITTED)
        elif part.startswith("{"):
            rows = ranges[part[1:-1]]
            found.append([[float(c) if type(c) is int else c for c in row] for row in rows])
        elif part.startswith('"'):
            found.append(part.strip('"'))
        else:
            found.append(_WORDS[part] if part in _WORDS else float(part))
    return found


def _rows(expected: Any) -> Rows:
    return expected if isinstance(expected, list) else [[expected]]


def _column(*cells: Any) -> Rows:
    return [[cell] for cell in cells]


EXAMPLES = [
    Case(f"{name} example {number}", example.formula, _rows(example.expected), TABLES)
    for name, entry in functions().items() for number, example in enumerate(entry.examples, 1)
]

_RANGES: dict[str, Rows] = {
    **TABLES,
    "blank": [[None]], "two": [[2]], "gap": _column(3000, None, 600), "hundreds": _column(100, 100, 10),
    "error": [[ErrorValue("#DIV/0!")]], "broken": _column(3000, ErrorValue("#N/A"), 600),
    "danish": [["1.303,5"]], "danish_column": _column("kr. 3.000", "29,6", "600"), "english": [["1,234.5"]],
    "suppressed": [["(.)"]], "suppressed_column": _column(3000, "(.)", 600), "true": [[True]],
    "truths": _column(3000, True, 600), "row": [[3000, 2000, 600]], "hundreds_row": [[100, 100, 10]],
    "matrix": [[3000, 2000], [600, 50]], "hundreds_matrix": [[100, 100], [10, 10]], "short": _column(1, 2),
    "serial": [[44196]], "written": [["31-12-2020"]], "iso": [["2020-12-31"]], "no_date": [["31-13-2020"]],
    "many": _column(*[1] * 20_001, *[9] * 19_999), "deviations": _column(5, -5, 5), "results": _column(-1, 1, 1),
    "unknown": _column("Dagpenge", "Findes ikke"), "option": [[None]],
}

EDGES = [
    Case(name, formula, _rows(expected), _RANGES) for name, formula, expected in [
        ("a blank cell", "=UNITCOST({blank},{two})", None),
        ("a blank in a range", "=UNITCOST({gap},{hundreds})", _column(30, None, 60)),
        ("a blank cell for an option", '=COST_RANK({costs},"Kommune A","Dagpenge",{option})', 1),
        ("a last argument left empty", '=COST_RANK({costs},"Kommune A","Dagpenge",)', 1),
        ("an argument in the middle left empty", '=COST_DEVIATION({costs},"Kommune A",,"kr")',
         _column(7, -5.75, 8, 0.5)),
        ("a required argument left out", "=UNITCOST({two})", "#VALUE!"),
        ("one argument too many", "=UNITCOST({two},{two},{two})", "#VALUE!"),
        ("an error in a cell", "=UNITCOST({error},{two})", "#DIV/0!"),
        ("an error in a range", "=UNITCOST({broken},{hundreds})", _column(30, "#N/A", 60)),
        ("a number written the Danish way", "=UNITCOST({danish},{two})", 651.75),
        ("a column of numbers written the Danish way", "=UNITCOST({danish_column},{hundreds})",
         _column(30, 0.296, 60)),
        ("a number written the English way", "=UNITCOST({english},{two})", "#VALUE!"),
        ("a suppressed value", "=UNITCOST({suppressed},{two})", "(.)"),
        ("a suppressed value in a range", "=UNITCOST({suppressed_column},{hundreds})", _column(30, "(.)", 60)),
        ("a truth value for a number", "=UNITCOST({true},{two})", "#VALUE!"),
        ("a truth value in a range of numbers", "=UNITCOST({truths},{hundreds})", _column(30, "#VALUE!", 60)),
        ("a zero to divide by", "=UNITCOST({two},0)", "#DIV/0!"),
        ("a single cell", "=UNITCOST({two},{two})", 1),
        ("a row", "=UNITCOST({row},{hundreds_row})", [[30, 20, 60]]),
        ("a column and a cell", "=UNITCOST({gap},{two})", _column(1500, None, 300)),
        ("a matrix", "=UNITCOST({matrix},{hundreds_matrix})", [[30, 20], [60, 5]]),
        ("ranges of different height", "=UNITCOST({gap},{short})", "#VALUE!"),
        ("a date as a serial number", "=MUNICIPAL_SHARE(53,104,{serial})", 0.8),
        ("a date written the Danish way", "=MUNICIPAL_SHARE(53,104,{written})", 0.8),
        ("a date written the ISO way", "=MUNICIPAL_SHARE(53,104,{iso})", 0.8),
        ("a date that does not exist", "=MUNICIPAL_SHARE(53,104,{no_date})", "#VALUE!"),
        ("a range of 40,000 cells", "=MEDIAN_DURATION({many})", 1),
        ("an unknown municipality", '=PEER_AVERAGE({costs},"Kommune Z","Dagpenge")', "#N/A"),
        ("an unknown name in a range", '=PEER_AVERAGE({costs},"Kommune A",{unknown})', _column(23, "#N/A")),
        ("an unknown function", "=UNITCOSTT({two},{two})", "#NAME?"),
        ("an unknown option", '=COST_RANK({costs},"Kommune A","Dagpenge","sidst")', "#VALUE!"),
        ("a column of texts", "=QUADRANT({deviations},{results})",
         _column("Optimeringspotentiale", "Læringspotentiale", "Effektiviseringspotentiale")),
        ("a text compared with another", '=QUADRANT(5,-1)="Optimeringspotentiale"', True),
        ("a text looked up in an answer", '=MATCH("Læringspotentiale",QUADRANT({deviations},{results}),0)', 2),
        ("texts compared in an answer", '=QUADRANT({deviations},{results})="Læringspotentiale"',
         _column(False, True, False)),
        ("a text among numbers compared", '=UNITCOST({suppressed_column},{hundreds})="(.)"',
         _column(False, True, False)),
        ("a call inside another", "=UNITCOST(UNITCOST(3000,100),2)", 15),
        ("a call inside a built-in function", "=IFERROR(UNITCOST(1,0),-1)", -1),
        ("a sum of an answer", "=SUM(UNITCOST({row},{hundreds_row}))", 110),
    ]
]

CASES = [*EXAMPLES, *EDGES]
