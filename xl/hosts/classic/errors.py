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
    mend_en = "Save it first, and press the button again."
    mend_da = "Gem den først, og tryk på knappen igen."


class BookWithoutFolder(ClassicError):
    """A workbook in the cloud whose folder on this machine is not known."""

    en = "the folder of '{value}' on this pc was not found."
    da = "mappen med '{value}' på denne pc blev ikke fundet."
    mend_en = "Synchronise it with OneDrive (Sync), or save a copy on the pc, and press the button there."
    mend_da = "Synkronisér den med OneDrive (Synkroniser), eller gem en kopi på pc'en, og tryk på knappen dér."
