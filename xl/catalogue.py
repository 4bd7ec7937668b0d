"""What a worksheet function is: the one definition that every reader is made from.

A function is a plain Python function whose parameters are annotated with
:class:`Arg`, registered with :func:`worksheet_function`. Hosts, help, docs, the
function sheet of the sample workbooks, the self-test workbook and the contract
tests read the entry; nothing about a function is written twice. Registration
refuses an entry that is incomplete or that some host would not take.
"""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any, Final, NamedTuple, TypeAlias, get_type_hints

import numpy as np

from pyxl_bench.errors import ArgumentMissing, BenchError, InternalFault, NumberTooLarge, WrongArgumentCount
from xl.acceptable import check
from xl.cells import Cell, Cells, is_blank
from xl.cpr import refuse_cpr


class Text(NamedTuple):
    """A sentence in the two languages of the product."""

    en: str
    da: str

    def in_language(self, language: str) -> str:
        return self.en if language == "en" else self.da


class _Omitted:
    def __repr__(self) -> str:
        return "OMITTED"


OMITTED: Final = _Omitted()
"""What a host passes for an argument that the formula leaves out."""

Converter = Callable[[Any, str], Any]


@dataclass(frozen=True, slots=True)
class Arg:
    """An argument: what it is, its unit, and how a cell or range becomes its value."""

    convert: Converter
    takes: Text
    """The form: one cell, a range, a table, an option word."""
    unit: Text
    help: Text
    blank_is_default: bool = False
    """Whether an optional argument may point at a blank cell and mean its default, as option words do."""
    reference: bool = False
    """Whether hosts pass the address of the cell along with its value."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """An argument in its place in a signature."""

    name: str
    arg: Arg
    default: Any = inspect.Parameter.empty

    @property
    def required(self) -> bool:
        return self.default is inspect.Parameter.empty

    @property
    def shown_default(self) -> str:
        """The default as a formula would write it; empty when there is none."""
        if self.required or self.default is None:
            return ""
        if isinstance(self.default, bool):
            return str(self.default).upper()
        return f'"{self.default}"' if isinstance(self.default, str) else str(self.default)


class Example(NamedTuple):
    """A formula with its answer, worked out by hand.

    The formula names example data (:mod:`xl.example_data`) in braces, such as
    ``=PEER_AVERAGE({costs},"Billund")``. ``expected`` is a cell, or rows of
    cells where the answer spills; an error is written as its code.
    """

    formula: str
    expected: Any


Told: TypeAlias = tuple[Text, ...]
"""Sentences about a number."""

How: TypeAlias = Callable[[int, int], Told]
"""What is told of the cell in a row and column of an answer; asked only where somebody wants to know."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a function answers, with what a reader of the number may want to know."""

    cells: Cells
    notes: Told = ()
    """What holds of all its cells."""
    how: How | None = None
    """How each cell came about."""

    def at(self, row: int, column: int) -> Cell:
        """A cell, counted from the first; blank beyond the answer."""
        return self.cells[row][column] if row < len(self.cells) and column < len(self.cells[0]) else None

    def told(self, row: int, column: int) -> Told:
        """All there is to tell of one cell."""
        return (*(self.how(row, column) if self.how else ()), *self.notes)


