"""Formulas as the engine must have them.

Calls of ours get the calling cell in front of their arguments and a mark for
each argument left empty; structured references become A1 references; what
hosts put in front of function names is taken off.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple, TypeAlias

import formualizer

from xl.catalogue import Function
from xl.package.book import Table, column_letters

OMITTED_MARK: Final = "\u2063omitted\u2063"
"""The text that stands where a formula leaves an argument empty."""

_HOST_PREFIX: Final = r"(?:_xlfn\.|_xludf\.|_xll\.|_xldudf_|\[\d+\]!|'[^']*'!)*(?:PB[._])?"
_SPECIAL: Final = re.compile(r"#(All|Data|Headers|Totals|This Row)", re.IGNORECASE)
_COLUMN_ESCAPE: Final = re.compile(r"'(.)")


class Place(NamedTuple):
    """A formula's cell: its sheet's number and name, row and column."""

    sheet: int
    name: str
    row: int
    column: int


class Rewriter:
    """Rewrites the formulas of one workbook."""

    def __init__(self, catalogue: Mapping[str, Function], tables: Mapping[str, tuple[str, Table]]) -> None:
        """``tables`` by lower-case name: the sheet's name and the table."""
        self._catalogue = catalogue
        self._tables = tables
        names = "|".join(sorted(map(re.escape, catalogue), key=len, reverse=True))
        self._ours = re.compile(rf"(?<![\w.]){_HOST_PREFIX}(?:{names})\s*\(", re.IGNORECASE)
        self._canonical = re.compile(rf"{_HOST_PREFIX}({names})\s*\($", re.IGNORECASE)
        named = "|".join(map(re.escape, tables))
        self._tables_named = re.compile(rf"(?<![\w.])(?:{named})(?![\w.(])", re.IGNORECASE) if tables else None

    def calls_ours(self, formula: str) -> bool:
        """Whether a formula may call a function of the catalogue (its text mentions one)."""
        return self._ours.search(formula) is not None

    def names_table(self, formula: str) -> bool:
        """Whether a formula may name one of the workbook's tables."""
        return self._tables_named is not None and self._tables_named.search(formula) is not None

    def rewrite(self, formula: str, place: Place, *, first_only: bool) -> str:
        """The formula (without ``=``) for the engine, with ``=``.

        With ``first_only`` a call that is the whole formula answers its first
        cell only, and other formulas that call us are cut to theirs.
        """
        tokens = _tokens(f"={formula}")
        ours = self.calls_ours(formula)
        whole = first_only and ours and _is_one_call(tokens)
        text = _Pass(self, tokens, place, whole).text()
        return f"=INDEX({text},1,1)" if first_only and ours and not whole else f"={text}"

    def call(self, opening: str, args: list[str], place: Place, whole: bool) -> str:
        """A function call for the engine, from its opening and its arguments."""
        match = self._canonical.match(opening)
        if match is None:
            return f"{opening}{','.join(args)})"
        function = self._catalogue[match[1].upper()]
        prepared = ["ROW()", "COLUMN()", f'"{place.sheet}{"p" if whole else ""}"']
        for number, arg in enumerate(args if len(args) > 1 or args[0].strip() else []):
            parameter = function.parameters[number] if number < len(function.parameters) else None
            if not arg.strip():
                arg = f'"{OMITTED_MARK}"'
            elif parameter and parameter.arg.reference:
                prepared += _address_of(arg.strip())
            prepared.append(arg)
        return f"{function.name}({','.join(prepared)})"

    def operand(self, text: str, place: Place) -> str:
        """A reference for the engine: structured ones as A1."""
        name, bracket, rest = text.partition("[")
        if not bracket:
            found = self._tables.get(text.lower())
            return (_a1("#Data", *found, None) if found else None) or text
        found = self._tables.get(name.lower()) if name else self._around(place)
        if found is None or "!" in text or not rest.endswith("]"):
            return text
        return _a1(rest[:-1], *found, place) or text

    def _around(self, place: Place) -> tuple[str, Table] | None:
        """The table that a cell stands in."""
        return next(
            (found for found in self._tables.values()
             if found[0] == place.name and (place.row, place.column) in found[1].area), None)


_Token: TypeAlias = tuple[str, str, str]
_ARGUMENT_END: Final = frozenset({("Func", "Close"), ("Sep", "Arg")})


def _tokens(formula: str) -> list[_Token]:
    """Kind, subtype and text of each token (the tokenizer counts bytes)."""
    raw = formula.encode()
    return [
        (str(token.token_type), str(token.subtype), raw[token.start : token.end].decode())
        for token in formualizer.Tokenizer(formula).tokens()
    ]


