"""Why a file is not taken as a workbook: one line each, in English and Danish."""

from __future__ import annotations

import errno
from typing import Final

from pyxl_bench.errors import BenchError

_IN_DANISH: Final = {
    errno.ENOENT: "findes ikke",
    errno.EACCES: "adgang nægtet",
    errno.EPERM: "adgang nægtet",
    errno.EROFS: "disken kan kun læses",
    errno.ENOSPC: "disken er fuld",
    errno.EISDIR: "det er en mappe",
    errno.ENOTDIR: "en del af stien er ikke en mappe",
    errno.ENAMETOOLONG: "navnet er for langt",
    errno.ELOOP: "genvejen peger på sig selv",
}
"""What the operating system says only in its own language, whatever the user's."""


def system_reason(error: OSError) -> dict[str, str]:
    """Why the operating system refused, in both languages."""
    told = error.strerror or str(error)
    return {"reason_en": told, "reason_da": _IN_DANISH.get(error.errno or 0, told)}


class PackageError(BenchError):
    """The file cannot be read or written as a workbook; nothing was changed."""

    def message(self, language: str = "da") -> str:
        """One line, whatever the names of a hostile file's parts hold."""
        text = super().message(language)
        return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


class FileMissing(PackageError):
    """No file of that name."""

    en = "{value}: no such file."
    da = "{value}: filen findes ikke."
    mend_en = "Check the path."
    mend_da = "Kontrollér stien."


class FolderMissing(PackageError):
    """No folder of that name to write to."""

    en = "{value}: no such folder."
    da = "{value}: mappen findes ikke."
    mend_en = "Make the folder first, or check the path."
    mend_da = "Opret mappen først, eller kontrollér stien."


class WriteProtected(PackageError):
    """The file is marked read-only."""

    en = "{value}: is write-protected."
    da = "{value}: er skrivebeskyttet."
    mend_en = "Remove the protection, or write to another file with -o."
    mend_da = "Fjern beskyttelsen, eller skriv til en anden fil med -o."


class FileUnreadable(PackageError):
    """The operating system refused to read the file."""

    en = "{value}: cannot be opened ({reason_en})."
    da = "{value}: kan ikke åbnes ({reason_da})."
    mend_en = "Close it elsewhere, or check the rights to it."
    mend_da = "Luk den andre steder, eller kontrollér rettighederne."


class FileUnwritable(PackageError):
    """The operating system refused to write the file."""

    en = "{value}: cannot be written ({reason_en})."
    da = "{value}: kan ikke skrives ({reason_da})."
    mend_en = "Close it elsewhere, check the rights to the folder, or choose another name."
    mend_da = "Luk den andre steder, kontrollér rettighederne til mappen, eller vælg et andet navn."


class OpenElsewhere(PackageError):
    """A lock file says that somebody has the workbook open."""

    en = "{value}: is open in a spreadsheet program ({lock} lies beside it)."
    da = "{value}: er åben i et regneark ({lock} ligger ved siden af)."
    mend_en = "Close it, or write to another file with -o."
    mend_da = "Luk den, eller skriv til en anden fil med -o."


class Encrypted(PackageError):
    """Password protected."""

    en = "{value}: is encrypted with a password."
    da = "{value}: er krypteret med adgangskode."
    mend_en = "Remove the password in Excel (File > Info > Protect Workbook) and try again."
    mend_da = "Fjern adgangskoden i Excel (Filer > Oplysninger > Beskyt projektmappe), og prøv igen."


class OldFormat(PackageError):
    """A workbook of a format that this program does not write."""

    en = "{value}: is a workbook of another format ({kind})."
    da = "{value}: er en projektmappe i et andet format ({kind})."
    mend_en = "Save it as .xlsx or .xlsm in Excel."
    mend_da = "Gem den som .xlsx eller .xlsm i Excel."


class NotAWorkbook(PackageError):
    """Something else."""

    en = "{value}: is not an Excel workbook."
    da = "{value}: er ikke en Excel-projektmappe."
    mend_en = "Point at an .xlsx or .xlsm file."
    mend_da = "Peg på en .xlsx- eller .xlsm-fil."


