"""Workbooks that reports are made of: one that holds a bit of everything, and ones that lack."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import xlsxwriter

from xl.example_data import TABLES
from xl.package.container import Package

MONTHS = [1, 2, 2, 3, 3, 3, 4, 5, 6, 6, 7, 8, 9, 9, 9, 10, 11, 12, 12, 12]
LEFT = [1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 0, 1, 1, 0, 1, 0, 0, 0, 0]


class Made:
    """A workbook in the making: tables and formulas by their places."""

    def __init__(self) -> None:
        self._out = io.BytesIO()
        self.writer = xlsxwriter.Workbook(self._out, {"in_memory": True})
        self.plain = self.writer.add_format({"num_format": "#,##0.0"})
        self.percent = self.writer.add_format({"num_format": "0%"})

    def sheet(self, name: str, title: str, lead: str = "") -> Any:
        sheet = self.writer.add_worksheet(name)
        sheet.write(0, 0, title)
        sheet.write(1, 0, lead)
        return sheet

    @staticmethod
    def table(sheet: Any, row: int, column: int, rows: list[list[Any]]) -> None:
        for r, line in enumerate(rows):
            for c, value in enumerate(line):
                if value is not None:
                    sheet.write(row + r, column + c, value)

    def spill(self, sheet: Any, cell: str, formula: str, *, percent: bool = False) -> None:
        sheet.write_dynamic_array_formula(f"{cell}:{cell}", formula, self.percent if percent else self.plain)

    def format(self, sheet: Any, area: str, *, percent: bool = False) -> None:
        """Give the cells of a spill the format that its first cell has."""
        first, last = area.split(":")
        column = first.rstrip("0123456789")
        for row in range(int(first[len(column) :]), int(last[len(column) :])):
            sheet.write_blank(row, ord(column) - 65, None, self.percent if percent else self.plain)

    def package(self) -> Package:
        self.writer.close()
        return Package(self._out.getvalue(), "bog.xlsx")


def of(*parts: Callable[[Made], None]) -> Package:
    """A workbook of some parts."""
    made = Made()
    made.writer.set_properties({"title": "Kommune A 2025", "subject": "Prøve"})
    for part in parts:
        part(made)
    return made.package()


def unit_costs(made: Made) -> None:
    sheet = made.sheet("Priser", "Enhedsomkostninger", "1.000 kr. pr. fuldtidsperson")
    made.table(sheet, 3, 0, TABLES["costs"])
    sheet.write_row(3, 7, ["Gns.", "Afvigelse", "Pct.", "Plads"])
    for column, formula, percent in (
        ("H", '=PEER_AVERAGE(A4:F8,"Kommune A")', False), ("I", '=COST_DEVIATION(A4:F8,"Kommune A")', False),
        ("J", '=COST_DEVIATION(A4:F8,"Kommune A",,"pct")', True), ("K", '=COST_RANK(A4:F8,"Kommune A")', False),
    ):
        made.format(sheet, f"{column}5:{column}8", percent=percent)
        made.spill(sheet, f"{column}5", formula, percent=percent)


def savings(made: Made) -> None:
    sheet = made.sheet("Potentiale", "Besparelser", "Ændring i udgiften, 1.000 kr.")
    persons = [["Målgruppe", "Personer"], ["Dagpenge", 100], ["Sygedagpenge", 100], ["Ressourceforløb", 1]]
    made.table(sheet, 3, 0, persons)
    sheet.write_row(3, 2, ["Mod gns.", "Mod top 3"])
    for column in "CD":
        made.format(sheet, f"{column}5:{column}8")
    made.spill(sheet, "C5", '=SAVINGS_AVG(Priser!A4:F8,"Kommune A",B5:B7)')
    made.spill(sheet, "D5", '=SAVINGS_TOP3(Priser!A4:F8,"Kommune A",B5:B7)')


def drivers(made: Made) -> None:
    sheet = made.sheet("Drivere", "Drivere", "1.000 kr. pr. fuldtidsperson")
    made.table(sheet, 3, 0, TABLES["activity"])
    made.spill(sheet, "H4", '=DRIVER_SPLIT(A4:F8,"Kommune A")')
    made.spill(sheet, "H9", '=DRIVER_SPLIT(A4:F8,"Kommune A",,"en_ad_gangen")')


def quadrants(made: Made) -> None:
    sheet = made.sheet("Felter", "Omkostning mod resultat")
    made.table(sheet, 3, 0, [
        ["Målgruppe", "Afvigelse i udgift", "Afvigelse i resultat"], ["Dagpenge", 7, 0.02],
        ["Sygedagpenge", -5.75, -0.03], ["Ressourceforløb", 8, -0.01]])
    made.spill(sheet, "D5", "=QUADRANT(B5:B7,C5:C7)")


def curves(made: Made) -> None:
    data = made.sheet("Forløb", "Forløb")
    made.table(data, 3, 0, [[month, left] for month, left in zip(MONTHS, LEFT)])
    made.table(data, 3, 3, [[month + 2, left] for month, left in zip(MONTHS, LEFT)])
    sheet = made.sheet("Kurver", "Kurver")
    for column, name, cells in ((0, "Indsats", "A4:A23,Forløb!B4:B23"), (7, "Øvrige", "D4:D23,Forløb!E4:E23")):
        sheet.write(3, column, name)
        sheet.write_row(4, column, ["Måned", "Antal", "Afgang", "Andel", "Nedre", "Øvre"])
        made.spill(sheet, f"{chr(65 + column)}6", f"=SURVIVAL(Forløb!{cells})")


def investments(made: Made) -> None:
    sheet = made.sheet("Investering", "Virksomhedsindsats", "mio. kr.")
    made.table(sheet, 3, 0, [["År", "Budget", "Realiseret"], [2024, 100, 90], [2025, 100, 120], [2026, 100, None]])
    sheet.write(8, 0, "Til dato")
    sheet.write_row(7, 1, ["Budget til dato", "Realiseret til dato", "Forskel", "Andel"])
    made.spill(sheet, "B9", "=FOLLOW_UP(B5:B7,C5:C7)")
    made.table(sheet, 3, 8, [[100, -40], [0, -40], [0, -40]])
    sheet.write(10, 0, "Business case")
    made.spill(sheet, "B11", "=INVESTMENT_CASE(I4:I6,J4:J6)")
    made.table(sheet, 17, 0, TABLES["base_curve"])
    made.table(sheet, 17, 3, TABLES["treated_curve"])
    made.spill(sheet, "G18", "=SURVIVAL_SAVINGS(A18:B21,D18:E21,100,12)")


def indicators(made: Made) -> None:
    sheet = made.sheet("Tryk", "Forsørgelsestryk")
    made.table(sheet, 3, 0, [
        ["Kommune", "Personer", "Befolkning"], ["Kommune A", 1000, 8000], ["Kommune B", 900, 9000]])
    sheet.write(3, 3, "Tryk")
    made.format(sheet, "D5:D6", percent=True)
    made.spill(sheet, "D5", "=SUPPORT_PRESSURE(B5:B6,C5:C6)", percent=True)


def supervision(made: Made) -> None:
    sheet = made.sheet("Tilsyn", "Resultatmål")
    made.table(sheet, 3, 0, [["Ydelse", "Forventet", "Faktisk", "Forskel"], ["Alle ydelser", 0.0965, 0.0911]])
    made.spill(sheet, "D5", "=BENCHMARK_GAP(C5,B5)", percent=True)
    shares = [[f"m{n}", *([0.7, 0.9] if n < 10 else [])] for n in range(1, 13)]
    made.table(sheet, 6, 0, [["Måned", "Samtaler", "Tilbud"], *shares])
    sheet.write(20, 0, "Krav")
    for column in "BC":
        made.spill(sheet, f"{column}21", f"=FOCUS_REQUIRED({column}8:{column}19)", percent=True)
    sheet.write(22, 0, "Status")
    made.spill(sheet, "B23", "=SUPERVISION_STATUS(D5,B8:C8,B21:C21)")


def differences(made: Made) -> None:
    data = made.sheet("Personer", "Personer")
    made.table(data, 3, 0, [[month, left, place % 2] for place, (month, left) in enumerate(zip(MONTHS, LEFT))])
    sheet = made.sheet("Forskelle", "Indsatsen")
    sheet.write_row(3, 0, ["Behandlede minus andre", "Forskel", "Standardfejl", "Nedre", "Øvre", "p"])
    cells = "Personer!A4:A23,Personer!B4:B23,Personer!C4:C23"
    sheet.write(4, 0, "Måneder på ydelsen")
    made.spill(sheet, "B5", f'=RMST_DIFFERENCE({cells},9,"hele")')
    sheet.write(5, 0, "Andel fortsat på ydelsen")
    for column in range(2, 5):
        sheet.write_blank(5, column, None, made.percent)
    made.spill(sheet, "B6", f"=MILESTONE_DIFFERENCE({cells},6)", percent=True)


EVERYTHING = (unit_costs, savings, drivers, quadrants, curves, differences, investments, indicators, supervision)
