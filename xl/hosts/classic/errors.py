"""Why a button, or the installation, cannot do its work here."""

from __future__ import annotations

from pyxl_bench.errors import BenchError


class ClassicError(BenchError):
    """Nothing was changed."""


class NotWindows(ClassicError):
    """Classic Excel is a program of Windows."""

    en = "Excel's add-in is for Windows; this machine is {value}."
    da = "Excels tilføjelsesprogram er til Windows; denne maskine er {value}."
    mend_en = "Here `pyxl-bench recalc BOOK` calculates without Excel."
    mend_da = "Her regner pyxl-bench recalc BOG uden Excel."


class ExcelHasAddinOpen(ClassicError):
    """Excel runs and holds the add-in's file."""

    en = "{value} cannot be written while Excel has it open."
    da = "{value} kan ikke skrives, mens Excel har den åben."
    mend_en = "Close Excel and run the command again."
    mend_da = "Luk Excel, og kør kommandoen igen."


class ExcelSilent(ClassicError):
    """The Excel whose button was pressed does not answer."""

    en = "Excel does not answer for the workbook '{value}'."
    da = "Excel svarer ikke for arbejdsbogen '{value}'."
    mend_en = "Finish the cell you are typing in and close Excel's dialogues; then press the button again."
    mend_da = "Afslut den celle, du skriver i, og luk Excels dialogbokse; tryk så på knappen igen."


class BookNotSaved(ClassicError):
    """A workbook that has no file yet."""

    en = "the workbook '{value}' has not been saved yet."
    da = "arbejdsbogen '{value}' er ikke gemt endnu."
    mend_en = "Save it first; the report is put beside it."
    mend_da = "Gem den først; rapporten lægges ved siden af den."


class ButtonNotHere(ClassicError):
    """A button whose work this version does not hold."""

    en = "the button {value} needs a part that is not installed here ({part})."
    da = "knappen {value} kræver en del, der ikke er installeret her ({part})."
    mend_en = "Run: pip install --upgrade pyxl_bench"
    mend_da = "Kør: pip install --upgrade pyxl_bench"
