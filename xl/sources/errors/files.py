"""Why a file of figures cannot be read."""

from __future__ import annotations

from xl.sources.errors.base import SourceError


class SourceFileMissing(SourceError):
    """No file or folder there."""

    en = "{value}: no such file or folder."
    da = "{value}: filen eller mappen findes ikke."
    mend_en = "Check the address; a relative path starts from the workbook's folder."
    mend_da = "Kontrollér adressen; en relativ sti regnes fra projektmappens egen mappe."


class NoFilesInFolder(SourceError):
    """A folder without a file of a kind that can be read."""

    en = "{value}: holds no CSV, Excel or Parquet file."
    da = "{value}: indeholder ingen CSV-, Excel- eller Parquet-fil."
    mend_en = "Check the address, or put the files there."
    mend_da = "Kontrollér adressen, eller læg filerne dér."


class SourceFileUnreadable(SourceError):
    """The file is of no known kind, broken, or refused by the operating system."""

    en = "{value}: cannot be read ({reason})."
    da = "{value}: kan ikke læses ({reason})."
    mend_en = "Check that it is a whole CSV, Excel or Parquet file and closed elsewhere."
    mend_da = "Kontrollér, at det er en hel CSV-, Excel- eller Parquet-fil, og at den er lukket andre steder."


class SourceTooLarge(SourceError):
    """More than a workbook could hold."""

    en = "{value}: is larger than {limit} MB."
    da = "{value}: fylder mere end {limit} MB."
    mend_en = "Narrow the query or the file; a sheet holds a million rows."
    mend_da = "Afgræns forespørgslen eller filen; et ark rummer en million rækker."


class HeadersDiffer(SourceError):
    """Files of a folder that do not have the same columns."""

    en = "{value}: lacks the column '{header}', which {other} has."
    da = "{value}: mangler kolonnen '{header}', som {other} har."
    mend_en = "All files of a folder must have the same headers."
    mend_da = "Alle filer i en mappe skal have de samme overskrifter."


class AddressOfTheWeb(SourceError):
    """A web address where a kind of source reads files."""

    en = "{value} is a web address, and '{kind}' reads files."
    da = "{value} er en webadresse, og '{kind}' læser filer."
    mend_en = "Save the file in the workbook's folder, and write its name as the address."
    mend_da = "Gem filen i projektmappens mappe, og skriv dens navn som adresse."


class NoSuchSheet(SourceError):
    """A sheet that the file lacks."""

    en = "{value}: has no sheet '{sheet}' (it has: {found})."
    da = "{value}: har ikke arket '{sheet}' (den har: {found})."
    mend_en = "Write the sheet's name in the query: ark=NAME."
    mend_da = "Skriv arkets navn i forespørgslen: ark=NAVN."
