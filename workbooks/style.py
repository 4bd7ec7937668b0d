"""What the sample workbooks share: formats, colours, and the sheets Om and Funktioner."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any, Final

import xlsxwriter

import pyxl_bench
from xl.catalogue import functions
from xl.history import PROPERTY
from xl.palette import HEADER, INK

INPUT: Final = "#FFF6D6"
OUTPUT: Final = "#E3F1E7"
CALCULATION: Final = "#F2F4F7"

_FONT: Final[dict[str, Any]] = {"font_name": "Calibri", "font_size": 11, "font_color": INK, "valign": "vcenter"}
_EDGE: Final[dict[str, Any]] = {"border": 1, "border_color": "#D0D7DE"}
_FORMATS: Final[dict[str, dict[str, Any]]] = {
    "text": {},
    "wrap": {"text_wrap": True, "valign": "top"},
    "title": {"bold": True, "font_size": 18, "font_color": HEADER},
    "lead": {"italic": True, "font_color": "#57606A"},
    "header": {"bold": True, "font_color": "#FFFFFF", "bg_color": HEADER, "text_wrap": True, "indent": 1, **_EDGE},
    "number_header": {
        "bold": True,
        "font_color": "#FFFFFF",
        "bg_color": HEADER,
        "text_wrap": True,
        "align": "right",
        **_EDGE,
    },
    "month_header": {
        "bold": True,
        "font_color": "#FFFFFF",
        "bg_color": HEADER,
        "align": "right",
        "num_format": "mmm yyyy",
        **_EDGE,
    },
    "label": {"bg_color": "#FFFFFF", "indent": 1, **_EDGE},
    "label_wrap": {"bg_color": "#FFFFFF", "indent": 1, "text_wrap": True, **_EDGE},
    "note": {"italic": True, "font_color": "#57606A", "indent": 1},
    "total_label": {"bold": True, "bg_color": "#FFFFFF", "indent": 1, **_EDGE},
    "strong": {"bold": True},
    "link": {"font_color": HEADER, "underline": 1},
    "code": {"font_name": "Consolas", "font_size": 10},
    "code_wrap": {"font_name": "Consolas", "font_size": 10, "text_wrap": True, "valign": "top"},
}
_ROLES: Final[dict[str, dict[str, Any]]] = {
    "input": {"bg_color": INPUT, "font_color": "#7A4B00"},
    "calc": {"bg_color": CALCULATION},
    "output": {"bg_color": OUTPUT, "bold": True},
}
_NUMBERS: Final = {
    "0": "#,##0",
    "1": "#,##0.0",
    "3": "#,##0.000",
    "year": "0",
    "pct": "0.0%",
    "pct0": "0%",
    "pct2": "0.00%",
    "pct3": "0.000%",
    "pluspct2": "+0.00%;-0.00%;0.00%",
    "word": "@",
    "month": "mmm yyyy",
    "date": "dd-mm-yyyy",
    "time": "dd-mm-yyyy hh:mm",
    "2": "#,##0.00",
    "plus0": "+#,##0;-#,##0;0",
    "plus1": "+#,##0.0;-#,##0.0;0.0",
    "plus2": "+#,##0.00;-#,##0.00;0.00",
    "feed": "#,##0.000",
    "pluspct": "+0.0%;-0.0%;0.0%",
    "pluspct0": "+0%;-0%;0%",
    "p": '[<0.0005]"<0,001";0.000',
    "any": "General",
    "text": "@",
}

def danish(number: Any, decimals: int) -> str:
    """A number with Danish separators, halves rounded up as Excel shows them."""
    rounded = Decimal(repr(number)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{rounded:,}".translate(str.maketrans(",.", ".,"))


COLOURS: Final = (
    ("input", "Input", "Tal, du taster eller henter: ret dem gerne."),
    ("calc", "Beregning", "Mellemregninger: formler, som ikke skal rettes."),
    ("output", "Resultat", "Det, bogen er lavet for at vise."),
)


class Book:
    """A sample workbook in the making."""

    def __init__(self, path: Path, title: str, subject: str) -> None:
        self.writer = xlsxwriter.Workbook(str(path))
        self.writer.set_properties(
            {"title": title, "subject": subject, "author": "pyxl_bench", "created": dt.datetime(2026, 11, 1)}
        )
        self.writer.set_custom_property(PROPERTY, pyxl_bench.__version__)
        self._formats: dict[str, Any] = {}
        self._with_buttons = path.suffix.lower() == ".xlsm"

    def format(self, name: str) -> Any:
        """A format by name: ``header``, or a role and a number such as ``input.1`` or ``output.0``."""
        if name not in self._formats:
            role, _, number = name.partition(".")
            look: dict[str, Any] = (
                _FORMATS[name] if name in _FORMATS else {**_ROLES[role], **_EDGE, "num_format": _NUMBERS[number]}
            )
            if number == "text":
                look = {**look, "indent": 1}  # away from the figures before it
            if number not in ("", "any", "text"):
                look = {**look, "align": "right"}  # where (.) or an error stands for a number too
            self._formats[name] = self.writer.add_format({**_FONT, **look})
        return self._formats[name]

    def sheet(
        self, name: str, title: str, lead: str, widths: list[float], *, colour: str = HEADER, pages: int = 0
    ) -> Any:
        """A sheet with a title, a line that says what it shows, no grid, made to print on one page's width.

        ``pages`` 1 keeps it on one page, so that no chart is cut; 0 takes as many as it needs.
        """
        sheet = self.writer.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_tab_color(colour)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width, self.format("text"))
        sheet.set_row(0, 28)
        sheet.write(0, 0, title, self.format("title"))
        sheet.write(1, 0, lead, self.format("lead"))
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, pages)
        sheet.set_footer("&L&8pyxl_bench&R&8&A, side &P af &N")
        return sheet

    def headers(self, sheet: Any, row: int, column: int, titles: Sequence[str]) -> None:
        """A row of headers from ``column`` on; those beside the first column stand over numbers."""
        sheet.set_row(row, 34)
        for place, title in enumerate(titles, start=column):
            sheet.write(row, place, title, self.format("number_header" if place else "header"))

    def table(
        self, sheet: Any, row: int, column: int, name: str, columns: Sequence[tuple[str, str]], rows: Sequence[Any]
    ) -> None:
        """An Excel table without stripes or filter: ``columns`` gives each a header and a look, ``None`` is blank."""
        sheet.set_row(row, 34)
        headed = [
            {
                "header": header,
                "header_format": self.format("header" if look.endswith(("label", ".text")) else "number_header"),
                "format": self.format(look),
            }
            for header, look in columns
        ]
        look = {"name": name, "style": None, "autofilter": False, "columns": headed, "data": rows}
        sheet.add_table(row, column, row + len(rows), column + len(columns) - 1, look)

    def spilled(
        self, sheet: Any, row: int, column: int, height: int, formula: str, look: str, *, width: int = 1
    ) -> None:
        """A formula whose answer spills over cells that are formatted for it."""
        for r in range(height):
            for c in range(width):
                sheet.write_blank(row + r, column + c, None, self.format(look))
        sheet.write_dynamic_array_formula(row, column, row, column, formula, self.format(look))

    def about(self, what: list[str], sources: list[str], sheets: list[tuple[str, str]]) -> None:
        """The sheet Om: what the book answers, its sheets, its colours, its sources."""
        sheet = self.sheet(
            "Om",
            "Om denne arbejdsbog",
            "Hvad den svarer på, hvor tallene kommer fra, og hvad farverne betyder",
            [30, 100], pages=1,
        )
        row = 3
        if self._with_buttons:
            sheet.merge_range(row, 0, row, 1, "Knapperne virker, når makroer er slået til.", self.format("lead"))
            row += 2
        for paragraph in what:
            sheet.merge_range(row, 0, row, 1, paragraph, self.format("wrap"))
            sheet.set_row(row, 15 * (1 + len(paragraph) // 118) + 4)
            row += 1
        row += 1
        row = self._pairs(sheet, row, "Ark", [(name, text) for name, text in sheets], link=True)
        sheet.write(row, 0, "Farver", self.format("strong"))
        for role, name, text in COLOURS:
            row += 1
            sheet.write(row, 0, name, self.format(f"{role}.text"))
            sheet.write(row, 1, text, self.format("wrap"))
        row += 2
        sheet.write(row, 0, "Kilder", self.format("strong"))
        for source in sources:
            row += 1
            sheet.merge_range(row, 0, row, 1, source, self.format("wrap"))
            sheet.set_row(row, 15 * (1 + len(source) // 118) + 4)
        row += 2
        sheet.write(row, 0, "Beregnet med", self.format("strong"))
        sheet.write_formula(row, 1, "=PB_VERSION()", self.format("text"))
        sheet.write(row + 1, 0, "Bygget med", self.format("strong"))
        sheet.write(row + 1, 1, f"pyxl_bench {pyxl_bench.__version__}", self.format("text"))

    def _pairs(self, sheet: Any, row: int, title: str, pairs: list[tuple[str, str]], *, link: bool) -> int:
        sheet.write(row, 0, title, self.format("strong"))
        for name, text in pairs:
            row += 1
            if link:
                sheet.write_url(row, 0, f"internal:'{name}'!A1", self.format("link"), name)
            sheet.write(row, 1, text, self.format("text"))
        return row + 2

    def functions(self) -> None:
        """The sheet Funktioner: the catalogue, in Danish with Danish separators."""
        sheet = self.sheet(
            "Funktioner",
            "Funktioner",
            "Skriv dem i en celle som enhver anden funktion; dansk Excel skiller argumenter med semikolon",
            [58, 52, 72, 34, 46, 8],
        )
        sheet.set_row(3, 20)
        titles = ["Funktion", "Svarer på", "Argumenter", "Svarets enhed", "Metodens kilde", "Siden"]
        for column, title in enumerate(titles):
            sheet.write(3, column, title, self.format("header"))
        row = 4
        for entry in functions().values():
            arguments = "\n".join(f"{p.name}: {p.arg.help.da} ({p.arg.unit.da})" for p in entry.parameters)
            texts = [entry.usage(";"), entry.answers.da, arguments, entry.result.da, entry.source, entry.since]
            for column, text in enumerate(texts):
                sheet.write(row, column, text, self.format("code_wrap" if column == 0 else "wrap"))
            lines = max(
                sum(1 + len(line) // 74 for line in arguments.split("\n")),
                1 + len(entry.answers.da) // 52,
                1 + len(entry.usage(";")) // 54,
                1 + len(entry.source) // 46,
            )
            sheet.set_row(row, 15 * lines + 4)
            row += 1
        sheet.freeze_panes(4, 1)
        sheet.repeat_rows(3)

    def close(self) -> None:
        """Write the file; one that takes macros gets its buttons on the sheet Om."""
        if self._with_buttons:
            from xl.hosts.classic.workbook import add_buttons

            add_buttons(self.writer, self.writer.get_worksheet_by_name("Om"), 2)
        self.writer.close()
