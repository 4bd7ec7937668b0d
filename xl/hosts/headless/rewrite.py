"""Formulas as the engine must have them.

Calls of ours get the calling cell in front of their arguments and a mark for
each argument left empty; structured references become A1 references; what
hosts put in front of function names is taken off.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final, NamedTuple

from xl.catalogue import Function
from xl.hosts.headless.names import DefinedNames
from xl.hosts.headless.structured import a1
from xl.hosts.tokens import Token, arguments_of, mention, opening, shown_call, tokens_of
from xl.package.book import Area, Table

OMITTED_MARK: Final = "\u2063omitted\u2063"
"""The text that stands where a formula leaves an argument empty."""

WHOLE, FIRST_ONLY = "w", "p"
"""What follows the calling sheet's number where the call is what the formula shows; the second where only its first
cell counts."""

_QUOTED: Final = re.compile(r"""\"(?:[^"]|"")*\"|'(?:[^']|'')*'""")


_SPILL: Final = "ANCHORARRAY("
"""How files write ``A1#``. The engine knows it of several cells only, Excel of a single one too."""

PLACED: Final = re.compile(r"(?<![\w.])(?:ROW|COLUMN)S?\((?!\))", re.IGNORECASE)
"""Questions of where an area stands; the engine takes one about the asking cell for a circle."""

_MAX_NAMES: Final = 50
"""How many names a formula may be written out with before it is taken for one that names itself."""

_RELATIVE: Final = re.compile(
    r"(?<![\w$.])(?:(?:\$?[A-Za-z]{1,3}\d+|[A-Za-z]{1,3}\$\d+)(?![\w.(!])|[A-Za-z]{1,3}:[A-Za-z]{1,3}(?![\w.]))")
"""A reference that moves with the cell that uses it."""


_WHOLE_COLUMNS: Final = re.compile(r"(?:('(?:[^']|'')+'|[\w.]+)!)?(\$?[A-Za-z]{1,3}):(\$?[A-Za-z]{1,3})")
"""A reference to whole columns."""


class NotForEngine(Exception):
    """The engine cannot be asked about a formula; says why."""


class Place(NamedTuple):
    """A formula's cell: its sheet's number and name, row and column."""

    sheet: int
    name: str
    row: int
    column: int


