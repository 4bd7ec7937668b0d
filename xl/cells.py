"""What a cell can hold, and back.

A host hands over cells as ``None`` (blank), ``float``/``int``, ``bool``,
``str``, a date, or :class:`ErrorValue`. Here they become numbers with their
*faults* beside them: what a cell holds instead of a number, be it suppressed
for disclosure or refused with a reason. A fault spoils the results that need
the cell, and no others.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any, Final, NamedTuple, TypeAlias

import numpy as np

from pyxl_bench.errors import (
    AmbiguousNumber,
    BenchError,
    CellHoldsError,
    Malformed,
    Missing,
    NotADate,
    NotANumber,
    NumberTooLarge,
    OutsideDomain,
    ShapeMismatch,
    ZeroDenominator,
)
from pyxl_bench.unit_cost import Floats
from xl.session import session

SUPPRESSED: Final = "(.)"
"""How a count too small to publish is printed; it passes through unchanged."""

Fault: TypeAlias = BenchError | str
"""Why a cell has no number: a refusal, or :data:`SUPPRESSED`."""

Cell: TypeAlias = float | str | bool | BenchError | None
"""What a function answers in one cell; ``None`` is blank."""

Cells: TypeAlias = list[list[Cell]]
"""An answer: rows of cells."""

SPREADSHEET_ERRORS: Final[dict[type[BenchError], str]] = {
    Malformed: "#VALUE!",
    Missing: "#N/A",
    ZeroDenominator: "#DIV/0!",
    OutsideDomain: "#NUM!",
}


class ErrorValue(NamedTuple):
    """An error that already stands in a cell, such as ``#DIV/0!``."""

    code: str


def error_code(error: BenchError | type[BenchError]) -> str:
    """The spreadsheet's own error value for a refusal, or for a class of them."""
    if isinstance(error, CellHoldsError):
        return str(error.value)
    kind = error if isinstance(error, type) else type(error)
    return next((code for family, code in SPREADSHEET_ERRORS.items() if issubclass(kind, family)), "#VALUE!")


# --- one cell ----------------------------------------------------------------

_NUMBER = re.compile(
    r"(?P<sign>[-+\u2212]?)\s*(?:kr\.?\s*)?(?P<sign2>[-\u2212]?)"
    r"(?P<whole>[1-9][0-9]{0,2}(?:\.[0-9]{3})+|0|[1-9][0-9]*)(?:,(?P<decimals>[0-9]+))?"
    r"\s*(?P<unit>kr\.?|%|pct\.?)?",
    re.IGNORECASE,
)
_EXCEL_EPOCH: Final = dt.date(1899, 12, 30)
_FIRST_SERIAL: Final = 61
"""1 March 1900; Excel counts a day too many before it."""
_DAYS_TO_1904: Final = 1462
_DANISH_DATE = re.compile(r"([0-9]{1,2})([-./])([0-9]{1,2})\2([0-9]{4})")
_ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def is_blank(cell: Any) -> bool:
    """Whether a cell holds nothing that a person would see."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def is_suppressed(cell: Any) -> bool:
    """Whether a cell holds the mark of a suppressed value."""
    return isinstance(cell, str) and cell.strip() == SUPPRESSED


def is_word(cell: Any) -> bool:
    """Whether a cell holds words, and no number."""
    if not isinstance(cell, str):
        return False
    try:
        number_from_text(cell)
    except BenchError:
        return any(map(str.isalpha, cell))
    return False


def number_from_text(text: str) -> float:
    """A number written the Danish way: ``29,6``, ``-1.303``, ``kr. 4.533``, ``42,1%``.

    Strict: a point stands between thousands and nowhere else, a comma before
    the decimals. Per cent text is a share (``42,1%`` is 0.421).

    Raises:
        AmbiguousNumber: digits that no Danish reader could place for certain.
        NotANumber: text without any digits.
        NumberTooLarge: more digits than a cell can hold.
    """
    match = _NUMBER.fullmatch(text.strip())
    if match is None or (match["sign"] and match["sign2"]):
        raise (AmbiguousNumber if any(map(str.isdigit, text)) else NotANumber)(value=text)
    percent = (match["unit"] or "").lower() in ("%", "pct", "pct.")
    if text.lower().count("kr") + percent > 1:
        raise AmbiguousNumber(value=text)
    digits = f"{match['whole'].replace('.', '')}.{match['decimals'] or 0}"
    value = float(digits + "e-2" if percent else digits)
    if value == np.inf:
        raise NumberTooLarge()
    return -value if (match["sign"] or match["sign2"]) not in ("", "+") else value


def number(cell: Any) -> float:
    """The number in a cell; ``nan`` when it is blank.

    Raises:
        Malformed: text, a truth value or a date where a number belongs.
        CellHoldsError: the cell shows an error.
    """
    if isinstance(cell, bool):
        raise NotANumber(value=cell)
    if isinstance(cell, (float, int)):
        return float(cell)
    if is_blank(cell):
        return np.nan
    if isinstance(cell, str):
        return number_from_text(cell)
    if isinstance(cell, ErrorValue):
        raise CellHoldsError(value=cell.code)
    raise NotANumber(value=cell)


def date(cell: Any) -> dt.date:
    """The date in a cell: a date, a serial number, ``31-12-2020`` or ``2020-12-31``.

    Raises:
        NotADate: anything else, two-digit years included.
        CellHoldsError: the cell shows an error.
    """
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    if isinstance(cell, ErrorValue):
        raise CellHoldsError(value=cell.code)
    try:
        if isinstance(cell, (float, int)) and not isinstance(cell, bool):
            serial = int(cell) + (_DAYS_TO_1904 if session().date1904 else 0)
            if _FIRST_SERIAL <= serial < 2958466:
                return _EXCEL_EPOCH + dt.timedelta(days=serial)
        if isinstance(cell, str) and (match := _DANISH_DATE.fullmatch(cell.strip())):
            return dt.date(int(match[4]), int(match[3]), int(match[1]))
        if isinstance(cell, str) and (match := _ISO_DATE.fullmatch(cell.strip())):
            return dt.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        pass
    raise NotADate(value=cell)


# --- ranges of numbers -------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Grid:
    """A range of numbers, rows x columns; a scalar is 1 x 1.

    ``values`` is ``nan`` where a cell is blank or has a fault.
    """

    values: Floats
    faults: dict[tuple[int, int], Fault] = field(default_factory=dict)

    @property
    def shape(self) -> tuple[int, int]:
        return self.values.shape[0], self.values.shape[1]

    def column(self) -> Grid:
        """The same cells standing in one column (a row is turned)."""
        if self.shape[1] == 1:
            return self
        return Grid(self.values.T, {(c, r): fault for (r, c), fault in self.faults.items()})


def rows_of(raw: Any) -> list[Sequence[Any]]:
    """A host's argument as rows of cells, whatever its shape was."""
    if isinstance(raw, (list, tuple)) and not isinstance(raw, ErrorValue):
        rows: list[Sequence[Any]] = [
            row if isinstance(row, (list, tuple)) and not isinstance(row, ErrorValue) else [row] for row in raw
        ]
        return rows or [[None]]
    return [[raw]]


