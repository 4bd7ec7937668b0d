"""What every table 3.4-3.16 must show, one per target group: averages, differences and sums.

Each file ``test_table_3_x`` makes a class of its table and says which cells
cannot be reproduced and why; such a cell must then really be out of reach of
its inputs. Everything is asked of the worksheet functions.
"""

from __future__ import annotations

from typing import ClassVar

from tests.published.billund import GROUPS, OTHERS, Claim, Printed, answer, holds, unit_cost
from tests.published.composition import PRINTED_IN, cells
from tests.published.intervals import Interval, mean, total
from workbooks.published import distinct
from workbooks.published import table as printed_cells

OWN, AVERAGE, DIFFERENCE = "Billund", "Gennemsnit øvrige", "Difference"
MUNICIPALITIES = (OWN, *OTHERS)
UNIT_COST = "Enhedsomkostning (kr. pr. fuldtidsperson)"
ACCOUNTS = ("Samlet konto 5", "Samlet konto 6")

Cell = tuple[str, str]
"""Row and column."""


def _spelt(row: str) -> str:
    """The row's name without table 3.7's misspelling."""
    return row.replace("(kr. pr fuldtidsperson)", "(kr. pr. fuldtidsperson)")


class GroupTable:
    """A printed table; tests of its cells. Subclasses say which."""

    number: str
    cannot: ClassVar[dict[Cell, str]] = {}
    """Cells that do not follow from the printed inputs, and why."""

    @property
    def group(self) -> str:
        return next(group for group in GROUPS if PRINTED_IN[group] == self.number)

    @property
    def printed(self) -> dict[Cell, Printed]:
        return {(_spelt(row), column): figure for (_, _, row, column), figure in cells(self.number).items()}

    @property
    def rows(self) -> list[str]:
        return distinct(row for row, _ in self.printed)

    def marked(self) -> list[list[object]]:
        """The municipalities' figures as a range."""
        figures = self.printed
        numbers = [[figures[row, name].number if (row, name) in figures else None for name in MUNICIPALITIES]
                   for row in self.rows]
        return [["1.000 kr.", *MUNICIPALITIES], *([row, *line] for row, line in zip(self.rows, numbers))]

    def wholes(self) -> dict[str, list[str]]:
        """The rows that others add up to."""
        found: dict[str, list[str]] = {}
        main = [row for row in self.rows[1:self.rows.index("Samlet")] if not row.startswith("-")]
        whole = ""
        for row in self.rows:
            if row.startswith("-"):
                found.setdefault(whole, []).append(row)
            else:
                whole = row
        assert set(found) == {"Virksomhedsindsats i alt", "Beskæftigelsestilbud i alt"}
        return {**found, "Samlet": main, UNIT_COST: list(ACCOUNTS)}

    def derived(self) -> set[Cell]:
        """Cells that follow from others: averages, differences, and the municipalities' sums."""
        sums = {(whole, name) for whole in self.wholes() for name in MUNICIPALITIES}
        return sums | {cell for cell in self.printed if cell[1] in (AVERAGE, DIFFERENCE)}

    # --- the tests -----------------------------------------------------------

    def test_averages_follow_from_the_other_municipalities(self) -> None:
        figures, marked = self.printed, self.marked()
        for row in self.rows:
            ((ours,),) = answer("PEER_AVERAGE", marked, OWN, row)
            allowed = mean(figures[row, name].interval for name in OTHERS if (row, name) in figures)
            self._check((row, AVERAGE), ours, allowed)

    def test_differences_are_own_less_the_average(self) -> None:
        figures, marked = self.printed, self.marked()
        for row in self.rows:
            if (row, DIFFERENCE) in figures:
                ((ours,),) = answer("COST_DEVIATION", marked, OWN, row)
                others = mean(figures[row, name].interval for name in OTHERS if (row, name) in figures)
                self._check((row, DIFFERENCE), ours, figures[row, OWN].interval - others)

    def test_parts_add_up_to_their_wholes(self) -> None:
        for whole, parts in self.wholes().items():
            for name in (*MUNICIPALITIES, AVERAGE):
                self._check_sum(whole, parts, name)

    def test_the_unit_cost_is_the_total_and_that_of_table_3_2(self) -> None:
        figures = self.printed
        for name in (*MUNICIPALITIES, AVERAGE):
            assert figures[UNIT_COST, name].text == figures["Samlet", name].text
            agrees = figures[UNIT_COST, name].text == unit_cost(self.group, name).text
            assert agrees == ((UNIT_COST, name) not in self.cannot), name

    def test_every_cell_is_an_input_or_derived_or_printed_blank(self) -> None:
        all_cells = {(_spelt(cell.row), cell.column): cell for cell in printed_cells("billund_2018", self.number)}
        blank = {place for place, cell in all_cells.items() if cell.value is None}
        assert {all_cells[place].printed for place in blank} <= {"-"}
        inputs = {place for place in all_cells if place[1] in MUNICIPALITIES} - self.derived() - blank
        assert inputs | self.derived() | blank == set(all_cells)
        assert set(self.cannot) <= self.derived() and not blank & self.derived()

    def _check(self, cell: Cell, ours: object, allowed: Interval) -> None:
        printed = self.printed[cell]
        if cell in self.cannot:
            assert ours in allowed and not allowed.meets(printed.interval), (cell, self.cannot[cell])
        else:
            holds(Claim(("", self.group, *cell), ours, allowed), printed)

    def _check_sum(self, whole: str, parts: list[str], name: str) -> None:
        figures = self.printed
        there = [figures[part, name] for part in parts if (part, name) in figures]
        ((fits,),) = answer("RECONCILES", figures[whole, name].text, [[part.text] for part in there])
        assert fits == total(part.interval for part in there).meets(figures[whole, name].interval)
        unit_cost_row = whole == UNIT_COST  # of which "cannot" speaks against table 3.2, not of its accounts
        assert fits == (unit_cost_row or (whole, name) not in self.cannot), (whole, name)