class Rewriter:
    """Rewrites the formulas of one workbook."""

    def __init__(
        self,
        catalogue: Mapping[str, Function],
        tables: Mapping[str, tuple[str, Table]],
        defined: DefinedNames,
        last_row: Callable[[str], int],
    ) -> None:
        """``tables`` by lower-case name: the sheet's name and the table; ``last_row`` by a sheet's name."""
        self._last_row = last_row
        self._catalogue = catalogue
        self._tables = tables
        self._defined = defined
        self._ours, self._canonical = mention(catalogue), opening(catalogue)
        self._tables_named = _any_of(tables)
        self._written_out = _any_of(defined.written_out | defined.local)

    def calls_ours(self, formula: str) -> bool:
        """Whether a formula may call a function of the catalogue (its text mentions one)."""
        return self._ours.search(formula) is not None

    def concerns(self, formula: str) -> bool:
        """Whether a formula has anything in it to rewrite."""
        return bool(
            "[" in formula or _SPILL in formula or PLACED.search(formula) or self._ours.search(formula)
            or (self._tables_named and self._tables_named.search(formula))
            or (self._written_out and self._written_out.search(formula)))

    def rewrite(self, formula: str, place: Place, *, first_only: bool) -> str:
        """The formula (without ``=``) for the engine, with ``=``.

        With ``first_only`` a call that is what the formula shows answers its first
        cell only, and other formulas that call us are cut to theirs.

        Raises:
            NotForEngine: the formula uses a name that the engine cannot have.
        """
        if self._written_out and self._written_out.search(formula):
            formula = self._with_names(formula, place, _MAX_NAMES)
        tokens = tokens_of(f"={formula}")
        ours = self.calls_ours(formula)
        shown = self._shown(tokens)
        text = _Pass(self, tokens, place, FIRST_ONLY if first_only else WHOLE, shown and shown.start).text()
        return f"=INDEX({text},1,1)" if first_only and ours and shown is None else f"={text}"

    def _shown(self, tokens: list[Token]) -> slice | None:
        """The call of ours whose answer a formula shows."""
        shown = shown_call(tokens)
        return None if shown is None or self._canonical.fullmatch(tokens[shown.start].text) is None else shown

    def _with_names(self, formula: str, place: Place, left: int) -> str:
        """The formula with the names that the engine lacks written out."""
        out = []
        tokens = tokens_of(f"={formula}")
        for kind, subtype, text in tokens:
            meaning = self._defined.text(text, place.name) if (kind, subtype) == ("Operand", "Range") else None
            if meaning is None:
                out.append(text)
                continue
            if not left:
                raise NotForEngine("navn, der peger på sig selv")
            if _RELATIVE.search(_QUOTED.sub("", meaning)):
                raise NotForEngine(f"navnet {text} er en relativ reference")
            inner = self._with_names(meaning, place, left - 1)
            out.append(inner if len(tokens) == 1 else f"({inner})")
        return "".join(out)

    def references(self, formula: str, place: Place, depth: int = 5) -> list[str]:
        """The cells and areas that a formula (without ``=``) names, by whatever name."""
        found: list[str] = []
        for kind, subtype, text in tokens_of(f"={formula}"):
            if (kind, subtype) == ("Operand", "Range"):
                meaning = self._defined.meaning(text, place.name)
                if meaning is None:
                    found.append(self.operand(text, place))
                elif depth:
                    found += self.references(meaning, place, depth - 1)
        return found

    def arguments(self, formula: str, place: Place) -> tuple[str, ...] | None:
        """The ranges that a formula's shown call of ours names as arguments, with their sheets; ``None``: it has none.

        An argument that is no plain range is told as an empty text.
        """
        tokens = tokens_of(f"={formula}")
        shown = self._shown(tokens)
        if shown is None:
            return None
        call = tokens[shown]
        return tuple(self._range(call[part], place) for part in arguments_of(call))

    def _range(self, argument: list[Token], place: Place, depth: int = 5) -> str:
        """The one range that an argument names; empty where it names none or more is done to it."""
        if [token[:2] for token in argument] != [("Operand", "Range")]:
            return ""
        meaning = self._defined.meaning(argument[0][2], place.name)
        if meaning is not None:
            return self._range(tokens_of(f"={meaning}"), place, depth - 1) if depth else ""
        text = self.operand(argument[0][2], place).replace("$", "")
        return text if "!" in text else f"{place.name}!{text}"

    def _down_to_the_last_row(self, arg: str, place: Place) -> str:
        """Whole columns cut at their sheet's last row, all at the same: the engine cuts each at its own last value."""
        match = _WHOLE_COLUMNS.fullmatch(arg.strip())
        if match is None:
            return arg
        name = match[1].strip("'").replace("''", "'") if match[1] else place.name
        sheet = f"{match[1]}!" if match[1] else ""
        return f"{sheet}{match[2]}$1:{match[3]}${self._last_row(name)}"

    def call(self, opening: str, args: list[str], place: Place, mark: str) -> str:
        """A function call for the engine, from its opening and its arguments; the one that is shown has a ``mark``."""
        match = self._canonical.fullmatch(opening)
        if opening.upper().endswith(_SPILL):
            spill = f"{args[0]}#"
            return f'IF(ISNUMBER(IFERROR(ROWS({spill}),"")),{spill},{args[0]})'
        if match is None:
            own = _own_place(opening.upper(), args[0], place) if len(args) == 1 else None
            return own or f"{opening}{','.join(args)})"
        function = self._catalogue[match["name"].upper()]
        prepared = ["ROW()", "COLUMN()", f'"{place.sheet}{mark}"']
        for number, arg in enumerate(args if len(args) > 1 or args[0].strip() else []):
            parameter = function.parameters[number] if number < len(function.parameters) else None
            if arg.strip() and parameter and parameter.arg.reference:
                prepared += _address_of(arg)
            prepared.append(self._down_to_the_last_row(arg, place) if arg.strip() else f'"{OMITTED_MARK}"')
        return f"{function.name}({','.join(prepared)})"

    def operand(self, text: str, place: Place) -> str:
        """A reference for the engine: structured ones as A1."""
        name, bracket, rest = text.partition("[")
        if not bracket:
            found = self._tables.get(text.lower())
            return a1("#Data", *found, None) if found else text
        found = self._tables.get(name.lower()) if name else self._around(place)
        if found is None or "!" in name or not rest.endswith("]"):
            return text
        return a1(rest[:-1], *found, place)

    def standing(self, place: Place) -> tuple[object, ...]:
        """Where a cell stands to the tables: cells of equal standing mean the same by their own row and table."""
        rows = [(name, 0 if table.first_row <= place.row <= table.last_row else place.row)
                for name, (_, table) in self._tables.items() if table.area.top <= place.row <= table.area.bottom]
        around = self._around(place)
        return (*rows, around and around[1].name)

    def _around(self, place: Place) -> tuple[str, Table] | None:
        """The table that a cell stands in."""
        return next(
            (found for found in self._tables.values()
             if found[0] == place.name and (place.row, place.column) in found[1].area), None)


