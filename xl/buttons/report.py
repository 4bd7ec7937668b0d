"""What came of a refresh, per source."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Outcome(StrEnum):
    """How it went for a source; the words are those that the user reads."""

    UPDATED = "opdateret"
    UNCHANGED = "uændret"
    FAILED = "fejlet"


@dataclass(frozen=True, slots=True)
class Total:
    """A column of numbers summed before and after."""

    column: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class RowFault:
    """A cell of a source that cannot be used, and why."""

    row: str
    column: str
    value: str
    reason: str

    def __str__(self) -> str:
        shown = f" '{self.value}'" if self.value else ""
        return f"{self.row}, {self.column}{shown}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between the rows before and after."""

    added: int = 0
    changed: int = 0
    gone: int = 0
    totals: tuple[Total, ...] = ()
    lost: tuple[str, ...] = ()
    """The user's own cells of rows that are gone, as the log keeps them."""

    @property
    def any(self) -> bool:
        return bool(self.added or self.changed or self.gone)


@dataclass(slots=True)
class SourceResult:
    """One source: how it went, what changed, and if it failed why."""

    name: str
    kind: str
    table: str
    outcome: Outcome = Outcome.FAILED
    rows_before: int = 0
    rows_after: int = 0
    changes: Changes = field(default_factory=Changes)
    fingerprint: str = ""
    columns: tuple[str, ...] = ()
    """The table's columns that the source fills."""
    reason: str = ""
    """Why it failed, in Danish, with what to do."""
    faults: list[RowFault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def told(self) -> str:
        """The result in one line, as the sheet Kilder shows it."""
        if self.outcome is Outcome.FAILED:
            return f"Fejl: {self.reason}"
        if self.outcome is Outcome.UNCHANGED:
            return "Uændret"
        c = self.changes
        new, changed, gone = (
            f"{number} {one if number == 1 else more}"
            for number, (one, more) in zip(
                (c.added, c.changed, c.gone), (("ny", "nye"), ("ændret", "ændrede"), ("udgået", "udgåede"))
            )
        )
        return f"Opdateret: {new}, {changed}, {gone} rækker"


@dataclass(slots=True)
class Report:
    """A whole refresh."""

    book: str
    sources: list[SourceResult]
    dry_run: bool = False

    @property
    def failed(self) -> list[SourceResult]:
        """The sources whose tables stand as they stood."""
        return [source for source in self.sources if source.outcome is Outcome.FAILED]

    def as_data(self) -> dict[str, Any]:
        """The report as plain data, for JSON."""
        return {
            "book": self.book,
            "dry_run": self.dry_run,
            "sources": [
                {
                    "name": s.name,
                    "kind": s.kind,
                    "table": s.table,
                    "result": s.outcome.value,
                    "rows_before": s.rows_before,
                    "rows_after": s.rows_after,
                    "added": s.changes.added,
                    "changed": s.changes.changed,
                    "gone": s.changes.gone,
                    "totals": [{"column": t.column, "before": t.before, "after": t.after} for t in s.changes.totals],
                    "fingerprint": s.fingerprint,
                    "reason": s.reason,
                    "faults": [
                        {"row": f.row, "column": f.column, "value": f.value, "reason": f.reason} for f in s.faults
                    ],
                    "notes": s.notes,
                    "seconds": round(s.seconds, 3),
                }
                for s in self.sources
            ],
        }
