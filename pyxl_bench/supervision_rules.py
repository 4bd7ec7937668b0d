"""By which rules is a municipality supervised? (skærpet tilsyn)

The rule sets are dated data with their sources, in ``rules/supervision.toml``;
what is not certain about them is said there.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from pyxl_bench.dated_rules import in_force, read_rules
from pyxl_bench.unit_cost import Floats

NOISE: Final = 1e-12
"""What the adding of shares may be off; less than this from a threshold is at the threshold."""


@dataclass(frozen=True)
class FocusTarget:
    """What a person must have had for a focus target to be met for them."""

    name_en: str
    name_da: str
    events: int
    """Interviews or offers, at least so many."""
    hours: float | None
    """Hours of ordinary work that do instead."""
    suspended: bool
    """Whether the target is measured without counting."""


@dataclass(frozen=True)
class SupervisionRules:
    """One rule set, both dates of its validity included."""

    name: str
    valid_from: datetime.date
    valid_to: datetime.date | None
    source: str
    threshold: float
    strict: bool
    """Whether a mean must be more than the threshold, not just at least it."""
    targets: tuple[FocusTarget, ...]
    seniority_months: float
    window_months: float
    gap_weeks: int
    dead_periods: tuple[tuple[datetime.date, datetime.date], ...]

    @property
    def counting(self) -> tuple[int, ...]:
        """The places of the focus targets that count in a status."""
        return tuple(place for place, target in enumerate(self.targets) if not target.suspended)

    def is_met(self, mean: Floats) -> npt.NDArray[np.bool_]:
        """Whether means of monthly shares meet a focus target, element by element."""
        over = mean - self.threshold
        return over > NOISE if self.strict else over >= -NOISE


@cache
def supervision_rules() -> tuple[SupervisionRules, ...]:
    """All known rule sets, the oldest first."""
    return read_rules("supervision", _rule_set)


def rules_on(date: datetime.date | None = None) -> SupervisionRules:
    """The rule set in force on a date; without a date the newest that suspends no target.

    Raises:
        DateOutsideRules: no known rule set covers the date.
    """
    if date is not None:
        return in_force(supervision_rules(), date)
    return [rules for rules in supervision_rules() if len(rules.counting) == len(rules.targets)][-1]


def _rule_set(data: Mapping[str, Any]) -> SupervisionRules:
    return SupervisionRules(
        name=data["name"],
        valid_from=data["valid_from"],
        valid_to=data.get("valid_to"),
        source=data["source"],
        threshold=data["threshold"],
        strict=data["strict"],
        targets=tuple(
            FocusTarget(target["name_en"], target["name_da"], target["events"], target.get("hours"),
                        target.get("suspended", False))
            for target in data["target"]
        ),
        seniority_months=data["seniority_months"],
        window_months=data["window_months"],
        gap_weeks=data["gap_weeks"],
        dead_periods=tuple((period["from"], period["to"]) for period in data["dead_period"]),
    )
