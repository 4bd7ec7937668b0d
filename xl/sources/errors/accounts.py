"""Why an account extract cannot be summed."""

from __future__ import annotations

from xl.sources.errors.base import SourceError


class MappingMissing(SourceError):
    """No table that maps accounts, or an empty one."""

    en = "the workbook has no filled mapping table named '{value}'."
    da = "projektmappen har ingen udfyldt mapningstabel ved navn '{value}'."
    mend_en = "Make one with the columns Konto, Målgruppe and Omkostningstype, and name it in the query: mapning=NAME."
    mend_da = "Lav en med kolonnerne Konto, Målgruppe og Omkostningstype, og skriv mapning=NAVN i forespørgslen."


class AccountMappedTwice(SourceError):
    """Two lines of the mapping that claim an account with equal right."""

    en = "the account {value} is mapped in two ways ({lines})."
    da = "kontoen {value} er mappet på to måder ({lines})."
    mend_en = "Take one out of the mapping, or write one of them more exactly."
    mend_da = "Slet den ene i kontokortet, eller skriv den ene mere præcist."


class ExtractColumnMissing(SourceError):
    """An extract or mapping without a column that is needed."""

    en = "there is no column '{value}' (nearest: {found})."
    da = "der er ingen kolonne '{value}' (nærmest: {found})."
    mend_en = "Name the column in the query: {what}=NAME."
    mend_da = "Skriv kolonnens navn i forespørgslen: {what}=NAVN."


class AmountUnreadable(SourceError):
    """An amount that is none."""

    en = "'{value}' in {column} is not an amount."
    da = "'{value}' i {column} er ikke et beløb."
    mend_en = "Fetch the extract anew, with Danish number format."
    mend_da = "Hent udtrækket igen med dansk talformat."


class SumNotThatOfLines(SourceError):
    """A total line that is not the total of the lines before it."""

    en = "the total line says {value}, but the lines sum to {found}."
    da = "totallinjen siger {value}, men linjerne summer til {found}."
    mend_en = "The extract may lack lines or hold subtotals: fetch it with accounts alone."
    mend_da = "Udtrækket kan mangle linjer eller indeholde mellemsummer: hent det med konti alene."
