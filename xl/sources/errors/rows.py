"""Why what a source answers makes no table."""

from __future__ import annotations

from xl.sources.errors.base import SourceError


class LineOfOtherWidth(SourceError):
    """A line with more or fewer fields than the header: cut off, or parted at the wrong sign."""

    en = "{value}: line {line} has {found} fields, but the header has {expected}."
    da = "{value}: linje {line} har {found} felter, men overskriften har {expected}."
    mend_en = "Fetch the file anew; it may be cut off, or text with the separator in it lacks quotation marks."
    mend_da = "Hent filen igen; den kan være afkortet, eller tekst med skilletegnet i mangler anførselstegn."


class HeaderRepeated(SourceError):
    """Two columns of one name."""

    en = "{value}: the header '{header}' stands twice."
    da = "{value}: overskriften '{header}' står to gange."
    mend_en = "Give each column its own name at the source."
    mend_da = "Giv hver kolonne sit eget navn i kilden."


class SourceEmpty(SourceError):
    """A source that answers without a single row."""

    en = "the source answers no rows, so the table is kept as it was."
    da = "kilden giver ingen rækker, så tabellen er beholdt, som den var."
    mend_en = "Check the address and the query; a period or an area may not exist yet."
    mend_da = "Kontrollér adresse og forespørgsel; en periode eller et område findes måske ikke endnu."


class SheetWithoutRows(SourceError):
    """A sheet without a single row, in a file that has others."""

    en = "{value}: the sheet '{sheet}' has no rows below a header, so the table is kept as it was."
    da = "{value}: arket '{sheet}' har ingen rækker under en overskrift, så tabellen er beholdt, som den var."
    mend_en = "Write in the query which sheet is to be read: ark=NAME (the file has: {found})."
    mend_da = "Skriv i forespørgslen, hvilket ark der skal læses: ark=NAVN (filen har: {found})."


class TooManyRowsFromSource(SourceError):
    """More rows than a sheet holds."""

    en = "the source answers more than {value} rows, which is all a sheet holds."
    da = "kilden giver flere end {value} rækker, og flere rummer et ark ikke."
    mend_en = "Narrow the query, or let it sum up."
    mend_da = "Afgræns forespørgslen, eller lad den summere."
