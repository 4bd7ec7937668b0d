"""Why a source gave nothing: one line each, in English and Danish."""

from __future__ import annotations

from pyxl_bench.errors import BenchError


class SourceError(BenchError):
    """A source that cannot be used; its table stays as it was."""


class UnknownKind(SourceError):
    """A word that is no kind of source."""

    en = "'{value}' is not a kind of source."
    da = "'{value}' er ikke en slags kilde."
    mend_en = "Write one of: {kinds}."
    mend_da = "Skriv en af disse: {kinds}."


class NotAnOption(SourceError):
    """A query that is not made of ``name=value``."""

    en = "'{value}' in the query is not of the form name=value."
    da = "'{value}' i forespørgslen har ikke formen navn=værdi."
    mend_en = "Options here: {known}."
    mend_da = "Her kan skrives: {known}."


class UnknownOptionWord(SourceError):
    """An option that the kind does not have."""

    en = "the query has no option '{value}' here."
    da = "forespørgslen har ikke valget '{value}' her."
    mend_en = "Did you mean {known}?"
    mend_da = "Mente du {known}?"


class BadOption(SourceError):
    """An option with a value that it does not take."""

    en = "the option {name} cannot be '{value}'."
    da = "valget {name} kan ikke være '{value}'."
    mend_en = "Write {choices}."
    mend_da = "Skriv {choices}."


# --- keys --------------------------------------------------------------------


class KeyMissing(SourceError):
    """No secret of that name."""

    en = "the key '{value}' is missing."
    da = "nøglen '{value}' mangler."
    mend_en = "Run `keyring set {service} {value}`, or set the environment variable {variable}."
    mend_da = "Kør `keyring set {service} {value}`, eller sæt miljøvariablen {variable}."


class KeyStoreFailed(SourceError):
    """The operating system's key store did not answer."""

    en = "the key store could not be read for '{value}' ({reason})."
    da = "nøglelageret kunne ikke læses for '{value}' ({reason})."
    mend_en = "Unlock it, or set the environment variable {variable}."
    mend_da = "Lås det op, eller sæt miljøvariablen {variable}."


class KeyRefused(SourceError):
    """The service does not take the key."""

    en = "{value} does not accept the key '{name}'."
    da = "{value} godtager ikke nøglen '{name}'."
    mend_en = "Get a new key and store it: keyring set pyxl-bench {name}."
    mend_da = "Hent en ny nøgle, og gem den: keyring set pyxl-bench {name}."


class SecretInAddress(SourceError):
    """A password written where everybody who has the workbook can read it."""

    en = "the address holds a password or key, and the workbook is no place for one."
    da = "adressen indeholder en adgangskode eller nøgle, og den må ikke stå i projektmappen."
    mend_en = "Take it out of the address and store it: keyring set pyxl-bench {name}."
    mend_da = "Fjern den fra adressen, og gem den: keyring set pyxl-bench {name}."


class KeyOverPlainHttp(SourceError):
    """A key about to be sent for all to read."""

    en = "{value} is not encrypted, so the key is not sent there."
    da = "{value} er ikke krypteret, så nøglen sendes ikke dertil."
    mend_en = "Use an address that begins with https://."
    mend_da = "Brug en adresse, der begynder med https://."


# --- files -------------------------------------------------------------------


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


class HeadersDiffer(SourceError):
    """Files of a folder that do not have the same columns."""

    en = "{value}: lacks the column '{header}', which {other} has."
    da = "{value}: mangler kolonnen '{header}', som {other} har."
    mend_en = "All files of a folder must have the same headers."
    mend_da = "Alle filer i en mappe skal have de samme overskrifter."


class NoSuchSheet(SourceError):
    """A sheet that the file lacks."""

    en = "{value}: has no sheet '{sheet}' (it has: {found})."
    da = "{value}: har ikke arket '{sheet}' (den har: {found})."
    mend_en = "Write the sheet's name in the query: ark=NAME."
    mend_da = "Skriv arkets navn i forespørgslen: ark=NAVN."