@dataclass(frozen=True, slots=True)
class Function:
    """A catalogue entry."""

    name: str
    chapter: Text
    answers: Text
    result: Text
    parameters: tuple[Parameter, ...]
    errors: tuple[type[BenchError], ...]
    examples: tuple[Example, ...]
    source: str
    since: str
    calculate: Callable[..., Cells | Answer]
    direct: Callable[..., float] | None = None
    """The calculation itself, where it goes cell by cell: plain numbers need no ranges made of them."""

    @property
    def minimum(self) -> int:
        """How many arguments a formula must give."""
        return sum(parameter.required for parameter in self.parameters)

    def usage(self, separator: str = ",") -> str:
        """The function as the wizard shows it: ``NAME(a, b, [c])``."""
        shown = [p.name if p.required else f"[{p.name}]" for p in self.parameters]
        return f"{self.name}({f'{separator} '.join(shown)})"

    def __call__(self, *raw: Any) -> Answer:
        """Answer for a host's raw arguments; a refusal is an answer of one cell."""
        try:
            with np.errstate(all="ignore"):
                answered = self.calculate(*self._bind(raw))
        except BenchError as error:
            return Answer([[error]])
        except Exception as fault:  # a fault of ours must not reach a cell as a traceback
            return Answer([[InternalFault(value=f"{self.name}: {type(fault).__name__}: {fault}")]])
        answer = answered if isinstance(answered, Answer) else Answer(answered)
        for row in answer.cells:
            for place, cell in enumerate(row):
                if type(cell) is float and math.isinf(cell):
                    row[place] = NumberTooLarge()
        return answer

    def number(self, raw: Sequence[Any]) -> float | None:
        """The answer to plain numbers of a function that goes cell by cell; ``None``: ask the function itself."""
        if self.direct is None or len(raw) != len(self.parameters):
            return None
        for cell in raw:
            if type(cell) is not float:
                return None
        value = float(self.direct(*raw))
        return value if math.isfinite(value) else None

    def read(self, raw: Sequence[Any]) -> dict[str, Any]:
        """A host's raw arguments by their names, as the function takes them.

        Raises:
            BenchError: an argument is missing or malformed.
        """
        return dict(zip((parameter.name for parameter in self.parameters), self._bind(raw)))

    def _bind(self, raw: Sequence[Any]) -> Iterator[Any]:
        if not self.minimum <= len(raw) <= len(self.parameters):
            many = f"{self.minimum}-{len(self.parameters)}" if self.minimum < len(self.parameters) else self.minimum
            raise WrongArgumentCount(
                value=len(raw), expected=many, usage_en=self.usage(), usage_da=self.usage(";"))
        for given, parameter in zip(raw, self.parameters):
            refuse_cpr(given, parameter.name)
        for place, parameter in enumerate(self.parameters):
            given = raw[place] if place < len(raw) else OMITTED
            blank = parameter.arg.blank_is_default and _is_blank_cell(given)
            if given is OMITTED or (blank and not parameter.required):
                if parameter.required:
                    raise ArgumentMissing(argument=parameter.name)
                yield parameter.default
            else:
                yield parameter.arg.convert(given, parameter.name)


def _is_blank_cell(given: Any) -> bool:
    """Whether an argument is one blank cell, alone or as a range of one."""
    while isinstance(given, (list, tuple)) and len(given) == 1:
        given = given[0]
    return is_blank(given)


CATALOGUE: Final[dict[str, Function]] = {}
"""Every registered worksheet function by name. Read it through :func:`functions`."""

MODULES: Final = (
    "unit_costs", "savings", "drivers", "comparisons", "volume", "registers", "survival",
    "survival_comparisons", "survival_savings", "investments", "benchmark", "focus_targets", "focus_shares",
    "supervision", "trust", "audits", "disclosure",
)
"""The chapters of the function sheet, in its order: modules of :mod:`xl.functions`."""


@cache
def functions() -> dict[str, Function]:
    """The whole catalogue, in the order of the function sheet, whichever chapter was imported first."""
    for module in MODULES:
        import_module(f"xl.functions.{module}")
    place = {f"xl.functions.{module}": number for number, module in enumerate(MODULES)}
    return dict(sorted(CATALOGUE.items(), key=lambda item: place[item[1].calculate.__module__]))


def worksheet_function(
    *,
    chapter: Text,
    answers: Text,
    result: Text,
    errors: tuple[type[BenchError], ...],
    examples: tuple[Example, ...],
    source: str,
    since: str,
    direct: Callable[..., Any] | None = None,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Register a function of the worksheet under its own name in upper case.

    ``direct`` is the calculation of a function that goes cell by cell over as
    many numbers as it has parameters; ``nan`` from it means that the function
    itself is to be asked (for a blank, or a reason).

    Raises:
        ValueError: the entry is incomplete, or a host would refuse it.
    """

    def register(function: Callable[..., Any]) -> Callable[..., Any]:
        hints = function.__annotations__
        if any(isinstance(hint, str) for hint in hints.values()):  # reading them back costs most of the start-up
            hints = get_type_hints(function, include_extras=True)
        parameters = []
        for name, parameter in inspect.signature(function).parameters.items():
            args = [extra for extra in getattr(hints.get(name), "__metadata__", ()) if isinstance(extra, Arg)]
            if len(args) != 1 or parameter.kind is not parameter.POSITIONAL_OR_KEYWORD:
                raise ValueError(f"{function.__name__}: parameter {name} must be positional, annotated with one Arg")
            parameters.append(Parameter(name.rstrip("_"), args[0], parameter.default))
        entry = Function(
            function.__name__.upper(), chapter, answers, result, tuple(parameters),
            errors, examples, source, since, function, direct,
        )
        check(entry, CATALOGUE)
        CATALOGUE[entry.name] = entry
        return function

    return register