class _Pass:
    """One walk over a formula's tokens."""

    def __init__(self, rewriter: Rewriter, tokens: list[_Token], place: Place, whole: bool) -> None:
        self._rewriter = rewriter
        self._tokens = tokens
        self._place = place
        self._whole = whole
        self._at = 0

    def text(self, stop: frozenset[tuple[str, str]] = frozenset()) -> str:
        """The rewritten text up to a token of ``stop``."""
        out: list[str] = []
        while self._at < len(self._tokens) and self._tokens[self._at][:2] not in stop:
            kind, subtype, text = self._tokens[self._at]
            self._at += 1
            if (kind, subtype) == ("Func", "Open"):
                text = self._call(text)
            elif kind in ("Paren", "Array") and subtype == "Open":
                text += self.text(frozenset({(kind, "Close")})) + self._take()
            elif (kind, subtype) == ("Operand", "Range"):
                text = self._rewriter.operand(text, self._place)
            out.append(text)
        return "".join(out)

    def _call(self, opening: str) -> str:
        args = []
        whole, self._whole = self._whole, False
        separator = ","
        while separator == ",":
            args.append(self.text(_ARGUMENT_END))
            separator = self._take()
        return self._rewriter.call(opening, args, self._place, whole)

    def _take(self) -> str:
        token = self._tokens[self._at : self._at + 1]
        self._at += 1
        return token[0][2] if token else ""


def _is_one_call(tokens: list[_Token]) -> bool:
    """Whether the formula is a single call and nothing around it."""
    depth = 0
    for number, (kind, subtype, _) in enumerate(tokens):
        if kind == "Func":
            depth += 1 if subtype == "Open" else -1
            if depth == 0:
                return number == len(tokens) - 1
        elif depth == 0:
            return False
    return False


_SIMPLE_REFERENCE: Final = re.compile(r"(?:('(?:[^']|'')+'|[\w.]+)!)?\$?[A-Za-z]{1,3}\$?\d+")


def _address_of(arg: str) -> list[str]:
    """What tells the address of a cell argument: row, column, sheet."""
    match = _SIMPLE_REFERENCE.fullmatch(arg)
    if match is None:
        return ["0", "0", '""']
    sheet = (match[1] or "").strip("'").replace("''", "'").replace('"', '""')
    return [f"ROW({arg})", f"COLUMN({arg})", f'"{sheet}"']


def _a1(inside: str, sheet: str, table: Table, place: Place | None) -> str | None:
    """A structured reference's inside as an A1 reference; ``None`` where it cannot be one."""
    specials = {word.lower() for word in _SPECIAL.findall(inside)} if "#" in inside else set()
    this_row = "this row" in specials or inside.startswith("@")
    columns = _columns(inside)
    headers = {_key(header): number for number, header in enumerate(table.headers)}
    numbers = [headers.get(_key(column)) for column in columns]
    if None in numbers or len(numbers) > 2:
        return None
    places = [number for number in numbers if number is not None] or [0, len(table.headers) - 1]
    left, right = (table.area.left + places[0], table.area.left + places[-1])
    first_data = table.area.top + table.header_row
    last_data = table.area.bottom - table.totals_row
    quoted = "'" + sheet.replace("'", "''") + "'!"
    if this_row:
        if place is None:
            return None
        ends = [f"${column_letters(column)}{place.row}" for column in (left, right)]
    else:
        top, bottom = first_data, last_data
        if "all" in specials or "headers" in specials:
            top = table.area.top
        if "headers" in specials and not specials & {"all", "data", "totals"}:
            bottom = table.area.top
        if "all" in specials or "totals" in specials:
            bottom = table.area.bottom
        if "totals" in specials and not specials & {"all", "data", "headers"}:
            top = table.area.bottom
        ends = [f"${column_letters(left)}${top}", f"${column_letters(right)}${bottom}"]
    return quoted + (ends[0] if ends[0] == ends[1] else ":".join(ends))


def _columns(inside: str) -> list[str]:
    """The column names of a structured reference: ``Col``, ``[A]:[B]``, ``[#Headers],[Col]``, ``@Col``."""
    inside = inside.strip().removeprefix("@")
    if not inside.startswith("["):
        return [] if not inside or inside.startswith("#") else [_COLUMN_ESCAPE.sub(r"\1", inside)]
    parts = re.findall(r"\[((?:[^\[\]']|'.)*)\]", inside)
    return [_COLUMN_ESCAPE.sub(r"\1", part) for part in parts if not part.startswith("#")]


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