class SourceEmpty(SourceError):
    """A source that answers without a single row."""

    en = "the source answers no rows, so the table is kept as it was."
    da = "kilden giver ingen rækker, så tabellen er beholdt, som den var."
    mend_en = "Check the address and the query; a period or an area may not exist yet."
    mend_da = "Kontrollér adresse og forespørgsel; en periode eller et område findes måske ikke endnu."


class TooManyRowsFromSource(SourceError):
    """More rows than a sheet holds."""

    en = "the source answers more than {value} rows, which is all a sheet holds."
    da = "kilden giver flere end {value} rækker, og flere rummer et ark ikke."
    mend_en = "Narrow the query, or let it sum up."
    mend_da = "Afgræns forespørgslen, eller lad den summere."


# --- databases ---------------------------------------------------------------


class NotAQuery(SourceError):
    """Something else than a question to a database."""

    en = "'{value}' is not a query that only reads."
    da = "'{value}' er ikke en forespørgsel, der kun læser."
    mend_en = "Write a query that begins with SELECT or WITH."
    mend_da = "Skriv en forespørgsel, der begynder med SELECT eller WITH."


class BadQuery(SourceError):
    """The database does not understand or allow the query."""

    en = "the database refuses the query ({reason})."
    da = "databasen afviser forespørgslen ({reason})."
    mend_en = "Check names of tables and columns in the query."
    mend_da = "Kontrollér navne på tabeller og kolonner i forespørgslen."


class DatabaseUnreachable(SourceError):
    """No connection, or the database does not let us in."""

    en = "{value}: no connection to the database ({reason})."
    da = "{value}: ingen forbindelse til databasen ({reason})."
    mend_en = "Check the address, the network and the password in the key store."
    mend_da = "Kontrollér adressen, netværket og adgangskoden i nøglelageret."


class DriverMissing(SourceError):
    """A database whose driver is not installed."""

    en = "{value} is not installed."
    da = "{value} er ikke installeret."
    mend_en = "Run: pip install {package}"
    mend_da = "Kør: pip install {package}"


# --- services ----------------------------------------------------------------


class ServiceUnreachable(SourceError):
    """No connection."""

    en = "{value}: no connection."
    da = "{value}: ingen forbindelse."
    mend_en = "Check the address and the network, and try again."
    mend_da = "Kontrollér adressen og netværket, og prøv igen."


class AnswerTooSlow(SourceError):
    """No whole answer in time."""

    en = "{value}: no whole answer within {seconds} seconds."
    da = "{value}: intet helt svar inden for {seconds} sekunder."
    mend_en = "Try again later, or narrow the query."
    mend_da = "Prøv igen senere, eller afgræns forespørgslen."


class AnswerBrokenOff(SourceError):
    """An answer shorter than it said it would be."""

    en = "{value}: the answer broke off, also when asked again."
    da = "{value}: svaret blev afbrudt, også da der blev spurgt igen."
    mend_en = "Try again later, or narrow the query."
    mend_da = "Prøv igen senere, eller afgræns forespørgslen."


class TooManyRequests(SourceError):
    """The service asks for patience."""

    en = "{value}: too many requests, also after waiting."
    da = "{value}: for mange forespørgsler, også efter en pause."
    mend_en = "Try again later."
    mend_da = "Prøv igen senere."


class HttpRefused(SourceError):
    """The service refuses the question."""

    en = "{value} refuses (HTTP {status}): {said}"
    da = "{value} afviser (HTTP {status}): {said}"
    mend_en = "Check address and query."
    mend_da = "Kontrollér adresse og forespørgsel."


class AnswerNotUnderstood(SourceError):
    """An answer of another form than the service's."""

    en = "{value}: the answer is not of the form that was expected ({reason})."
    da = "{value}: svaret har ikke den ventede form ({reason})."
    mend_en = "Check that the address is that of a table's data."
    mend_da = "Kontrollér, at adressen er en tabels data."


class TooManyPages(SourceError):
    """An answer whose pages never end."""

    en = "{value}: more than {pages} pages."
    da = "{value}: mere end {pages} sider."
    mend_en = "Narrow the query."
    mend_da = "Afgræns forespørgslen."


# --- account extracts --------------------------------------------------------


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
