"""A register's indicators and its cohorts' curves as tables for a workbook: 5 persons or more, and nothing below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd

from pyxl_bench.registers.count import Plan, Tally
from pyxl_bench.registers.efforts import Interviews, Offers
from pyxl_bench.registers.indicators import OF_THE_LAST_WEEK, withheld
from pyxl_bench.registers.indicators import indicators as worked_out
from pyxl_bench.registers.weeks import Step, monday, sunday
from pyxl_bench.survival import at_times
from pyxl_bench.survival_counts import count
from xl.cells import SUPPRESSED
from xl.registers.batches import Batch, whole_persons
from xl.registers.feed import rows_of, scan, tally
from xl.registers.store import Register, open_register

ALL: Final = "Samlet"
STEPS: Final[dict[str, Step]] = {"år": "year", "kvartal": "quarter", "måned": "month", "uge": "week"}
"""The lengths of periods by their Danish words."""
_COLUMNS: Final = {
    "Personer": "persons", "Fuldtidspersoner": "fulltime_persons", "Ydelsesuger": "benefit_weeks",
    "Afgangsrate": "exit_rate", "Uger fulgt": "followed_weeks", "Varighed (uger)": "duration",
    "Andel over et år": "long_term", "Samtaleintensitet": "contact_intensity", "Andel berørt": "touched",
    "Aktiveringsgrad": "activation_degree",
}
MINIMUM: Final = 5
WEEKS_PER_MONTH: Final = 52 / 12


@dataclass(frozen=True, slots=True)
class Counted:
    """A register counted once, from which both tables are made."""

    register: Register
    plan: Plan
    tally: Tally

    def indicators(self) -> pd.DataFrame:
        """Every indicator by municipality, target group and period; rows without persons are left out."""
        found = worked_out(self.plan, self.tally, MINIMUM)
        rows = np.argwhere(found.persons > 0)
        cells, periods = rows.T
        frame = self._named(cells)
        frame["Periode"] = [self.plan.periods.names[period] for period in periods]
        frame["Fra"] = [monday(int(self.plan.periods.first[period])) for period in periods]
        frame["Til"] = [sunday(int(self.plan.periods.stop[period]) - 1) for period in periods]
        hidden = found.withheld[cells, periods]
        few = hidden | found.few_at_the_end[cells, periods]
        for title, name in _COLUMNS.items():
            frame[title] = _shown(getattr(found, name)[cells, periods], few if name in OF_THE_LAST_WEEK else hidden)
        return frame

    def curves(self) -> pd.DataFrame:
        """The share of each cohort still on the benefit, month by month since its entry (Kaplan-Meier).

        The columns Måned and Andel fortsat are a curve as SURVIVAL_SAVINGS takes
        it. A curve ends where fewer than 5 persons are left to follow; smaller
        cohorts are left out, and those whose sizes would give theirs away.
        """
        table = self.tally.cohorts
        sizes = np.zeros(((self.plan.areas + 1) * (self.plan.groups + 1), len(self.plan.periods.names)), np.int64)
        np.add.at(sizes, (table.cell, table.period), table.persons)
        parts = []
        for cell, period in np.argwhere((sizes > 0) & ~withheld(self.plan, sizes, MINIMUM)).tolist():
            rows = (table.cell == cell) & (table.period == period)
            months = np.arange(1.0 + table.weeks[rows].max() // WEEKS_PER_MONTH)
            curve = at_times(
                count(table.weeks[rows].astype(float), (table.cause[rows] > 0).astype(float),
                      weights=table.persons[rows].astype(float), sampling=False),
                months * WEEKS_PER_MONTH)
            kept = np.flatnonzero(curve.at_risk >= MINIMUM)
            part = self._named(np.full(kept.size, cell))
            part["Kohorte"], part["Personer"] = self.plan.periods.names[period], sizes[cell, period]
            part["Måned"], part["Andel fortsat"] = months[kept].astype(int), curve.survival[kept]
            parts.append(part)
        columns = ["Kommune", "Målgruppe", "Kohorte", "Personer", "Måned", "Andel fortsat"]
        return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=columns)

    def _named(self, cells: Any) -> pd.DataFrame:
        areas, groups = [*self.register.areas, ALL], [*self.register.groups, ALL]
        return pd.DataFrame({"Kommune": [areas[cell // len(groups)] for cell in cells],
                             "Målgruppe": [groups[cell % len(groups)] for cell in cells]})


def counted(path: Path, step: Step = "year", tell: Callable[[int], None] = lambda rows: None) -> Counted:
    """Count a register in one pass.

    Raises:
        RegisterError: the folder is no register, or a file of it is damaged.
    """
    register = open_register(path)
    plan = register.plan(step)
    return Counted(register, plan, tally(plan, _batches(register), tell))


def indicators(path: Path, step: Step = "year") -> pd.DataFrame:
    """A register's indicators by municipality, target group and period.

    Counts that fewer than 5 persons stand behind are ``(.)``, as are those that
    would give them away.
    """
    return counted(path, step).indicators()


def curves(path: Path, step: Step = "quarter") -> pd.DataFrame:
    """A register's cohorts by period of entry: the share still on the benefit, month by month."""
    return counted(path, step).curves()


def _batches(register: Register) -> Any:
    """The register's batches, with interviews and offers of nobody where it has some but a batch has none."""
    none = np.zeros(0, np.int32)
    for batch in whole_persons(scan(rows_of(register), register.path)):
        yield Batch(
            batch.spells,
            (batch.interviews or Interviews(none, none)) if register.interviews else None,
            (batch.offers or Offers(none, none, none, none)) if register.offers else None,
        )


def _shown(values: Any, hidden: Any) -> list[Any]:
    return [SUPPRESSED if withheld else None if np.isnan(value) else value
            for value, withheld in zip(values.tolist(), hidden.tolist())]


