"""What the formulas of a workbook answer once the engine has calculated, and the cells that they fill."""

from __future__ import annotations

from xl.hosts.headless.model import Model
from xl.hosts.headless.sheets import BookSheet, CellPlace
from xl.package.book import Area, address
from xl.package.edits import Value


class Answered:
    """The formulas' cells and what the engine says that they show."""

    def __init__(self, sheets: list[BookSheet], model: Model) -> None:
        self.sheets = sheets
        self.model = model
        self.cells = {sheet.place(cell): cell for sheet in sheets for cell in sheet.scan.formulas}
        self.values: dict[CellPlace, Value] = {
            place: model.value(place) for place in self.cells if place not in model.found.refused}
        """By cell; without those that the engine was not asked about."""

    def name(self, place: CellPlace) -> str:
        """A cell as the user reads it: ``Ark1!B2``."""
        return f"{self.sheets[place[0]].part.name}!{address(place[1], place[2])}"

    def area(self, place: CellPlace) -> Area | None:
        """The cells that an array's answer fills now; ``None`` for a formula of one cell."""
        cell = self.cells[place]
        if cell.kind == "dynamic":
            return self.model.spill(place)
        return cell.area if cell.kind == "array" else None

    def reached(self, place: CellPlace) -> list[CellPlace]:
        """The cells beside a formula's own that its answer fills now."""
        return [(place[0], *other) for other in others(self.area(place), self.cells[place].place)]

    def filled(self, place: CellPlace) -> list[CellPlace]:
        """A formula's cell and, of an array, all the cells it is stored to fill."""
        cell = self.cells[place]
        a = cell.area if cell.kind in ("array", "dynamic", "table") else None
        if place in self.model.found.open_ended:
            a = self.model.spill(place)
        return [place] if a is None else [place, *((place[0], *other) for other in others(a, cell.place))]


def others(area: Area | None, anchor: tuple[int, int]) -> list[tuple[int, int]]:
    """The cells of an area but for its anchor."""
    if area is None:
        return []
    return [
        (row, column)
        for row in range(area.top, area.bottom + 1)
        for column in range(area.left, area.right + 1)
        if (row, column) != anchor
    ]
