"""What a source is asked, and what it answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from xl.names import nearest
from xl.sources.errors import NotAnOption, UnknownOptionWord
from xl.sources.keys import Keys


def _no_table(name: str) -> pd.DataFrame:
    raise KeyError(name)


@dataclass(frozen=True, slots=True)
class Order:
    """A dataset as the workbook asks for it."""

    name: str
    kind: str
    address: str
    query: str = ""
    folder: Path = Path()
    """What a relative path is relative to: the workbook's folder."""
    keys: Keys = field(default_factory=Keys)
    table: Callable[[str], pd.DataFrame] = _no_table
    """Another table of the workbook, by name, such as a mapping."""

    def path(self) -> Path:
        """The address as a path."""
        return self.folder / Path(self.address.strip().strip('"')).expanduser()

    def options(self, *known: str) -> dict[str, str]:
        """The query as options ``name=value``, one a line or parted by ``&``.

        Raises:
            SourceError: a part that is no option, or one that this kind does not have.
        """
        found = {}
        for part in self.query.replace("\n", "&").split("&"):
            if not part.strip():
                continue
            name, equals, value = part.partition("=")
            if not equals:
                raise NotAnOption(value=part.strip(), known=", ".join(known))
            name = name.strip().casefold()
            if name not in known:
                raise UnknownOptionWord(value=name, known=", ".join(nearest(name, list(known)) or known))
            found[name] = value if name == "adskiller" else value.strip()
        return found


@dataclass(slots=True)
class Fetched:
    """What a source holds: a frame of cells as they came, its columns the headers.

    Cells are text, numbers, truth values, dates, ``None`` where blank, or the
    mark of a suppressed value. Nothing has been converted by guess.
    """

    frame: pd.DataFrame
    notes: list[str] = field(default_factory=list)
    """What the user should know, in Danish."""
    row_name: Callable[[int], str] = lambda row: f"række {row + 1}"
    """How a row, counted from 0, is found again in the source."""


def frame(headers: list[str], columns: list[list[object]]) -> pd.DataFrame:
    """A frame of cells as they are."""
    return pd.DataFrame({header: pd.Series(column, dtype=object) for header, column in zip(headers, columns)})
