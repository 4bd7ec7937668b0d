"""Why a source's rows do not get into its table, or a workbook cannot be refreshed at all."""

from __future__ import annotations

from pyxl_bench.errors import BenchError


class RefreshError(BenchError):
    """Nothing was written."""


class NoSourcesTable(RefreshError):
    """A workbook without the table Kilder."""

    en = "{value} has no table named Kilder, which says where its figures come from."
    da = "{value} har ingen tabel ved navn Kilder, som siger, hvor tallene kommer fra."
    mend_en = "Add it with `pyxl-bench sources BOOK`, and fill in a row per dataset."
    mend_da = "Tilføj den med `pyxl-bench sources BOG`, og udfyld en række pr. datasæt."


class SourcesColumnMissing(RefreshError):
    """The table Kilder lacks a column."""

    en = "the table Kilder lacks the column '{value}'."
    da = "tabellen Kilder mangler kolonnen '{value}'."
    mend_en = "It needs: {needed}."
    mend_da = "Den skal have: {needed}."


class NoSources(RefreshError):
    """A table Kilder without a source."""

    en = "the table Kilder holds no source{named}."
    da = "tabellen Kilder indeholder ingen kilde{named}."
    mend_en = "Fill in a row: name, kind, address and table."
    mend_da = "Udfyld en række: navn, slags, adresse og tabel."


class CellOfSourceMissing(RefreshError):
    """A row of Kilder with a cell that is needed left blank."""

    en = "{value} is blank."
    da = "{value} er tom."
    mend_en = "Fill it in."
    mend_da = "Udfyld cellen."


class TwoSourcesForTable(RefreshError):
    """Two rows of Kilder that fill one table."""

    en = "the table {value} is already filled by row {other}."
    da = "tabellen {value} fyldes allerede af række {other}."
    mend_en = "Give each source its own table, or put the files in one folder and fetch that."
    mend_da = "Giv hver kilde sin egen tabel, eller saml filerne i en mappe, og hent den."


class TableMissing(RefreshError):
    """A table that the workbook does not have."""

    en = "the workbook has no table '{value}'.{nearest_en}"
    da = "projektmappen har ingen tabel '{value}'.{nearest_da}"
    mend_en = "Make it in Excel (Insert > Table) with the source's headers, or correct the name."
    mend_da = "Opret den i Excel (Indsæt > Tabel) med kildens overskrifter, eller ret navnet."


class NoHeaderRow(RefreshError):
    """A table without a header row: nothing to know its columns by."""

    en = "the table {value} shows no header row."
    da = "tabellen {value} viser ingen overskriftsrække."
    mend_en = "Switch it on in Excel: Table Design > Header Row."
    mend_da = "Slå den til i Excel: Tabeldesign > Overskriftsrække."


class ColumnMoved(RefreshError):
    """A column of the table that the source no longer has."""

    en = "the source has no column '{value}'. Nearest: {nearest}."
    da = "kilden har ingen kolonne '{value}'. Nærmest: {nearest}."
    mend_en = "Rename the column in the table or at the source; nothing is guessed."
    mend_da = "Omdøb kolonnen i tabellen eller i kilden; der gættes ikke."


class OwnColumnUnclear(RefreshError):
    """A filled column to the right that may be the source's or the user's."""

    en = "the column '{value}' has content, but the source lacks it."
    da = "kolonnen '{value}' har indhold, men findes ikke i kilden."
    mend_en = "Is it your own, write the source's columns in Kolonner on the sheet Kilder: {columns}."
    mend_da = "Er den din egen, så skriv kildens kolonner i Kolonner på arket Kilder: {columns}."


class NoColumnInCommon(RefreshError):
    """A source and a table that have nothing to do with each other."""

    en = "none of the source's columns is in the table (the source has: {value})."
    da = "ingen af kildens kolonner findes i tabellen (kilden har: {value})."
    mend_en = "Give the table the source's headers."
    mend_da = "Giv tabellen kildens overskrifter."


class FormulaInSourceColumn(RefreshError):
    """A column that the source fills holds formulas."""

    en = "the column '{value}' holds formulas, and they are not written over."
    da = "kolonnen '{value}' indeholder formler, og de overskrives ikke."
    mend_en = "Clear them, or rename the column so that it is your own."
    mend_da = "Slet dem, eller omdøb kolonnen, så den er din egen."


class CellsNotUsable(RefreshError):
    """Cells of the source that do not fit the table."""

    en = "cells that cannot be used: {value}; the first is {first}"
    da = "celler, der ikke kan bruges: {value}; den første er {first}"
    mend_en = "All are in the log file."
    mend_da = "Alle står i logfilen."


class KeyRepeated(RefreshError):
    """Rows of a source that are alike in the columns that are said to tell them apart."""

    en = "{value} should tell the source's rows apart, but {example} stands twice."
    da = "{value} skal skille kildens rækker ad, men {example} står to gange."
    mend_en = "Mend the source, or write in Nøgle on the sheet Kilder which columns do."
    mend_da = "Ret kilden, eller skriv i Nøgle på arket Kilder, hvilke kolonner der gør."


class KeyNotUnique(RefreshError):
    """Rows that cannot be told apart, though the user's own cells must stay with theirs."""

    en = "the column '{value}' is your own, but {columns} do not tell the rows apart ({example} stands twice)."
    da = "kolonnen '{value}' er din egen, men {columns} skiller ikke rækkerne ad ({example} står to gange)."
    mend_en = "Write in Nøgle on the sheet Kilder which columns do, or move your own cells out of the table."
    mend_da = "Skriv i Nøgle på arket Kilder, hvilke kolonner der gør, eller flyt dine egne celler ud af tabellen."


class PersonalNumbers(RefreshError):
    """Civil registration numbers on their way into a workbook."""

    en = "the column '{value}' holds civil registration numbers."
    da = "kolonnen '{value}' indeholder cpr-numre."
    mend_en = "They may not enter a workbook: leave the column out at the source, or pseudonymise it first."
    mend_da = "De må ikke ind i en projektmappe: udelad kolonnen i kilden, eller pseudonymisér den først."


class ChangedMeanwhile(RefreshError):
    """Somebody saved the workbook while it was being refreshed."""

    en = "{value} was saved by somebody else meanwhile, so it was not replaced."
    da = "{value} er gemt af en anden imens, så den er ikke erstattet."
    mend_en = "Run the refresh again."
    mend_da = "Kør opdateringen igen."


class SheetProtected(RefreshError):
    """Excel lets nobody write to a sheet."""

    en = "the sheet '{value}' with the table {table} is protected."
    da = "arket '{value}' med tabellen {table} er beskyttet."
    mend_en = "Unprotect it (Review > Unprotect Sheet) and press the button again."
    mend_da = "Fjern beskyttelsen (Gennemse > Fjern arkbeskyttelse), og tryk på knappen igen."


class OwnCellsWouldMove(RefreshError):
    """New rows stand between old ones that the user has written beside."""

    en = "the rows of {value} have moved, and cells beside them (column {column}) would have to follow."
    da = "rækkerne i {value} har flyttet sig, og celler ved siden af (kolonnen {column}) skulle følge med."
    mend_en = "Refresh with the button in Excel on Windows, or with: pyxl-bench refresh BOOK."
    mend_da = "Opdater med knappen i Excel på Windows eller med: pyxl-bench refresh BOG."
