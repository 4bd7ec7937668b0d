"""Which built-in formulas the engine cannot be trusted with.

What the engine lacks, or answers differently from Excel, is listed in
:mod:`.engine`; a formula that leans on it keeps the value Excel stored, and so
does all that depends on it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple

import formualizer

from xl.acceptable import builtin_names
from xl.hosts.headless import lifted
from xl.hosts.headless.engine import (
    ANSWERS_RANGE,
    ARRAY_ARGUMENTS,
    COMPARISONS,
    DELICATE,
    DELICATE_OPERATORS,
    LACKING,
    LIFTS,
    LOCAL,
    MOST_ARGUMENTS,
    PLAIN_FORMAT,
    RANGES,
    VOLATILE,
)

INTERSECTION: Final = "implicit skæring af et område"
_PREFIX: Final = re.compile(rf"^(?:_xlfn\.|_xlws\.|_xludf\.|{re.escape(lifted.PREFIX)})+", re.IGNORECASE)
_THREE_D: Final = re.compile(r"^'?[^'!\[\]]+:[^'!\[\]]+'?!")
_EXTERNAL: Final = re.compile(r"^(?:'[^!]*\[|\[)")
_BOUND: Final = "_xlpm."
"""What files put before the names that a LET or LAMBDA binds."""


class Verdict(NamedTuple):
    """What may be believed of the engine's answer to a formula."""

    refused: str | None
    """Why the engine cannot be asked; ``None`` where it can."""
    delicate: bool
    """Whether the answer may differ from Excel's in rare cases (15-digit equality, locale, letters)."""
    volatile: bool
    unknown: str | None = None
    """A function that is neither built in nor ours; a macro of the workbook may answer it."""
    local: bool = False
    """Whether it reads text as the user's country writes it."""
    open_ended: bool = False
    """Whether only the answer tells if it is one cell or several."""


class Limits:
    """Verdicts on the formulas of one workbook."""

    def __init__(
        self, ours: frozenset[str], has_external: Callable[[str], bool], hidden_rows: bool
    ) -> None:
        """``has_external`` tells whether the stored values of another workbook can answer for a reference."""
        self._ours = ours
        self._has_external = has_external
        self._hidden_rows = hidden_rows
        self._bound: dict[str, dict[str, Any]] = {}

    def verdict(self, formula: str, *, plain: bool) -> Verdict:
        """Judge a formula (with ``=``); ``plain`` is one that is not stored as an array."""
        try:
            tree = formualizer.parse(formula).to_dict()
        except Exception:
            return Verdict("formlen kan ikke læses", False, False)
        nodes = list(_walk(tree))
        functions = [node for node in nodes if node["node_type"] == "Function"]
        names = {_name(node) for node in functions}
        self._bound = _bindings(functions) if names & {"LET", "LAMBDA"} else {}
        refused = self._refusal(tree, plain)
        if refused is None and plain and not names & self._ours and self._is_range(tree):
            refused = INTERSECTION
        operators = {node.get("operator") for node in nodes}
        products = any(_name(f) == "SUMPRODUCT" and len(f["args"]) > 1 for f in functions)
        delicate = bool(names & DELICATE or operators & DELICATE_OPERATORS or products)
        unknown = next((_name(f) for f in functions if self._is_unknown(f)), None)
        return Verdict(
            refused, delicate, bool(names & VOLATILE), unknown, bool(names & LOCAL), plain and _open_ended(tree))

    def _is_unknown(self, function: dict[str, Any]) -> bool:
        """Whether neither Excel, we nor the formula itself has a function of that name."""
        name = _name(function)
        known = name in builtin_names() or name in self._ours or name == "ANCHORARRAY"
        return not known and _key(function) not in self._bound

    def _refusal(self, node: dict[str, Any], plain: bool) -> str | None:
        kind = node["node_type"]
        own = {
            "Reference": self._reference_refusals, "BinaryOp": self._operator_refusals,
            "Function": self._function_refusals, "Call": _call_refusals,
        }.get(kind)
        if own is not None and (found := next(own(node, plain), None)):
            return found
        if kind == "Function":
            plain = plain and _name(node) not in ARRAY_ARGUMENTS
        return next((found for child in _children(node) if (found := self._refusal(child, plain))), None)

    def _reference_refusals(self, node: dict[str, Any], plain: bool) -> Iterator[str]:
        text = str(node["reference"])
        if _THREE_D.match(text):
            yield "reference på tværs af ark (3-D)"
        if _EXTERNAL.match(text) and not self._has_external(text):
            yield "en anden projektmappes værdier er ikke gemt i denne"
        if text.lower().startswith("_xleta."):
            yield "funktion som argument"

    def _operator_refusals(self, node: dict[str, Any], plain: bool) -> Iterator[str]:
        operator, sides = node["operator"], (node["left"], node["right"])
        if operator in (" ", ","):
            yield "fællesmængde eller forening af områder"
        if operator == ":":
            if any(side["node_type"] == "Function" and _name(side) not in ("INDEX", "OFFSET") for side in sides):
                yield "område mellem to funktioners svar"
        elif plain and any(side["node_type"] == "Reference" and self._is_range(side) for side in sides):
            yield INTERSECTION

    def _function_refusals(self, node: dict[str, Any], plain: bool) -> Iterator[str]:
        name, args = _name(node), node["args"]
        if name in self._ours or self._is_unknown(node):
            return
        if name in LACKING:
            yield f"{name} beregnes ikke her"
        if name in ("SUBTOTAL", "AGGREGATE") and self._hidden_rows:
            yield f"{name} med skjulte rækker"
        if len(args) > MOST_ARGUMENTS.get(name, len(args)):
            yield f"{name} med mere end {MOST_ARGUMENTS[name]} argumenter beregnes ikke her"
        if args and _wrong_with(name, args):
            yield f"{name} med disse argumenter beregnes ikke her"
        if _key(node) in self._bound and any(map(self._is_range, args)):
            yield "LAMBDA på et område"
        if str(node["name"]).upper().startswith(lifted.PREFIX):
            return  # goes through a range
        if name in ("ROW", "COLUMN") and len(args) == 1 and _is_line(args[0], row=name == "ROW"):
            return
        takes = RANGES.get(name, ())
        if any(self._is_range(arg) for place, arg in enumerate(args) if place not in takes):
            yield f"{name} på et område"

    def _is_range(self, node: dict[str, Any]) -> bool:
        """Whether an expression answers more than one cell, as far as its text tells."""
        kind = node["node_type"]
        if kind == "Reference":
            text = str(node["reference"]).rpartition("!")[2]
            if _bare(text) in self._bound:
                return self._is_bound_range(_bare(text))
            found = ":" in text or "[" in text
        elif kind == "Array":
            found = len(node["rows"]) > 1 or len(node["rows"][0]) > 1
        elif kind == "BinaryOp":
            found = node["operator"] == ":" or any(map(self._is_range, _children(node)))
        elif kind == "UnaryOp":
            found = node["operator"] == "#" or (node["operator"] != "@" and self._is_range(node["operand"]))
        elif kind == "Function" and _name(node) == "LET":
            found = bool(node["args"]) and self._is_range(node["args"][-1])
        elif kind == "Function":
            lifts = _name(node) in LIFTS or str(node["name"]).startswith(lifted.PREFIX)
            found = _name(node) in ANSWERS_RANGE or (lifts and any(map(self._is_range, node["args"])))
        else:
            found = False
        return found

    def _is_bound_range(self, name: str) -> bool:
        value = self._bound.pop(name)  # a name that stands for itself ends here
        try:
            return self._is_range(value)
        finally:
            self._bound[name] = value


