"""Why a service on the net gives no answer that can be used."""

from __future__ import annotations

from xl.sources.errors.base import SourceError


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

    en = "{value} refuses (HTTP {status}): {said}."
    da = "{value} afviser (HTTP {status}): {said}."
    mend_en = "Check address and query."
    mend_da = "Kontrollér adresse og forespørgsel."


class ServiceFails(SourceError):
    """The service has a fault of its own."""

    en = "{value} fails (HTTP {status}), also when asked again: {said}."
    da = "{value} fejler (HTTP {status}), også da der blev spurgt igen: {said}."
    mend_en = "Try again later."
    mend_da = "Prøv igen senere."


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
