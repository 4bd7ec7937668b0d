"""What every refusal of a source is, and those of the row of Kilder that asks it."""

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
