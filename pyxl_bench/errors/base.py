"""What every refusal is, and the four families they belong to."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, ClassVar, Final


class BenchError(Exception):
    """Base of every refusal.

    Subclasses state ``en``/``da`` (what is wrong) and ``mend_en``/``mend_da``
    (what to do) as templates over the keyword arguments they are raised with.
    """

    en: ClassVar[str] = "{detail}"
    da: ClassVar[str] = "{detail}"
    mend_en: ClassVar[str] = ""
    mend_da: ClassVar[str] = ""

    def __init__(
        self,
        *,
        argument: str | None = None,
        row: str | int | None = None,
        value: Any = None,
        **facts: Any,
    ) -> None:
        self.argument = argument
        self.row = row
        self.value = value
        self.facts = facts
        super().__init__(self.message("en"))

    @property
    def mend(self) -> str:
        """What to do, in English."""
        return self._fill(self.mend_en, danish=False)

    def located(self, argument: str, row: str | int | None = None) -> BenchError:
        """The same refusal with the place filled in where it was not known."""
        return type(self)(
            argument=self.argument or argument,
            row=self.row if self.row is not None else row,
            value=self.value,
            **self.facts,
        )

    def in_row(self, row: str | int) -> BenchError:
        """The same refusal told of another row, such as by name where only the number was known."""
        return type(self)(argument=self.argument, row=row, value=self.value, **self.facts)

    def message(self, language: str = "da") -> str:
        """One line: where, what is wrong, what to do (``"da"`` or ``"en"``)."""
        danish = language == "da"
        where = [part for part in (self.argument, self._row(danish)) if part]
        what = self._fill(self.da if danish else self.en, danish)
        mend = self._fill(self.mend_da if danish else self.mend_en, danish)
        place = ", ".join(where) + ": " if where else ""
        return f"{place}{what} {mend}".rstrip()

    def _row(self, danish: bool) -> str:
        if self.row is None:
            return ""
        word = "række" if danish else "row"
        name = self.row if isinstance(self.row, int) else f"'{self.row}'"
        return f"{word} {name}"

    def _fill(self, template: str, danish: bool) -> str:
        facts = {"value": self.value, **self.facts}
        return template.format(**{name: _shown(fact, danish) for name, fact in facts.items()})


_SHOWN_LENGTH: Final = 300
"""How much of a cell's text a message repeats."""


def _shown(value: Any, danish: bool) -> str:
    """A value as the reader would write it, on one line."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return ("SAND" if value else "FALSK") if danish else str(value).upper()
    if isinstance(value, (int, float)):
        text = f"{value:.12g}"
        return text.replace(".", ",") if danish else text
    if isinstance(value, dt.date):
        return f"{value:%d-%m-%Y}"
    text = re.sub(r"[\r\n\t]+", " ", str(value))
    return text if len(text) <= _SHOWN_LENGTH else text[:_SHOWN_LENGTH] + " ..."


# --- the four families -------------------------------------------------------


class Malformed(BenchError):
    """The argument is not of the form the function takes."""


class Missing(BenchError):
    """A name or a figure that is needed is not there."""


class ZeroDenominator(BenchError):
    """The answer would be a division by zero."""


class OutsideDomain(BenchError):
    """A number outside what the question allows."""


class CellHoldsError(BenchError):
    """The cell pointed at already shows an error."""

    en = "the cell shows {value}."
    da = "cellen viser {value}."
    mend_en = "Mend that cell first."
    mend_da = "Ret den celle først."