def grid(raw: Any, argument: str) -> Grid:
    """The numbers of a range with their faults, each told by its row in the range."""
    if type(raw) is float:
        return Grid(np.array([[raw]]))
    rows = rows_of(raw)
    values = np.full((len(rows), max(map(len, rows))), np.nan)
    faults: dict[tuple[int, int], Fault] = {}
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            if type(cell) is float:
                values[r, c] = cell
            elif cell is None:
                continue
            elif is_suppressed(cell):
                faults[r, c] = SUPPRESSED
            else:
                try:
                    values[r, c] = number(cell)
                except BenchError as error:
                    faults[r, c] = error.located(argument, r + 1 if len(rows) > 1 else None)
    return Grid(values, faults)


def worst(faults: Iterable[Fault | None]) -> Fault | None:
    """The fault that a result shows when several spoil it: a refusal before suppression."""
    found: Fault | None = None
    for fault in faults:
        if isinstance(fault, BenchError):
            return fault
        found = found or fault
    return found


def cells(values: Floats, faults: dict[tuple[int, int], Fault] | None = None) -> Cells:
    """An answer from numbers: ``nan`` is blank, a fault stands in its own cell."""
    rows: Cells = values.tolist()
    for r, c in np.argwhere(np.isnan(values)).tolist():
        rows[r][c] = None
    for (r, c), fault in (faults or {}).items():
        rows[r][c] = fault
    return rows


def elementwise(
    calculate: Callable[..., Floats], arguments: dict[str, Grid], check: Callable[..., Fault | None] | None = None
) -> Cells:
    """Apply ``calculate`` cell by cell to ranges of one shape (or single cells, columns, rows).

    Where ``check`` is given it is asked, for each cell that has some number but
    neither a result nor a fault, why; ``None`` means that blank is right.

    Raises:
        ShapeMismatch: ranges that do not cover the same rows and columns.
    """
    grids = list(arguments.values())
    shape = common_shape(arguments)
    result = calculate(*(item.values for item in grids))
    faults: dict[tuple[int, int], Fault] = {}
    for item in grids:
        for place, fault in item.faults.items():
            for cell in _reach(place, item, shape):
                faults[cell] = worst([faults.get(cell), fault]) or fault
    if check is not None and np.isnan(result).any():
        spread = [np.broadcast_to(item.values, shape) for item in grids]
        some = np.any([~np.isnan(values) for values in spread], axis=0)
        for r, c in np.argwhere(np.isnan(result) & some).tolist():
            reason = check(*(values[r, c] for values in spread)) if (r, c) not in faults else None
            if isinstance(reason, BenchError) and shape[0] > 1:
                reason = reason.located(reason.argument or "", r + 1)
            if reason is not None:
                faults[r, c] = reason
    return cells(result, faults)


def spread(item: Grid, shape: tuple[int, int]) -> Grid:
    """A cell, column or row repeated over a shape, faults and all."""
    faults = {cell: fault for place, fault in item.faults.items() for cell in _reach(place, item, shape)}
    return Grid(np.broadcast_to(item.values, shape), faults)


def _reach(place: tuple[int, int], item: Grid, shape: tuple[int, int]) -> Iterable[tuple[int, int]]:
    """The cells of a result that need one cell of a range: its own, or all along which the range repeats."""
    rows, columns = (
        (at,) if size > 1 else range(full) for at, size, full in zip(place, item.shape, shape)
    )
    return product(rows, columns)


def common_shape(arguments: dict[str, Grid]) -> tuple[int, int]:
    """Rows and columns of the answer to ranges of one shape, or single cells, columns and rows beside them.

    Raises:
        ShapeMismatch: ranges that do not cover the same rows and columns.
    """
    shape = max((item.shape for item in arguments.values()), key=lambda s: s[0] * s[1])
    for name, item in arguments.items():
        if any(size not in (1, full) for size, full in zip(item.shape, shape)):
            other = next(key for key, value in arguments.items() if value.shape == shape)
            raise ShapeMismatch(
                argument=name, height=item.shape[0], width=item.shape[1],
                other=other, other_height=shape[0], other_width=shape[1],
            )
    return shape
