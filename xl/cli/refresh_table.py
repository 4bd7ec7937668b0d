"""What a refresh changed, as tables on a terminal."""

from __future__ import annotations

from typing import Final

from rich import box
from rich.table import Table

from xl.buttons.report import Outcome, Report
from xl.cli.speaking import count

_LOOK: Final = {Outcome.UPDATED: "green", Outcome.UNCHANGED: "dim", Outcome.FAILED: "bold red"}


def changes_table(report: Report) -> Table:
    """A row per source: how it went, and the rows that changed."""
    table = Table(title=f"Kilder i {report.book}", title_justify="left", box=box.SIMPLE_HEAD)
    table.add_column("Kilde")
    table.add_column("Tabel")
    table.add_column("Resultat")
    for title in ("Før", "Efter", "Nye", "Ændrede", "Udgåede"):
        table.add_column(title, justify="right")
    for source in report.sources:
        c = source.changes
        failed = source.outcome is Outcome.FAILED
        numbers = [source.rows_before, source.rows_after, c.added, c.changed, c.gone]
        table.add_row(
            source.name,
            source.table,
            source.outcome.value,
            *("" if failed and place > 1 else count(number) for place, number in enumerate(numbers)),
            style=_LOOK[source.outcome],
        )
    return table


def totals_table(report: Report) -> Table | None:
    """The sums of the columns of numbers before and after, where any changed."""
    rows = [
        (source.name, total)
        for source in report.sources
        if source.outcome is Outcome.UPDATED
        for total in source.changes.totals
    ]
    if not rows:
        return None
    table = Table(title="Summer før og efter", title_justify="left", box=box.SIMPLE_HEAD)
    table.add_column("Kilde")
    table.add_column("Kolonne")
    for title in ("Før", "Efter", "Forskel"):
        table.add_column(title, justify="right")
    for name, total in rows:
        table.add_row(name, total.column, *map(_amount, (total.before, total.after, total.after - total.before)))
    return table


def _amount(number: float) -> str:
    decimals = 0 if float(number).is_integer() else 2
    return f"{number:,.{decimals}f}".translate(str.maketrans(",.", ".,"))
