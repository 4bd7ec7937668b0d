"""The folder that is a register: a description, and the Parquet files whose numbers it tells the meaning of."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pyxl_bench.registers.benefits import Benefit, groups_of, traits_of
from pyxl_bench.registers.count import Plan
from pyxl_bench.registers.exits import Window
from pyxl_bench.registers.weeks import Step, periods
from xl.registers.errors import NotARegister

DESCRIPTION: Final = "register.json"


@dataclass(frozen=True, slots=True)
class Register:
    """A register on disk."""

    path: Path
    data: Path
    """The folder of its Parquet files: those that its description names, and no others."""
    areas: tuple[str, ...]
    benefits: tuple[Benefit, ...]
    window: Window
    """The weeks that the spells cover."""
    spells: int
    interviews: int
    offers: int

    @property
    def groups(self) -> list[str]:
        """The target groups, by place."""
        return groups_of(list(self.benefits))

    def plan(self, step: Step) -> Plan:
        """What is to be counted: everything, by periods of a length."""
        return Plan(traits_of(list(self.benefits)), len(self.areas), len(self.groups), self.window,
                    periods(*self.window, step))


def is_register(path: Path) -> bool:
    """Whether a folder is a register."""
    return (path / DESCRIPTION).is_file()


def open_register(path: Path) -> Register:
    """Read what a register holds.

    Raises:
        NotARegister: the folder is none, or its description is damaged.
    """
    try:
        told = json.loads((path / DESCRIPTION).read_text("utf-8"))
        return Register(
            path, path / told["data"], tuple(told["areas"]), tuple(Benefit(*benefit) for benefit in told["benefits"]),
            Window(told["first_week"], told["last_week"] + 1), told["spells"], told["interviews"], told["offers"],
        )
    except (OSError, ValueError, KeyError, TypeError):
        raise NotARegister(value=str(path)) from None