class Damaged(PackageError):
    """Truncated or broken."""

    en = "{value}: the file is damaged or truncated ({reason})."
    da = "{value}: filen er beskadiget eller afkortet ({reason})."
    mend_en = "Fetch it again, or let Excel repair it."
    mend_da = "Hent den igen, eller lad Excel reparere den."


class TooLarge(PackageError):
    """More than a workbook could need: likely a zip bomb."""

    en = "{value}: unpacks to more than is safe ({reason})."
    da = "{value}: fylder udpakket mere end forsvarligt ({reason})."
    mend_en = "Do not open it unless you know where it comes from."
    mend_da = "Åbn den kun, hvis du ved, hvor den kommer fra."


class UnsafeXml(PackageError):
    """XML that declares entities or a document type."""

    en = "{value}: the part {part} declares entities, which workbooks never do."
    da = "{value}: delen {part} erklærer entiteter, og det gør projektmapper aldrig."
    mend_en = "Do not open it unless you know where it comes from."
    mend_da = "Åbn den kun, hvis du ved, hvor den kommer fra."


class EngineFailed(PackageError):
    """The calculation engine gave up on the workbook."""

    en = "{value}: the calculation engine could not read the workbook ({reason})."
    da = "{value}: beregningsmotoren kunne ikke læse projektmappen ({reason})."
    mend_en = "Save it anew in Excel and try again; the file was not changed."
    mend_da = "Gem den på ny i Excel, og prøv igen; filen er ikke ændret."


class NoRoomBelow(PackageError):
    """Other cells stand where a table would grow."""

    en = "the table {table} needs the rows down to {last}, but {sheet}!{value} is in use."
    da = "tabellen {table} skal bruge rækkerne ned til {last}, men {sheet}!{value} er i brug."
    mend_en = "Move what stands below the table further down, or to another sheet."
    mend_da = "Flyt det, der står under tabellen, længere ned eller til et andet ark."


class NameTaken(PackageError):
    """A sheet or table that is to be added is there already, or something of its name."""

    en = "{value}: has a sheet, a table or a name '{name}' already."
    da = "{value}: har allerede et ark, en tabel eller et navn, der hedder '{name}'."
    mend_en = "Rename it in Excel first, if it is something else."
    mend_da = "Omdøb det først i Excel, hvis det er noget andet."


class StructureProtected(PackageError):
    """A workbook whose sheets are locked."""

    en = "{value}: its structure is protected, so no sheet can be added."
    da = "{value}: projektmappens struktur er beskyttet, så der kan ikke tilføjes et ark."
    mend_en = "Unprotect it (Review > Protect Workbook), and try again."
    mend_da = "Fjern beskyttelsen (Gennemse > Beskyt projektmappe), og prøv igen."


class TooManyRowsForSheet(PackageError):
    """A table that would reach beyond the last row of a sheet."""

    en = "the table {table} would reach row {value}, beyond the last of a sheet."
    da = "tabellen {table} ville nå til række {value}, og så mange har et ark ikke."
    mend_en = "Narrow the query, so that the source answers fewer rows."
    mend_da = "Afgræns forespørgslen, så kilden giver færre rækker."


class MadeByNewerVersion(PackageError):
    """The workbook's stamp is of a later version of this program."""

    en = "{value}: was made with pyxl_bench {version}; this is {here}."
    da = "{value}: er lavet med pyxl_bench {version}; her er {here}."
    mend_en = "Upgrade pyxl_bench; the workbook was not changed."
    mend_da = "Opdatér pyxl_bench; arbejdsbogen er ikke ændret."


class FunctionRemoved(PackageError):
    """The workbook calls a function that has been deleted from the catalogue."""

    en = "{value}: {cell} calls {function}, which pyxl_bench {here} no longer has (the workbook is of {version})."
    da = "{value}: {cell} kalder {function}, som pyxl_bench {here} ikke længere har (bogen er fra {version})."
    mend_en = "Use another function there, or the version that made the workbook; it was not changed."
    mend_da = "Brug en anden funktion dér, eller den version, bogen er lavet med; den er ikke ændret."