_ARGUMENT_END: Final = frozenset({("Func", "Close"), ("Sep", "Arg")})


class _Pass:
    """One walk over a formula's tokens."""

    def __init__(self, rewriter: Rewriter, tokens: list[Token], place: Place, mark: str, marked: int | None) -> None:
        """``mark`` is that of the call whose opening is token number ``marked``."""
        self._rewriter = rewriter
        self._tokens = tokens
        self._place = place
        self._mark, self._marked = mark, marked
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
        mark = self._mark if self._at - 1 == self._marked else ""
        separator = ","
        while separator == ",":
            args.append(self.text(_ARGUMENT_END))
            separator = self._take()
        return self._rewriter.call(opening, args, self._place, mark)

    def _take(self) -> str:
        token = self._tokens[self._at : self._at + 1]
        self._at += 1
        return token[0][2] if token else ""


def _own_place(opening: str, arg: str, place: Place) -> str | None:
    """What ``ROW``, ``ROWS`` and the like answer for an area with the asking cell in it; ``None`` for all else."""
    if opening not in ("ROW(", "ROWS(", "COLUMN(", "COLUMNS("):
        return None
    sheet, _, cells = arg.strip().rpartition("!")
    try:
        area = Area.parse(cells)
    except ValueError:
        return None
    elsewhere = sheet and sheet.strip("'").replace("''", "'").casefold() != place.name.casefold()
    if elsewhere or (place.row, place.column) not in area:
        return None
    answers = {"ROWS(": area.bottom - area.top + 1, "COLUMNS(": area.right - area.left + 1}
    if area.size == 1:
        answers |= {"ROW(": area.top, "COLUMN(": area.left}
    return str(answers[opening]) if opening in answers else None


_SIMPLE_REFERENCE: Final = re.compile(r"(?:('(?:[^']|'')+'|[\w.]+)!)?\$?[A-Za-z]{1,3}\$?\d+")


def _address_of(arg: str) -> list[str]:
    """What tells the address of a cell argument: row, column, sheet."""
    match = _SIMPLE_REFERENCE.fullmatch(arg.strip("() "))
    if match is None:
        return ["0", "0", '""']
    sheet = (match[1] or "").strip("'").replace("''", "'").replace('"', '""')
    return [f"ROW({arg})", f"COLUMN({arg})", f'"{sheet}"']


def _any_of(names: Iterable[str]) -> re.Pattern[str] | None:
    """Any of some names, standing by itself."""
    named = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.compile(rf"(?<![\w.])(?:{named})(?![\w.(])", re.IGNORECASE) if named else None
