"""Why a database gives no rows."""

from __future__ import annotations

from xl.sources.errors.base import SourceError


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