def _call_refusals(node: dict[str, Any], plain: bool) -> Iterator[str]:
    yield "LAMBDA kaldt på stedet"


def _wrong_with(name: str, args: list[dict[str, Any]]) -> bool:
    """Whether the engine answers a function wrongly for the kind of arguments given."""
    second = args[1] if len(args) > 1 else {"node_type": "Omitted"}
    if name == "AGGREGATE":
        return not (args[0].get("value") or 99) < 14
    if name == "DATE":
        return bool(args[0].get("value") == 1900)
    if name == "LOOKUP":
        return len(args) == 3 and second["node_type"] != "Reference"
    if name == "TEXT":
        return isinstance(second.get("value"), str) and not PLAIN_FORMAT.fullmatch(second["value"])
    if name == "FILTER":
        return _is_row(second)
    return name == "SUMPRODUCT" and any(arg.get("operator") in COMPARISONS for arg in args)


def _open_ended(node: dict[str, Any]) -> bool:
    """Whether an expression may answer a range that its text does not show."""
    if node["node_type"] != "Function":
        return any(map(_open_ended, _children(node)))
    name, args = _name(node), node["args"]
    if name in ("IF", "IFS", "IFERROR", "IFNA", "CHOOSE", "SWITCH", "LET"):
        return any(map(_open_ended, args))
    return name in ("OFFSET", "INDIRECT", "XLOOKUP") or (
        name == "INDEX" and any(arg.get("value") == 0 or arg["node_type"] == "Omitted" for arg in args[1:]))


def _bindings(functions: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """What the names of LET stand for; a LAMBDA's own are taken for single values."""
    found: dict[str, dict[str, Any]] = {}
    for function in functions:
        name, args = _name(function), function["args"]
        if name == "LET":
            found |= {_bare(str(key.get("reference", ""))): value for key, value in zip(args[:-1:2], args[1::2])}
        elif name == "LAMBDA":
            found |= {_bare(str(key.get("reference", ""))): {"node_type": "Omitted"} for key in args[:-1]}
    return found


def _bare(name: str) -> str:
    return name.lower().removeprefix(_BOUND)


def _key(function: dict[str, Any]) -> str:
    return _bare(str(function["name"]))


def _is_line(node: dict[str, Any], *, row: bool) -> bool:
    """Whether a reference lies in one row (or one column) only."""
    corners = str(node.get("reference", "")).rpartition("!")[2].replace("$", "").split(":")
    pattern = r"[A-Za-z]{0,3}(\d+)" if row else r"([A-Za-z]{1,3})\d*"
    places = [re.fullmatch(pattern, corner) for corner in corners]
    return len(places) == 2 and all(places) and len({place[1].upper() for place in places if place}) == 1


def _is_row(node: dict[str, Any]) -> bool:
    """Whether an expression is a row of several cells."""
    if node["node_type"] == "Array":
        return len(node["rows"]) == 1 and len(node["rows"][0]) > 1
    if node["node_type"] == "BinaryOp" and node["operator"] != ":":
        return any(map(_is_row, _children(node)))
    return node["node_type"] == "Reference" and _is_line(node, row=True) and not _is_line(node, row=False)


def _name(node: dict[str, Any]) -> str:
    return _PREFIX.sub("", str(node["name"])).upper()


def _children(node: dict[str, Any]) -> list[dict[str, Any]]:
    kind = node["node_type"]
    if kind == "Function":
        return list(node["args"])
    if kind == "BinaryOp":
        return [node["left"], node["right"]]
    if kind == "UnaryOp":
        return [node["operand"]]
    if kind == "Array":
        return [cell for row in node["rows"] for cell in row]
    return []


def _walk(node: dict[str, Any]) -> Any:
    yield node
    for child in _children(node):
        yield from _walk(child)
