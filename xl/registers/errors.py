"""Why a register file is not taken in: one line each, with file, row and column."""

from __future__ import annotations

from pyxl_bench.errors import BenchError


class RegisterError(BenchError):
    """The file or register cannot be used; nothing was written."""


class RegisterFileMissing(RegisterError):
    """No file there."""

    en = "{value}: no such file."
    da = "{value}: filen findes ikke."
    mend_en = "Check the path."
    mend_da = "Kontrollér stien."


class RegisterFileUnreadable(RegisterError):
    """A file that is broken, cut off, or of no known kind."""

    en = "{value}: cannot be read ({reason})."
    da = "{value}: kan ikke læses ({reason})."
    mend_en = "Fetch it anew as CSV, Excel or Parquet; it may be cut off."
    mend_da = "Hent den igen som CSV, Excel eller Parquet; den kan være afkortet."


class LineBroken(RegisterError):
    """A line with more or fewer fields than the header."""

    en = "{value}, line {line}: has another number of fields than the header."
    da = "{value}, linje {line}: har et andet antal felter end overskriften."
    mend_en = "Fetch the file anew: it may be cut off, or a text holds the separator."
    mend_da = "Hent filen igen: den kan være afkortet, eller en tekst indeholder skilletegnet."


class RegisterColumnMissing(RegisterError):
    """A column that is needed and not there; a wrong separator looks so too."""

    en = "{value}: the header has no column {column} (it has: {found})."
    da = "{value}: overskriften mangler kolonnen {column} (den har: {found})."
    mend_en = "Name the column so; if the names stand in one heap, save the file with ; between the columns."
    mend_da = "Kald kolonnen det; står navnene i én klump, så gem filen med ; mellem kolonnerne."


class RowFault(RegisterError):
    """A cell that cannot be right."""

    en = "{value}, row {line}, column {column}: {fault_en}."
    da = "{value}, række {line}, kolonne {column}: {fault_da}."
    mend_en = "Mend the row in the source system and fetch the file anew."
    mend_da = "Ret rækken i fagsystemet, og hent filen igen."


class UnknownCodes(RegisterError):
    """Codes that the table of benefits does not hold, with how often each stands."""

    en = "{value}, column {column}: unknown codes: {codes}."
    da = "{value}, kolonne {column}: ukendte koder: {codes}."
    mend_en = "Add them to a copy of the table (pyxl-bench registers codes -o koder.csv), and give it with --codes."
    mend_da = "Tilføj dem i en kopi af tabellen (pyxl-bench registers codes -o koder.csv), og angiv den med --codes."


class KeyUnusable(RegisterError):
    """No key, one that is too short, or one kept with the data."""

    en = "{value}: {fault_en}."
    da = "{value}: {fault_da}."
    mend_en = "Make one with pyxl-bench registers key FILE, and keep it apart from the register."
    mend_da = "Lav en med pyxl-bench registers key FIL, og opbevar den adskilt fra registeret."


class KeyExists(RegisterError):
    """A file is there already where a new key should be."""

    en = "{value}: there is a file already, and a key that is overwritten is lost."
    da = "{value}: filen findes, og en overskrevet nøgle er tabt."
    mend_en = "Choose another name."
    mend_da = "Vælg et andet navn."


class NotARegister(RegisterError):
    """A folder that is no register."""

    en = "{value}: is not a register."
    da = "{value}: er ikke et register."
    mend_en = "Make one with pyxl-bench registers import FILE --key KEYFILE -o FOLDER."
    mend_da = "Lav et med pyxl-bench registers import FIL --key NØGLEFIL -o MAPPE."


class RegisterExists(RegisterError):
    """Something else lies where the register should be written."""

    en = "{value}: is there already and is not a register."
    da = "{value}: findes allerede og er ikke et register."
    mend_en = "Choose another folder with -o."
    mend_da = "Vælg en anden mappe med -o."


class ImportRunning(RegisterError):
    """Another import into the same register has not ended."""

    en = "{value}: another import into it is running."
    da = "{value}: en anden indlæsning i det er i gang."
    mend_en = "Wait until it has ended."
    mend_da = "Vent, til den er færdig."


class ArrowMissing(RegisterError):
    """The library that registers are read with is not installed."""

    en = "{value} is not installed."
    da = "{value} er ikke installeret."
    mend_en = "Run: pip install 'pyxl_bench[{extra}]'"
    mend_da = "Kør: pip install 'pyxl_bench[{extra}]'"
