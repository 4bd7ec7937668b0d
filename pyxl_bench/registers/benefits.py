"""What a code means: the table from codes to benefits, editable, with its source.

Each code or name stands for a benefit, the benefit is counted in a target
group, and two things are said of it: whether it is public support, and what a
person on it counts as when looked for 13 weeks later. *Fleksjob* is why these
are two: it is support that is paid, but whoever got one has left.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

import numpy as np

from pyxl_bench.errors import CodeTableFault
from pyxl_bench.registers.count import Traits

COLUMNS: Final = ("kode", "ydelse", "gruppe", "forsørgelse", "efter")
ON, OUT, GONE = "på", "ude", "udgået"
_CHOICES: Final = {"forsørgelse": ("ja", "nej"), "efter": (ON, OUT, GONE)}


class Benefit(NamedTuple):
    """A benefit: its name, its target group, whether it is public support, and what it counts as afterwards."""

    name: str
    group: str
    support: bool
    after: str


@dataclass(frozen=True)
class BenefitTable:
    """Benefits by the codes and names that stand for them."""

    known: dict[str, Benefit]

    def find(self, code: str) -> Benefit | None:
        """The benefit of a code or a name; ``None`` when the table has neither."""
        return self.known.get(folded(code))

    @property
    def names(self) -> list[str]:
        """The benefits' names and their groups', each once."""
        return list(dict.fromkeys(name for benefit in self.known.values() for name in (benefit.name, benefit.group)))


def folded(code: str) -> str:
    """How codes and names are compared: case, punctuation and leading zeros ignored."""
    words = "".join(letter if letter.isalnum() else " " for letter in code).casefold().split()
    text = " ".join(words)
    return text.lstrip("0") or text if text.isdigit() else text


@cache
def shipped() -> BenefitTable:
    """The table that ships with the package."""
    return read(shipped_text().splitlines())


def shipped_text() -> str:
    """The shipped table as text, comments and all, for somebody to edit."""
    return files("pyxl_bench").joinpath("rules/benefits.csv").read_text("utf-8")


def read(lines: Iterable[str]) -> BenefitTable:
    """A table from the lines of its CSV form.

    Raises:
        CodeTableFault: a column is missing, a row says something else than it
            may, or two rows give one code different meanings.
    """
    numbered = [(place, line) for place, line in enumerate(lines, start=1)
                if line.strip() and not line.lstrip("\ufeff").startswith("#")]
    rows = list(csv.reader([line for _, line in numbered], delimiter=";"))
    header = [cell.strip().casefold().lstrip("\ufeff") for cell in rows[0]] if rows else []
    for column in COLUMNS:
        if column not in header:
            raise CodeTableFault(argument="koder", row=1, value=column, fault_en="the column is missing",
                                 fault_da="kolonnen mangler")
    known: dict[str, Benefit] = {}
    for (place, _), row in zip(numbered[1:], rows[1:]):
        cells = {column: cell.strip() for column, cell in zip(header, row)}
        benefit = _benefit(cells, place)
        for code in (*_codes(cells["kode"], place), benefit.name):
            if known.setdefault(folded(code), benefit) != benefit:
                raise CodeTableFault(argument="koder", row=place, value=code, fault_en="the code stands twice",
                                     fault_da="koden står to gange")
    return BenefitTable(known)


def _benefit(cells: dict[str, str], place: int) -> Benefit:
    for column in COLUMNS:
        cell = cells.get(column, "")
        choices = _CHOICES.get(column)
        if not cell or (choices and cell.casefold() not in choices):
            wanted = " / ".join(choices or ())
            raise CodeTableFault(argument="koder", row=place, value=cell,
                                 fault_en=f"the column {column} takes {wanted or 'a name'}",
                                 fault_da=f"kolonnen {column} tager {wanted or 'et navn'}")
    return Benefit(cells["ydelse"], cells["gruppe"], cells["forsørgelse"].casefold() == "ja",
                   cells["efter"].casefold())


def _codes(cell: str, place: int) -> list[str]:
    """A code, or all codes of a span such as 211-219."""
    first, dash, last = cell.partition("-")
    if not (dash and first.strip().isdigit() and last.strip().isdigit()):
        return [cell]
    span = range(int(first), int(last) + 1)
    if not 0 < len(span) <= 1000:
        raise CodeTableFault(argument="koder", row=place, value=cell, fault_en="the span runs backwards or is too long",
                             fault_da="spændet går baglæns eller er for langt")
    return [str(code) for code in span]


def groups_of(benefits: list[Benefit]) -> list[str]:
    """The target groups of the benefits that are public support, in order of appearance."""
    return list(dict.fromkeys(benefit.group for benefit in benefits if benefit.support))


def traits_of(benefits: list[Benefit]) -> Traits:
    """What the kernel needs to know of a list of benefits; groups are places in :func:`groups_of`."""
    groups = groups_of(benefits)
    return Traits(
        np.array([groups.index(b.group) if b.support else -1 for b in benefits], dtype=np.int64),
        np.array([b.after == ON for b in benefits], dtype=bool),
        np.array([b.after == GONE for b in benefits], dtype=bool),
    )
